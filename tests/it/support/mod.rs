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
use rusqlite::Connection;
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
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

    /// Opens the book; a new one where none lies here yet.
    pub fn open(&self) -> Book {
        if !self.path().exists() {
            std::fs::write(self.path(), EMPTY.get_or_init(made_empty)).expect("is written");
        }
        self.opened.set(self.opened.get() + 1);
        open_book(&self.path(), &writing(6 + self.opened.get())).expect("the book opens")
    }
}

static EMPTY: OnceLock<Vec<u8>> = OnceLock::new();

fn made_empty() -> Vec<u8> {
    let shelf = Shelf::new();
    let book = open_book(&shelf.path(), &writing(1)).expect("the book is made");
    book.close_into_one_file().expect("closes");
    shelf.bytes()
}

/// Waits a little: a program that another test is just starting holds a copy of every open lock until it has begun.
pub fn writing(seed: u64) -> Access {
    let holder = Holder::this_process("tester".into(), "here".into(), noon());
    Access::Write { holder, wait: Duration::from_secs(2), seed }
}

/// Everything the book holds but its change log, as text that can be compared; the index of search is compared with the rows by the
/// check.
pub fn dump(writer: &Writer) -> String {
    dump_of(writer.connection())
}

/// The same through any connection. One that reads only is quicker after many writes: each of them makes the writer's own
/// statements stale.
pub fn dump_of(connection: &Connection) -> String {
    let mut names = connection
        .prepare_cached(
            "SELECT name, (SELECT group_concat('quote(' || name || ')', ' || '' | '' || ') FROM pragma_table_info(sqlite_schema.name))
             FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('op', 'change', 'undo_log', 'journal_state')
                 AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'
             ORDER BY 1",
        )
        .expect("the schema is readable");
    let tables = names.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).expect("runs");
    let mut text = String::new();
    for (name, cells) in tables.map(|table| table.expect("a name")) {
        let mut rows = connection.prepare_cached(&format!("SELECT {cells} FROM {name} ORDER BY 1")).expect("is a table");
        let mut rows = rows.query([]).expect("runs");
        while let Some(row) = rows.next().expect("reads") {
            text.push_str(&name);
            text.push_str(": ");
            text.push_str(row.get_ref(0).expect("is there").as_str().expect("is text"));
            text.push('\n');
        }
    }
    text
}
