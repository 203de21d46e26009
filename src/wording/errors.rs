//! Errors for people: what went wrong, where, and what to do next.

use crate::i18n::Words;
use crate::ops;
use crate::say;
use crate::store::{self, ErrorKind, Obstacle};

/// Words a failure of the store.
pub fn store_error(words: &Words, error: &store::Error) -> String {
    match &error.kind {
        ErrorKind::NoBook(path) => say!(words, "error-no-book", path = path.display().to_string()),
        ErrorKind::NotABook(path) => say!(words, "error-not-a-book", path = path.display().to_string()),
        ErrorKind::NewerVersion { path, found, known } => {
            let (found, known) = (found.to_string(), known.to_string());
            say!(words, "error-newer-version", path = path.display().to_string(), found = found, known = known)
        }
        ErrorKind::OlderVersion { path, .. } => say!(words, "error-older-version", path = path.display().to_string()),
        ErrorKind::CannotOpen(path, why) => say!(words, "error-cannot-open", path = path.display().to_string(), why = obstacle(words, why)),
        ErrorKind::ReadOnly => say!(words, "error-read-only"),
        ErrorKind::DiskFull => say!(words, "error-disk-full"),
        ErrorKind::Io(why) => say!(words, "error-io", why = obstacle(words, why)),
        ErrorKind::Busy => say!(words, "error-busy"),
        ErrorKind::Damaged(why) => say!(words, "error-damaged", why = why.clone()),
        ErrorKind::NothingToUndo => say!(words, "error-nothing-to-undo"),
        ErrorKind::NothingToRedo => say!(words, "error-nothing-to-redo"),
        ErrorKind::ChangedSince { table, name } => say!(words, "error-changed-since", table = table.clone(), name = name.clone()),
        ErrorKind::NoRow { table, id } => say!(words, "error-no-row", table = *table, id = id.to_string()),
        ErrorKind::Refused(why) => say!(words, "error-refused", why = why.clone()),
    }
}

/// Words what stood in the way of a file, as a part of a sentence.
pub fn obstacle(words: &Words, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Missing => say!(words, "error-why-missing"),
        Obstacle::Forbidden => say!(words, "error-why-forbidden"),
        Obstacle::ReadOnly => say!(words, "error-why-read-only"),
        Obstacle::Full => say!(words, "error-why-full"),
        Obstacle::TooLarge => say!(words, "error-why-too-large"),
        Obstacle::Closed => say!(words, "error-why-closed"),
        Obstacle::Device => say!(words, "error-why-device"),
        Obstacle::Folder => say!(words, "error-why-folder"),
        Obstacle::NotText => say!(words, "error-why-not-text"),
        Obstacle::Other(text) => text.clone(),
    }
}

/// Words a refused op: each field with what is wrong with it.
pub fn op_error(words: &Words, error: &ops::Error) -> String {
    match error {
        ops::Error::Store(error) => store_error(words, error),
        ops::Error::AlreadyRunning { account, playbook } => {
            say!(words, "playbook-already-running", account = account.clone(), playbook = playbook.clone())
        }
        ops::Error::Invalid(faults) => {
            let lines: Vec<String> =
                faults.iter().map(|(field, why)| say!(words, "error-field", field = *field, why = words.invalid(why))).collect();
            lines.join("\n")
        }
    }
}
