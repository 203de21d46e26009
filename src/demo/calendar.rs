//! Days counted back from the book's today, working days, office hours and the seasons of use.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::domain::{Lang, Moment, Zone};

/// How many days of history a book tells: eighteen months.
pub(super) const SPAN_DAYS: i64 = 548;

#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    pub today: NaiveDate,
    pub zone: Zone,
    pub lang: Lang,
}

impl Calendar {
    /// Returns the day that lies some days before today; a negative number lies ahead.
    pub fn day(&self, days_ago: i64) -> NaiveDate {
        let days = Days::new(days_ago.unsigned_abs());
        let day = if days_ago >= 0 { self.today.checked_sub_days(days) } else { self.today.checked_add_days(days) };
        day.unwrap_or(self.today)
    }

    /// Returns how many days before today a day lies.
    pub fn days_ago(&self, day: NaiveDate) -> i64 {
        (self.today - day).num_days()
    }

    /// Returns that day, or the nearest working day before it; never today, whose hours may not have come yet.
    pub fn workday(&self, days_ago: i64) -> NaiveDate {
        let mut ago = days_ago.max(1);
        while !self.is_working(self.day(ago)) {
            ago += 1;
        }
        self.day(ago)
    }

    /// Returns the first working day after a day, unless it has not passed yet.
    pub fn next_workday(&self, day: NaiveDate) -> Option<NaiveDate> {
        let ago = self.days_ago(day);
        (1..ago).rev().map(|ago| self.day(ago)).find(|day| self.is_working(*day))
    }

    /// Returns the working day on or after a day that lies ahead.
    pub fn workday_ahead(&self, days: i64) -> NaiveDate {
        (days..).map(|ahead| self.day(-ahead)).find(|day| self.is_working(*day)).unwrap_or(self.today)
    }

    /// Says whether offices are open: no weekends, no turn of the year, no long summer and spring holidays in Japan.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let closed = match (self.lang, day.month(), day.day()) {
            (_, 12, 25 | 26) if self.lang == Lang::En => true,
            (_, 1, 1) => true,
            (Lang::Ja, 12, 29..) | (Lang::Ja, 1, 2 | 3) | (Lang::Ja, 5, 3..=5) | (Lang::Ja, 8, 13..=15) => true,
            _ => false,
        };
        !closed && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// Returns the instant at which the wall clock shows a minute of the day.
    pub fn at(&self, day: NaiveDate, minute: i64) -> Moment {
        let seconds = u32::try_from(minute.clamp(0, 1439)).unwrap_or(0) * 60;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or(NaiveTime::MIN);
        Moment::from(self.zone.instant(day.and_time(time)))
    }

    /// Returns how busy a day is compared with an ordinary one: full at quarter ends, thin in August and around the turn of the year.
    pub fn season(&self, day: NaiveDate) -> f64 {
        match (day.month(), day.day()) {
            (12, 20..) | (1, ..=4) => 0.8,
            (8, _) => 0.9,
            (3 | 6 | 9, 20..) => 1.15,
            _ => 1.0,
        }
    }
}

/// A value over time, given at some days before today and straight between them.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(transparent)]
pub(super) struct Curve(pub Vec<(i64, f64)>);

impl Curve {
    /// Returns the value some days ago; before the first and after the last point it stays level.
    pub fn at(&self, days_ago: i64) -> f64 {
        let later = self.0.iter().position(|(ago, _)| *ago <= days_ago);
        match later {
            Some(0) => self.0[0].1,
            Some(at) => {
                let ((from, start), (to, end)) = (self.0[at - 1], self.0[at]);
                let passed = (from - days_ago) as f64 / (from - to) as f64;
                start + (end - start) * passed
            }
            None => self.0.last().map_or(0.0, |(_, value)| *value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(lang: Lang) -> Calendar {
        Calendar { today: "2026-11-23".parse().expect("a date"), zone: Zone::utc(), lang }
    }

    #[test]
    fn the_day_before_monday_at_work_is_friday() {
        assert_eq!(calendar(Lang::En).workday(1).to_string(), "2026-11-20");
        assert_eq!(calendar(Lang::En).workday(0).to_string(), "2026-11-20");
        assert_eq!(calendar(Lang::En).workday_ahead(5).to_string(), "2026-11-30");
    }

    #[test]
    fn offices_close_where_they_do() {
        let obon = "2026-08-14".parse().expect("a Friday");
        assert!(calendar(Lang::En).is_working(obon) && !calendar(Lang::Ja).is_working(obon));
    }

    #[test]
    fn a_curve_is_straight_between_its_points_and_level_outside() {
        let curve = Curve(vec![(100, 0.8), (20, 0.4), (0, 0.2)]);
        for (ago, value) in [(300, 0.8), (100, 0.8), (60, 0.6), (20, 0.4), (10, 0.3), (0, 0.2), (-9, 0.2)] {
            assert!((curve.at(ago) - value).abs() < 1e-9, "{ago}");
        }
    }
}
