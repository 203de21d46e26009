//! Sums over opportunities in the book's currency: the amounts, and each times its likelihood with an interval.

use super::Expansion;
use crate::domain::kpi::{Figure, Interval, Part, Unit};
use crate::domain::{ExpansionId, NoRate, Rates};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What opportunities come to. Money is in minor units of the book's currency, each row converted and rounded by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    pub n: usize,
    pub amount: Figure,
    /// The sum of likelihood times amount with its 95 % interval; the denominators of its parts are the amounts.
    pub weighted: Figure,
    /// Opportunities without an amount: they are in no sum.
    pub without_amount: usize,
    /// Rates that are missing: amounts in these currencies are in no sum.
    pub without_rate: BTreeSet<NoRate>,
}

/// 97.5 % of a normal distribution.
const Z: f64 = 1.96;

/// Sums up opportunities at the rates of a day.
pub fn totals<'a>(rows: impl IntoIterator<Item = (ExpansionId, &'a Expansion)>, rates: &Rates, on: NaiveDate) -> Totals {
    let (mut n, mut without_amount, mut without_rate) = (0, 0, BTreeSet::new());
    let (mut amounts, mut weighted, mut variance) = (Vec::new(), Vec::new(), 0.0);
    for (id, expansion) in rows {
        n += 1;
        let Some(amount) = expansion.amount else {
            without_amount += 1;
            continue;
        };
        let amount = match rates.convert(amount, on) {
            Ok(converted) => converted.minor as f64,
            Err(missing) => {
                without_rate.insert(missing);
                continue;
            }
        };
        let chance = expansion.likelihood();
        let part = |terms| Part::counted(id, expansion.account, expansion.expected_on, terms);
        amounts.push(part((amount, amount)));
        weighted.push(part(((amount * chance).round(), amount)));
        variance += chance * (1.0 - chance) * amount * amount;
    }
    let unit = Unit::Money(rates.base());
    let (amount, weighted) = (Figure::sum(unit, amounts), Figure::sum(unit, weighted));
    let spread = Z * f64::sqrt(variance);
    let cut = |value: f64| value.clamp(0.0, amount.numerator.max(0.0));
    let interval = (weighted.n > 0).then(|| Interval { low: cut(weighted.numerator - spread), high: cut(weighted.numerator + spread) });
    Totals { n, weighted: weighted.within(interval), amount, without_amount, without_rate }
}
