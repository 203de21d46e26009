//! Puts a backup in the book's place. The backup is copied and proved first, and the book that was there is kept: restoring
//! that copy takes it all back.

use crate::domain::Moment;
use crate::store::{Error, ErrorKind, Holder, Result, backup, migrate, open, pragmas};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A restore that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The book that was there before; `None` when there was none.
    pub kept: Option<PathBuf>,
}

/// Restores a book from a backup, and leaves the backup as it is; the book must not be open for writing.
///
/// Errors, each leaving the book as it was: `NoBook`, `NotABook`, `NewerVersion` and `Damaged` for the backup, `Busy` when
/// another program has the book for longer than `wait`.
pub fn restore(book: &Path, backup: &Path, holder: &Holder, wait: Duration) -> Result<Restored> {
    open::refuse_what_is_no_file(backup)?;
    let source = read_only(backup)?;
    migrate::check(&source, backup)?;
    if let Some(folder) = book.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| backup::io(&error))?;
    }
    let _lock = open::take_lock(book, holder, wait)?.map_err(|_| Error::from(ErrorKind::Busy))?;
    let proved = beside(book, &format!(".restored-{}", std::process::id()));
    let restored = backup::copy(&source, &proved).and_then(|()| {
        drop(source);
        put_in_place(book, &proved, holder.since)
    });
    // Gone already when it became the book.
    let _ = std::fs::remove_file(&proved);
    restored
}

fn read_only(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    pragmas::for_reading(&connection)?;
    Ok(connection)
}

fn put_in_place(book: &Path, proved: &Path, at: Moment) -> Result<Restored> {
    if !book.exists() {
        backup::publish(proved, book)?;
        return Ok(Restored { kept: None });
    }
    open::refuse_what_is_no_file(book)?;
    let kept = match keep(book, at) {
        Ok((connection, kept)) => {
            write_over(connection, proved)?;
            kept
        }
        Err(Error { kind: ErrorKind::Damaged(_) | ErrorKind::NotABook(_), .. }) => {
            let kept = set_aside(book, at)?;
            backup::publish(proved, book)?;
            kept
        }
        Err(error) => return Err(error),
    };
    Ok(Restored { kept: Some(kept) })
}

/// Makes a proved copy of the book that is there.
fn keep(book: &Path, at: Moment) -> Result<(Connection, PathBuf)> {
    let connection = open::connect(book)?;
    migrate::check(&connection, book)?;
    pragmas::for_writing(&connection)?;
    let kept = backup::before(&connection, book, "restore", at)?;
    Ok((connection, kept))
}

/// Replaces the content in one transaction. A rename would leave the log of whoever reads the book beside the wrong file.
fn write_over(mut book: Connection, proved: &Path) -> Result<()> {
    let source = read_only(proved)?;
    let written = Backup::new(&source, &mut book)?.step(-1)?;
    if written != StepResult::Done {
        return Err(ErrorKind::Busy.into());
    }
    open::close(book)
}

/// Moves a file that cannot be copied, with the log that belongs to it: whatever can be saved of it is in there.
fn set_aside(book: &Path, at: Moment) -> Result<PathBuf> {
    let kept = backup::free_name(book, backup::name::DAMAGED, at)?;
    std::fs::rename(book, &kept).map_err(|error| backup::io(&error))?;
    for log in ["-wal", "-shm"] {
        match std::fs::rename(beside(book, log), beside(&kept, log)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(backup::io(&error)),
            _ => {}
        }
    }
    Ok(kept)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
