//! Keys by name: `ctrl-p`, `f3`, `space`, `G`. Letters typed through an input method's full-width mode count as themselves.

use crate::domain::Invalid;
use crate::text::key_fold;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::fmt;
use std::str::FromStr;

/// A key with its modifiers, in one spelling however the terminal reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

const NAMES: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

impl Key {
    fn new(code: KeyCode, modifiers: KeyModifiers) -> Key {
        let code = match code {
            KeyCode::Char(character) => KeyCode::Char(key_fold(character)),
            other => other,
        };
        // A letter says by itself whether Shift was held; terminals differ in reporting it beside.
        let kept = match code {
            KeyCode::Char(_) | KeyCode::BackTab => KeyModifiers::CONTROL | KeyModifiers::ALT,
            _ => KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT,
        };
        let modifiers = modifiers & kept;
        let code = match code {
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => KeyCode::Char(letter.to_ascii_lowercase()),
            other => other,
        };
        Key { code, modifiers }
    }

    /// Returns the character the key types, unless a modifier makes it a command.
    pub fn typed(event: &KeyEvent) -> Option<char> {
        match event.code {
            KeyCode::Char(character) if !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(character),
            _ => None,
        }
    }

    /// Says whether the key types a character in a field.
    pub fn types(&self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
    }

    /// Says whether the key reaches the program while an input method is on.
    pub fn survives_input_method(&self) -> bool {
        self.code == KeyCode::Char(' ') || !matches!(self.code, KeyCode::Char(_)) || self.modifiers.contains(KeyModifiers::CONTROL)
    }

    /// Returns how the key is shown: `Enter`, `Ctrl-P`, `F3`, `/`.
    pub fn shown(&self) -> String {
        let name = match self.code {
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Delete => "Del".to_owned(),
            KeyCode::Insert => "Ins".to_owned(),
            KeyCode::Char(letter) if letter != ' ' && self.modifiers.contains(KeyModifiers::CONTROL) => {
                letter.to_ascii_uppercase().to_string()
            }
            KeyCode::Char(letter) if letter != ' ' => letter.to_string(),
            _ => capitalised(&self.name()),
        };
        format!("{}{name}", self.prefix("Ctrl-", "Alt-"))
    }

    fn name(&self) -> String {
        match self.code {
            KeyCode::F(number) => format!("f{number}"),
            code => match NAMES.iter().find(|(_, named)| *named == code) {
                Some((name, _)) => (*name).to_owned(),
                None => code.to_string(),
            },
        }
    }

    fn prefix(&self, control: &str, alt: &str) -> String {
        let held = |modifier, text: &str| if self.modifiers.contains(modifier) { text.to_owned() } else { String::new() };
        held(KeyModifiers::CONTROL, control) + &held(KeyModifiers::ALT, alt)
    }
}

fn capitalised(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

impl From<&KeyEvent> for Key {
    fn from(event: &KeyEvent) -> Key {
        Key::new(event.code, event.modifiers)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.prefix("ctrl-", "alt-"), self.name())
    }
}

impl FromStr for Key {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Key, Invalid> {
        let unknown = || Invalid::UnknownWord { value: text.to_owned(), allowed: "ctrl-p, alt-x, f3, enter, space, G …".into() };
        let (control, rest) = text.strip_prefix("ctrl-").map_or((KeyModifiers::NONE, text), |rest| (KeyModifiers::CONTROL, rest));
        let (alt, rest) = rest.strip_prefix("alt-").map_or((KeyModifiers::NONE, rest), |rest| (KeyModifiers::ALT, rest));
        let mut characters = rest.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(single), None) => KeyCode::Char(single),
            (Some('f'), Some(_)) if rest.trim_start_matches('f').parse::<u8>().is_ok() => {
                KeyCode::F(rest.trim_start_matches('f').parse().map_err(|_| unknown())?)
            }
            _ => NAMES.iter().find(|(name, _)| *name == rest).map(|(_, code)| *code).ok_or_else(unknown)?,
        };
        Ok(Key::new(code, control | alt))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_are_shown_as_on_the_keyboard() {
        for (name, shown) in
            [("ctrl-p", "Ctrl-P"), ("f12", "F12"), ("space", "Space"), ("G", "G"), ("/", "/"), ("up", "↑"), ("ctrl-right", "Ctrl-→")]
        {
            let key: Key = name.parse().expect(name);
            assert_eq!((key.to_string().as_str(), key.shown().as_str()), (name, shown));
        }
        assert!("hyper-x".parse::<Key>().is_err());
    }

    #[test]
    fn full_width_letters_and_reported_shift_are_the_same_key() {
        let wide = KeyEvent::new(KeyCode::Char('ｗ'), KeyModifiers::NONE);
        assert_eq!(Key::from(&wide), "w".parse().expect("a key"));
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::from(&shifted), "G".parse().expect("a key"));
    }
}
