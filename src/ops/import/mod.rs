//! Carries out an import: the planned records against the book, in the one transaction of the op.
//!
//! A row that matches what is there changes only the fields it states; run twice, an import changes nothing. A row that
//! cannot be placed is a problem with its file and row, and never stops the others.

mod accounts;
mod attendance;
pub mod calendar;
mod commercial;
mod events;
mod invitations;
mod people;
mod rates;
mod report;
mod resolve;
mod usage;

pub use attendance::{AttendanceReport, attend, attendance_label};
pub use report::{ImportProblem, ImportReport, Why};

use super::Result;
use crate::import::{ImportKind, Mapping, Plan, Record, Sourced, mapping::header_key};
use crate::store::mail::placed::Which;
use crate::store::{OpLabel, Tx};
use report::Tally;
use resolve::Resolver;
use serde_json::json;

/// What the person decided about an import.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Choices {
    /// Rows may name accounts the book does not have: they are added.
    pub new_accounts: bool,
}

/// Says how far an import is; returning false stops it, and nothing of it stays.
pub type Watch<'w> = &'w mut dyn FnMut(u64, u64) -> bool;

/// Rows between two looks at the watch.
const ROWS_A_LOOK: usize = 256;

/// What happened to one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Added,
    Updated,
    Unchanged,
}

/// Carries out a plan; `None` when it was stopped (the caller must then roll back).
pub fn run(tx: &Tx, plan: &Plan, choices: Choices, watch: Watch<'_>) -> Result<Option<ImportReport>> {
    let mut tally = Tally::of(plan);
    let mut resolver = Resolver::new(choices.new_accounts);
    let total = plan.records.len() as u64;
    let mut usage = usage::Sums::default();
    for (index, sourced) in plan.records.iter().enumerate() {
        if index % ROWS_A_LOOK == 0 && !watch(index as u64, total) {
            return Ok(None);
        }
        match &sourced.record {
            Record::Usage(record) => match resolver.account(tx, &record.account)? {
                Ok(account) => usage.add(account, record),
                Err(why) => tally.problem(plan, sourced, why, record.rows),
            },
            record => {
                let fate = row(tx, &mut resolver, record)?;
                tally.count(plan, sourced, fate);
            }
        }
    }
    usage.write(tx, &mut tally)?;
    let report = tally.finish(resolver.added());
    if matches!(plan.kind, ImportKind::Accounts | ImportKind::Contacts) && report.added + report.updated > 0 {
        // Mail that is there may be theirs.
        super::mail::follow(tx, Which::All)?;
    }
    watch(total, total);
    Ok(Some(report))
}

/// Remembers which column went into which field for files with this header.
pub fn remember(tx: &Tx, kind: ImportKind, header: &[String], mapping: &Mapping) -> Result<()> {
    let mapping = serde_json::to_string(mapping).map_err(|error| rusqlite_other(&error))?;
    let sql = "INSERT INTO import_mapping (id, kind, header_key, mapping) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (kind, header_key) DO UPDATE SET mapping = ?4 WHERE mapping <> ?4";
    tx.connection().prepare_cached(sql)?.execute((tx.new_id(), kind.as_str(), header_key(header), mapping))?;
    Ok(())
}

/// Returns the label of an import for the change log.
pub fn label(report: &ImportReport) -> OpLabel {
    let args = json!({ "import": report.kind.as_str(), "added": report.added, "updated": report.updated, "file": report.files.join(", ") });
    OpLabel { kind: "import", args }
}

/// Places one row; the problem, where it cannot be placed.
fn row(tx: &Tx, resolver: &mut Resolver, record: &Record) -> Result<std::result::Result<Fate, Why>> {
    match record {
        Record::Account(record) => accounts::upsert(tx, resolver, record),
        Record::Contact(record) => people::upsert_contact(tx, resolver, record),
        Record::Contract(record) => commercial::upsert_contract(tx, resolver, record),
        Record::Renewal(record) => commercial::upsert_renewal(tx, resolver, record),
        Record::Touch(record) => events::upsert_touch(tx, resolver, record),
        Record::Ticket(record) => events::upsert_ticket(tx, resolver, record),
        Record::Survey(record) => events::upsert_response(tx, resolver, record),
        Record::Rate(rate) => rates::upsert(tx, rate),
        Record::Invitation(record) => invitations::upsert(tx, resolver, record),
        Record::Usage(_) => Ok(Ok(Fate::Unchanged)),
    }
}

fn rusqlite_other(error: &serde_json::Error) -> crate::store::Error {
    crate::store::ErrorKind::Refused(error.to_string()).into()
}

/// Takes what a row states; keeps what is there where it states nothing.
pub(super) fn state<T: Clone>(field: &mut Option<T>, stated: &Option<T>) {
    if stated.is_some() {
        field.clone_from(stated);
    }
}

/// Where a row stands, for problems that are found while it is placed.
pub(super) fn place<T>(plan: &Plan, sourced: &Sourced<T>) -> (String, u64) {
    (plan.files[sourced.file].clone(), sourced.row)
}
