//! All tests above the unit level, as one binary.

mod support;

mod account;
mod agenda;
mod book;
mod brief;
mod check;
mod cli;
mod events;
mod expansions;
mod expansions_screen;
mod forms;
mod frame;
mod goals;
mod health;
mod import;
mod import_screen;
mod initiatives;
mod kpi;
mod layers;
mod numbers;
mod onboarding;
mod playbook;
#[cfg(unix)]
mod pty;
mod quick_log;
mod readme;
mod real_book;
mod real_calendar;
mod real_import;
mod renewals;
mod renewals_screen;
mod restore;
mod rhythm;
mod sample;
mod segments;
mod sql;
mod survey;
mod tasks;
mod themes;
mod today;
mod undo;
mod voice;
mod voice_figures;
mod usage;
mod words;
