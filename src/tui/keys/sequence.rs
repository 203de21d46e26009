//! What runs a command: one key, or a prefix and the key after it.

use super::Key;
use crate::domain::Invalid;
use std::fmt;
use std::str::FromStr;

/// One key, or two in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sequence {
    pub first: Key,
    pub second: Option<Key>,
}

impl Sequence {
    /// Says whether both cannot be told apart: they are the same, or one ends where the other goes on.
    pub fn collides(&self, other: &Sequence) -> bool {
        self.first == other.first && (self.second.is_none() || other.second.is_none() || self.second == other.second)
    }

    /// Says whether it types a character in a field.
    pub fn types(&self) -> bool {
        self.first.types()
    }

    /// Says whether it reaches the program while an input method is on.
    pub fn survives_input_method(&self) -> bool {
        self.first.survives_input_method() && self.second.is_none_or(|second| second.survives_input_method())
    }

    /// Returns how it is shown: `Ctrl-P`, `gt`.
    pub fn shown(&self) -> String {
        self.joined(Key::shown)
    }

    /// Two plain characters stand together as one types them.
    fn joined(&self, name: impl Fn(&Key) -> String) -> String {
        let first = name(&self.first);
        let Some(second) = self.second.as_ref().map(name) else { return first };
        let is_plain = [&first, &second].iter().all(|name| name.chars().count() == 1);
        format!("{first}{}{second}", if is_plain { "" } else { " " })
    }
}

impl From<Key> for Sequence {
    fn from(first: Key) -> Sequence {
        Sequence { first, second: None }
    }
}

/// As a file spells it.
impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        self.second.map_or(Ok(()), |second| write!(f, " {second}"))
    }
}

impl FromStr for Sequence {
    type Err = Invalid;

    /// Reads `g t`, and `gt` as it is shown.
    fn from_str(text: &str) -> Result<Sequence, Invalid> {
        let mut parts = text.split_whitespace();
        match (parts.next(), parts.next(), parts.next()) {
            (Some(one), None, None) => one.parse::<Key>().map(Sequence::from).or_else(|unknown| pair(one).ok_or(unknown)),
            (Some(first), Some(second), None) => Ok(Sequence { first: first.parse()?, second: Some(second.parse()?) }),
            _ => Err(Invalid::UnknownWord { value: text.to_owned(), allowed: "ctrl-p, g t …".into() }),
        }
    }
}

fn pair(text: &str) -> Option<Sequence> {
    let mut keys = text.chars().map(|character| character.to_string().parse::<Key>().ok());
    match (keys.next(), keys.next(), keys.next()) {
        (Some(Some(first)), Some(second @ Some(_)), None) => Some(Sequence { first, second }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_keys_in_a_row_read_back() {
        for (spelled, name, shown) in [
            ("g t", "g t", "gt"),
            ("gt", "g t", "gt"),
            ("g  Enter", "g enter", "g Enter"),
            ("f5", "f5", "F5"),
            ("ctrl-x s", "ctrl-x s", "Ctrl-X s"),
        ] {
            let sequence: Sequence = spelled.parse().expect(spelled);
            assert_eq!((sequence.to_string().as_str(), sequence.shown().as_str()), (name, shown));
        }
        for wrong in ["", " ", "g t b", "gtb", "g hyper-x"] {
            assert!(wrong.parse::<Sequence>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_key_that_begins_a_sequence_collides_with_it() {
        let sequence = |text: &str| text.parse::<Sequence>().expect(text);
        assert!(sequence("g").collides(&sequence("g t")) && sequence("g t").collides(&sequence("g")));
        assert!(sequence("g t").collides(&sequence("g t")) && !sequence("g t").collides(&sequence("g b")));
        assert!(!sequence("t").collides(&sequence("g t")));
    }
}
