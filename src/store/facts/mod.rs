//! Reads what health asks about accounts: seeks into their own rows, and of usage, touches and tickets only the recent ones,
//! so that the cost follows the last months and not the whole history.
//!
//! One statement for each table reads many accounts at once: for a whole book, asking eleven times for each of them would cost
//! more than the rows.

mod rows;

use crate::domain::health::Model;
use crate::domain::health::facts::{Facts, UsageFact};
use crate::domain::{Account, AccountId, Moment};
use crate::store::{Cells, Result, id_array, no_row};
use chrono::{Days, NaiveDate};
use rows::UsageReader;
use rusqlite::{Connection, Params};

/// How far back the facts must reach before the day they are scored for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    pub day: NaiveDate,
    /// How many days before that one are to be scored too.
    back: u32,
    /// The days whose usage is measured; older usage only tells whether there is a feed of people at all.
    measured_days: u32,
    usage_days: u32,
    event_days: u32,
}

/// Days from the first point of a trend to the last.
const TREND_DAYS: u32 = 7 * 12;

impl Window {
    /// Enough for the score of one day.
    pub fn of_day(day: NaiveDate, model: &Model) -> Window {
        let windows = &model.windows;
        Window {
            day,
            back: 0,
            measured_days: windows.usage_compared_days(),
            usage_days: windows.usage_days(),
            event_days: windows.event_days(),
        }
    }

    /// Enough for the scores of the twelve weeks before a day too.
    pub fn of_trend(day: NaiveDate, model: &Model) -> Window {
        Window::of_days_before(day, TREND_DAYS, model)
    }

    /// Enough for the scores of so many days before a day.
    pub fn of_days_before(day: NaiveDate, days: u32, model: &Model) -> Window {
        let one = Window::of_day(day, model);
        Window {
            day,
            back: days,
            measured_days: one.measured_days + days,
            usage_days: one.usage_days + days,
            event_days: one.event_days + days,
        }
    }

    fn before(&self, days: u32) -> NaiveDate {
        self.day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(self.day)
    }
}

/// Reads the facts of one account.
pub fn facts(connection: &Connection, account: AccountId, window: Window) -> Result<Facts> {
    let mut found = facts_of(connection, &[account], window)?;
    Ok(found.pop().expect("there is one for each account asked for"))
}

/// Reads the facts of every account of the book, by id.
pub fn facts_of_all(connection: &Connection, window: Window) -> Result<Vec<Facts>> {
    let mut statement = connection.prepare_cached("SELECT id FROM account WHERE deleted_at IS NULL ORDER BY id")?;
    let accounts = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<AccountId>>>()?;
    let parts = accounts.chunks(AT_ONCE).map(|some| facts_of(connection, some, window)).collect::<Result<Vec<_>>>()?;
    Ok(parts.into_iter().flatten().collect())
}

/// Accounts that are best read with one pass through the statements: few enough that their rows stay near.
pub const AT_ONCE: usize = 64;

/// Reads the facts of some accounts, in their order; an error where one of them is not there.
pub fn facts_of(connection: &Connection, accounts: &[AccountId], window: Window) -> Result<Vec<Facts>> {
    let mut read = Reading::of(connection, accounts)?;
    let since = window.before(window.event_days).to_string();
    read.talk(&since)?;
    let all = read.wanted.clone();
    let whose = [all.as_str()];
    read.each(include_str!("contracts.sql"), whose, rows::contract, |facts| &mut facts.contracts)?;
    read.each(include_str!("tickets.sql"), (&all, &since), rows::ticket, |facts| &mut facts.tickets)?;
    read.each(include_str!("plans.sql"), whose, rows::plan, |facts| &mut facts.plans)?;
    read.each(include_str!("steps.sql"), whose, rows::step, |facts| &mut facts.steps)?;
    read.each(include_str!("pulses.sql"), whose, rows::pulse, |facts| &mut facts.pulses)?;
    read.each(include_str!("overrides.sql"), whose, rows::over, |facts| &mut facts.overrides)?;
    read.usage(window)?;
    Ok(read.found)
}

/// Reads of some accounts only who is there, what they answered and how often one talked: enough to know who waits for an answer.
pub fn talk_of(connection: &Connection, accounts: &[AccountId], window: Window) -> Result<Vec<Facts>> {
    let mut read = Reading::of(connection, accounts)?;
    read.talk(&window.before(window.event_days).to_string())?;
    Ok(read.found)
}

/// The facts of some accounts while they are read, each in its place.
struct Reading<'a> {
    connection: &'a Connection,
    wanted: String,
    accounts: &'a [AccountId],
    found: Vec<Facts>,
}

