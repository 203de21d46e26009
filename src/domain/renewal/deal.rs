//! What is at stake at one end: what is up for renewal, what it is forecast at, how likely, and what is missing to say so.

use super::{Coming, Forecast, Renewal, Target};
use crate::domain::{AccountId, Contract, ContractId, EntityRef, Money, words::text_enum};
use chrono::NaiveDate;

/// One end with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    pub account: AccountId,
    pub target_of: Target,
    pub contract: Option<ContractId>,
    pub due_on: NaiveDate,
    pub notice_by: Option<NaiveDate>,
    /// What is up for renewal: the contract's annual recurring revenue; without one, the amount of the renewal.
    pub target: Option<Money>,
    /// What it is expected to be renewed for: the renewal's amount; without one, the target.
    pub amount: Option<Money>,
    pub forecast: Option<Forecast>,
    /// A chance that a person gave it, in the place of the forecast's.
    pub own_probability: Option<f64>,
    pub gaps: Vec<Gap>,
}

text_enum! {
    /// What is missing to judge an end by, or cannot be right.
    pub enum Gap {
        Contract = "contract",
        Amount = "amount",
        Notice = "notice",
        /// Notice would have to be given before the contract begins.
        NoticeBeforeStart = "notice_before_start",
        Forecast = "forecast",
    }
}

impl Deal {
    /// Joins an end with its row and its contract.
    pub fn of(account: AccountId, coming: Coming, renewal: Option<&Renewal>, contract: Option<&Contract>) -> Option<Deal> {
        let target = contract.and_then(|contract| contract.arr).or(renewal.and_then(|renewal| renewal.amount));
        let amount = renewal.and_then(|renewal| renewal.amount).or(target);
        let forecast = renewal.and_then(|renewal| renewal.forecast);
        let own_probability = renewal.and_then(|renewal| renewal.probability);
        let (has_forecast, has_amount) = (forecast.is_some() || own_probability.is_some(), target.is_some());
        Some(Deal {
            account,
            target_of: coming.target()?,
            contract: coming.contract,
            due_on: coming.due_on,
            notice_by: coming.notice_by,
            target,
            amount,
            forecast,
            own_probability,
            gaps: gaps(contract, coming.notice_by, has_amount, has_forecast),
        })
    }

    /// Returns the chance of a renewal, 0 to 1: a person's own, else that of the forecast; `None` without either.
    pub fn probability(&self) -> Option<f64> {
        self.own_probability.or(self.forecast.map(Forecast::usual_probability))
    }

    /// Returns what of the target would be kept by a renewal at the forecast amount: the smaller of the two.
    pub fn kept(&self) -> Option<Money> {
        let (target, amount) = (self.target?, self.amount?);
        Some(if amount.currency == target.currency && target.minor < amount.minor { target } else { amount })
    }

    /// Returns what is expected of it: the chance times what would be kept, rounded to the minor unit.
    pub fn expected(&self) -> Option<Money> {
        let (kept, chance) = (self.kept()?, self.probability()?);
        Some(Money { minor: (kept.minor as f64 * chance).round() as i64, currency: kept.currency })
    }

    /// Returns the row behind it.
    pub fn row(&self) -> EntityRef {
        match self.target_of {
            Target::Row(renewal) => renewal.into(),
            Target::End(contract, _) => contract.into(),
        }
    }
}

fn gaps(contract: Option<&Contract>, notice_by: Option<NaiveDate>, has_amount: bool, has_forecast: bool) -> Vec<Gap> {
    let start = contract.and_then(|contract| contract.start_on);
    let is_early = start.zip(notice_by).is_some_and(|(start, by)| by < start);
    let missing = [
        (Gap::Contract, contract.is_none()),
        (Gap::Amount, !has_amount),
        (Gap::Notice, contract.is_some_and(|contract| contract.notice_days.is_none())),
        (Gap::NoticeBeforeStart, is_early),
        (Gap::Forecast, !has_forecast),
    ];
    missing.into_iter().filter(|(_, is_missing)| *is_missing).map(|(gap, _)| gap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Currency, RenewalId};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn usd(minor: i64) -> Option<Money> {
        Some(Money { minor, currency: Currency::USD })
    }

    fn deal(arr: Option<Money>, change: impl Fn(&mut Renewal)) -> Deal {
        let mut contract = Contract::of(AccountId(1));
        (contract.arr, contract.end_on) = (arr, Some(day("2027-01-31")));
        let mut renewal = Renewal::due(AccountId(1), day("2027-01-31"));
        change(&mut renewal);
        let coming = Coming {
            renewal: Some(RenewalId(1)),
            contract: Some(ContractId(1)),
            due_on: day("2027-01-31"),
            notice_by: contract.notice_by(),
        };
        Deal::of(AccountId(1), coming, Some(&renewal), Some(&contract)).expect("it has a row")
    }

    #[test]
    fn expected_is_the_chance_times_what_is_kept_of_the_target() {
        let likely = deal(usd(10_000), |renewal| renewal.forecast = Some(Forecast::Likely));
        assert_eq!((likely.probability(), likely.expected()), (Some(0.75), usd(7_500)));
        let more = deal(usd(10_000), |renewal| (renewal.forecast, renewal.amount) = (Some(Forecast::Commit), usd(15_000)));
        assert_eq!((more.kept(), more.expected()), (usd(10_000), usd(9_500)), "more than the target does not count");
        let less = deal(usd(10_000), |renewal| {
            (renewal.forecast, renewal.amount, renewal.probability) = (Some(Forecast::Lost), usd(6_000), Some(0.1));
        });
        assert_eq!(less.expected(), usd(600), "a chance of its own counts before that of the forecast");
        let nothing = deal(usd(10_000), |_| {});
        assert_eq!((nothing.probability(), nothing.expected(), nothing.gaps), (None, None, vec![Gap::Notice, Gap::Forecast]));
    }

    #[test]
    fn zero_revenue_is_an_amount_and_none_is_a_gap() {
        let zero = deal(usd(0), |renewal| renewal.forecast = Some(Forecast::Open));
        assert_eq!((zero.expected(), zero.gaps.contains(&Gap::Amount)), (usd(0), false));
        let none = deal(None, |renewal| renewal.forecast = Some(Forecast::Open));
        assert_eq!((none.expected(), none.gaps.contains(&Gap::Amount)), (None, true));
    }

    #[test]
    fn notice_that_would_be_due_before_the_start_is_told() {
        let mut contract = Contract::of(AccountId(1));
        (contract.start_on, contract.end_on, contract.notice_days) = (Some(day("2026-12-01")), Some(day("2026-12-31")), Some(60));
        let coming = Coming { renewal: None, contract: Some(ContractId(7)), due_on: day("2026-12-31"), notice_by: contract.notice_by() };
        let deal = Deal::of(AccountId(1), coming, None, Some(&contract)).expect("it has a contract");
        assert!(deal.gaps.contains(&Gap::NoticeBeforeStart));
        assert_eq!(deal.target_of, Target::End(ContractId(7), day("2026-12-31")));
    }
}
