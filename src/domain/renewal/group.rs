//! Ends in groups: by days ahead, by month, by quarter; by the day they are due or by the last day for notice.

use super::Deal;
use crate::domain::kpi::Span;
use crate::domain::words::text_enum;
use chrono::{Datelike, NaiveDate};

text_enum! {
    pub enum By { Window = "window", Month = "month", Quarter = "quarter" }
}

text_enum! {
    /// Which day of an end puts it into its group.
    pub enum Basis {
        Due = "due",
        /// The last day for notice; where none is known, the end.
        Notice = "notice",
    }
}

text_enum! {
    /// How many days ahead.
    pub enum Window { Past = "past", Days30 = "0-30", Days60 = "31-60", Days90 = "61-90", Later = "later" }
}

/// A group, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    Window(Window),
    Month(Span),
    /// With the year it is of, by the calendar year in which that begins, and its number.
    Quarter(Span, i32, u32),
}

impl Basis {
    pub fn day(self, deal: &Deal) -> NaiveDate {
        match self {
            Basis::Due => deal.due_on,
            Basis::Notice => deal.notice_by.unwrap_or(deal.due_on),
        }
    }
}

impl Window {
    pub fn of(day: NaiveDate, today: NaiveDate) -> Window {
        match (day - today).num_days() {
            ..=-1 => Window::Past,
            0..=30 => Window::Days30,
            31..=60 => Window::Days60,
            61..=90 => Window::Days90,
            91.. => Window::Later,
        }
    }
}

impl Group {
    /// Returns the group of a day; quarters are those of a year that begins with a month.
    pub fn of(by: By, day: NaiveDate, today: NaiveDate, year_begins: u32) -> Group {
        match by {
            By::Window => Group::Window(Window::of(day, today)),
            By::Month => Group::Month(Span::months(day, 1)),
            By::Quarter => {
                let (quarter, year) = (Span::quarter(day, year_begins), Span::year(day, year_begins));
                let number = (quarter.from.month() + 12 - year_begins) % 12 / 3 + 1;
                Group::Quarter(quarter, year.from.year(), number)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn groups_follow_each_other_in_time() {
        let today = day("2026-11-22");
        let of = |text: &str| Window::of(day(text), today);
        assert_eq!(
            [of("2026-11-21"), of("2026-11-22"), of("2026-12-22"), of("2026-12-23")],
            [Window::Past, Window::Days30, Window::Days30, Window::Days60]
        );
        assert_eq!(
            [of("2027-01-21"), of("2027-01-22"), of("2027-02-20"), of("2027-02-21")],
            [Window::Days60, Window::Days90, Window::Days90, Window::Later]
        );
        let quarter = |text: &str| Group::of(By::Quarter, day(text), today, 1);
        assert!(quarter("2026-12-31") < quarter("2027-01-01") && quarter("2027-01-01") == quarter("2027-03-31"));
        assert_ne!(Group::of(By::Month, day("2026-11-30"), today, 1), Group::of(By::Month, day("2026-12-01"), today, 1));
        let of = |text: &str, begins| match Group::of(By::Quarter, day(text), today, begins) {
            Group::Quarter(_, year, number) => (year, number),
            other => unreachable!("asked for a quarter: {other:?}"),
        };
        assert_eq!((of("2026-11-22", 1), of("2026-11-22", 4), of("2027-02-01", 4)), ((2026, 4), (2026, 3), (2026, 4)));
    }
}
