//! A line over time in Braille, on two quiet axes: round numbers at the left, periods below, the target as a dotted line.

use super::{cells, ticks, widest};
use crate::theme::Role;
use crate::tui::widget::{Look, Pen};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The dots of a cell's left and right column, from the top down (Unicode Braille patterns).
const DOTS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
/// What stands at the point that is chosen: all dots of a cell.
const CHOSEN: &str = "⣿";
/// Rows between two numbers of the axis.
const BETWEEN: u16 = 3;

/// A trend to be drawn.
pub struct Trend<'a> {
    /// `None`: there is no value.
    pub points: &'a [Option<f64>],
    /// What the points are called below the axis.
    pub labels: &'a [String],
    pub chosen: usize,
    pub target: Option<f64>,
    /// Writes a number of the axis.
    pub number: &'a dyn Fn(f64) -> String,
}

/// Where the line is drawn, and what its axes mean.
struct Plot {
    area: Rect,
    low: f64,
    high: f64,
    points: usize,
}

impl Trend<'_> {
    /// Draws the chart; returns the place of the chosen point.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let height = area.height.saturating_sub(2);
        let known = || self.points.iter().flatten().copied().chain(self.target);
        if height < 2 || known().next().is_none() {
            return None;
        }
        let (low, high) = known().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let marks = ticks(low, high, usize::from(height / BETWEEN).clamp(1, 5) + 1);
        let numbers: Vec<String> = marks.iter().map(|mark| (self.number)(*mark)).collect();
        let left = super::GUTTER + widest(look, numbers.iter().map(String::as_str)) + 1;
        let plot = Plot {
            area: Rect { x: area.x + left + 1, y: area.y, width: area.width.saturating_sub(left + 3), height },
            low: marks[0],
            high: marks.last().copied().unwrap_or(high),
            points: self.points.len(),
        };
        self.draw_axes(look, area, left, &plot, (&marks, &numbers), buffer);
        let mut pen = Pen::new(look, plot.area, buffer);
        if let Some(target) = self.target {
            let y = plot.dot_row(target) / 4;
            let dotted = "⠒ ".repeat(usize::from(plot.area.width / 2));
            pen.put(0, y, plot.area.width, &dotted, Role::Dim);
        }
        self.draw_line(&plot, &mut pen);
        let value = (*self.points.get(self.chosen)?)?;
        let (x, y) = (plot.dot_column(self.chosen) / 2, plot.dot_row(value) / 4);
        pen.put(x, y, 1, CHOSEN, Role::Accent);
        Some(Position::new(plot.area.x + x, plot.area.y + y))
    }

    fn draw_axes(&self, look: Look<'_>, area: Rect, left: u16, plot: &Plot, (marks, numbers): (&[f64], &[String]), buffer: &mut Buffer) {
        let mut pen = Pen::new(look, area, buffer);
        for (mark, number) in marks.iter().zip(numbers) {
            let width = cells(look.cells.width(number));
            pen.put(left.saturating_sub(width + 1), plot.dot_row(*mark) / 4, width, number, Role::Dim);
        }
        pen.vertical_rule(left, 0, plot.area.height);
        pen.rule(left, plot.area.height, plot.area.width + 1);
        self.draw_labels(look, left + 1, plot, &mut pen);
    }

    /// Names as many points as have room: the chosen one always, and of the others every so many.
    fn draw_labels(&self, look: Look<'_>, left: u16, plot: &Plot, pen: &mut Pen<'_>) {
        let y = plot.area.height + 1;
        let width = widest(look, self.labels.iter().map(String::as_str)) + 2;
        let place = |index: usize| {
            let middle = left + plot.dot_column(index) / 2;
            let label = cells(look.cells.width(&self.labels[index]));
            middle.saturating_sub(label / 2).min((left + plot.area.width + 1).saturating_sub(label))
        };
        let fit = usize::from((plot.area.width / width.max(1)).max(1));
        let every = self.labels.len().div_ceil(fit).max(1);
        let last = self.labels.len().saturating_sub(1);
        let chosen = self.chosen.min(last);
        for index in (0..self.labels.len()).filter(|index| (last - index).is_multiple_of(every)) {
            let far = place(index).abs_diff(place(chosen)) >= width;
            if far || index == chosen {
                pen.put(place(index), y, width, &self.labels[index], Role::Dim);
            }
        }
        if let Some(label) = self.labels.get(chosen) {
            pen.put(place(chosen), y, width, label, Role::Accent);
        }
    }

    fn draw_line(&self, plot: &Plot, pen: &mut Pen<'_>) {
        let mut dots = vec![vec![0_u8; usize::from(plot.area.width)]; usize::from(plot.area.height)];
        let mut set = |x: u16, y: u16| {
            if let Some(cell) = dots.get_mut(usize::from(y / 4)).and_then(|row| row.get_mut(usize::from(x / 2))) {
                *cell |= DOTS[usize::from(x % 2)][usize::from(y % 4)];
            }
        };
        let mut before: Option<(u16, u16)> = None;
        for (index, point) in self.points.iter().enumerate() {
            let here = point.map(|value| (plot.dot_column(index), plot.dot_row(value)));
            match (before, here) {
                (Some(from), Some(to)) => way(from, to).for_each(|(x, y)| set(x, y)),
                (None, Some((x, y))) => set(x, y),
                _ => {}
            }
            before = here;
        }
        for (y, row) in (0..plot.area.height).zip(&dots) {
            for (x, cell) in (0..plot.area.width).zip(row).filter(|(_, cell)| **cell > 0) {
                let symbol = char::from_u32(0x2800 + u32::from(*cell)).unwrap_or(' ').to_string();
                pen.put(x, y, 1, &symbol, Role::Text);
            }
        }
    }
}

