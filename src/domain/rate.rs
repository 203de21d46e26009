//! Exchange rates by day, and amounts of several currencies in the one of the book.

use crate::domain::{Currency, Money};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What one major unit of `currency` is worth in major units of `quote`, from a day until the next rate of the pair.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangeRate {
    pub currency: Currency,
    pub quote: Currency,
    pub from_on: NaiveDate,
    pub rate: f64,
    pub source: Option<String>,
}

/// The rate table of a book, towards the book's own currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Rates {
    base: Currency,
    /// Per currency, its worth in the base by the day it holds from.
    worth: BTreeMap<Currency, BTreeMap<NaiveDate, f64>>,
}

/// Why an amount has no worth in the book's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoRate {
    pub currency: Currency,
    pub base: Currency,
    pub on: NaiveDate,
}

impl Rates {
    /// Takes what the rates say about the base; a pair quoted the other way round counts as its inverse, and a rate quoted in
    /// the base outranks an inverse one of the same day.
    pub fn new<'a>(base: Currency, rates: impl IntoIterator<Item = &'a ExchangeRate>) -> Rates {
        let mut direct: BTreeMap<Currency, BTreeMap<NaiveDate, f64>> = BTreeMap::new();
        let mut inverse = direct.clone();
        for rate in rates {
            if rate.quote == base {
                direct.entry(rate.currency).or_default().insert(rate.from_on, rate.rate);
            } else if rate.currency == base {
                inverse.entry(rate.quote).or_default().insert(rate.from_on, 1.0 / rate.rate);
            }
        }
        let mut worth = inverse;
        for (currency, days) in direct {
            worth.entry(currency).or_default().extend(days);
        }
        Rates { base, worth }
    }

    pub fn base(&self) -> Currency {
        self.base
    }

    /// Returns the rate of a currency on a day and the day it holds from: the newest up to the day.
    pub fn on(&self, currency: Currency, day: NaiveDate) -> Option<(NaiveDate, f64)> {
        let days = self.worth.get(&currency)?;
        days.range(..=day).next_back().map(|(from, rate)| (*from, *rate))
    }

    /// Returns an amount in the base currency at the rate of a day, rounded half away from zero to its minor unit.
    ///
    /// Each amount is rounded by itself, so that the rows behind a sum add up to it.
    pub fn convert(&self, amount: Money, day: NaiveDate) -> Result<Money, NoRate> {
        if amount.currency == self.base {
            return Ok(amount);
        }
        let missing = NoRate { currency: amount.currency, base: self.base, on: day };
        let (_, rate) = self.on(amount.currency, day).ok_or(missing)?;
        Money::from_major(amount.major() * rate, self.base).ok_or(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn rate(currency: Currency, quote: Currency, from: &str, rate: f64) -> ExchangeRate {
        ExchangeRate { currency, quote, from_on: day(from), rate, source: None }
    }

    #[test]
    fn an_amount_takes_the_newest_rate_up_to_its_day() {
        let table = [rate(Currency::USD, Currency::JPY, "2026-01-01", 150.0), rate(Currency::USD, Currency::JPY, "2026-07-01", 155.5)];
        let rates = Rates::new(Currency::JPY, &table);
        let dollars = Money { minor: 1_050, currency: Currency::USD };
        let yen = |on: &str| rates.convert(dollars, day(on)).map(|money| money.minor);
        assert_eq!((yen("2026-06-30"), yen("2026-07-01")), (Ok(1_575), Ok(1_633)), "10.50 USD; 1632.75 rounds up, yen has no minor unit");
        assert_eq!(yen("2025-12-31"), Err(NoRate { currency: Currency::USD, base: Currency::JPY, on: day("2025-12-31") }));
        let own = Money { minor: 7, currency: Currency::JPY };
        assert_eq!(rates.convert(own, day("2000-01-01")), Ok(own));
    }

    #[test]
    fn a_pair_quoted_the_other_way_round_is_inverted() {
        let table = [rate(Currency::USD, Currency::JPY, "2026-01-01", 160.0), rate(Currency::EUR, Currency::USD, "2026-01-01", 1.1)];
        let rates = Rates::new(Currency::USD, &table);
        let convert = |minor, currency| rates.convert(Money { minor, currency }, day("2026-02-01")).map(|money| money.minor);
        assert_eq!(convert(16_000, Currency::JPY), Ok(10_000), "16,000 yen are 100.00 dollars");
        assert_eq!(convert(10_000, Currency::EUR), Ok(11_000));
    }
}
