//! Programmes for many: saving events, asking guests, and marking who came.
//!
//! An account that came has one touch of the event, with everybody of it who came; whatever is changed, `settle` brings it into
//! line, so that taking a mark back takes the touch away too.

use super::delete::delete_touch;
use super::save::{outcome, save};
use super::{Outcome, Result};
use crate::domain::{AccountId, Event, EventId, Guest, GuestId, GuestState, Invitee, Row, Touch, TouchId};
use crate::store::{self, OpLabel, RowId, Tx, entities, events};
use serde_json::json;
use std::collections::BTreeSet;

/// Saves an event; the touches it made are of its new kind, title and time.
pub fn save_event(tx: &Tx, id: Option<EventId>, event: &Event) -> Result<(Outcome, OpLabel)> {
    let (id, added) = save(tx, id, event)?;
    if !added {
        for account in accounts_of(tx, id)? {
            settle(tx, id, event, account)?;
        }
    }
    let label = OpLabel { kind: if added { "event-add" } else { "event-edit" }, args: json!({ "event": event.title }) };
    Ok((outcome(id, None), label))
}

/// Asks guests to an event; those who have been asked stay as they are.
pub fn invite(tx: &Tx, id: EventId, invitees: &[Invitee]) -> Result<(Outcome, OpLabel)> {
    let event = store::needed::<Event>(tx.connection(), id)?;
    let mut asked = events::invitees(tx.connection(), id)?;
    let mut added = 0;
    for invitee in invitees {
        if !asked.contains_key(invitee) {
            asked.insert(*invitee, add_guest(tx, id, *invitee)?);
            added += 1;
        }
    }
    Ok((outcome(id, None), OpLabel { kind: "event-invite", args: json!({ "event": event.title, "n": added }) }))
}

/// Marks guests as having come, as absent, or as only asked.
pub fn mark(tx: &Tx, id: EventId, guests: &[GuestId], state: GuestState) -> Result<(Outcome, OpLabel)> {
    let event = store::needed::<Event>(tx.connection(), id)?;
    let mut touched = BTreeSet::new();
    for guest in guests {
        let mut row = guest_of(tx, id, *guest)?;
        if row.state != state {
            row.fields.state = state;
            store::update(tx.connection(), row.id, &row.fields)?;
            touched.insert(row.account);
        }
    }
    for account in &touched {
        settle(tx, id, &event, *account)?;
    }
    let kind = match state {
        GuestState::Attended => "event-attended",
        GuestState::Absent => "event-absent",
        GuestState::Invited => "event-open",
    };
    Ok((of_guests(id, guests, &touched), OpLabel { kind, args: json!({ "event": event.title, "n": guests.len() }) }))
}

/// Takes guests off the list of an event.
pub fn remove(tx: &Tx, id: EventId, guests: &[GuestId]) -> Result<(Outcome, OpLabel)> {
    let event = store::needed::<Event>(tx.connection(), id)?;
    let mut touched = BTreeSet::new();
    for guest in guests {
        let row = guest_of(tx, id, *guest)?;
        leave_touch(tx, id, &event, &row)?;
        store::delete::<Guest>(tx.connection(), row.id, tx.at())?;
        touched.insert(row.account);
    }
    Ok((of_guests(id, guests, &touched), OpLabel { kind: "event-remove", args: json!({ "event": event.title, "n": guests.len() }) }))
}

/// Takes away the touches of an event that is deleted: nobody came to what was not.
pub(super) fn delete_touches(tx: &Tx, id: EventId) -> Result<()> {
    let sql = "SELECT id FROM touch WHERE deleted_at IS NULL
               AND id IN (SELECT touch_id FROM event_guest WHERE event_id = ? AND deleted_at IS NULL)";
    let mut statement = tx.connection().prepare_cached(sql)?;
    let touches: Vec<TouchId> = statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    touches.into_iter().try_for_each(|touch| delete_touch(tx, touch))
}

