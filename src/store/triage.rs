//! What the morning's rules ask beyond health: read for the whole book with one statement a kind, or for one account. And what
//! was seen of the queue: sightings and looks are no writes of a person and stand outside of the change log.

use crate::domain::triage::{ItemId, Mark, More, OpenGoal, OpenTask, OwedMail, PastMeeting, Reason, Terms};
use crate::domain::{AccountId, ContractId, Moment, PlanId, Template, TemplateKind, Timestamp, TouchId, Zone};
use crate::store::mail::owed::waiting;
use crate::store::{Cells, Entity, Result, Tx, all_of, directory};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// What the rules ask, by account. Accounts of which nothing is known are not among them.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    by_account: HashMap<AccountId, More>,
    terms: HashMap<ContractId, Terms>,
}

/// How far back facts of the morning are read.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    pub today: NaiveDate,
    /// Days since first value.
    pub first_value: u32,
    /// Days since a meeting.
    pub meetings: u32,
    /// Days since a mail that waits for an answer.
    pub replies: u32,
    pub zone: Zone,
}

/// An item that was seen in the queue.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sighting {
    pub id: ItemId,
    pub occasion: String,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
}

impl Asked {
    /// Reads for the whole book, or for one account.
    pub fn read(connection: &Connection, reach: Reach, now: Timestamp, only: Option<AccountId>) -> Result<Asked> {
        let mut asked = Asked::default();
        asked.read_tasks(connection, reach.today, only)?;
        asked.read_first_values(connection, reach, only)?;
        asked.read_goals(connection, only)?;
        asked.read_meetings(connection, reach, now, only)?;
        asked.read_owed(connection, reach, now, only)?;
        asked.read_terms(connection, only)?;
        Ok(asked)
    }

    /// Takes what is known of an account.
    pub fn of(&self, account: AccountId) -> More {
        self.by_account.get(&account).cloned().unwrap_or_default()
    }

    pub fn terms(&self, contract: Option<ContractId>) -> Option<Terms> {
        self.terms.get(&contract?).copied()
    }

    fn more(&mut self, account: AccountId) -> &mut More {
        self.by_account.entry(account).or_default()
    }

    /// Only what is past its day can be late.
    fn read_tasks(&mut self, connection: &Connection, today: NaiveDate, only: Option<AccountId>) -> Result<()> {
        let sql = "SELECT account_id, id, due_on, snoozed_until FROM task
                   WHERE done_at IS NULL AND deleted_at IS NULL AND due_on < ?1 AND account_id IS NOT NULL
                       AND (?2 IS NULL OR account_id = ?2)";
        each(connection, sql, (today.to_string(), only), |cells| {
            let account = cells.take()?;
            let task = OpenTask { id: cells.take()?, due_on: cells.day()?, snoozed_until: cells.day()? };
            self.more(account).tasks.push(task);
            Ok(())
        })
    }

    fn read_first_values(&mut self, connection: &Connection, reach: Reach, only: Option<AccountId>) -> Result<()> {
        let sql = "SELECT account_id, id, first_value_on FROM plan
                   WHERE first_value_on BETWEEN ?1 AND ?2 AND deleted_at IS NULL AND (?3 IS NULL OR account_id = ?3)";
        let since = before(reach.today, reach.first_value);
        each(connection, sql, (since, reach.today.to_string(), only), |cells| {
            let (account, plan): (AccountId, PlanId) = (cells.take()?, cells.take()?);
            let on = cells.needed_day()?;
            self.more(account).first_values.push((plan, on));
            Ok(())
        })
    }

    fn read_goals(&mut self, connection: &Connection, only: Option<AccountId>) -> Result<()> {
        let sql = "SELECT account_id, id, due_on, review_days,
                       coalesce((SELECT max(read_on) FROM goal_reading WHERE goal_id = goal.id AND deleted_at IS NULL), baseline_on)
                   FROM goal WHERE closed_on IS NULL AND deleted_at IS NULL AND (?1 IS NULL OR account_id = ?1)";
        each(connection, sql, (only,), |cells| {
            let account = cells.take()?;
            let goal = OpenGoal { id: cells.take()?, due_on: cells.day()?, review_days: cells.take()?, read_on: cells.day()? };
            self.more(account).goals.push(goal);
            Ok(())
        })
    }

