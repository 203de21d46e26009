//! Everything that is told of an account's usage on a day.

use super::adoption::{Adoption, Recorded, active_share, adoption};
use super::back::{Return, day_return, week_return};
use super::norm::{Grain, Outside, grain_of, outside};
use super::series::{Series, by_metric, last_days, people};
use super::trend::{Trend, WEEKS};
use super::{Measure, Usage};
use crate::domain::kpi::Figure;
use crate::domain::{AccountId, Row, UsageId, Workdays};
use chrono::NaiveDate;

/// The days that are compared, and in which people count as active.
pub const WINDOW_DAYS: u64 = 28;

/// Whose usage is looked at, and from when.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub account: AccountId,
    pub day: NaiveDate,
    pub seats: Option<u32>,
    pub workdays: &'a Workdays,
}

/// One series and what it tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub series: Series,
    pub trend: Trend,
    pub grain: Grain,
    /// What was not as usual in the last 28 days.
    pub outside: Vec<Outside>,
    /// `None` of the people themselves.
    pub adoption: Option<Adoption>,
}

/// The usage of an account as it is seen on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub account: AccountId,
    pub day: NaiveDate,
    pub first_on: Option<NaiveDate>,
    /// The last day with a row; a source that lags shows here.
    pub last_on: Option<NaiveDate>,
    /// The share of the seats that was active in 28 days.
    pub active: Figure,
    /// The people first, where any are told of, then the metrics, the most used of the last 28 days first.
    pub courses: Vec<Course>,
    /// From week to week over twelve weeks.
    pub weekly: Return,
    /// From one day of use to the next over 28 days.
    pub daily: Return,
}

/// Makes the report of the rows up to its day; `recorded` says what is known of each metric from all time.
pub fn report(rows: &[Row<UsageId, Usage>], recorded: &[Recorded], scope: Scope<'_>) -> Report {
    let Scope { account, day, seats, .. } = scope;
    let window = last_days(day, WINDOW_DAYS);
    let (metrics, people) = (by_metric(rows), people(rows));
    let known = |metric: &str| recorded.iter().find(|one| one.metric == metric).cloned();
    let last_on = recorded.iter().map(|one| one.last_on).chain(rows.iter().map(|row| row.on)).max();
    let seen = |series: &Series, adoption| course(series, adoption, scope, last_on.unwrap_or(day));
    let mut courses: Vec<Course> = metrics
        .iter()
        .map(|series| seen(series, Some(adoption(series, (&people, &metrics), account, window, known(&series.metric)))))
        .collect();
    courses.sort_by(|one, other| other.trend.now.total_cmp(&one.trend.now).then_with(|| one.series.metric.cmp(&other.series.metric)));
    if !people.days.is_empty() {
        courses.insert(0, seen(&people, None));
    }
    Report {
        account,
        day,
        first_on: recorded.iter().map(|one| one.first_on).min(),
        last_on,
        active: active_share(&people, account, seats, window),
        courses,
        weekly: week_return(&people, account, day, WEEKS),
        daily: day_return(&people, account, window),
    }
}

fn course(series: &Series, adoption: Option<Adoption>, scope: Scope<'_>, until: NaiveDate) -> Course {
    let grain = grain_of(series, scope.day);
    Course {
        trend: Trend::of(series, scope.account, scope.day),
        grain,
        outside: outside(series, grain, last_days(scope.day, WINDOW_DAYS), until, scope.workdays),
        adoption,
        series: series.clone(),
    }
}

impl Report {
    /// Returns the course of a metric by its name; `active_users` is that of the people.
    pub fn course_of(&self, metric: &str) -> Option<&Course> {
        let is_people = metric == super::ACTIVE_USERS;
        self.courses.iter().find(|course| match course.series.measure {
            Measure::People => is_people,
            Measure::Amount => course.series.metric == metric,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.courses.is_empty()
    }
}
