//! What an import would do, from tables and mappings: the records of the good rows and the problems of the others.
//!
//! Nothing is looked up: a row says in its own words which account it means, and whoever has the book resolves that.

mod cells;
mod columns;
mod read;
pub mod record;
mod sums;

pub use read::DEFAULT_METRIC;
pub use record::{
    AccountRecord, AccountRef, ContactRecord, ContractRecord, InvitationRecord, Record, RenewalRecord, SurveyRecord, TicketRecord,
    TouchRecord, UsageRecord,
};

use crate::{
    domain::{Currency, Zone},
    import::{Field, ImportKind, Mapping, Problem, Reason, Table, value::DateFormat},
};
use cells::Cells;
use columns::Columns;
use std::collections::HashMap;
use sums::Sums;
use thiserror::Error;

/// How many problems are kept with their reasons; the rest are only counted.
pub const MAX_PROBLEMS: usize = 100_000;

/// One file of an import.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name by which problems name it; also looked at for the kind of a survey.
    pub file: &'a str,
    pub table: &'a Table,
    pub mapping: &'a Mapping,
}

/// What holds for every row.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    /// From `mapping::fixed_values`; a fixed value counts before a column.
    pub fixed: &'a [(Field, String)],
    /// Without one, each column decides.
    pub date_format: Option<&'a DateFormat>,
    pub defaults: Defaults,
}

/// What is meant where the file says nothing.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    pub currency: Currency,
    /// The zone of times without an offset.
    pub zone: Zone,
}

/// A record and where it stands: the file by its place in `Plan::files`, and the row in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced<T> {
    pub file: usize,
    pub row: u64,
    pub record: T,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub kind: ImportKind,
    pub files: Vec<String>,
    /// In the order of the files. Of usage, the sums.
    pub records: Vec<Sourced<Record>>,
    /// The problems of the tables first, then those of the values; at most `MAX_PROBLEMS` in all.
    pub problems: Vec<Problem>,
    /// How many rows there were, good and bad.
    pub read: usize,
    /// How many rows were left out; rows that say exactly what another says are neither a problem nor left out.
    pub skipped: usize,
    /// The headings of the columns that fill no field. Only accounts keep these columns, as custom fields.
    pub unmapped: Vec<String>,
}

/// Why nothing can be imported. `Display` is for logs and tests.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanError {
    /// No column and no fixed value fills any field of the group.
    #[error("{file}: no column for {}", needed.iter().map(Field::as_ref).collect::<Vec<_>>().join(" or "))]
    MissingField { file: String, needed: &'static [Field] },
    #[error("{file}: {column} may be day or month first, as in {example:?}")]
    AmbiguousDates { file: String, column: String, example: String },
}

impl AsRef<str> for Field {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Reads the rows of all files as records of one kind.
///
/// A row that says something else about the same thing as an earlier one (same external id; accounts also by name,
/// contacts by address) counts instead of it, and the earlier one is a problem.
pub fn plan(kind: ImportKind, sources: &[Source<'_>], settings: &Settings<'_>) -> Result<Plan, PlanError> {
    let columns = columns::decide(kind, sources, settings)?;
    for (source, columns) in sources.iter().zip(&columns) {
        check_needs(kind, source, columns, settings)?;
    }
    let mut planner = Planner::new(kind, sources);
    for (file, columns) in columns.iter().enumerate() {
        planner.add(file, columns, settings);
    }
    Ok(planner.finish())
}

fn check_needs(kind: ImportKind, source: &Source<'_>, columns: &Columns, settings: &Settings<'_>) -> Result<(), PlanError> {
    let filled = |field: &Field| {
        let by_name = *field == Field::Kind && columns.survey_kind.is_some();
        by_name || columns.by_field.contains_key(field) || settings.fixed.iter().any(|(fixed, _)| fixed == field)
    };
    match kind.needs().iter().find(|group| !group.iter().any(filled)) {
        Some(needed) => Err(PlanError::MissingField { file: source.file.to_owned(), needed }),
        None => Ok(()),
    }
}

struct Planner<'a> {
    sources: &'a [Source<'a>],
    plan: Plan,
    /// The records by identity: their place in the plan.
    places: HashMap<String, usize>,
    sums: Sums,
}

impl<'a> Planner<'a> {
    fn new(kind: ImportKind, sources: &'a [Source<'a>]) -> Self {
        let mut plan = Plan {
            kind,
            files: sources.iter().map(|source| source.file.to_owned()).collect(),
            records: Vec::new(),
            problems: Vec::new(),
            read: 0,
            skipped: 0,
            unmapped: Vec::new(),
        };
        for source in sources {
            let problems = &source.table.problems;
            plan.read += source.table.rows.len() + problems.len();
            plan.skipped += problems.len();
            plan.problems.extend(problems.iter().take(MAX_PROBLEMS.saturating_sub(plan.problems.len())).cloned());
            let headings = source.mapping.unmapped.iter().filter_map(|column| source.table.header.get(*column));
            for heading in headings {
                if !plan.unmapped.contains(heading) {
                    plan.unmapped.push(heading.clone());
                }
            }
        }
        Planner { sources, plan, places: HashMap::new(), sums: Sums::new() }
    }

    fn add(&mut self, file: usize, columns: &Columns, settings: &Settings<'_>) {
        let source = self.sources[file];
        for row in source.table.rows.iter() {
            let cells = Cells { row, columns, settings };
            match read::record(self.plan.kind, &cells) {
                Ok(Record::Usage(usage)) => self.sums.add(file, row.line, usage),
                Ok(record) => self.keep(Sourced { file, row: row.line, record }),
                Err(fault) => {
                    let column = source.mapping.column(fault.field).and_then(|column| source.table.header.get(column)).cloned();
                    let column = column.unwrap_or_else(|| fault.field.to_string());
                    self.report(Problem { file: source.file.to_owned(), row: row.line, column: Some(column), reason: fault.reason });
                }
            }
        }
    }

    /// Keeps a record in the place of an earlier one about the same thing.
    fn keep(&mut self, sourced: Sourced<Record>) {
        let Some(identity) = read::identity(&sourced.record) else {
            self.plan.records.push(sourced);
            return;
        };
        let place = *self.places.entry(identity).or_insert(self.plan.records.len());
        let Some(earlier) = self.plan.records.get_mut(place) else {
            self.plan.records.push(sourced);
            return;
        };
        if earlier.record == sourced.record {
            return;
        }
        let later_file = self.plan.files[sourced.file].clone();
        let reason = Reason::Replaced { file: later_file, row: sourced.row };
        let problem = Problem { file: self.plan.files[earlier.file].clone(), row: earlier.row, column: None, reason };
        *earlier = sourced;
        self.report(problem);
    }

    fn report(&mut self, problem: Problem) {
        self.plan.skipped += 1;
        if self.plan.problems.len() < MAX_PROBLEMS {
            self.plan.problems.push(problem);
        }
    }

    fn finish(self) -> Plan {
        let mut plan = self.plan;
        plan.records.extend(self.sums.finish().map(|(file, row, usage)| Sourced { file, row, record: Record::Usage(usage) }));
        plan
    }
}

#[cfg(test)]
mod tests;
