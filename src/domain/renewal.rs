//! A renewal: a contract's coming or past end, what was expected of it and how it went.

use crate::domain::{AccountId, ContractId, Money, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    pub enum Forecast { Commit = "commit", Likely = "likely", Open = "open", AtRisk = "at_risk", Lost = "lost" }
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
    /// The target: what is up for renewal, as annual recurring revenue.
    pub amount: Option<Money>,
    pub closed_on: Option<NaiveDate>,
    /// `None` while the renewal is open.
    pub outcome: Option<Outcome>,
    pub final_arr: Option<Money>,
    pub churn_reason: Option<String>,
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
            amount: None,
            closed_on: None,
            outcome: None,
            final_arr: None,
            churn_reason: None,
            note: None,
        }
    }
}
