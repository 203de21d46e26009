//! Which conversation a message joins: that of a message it answers, or that answers it; else it begins one.

use crate::domain::{AccountId, MailPerson, MailThread, MailThreadId, Timestamp};
use crate::store::{self, Result, RowId, Tx};
use rusqlite::{Connection, OptionalExtension};

/// What tells the conversation of a message.
#[derive(Clone, Copy, Debug)]
pub struct Joining<'m> {
    pub message_id: Option<&'m str>,
    /// The ids of the messages it answers, the nearest last.
    pub refs: &'m [String],
    pub subject: &'m str,
    pub people: &'m [MailPerson],
    pub at: Timestamp,
    pub account: Option<AccountId>,
}

/// Finds or begins conversations while mail comes in.
#[derive(Debug, Default)]
pub struct Threader {}

impl Threader {
    pub fn load(_connection: &Connection) -> Result<Threader> {
        Ok(Threader {})
    }

    /// Returns the conversation of a message that is about to be added.
    pub fn place(&mut self, tx: &Tx<'_>, joining: &Joining<'_>) -> Result<MailThreadId> {
        for id in joining.refs.iter().rev().map(String::as_str).chain(joining.message_id) {
            if let Some(thread) = naming(tx.connection(), id)? {
                return Ok(thread);
            }
        }
        let thread = MailThreadId::of(tx.new_id());
        let row = MailThread { account: joining.account, subject: joining.subject.to_owned(), settled: None, snoozed_until: None };
        store::insert(tx.connection(), thread, &row, joining.at.into())?;
        Ok(thread)
    }
}

/// Finds the conversation of a message that has an id, or answers it.
fn naming(connection: &Connection, message_id: &str) -> Result<Option<MailThreadId>> {
    let sql = "SELECT mail.thread_id FROM mail_ref JOIN mail ON mail.id = mail_ref.mail_id WHERE mail_ref.message_id = ? LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([message_id], |row| row.get(0)).optional()?)
}
