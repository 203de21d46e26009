//! An onboarding plan: phases and steps with dates, up to the day of first value.

mod built_in;
#[cfg(test)]
pub(crate) mod example;
mod outline;
mod outline_text;
mod progress;
mod schedule;

pub use built_in::{PlanTemplate, built_in, find as find_template, templates};
pub use outline::{Outline, OutlinePhase, OutlineStep};
pub use outline_text::{OutlineError, OutlineFault, offset_text, read_offset};
pub use progress::{
    PhaseProgress, Progress, SILENCE_DAYS, Stall, StallKind, Standing, TimeToValue, by_plan, progress, stalls, standing, time_to_value,
};
pub use schedule::{Dependency, Move, Shift, ShiftFault, ShiftTo, circle_of, shift};

use crate::domain::{AccountId, PlanId, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    /// Who has to do a step.
    pub enum StepOwner { Us = "us", Customer = "customer" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub account: AccountId,
    pub name: String,
    pub start_on: NaiveDate,
    pub first_value_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    /// The key of the template it was made from.
    pub template: Option<String>,
    /// The day on which the customer should have first value.
    pub target_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub plan: PlanId,
    pub account: AccountId,
    pub phase: String,
    pub title: String,
    pub owner: StepOwner,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub blocked: Option<String>,
    pub position: u32,
    /// Whether reaching it is the customer's first value.
    pub is_first_value: bool,
    /// Since when it is blocked.
    pub blocked_on: Option<NaiveDate>,
    pub note: Option<String>,
}
