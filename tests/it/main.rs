//! All tests above the unit level, as one binary.

mod support;

mod check;
mod frame;
mod real_import;
mod restore;
mod undo;
mod words;
