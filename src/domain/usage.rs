//! Usage: how much of a metric an account (or one of its users) used on a day, and what such rows tell: a course and its trend,
//! who of the seats is active, which features are in use, who comes back, and which days are not as usual.
//!
//! Rows of any shape give the same: a source may send every event, sums by person, or figures of the whole account. What people
//! do is only told apart where the rows name them.

mod adoption;
mod back;
mod norm;
mod report;
mod series;
#[cfg(test)]
mod tests;
mod trend;

pub use adoption::{Adoption, By, Recorded, seats_on};
pub use back::{Return, day_return, week_return};
pub use norm::{Grain, LEAST_VALUES, Norm, Outside, SPREADS, grain_of, norm_of, outside};
pub use report::{Course, Report, Scope, WINDOW_DAYS, report};
pub use series::{Day, Measure, Series, by_metric, people};
pub use trend::{Trend, WEEKS, weeks_up_to};

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
