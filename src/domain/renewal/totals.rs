//! Sums over ends in the book's currency: due, committed, expected with its interval, at risk.

use super::{Deal, Forecast};
use crate::domain::kpi::{Figure, Interval, Part, Unit};
use crate::domain::{Money, NoRate, Rates};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What a group of ends comes to. Money is in minor units of the book's currency, each row converted and rounded by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    pub n: usize,
    /// What is up for renewal.
    pub due: Figure,
    /// What would be kept of those that are committed.
    pub committed: Figure,
    /// The sum of chance times what would be kept, with its 95 % interval; the denominators of its parts are what would be kept.
    pub expected: Figure,
    /// What is up for renewal at risk or lost.
    pub at_risk: Figure,
    /// Ends nobody has forecast: they are in `due`, and not in `expected`.
    pub unforecast: Figure,
    /// Ends without an amount: they are in no sum.
    pub without_amount: usize,
    /// Rates that are missing: amounts in these currencies are in no sum.
    pub without_rate: BTreeSet<NoRate>,
}

/// 97.5 % of a normal distribution.
const Z: f64 = 1.96;

/// Sums up ends at the rates of a day.
pub fn totals<'a>(deals: impl IntoIterator<Item = &'a Deal>, rates: &Rates, on: NaiveDate) -> Totals {
    let mut sums = Sums::default();
    for deal in deals {
        sums.add(deal, rates, on);
    }
    let unit = Unit::Money(rates.base());
    let interval = sums.interval();
    Totals {
        n: sums.n,
        due: Figure::sum(unit, sums.due),
        committed: Figure::sum(unit, sums.committed),
        expected: Figure::sum(unit, sums.expected).within(interval),
        at_risk: Figure::sum(unit, sums.at_risk),
        unforecast: Figure::sum(unit, sums.unforecast),
        without_amount: sums.without_amount,
        without_rate: sums.without_rate,
    }
}

#[derive(Default)]
struct Sums {
    n: usize,
    due: Vec<Part>,
    committed: Vec<Part>,
    expected: Vec<Part>,
    at_risk: Vec<Part>,
    unforecast: Vec<Part>,
    variance: f64,
    /// The most that could be kept.
    most: f64,
    without_amount: usize,
    without_rate: BTreeSet<NoRate>,
}

impl Sums {
    fn add(&mut self, deal: &Deal, rates: &Rates, on: NaiveDate) {
        self.n += 1;
        let (Some(target), Some(amount)) = (deal.target, deal.amount) else {
            self.without_amount += 1;
            return;
        };
        let mut converted = |money: Money| rates.convert(money, on).map_err(|missing| self.without_rate.insert(missing)).ok();
        let (Some(target), Some(amount)) = (converted(target), converted(amount)) else { return };
        let (target, kept) = (target.minor as f64, target.minor.min(amount.minor) as f64);
        let part = |numerator: f64, denominator: f64| Part::counted(deal.row(), deal.account, Some(deal.due_on), (numerator, denominator));
        self.due.push(part(target, target));
        match deal.forecast {
            Some(Forecast::Commit) => self.committed.push(part(kept, target)),
            Some(Forecast::AtRisk | Forecast::Lost) => self.at_risk.push(part(target, target)),
            _ => {}
        }
        match deal.probability() {
            Some(chance) => {
                self.expected.push(part((kept * chance).round(), kept));
                self.variance += chance * (1.0 - chance) * kept * kept;
                self.most += kept;
            }
            None => self.unforecast.push(part(target, target)),
        }
    }

    /// Returns the expected sum give or take 1.96 standard deviations, each renewal coming or not by itself; cut to what can be.
    fn interval(&self) -> Option<Interval> {
        let expected: f64 = self.expected.iter().map(|part| part.numerator).sum();
        let spread = Z * self.variance.sqrt();
        let cut = |value: f64| value.clamp(0.0, self.most);
        (!self.expected.is_empty()).then(|| Interval { low: cut(expected - spread), high: cut(expected + spread) })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::renewal::{Deal, Target};
    use crate::domain::{AccountId, Currency, ExchangeRate, RenewalId};

    pub fn deal(id: i64, minor: i64, currency: Currency, forecast: Option<Forecast>) -> Deal {
        let amount = Some(Money { minor, currency });
        Deal {
            account: AccountId(id),
            target_of: Target::Row(RenewalId(id)),
            contract: None,
            due_on: "2026-12-31".parse().expect("a date"),
            notice_by: None,
            target: amount,
            amount,
            forecast,
            own_probability: None,
            gaps: Vec::new(),
        }
    }

    #[test]
    fn groups_are_summed_in_the_books_currency_and_what_cannot_be_is_listed() {
        let on: NaiveDate = "2026-11-22".parse().expect("a date");
        let rate = ExchangeRate { currency: Currency::USD, quote: Currency::JPY, from_on: on, rate: 150.0, source: None };
        let rates = Rates::new(Currency::JPY, [&rate]);
        let mut none = deal(5, 0, Currency::JPY, None);
        (none.target, none.amount) = (None, None);
        let mut smaller = deal(6, 1_000_000, Currency::JPY, Some(Forecast::Likely));
        smaller.amount = Some(Money { minor: 400_000, currency: Currency::JPY });
        let deals = [
            deal(1, 1_000_000, Currency::JPY, Some(Forecast::Commit)),
            // 10,000.33 dollars are 1,500,049.5 yen.
            deal(2, 1_000_033, Currency::USD, Some(Forecast::AtRisk)),
            deal(3, 900, Currency::EUR, Some(Forecast::Commit)),
            deal(4, 500_000, Currency::JPY, None),
            none,
            smaller,
        ];
        let totals = totals(&deals, &rates, on);
        let known = |figure: &Figure| figure.known().expect("a sum");
        assert_eq!((totals.n, totals.without_amount, totals.without_rate.len()), (6, 1, 1));
        assert_eq!(known(&totals.due), 1_000_000.0 + 1_500_050.0 + 500_000.0 + 1_000_000.0);
        assert_eq!((known(&totals.committed), known(&totals.at_risk), known(&totals.unforecast)), (1_000_000.0, 1_500_050.0, 500_000.0));
        // 1,500,050 / 4 is 375,012.5.
        assert_eq!(known(&totals.expected), 950_000.0 + 375_013.0 + 300_000.0);
        let spread = 1.96 * (0.0475e12_f64 + 0.1875 * 1_500_050.0_f64.powi(2) + 0.1875 * 400_000.0_f64.powi(2)).sqrt();
        let interval = totals.expected.interval.expect("three are forecast");
        assert!((interval.low - (1_625_013.0 - spread)).abs() < 1.0);
        assert_eq!(interval.high, 2_900_050.0, "no more than all that could be kept");
    }

    #[test]
    fn nothing_due_is_nought_and_sure_things_have_no_spread() {
        let on = "2026-11-22".parse().expect("a date");
        let rates = Rates::new(Currency::USD, []);
        let nothing = totals(&[], &rates, on);
        assert_eq!((nothing.due.known(), nothing.expected.interval), (Some(0.0), None));
        let lost = deal(1, 100, Currency::USD, Some(Forecast::Lost));
        assert_eq!(totals([&lost], &rates, on).expected.interval, Some(Interval { low: 0.0, high: 0.0 }));
    }
}
