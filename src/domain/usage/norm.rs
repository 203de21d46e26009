//! The account's own normal: what a day of this weekday usually brings here, and the days that lie outside of it.
//!
//! The rule: a day is compared with the same weekday of the twelve weeks before it, days without a row being days without use. Its
//! normal is their median, give or take three spreads, and whatever lies between the second lowest and the second highest of them.
//! The spread is the median distance from the median times 1.4826 (which makes it a standard deviation where values are normally
//! distributed), but no less than a tenth of the median and no less than one. Of fewer than six such days nothing is said. A metric
//! that comes on no more than half of the days is compared week by week: a day without it is no news. Days after the last row are
//! not named: they may still come. Free days of the calendar are not named for being low.

use super::series::Series;
use super::trend::{WEEKS, weeks_up_to};
use crate::domain::Workdays;
use crate::domain::kpi::{Span, quantile};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How many spreads from the median are normal.
pub const SPREADS: f64 = 3.0;
/// Of fewer earlier values there is no normal.
pub const LEAST_VALUES: usize = 6;
/// Makes a median distance a standard deviation.
const SIGMA: f64 = 1.4826;
const LEAST_SHARE: f64 = 0.1;
const LEAST_SPREAD: f64 = 1.0;
/// Half of the days of a week, twice: up to which a metric comes by the week.
const HALF_DAYS_TWICE: usize = 7;

/// In which steps a series is compared with itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    Day,
    Week,
}

/// What is usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Norm {
    pub median: f64,
    /// Never below zero.
    pub low: f64,
    pub high: f64,
    /// How many earlier values it was made from.
    pub n: usize,
}

/// A day, or a week, that is not as usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outside {
    /// One day, or the seven of a week.
    pub span: Span,
    pub value: f64,
    pub norm: Norm,
}

impl Norm {
    /// Makes the band of earlier values; `None` of too few.
    pub fn of(values: &[f64]) -> Option<Norm> {
        if values.len() < LEAST_VALUES {
            return None;
        }
        let mut sorted = values.to_vec();
        let middle = quantile(&mut sorted, 0.5)?;
        let mut distances: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
        let spread = (quantile(&mut distances, 0.5)? * SIGMA).max(middle.abs() * LEAST_SHARE).max(LEAST_SPREAD);
        // What was seen twice is no wonder, however far from the middle.
        let (second, last_but_one) = (sorted[1], sorted[sorted.len() - 2]);
        let low = (middle - SPREADS * spread).max(0.0).min(second);
        let high = (middle + SPREADS * spread).max(last_but_one);
        Some(Norm { median: middle, low, high, n: values.len() })
    }

    pub fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// Returns in which steps a series comes, seen from a day.
pub fn grain_of(series: &Series, day: NaiveDate) -> Grain {
    let seen = Span::days_up_to(day, WEEKS * 7);
    let with_rows = series.days.range(seen.from..=seen.to).count();
    let first = series.first_on().map_or(seen.from, |first| first.max(seen.from));
    let weeks = usize::try_from(((day - first).num_days() + 7) / 7).unwrap_or(1).max(1);
    if 2 * with_rows <= HALF_DAYS_TWICE * weeks { Grain::Week } else { Grain::Day }
}

/// Returns what is usual for a day, or for the week that ends with it; `None` where too little came before.
pub fn norm_of(series: &Series, grain: Grain, day: NaiveDate) -> Option<Norm> {
    let first = series.first_on()?;
    let earlier = (1..=WEEKS).filter_map(|weeks| day.checked_sub_days(Days::new(7 * weeks)));
    let span = |day: NaiveDate| match grain {
        Grain::Day => Span { from: day, to: day },
        Grain::Week => Span::days_up_to(day, 7),
    };
    let values: Vec<f64> = earlier.map(span).filter(|span| first <= span.from).map(|span| series.within(span)).collect();
    Norm::of(&values)
}

/// Returns what lies outside in the last days, oldest first, up to the last day that has come in.
pub fn outside(series: &Series, grain: Grain, last_days: Span, until: NaiveDate, workdays: &Workdays) -> Vec<Outside> {
    let spans: Vec<Span> = match grain {
        Grain::Day => last_days.from.iter_days().take_while(|day| *day <= last_days.to).map(|day| Span { from: day, to: day }).collect(),
        Grain::Week => weeks_up_to(last_days.to, u64::try_from(last_days.days() / 7).unwrap_or(1)),
    };
    let looked_at = spans.into_iter().filter(|span| match grain {
        Grain::Day => span.to <= until,
        Grain::Week => span.from <= until,
    });
    let odd = looked_at.filter_map(|span| {
        let norm = norm_of(series, grain, span.to)?;
        let value = series.within(span);
        let is_excused = value < norm.low && has_free_day(span, grain, workdays);
        (!norm.holds(value) && !is_excused).then_some(Outside { span, value, norm })
    });
    odd.collect()
}

/// Says whether a weekday of a span is free by the calendar, so that less use is no wonder.
fn has_free_day(span: Span, grain: Grain, workdays: &Workdays) -> bool {
    let weekdays = span.from.iter_days().take_while(|day| *day <= span.to).filter(|day| is_weekday(*day));
    let free = weekdays.filter(|day| !workdays.is_workday(*day)).count();
    match grain {
        Grain::Day => free > 0,
        // One free day takes a fifth of a week, which is within what is normal.
        Grain::Week => free > 1,
    }
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
