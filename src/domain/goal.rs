//! Goals: what a customer calls success, and the dated readings of it.

use crate::domain::{AccountId, GoalId, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    pub enum GoalOutcome { Reached = "reached", Missed = "missed", Dropped = "dropped" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub account: AccountId,
    pub title: String,
    pub metric: Option<String>,
    pub unit: Option<String>,
    pub baseline: Option<f64>,
    pub baseline_on: Option<NaiveDate>,
    /// Below the baseline where less is better.
    pub target: Option<f64>,
    pub due_on: Option<NaiveDate>,
    /// Days from one review with the customer to the next.
    pub review_days: Option<u32>,
    /// When and how it was closed; both or neither.
    pub closed: Option<(NaiveDate, GoalOutcome)>,
    pub note: Option<String>,
}

impl Goal {
    pub fn titled(account: AccountId, title: impl Into<String>) -> Goal {
        Goal {
            account,
            title: title.into(),
            metric: None,
            unit: None,
            baseline: None,
            baseline_on: None,
            target: None,
            due_on: None,
            review_days: None,
            closed: None,
            note: None,
        }
    }
}

/// Where a goal stood on a day, and who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub goal: GoalId,
    pub account: AccountId,
    pub read_on: NaiveDate,
    pub value: f64,
    pub source: Option<String>,
    pub note: Option<String>,
}
