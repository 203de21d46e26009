//! Long work as a pane sees it: what to start, and the news of it.

use std::path::PathBuf;

/// Work that takes more than a frame; the shell does it on a thread of its own.
#[derive(Clone, Debug)]
pub enum JobSpec {
    /// Reads a file and says what an import would do, or does it.
    Import(ImportRequest),
}

/// What an import is asked to do.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    pub kind: Option<String>,
    pub paths: Vec<PathBuf>,
    /// Field to column, as `--map` says it.
    pub map: Vec<(String, String)>,
    /// Field to fixed value, as `--set` says it.
    pub set: Vec<(String, String)>,
    pub date_format: Option<String>,
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    pub sheet: Option<String>,
    /// The row of the header, counted from 1.
    pub header_row: Option<usize>,
    /// Whether rows may name accounts the book does not have: they are added.
    pub new_accounts: bool,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// News of a job, at most every 100 ms.
#[derive(Clone, Debug)]
pub enum JobReport {
    Progress { done: u64, total: u64 },
    Failed(String),
    Cancelled,
}
