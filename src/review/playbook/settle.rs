//! Tasks whose condition has come to hold.

use super::{Conditions, Ground};
use crate::domain::{AccountId, TaskId};
use crate::store::{self, Result};

/// An open task that its condition finishes.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    pub task: TaskId,
    pub account: AccountId,
    pub title: String,
    pub condition: String,
}

/// Finds the open tasks whose condition holds. Costs nothing where no open task has one.
///
/// One that comes back is looked at from its day on: its next would otherwise be finished as soon as it is there.
pub fn settled(ground: Ground<'_>) -> Result<Vec<Settled>> {
    let mut tasks = store::playbook::conditional_tasks(ground.connection)?;
    tasks.retain(|task| task.repeat.is_none() || task.due_on.is_some_and(|due| due <= ground.today));
    if tasks.is_empty() {
        return Ok(Vec::new());
    }
    let mut accounts: Vec<AccountId> = tasks.iter().filter_map(|task| task.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let mut conditions = Conditions::of(ground, &accounts)?;
    let mut settled = Vec::new();
    for task in tasks {
        let (Some(account), Some(condition)) = (task.account, task.done_when.clone()) else { continue };
        if conditions.holds(account, &condition)? == Some(true) {
            settled.push(Settled { task: task.id, account, title: task.fields.title, condition });
        }
    }
    Ok(settled)
}
