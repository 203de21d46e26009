//! The last line: the few keys that matter now, as many as fit, and where to find the others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pen::to_cells;
use super::{Look, Pen, Phrase};
use crate::theme::Role;

/// A key and what it does, in the user's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint<'a> {
    pub key: &'a str,
    pub label: &'a str,
}

impl<'a> KeyHint<'a> {
    /// Returns the hint as it is drawn: the key in the accent, the label behind it.
    pub fn phrase(&self) -> Phrase<'a> {
        Phrase::new(self.key, Role::Key).then(" ", Role::Dim).then(self.label, Role::Dim)
    }
}

/// Key hints, the most important first, and one at the right edge that stays longest.
pub struct Footer<'a> {
    pub hints: &'a [KeyHint<'a>],
    pub last: Option<KeyHint<'a>>,
}

/// Cells between two hints.
const GAP: u16 = 3;

impl Footer<'_> {
    /// Draws in the first row of `area`; a hint is drawn whole or not at all. Returns where the hints drawn stand, and the last one.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) -> (Vec<Rect>, Option<Rect>) {
        let (mut places, mut at_end) = (Vec::new(), None);
        let mut pen = Pen::new(look, area, buffer);
        let mut room = pen.width().saturating_sub(1);
        if let Some(last) = self.last.as_ref().map(KeyHint::phrase) {
            let width = to_cells(last.width(look.cells));
            pen.put_phrase_right(1, 0, room.saturating_sub(1), &last);
            at_end = Some(pen.part(room.saturating_sub(width), width));
            room = room.saturating_sub(width + GAP);
        }
        let mut x = 1;
        for hint in self.hints.iter().map(KeyHint::phrase) {
            let width = to_cells(hint.width(look.cells));
            if x + width > room {
                break;
            }
            places.push(pen.part(x, width));
            x += pen.put_phrase(x, 0, width, &hint) + GAP;
        }
        (places, at_end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn as_many_hints_as_fit() {
        let hints = [
            KeyHint { key: "Enter", label: "開く" },
            KeyHint { key: "n", label: "記録" },
            KeyHint { key: "Ctrl-P", label: "すべてのコマンド" },
        ];
        let cases = [
            (60, " Enter 開く   n 記録   Ctrl-P すべてのコマンド       ? help "),
            (40, " Enter 開く   n 記録             ? help "),
            (22, " Enter 開く    ? help "),
            (9, "  ? help "),
        ];
        for (width, expected) in cases {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            let area = buffer.area;
            Footer { hints: &hints, last: Some(KeyHint { key: "?", label: "help" }) }.draw(look(), area, &mut buffer);
            assert_eq!(rows(&buffer), [expected], "{width}");
        }
    }
}
