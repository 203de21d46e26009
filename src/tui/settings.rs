//! What the screen of settings shows. It changes nothing itself: the shell keeps the settings.

use crate::domain::{HeldSetting, Setting};

/// Every setting as it holds, and what can be chosen beyond fixed words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsView {
    pub held: Vec<HeldSetting>,
    pub themes: Vec<ThemeName>,
    /// Where a change is written; none where the platform knows no place for it.
    pub file: Option<String>,
}

/// What a theme can be chosen by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeName {
    pub name: String,
    /// Whether it is from a file of the person's own.
    pub is_own: bool,
}

impl SettingsView {
    pub fn of(&self, setting: Setting) -> Option<&HeldSetting> {
        self.held.iter().find(|held| held.setting == setting)
    }
}
