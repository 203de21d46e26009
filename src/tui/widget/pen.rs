//! Puts text into a buffer: safe, clipped to an area, measured in this terminal's cells.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::Line;
use super::{Look, Phrase};
use crate::text::{self, graphemes};
use crate::theme::Role;

/// Draws within an area; positions count from the area's corner, and whatever lies outside is left out.
pub struct Pen<'a> {
    pub look: Look<'a>,
    area: Rect,
    buffer: &'a mut Buffer,
}

impl<'a> Pen<'a> {
    /// Draws in the part of `area` that lies on the screen.
    pub fn new(look: Look<'a>, area: Rect, buffer: &'a mut Buffer) -> Self {
        Self { look, area: area.intersection(buffer.area), buffer }
    }

    pub const fn width(&self) -> u16 {
        self.area.width
    }

    pub const fn height(&self) -> u16 {
        self.area.height
    }

    pub const fn area(&self) -> Rect {
        self.area
    }

    /// Returns a part of the first row, in cells of the screen.
    pub fn part(&self, x: u16, width: u16) -> Rect {
        Rect { x: self.area.x.saturating_add(x), width, height: self.area.height.min(1), ..self.area }.intersection(self.area)
    }

    /// Puts one safe line of text in at most `room` cells, cut with an ellipsis; returns the cells used.
    pub fn put(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let room = room.min(self.width().saturating_sub(x));
        let safe = text::display(text);
        let shown = self.look.cells.cut(&safe, usize::from(room));
        self.write(x, y, room, &shown, self.look.style(role))
    }

    /// Puts a phrase in at most `room` cells, cut with an ellipsis in the role of the piece that is cut; returns the cells used.
    pub fn put_phrase(&mut self, x: u16, y: u16, room: u16, phrase: &Phrase<'_>) -> u16 {
        let room = room.min(self.width().saturating_sub(x));
        let cells = self.look.cells;
        let fits = phrase.width(cells) <= usize::from(room);
        let ellipsis = cells.ellipsis();
        let limit = if fits { room } else { room.saturating_sub(to_cells(cells.width(ellipsis))) };
        let mut used = 0;
        for piece in &phrase.pieces {
            let style = self.look.style(piece.role);
            let left = limit - used;
            let is_cut = cells.width(&piece.text) > usize::from(left);
            used += self.write(x + used, y, left, cells.head(&piece.text, usize::from(left)), style);
            if is_cut {
                return used + self.write(x + used, y, room - used, ellipsis, style);
            }
        }
        used
    }

    /// Puts a phrase so that it ends `room` cells right of `x`.
    pub fn put_phrase_right(&mut self, x: u16, y: u16, room: u16, phrase: &Phrase<'_>) {
        let room = room.min(self.width().saturating_sub(x));
        let width = to_cells(phrase.width(self.look.cells)).min(room);
        self.put_phrase(x + (room - width), y, room, phrase);
    }

    /// Puts a horizontal rule of `length` cells.
    pub fn rule(&mut self, x: u16, y: u16, length: u16) {
        let length = length.min(self.width().saturating_sub(x));
        let line = self.look.line(Line::Horizontal).repeat(usize::from(length));
        self.write(x, y, length, &line, self.look.style(Role::Rule));
    }

    /// Puts a vertical rule of `length` rows.
    pub fn vertical_rule(&mut self, x: u16, y: u16, length: u16) {
        for row in y..y.saturating_add(length).min(self.height()) {
            self.write(x, row, 1, self.look.line(Line::Vertical), self.look.style(Role::Rule));
        }
    }

    /// Empties the area, for a field that is drawn over something else.
    pub fn blank(&mut self) {
        for position in self.area.positions() {
            self.buffer[position].reset();
        }
    }

    /// Lays a role over what stands in a part of the area already.
    pub fn lay_over(&mut self, part: Rect, role: Role) {
        let moved = Rect { x: self.area.x.saturating_add(part.x), y: self.area.y.saturating_add(part.y), ..part };
        self.buffer.set_style(moved.intersection(self.area), self.look.style(role));
    }

    /// Writes graphemes until `room` is full; text is expected safe.
    pub(super) fn write(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        if y >= self.height() {
            return 0;
        }
        let room = room.min(self.width().saturating_sub(x));
        let mut used = 0;
        for (_, grapheme) in graphemes(text) {
            let width = to_cells(self.look.cells.grapheme_width(grapheme));
            if used + width > room {
                break;
            }
            if width > 0 {
                self.write_grapheme(self.area.x + x + used, self.area.y + y, grapheme, width, style);
            }
            used += width;
        }
        used
    }

