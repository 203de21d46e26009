//! Usage: who used what on which working day.
//!
//! Up to forty seats every person has rows of their own, each on the same days of a fortnight, so that any four weeks see
//! every active person equally often; larger accounts come counted by week, as their own systems export them.

use super::draft::{Draft, Topic};
use super::draw::Draw;
use crate::domain::usage::ACTIVE_USERS;
use crate::domain::{Row, Usage, UsageId};
use chrono::{Datelike, NaiveDate};

/// The seats up to which people are told apart.
const PEOPLE_UP_TO: u32 = 40;
/// What a person does on a day, by weight: everybody once comments are there, everybody before, and the few who export.
const DONE: &[(&str, u32)] = &[("logins", 50), ("reports", 30), ("comments", 20)];
const DONE_BEFORE: &[(&str, u32)] = &[("logins", 60), ("reports", 40)];
const DONE_BY_EXPERTS: &[(&str, u32)] = &[("logins", 40), ("reports", 30), ("exports", 30)];
/// Days ago on which comments came to be.
const COMMENTS_SINCE: i64 = 150;
/// The days that are recorded: the source was connected 48 weeks ago.
const RECORDED_DAYS: i64 = 336;
/// Rows of usage an account of several people has when nothing is asked for.
const USUAL_ROWS: usize = 420;

impl Draft<'_> {
    pub(super) fn write_usage(&mut self) {
        if !self.profile.usage {
            return;
        }
        let mut draw = self.draw(Topic::Usage);
        if self.profile.seats <= PEOPLE_UP_TO {
            self.write_people(&mut draw);
        } else {
            self.write_counts(&mut draw);
        }
    }

    /// Returns the days counted back, newest first, on which use is recorded.
    fn usage_days(&self) -> impl Iterator<Item = (i64, NaiveDate)> + use<> {
        let calendar = self.calendar;
        let first = self.profile.churn.as_ref().map_or(1, |churn| churn.day);
        let last = self.span().min(first + RECORDED_DAYS);
        (first..=last).map(move |ago| (ago, calendar.day(ago))).filter(move |(_, day)| calendar.is_working(*day))
    }

    /// Returns how many rows of usage there should be.
    fn budget(&self) -> usize {
        match self.settings.events_per_account {
            // An eighth more, for the accounts that are new, lost or hardly known and have few.
            Some(events) => (events + events / 8).saturating_sub(self.history.events()).max(20),
            None => USUAL_ROWS,
        }
    }

    fn active_people(&self, ago: i64) -> f64 {
        (self.profile.adoption.at(ago) * f64::from(self.profile.seats)).max(0.0)
    }

    fn write_people(&mut self, draw: &mut Draw) {
        let budget = self.budget();
        let days: Vec<(i64, NaiveDate)> = self.usage_days().collect();
        let person_days: f64 = days.iter().map(|(ago, _)| self.active_people(*ago)).sum();
        let asked = self.settings.events_per_account.is_some();
        // Twice at least, so that one sees who comes back from week to week.
        let least = if asked { 1.0 } else { 2.0 };
        let per_fortnight = (budget as f64 * 10.0 / person_days.max(1.0)).floor().clamp(least, 10.0) as i64;
        for (ago, day) in days {
            let active = self.active_people(ago).round() as i64;
            for person in (0..active).filter(|person| is_due(day, *person, per_fortnight)) {
                let value = (draw.between(2.2, 3.8) * self.calendar.season(day)).round().max(1.0);
                self.add_usage(
                    day,
                    draw.weighted(done_by(person, ago)),
                    Some(format!("user{:02}@{}", person + 1, self.company.domain)),
                    value,
                );
            }
            if asked && self.history.usage.len() >= budget {
                return;
            }
        }
    }

    /// Writes one row a week for each figure, on Fridays or the last working day of the week.
    fn write_counts(&mut self, draw: &mut Draw) {
        let budget = self.budget();
        let mut week = None;
        for (ago, day) in self.usage_days().collect::<Vec<_>>() {
            if week == Some(day.iso_week()) || self.history.usage.len() >= budget {
                continue;
            }
            week = Some(day.iso_week());
            let active = self.active_people(ago).round();
            let busy = self.calendar.season(day);
            self.add_usage(day, ACTIVE_USERS, None, active);
            self.add_usage(day, "logins", None, (active * draw.between(3.4, 3.8) * busy).round());
            self.add_usage(day, "reports", None, (active * draw.between(1.1, 1.3) * busy).round());
        }
    }

    fn add_usage(&mut self, on: NaiveDate, metric: &str, user: Option<String>, value: f64) {
        let id = UsageId(self.id_at(on.into()));
        let fields = Usage { account: self.account(), on, metric: metric.to_owned(), user, value };
        self.history.usage.push(Row { id, fields });
    }
}

/// Returns what a person does, by weight.
fn done_by(person: i64, ago: i64) -> &'static [(&'static str, u32)] {
    match person % 4 {
        1 => DONE_BY_EXPERTS,
        _ if ago <= COMMENTS_SINCE => DONE,
        _ => DONE_BEFORE,
    }
}

/// Says whether a person is at work in the product on a day: on some of the ten working days of each fortnight, in both of its
/// weeks; every fifth person comes in the first week alone.
fn is_due(day: NaiveDate, person: i64, per_fortnight: i64) -> bool {
    let days = i64::from(day.num_days_from_ce());
    let slot = days.rem_euclid(14);
    let working = slot - if slot >= 7 { 2 } else { 0 };
    if per_fortnight == 1 {
        // Seven has no divisor in common with ten: the days of a person are spread, and people differ.
        return (working * 7 + person * 3).rem_euclid(10) < per_fortnight;
    }
    let (week, weekday) = (working / 5, working % 5);
    let wanted = match (person % 5, week) {
        (4, 0) => per_fortnight.min(5),
        (4, _) => 0,
        (_, 0) => (per_fortnight + 1) / 2,
        _ => per_fortnight / 2,
    };
    (weekday * 2 + person * 3).rem_euclid(5) < wanted
}
