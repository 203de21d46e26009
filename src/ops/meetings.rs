//! Meetings of the calendar: logging those that were as touches, declining to, and saying by hand whose they are.

use super::log::{LogEntry, WhichAccount, log};
use super::save::account_name;
use super::{Outcome, Result};
use crate::domain::{AccountId, Contact, ContactId, Meeting, MeetingId, Moment, Touch, TouchId, TouchKind};
use crate::store::meetings::people_of_meeting;
use crate::store::{self, OpLabel, Tx};
use serde_json::json;

/// Logs meetings as touches both took part in; one that is logged already, or has no account, is left as it is.
pub fn log_meetings(tx: &Tx, ids: &[MeetingId]) -> Result<(Outcome, OpLabel)> {
    let mut outcome = Outcome::default();
    let mut logged = 0;
    for id in ids {
        let meeting = store::needed::<Meeting>(tx.connection(), *id)?;
        let Some(account) = meeting.account.filter(|_| meeting.touch.is_none()) else { continue };
        let contacts = contacts_at(tx, *id, account)?;
        let entry = LogEntry {
            account: WhichAccount::Known(account),
            touch: touch_of(&meeting, account),
            contacts,
            new_contacts: Vec::new(),
            tasks: Vec::new(),
            closes: Vec::new(),
        };
        let (made, _) = log(tx, &entry)?;
        let touch = made.row.map(|row| TouchId(row.id)).expect("logging makes a touch");
        store::set_column::<Meeting>(tx.connection(), *id, "touch_id", touch)?;
        logged += 1;
        outcome = made;
    }
    Ok((outcome, OpLabel { kind: "meetings-log", args: json!({ "count": logged }) }))
}

/// Notes that meetings are not to be logged, or not to be shown.
pub fn decline_meetings(tx: &Tx, ids: &[MeetingId]) -> Result<(Outcome, OpLabel)> {
    for id in ids {
        let meeting = store::needed::<Meeting>(tx.connection(), *id)?;
        if meeting.touch.is_none() && meeting.declined_at.is_none() {
            store::set_column::<Meeting>(tx.connection(), *id, "declined_at", tx.at().to_string())?;
        }
    }
    Ok((Outcome::default(), OpLabel { kind: "meetings-decline", args: json!({ "count": ids.len() }) }))
}

/// Says whose meeting it is.
pub fn assign_meeting(tx: &Tx, id: MeetingId, account: Option<AccountId>) -> Result<(Outcome, OpLabel)> {
    let meeting = store::needed::<Meeting>(tx.connection(), id)?;
    let name = account.map(|account| account_name(tx, account)).transpose()?.unwrap_or_default();
    if meeting.account != account {
        store::update(tx.connection(), id, &Meeting { account, ..meeting.fields.clone() })?;
    }
    let args = json!({ "title": meeting.title, "account": name });
    Ok((Outcome { row: Some(id.into()), account, tasks: Vec::new() }, OpLabel { kind: "meeting-assign", args }))
}

fn touch_of(meeting: &Meeting, account: AccountId) -> Touch {
    let minutes = match (meeting.at, meeting.end_at) {
        (Moment::At(start), Some(Moment::At(end))) => u32::try_from((end - start).num_minutes()).ok().filter(|minutes| *minutes > 0),
        _ => None,
    };
    let subject = (!meeting.title.is_empty()).then(|| meeting.title.chars().take(crate::domain::check::NAME_LIMIT).collect());
    Touch { minutes, subject, ..Touch::of(account, TouchKind::Meeting, meeting.at) }
}

/// Returns the people of a meeting who are contacts of its account.
fn contacts_at(tx: &Tx, meeting: MeetingId, account: AccountId) -> Result<Vec<ContactId>> {
    let mut contacts = Vec::new();
    for person in people_of_meeting(tx.connection(), meeting)? {
        let Some(contact) = person.contact else { continue };
        let is_theirs = store::get::<Contact>(tx.connection(), contact)?.is_some_and(|row| row.account == account);
        if is_theirs && !contacts.contains(&contact) {
            contacts.push(contact);
        }
    }
    Ok(contacts)
}
