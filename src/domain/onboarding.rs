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
}
