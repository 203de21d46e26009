//! The calendar's meetings: those that were and are not logged, those to come, and whose a nameless one may be.

use crate::domain::account::name_key;
use crate::domain::{AccountId, Contact, Meeting, MeetingId, MeetingStatus, Moment, Row, Timestamp, Zone};
use crate::store::meetings::{MeetingPerson, meetings_between, meetings_since, people_of_meeting};
use crate::store::{self, Result, directory};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use std::collections::HashMap;

/// How many days back meetings are offered to be logged: who remembers what was said before.
pub const UNLOGGED_DAYS: u64 = 30;
/// The shortest name that is looked for in a title, in characters.
const SHORTEST_NAME: usize = 3;

/// A meeting with whose it is and who comes.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingLine {
    pub meeting: Row<MeetingId, Meeting>,
    pub account: Option<(AccountId, String)>,
    /// An account whose name is in the title of a meeting without one: only a suggestion.
    pub suggestion: Option<(AccountId, String)>,
    pub people: Vec<MeetingPerson>,
    /// The names of those who are contacts, then of the others.
    pub names: Vec<String>,
    /// How many of them are contacts of the account.
    pub known: usize,
}

/// Reads the meetings of the last 30 days that were, have an account, and are neither logged nor declined; the newest first.
pub fn unlogged_meetings(connection: &Connection, now: Timestamp, zone: &Zone) -> Result<Vec<MeetingLine>> {
    let mut lines = offered_meetings(connection, now, zone)?;
    lines.retain(|line| line.account.is_some());
    Ok(lines)
}

/// Reads what `unlogged_meetings` does and those without an account whose title names one.
pub fn offered_meetings(connection: &Connection, now: Timestamp, zone: &Zone) -> Result<Vec<MeetingLine>> {
    let today = zone.wall(now).date();
    let from = today.checked_sub_days(Days::new(UNLOGGED_DAYS)).unwrap_or(today);
    let mut rows = of_days(connection, from, today, zone)?;
    rows.retain(|row| row.touch.is_none() && has_ended(row, now, zone));
    let mut lines = lines(connection, rows)?;
    lines.retain(|line| line.account.is_some() || line.suggestion.is_some());
    lines.reverse();
    Ok(lines)
}

/// Reads the meetings of some days from today on that have not ended, by their start.
pub fn coming_meetings(connection: &Connection, now: Timestamp, zone: &Zone, days: u64) -> Result<Vec<MeetingLine>> {
    let today = zone.wall(now).date();
    let to = today.checked_add_days(Days::new(days.saturating_sub(1))).unwrap_or(today);
    // One that began yesterday may still be going on.
    let from = today.pred_opt().unwrap_or(today);
    let mut rows = of_days(connection, from, to, zone)?;
    rows.retain(|row| !has_ended(row, now, zone));
    lines(connection, rows)
}

/// Reads the meetings of one day, by their start, over or not.
pub fn meetings_of_day(connection: &Connection, day: NaiveDate, zone: &Zone) -> Result<Vec<MeetingLine>> {
    lines(connection, of_days(connection, day, day, zone)?)
}

/// Finds the next meeting with an account that has not ended.
pub fn next_meeting(connection: &Connection, account: AccountId, now: Timestamp, zone: &Zone) -> Result<Option<Row<MeetingId, Meeting>>> {
    let today = zone.wall(now).date();
    let from = today.checked_sub_days(Days::new(2)).unwrap_or(today);
    let rows = meetings_since(connection, account, Moment::Day(from))?;
    Ok(rows.into_iter().find(|row| is_on(row) && row.touch.is_none() && !has_ended(row, now, zone)))
}

/// Says whether a meeting is over.
pub fn has_ended(meeting: &Meeting, now: Timestamp, zone: &Zone) -> bool {
    match meeting.end_at.unwrap_or(meeting.at) {
        Moment::Day(day) => day < zone.wall(now).date(),
        Moment::At(end) => end <= now,
    }
}

fn is_on(meeting: &Meeting) -> bool {
    meeting.status != MeetingStatus::Cancelled && meeting.declined_at.is_none()
}

/// Reads the meetings that begin on some days of the person's clock, without those called off or declined.
fn of_days(connection: &Connection, from: NaiveDate, to: NaiveDate, zone: &Zone) -> Result<Vec<Row<MeetingId, Meeting>>> {
    let before = from.pred_opt().unwrap_or(from);
    let after = to.checked_add_days(Days::new(2)).unwrap_or(to);
    let mut rows = meetings_between(connection, Moment::Day(before), Moment::Day(after))?;
    rows.retain(|row| is_on(row) && (from..=to).contains(&row.at.day(zone)));
    // A whole day stands before the hours of the same day on the person's clock.
    rows.sort_by_key(|row| (row.at.day(zone), row.at.time(zone), row.id));
    Ok(rows)
}

fn lines(connection: &Connection, rows: Vec<Row<MeetingId, Meeting>>) -> Result<Vec<MeetingLine>> {
    // The names of a large book are not read for nothing.
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let accounts = directory::account_names(connection)?;
    let names: HashMap<AccountId, &str> = accounts.iter().map(|account| (account.id, account.name.as_str())).collect();
    let keys: Vec<(AccountId, String, &str)> =
        accounts.iter().map(|account| (account.id, name_key(&account.name), account.name.as_str())).collect();
    let mut lines = Vec::new();
    for meeting in rows {
        let account = meeting.account.and_then(|id| Some((id, (*names.get(&id)?).to_owned())));
        let suggestion = if account.is_none() { named_in(&meeting.title, &keys) } else { None };
        let people = people_of_meeting(connection, meeting.id)?;
        let (names, known) = named(connection, &people, meeting.account)?;
        lines.push(MeetingLine { meeting, account, suggestion, people, names, known });
    }
    Ok(lines)
}

/// Finds the account with the longest name that stands in a title.
fn named_in(title: &str, keys: &[(AccountId, String, &str)]) -> Option<(AccountId, String)> {
    let title = name_key(title);
    let is_named = |key: &str| key.chars().count() >= SHORTEST_NAME && title.contains(key);
    let found = keys.iter().filter(|(_, key, _)| is_named(key)).max_by_key(|(_, key, _)| key.len());
    found.map(|(id, _, name)| (*id, (*name).to_owned()))
}

fn named(connection: &Connection, people: &[MeetingPerson], account: Option<AccountId>) -> Result<(Vec<String>, usize)> {
    let (mut theirs, mut others) = (Vec::new(), Vec::new());
    for person in people {
        let contact = match person.contact {
            Some(id) => store::get::<Contact>(connection, id)?,
            None => None,
        };
        match contact {
            Some(contact) if Some(contact.account) == account => theirs.push(contact.fields.name),
            Some(contact) => others.push(contact.fields.name),
            None => others.extend(person.name.clone().or_else(|| person.email.clone())),
        }
    }
    let known = theirs.len();
    theirs.extend(others);
    Ok((theirs, known))
}
