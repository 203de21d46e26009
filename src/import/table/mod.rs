//! A table of text from the bytes of a CSV file or a workbook.
//!
//! What the file is comes from its content, never from its name alone. Everything is capped before it is read, and a
//! row that cannot be taken is a problem of that row only.

mod builder;
mod cards;
mod decode;
mod delimited;
mod guard;
mod header;
mod rows;
mod workbook;

pub use decode::TextEncoding;
pub(in crate::import) use decode::decode;
pub(in crate::import) use guard::crash_free;
pub use guard::is_guarded;
pub use rows::{Row, Rows};

use crate::import::Problem;
use crate::import::vcard::is_vcard;
use builder::Builder;
use thiserror::Error;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 30;
pub const MAX_ROWS: usize = 2_000_000;
pub const MAX_COLUMNS: usize = 1_000;
/// The longest cell that is taken, in bytes.
pub const MAX_CELL_BYTES: usize = 1 << 20;

/// What the user says about the file; what is left open is recognised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    pub encoding: Option<TextEncoding>,
    pub delimiter: Option<u8>,
    /// The sheet of a workbook, by name.
    pub sheet: Option<String>,
    /// The line, or the row of the sheet, with the headings; counted from 1.
    pub header_row: Option<u64>,
}

/// Headings and rows of text, and how they were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Distinct headings; every row has exactly as many cells.
    pub header: Vec<String>,
    /// The line, or row of the sheet, of the headings, counted from 1.
    pub header_row: u64,
    pub rows: Rows,
    /// The rows that were left out.
    pub problems: Vec<Problem>,
    pub notes: Vec<Note>,
    /// `None` for a workbook, as is the delimiter.
    pub encoding: Option<TextEncoding>,
    pub delimiter: Option<u8>,
    /// The sheet that was read and all that there are; none for a text file.
    pub sheet: Option<String>,
    pub sheets: Vec<String>,
}

/// What the user may want to know although nothing was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A heading that was there before; the column goes by `renamed`.
    DuplicateHeading { heading: String, renamed: String },
    /// A column without a heading; `position` counts from 1.
    NoHeading { position: usize, named: String },
}

/// Why a file is no table at all. `Display` is for logs and tests.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    #[error("the file is empty")]
    Empty,
    #[error("this is no table but {what}")]
    NotATable { what: &'static str },
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("more than {limit} rows")]
    TooManyRows { limit: usize },
    #[error("more than {limit} columns")]
    TooManyColumns { limit: usize },
    #[error("the workbook has a password")]
    Password,
    #[error("the workbook cannot be read: {detail}")]
    BrokenWorkbook { detail: String },
    #[error("no sheet {sheet:?}; there are: {}", sheets.join(", "))]
    UnknownSheet { sheet: String, sheets: Vec<String> },
    #[error("row {row} holds no headings")]
    NoHeaderRow { row: u64 },
}

/// Reads a table; `file_name` is only used to name the file in problems.
pub fn read(file_name: &str, bytes: &[u8], options: &Options) -> Result<Table, TableError> {
    if bytes.len() > MAX_BYTES {
        return Err(TableError::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 });
    }
    if is_vcard(bytes) {
        return cards::read(bytes, options);
    }
    match workbook::format_of(bytes) {
        Some(format) => guard::guarded(|| workbook::read(format, bytes, options, Builder::new(file_name, options))),
        None => delimited::read(bytes, options, Builder::new(file_name, options)),
    }
}

/// Decodes a text file, whatever encoding it is in.
pub fn decode_text<'a>(bytes: &'a [u8], options: &Options) -> Result<std::borrow::Cow<'a, str>, TableError> {
    decode::decode(bytes, options).map(|decoded| decoded.text)
}

/// Takes off the `'` that our exports (and other careful ones) put before what a spreadsheet would take for a formula.
fn without_guard(cell: &str) -> &str {
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    match cell.strip_prefix('\'') {
        // One of several is taken off too: who puts a guard before guarded text gets back what was there.
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests;