    /// A meeting is past when its end is, or its start where no end is known.
    fn read_meetings(&mut self, connection: &Connection, reach: Reach, now: Timestamp, only: Option<AccountId>) -> Result<()> {
        let sql = "SELECT account_id, id, at FROM meeting
                   WHERE account_id IS NOT NULL AND touch_id IS NULL AND declined_at IS NULL AND status <> 'cancelled'
                       AND deleted_at IS NULL AND at >= ?1 AND coalesce(end_at, at) < ?2 AND (?3 IS NULL OR account_id = ?3)";
        let since = before(reach.today, reach.meetings);
        each(connection, sql, (since, Moment::from(now).to_string(), only), |cells| {
            let account = cells.take()?;
            let meeting = PastMeeting { id: cells.take()?, at: cells.take()? };
            self.more(account).meetings.push(meeting);
            Ok(())
        })
    }

    fn read_owed(&mut self, connection: &Connection, reach: Reach, now: Timestamp, only: Option<AccountId>) -> Result<()> {
        let since = reach.zone.end_of(reach.today) - chrono::Duration::days(i64::from(reach.replies) + 1);
        for waiting in waiting(connection, since.min(now), only)? {
            let owed = OwedMail { mail: waiting.mail, at: waiting.at, since: waiting.since, snoozed_until: waiting.snoozed_until };
            self.more(waiting.account).owed.push(owed);
        }
        Ok(())
    }

    fn read_terms(&mut self, connection: &Connection, only: Option<AccountId>) -> Result<()> {
        let sql = "SELECT id, arr_minor IS NOT NULL, notice_days IS NOT NULL FROM contract
                   WHERE deleted_at IS NULL AND (?1 IS NULL OR account_id = ?1)";
        each(connection, sql, (only,), |cells| {
            self.terms.insert(cells.take()?, Terms { has_arr: cells.take()?, has_notice: cells.take()? });
            Ok(())
        })
    }
}

/// Returns those of the touches that ask for an answer: mails and chats that were logged by hand. Those of mail that was read in are
/// asked for by conversation.
pub fn letters(connection: &Connection, touches: &[TouchId]) -> Result<Vec<TouchId>> {
    let mut statement = connection.prepare_cached("SELECT kind IN ('email', 'chat') AND NOT EXISTS (SELECT 1 FROM mail WHERE touch_id = touch.id AND deleted_at IS NULL) FROM touch WHERE id = ?")?;
    let mut letters = Vec::new();
    for touch in touches {
        if statement.query_row([touch.0], |row| row.get(0))? {
            letters.push(*touch);
        }
    }
    Ok(letters)
}

/// Reads every mark.
pub fn marks(connection: &Connection) -> Result<Vec<Mark>> {
    Ok(all_of::<Mark>(connection)?.into_iter().map(|row| row.fields).collect())
}

/// Reads the marks of one account.
pub fn marks_of(connection: &Connection, account: AccountId) -> Result<Vec<Mark>> {
    Ok(crate::store::by_account::<Mark>(connection, account)?.into_iter().map(|row| row.fields).collect())
}

/// Reads which rules the person muted in this book, or let speak against a file.
pub fn muted(connection: &Connection) -> Result<Vec<(Reason, bool)>> {
    let rows = all_of::<Template>(connection)?.into_iter().filter(|row| row.kind == TemplateKind::Rule);
    Ok(rows.filter_map(|row| Some((row.key.parse().ok()?, row.body.trim() == MUTED))).collect())
}

/// What the row of a muted rule says.
pub const MUTED: &str = "muted = true";
/// What the row of a rule says that may speak again.
pub const HEARD: &str = "muted = false";

