//! Initiatives: a cycle of plan, do, check and act over some accounts. And the success stories they leave behind.

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
