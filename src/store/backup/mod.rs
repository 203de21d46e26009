//! Copies of the book that can be trusted: written under another name, checked, and only then given their own.

pub(super) mod name;
mod thin;

pub use thin::thin;

use crate::domain::{Moment, Timestamp};
use crate::store::{Error, ErrorKind, Obstacle, Result, migrate, triggers};
use chrono::NaiveTime;
use rusqlite::{Connection, OpenFlags, backup::Backup};
use std::fs::{DirBuilder, File, OpenOptions};
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
///
/// Older copies are thinned afterwards. That this fails is no reason to say that the backup did.
pub fn before(source: &Connection, book: &Path, reason: &str, at: Moment) -> Result<PathBuf> {
    let target = free_name(book, &format!("-before-{reason}"), at)?;
    copy(source, &target)?;
    let _ = thin(&folder_of(book), instant(at));
    Ok(target)
}

/// Makes an ordinary backup in the folder `backups` beside the book, and thins the older ones; returns where it is.
pub fn routine(source: &Connection, book: &Path, at: Moment) -> Result<PathBuf> {
    let target = free_name(book, "", at)?;
    copy(source, &target)?;
    let _ = thin(&folder_of(book), instant(at));
    Ok(target)
}

/// Makes the folder of a book's backups and returns a name in it that no file has.
pub(super) fn free_name(book: &Path, reason: &str, at: Moment) -> Result<PathBuf> {
    let folder = folder_of(book);
    private_folder(&folder).map_err(|error| io(&error))?;
    let stem = book.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let time = instant(at).format(name::TIME);
    let names = (1..).map(|n| if n == 1 { String::new() } else { format!("-{n}") });
    let paths = names.map(|number| folder.join(format!("{stem}-{time}{reason}{number}.{}", name::EXTENSION)));
    Ok(paths.into_iter().find(|path| !path.exists()).expect("numbers do not end"))
}

fn folder_of(book: &Path) -> PathBuf {
    book.with_file_name("backups")
}

fn instant(at: Moment) -> Timestamp {
    match at {
        Moment::At(instant) => instant,
        Moment::Day(day) => day.and_time(NaiveTime::MIN).and_utc(),
    }
}

fn write_copy(source: &Connection, target: &Path) -> Result<()> {
    private_file(target).map_err(|error| io(&error))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
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

/// Gives a finished file its name, and does not return before the disk knows it.
pub(super) fn publish(unfinished: &Path, target: &Path) -> Result<()> {
    std::fs::rename(unfinished, target).map_err(|error| io(&error))?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| io(&error))
}

/// Makes an empty file that only its owner may read; what a crash left under the name is thrown away.
fn private_file(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

pub(super) fn io(error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull => ErrorKind::DiskFull.into(),
        _ => ErrorKind::Io(Obstacle::from(error)).into(),
    }
}
