//! Reads what health asks about an account: seeks into its own rows, and of usage, touches and tickets only the recent ones,
//! so that the cost follows the last months and not the whole history.

use crate::domain::health::Model;
use crate::domain::health::facts::*;
use crate::domain::{AccountId, Moment, OverrideTo, PulseRating, Scale, Score, Severity, Ticket, usage};
use crate::store::{Cells, ErrorKind, Result};
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, Params};

/// How far back the facts must reach before the day they are scored for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    pub day: NaiveDate,
    usage_days: u32,
    event_days: u32,
}

/// Days from the first point of a trend to the last.
const TREND_DAYS: u32 = 7 * 12;

impl Window {
    /// Enough for the score of one day.
    pub fn of_day(day: NaiveDate, model: &Model) -> Window {
        Window { day, usage_days: model.windows.usage_days(), event_days: model.windows.event_days() }
    }

    /// Enough for the scores of the twelve weeks before a day too.
    pub fn of_trend(day: NaiveDate, model: &Model) -> Window {
        Window::of_days_before(day, TREND_DAYS, model)
    }

    /// Enough for the scores of so many days before a day.
    pub fn of_days_before(day: NaiveDate, days: u32, model: &Model) -> Window {
        let one = Window::of_day(day, model);
        Window { day, usage_days: one.usage_days + days, event_days: one.event_days + days }
    }

    fn usage_since(&self) -> String {
        self.before(self.usage_days)
    }

    fn events_since(&self) -> String {
        self.before(self.event_days)
    }

    fn before(&self, days: u32) -> String {
        self.day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(self.day).to_string()
    }
}

/// Reads the facts of one account.
pub fn facts(connection: &Connection, account: AccountId, window: Window) -> Result<Facts> {
    let id = [account.0];
    let since = window.events_since();
    let usage_range = (account.0, window.usage_since(), window.day.to_string());
    Ok(Facts {
        account: rows(connection, include_str!("account.sql"), id, account_facts)?
            .pop()
            .ok_or(ErrorKind::NoRow { table: "account", id: account.0 })?,
        contracts: rows(connection, include_str!("contracts.sql"), id, contract)?,
        contacts: rows(connection, include_str!("contacts.sql"), id, contact)?,
        touches: touches(connection, account, &since)?,
        responses: rows(connection, include_str!("responses.sql"), (account.0, &since), response)?,
        tickets: rows(connection, include_str!("tickets.sql"), (account.0, &since), ticket)?,
        usage: rows(connection, include_str!("usage.sql"), usage_range, usage_fact)?,
        plans: rows(connection, include_str!("plans.sql"), id, plan)?,
        steps: rows(connection, include_str!("steps.sql"), id, step)?,
        pulses: rows(connection, include_str!("pulses.sql"), id, pulse)?,
        overrides: rows(connection, include_str!("overrides.sql"), id, over)?,
    })
}

