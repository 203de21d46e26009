//! What stands where a list would be when it is empty, loading, broken or read-only: one sentence, one key.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{KeyHint, Look, Pen};
use crate::text;
use crate::theme::Role;

/// A sentence and the key that helps.
pub struct Blank<'a> {
    pub sentence: &'a str,
    pub role: Role,
    pub key: Option<KeyHint<'a>>,
}

/// The widest line that reads well.
const MEASURE: u16 = 60;

impl Blank<'_> {
    /// Draws a third of the way down, left-aligned with the text of lists.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
        let mut pen = Pen::new(look, area, buffer);
        let left = if pen.width() > 12 { 3 } else { 0 };
        let room = pen.width().saturating_sub(left).min(MEASURE);
        let mut y = if pen.height() > 6 { pen.height() / 3 } else { 0 };
        for line in text::wrap(&text::display(self.sentence), usize::from(room), look.cells) {
            pen.put(left, y, room, line, self.role);
            y = y.saturating_add(1);
        }
        if let Some(key) = &self.key {
            pen.put_phrase(left, y.saturating_add(1), room, &key.phrase());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn one_sentence_and_one_key() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 16, 5));
        let area = buffer.area;
        let key = Some(KeyHint { key: "i", label: "取り込む" });
        Blank { sentence: "まだ顧客がありません。", role: Role::Text, key }.draw(look(), area, &mut buffer);
        assert_eq!(rows(&buffer)[..4], ["   まだ顧客があ ", "   りません。   ", "                ", "   i 取り込む   "]);
    }
}
