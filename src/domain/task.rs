//! A task: one next action with a due date.

use crate::domain::{AccountId, ContactId, Invalid, Timestamp, TouchId};
use chrono::NaiveDate;

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
    pub due_on: Option<NaiveDate>,
    /// Held back until this day.
    pub snoozed_until: Option<NaiveDate>,
    pub snooze_reason: Option<String>,
    pub priority: Priority,
    pub done_at: Option<Timestamp>,
    /// The touch in which the task was promised.
    pub promised_in: Option<TouchId>,
    pub note: Option<String>,
}

impl Task {
    pub fn titled(title: impl Into<String>) -> Task {
        Task {
            account: None,
            contact: None,
            title: title.into(),
            due_on: None,
            snoozed_until: None,
            snooze_reason: None,
            priority: Priority::NORMAL,
            done_at: None,
            promised_in: None,
            note: None,
        }
    }
}
