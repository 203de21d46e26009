//! Who was last spoken to, and which survey answers we came back to.

use crate::domain::cadence::Spoken;
use crate::domain::{AccountId, ContactId, Moment, ResponseId, Zone};
use crate::store::Result;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// Reads the last touch with each person of an account; a note is no touch.
pub fn last_touches(connection: &Connection, account: AccountId) -> Result<HashMap<ContactId, Moment>> {
    let sql = "SELECT touch_contact.contact_id, max(touch.at) FROM touch JOIN touch_contact ON touch_contact.touch_id = touch.id
               WHERE touch.account_id = ? AND touch.deleted_at IS NULL AND touch.kind <> 'note' GROUP BY touch_contact.contact_id";
    let mut statement = connection.prepare_cached(sql)?;
    let last = statement.query_map([account.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(last.collect::<rusqlite::Result<_>>()?)
}

/// Reads since when each account waits to be spoken to, as of the end of a day; accounts without any touch are left out, and a
/// note is no touch. With an account, of that one alone. Two index seeks an account.
pub fn spoken(connection: &Connection, account: Option<AccountId>, today: NaiveDate, zone: &Zone) -> Result<HashMap<AccountId, Spoken>> {
    let sql = "SELECT account.id,
                   (SELECT at FROM touch WHERE touch.account_id = account.id AND touch.deleted_at IS NULL AND touch.kind <> 'note'
                        AND touch.direction = 'two_way' AND touch.at < ?1 ORDER BY at DESC LIMIT 1),
                   (SELECT at FROM touch WHERE touch.account_id = account.id AND touch.deleted_at IS NULL AND touch.kind <> 'note'
                        AND touch.at < ?1 ORDER BY at LIMIT 1) AS first
               FROM account WHERE deleted_at IS NULL AND first IS NOT NULL AND (?2 IS NULL OR account.id = ?2)";
    let mut statement = connection.prepare_cached(sql)?;
    let end = Moment::from(zone.end_of(today)).to_string();
    let found = statement.query_map((end, account.map(|account| account.0)), |row| {
        let day = |at: Option<Moment>| at.map(|at| at.day(zone));
        Ok((row.get(0)?, Spoken { two_way_on: day(row.get(1)?), first_on: day(row.get(2)?) }))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Reads when each survey answer of an account was answered: as noted, else by the first later touch with the person (with
/// anyone, where no person is named). The same rule as the health cap for detractors.
pub fn answered(connection: &Connection, account: AccountId) -> Result<HashMap<ResponseId, Moment>> {
    // Through the person's own touches: an account can have tens of thousands.
    let sql = concat!(include_str!("answered.sql"), " AND account_id = ?1");
    let mut statement = connection.prepare_cached(sql)?;
    let answers = statement.query_map([account.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(answers.collect::<rusqlite::Result<_>>()?)
}

/// Reads the same of every answer of the book that was given from a day on.
pub fn answered_since(connection: &Connection, from: NaiveDate) -> Result<HashMap<ResponseId, Moment>> {
    let mut statement = connection.prepare_cached(concat!(include_str!("answered.sql"), " AND at >= ?1"))?;
    let answers = statement.query_map([from.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(answers.collect::<rusqlite::Result<_>>()?)
}
