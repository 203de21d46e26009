//! What starting a playbook would bring to accounts: every task with its day, and why it cannot be started where it cannot.

use super::{Conditions, Ground, anchor_on};
use crate::domain::playbook::{PlannedStep, Playbook, Run, Script, schedule};
use crate::domain::{Account, AccountId, Anchor, Row, RunId, Task};
use crate::store::{self, Result, get};
use chrono::NaiveDate;
use std::collections::HashMap;

/// A playbook as it would run for one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub account: AccountId,
    pub name: String,
    /// The day its dates count from; `None` when the account has no such day.
    pub anchor_on: Option<NaiveDate>,
    /// Dated steps; without a day to count from they are dated from today, to be looked at only.
    pub steps: Vec<PlannedStep>,
    /// The same playbook, where it runs already.
    pub running: Option<Row<RunId, Run>>,
}

/// Why a playbook cannot be started for an account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CannotStart {
    /// Since this day, counted from.
    Running(NaiveDate),
    NoDay(Anchor),
    /// No condition holds.
    NothingToDo,
}

impl Preview {
    /// Returns why it cannot be started.
    pub fn obstacle(&self, anchor: Anchor) -> Option<CannotStart> {
        match (&self.running, self.anchor_on) {
            (Some(run), _) => Some(CannotStart::Running(run.anchor_on)),
            (None, None) => Some(CannotStart::NoDay(anchor)),
            (None, Some(_)) => self.steps.iter().all(|step| step.is_left_out).then_some(CannotStart::NothingToDo),
        }
    }

    /// Returns the tasks it would make, in the order of their days.
    pub fn tasks(&self) -> Vec<Task> {
        self.steps.iter().filter(|step| !step.is_left_out).map(task).collect()
    }
}

fn task(step: &PlannedStep) -> Task {
    Task { due_on: Some(step.due_on), priority: step.priority, done_when: step.done_when.clone(), ..Task::titled(step.title.clone()) }
}

/// Works out a playbook for accounts, in their order; `on` is the day to count from instead of the account's own. An account that is
/// gone is left out.
pub fn previews(ground: Ground<'_>, playbook: &Playbook, accounts: &[AccountId], on: Option<NaiveDate>) -> Result<Vec<Preview>> {
    let steps = Script::read(&playbook.template.body).into_steps();
    let mut conditions = Conditions::of(ground, accounts)?;
    let mut previews = Vec::with_capacity(accounts.len());
    for account in accounts {
        let Some(row) = get::<Account>(ground.connection, *account)? else { continue };
        let own = || anchor_on(&ground, *account, playbook.anchor());
        let anchor_on = on.map_or_else(own, |day| Ok(Some(day)))?;
        let mut held = HashMap::new();
        for condition in steps.iter().filter_map(|step| step.only_if.as_deref()) {
            // What cannot be told leaves nothing out: the person sees the step and decides.
            held.insert(condition, conditions.holds(*account, condition)?.unwrap_or(true));
        }
        let from = anchor_on.unwrap_or(ground.today);
        previews.push(Preview {
            account: *account,
            name: row.fields.name,
            anchor_on,
            steps: schedule(&steps, from, ground.today, ground.workdays, |condition| held.get(condition).copied().unwrap_or(true)),
            running: store::playbook::running(ground.connection, *account, playbook.key())?,
        });
    }
    Ok(previews)
}
