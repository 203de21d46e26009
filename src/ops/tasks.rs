//! Adding to several accounts, finishing, reopening, snoozing, moving and deleting tasks.

use super::save::{outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::{Invalid, Row, Task, TaskId};
use crate::store::{self, OpLabel, Tx};
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
    let task = store::needed::<Task>(tx.connection(), id)?;
    let tasks = close(tx, &task)?.into_iter().collect();
    Ok((Outcome { tasks, ..outcome(id, task.account) }, label(&task, "task-done")))
}

/// Finishes several tasks; one that comes back brings its next.
pub fn finish_all(tx: &Tx, ids: &[TaskId]) -> Result<(Outcome, OpLabel)> {
    let mut tasks = Vec::new();
    let found = each(tx, ids, |task| {
        tasks.extend(close(tx, task)?);
        Ok(())
    })?;
    Ok((Outcome { tasks, ..Outcome::default() }, label_of_all(&found, "tasks-done")))
}

/// Notes that a task is done; one that comes back is added anew for its next day, and the series goes on there alone.
pub(super) fn close(tx: &Tx, task: &Row<TaskId, Task>) -> Result<Option<TaskId>> {
    if task.done_at.is_some() {
        return Ok(None);
    }
    let done = Task { done_at: Some(tx.timestamp()), repeat: None, ..task.fields.clone() };
    store::update(tx.connection(), task.id, &done)?;
    let Some(repeat) = task.repeat else { return Ok(None) };
    let calendar = tx.calendar();
    let (due_on, repeat) = repeat.next(task.due_on, calendar.day(tx.timestamp()), &calendar.workdays);
    let next = Task {
        due_on: Some(due_on),
        repeat: Some(repeat),
        snoozed_until: None,
        snooze_reason: None,
        promised_in: None,
        ..task.fields.clone()
    };
    Ok(Some(save(tx, None, &next)?.0))
}

pub fn reopen(tx: &Tx, id: TaskId) -> Result<(Outcome, OpLabel)> {
    let mut task = store::needed::<Task>(tx.connection(), id)?;
    task.fields.done_at = None;
    write(tx, &task, "task-reopen")
}

pub fn snooze(tx: &Tx, id: TaskId, until: NaiveDate, reason: Option<&str>) -> Result<(Outcome, OpLabel)> {
    let task = held_back(open(store::needed::<Task>(tx.connection(), id)?)?, until, reason);
    write(tx, &task, "task-snooze")
}

pub fn snooze_all(tx: &Tx, ids: &[TaskId], until: NaiveDate, reason: Option<&str>) -> Result<(Outcome, OpLabel)> {
    let found = each(tx, ids, |task| {
        let task = held_back(open(task.clone())?, until, reason);
        Ok(store::update(tx.connection(), task.id, &task.fields)?)
    })?;
    let mut label = label_of_all(&found, "tasks-snooze");
    label.args["until"] = until.to_string().into();
    Ok((Outcome::default(), label))
}

/// Gives tasks other days. What was held back is to be done on its new day, and a series is counted from there.
pub fn shift(tx: &Tx, days: &[(TaskId, NaiveDate)]) -> Result<(Outcome, OpLabel)> {
    let ids: Vec<TaskId> = days.iter().map(|(id, _)| *id).collect();
    let found = each(tx, &ids, |task| {
        let due_on = days.iter().find(|(id, _)| *id == task.id).map(|(_, day)| *day);
        let repeat = task.repeat.map(|repeat| repeat.anew());
        let moved = Task { due_on, repeat, snoozed_until: None, snooze_reason: None, ..open(task.clone())?.fields };
        Ok(store::update(tx.connection(), task.id, &moved)?)
    })?;
    Ok((Outcome::default(), label_of_all(&found, "tasks-shift")))
}

pub fn delete_all(tx: &Tx, ids: &[TaskId]) -> Result<(Outcome, OpLabel)> {
    let found = each(tx, ids, |task| {
        let sql = "UPDATE task SET deleted_at = ? WHERE id = ?";
        tx.connection().execute(sql, (tx.at().to_string(), task.id.0))?;
        Ok(())
    })?;
    Ok((Outcome::default(), label_of_all(&found, "tasks-delete")))
}

/// Does something to each of several tasks; returns them as they were.
fn each(tx: &Tx, ids: &[TaskId], mut act: impl FnMut(&Row<TaskId, Task>) -> Result<()>) -> Result<Vec<Row<TaskId, Task>>> {
    ids.iter()
        .map(|id| {
            let task = store::needed::<Task>(tx.connection(), *id)?;
            act(&task)?;
            Ok(task)
        })
        .collect()
}

fn held_back(mut task: Row<TaskId, Task>, until: NaiveDate, reason: Option<&str>) -> Row<TaskId, Task> {
    task.fields.snoozed_until = Some(until);
    task.fields.snooze_reason = reason.map(str::to_owned);
    task
}

/// Refuses a task that is done.
fn open(task: Row<TaskId, Task>) -> Result<Row<TaskId, Task>> {
    if task.done_at.is_some() {
        return Err(Error::Invalid(vec![("task", Invalid::UnknownWord { value: task.fields.title, allowed: "an open task".into() })]));
    }
    Ok(task)
}

fn write(tx: &Tx, task: &Row<TaskId, Task>, kind: &'static str) -> Result<(Outcome, OpLabel)> {
    store::update(tx.connection(), task.id, &task.fields)?;
    Ok((outcome(task.id, task.account), label(task, kind)))
}

fn label(task: &Task, kind: &'static str) -> OpLabel {
    let until = task.snoozed_until.map(|day| day.to_string());
    OpLabel { kind, args: json!({ "task": task.title, "until": until }) }
}

fn label_of_all(tasks: &[Row<TaskId, Task>], kind: &'static str) -> OpLabel {
    OpLabel { kind, args: json!({ "task": tasks.first().map(|task| task.title.as_str()), "n": tasks.len() }) }
}
