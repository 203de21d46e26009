//! Usage: how much of a metric an account (or one of its users) used on a day.

use crate::domain::AccountId;
use chrono::NaiveDate;

/// The metric whose value is a number of active people, for sources that count them beforehand.
pub const ACTIVE_USERS: &str = "active_users";

#[derive(Clone, Debug, PartialEq)]
pub struct Usage {
    pub account: AccountId,
    pub on: NaiveDate,
    pub metric: String,
    /// The person, where the source tells people apart.
    pub user: Option<String>,
    pub value: f64,
}
