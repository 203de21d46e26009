//! A period of figures: its first and last day, the one before it and the one a year before.

use crate::domain::Invalid;
use chrono::{Datelike, Days, Months, NaiveDate};

/// Days from the first to the last, both with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Span {
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Span, Invalid> {
        match from <= to {
            true => Ok(Span { from, to }),
            false => Err(Invalid::EndBeforeStart { start: from.to_string(), end: to.to_string() }),
        }
    }

    /// Returns some whole months from the first day of the month a day lies in.
    pub fn months(day: NaiveDate, months: u32) -> Span {
        let from = day.with_day(1).unwrap_or(day);
        Span { from, to: last_before(shifted(from, i64::from(months))) }
    }

    /// Returns the quarter of a day, in a year that begins with a month (1 January, 4 April).
    pub fn quarter(day: NaiveDate, year_begins: u32) -> Span {
        let since = (day.month() + 12 - year_begins) % 3;
        Span::months(shifted(day.with_day(1).unwrap_or(day), -i64::from(since)), 3)
    }

    /// Returns the year of a day, which begins with a month (1 January, 4 April).
    pub fn year(day: NaiveDate, year_begins: u32) -> Span {
        let since = (day.month() + 12 - year_begins) % 12;
        Span::months(shifted(day.with_day(1).unwrap_or(day), -i64::from(since)), 12)
    }

    /// Returns the last so many days up to a day.
    pub fn days_up_to(day: NaiveDate, days: u64) -> Span {
        Span { from: day.checked_sub_days(Days::new(days.saturating_sub(1))).unwrap_or(day), to: day }
    }

    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// Returns how many whole months it has, where it begins on the first and ends on the last day of a month.
    pub fn whole_months(&self) -> Option<u32> {
        let next = self.to.succ_opt()?;
        let months = (next.year() - self.from.year()) * 12 + next.month() as i32 - self.from.month() as i32;
        (self.from.day() == 1 && next.day() == 1).then_some(months).and_then(|months| u32::try_from(months).ok())
    }

    /// Returns the period just before it: as many whole months, else as many days.
    pub fn previous(&self) -> Span {
        let to = last_before(self.from);
        match self.whole_months() {
            Some(months) => Span { from: shifted(self.from, -i64::from(months)), to },
            None => Span::days_up_to(to, self.days().unsigned_abs()),
        }
    }

    /// Returns the same days a year before; a period of whole months stays one, and 29 February becomes the 28th.
    pub fn year_before(&self) -> Span {
        match self.whole_months() {
            Some(months) => Span::months(shifted(self.from, -12), months),
            None => Span { from: shifted(self.from, -12), to: shifted(self.to, -12) },
        }
    }
}

/// Moves a day by months; a day the month does not have becomes its last.
fn shifted(day: NaiveDate, months: i64) -> NaiveDate {
    let by = Months::new(u32::try_from(months.unsigned_abs()).unwrap_or(0));
    let moved = if months < 0 { day.checked_sub_months(by) } else { day.checked_add_months(by) };
    moved.unwrap_or(day)
}

fn last_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn span(from: &str, to: &str) -> Span {
        Span::new(day(from), day(to)).expect("in order")
    }

    #[test]
    fn quarters_and_years_follow_the_month_the_year_begins_with() {
        assert_eq!(Span::quarter(day("2026-11-22"), 1), span("2026-10-01", "2026-12-31"));
        assert_eq!(Span::quarter(day("2026-11-22"), 2), span("2026-11-01", "2027-01-31"));
        assert_eq!(Span::year(day("2026-11-22"), 4), span("2026-04-01", "2027-03-31"));
        assert_eq!(Span::year(day("2026-03-31"), 4), span("2025-04-01", "2026-03-31"));
    }

    #[test]
    fn the_period_before_has_as_many_months_else_as_many_days() {
        assert_eq!(span("2026-10-01", "2026-12-31").previous(), span("2026-07-01", "2026-09-30"));
        assert_eq!(span("2026-03-01", "2026-03-31").previous(), span("2026-02-01", "2026-02-28"));
        assert_eq!(span("2026-11-09", "2026-11-22").previous(), span("2026-10-26", "2026-11-08"));
    }

    #[test]
    fn a_year_before_keeps_whole_months_whole() {
        assert_eq!(span("2025-02-01", "2025-02-28").year_before(), span("2024-02-01", "2024-02-29"));
        assert_eq!(span("2024-02-20", "2024-02-29").year_before(), span("2023-02-20", "2023-02-28"));
        assert!(Span::new(day("2026-02-02"), day("2026-02-01")).is_err());
    }
}
