//! All tests above the unit level, as one binary.

mod support;

mod check;
mod frame;
mod layers;
mod readme;
mod real_import;
mod restore;
mod sql;
mod undo;
mod words;
