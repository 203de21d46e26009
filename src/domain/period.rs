//! A day or a week that is looked back on, and the days ahead that go with it.

use crate::domain::words::text_enum;
use chrono::{Datelike, Days, IsoWeek, NaiveDate, Weekday};

text_enum! {
    /// A week runs from the day on which the person's weeks begin.
    pub enum Length { Day = "day", Week = "week" }
}

/// Days looked back on, both ends with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub length: Length,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// How far ahead a review looks, in days.
const AHEAD: u64 = 7;

impl Period {
    /// Returns the period that a day lies in; weeks begin on `first`.
    pub fn of(length: Length, day: NaiveDate, first: Weekday) -> Period {
        match length {
            Length::Day => Period { length, from: day, to: day },
            Length::Week => {
                let week = day.week(first);
                Period { length, from: week.checked_first_day().unwrap_or(day), to: week.checked_last_day().unwrap_or(day) }
            }
        }
    }

    pub fn next(self) -> Period {
        Period::of(self.length, self.to.succ_opt().unwrap_or(self.to), self.from.weekday())
    }

    pub fn previous(self) -> Period {
        Period::of(self.length, self.from.pred_opt().unwrap_or(self.from), self.from.weekday())
    }

    /// Returns the day before it: what it is compared with.
    pub fn eve(self) -> NaiveDate {
        self.from.pred_opt().unwrap_or(self.from)
    }

    /// Returns its last day that is not to come.
    pub fn end(self, today: NaiveDate) -> NaiveDate {
        self.to.min(today).max(self.from)
    }

    /// Returns the first and the last day of the week ahead.
    pub fn ahead(self) -> (NaiveDate, NaiveDate) {
        let first = self.to.succ_opt().unwrap_or(self.to);
        (first, self.to.checked_add_days(Days::new(AHEAD)).unwrap_or(first))
    }

    /// Returns the calendar week that most of its days are in.
    pub fn calendar_week(self) -> IsoWeek {
        let middle = self.from.checked_add_days(Days::new((self.to - self.from).num_days().unsigned_abs() / 2));
        middle.unwrap_or(self.from).iso_week()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_runs_from_monday_to_sunday_and_looks_a_week_ahead() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let week = Period::of(Length::Week, day("2026-11-22"), Weekday::Mon);
        assert_eq!((week.from, week.to, week.eve()), (day("2026-11-16"), day("2026-11-22"), day("2026-11-15")));
        assert_eq!((week.next().from, week.previous().to), (day("2026-11-23"), day("2026-11-15")));
        assert_eq!(week.ahead(), (day("2026-11-23"), day("2026-11-29")));
        let monday = Period::of(Length::Week, day("2026-11-23"), Weekday::Mon);
        assert_eq!((monday.end(day("2026-11-25")), monday.end(day("2027-01-01"))), (day("2026-11-25"), day("2026-11-29")));
        let new_year = Period::of(Length::Day, day("2026-12-31"), Weekday::Mon);
        assert_eq!((new_year.next().from, new_year.previous().from), (day("2027-01-01"), day("2026-12-30")));
    }
    #[test]
    fn a_week_may_begin_on_another_day_and_keeps_doing_so() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let week = Period::of(Length::Week, day("2026-11-21"), Weekday::Sun);
        assert_eq!((week.from, week.to, week.calendar_week().week()), (day("2026-11-15"), day("2026-11-21"), 47));
        assert_eq!((week.next().from, week.next().to), (day("2026-11-22"), day("2026-11-28")));
        assert_eq!((week.previous().from, week.next().previous()), (day("2026-11-08"), week));
        // A day and the days beside it are the same whenever weeks begin.
        let saturday = Period::of(Length::Day, day("2026-11-21"), Weekday::Sun);
        assert_eq!(saturday.next().from, day("2026-11-22"));
    }
}
