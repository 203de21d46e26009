//! What the user sees and what a key means: decides what to do, does nothing itself.

pub mod input;
pub mod widget;
