//! Why a row was left out: a typed reason with file, row and column. The words for people are in the locale files.

use crate::{
    domain::Invalid,
    import::{Field, calendar},
};
use thiserror::Error;

/// A row that was left out. One bad row never stops the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// The line of the file on which the row begins; in a workbook the row of the sheet. Counted from 1.
    pub row: u64,
    /// The heading of the column, or `None` where the whole row is meant.
    pub column: Option<String>,
    pub reason: Reason,
}

/// `Display` is for logs and tests; people read the translated message.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// A field without which the row says nothing.
    #[error("no {0}")]
    Missing(Field),
    #[error("{found} cells where the header has {expected}")]
    TooFewCells { found: usize, expected: usize },
    #[error("{found} cells where the header has {expected}")]
    TooManyCells { found: usize, expected: usize },
    /// A quote that is not closed, or not before a delimiter: lines that follow may have gone into the cell.
    #[error("a quote that is not closed in its row")]
    UnclosedQuote,
    #[error("a cell of more than {limit} bytes")]
    CellTooLong { limit: usize },
    /// Bytes that mean nothing in the encoding of the file.
    #[error("not valid {encoding}")]
    BadBytes { encoding: &'static str },
    /// A later row has the same key and says something else; the later one counts.
    #[error("row {row} of {file} says something else and counts instead")]
    Replaced { file: String, row: u64 },
    /// In a calendar.
    #[error(transparent)]
    Calendar(calendar::Fault),
}
