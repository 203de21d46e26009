//! Logging a touch: the touch, who took part, the tasks it promises, the next contact, and the tasks it answers.

use super::save::{account_name, save};
use super::tasks::close;
use super::{Outcome, Result};
use crate::domain::{Account, AccountId, Contact, ContactId, Direction, Task, TaskId, TaskPurpose, Touch};
use crate::store::{self, OpLabel, Tx, entities};
use serde_json::json;

/// What one logged line says.
#[derive(Clone, Debug)]
pub struct LogEntry {
    pub account: WhichAccount,
    /// The touch; its account is set from `account`.
    pub touch: Touch,
    pub contacts: Vec<ContactId>,
    /// Names nobody at the account has yet: they become contacts.
    pub new_contacts: Vec<String>,
    /// Tasks to add; account and origin are set here.
    pub tasks: Vec<Task>,
    /// Tasks that this touch answers, beside the planned next contact.
    pub closes: Vec<TaskId>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum WhichAccount {
    Known(AccountId),
    /// A name that no account has: it becomes an account.
    New(String),
}

pub(super) fn log(tx: &Tx, entry: &LogEntry) -> Result<(Outcome, OpLabel)> {
    let account = find_or_add_account(tx, &entry.account)?;
    let touch = Touch { account, ..entry.touch.clone() };
    let (id, _) = save(tx, None, &touch)?;
    let mut contacts = entry.contacts.clone();
    for name in &entry.new_contacts {
        contacts.push(save(tx, None, &Contact::named(account, name.clone()))?.0);
    }
    entities::set_contacts_of_touch(tx, id, &contacts)?;
    let mut tasks = close_answered(tx, &touch, &entry.closes)?;
    for task in &entry.tasks {
        let task = Task { account: Some(account), promised_in: Some(id), ..task.clone() };
        tasks.push(save(tx, None, &task)?.0);
    }
    let args = json!({ "account": account_name(tx, account)?, "touch": touch.kind.as_str() });
    Ok((Outcome { row: Some(id.into()), account: Some(account), tasks }, OpLabel { kind: "log", args }))
}

fn find_or_add_account(tx: &Tx, which: &WhichAccount) -> Result<AccountId> {
    match which {
        WhichAccount::Known(id) => Ok(*id),
        WhichAccount::New(name) => Ok(save(tx, None, &Account::named(name.trim()))?.0),
    }
}

/// A touch both took part in is the contact that was planned; tasks planned for later than the touch stay. Returns what comes back.
fn close_answered(tx: &Tx, touch: &Touch, closes: &[TaskId]) -> Result<Vec<TaskId>> {
    let open = store::by_account::<Task>(tx.connection(), touch.account)?.into_iter().filter(|task| task.done_at.is_none());
    let answers = |task: &Task| task.purpose == TaskPurpose::Contact && touch.direction == Direction::TwoWay;
    let mut come_back = Vec::new();
    for task in open.filter(|task| answers(task) || closes.contains(&task.id)) {
        come_back.extend(close(tx, &task)?);
    }
    Ok(come_back)
}