/// Adds a guest who has been asked.
pub(super) fn add_guest(tx: &Tx, event: EventId, invitee: Invitee) -> Result<GuestId> {
    let id = GuestId::of(tx.new_id());
    let guest = Guest { event, account: invitee.account, contact: invitee.contact, state: GuestState::Invited, touch: None };
    store::insert(tx.connection(), id, &guest, tx.at())?;
    Ok(id)
}

/// Brings the touch of an account into line with who of it came.
pub(super) fn settle(tx: &Tx, id: EventId, event: &Event, account: AccountId) -> Result<()> {
    let guests = events::guests_of_account(tx.connection(), id, account)?;
    let present = living_touch(tx, &guests)?;
    let came: Vec<&Row<GuestId, Guest>> = guests.iter().filter(|guest| guest.state == GuestState::Attended).collect();
    let touch = match (came.is_empty(), present) {
        (true, Some(touch)) => {
            delete_touch(tx, touch)?;
            None
        }
        (true, None) => None,
        (false, present) => Some(write_touch(tx, present, event, account)?),
    };
    if let Some(touch) = touch {
        let named = came.iter().filter(|_| event.kind.names_people());
        let people: Vec<_> = named.filter_map(|guest| guest.contact).collect();
        entities::set_contacts_of_touch(tx, touch, &people)?;
    }
    for guest in &guests {
        let touch = touch.filter(|_| guest.state == GuestState::Attended);
        if guest.touch != touch {
            store::update(tx.connection(), guest.id, &Guest { touch, ..guest.fields.clone() })?;
        }
    }
    Ok(())
}

/// A guest who leaves the list did not come.
fn leave_touch(tx: &Tx, id: EventId, event: &Event, guest: &Row<GuestId, Guest>) -> Result<()> {
    if guest.state == GuestState::Attended {
        store::update(tx.connection(), guest.id, &Guest { state: GuestState::Invited, ..guest.fields.clone() })?;
        settle(tx, id, event, guest.account)?;
    }
    Ok(())
}

/// Returns the touch that the account has of the event, unless somebody deleted it.
fn living_touch(tx: &Tx, guests: &[Row<GuestId, Guest>]) -> Result<Option<TouchId>> {
    for id in guests.iter().filter_map(|guest| guest.touch) {
        if store::get::<Touch>(tx.connection(), id)?.is_some() {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Writes the touch anew or as the event is now; what somebody noted in it stays.
fn write_touch(tx: &Tx, id: Option<TouchId>, event: &Event, account: AccountId) -> Result<TouchId> {
    let present = id.map(|id| store::get::<Touch>(tx.connection(), id)).transpose()?.flatten();
    let (kind, direction) = event.kind.touch();
    let old = present.map(|row| row.fields).unwrap_or_else(|| Touch::of(account, kind, event.at));
    let touch = Touch { kind, direction, at: event.at, minutes: event.minutes, subject: Some(event.title.clone()), ..old.clone() };
    match id {
        Some(id) if touch == old => Ok(id),
        _ => Ok(save(tx, id, &touch)?.0),
    }
}

fn accounts_of(tx: &Tx, id: EventId) -> Result<BTreeSet<AccountId>> {
    Ok(events::invitees(tx.connection(), id)?.into_keys().map(|invitee| invitee.account).collect())
}

fn guest_of(tx: &Tx, event: EventId, id: GuestId) -> Result<Row<GuestId, Guest>> {
    let guest = store::needed::<Guest>(tx.connection(), id)?;
    if guest.event == event { Ok(guest) } else { Err(store::no_row::<Guest>(id).into()) }
}

/// One guest's mark concerns an account; that of several does not belong to one.
fn of_guests(id: EventId, guests: &[GuestId], touched: &BTreeSet<AccountId>) -> Outcome {
    outcome(id, touched.first().copied().filter(|_| guests.len() == 1))
}
