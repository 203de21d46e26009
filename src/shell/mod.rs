//! Acts for the workbench on the world outside: the terminal, threads, the clock and files.

pub mod care;
pub mod clock;
pub mod config;
pub mod editor;
pub mod keyboard;
pub mod keys;
pub mod letters;
pub mod model;
pub mod paths;
pub mod reasons;
pub mod rules;
pub mod terminal;
pub mod exporting;
pub mod importing;
pub mod jobs;
pub mod session;
pub mod settings;
pub mod run;
mod text_file;
pub mod themes;
pub mod working;
