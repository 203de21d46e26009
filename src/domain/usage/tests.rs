//! The formulas of usage: worked by hand, and against a second way that walks the rows.

use super::*;
use crate::domain::kpi::{Span, Undefined};
use crate::domain::{Contract, ContractId, Row, UsageId, Workdays};
use chrono::Days;
use proptest::prelude::*;
use std::collections::BTreeSet;

const ACCOUNT: AccountId = AccountId(1);

/// Sunday, 22 November 2026.
fn today() -> NaiveDate {
    "2026-11-22".parse().expect("a date")
}

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

/// Rows from (days ago, metric, person, value).
fn rows(of: &[(u64, &str, Option<&str>, f64)]) -> Vec<Row<UsageId, Usage>> {
    let row = |(index, (days, metric, user, value)): (usize, &(u64, &str, Option<&str>, f64))| {
        let fields = Usage { account: ACCOUNT, on: ago(*days), metric: (*metric).to_owned(), user: user.map(str::to_owned), value: *value };
        Row { id: UsageId(index as i64 + 1), fields }
    };
    of.iter().enumerate().map(row).collect()
}

fn scope(workdays: &Workdays) -> Scope<'_> {
    Scope { account: ACCOUNT, day: today(), seats: Some(10), workdays }
}

fn recorded_of(rows: &[Row<UsageId, Usage>]) -> Vec<Recorded> {
    let metrics: BTreeSet<&str> = rows.iter().map(|row| row.metric.as_str()).collect();
    let of = |metric: &str| {
        let days = || rows.iter().filter(|row| row.metric == metric).map(|row| row.on);
        Some(Recorded { metric: metric.to_owned(), first_on: days().min()?, last_on: days().max()? })
    };
    metrics.into_iter().filter_map(of).collect()
}

fn report_of(of: &[(u64, &str, Option<&str>, f64)]) -> Report {
    let (rows, workdays) = (rows(of), Workdays::plain());
    report(&rows, &recorded_of(&rows), scope(&workdays))
}

#[test]
fn a_day_adds_up_and_a_person_counts_once() {
    let rows = rows(&[
        (1, "logins", Some("ken"), 2.0),
        (1, "logins", Some("mika"), 1.0),
        (1, "exports", Some("ken"), 4.0),
        (2, "logins", Some("ken"), 3.0),
        (2, "exports", Some("jo"), 0.0),
    ]);
    let series = by_metric(&rows);
    let names: Vec<&str> = series.iter().map(|one| one.metric.as_str()).collect();
    assert_eq!(names, ["exports", "logins"]);
    assert_eq!((series[1].on(ago(1)), series[1].on(ago(2)), series[1].on(ago(3))), (3.0, 3.0, 0.0));
    let people = people(&rows);
    let both = Span { from: ago(2), to: ago(1) };
    assert_eq!((people.on(ago(1)), people.on(ago(2)), people.within(both)), (2.0, 1.0, 2.0), "a row of zero is nobody");
}

#[test]
fn people_counted_beforehand_and_people_named_are_both_lower_bounds() {
    let report = report_of(&[(3, ACTIVE_USERS, None, 6.0), (10, ACTIVE_USERS, None, 8.0), (3, "logins", Some("ken"), 1.0)]);
    assert_eq!((report.active.numerator, report.active.denominator, report.active.value), (8.0, 10.0, Ok(0.8)));
    assert_eq!(report.active.parts.iter().filter(|part| part.counts).count(), 1, "the day that was counted highest");
    let more_named = report_of(&[(3, ACTIVE_USERS, None, 1.0), (3, "logins", Some("ken"), 1.0), (4, "logins", Some("jo"), 1.0)]);
    assert_eq!(more_named.active.value, Ok(0.2));
}

#[test]
fn what_is_not_known_has_its_reason() {
    assert_eq!(report_of(&[(3, "logins", None, 6.0)]).active.value, Err(Undefined::NoPeople));
    assert_eq!(report_of(&[(3, "logins", None, 6.0)]).weekly.whole.value, Err(Undefined::NoPeople));
    assert_eq!(report_of(&[(3, "logins", None, 6.0)]).courses[0].trend.change.value, Err(Undefined::NothingBefore));
    let (rows, workdays) = (rows(&[(3, "logins", Some("ken"), 6.0)]), Workdays::plain());
    assert_eq!(report(&rows, &[], Scope { seats: None, ..scope(&workdays) }).active.value, Err(Undefined::NoSeats));
    assert!(report_of(&[]).is_empty());
}

