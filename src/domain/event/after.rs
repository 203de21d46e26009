//! What came after an event: use and health of each account before and after it, and those who came beside those who did not.
//!
//! It tells what followed, not what caused it: who comes to a webinar is often who does well anyway.

use crate::domain::Band;
use crate::domain::health::facts::UsageFact;
use chrono::{Days, NaiveDate};
use std::ops::RangeInclusive;

/// Days compared on each side at most.
const DAYS: u64 = 28;
const WEEK: u64 = 7;

/// With fewer accounts than this in a group, a figure of it says little.
pub const FEW: usize = 5;

/// The days that are compared: the day of the event, and equally many whole weeks on both sides, which hold equally many
/// weekends. The day itself counts to neither side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Around {
    pub on: NaiveDate,
    /// The day on which health is looked at again: 28 days after, or today.
    pub later: NaiveDate,
    /// 0 while no whole week of use lies behind the event.
    usage_days: u64,
}

impl Around {
    /// Returns the days around an event; `None` before it and on its day. `usage_until` is the last day whose use is known.
    pub fn of(on: NaiveDate, today: NaiveDate, usage_until: Option<NaiveDate>) -> Option<Around> {
        if on >= today {
            return None;
        }
        let later = on.checked_add_days(Days::new(DAYS)).unwrap_or(today).min(today);
        let known = usage_until.map_or(0, |until| (until.min(today - Days::new(1)) - on).num_days());
        let usage_days = u64::try_from(known).unwrap_or(0).min(DAYS) / WEEK * WEEK;
        Some(Around { on, later, usage_days })
    }

    /// Returns how many days lie between the two looks at health.
    pub fn days(&self) -> u32 {
        u32::try_from((self.later - self.on).num_days()).unwrap_or(0)
    }

    /// Returns how many days before the later look the days compared begin.
    pub fn reach(&self) -> u32 {
        self.days() + u32::try_from(self.usage_days).unwrap_or(0)
    }

    /// Adds up the use before and after; `None` where the account has none on either side. Rows that count people are no
    /// amounts of use, and stand in only where there is nothing else.
    pub fn usage(&self, rows: &[UsageFact]) -> Option<(f64, f64)> {
        if self.usage_days == 0 {
            return None;
        }
        let (before, after) = self.sides();
        let within = |row: &&UsageFact| before.contains(&row.on) || after.contains(&row.on);
        let has_amounts = rows.iter().filter(within).any(|row| !row.counts_people);
        let counted: Vec<&UsageFact> = rows.iter().filter(within).filter(|row| row.counts_people != has_amounts).collect();
        let sum = |side: &RangeInclusive<NaiveDate>| counted.iter().filter(|row| side.contains(&row.on)).map(|row| row.value).sum();
        if counted.is_empty() { None } else { Some((sum(&before), sum(&after))) }
    }

    fn sides(&self) -> (RangeInclusive<NaiveDate>, RangeInclusive<NaiveDate>) {
        let day = Days::new(1);
        let span = Days::new(self.usage_days);
        (self.on - span..=self.on - day, self.on + day..=self.on + span)
    }
}

/// One account before and after an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct After {
    pub then: (Option<u8>, Band),
    pub later: (Option<u8>, Band),
    /// Use on equally many days before and after.
    pub usage: Option<(f64, f64)>,
}

impl After {
    /// Returns the change of the score in points, where both are known.
    pub fn health_change(&self) -> Option<f64> {
        Some(f64::from(self.later.0?) - f64::from(self.then.0?))
    }

    /// Returns the change of use as a fraction; of nothing there is none.
    pub fn usage_change(&self) -> Option<f64> {
        let (before, after) = self.usage?;
        (before > 0.0).then(|| after / before - 1.0)
    }

    /// Returns 1 for a better band than before, −1 for a worse one, 0 for the same or an unknown one.
    pub fn band_change(&self) -> i8 {
        match (self.then.1.place(), self.later.1.place()) {
            (Some(then), Some(later)) => (later > then) as i8 - (later < then) as i8,
            _ => 0,
        }
    }
}

