//! All tests above the unit level, as one binary.

mod support;

mod account;
mod frame;
mod undo;
mod words;
