//! Addresses that mail names and the book does not know.

use crate::domain::{MailId, MailPerson, Timestamp};
use crate::store::{Cells, Result};
use rusqlite::{Connection, OptionalExtension};

/// An address with how often it is named, and its newest message.
#[derive(Clone, Debug, PartialEq)]
pub struct Stranger {
    pub email: String,
    pub count: usize,
    pub newest: Timestamp,
    pub mail: MailId,
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

/// Reads the addresses in mail that belongs to accounts.
pub fn at_accounts(connection: &Connection) -> Result<Vec<Stranger>> {
    let mut statement = connection.prepare_cached(include_str!("at_accounts.sql"))?;
    let strangers = statement.query_map([], stranger)?;
    Ok(strangers.collect::<rusqlite::Result<_>>()?)
}

/// Reads the subject of a message, and what its header calls an address.
pub fn subject_and_header(connection: &Connection, mail: MailId, email: &str) -> Result<(String, Option<String>)> {
    let sql = "SELECT subject, people FROM mail WHERE id = ?";
    let read = |row: &rusqlite::Row<'_>| {
        let mut cells = Cells::starting_at(row, 0);
        Ok((cells.take()?, cells.json::<Vec<MailPerson>>()?))
    };
    let (subject, people) = connection.prepare_cached(sql)?.query_row([mail.0], read)?;
    Ok((subject, name_in(people, email)))
}

/// Reads the newest header in which an address wrote.
pub fn header_of(connection: &Connection, email: &str) -> Result<Option<String>> {
    let sql = "SELECT mail.people FROM mail_address JOIN mail ON mail.id = mail_address.mail_id
               WHERE mail_address.email = ? AND mail_address.role = 'from' AND mail.deleted_at IS NULL
                   AND instr(mail.flags, 'D') = 0 AND instr(mail.flags, 'T') = 0 ORDER BY mail.at DESC LIMIT 1";
    let people =
        connection.prepare_cached(sql)?.query_row([email], |row| Cells::starting_at(row, 0).json::<Vec<MailPerson>>()).optional()?;
    Ok(people.and_then(|people| name_in(people, email)))
}

/// Reads the texts that an address wrote last.
pub fn last_texts(connection: &Connection, email: &str, count: usize) -> Result<Vec<String>> {
    let sql = "SELECT mail.body FROM mail_address JOIN mail ON mail.id = mail_address.mail_id
               WHERE mail_address.email = ? AND mail_address.role = 'from' AND mail.deleted_at IS NULL
                   AND instr(mail.flags, 'D') = 0 AND instr(mail.flags, 'T') = 0 ORDER BY mail.at DESC LIMIT ?";
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

/// Counts the messages that name two addresses.
pub fn together(connection: &Connection, one: &str, other: &str) -> Result<usize> {
    let sql = "SELECT count(DISTINCT mail_id) FROM mail_address WHERE email = ?1
               AND mail_id IN (SELECT mail_id FROM mail_address WHERE email = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row((one, other), |row| row.get(0))?)
}

/// Counts what persons wrote to persons; not drafts and what lies in the bin.
pub fn count(connection: &Connection) -> Result<usize> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM mail WHERE deleted_at IS NULL AND kind = 'message'
                 AND id NOT IN (SELECT id FROM mail WHERE flags GLOB '*[DT]*')",
        )?
        .query_row([], |row| row.get(0))?)
}

fn stranger(row: &rusqlite::Row<'_>) -> rusqlite::Result<Stranger> {
    let mut cells = Cells::starting_at(row, 0);
    Ok(Stranger { email: cells.take()?, count: cells.take()?, newest: cells.needed_instant()?, mail: cells.take()? })
}

fn name_in(people: Vec<MailPerson>, email: &str) -> Option<String> {
    people.into_iter().filter(|person| person.email == email).find_map(|person| person.name)
}
