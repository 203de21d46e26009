//! A line in Braille on two quiet axes: the ends labelled, the latest value written out, days that matter marked on the axis.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pen::to_cells;
use super::{Look, Pen};
use crate::theme::Role;

/// The dots of a cell's left and right column, from the top down (Unicode Braille patterns).
const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
/// Rows below the line: the axis and its labels.
const BELOW: u16 = 2;
/// A chart needs at least so many rows and columns.
pub const LEAST: (u16, u16) = (24, 5);

/// One line, from zero up.
pub struct LineChart<'a> {
    /// Oldest first; what is missing is a gap.
    pub points: &'a [Option<f64>],
    /// The value at the top, never below the highest point.
    pub top: f64,
    /// What stands at the top and at the bottom of the left axis.
    pub ends: (&'a str, &'a str),
    /// What stands below the first and the last point.
    pub days: (&'a str, &'a str),
    /// The latest value, right of the line.
    pub latest: &'a str,
    /// Points with a mark on the axis.
    pub marks: &'a [usize],
}

impl LineChart<'_> {
    /// Draws the chart in all of the area; nothing where there is too little of it.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
        let mut pen = Pen::new(look, area, buffer);
        if pen.width() < LEAST.0 || pen.height() < LEAST.1 {
            return;
        }
        let width_of = |text: &str| to_cells(look.cells.width(text));
        let left = width_of(self.ends.0).max(width_of(self.ends.1)) + 1;
        let right = width_of(self.latest) + 1;
        let (width, height) = (pen.width().saturating_sub(left + right), pen.height() - BELOW);
        if width < 4 {
            return;
        }
        let levels = self.levels(usize::from(width) * 2, u32::from(height) * 4);
        for y in 0..height {
            pen.put(left, y, width, &row(&levels, u32::from(y)), Role::Accent);
        }
        let end = |text: &str| left - 1 - width_of(text);
        pen.put(end(self.ends.0), 0, left, self.ends.0, Role::Dim);
        pen.put(end(self.ends.1), height - 1, left, self.ends.1, Role::Dim);
        let last = levels.iter().rev().flatten().next().map_or(height - 1, |level| u16::try_from(level / 4).unwrap_or(0));
        pen.put(left + width + 1, last.min(height - 1), right, self.latest, Role::Heading);
        self.draw_axis(&mut pen, (left, width, height));
    }

    fn draw_axis(&self, pen: &mut Pen<'_>, (left, width, height): (u16, u16, u16)) {
        pen.rule(left, height, width);
        let last = self.points.len().saturating_sub(1).max(1);
        for mark in self.marks {
            let x = usize::from(width - 1) * mark.min(&last) / last;
            pen.put(left + to_cells(x), height, 2, "▪", Role::Warning);
        }
        pen.put(left, height + 1, width, self.days.0, Role::Dim);
        let day = to_cells(pen.look.cells.width(self.days.1)).min(width);
        pen.put(left + width - day, height + 1, day, self.days.1, Role::Dim);
    }

    /// Returns the level from the top of each column of dots.
    fn levels(&self, columns: usize, rows: u32) -> Vec<Option<u32>> {
        let last = self.points.len().saturating_sub(1);
        let point = |column: usize| self.points.get(column * last / (columns - 1).max(1)).copied().flatten();
        let level = |value: f64| {
            let share = if self.top > 0.0 { (value / self.top).clamp(0.0, 1.0) } else { 0.0 };
            // A share of a few hundred rows: exact in the cast.
            rows - 1 - (share * f64::from(rows - 1)).round() as u32
        };
        (0..columns).map(|column| point(column).filter(|value| value.is_finite()).map(level)).collect()
    }
}

/// Returns a row of cells: the dots of the line, and of the ways between levels that differ by more than one.
fn row(levels: &[Option<u32>], y: u32) -> String {
    let dots = |column: usize| -> u32 {
        let Some(here) = levels.get(column).copied().flatten() else { return 0 };
        let before = column.checked_sub(1).and_then(|before| levels[before]).unwrap_or(here);
        let way = match before.cmp(&here) {
            std::cmp::Ordering::Less => before + 1..=here,
            std::cmp::Ordering::Equal => here..=here,
            std::cmp::Ordering::Greater => here..=before - 1,
        };
        way.filter(|level| level / 4 == y).filter_map(|level| DOTS[column % 2].get(level as usize % 4)).sum()
    };
    let cell = |index: usize| match dots(2 * index) + dots(2 * index + 1) {
        0 => ' ',
        dots => char::from_u32(0x2800 + dots).unwrap_or(' '),
    };
    (0..levels.len().div_ceil(2)).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    fn drawn(points: &[Option<f64>], (width, height): (u16, u16)) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let area = buffer.area;
        let chart = LineChart { points, top: 8.0, ends: ("8", "0"), days: ("1 Nov", "8 Nov"), latest: "8", marks: &[0] };
        chart.draw(look(), area, &mut buffer);
        rows(&buffer)
    }

    #[test]
    fn a_line_rises_from_the_bottom_to_the_top_between_labelled_axes() {
        let points: Vec<Option<f64>> = (0..=8).map(|value| Some(f64::from(value))).collect();
        let rows = drawn(&points, (24, 5));
        assert!(rows[0].starts_with("8 ") && rows[0].trim_end().ends_with("8"), "{rows:#?}");
        assert!(rows[0].contains(['⠉', '⠊', '⠋', '⡏', '⠒', '⡠', '⠔', '⣀', '⠤', '⢀', '⠁', '⢠', '⡎', '⢰', '⠈']), "{rows:#?}");
        assert!(
            rows[2].starts_with("0 ") && rows[3].contains("▪──") && rows[4].contains("1 Nov") && rows[4].contains("8 Nov"),
            "{rows:#?}"
        );
    }

    #[test]
    fn however_many_points_there_are_each_column_of_dots_has_one() {
        let points: Vec<Option<f64>> = (0..100_000).map(|index| Some(f64::from(index) / 20_000.0)).collect();
        let chart = LineChart { points: &points, top: 8.0, ends: ("8", "0"), days: ("", ""), latest: "", marks: &[] };
        let levels = chart.levels(40, 16);
        assert_eq!((levels.len(), levels[0], levels[39]), (40, Some(15), Some(6)));
    }

    #[test]
    fn gaps_stay_empty_and_too_little_room_draws_nothing() {
        let rows = drawn(&[None, None, None, None], (24, 5));
        assert!(rows[..3].iter().all(|row| !row.chars().any(|letter| ('\u{2801}'..='\u{28ff}').contains(&letter))), "{rows:#?}");
        assert!(drawn(&[Some(1.0)], (23, 5)).iter().all(|row| row.trim().is_empty()));
        assert!(drawn(&[Some(1.0)], (24, 4)).iter().all(|row| row.trim().is_empty()));
        assert!(drawn(&[Some(f64::NAN), Some(1.0)], (60, 9)).len() == 9);
    }
}
