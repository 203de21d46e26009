//! What a cell of a list stands for, as a program reads it: on the screen it is said in short, in a file it stands whole.

use crate::domain::{Currency, Money};
use chrono::{NaiveDate, NaiveDateTime};

/// A value behind the words of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exact {
    Money(Money),
    Day(NaiveDate),
    /// By the clock on the wall.
    Moment(NaiveDateTime),
    Count(i64),
}

impl Exact {
    /// Returns the amount without its currency, the day in the form of ISO 8601, the number without grouping.
    pub fn plain(&self) -> String {
        match self {
            Exact::Money(money) => money.plain(),
            Exact::Day(day) => day.to_string(),
            Exact::Moment(moment) => moment.format("%Y-%m-%d %H:%M").to_string(),
            Exact::Count(count) => count.to_string(),
        }
    }

    pub fn currency(&self) -> Option<Currency> {
        match self {
            Exact::Money(money) => Some(money.currency),
            _ => None,
        }
    }
}

impl From<Money> for Exact {
    fn from(money: Money) -> Exact {
        Exact::Money(money)
    }
}

impl From<NaiveDate> for Exact {
    fn from(day: NaiveDate) -> Exact {
        Exact::Day(day)
    }
}

impl From<usize> for Exact {
    fn from(count: usize) -> Exact {
        Exact::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Exact {
    fn from(count: u32) -> Exact {
        Exact::Count(count.into())
    }
}
