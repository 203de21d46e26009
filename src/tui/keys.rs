//! Keys by name: `ctrl-p`, `f3`, `space`, `G`, and two in a row: `g t`. Letters typed through an input method's full-width mode
//! count as themselves.

mod sequence;

pub use sequence::Sequence;

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

/// Other spellings that people use, and those in which keys are shown.
const ALIASES: &[(&str, KeyCode)] = &[
    ("return", KeyCode::Enter),
    ("escape", KeyCode::Esc),
    ("shift-tab", KeyCode::BackTab),
    ("del", KeyCode::Delete),
    ("ins", KeyCode::Insert),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("page-up", KeyCode::PageUp),
    ("page-down", KeyCode::PageDown),
    ("↑", KeyCode::Up),
    ("↓", KeyCode::Down),
    ("←", KeyCode::Left),
    ("→", KeyCode::Right),
];

/// The function keys that keyboards have.
const FUNCTION_KEYS: std::ops::RangeInclusive<u8> = 1..=24;

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
        match code {
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => Key::with_control(letter, modifiers),
            KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => Key::new(KeyCode::BackTab, modifiers),
            _ => Key { code, modifiers },
        }
    }

    /// A terminal sends one byte for Ctrl and a letter: some of them are keys of their own there, and four are reported as digits.
    fn with_control(letter: char, modifiers: KeyModifiers) -> Key {
        let alone = modifiers.difference(KeyModifiers::CONTROL);
        match letter.to_ascii_lowercase() {
            'i' => Key { code: KeyCode::Tab, modifiers: alone },
            'm' => Key { code: KeyCode::Enter, modifiers: alone },
            '[' => Key { code: KeyCode::Esc, modifiers: alone },
            '4' => Key { code: KeyCode::Char('\\'), modifiers },
            '5' => Key { code: KeyCode::Char(']'), modifiers },
            '6' => Key { code: KeyCode::Char('^'), modifiers },
            '7' | '_' => Key { code: KeyCode::Char('/'), modifiers },
            letter => Key { code: KeyCode::Char(letter), modifiers },
        }
    }

    /// Returns the digit that the key types.
    pub fn digit(&self) -> Option<u32> {
        match self.code {
            KeyCode::Char(digit) if self.types() => digit.to_digit(10),
            _ => None,
        }
    }

    pub fn is_escape(&self) -> bool {
        self.code == KeyCode::Esc && self.modifiers.is_empty()
    }

    /// Returns the names of the keys that have one, to be compared with what somebody wrote.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
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
            KeyCode::F(number) => format!("F{number}"),
            _ => capitalised(&self.name()),
        };
        format!("{}{name}", self.prefix(["Ctrl-", "Alt-", "Shift-"]))
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

    fn prefix(&self, [control, alt, shift]: [&str; 3]) -> String {
        let held = |modifier, text: &str| if self.modifiers.contains(modifier) { text.to_owned() } else { String::new() };
        held(KeyModifiers::CONTROL, control) + &held(KeyModifiers::ALT, alt) + &held(KeyModifiers::SHIFT, shift)
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
        write!(f, "{}{}", self.prefix(["ctrl-", "alt-", "shift-"]), self.name())
    }
}

impl FromStr for Key {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Key, Invalid> {
        let unknown = || Invalid::UnknownWord { value: text.to_owned(), allowed: "ctrl-p, alt-x, f3, enter, space, G …".into() };
        let (modifiers, rest) = modifiers(text);
        let code = code(rest).ok_or_else(unknown)?;
        let code = match code {
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::Char(letter.to_ascii_uppercase()),
            other => other,
        };
        Ok(Key::new(code, modifiers))
    }
}

/// Takes `ctrl-`, `alt+` and the like from the front of a name.
fn modifiers(text: &str) -> (KeyModifiers, &str) {
    let (mut modifiers, mut rest) = (KeyModifiers::NONE, text);
    while let Some((modifier, left)) = modifier(rest) {
        modifiers |= modifier;
        rest = left;
    }
    (modifiers, rest)
}

fn modifier(text: &str) -> Option<(KeyModifiers, &str)> {
    let named = [("ctrl", KeyModifiers::CONTROL), ("alt", KeyModifiers::ALT), ("shift", KeyModifiers::SHIFT)];
    named.into_iter().find_map(|(name, modifier)| {
        let (_, rest) = text.split_at_checked(name.len()).filter(|(start, _)| start.eq_ignore_ascii_case(name))?;
        let rest = rest.strip_prefix(['-', '+']).filter(|rest| !rest.is_empty())?;
        Some((modifier, rest))
    })
}

fn code(name: &str) -> Option<KeyCode> {
    let mut characters = name.chars();
    if let (Some(single), None) = (characters.next(), characters.next())
        && !single.is_control()
        && !single.is_whitespace()
        && !"↑↓←→".contains(single)
    {
        return Some(KeyCode::Char(single));
    }
    let number = name.strip_prefix(['f', 'F']).and_then(|number| number.parse().ok());
    if let Some(number) = number.filter(|number| FUNCTION_KEYS.contains(number)) {
        return Some(KeyCode::F(number));
    }
    NAMES.iter().chain(ALIASES).find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_are_shown_as_on_the_keyboard() {
        for (name, shown) in [
            ("ctrl-p", "Ctrl-P"),
            ("f12", "F12"),
            ("space", "Space"),
            ("G", "G"),
            ("/", "/"),
            ("up", "↑"),
            ("ctrl-right", "Ctrl-→"),
            ("shift-down", "Shift-↓"),
        ] {
            let key: Key = name.parse().expect(name);
            assert_eq!((key.to_string().as_str(), key.shown().as_str()), (name, shown));
        }
        for wrong in ["hyper-x", "", "ctrl-", "f0", "f99", "up up", " "] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_key_may_be_spelled_as_it_is_shown_or_as_a_terminal_sends_it() {
        for (spelled, name) in [
            ("Ctrl-P", "ctrl-p"),
            ("CTRL+p", "ctrl-p"),
            ("PgUp", "pageup"),
            ("Shift-Tab", "backtab"),
            ("shift-x", "X"),
            ("Shift-F4", "shift-f4"),
            ("ctrl-i", "tab"),
            ("ctrl-m", "enter"),
            ("ctrl-[", "esc"),
            ("ctrl-5", "ctrl-]"),
            ("ctrl-_", "ctrl-/"),
            ("↑", "up"),
            ("-", "-"),
            ("ctrl--", "ctrl--"),
            ("+", "+"),
        ] {
            assert_eq!(spelled.parse::<Key>().expect(spelled).to_string(), name, "{spelled}");
        }
    }

    #[test]
    fn full_width_letters_and_reported_shift_are_the_same_key() {
        let wide = KeyEvent::new(KeyCode::Char('ｗ'), KeyModifiers::NONE);
        assert_eq!(Key::from(&wide), "w".parse().expect("a key"));
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::from(&shifted), "G".parse().expect("a key"));
    }
}
