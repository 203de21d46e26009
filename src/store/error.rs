//! What can go wrong with the book, sorted by what the person can do about it.

use std::path::{Path, PathBuf};
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
    /// Opened for reading alone, which cannot bring it up to date.
    #[error("{path} was written by an older program (version {found}, this one knows {known})")]
    OlderVersion { path: PathBuf, found: i64, known: i64 },
    #[error("{0} cannot be opened: {1}")]
    CannotOpen(PathBuf, Obstacle),
    #[error("the book is open for reading only")]
    ReadOnly,
    #[error("the disk is full")]
    DiskFull,
    #[error("the file could not be written: {0}")]
    Io(Obstacle),
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

/// What stood in the way of reading or writing a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Obstacle {
    #[error("there is no such file or folder")]
    Missing,
    #[error("it is not permitted")]
    Forbidden,
    #[error("it cannot be written")]
    ReadOnly,
    #[error("the disk is full")]
    Full,
    #[error("the file may not be so large")]
    TooLarge,
    /// The engine says no more than that it could not open the file, or another one that it needs beside it.
    #[error("the file or one beside it cannot be opened")]
    Closed,
    #[error("reading or writing failed")]
    Device,
    #[error("it is a folder")]
    Folder,
    #[error("it is no text in UTF-8")]
    NotText,
    /// In the words of the system.
    #[error("{0}")]
    Other(String),
}

impl From<&std::io::Error> for Obstacle {
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind::{
            FileTooLarge, InvalidData, IsADirectory, NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull,
        };
        match error.kind() {
            NotFound | NotADirectory => Obstacle::Missing,
            PermissionDenied => Obstacle::Forbidden,
            ReadOnlyFilesystem => Obstacle::ReadOnly,
            StorageFull => Obstacle::Full,
            FileTooLarge => Obstacle::TooLarge,
            IsADirectory => Obstacle::Folder,
            InvalidData => Obstacle::NotText,
            _ => Obstacle::Other(error.to_string()),
        }
    }
}

impl From<&rusqlite::Error> for Obstacle {
    fn from(error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::CannotOpen) => Obstacle::Closed,
            Some(ErrorCode::PermissionDenied) => Obstacle::Forbidden,
            Some(ErrorCode::ReadOnly) => Obstacle::ReadOnly,
            Some(ErrorCode::DiskFull) => Obstacle::Full,
            Some(ErrorCode::SystemIoFailure) => Obstacle::Device,
            _ => Obstacle::Other(error.to_string()),
        }
    }
}

impl Error {
    /// Says whether a row is not there, as after a deletion; the book itself is readable then.
    pub fn is_no_row(&self) -> bool {
        matches!(self.kind, ErrorKind::NoRow { .. })
    }

    /// Names another file: the one that was asked for, where the work was done under a passing name.
    pub fn naming(self, path: &Path) -> Error {
        let kind = match self.kind {
            ErrorKind::CannotOpen(_, why) => ErrorKind::CannotOpen(path.to_owned(), why),
            kind => kind,
        };
        Error { kind, ..self }
    }
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
        ErrorCode::SystemIoFailure => ErrorKind::Io(Obstacle::Device),
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
        assert_eq!(kind(778), ErrorKind::Io(Obstacle::Device));
        assert_eq!(kind(5), ErrorKind::Busy);
        assert!(matches!(kind(26), ErrorKind::Damaged(_)));
    }
}
