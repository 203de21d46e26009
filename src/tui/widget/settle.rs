//! The last pass over a frame on a terminal of wide ambiguous characters: what was drawn past our own pen is made to fit.

use ratatui::buffer::{Buffer, CellDiffOption};

use crate::text::Cells;

/// Replaces every ambiguous character that was given one cell, but would take two, by an ASCII likeness; the rest of its row would shift.
pub fn settle(cells: Cells, buffer: &mut Buffer) {
    if cells == Cells::Narrow {
        return;
    }
    for cell in &mut buffer.content {
        if cell.diff_option == CellDiffOption::None && cells.is_widened(cell.symbol()) {
            cell.set_symbol(likeness(cell.symbol()));
        }
    }
}

/// Returns an ASCII character of a similar look.
fn likeness(symbol: &str) -> &'static str {
    match symbol {
        "─" | "━" | "–" | "—" | "═" | "‐" => "-",
        "│" | "┃" | "║" => "|",
        "…" | "·" | "・" => ".",
        "×" => "x",
        "→" | "▶" => ">",
        "←" | "◀" => "<",
        "↑" | "▲" => "^",
        "↓" | "▼" => "v",
        "‘" | "’" => "'",
        "“" | "”" => "\"",
        "●" | "■" | "★" => "*",
        "○" | "□" | "◯" => "o",
        other if other.chars().all(|character| matches!(character, '\u{2500}'..='\u{257f}')) => "+",
        other if other.chars().all(|character| matches!(character, '\u{2580}'..='\u{259f}')) => "#",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn only_what_would_shift_the_row_is_replaced() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "┌─│…▸青⠉✓①", Style::new());
        let narrow = buffer.clone();
        settle(Cells::Narrow, &mut buffer);
        assert_eq!(buffer, narrow);
        settle(Cells::Wide, &mut buffer);
        let shown: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(shown, "+-|.▸青 ⠉✓?  ");
    }
}
