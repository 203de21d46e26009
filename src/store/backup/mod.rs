//! Copies of the book that can be trusted: written under another name, checked, and only then given their own.

use crate::domain::Moment;
use crate::store::{Error, ErrorKind, Result, migrate, triggers};
use rusqlite::{Connection, OpenFlags, backup::Backup};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Pages copied before other programs get a turn.
const PAGES_A_STEP: i32 = 4096;

/// Copies a book to a path and proves the copy: integrity, and as many rows in every table.
pub fn copy(source: &Connection, target: &Path) -> Result<()> {
    let mut name = target.as_os_str().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    let unfinished = PathBuf::from(name);
    let copied = write_copy(source, &unfinished).and_then(|()| publish(&unfinished, target));
    // Gone already when it was published.
    let _ = std::fs::remove_file(&unfinished);
    copied
}

/// Makes the backup that precedes something large, in the folder `backups` beside the book; returns where it is.
pub fn before(source: &Connection, book: &Path, reason: &str, at: Moment) -> Result<PathBuf> {
    let folder = book.with_file_name("backups");
    std::fs::create_dir_all(&folder).map_err(|error| io(&error))?;
    let stem = book.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let time: String = at.to_string().chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let target = folder.join(format!("{stem}-{time}-before-{reason}.mimamori"));
    copy(source, &target)?;
    Ok(target)
}

fn write_copy(source: &Connection, target: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(target, flags)?;
    Backup::new(source, &mut copy)?.run_to_completion(PAGES_A_STEP, Duration::ZERO, None)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    prove(source, &copy, target)?;
    copy.close().map_err(|(_, error)| Error::from(error))?;
    File::open(target).and_then(|file| file.sync_all()).map_err(|error| io(&error))
}

fn prove(source: &Connection, copy: &Connection, path: &Path) -> Result<()> {
    migrate::check(copy, path)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(ErrorKind::Damaged(verdict).into());
    }
    for table in triggers::journaled_tables(source)? {
        let sql = format!("SELECT count(*) FROM {}", table.name);
        let rows = |connection: &Connection| connection.query_row(&sql, [], |row| row.get::<_, i64>(0));
        if rows(source)? != rows(copy)? {
            return Err(ErrorKind::Damaged(format!("{}: rows are missing in the copy", table.name)).into());
        }
    }
    Ok(())
}

fn publish(unfinished: &Path, target: &Path) -> Result<()> {
    std::fs::rename(unfinished, target).map_err(|error| io(&error))?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| io(&error))
}

fn io(error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull => ErrorKind::DiskFull.into(),
        _ => ErrorKind::Io(error.to_string()).into(),
    }
}
