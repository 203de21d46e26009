//! Initiatives: a cycle of plan, do, check and act over some accounts. And the success stories they leave behind.

mod course;
mod effect;
mod next;
mod windows;
mod yardstick;

#[cfg(test)]
mod example;
#[cfg(test)]
mod tests;

pub use course::{Course, Pair};
pub use effect::{Effect, Evidence, Finding, Measurements, effect};
pub use windows::{Phase, Windows};
pub use yardstick::{Design, Yardstick};

use crate::domain::{AccountId, InitiativeId, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    /// What is done to the accounts.
    pub enum ActionKind { Playbook = "playbook", Event = "event", Template = "template", Other = "other" }
}

text_enum! {
    pub enum Verdict {
        /// It worked: do it everywhere.
        Adopt = "adopt",
        /// Try again in another way.
        Adapt = "adapt",
        Drop = "drop",
        /// The figures do not tell.
        Unclear = "unclear",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    pub title: String,
    pub hypothesis: String,
    /// The filter that chose the accounts, as it was written.
    pub filter: String,
    pub action_kind: ActionKind,
    /// The key of a playbook or template, the id of an event, or words.
    pub action: Option<String>,
    /// The spelling of what is measured.
    pub measure: String,
    pub start_on: NaiveDate,
    pub end_on: NaiveDate,
    /// The verdict and its day; both or neither.
    pub verdict: Option<(NaiveDate, Verdict)>,
    pub learned: Option<String>,
    pub next_step: Option<String>,
}

/// An account of an initiative, as chosen when it began.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub initiative: InitiativeId,
    pub account: AccountId,
}

impl Story {
    /// Returns a story of which nothing is told yet.
    pub fn titled(title: &str, story_on: NaiveDate) -> Story {
        Story {
            account: None,
            initiative: None,
            title: title.to_owned(),
            problem: String::new(),
            action: String::new(),
            result: String::new(),
            quote: None,
            tags: None,
            is_public: None,
            story_on,
        }
    }

    /// Returns the words it is found by, one by one.
    pub fn tag_list(&self) -> impl Iterator<Item = &str> {
        let tags = self.tags.as_deref().unwrap_or_default();
        tags.split([',', '，', '、']).map(str::trim).filter(|tag| !tag.is_empty())
    }
}

/// A success story: problem, what was done, result.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    pub account: Option<AccountId>,
    pub initiative: Option<InitiativeId>,
    pub title: String,
    pub problem: String,
    pub action: String,
    pub result: String,
    pub quote: Option<String>,
    /// Words to find it by, separated by commas.
    pub tags: Option<String>,
    /// Whether the customer may be named; nobody asked yet while it is `None`.
    pub is_public: Option<bool>,
    pub story_on: NaiveDate,
}
