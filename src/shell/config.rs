//! The user's choices, in `config.toml` in the platform's configuration folder. A file that cannot be read stops nothing:
//! what is wrong is said, and the defaults hold.

use crate::domain::Lang;
use crate::shell::terminal::WidthSetting;
use crate::shell::working::Working;
use serde::Deserialize;
use std::path::Path;

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
    /// Which days are worked.
    pub working: Working,
    /// Days between two-way touches, over those of the health model.
    pub cadence: toml::Table,
}

impl Config {
    /// Reads the file; no file is an empty one. An error says the line and what is wrong with it.
    pub fn read(path: &Path) -> (Config, Option<String>) {
        match std::fs::read_to_string(path) {
            Ok(text) => Config::parse(&text, path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Config::default(), None),
            Err(error) => (Config::default(), Some(format!("{}: {error}", path.display()))),
        }
    }

    fn parse(text: &str, path: &Path) -> (Config, Option<String>) {
        match toml::from_str(text) {
            Ok(config) => (config, None),
            Err(error) => {
                let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                (Config::default(), Some(format!("{}:{line}: {}", path.display(), error.message())))
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
        let problem = problem.expect("an unknown name");
        assert!(problem.starts_with("config.toml:3:") && problem.contains("theem"), "{problem}");
        let (_, problem) = Config::parse("[working]\ncountry = \"JP\"\ndays_off = [\n  \"2026-02-30\"]\n", path);
        let problem = problem.expect("no such day");
        assert!(problem.starts_with("config.toml:3:") && problem.contains("2026-02-30"), "{problem}");
    }
}