    /// Writes one grapheme and empties the cells behind it that it covers.
    fn write_grapheme(&mut self, x: u16, y: u16, grapheme: &str, width: u16, style: Style) {
        // The drawing library believes in narrow ambiguous characters: it is told where this terminal widens them.
        let forced = if self.look.cells.is_widened(grapheme) { NonZeroU16::new(width) } else { None };
        let option = forced.map_or(CellDiffOption::None, CellDiffOption::ForcedWidth);
        // What stood there before leaves no colour behind.
        for cell in x..x + width {
            self.buffer[(cell, y)].reset();
            self.buffer[(cell, y)].set_style(style);
        }
        self.buffer[(x, y)].set_symbol(grapheme).set_diff_option(option);
    }
}

/// Narrows a width to what a screen can have.
pub(super) fn to_cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Cells;
    use crate::theme::Theme;

    fn drawn(cells: Cells, width: u16, draw: impl FnOnce(&mut Pen<'_>)) -> Buffer {
        let theme = Theme::named("dark").expect("shipped");
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let area = buffer.area;
        draw(&mut Pen::new(Look { theme, cells }, area, &mut buffer));
        buffer
    }

    fn symbols(buffer: &Buffer) -> String {
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn text_is_cut_safe_and_folded() {
        for (text, expected) in [("青葉システム", "青 葉 …   "), ("ｶﾞx", "ガ x     "), ("a\x1b[31mb\tc", "ab c    ")] {
            let buffer = drawn(Cells::Narrow, 8, |pen| {
                pen.put(0, 0, 6, text, Role::Text);
            });
            assert_eq!(symbols(&buffer).trim_end(), expected.trim_end(), "{text}");
        }
    }

    #[test]
    fn a_phrase_is_cut_across_its_pieces() {
        let phrase = Phrase::new("D ", Role::Red).then("38", Role::Text).then(" 危険です", Role::Dim);
        for (room, used) in [(20, 13), (13, 13), (10, 10), (9, 8), (5, 5), (4, 4), (1, 1), (0, 0)] {
            let mut got = 99;
            drawn(Cells::Narrow, 20, |pen| got = pen.put_phrase(0, 0, room, &phrase));
            assert_eq!(got, used, "room {room}");
        }
    }

    #[test]
    fn wide_ambiguous_characters_get_their_two_cells() {
        let buffer = drawn(Cells::Wide, 6, |pen| {
            pen.put(0, 0, 6, "①x±", Role::Text);
        });
        assert_eq!(buffer[(0, 0)].diff_option, CellDiffOption::ForcedWidth(NonZeroU16::new(2).expect("two")));
        assert_eq!((buffer[(2, 0)].symbol(), buffer[(3, 0)].symbol()), ("x", "±"));
        let before = Buffer::filled(buffer.area, ratatui::buffer::Cell::new("?"));
        let written: Vec<u16> = before.diff(&buffer).iter().map(|(x, _, _)| *x).collect();
        assert_eq!(written, [0, 2, 3, 5], "the covered cells are not written");
    }

    #[test]
    fn text_takes_its_own_style_whatever_stood_there() {
        let buffer = drawn(Cells::Narrow, 6, |pen| {
            pen.put(0, 0, 6, "──────", Role::Rule);
            pen.put(1, 0, 4, "青", Role::Heading);
        });
        assert_eq!(buffer[(1, 0)].fg, ratatui::style::Color::Reset);
        assert_ne!(buffer[(0, 0)].fg, ratatui::style::Color::Reset);
    }

    proptest::proptest! {
        #[test]
        fn what_is_shown_is_as_wide_as_the_drawing_library_believes(text in "[a青ｶﾞﾟ①…か\u{3099}\u{301}👩🔬❤\u{fe0f}\u{200d}\u{200b}\u{1f3fd}🇯🇵한\u{1100}\u{1160}\u{11a8}क\u{94d}ष\u{e0061}]{0,12}") {
            for (_, grapheme) in graphemes(&text::display(&text)) {
                let believed = ratatui::buffer::CellWidth::cell_width(grapheme);
                proptest::prop_assert_eq!(Cells::Narrow.grapheme_width(grapheme), usize::from(believed), "{:?}", grapheme);
            }
        }
    }
}
