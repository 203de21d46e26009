//! How the customer is: health and why, goals, usage.

use super::{Said, Teller, evidence, joined};
use crate::domain::health::{CapHit, Cause, Evidence, Reason, Score};
use crate::domain::kpi::{Figure, Span};
use crate::domain::usage::{Course, Measure};
use crate::domain::{Progress, UsageId};
use crate::say;
use crate::store::goals::MeasuredGoal;
use crate::wording::goals::value;
use crate::wording::{health, usage};
use chrono::NaiveDate;

/// Metrics that are told of; the rest is in the account's usage tab.
const METRICS: usize = 5;
/// Causes that are told of a movement.
const CAUSES: usize = 4;
/// Days or weeks out of the usual that are told of, the newest of each metric.
const OUTSIDE: usize = 2;
/// Days without data before the source is said to lag.
const LAG_DAYS: i64 = 7;

impl Teller<'_> {
    pub(super) fn health(&self) -> Vec<Said> {
        let (words, score) = (self.words, &self.brief.health.score);
        let phrase = health::health_phrase(words, score.grade, score.shown(), score.band);
        let known = health::coverage(words, self.format, score);
        let mut said = vec![Said::new(say!(words, "brief-score"), joined([Some(phrase), Some(known)]), Vec::new())];
        said.extend(score.caps.iter().map(|cap| self.cap(cap)));
        if let Some(over) = &score.override_ {
            let reason = self.brief.health.override_reason.as_deref().unwrap_or_default();
            let text = health::override_line(words, self.format, over, reason);
            said.push(Said::new(say!(words, "brief-override"), text, vec![evidence(over.id, Some(over.on))]));
        }
        for part in &score.parts {
            let Some(value) = part.value else { continue };
            let reason = health::reason(words, self.format, &part.reason);
            let text = say!(words, "brief-part", value = value.round(), reason = reason);
            said.push(Said::new(health::input_name(words, part.id), text, part.evidence.clone()));
        }
        said.extend(self.unknown());
        said.extend(self.movement());
        said
    }

    fn cap(&self, cap: &CapHit) -> Said {
        let label = say!(self.words, "brief-cap", limit = cap.limit.round());
        Said::new(label, health::cap_reason(self.words, self.format, &cap.reason), cap.evidence.clone())
    }

    fn unknown(&self) -> Option<Said> {
        let missing = self.brief.health.score.parts.iter().filter(|part| part.value.is_none());
        let named: Vec<String> = missing
            .map(|part| {
                let name = health::input_name(self.words, part.id);
                match part.reason {
                    Reason::Missing(why) => {
                        let why = health::missing(self.words, self.format, why);
                        say!(self.words, "brief-missing", name = name, why = why)
                    }
                    _ => name,
                }
            })
            .collect();
        (!named.is_empty()).then(|| Said::new(say!(self.words, "brief-unknown"), self.words.list(&named), Vec::new()))
    }

    /// How the score moved, and by what; the rows are those that the causes rest on now.
    fn movement(&self) -> Option<Said> {
        let brief = &self.brief.health;
        let (since, movement) = brief.since.as_ref()?;
        let score = |score: &Score| score.shown().map_or_else(String::new, |score| score.to_string());
        let change = self.format.change(i64::from(movement.shown_change()));
        let way = say!(self.words, "brief-moved", from = score(&movement.before), to = score(&movement.after), change = change);
        let told: Vec<(Cause, i16)> = brief.causes.iter().filter(|(_, points)| *points != 0).take(CAUSES).copied().collect();
        let causes: Vec<String> = told
            .iter()
            .map(|(cause, points)| format!("{} {}", health::cause_name(self.words, *cause), self.format.change(i64::from(*points))))
            .collect();
        let by = (!causes.is_empty()).then(|| self.words.list(&causes));
        let label = say!(self.words, "brief-since", day = self.format.short_date(*since));
        let rows = told.iter().flat_map(|(cause, _)| behind(&movement.after, *cause)).collect();
        Some(Said::new(label, joined([Some(way), by]), rows))
    }

    pub(super) fn goals(&self) -> Vec<Said> {
        self.brief.goals.iter().map(|(measured, progress)| self.goal(measured, progress)).collect()
    }

    fn goal(&self, measured: &MeasuredGoal, progress: &Progress) -> Said {
        let (words, format, goal) = (self.words, self.format, &measured.goal);
        let unit = goal.unit.as_deref();
        let dated = |figure: Option<f64>, on: Option<NaiveDate>| {
            let said = value(format, figure, unit);
            match on.filter(|_| figure.is_some()) {
                Some(on) => say!(words, "brief-value-on", value = said, on = format.short_date(on)),
                None => said,
            }
        };
        let (from, now) = (dated(goal.baseline, goal.baseline_on), dated(progress.current, progress.read_on));
        let standing = goal.closed.map_or_else(|| words.word(progress.standing), |(_, outcome)| words.word(outcome));
        let due = goal.due_on.map(|due| self.day(due));
        let text = joined([
            Some(say!(words, "brief-goal", from = from, now = now, target = value(format, goal.target, unit))),
            progress.done.map(|done| say!(words, "brief-goal-done", share = format.percent(done))),
            Some(standing),
            due.map(|due| say!(words, "brief-due", day = due)),
        ]);
        let newest = measured.readings.iter().max_by_key(|reading| reading.read_on);
        let mut rows = vec![evidence(goal.id, goal.baseline_on)];
        rows.extend(newest.map(|reading| evidence(reading.id, Some(reading.read_on))));
        Said::new(goal.title.as_str(), text, rows)
    }

    pub(super) fn usage(&self) -> Vec<Said> {
        let (words, format, report) = (self.words, self.format, &self.brief.usage);
        if report.is_empty() {
            return Vec::new();
        }
        let active = usage::active(words, format, &report.active);
        let mut said = vec![Said::new(say!(words, "usage-active-label"), active, rows_of(&report.active))];
        if let Ok(share) = report.weekly.whole.value {
            let text = say!(words, "brief-come-back", share = format.percent(share));
            said.push(Said::new(say!(words, "usage-weekly-label"), text, rows_of(&report.weekly.whole)));
        }
        let metrics = report.courses.iter().filter(|course| course.series.measure == Measure::Amount || report.courses.len() == 1);
        for course in metrics.take(METRICS) {
            let adoption = course.adoption.as_ref().map(|adoption| usage::adoption(words, format, adoption));
            let text = joined([Some(usage::course(words, format, course)), adoption]);
            said.push(Said::new(usage::name(words, &course.series), text, rows_of(&course.trend.change)));
            said.extend(self.odd(course));
        }
        let lag = report.last_on.filter(|last| (self.brief.day - *last).num_days() >= LAG_DAYS);
        said.extend(lag.map(|last| Said::new(say!(words, "brief-data-until"), self.day(last), Vec::new())));
        said
    }

    fn odd(&self, course: &Course) -> Option<Said> {
        let newest = course.outside.iter().rev().take(OUTSIDE);
        let rows = newest.clone().flat_map(|odd| rows_within(course, odd.span)).collect();
        let text: Vec<String> = newest.map(|odd| usage::outside(self.words, self.format, odd)).collect();
        let label = say!(self.words, "brief-odd", metric = usage::name(self.words, &course.series));
        (!text.is_empty()).then(|| Said::new(label, text.join(" · "), rows))
    }
}

/// Returns the rows behind a cause as it stands on the day.
fn behind(score: &Score, cause: Cause) -> Vec<Evidence> {
    match cause {
        Cause::Input(id) => score.parts.iter().filter(|part| part.id == id).flat_map(|part| part.evidence.clone()).collect(),
        Cause::Cap(id) => score.caps.iter().filter(|cap| cap.id == id).flat_map(|cap| cap.evidence.clone()).collect(),
        Cause::Override => score.override_.iter().map(|over| evidence(over.id, Some(over.on))).collect(),
        Cause::Model => Vec::new(),
    }
}

fn rows_of(figure: &Figure) -> Vec<Evidence> {
    figure.parts.iter().map(|part| evidence(part.row, part.on)).collect()
}

fn rows_within(course: &Course, span: Span) -> impl Iterator<Item = Evidence> + '_ {
    course.series.rows_within(span).into_iter().map(|(on, row, _): (NaiveDate, UsageId, f64)| evidence(row, Some(on)))
}
