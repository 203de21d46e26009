//! Attendance from a list: each row finds its account and person as rows of any import do, who was not asked yet is put on the
//! list of guests, and who came has a touch of the event.

use super::Result;
use super::report::{ImportProblem, Why};
use super::resolve::{Resolver, fault, find_contact};
use crate::domain::{AccountId, Contact, ContactId, Event, EventId, Guest, GuestId, GuestState, Invitee};
use crate::import::attendance::{Attendance, AttendanceRow};
use crate::ops::events::{add_guest, settle};
use crate::store::{self, OpLabel, RowId, Tx, events};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What a list of attendance did, or would do.
#[derive(Clone, Debug, PartialEq)]
pub struct AttendanceReport {
    pub event: Event,
    pub file: String,
    /// Rows, good and bad.
    pub read: u64,
    /// Guests who were not on the list before.
    pub invited: u64,
    /// Guests who were marked by this.
    pub attended: u64,
    pub absent: u64,
    /// People the book did not have.
    pub new_contacts: u64,
    /// Whether a column said who came.
    pub says_who_came: bool,
    pub problems: Vec<ImportProblem>,
}

/// Carries out a list. Before the event nobody can have come: then it only says who is asked.
pub fn attend(tx: &Tx, id: EventId, list: &Attendance, is_to_come: bool) -> Result<AttendanceReport> {
    let event = store::needed::<Event>(tx.connection(), id)?.fields;
    let read = |problem: &crate::import::Problem| ImportProblem {
        file: problem.file.clone(),
        row: problem.row,
        column: problem.column.clone(),
        why: Why::Read(problem.reason.clone()),
    };
    let mut report = AttendanceReport {
        event: event.clone(),
        file: list.file.clone(),
        read: list.read as u64,
        invited: 0,
        attended: 0,
        absent: 0,
        new_contacts: 0,
        says_who_came: list.says_who_came && !is_to_come,
        problems: list.problems.iter().map(read).collect(),
    };
    let marks = place_rows(tx, id, list, &mut report)?;
    if !is_to_come {
        mark(tx, id, &event, &marks, &mut report)?;
    }
    report.problems.sort_by_key(|problem| problem.row);
    Ok(report)
}

/// Returns the label for the change log.
pub fn attendance_label(report: &AttendanceReport) -> OpLabel {
    let args = json!({
        "event": report.event.title, "file": report.file, "invited": report.invited, "attended": report.attended, "absent": report.absent,
    });
    OpLabel { kind: "event-import", args }
}

/// Finds or asks the guest of each row; returns what the rows say of each. Somebody who left and came back stands in a list
/// twice: one row that says they came is enough.
fn place_rows(tx: &Tx, id: EventId, list: &Attendance, report: &mut AttendanceReport) -> Result<BTreeMap<GuestId, GuestState>> {
    let mut resolver = Resolver::new(false);
    let mut asked = events::invitees(tx.connection(), id)?;
    let mut marks = BTreeMap::new();
    for row in &list.rows {
        let invitee = match invitee(tx, &mut resolver, row, report)? {
            Ok(invitee) => invitee,
            Err(why) => {
                report.problems.push(ImportProblem { file: list.file.clone(), row: row.row, column: None, why });
                continue;
            }
        };
        let guest = match asked.get(&invitee) {
            Some(guest) => *guest,
            None => {
                report.invited += 1;
                *asked.entry(invitee).or_insert(add_guest(tx, id, invitee)?)
            }
        };
        let mark = marks.entry(guest).or_insert(GuestState::Invited);
        *mark = GuestState::of_all([*mark, row.state]);
    }
    Ok(marks)
}

fn invitee(
    tx: &Tx,
    resolver: &mut Resolver,
    row: &AttendanceRow,
    report: &mut AttendanceReport,
) -> Result<std::result::Result<Invitee, Why>> {
    let account = match resolver.account(tx, &row.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let contact = match contact(tx, account, row, report)? {
        Ok(contact) => contact,
        Err(why) => return Ok(Err(why)),
    };
    Ok(Ok(Invitee { account, contact }))
}

/// Finds the person of a row by address, then by name; somebody new at the account becomes a contact.
fn contact(
    tx: &Tx,
    account: AccountId,
    row: &AttendanceRow,
    report: &mut AttendanceReport,
) -> Result<std::result::Result<Option<ContactId>, Why>> {
    for named in [&row.email, &row.person].into_iter().flatten() {
        if let Some(found) = find_contact(tx, account, named)? {
            return Ok(Ok(Some(found)));
        }
    }
    let Some(name) = row.person.as_ref().or(row.email.as_ref()) else { return Ok(Ok(None)) };
    let contact = Contact { email: row.email.clone(), ..Contact::named(account, name) };
    if let Some(why) = fault(&contact) {
        return Ok(Err(why));
    }
    let id = ContactId::of(tx.new_id());
    store::insert(tx.connection(), id, &contact, tx.at())?;
    report.new_contacts += 1;
    Ok(Ok(Some(id)))
}

fn mark(tx: &Tx, id: EventId, event: &Event, marks: &BTreeMap<GuestId, GuestState>, report: &mut AttendanceReport) -> Result<()> {
    let mut touched = BTreeSet::new();
    // What the list leaves open takes nobody's mark away.
    for (guest, state) in marks.iter().filter(|(_, state)| **state != GuestState::Invited) {
        let Some(row) = store::get::<Guest>(tx.connection(), *guest)?.filter(|row| row.state != *state) else { continue };
        store::update(tx.connection(), *guest, &Guest { state: *state, ..row.fields.clone() })?;
        touched.insert(row.account);
        match state {
            GuestState::Attended => report.attended += 1,
            _ => report.absent += 1,
        }
    }
    touched.into_iter().try_for_each(|account| settle(tx, id, event, account))
}
