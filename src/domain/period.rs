//! A day or a week that is looked back on, and the days ahead that go with it.

use crate::domain::words::text_enum;
use chrono::{Datelike, Days, NaiveDate, Weekday};

text_enum! {
    /// A week runs from Monday to Sunday.
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
    /// Returns the period that a day lies in.
    pub fn of(length: Length, day: NaiveDate) -> Period {
        match length {
            Length::Day => Period { length, from: day, to: day },
            Length::Week => {
                let week = day.week(Weekday::Mon);
                Period { length, from: week.checked_first_day().unwrap_or(day), to: week.checked_last_day().unwrap_or(day) }
            }
        }
    }

    pub fn next(self) -> Period {
        Period::of(self.length, self.to.succ_opt().unwrap_or(self.to))
    }

    pub fn previous(self) -> Period {
        Period::of(self.length, self.from.pred_opt().unwrap_or(self.from))
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

    /// Returns the number of its calendar week.
    pub fn week_number(self) -> u32 {
        self.from.iso_week().week()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_runs_from_monday_to_sunday_and_looks_a_week_ahead() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let week = Period::of(Length::Week, day("2026-11-22"));
        assert_eq!((week.from, week.to, week.eve()), (day("2026-11-16"), day("2026-11-22"), day("2026-11-15")));
        assert_eq!((week.next().from, week.previous().to), (day("2026-11-23"), day("2026-11-15")));
        assert_eq!(week.ahead(), (day("2026-11-23"), day("2026-11-29")));
        let monday = Period::of(Length::Week, day("2026-11-23"));
        assert_eq!((monday.end(day("2026-11-25")), monday.end(day("2027-01-01"))), (day("2026-11-25"), day("2026-11-29")));
        let new_year = Period::of(Length::Day, day("2026-12-31"));
        assert_eq!((new_year.next().from, new_year.previous().from), (day("2027-01-01"), day("2026-12-30")));
    }
}
