//! What a date says before it is known in which order day and month stand.

use crate::import::value::plain;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

/// A date as written, with the time of day and the offset from UTC where there are any.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DateText {
    pub day: DayText,
    pub time: Option<NaiveTime>,
    pub offset: Option<FixedOffset>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DayText {
    /// Year, month, day; they need not be a day of the calendar.
    Known(i32, u32, u32),
    /// Three numbers; the last is a year of four digits when `year_last`.
    Loose { numbers: [u32; 3], year_last: bool },
}

/// The first year of each Japanese era by its signs.
const ERAS: &[(&str, i32)] =
    &[("令和", 2019), ("平成", 1989), ("昭和", 1926), ("大正", 1912), ("明治", 1868), ("r", 2019), ("h", 1989), ("s", 1926), ("t", 1912)];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Takes a date apart; `None` for what is no date in any order.
pub(super) fn scan(text: &str) -> Option<DateText> {
    let plain = plain(text).to_lowercase();
    if plain.chars().all(|c| c.is_ascii_digit() || c == '.') && plain.matches('.').count() < 2 {
        return number(&plain);
    }
    let (day, rest) = era(&plain).or_else(|| numbers(&plain)).or_else(|| month_name(&plain))?;
    let (time, offset) = time_and_offset(rest)?;
    Some(DateText { day, time, offset })
}

/// Reads `20230727`, the day numbers of spreadsheets (1940 to 2099) and the seconds or milliseconds of Unix.
fn number(text: &str) -> Option<DateText> {
    let digits = text.split('.').next().unwrap_or_default();
    let value: f64 = text.parse().ok()?;
    let whole = value as i64;
    let at = |seconds: i64| DateTime::from_timestamp(seconds, 0).map(|time| (time.date_naive(), time.time()));
    let from = |(day, time): (NaiveDate, NaiveTime), is_instant: bool| {
        use chrono::Datelike;
        let day = DayText::Known(day.year(), day.month(), day.day());
        let offset = if is_instant { FixedOffset::east_opt(0) } else { None };
        let time = (is_instant || time != NaiveTime::MIN).then_some(time);
        Some(DateText { day, time, offset })
    };
    match digits.len() {
        8 if text.len() == 8 => {
            let day = DayText::Known((whole / 10_000) as i32, (whole / 100 % 100) as u32, (whole % 100) as u32);
            Some(DateText { day, time: None, offset: None })
        }
        5 if (14_611..=73_050).contains(&whole) => from(at(((value - 25_569.0) * 86_400.0).round() as i64)?, false),
        10 if text.len() == 10 => from(at(whole)?, true),
        13 if text.len() == 13 => from(at(whole / 1000)?, true),
        _ => None,
    }
}

/// Reads `令和6年7月21日` and `R6.7.21`; the first year of an era is also written 元.
fn era(text: &str) -> Option<(DayText, &str)> {
    let (rest, first) = ERAS.iter().find_map(|(sign, first)| Some((text.strip_prefix(sign)?, *first)))?;
    let (year, rest) = match rest.trim_start().strip_prefix('元') {
        Some(rest) => (1, rest),
        None => leading_number(rest.trim_start())?,
    };
    let (month, rest) = leading_number(rest.trim_start_matches(is_separator))?;
    let (day, rest) = leading_number(rest.trim_start_matches(is_separator))?;
    Some((DayText::Known(first + i32::try_from(year).ok()? - 1, month, day), rest.trim_start_matches('日')))
}

fn is_separator(c: char) -> bool {
    matches!(c, '-' | '/' | '.' | '年' | '月' | ' ' | '‐' | '–' | '−')
}

/// Reads three numbers with the same kind of sign between them; a first one of four digits is the year.
fn numbers(text: &str) -> Option<(DayText, &str)> {
    let (first, rest) = leading_number(text)?;
    let first_digits = text.len() - rest.len();
    let (second, rest) = leading_number(rest.strip_prefix(is_separator)?.trim_start())?;
    let after = rest.strip_prefix(is_separator)?.trim_start();
    let (third, rest) = leading_number(after)?;
    let third_digits = after.len() - rest.len();
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    let day = match (first_digits, third_digits) {
        (4, 1..=2) => DayText::Known(i32::try_from(first).ok()?, second, third),
        (1..=2, 4) => DayText::Loose { numbers: [first, second, third], year_last: true },
        (1..=2, 1..=2) if text.contains('年') => DayText::Known(full_year(first), second, third),
        (1..=2, 1..=2) => DayText::Loose { numbers: [first, second, third], year_last: false },
        _ => return None,
    };
    Some((day, rest))
}