#[test]
fn seats_are_those_of_running_contracts_else_those_stated() {
    let contract = |id, seats, end: Option<NaiveDate>| {
        let fields = Contract { seats, end_on: end, ..Contract::of(ACCOUNT) };
        Row { id: ContractId(id), fields }
    };
    let contracts = [contract(1, Some(20), None), contract(2, Some(30), Some(today())), contract(3, Some(500), Some(ago(1)))];
    assert_eq!(seats_on(&contracts, Some(7), today()), Some(50));
    assert_eq!(seats_on(&contracts[2..], Some(7), today()), Some(7));
    assert_eq!((seats_on(&[], None, today()), seats_on(&[], Some(0), today())), (None, None));
}

#[test]
fn the_trend_compares_28_days_with_the_28_before() {
    let report =
        report_of(&[(0, "logins", None, 30.0), (27, "logins", None, 30.0), (28, "logins", None, 50.0), (55, "logins", None, 30.0)]);
    let trend = &report.courses[0].trend;
    assert_eq!((trend.now, trend.before, trend.change.value), (60.0, 80.0, Ok(-0.25)));
    let sums = |take: fn(&crate::domain::kpi::Part) -> f64| trend.change.parts.iter().map(take).sum::<f64>();
    assert_eq!((sums(|part| part.numerator), sums(|part| part.denominator)), (-20.0, 80.0), "the rows make the figure");
}

#[test]
fn the_slope_is_that_of_the_weeks_and_one_odd_week_does_not_turn_it() {
    let growing: Vec<(u64, &str, Option<&str>, f64)> = (0..12).map(|week| (7 * week, "logins", None, 100.0 - 5.0 * week as f64)).collect();
    let trend = &report_of(&growing).courses[0].trend;
    assert_eq!((trend.slope, trend.weeks.len()), (Some(5.0), 12));
    let mut odd = growing.clone();
    odd[3].3 = 900.0;
    let slope = report_of(&odd).courses[0].trend.slope.expect("twelve weeks");
    assert!((4.0..=6.0).contains(&slope), "{slope}");
    assert_eq!(report_of(&growing[..3]).courses[0].trend.slope, None, "three weeks say nothing");
}

#[test]
fn who_was_there_in_a_week_and_is_there_in_the_next_came_back() {
    // The week before: ken, mika, jo, lee; this week: ken, mika, new.
    let of = [
        (7, "logins", Some("ken"), 1.0),
        (8, "logins", Some("mika"), 1.0),
        (9, "logins", Some("jo"), 1.0),
        (13, "logins", Some("lee"), 1.0),
        (0, "logins", Some("ken"), 1.0),
        (6, "exports", Some("mika"), 1.0),
        (5, "logins", Some("new"), 1.0),
    ];
    let report = report_of(&of);
    let (span, last) = report.weekly.steps.last().expect("two weeks");
    assert_eq!((span.from, span.to, last.numerator, last.denominator, last.value), (ago(6), ago(0), 2.0, 4.0, Ok(0.5)));
    let interval = last.interval.expect("of four");
    assert!((interval.low - 0.15).abs() < 0.01 && (interval.high - 0.85).abs() < 0.01, "{interval:?}");
    // Days of use: 13 lee, 9 jo, 8 mika, 7 ken, 6 mika, 5 new, 0 ken; nobody is there on two days in a row.
    assert_eq!((report.daily.whole.numerator, report.daily.whole.denominator), (0.0, 6.0));
}

#[test]
fn days_without_anybody_are_passed_over_between_days_of_use() {
    let of = [(2, "logins", Some("ken"), 1.0), (2, "logins", Some("jo"), 1.0), (5, "logins", Some("ken"), 1.0)];
    let daily = report_of(&of).daily;
    assert_eq!((daily.whole.numerator, daily.whole.denominator), (1.0, 1.0), "ken was there on Friday and on Tuesday");
}

