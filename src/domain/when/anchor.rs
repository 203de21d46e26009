//! Counting days, weeks, months and quarters from today. Knows no words.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

/// Which of several days that fit is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Coming,
    Past,
}

/// A length of time that phrases count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    BusinessDay,
    Week,
    Month,
    Quarter,
    Year,
}

/// A stretch of the calendar with a first and a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// Monday to Sunday; its last working day is the Friday.
    Week,
    Month,
    Quarter,
    Year,
    /// April to March, the usual Japanese business year.
    FiscalYear,
}

/// Today, and the direction in which to look for days.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub today: NaiveDate,
    pub lean: Lean,
}

/// How many periods to look through: 29 February can be eight years away (1896–1904).
const REACH: i64 = 9;

impl Anchor {
    /// Returns the day a number of units from today; months end where their last day does.
    pub fn plus(self, unit: Unit, count: i64) -> Option<NaiveDate> {
        match unit {
            Unit::Day => self.days(count),
            Unit::BusinessDay => self.business_days(count),
            Unit::Week => self.days(count.checked_mul(7)?),
            Unit::Month => self.months(count),
            Unit::Quarter => self.months(count.checked_mul(3)?),
            Unit::Year => self.months(count.checked_mul(12)?),
        }
    }

    /// Returns the day a bare count (`3d`) means: ahead when planning, back when looking at what happened.
    pub fn leaning(self, unit: Unit, count: i64) -> Option<NaiveDate> {
        match self.lean {
            Lean::Coming => self.plus(unit, count),
            Lean::Past => self.plus(unit, -count),
        }
    }

    fn days(self, count: i64) -> Option<NaiveDate> {
        self.today.checked_add_signed(TimeDelta::try_days(count)?)
    }

    fn months(self, count: i64) -> Option<NaiveDate> {
        let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
        if count < 0 { self.today.checked_sub_months(months) } else { self.today.checked_add_months(months) }
    }

    /// Steps over Saturdays and Sundays; counts of phrases have four digits, so the loop is short.
    fn business_days(self, count: i64) -> Option<NaiveDate> {
        let mut day = self.today;
        let mut left = count.unsigned_abs();
        while left > 0 {
            day = if count < 0 { day.pred_opt()? } else { day.succ_opt()? };
            if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                left -= 1;
            }
        }
        Some(day)
    }

    /// Returns a weekday of the week that is a number of weeks from this one.
    pub fn weekday_of_week(self, weekday: Weekday, ahead: i64) -> Option<NaiveDate> {
        self.start_of(Period::Week, ahead)?.checked_add_days(Days::new(u64::from(weekday.num_days_from_monday())))
    }

    /// Returns the nearest such weekday, never today.
    pub fn weekday(self, weekday: Weekday) -> Option<NaiveDate> {
        self.nearest(|ahead| self.weekday_of_week(weekday, ahead).filter(|day| *day != self.today))
    }

    /// Returns the nearest day with this month and day of the month.
    pub fn month_day(self, month: u32, day: u32) -> Option<NaiveDate> {
        self.nearest(|ahead| NaiveDate::from_ymd_opt(self.year(ahead)?, month, day))
    }

    /// Returns the nearest day with this day of the month.
    pub fn day_of_month(self, day: u32) -> Option<NaiveDate> {
        self.nearest(|ahead| self.day_in_month(ahead, day))
    }

    /// Returns a day of the month that is a number of months from this one.
    pub fn day_in_month(self, ahead: i64, day: u32) -> Option<NaiveDate> {
        self.start_of(Period::Month, ahead)?.with_day(day)
    }

    /// Returns the nearest last day of a month given by number.
    pub fn end_of_named_month(self, month: u32) -> Option<NaiveDate> {
        self.nearest(|ahead| {
            let first = NaiveDate::from_ymd_opt(self.year(ahead)?, month, 1)?;
            first.checked_add_months(Months::new(1))?.pred_opt()
        })
    }

    /// Returns the nearest last day of a period; today counts.
    pub fn nearest_end(self, period: Period) -> Option<NaiveDate> {
        self.nearest(|ahead| self.end_of(period, ahead))
    }

    /// Returns the year a number of years from this one.
    pub fn year(self, ahead: i64) -> Option<i32> {
        i32::try_from(i64::from(self.today.year()) + ahead).ok()
    }

    /// Returns the first day of the period that is a number of periods from this one.
    pub fn start_of(self, period: Period, ahead: i64) -> Option<NaiveDate> {
        let (length, phase) = match period {
            Period::Week => {
                let since_monday = i64::from(self.today.weekday().num_days_from_monday());
                return self.days(ahead * 7 - since_monday);
            }
            Period::Month => (1, 0),
            Period::Quarter => (3, 0),
            Period::Year => (12, 0),
            Period::FiscalYear => (12, 3),
        };
        let month = i64::from(self.today.year()) * 12 + i64::from(self.today.month0());
        first_of_month(month - (month - phase).rem_euclid(length) + length * ahead)
    }

    /// Returns the last day of the period that is a number of periods from this one; of a week, its Friday.
    pub fn end_of(self, period: Period, ahead: i64) -> Option<NaiveDate> {
        match period {
            Period::Week => self.weekday_of_week(Weekday::Fri, ahead),
            _ => self.start_of(period, ahead + 1)?.pred_opt(),
        }
    }

    /// Returns the first day on the leaning side of today, today included, among those a function gives for each period.
    fn nearest(self, at: impl Fn(i64) -> Option<NaiveDate>) -> Option<NaiveDate> {
        match self.lean {
            Lean::Coming => (-1..=REACH).find_map(|ahead| at(ahead).filter(|day| *day >= self.today)),
            Lean::Past => (-REACH..=1).rev().find_map(|ahead| at(ahead).filter(|day| *day <= self.today)),
        }
    }
}

/// Returns the first day of a month counted from January of the year 0.
fn first_of_month(index: i64) -> Option<NaiveDate> {
    let year = i32::try_from(index.div_euclid(12)).ok()?;
    let month = u32::try_from(index.rem_euclid(12)).ok()? + 1;
    NaiveDate::from_ymd_opt(year, month, 1)
}
