//! A theme as written in its TOML file: a name, and for each role the colours and the modifiers.

use std::collections::HashMap;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Deserializer};

use super::{Role, Theme};

/// The file; a role it does not name looks like the text around it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeFile {
    name: String,
    roles: HashMap<Role, RoleStyle>,
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
    Color::from_str(&text).map(Some).map_err(|_| serde::de::Error::custom(format!("not a colour: {text}")))
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
            ("name = 'x'\n[roles]\ntext = { fg = 'bluish' }", "not a colour: bluish"),
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
}
