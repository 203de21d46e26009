//! Repetition rules (RFC 5545 RRULE), worked out on the wall clock of the event's own place: a weekly meeting at nine stays
//! at nine when the clocks change.

use super::time;
use crate::import::table::crash_free;
use chrono::{DateTime, NaiveDateTime, Utc};
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

/// Times looked at for one rule, those before the window too: a daily meeting has 50,000 in 137 years.
const MAX_STEPS: usize = 50_000;

/// A rule that was read; its end is kept apart, for it may be told in UTC or as a day.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    rule: RRule<Unvalidated>,
    until: Option<Until>,
}

#[derive(Clone, Copy, Debug)]
enum Until {
    Utc(NaiveDateTime),
    Wall(NaiveDateTime),
    Day(chrono::NaiveDate),
}

/// The times of a rule in a window.
#[derive(Debug, Default)]
pub(super) struct Walls {
    pub walls: Vec<NaiveDateTime>,
    /// Whether there were more than asked for.
    pub is_cut: bool,
    /// Times of the rule outside of the window that were passed.
    pub outside: u64,
}

impl Rule {
    /// Reads a rule; what nobody knows (`X-…`, `SKIP`, `RSCALE=GREGORIAN`) is passed over.
    pub fn read(text: &str) -> Option<Rule> {
        let mut until = None;
        let mut parts = Vec::new();
        for part in text.trim().to_ascii_uppercase().split(';') {
            let Some((name, value)) = part.split_once('=') else { continue };
            match (name.trim(), value.trim()) {
                ("UNTIL", value) => until = Some(Until::read(value)?),
                ("RSCALE", value) if value != "GREGORIAN" => return None,
                ("RSCALE" | "SKIP", _) | (_, "") => {}
                (name, _) if name.starts_with("X-") => {}
                (name, value) => parts.push(format!("{name}={value}")),
            }
        }
        let rule = crash_free(|| parts.join(";").parse::<RRule<Unvalidated>>().ok()).flatten()?;
        Some(Rule { rule, until })
    }
}

impl Until {
    fn read(text: &str) -> Option<Until> {
        let wall = time::wall(text)?;
        Some(match (time::is_day(text), time::is_utc(text)) {
            (true, _) => Until::Day(wall.date()),
            (_, true) => Until::Utc(wall),
            _ => Until::Wall(wall),
        })
    }

    fn is_past(self, wall: NaiveDateTime, to_wall: &impl Fn(NaiveDateTime) -> NaiveDateTime) -> bool {
        match self {
            Until::Utc(end) => wall > to_wall(end),
            Until::Wall(end) => wall > end,
            Until::Day(end) => wall.date() > end,
        }
    }
}

/// Works out a rule from its start: the times from `from` to `to`, at most `limit`. `to_wall` turns the rule's end in UTC
/// into the wall clock. The start itself is only among them when the rule says so.
pub(super) fn walls(
    rule: &Rule,
    start: NaiveDateTime,
    to_wall: impl Fn(NaiveDateTime) -> NaiveDateTime,
    from: NaiveDateTime,
    to: NaiveDateTime,
    limit: usize,
) -> Walls {
    crash_free(|| collect(rule, start, &to_wall, from, to, limit)).flatten().unwrap_or_default()
}

fn collect(
    rule: &Rule,
    start: NaiveDateTime,
    to_wall: &impl Fn(NaiveDateTime) -> NaiveDateTime,
    from: NaiveDateTime,
    to: NaiveDateTime,
    limit: usize,
) -> Option<Walls> {
    // As if it were in UTC: the clock that is counted on is never changed.
    let start: DateTime<Tz> = DateTime::<Utc>::from_naive_utc_and_offset(start, Utc).with_timezone(&Tz::UTC);
    let rule_of_start = rule.rule.clone().validate(start).ok()?;
    let mut found = Walls::default();
    for (step, time) in RRuleSet::new(start).rrule(rule_of_start).limit().into_iter().enumerate() {
        let wall = time.naive_utc();
        if wall > to || rule.until.is_some_and(|until| until.is_past(wall, to_wall)) {
            found.outside += u64::from(wall > to);
            break;
        }
        if wall < from {
            found.outside += 1;
        } else if found.walls.len() < limit {
            found.walls.push(wall);
        }
        if found.walls.len() == limit || step + 1 == MAX_STEPS {
            found.is_cut = true;
            break;
        }
    }
    Some(found)
}

