//! Contacts, touches, and who took part in a touch.

use crate::domain::{Contact, ContactId, Touch, TouchId};
use crate::store::cells::{Cells, day, text, word};
use crate::store::{Entity, Result, Tx};
use rusqlite::Connection;
use rusqlite::types::Value;

impl Entity for Contact {
    type Id = ContactId;
    const TABLE: &'static str = "contact";
    const COLUMNS: &'static [&'static str] =
        &["account_id", "external_id", "name", "email", "phone", "title", "role", "left_on", "opted_out_on"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            text(&self.external_id),
            self.name.clone().into(),
            text(&self.email),
            text(&self.phone),
            text(&self.title),
            self.role.into(),
            day(self.left_on),
            day(self.opted_out_on),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Contact {
            account: cells.take()?,
            external_id: cells.take()?,
            name: cells.take()?,
            email: cells.take()?,
            phone: cells.take()?,
            title: cells.take()?,
            role: cells.take()?,
            left_on: cells.day()?,
            opted_out_on: cells.day()?,
        })
    }
}

impl Entity for Touch {
    type Id = TouchId;
    const TABLE: &'static str = "touch";
    const COLUMNS: &'static [&'static str] =
        &["account_id", "external_id", "kind", "direction", "at", "minutes", "subject", "body", "sentiment"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            text(&self.external_id),
            self.kind.into(),
            self.direction.into(),
            self.at.into(),
            self.minutes.into(),
            text(&self.subject),
            self.body.clone().into(),
            word(self.sentiment),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Touch {
            account: cells.take()?,
            external_id: cells.take()?,
            kind: cells.take()?,
            direction: cells.take()?,
            at: cells.take()?,
            minutes: cells.take()?,
            subject: cells.take()?,
            body: cells.take()?,
            sentiment: cells.take()?,
        })
    }
}

/// Reads who took part in a touch.
pub fn contacts_of_touch(connection: &Connection, touch: TouchId) -> Result<Vec<ContactId>> {
    let mut statement = connection.prepare_cached("SELECT contact_id FROM touch_contact WHERE touch_id = ? ORDER BY id")?;
    let contacts = statement.query_map([touch.0], |row| row.get(0))?;
    Ok(contacts.collect::<rusqlite::Result<_>>()?)
}

/// Makes the people of a touch what is given.
pub fn set_contacts_of_touch(tx: &Tx, touch: TouchId, wanted: &[ContactId]) -> Result<()> {
    let present = contacts_of_touch(tx.connection(), touch)?;
    for gone in present.iter().filter(|contact| !wanted.contains(contact)) {
        let sql = "DELETE FROM touch_contact WHERE touch_id = ? AND contact_id = ?";
        tx.connection().prepare_cached(sql)?.execute((touch.0, gone.0))?;
    }
    for new in wanted.iter().filter(|contact| !present.contains(contact)) {
        let sql = "INSERT OR IGNORE INTO touch_contact (id, touch_id, contact_id) VALUES (?, ?, ?)";
        tx.connection().prepare_cached(sql)?.execute((tx.new_id(), touch.0, new.0))?;
    }
    Ok(())
}
