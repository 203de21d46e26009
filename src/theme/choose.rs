//! Which theme: a setting, unless the user asked every program for no colour.

use super::Theme;

/// The terminal's own background, as far as it could be learnt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
}

/// What is known about the terminal when a theme is chosen; the caller reads the environment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `NO_COLOR` is set, or colour was switched off on the command line.
    pub no_colour: bool,
    /// The terminal shows 24-bit colours (`COLORTERM` is `truecolor` or `24bit`).
    pub true_colour: bool,
    pub background: Option<Background>,
}

impl Surroundings {
    /// Reads `NO_COLOR`, `COLORTERM` and `COLORFGBG` through the given look-up; an empty `NO_COLOR` counts as not set.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            no_colour: variable("NO_COLOR").is_some_and(|value| !value.is_empty()),
            true_colour: variable("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit"),
            background: variable("COLORFGBG").and_then(|value| background_of(&value)),
        }
    }
}

/// Reads the last part of `COLORFGBG` ("15;0"): 7 and 15 are the light backgrounds.
fn background_of(value: &str) -> Option<Background> {
    let number: u8 = value.rsplit(';').next()?.parse().ok()?;
    Some(if matches!(number, 7 | 15) { Background::Light } else { Background::Dark })
}

impl Theme {
    /// Returns the theme for a setting: a name, or `auto`; none when the setting names no theme.
    pub fn choose(setting: &str, around: Surroundings) -> Option<&'static Self> {
        match setting {
            _ if around.no_colour => Self::named("mono"),
            "auto" if !around.true_colour => Self::named("ansi"),
            "auto" if around.background == Some(Background::Light) => Self::named("light"),
            "auto" => Self::named("dark"),
            name => Self::named(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_setting_decides_unless_no_colour_is_wanted() {
        let rich = Surroundings { true_colour: true, ..Surroundings::default() };
        let cases = [
            ("auto", rich, Some("dark")),
            ("auto", Surroundings { background: Some(Background::Light), ..rich }, Some("light")),
            ("auto", Surroundings::default(), Some("ansi")),
            ("light", rich, Some("light")),
            ("light", Surroundings { no_colour: true, ..rich }, Some("mono")),
            ("purple", rich, None),
        ];
        for (setting, around, expected) in cases {
            assert_eq!(Theme::choose(setting, around).map(Theme::name), expected, "{setting} {around:?}");
        }
    }

    #[test]
    fn the_environment_is_read_as_its_conventions_say() {
        let read = |pairs: &'static [(&str, &str)]| {
            Surroundings::from_variables(|name| pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned()))
        };
        assert!(read(&[("NO_COLOR", "1")]).no_colour);
        assert!(!read(&[("NO_COLOR", "")]).no_colour);
        assert!(read(&[("COLORTERM", "truecolor")]).true_colour);
        for (value, expected) in [("15;0", Some(Background::Dark)), ("0;default;15", Some(Background::Light)), ("x", None)] {
            let around = Surroundings::from_variables(|name| (name == "COLORFGBG").then(|| value.to_owned()));
            assert_eq!(around.background, expected, "{value}");
        }
    }
}
