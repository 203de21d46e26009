//! A period of figures: its first and last day, the one before it and the one a year before.

use crate::domain::{Invalid, words::text_enum};
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

impl Span {
    /// Says whether it runs from a day to the day before the same day some years later.
    pub fn is_whole_years(&self) -> bool {
        let next = self.to.succ_opt().unwrap_or(self.to);
        let years = next.year() - self.from.year();
        years > 0 && shifted(self.from, i64::from(years) * 12) == next
    }

    /// Returns how many times its first day came round again by the day after its last.
    pub fn years(&self) -> i32 {
        self.to.succ_opt().unwrap_or(self.to).year() - self.from.year()
    }

    /// Returns it up to a day that lies in it; one that is over or lies ahead stays whole.
    pub fn up_to(self, day: NaiveDate) -> Span {
        if self.contains(day) { Span { to: day, ..self } } else { self }
    }
}

text_enum! {
    /// Periods that have a name on a day. One that is not over counts up to the day.
    pub enum NamedSpan {
        ThisMonth = "this-month",
        LastMonth = "last-month",
        ThisQuarter = "this-quarter",
        LastQuarter = "last-quarter",
        ThisYear = "this-year",
        LastYear = "last-year",
        TwelveMonths = "12-months",
        NinetyDays = "90-days",
    }
}

impl NamedSpan {
    /// Returns the whole period, which may reach beyond the day.
    fn whole(self, day: NaiveDate, year_begins: u32) -> Span {
        match self {
            NamedSpan::ThisMonth => Span::months(day, 1),
            NamedSpan::LastMonth => Span::months(day, 1).previous(),
            NamedSpan::ThisQuarter => Span::quarter(day, year_begins),
            NamedSpan::LastQuarter => Span::quarter(day, year_begins).previous(),
            NamedSpan::ThisYear => Span::year(day, year_begins),
            NamedSpan::LastYear => Span::year(day, year_begins).previous(),
            NamedSpan::TwelveMonths => Span { from: shifted(day, -12).succ_opt().unwrap_or(day), to: day },
            NamedSpan::NinetyDays => Span::days_up_to(day, 90),
        }
    }
}

/// A period and those it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    pub now: Span,
    pub before: Span,
    pub year_before: Span,
}

impl Periods {
    pub fn of(span: Span) -> Periods {
        let is_year = span.is_whole_years();
        let year_before = span.year_before();
        // A year up to any day follows on the year up to the same day before.
        let before = if is_year && span.years() == 1 { year_before } else { span.previous() };
        Periods { now: span, before, year_before }
    }

    /// Returns a named period up to a day; those it is compared with have run for as many days.
    pub fn named(name: NamedSpan, day: NaiveDate, year_begins: u32) -> Periods {
        let whole = name.whole(day, year_begins);
        let now = whole.up_to(day);
        if now == whole {
            return Periods::of(whole);
        }
        let gone = Days::new((now.days() - 1).unsigned_abs());
        let cut = |span: Span| span.up_to(span.from.checked_add_days(gone).unwrap_or(span.to));
        Periods { now, before: cut(whole.previous()), year_before: cut(whole.year_before()) }
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

    #[test]
    fn a_named_period_runs_up_to_the_day_and_is_compared_with_as_many_days() {
        let periods = |name| Periods::named(name, day("2026-11-22"), 1);
        let quarter = periods(NamedSpan::ThisQuarter);
        assert_eq!(quarter.now, span("2026-10-01", "2026-11-22"));
        assert_eq!((quarter.before, quarter.year_before), (span("2026-07-01", "2026-08-22"), span("2025-10-01", "2025-11-22")));
        let year = periods(NamedSpan::TwelveMonths);
        assert_eq!((year.now, year.before), (span("2025-11-23", "2026-11-22"), span("2024-11-23", "2025-11-22")));
        assert!(year.now.is_whole_years() && year.now.years() == 1);
        let last = periods(NamedSpan::LastQuarter);
        assert_eq!((last.now, last.before), (span("2026-07-01", "2026-09-30"), span("2026-04-01", "2026-06-30")));
        let days = periods(NamedSpan::NinetyDays);
        assert_eq!((days.now, days.before), (span("2026-08-25", "2026-11-22"), span("2026-05-27", "2026-08-24")));
        assert_eq!(Periods::named(NamedSpan::ThisYear, day("2026-11-22"), 4).now, span("2026-04-01", "2026-11-22"));
    }
}
