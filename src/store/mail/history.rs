//! Everything that was exchanged with an account or a person, in time order.

use super::conversations::{Place, other_side, place};
use crate::domain::{AccountId, ContactId, Direction, MailId, MailPerson, MailThreadId, Timestamp, TouchId};
use crate::store::{Cells, Result, Tx};
use rusqlite::{Connection, OptionalExtension};

/// Whose history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Account(AccountId),
    /// A person, under whatever address.
    Person(ContactId),
}

/// One message of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchanged {
    pub mail: MailId,
    pub thread: MailThreadId,
    pub at: Timestamp,
    pub direction: Direction,
    pub subject: String,
    pub who: String,
    pub has_attachment: bool,
}

/// How much it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub received: u32,
    pub sent: u32,
    /// Contacts with mail.
    pub people: u32,
    pub first_at: Option<Timestamp>,
    pub last_at: Option<Timestamp>,
}

const OF_ACCOUNT: &str = "mail.account_id = ?1";
/// What a person wrote or got, also where the message belongs to somebody else first.
const OF_PERSON: &str = "mail.id IN (
    SELECT id FROM mail WHERE contact_id = ?1
    UNION SELECT mail_id FROM mail_address WHERE email IN (
        SELECT lower(email) FROM contact WHERE id = ?1 AND email IS NOT NULL
        UNION SELECT email FROM contact_address WHERE contact_id = ?1 AND deleted_at IS NULL))";

fn asked(sql: &str, whose: Whose) -> (String, i64) {
    match whose {
        Whose::Account(id) => (sql.replace("TRUE /*whose*/", OF_ACCOUNT), id.0),
        Whose::Person(id) => (sql.replace("TRUE /*whose*/", OF_PERSON), id.0),
    }
}

/// Reads a page of a history, newest first.
pub fn history(connection: &Connection, whose: Whose, below: Option<Place>, limit: usize) -> Result<Vec<Exchanged>> {
    let (sql, id) = asked(include_str!("history.sql"), whose);
    let mut statement = connection.prepare_cached(&sql)?;
    let (at, mail) = place(below);
    let mut rows = statement.query((id, at, mail, i64::try_from(limit).unwrap_or(i64::MAX)))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(&mut Cells::starting_at(row, 0))?);
    }
    Ok(found)
}

fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Exchanged> {
    let (mail, thread) = (cells.take()?, cells.take()?);
    let at = cells.needed_instant()?;
    let (direction, subject) = (cells.take()?, cells.take()?);
    let people: Vec<MailPerson> = cells.json()?;
    let name: Option<String> = cells.take()?;
    let who = name.unwrap_or_else(|| other_side(&people, direction));
    Ok(Exchanged { mail, thread, at, direction, subject, who, has_attachment: cells.take()? })
}

/// Counts a history.
pub fn summary(connection: &Connection, whose: Whose) -> Result<Summary> {
    let (sql, id) = asked(include_str!("summary.sql"), whose);
    let read = |row: &rusqlite::Row<'_>| {
        let mut cells = Cells::starting_at(row, 0);
        let (received, sent, people) = (cells.take()?, cells.take()?, cells.take()?);
        Ok(Summary { received, sent, people, first_at: cells.instant()?, last_at: cells.instant()? })
    };
    Ok(connection.prepare_cached(&sql)?.query_row([id], read)?)
}

/// Returns the message that a touch is.
pub fn of_touch(connection: &Connection, touch: TouchId) -> Result<Option<(MailId, MailThreadId)>> {
    let sql = "SELECT id, thread_id FROM mail WHERE touch_id = ? AND deleted_at IS NULL LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([touch.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Ends the putting off of a conversation when its newest message comes.
pub fn wake(tx: &Tx<'_>, thread: MailThreadId, newest: MailId) -> Result<()> {
    let sql = "UPDATE mail_thread SET snoozed_until = NULL WHERE id = ?1 AND snoozed_until IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM mail AS later JOIN mail ON mail.id = ?2
                               WHERE later.thread_id = ?1 AND later.deleted_at IS NULL AND later.id <> ?2 AND later.at >= mail.at)";
    tx.connection().prepare_cached(sql)?.execute((thread, newest))?;
    Ok(())
}

/// Returns the conversation of a message.
pub fn thread_of(connection: &Connection, mail: MailId) -> Result<Option<MailThreadId>> {
    let sql = "SELECT thread_id FROM mail WHERE id = ? AND deleted_at IS NULL";
    Ok(connection.prepare_cached(sql)?.query_row([mail.0], |row| row.get(0)).optional()?)
}
