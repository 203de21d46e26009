//! The entry a line makes, or why it makes none yet.

use super::{Understood, Who};
use crate::domain::{AccountId, ContactId, Priority, Task, TaskPurpose, Timestamp, Touch, TouchKind};
use crate::ops::{LogEntry, WhichAccount};
use crate::store::directory::{AccountName, ContactName};
use thiserror::Error;

/// Why a line cannot be logged yet. `Display` is for logs and tests; people read translated words.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Unready {
    #[error("the line says nothing")]
    Empty,
    #[error("the line names no account")]
    NoAccount,
    #[error("{typed:?} could be {} accounts", .candidates.len())]
    WhichAccount { typed: String, candidates: Vec<AccountName> },
    #[error("{typed:?} could be {} people", .candidates.len())]
    WhichContact { typed: String, candidates: Vec<ContactName> },
}

/// Returns the entry of a line that happened now; `contact_title` is the title of the next contact, should one be planned.
pub fn entry(understood: &Understood, now: Timestamp, contact_title: &str) -> Result<LogEntry, Unready> {
    if says_nothing(understood) {
        return Err(Unready::Empty);
    }
    let (account, id) = account_of(understood)?;
    let (contacts, new_contacts) = people_of(understood)?;
    let tasks = tasks_of(understood, &contacts, contact_title);
    Ok(LogEntry { account, touch: touch_of(understood, id, now, &tasks), contacts, new_contacts, tasks, closes: Vec::new() })
}

/// Says whether the line has nothing but, perhaps, an account.
fn says_nothing(understood: &Understood) -> bool {
    let line = &understood.line;
    let is_silent = line.note.is_empty() && line.contacts.is_empty() && line.tasks.is_empty();
    is_silent && line.kind.is_none() && line.minutes.is_none() && line.sentiment.is_none() && !understood.plans_contact()
}

/// Returns the account and the id the touch is built with, which `ops` replaces for an account that is yet to be added.
fn account_of(understood: &Understood) -> Result<(WhichAccount, AccountId), Unready> {
    match understood.account.clone() {
        Some(Who::Known(account)) => Ok((WhichAccount::Known(account.id), account.id)),
        Some(Who::New(name)) => Ok((WhichAccount::New(name), AccountId(0))),
        Some(Who::Ambiguous { typed, candidates }) => Err(Unready::WhichAccount { typed, candidates }),
        None => Err(Unready::NoAccount),
    }
}

/// Returns the people of the book, and the names to be added; each once, though the line may name them twice.
fn people_of(understood: &Understood) -> Result<(Vec<ContactId>, Vec<String>), Unready> {
    let (mut known, mut new) = (Vec::new(), Vec::new());
    for contact in &understood.contacts {
        match contact.clone() {
            Who::Known(contact) => known.extend(Some(contact.id).filter(|id| !known.contains(id))),
            Who::New(name) => new.extend(Some(name.clone()).filter(|name| !new.contains(name))),
            Who::Ambiguous { typed, candidates } => return Err(Unready::WhichContact { typed, candidates }),
        }
    }
    Ok((known, new))
}

/// Returns the tasks of the line, and the next contact; that is with the person spoken to, when it was one.
fn tasks_of(understood: &Understood, contacts: &[ContactId], contact_title: &str) -> Vec<Task> {
    let drafts = understood.line.tasks.iter().map(|draft| Task {
        due_on: draft.due,
        priority: draft.priority.unwrap_or(Priority::NORMAL),
        ..Task::titled(&draft.title)
    });
    let next = understood.plans_contact().then(|| Task {
        purpose: TaskPurpose::Contact,
        contact: if let [one] = contacts { Some(*one) } else { None },
        due_on: understood.line.next_contact,
        priority: understood.line.priority.unwrap_or(Priority::NORMAL),
        ..Task::titled(contact_title)
    });
    drafts.chain(next).collect()
}

/// Returns the touch. A note without text says what was planned: an empty entry in the timeline would tell nothing.
fn touch_of(understood: &Understood, account: AccountId, now: Timestamp, tasks: &[Task]) -> Touch {
    let (line, kind) = (&understood.line, understood.kind());
    let planned = || tasks.iter().map(|task| task.title.as_str()).collect::<Vec<_>>().join("; ");
    let body = if line.note.is_empty() && kind == TouchKind::Note { planned() } else { line.note.clone() };
    Touch { minutes: line.minutes, sentiment: line.sentiment, body, ..Touch::of(account, kind, now.into()) }
}
