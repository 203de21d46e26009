//! What stands behind a theme or a matter: the annual recurring revenue of the customers who say it, each counted once.

use crate::domain::kpi::{Aside, Figure, Part, Unit};
use crate::domain::{AccountId, Money, Rates};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// What accounts bring in a year, and how amounts are taken into the book's currency.
#[derive(Clone, Debug)]
pub struct Weights {
    pub arr: HashMap<AccountId, Option<Money>>,
    /// Customers that have left: they bring nothing any more.
    pub gone: BTreeSet<AccountId>,
    pub rates: Rates,
    /// The day whose rates count.
    pub on: NaiveDate,
}

impl Weights {
    /// Adds up what some customers bring; what has no amount or no rate is listed and left out of the sum.
    pub fn behind(&self, accounts: &BTreeSet<AccountId>) -> Figure {
        Figure::sum(Unit::Money(self.rates.base()), accounts.iter().map(|account| self.part(*account)).collect())
    }

    fn part(&self, account: AccountId) -> Part {
        let arr = self.arr.get(&account).copied().flatten();
        match arr.map(|arr| self.rates.convert(arr, self.on)) {
            _ if self.gone.contains(&account) => Part::listed(account, account, None),
            None => Part::aside(account, account, None, Aside::NoAmount),
            Some(Err(_)) => Part::aside(account, account, None, Aside::NoRate),
            Some(Ok(money)) => Part::counted(account, account, None, (money.minor as f64, 1.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Currency, ExchangeRate};

    #[test]
    fn each_customer_counts_once_and_what_cannot_be_converted_is_listed() {
        let on: NaiveDate = "2026-11-22".parse().expect("a date");
        let rate = ExchangeRate { currency: Currency::EUR, quote: Currency::USD, from_on: on, rate: 1.1, source: None };
        let money = |minor, currency| Some(Money { minor, currency });
        let arr = [
            (1, money(10_000, Currency::USD)),
            (2, money(10_000, Currency::EUR)),
            (3, money(5_000, Currency::JPY)),
            (4, None),
            (5, money(90_000, Currency::USD)),
        ];
        let weights = Weights {
            arr: arr.into_iter().map(|(id, arr)| (AccountId(id), arr)).collect(),
            gone: BTreeSet::from([AccountId(5)]),
            rates: Rates::new(Currency::USD, [&rate]),
            on,
        };
        let figure = weights.behind(&(1..=5).map(AccountId).collect());
        assert_eq!((figure.known(), figure.n, figure.parts.len()), (Some(21_000.0), 2, 5));
        assert_eq!((figure.asides(Aside::NoRate), figure.asides(Aside::NoAmount)), (1, 1));
    }
}
