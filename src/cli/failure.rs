//! Why a command did not do what it was asked: what went wrong, where, and what to do next.

use crate::domain::Invalid;
use crate::i18n::Words;
use crate::shell::importing::{ImportError, import_error};
use crate::store::Obstacle;
use crate::{ops, say, store, wording};

/// Nothing was changed.
#[derive(Debug)]
pub enum Failure {
    Store(store::Error),
    Op(ops::Error),
    Import(ImportError),
    /// A file or the system did not play along: what was tried on, and why not.
    Io {
        path: String,
        why: Obstacle,
    },
    /// Already worded.
    Failed(String),
    /// Ended by a signal of this number; what was begun is cleared away.
    Ended(u8),
    /// An option has a value that cannot be taken; worded for the option it names.
    Option {
        name: &'static str,
        why: Invalid,
    },
    /// Another mistake in how the command was called, already worded.
    Usage(String),
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Failure::Store(error)
    }
}

impl From<ops::Error> for Failure {
    fn from(error: ops::Error) -> Self {
        Failure::Op(error)
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Failure::Import(error)
    }
}

impl Failure {
    pub fn io(path: &std::path::Path, error: &std::io::Error) -> Failure {
        Failure::Io { path: path.display().to_string(), why: error.into() }
    }

    /// Names the file that was asked for, where the work was done under a passing name.
    pub fn naming(self, path: &std::path::Path) -> Failure {
        match self {
            Failure::Store(error) => Failure::Store(error.naming(path)),
            other => other,
        }
    }

    /// Returns the exit code: 2 for a mistake in the call, 128 and more for a signal, 1 for everything else.
    pub fn code(&self) -> u8 {
        match self {
            Failure::Option { .. } | Failure::Usage(_) => 2,
            Failure::Ended(signal) => 128 + signal,
            Failure::Import(ImportError::Option { .. } | ImportError::Mapping { .. } | ImportError::NoFile) => 2,
            _ => 1,
        }
    }

    /// Words the failure for the person.
    pub fn message(&self, words: &Words) -> String {
        match self {
            Failure::Store(error) => wording::store_error(words, error),
            Failure::Op(error) => wording::op_error(words, error),
            Failure::Import(error) => import_error(words, error),
            Failure::Io { path, why } => say!(words, "cli-io", path = path.clone(), why = wording::obstacle(words, why)),
            Failure::Failed(text) | Failure::Usage(text) => text.clone(),
            Failure::Ended(_) => say!(words, "cli-ended"),
            Failure::Option { name, why } => say!(words, "cli-option", name = *name, why = words.invalid(why)),
        }
    }
}
