//! Which conversation a message joins.
//!
//! First what messages name: two that name the same id, their own or one they answer, are of one conversation, also where the message
//! of that id is missing or comes in later. Then, for answers that name nothing ("Re: …" without references): messages before them of
//! the same subject, within days, with the same people. Both say of two messages alone whether they belong together, so whatever
//! order messages come in, the conversations are the same; a message that belongs to several brings them together.

use crate::domain::mail_text::{LONE_REPLY, base_subject, topic_of};
use crate::domain::{AccountId, MailId, MailPerson, MailThread, MailThreadId, Moment, Row, Timestamp};
use crate::store::mail::whose::own_addresses;
use crate::store::{self, Result, RowId, Tx};
use chrono::Duration;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeSet, HashSet};

/// An answer without references comes at most so many days after what it answers.
pub const DAYS: i64 = 14;
/// So many messages of the same subject and time are looked at; more of them are machines talking.
const CANDIDATES: usize = 200;

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
pub struct Threader {
    own: HashSet<String>,
}

impl Threader {
    pub fn load(connection: &Connection) -> Result<Threader> {
        Ok(Threader { own: own_addresses(connection)?.into_iter().collect() })
    }

    /// Returns the conversation of a message that is about to be added.
    pub fn place(&mut self, tx: &Tx<'_>, joining: &Joining<'_>) -> Result<MailThreadId> {
        let mut threads = named_by(tx.connection(), joining)?;
        self.of_topic(tx.connection(), joining, &mut threads)?;
        let mut threads = threads.into_iter();
        let Some(first) = threads.next() else { return begin(tx, joining) };
        for other in threads {
            merge(tx, first, other)?;
        }
        name(tx, first, joining)?;
        if joining.account.is_some() {
            belong(tx, first, joining.account)?;
        }
        Ok(first)
    }

    /// Adds the conversations that the message belongs to by subject, people and time.
    fn of_topic(&self, connection: &Connection, joining: &Joining<'_>, threads: &mut BTreeSet<MailThreadId>) -> Result<()> {
        let Some(topic) = topic_of(joining.subject, joining.refs) else { return Ok(()) };
        let lone = topic | LONE_REPLY;
        if topic == lone {
            let since = joining.at - Duration::days(DAYS);
            for topic in [lone & !LONE_REPLY, lone] {
                self.alike(connection, joining, (topic, since, joining.at), threads)?;
            }
        }
        self.alike(connection, joining, (lone, joining.at, joining.at + Duration::days(DAYS)), threads)
    }

    fn alike(
        &self,
        connection: &Connection,
        joining: &Joining<'_>,
        (topic, since, until): (i64, Timestamp, Timestamp),
        threads: &mut BTreeSet<MailThreadId>,
    ) -> Result<()> {
        let sql = "SELECT id, thread_id FROM mail WHERE topic = ? AND at BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY at LIMIT ?";
        let mut statement = connection.prepare_cached(sql)?;
        let (since, until) = (Moment::from(since).to_string(), Moment::from(until).to_string());
        let mut rows = statement.query((topic, since, until, CANDIDATES as i64))?;
        while let Some(row) = rows.next()? {
            let (mail, thread): (MailId, MailThreadId) = (row.get(0)?, row.get(1)?);
            if !threads.contains(&thread) && self.shares_people(connection, joining.people, mail)? {
                threads.insert(thread);
            }
        }
        Ok(())
    }

