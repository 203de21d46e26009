//! Which conversations wait for an answer of ours.

use crate::domain::{AccountId, ContactId, MailId, MailPerson, MailRole, MailThreadId, Moment, Timestamp, TouchId, TouchModel};
use crate::store::{Cells, Result};
use chrono::NaiveDate;
use rusqlite::Connection;

/// A conversation whose last message is theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub thread: MailThreadId,
    /// The last message.
    pub mail: MailId,
    pub touch: Option<TouchId>,
    pub account: AccountId,
    pub account_name: String,
    pub touch_model: Option<TouchModel>,
    pub contact: Option<ContactId>,
    /// The contact's name, else the writer's, else the address.
    pub who: String,
    pub subject: String,
    /// When the last message came.
    pub at: Timestamp,
    /// When the first one came that nothing was answered to.
    pub since: Timestamp,
    pub letters: u32,
    pub snoozed_until: Option<NaiveDate>,
}

/// Reads them, those that came since an instant, of all accounts or of one; who waits longest first.
pub fn waiting(connection: &Connection, since: Timestamp, only: Option<AccountId>) -> Result<Vec<Waiting>> {
    let mut statement = connection.prepare_cached(include_str!("owed.sql"))?;
    let mut rows = statement.query((Moment::from(since).to_string(), only))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(&mut Cells::starting_at(row, 0))?);
    }
    Ok(found)
}

fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Waiting> {
    let (thread, mail, touch) = (cells.take()?, cells.take()?, cells.take()?);
    let (account, account_name, touch_model) = (cells.take()?, cells.take()?, cells.take()?);
    let (contact, name): (Option<ContactId>, Option<String>) = (cells.take()?, cells.take()?);
    let people: Vec<MailPerson> = cells.json()?;
    let subject = cells.take()?;
    let at = cells.needed_instant()?;
    let snoozed_until = cells.day()?;
    let since = cells.needed_instant()?;
    let who = name.unwrap_or_else(|| writer(&people));
    Ok(Waiting {
        thread,
        mail,
        touch,
        account,
        account_name,
        touch_model,
        contact,
        who,
        subject,
        at,
        since,
        letters: cells.take()?,
        snoozed_until,
    })
}

/// Returns who wrote, as they call themselves, else by their address.
pub fn writer(people: &[MailPerson]) -> String {
    let from = people.iter().find(|person| person.role == MailRole::From);
    from.map(name_of).unwrap_or_default()
}

/// Returns a person's name, else the address.
pub fn name_of(person: &MailPerson) -> String {
    person.name.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| person.email.clone())
}
