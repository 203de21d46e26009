//! All tests above the unit level, as one binary.

mod support;

mod frame;
mod quick_log;
mod undo;
mod words;
