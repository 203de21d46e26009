//! A renewal: a contract's coming or past end, what was expected of it and how it went.
//!
//! `coming` finds the ends that somebody must decide on, `deal` says what is at stake, `group` and `totals` sum it up, `outlook`
//! says what retention would come of it, `change` what moved since a day, and `calibration` how good the forecasts were.

pub mod calibration;
pub mod change;
pub mod close;
pub mod coming;
pub mod deal;
pub mod group;
pub mod outlook;
pub mod reason;
pub mod totals;

pub use coming::{Coming, Target, coming, coming_all};
pub use deal::{Deal, Gap};

use crate::domain::{AccountId, ContractId, Money, RenewalId, Timestamp, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    pub enum Forecast { Commit = "commit", Likely = "likely", Open = "open", AtRisk = "at_risk", Lost = "lost" }
}

impl Forecast {
    /// Returns the chance of a renewal that nobody gave a chance of its own: a convention, which one's own calibration can check.
    pub fn usual_probability(self) -> f64 {
        match self {
            Forecast::Commit => 0.95,
            Forecast::Likely => 0.75,
            Forecast::Open => 0.5,
            Forecast::AtRisk => 0.25,
            Forecast::Lost => 0.0,
        }
    }
}

text_enum! {
    pub enum Outcome { Renewed = "renewed", Upsell = "upsell", Downsell = "downsell", Churned = "churned" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Renewal {
    pub account: AccountId,
    pub contract: Option<ContractId>,
    pub external_id: Option<String>,
    pub due_on: NaiveDate,
    pub forecast: Option<Forecast>,
    /// 0 to 1, where a person said so; else that of the forecast.
    pub probability: Option<f64>,
    /// What stands against it, in a few words.
    pub risk: Option<String>,
    /// What it is expected to be renewed for, as annual recurring revenue; where there is no contract, also what is up for renewal.
    pub amount: Option<Money>,
    pub closed_on: Option<NaiveDate>,
    /// `None` while the renewal is open.
    pub outcome: Option<Outcome>,
    pub final_arr: Option<Money>,
    pub churn_reason: Option<String>,
    /// The contract that it was renewed by.
    pub next_contract: Option<ContractId>,
    pub note: Option<String>,
}

impl Renewal {
    pub fn due(account: AccountId, due_on: NaiveDate) -> Renewal {
        Renewal {
            account,
            contract: None,
            external_id: None,
            due_on,
            forecast: None,
            probability: None,
            risk: None,
            amount: None,
            closed_on: None,
            outcome: None,
            final_arr: None,
            churn_reason: None,
            next_contract: None,
            note: None,
        }
    }
}

/// A forecast as it stood from an instant on; the change of a renewal keeps one.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastMade {
    pub renewal: RenewalId,
    pub account: AccountId,
    pub at: Timestamp,
    pub due_on: NaiveDate,
    pub forecast: Option<Forecast>,
    pub probability: Option<f64>,
    pub amount: Option<Money>,
}