/// Says whether a rule can be worked out for a start at all.
pub(super) fn is_sound(rule: &Rule, start: NaiveDateTime) -> bool {
    let start: DateTime<Tz> = DateTime::<Utc>::from_naive_utc_and_offset(start, Utc).with_timezone(&Tz::UTC);
    crash_free(|| rule.rule.clone().validate(start).is_ok()).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(rule: &str, start: &str) -> Vec<String> {
        let rule = Rule::read(rule).expect("a rule");
        let start = time::wall(start).expect("a time");
        let (from, to) = (time::wall("20260101").expect("a day"), time::wall("20280601").expect("a day"));
        let tokyo = |utc: NaiveDateTime| utc + chrono::Duration::hours(9);
        walls(&rule, start, tokyo, from, to, 5).walls.into_iter().map(|wall| wall.format("%y-%m-%d %H:%M").to_string()).collect()
    }

    #[test]
    fn rules_say_their_days() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("FREQ=DAILY;COUNT=2", "20260105T0900", &["26-01-05 09:00", "26-01-06 09:00"]),
            ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", "20260105T0900", &["26-01-05 09:00", "26-01-07 09:00", "26-01-12 09:00"]),
            ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU;COUNT=2", "20260106T0900", &["26-01-06 09:00", "26-01-20 09:00"]),
            // The last Friday of a month, and the second Tuesday.
            ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "20260130T1000", &["26-01-30 10:00", "26-02-27 10:00", "26-03-27 10:00"]),
            ("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", "20260113T1000", &["26-01-13 10:00", "26-02-10 10:00"]),
            // The last working day.
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "20260130T1000", &["26-01-30 10:00", "26-02-27 10:00"]),
            // The 31st only where there is one, and the leap day only in leap years.
            ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", "20260131", &["26-01-31 00:00", "26-03-31 00:00"]),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "20240229", &["28-02-29 00:00"]),
            // The end in UTC is 09:00 in Tokyo: that day's meeting still takes place.
            ("FREQ=DAILY;UNTIL=20260106T000000Z", "20260105T0900", &["26-01-05 09:00", "26-01-06 09:00"]),
            ("FREQ=DAILY;UNTIL=20260105T235959Z", "20260105T0900", &["26-01-05 09:00"]),
            ("FREQ=DAILY;UNTIL=20260106", "20260105T0900", &["26-01-05 09:00", "26-01-06 09:00"]),
            ("FREQ=DAILY;UNTIL=20260106T080000", "20260105T0900", &["26-01-05 09:00"]),
            // An end before the start, which some programs write to stop a series: no time of it is left.
            ("FREQ=DAILY;UNTIL=20250106", "20260105T0900", &[]),
            // Long before the window, and unknown parts.
            ("FREQ=YEARLY;X-NAME=1;SKIP=OMIT", "19700105T0900", &["26-01-05 09:00", "27-01-05 09:00", "28-01-05 09:00"]),
            ("freq=daily;count=1;", "20260105T0900", &["26-01-05 09:00"]),
        ];
        for (rule, start, expected) in cases {
            assert_eq!(times(rule, start), *expected, "{rule}");
        }
    }

    #[test]
    fn rules_without_an_end_or_a_sense_stop() {
        for (rule, start) in [
            ("FREQ=SECONDLY", "19700101T000000"),
            ("FREQ=MINUTELY", "20260101T000000"),
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "20260101T000000"),
            ("FREQ=YEARLY;INTERVAL=65535", "20260101T000000"),
            ("FREQ=DAILY;INTERVAL=0", "20260101T000000"),
        ] {
            assert!(times(rule, start).len() <= 5, "{rule}");
        }
        for rule in [
            "",
            "FREQ=SOMETIMES",
            "BYDAY=MO",
            "FREQ=DAILY;COUNT=x",
            "FREQ=DAILY;UNTIL=never",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=DAILY;INTERVAL=99999999",
        ] {
            assert!(Rule::read(rule).is_none(), "{rule}");
        }
    }
}
