//! All tests above the unit level, as one binary.

mod support;

mod frame;
mod undo;
mod words;
