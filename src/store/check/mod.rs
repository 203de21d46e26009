//! Looks a book over: whether the file is whole, the schema as it was made, every reference leads somewhere, and no row says
//! what cannot be. Reads only; the findings are typed, their words are the caller's.

mod schema;
mod values;

use crate::store::{Error, ErrorKind, Result, migrate, search, triggers};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;

/// One thing that is not as it must be. `Display` is for logs and tests.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// In the words of SQLite's own check.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// A table, index or trigger, as `trigger journal_account_insert`.
    #[error("{part}: {fault}")]
    Schema { part: String, fault: SchemaFault },
    #[error("{table} {row}: {fault}")]
    Row { table: String, row: i64, fault: RowFault },
    /// An op whose changes are not all there, or cannot be read: it cannot be undone.
    #[error("the change log has lost a part of op {0}")]
    LogIncomplete(i64),
    /// Writes leave no trace, and cannot be undone.
    #[error("the change log is switched off")]
    LogOff,
    /// So many rows are not found as they should be; making the index anew mends it.
    #[error("search would miss or mistake {0} rows")]
    SearchIndex(u64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SchemaFault {
    #[error("is missing")]
    Missing,
    #[error("was altered")]
    Altered,
    /// Not made by this program.
    #[error("does not belong here")]
    Foreign,
}

/// What is wrong with a row; columns are named as in the schema.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    #[error("there is no such {0}")]
    NoParent(String),
    #[error("its account is deleted")]
    AccountDeleted,
    #[error("{column} is no date: {value}")]
    NotADate { column: String, value: String },
    #[error("{end} is before {start}")]
    EndsBeforeStart { start: &'static str, end: &'static str },
    #[error("{column} is negative: {value}")]
    Negative { column: String, value: i64 },
    #[error("{column} has no currency")]
    NoCurrency { column: &'static str },
    #[error("the same day, metric and person stand in row {of}")]
    Twice { of: i64 },
    #[error("cannot be read: {0}")]
    Unreadable(String),
}

type Step = fn(&Connection, &Connection, &mut Vec<Finding>) -> Result<()>;

/// In this order: what later steps ask for, earlier ones have looked at.
const STEPS: &[Step] = &[integrity, schema::compare, references, values::look, log, search_index];

/// Checks a book of this program's schema or an older one; a sound one has no findings. Takes seconds for a gigabyte.
///
/// Errors: what is no book, or one of a newer program; a damaged one is no error but a finding.
pub fn check(connection: &Connection) -> Result<Vec<Finding>> {
    let version = match migrate::check(connection, Path::new(connection.path().unwrap_or_default())) {
        Err(Error { kind: ErrorKind::Damaged(why), .. }) => return Ok(vec![Finding::Damaged(why)]),
        version => version?,
    };
    let mut model = Connection::open_in_memory()?;
    migrate::make(&mut model, version)?;
    let mut findings = Vec::new();
    for step in STEPS {
        match step(connection, &model, &mut findings) {
            Ok(()) if findings.iter().any(Finding::stops) => break,
            Ok(()) => {}
            Err(error) => {
                let ErrorKind::Damaged(why) = error.kind else { return Err(error) };
                findings.push(Finding::Damaged(why));
                break;
            }
        }
    }
    Ok(findings)
}

/// Counts the rows of each table that holds the person's data, deleted ones among them.
pub fn row_counts(connection: &Connection) -> Result<BTreeMap<String, u64>> {
    let count = |table: triggers::Journaled| {
        let rows = connection.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |row| row.get(0))?;
        Ok((table.name, rows))
    };
    triggers::journaled_tables(connection)?.into_iter().map(count).collect()
}

impl Finding {
    fn of_row(table: &str, row: i64, fault: RowFault) -> Finding {
        Finding::Row { table: table.to_owned(), row, fault }
    }

    /// Says whether looking further would ask for tables or columns that are not there.
    fn stops(&self) -> bool {
        matches!(self, Finding::Schema { part, fault: SchemaFault::Missing | SchemaFault::Altered } if part.starts_with("table"))
    }
}

fn integrity(connection: &Connection, _: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA integrity_check(100)")?;
    let verdicts = statement.query_map([], |row| row.get::<_, String>(0))?;
    for verdict in verdicts {
        findings.extend(Some(verdict?).filter(|verdict| verdict != "ok").map(Finding::Damaged));
    }
    Ok(())
}

fn references(connection: &Connection, _: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut statement = connection.prepare("SELECT \"table\", coalesce(rowid, 0), parent FROM pragma_foreign_key_check")?;
    let dangling = statement.query_map([], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        Ok(Finding::of_row(&table, row.get(1)?, RowFault::NoParent(parent)))
    })?;
    for finding in dangling {
        findings.push(finding?);
    }
    Ok(())
}

fn search_index(connection: &Connection, _: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    // A book of an older program has none.
    let has_index = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'search_doc'")?.exists([])?;
    let wrong = if has_index { search::verify(connection)? } else { 0 };
    findings.extend((wrong > 0).then_some(Finding::SearchIndex(wrong)));
    Ok(())
}

fn log(connection: &Connection, _: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut statement = connection.prepare(include_str!("log.sql"))?;
    for op in statement.query_map([], |row| row.get(0))? {
        findings.push(Finding::LogIncomplete(op?));
    }
    let is_on = connection.prepare("SELECT 1 FROM journal_state WHERE recording = 1 AND op IS NULL")?.exists([])?;
    findings.extend((!is_on).then_some(Finding::LogOff));
    Ok(())
}
