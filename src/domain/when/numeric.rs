//! Dates written in digits: `2027-01-05`, `2027/1/5`, `1/5/2027`, `20270105`, `1/5`, each with or without `(火)`.

use super::anchor::Anchor;
use super::weekday;
use chrono::NaiveDate;

pub(super) fn read(text: &str, anchor: Anchor) -> Option<NaiveDate> {
    let digits_end = text.find('(').unwrap_or(text.len());
    let (date, suffix) = text.split_at_checked(digits_end)?;
    let day = compact(date).or_else(|| separated(date, anchor))?;
    weekday::confirmed(day, suffix)
}

/// Reads `20270105`.
fn compact(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 || !is_digits(text) {
        return None;
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn separated(text: &str, anchor: Anchor) -> Option<NaiveDate> {
    let separator = ['-', '/', '.'].into_iter().find(|separator| text.contains(*separator))?;
    let parts: Vec<&str> = text.split(separator).collect();
    if !parts.iter().all(|part| is_digits(part)) {
        return None;
    }
    match (separator, parts.as_slice()) {
        (_, [year, month, day]) if year.len() == 4 => dated(year, month, day),
        ('/', [month, day, year]) if year.len() == 4 => dated(year, month, day),
        ('/', [month, day]) => anchor.month_day(month.parse().ok()?, day.parse().ok()?),
        _ => None,
    }
}

fn dated(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
