//! What we wrote lately, to be looked through for promises.

use crate::domain::{AccountId, ContactId, MailId, MailThreadId, Moment, Timestamp, TouchId};
use crate::store::{Cells, Result};
use rusqlite::Connection;

/// A message of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    pub mail: MailId,
    pub thread: MailThreadId,
    pub account: AccountId,
    pub account_name: String,
    pub contact: Option<ContactId>,
    pub touch: TouchId,
    pub at: Timestamp,
    pub subject: String,
    pub body: String,
    /// Titles of the tasks that were promised in it, deleted ones too: what was thrown away is not offered again.
    pub taken: Vec<String>,
}

const TAKEN: &str = "coalesce((SELECT json_group_array(title) FROM task WHERE task.promised_in = mail.touch_id), '[]')";

/// Reads our messages since an instant, newest first, of all accounts, of one, or those of one conversation.
pub fn sent(connection: &Connection, since: Timestamp, account: Option<AccountId>, thread: Option<MailThreadId>) -> Result<Vec<Sent>> {
    let sql = format!(
        "SELECT mail.id, mail.thread_id, mail.account_id, account.name, mail.contact_id, mail.touch_id, mail.at, mail.subject, mail.body, {TAKEN}
         FROM mail JOIN account ON account.id = mail.account_id
         WHERE mail.at >= ?1 AND mail.direction = 'out' AND mail.kind = 'message' AND mail.touch_id IS NOT NULL AND mail.deleted_at IS NULL
             AND account.deleted_at IS NULL AND (?2 IS NULL OR mail.account_id = ?2) AND (?3 IS NULL OR mail.thread_id = ?3)
         ORDER BY mail.at DESC, mail.id DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((Moment::from(since).to_string(), account, thread))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut cells = Cells::starting_at(row, 0);
        let (mail, thread, account, account_name) = (cells.take()?, cells.take()?, cells.take()?, cells.take()?);
        let (contact, touch) = (cells.take()?, cells.take()?);
        let at = cells.needed_instant()?;
        let (subject, body) = (cells.take()?, cells.take()?);
        found.push(Sent { mail, thread, account, account_name, contact, touch, at, subject, body, taken: cells.json()? });
    }
    Ok(found)
}
