//! Messages as they were put to accounts, to be put anew when what is known about addresses changes.

use crate::domain::whose::Belonging;
use crate::domain::{AccountId, ContactId, MailId, MailPerson, MailThreadId, TouchId};
use crate::store::{Cells, Result};
use rusqlite::{Connection, OptionalExtension, params_from_iter};

/// Which messages are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which<'a> {
    /// Those that name an address, also with a tag behind a plus sign.
    Address(&'a str),
    /// Those that name an address at a domain or at one that is part of it.
    Domain(&'a str),
    /// Those that belong to an account, to a person.
    Account(AccountId),
    Contact(ContactId),
    All,
}

/// A message and where it was put.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub id: MailId,
    pub thread: MailThreadId,
    pub belongs: Belonging,
    /// The touch that it is, as long as that was not deleted.
    pub touch: Option<TouchId>,
    pub people: Vec<MailPerson>,
}

/// Says whether there is such a message, without reading any.
pub fn any(connection: &Connection, which: Which<'_>) -> Result<bool> {
    let (condition, values) = condition(which);
    let sql = format!("SELECT EXISTS (SELECT 1 FROM mail WHERE mail.deleted_at IS NULL AND {condition})");
    Ok(connection.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// Looks at the messages that are meant, one after the other, and keeps what `keep` returns.
pub fn select<T>(connection: &Connection, which: Which<'_>, mut keep: impl FnMut(Placed) -> Option<T>) -> Result<Vec<T>> {
    let (condition, values) = condition(which);
    let sql = format!(
        "SELECT mail.id, mail.thread_id, mail.account_id, mail.contact_id, mail.direction, touch.id, mail.people
         FROM mail LEFT JOIN touch ON touch.id = mail.touch_id AND touch.deleted_at IS NULL
         WHERE mail.deleted_at IS NULL AND {condition}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut kept = Vec::new();
    while let Some(row) = rows.next()? {
        kept.extend(keep(read(&mut Cells::starting_at(row, 0))?));
    }
    Ok(kept)
}

fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Placed> {
    Ok(Placed {
        id: cells.take()?,
        thread: cells.take()?,
        belongs: Belonging { account: cells.take()?, contact: cells.take()?, direction: cells.take()? },
        touch: cells.take()?,
        people: cells.json()?,
    })
}

fn condition(which: Which<'_>) -> (&'static str, Vec<String>) {
    const NAMED: &str = "mail.id IN (SELECT mail_id FROM mail_address WHERE email = ?1 OR (email > ?2 AND email < ?3))";
    const AT_DOMAIN: &str = "mail.id IN (SELECT mail_id FROM mail_address WHERE email LIKE '%@' || ?1 OR email LIKE '%.' || ?1)";
    match which {
        Which::Address(email) => {
            let local = email.split('@').next().unwrap_or_default();
            // A comma comes right behind a plus sign.
            (NAMED, vec![email.to_owned(), format!("{local}+"), format!("{local},")])
        }
        Which::Domain(domain) => (AT_DOMAIN, vec![domain.to_owned()]),
        Which::Account(account) => ("mail.account_id = CAST(?1 AS INTEGER)", vec![account.0.to_string()]),
        Which::Contact(contact) => ("mail.contact_id = CAST(?1 AS INTEGER)", vec![contact.0.to_string()]),
        Which::All => ("TRUE", Vec::new()),
    }
}

/// Returns the account that a conversation belongs to: that of its newest message with one.
pub fn account_of_thread(connection: &Connection, thread: MailThreadId) -> Result<Option<AccountId>> {
    let sql = "SELECT account_id FROM mail WHERE thread_id = ? AND account_id IS NOT NULL AND deleted_at IS NULL
               ORDER BY at DESC, id DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([thread.0], |row| row.get(0)).optional()?)
}
