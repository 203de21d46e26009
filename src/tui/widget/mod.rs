//! The pieces that screens are drawn from. They draw what they are given into a buffer, in cells, and keep no state but where a list
//! is scrolled to; they know no commands and no panes.

mod blank;
pub mod chart;
mod field;
mod footer;
mod form;
mod line_chart;
mod line_popup;
mod look;
mod overlay;
mod pen;
mod phrase;
mod popup;
mod prose;
mod settle;
mod sparkline;
mod table;
mod tabs;
mod title;

pub use blank::Blank;
pub use field::{draw_area, draw_line};
pub use footer::{Footer, KeyHint};
pub use form::{Form, FormRow, FormValue};
pub use line_chart::{LEAST as CHART_LEAST, LineChart};
pub use line_popup::LinePopup;
pub use look::Look;
pub use overlay::clear_wide;
pub use pen::Pen;
pub use phrase::{Phrase, Piece};
pub use popup::Popup;
pub use prose::{Prose, ProseCache, ProseState};
pub use settle::settle;
pub use sparkline::sparkline;
pub use table::{Column, ColumnWidth, ListState, ListTable, Sorted, TableRow};
pub use tabs::Tabs;
pub use title::TitleLine;

#[cfg(test)]
mod sizes;