/// A group of accounts after an event. Medians: one account that tripled its use must not speak for all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    pub accounts: usize,
    /// The median change in points, and of how many accounts it is.
    pub health: Option<(f64, usize)>,
    /// The median change as a fraction, and of how many accounts it is.
    pub usage: Option<(f64, usize)>,
    /// Accounts that came into a better or worse band.
    pub better: usize,
    pub worse: usize,
}

impl Summary {
    pub fn of(afters: &[After]) -> Summary {
        Summary {
            accounts: afters.len(),
            health: median(afters.iter().filter_map(After::health_change).collect()),
            usage: median(afters.iter().filter_map(After::usage_change).collect()),
            better: afters.iter().filter(|after| after.band_change() > 0).count(),
            worse: afters.iter().filter(|after| after.band_change() < 0).count(),
        }
    }

    /// Says whether there are too few accounts for the figures to mean much.
    pub fn is_thin(&self) -> bool {
        self.accounts < FEW
    }
}

fn median(mut values: Vec<f64>) -> Option<(f64, usize)> {
    values.sort_by(f64::total_cmp);
    let count = values.len();
    let (low, high) = (*values.get(count.checked_sub(1)? / 2)?, *values.get(count / 2)?);
    Some(((low + high) / 2.0, count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Moment, UsageId};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn usage(on: &str, value: f64, counts_people: bool) -> UsageFact {
        UsageFact { id: UsageId(1), on: day(on), counts_people, user: None, value, known_at: Moment::Day(day(on)) }
    }

    #[test]
    fn as_many_whole_weeks_are_compared_as_are_known_on_both_sides() {
        for (today, until, days, later) in [
            ("2026-11-22", Some("2026-11-21"), 28, "2026-10-29"),
            ("2026-10-20", Some("2026-10-19"), 14, "2026-10-20"),
            ("2026-11-22", Some("2026-10-09"), 7, "2026-10-29"),
            ("2026-11-22", Some("2026-09-01"), 0, "2026-10-29"),
            ("2026-10-05", Some("2026-10-05"), 0, "2026-10-05"),
            ("2026-11-22", None, 0, "2026-10-29"),
        ] {
            let around = Around::of(day("2026-10-01"), day(today), until.map(day)).expect("is over");
            assert_eq!((around.usage_days, around.later), (days, day(later)), "{today} {until:?}");
        }
        assert_eq!(Around::of(day("2026-10-01"), day("2026-10-01"), None), None);
    }

    #[test]
    fn use_of_the_day_itself_and_counts_of_people_are_left_out() {
        let around = Around::of(day("2026-10-01"), day("2026-11-22"), Some(day("2026-11-21"))).expect("is over");
        let rows = [
            usage("2026-09-02", 9.0, false),
            usage("2026-09-03", 10.0, false),
            usage("2026-09-30", 10.0, false),
            usage("2026-10-01", 99.0, false),
            usage("2026-10-29", 25.0, false),
            usage("2026-10-30", 99.0, false),
            usage("2026-10-02", 70.0, true),
        ];
        assert_eq!(around.usage(&rows), Some((20.0, 25.0)));
        assert_eq!(around.usage(&rows[6..]), Some((0.0, 70.0)), "nothing but counts of people");
        assert_eq!(around.usage(&[]), None);
    }

    #[test]
    fn a_group_is_told_by_its_median_and_its_number() {
        let after = |then, later, usage| After { then: (then, Band::Yellow), later: (later, Band::Green), usage };
        let all = [
            after(Some(50), Some(54), Some((10.0, 11.0))),
            after(Some(50), Some(90), Some((10.0, 30.0))),
            after(Some(60), Some(58), Some((0.0, 5.0))),
            after(None, Some(70), None),
        ];
        let summary = Summary::of(&all);
        assert_eq!((summary.health, summary.better, summary.worse), (Some((4.0, 3)), 4, 0));
        let (change, n) = summary.usage.expect("two of them used it before");
        assert!((change - 1.05).abs() < 1e-9 && n == 2 && summary.is_thin());
        assert_eq!(Summary::of(&[]).health, None);
    }
}
