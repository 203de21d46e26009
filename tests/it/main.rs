//! All tests above the unit level, as one binary.

mod support;

mod book;
mod cli;
mod frame;
mod real_import;
mod sample;
mod quick_log;
mod health;
mod undo;
mod words;
