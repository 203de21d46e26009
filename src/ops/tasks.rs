//! Adding to several accounts, finishing, reopening and snoozing tasks.

use super::save::{outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::{Invalid, Row, Task, TaskId};
use crate::store::{self, ErrorKind, OpLabel, Tx};
use chrono::NaiveDate;
use serde_json::json;

/// Adds tasks that were planned together; the label names the first and counts all.
pub fn add(tx: &Tx, new: &[Task]) -> Result<(Outcome, OpLabel)> {
    let tasks = new.iter().map(|task| Ok(save(tx, None, task)?.0)).collect::<Result<Vec<TaskId>>>()?;
    let title = new.first().map(|task| task.title.as_str());
    let label = OpLabel { kind: "tasks-add", args: json!({ "task": title, "n": tasks.len() }) };
    Ok((Outcome { row: None, account: None, tasks }, label))
}

pub fn finish(tx: &Tx, id: TaskId) -> Result<(Outcome, OpLabel)> {
    let mut task = find(tx, id)?;
    task.fields.done_at = task.fields.done_at.or(Some(tx.timestamp()));
    write(tx, &task, "task-done")
}

pub fn reopen(tx: &Tx, id: TaskId) -> Result<(Outcome, OpLabel)> {
    let mut task = find(tx, id)?;
    task.fields.done_at = None;
    write(tx, &task, "task-reopen")
}

pub fn snooze(tx: &Tx, id: TaskId, until: NaiveDate, reason: Option<&str>) -> Result<(Outcome, OpLabel)> {
    let mut task = find(tx, id)?;
    if task.done_at.is_some() {
        return Err(Error::Invalid(vec![("task", Invalid::UnknownWord { value: task.fields.title, allowed: "an open task".into() })]));
    }
    task.fields.snoozed_until = Some(until);
    task.fields.snooze_reason = reason.map(str::to_owned);
    write(tx, &task, "task-snooze")
}

fn find(tx: &Tx, id: TaskId) -> Result<Row<TaskId, Task>> {
    let missing = || store::Error::from(ErrorKind::NoRow { table: "task", id: id.0 });
    Ok(store::get::<Task>(tx.connection(), id)?.ok_or_else(missing)?)
}

fn write(tx: &Tx, task: &Row<TaskId, Task>, kind: &'static str) -> Result<(Outcome, OpLabel)> {
    store::update(tx.connection(), task.id, &task.fields)?;
    let until = task.snoozed_until.map(|day| day.to_string());
    Ok((outcome(task.id, task.account), OpLabel { kind, args: json!({ "task": task.title, "until": until }) }))
}
