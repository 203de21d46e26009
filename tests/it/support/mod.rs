//! What several tests need: a throw-away book and a fixed clock.

pub mod desk;
pub mod fixture;
pub mod post;
#[cfg(unix)]
pub mod pty;
pub mod routes;
pub mod source;

use chrono::{DateTime, TimeDelta};
use mimamori::domain::Timestamp;
use mimamori::store::{Access, Book, Holder, Writer, open_book};
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// Sunday, 22 November 2026, 09:00 UTC.
pub fn noon() -> Timestamp {
    DateTime::parse_from_rfc3339("2026-11-22T09:00:00Z").expect("is a time").to_utc()
}

pub fn later(minutes: i64) -> Timestamp {
    noon() + TimeDelta::minutes(minutes)
}

/// A book in a folder of its own, gone when this is dropped.
pub struct Shelf {
    folder: TempDir,
    /// How often the book was opened: each opening hands out ids of its own, though the clock stands still.
    opened: Cell<u64>,
}

impl Shelf {
    pub fn new() -> Shelf {
        Shelf { folder: tempfile::tempdir().expect("a temporary folder"), opened: Cell::new(0) }
    }

    /// A copy of a book that was made once: to make it costs many times what it costs to write its file.
    pub fn holding(book: &[u8]) -> Shelf {
        let shelf = Shelf::new();
        std::fs::write(shelf.path(), book).expect("is written");
        shelf.opened.set(1);
        shelf
    }

    /// Reads the file of a book that is closed.
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).expect("stands in one file")
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("book.mimamori")
    }

    pub fn open(&self) -> Book {
        self.opened.set(self.opened.get() + 1);
        open_book(&self.path(), &writing(6 + self.opened.get())).expect("the book opens")
    }
}

/// Waits a little: a program that another test is just starting holds a copy of every open lock until it has begun.
pub fn writing(seed: u64) -> Access {
    let holder = Holder::this_process("tester".into(), "here".into(), noon());
    Access::Write { holder, wait: Duration::from_secs(2), seed }
}

/// Everything the book holds but its change log, as text that can be compared; the index of search is compared with the rows by the
/// check.
pub fn dump(writer: &Writer) -> String {
    let connection = writer.connection();
    let mut names = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('op', 'change', 'undo_log', 'journal_state') AND name NOT LIKE 'search%' ORDER BY 1",
        )
        .expect("the schema is readable");
    let names: Vec<String> = names.query_map([], |row| row.get(0)).expect("runs").map(|name| name.expect("a name")).collect();
    let mut text = String::new();
    for name in names.iter().filter(|name| !name.starts_with("sqlite")) {
        let mut rows = connection.prepare(&format!("SELECT * FROM {name} ORDER BY 1")).expect("is a table");
        let columns = rows.column_count();
        let mut rows = rows.query([]).expect("runs");
        while let Some(row) = rows.next().expect("reads") {
            let cells: Vec<String> = (0..columns).map(|index| format!("{:?}", row.get_ref(index).expect("is there"))).collect();
            text.push_str(&format!("{name}: {}\n", cells.join(" | ")));
        }
    }
    text
}
