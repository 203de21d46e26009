//! Opening a book: the checks before it is trusted, the lock, and the connections.

use crate::domain::{Calendar, IdSource};
use crate::store::journal::Writer;
use crate::store::lock::Lock;
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
    /// What becomes the writer, where only reading has begun.
    unready: Option<Unready>,
}

/// The connection that is to write, which has the lock but has not read the schema yet.
struct Unready {
    connection: Connection,
    lock: Lock,
    seed: u64,
}

/// When a book that is opened for writing can be written.
#[derive(Clone, Copy, PartialEq)]
enum Ready {
    AtOnce,
    /// After `Book::make_ready`.
    Later,
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
    open(path, access, Ready::AtOnce)
}

/// Opens a book that can be looked at once; it is ours already, and `Book::make_ready` is to follow before anything is written.
pub fn open_book_to_look(path: &Path, access: &Access) -> Result<Book> {
    open(path, access, Ready::Later)
}

fn open(path: &Path, access: &Access, ready: Ready) -> Result<Book> {
    match access {
        Access::Read => open_for_reading(path, None),
        Access::Write { holder, wait, seed } => open_for_writing(path, holder, *wait, *seed, ready),
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
    Ok(Book { path: path.to_owned(), reader, writer: None, held_by, unready: None })
}

fn open_for_writing(path: &Path, holder: &Holder, wait: Duration, seed: u64, ready: Ready) -> Result<Book> {
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
    let (connection, reader, ready) = match ready {
        _ if version < migrate::NEWEST => (migrated(connection, path, holder)?, reader_of_a_book(path)?, Ready::AtOnce),
        Ready::AtOnce => both(connection, path).map(|(connection, reader)| (connection, reader, ready))?,
        Ready::Later => (connection, reader_of_a_book(path)?, ready),
    };
    let mut book = Book { path: path.to_owned(), reader, writer: None, held_by: None, unready: None };
    let unready = Unready { connection, lock, seed };
    match ready {
        Ready::AtOnce => book.writer = Some(unready.writer()),
        Ready::Later => book.unready = Some(unready),
    }
    Ok(book)
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

pub(super) fn take_lock(path: &Path, holder: &Holder, wait: Duration) -> Result<std::result::Result<Lock, Option<Holder>>> {
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

impl Unready {
    fn writer(self) -> Writer {
        let ids = RefCell::new(IdSource::seeded(self.seed));
        Writer { connection: self.connection, ids, calendar: Calendar::plain(), _lock: Some(self.lock) }
    }
}

impl Book {
    /// Says whether the book is ours to write and only `make_ready` is missing.
    pub fn is_unready(&self) -> bool {
        self.unready.is_some()
    }

    /// Sets up the connection that writes, where that was put off; nobody else could write meanwhile.
    pub fn make_ready(&mut self) -> Result<()> {
        if let Some(unready) = self.unready.take() {
            pragmas::for_writing(&unready.connection)?;
            self.writer = Some(unready.writer());
        }
        Ok(())
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Timestamp;

    fn writing() -> Access {
        let holder = Holder::this_process("mika".into(), "here".into(), Timestamp::UNIX_EPOCH);
        Access::Write { holder, wait: Duration::ZERO, seed: 1 }
    }

    fn text(connection: &Connection, sql: &str) -> String {
        connection.query_row(sql, [], |row| row.get(0)).expect("is answered")
    }

    /// Keeps a text through the writer and reads it back.
    fn assert_writes(book: &mut Book) {
        let writer = book.writer.as_mut().expect("is ready");
        writer.keep_draft("log", Some("called"), Timestamp::UNIX_EPOCH).expect("is kept");
        assert_eq!(text(book.reader.connection(), "SELECT content FROM draft"), "called");
    }

    #[test]
    fn a_book_that_is_looked_at_is_ours_before_it_can_be_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.mimamori");
        let mut book = open_book_to_look(&path, &writing()).expect("is made");
        assert!(book.is_unready() && book.writer.is_none() && book.held_by.is_none());
        let other = open_book(&path, &writing()).expect("opens for reading");
        assert!(other.writer.is_none() && !other.is_unready() && other.held_by.is_some());
        book.make_ready().expect("is ready");
        assert!(!book.is_unready());
        assert_writes(&mut book);
    }

    #[test]
    fn an_older_book_is_brought_up_to_date_before_it_is_looked_at() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.mimamori");
        let mut connection = Connection::open(&path).expect("opens");
        migrate::make(&mut connection, 1).expect("the first version");
        connection.close().expect("closes");
        let mut book = open_book_to_look(&path, &writing()).expect("opens");
        assert!(!book.is_unready());
        assert_eq!(migrate::check(book.reader.connection(), &path).expect("is a book"), migrate::NEWEST);
        assert_writes(&mut book);
    }

    #[test]
    fn a_book_without_a_log_gets_one_when_it_is_made_ready() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.mimamori");
        open_book(&path, &writing()).expect("is made").close().expect("closes");
        let connection = Connection::open(&path).expect("opens");
        assert_eq!(text(&connection, "PRAGMA journal_mode = DELETE"), "delete");
        connection.close().expect("closes");
        let mut book = open_book_to_look(&path, &writing()).expect("opens");
        assert_eq!(text(book.reader.connection(), "SELECT count(*) || '' FROM draft"), "0");
        book.make_ready().expect("is ready");
        assert_eq!(text(&book.writer.as_ref().expect("is ready").connection, "PRAGMA journal_mode"), "wal");
        assert_writes(&mut book);
    }
}
