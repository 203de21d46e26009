//! How a renewal ends: which outcome an amount makes it, how early or late it was, and the contract that follows.

use super::{Outcome, Renewal};
use crate::domain::check::Fault;
use crate::domain::{Contract, Invalid, Money};
use chrono::{Days, NaiveDate};

/// What is noted of a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    pub on: NaiveDate,
    pub outcome: Outcome,
    /// What it was renewed for; the target where nothing is said.
    pub amount: Option<Money>,
    /// Why they left: the key of a reason, or words.
    pub churn_reason: Option<String>,
    pub note: Option<String>,
    /// The first day of the next contract; the day after the end where nothing is said.
    pub next_start: Option<NaiveDate>,
}

/// When a decision came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// So many days before the due day.
    Early(i64),
    OnTime,
    /// So many days after it.
    Late(i64),
}

impl Timing {
    pub fn of(closed_on: NaiveDate, due_on: NaiveDate) -> Timing {
        match (due_on - closed_on).num_days() {
            0 => Timing::OnTime,
            early @ 1.. => Timing::Early(early),
            late => Timing::Late(-late),
        }
    }
}

impl Closing {
    pub fn of(on: NaiveDate, outcome: Outcome) -> Closing {
        Closing { on, outcome, amount: None, churn_reason: None, note: None, next_start: None }
    }

    /// Returns the amount and the outcome it makes: a renewal for more is an upsell, for less a downsell.
    pub fn settled(&self, target: Option<Money>) -> Result<(Option<Money>, Outcome), Fault> {
        if self.outcome == Outcome::Churned {
            let has_reason = self.churn_reason.as_ref().is_some_and(|reason| !reason.trim().is_empty());
            let nothing = target.map(|target| Money { minor: 0, ..target });
            return if has_reason { Ok((nothing, Outcome::Churned)) } else { Err(("churn_reason", Invalid::Empty)) };
        }
        let amount = self.amount.or(target);
        let compared = amount.zip(target).filter(|(amount, target)| amount.currency == target.currency);
        let made = compared.map(|(amount, target)| match amount.minor.cmp(&target.minor) {
            std::cmp::Ordering::Less => Outcome::Downsell,
            std::cmp::Ordering::Equal => Outcome::Renewed,
            std::cmp::Ordering::Greater => Outcome::Upsell,
        });
        match made {
            // An upsell that is none, or the other way round, is a slip in the amount.
            Some(made) if self.outcome != Outcome::Renewed && made != self.outcome => Err(("amount", self.wrong_side(target))),
            Some(made) => Ok((amount, made)),
            None if amount.is_none() && self.outcome != Outcome::Renewed => Err(("amount", Invalid::Empty)),
            None => Ok((amount, self.outcome)),
        }
    }

    fn wrong_side(&self, target: Option<Money>) -> Invalid {
        let value = self.amount.or(target).map(|amount| amount.as_typed()).unwrap_or_default();
        let target = target.map(|target| target.as_typed()).unwrap_or_default();
        if self.amount.is_none() {
            return Invalid::Empty;
        }
        match self.outcome {
            Outcome::Upsell => Invalid::NotAbove { value, than: target },
            _ => Invalid::NotBelow { value, than: target },
        }
    }
}

/// Returns the contract that follows one that was renewed, and the last day of the one before.
///
/// Product, plan, seats, term, notice and billing are carried over. Without a known term the next contract has no end. One that
/// starts early cuts the one before short; one without an end of its own ends the day before.
pub fn next_contract(before: &Contract, due_on: NaiveDate, arr: Option<Money>, starts: Option<NaiveDate>) -> (Contract, NaiveDate) {
    let last = before.end_on.unwrap_or(due_on);
    let start = starts.or_else(|| last.checked_add_days(Days::new(1))).unwrap_or(last);
    let ended = start.pred_opt().filter(|eve| *eve < last).unwrap_or(last);
    let next = Contract {
        external_id: None,
        arr: arr.or(before.arr),
        start_on: Some(start),
        end_on: before.next_end(start),
        notice_given_on: None,
        ..before.clone()
    };
    (next, ended.max(before.start_on.unwrap_or(ended)))
}

impl Renewal {
    /// Returns how early or late it was decided; `None` while it is open.
    pub fn timing(&self) -> Option<Timing> {
        self.outcome.and(self.closed_on).map(|on| Timing::of(on, self.due_on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, Currency};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn usd(minor: i64) -> Option<Money> {
        Some(Money { minor, currency: Currency::USD })
    }

    fn closing(outcome: Outcome, amount: Option<Money>) -> Closing {
        Closing { amount, ..Closing::of(day("2026-11-22"), outcome) }
    }

    #[test]
    fn the_amount_says_whether_it_was_an_upsell() {
        let settled = |outcome, amount| closing(outcome, amount).settled(usd(100));
        assert_eq!(settled(Outcome::Renewed, None), Ok((usd(100), Outcome::Renewed)));
        assert_eq!(settled(Outcome::Renewed, usd(120)), Ok((usd(120), Outcome::Upsell)));
        assert_eq!(settled(Outcome::Renewed, usd(80)), Ok((usd(80), Outcome::Downsell)));
        assert_eq!(settled(Outcome::Upsell, None), Err(("amount", Invalid::Empty)));
        assert!(matches!(settled(Outcome::Upsell, usd(80)), Err(("amount", Invalid::NotAbove { .. }))));
        assert!(matches!(settled(Outcome::Downsell, usd(100)), Err(("amount", Invalid::NotBelow { .. }))));
        assert_eq!(closing(Outcome::Upsell, usd(80)).settled(None), Ok((usd(80), Outcome::Upsell)), "nothing to compare it with");
    }

    #[test]
    fn who_leaves_has_a_reason_and_pays_nothing() {
        let mut left = closing(Outcome::Churned, usd(50));
        assert_eq!(left.settled(usd(100)), Err(("churn_reason", Invalid::Empty)));
        left.churn_reason = Some("budget".into());
        assert_eq!(left.settled(usd(100)), Ok((usd(0), Outcome::Churned)));
    }

    #[test]
    fn the_next_contract_is_like_the_one_before() {
        let mut before = Contract::of(AccountId(1));
        (before.start_on, before.end_on, before.notice_days) = (Some(day("2024-03-01")), Some(day("2026-02-28")), Some(60));
        (before.external_id, before.seats) = (Some("K-1".into()), Some(40));
        let (next, ended) = next_contract(&before, day("2026-02-28"), usd(120), None);
        assert_eq!((next.start_on, next.end_on, next.arr), (Some(day("2026-03-01")), Some(day("2028-02-29")), usd(120)));
        assert_eq!((next.external_id, next.seats, next.notice_days, ended), (None, Some(40), Some(60), day("2026-02-28")));
        let (early, ended) = next_contract(&before, day("2026-02-28"), None, Some(day("2026-01-01")));
        assert_eq!((early.start_on, early.end_on, ended), (Some(day("2026-01-01")), Some(day("2027-12-31")), day("2025-12-31")));
        let (late, ended) = next_contract(&before, day("2026-02-28"), None, Some(day("2026-04-01")));
        assert_eq!((late.start_on, ended), (Some(day("2026-04-01")), day("2026-02-28")));
    }

    #[test]
    fn early_and_late_are_told_in_days() {
        let of = |on: &str| Timing::of(day(on), day("2026-12-31"));
        assert_eq!([of("2026-12-01"), of("2026-12-31"), of("2027-01-02")], [Timing::Early(30), Timing::OnTime, Timing::Late(2)]);
    }
}
