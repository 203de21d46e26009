//! The user's choices, in `config.toml` in the platform's configuration folder. A file that cannot be read stops nothing:
//! what is wrong is said, and the defaults hold.

use crate::domain::letter::Desk;
use crate::domain::voice::QUIET_DAYS;
use crate::domain::{Lang, TomlFault};
use crate::i18n::Words;
use crate::say;
use crate::shell::terminal::WidthSetting;
use crate::shell::working::Working;
use crate::store::Obstacle;
use crate::tui::keymap::Preset;
use crate::wording;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What the file may say; everything may be left out.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
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
    /// Which days are worked.
    pub working: Working,
    /// Days between two-way touches, over those of the health model.
    pub cadence: toml::Table,
    pub survey: Survey,
    /// Who writes letters, and how they leave.
    pub mail: Desk,
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

/// Why the file is not used. The language is one of its settings, so it is worded only when that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    path: PathBuf,
    why: Why,
}

#[derive(Clone, Debug, PartialEq)]
enum Why {
    Unreadable(Obstacle),
    Fault(TomlFault),
}

impl Trouble {
    /// Says where the file is wrong, what is wrong with it, and what holds.
    pub fn worded(&self, words: &Words) -> String {
        let file = self.path.display().to_string();
        let problem = match &self.why {
            Why::Unreadable(why) => unreadable(words, file, why),
            Why::Fault(fault) => at_line(words, file, fault.line, wording::settings::toml_fault(words, fault)),
        };
        say!(words, "settings-ignored", problem = problem)
    }
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
            Ok(text) => Config::parse(&text, path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Config::default(), None),
            Err(error) => (Config::default(), Some(Trouble { path: path.to_owned(), why: Why::Unreadable((&error).into()) })),
        }
    }

    fn parse(text: &str, path: &Path) -> (Config, Option<Trouble>) {
        match toml::from_str(text) {
            Ok(config) => (config, None),
            Err(error) => {
                let why = Why::Fault(TomlFault::new(text, &error));
                (Config::default(), Some(Trouble { path: path.to_owned(), why }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_sets_what_it_names_and_a_mistake_is_said_with_its_line() {
        let path = Path::new("config.toml");
        let (config, problem) = Config::parse("lang = \"ja\"\nambiguous = \"wide\"\n", path);
        assert_eq!((config.lang, config.ambiguous, problem), (Some(Lang::Ja), WidthSetting::Wide, None));
        let (config, problem) = Config::parse("lang = \"ja\"\n\ntheem = \"dark\"\n", path);
        assert_eq!(config, Config::default());
        let problem = problem.expect("an unknown name").worded(&Words::new(Lang::En));
        assert!(problem.starts_with("config.toml:3: There is no setting “theem” here"), "{problem}");
        let (_, problem) = Config::parse("[working]\ncountry = \"JP\"\ndays_off = [\n  \"2026-02-30\"]\n", path);
        let problem = problem.expect("no such day").worded(&Words::new(Lang::En));
        assert!(problem.starts_with("config.toml:3: days_off cannot be “2026-02-30”; give a day"), "{problem}");
    }

    #[test]
    fn in_japanese_no_word_of_the_toml_reader_is_left() {
        let words = Words::new(Lang::Ja);
        for (text, told) in [
            ("lang = \"xx\"", "config.toml:1：lang に「xx」は使えません。en、ja から選んでください。"),
            ("[working]\nfoo = 1", "config.toml:2：「foo」という設定はありません。使えるのは country、weekend、holidays、days_off です。"),
            ("[working]\nweekend = \"sat\"", "config.toml:2：weekend に「sat」は使えません。角かっこの一覧を書いてください。"),
            (
                "[working]\nweekend = [\"foo\"]",
                "config.toml:2：weekend に「foo」は使えません。mon、tue、wed、thu、fri、sat、sun から選んでください。",
            ),
            ("[working]\ndays_off = [\"2026-02-30\"]", "config.toml:2：days_off に「2026-02-30」は使えません。"),
            ("[working", "config.toml:1：「[working」は TOML として読めません。"),
        ] {
            let (_, trouble) = Config::parse(text, Path::new("config.toml"));
            let said = trouble.expect(text).worded(&words);
            assert!(said.starts_with(told) && said.ends_with("設定は使われません。"), "{said}");
        }
    }
}
