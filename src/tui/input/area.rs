//! A field of several lines on the one-line engine: the line ends are graphemes of one text, wrapped only when shown.
//!
//! Our own, as the text area kept by the ratatui organisation steps by code point and draws its own cursor, while an input method
//! follows the real one.

use std::cell::Cell;
use std::ops::Range;

use super::line::shown_width;
use super::{Change, Edit, LineInput, edit_for};
use crate::text::{self, Cells, graphemes};
use crate::tui::keys::Key;
use crossterm::event::{KeyCode, KeyEvent};

/// Several lines of text being edited.
#[derive(Clone, Debug, Default)]
pub struct TextArea {
    line: LineInput,
    /// The column that up and down keep to, in cells.
    column: Option<usize>,
    /// The shape it was last drawn in: view state, so that up and down follow the lines one sees.
    drawn: Cell<Option<(usize, Cells)>>,
}

impl TextArea {
    /// Starts with `text`, the cursor behind it.
    pub fn with_text(text: &str) -> Self {
        Self { line: LineInput::with_text(&text.replace("\r\n", "\n")), ..Self::default() }
    }

    /// Starts with `text`, the cursor before it.
    pub fn before(text: &str) -> Self {
        let mut area = Self::with_text(text);
        area.go(0);
        area
    }

    pub fn text(&self) -> &str {
        self.line.text()
    }

    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// Returns the byte offset of the cursor.
    pub fn cursor(&self) -> usize {
        self.line.cursor()
    }

    /// Types a character; `\n` begins a new line, other controls are no text.
    pub fn insert(&mut self, character: char) -> Change {
        self.column = None;
        match character {
            '\n' => self.line.splice(self.cursor()..self.cursor(), "\n"),
            other => self.line.insert(other),
        }
    }

    /// Takes a key that is no command: a character, a new line, or an edit.
    pub fn typed(&mut self, key: KeyEvent) -> Change {
        let typed = if key.code == KeyCode::Enter { Some('\n') } else { Key::typed(&key) };
        match (typed, edit_for(key)) {
            (Some(character), _) => self.insert(character),
            (None, Some(edit)) => self.apply(edit),
            (None, None) => Change::Nothing,
        }
    }

    /// Inserts pasted text, made safe; its lines stay.
    pub fn paste(&mut self, text: &str) -> Change {
        self.column = None;
        self.line.splice(self.cursor()..self.cursor(), &text::clean_input_lines(text))
    }

    /// Applies an edit; home, end and the deletions up to them keep to the line.
    pub fn apply(&mut self, edit: Edit) -> Change {
        if !matches!(edit, Edit::Up | Edit::Down) {
            self.column = None;
        }
        let (home, end) = self.line_around_cursor();
        match edit {
            Edit::Home => self.go(home),
            Edit::End => self.go(end),
            Edit::DeleteToHome => self.line.splice(home..self.cursor(), ""),
            Edit::DeleteToEnd => self.line.splice(self.cursor()..end, ""),
            Edit::Up => self.go_vertically(-1),
            Edit::Down => self.go_vertically(1),
            other => self.line.apply(other),
        }
    }

    /// Returns the byte ranges of the lines as shown in `width` cells, line ends left out.
    pub fn rows(&self, width: usize, cells: Cells) -> Vec<Range<usize>> {
        self.drawn.set(Some((width, cells)));
        self.wrapped(width, cells)
    }

    /// Returns the row and the cell of the cursor among rows from [`TextArea::rows`].
    pub fn cursor_in(&self, rows: &[Range<usize>], cells: Cells) -> (usize, usize) {
        let cursor = self.cursor();
        let row = rows.iter().rposition(|row| row.start <= cursor).unwrap_or(0);
        let start = rows.get(row).map_or(0, |row| row.start);
        (row, shown_width(text::slice(self.text(), start..cursor), cells))
    }

    fn wrapped(&self, width: usize, cells: Cells) -> Vec<Range<usize>> {
        let mut rows = Vec::new();
        let mut start = 0;
        for paragraph in self.text().split('\n') {
            let lines = text::wrap_paragraph(paragraph, width, cells);
            rows.extend(lines.into_iter().map(|line| start + line.start..start + line.end));
            start += paragraph.len() + 1;
        }
        rows
    }

    /// Returns the bytes where the line with the cursor starts and ends.
    fn line_around_cursor(&self) -> (usize, usize) {
        let (before, after) = self.text().split_at(self.cursor());
        let home = before.rfind('\n').map_or(0, |offset| offset + 1);
        (home, self.cursor() + after.find('\n').unwrap_or(after.len()))
    }

    fn go(&mut self, byte: usize) -> Change {
        let before = self.cursor();
        self.line.set_cursor(byte);
        if self.cursor() == before { Change::Nothing } else { Change::Cursor }
    }

