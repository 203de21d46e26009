//! What a customer calls success: saving goals, reading how they stand, closing and opening them again.

use super::save::{account_name, outcome, save};
use super::{Outcome, Result};
use crate::domain::{Goal, GoalId, GoalOutcome, Reading, ReadingId};
use crate::store::{self, OpLabel, Tx};
use chrono::NaiveDate;
use serde_json::json;

pub fn save_goal(tx: &Tx, id: Option<GoalId>, goal: &Goal) -> Result<(Outcome, OpLabel)> {
    let (id, added) = save(tx, id, goal)?;
    let args = json!({ "goal": goal.title, "account": account_name(tx, goal.account)? });
    Ok((outcome(id, Some(goal.account)), OpLabel { kind: if added { "goal-add" } else { "goal-edit" }, args }))
}

/// Writes a reading; the account is that of its goal.
pub fn save_reading(tx: &Tx, id: Option<ReadingId>, reading: &Reading) -> Result<(Outcome, OpLabel)> {
    let goal = store::needed::<Goal>(tx.connection(), reading.goal)?;
    let reading = Reading { account: goal.account, ..reading.clone() };
    let (id, added) = save(tx, id, &reading)?;
    let args = json!({ "goal": goal.title, "account": account_name(tx, goal.account)? });
    Ok((outcome(id, Some(goal.account)), OpLabel { kind: if added { "reading-add" } else { "reading-edit" }, args }))
}

/// Closes a goal, or opens it again when nothing is given.
pub fn close(tx: &Tx, id: GoalId, closed: Option<(NaiveDate, GoalOutcome)>) -> Result<(Outcome, OpLabel)> {
    let mut goal = store::needed::<Goal>(tx.connection(), id)?;
    goal.fields.closed = closed;
    store::update(tx.connection(), id, &goal.fields)?;
    let outcome_word = closed.map(|(_, outcome)| outcome.as_str());
    let args = json!({ "goal": goal.title, "account": account_name(tx, goal.account)?, "goal_outcome": outcome_word });
    Ok((outcome(id, Some(goal.account)), OpLabel { kind: if closed.is_some() { "goal-close" } else { "goal-reopen" }, args }))
}
