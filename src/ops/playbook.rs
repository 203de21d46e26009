//! Keeping, starting and stopping playbooks, and finishing the tasks whose condition has come to hold.

use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::playbook::{Run, Script, Template};
use crate::domain::triage::Reason;
use crate::domain::{AccountId, Invalid, RunId, Task, TaskId};
use crate::store::{self, OpLabel, Tx};
use chrono::NaiveDate;
use serde_json::json;

/// A playbook to start.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaybookStart {
    pub key: String,
    pub name: String,
    /// The rule of the morning that started it.
    pub reason: Option<Reason>,
    pub runs: Vec<RunStart>,
}

/// What it brings to one account.
#[derive(Clone, Debug, PartialEq)]
pub struct RunStart {
    pub account: AccountId,
    pub anchor_on: NaiveDate,
    /// Without account and run: those are put in.
    pub tasks: Vec<Task>,
}

pub fn save_template(tx: &Tx, template: &Template) -> Result<(Outcome, OpLabel)> {
    // What a condition means is checked where the filter language is known; that every line is a step is checked here.
    if let Some(fault) = Script::read(&template.body).faults.first() {
        let (min, max) = ("1".into(), template.body.lines().count().to_string());
        return Err(Error::Invalid(vec![("steps", Invalid::OutOfRange { value: (fault.line + 1).to_string(), min, max })]));
    }
    let standing = store::playbook::templates(tx.connection())?;
    let standing = standing.iter().rev().find(|row| row.key == template.key).map(|row| row.id);
    let (id, _) = save(tx, standing, template)?;
    Ok((outcome(id, None), OpLabel { kind: "playbook-save", args: json!({ "playbook": template.name }) }))
}

/// Starts a playbook for all accounts or for none: one where it runs already refuses the whole.
pub fn start(tx: &Tx, start: &PlaybookStart) -> Result<(Outcome, OpLabel)> {
    let mut made = Outcome::default();
    for new in &start.runs {
        if store::playbook::running(tx.connection(), new.account, &start.key)?.is_some() {
            return Err(Error::AlreadyRunning { account: account_name(tx, new.account)?, playbook: start.name.clone() });
        }
        let (run, tasks) = start_one(tx, start, new)?;
        made = Outcome {
            row: made.row.or(Some(run.into())),
            account: made.account.or(Some(new.account)),
            tasks: [made.tasks, tasks].concat(),
        };
    }
    let Some(first) = start.runs.first() else { return Err(Error::Invalid(vec![("account", Invalid::Empty)])) };
    let args = json!({ "playbook": start.name, "account": account_name(tx, first.account)?, "n": start.runs.len() });
    Ok((made, OpLabel { kind: "playbook-start", args }))
}

fn start_one(tx: &Tx, start: &PlaybookStart, new: &RunStart) -> Result<(RunId, Vec<TaskId>)> {
    let run = Run {
        account: new.account,
        playbook: start.key.clone(),
        name: start.name.clone(),
        anchor_on: new.anchor_on,
        reason: start.reason,
        stopped_on: None,
    };
    let (id, _) = save(tx, None, &run)?;
    let of_run = |task: &Task| Task { account: Some(new.account), run: Some(id), ..task.clone() };
    let tasks = new.tasks.iter().map(|task| Ok(save(tx, None, &of_run(task))?.0)).collect::<Result<Vec<TaskId>>>()?;
    Ok((id, tasks))
}

pub fn stop(tx: &Tx, id: RunId, on: NaiveDate) -> Result<(Outcome, OpLabel)> {
    let run = store::needed::<Run>(tx.connection(), id)?.fields;
    for task in store::playbook::open_tasks(tx.connection(), id)? {
        store::delete::<Task>(tx.connection(), task.id, tx.at())?;
    }
    let stopped = Run { stopped_on: run.stopped_on.or(Some(on)), ..run.clone() };
    store::update(tx.connection(), id, &stopped)?;
    let args = json!({ "playbook": run.name, "account": account_name(tx, run.account)? });
    Ok((outcome(id, Some(run.account)), OpLabel { kind: "playbook-stop", args }))
}

/// Finishes those of the tasks that are still open; one that comes back brings its next.
pub fn settle(tx: &Tx, tasks: &[TaskId]) -> Result<(Outcome, OpLabel)> {
    let mut settled = Vec::new();
    for id in tasks {
        let Some(task) = store::get::<Task>(tx.connection(), *id)?.filter(|task| task.done_at.is_none()) else { continue };
        super::tasks::close(tx, &task)?;
        settled.push(task);
    }
    let title = settled.first().map(|task| task.title.as_str());
    let args = json!({ "task": title, "n": settled.len() });
    let tasks = settled.iter().map(|task| task.id).collect();
    Ok((Outcome { row: None, account: None, tasks }, OpLabel { kind: "playbook-settle", args }))
}
