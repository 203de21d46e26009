//! What is shown under the line of what was understood; the screen puts it in words.

use super::{Line, Name, TaskDraft};
use crate::domain::{Priority, Sentiment, TouchKind};
use chrono::NaiveDate;

/// One understood thing, with everything that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Chip<'a> {
    Account(&'a Name),
    Contact(&'a Name),
    Kind(TouchKind),
    Minutes(u32),
    Task(&'a TaskDraft),
    /// The day is missing where only a priority was given.
    NextContact {
        on: Option<NaiveDate>,
        priority: Option<Priority>,
    },
    Sentiment(Sentiment),
}

impl Line {
    /// Returns the chips, always in the same order, so that they do not jump about while one types.
    pub fn chips(&self) -> Vec<Chip<'_>> {
        let mut chips = Vec::new();
        chips.extend(self.account.iter().map(Chip::Account));
        chips.extend(self.contacts.iter().map(Chip::Contact));
        chips.extend(self.kind.map(Chip::Kind));
        chips.extend(self.minutes.map(Chip::Minutes));
        chips.extend(self.tasks.iter().map(Chip::Task));
        if self.next_contact.is_some() || self.priority.is_some() {
            chips.push(Chip::NextContact { on: self.next_contact, priority: self.priority });
        }
        chips.extend(self.sentiment.map(Chip::Sentiment));
        chips
    }
}
