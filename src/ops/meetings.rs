//! Meetings of the calendar: logging those that were as touches, declining to, and saying by hand whose they are.

use super::log::{LogEntry, WhichAccount, log};
use super::save::{account_name, save};
use super::{Outcome, Result};
use crate::domain::triage::Reason;
use crate::domain::{AccountId, Contact, ContactId, Mark, MarkAction, Meeting, MeetingId, Moment, Touch, TouchId, TouchKind};
use crate::store::meetings::{people_of_meeting, unlogged_of};
use crate::store::{self, OpLabel, Tx};
use serde_json::json;
use std::collections::BTreeSet;

/// Logs meetings as touches both took part in; one that is logged already, or has no account, is left as it is.
pub fn log_meetings(tx: &Tx, ids: &[MeetingId]) -> Result<(Outcome, OpLabel)> {
    let mut outcome = Outcome::default();
    let mut logged = 0;
    mark_items(tx, ids, MarkAction::Done)?;
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
    mark_items(tx, ids, MarkAction::Skipped)?;
    for id in ids {
        let meeting = store::needed::<Meeting>(tx.connection(), *id)?;
        if meeting.touch.is_none() && meeting.declined_at.is_none() {
            store::set_column::<Meeting>(tx.connection(), *id, "declined_at", tx.at().to_string())?;
        }
    }
    Ok((Outcome::default(), OpLabel { kind: "meetings-decline", args: json!({ "count": ids.len() }) }))
}

/// Says of the items of today's queue that ask for these meetings what became of them, so that their rule is counted as acted
/// upon. An item goes by the newest of its account's meetings; until that one is settled it stands, and nothing is said of it.
fn mark_items(tx: &Tx, ids: &[MeetingId], action: MarkAction) -> Result<()> {
    // A write happens at a moment; one that is only known by its day is no answer of a person to the queue.
    let (zone, Moment::At(at)) = (&tx.calendar().zone, tx.at()) else { return Ok(()) };
    let mut accounts = BTreeSet::new();
    for id in ids {
        accounts.extend(store::needed::<Meeting>(tx.connection(), *id)?.account);
    }
    for account in accounts {
        let open = unlogged_of(tx.connection(), account, tx.at())?;
        let newest = open.iter().map(|meeting| (meeting.at.day(zone), meeting.id)).max();
        let Some((_, meeting)) = newest.filter(|(_, meeting)| ids.contains(meeting)) else { continue };
        let mark = Mark {
            account,
            reason: Reason::MeetingUnlogged,
            occasion: meeting.to_string(),
            action,
            // The meeting is settled, so there is nothing to hold back; after an undo the item is there again at once.
            until: Some(zone.wall(at).date()),
            merged_into: None,
            note: None,
            at,
        };
        save(tx, None, &mark)?;
    }
    Ok(())
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
