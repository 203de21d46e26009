//! All tests above the unit level, as one binary.

mod support;

mod check;
mod frame;
mod layers;
mod readme;
mod real_import;
mod restore;
mod sql;
mod account;
mod book;
mod forms;
mod frame;
mod health;
mod quick_log;
mod real_import;
mod sample;
mod survey;
mod undo;
mod words;
