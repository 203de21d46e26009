//! The command line, end to end: the built program on throw-away books, in both languages.

mod agenda;
mod bad_input;
mod brief;
mod event;
mod expansions;
mod feedback;
mod goal;
mod import;
mod initiative;
mod kpi;
mod mail_in;
mod mail_whose;
mod letters;
mod onboarding;
mod plain;
mod playbook;
mod reading;
mod renewals;
mod search;
mod segment;
mod tasks;
mod today;
mod themes;
mod voice;
mod writing;

use crate::support::fixture::days_ahead;
use crate::support::fixture::small_book;
use crate::support::{Shelf, noon};
use assert_cmd::Command;
use mimamori::domain::{Account, Pulse, PulseRating};
use mimamori::ops::{Op, apply};
use mimamori::store::all_of;
use serde_json::Value;
use std::path::Path;

/// What a run said, and how it ended.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    /// Reads standard output as JSON, and nothing but JSON.
    fn json(&self) -> Value {
        let value = serde_json::from_str(&self.out);
        assert!(value.is_ok(), "{self:?}");
        value.unwrap_or_default()
    }

    /// Checks that it went well; returns what was said.
    fn fine(&self) -> &str {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        &self.out
    }

    /// Checks the exit code, that nothing was put out, and that the message is for people; returns the message.
    fn failed(&self, code: i32) -> &str {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{self:?}");
        assert!(!self.err.trim().is_empty() && !self.err.contains("panicked") && !self.err.contains("Error {"), "{self:?}");
        assert!(!self.err.contains("[cli-") && !self.err.contains("[error-"), "{self:?}");
        &self.err
    }
}

/// Runs the program in English on a book.
fn run_on(book: &Path, arguments: &[&str]) -> Ran {
    run_in("en", book, arguments)
}

fn run_in(lang: &str, book: &Path, arguments: &[&str]) -> Ran {
    let mut command = program();
    command.arg("--book").arg(book).args(["--lang", lang, "--today", "2026-11-22"]).args(arguments);
    ran(&mut command)
}

/// Runs the program for a test of another module; returns its exit code.
pub fn program_on(book: &Path, arguments: &[&str]) -> i32 {
    run_on(book, arguments).code
}

/// Returns the program with an environment of its own.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mimamori"));
    command.env_clear().env("TZ", "UTC").env("HOME", "/nonexistent").env("USER", "mika");
    command
}

fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code().expect("an exit code"), out: text(output.stdout), err: text(output.stderr) }
}

/// A small book, closed, for the program to open; enough is known of Acme Rockets to be sure that it is at risk.
fn shelf() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let accounts = all_of::<Account>(writer.connection()).expect("reads");
    let account = accounts.iter().find(|row| row.name == "Acme Rockets").expect("is in the book").id;
    let rating = PulseRating::new(1).expect("on the scale");
    let pulse = Pulse { account, rating, note: None, at: noon().into(), expires_on: days_ahead(30) };
    apply(writer, &Op::SetPulse(pulse), noon()).expect("is carried out");
    book.close().expect("closes");
    shelf
}

fn strings<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    value.as_array().expect("a list").iter().map(|one| one[key].as_str().unwrap_or("null")).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}
