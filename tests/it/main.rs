//! All tests above the unit level, as one binary.

mod support;

mod forms;
mod frame;
mod survey;
mod undo;
mod words;
