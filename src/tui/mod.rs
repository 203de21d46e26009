//! What the user sees and what a key means: decides what to do, does nothing itself. Reads the book through a `Reader`,
//! builds ops, and hands effects to the shell; never writes, spawns, opens files or asks the clock.

pub mod exact;
pub mod input;
pub mod widget;
pub mod keys;
pub mod command;
pub mod keymap;
pub mod route;
pub mod scope;
pub mod selection;
pub mod settings;
pub mod veil;
pub mod tutor;
pub mod welcome;
pub mod tone;
pub mod job;
pub mod place;
pub mod listed;
pub mod pane;
pub mod notices;
pub mod form;
pub mod frame;
pub mod app;
pub mod panes;
