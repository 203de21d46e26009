//! A table of shares as a map: each cell has its percent, and a block that is the fuller the larger it is.

use super::{GUTTER, first_in_view, mark, widest};
use crate::theme::Role;
use crate::tui::widget::{Look, Pen};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells of one share: air, block, three digits, air.
const CELL: u16 = 6;

/// A map to be drawn.
pub struct Heat<'a> {
    /// What the rows are called, and a number beside.
    pub rows: &'a [(String, String)],
    pub heading: (&'a str, &'a str),
    pub columns: &'a [String],
    /// Fractions; `None`: there is none.
    pub cells: &'a [Vec<Option<f64>>],
    /// Row and column.
    pub chosen: (usize, usize),
}

impl Heat<'_> {
    /// Draws heading and rows, as many columns as fit, the chosen one among them; returns the place of the chosen cell.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let mut pen = Pen::new(look, area, buffer);
        let name = widest(look, self.rows.iter().map(|(name, _)| name.as_str()).chain([self.heading.0])).min(area.width / 3);
        let size = widest(look, self.rows.iter().map(|(_, size)| size.as_str()).chain([self.heading.1]));
        let left = GUTTER + name + 2 + size + 1;
        let fit = usize::from(area.width.saturating_sub(left + 1) / CELL);
        let start = first_in_view(self.chosen.1, self.columns.len(), fit);
        pen.put(GUTTER, 0, name, self.heading.0, Role::Dim);
        right(&mut pen, GUTTER + name + 2, 0, size, self.heading.1, Role::Dim);
        for (x, column) in (left..).step_by(usize::from(CELL)).zip(self.columns.iter().skip(start).take(fit)) {
            right(&mut pen, x, 0, CELL - 1, column, Role::Dim);
        }
        let first = first_in_view(self.chosen.0, self.rows.len(), usize::from(area.height.saturating_sub(1)));
        let mut place = None;
        for (y, (index, (label, count))) in (1..area.height).zip(self.rows.iter().enumerate().skip(first)) {
            pen.put(GUTTER, y, name, label, Role::Text);
            right(&mut pen, GUTTER + name + 2, y, size, count, Role::Dim);
            if index == self.chosen.0 {
                mark(&mut pen, y);
            }
            let shares = self.cells.get(index).map(Vec::as_slice).unwrap_or_default();
            for (x, (column, share)) in (left..).step_by(usize::from(CELL)).zip(shares.iter().enumerate().skip(start).take(fit)) {
                draw_share(&mut pen, x, y, *share);
                if (index, column) == self.chosen {
                    pen.lay_over(Rect::new(x, y, CELL, 1), Role::Match);
                    place = Some(Position::new(area.x + x, area.y + y));
                }
            }
        }
        place
    }
}

fn draw_share(pen: &mut Pen<'_>, x: u16, y: u16, share: Option<f64>) {
    let Some(share) = share else {
        right(pen, x, y, CELL - 1, "–", Role::Dim);
        return;
    };
    let (block, role) = match share {
        0.9.. => ("█", Role::Green),
        0.75.. => ("▓", Role::Green),
        0.5.. => ("▒", Role::Yellow),
        _ => ("░", Role::Red),
    };
    // Where blocks take two cells they stand without air.
    let width = super::cells(pen.look.cells.width(block)).clamp(1, 2);
    pen.put(x + 2 - width, y, width, block, role);
    right(pen, x + 2, y, CELL - 3, &format!("{:.0}", share * 100.0), Role::Text);
}

fn right(pen: &mut Pen<'_>, x: u16, y: u16, room: u16, text: &str, role: Role) {
    let width = super::cells(pen.look.cells.width(text)).min(room);
    pen.put(x + room - width, y, width, text, role);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn a_map_has_a_number_in_every_cell() {
        let names = [("2026 Q1".to_owned(), "12".to_owned()), ("2026 Q2".to_owned(), "3".to_owned())];
        let columns: Vec<String> = ["0", "+1", "+2"].map(str::to_owned).to_vec();
        let cells = [vec![Some(1.0), Some(0.8), Some(0.333)], vec![Some(0.5), None]];
        let heat = Heat { rows: &names, heading: ("began", "n"), columns: &columns, cells: &cells, chosen: (0, 2) };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 36, 3));
        let area = buffer.area;
        let place = heat.draw(look(), area, &mut buffer);
        assert_eq!(
            rows(&buffer),
            ["   began     n     0    +1    +2    ", " ▸ 2026 Q1  12  █100  ▓ 80  ░ 33    ", "   2026 Q2   3  ▒ 50     –          "]
        );
        assert_eq!(place, Some(Position::new(27, 1)));
        let mut narrow = Buffer::empty(Rect::new(0, 0, 22, 3));
        let area = narrow.area;
        heat.draw(look(), area, &mut narrow);
        assert!(rows(&narrow)[0].contains("+2"), "the chosen column is in view: {:?}", rows(&narrow));
    }
}
