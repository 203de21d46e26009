//! The events of the book with their guests.

use crate::domain::kpi::Ratio;
use crate::domain::{AccountId, Event, EventId, Guest, GuestId, GuestState, Invitee, Row};
use crate::store::{Entity, Result, all_of};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// An event, and how many of its guests are in each state.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedEvent {
    pub event: Row<EventId, Event>,
    /// Everybody who was asked, whatever came of it.
    pub invited: usize,
    pub attended: usize,
    pub absent: usize,
}

impl CountedEvent {
    /// Returns the share of those asked who came; undefined before anybody was marked.
    pub fn rate(&self) -> Ratio {
        if self.attended + self.absent > 0 { Ratio::of(self.attended, self.invited) } else { Ratio::of(0, 0) }
    }
}

/// A guest with the names of account and person.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedGuest {
    pub guest: Row<GuestId, Guest>,
    pub account: String,
    pub contact: Option<String>,
}

/// Reads every event, the latest first.
pub fn of_book(connection: &Connection) -> Result<Vec<CountedEvent>> {
    let mut counts: HashMap<EventId, [usize; 3]> = HashMap::new();
    let sql = "SELECT event_guest.event_id, event_guest.state, count(*) FROM event_guest
               JOIN account ON account.id = event_guest.account_id AND account.deleted_at IS NULL
               WHERE event_guest.deleted_at IS NULL GROUP BY 1, 2";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, EventId>(0)?, row.get::<_, GuestState>(1)?, row.get::<_, i64>(2)?)))?;
    for row in rows {
        let (event, state, count) = row?;
        counts.entry(event).or_default()[state as usize] = usize::try_from(count).unwrap_or(0);
    }
    let mut events: Vec<CountedEvent> = all_of::<Event>(connection)?
        .into_iter()
        .map(|event| {
            let [open, attended, absent] = counts.remove(&event.id).unwrap_or_default();
            CountedEvent { event, invited: open + attended + absent, attended, absent }
        })
        .collect();
    events.sort_by_key(|counted| std::cmp::Reverse((counted.event.at, counted.event.id)));
    Ok(events)
}

/// Reads the guests of an event by account and person.
pub fn guests(connection: &Connection, event: EventId) -> Result<Vec<NamedGuest>> {
    let sql = format!(
        "SELECT {}, account.name, contact.name FROM event_guest
         JOIN account ON account.id = event_guest.account_id AND account.deleted_at IS NULL
         LEFT JOIN contact ON contact.id = event_guest.contact_id
         WHERE event_guest.event_id = ? AND event_guest.deleted_at IS NULL
         ORDER BY account.name, account.id, contact.name, event_guest.id",
        Guest::select_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let names = Guest::COLUMNS.len() + 1;
    let rows = statement.query_map([event.0], |row| {
        Ok(NamedGuest { guest: Guest::read_row(row)?, account: row.get(names)?, contact: row.get(names + 1)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the guests of one account at an event.
pub fn guests_of_account(connection: &Connection, event: EventId, account: AccountId) -> Result<Vec<Row<GuestId, Guest>>> {
    let sql = format!(
        "SELECT {} FROM event_guest WHERE event_id = ? AND account_id = ? AND deleted_at IS NULL ORDER BY id",
        Guest::select_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map((event.0, account.0), Guest::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads who has been asked to an event.
pub fn invitees(connection: &Connection, event: EventId) -> Result<HashMap<Invitee, GuestId>> {
    let mut statement =
        connection.prepare_cached("SELECT account_id, contact_id, id FROM event_guest WHERE event_id = ? AND deleted_at IS NULL")?;
    let rows = statement.query_map([event.0], |row| Ok((Invitee { account: row.get(0)?, contact: row.get(1)? }, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the last day of which any account's use is known.
pub fn usage_until(connection: &Connection) -> Result<Option<NaiveDate>> {
    // The last day of each account is one step in the index; the last of all together would be read through a million rows.
    let sql = "SELECT max(last) FROM (SELECT (SELECT max(on_day) FROM usage WHERE account_id = account.id) AS last
               FROM account WHERE deleted_at IS NULL)";
    let newest: Option<String> = connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(newest.and_then(|day| day.parse().ok()))
}

/// Reads the accounts that came to each event.
pub fn attended_accounts(connection: &Connection) -> Result<HashMap<EventId, Vec<AccountId>>> {
    let sql = "SELECT DISTINCT event_guest.event_id, event_guest.account_id FROM event_guest
               JOIN account ON account.id = event_guest.account_id AND account.deleted_at IS NULL
               WHERE event_guest.state = 'attended' AND event_guest.deleted_at IS NULL ORDER BY 2";
    let mut statement = connection.prepare_cached(sql)?;
    let mut accounts: HashMap<EventId, Vec<AccountId>> = HashMap::new();
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (event, account) = row?;
        accounts.entry(event).or_default().push(account);
    }
    Ok(accounts)
}
