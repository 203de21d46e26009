//! A day or a week looked back on: what was done, what slipped, whose health changed its band, and what comes.

use crate::domain::health::{self, Cause, Facts, Model, Movement, Score, Signals, Standing};
use crate::domain::period::Period;
use crate::domain::{AccountId, Band, EntityRef, MarkAction, MeetingId, Moment, Renewal, RenewalId, Row, Task, TaskId, Zone};
use crate::store::directory::{AccountName, names_by_account};
use crate::store::facts::{Window, facts_of};
use crate::store::periods::{self, Instants, TouchCount};
use crate::store::{Result, portfolio};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// Everything but the health, which takes longer: see `band_moves`.
#[derive(Clone, Debug)]
pub struct Review {
    pub period: Period,
    pub touches: Vec<TouchCount>,
    pub done: Vec<Row<TaskId, Task>>,
    /// What was said about items of the morning's queue.
    pub items: Vec<(MarkAction, u32)>,
    pub slipped: Vec<Row<TaskId, Task>>,
    pub renewals: Vec<Row<RenewalId, Renewal>>,
    pub coming: Vec<Coming>,
    pub names: HashMap<AccountId, String>,
}

/// What lies ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    pub at: Moment,
    pub on: NaiveDate,
    pub kind: ComingKind,
    pub row: EntityRef,
    pub account: Option<AccountId>,
    /// Empty for a notice deadline and a renewal: they are told by their kind.
    pub title: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComingKind {
    Notice,
    Renewal,
    Meeting,
    Step,
    Task,
}

impl ComingKind {
    /// Returns its spelling in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ComingKind::Notice => "notice",
            ComingKind::Renewal => "renewal",
            ComingKind::Meeting => "meeting",
            ComingKind::Step => "step",
            ComingKind::Task => "task",
        }
    }
}

/// A band left for another, and why.
#[derive(Clone, Debug)]
pub struct BandMove {
    pub account: AccountId,
    pub name: String,
    pub from: (Band, Option<u8>),
    pub to: (Band, Option<u8>),
    /// Each cause with its whole points, which add up to the change, the largest first; none where one of the days has no score.
    pub causes: Vec<(Cause, i16)>,
}

/// Looks a period over, as far as today.
pub fn review(connection: &Connection, period: Period, today: NaiveDate, zone: &Zone) -> Result<Review> {
    let end = period.end(today);
    let until = zone.end_of(end);
    let within = Instants { from: zone.end_of(period.eve()), until };
    Ok(Review {
        period,
        touches: periods::touch_counts(connection, period.from, until)?,
        done: periods::tasks_done(connection, within)?,
        items: periods::mark_counts(connection, within)?,
        slipped: periods::tasks_slipped(connection, end, until)?,
        renewals: periods::renewals_closed(connection, (period.from, end))?,
        coming: coming(connection, period, today, zone)?,
        names: names_by_account(connection)?,
    })
}

fn coming(connection: &Connection, period: Period, today: NaiveDate, zone: &Zone) -> Result<Vec<Coming>> {
    let (from, to) = period.ahead();
    let day = |on: NaiveDate, kind, row: EntityRef, account, title| Coming { at: on.into(), on, kind, row, account, title };
    let mut coming = Vec::new();
    for task in periods::tasks_due(connection, (from, to))? {
        let on = task.next_on().unwrap_or(from);
        coming.push(day(on, ComingKind::Task, task.id.into(), task.account, task.fields.title));
    }
    for step in periods::steps_due(connection, (from, to))? {
        coming.push(day(step.due_on.unwrap_or(from), ComingKind::Step, step.id.into(), Some(step.account), step.fields.title));
    }
    let within = Instants { from: zone.end_of(period.to), until: zone.end_of(to) };
    for meeting in periods::meetings(connection, from, within)? {
        let row = EntityRef::from(MeetingId(meeting.id.0));
        let (at, on) = (meeting.at, meeting.at.day(zone));
        coming.push(Coming { at, on, kind: ComingKind::Meeting, row, account: meeting.account, title: meeting.fields.title });
    }
    for line in portfolio::lines(connection, today, zone)?.into_iter().filter(|line| line.churned_on.is_none()) {
        let Some(renewal) = line.renewal else { continue };
        let days = [(ComingKind::Notice, renewal.notice_by), (ComingKind::Renewal, Some(renewal.due_on))];
        let near = days.into_iter().filter_map(|(kind, on)| Some((kind, on.filter(|on| (from..=to).contains(on))?)));
        coming.extend(near.map(|(kind, on)| day(on, kind, line.id.into(), Some(line.id), String::new())));
    }
    // Within a day the deadlines, then the meetings by their hour, then what has no hour.
    let start = |coming: &Coming| match coming.at {
        Moment::At(at) => Some(at),
        Moment::Day(_) => None,
    };
    let order = |coming: &Coming| (coming.on, coming.kind, start(coming));
    coming.sort_by(|one, other| order(one).cmp(&order(other)).then_with(|| (&one.title, one.row).cmp(&(&other.title, other.row))));
    Ok(coming)
}

/// Compares the bands of some accounts at the ends of a period; those whose band is the same are left out. Two scores an
/// account: for thousands of them a few at a time.
pub fn band_moves(
    connection: &Connection,
    accounts: &[AccountName],
    model: &Model,
    (from, to): (NaiveDate, NaiveDate),
    zone: &Zone,
) -> Result<Vec<BandMove>> {
    let days = u32::try_from((to - from).num_days()).unwrap_or(0);
    let ids: Vec<AccountId> = accounts.iter().map(|account| account.id).collect();
    let facts = facts_of(connection, &ids, Window::of_days_before(to, days, model))?;
    let moves = accounts.iter().zip(&facts).filter_map(|(account, facts)| band_move(account, facts, model, (from, to), zone));
    Ok(moves.collect())
}

fn band_move(account: &AccountName, facts: &Facts, model: &Model, (from, to): (NaiveDate, NaiveDate), zone: &Zone) -> Option<BandMove> {
    // Before the account was there, and after it has left, its health tells nothing.
    let is_there = |day| facts.account.created_on.is_none_or(|on| on <= day) && facts.account.churned_on.is_none_or(|on| on > day);
    if !is_there(from) || !is_there(to) {
        return None;
    }
    let scored = |day| health::score(&Signals::numbers_at(facts, model, day, zone), model);
    let (before, after) = (scored(from), scored(to));
    if before.band == after.band {
        return None;
    }
    let movement = health::movement(facts, Standing { day: from, model }, Standing { day: to, model }, zone);
    let standing = |score: &Score| (score.band, score.sure());
    Some(BandMove {
        account: account.id,
        name: account.name.clone(),
        from: standing(&before),
        to: standing(&after),
        // Beside a score that is not known, points would add up to nothing that is shown.
        causes: movement
            .filter(|_| before.sure().is_some() && after.sure().is_some())
            .map(|movement| causes(&movement))
            .unwrap_or_default(),
    })
}

/// Adds up what time and what news did to one input: that one went up and down by as much says nothing.
pub(super) fn causes(movement: &Movement) -> Vec<(Cause, i16)> {
    let mut causes: Vec<(Cause, i16)> = Vec::new();
    for moved in &movement.causes {
        match causes.iter_mut().find(|(cause, _)| *cause == moved.cause) {
            Some((_, points)) => *points += moved.shown,
            None => causes.push((moved.cause, moved.shown)),
        }
    }
    causes.retain(|(cause, points)| *points != 0 || *cause == Cause::Override);
    causes.sort_by_key(|(_, points)| std::cmp::Reverse(points.abs()));
    causes
}
