//! A few accounts to measure in tests.

use super::{AccountFacts, ContractFact, RenewalFact};
use crate::domain::{AccountId, ContractId, Currency, Money, Outcome, RenewalId};
use chrono::NaiveDate;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(crate) fn usd(minor: i64) -> Money {
    Money { minor, currency: Currency::USD }
}

/// An account with contracts: an amount, the first and the last day.
pub(crate) fn account(id: i64, contracts: &[(Money, &str, &str)]) -> AccountFacts {
    let mut facts = AccountFacts::of(AccountId(id));
    for (place, (arr, start, end)) in (0..).zip(contracts) {
        facts.contracts.push(ContractFact {
            id: ContractId(id * 100 + place),
            arr: Some(*arr),
            start_on: Some(day(start)),
            end_on: Some(day(end)),
            notice_days: None,
            notice_given_on: None,
        });
    }
    facts
}

pub(crate) fn renewal(id: i64, due: &str, target: Money, outcome: Option<Outcome>, brought: Option<Money>) -> RenewalFact {
    RenewalFact {
        id: RenewalId(id),
        contract: None,
        due_on: day(due),
        closed_on: None,
        outcome,
        forecast: None,
        probability: None,
        amount: Some(target),
        final_arr: brought,
        churn_reason: None,
        next_contract: None,
    }
}