#[test]
fn features_are_adopted_by_people_or_by_days() {
    let report = report_of(&[
        (1, "logins", Some("ken"), 1.0),
        (1, "logins", Some("jo"), 1.0),
        (2, "exports", Some("ken"), 1.0),
        (3, "api", None, 40.0),
        (60, "reports", Some("jo"), 2.0),
    ]);
    let adoption = |metric: &str| report.course_of(metric).and_then(|course| course.adoption.clone()).expect("is there");
    assert_eq!((adoption("logins").by, adoption("logins").share.value), (By::People, Ok(1.0)));
    assert_eq!(adoption("exports").share.value, Ok(0.5));
    assert_eq!(adoption("reports").share.value, Ok(0.0), "not in the last four weeks");
    let api = adoption("api");
    assert_eq!((api.by, api.share.numerator, api.share.denominator), (By::Days, 1.0, 3.0));
    assert_eq!(adoption("reports").recorded.map(|recorded| recorded.first_on), Some(ago(60)));
}

#[test]
fn a_band_is_the_median_give_or_take_three_spreads() {
    let norm = Norm::of(&[10.0, 12.0, 11.0, 9.0, 30.0, 10.0]).expect("six values");
    // Median 10.5; distances 0.5, 1.5, 0.5, 1.5, 19.5, 0.5: their median 1 is 1.4826 spreads, more than a tenth of the median.
    assert_eq!((norm.median, norm.n), (10.5, 6));
    assert!((norm.low - (10.5 - 3.0 * 1.4826)).abs() < 1e-9 && (norm.high - (10.5 + 3.0 * 1.4826)).abs() < 1e-9, "{norm:?}");
    let steady = Norm::of(&[100.0; 12]).expect("twelve values");
    assert_eq!((steady.low, steady.high), (70.0, 130.0), "a tenth of the median at least");
    let nothing = Norm::of(&[0.0; 12]).expect("twelve values");
    assert_eq!((nothing.low, nothing.high), (0.0, 3.0), "one at least, and never below zero");
    let twice = Norm::of(&[0.0, 0.0, 0.0, 0.0, 9.0, 0.0, 7.0, 0.0]).expect("eight values");
    assert_eq!((twice.low, twice.high), (0.0, 7.0), "what was seen twice is usual");
    assert_eq!(Norm::of(&[1.0; 5]), None);
}

/// Ten a weekday for sixteen weeks, but for one Wednesday, 18 November.
fn with_an_odd_wednesday() -> Vec<(u64, &'static str, Option<&'static str>, f64)> {
    let weekdays = (0..112_u64).filter(|days| days % 7 != 0 && days % 7 != 1);
    weekdays.map(|days| (days, "logins", None, if days == 4 { 2.0 } else { 10.0 })).collect()
}

#[test]
fn a_day_is_compared_with_its_own_weekday() {
    let report = report_of(&with_an_odd_wednesday());
    let course = &report.courses[0];
    assert_eq!(course.grain, Grain::Day);
    let named: Vec<(NaiveDate, f64)> = course.outside.iter().map(|odd| (odd.span.to, odd.value)).collect();
    assert_eq!(named, [(ago(4), 2.0)], "weekends are usual here");
    assert_eq!((course.outside[0].norm.low, course.outside[0].norm.high), (7.0, 13.0));
    let free = Workdays::new([], [ago(4)]);
    let rows = rows(&with_an_odd_wednesday());
    let excused = super::report(&rows, &recorded_of(&rows), scope(&free));
    assert!(excused.courses[0].outside.is_empty(), "a holiday is no wonder");
}

#[test]
fn days_that_have_not_come_in_are_not_named_and_a_stop_is() {
    let stopped: Vec<_> = with_an_odd_wednesday().into_iter().filter(|(days, ..)| *days > 9).collect();
    assert!(report_of(&stopped).courses[0].outside.is_empty(), "the source may lag");
    let mut other = stopped;
    other.push((0, "exports", None, 1.0));
    let report = report_of(&other);
    let logins = report.course_of("logins").expect("is there");
    assert_eq!(logins.outside.len(), 6, "the source goes on, and nobody logs in");
}

