//! What happened in a period, and what comes after it, across all accounts.

use crate::domain::{
    Mark, MarkAction, Meeting, MeetingId, Moment, Renewal, RenewalId, Row, Step, StepId, Task, TaskId, Timestamp, TouchKind,
};
use crate::store::{Entity, Result};
use chrono::NaiveDate;
use rusqlite::{Connection, Params};

/// The first instant of a period, and the first after it.
#[derive(Clone, Copy, Debug)]
pub struct Instants {
    pub from: Timestamp,
    pub until: Timestamp,
}

/// How often and how long one kind of touch was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TouchCount {
    pub kind: TouchKind,
    pub count: u32,
    pub minutes: u32,
}

/// Counts touches by kind; a note of one's own is none. An index seek an account.
pub fn touch_counts(connection: &Connection, from: NaiveDate, until: Timestamp) -> Result<Vec<TouchCount>> {
    let sql = "SELECT touch.kind, count(*), sum(coalesce(touch.minutes, 0)) FROM account CROSS JOIN touch
               ON touch.account_id = account.id AND touch.at >= ? AND touch.at < ? AND touch.deleted_at IS NULL
               WHERE account.deleted_at IS NULL AND touch.kind <> 'note' GROUP BY touch.kind ORDER BY count(*) DESC, touch.kind";
    let mut statement = connection.prepare_cached(sql)?;
    let counts = statement.query_map((from.to_string(), Moment::from(until).to_string()), |row| {
        let mut cells = super::Cells::starting_at(row, 0);
        Ok(TouchCount { kind: cells.take()?, count: cells.take()?, minutes: cells.take()? })
    })?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}

/// Counts what was said about items of the morning's queue.
pub fn mark_counts(connection: &Connection, within: Instants) -> Result<Vec<(MarkAction, u32)>> {
    let sql = format!("SELECT action, count(*) FROM {} WHERE at >= ? AND at < ? AND deleted_at IS NULL GROUP BY action", Mark::TABLE);
    let mut statement = connection.prepare_cached(&sql)?;
    let counts = statement.query_map(spelled(within), |row| {
        let mut cells = super::Cells::starting_at(row, 0);
        Ok((cells.take()?, cells.take()?))
    })?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}

pub fn tasks_done(connection: &Connection, within: Instants) -> Result<Vec<Row<TaskId, Task>>> {
    rows(connection, "done_at >= ? AND done_at < ? ORDER BY done_at, id", spelled(within))
}

/// Reads the tasks that were due by a day and neither done nor held back at its end.
pub fn tasks_slipped(connection: &Connection, by: NaiveDate, until: Timestamp) -> Result<Vec<Row<TaskId, Task>>> {
    let sql = "due_on <= ?1 AND (done_at IS NULL OR done_at >= ?2) AND (snoozed_until IS NULL OR snoozed_until <= ?1)
               AND known_at < ?2 ORDER BY due_on, priority, id";
    rows(connection, sql, (by.to_string(), Moment::from(until).to_string()))
}

pub fn tasks_due(connection: &Connection, (from, to): (NaiveDate, NaiveDate)) -> Result<Vec<Row<TaskId, Task>>> {
    let sql = "done_at IS NULL AND max(due_on, coalesce(snoozed_until, due_on)) BETWEEN ? AND ? ORDER BY due_on, priority, id";
    rows(connection, sql, [from, to].map(|day| day.to_string()))
}

pub fn renewals_closed(connection: &Connection, (from, to): (NaiveDate, NaiveDate)) -> Result<Vec<Row<RenewalId, Renewal>>> {
    rows(connection, "closed_on BETWEEN ? AND ? ORDER BY closed_on, id", [from, to].map(|day| day.to_string()))
}

pub fn steps_due(connection: &Connection, (from, to): (NaiveDate, NaiveDate)) -> Result<Vec<Row<StepId, Step>>> {
    rows(connection, "done_on IS NULL AND due_on BETWEEN ? AND ? ORDER BY due_on, id", [from, to].map(|day| day.to_string()))
}

/// Reads the meetings that take place; all-day ones too.
pub fn meetings(connection: &Connection, from: NaiveDate, within: Instants) -> Result<Vec<Row<MeetingId, Meeting>>> {
    let sql = "status <> 'cancelled' AND (at >= ?1 OR at >= ?2) AND at < ?3 ORDER BY at, id";
    let [start, until] = spelled(within);
    // A day sorts before every instant of it: the first day is asked for by itself.
    rows::<Meeting>(connection, sql, (from.to_string(), start.clone(), until))
        .map(|found| found.into_iter().filter(|meeting| matches!(meeting.at, Moment::Day(_)) || meeting.at.to_string() >= start).collect())
}

fn spelled(within: Instants) -> [String; 2] {
    [within.from, within.until].map(|at| Moment::from(at).to_string())
}

fn rows<E: Entity>(connection: &Connection, clause: &str, parameters: impl Params) -> Result<Vec<Row<E::Id, E>>> {
    let sql = format!("SELECT {} FROM {} WHERE deleted_at IS NULL AND {clause}", E::select_list(), E::TABLE);
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map(parameters, E::read_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
