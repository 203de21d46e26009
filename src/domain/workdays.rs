//! Working days: without the weekend and the days that are given as free.

use crate::domain::{Timestamp, Zone};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// Which days are worked. The free days are those of the country and the person's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Workdays {
    weekend: Vec<Weekday>,
    free: BTreeSet<NaiveDate>,
    /// The day a week is drawn from.
    week_start: Weekday,
    /// The day from which weeks are looked back on.
    review_start: Weekday,
}

/// Which days are worked and where they begin: what a write goes by that plans days ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    pub workdays: Workdays,
    pub zone: Zone,
}

impl Calendar {
    /// Saturday and Sunday are free, and days begin as in UTC.
    pub fn plain() -> Calendar {
        Calendar { workdays: Workdays::plain(), zone: Zone::utc() }
    }

    /// Returns the person's day of an instant.
    pub fn day(&self, instant: Timestamp) -> NaiveDate {
        self.zone.wall(instant).date()
    }
}

/// A run of free days longer than this is taken for a mistake of the source, so that no search for a working day is endless.
const LONGEST_REST: usize = 366;

impl Workdays {
    /// A week whose every day is weekend has no working day; it counts as one without a weekend.
    pub fn new(weekend: impl IntoIterator<Item = Weekday>, free: impl IntoIterator<Item = NaiveDate>) -> Workdays {
        let mut weekend: Vec<Weekday> = weekend.into_iter().collect();
        if (0..7).all(|day| Weekday::try_from(day).is_ok_and(|day| weekend.contains(&day))) {
            weekend.clear();
        }
        Workdays { weekend, free: free.into_iter().collect(), week_start: Weekday::Mon, review_start: Weekday::Mon }
    }

    /// Draws weeks from another day than Monday. Nothing is counted by it.
    #[must_use]
    pub fn with_week_start(self, week_start: Weekday) -> Workdays {
        Workdays { week_start, ..self }
    }

    /// Begins weeks on a day that the person chose, in calendars and in what is looked back on.
    #[must_use]
    pub fn with_weeks_from(self, day: Weekday) -> Workdays {
        Workdays { week_start: day, review_start: day, ..self }
    }

    /// Returns the day on which the weeks begin that are looked back on: Monday, unless another was chosen.
    pub fn review_start(&self) -> Weekday {
        self.review_start
    }

    /// Returns the day on which weeks begin in calendars.
    pub fn week_start(&self) -> Weekday {
        self.week_start
    }

    /// Saturday and Sunday, and no holidays.
    pub fn plain() -> Workdays {
        Workdays::new([Weekday::Sat, Weekday::Sun], [])
    }

    pub fn is_workday(&self, day: NaiveDate) -> bool {
        !self.weekend.contains(&day.weekday()) && !self.free.contains(&day)
    }

    /// Says whether a day is free though its weekday is worked: a holiday, or a day off.
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.free.contains(&day) && !self.weekend.contains(&day.weekday())
    }

    /// Returns the day itself when it is worked, else the next one that is.
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().take(LONGEST_REST).find(|day| self.is_workday(*day)).unwrap_or(day)
    }

    /// Returns the day itself when it is worked, else the last one before that is.
    pub fn on_or_before(&self, day: NaiveDate) -> NaiveDate {
        let back = std::iter::successors(Some(day), |day| day.pred_opt());
        back.take(LONGEST_REST).find(|day| self.is_workday(*day)).unwrap_or(day)
    }

    /// Goes so many working days forward (or back, when negative); from a free day the first step reaches a working day.
    pub fn add(&self, day: NaiveDate, workdays: i32) -> NaiveDate {
        let one = Days::new(1);
        let mut at = day;
        for _ in 0..workdays.unsigned_abs() {
            let step = |at: NaiveDate| if workdays > 0 { at.checked_add_days(one) } else { at.checked_sub_days(one) };
            let Some(next) = step(at) else { return at };
            at = if workdays > 0 { self.on_or_after(next) } else { self.on_or_before(next) };
        }
        at
    }

    /// Counts the working days after `from` up to and with `to`; 0 when `to` is not later.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        days.filter(|day| self.is_workday(*day)).fold(0, |count, _| count + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn weekends_and_holidays_are_passed_over() {
        // Friday 20 November 2026, a free Monday, and what follows.
        let workdays = Workdays::new([Weekday::Sat, Weekday::Sun], [day("2026-11-23")]);
        assert!(workdays.is_workday(day("2026-11-20")) && !workdays.is_workday(day("2026-11-23")));
        assert_eq!(workdays.on_or_after(day("2026-11-21")), day("2026-11-24"));
        assert_eq!(workdays.on_or_before(day("2026-11-23")), day("2026-11-20"));
        assert_eq!(workdays.add(day("2026-11-20"), 1), day("2026-11-24"));
        assert_eq!(workdays.add(day("2026-11-24"), -1), day("2026-11-20"));
        assert_eq!(workdays.add(day("2026-11-22"), 2), day("2026-11-25"));
        assert_eq!(workdays.between(day("2026-11-20"), day("2026-11-24")), 1);
        assert_eq!(workdays.between(day("2026-11-24"), day("2026-11-20")), 0);
    }

    #[test]
    fn a_week_without_a_working_day_is_none() {
        let all = (0..7).map(|day| Weekday::try_from(day).expect("0 to 6"));
        assert!(Workdays::new(all, []).is_workday(day("2026-11-22")));
    }
}
