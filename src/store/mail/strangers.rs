//! Addresses that mail names and the book does not know.

use crate::domain::{MailId, MailPerson, Timestamp};
use crate::store::{Cells, Result};
use rusqlite::{Connection, OptionalExtension};

/// An address with how often it is named, and its newest message.
#[derive(Clone, Debug, PartialEq)]
pub struct Stranger {
    pub email: String,
    /// What the newest header that has one calls the person.
    pub header: Option<String>,
    pub count: usize,
    pub newest: Timestamp,
    pub mail: MailId,
    pub subject: String,
}

/// How much speaks for an address being one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEvidence {
    pub email: String,
    pub wrote: usize,
    pub got: usize,
    pub named: usize,
}

/// Reads the addresses in mail that belongs to nobody.
pub fn of_nobody(connection: &Connection) -> Result<Vec<Stranger>> {
    let mut statement = connection.prepare_cached(include_str!("unmatched.sql"))?;
    let strangers = statement.query_map([], stranger)?;
    Ok(strangers.collect::<rusqlite::Result<_>>()?)
}

/// Reads every address that mail names.
pub fn all_addresses(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT DISTINCT email FROM mail_address")?;
    let emails = statement.query_map([], |row| row.get(0))?;
    Ok(emails.collect::<rusqlite::Result<_>>()?)
}

/// Reads how often an address is named in mail of accounts.
pub fn at_accounts(connection: &Connection, email: &str) -> Result<Option<Stranger>> {
    Ok(connection.prepare_cached(include_str!("stranger.sql"))?.query_row([email], stranger).optional()?)
}

/// Reads the newest header in which an address wrote.
pub fn header_of(connection: &Connection, email: &str) -> Result<Option<String>> {
    let sql = "SELECT mail.people FROM mail_address JOIN mail ON mail.id = mail_address.mail_id
               WHERE mail_address.email = ? AND mail_address.role = 'from' AND mail.deleted_at IS NULL ORDER BY mail.at DESC LIMIT 1";
    let people =
        connection.prepare_cached(sql)?.query_row([email], |row| Cells::starting_at(row, 0).json::<Vec<MailPerson>>()).optional()?;
    Ok(people.and_then(|people| name_in(people, email)))
}

/// Reads the texts that an address wrote last.
pub fn last_texts(connection: &Connection, email: &str, count: usize) -> Result<Vec<String>> {
    let sql = "SELECT mail.body FROM mail_address JOIN mail ON mail.id = mail_address.mail_id
               WHERE mail_address.email = ? AND mail_address.role = 'from' AND mail.deleted_at IS NULL ORDER BY mail.at DESC LIMIT ?";
    let mut statement = connection.prepare_cached(sql)?;
    let texts = statement.query_map((email, i64::try_from(count).unwrap_or(i64::MAX)), |row| row.get(0))?;
    Ok(texts.collect::<rusqlite::Result<_>>()?)
}

/// Reads the addresses that mail names most.
pub fn own_evidence(connection: &Connection) -> Result<Vec<OwnEvidence>> {
    let mut statement = connection.prepare_cached(include_str!("own_evidence.sql"))?;
    let read = |row: &rusqlite::Row<'_>| Ok(OwnEvidence { email: row.get(0)?, wrote: row.get(1)?, got: row.get(2)?, named: row.get(3)? });
    let evidence = statement.query_map([], read)?;
    Ok(evidence.collect::<rusqlite::Result<_>>()?)
}

/// Counts the messages of the book.
pub fn count(connection: &Connection) -> Result<usize> {
    Ok(connection.prepare_cached("SELECT count(*) FROM mail WHERE deleted_at IS NULL")?.query_row([], |row| row.get(0))?)
}

fn stranger(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stranger> {
    let mut cells = Cells::starting_at(row, 0);
    let (email, count, newest, mail, subject): (String, _, _, _, _) =
        (cells.take()?, cells.take()?, cells.needed_instant()?, cells.take()?, cells.take()?);
    let header = name_in(cells.json()?, &email);
    Ok(Stranger { email, header, count, newest, mail, subject })
}

fn name_in(people: Vec<MailPerson>, email: &str) -> Option<String> {
    people.into_iter().filter(|person| person.email == email).find_map(|person| person.name)
}
