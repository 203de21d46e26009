//! A field of one line: steps by grapheme, composes what is typed (NFC), scrolls by cells, and knows where the real cursor stands.

use std::ops::Range;

use crossterm::event::KeyEvent;
use tui_input::{Input, InputRequest};
use unicode_segmentation::GraphemeCursor;

use super::{Change, Edit, edit_for};
use crate::text::{self, Cells, graphemes};
use crate::tui::keys::Key;

/// One line of text being edited.
#[derive(Clone, Debug, Default)]
pub struct LineInput {
    input: Input,
}

/// The part of a line that is in view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// The bytes in view.
    pub range: Range<usize>,
    /// Cells from the left edge of the view to the cursor.
    pub cursor: usize,
}

impl LineInput {
    /// Starts with `text`, the cursor behind it.
    pub fn with_text(text: &str) -> Self {
        Self { input: Input::new(text::nfc(text).into_owned()) }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Replaces everything; the cursor goes to the end.
    pub fn set_text(&mut self, text: &str) {
        *self = Self::with_text(text);
    }

    pub fn clear(&mut self) {
        self.input.reset();
    }

    /// Returns the byte offset of the cursor.
    pub fn cursor(&self) -> usize {
        self.text().char_indices().nth(self.input.cursor()).map_or(self.text().len(), |(offset, _)| offset)
    }

    /// Puts the cursor at a byte offset, or at the next grapheme border behind it.
    pub fn set_cursor(&mut self, byte: usize) {
        let byte = border_at_or_after(self.text(), byte);
        let characters = self.text().char_indices().take_while(|(offset, _)| *offset < byte).count();
        self.input.handle(InputRequest::SetCursor(characters));
    }

    /// Types a character; controls are no text.
    pub fn insert(&mut self, character: char) -> Change {
        if character.is_control() {
            return Change::Nothing;
        }
        self.splice(self.cursor()..self.cursor(), character.encode_utf8(&mut [0; 4]))
    }

    /// Takes a key that is no command: a character, or an edit.
    pub fn typed(&mut self, key: KeyEvent) -> Change {
        match (Key::typed(&key), edit_for(key)) {
            (Some(character), _) => self.insert(character),
            (None, Some(edit)) => self.apply(edit),
            (None, None) => Change::Nothing,
        }
    }

    /// Inserts pasted text: made safe, its line ends as spaces.
    pub fn paste(&mut self, text: &str) -> Change {
        let text = text::clean_input(text.trim_end_matches(['\r', '\n']));
        self.splice(self.cursor()..self.cursor(), &text)
    }

    /// Replaces a range of bytes, for completions and pastes; the cursor goes behind what was put in.
    pub fn splice(&mut self, range: Range<usize>, with: &str) -> Change {
        if range.is_empty() && with.is_empty() {
            return Change::Nothing;
        }
        let before = text::slice(self.text(), 0..range.start);
        let after = text::slice(self.text(), range.end..self.text().len());
        let head = text::nfc(&format!("{before}{with}")).into_owned();
        let whole = text::nfc(&format!("{head}{after}")).into_owned();
        self.input = std::mem::take(&mut self.input).with_value(whole);
        self.set_cursor(head.len());
        Change::Text
    }

    /// Applies an edit; up and down mean nothing in one line.
    pub fn apply(&mut self, edit: Edit) -> Change {
        let request = match edit {
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Right => InputRequest::GoToNextChar,
            Edit::WordLeft => InputRequest::GoToPrevWord,
            Edit::WordRight => InputRequest::GoToNextWord,
            Edit::Home => InputRequest::GoToStart,
            Edit::End => InputRequest::GoToEnd,
            Edit::Backspace => InputRequest::DeletePrevChar,
            Edit::Delete => InputRequest::DeleteNextChar,
            Edit::DeleteWordBack => InputRequest::DeletePrevWord,
            Edit::DeleteWordForward => InputRequest::DeleteNextWord,
            Edit::DeleteToHome => InputRequest::DeleteFromStart,
            Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
            Edit::Up | Edit::Down => return Change::Nothing,
        };
        match self.input.handle(request) {
            Some(changed) if changed.value => Change::Text,
            Some(_) => Change::Cursor,
            None => Change::Nothing,
        }
    }

    /// Returns what shows in `width` cells, scrolled by half a width so that the cursor is in view.
    pub fn view(&self, width: usize, cells: Cells) -> LineView {
        let cursor_byte = self.cursor();
        let cursor = shown_width(text::slice(self.text(), 0..cursor_byte), cells);
        let half = (width / 2).max(1);
        let wanted = if cursor < width.max(1) { 0 } else { ((cursor - width) / half + 1) * half };
        let (start, skipped) = first_at(self.text(), wanted, cells);
        let (length, _) = fitting(text::slice(self.text(), start..self.text().len()), width, cells);
        LineView { range: start..start + length, cursor: cursor.saturating_sub(skipped) }
    }
}

/// Returns the cells that `text` takes when shown grapheme by grapheme, made safe.
pub(super) fn shown_width(text: &str, cells: Cells) -> usize {
    graphemes(text).map(|(_, grapheme)| cells.width(&text::display(grapheme))).sum()
}

/// Returns the first grapheme border with at least `wanted` cells before it, and those cells.
fn first_at(text: &str, wanted: usize, cells: Cells) -> (usize, usize) {
    let mut before = 0;
    for (offset, grapheme) in graphemes(text) {
        if before >= wanted {
            return (offset, before);
        }
        before += cells.width(&text::display(grapheme));
    }
    (text.len(), before)
}

/// Returns the bytes and the cells of the longest beginning that fits.
fn fitting(text: &str, width: usize, cells: Cells) -> (usize, usize) {
    let mut used = 0;
    for (offset, grapheme) in graphemes(text) {
        let next = used + cells.width(&text::display(grapheme));
        if next > width {
            return (offset, used);
        }
        used = next;
    }
    (text.len(), used)
}

/// Returns `byte` when it is a grapheme border, else the next border behind it.
fn border_at_or_after(text: &str, byte: usize) -> usize {
    let byte = (byte.min(text.len())..=text.len()).find(|byte| text.is_char_boundary(*byte)).unwrap_or(text.len());
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => byte,
        _ => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> LineInput {
        let mut line = LineInput::default();
        text.chars().for_each(|character| {
            line.insert(character);
        });
        line
    }

    #[test]
    fn one_backspace_takes_one_grapheme() {
        for (text, left) in [("xか\u{3099}", "x"), ("x👩‍🔬", "x"), ("xe\u{301}", "x"), ("x葛\u{e0100}", "x"), ("xy", "x")] {
            let mut line = typed(text);
            assert_eq!(line.apply(Edit::Backspace), Change::Text);
            assert_eq!(line.text(), left, "{text}");
        }
    }

    #[test]
    fn typing_composes() {
        assert_eq!(typed("か\u{3099}").text(), "が");
        let mut line = typed("かx");
        line.apply(Edit::Left);
        line.insert('\u{3099}');
        line.insert('!');
        assert_eq!(line.text(), "が!x");
    }

    #[test]
    fn steps_and_words() {
        let mut line = LineInput::with_text("call 佐藤 👩‍🔬");
        let cases = [(Edit::Left, 12), (Edit::WordLeft, 8), (Edit::WordLeft, 5), (Edit::Home, 0), (Edit::WordRight, 5), (Edit::End, 23)];
        for (edit, cursor) in cases {
            assert_eq!(line.apply(edit), Change::Cursor);
            assert_eq!(line.cursor(), cursor, "{edit:?}");
        }
        assert_eq!(line.apply(Edit::End), Change::Nothing);
        assert_eq!(line.apply(Edit::Up), Change::Nothing);
        line.apply(Edit::DeleteToHome);
        assert!(line.is_empty());
    }

    #[test]
    fn a_paste_is_one_safe_line() {
        let mut line = typed("ab");
        line.apply(Edit::Left);
        line.paste("1\r\n2\x1b[31m\u{202e}3\n");
        assert_eq!((line.text(), line.cursor()), ("a1 23b", 5));
        assert_eq!(line.insert('\n'), Change::Nothing);
        assert_eq!(line.paste(""), Change::Nothing);
    }

    #[test]
    fn completion_replaces_a_range() {
        let mut line = LineInput::with_text("#nor call");
        line.splice(0..4, "#northwind");
        assert_eq!((line.text(), line.cursor()), ("#northwind call", 10));
    }

    #[test]
    fn the_cursor_is_always_in_view() {
        let mut line = LineInput::with_text("青葉システム ab ｶﾞ①👩‍🔬 end of a long line\u{202e}");
        line.apply(Edit::Home);
        loop {
            for cells in [Cells::Narrow, Cells::Wide] {
                for width in 1..30 {
                    let view = line.view(width, cells);
                    assert!(view.cursor <= width, "{width} {view:?}");
                    assert!(view.range.start <= line.cursor());
                    assert!(shown_width(text::slice(line.text(), view.range.clone()), cells) <= width);
                }
            }
            if line.apply(Edit::Right) == Change::Nothing {
                break;
            }
        }
        assert_eq!(LineInput::with_text("青葉").view(10, Cells::Narrow), LineView { range: 0..6, cursor: 4 });
    }
}
