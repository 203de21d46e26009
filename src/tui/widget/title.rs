//! Line 1: where one is, and at the right what is true of all of it; the day, which comes last, stays longest.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pen::to_cells;
use super::{Look, Pen, Phrase};
use crate::text::display;
use crate::theme::Role;

/// The program's name, the way here, and facts for the right edge.
pub struct TitleLine<'a> {
    pub name: &'a str,
    pub path: &'a [&'a str],
    /// Left to right; they leave from the left as the width shrinks.
    pub facts: &'a [Phrase<'a>],
    /// Stands for the last fact where that is too long.
    pub short: Option<&'a Phrase<'a>>,
}

/// Cells between the name and the path, and between two facts.
const GAP: u16 = 3;

/// What stands between two steps of the path.
const BETWEEN_STEPS: &str = " ▸ ";

impl TitleLine<'_> {
    /// Draws in the first row of `area`: the end of the path has precedence over the facts. Returns where the steps of the path stand;
    /// none where only its end does.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) -> Vec<Rect> {
        let mut pen = Pen::new(look, area, buffer);
        let room = pen.width().saturating_sub(2);
        let way = self.way(look, room);
        let used = pen.put_phrase(1, 0, room, &way);
        let mut left = room.saturating_sub(used + GAP);
        let mut end = 1 + room;
        let fits = |fact: &&Phrase<'_>, left: u16| to_cells(fact.width(look.cells)) <= left;
        for (index, fact) in self.facts.iter().rev().enumerate() {
            let short = self.short.filter(|_| index == 0);
            let Some(fact) = Some(fact).filter(|fact| fits(fact, left)).or(short.filter(|fact| fits(fact, left))) else { break };
            let width = to_cells(fact.width(look.cells));
            pen.put_phrase(end - width, 0, width, fact);
            end = end.saturating_sub(width + GAP);
            left = left.saturating_sub(width + GAP);
        }
        self.steps(look, area, room)
    }

    fn steps(&self, look: Look<'_>, area: Rect, room: u16) -> Vec<Rect> {
        let cells = |text: &str| to_cells(look.cells.width(&display(text)));
        let mut x = 1 + cells(self.name) + GAP;
        let mut places = Vec::new();
        for step in self.path {
            places.push(Rect { x: area.x + x, width: cells(step), height: 1, ..area });
            x += cells(step) + cells(BETWEEN_STEPS);
        }
        if x > 1 + room + cells(BETWEEN_STEPS) { Vec::new() } else { places }
    }

    /// Returns the name and the whole path, or only the path's end when they do not fit.
    fn way(&self, look: Look<'_>, room: u16) -> Phrase<'_> {
        let mut way = Phrase::new(self.name, Role::Accent);
        for (index, step) in self.path.iter().enumerate() {
            let is_last = index + 1 == self.path.len();
            way = way.then(if index == 0 { "   " } else { BETWEEN_STEPS }, Role::Dim);
            way = way.then(*step, if is_last { Role::Heading } else { Role::Text });
        }
        match self.path.last() {
            Some(last) if way.width(look.cells) > usize::from(room) => Phrase::new(*last, Role::Heading),
            _ => way,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn the_place_and_the_day_stay_longest() {
        let facts = [Phrase::from("3 of 60"), Phrase::from("Sat 21 Nov")];
        let short = Phrase::from("21 Nov");
        let cases = [
            (60, " mimamori   Book ▸ 青葉システム        3 of 60   Sat 21 Nov "),
            (46, " mimamori   Book ▸ 青葉システム    Sat 21 Nov "),
            (41, " mimamori   Book ▸ 青葉システム   21 Nov "),
            (34, " mimamori   Book ▸ 青葉システム   "),
            (20, " 青葉システム       "),
            (9, " 青葉シ… "),
        ];
        for (width, expected) in cases {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            let area = buffer.area;
            TitleLine { name: "mimamori", path: &["Book", "青葉システム"], facts: &facts, short: Some(&short) }.draw(
                look(),
                area,
                &mut buffer,
            );
            assert_eq!(rows(&buffer), [expected], "{width}");
        }
    }
}
