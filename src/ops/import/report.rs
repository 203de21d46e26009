//! What an import did, or would do: counts, and every row that was left out with its reason.

use super::{Fate, place};
use crate::domain::check::Fault;
use crate::import::{ImportKind, Plan, Reason, Sourced};

/// `read` is `added + updated + unchanged + skipped`, except that rows of usage that add up count each.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportReport {
    pub kind: ImportKind,
    pub files: Vec<String>,
    pub read: u64,
    pub added: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub skipped: u64,
    /// Accounts added because rows named them.
    pub new_accounts: u64,
    pub problems: Vec<ImportProblem>,
    /// Headings of columns that went nowhere (into custom fields, for accounts).
    pub unmapped: Vec<String>,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportProblem {
    pub file: String,
    pub row: u64,
    pub column: Option<String>,
    pub why: Why,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Found while the file was read.
    Read(Reason),
    /// The row names no account.
    NoAccount,
    UnknownAccount(String),
    /// So many accounts go by what the row says.
    AmbiguousAccount(String, usize),
    /// A field breaks a rule of the book.
    Fault(Fault),
}

/// Counts fates as they come.
pub(super) struct Tally {
    report: ImportReport,
}

impl Tally {
    pub fn of(plan: &Plan) -> Tally {
        let read_problem = |problem: &crate::import::Problem| ImportProblem {
            file: problem.file.clone(),
            row: problem.row,
            column: problem.column.clone(),
            why: Why::Read(problem.reason.clone()),
        };
        let report = ImportReport {
            kind: plan.kind,
            files: plan.files.clone(),
            read: plan.read as u64,
            added: 0,
            updated: 0,
            unchanged: 0,
            skipped: plan.skipped as u64,
            new_accounts: 0,
            problems: plan.problems.iter().map(read_problem).collect(),
            unmapped: plan.unmapped.clone(),
        };
        Tally { report }
    }

    pub fn count<T>(&mut self, plan: &Plan, sourced: &Sourced<T>, fate: Result<Fate, Why>) {
        match fate {
            Ok(fate) => self.fate(fate, 1),
            Err(why) => self.problem(plan, sourced, why, 1),
        }
    }

    pub fn fate(&mut self, fate: Fate, rows: u64) {
        match fate {
            Fate::Added => self.report.added += rows,
            Fate::Updated => self.report.updated += rows,
            Fate::Unchanged => self.report.unchanged += rows,
        }
    }

    /// Notes that a record was left out, which stands for so many rows.
    pub fn problem<T>(&mut self, plan: &Plan, sourced: &Sourced<T>, why: Why, rows: u64) {
        let (file, row) = place(plan, sourced);
        let column = match &why {
            Why::Fault((field, _)) => Some((*field).to_owned()),
            _ => None,
        };
        self.report.skipped += rows;
        self.report.problems.push(ImportProblem { file, row, column, why });
    }

    pub fn finish(mut self, new_accounts: u64) -> ImportReport {
        self.report.new_accounts = new_accounts;
        self.report.problems.sort_by(|one, other| (&one.file, one.row).cmp(&(&other.file, other.row)));
        self.report
    }
}