/// Reads `27 Jul 2023`, `27-Jul-23`, `July 27, 2023` and `Thu, 27 July 2023`.
fn month_name(text: &str) -> Option<(DayText, &str)> {
    let text = text.split_once(", ").filter(|(start, _)| start.chars().all(char::is_alphabetic)).map_or(text, |(_, rest)| rest);
    let is_gap = |c: char| matches!(c, ' ' | '-' | '/' | ',' | '.');
    let (number_first, rest) = match leading_number(text) {
        Some((number, rest)) => (Some(number), rest.trim_start_matches(is_gap)),
        None => (None, text),
    };
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let name = rest.get(..end).filter(|name| name.len() >= 3)?;
    let month = MONTHS.iter().position(|month| name.starts_with(month))? as u32 + 1;
    let rest = rest.get(end..)?.trim_start_matches(is_gap);
    let (day, rest) = match number_first {
        Some(day) => (day, rest),
        None => leading_number(rest).map(|(day, rest)| (day, rest.trim_start_matches(is_gap)))?,
    };
    let (year, after) = leading_number(rest)?;
    let year = if rest.len() - after.len() <= 2 { full_year(year) } else { i32::try_from(year).ok()? };
    Some((DayText::Known(year, month, day), after))
}

/// Returns the year that two digits mean: up to 69 of this century, from 70 on of the last.
pub(super) fn full_year(two_digits: u32) -> i32 {
    let year = two_digits as i32;
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// Takes up to four digits off the beginning.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 || end > 4 {
        return None;
    }
    Some((text.get(..end)?.parse().ok()?, text.get(end..)?))
}

/// Reads what follows the day: nothing, a weekday in brackets, a time, an offset. `None` when there is more.
fn time_and_offset(rest: &str) -> Option<(Option<NaiveTime>, Option<FixedOffset>)> {
    let rest = rest.trim();
    let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, rest)) => rest.trim(),
        None => rest,
    };
    let rest = rest.trim_start_matches(['t', ',', ' ']);
    if rest.is_empty() {
        return Some((None, None));
    }
    let (rest, offset) = without_offset(rest)?;
    Some((Some(time(rest.trim())?), offset))
}

/// Takes `Z`, `UTC`, `JST`, `+09:00`, `+0900` or `+09` off the end.
fn without_offset(text: &str) -> Option<(&str, Option<FixedOffset>)> {
    for (name, hours) in [("utc", 0), ("gmt", 0), ("jst", 9), ("z", 0)] {
        if let Some(rest) = text.strip_suffix(name) {
            return Some((rest, FixedOffset::east_opt(hours * 3600)));
        }
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, None)) };
    let digits: String = text.get(at + 1..)?.chars().filter(|c| *c != ':').collect();
    let value: i32 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() <= 2 { (value, 0) } else { (value / 100, value % 100) };
    let seconds = hours * 3600 + minutes * 60;
    let offset = FixedOffset::east_opt(if text.get(at..)?.starts_with('-') { -seconds } else { seconds })?;
    Some((text.get(..at)?, Some(offset)))
}

/// Reads `3:00`, `03:00:00.123`, `3:00 pm`, `午後3時5分`.
fn time(text: &str) -> Option<NaiveTime> {
    let (text, half) = half_of_day(text);
    let text = text.replace(['時', '分'], ":").replace('秒', "");
    let mut parts = text.trim().trim_end_matches(':').split(':').map(str::trim);
    let mut hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    let second: u32 = parts.next().map_or(Some(0), |part| part.split('.').next()?.parse().ok())?;
    match half {
        Some(_) if hour > 12 => return None,
        Some(is_afternoon) => hour = hour % 12 + if is_afternoon { 12 } else { 0 },
        None => {}
    }
    if parts.next().is_some() { None } else { NaiveTime::from_hms_opt(hour, minute, second) }
}

/// Takes off which half of the day is meant; `true` is the afternoon.
fn half_of_day(text: &str) -> (&str, Option<bool>) {
    for (sign, is_afternoon) in [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)] {
        if let Some(rest) = text.strip_suffix(sign) {
            return (rest.trim(), Some(is_afternoon));
        }
    }
    for (sign, is_afternoon) in [("午前", false), ("午後", true)] {
        if let Some(rest) = text.strip_prefix(sign) {
            return (rest.trim(), Some(is_afternoon));
        }
    }
    (text, None)
}
