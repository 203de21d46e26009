//! From a quick-log line to what is written: whom its names mean in this book, and the entry it makes.
//!
//! Shared by the screen and the command line, so that a line means the same in both. Reads names and open tasks; writes
//! nothing and words nothing: `Op::Log` carries the entry out.

mod directory;
mod entry;
mod names;

#[cfg(test)]
mod tests;

use crate::domain::quicklog::Line;
use crate::domain::{AccountId, TouchKind};
use crate::store::Result;
use crate::store::directory::{AccountName, ContactName};
use rusqlite::Connection;

pub use directory::Directory;
pub use entry::{Unready, entry};

/// Whom a typed name means.
#[derive(Clone, Debug, PartialEq)]
pub enum Who<T> {
    Known(T),
    /// Nobody is called so: saving adds them.
    New(String),
    /// Several could be meant, the likeliest first.
    Ambiguous {
        typed: String,
        candidates: Vec<T>,
    },
}

/// How the account came to be meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The line names it, or nothing does.
    #[default]
    Line,
    /// The line names none, and this is the one in view or the one asked for.
    Default,
    /// Somebody the line names works there.
    Person,
}

/// A line with its names looked up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    pub line: Line,
    /// `None` when nothing says which account.
    pub account: Option<Who<AccountName>>,
    pub source: Source,
    pub contacts: Vec<Who<ContactName>>,
    /// Titles of the planned contacts that this touch answers.
    pub answers: Vec<String>,
}

impl Understood {
    /// Returns the kind of the touch: what the line says; else a call, when somebody took part or it took time; else a note.
    pub fn kind(&self) -> TouchKind {
        let usual = if self.line.contacts.is_empty() && self.line.minutes.is_none() { TouchKind::Note } else { TouchKind::Call };
        self.line.kind.unwrap_or(usual)
    }

    /// Returns the account, when it is one the book has.
    pub fn known_account(&self) -> Option<&AccountName> {
        match &self.account {
            Some(Who::Known(account)) => Some(account),
            _ => None,
        }
    }

    /// Returns what the account is or will be called; empty when nothing says which it is.
    pub fn account_name(&self) -> &str {
        match &self.account {
            Some(Who::Known(account)) => &account.name,
            Some(Who::New(name)) => name,
            _ => "",
        }
    }

    /// Says whether the line asks for a next contact, by a day or by a priority.
    pub fn plans_contact(&self) -> bool {
        self.line.next_contact.is_some() || self.line.priority.is_some()
    }
}

/// Looks the names of one line up; the account it does not name is the default one, if there is one.
pub fn resolve(connection: &Connection, line: &Line, default: Option<AccountId>) -> Result<Understood> {
    Directory::read(connection)?.understand(connection, line.clone(), default)
}
