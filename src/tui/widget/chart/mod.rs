//! Charts of cells: block characters and Braille on quiet axes, with the value written at every mark that can be chosen. What a
//! colour says is also said by a sign, a fill or a number.

mod axis;
mod bars;
mod heat;
mod trend;
mod waterfall;

pub use axis::ticks;
pub use bars::{Bar, Bars};
pub use heat::Heat;
pub use trend::Trend;
pub use waterfall::{Step, Steps};

use super::{Look, Pen};
use crate::theme::Role;
use ratatui::layout::Rect;

/// Cells left of a chart, where lists have their marks.
pub const GUTTER: u16 = 3;

/// Narrows a width to what a screen can have.
fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Returns the cells of the widest text.
fn widest<'t>(look: Look<'_>, texts: impl IntoIterator<Item = &'t str>) -> u16 {
    cells(texts.into_iter().map(|text| look.cells.width(text)).max().unwrap_or(0))
}

/// Marks the row of a chart that is chosen, as lists do.
fn mark(pen: &mut Pen<'_>, y: u16) {
    pen.put(1, y, 1, "▸", Role::Accent);
    let width = pen.width();
    pen.lay_over(Rect::new(0, y, width, 1), Role::Selected);
}

/// Returns the first row to draw so that the chosen one is among those that fit.
fn first_in_view(chosen: usize, rows: usize, room: usize) -> usize {
    (chosen + 1).saturating_sub(room.max(1)).min(rows.saturating_sub(room))
}

/// Returns where a value lies on a line of some cells; at least one cell where there is anything.
fn length(value: f64, most: f64, room: u16) -> u16 {
    if value <= 0.0 || most <= 0.0 {
        return 0;
    }
    // The cast saturates, and the share is at most one.
    let cells = (value / most * f64::from(room)).round() as u16;
    cells.clamp(1, room.max(1))
}
