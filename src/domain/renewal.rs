//! A renewal: a contract's coming or past end, what was expected of it and how it went.

use crate::domain::{AccountId, Contract, ContractId, Money, RenewalId, Row, Timestamp, words::text_enum};
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
    /// 0 to 1, where a person said so; else that of the forecast.
    pub probability: Option<f64>,
    /// What stands against it, in a few words.
    pub risk: Option<String>,
    /// The target: what is up for renewal, as annual recurring revenue.
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

/// The next end of an account's contracts that somebody must decide on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coming {
    pub renewal: Option<RenewalId>,
    pub contract: Option<ContractId>,
    pub due_on: NaiveDate,
    /// The last day on which notice can be given.
    pub notice_by: Option<NaiveDate>,
}

/// Finds the next renewal: of the open renewal rows and the ends of running contracts, the one due first.
///
/// A contract whose renewal has an outcome is settled; an open renewal that is overdue is still to come.
pub fn coming(contracts: &[Row<ContractId, Contract>], renewals: &[Row<RenewalId, Renewal>], today: NaiveDate) -> Option<Coming> {
    let settled = |contract: &ContractId, end: NaiveDate| {
        renewals.iter().any(|row| row.contract == Some(*contract) && row.outcome.is_some() && row.due_on >= end)
    };
    let open = renewals.iter().filter(|row| row.outcome.is_none()).map(|row| {
        let contract = contracts.iter().find(|contract| Some(contract.id) == row.contract);
        Coming {
            renewal: Some(row.id),
            contract: row.contract,
            due_on: row.due_on,
            notice_by: contract.and_then(|found| found.notice_by()),
        }
    });
    let ends = contracts.iter().filter(|row| row.is_active(today)).filter_map(|row| {
        let due_on = row.end_on.filter(|end| !settled(&row.id, *end))?;
        Some(Coming { renewal: None, contract: Some(row.id), due_on, notice_by: row.notice_by() })
    });
    open.chain(ends).min_by_key(|coming| (coming.due_on, coming.renewal.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn contract(id: i64, end: &str, notice_days: u32) -> Row<ContractId, Contract> {
        let mut fields = Contract::of(AccountId(1));
        fields.end_on = Some(day(end));
        fields.notice_days = Some(notice_days);
        Row { id: ContractId(id), fields }
    }

    #[test]
    fn the_running_contract_that_ends_first_comes_next() {
        let contracts = [contract(1, "2027-03-31", 90), contract(2, "2026-12-25", 30), contract(3, "2026-01-01", 0)];
        let next = coming(&contracts, &[], day("2026-11-22")).expect("two are running");
        assert_eq!((next.contract, next.due_on, next.notice_by), (Some(ContractId(2)), day("2026-12-25"), Some(day("2026-11-25"))));
    }

    #[test]
    fn a_settled_end_is_passed_over_and_an_overdue_open_one_is_not() {
        let contracts = [contract(1, "2026-12-25", 30)];
        let mut renewal = Renewal::due(AccountId(1), day("2026-12-25"));
        renewal.contract = Some(ContractId(1));
        renewal.outcome = Some(Outcome::Renewed);
        let settled = [Row { id: RenewalId(1), fields: renewal.clone() }];
        assert_eq!(coming(&contracts, &settled, day("2026-11-22")), None);
        renewal.outcome = None;
        let open = [Row { id: RenewalId(1), fields: renewal }];
        assert_eq!(coming(&contracts, &open, day("2027-02-01")).map(|next| next.due_on), Some(day("2026-12-25")));
    }
}
