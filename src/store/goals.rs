//! The goals of the book with their readings.

use crate::domain::{AccountId, Goal, GoalId, Reading, ReadingId, Row};
use crate::store::{Result, all_of, by_account};
use rusqlite::Connection;
use std::collections::HashMap;

/// A goal and all its readings, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredGoal {
    pub goal: Row<GoalId, Goal>,
    pub readings: Vec<Row<ReadingId, Reading>>,
}

impl MeasuredGoal {
    /// Returns the readings without their ids, as `Goal::progress` takes them.
    pub fn values(&self) -> Vec<Reading> {
        self.readings.iter().map(|reading| reading.fields.clone()).collect()
    }
}

/// Reads an account's goals: open ones by their due day, those without one after them, then the closed, newest first.
pub fn of_account(connection: &Connection, account: AccountId) -> Result<Vec<MeasuredGoal>> {
    Ok(joined(by_account(connection, account)?, by_account(connection, account)?))
}

/// Reads every goal of the book in the same order.
pub fn of_book(connection: &Connection) -> Result<Vec<MeasuredGoal>> {
    Ok(joined(all_of(connection)?, all_of(connection)?))
}

/// Gives each goal its readings, in the order of `of_account`.
pub fn joined(mut goals: Vec<Row<GoalId, Goal>>, readings: Vec<Row<ReadingId, Reading>>) -> Vec<MeasuredGoal> {
    let mut by_goal: HashMap<GoalId, Vec<Row<ReadingId, Reading>>> = HashMap::new();
    for reading in readings {
        by_goal.entry(reading.goal).or_default().push(reading);
    }
    goals.sort_by_key(|goal| {
        let closed_on = goal.closed.map(|(on, _)| std::cmp::Reverse(on));
        (closed_on.is_some(), closed_on, goal.due_on.is_none(), goal.due_on, goal.id)
    });
    let measured = |goal: Row<GoalId, Goal>| {
        let mut readings = by_goal.remove(&goal.id).unwrap_or_default();
        readings.sort_by_key(|reading| (reading.read_on, reading.id));
        MeasuredGoal { goal, readings }
    };
    goals.into_iter().map(measured).collect()
}
