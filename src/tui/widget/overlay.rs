//! Clears room for whatever lies over the screen, without leaving half a wide character at its edges.

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;

/// Empties `area`; a wide character that straddles its left edge goes whole, and the cells right of it are always redrawn.
///
/// The plain `Clear` resets only its own cells: half a character under the left border swallows the border, and the right half of one
/// that the overlay covers stays on terminals that do not erase it themselves.
pub fn clear_wide(area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    for y in area.top()..area.bottom() {
        if area.left() > buffer.area.left() {
            let before = &mut buffer[(area.left() - 1, y)];
            if before.cell_width() > 1 {
                before.set_symbol(" ").set_diff_option(CellDiffOption::None);
            }
        }
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
        }
        if area.right() < buffer.area.right() {
            let behind = &mut buffer[(area.right(), y)];
            if behind.diff_option == CellDiffOption::None {
                behind.set_diff_option(CellDiffOption::AlwaysUpdate);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    /// Draws the difference onto a list of cells as a terminal would: a wide character that loses a half is gone.
    fn on_terminal(screen: &mut [String], before: &Buffer, after: &Buffer) {
        for (x, _, cell) in before.diff(after) {
            let x = usize::from(x);
            if screen[x].is_empty() {
                screen[x - 1] = " ".into();
            }
            let was_wide = screen.get(x + 1).is_some_and(String::is_empty);
            screen[x] = cell.symbol().to_owned();
            if cell.cell_width() > 1 {
                screen[x + 1] = String::new();
            } else if was_wide {
                screen[x + 1] = "?".into();
            }
        }
    }

    #[test]
    fn borders_survive_over_japanese_at_every_offset() {
        let area = Rect::new(0, 0, 16, 1);
        let mut below = Buffer::empty(area);
        below.set_string(0, 0, "青葉システム株式", Style::new());
        for x in 0..13 {
            let mut above = below.clone();
            clear_wide(Rect::new(x, 0, 3, 1), &mut above);
            above.set_string(x, 0, "[ ]", Style::new());
            let mut screen = vec![" ".to_owned(); 16];
            on_terminal(&mut screen, &Buffer::empty(area), &below);
            on_terminal(&mut screen, &below, &above);
            let x = usize::from(x);
            assert_eq!(screen[x..x + 3].concat().replace('?', " "), "[ ]", "{screen:?}");
            let outside: Vec<&String> = screen[..x].iter().chain(&screen[x + 3..]).collect();
            assert!(!outside.contains(&&"?".to_owned()), "half a character is left at {x}: {screen:?}");
            on_terminal(&mut screen, &above, &below);
            assert_eq!(screen.concat(), "青葉システム株式", "closing brings back what was below at {x}");
        }
    }
}
