//! A contact: a person at an account.

use crate::domain::{AccountId, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    pub enum ContactRole {
        Champion = "champion",
        DecisionMaker = "decision_maker",
        User = "user",
        Billing = "billing",
        Other = "other",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub account: AccountId,
    pub external_id: Option<String>,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub title: Option<String>,
    pub role: ContactRole,
    /// The day the person left the account.
    pub left_on: Option<NaiveDate>,
    /// Since when the person wants no mail that goes to many.
    pub opted_out_on: Option<NaiveDate>,
}

impl Contact {
    pub fn named(account: AccountId, name: impl Into<String>) -> Contact {
        Contact {
            account,
            external_id: None,
            name: name.into(),
            email: None,
            phone: None,
            title: None,
            role: ContactRole::Other,
            left_on: None,
            opted_out_on: None,
        }
    }
}
