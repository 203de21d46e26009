//! A task: one next action with a due date.

use crate::domain::{AccountId, ContactId, Invalid, RunId, Timestamp, TouchId, repeat::Repeat, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    /// What a task is there for. A `contact` task is the next contact planned with an account: a logged two-way touch answers it.
    pub enum TaskPurpose { Todo = "todo", Contact = "contact" }
}

/// How much a task presses: 1 is most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Priority(u8);

impl Priority {
    pub const HIGH: Priority = Priority(1);
    pub const NORMAL: Priority = Priority(2);
    pub const LOW: Priority = Priority(3);

    pub fn new(value: u8) -> Result<Priority, Invalid> {
        if (1..=3).contains(&value) {
            Ok(Priority(value))
        } else {
            Err(Invalid::OutOfRange { value: value.to_string(), min: "1".into(), max: "3".into() })
        }
    }

    pub fn value(self) -> u8 {
        self.0
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub account: Option<AccountId>,
    pub contact: Option<ContactId>,
    pub title: String,
    pub purpose: TaskPurpose,
    pub due_on: Option<NaiveDate>,
    /// Held back until this day.
    pub snoozed_until: Option<NaiveDate>,
    pub snooze_reason: Option<String>,
    pub priority: Priority,
    pub done_at: Option<Timestamp>,
    /// The touch in which the task was promised.
    pub promised_in: Option<TouchId>,
    /// How it comes back when it is done.
    pub repeat: Option<Repeat>,
    /// The started playbook it belongs to.
    pub run: Option<RunId>,
    /// A filter over accounts; when the task's account fits, the task counts as done.
    pub done_when: Option<String>,
    pub note: Option<String>,
}

impl Task {
    pub fn titled(title: impl Into<String>) -> Task {
        Task {
            account: None,
            contact: None,
            title: title.into(),
            purpose: TaskPurpose::Todo,
            due_on: None,
            snoozed_until: None,
            snooze_reason: None,
            priority: Priority::NORMAL,
            done_at: None,
            promised_in: None,
            repeat: None,
            run: None,
            done_when: None,
            note: None,
        }
    }
}

impl Task {
    /// Says whether the task is to be done and not held back on a day.
    pub fn is_waiting(&self, today: NaiveDate) -> bool {
        self.done_at.is_none() && self.snoozed_until.is_none_or(|until| until <= today)
    }

    /// Returns the day on which the task next asks for something: its due day, or the end of its snooze when that is later.
    pub fn next_on(&self) -> Option<NaiveDate> {
        self.due_on.max(self.snoozed_until)
    }
}
