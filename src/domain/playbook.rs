//! Playbooks: named lists of tasks with dates relative to an anchor, and the ones that were started.

mod catalogue;
mod file;
mod schedule;
mod script;
pub mod step;

use crate::domain::triage::Reason;
use crate::domain::{AccountId, TouchModel, words::text_enum};
use chrono::NaiveDate;

pub use catalogue::{Playbook, built_in, catalogue, free_key, offered};
pub use file::{is_file, read_file, written_file};
pub use schedule::{PlannedStep, schedule};
pub use script::{Problem, Script, ScriptFault, ScriptStep, rewritten};
pub use step::{Clause, PlayStep, ReadStep, StepProblem, written_offset};

text_enum! {
    /// `Rule` is what a person set in the book about a rule of the morning, under the rule's key: `muted = true`.
    pub enum TemplateKind { Playbook = "playbook", Onboarding = "onboarding", Mail = "mail", Rule = "rule" }
}

text_enum! {
    /// What the dates of a playbook are relative to.
    pub enum Anchor { Start = "start", Notice = "notice", Renewal = "renewal", Kickoff = "kickoff", Detractor = "detractor" }
}

/// A template of one's own; with the key of a built-in one it stands in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub kind: TemplateKind,
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub anchor: Option<Anchor>,
    /// The rule of the morning that offers it.
    pub reason: Option<Reason>,
    /// Its steps in the template's own language.
    pub body: String,
}

/// A playbook that was started for an account; its tasks name it.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub account: AccountId,
    /// The key of the playbook.
    pub playbook: String,
    /// Its name when it was started.
    pub name: String,
    pub anchor_on: NaiveDate,
    /// The rule of the morning that started it; `None` when it was started by hand.
    pub reason: Option<Reason>,
    pub stopped_on: Option<NaiveDate>,
}
