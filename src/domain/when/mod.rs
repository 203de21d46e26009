//! Days as people write them, in English and Japanese: `fri`, `3d`, `10/3`, `eom`, `来週月`, `3日後`, `月末`.
//!
//! Pure: the caller gives today. A phrase is read as a whole or not at all. Choices where people differ:
//! - `10/3` is month/day, the order that Japanese and US people share; day/month is never guessed.
//! - A week runs from Monday to Sunday and ends, for work, on its Friday. `next fri` and `来週金` are the Friday of the next week.
//! - A weekday alone is never today: on a Friday, `fri` is a week away.
//! - `next week`, `来月` are the first day of it; `this month`, `今月` its end; a month later than 31 January is 28 February.
//! - Business days leave out weekends; holidays are unknown.

mod anchor;
mod clock;
mod english;
mod japanese;
mod numeric;
mod weekday;

#[cfg(test)]
mod tests;

pub use clock::{parse_moment, parse_past_moment};

use anchor::{Anchor, Lean};
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// English phrases to offer while a date is typed, the usual ones first.
pub const SUGGESTIONS_EN: &[&str] = &[
    "today",
    "tomorrow",
    "fri",
    "mon",
    "3d",
    "next week",
    "1w",
    "2w",
    "eow",
    "eom",
    "1m",
    "eoq",
    "next month",
    "5bd",
    "in 3 days",
    "end of next month",
];

/// Japanese phrases to offer while a date is typed, the usual ones first.
pub const SUGGESTIONS_JA: &[&str] = &[
    "今日",
    "明日",
    "明後日",
    "来週月",
    "来週金",
    "今週中",
    "3日後",
    "3営業日後",
    "1週間後",
    "2週間後",
    "月末",
    "来月末",
    "1ヶ月後",
    "四半期末",
    "年末",
    "年度末",
];

/// The longest text that can be a phrase, in characters; longer text is not looked at.
const MAX_CHARS: usize = 40;

/// Reads a day that is planned: where a year, month or week is missing, the next such day, today included for dates.
pub fn parse_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    read(text, Anchor { today, lean: Lean::Coming })
}

/// Reads a day on which something happened: as `parse_day`, but the latest such day up to today. `3d` is three days ago,
/// `fri` the last Friday; `tomorrow`, `+3d` and dates with a year mean what they say.
pub fn parse_past_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    read(text, Anchor { today, lean: Lean::Past })
}

fn read(text: &str, anchor: Anchor) -> Option<NaiveDate> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    let folded: String = text.trim().nfkc().flat_map(char::to_lowercase).collect();
    let compact: String = folded.split_whitespace().collect();
    numeric::read(&compact, anchor)
        .or_else(|| english::read(&folded, anchor))
        .or_else(|| japanese::read(&compact, anchor))
        .filter(is_plausible)
}

/// Says whether a day lies in the years that a book can speak of; keeps a slip such as `9999y` out.
fn is_plausible(day: &NaiveDate) -> bool {
    (1900..2200).contains(&day.year())
}
