//! All tests above the unit level, as one binary.

mod support;
mod undo;
mod words;
