//! Numbers, amounts, lengths of time and days as people write them in a filter.

use super::ast::{Span, SpanUnit};
use crate::domain::{Currency, Invalid, money, when};
use chrono::{Months, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// Why something is no quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// There is no number in it.
    NoNumber,
    /// The number is followed by what does not belong there.
    Unit(String),
    Currency(String),
}

/// What may stand behind a number without meaning anything.
const COUNTERS: &[&str] = &["点", "ポイント", "pt", "pts", "人", "名", "件", "席", "社", "回"];

/// Reads a number, with thousands grouped or not, and `K M B 千 万 億`.
pub(super) fn number(text: &str) -> Result<f64, Trouble> {
    let folded = plain(text);
    let bare = COUNTERS.iter().find_map(|counter| folded.strip_suffix(counter)).unwrap_or(&folded);
    scaled(bare).ok_or_else(|| trouble(&folded))
}

/// Reads a number with or without a per cent sign.
pub(super) fn percent(text: &str) -> Result<f64, Trouble> {
    let folded = plain(text);
    let bare = ["%", "パーセント"].iter().find_map(|sign| folded.strip_suffix(sign)).unwrap_or(&folded);
    scaled(bare).ok_or_else(|| trouble(&folded))
}

/// Reads an amount in major units, and its currency where one stands there.
pub(super) fn amount(text: &str) -> Result<(f64, Option<Currency>), Trouble> {
    let folded = plain(text);
    let (sign, unsigned) = signed(&folded);
    let split = |default| money::split_currency(unsigned, default);
    let ((currency, rest), (other, _)) = match (split(Currency::USD), split(Currency::EUR)) {
        (Ok(one), Ok(other)) => (one, other),
        (Err(Invalid::UnknownCurrency(code)), _) if unsigned.starts_with(|c: char| c.is_ascii_digit()) => return Err(Trouble::Unit(code)),
        (Err(Invalid::UnknownCurrency(code)), _) => return Err(Trouble::Currency(code)),
        _ => return Err(trouble(&folded)),
    };
    let value = scaled(rest).ok_or_else(|| trouble(&folded))?;
    Ok((sign * value, (currency == other).then_some(currency)))
}

/// Folds widths, letters and signs; white space goes.
fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '−' | '‐' | '–') { '-' } else { c })
        .collect()
}

fn signed(text: &str) -> (f64, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix(['+', '±']).unwrap_or(text)),
    }
}

fn scaled(text: &str) -> Option<f64> {
    let (sign, rest) = signed(text);
    let (factor, digits) = money::split_factor(rest);
    let value = sign * money::plain_number(&digits.replace('、', ","))? * factor;
    value.is_finite().then_some(value)
}

/// Says what keeps a text from being a number.
fn trouble(folded: &str) -> Trouble {
    let (_, rest) = signed(folded);
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ",.".contains(c));
    if unit.len() == rest.len() || unit.is_empty() { Trouble::NoNumber } else { Trouble::Unit(unit.to_owned()) }
}

const UNITS: &[(SpanUnit, &[&str])] = &[
    (SpanUnit::Day, &["d", "day", "days", "日", "日間"]),
    (SpanUnit::Week, &["w", "wk", "week", "weeks", "週", "週間"]),
    (SpanUnit::Month, &["m", "mo", "month", "months", "か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "月間"]),
    (SpanUnit::Year, &["y", "yr", "year", "years", "年", "年間"]),
];

/// No length of time counts more than this.
const MOST_COUNT: u32 = 9999;

/// Reads a length of time: `60d`, `3か月`, `半年`; a number alone counts days.
pub(super) fn span(text: &str) -> Result<Span, Trouble> {
    let folded = plain(text);
    if folded == "半年" {
        return Ok(Span { count: 6, unit: SpanUnit::Month });
    }
    let unit = folded.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = folded.strip_suffix(unit).and_then(|digits| digits.parse().ok()).filter(|count| *count <= MOST_COUNT);
    let known = UNITS.iter().find(|(_, names)| names.contains(&unit)).map(|(unit, _)| *unit);
    match (count, known) {
        (Some(count), Some(unit)) => Ok(Span { count, unit }),
        (Some(count), None) if unit.is_empty() => Ok(Span::days(count)),
        (Some(_), None) => Err(Trouble::Unit(unit.to_owned())),
        (None, _) => Err(Trouble::NoNumber),
    }
}

/// A day as it stands in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DayText {
    /// The first and the last day of what is meant: a day, a month, a year.
    Fixed(NaiveDate, NaiveDate),
    /// A day that depends on today.
    Phrase(String),
}

/// Reads a day, a month (`2026-03`, `2026年3月`), a year (`2026`) or a day in words; `None` for anything else.
pub(super) fn day(text: &str) -> Option<DayText> {
    let folded = plain(text);
    if let Some((first, last)) = month_or_year(&folded) {
        return Some(DayText::Fixed(first, last));
    }
    // What means the same day seen from two days of different years depends on neither.
    let seen_from = |year| when::parse_day(text, NaiveDate::from_ymd_opt(year, 2, 15)?);
    match (seen_from(2021)?, seen_from(2024)?) {
        (one, other) if one == other => Some(DayText::Fixed(one, one)),
        _ => Some(DayText::Phrase(text.to_owned())),
    }
}

fn month_or_year(folded: &str) -> Option<(NaiveDate, NaiveDate)> {
    let text = folded.strip_suffix('月').or_else(|| folded.strip_suffix('年')).unwrap_or(folded);
    let (year, month) = match text.split_once(['-', '/', '年']) {
        Some((year, month)) => (year, Some(month)),
        None => (text, None),
    };
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !is_digits(year) || !month.is_none_or(|month| (1..=2).contains(&month.len()) && is_digits(month)) {
        return None;
    }
    let year: i32 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    let (month, length) = match month {
        Some(month) => (month.parse().ok()?, 1),
        None => (1, 12),
    };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(Months::new(length))?.pred_opt()?))
}