impl Plot {
    /// Returns the column of dots of a point, evenly from the first cell to the last.
    fn dot_column(&self, index: usize) -> u16 {
        let dots = u64::from(self.area.width.max(1)) * 2 - 1;
        let steps = self.points.saturating_sub(1).max(1) as u64;
        u16::try_from(dots * index as u64 / steps).unwrap_or(u16::MAX).min(self.area.width.max(1) * 2 - 1)
    }

    /// Returns the row of dots of a value, from the top.
    fn dot_row(&self, value: f64) -> u16 {
        let dots = self.area.height * 4 - 1;
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        dots - (share * f64::from(dots)).round() as u16
    }
}

/// Goes from one dot to another; every column has at least one.
fn way((x, y): (u16, u16), (to_x, to_y): (u16, u16)) -> impl Iterator<Item = (u16, u16)> {
    let steps = to_x.abs_diff(x).max(to_y.abs_diff(y)).max(1);
    (0..=steps).map(move |step| {
        let at = |from: u16, to: u16| {
            let share = f64::from(step) / f64::from(steps);
            (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u16
        };
        (at(x, to_x), at(y, to_y))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn a_line_has_its_axes_its_labels_and_its_target() {
        let labels: Vec<String> = ["Jan", "Feb", "Mar", "Apr"].map(str::to_owned).to_vec();
        let trend = Trend {
            points: &[Some(0.0), Some(100.0), None, Some(50.0)],
            labels: &labels,
            chosen: 3,
            target: Some(50.0),
            number: &|value| value.to_string(),
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 8));
        let area = buffer.area;
        let place = trend.draw(look(), area, &mut buffer);
        let rows = rows(&buffer);
        assert!(rows[0].contains("100") && rows[5].contains("0 │"), "{rows:?}");
        assert!(rows[7].contains("Jan") && rows[7].contains("Apr"), "{rows:?}");
        assert!(rows.iter().any(|row| row.contains("⠒ ⠒")), "the target: {rows:?}");
        assert!(place.is_some_and(|place| rows[usize::from(place.y)].contains(CHOSEN)), "{rows:?}");
        let empty = Trend { points: &[None], labels: &labels[..1], target: None, chosen: 0, number: &|_| String::new() };
        assert_eq!(empty.draw(look(), area, &mut buffer), None, "nothing is known");
    }
}