fn rows<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
    read: impl Fn(&mut Cells<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map(parameters, |row| read(&mut Cells::starting_at(row, 0)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn account_facts(cells: &mut Cells<'_>) -> rusqlite::Result<AccountFacts> {
    Ok(AccountFacts {
        id: cells.take()?,
        created_on: cells.day()?,
        seats: cells.take()?,
        stage: cells.take()?,
        touch_model: cells.take()?,
        churned_on: cells.day()?,
    })
}

fn contract(cells: &mut Cells<'_>) -> rusqlite::Result<ContractFact> {
    Ok(ContractFact {
        id: cells.take()?,
        seats: cells.take()?,
        start_on: cells.day()?,
        end_on: cells.day()?,
        notice: learned(cells)?,
        known_at: cells.take()?,
    })
}

fn contact(cells: &mut Cells<'_>) -> rusqlite::Result<ContactFact> {
    Ok(ContactFact { id: cells.take()?, role: cells.take()?, left: learned(cells)?, known_at: cells.take()? })
}

fn learned(cells: &mut Cells<'_>) -> rusqlite::Result<Option<Learned>> {
    let on = cells.day()?;
    let known_at: Option<Moment> = cells.take()?;
    Ok(on.zip(known_at).map(|(on, known_at)| Learned { on, known_at }))
}

/// One row for each person who took part, gathered by touch.
fn touches(connection: &Connection, account: AccountId, since: &str) -> Result<Vec<TouchFact>> {
    let mut statement = connection.prepare_cached(include_str!("touches.sql"))?;
    let mut rows = statement.query((account.0, since))?;
    let mut touches: Vec<TouchFact> = Vec::new();
    while let Some(row) = rows.next()? {
        let mut cells = Cells::starting_at(row, 0);
        let id = cells.take()?;
        if touches.last().is_none_or(|last| last.id != id) {
            let (at, known_at, direction) = (cells.take()?, cells.take()?, cells.take()?);
            touches.push(TouchFact { id, at, known_at, direction, contacts: Vec::new() });
        }
        let contact: Option<crate::domain::ContactId> = row.get(4)?;
        touches.last_mut().expect("one was pushed above").contacts.extend(contact);
    }
    Ok(touches)
}

fn response(cells: &mut Cells<'_>) -> rusqlite::Result<ResponseFact> {
    Ok(ResponseFact {
        id: cells.take()?,
        contact: cells.take()?,
        kind: cells.take()?,
        score: {
            let scale = Scale { min: cells.take()?, max: cells.take()? };
            cells.checked(|value| Score::new(value, scale))?
        },
        at: cells.take()?,
        known_at: cells.take()?,
        answered_at: cells.take()?,
    })
}

fn ticket(cells: &mut Cells<'_>) -> rusqlite::Result<TicketFact> {
    let id = cells.take()?;
    let severity: Option<Severity> = cells.take()?;
    let status: Option<String> = cells.take()?;
    Ok(TicketFact {
        id,
        severity,
        reopened: status.as_deref().is_some_and(Ticket::is_reopened_status),
        opened_at: cells.take()?,
        closed_at: cells.take()?,
        known_at: cells.take()?,
    })
}

/// Names stay in the row's buffer: of a metric only its kind counts, of a person only who is who.
fn usage_fact(cells: &mut Cells<'_>) -> rusqlite::Result<UsageFact> {
    Ok(UsageFact {
        id: cells.take()?,
        on: cells.needed_day()?,
        counts_people: cells.with_text(|metric| metric == usage::ACTIVE_USERS)?,
        user: cells.with_text(|user| (!user.is_empty()).then(|| UserKey::of(user)))?,
        value: cells.take()?,
        known_at: cells.take()?,
    })
}

fn plan(cells: &mut Cells<'_>) -> rusqlite::Result<PlanFact> {
    Ok(PlanFact { id: cells.take()?, start_on: cells.needed_day()?, done_on: cells.day()?, known_at: cells.take()? })
}

fn step(cells: &mut Cells<'_>) -> rusqlite::Result<StepFact> {
    Ok(StepFact {
        id: cells.take()?,
        plan: cells.take()?,
        due_on: cells.day()?,
        done_on: cells.day()?,
        blocked: cells.take()?,
        known_at: cells.take()?,
    })
}

fn pulse(cells: &mut Cells<'_>) -> rusqlite::Result<PulseFact> {
    Ok(PulseFact {
        id: cells.take()?,
        rating: cells.checked(|value| PulseRating::new(u8::try_from(value).unwrap_or(0)))?,
        at: cells.take()?,
        known_at: cells.take()?,
        expires_on: cells.needed_day()?,
    })
}

fn over(cells: &mut Cells<'_>) -> rusqlite::Result<OverrideFact> {
    let id = cells.take()?;
    let score: Option<u8> = cells.take()?;
    let band: Option<crate::domain::Band> = cells.take()?;
    Ok(OverrideFact {
        id,
        to: score.map_or_else(|| OverrideTo::Band(band.unwrap_or(crate::domain::Band::Unknown)), OverrideTo::Score),
        at: cells.take()?,
        known_at: cells.take()?,
        expires_on: cells.needed_day()?,
        cleared_at: cells.take()?,
    })
}
