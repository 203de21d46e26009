//! Meetings of the calendar: who takes part, and which lie between two times.

use crate::domain::{AccountId, ContactId, Meeting, MeetingId, Moment, Row};
use crate::store::{Entity, Result, Tx};
use rusqlite::{Connection, OptionalExtension};

/// Somebody of a meeting, and who of the book that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPerson {
    /// In lower case.
    pub email: Option<String>,
    pub name: Option<String>,
    pub contact: Option<ContactId>,
}

/// Who one writes to: an address, whose it is, and whether the person is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAddress {
    pub email: String,
    pub contact: ContactId,
    pub account: AccountId,
    pub has_left: bool,
}

/// Reads the people of a meeting in their order.
pub fn people_of_meeting(connection: &Connection, meeting: MeetingId) -> Result<Vec<MeetingPerson>> {
    let mut statement = connection.prepare_cached("SELECT email, name, contact_id FROM meeting_person WHERE meeting_id = ? ORDER BY id")?;
    let people =
        statement.query_map([meeting.0], |row| Ok(MeetingPerson { email: row.get(0)?, name: row.get(1)?, contact: row.get(2)? }))?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// Reads who of a meeting's people is in the book.
pub fn contacts_of_meeting(connection: &Connection, meeting: MeetingId) -> Result<Vec<ContactId>> {
    Ok(people_of_meeting(connection, meeting)?.into_iter().filter_map(|person| person.contact).collect())
}

/// Replaces the people of a meeting where they differ; says whether they did.
pub fn set_people_of_meeting(tx: &Tx, meeting: MeetingId, people: &[MeetingPerson]) -> Result<bool> {
    if people_of_meeting(tx.connection(), meeting)? == people {
        return Ok(false);
    }
    tx.connection().prepare_cached("DELETE FROM meeting_person WHERE meeting_id = ?")?.execute([meeting.0])?;
    for person in people {
        let sql = "INSERT INTO meeting_person (id, meeting_id, email, name, contact_id) VALUES (?, ?, ?, ?, ?)";
        tx.connection().prepare_cached(sql)?.execute((tx.new_id(), meeting.0, &person.email, &person.name, person.contact))?;
    }
    Ok(true)
}

/// Finds an instance of an event; says with it whether it was deleted.
pub fn meeting_of(connection: &Connection, uid: &str, instance: &str) -> Result<Option<(Row<MeetingId, Meeting>, bool)>> {
    let sql = format!(
        "SELECT {}, meeting.deleted_at IS NOT NULL FROM meeting WHERE uid = ? AND instance = ? ORDER BY deleted_at IS NOT NULL, id LIMIT 1",
        Meeting::select_list()
    );
    let read = |row: &rusqlite::Row<'_>| Ok((Meeting::read_row(row)?, row.get(Meeting::COLUMNS.len() + 1)?));
    Ok(connection.prepare_cached(&sql)?.query_row([uid, instance], read).optional()?)
}

/// Reads the meetings that begin from one day to before another, by their start. The days are those of UTC: who asks for
/// days of another clock takes a day more on either side.
pub fn meetings_between(connection: &Connection, from: Moment, to: Moment) -> Result<Vec<Row<MeetingId, Meeting>>> {
    many(connection, "at >= ? AND at < ? ORDER BY at, id", (from.to_string(), to.to_string()))
}

/// Reads the meetings of an account that begin at a time or later, by their start.
pub fn meetings_since(connection: &Connection, account: AccountId, from: Moment) -> Result<Vec<Row<MeetingId, Meeting>>> {
    many(connection, "account_id = ? AND at >= ? ORDER BY at, id", (account.0, from.to_string()))
}

/// Reads the meetings that came from a file or folder.
pub fn meetings_from(connection: &Connection, source: &str) -> Result<Vec<Row<MeetingId, Meeting>>> {
    many(connection, "source = ? ORDER BY id", (source,))
}

/// Reads the meetings of an account that are over by a time and neither logged nor declined nor cancelled.
pub fn unlogged_of(connection: &Connection, account: AccountId, now: Moment) -> Result<Vec<Row<MeetingId, Meeting>>> {
    let condition = "account_id = ? AND touch_id IS NULL AND declined_at IS NULL AND status <> 'cancelled'
                     AND coalesce(end_at, at) < ? ORDER BY at, id";
    many(connection, condition, (account.0, now.to_string()))
}

fn many(connection: &Connection, condition: &str, values: impl rusqlite::Params) -> Result<Vec<Row<MeetingId, Meeting>>> {
    let sql = format!("SELECT {} FROM meeting WHERE deleted_at IS NULL AND {condition}", Meeting::select_list());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(values, Meeting::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads every address of the book's people, first and further ones, those still there first.
pub fn known_addresses(connection: &Connection) -> Result<Vec<KnownAddress>> {
    let mut statement = connection.prepare_cached(include_str!("known_addresses.sql"))?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(KnownAddress { email: row.get(0)?, contact: row.get(1)?, account: row.get(2)?, has_left: row.get(3)? })
    };
    let addresses = statement.query_map([], read)?;
    Ok(addresses.collect::<rusqlite::Result<_>>()?)
}

/// Reads the domains of the accounts, in lower case.
pub fn account_domains(connection: &Connection) -> Result<Vec<(String, AccountId)>> {
    let sql = "SELECT lower(trim(domain)), id FROM account WHERE domain IS NOT NULL AND deleted_at IS NULL ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let domains = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(domains.collect::<rusqlite::Result<_>>()?)
}
