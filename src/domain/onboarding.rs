//! An onboarding plan: phases and steps with dates, up to the day of first value.

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
