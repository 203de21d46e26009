//! Series: what was used day by day, one for each metric, and one of the people who were active.

use super::{ACTIVE_USERS, Usage};
use crate::domain::health::facts::UserKey;
use crate::domain::kpi::Span;
use crate::domain::{Row, UsageId};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// What the values of a series are, and so how several days become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Amounts add up.
    Amount,
    /// People: each counts once in a stretch of days. Where a source counts them beforehand its highest day stands, and the
    /// larger of both, for each is a lower bound.
    People,
}

/// One day of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    /// The sum of an amount; of people the number that was counted beforehand.
    pub sum: f64,
    /// Who was active, once each, with the row that says so.
    pub users: Vec<(UserKey, UsageId)>,
    /// The rows, each with its value.
    pub rows: Vec<(UsageId, f64)>,
}

/// A metric of an account, day by day. Days without a row are days without use.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Empty for the people of all metrics.
    pub metric: String,
    pub measure: Measure,
    pub days: BTreeMap<NaiveDate, Day>,
}

impl Series {
    fn of(metric: &str, measure: Measure) -> Series {
        Series { metric: metric.to_owned(), measure, days: BTreeMap::new() }
    }

    /// Returns what was used on a day.
    pub fn on(&self, day: NaiveDate) -> f64 {
        self.within(Span { from: day, to: day })
    }

    /// Returns what was used in some days: the sum of an amount, or how many people.
    pub fn within(&self, span: Span) -> f64 {
        let days = self.days.range(span.from..=span.to).map(|(_, day)| day);
        match self.measure {
            Measure::Amount => days.map(|day| day.sum).sum(),
            Measure::People => {
                let counted = days.map(|day| day.sum).fold(0.0, f64::max);
                counted.max(self.users_within(span).len() as f64)
            }
        }
    }

    /// Returns who was active in some days, each with the newest row that says so.
    pub fn users_within(&self, span: Span) -> BTreeMap<UserKey, (NaiveDate, UsageId)> {
        let days = self.days.range(span.from..=span.to);
        days.flat_map(|(on, day)| day.users.iter().map(|(user, row)| (*user, (*on, *row)))).collect()
    }

    /// Returns the rows of some days with their values, oldest first.
    pub fn rows_within(&self, span: Span) -> Vec<(NaiveDate, UsageId, f64)> {
        let days = self.days.range(span.from..=span.to);
        days.flat_map(|(on, day)| day.rows.iter().map(|(row, value)| (*on, *row, *value))).collect()
    }

    /// Says whether it tells people apart.
    pub fn names_people(&self) -> bool {
        self.days.values().any(|day| !day.users.is_empty())
    }

    pub fn first_on(&self) -> Option<NaiveDate> {
        self.days.keys().next().copied()
    }

    /// Returns the use of each day of a span as that of the seven days up to it; `None` before the first row. A week has every
    /// weekday once, so that weekends do not show.
    pub fn by_week(&self, span: Span) -> Vec<(NaiveDate, Option<f64>)> {
        let first = self.first_on();
        let days = span.from.iter_days().take_while(|day| *day <= span.to);
        days.map(|day| (day, first.filter(|first| *first <= day).map(|_| self.within(Span::days_up_to(day, 7))))).collect()
    }
}

/// Sums rows up by metric and day; the metric that counts people is not among them, for `people` has it.
pub fn by_metric(rows: &[Row<UsageId, Usage>]) -> Vec<Series> {
    let mut series: BTreeMap<&str, Series> = BTreeMap::new();
    for row in ordered(rows) {
        if row.metric != ACTIVE_USERS {
            let one = series.entry(&row.metric).or_insert_with(|| Series::of(&row.metric, Measure::Amount));
            add(one.days.entry(row.on).or_default(), row, amount(row));
        }
    }
    series.into_values().collect()
}

/// Gathers who was active on each day, whatever they did.
pub fn people(rows: &[Row<UsageId, Usage>]) -> Series {
    let mut series = Series::of("", Measure::People);
    for row in ordered(rows) {
        let counted = row.metric == ACTIVE_USERS;
        if counted || row.user.is_some() {
            add(series.days.entry(row.on).or_default(), row, if counted { amount(row) } else { 0.0 });
        }
    }
    series
}

/// Rows in one order, so that fractions always add up to the same sum.
fn ordered(rows: &[Row<UsageId, Usage>]) -> Vec<&Row<UsageId, Usage>> {
    let mut ordered: Vec<&Row<UsageId, Usage>> = rows.iter().collect();
    ordered.sort_by(|one, other| (one.on, &one.user, one.id).cmp(&(other.on, &other.user, other.id)));
    ordered
}

fn add(day: &mut Day, row: &Row<UsageId, Usage>, amount: f64) {
    day.sum += amount;
    day.rows.push((row.id, amount));
    // A row of zero says that a person did nothing.
    let active = row.user.as_deref().filter(|_| row.value > 0.0).map(UserKey::of);
    if let Some(user) = active.filter(|user| day.users.iter().all(|(other, _)| other != user)) {
        day.users.push((user, row.id));
    }
}

fn amount(row: &Usage) -> f64 {
    if row.value.is_finite() { row.value } else { 0.0 }
}

/// Returns the days that lie between a day and so many days before it, the day itself last.
pub(super) fn last_days(day: NaiveDate, days: u64) -> Span {
    Span::days_up_to(day, days)
}

/// Returns the same number of days just before a span.
pub(super) fn before(span: Span) -> Span {
    let days = u64::try_from(span.days()).unwrap_or(1);
    Span::days_up_to(span.from.checked_sub_days(Days::new(1)).unwrap_or(span.from), days)
}

/// Returns the days on which any of some series has use.
pub(super) fn used_days<'a>(series: impl Iterator<Item = &'a Series>, span: Span) -> BTreeSet<NaiveDate> {
    let used = |one: &'a Series| one.days.range(span.from..=span.to).filter(|(_, day)| day.sum > 0.0 || !day.users.is_empty());
    series.flat_map(|one| used(one).map(|(on, _)| *on)).collect()
}
