//! A small box near what it concerns, with the answer keys inside.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::look::Line;
use super::pen::to_cells;
use super::{KeyHint, Look, Pen, Phrase, clear_wide};
use crate::text;
use crate::theme::Role;

/// A titled box; the caller draws the body, or gives it as a text.
pub struct Popup<'a> {
    pub title: &'a str,
    pub keys: &'a [KeyHint<'a>],
}

/// Border and one cell of air on both sides.
const SIDES: u16 = 4;

/// The widest a message grows.
const MEASURE: u16 = 52;

impl Popup<'_> {
    /// Draws the box for a body of `width` × `height` cells beside `anchor`, and returns where the body belongs.
    pub fn draw(&self, look: Look<'_>, screen: Rect, anchor: Rect, (width, height): (u16, u16), buffer: &mut Buffer) -> Rect {
        let keys = self.key_line();
        let least = keys.width(look.cells).max(look.cells.width(self.title) + 2);
        let outer_width = width.max(to_cells(least)).saturating_add(SIDES);
        let below = if self.keys.is_empty() { 2 } else { 4 };
        let area = place(screen.intersection(buffer.area), anchor, (outer_width, height.saturating_add(below)));
        clear_wide(area, buffer);
        let mut pen = Pen::new(look, area, buffer);
        draw_border(&mut pen, self.title);
        let inner_width = pen.width().saturating_sub(SIDES);
        if !self.keys.is_empty() && pen.height() > 2 {
            let y = pen.height() - 2;
            pen.put_phrase(2, y, inner_width, &keys);
        }
        let height = area.height.saturating_sub(below);
        Rect::new(area.x + 2.min(area.width), area.y + 1.min(area.height), inner_width, height).intersection(area)
    }

    /// Draws the box with a wrapped text in it.
    pub fn draw_message(&self, look: Look<'_>, screen: Rect, anchor: Rect, message: &str, buffer: &mut Buffer) {
        let safe = text::display_lines(message);
        let measure = screen.width.saturating_sub(SIDES).min(MEASURE);
        let lines = text::wrap(&safe, usize::from(measure), look.cells);
        let width = lines.iter().map(|line| look.cells.width(line)).max().unwrap_or(0);
        let inner = self.draw(look, screen, anchor, (to_cells(width), to_cells(lines.len())), buffer);
        let mut pen = Pen::new(look, inner, buffer);
        for (y, line) in (0..pen.height()).zip(lines) {
            pen.put(0, y, pen.width(), line, Role::Text);
        }
    }

    fn key_line(&self) -> Phrase<'_> {
        let mut line = Phrase::default();
        for (index, hint) in self.keys.iter().enumerate() {
            if index > 0 {
                line = line.then("   ", Role::Dim);
            }
            line.pieces.extend(hint.phrase().pieces);
        }
        line
    }
}

/// Returns a place of at most `size` on the screen: under the anchor, else above it, else as near as it can be.
fn place(screen: Rect, anchor: Rect, (width, height): (u16, u16)) -> Rect {
    let (width, height) = (width.min(screen.width), height.min(screen.height));
    let x = anchor.x.min(screen.right().saturating_sub(width)).max(screen.x);
    let below = anchor.bottom();
    let y = if below.saturating_add(height) <= screen.bottom() {
        below
    } else if anchor.y >= screen.y.saturating_add(height) {
        anchor.y - height
    } else {
        screen.bottom().saturating_sub(height)
    };
    Rect::new(x, y.max(screen.y), width, height)
}

fn draw_border(pen: &mut Pen<'_>, title: &str) {
    let (width, height) = (pen.width(), pen.height());
    if width < 2 || height < 2 {
        return;
    }
    let across = pen.look.line(Line::Horizontal).repeat(usize::from(width - 2));
    let style = pen.look.style(Role::Rule);
    for (y, left, right) in [(0, Line::TopLeft, Line::TopRight), (height - 1, Line::BottomLeft, Line::BottomRight)] {
        let line = format!("{}{across}{}", pen.look.line(left), pen.look.line(right));
        pen.write(0, y, width, &line, style);
    }
    pen.vertical_rule(0, 1, height - 2);
    for y in 1..height - 1 {
        pen.write(width - 1, y, 1, pen.look.line(Line::Vertical), style);
    }
    if !title.is_empty() && width > 5 {
        let used = pen.put(3, 0, width - 6, title, Role::Heading);
        pen.write(2, 0, 1, " ", style);
        pen.write(3 + used, 0, 1, " ", style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Cells;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn stands_near_its_anchor_and_on_the_screen() {
        let screen = Rect::new(0, 0, 80, 24);
        let cases = [
            (Rect::new(10, 5, 10, 1), (20, 6), Rect::new(10, 6, 20, 6)),
            (Rect::new(70, 22, 10, 1), (20, 6), Rect::new(60, 16, 20, 6)),
            (Rect::new(0, 3, 1, 20), (100, 30), Rect::new(0, 0, 80, 24)),
            (Rect::new(5, 4, 1, 18), (20, 6), Rect::new(5, 18, 20, 6)),
        ];
        for (anchor, size, expected) in cases {
            assert_eq!(place(screen, anchor, size), expected, "{anchor:?}");
        }
    }

    #[test]
    fn a_question_over_japanese() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 29, 6));
        let area = buffer.area;
        for y in 0..6 {
            Pen::new(look(), area, &mut buffer).put(0, y, 29, "青葉システム株式会社青葉シス", Role::Text);
        }
        let keys = [KeyHint { key: "y", label: "削除" }, KeyHint { key: "Esc", label: "戻る" }];
        let popup = Popup { title: "確認", keys: &keys };
        popup.draw_message(look(), area, Rect::new(3, 0, 4, 1), "削除しますか？", &mut buffer);
        let expected = [
            "青葉システム株式会社青葉シス ",
            "青 ╭─ 確認 ──────────────╮ス ",
            "青 │ 削除しますか？      │ス ",
            "青 │                     │ス ",
            "青 │ y 削除   Esc 戻る   │ス ",
            "青 ╰─────────────────────╯ス ",
        ];
        let got = rows(&buffer);
        assert_eq!(got[0], expected[0]);
        assert!(got[1].starts_with("青 ╭─ 確認 ─") && got[4].contains("│ y 削除   Esc 戻る │"), "{got:#?}");
        assert!(got.iter().skip(1).all(|row| look().cells.width(row) == 29), "{got:#?}");
    }

    #[test]
    fn borders_are_ascii_where_lines_are_wide() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
        let area = buffer.area;
        let wide = Look { cells: Cells::Wide, ..look() };
        Popup { title: "", keys: &[] }.draw(wide, area, Rect::default(), (8, 1), &mut buffer);
        assert_eq!(rows(&buffer), ["+----------+", "|          |", "+----------+"]);
    }
}
