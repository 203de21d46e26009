//! A list in columns. Only the rows in view are built: a table of 100,000 rows built whole costs a third of a second a frame.

mod columns;

pub use columns::{Column, ColumnWidth, Sorted};

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};

use self::columns::{Placed, gap_for, place};
use super::{Look, Pen, Phrase};
use crate::theme::Role;

/// Cells left of the first column: the mark, the marker of the selection, and air.
const GUTTER: u16 = 3;

/// A list to be drawn; its rows come from a closure.
pub struct ListTable<'a> {
    pub columns: &'a [Column<'a>],
    /// How many rows there are.
    pub rows: usize,
    pub selected: Option<usize>,
    /// Whether keys go to this list.
    pub has_focus: bool,
}

/// One row in view: a cell for each column, drawn or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow<'a> {
    pub cells: Vec<Phrase<'a>>,
    pub is_marked: bool,
}

/// Where a list is scrolled to; view state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// The first row in view.
    pub top: usize,
    /// The rows in view, as last drawn: a page.
    pub height: usize,
}

impl ListState {
    /// Scrolls as little as needed for `selected` to be among `height` rows, and never past the end.
    pub fn follow(&mut self, selected: Option<usize>, rows: usize, height: usize) {
        self.height = height;
        if let Some(selected) = selected.map(|selected| selected.min(rows.saturating_sub(1))) {
            self.top = self.top.clamp((selected + 1).saturating_sub(height.max(1)), selected);
        }
        self.top = self.top.min(rows.saturating_sub(height));
    }
}

impl ListTable<'_> {
    /// Draws the header and the rows in view, and returns the place of the selected row, where the real cursor belongs.
    pub fn draw<'r>(
        &self,
        look: Look<'_>,
        area: Rect,
        buffer: &mut Buffer,
        state: &mut ListState,
        mut row: impl FnMut(usize) -> TableRow<'r>,
    ) -> Option<Position> {
        let mut pen = Pen::new(look, area, buffer);
        let right = pen.width().saturating_sub(1);
        let gap = gap_for(self.columns, right.saturating_sub(GUTTER), look.cells);
        let placed = place(self.columns, GUTTER, right, gap);
        // On a single line the selected row says more than the header.
        let header = u16::from(pen.height() > 1);
        if header > 0 {
            self.draw_header(&mut pen, &placed);
        }
        state.follow(self.selected, self.rows, usize::from(pen.height() - header));
        let mut cursor = None;
        for (y, index) in (header..pen.height()).zip(state.top..self.rows) {
            let is_selected = self.selected == Some(index);
            self.draw_row(&mut pen, y, &placed, &row(index), is_selected);
            if is_selected && pen.width() > 1 {
                cursor = Some(Position::new(pen.area().x + 1, pen.area().y + y));
            }
        }
        cursor
    }

    fn draw_header(&self, pen: &mut Pen<'_>, placed: &[Placed]) {
        for place in placed {
            let column = &self.columns[place.index];
            let role = if column.sorted.is_some() { Role::Accent } else { Role::Dim };
            put_aligned(pen, place, 0, column.alignment, &Phrase::new(column.heading(), role));
        }
    }

    fn draw_row(&self, pen: &mut Pen<'_>, y: u16, placed: &[Placed], row: &TableRow<'_>, is_selected: bool) {
        for place in placed {
            if let Some(cell) = row.cells.get(place.index) {
                put_aligned(pen, place, y, self.columns[place.index].alignment, cell);
            }
        }
        if row.is_marked {
            pen.put(0, y, 1, "✓", Role::Marked);
        }
        if is_selected {
            let (marker, row) = if self.has_focus { (Role::Accent, Role::Selected) } else { (Role::Dim, Role::SelectedAway) };
            pen.put(1, y, 1, "▸", marker);
            pen.lay_over(Rect::new(0, y, pen.width(), 1), row);
        }
    }
}

fn put_aligned(pen: &mut Pen<'_>, place: &Placed, y: u16, alignment: Alignment, phrase: &Phrase<'_>) {
    if alignment == Alignment::Right {
        pen.put_phrase_right(place.x, y, place.width, phrase);
    } else {
        pen.put_phrase(place.x, y, place.width, phrase);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    fn columns() -> [Column<'static>; 3] {
        [
            Column::new("HEALTH", ColumnWidth::Fixed(10), 0).sorted(Some(Sorted::Ascending)),
            Column::new("ACCOUNT", ColumnWidth::Flexible { min: 8, max: 20 }, 0),
            Column::new("ARR", ColumnWidth::Fixed(5), 1).right(),
        ]
    }

    fn row(index: usize) -> TableRow<'static> {
        let name = if index.is_multiple_of(2) { "青葉システム株式会社" } else { "Northwind Trading" };
        let health = Phrase::new("D", Role::Red).then(format!(" {index}"), Role::Text).then(" 危険", Role::Red);
        TableRow { cells: vec![health, name.into(), format!("{index}K").into()], is_marked: index == 2 }
    }

    fn drawn(width: u16, height: u16, table: &ListTable<'_>, state: &mut ListState) -> (Buffer, Option<Position>, Vec<usize>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let area = buffer.area;
        let mut built = Vec::new();
        let cursor = table.draw(look(), area, &mut buffer, state, |index| {
            built.push(index);
            row(index)
        });
        (buffer, cursor, built)
    }

    #[test]
    fn draws_marks_selection_and_numbers() {
        let table = ListTable { columns: &columns(), rows: 3, selected: Some(1), has_focus: true };
        let (buffer, cursor, _) = drawn(40, 5, &table, &mut ListState::default());
        assert_eq!(
            rows(&buffer),
            [
                "   HEALTH ▴    ACCOUNT              ARR ",
                "   D 0 危険    青葉システム株式…     0K ",
                " ▸ D 1 危険    Northwind Trading     1K ",
                "✓  D 2 危険    青葉システム株式…     2K ",
                "                                        ",
            ]
        );
        assert_eq!(cursor, Some(Position::new(1, 2)));
        assert!(buffer[(20, 2)].modifier.contains(Modifier::BOLD) && !buffer[(20, 1)].modifier.contains(Modifier::BOLD));
        let (narrow, ..) = drawn(27, 2, &table, &mut ListState::default());
        assert_eq!(rows(&narrow), ["   HEALTH ▴    ACCOUNT     ", " ▸ D 1 危険    Northwind … "]);
    }

    #[test]
    fn builds_only_the_rows_in_view() {
        let mut state = ListState::default();
        let table = ListTable { columns: &columns(), rows: 100_000, selected: Some(50_000), has_focus: true };
        let (_, cursor, built) = drawn(40, 11, &table, &mut state);
        assert_eq!(built, (49_991..=50_000).collect::<Vec<_>>());
        assert_eq!((cursor, state.height), (Some(Position::new(1, 10)), 10));
        let higher = ListTable { selected: Some(49_995), ..table };
        drawn(40, 11, &higher, &mut state);
        assert_eq!(state.top, 49_991, "a selection in view does not scroll");
    }

    #[test]
    fn scrolling_stays_within_the_rows() {
        for (top, selected, rows, height, expected) in [
            (0, Some(5), 10, 3, 3),
            (8, Some(2), 10, 3, 2),
            (9, None, 10, 3, 7),
            (5, Some(99), 4, 3, 1),
            (5, None, 0, 3, 0),
            (0, Some(3), 10, 0, 3),
        ] {
            let mut state = ListState { top, height: 0 };
            state.follow(selected, rows, height);
            assert_eq!(state.top, expected, "{top} {selected:?} {rows} {height}");
        }
    }
}
