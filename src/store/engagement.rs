//! Who was last spoken to, and which survey answers we came back to.

use crate::domain::{AccountId, ContactId, Moment, ResponseId};
use crate::store::Result;
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

/// Reads when each survey answer of an account was answered: as noted, else by the first later touch with the person (with
/// anyone, where no person is named). The same rule as the health cap for detractors.
pub fn answered(connection: &Connection, account: AccountId) -> Result<HashMap<ResponseId, Moment>> {
    let sql = "SELECT id, coalesce(answered_at, (
                   SELECT min(touch.at) FROM touch
                   WHERE touch.account_id = response.account_id AND touch.at > response.at AND touch.deleted_at IS NULL
                     AND touch.kind <> 'note' AND touch.direction <> 'in'
                     AND (response.contact_id IS NULL OR EXISTS (
                         SELECT 1 FROM touch_contact WHERE touch_id = touch.id AND contact_id = response.contact_id)))) AS answered
               FROM response WHERE account_id = ?1 AND deleted_at IS NULL AND answered IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let answers = statement.query_map([account.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(answers.collect::<rusqlite::Result<_>>()?)
}