    /// Moves by rows as last drawn, to the column where the walk began.
    fn go_vertically(&mut self, by: isize) -> Change {
        let (width, cells) = self.drawn.get().unwrap_or((usize::MAX, Cells::Narrow));
        let rows = self.wrapped(width, cells);
        let (row, cell) = self.cursor_in(&rows, cells);
        let Some((index, target)) = row.checked_add_signed(by).and_then(|row| Some((row, rows.get(row)?))) else {
            return Change::Nothing;
        };
        let column = *self.column.get_or_insert(cell);
        let is_wrapped = rows.get(index + 1).is_some_and(|next| next.start == target.end);
        let byte = byte_at(self.text(), target.clone(), column, is_wrapped, cells);
        self.go(byte)
    }
}

/// Returns the byte in `row` that stands at `column` cells, or the end of the row; of a wrapped row the last grapheme, as its end
/// is the beginning of the next.
fn byte_at(whole: &str, row: Range<usize>, column: usize, is_wrapped: bool, cells: Cells) -> usize {
    let mut used = 0;
    let mut last = row.start;
    for (offset, grapheme) in graphemes(text::slice(whole, row.clone())) {
        if used >= column {
            return row.start + offset;
        }
        used += cells.width(&text::display(grapheme));
        last = row.start + offset;
    }
    if is_wrapped { last } else { row.end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_split_joined_and_walked() {
        let mut area = TextArea::with_text("one\r\n二つ目\nthree");
        assert_eq!(area.apply(Edit::Up), Change::Cursor);
        assert_eq!(area.cursor(), 13, "five cells are within 目, the end of the row");
        area.apply(Edit::Home);
        area.apply(Edit::Backspace);
        assert_eq!(area.text(), "one二つ目\nthree");
        area.insert('\n');
        area.insert('\u{7}');
        assert_eq!(area.text(), "one\n二つ目\nthree");
        area.apply(Edit::DeleteToEnd);
        assert_eq!(area.text(), "one\n\nthree");
        assert_eq!(area.apply(Edit::Down), Change::Cursor);
        assert_eq!(area.apply(Edit::Down), Change::Nothing);
    }

    #[test]
    fn up_and_down_keep_the_column_over_short_rows() {
        let mut area = TextArea::with_text("long line\nx\nlong line");
        area.apply(Edit::Left);
        area.apply(Edit::Up);
        area.apply(Edit::Up);
        assert_eq!(area.cursor(), 8);
    }

    #[test]
    fn rows_wrap_and_the_cursor_follows() {
        let mut area = TextArea::with_text("解約の理由は価格です。\nend");
        let rows = area.rows(8, Cells::Narrow);
        let shown: Vec<&str> = rows.iter().map(|row| text::slice(area.text(), row.clone())).collect();
        assert_eq!(shown, ["解約の理", "由は価格", "です。", "end"]);
        assert_eq!(area.cursor_in(&rows, Cells::Narrow), (3, 3));
        area.apply(Edit::Up);
        assert_eq!(area.cursor_in(&rows, Cells::Narrow), (2, 4), "the next border behind the third cell");
        area.apply(Edit::Up);
        assert_eq!(area.cursor_in(&rows, Cells::Narrow).0, 1, "a row as drawn, not a whole line");
    }

    #[test]
    fn up_never_sticks_on_a_short_wrapped_row() {
        let mut area = TextArea::with_text("一二三四\n五六七。八九十");
        let rows = area.rows(8, Cells::Narrow);
        assert_eq!(rows.len(), 3);
        area.apply(Edit::End);
        let walked: Vec<usize> = (0..2).map(|_| (area.apply(Edit::Up), area.cursor_in(&rows, Cells::Narrow).0).1).collect();
        assert_eq!(walked, [1, 0]);
    }

    #[test]
    fn graphemes_are_one_step_and_marks_are_composed() {
        for (text, left) in [("x\nyか\u{3099}", "x\ny"), ("x\n👩‍🔬", "x\n"), ("x\nye\u{301}", "x\ny")] {
            let mut area = TextArea::with_text(text);
            area.apply(Edit::Left);
            assert_eq!(text::slice(area.text(), 0..area.cursor()), left, "{text}");
            area.apply(Edit::Delete);
            assert_eq!(area.text(), left, "{text}");
        }
        let mut area = TextArea::default();
        for character in "か\u{3099}".chars() {
            area.insert(character);
        }
        area.paste("\nき\u{3099}");
        assert_eq!(area.text(), "が\nぎ");
    }

    #[test]
    fn a_paste_keeps_its_lines() {
        let mut area = TextArea::default();
        area.paste("a\r\nb\x1b[0m\u{200b}");
        assert_eq!(area.text(), "a\nb");
    }
}
