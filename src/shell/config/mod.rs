//! The user's choices, in `config.toml` in the platform's configuration folder. A slip in it stops nothing: what is wrong is said
//! with its line, what is built in holds there, and the rest of the file holds all the same.

mod lenient;
mod write;

use crate::domain::letter::Desk;
use crate::domain::toml_fault::CURRENCY;
use crate::domain::voice::QUIET_DAYS;
use crate::domain::{Currency, Lang, TomlFault};
use crate::i18n::Words;
use crate::say;
use crate::shell::terminal::WidthSetting;
use crate::shell::working::Working;
use crate::store::Obstacle;
use crate::tui::keymap::Preset;
use crate::wording;
use serde::Deserialize;
use std::path::{Path, PathBuf};

pub use lenient::read as lenient;
pub use write::{PutError, put, write_through};

/// What the file may say; everything may be left out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The language of screens and messages.
    pub lang: Option<Lang>,
    /// The name of a theme, or `auto`.
    pub theme: Option<String>,
    /// How wide the terminal draws characters of ambiguous width.
    pub ambiguous: WidthSetting,
    /// Whose habits the keys follow, under the person's own `keys.toml`.
    pub keys: Preset,
    /// Whether clicks and the wheel are the program's, and not the terminal's.
    pub mouse: bool,
    /// Whether it opens with names and amounts hidden.
    pub private: bool,
    currency: Option<OwnCurrency>,
    /// Which days are worked.
    pub working: Working,
    /// Days between two-way touches, over those of the health model.
    pub cadence: toml::Table,
    pub survey: Survey,
    /// Who writes letters, and how they leave.
    pub mail: Desk,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            lang: None,
            theme: None,
            ambiguous: WidthSetting::default(),
            keys: Preset::default(),
            mouse: true,
            private: false,
            currency: None,
            working: Working::default(),
            cadence: toml::Table::new(),
            survey: Survey::default(),
            mail: Desk::default(),
        }
    }
}

/// A currency by its code or sign, with an error that a fault can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct OwnCurrency(Currency);

impl TryFrom<String> for OwnCurrency {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(OwnCurrency).map_err(|_| format!("invalid value: string {text:?}, expected {CURRENCY}"))
    }
}

/// How often people are asked.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Survey {
    /// For how many days nobody is asked again.
    pub quiet_days: u32,
}

impl Default for Survey {
    fn default() -> Self {
        Survey { quiet_days: QUIET_DAYS }
    }
}

/// What of the file is not used, and why. The language is one of its settings, so it is worded only when that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    path: PathBuf,
    why: Why,
}

#[derive(Clone, Debug, PartialEq)]
enum Why {
    Unreadable(Obstacle),
    /// Never empty; in the order of the lines.
    Faults(Vec<TomlFault>),
}

impl Trouble {
    /// Says for each slip where the file is wrong, what is wrong with it, and what holds.
    pub fn worded(&self, words: &Words) -> Vec<String> {
        let file = self.path.display().to_string();
        match &self.why {
            Why::Unreadable(why) => vec![say!(words, "settings-unread", problem = unreadable(words, file, why))],
            Why::Faults(faults) => {
                faults.iter().map(|fault| say!(words, "settings-ignored", problem = slip(words, &file, fault))).collect()
            }
        }
    }
}

/// Says where a file of settings is wrong, and what is wrong with it.
pub fn slip(words: &Words, file: &str, fault: &TomlFault) -> String {
    at_line(words, file.to_owned(), fault.line, wording::settings::toml_fault(words, fault))
}

/// Says that a file cannot be read, and why.
pub fn unreadable(words: &Words, file: String, why: &Obstacle) -> String {
    say!(words, "settings-unreadable", file = file, why = wording::obstacle(words, why))
}

/// Puts the place before a slip.
pub fn at_line(words: &Words, file: String, line: usize, why: String) -> String {
    say!(words, "settings-line", file = file, line = line.to_string(), why = why)
}

impl Config {
    /// Reads the file; no file is an empty one.
    pub fn read(path: &Path) -> (Config, Option<Trouble>) {
        match std::fs::read_to_string(path) {
            Ok(text) => Config::read_text(&text, path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Config::default(), None),
            Err(error) => (Config::default(), Some(Trouble { path: path.to_owned(), why: Why::Unreadable((&error).into()) })),
        }
    }

    /// Reads the text of a file.
    pub fn read_text(text: &str, path: &Path) -> (Config, Option<Trouble>) {
        let (config, faults) = lenient::read(text);
        let trouble = (!faults.is_empty()).then(|| Trouble { path: path.to_owned(), why: Why::Faults(faults) });
        (config, trouble)
    }

    /// Returns the currency of amounts that state none, where one is chosen.
    pub fn currency(&self) -> Option<Currency> {
        self.currency.map(|own| own.0)
    }
}

#[cfg(test)]
mod tests;
