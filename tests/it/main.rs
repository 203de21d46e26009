//! All tests above the unit level, as one binary.

mod support;

mod frame;
mod health;
mod undo;
mod words;
