//! A contract: product, plan, seats, annual recurring revenue, term and notice period.

use crate::domain::{AccountId, Money, words::text_enum};
use chrono::{Days, NaiveDate};

text_enum! {
    pub enum Billing { Monthly = "monthly", Quarterly = "quarterly", Annual = "annual", Other = "other" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    pub account: AccountId,
    pub external_id: Option<String>,
    pub product: Option<String>,
    pub plan: Option<String>,
    pub seats: Option<u32>,
    /// Annual recurring revenue.
    pub arr: Option<Money>,
    pub start_on: Option<NaiveDate>,
    /// The last day; `None` runs on without an end.
    pub end_on: Option<NaiveDate>,
    pub term_months: Option<u32>,
    pub auto_renew: Option<bool>,
    /// How many days before the end notice must be given.
    pub notice_days: Option<u32>,
    /// The day the customer gave notice.
    pub notice_given_on: Option<NaiveDate>,
    pub billing: Option<Billing>,
}

impl Contract {
    pub fn of(account: AccountId) -> Contract {
        Contract {
            account,
            external_id: None,
            product: None,
            plan: None,
            seats: None,
            arr: None,
            start_on: None,
            end_on: None,
            term_months: None,
            auto_renew: None,
            notice_days: None,
            notice_given_on: None,
            billing: None,
        }
    }

    /// Says whether the contract runs on a day; its last day counts.
    pub fn is_active(&self, day: NaiveDate) -> bool {
        self.start_on.is_none_or(|start| start <= day) && self.end_on.is_none_or(|end| day <= end)
    }

    /// Returns the last day on which notice can be given.
    pub fn notice_by(&self) -> Option<NaiveDate> {
        let end = self.end_on?;
        end.checked_sub_days(Days::new(u64::from(self.notice_days.unwrap_or(0))))
    }
}
