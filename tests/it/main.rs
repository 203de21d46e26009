//! All tests above the unit level, as one binary.

mod support;

mod frame;
mod import;
mod import_screen;
mod real_book;
mod real_import;
mod undo;
mod words;
