//! All tests above the unit level, as one binary.

mod support;

mod book;
mod frame;
mod undo;
mod words;
