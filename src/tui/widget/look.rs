//! How this terminal is drawn on: its theme, and the width of its ambiguous characters.

use ratatui::style::Style;

use crate::text::Cells;
use crate::theme::{Role, Theme};

/// What every drawing needs to know of the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    pub theme: &'a Theme,
    pub cells: Cells,
}

impl Look<'_> {
    /// Returns the style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Returns a character of a line: ASCII where box lines take two cells.
    pub const fn line(&self, line: Line) -> &'static str {
        match (self.cells, line) {
            (Cells::Narrow, Line::Horizontal) => "─",
            (Cells::Narrow, Line::Vertical) => "│",
            (Cells::Narrow, Line::TopLeft) => "╭",
            (Cells::Narrow, Line::TopRight) => "╮",
            (Cells::Narrow, Line::BottomLeft) => "╰",
            (Cells::Narrow, Line::BottomRight) => "╯",
            (Cells::Wide, Line::Horizontal) => "-",
            (Cells::Wide, Line::Vertical) => "|",
            (Cells::Wide, _) => "+",
        }
    }
}

/// The parts of rules and borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Horizontal,
    Vertical,
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}
