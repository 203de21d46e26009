//! A theme as written in its TOML file: a name, and for each role the colours and the modifiers. One of the person's own names the
//! theme it is laid over.

use std::collections::HashMap;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Deserializer};

use super::{Role, Theme};
use crate::domain::toml_fault::COLOUR;

/// The file; a role it does not name looks as in its base, or, without one, like the text around it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeFile {
    name: String,
    base: Option<Base>,
    roles: HashMap<Role, RoleStyle>,
}

/// A theme of the program that another is laid over.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Base(&'static Theme);

impl TryFrom<String> for Base {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let known: Vec<String> = Theme::names().map(|name| format!("`{name}`")).collect();
        Theme::named(&name).map(Base).ok_or_else(|| format!("unknown variant `{name}`, expected one of {}", known.join(", ")))
    }
}

/// One role's line.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RoleStyle {
    #[serde(deserialize_with = "colour")]
    fg: Option<Color>,
    #[serde(deserialize_with = "colour")]
    bg: Option<Color>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

/// Reads `#rrggbb`, the name of one of the 16 terminal colours, or `reset`.
fn colour<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Color>, D::Error> {
    let text = String::deserialize(from)?;
    let wrong = || serde::de::Error::custom(format!("invalid value: string {text:?}, expected {COLOUR}"));
    Color::from_str(&text).map(Some).map_err(|_| wrong())
}

impl ThemeFile {
    /// Parses a theme; an error names the line, the unknown role or the colour.
    pub(super) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    pub(super) fn into_theme(self) -> Theme {
        let mut styles = [Style::new(); Role::ALL.len()];
        for (role, style) in &self.roles {
            styles[*role as usize] = style.style();
        }
        Theme { name: self.name, styles }
    }

    /// Makes the person's own theme; what the file leaves out looks as in its base, the dark theme where it names none.
    pub fn over_base(self, name: &str) -> Theme {
        let base = self.base.map_or_else(|| Theme::named("dark").expect("is built in"), |base| base.0);
        let mut styles = base.styles;
        for (role, style) in &self.roles {
            let style = style.style();
            // Nothing said is nothing changed.
            if style != Style::new() {
                styles[*role as usize] = style;
            }
        }
        Theme { name: name.to_owned(), styles }
    }
}

impl RoleStyle {
    fn style(&self) -> Style {
        let modifiers = [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underlined, Modifier::UNDERLINED),
            (self.reversed, Modifier::REVERSED),
        ];
        let set = modifiers.into_iter().filter(|(is_set, _)| *is_set).fold(Modifier::empty(), |all, (_, one)| all | one);
        Style { fg: self.fg, bg: self.bg, ..Style::new() }.add_modifier(set)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_files_are_refused_with_a_reason() {
        for (text, reason) in [
            ("name = 'x'\n[roles]\nblue-ish = { bold = true }", "unknown variant"),
            ("name = 'x'\n[roles]\ntext = { fg = 'bluish' }", "expected a colour"),
            ("name = 'x'\n[roles]\ntext = { blinking = true }", "unknown field"),
        ] {
            let error = ThemeFile::parse(text).unwrap_err().to_string();
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn a_role_reads_its_line() {
        let theme = ThemeFile::parse("name = 'x'\n[roles]\nred = { fg = '#ff0000', bold = true }").unwrap().into_theme();
        assert_eq!(theme.style(Role::Red), Style::new().fg(Color::Rgb(255, 0, 0)).add_modifier(Modifier::BOLD));
        assert_eq!(theme.style(Role::Green), Style::new());
    }

    #[test]
    fn what_ones_own_file_leaves_out_looks_as_in_its_base() {
        let own: ThemeFile = toml::from_str("base = 'light'\n[roles]\nred = { fg = 'magenta' }").unwrap();
        let (own, light) = (own.over_base("mine"), Theme::named("light").unwrap());
        assert_eq!((own.name(), own.style(Role::Red)), ("mine", Style::new().fg(Color::Magenta)));
        assert!(Role::ALL.iter().filter(|role| **role != Role::Red).all(|role| own.style(*role) == light.style(*role)));
        let dark: ThemeFile = toml::from_str("").unwrap();
        assert_eq!(dark.over_base("x").style(Role::Key), Theme::named("dark").unwrap().style(Role::Key));
        assert!(toml::from_str::<ThemeFile>("base = 'purple'").unwrap_err().message().contains("expected one of `dark`"));
    }
}