    /// Says whether two messages were between the same people: two addresses at least, and not our own alone.
    fn shares_people(&self, connection: &Connection, people: &[MailPerson], mail: MailId) -> Result<bool> {
        let mut statement = connection.prepare_cached("SELECT DISTINCT email FROM mail_address WHERE mail_id = ?")?;
        let theirs: HashSet<String> = statement.query_map([mail.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let shared: HashSet<&str> = people.iter().map(|person| person.email.as_str()).filter(|email| theirs.contains(*email)).collect();
        Ok(shared.len() >= 2 && shared.iter().any(|email| !self.own.contains(*email)))
    }
}

/// Finds the conversations that messages naming the same ids are in.
fn named_by(connection: &Connection, joining: &Joining<'_>) -> Result<BTreeSet<MailThreadId>> {
    let sql = "SELECT mail.thread_id FROM mail_ref JOIN mail ON mail.id = mail_ref.mail_id
               WHERE mail_ref.message_id = ? AND mail.deleted_at IS NULL LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut threads = BTreeSet::new();
    for id in joining.refs.iter().map(String::as_str).chain(joining.message_id) {
        // All that name an id are in one conversation already.
        threads.extend(statement.query_row([id], |row| row.get::<_, MailThreadId>(0)).optional()?);
    }
    Ok(threads)
}

fn begin(tx: &Tx<'_>, joining: &Joining<'_>) -> Result<MailThreadId> {
    let thread = MailThreadId::of(tx.new_id());
    let row = MailThread { account: joining.account, subject: base_subject(joining.subject).text, settled: None, snoozed_until: None };
    store::insert(tx.connection(), thread, &row, joining.at.into())?;
    Ok(thread)
}

/// A conversation is called as its earliest message is, in whatever order they come in.
fn name(tx: &Tx<'_>, thread: MailThreadId, joining: &Joining<'_>) -> Result<()> {
    let (at, subject) = (Some(Moment::from(joining.at).to_string()), base_subject(joining.subject).text);
    let first = first_at(tx.connection(), thread)?;
    if first.is_some() && at > first {
        return Ok(());
    }
    let before = store::needed::<MailThread>(tx.connection(), thread)?;
    if first.is_none() || (&at, &subject) < (&first, &before.subject) {
        store::set_column::<MailThread>(tx.connection(), thread, "subject", subject)?;
    }
    Ok(())
}

/// A conversation that belonged to nobody belongs to the account of the message that joins it.
fn belong(tx: &Tx<'_>, thread: MailThreadId, account: Option<AccountId>) -> Result<()> {
    let sql = "SELECT account_id IS NULL FROM mail_thread WHERE id = ?";
    let is_nobodys: bool = tx.connection().prepare_cached(sql)?.query_row([thread], |row| row.get(0))?;
    match account.filter(|_| is_nobodys) {
        Some(account) => store::set_column::<MailThread>(tx.connection(), thread, "account_id", account),
        None => Ok(()),
    }
}

/// Brings two conversations together: what was said holds if it was said of the one that went on longest.
fn merge(tx: &Tx<'_>, kept: MailThreadId, gone: MailThreadId) -> Result<()> {
    let connection = tx.connection();
    let (into, from) = (store::needed::<MailThread>(connection, kept)?, store::needed::<MailThread>(connection, gone)?);
    let is_later = last_at(connection, gone)? > last_at(connection, kept)?;
    let is_first = (first_at(connection, gone)?, &from.subject) < (first_at(connection, kept)?, &into.subject);
    let said = if is_later { &from } else { &into };
    let merged = MailThread {
        account: into.account.or(from.account),
        subject: if is_first { from.subject.clone() } else { into.subject.clone() },
        settled: said.settled,
        snoozed_until: said.snoozed_until,
    };
    if merged != into.fields {
        store::update(connection, kept, &merged)?;
    }
    // With what the index holds of them: without it every message would be looked through.
    connection.prepare_cached("UPDATE mail SET thread_id = ? WHERE thread_id = ? AND deleted_at IS NULL")?.execute((kept, gone))?;
    store::delete::<MailThread>(connection, gone, tx.at())
}

fn last_at(connection: &Connection, thread: MailThreadId) -> Result<Option<String>> {
    let sql = "SELECT max(at) FROM mail WHERE thread_id = ? AND deleted_at IS NULL";
    Ok(connection.prepare_cached(sql)?.query_row([thread], |row| row.get(0))?)
}

fn first_at(connection: &Connection, thread: MailThreadId) -> Result<Option<String>> {
    let sql = "SELECT min(at) FROM mail WHERE thread_id = ? AND deleted_at IS NULL";
    Ok(connection.prepare_cached(sql)?.query_row([thread], |row| row.get(0))?)
}

/// Reads a conversation that is there.
pub fn thread(connection: &Connection, id: MailThreadId) -> Result<Option<Row<MailThreadId, MailThread>>> {
    store::get::<MailThread>(connection, id)
}