#[test]
fn what_comes_by_the_week_is_compared_by_the_week() {
    let mut weekly: Vec<(u64, &str, Option<&str>, f64)> = (0..16).map(|week| (7 * week + 2, "logins", None, 50.0)).collect();
    // A report that came a day early is no change of use.
    weekly[1].0 += 1;
    weekly[2].3 = 5.0;
    let report = report_of(&weekly);
    let course = &report.courses[0];
    assert_eq!(course.grain, Grain::Week);
    let named: Vec<(Span, f64)> = course.outside.iter().map(|odd| (odd.span, odd.value)).collect();
    assert_eq!(named, [(Span { from: ago(20), to: ago(14) }, 5.0)]);
}

/// The same figures by walking the rows again and again.
struct Naive<'a>(&'a [Row<UsageId, Usage>]);

impl Naive<'_> {
    fn sum(&self, metric: &str, from: u64, to: u64) -> f64 {
        let of = |row: &&Row<UsageId, Usage>| row.metric == metric && ago(from) <= row.on && row.on <= ago(to);
        self.0.iter().filter(of).map(|row| row.value).sum()
    }

    fn named(&self, from: u64, to: u64) -> BTreeSet<String> {
        let of = |row: &&Row<UsageId, Usage>| ago(from) <= row.on && row.on <= ago(to) && row.value > 0.0;
        self.0.iter().filter(of).filter_map(|row| row.user.clone()).collect()
    }
}

fn any_row() -> impl Strategy<Value = (u64, &'static str, Option<&'static str>, f64)> {
    let metrics = prop_oneof![Just("logins"), Just("exports"), Just("reports")];
    let users = prop_oneof![Just(None), Just(Some("ken")), Just(Some("mika")), Just(Some("jo")), Just(Some("lee"))];
    (0_u64..100, metrics, users, (0_u32..20).prop_map(f64::from))
}

proptest! {
    #[test]
    fn every_figure_is_what_a_walk_over_the_rows_says(of in prop::collection::vec(any_row(), 0..120)) {
        let rows = rows(&of);
        let (naive, report) = (Naive(&rows), report_of(&of));
        for course in report.courses.iter().filter(|course| course.series.measure == Measure::Amount) {
            let metric = &course.series.metric;
            prop_assert_eq!((course.trend.now, course.trend.before), (naive.sum(metric, 27, 0), naive.sum(metric, 55, 28)));
            for (span, value) in &course.trend.weeks {
                let days = |day: NaiveDate| u64::try_from((today() - day).num_days()).expect("not ahead");
                prop_assert_eq!(*value, naive.sum(metric, days(span.from), days(span.to)));
            }
        }
        prop_assert_eq!(report.active.numerator, naive.named(27, 0).len() as f64);
        let weeks: Vec<BTreeSet<String>> = (0..12_u64).rev().map(|week| naive.named(7 * week + 6, 7 * week)).collect();
        let there: usize = weeks[..11].iter().map(BTreeSet::len).sum();
        let back: usize = weeks.windows(2).map(|pair| pair[0].intersection(&pair[1]).count()).sum();
        prop_assert_eq!((report.weekly.whole.numerator, report.weekly.whole.denominator), (back as f64, there as f64));
    }

    #[test]
    fn events_and_their_sums_are_the_same(of in prop::collection::vec(any_row(), 0..60)) {
        // Every event by itself, and the same added up by day, metric and person, as a source that aggregates would send it.
        let mut sums: Vec<(u64, &'static str, Option<&'static str>, f64)> = Vec::new();
        for (days, metric, user, value) in &of {
            match sums.iter_mut().find(|sum| (sum.0, sum.1, sum.2) == (*days, *metric, *user)) {
                Some(sum) => sum.3 += value,
                None => sums.push((*days, metric, *user, *value)),
            }
        }
        let (events, sums) = (report_of(&of), report_of(&sums));
        prop_assert_eq!(events.active.value, sums.active.value);
        prop_assert_eq!(events.weekly.whole.value, sums.weekly.whole.value);
        let told = |report: &Report| -> Vec<(String, f64, f64, Option<f64>, usize)> {
            let one = |course: &Course| {
                (course.series.metric.clone(), course.trend.now, course.trend.before, course.trend.slope, course.outside.len())
            };
            report.courses.iter().map(one).collect()
        };
        prop_assert_eq!(told(&events), told(&sums));
    }
}
