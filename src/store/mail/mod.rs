//! Mail in the book: what is there already, whose it is, and which conversation it belongs to.

pub mod files;
pub mod conversations;
pub mod history;
pub mod owed;
pub mod promised;
pub mod placed;
pub mod strangers;
pub mod threads;
pub mod whose;

use crate::domain::MailId;
use crate::store::Result;
use rusqlite::{Connection, OptionalExtension};

/// Finds a message that came in before, deleted or not, by its id.
pub fn by_message_id(connection: &Connection, message_id: &str) -> Result<Option<MailId>> {
    let sql = "SELECT id FROM mail WHERE message_id = ? ORDER BY id LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([message_id], |row| row.get(0)).optional()?)
}

/// Finds a message without an id that came in before, by what it says.
pub fn by_fingerprint(connection: &Connection, fingerprint: &str) -> Result<Option<MailId>> {
    let sql = "SELECT id FROM mail WHERE fingerprint = ? AND message_id IS NULL ORDER BY id LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([fingerprint], |row| row.get(0)).optional()?)
}