/// Reads what was seen of the queue on or after a day.
pub fn sightings(connection: &Connection, since: NaiveDate) -> Result<Vec<Sighting>> {
    let sql = "SELECT account_id, reason, occasion, first_on, last_on FROM triage_sighting WHERE last_on >= ?";
    let mut found = Vec::new();
    each(connection, sql, (since.to_string(),), |cells| {
        let id = ItemId { account: cells.take()?, reason: cells.take()? };
        found.push(Sighting { id, occasion: cells.take()?, first_on: cells.needed_day()?, last_on: cells.needed_day()? });
        Ok(())
    })?;
    Ok(found)
}

/// Names of settings of the queue.
const LAST_LOOK: &str = "today.last_look";
const LOOK_BEFORE: &str = "today.look_before";
const CAPACITY: &str = "today.capacity";

/// Reads when the queue was last looked at on a day before today.
pub fn looked_before(connection: &Connection, today: NaiveDate, zone: &Zone) -> Result<Option<Timestamp>> {
    for name in [LAST_LOOK, LOOK_BEFORE] {
        let look = directory::setting(connection, name)?.and_then(|text| text.parse().ok());
        if let Some(Moment::At(at)) = look
            && zone.wall(at).date() < today
        {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

/// Notes that the queue was looked at, and what stood in it.
pub fn note_look(tx: &Tx, items: &[(ItemId, String)], today: NaiveDate, zone: &Zone) -> Result<()> {
    let connection = tx.connection();
    let sql = "INSERT INTO triage_sighting (account_id, reason, occasion, first_on, last_on) VALUES (?1, ?2, ?3, ?4, ?4)
               ON CONFLICT DO UPDATE SET last_on = max(last_on, ?4)";
    let mut statement = connection.prepare_cached(sql)?;
    for (id, occasion) in items {
        statement.execute((id.account.0, id.reason.as_str(), occasion, today.to_string()))?;
    }
    // The look of an earlier day stays: what changed since then is told all day long.
    if let Some(before) = looked_before(connection, today, zone)? {
        set(connection, LOOK_BEFORE, &Moment::from(before).to_string())?;
    }
    set(connection, LAST_LOOK, &tx.at().to_string())
}

/// Reads how many items the person means to do today.
pub fn capacity(connection: &Connection, today: NaiveDate) -> Result<Option<usize>> {
    let kept = directory::setting(connection, CAPACITY)?;
    let of_today = |text: String| text.strip_prefix(&format!("{today} ")).and_then(|count| count.parse().ok());
    Ok(kept.and_then(of_today))
}

/// Keeps how many items the person means to do today; tomorrow is another day.
pub fn keep_capacity(tx: &Tx, today: NaiveDate, capacity: Option<usize>) -> Result<()> {
    let count = capacity.map(|count| count.to_string()).unwrap_or_default();
    set(tx.connection(), CAPACITY, &format!("{today} {count}"))
}

fn set(connection: &Connection, name: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
    connection.prepare_cached(sql)?.execute((name, value))?;
    Ok(())
}

fn before(day: NaiveDate, days: u32) -> String {
    day.checked_sub_days(chrono::Days::new(u64::from(days))).unwrap_or(day).to_string()
}

fn each(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
    mut take: impl FnMut(&mut Cells<'_>) -> rusqlite::Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        take(&mut Cells::starting_at(row, 0))?;
    }
    Ok(())
}

/// The table of marks, for screens that want to hear of changes.
pub const MARKS: &str = Mark::TABLE;

/// Returns the account's last mail or chat to us.
pub fn last_letter(connection: &Connection, account: AccountId) -> Result<Option<TouchId>> {
    use rusqlite::OptionalExtension;
    let sql = "SELECT id FROM touch WHERE account_id = ? AND kind IN ('email', 'chat') AND direction = 'in' AND deleted_at IS NULL
               ORDER BY at DESC, id DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([account.0], |row| row.get(0)).optional()?)
}
