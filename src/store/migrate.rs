//! The schema's numbered steps. A released step is never changed, only followed by another.

use crate::store::{APPLICATION_ID, ErrorKind, Obstacle, Result, search, triggers};
use rusqlite::Connection;
use rusqlite_migration::{HookError, M, Migrations};
use std::path::Path;
use std::sync::LazyLock;

static STEPS: LazyLock<Migrations<'static>> = LazyLock::new(|| {
    let book = M::up_with_hook(include_str!("../../assets/migrations/0001_book.sql"), |tx| {
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        Ok(())
    });
    let morning = M::up(include_str!("../../assets/migrations/0002_morning.sql"));
    let review = M::up(include_str!("../../assets/migrations/0003_review.sql"));
    let covering = M::up(include_str!("../../assets/migrations/0004_covering.sql"));
    let mail = M::up_with_hook(include_str!("../../assets/migrations/0005_mail.sql"), journal_anew);
    let search = M::up_with_hook(include_str!("../../assets/migrations/0006_search.sql"), |tx| Ok(search::begin(tx)?));
    Migrations::new(vec![book, morning, review, covering, mail, search])
});

/// The last step that changes the followed tables makes their triggers anew, for the steps before it too: SQLite reads every
/// trigger again whenever a table is altered, and a new book would wait for that four times.
fn journal_anew(tx: &rusqlite::Transaction<'_>) -> std::result::Result<(), HookError> {
    triggers::install(tx).map_err(|error| HookError::Hook(error.to_string()))
}

/// The newest schema this program knows, as `PRAGMA user_version` counts.
pub const NEWEST: i64 = 6;

/// Brings the schema of a checked book up to date, in one transaction.
pub fn to_newest(connection: &mut Connection) -> Result<()> {
    STEPS.to_latest(connection).map_err(refused)
}

/// Makes the schema of a version in a new file, to compare a book with.
pub fn make(connection: &mut Connection, version: i64) -> Result<()> {
    STEPS.to_version(connection, usize::try_from(version).unwrap_or_default()).map_err(refused)?;
    triggers::install(connection)
}

fn refused(error: rusqlite_migration::Error) -> super::Error {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => ErrorKind::Refused(other.to_string()).into(),
    }
}

/// Refuses a file that is no book, or one of a newer program; returns the schema's version.
pub fn check(connection: &Connection, path: &Path) -> Result<i64> {
    let read = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let application = read("application_id").map_err(|error| unreadable(path, error))?;
    if application != i64::from(APPLICATION_ID) {
        return Err(ErrorKind::NotABook(path.to_owned()).into());
    }
    let found = read("user_version")?;
    if found > NEWEST {
        return Err(ErrorKind::NewerVersion { path: path.to_owned(), found, known: NEWEST }.into());
    }
    Ok(found)
}

/// A file in a folder or on a disk that does not let it be read may well be a book, and a torn one was.
fn unreadable(path: &Path, error: rusqlite::Error) -> super::Error {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::SystemIoFailure | ErrorCode::ReadOnly) => {
            ErrorKind::CannotOpen(path.to_owned(), Obstacle::from(&error)).into()
        }
        Some(ErrorCode::DatabaseCorrupt) => error.into(),
        _ => ErrorKind::NotABook(path.to_owned()).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Task, TaskId};

    #[test]
    fn the_steps_are_sound_and_end_at_the_newest_version() {
        STEPS.validate().expect("every step runs");
        let mut connection = Connection::open_in_memory().expect("opens");
        to_newest(&mut connection).expect("migrates");
        assert_eq!(check(&connection, Path::new("x")).expect("is a book"), NEWEST);
    }

    #[test]
    fn a_book_of_the_first_version_keeps_its_rows_and_follows_its_new_columns() {
        let mut connection = Connection::open_in_memory().expect("opens");
        make(&mut connection, 1).expect("the first version");
        let rows = "INSERT INTO account (id, name, name_key, known_at) VALUES (1, 'Acme', 'acme', '2026-11-01');
             INSERT INTO task (id, account_id, title, purpose, priority, known_at) VALUES (2, 1, 'call', 'todo', 1, '2026-11-01');";
        connection.execute_batch(rows).expect("rows of the first version");
        to_newest(&mut connection).expect("migrates");
        let task = crate::store::get::<Task>(&connection, TaskId(2)).expect("reads").expect("is there");
        assert_eq!((task.title.as_str(), task.repeat, task.run), ("call", None, None));
        connection.execute("UPDATE task SET repeat = '2w' WHERE id = 2", []).expect("a column of the second version");
        let after: String =
            connection.query_row("SELECT after FROM change ORDER BY id DESC LIMIT 1", [], |row| row.get(0)).expect("a change");
        assert!(after.contains(r#""repeat":"2w""#), "{after}");
    }
}
