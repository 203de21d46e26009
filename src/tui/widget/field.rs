//! Draws the editing fields and says where the real cursor belongs, as the window of an input method follows it.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pen::to_cells;
use super::{Look, Pen};
use crate::text::{self, graphemes};
use crate::theme::Role;
use crate::tui::input::{LineInput, TextArea};

/// Draws a line being edited in the first row of `area`, parts of it (byte ranges) in roles of their own; returns the cursor's place.
pub fn draw_line(look: Look<'_>, area: Rect, buffer: &mut Buffer, line: &LineInput, parts: &[(Range<usize>, Role)]) -> Option<Position> {
    let mut pen = Pen::new(look, area, buffer);
    pen.blank();
    let view = line.view(usize::from(pen.width()), look.cells);
    write_part(&mut pen, 0, line.text(), view.range, parts);
    cursor_at(pen.area(), view.cursor, 0)
}

/// Draws several lines being edited, scrolled so that the cursor is in view; returns the cursor's place.
pub fn draw_area(look: Look<'_>, area: Rect, buffer: &mut Buffer, text: &TextArea) -> Option<Position> {
    let mut pen = Pen::new(look, area, buffer);
    pen.blank();
    let rows = text.rows(usize::from(pen.width()), look.cells);
    let (row, cell) = text.cursor_in(&rows, look.cells);
    let top = (row + 1).saturating_sub(usize::from(pen.height().max(1)));
    for (y, range) in (0..pen.height()).zip(rows.into_iter().skip(top)) {
        write_part(&mut pen, y, text.text(), range, &[]);
    }
    cursor_at(pen.area(), cell, to_cells(row - top))
}

/// Writes a byte range of `whole` grapheme by grapheme, so that cells and bytes stay together.
fn write_part(pen: &mut Pen<'_>, y: u16, whole: &str, range: Range<usize>, parts: &[(Range<usize>, Role)]) {
    let start = range.start;
    let mut x = 0;
    for (offset, grapheme) in graphemes(text::slice(whole, range)) {
        let role = parts.iter().rev().find(|(part, _)| part.contains(&(start + offset))).map_or(Role::Text, |(_, role)| *role);
        let style = pen.look.style(role);
        x += pen.write(x, y, pen.width(), &text::display(grapheme), style);
    }
}

/// Returns the screen position of a cell in `area`; behind a full line the cursor stays on the last cell.
fn cursor_at(area: Rect, cell: usize, row: u16) -> Option<Position> {
    let last = area.width.checked_sub(1)?;
    (row < area.height).then(|| Position::new(area.x + to_cells(cell).min(last), area.y + row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Cells;
    use crate::theme::Theme;
    use crate::tui::input::Edit;

    #[test]
    fn the_cursor_stands_behind_what_was_typed() {
        let look = Look { theme: Theme::named("dark").expect("shipped"), cells: Cells::Narrow };
        let area = Rect::new(2, 1, 10, 3);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 5));
        let mut line = LineInput::with_text("#青葉");
        let place = draw_line(look, area, &mut buffer, &line, &[(0..7, Role::TokenAccount)]);
        assert_eq!(place, Some(Position::new(7, 1)));
        assert_eq!(buffer[(3, 1)].symbol(), "青");
        assert_eq!(buffer[(3, 1)].fg, look.style(Role::TokenAccount).fg.expect("coloured"));
        line.apply(Edit::Left);
        assert_eq!(draw_line(look, area, &mut buffer, &line, &[]), Some(Position::new(5, 1)));

        let text = TextArea::with_text("a\nb\nc\n青葉");
        assert_eq!(draw_area(look, area, &mut buffer, &text), Some(Position::new(6, 3)));
        assert_eq!((buffer[(2, 1)].symbol(), buffer[(2, 3)].symbol()), ("b", "青"));
    }
}
