//! Keeps an answer of the terminal that comes too late from being read as typing: `ESC ] 11 ; rgb:1010/1414/1a1a ESC \\` would
//! otherwise open the palette with its colon.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// What a colour report is spelled with.
const SPELLING: &str = "0123456789abcdefABCDEF;:/rg";

/// Watches the keys for the beginning of a colour report, and swallows it to its end.
#[derive(Debug, Default)]
pub struct LateAnswers {
    is_inside: bool,
}

impl LateAnswers {
    /// Says whether an event is part of a late answer, and nobody's key.
    pub fn swallows(&mut self, event: &Event) -> bool {
        let Event::Key(KeyEvent { code: KeyCode::Char(character), modifiers, .. }) = event else {
            self.is_inside = false;
            return false;
        };
        let with = |modifier| modifiers.contains(modifier);
        let begins = *character == ']' && with(KeyModifiers::ALT);
        let ends = (*character == '\\' && with(KeyModifiers::ALT)) || (*character == 'g' && with(KeyModifiers::CONTROL));
        let was_inside = self.is_inside;
        self.is_inside = begins || (was_inside && !ends && modifiers.is_empty() && SPELLING.contains(*character));
        begins || (was_inside && (ends || self.is_inside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<Event> {
        let key = |code, modifiers| Event::Key(KeyEvent::new(KeyCode::Char(code), modifiers));
        text.chars()
            .map(|character| match character {
                '⟨' => key(']', KeyModifiers::ALT),
                '⟩' => key('\\', KeyModifiers::ALT),
                '␇' => key('g', KeyModifiers::CONTROL),
                other => key(other, KeyModifiers::NONE),
            })
            .collect()
    }

    #[test]
    fn only_the_answer_is_swallowed() {
        for (text, left) in [("⟨11;rgb:1010/1414/1a1a⟩:x", 2), ("n⟨11;rgb:ffff/ffff/ffff␇q", 2), ("⟨1x", 1), (":rgb", 4)] {
            let mut late = LateAnswers::default();
            assert_eq!(typed(text).iter().filter(|event| !late.swallows(event)).count(), left, "{text}");
        }
    }
}
