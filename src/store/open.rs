//! Opening a book: the checks before it is trusted, the lock, and the connections.

use crate::domain::{Calendar, IdSource};
use crate::store::journal::Writer;
use crate::store::{Error, ErrorKind, Holder, Obstacle, Result, lock, migrate, pragmas};
use rusqlite::{Connection, OpenFlags};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What a book is opened for.
#[derive(Clone, Debug)]
pub enum Access {
    /// Reading; the book must be there.
    Read,
    /// Writing; made when it is not there. A holder that stays longer than `wait` leaves it open for reading only.
    Write { holder: Holder, wait: Duration, seed: u64 },
}

/// An open book.
pub struct Book {
    pub path: PathBuf,
    pub reader: Reader,
    /// `None` when opened for reading, or when another program has it.
    pub writer: Option<Writer>,
    /// Who has the book, when it was asked for writing and could not be had.
    pub held_by: Option<Holder>,
}

/// A connection that can only read.
pub struct Reader {
    connection: Connection,
}

impl Reader {
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Opens another reader of a book that is open already, for a thread of its own.
    pub fn open(path: &Path) -> Result<Reader> {
        let connection = connect(path)?;
        pragmas::for_reading(&connection)?;
        Ok(Reader { connection })
    }
}

/// Looks through the whole file for damage; `None` when it is sound. About 0.12 s for 85 MB.
pub fn quick_check(reader: &Reader) -> Result<Option<String>> {
    let verdict: String = reader.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok((verdict != "ok").then_some(verdict))
}

/// Opens a book.
pub fn open_book(path: &Path, access: &Access) -> Result<Book> {
    match access {
        Access::Read => open_for_reading(path, None),
        Access::Write { holder, wait, seed } => open_for_writing(path, holder, *wait, *seed),
    }
}

fn open_for_reading(path: &Path, held_by: Option<Holder>) -> Result<Book> {
    refuse_what_is_no_file(path)?;
    let reader = Reader::open(path)?;
    let found = migrate::check(reader.connection(), path)?;
    if found < migrate::NEWEST {
        return Err(ErrorKind::OlderVersion { path: path.to_owned(), found, known: migrate::NEWEST }.into());
    }
    pragmas::roomy(reader.connection());
    Ok(Book { path: path.to_owned(), reader, writer: None, held_by })
}

fn open_for_writing(path: &Path, holder: &Holder, wait: Duration, seed: u64) -> Result<Book> {
    if !path.exists() {
        create(path)?;
    }
    refuse_what_is_no_file(path)?;
    let lock = match take_lock(path, holder, wait)? {
        Ok(lock) => lock,
        Err(held_by) => return open_for_reading(path, held_by.or_else(|| Some(unknown_holder(holder)))),
    };
    let connection = connect(path)?;
    let version = migrate::check(&connection, path)?;
    let (connection, reader) =
        if version < migrate::NEWEST { (migrated(connection, path, holder)?, reader_of_a_book(path)?) } else { both(connection, path)? };
    let writer = Writer { connection, ids: RefCell::new(IdSource::seeded(seed)), calendar: Calendar::plain(), _lock: Some(lock) };
    Ok(Book { path: path.to_owned(), reader, writer: Some(writer), held_by: None })
}

fn migrated(mut connection: Connection, path: &Path, holder: &Holder) -> Result<Connection> {
    pragmas::for_writing(&connection)?;
    crate::store::backup::before(&connection, path, "migration", holder.since)?;
    migrate::to_newest(&mut connection)?;
    Ok(connection)
}

/// Sets up the connection that writes beside the one that reads: most of the time of either goes into reading the schema.
fn both(connection: Connection, path: &Path) -> Result<(Connection, Reader)> {
    std::thread::scope(|scope| {
        let writing = scope.spawn(move || pragmas::for_writing(&connection).map(|()| connection));
        let reader = reader_of_a_book(path);
        let connection = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok((connection, reader?))
    })
}

fn reader_of_a_book(path: &Path) -> Result<Reader> {
    let reader = Reader::open(path)?;
    pragmas::roomy(reader.connection());
    Ok(reader)
}

/// Makes a book under another name and gives it its own when it is whole: no empty file is ever left behind.
fn create(path: &Path) -> Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| cannot_open(path, &error))?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    let unfinished = PathBuf::from(name);
    let made = build(&unfinished).map_err(|error| error.naming(path)).and_then(|()| {
        std::fs::hard_link(&unfinished, path).or_else(|_| std::fs::rename(&unfinished, path)).map_err(|error| cannot_open(path, &error))
    });
    // After a rename it is gone already; the log and its index are there only after a failure.
    for ending in ["", "-wal", "-shm"] {
        let mut left = unfinished.as_os_str().to_owned();
        left.push(ending);
        let _ = std::fs::remove_file(left);
    }
    made
}

fn build(path: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, &error))?;
    pragmas::for_writing(&connection)?;
    migrate::to_newest(&mut connection)?;
    close_into_one_file(connection)
}

pub(super) fn refuse_what_is_no_file(path: &Path) -> Result<()> {
    match std::fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(()),
        Ok(_) => Err(ErrorKind::NotABook(path.to_owned()).into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(ErrorKind::NoBook(path.to_owned()).into()),
        Err(error) => Err(cannot_open(path, &error)),
    }
}

pub(super) fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, &error))
}

fn cannot_open<'a, E>(path: &Path, error: &'a E) -> Error
where
    Obstacle: From<&'a E>,
{
    ErrorKind::CannotOpen(path.to_owned(), Obstacle::from(error)).into()
}

pub(super) fn take_lock(path: &Path, holder: &Holder, wait: Duration) -> Result<std::result::Result<lock::Lock, Option<Holder>>> {
    let began = Instant::now();
    loop {
        match lock::take(path, holder).map_err(|error| cannot_open(&lock::path_beside(path), &error))? {
            Err(_) if began.elapsed() < wait => std::thread::sleep(Duration::from_millis(20)),
            taken => return Ok(taken),
        }
    }
}

fn unknown_holder(asking: &Holder) -> Holder {
    Holder { process: 0, user: String::new(), host: String::new(), since: asking.since }
}

impl Book {
    /// Closes the book; what the log still holds is moved into it, where the disk has room for that.
    pub fn close(self) -> Result<()> {
        drop(self.reader);
        self.writer.map_or(Ok(()), |writer| close(writer.connection))
    }

    /// Closes a book that is about to be moved: an error unless everything stands in the one file.
    pub fn close_into_one_file(self) -> Result<()> {
        drop(self.reader);
        self.writer.map_or(Ok(()), |writer| close_into_one_file(writer.connection))
    }
}

/// Closes the connection that writes. What it committed is safe in the log too: that a full disk leaves it there does not make
/// a change undone, and whoever opens the book next reads it and moves it.
pub(super) fn close(connection: Connection) -> Result<()> {
    match move_log(&connection) {
        Err(Error { kind: ErrorKind::DiskFull | ErrorKind::Io(_), .. }) => {}
        moved => moved?,
    }
    connection.close().map_err(|(_, error)| Error::from(error))
}

fn close_into_one_file(connection: Connection) -> Result<()> {
    move_log(&connection)?;
    connection.close().map_err(|(_, error)| Error::from(error))
}

/// Moves what the log holds into the book, and empties the log.
fn move_log(connection: &Connection) -> Result<()> {
    connection.flush_prepared_statement_cache();
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}
