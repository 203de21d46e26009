//! What can be wrong with a calendar. The words for people are in the locale files.

use thiserror::Error;

/// `Display` is for logs and tests.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// Nothing of a calendar is in the file.
    #[error("no calendar in it")]
    NoCalendar,
    #[error("this is no calendar but {0}")]
    NotText(String),
    #[error("not valid {encoding}")]
    BadBytes { encoding: &'static str },
    #[error("a line that means nothing: {0}")]
    NoLine(String),
    #[error("a line of more than {limit} bytes was cut")]
    LongLine { limit: usize },
    /// A component without its end.
    #[error("{0} has no end")]
    NoEnd(String),
    /// An event that does not say when it is.
    #[error("no start ({uid})")]
    NoStart { uid: String },
    #[error("{value} is no time ({uid})")]
    BadTime { uid: String, value: String },
    /// The end is before the start or cannot be read; the event came in without one.
    #[error("no usable end: {0}")]
    BadEnd(String),
    /// The rule cannot be read; the event came in as one meeting.
    #[error("no repetition rule: {0}")]
    BadRule(String),
    #[error("no time: {0}")]
    BadDate(String),
    /// Taken as the person's own time.
    #[error("unknown time zone {0}")]
    UnknownZone(String),
    #[error("more than {limit} meetings of one event")]
    TooMany { limit: usize },
    /// Another event with the same UID counts instead.
    #[error("line {line} of {file} is newer and counts instead ({uid})")]
    Replaced { uid: String, file: String, line: u64 },
    #[error("a text of more than {limit} characters was cut")]
    LongText { limit: usize },
}

/// Something that was wrong while the rest came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// Counted from 1.
    pub line: u64,
    /// The property.
    pub column: Option<&'static str>,
    pub fault: Fault,
}

impl Note {
    pub fn whole(fault: Fault) -> Note {
        Note { line: 1, column: None, fault }
    }
}
