//! The edits that every field understands, and the keys that mean them.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// One edit of a field; steps are graphemes or words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    Home,
    End,
    Backspace,
    Delete,
    DeleteWordBack,
    DeleteWordForward,
    DeleteToHome,
    DeleteToEnd,
}

/// What an edit changed; `Nothing` lets the key mean something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Nothing,
    Cursor,
    Text,
}

/// Returns the edit a key means in a field, none for keys that belong to commands or type a character.
///
/// Ctrl-N, Ctrl-P, Ctrl-F, Ctrl-Y and Ctrl-Z are left to the command table.
pub fn edit_for(key: KeyEvent) -> Option<Edit> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let modifiers = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    if modifiers.is_empty() {
        plain(key.code)
    } else if modifiers == KeyModifiers::CONTROL {
        with_control(key.code)
    } else if modifiers == KeyModifiers::ALT {
        with_alt(key.code)
    } else {
        None
    }
}

const fn plain(code: KeyCode) -> Option<Edit> {
    Some(match code {
        KeyCode::Left => Edit::Left,
        KeyCode::Right => Edit::Right,
        KeyCode::Up => Edit::Up,
        KeyCode::Down => Edit::Down,
        KeyCode::Home => Edit::Home,
        KeyCode::End => Edit::End,
        KeyCode::Backspace => Edit::Backspace,
        KeyCode::Delete => Edit::Delete,
        _ => return None,
    })
}

/// Ctrl-H is what many terminals send for the backspace key.
const fn with_control(code: KeyCode) -> Option<Edit> {
    Some(match code {
        KeyCode::Left => Edit::WordLeft,
        KeyCode::Right => Edit::WordRight,
        KeyCode::Char('a') => Edit::Home,
        KeyCode::Char('e') => Edit::End,
        KeyCode::Char('h') => Edit::Backspace,
        KeyCode::Backspace | KeyCode::Char('w') => Edit::DeleteWordBack,
        KeyCode::Delete => Edit::DeleteWordForward,
        KeyCode::Char('u') => Edit::DeleteToHome,
        KeyCode::Char('k') => Edit::DeleteToEnd,
        _ => return None,
    })
}

const fn with_alt(code: KeyCode) -> Option<Edit> {
    Some(match code {
        KeyCode::Left | KeyCode::Char('b') => Edit::WordLeft,
        KeyCode::Right | KeyCode::Char('f') => Edit::WordRight,
        KeyCode::Backspace => Edit::DeleteWordBack,
        KeyCode::Char('d') | KeyCode::Delete => Edit::DeleteWordForward,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_edits_and_leave_commands_alone() {
        let cases = [
            (KeyCode::Left, KeyModifiers::NONE, Some(Edit::Left)),
            (KeyCode::Left, KeyModifiers::CONTROL, Some(Edit::WordLeft)),
            (KeyCode::Char('w'), KeyModifiers::CONTROL, Some(Edit::DeleteWordBack)),
            (KeyCode::Char('w'), KeyModifiers::NONE, None),
            (KeyCode::Char('z'), KeyModifiers::CONTROL, None),
            (KeyCode::Char('p'), KeyModifiers::CONTROL, None),
            (KeyCode::Backspace, KeyModifiers::ALT, Some(Edit::DeleteWordBack)),
            (KeyCode::Left, KeyModifiers::CONTROL.union(KeyModifiers::ALT), None),
        ];
        for (code, modifiers, expected) in cases {
            assert_eq!(edit_for(KeyEvent::new(code, modifiers)), expected, "{code:?} {modifiers:?}");
        }
        let released = KeyEvent::new_with_kind(KeyCode::Left, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(edit_for(released), None);
    }
}
