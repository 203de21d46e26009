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
#[cfg(unix)]
mod editor;
mod empty;
mod finding;
mod form_help;
mod forms;
mod frame;
mod goals;
mod handing_on;
mod health;
mod import;
mod import_screen;
mod initiatives;
mod keymap;
mod kpi;
mod layers;
mod mail_in;
mod mail_in_screen;
mod letters;
mod mail_reader;
mod mail_screen;
mod mail_threads;
mod mail_whose;
mod mail_whose_screen;
mod mouse;
mod notices;
mod numbers;
mod onboarding;
mod playbook;
#[cfg(unix)]
mod first_run;
#[cfg(unix)]
mod pty;
mod quick_log;
mod readme;
mod real_book;
mod real_calendar;
mod real_import;
mod real_mail;
mod renewals;
mod renewals_screen;
mod restore;
mod rhythm;
mod sample;
mod search;
mod segments;
mod settings;
mod shown;
mod sizes;
mod sql;
mod survey;
mod tasks;
#[cfg(unix)]
mod terminal;
mod themes;
mod today;
mod typing;
mod tutor;
mod undo;
mod voice;
mod voice_figures;
mod usage;
mod words;
