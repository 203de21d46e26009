//! Who has the book: an advisory lock on a file beside it, which also names its holder.
//!
//! Never on the book itself: closing any handle of it would drop the locks of SQLite in this process.

use crate::domain::{Moment, Timestamp};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The program that has a book open for writing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Holder {
    pub process: u32,
    pub user: String,
    pub host: String,
    pub since: Moment,
}

/// Held as long as this lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Holder {
    /// Describes this process.
    pub fn this_process(user: String, host: String, since: Timestamp) -> Holder {
        Holder { process: std::process::id(), user, host, since: since.into() }
    }
}

/// Takes the lock of a book, or says who has it (`None` where the holder left no word).
pub fn take(book: &Path, holder: &Holder) -> std::io::Result<Result<Lock, Option<Holder>>> {
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path_beside(book))?;
    match file.try_lock() {
        Ok(()) => {
            // On a full disk the lock holds all the same; others only learn less.
            let _ = write_holder(&mut file, holder);
            Ok(Ok(Lock { _file: file }))
        }
        Err(std::fs::TryLockError::WouldBlock) => Ok(Err(read_holder(&mut file))),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Returns who has a book open for writing, without asking for it: a file that nobody has locked says nothing.
pub fn holder_of(book: &Path) -> Option<Holder> {
    let mut file = OpenOptions::new().read(true).open(path_beside(book)).ok()?;
    match file.try_lock_shared() {
        Err(std::fs::TryLockError::WouldBlock) => read_holder(&mut file),
        Ok(()) | Err(std::fs::TryLockError::Error(_)) => None,
    }
}

/// Returns where the lock of a book stands.
pub fn path_beside(book: &Path) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

fn write_holder(file: &mut File, holder: &Holder) -> std::io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&serde_json::to_vec(holder)?)
}

fn read_holder(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    Read::by_ref(file).take(4096).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}
