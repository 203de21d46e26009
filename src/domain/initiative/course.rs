//! One group of accounts before and after: both figures, and how far they are apart.

use crate::domain::AccountId;
use crate::domain::kpi::{
    Aside, Estimate, Figure, Interval, Part, Undefined, Unit, correlation, mean_interval, tied_difference, welch, wilson,
};
use chrono::NaiveDate;

/// A group before and after, with the change from one to the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub before: Figure,
    pub after: Figure,
    /// What it is made of are the changes of the accounts, where each is compared with itself.
    pub change: Figure,
}

/// What one account measured before and after; `None` where that is not known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    pub account: AccountId,
    pub before: Option<f64>,
    pub after: Option<f64>,
}

impl Course {
    /// Compares each account with itself; one that is not known on both sides is listed and does not count. Without a day after,
    /// there is only the figure before.
    pub fn of_pairs(unit: Unit, pairs: &[Pair], (before_on, after_on): (NaiveDate, Option<NaiveDate>)) -> Course {
        let Some(after_on) = after_on else {
            let before = level(unit, pairs, before_on, |pair| pair.before);
            let none = Figure::undefined(unit, Undefined::NotYet, Vec::new());
            return Course { before, after: none.clone(), change: none };
        };
        let both = |pair: &Pair| pair.before.zip(pair.after);
        let before = level(unit, pairs, before_on, |pair| both(pair).map(|(before, _)| before));
        let after = level(unit, pairs, after_on, |pair| both(pair).map(|(_, after)| after));
        let change = level(unit, pairs, after_on, |pair| both(pair).map(|(before, after)| after - before));
        let interval = match unit {
            Unit::Share => {
                let told: Vec<(bool, bool)> = pairs.iter().filter_map(both).map(|(before, after)| (after > 0.5, before > 0.5)).collect();
                estimate(&after).zip(estimate(&before)).map(|(after, before)| tied_difference(after, before, correlation(&told)))
            }
            _ => mean_interval(&numerators(&change)),
        };
        Course { change: change.within(interval), before, after }
    }

    /// Compares the answers or cases of one side with those of the other.
    pub fn apart(before: Figure, after: Figure) -> Course {
        Course { change: apart(&after, &before), before, after }
    }

    /// Returns the group after only: a change there is none.
    pub fn after_only(after: Figure) -> Course {
        let none = Figure::undefined(after.unit, Undefined::OnlyThose, Vec::new());
        Course { before: none.clone(), change: none, after }
    }

    /// Cuts the intervals of both sides to what the measure can be.
    pub(super) fn cut(mut self, bounds: Option<(f64, f64)>) -> Course {
        let Some((least, most)) = bounds else { return self };
        for figure in [&mut self.before, &mut self.after] {
            let cut = |interval: Interval| Interval { low: interval.low.max(least), high: interval.high.min(most) };
            figure.interval = figure.interval.map(cut);
        }
        self
    }

    /// Returns the changes of the accounts, where each was compared with itself and is no yes or no.
    pub(super) fn changes(&self) -> Option<Vec<f64>> {
        let changes = numerators(&self.change);
        (self.change.unit != Unit::Share && !changes.is_empty()).then_some(changes)
    }
}

/// How far a figure is above another that has nothing to do with it, with the interval of the difference.
pub(super) fn apart(one: &Figure, two: &Figure) -> Figure {
    let interval = match one.unit {
        // Both are means; the rows they are made of tell how far others would lie.
        Unit::Share | Unit::Points => estimate(one).zip(estimate(two)).map(|(one, two)| tied_difference(one, two, 0.0)),
        _ => welch(&numerators(one), &numerators(two)),
    };
    gap(one, two, interval)
}

/// How far a figure is above another, with an interval that is known.
pub(super) fn gap(one: &Figure, two: &Figure, interval: Option<Interval>) -> Figure {
    let value = one.value.and_then(|value| two.value.map(|other| value - other));
    let numerator = value.unwrap_or(0.0);
    let denominator = if value.is_ok() { 1.0 } else { 0.0 };
    let (unit, n) = (one.unit, one.n.min(two.n));
    Figure { unit, value, numerator, denominator, interval: None, n, parts: Vec::new() }.within(interval)
}

/// The mean of the rows of a figure, with Student's interval: a median has none that few cases could give.
pub(super) fn mean_of(figure: Figure) -> Figure {
    let Err(why) = figure.value else {
        let interval = mean_interval(&numerators(&figure));
        // There is a value, so the reason is never told.
        return Figure::ratio(figure.unit, figure.parts, Undefined::NoPairs).within(interval);
    };
    Figure::undefined(figure.unit, why, figure.parts)
}

pub(super) fn estimate(figure: &Figure) -> Option<Estimate> {
    Some(Estimate { value: figure.known()?, interval: figure.interval? })
}

fn level(unit: Unit, pairs: &[Pair], on: NaiveDate, value: impl Fn(&Pair) -> Option<f64>) -> Figure {
    let part = |pair: &Pair| match value(pair) {
        Some(value) => Part::counted(pair.account, pair.account, Some(on), (value, 1.0)),
        None => Part::aside(pair.account, pair.account, Some(on), Aside::OneSided),
    };
    let empty = if pairs.is_empty() { Undefined::NoAccounts } else { Undefined::NoPairs };
    let figure = Figure::ratio(unit, pairs.iter().map(part).collect(), empty);
    let interval = match unit {
        Unit::Share => wilson(figure.numerator.max(0.0) as usize, figure.n),
        _ => mean_interval(&numerators(&figure)),
    };
    figure.within(interval)
}

fn numerators(figure: &Figure) -> Vec<f64> {
    figure.parts.iter().filter(|part| part.counts).map(|part| part.numerator).collect()
}
