//! Trends: 28 days against the 28 before them, and the slope of twelve weeks.

use super::series::{Series, before, last_days};
use super::{Measure, report::WINDOW_DAYS};
use crate::domain::kpi::{Figure, Part, Span, Undefined, Unit, quantile};
use crate::domain::{AccountId, UsageId};
use chrono::NaiveDate;

/// The weeks a slope is drawn through and a normal band is made from.
pub const WEEKS: u64 = 12;
/// Fewer weeks have no slope.
const LEAST_WEEKS: usize = 4;

/// How a series goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    pub now: f64,
    pub before: f64,
    /// `(now − before) / before`.
    pub change: Figure,
    /// Units a week: the median of the slopes between any two of the twelve weeks (Theil 1950, Sen 1968), so that a single odd
    /// week does not turn it. `None` of fewer than four weeks.
    pub slope: Option<f64>,
    /// The weeks that end with the day looked at and the same weekday before it, oldest first, from the first row on.
    pub weeks: Vec<(Span, f64)>,
}

impl Trend {
    pub fn of(series: &Series, account: AccountId, day: NaiveDate) -> Trend {
        let now = last_days(day, WINDOW_DAYS);
        let earlier = before(now);
        let (now_value, before_value) = (series.within(now), series.within(earlier));
        let weeks: Vec<(Span, f64)> = weeks_up_to(day, WEEKS)
            .into_iter()
            .filter(|week| series.first_on().is_some_and(|first| first <= week.to))
            .map(|week| (week, series.within(week)))
            .collect();
        let values: Vec<f64> = weeks.iter().map(|(_, value)| *value).collect();
        Trend {
            now: now_value,
            before: before_value,
            change: change(series, account, (now, now_value), (earlier, before_value)),
            slope: slope(&values),
            weeks,
        }
    }
}

fn change(series: &Series, account: AccountId, (now, now_value): (Span, f64), (earlier, before_value): (Span, f64)) -> Figure {
    // Of people the days do not add up: the rows are listed, and the figure is made of the two counts.
    let is_amount = series.measure == Measure::Amount;
    let part = |(on, row, value): (NaiveDate, UsageId, f64), is_now: bool| {
        let brings = if is_now { (value, 0.0) } else { (-value, value) };
        Part { counts: is_amount, ..Part::counted(row, account, Some(on), brings) }
    };
    let newer = series.rows_within(now).into_iter().map(|row| part(row, true));
    let parts: Vec<Part> = newer.chain(series.rows_within(earlier).into_iter().map(|row| part(row, false))).collect();
    let value = if before_value > 0.0 { Ok((now_value - before_value) / before_value) } else { Err(Undefined::NothingBefore) };
    Figure {
        unit: Unit::Share,
        value,
        numerator: now_value - before_value,
        denominator: before_value,
        interval: None,
        n: parts.len(),
        parts,
    }
}

/// Returns whole weeks of seven days, oldest first, the last of which ends with a day.
pub fn weeks_up_to(day: NaiveDate, weeks: u64) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut last = Span::days_up_to(day, 7);
    for _ in 0..weeks {
        spans.push(last);
        last = before(last);
    }
    spans.reverse();
    spans
}

/// Returns the median of the slopes between any two values.
fn slope(values: &[f64]) -> Option<f64> {
    if values.len() < LEAST_WEEKS {
        return None;
    }
    let between = |(from, early): (usize, &f64)| {
        let early = *early;
        values.iter().enumerate().skip(from + 1).map(move |(to, late)| (late - early) / (to - from) as f64)
    };
    let mut slopes: Vec<f64> = values.iter().enumerate().flat_map(between).collect();
    quantile(&mut slopes, 0.5)
}
