//! Bars side by side in a list: a name, a bar of which a part may be filled otherwise, and the value written out.

use super::{GUTTER, first_in_view, length, mark, widest};
use crate::theme::Role;
use crate::tui::widget::{Look, Pen};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub name: String,
    pub value: f64,
    /// What of the value is filled otherwise, from the left.
    pub part: f64,
    /// What stands right of it.
    pub text: String,
    pub role: Role,
}

/// Bars to be drawn.
pub struct Bars<'a> {
    pub bars: &'a [Bar],
    pub chosen: usize,
}

impl Bars<'_> {
    /// Draws a row for each bar, as many as fit; returns the place of the chosen one.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let mut pen = Pen::new(look, area, buffer);
        let name = widest(look, self.bars.iter().map(|bar| bar.name.as_str())).min(area.width / 3);
        let text = widest(look, self.bars.iter().map(|bar| bar.text.as_str())).min(area.width / 2);
        let left = GUTTER + name + 2;
        let room = area.width.saturating_sub(left + text + 3);
        let most = self.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
        let first = first_in_view(self.chosen, self.bars.len(), usize::from(area.height));
        let mut place = None;
        for (y, (index, bar)) in (0..area.height).zip(self.bars.iter().enumerate().skip(first)) {
            let whole = length(bar.value, most, room);
            let part = length(bar.part, most, room).min(whole);
            pen.put(GUTTER, y, name, &bar.name, Role::Text);
            pen.put(left, y, part, &"▒".repeat(usize::from(part)), Role::Red);
            pen.put(left + part, y, whole - part, &"█".repeat(usize::from(whole - part)), bar.role);
            let width = super::cells(look.cells.width(&bar.text)).min(text);
            pen.put(left + room + 2 + text - width, y, width, &bar.text, Role::Text);
            if index == self.chosen {
                mark(&mut pen, y);
                place = Some(Position::new(area.x + 1, area.y + y));
            }
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn bars_share_a_scale_and_scroll_with_what_is_chosen() {
        let bar = |name: &str, value, part| Bar { name: name.into(), value, part, text: format!("{value}"), role: Role::Text };
        let bars = [bar("Jan", 10.0, 5.0), bar("2月", 5.0, 0.0), bar("Mar", 0.0, 0.0), bar("Apr", 0.1, 0.0)];
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 4));
        let area = buffer.area;
        let place = Bars { bars: &bars, chosen: 1 }.draw(look(), area, &mut buffer);
        assert_eq!(
            rows(&buffer),
            ["   Jan  ▒▒▒▒▒█████   10 ", " ▸ 2月  █████         5 ", "   Mar                0 ", "   Apr  █           0.1 "]
        );
        assert_eq!(place, Some(Position::new(1, 1)));
        let mut low = Buffer::empty(Rect::new(0, 0, 24, 2));
        let area = low.area;
        Bars { bars: &bars, chosen: 3 }.draw(look(), area, &mut low);
        assert!(rows(&low)[1].contains("Apr"), "{:?}", rows(&low));
    }
}
