//! All tests above the unit level, as one binary.

mod support;

mod check;
mod book;
mod cli;
mod frame;
mod layers;
mod readme;
mod real_import;
mod restore;
mod sql;
mod account;
mod forms;
mod health;
mod quick_log;
mod sample;
mod survey;
mod undo;
mod words;
