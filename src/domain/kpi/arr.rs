//! What an account holds on a day: whether a contract of it runs, and its annual recurring revenue.

use crate::domain::kpi::{AccountFacts, Aside, ChurnBy, ContractFact, Ground, Part};
use crate::domain::{EntityRef, Money};
use chrono::NaiveDate;

/// What an account holds on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Whether a contract runs.
    pub is_active: bool,
    /// Minor units of the book's currency; `None` where no running contract has an amount that can be told in it.
    pub arr: Option<i64>,
}

/// Something that runs from a day to a day and brings an amount in a year.
struct Running {
    row: EntityRef,
    arr: Option<Money>,
    start_on: Option<NaiveDate>,
    /// The last day on which it counts.
    last_on: Option<NaiveDate>,
}

impl AccountFacts {
    /// Adds up what runs on a day. Amounts are converted at the rate of the period's last day, whatever the day: a rate that
    /// moves is no growth.
    pub fn held_on(&self, day: NaiveDate, ground: &Ground<'_>) -> Held {
        let mut held = Held::default();
        for running in self.running(ground).filter(|running| running.is_on(day)) {
            held.is_active = true;
            if let Some(minor) = running.arr.and_then(|arr| ground.minor(arr)) {
                held.arr = Some(held.arr.unwrap_or(0) + minor);
            }
        }
        held
    }

    /// Lists what runs on a day and has no amount, or one in a currency without a rate.
    pub(super) fn unpriced_on<'a>(&'a self, day: NaiveDate, ground: &'a Ground<'a>) -> impl Iterator<Item = Part> + 'a {
        self.running(ground).filter(move |running| running.is_on(day)).filter_map(move |running| {
            let why = ground.aside_of(running.arr)?;
            Some(Part::aside(running.row, self.id, running.start_on, why))
        })
    }

    /// Returns the last day on which the account is still a customer by its contracts; `None` while one runs on without an end.
    pub(super) fn last_day(&self, ground: &Ground<'_>) -> Option<NaiveDate> {
        let mut last = None;
        for running in self.running(ground) {
            last = last.max(Some(running.last_on?));
        }
        last
    }

    /// Goes through the contracts; an account without any, whose row states an amount, stands in for one from the day it was
    /// created to the day before it churned.
    fn running<'a>(&'a self, ground: &'a Ground<'a>) -> impl Iterator<Item = Running> + 'a {
        let stand_in = self.stated.filter(|_| self.contracts.is_empty()).map(|arr| Running {
            row: self.id.into(),
            arr: Some(arr),
            start_on: self.created_on,
            last_on: self.churned_on.and_then(|day| day.pred_opt()),
        });
        let contracts = self.contracts.iter().map(|contract| Running {
            row: contract.id.into(),
            arr: contract.arr,
            start_on: contract.start_on,
            last_on: self.last_on(contract, ground.choices.churn),
        });
        contracts.chain(stand_in)
    }

    /// Returns the last day on which a contract counts: its end, or the day before notice was given; without an end the day before
    /// the account churned.
    fn last_on(&self, contract: &ContractFact, churn: ChurnBy) -> Option<NaiveDate> {
        let churned = self.churned_on.filter(|day| contract.start_on.is_none_or(|start| start < *day));
        let end = contract.end_on.or(churned.and_then(|day| day.pred_opt()));
        let notice = contract.notice_given_on.filter(|_| churn == ChurnBy::Notice).and_then(|day| day.pred_opt());
        [end, notice].into_iter().flatten().min()
    }
}

impl Running {
    fn is_on(&self, day: NaiveDate) -> bool {
        self.start_on.is_none_or(|start| start <= day) && self.last_on.is_none_or(|last| day <= last)
    }
}

impl Ground<'_> {
    /// Returns an amount in minor units of the book's currency; `None` without a rate.
    pub(super) fn minor(&self, amount: Money) -> Option<i64> {
        self.rates.convert(amount, self.span.to).ok().map(|money| money.minor)
    }

    /// Says why an amount cannot be added up; `None` of one that can.
    pub(super) fn aside_of(&self, amount: Option<Money>) -> Option<Aside> {
        match amount {
            None => Some(Aside::NoAmount),
            Some(amount) => self.minor(amount).is_none().then_some(Aside::NoRate),
        }
    }
}
