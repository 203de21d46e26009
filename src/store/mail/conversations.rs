//! Conversations: lists of them, page by page, and the messages of one.

use super::owed::{name_of, writer};
use crate::domain::{
    AccountId, Direction, Mail, MailId, MailKind, MailPerson, MailRole, MailThreadId, Moment, Row, ThreadSettled, Timestamp,
};
use crate::store::{Cells, Entity, Result};
use chrono::NaiveDate;
use rusqlite::Connection;

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversation {
    pub thread: MailThreadId,
    /// The last message.
    pub mail: MailId,
    pub account: Option<(AccountId, String)>,
    pub subject: String,
    pub at: Timestamp,
    pub direction: Direction,
    pub kind: MailKind,
    /// Whom it is with: who wrote last, or to whom we did.
    pub who: String,
    pub has_attachment: bool,
    /// What was said about it, where nothing came since.
    pub settled: Option<ThreadSettled>,
    pub snoozed_until: Option<NaiveDate>,
    pub count: u32,
    /// Everybody the last message names, to be looked through.
    pub people: Vec<MailPerson>,
}

/// Which conversations are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Narrow {
    pub account: Option<AccountId>,
    pub since: Option<Timestamp>,
    /// Newsletters, automatic answers and the like too.
    pub everything: bool,
}

/// The place in a list behind which a page begins.
pub type Place = (Timestamp, MailId);

/// Reads conversations one after the other, newest first, until `take` has had enough.
pub fn conversations(
    connection: &Connection,
    narrow: Narrow,
    below: Option<Place>,
    mut take: impl FnMut(Conversation) -> bool,
) -> Result<()> {
    let sql = narrowed(narrow);
    let mut statement = connection.prepare_cached(&sql)?;
    let (at, id) = place(below);
    let mut rows = statement.query((at, id))?;
    while let Some(row) = rows.next()? {
        if !take(read(&mut Cells::starting_at(row, 0))?) {
            break;
        }
    }
    Ok(())
}

/// Above everything where no place is given.
pub(super) fn place(below: Option<Place>) -> (String, i64) {
    below.map_or(("9999".to_owned(), i64::MAX), |(at, id)| (Moment::from(at).to_string(), id.0))
}

fn narrowed(narrow: Narrow) -> String {
    let (mut last, mut later) = (String::new(), String::new());
    if !narrow.everything {
        last.push_str(" AND last.kind = 'message'");
        later.push_str(" AND later.kind = 'message'");
    }
    if let Some(account) = narrow.account {
        last.push_str(&format!(" AND last.account_id = {}", account.0));
        later.push_str(" AND later.account_id = last.account_id");
    }
    if let Some(since) = narrow.since {
        last.push_str(&format!(" AND last.at >= '{}'", Moment::from(since)));
    }
    include_str!("conversations.sql").replace("/*last*/", &last).replace("/*later*/", &later)
}

fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Conversation> {
    let (thread, mail) = (cells.take()?, cells.take()?);
    let (account, account_name): (Option<AccountId>, Option<String>) = (cells.take()?, cells.take()?);
    let subject = cells.take()?;
    let at = cells.needed_instant()?;
    let (direction, kind) = (cells.take()?, cells.take()?);
    let people: Vec<MailPerson> = cells.json()?;
    let name: Option<String> = cells.take()?;
    let has_attachment = cells.take()?;
    let (settled, holds): (Option<ThreadSettled>, Option<bool>) = (cells.take()?, cells.take()?);
    let snoozed_until = cells.day()?;
    Ok(Conversation {
        thread,
        mail,
        account: account.zip(account_name),
        subject,
        at,
        direction,
        kind,
        who: name.unwrap_or_else(|| other_side(&people, direction)),
        has_attachment,
        settled: settled.filter(|_| holds == Some(true)),
        snoozed_until,
        count: cells.take()?,
        people,
    })
}

/// Returns whom a message was exchanged with: who wrote it, or to whom we did.
pub fn other_side(people: &[MailPerson], direction: Direction) -> String {
    if direction == Direction::In {
        return writer(people);
    }
    let to = people.iter().find(|person| person.role == MailRole::To);
    to.or(people.iter().find(|person| person.role != MailRole::From)).map(name_of).unwrap_or_default()
}

/// Reads the messages of a conversation, oldest first.
pub fn messages(connection: &Connection, thread: MailThreadId) -> Result<Vec<Row<MailId, Mail>>> {
    let sql = format!("SELECT {} FROM mail WHERE thread_id = ? AND deleted_at IS NULL ORDER BY at, id", Mail::select_list());
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([thread], Mail::read_row)?.collect::<rusqlite::Result<_>>()?)
}
