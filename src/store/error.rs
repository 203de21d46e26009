//! What can go wrong with the book, sorted by what the person can do about it.

use std::path::PathBuf;
use thiserror::Error;

pub type Result<T> = std::result::Result<T, Error>;

/// A failure of the store; nothing was changed.
#[derive(Debug, Error)]
#[error("{kind}")]
pub struct Error {
    pub kind: ErrorKind,
    #[source]
    source: Option<rusqlite::Error>,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ErrorKind {
    #[error("there is no book at {0}")]
    NoBook(PathBuf),
    #[error("{0} is not a book")]
    NotABook(PathBuf),
    #[error("{path} was written by a newer version (schema {found}, this program knows {known})")]
    NewerVersion { path: PathBuf, found: i64, known: i64 },
    #[error("{0} cannot be opened: {1}")]
    CannotOpen(PathBuf, String),
    #[error("the book is open for reading only")]
    ReadOnly,
    #[error("the disk is full")]
    DiskFull,
    #[error("the file could not be written: {0}")]
    Io(String),
    #[error("another program is writing to the book")]
    Busy,
    #[error("the file is damaged: {0}")]
    Damaged(String),
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// `name` says which row, in its own words.
    #[error("{table} {name} was changed from outside since")]
    ChangedSince { table: String, name: String },
    #[error("there is no {table} with id {id}")]
    NoRow { table: &'static str, id: i64 },
    #[error("{0}")]
    Refused(String),
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Error { kind, source: None }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Self {
        Error { kind: kind_of(&source), source: Some(source) }
    }
}

/// Full disks show as code 13, and as 778 (an I/O error while writing) where the file system says so late.
fn kind_of(error: &rusqlite::Error) -> ErrorKind {
    use rusqlite::ErrorCode;
    let rusqlite::Error::SqliteFailure(failure, message) = error else {
        return ErrorKind::Refused(error.to_string());
    };
    let text = message.clone().unwrap_or_else(|| failure.to_string());
    match failure.code {
        ErrorCode::DiskFull => ErrorKind::DiskFull,
        ErrorCode::SystemIoFailure => ErrorKind::Io(text),
        ErrorCode::ReadOnly => ErrorKind::ReadOnly,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => ErrorKind::Busy,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => ErrorKind::Damaged(text),
        _ => ErrorKind::Refused(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_engine_become_kinds_a_person_can_act_on() {
        let kind = |code| Error::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None)).kind;
        assert_eq!(kind(13), ErrorKind::DiskFull);
        assert!(matches!(kind(778), ErrorKind::Io(_)));
        assert_eq!(kind(5), ErrorKind::Busy);
        assert!(matches!(kind(26), ErrorKind::Damaged(_)));
    }
}
