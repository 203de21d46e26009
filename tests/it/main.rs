//! All tests above the unit level, as one binary.

mod support;

mod account;
mod book;
mod forms;
mod frame;
mod import;
mod import_screen;
mod real_book;
mod health;
mod quick_log;
mod real_import;
mod sample;
mod survey;
mod undo;
mod words;
