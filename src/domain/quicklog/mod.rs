//! The quick-log line: `#acme @sato /call 15m discussed rollout +send quote >fri !2 :)`, or the same with full-width signs.
//!
//! Pure, and nothing is rejected: what is no token stays in the note, so every character is in a token or in the note.
//! The rules, which lean to leaving text alone:
//! - A token stands at the start of the line or after white space, `、` or `。`; it ends at the next of these. Commas and points
//!   directly after it go with it.
//! - The first account, kind, duration and feeling count; later ones are text (`/call 15m, outage took 2h` was a 15-minute call).
//! - `#` takes a name that is not all digits (`#1 priority`, `ticket #4521` are text); `#"4521"` forces it.
//! - `@佐藤さんと話した` names `佐藤さん`; the rest is text.
//! - `+` begins a task only before a letter or a quotation (`+15%`, `+1` are text); its title runs to the next token.
//! - `>` takes the longest date of up to four words: the due day of the last task, or, if that has one or there is none, the next
//!   contact. `>nonsense` is text.
//! - `!1` belongs to the last task; before the first task to that one, or, with no task at all or after a next contact, to the contact.
//! - Quoted text is read as written and keeps its quotes in the note; an ASCII quote opens only after white space.

mod chips;
mod complete;
mod duration;
mod parser;
mod recognise;
mod scan;
mod words;

#[cfg(test)]
mod tests;

use crate::domain::{Priority, Sentiment, TouchKind};
use chrono::NaiveDate;
use std::ops::Range;

pub use chips::Chip;
pub use complete::{Asked, Partial, partial_at, written_name};
pub use duration::minutes;
pub use parser::parse;
pub use words::KIND_WORDS;

/// A name as it was typed, without sign and quotes; `name_match` says whom it means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(pub String);

/// A task that the line asks for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TaskDraft {
    pub title: String,
    pub due: Option<NaiveDate>,
    pub priority: Option<Priority>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    Account,
    Contact,
    Kind,
    Duration,
    /// A task's sign and title.
    Task,
    /// The due day of a task.
    Due,
    NextContact,
    Priority,
    Sentiment,
    /// Quoted text outside a task; the only tokens that are part of the note as well.
    Literal,
}

/// A part of the line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    /// Bytes of the line, at character borders.
    pub range: Range<usize>,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Line {
    /// In the order of the line; they do not overlap.
    pub tokens: Vec<Token>,
    pub account: Option<Name>,
    pub contacts: Vec<Name>,
    pub kind: Option<TouchKind>,
    /// At most a day.
    pub minutes: Option<u32>,
    pub tasks: Vec<TaskDraft>,
    pub next_contact: Option<NaiveDate>,
    /// The priority of the next contact; tasks have their own.
    pub priority: Option<Priority>,
    pub sentiment: Option<Sentiment>,
    /// The text outside the tokens, its parts joined by single spaces.
    pub note: String,
}

impl Line {
    /// Returns the token under a cursor at a byte of the line; between two, the one that ends there.
    pub fn token_at(&self, cursor: usize) -> Option<&Token> {
        let before = self.tokens.iter().find(|token| token.range.start < cursor && cursor <= token.range.end);
        before.or_else(|| self.tokens.iter().find(|token| token.range.start == cursor))
    }

    /// Says whether there is nothing to log.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty() && self.note.is_empty()
    }
}
