//! How an amount went from one day to another: a bar for each step, hanging where the one before ended. Gains and losses differ in
//! fill and sign.

use super::{GUTTER, first_in_view, length, mark, widest};
use crate::theme::Role;
use crate::tui::widget::{Look, Pen};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Stands by itself.
    Total,
    Gain,
    Loss,
}

/// The steps: name, amount (never below zero) and how it is written.
pub struct Steps<'a> {
    pub steps: &'a [(Step, String, f64, String)],
    pub chosen: usize,
}

impl Steps<'_> {
    /// Draws a row for each step, with air between them where there is room; returns the place of the chosen one.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let mut pen = Pen::new(look, area, buffer);
        let label = widest(look, self.steps.iter().map(|(_, name, ..)| name.as_str())).min(area.width / 3);
        let amount = widest(look, self.steps.iter().map(|(.., text)| text.as_str()));
        let left = GUTTER + label + 2;
        let room = area.width.saturating_sub(left + amount + 3);
        let spans = self.spans();
        let most = spans.iter().map(|(_, to)| *to).fold(0.0, f64::max);
        let every = if usize::from(area.height) >= 2 * self.steps.len() { 2 } else { 1 };
        let first = first_in_view(self.chosen, self.steps.len(), usize::from(area.height / every));
        let mut place = None;
        for ((y, (step, name, _, text)), (from, to)) in
            (0..area.height).step_by(usize::from(every)).zip(&self.steps[first..]).zip(&spans[first..])
        {
            let start = if *from <= 0.0 { 0 } else { length(*from, most, room) };
            let end = length(*to, most, room).max(start);
            let bar = if to > from { (end - start).max(1) } else { 0 };
            let (fill, role) = match step {
                Step::Total => ("█", Role::Text),
                Step::Gain => ("▓", Role::Green),
                Step::Loss => ("░", Role::Red),
            };
            pen.put(GUTTER, y, label, name, Role::Text);
            pen.put(left + start.min(room.saturating_sub(bar)), y, bar, &fill.repeat(usize::from(bar)), role);
            let width = super::cells(look.cells.width(text));
            let role = if to > from { role } else { Role::Dim };
            pen.put(left + room + 2 + amount.saturating_sub(width), y, width, text, role);
            if self.steps.get(self.chosen).is_some_and(|(_, chosen, ..)| chosen == name) {
                mark(&mut pen, y);
                place = Some(Position::new(area.x + 1, area.y + y));
            }
        }
        place
    }

    /// Returns where each bar begins and ends.
    fn spans(&self) -> Vec<(f64, f64)> {
        let mut at = 0.0;
        let span = |(step, _, amount, _): &(Step, String, f64, String)| match step {
            Step::Total => {
                at = *amount;
                (0.0, *amount)
            }
            Step::Gain => {
                at += amount;
                (at - amount, at)
            }
            Step::Loss => {
                at -= amount;
                (at, at + amount)
            }
        };
        self.steps.iter().map(span).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn each_bar_hangs_where_the_one_before_ended() {
        let step = |step, name: &str, amount, text: &str| (step, name.to_owned(), amount, text.to_owned());
        let steps = [
            step(Step::Total, "opening", 100.0, "100"),
            step(Step::Gain, "new", 50.0, "+50"),
            step(Step::Loss, "churn", 100.0, "−100"),
            step(Step::Total, "closing", 50.0, "50"),
        ];
        let mut buffer = Buffer::empty(Rect::new(0, 0, 34, 4));
        let area = buffer.area;
        let place = Steps { steps: &steps, chosen: 2 }.draw(look(), area, &mut buffer);
        assert_eq!(
            rows(&buffer),
            [
                "   opening  ██████████        100 ",
                "   new                ▓▓▓▓▓   +50 ",
                " ▸ churn         ░░░░░░░░░░  −100 ",
                "   closing  █████              50 ",
            ]
        );
        assert_eq!(place, Some(Position::new(1, 2)));
    }
}
