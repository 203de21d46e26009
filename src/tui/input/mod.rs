//! Editing fields: one line, several lines, and telling a paste from typing. Pure state; drawing is in `widget`.

mod area;
mod burst;
mod edit;
mod line;

pub use area::TextArea;
pub use burst::KeyBurst;
pub use edit::{Change, Edit, edit_for};
pub use line::{LineInput, LineView};
