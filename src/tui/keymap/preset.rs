//! Keys that come with the program and are laid over those of the table: one small file each.

use serde::{Deserialize, Serialize};

/// Whose habits the keys follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    #[default]
    Standard,
    Vim,
    Emacs,
}

impl Preset {
    pub const ALL: [Preset; 3] = [Preset::Standard, Preset::Vim, Preset::Emacs];

    /// Returns its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Preset::Standard => "standard",
            Preset::Vim => "vim",
            Preset::Emacs => "emacs",
        }
    }

    /// Returns its file, in the form of a person's own.
    pub fn text(self) -> &'static str {
        match self {
            Preset::Standard => include_str!("../../../assets/keys/standard.toml"),
            Preset::Vim => include_str!("../../../assets/keys/vim.toml"),
            Preset::Emacs => include_str!("../../../assets/keys/emacs.toml"),
        }
    }
}
