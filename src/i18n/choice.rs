//! Which language to speak: the flag, else the environment, else the setting, else what the system says, else English.

use crate::domain::Lang;

/// What may name the language, strongest first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Candidates<'a> {
    /// `--lang`.
    pub flag: Option<Lang>,
    /// The variable `MIMAMORI_LANG`.
    pub environment: Option<&'a str>,
    /// The user's settings.
    pub setting: Option<&'a str>,
    /// The system's own locale, as `system` gives it.
    pub system: Option<&'a str>,
}

impl Candidates<'_> {
    /// Returns the language of the strongest candidate that names one of ours.
    pub fn choose(&self) -> Lang {
        self.named().unwrap_or(Lang::En)
    }

    /// Returns the same; none where none names one of ours.
    pub fn named(&self) -> Option<Lang> {
        self.flag.or_else(|| [self.environment, self.setting, self.system].into_iter().flatten().find_map(lang_of))
    }
}

/// Returns the locale of the system, such as `ja-JP`; asks the environment or the platform.
pub fn system() -> Option<String> {
    sys_locale::get_locale()
}

/// Reads a locale name in any usual spelling: `ja`, `ja-JP`, `ja_JP.UTF-8`.
fn lang_of(locale: &str) -> Option<Lang> {
    let primary = locale.trim().split(['-', '_', '.', '@']).next()?;
    primary.to_ascii_lowercase().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_candidate_that_is_understood_decides() {
        let cases = [
            (Some(Lang::En), Some("ja"), Some("ja"), Some("ja-JP"), Lang::En),
            (None, Some("ja_JP.UTF-8"), Some("en"), Some("en-US"), Lang::Ja),
            (None, Some("klingon"), Some("JA"), Some("en-US"), Lang::Ja),
            (None, Some(""), None, Some("ja@calendar=japanese"), Lang::Ja),
            (None, None, None, Some("de-DE"), Lang::En),
            (None, None, None, Some("C.UTF-8"), Lang::En),
            (None, None, None, Some("jam-JM"), Lang::En),
            (None, None, None, None, Lang::En),
        ];
        for (flag, environment, setting, system, expected) in cases {
            let candidates = Candidates { flag, environment, setting, system };
            assert_eq!(candidates.choose(), expected, "{candidates:?}");
        }
    }
}
