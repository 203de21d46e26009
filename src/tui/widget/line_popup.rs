//! A line to be typed in a small box, and below it what would come of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pen::to_cells;
use super::{KeyHint, Look, Pen, Phrase, Popup, draw_line};
use crate::theme::Role;
use crate::tui::input::LineInput;

/// The box; it stands beside the row it concerns, so that this stays in view.
pub struct LinePopup<'a> {
    pub title: &'a str,
    pub keys: &'a [KeyHint<'a>],
    pub line: &'a LineInput,
    pub below: &'a [Phrase<'a>],
    /// The widest it grows inside.
    pub width: u16,
}

impl LinePopup<'_> {
    /// Draws the box beside `anchor`; returns the cursor's place.
    pub fn draw(&self, look: Look<'_>, area: Rect, anchor: Rect, buffer: &mut Buffer) -> Option<Position> {
        let height = to_cells(self.below.len()).saturating_add(2).min(area.height.saturating_sub(4));
        let width = self.width.min(area.width.saturating_sub(6));
        let inner = Popup { title: self.title, keys: self.keys }.draw(look, area, anchor, (width, height), buffer);
        let field = Rect { height: inner.height.min(1), ..inner };
        let cursor = draw_line(look, field, buffer, self.line, &[]);
        let mut pen = Pen::new(look, inner, buffer);
        pen.lay_over(Rect::new(0, 0, inner.width, field.height), Role::Field);
        for (y, line) in (2..inner.height).zip(self.below) {
            pen.put_phrase(0, y, inner.width, line);
        }
        cursor
    }
}