impl<'a> Reading<'a> {
    fn of(connection: &'a Connection, accounts: &'a [AccountId]) -> Result<Reading<'a>> {
        let mut read = Reading { connection, wanted: id_array(accounts.iter()), accounts, found: Vec::with_capacity(accounts.len()) };
        read.accounts()?;
        Ok(read)
    }

    /// Reads the people, their answers and the touches since a day.
    fn talk(&mut self, since: &str) -> Result<()> {
        let all = self.wanted.clone();
        self.each(include_str!("contacts.sql"), [&all], rows::contact, |facts| &mut facts.contacts)?;
        self.rows(include_str!("touches.sql"), (&all, since), |facts, cells| rows::touch(&mut facts.touches, cells))?;
        self.each(include_str!("responses.sql"), (&all, since), rows::response, |facts| &mut facts.responses)
    }

    fn accounts(&mut self) -> Result<()> {
        let mut statement = self.connection.prepare_cached(include_str!("account.sql"))?;
        let found = statement.query_map([&self.wanted], |row| rows::account(&mut Cells::starting_at(row, 1)).map(Facts::of))?;
        self.found.extend(found.collect::<rusqlite::Result<Vec<_>>>()?);
        let is_there = |account: &AccountId| self.found.iter().any(|facts| facts.account.id == *account);
        match self.accounts.iter().find(|account| self.found.len() < self.accounts.len() && !is_there(account)) {
            Some(gone) => Err(no_row::<Account>(*gone)),
            None => Ok(()),
        }
    }

    /// Puts each row among those of its kind.
    fn each<T>(
        &mut self,
        sql: &str,
        parameters: impl Params,
        read: fn(&mut Cells<'_>) -> rusqlite::Result<T>,
        kind: fn(&mut Facts) -> &mut Vec<T>,
    ) -> Result<()> {
        self.rows(sql, parameters, |facts, cells| {
            kind(facts).push(read(cells)?);
            Ok(())
        })
    }

    /// Gives each row to the facts of its account.
    fn rows(
        &mut self,
        sql: &str,
        parameters: impl Params,
        mut take: impl FnMut(&mut Facts, &mut Cells<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            let place: usize = row.get(0)?;
            take(&mut self.found[place], &mut Cells::starting_at(row, 1))?;
        }
        Ok(())
    }

    /// Reads the days that are measured, and those before them only where no person was seen since: one that was seen by the
    /// first day to be scored settles what is asked of them for every later day too.
    fn usage(&mut self, window: Window) -> Result<()> {
        let first = window.before(window.usage_days);
        let measured = window.before(window.measured_days).max(first);
        let mut reader = UsageReader::default();
        let (from, to) = (measured.to_string(), window.day.to_string());
        let wanted = self.wanted.clone();
        self.rows(include_str!("usage.sql"), (&wanted, from, to), |facts, cells| {
            facts.usage.push(reader.read(cells)?);
            Ok(())
        })?;
        let Some(before) = measured.pred_opt().filter(|before| *before >= first) else { return Ok(()) };
        let earliest = window.before(window.back);
        let is_seen = |row: &UsageFact| row.tells_people() && row.on <= earliest && is_known_by(row.known_at, earliest);
        let unseen = |facts: &&Facts| !facts.usage.iter().any(is_seen);
        let unseen: Vec<usize> = self.found.iter().enumerate().filter(|(_, facts)| unseen(facts)).map(|(place, _)| place).collect();
        if unseen.is_empty() {
            return Ok(());
        }
        self.older_usage(&unseen, first, before, &mut reader)
    }

    fn older_usage(&mut self, places: &[usize], first: NaiveDate, last: NaiveDate, reader: &mut UsageReader) -> Result<()> {
        let wanted = id_array(places.iter().map(|place| &self.accounts[*place]));
        let range = (&wanted, first.to_string(), last.to_string());
        let mut statement = self.connection.prepare_cached(include_str!("usage.sql"))?;
        let mut rows = statement.query(range)?;
        while let Some(row) = rows.next()? {
            let place: usize = row.get(0)?;
            self.found[places[place]].usage.push(reader.read(&mut Cells::starting_at(row, 1))?);
        }
        Ok(())
    }
}

/// Says whether something was surely known on a day, wherever the wall clock stands.
fn is_known_by(known_at: Moment, day: NaiveDate) -> bool {
    match known_at {
        Moment::Day(on) => on <= day,
        Moment::At(instant) => instant.date_naive() < day,
    }
}
