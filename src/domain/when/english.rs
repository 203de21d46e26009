//! English phrases: `tomorrow`, `next fri`, `in 3 business days`, `3 Oct 2027`, `end of next month`.

use super::anchor::{Anchor, Period, Unit};
use super::weekday;
use Piece::{Number, Ordinal, Sign, Word};
use chrono::{Datelike, NaiveDate, Weekday};

/// A part of a phrase, spaces, points and commas left out.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'a> {
    Number(u32),
    /// `3rd`
    Ordinal(u32),
    Word(&'a str),
    Sign(char),
}

const MONTHS: &[&str] =
    &["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// `a` is not among them: `a may` would be a date.
const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Reads a lower-case phrase.
pub(super) fn read(text: &str, anchor: Anchor) -> Option<NaiveDate> {
    match pieces(text)?.as_slice() {
        [Word(word)] => single(word, anchor),
        [Word("day"), Word("after"), Word("tomorrow")] => anchor.plus(Unit::Day, 2),
        [Word("day"), Word("before"), Word("yesterday")] => anchor.plus(Unit::Day, -2),
        [Word("in") | Sign('+'), length @ ..] => counted(length, |unit, count| anchor.plus(unit, count)),
        [length @ .., Word("later")] | [length @ .., Word("from"), Word("now" | "today")] => {
            counted(length, |unit, count| anchor.plus(unit, count))
        }
        [length @ .., Word("ago")] | [Sign('-'), length @ ..] => counted(length, |unit, count| anchor.plus(unit, -count)),
        [Word("end"), period @ ..] => end(period, anchor),
        [Word("next"), Word(word)] => relative(word, 1, anchor),
        [Word("this"), Word(word)] => this(word, anchor),
        [Word("last"), Word(word)] => last(word, anchor),
        [Word(name), date @ ..] if weekday::english(name).is_some() => {
            dated(date, anchor).filter(|day| weekday::english(name) == Some(day.weekday()))
        }
        other => dated(other, anchor).or_else(|| counted(other, |unit, count| anchor.leaning(unit, count))),
    }
}

/// Reads a phrase of one word.
fn single(word: &str, anchor: Anchor) -> Option<NaiveDate> {
    match word {
        "today" | "tod" | "now" => Some(anchor.today),
        "tomorrow" | "tmr" | "tmrw" | "tom" => anchor.plus(Unit::Day, 1),
        "yesterday" | "yday" => anchor.plus(Unit::Day, -1),
        "eow" => anchor.nearest_end(Period::Week),
        "eom" => anchor.nearest_end(Period::Month),
        "eoq" => anchor.nearest_end(Period::Quarter),
        "eoy" => anchor.nearest_end(Period::Year),
        "weekend" => anchor.weekday(Weekday::Sat),
        _ => anchor.weekday(weekday::english(word)?),
    }
}

/// Reads `3 days`, `two weeks`, `a month`, `5 business days`.
fn counted(length: &[Piece], count_from: impl Fn(Unit, i64) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let (count, unit) = match length {
        [count, Word("business" | "working" | "work"), Word("day" | "days")] => (count, Unit::BusinessDay),
        [count, Word(word)] => (count, unit(word)?),
        _ => return None,
    };
    let count = match count {
        Number(count) => i64::from(*count),
        Word("a" | "an") => 1,
        Word(word) => NUMBERS.iter().position(|number| number == word).and_then(|at| i64::try_from(at + 1).ok())?,
        _ => return None,
    };
    count_from(unit, count)
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "day" | "days" => Unit::Day,
        "bd" | "wd" | "workday" | "workdays" | "weekday" | "weekdays" => Unit::BusinessDay,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "m" | "mo" | "mos" | "month" | "months" => Unit::Month,
        "q" | "quarter" | "quarters" => Unit::Quarter,
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

fn period(word: &str) -> Option<Period> {
    Some(match word {
        "week" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        _ => return None,
    })
}

/// Reads what follows `end of`: `month`, `next quarter`, `October`.
fn end(words: &[Piece], anchor: Anchor) -> Option<NaiveDate> {
    match words {
        [Word(word)] => match period(word) {
            Some(period) => anchor.nearest_end(period),
            None => anchor.end_of_named_month(month(word)?),
        },
        [Word("this"), Word(word)] => anchor.end_of(period(word)?, 0),
        [Word("next"), Word(word)] => anchor.end_of(period(word)?, 1),
        [Word("last"), Word(word)] => anchor.end_of(period(word)?, -1),
        _ => None,
    }
}

/// Reads the word after `next`: the first day of a period, or that weekday of the next week.
fn relative(word: &str, ahead: i64, anchor: Anchor) -> Option<NaiveDate> {
    match (period(word), weekday::english(word)) {
        (Some(period), _) => anchor.start_of(period, ahead),
        (None, Some(weekday)) => anchor.weekday_of_week(weekday, ahead),
        (None, None) if word == "weekend" => anchor.weekday_of_week(Weekday::Sat, ahead),
        (None, None) => None,
    }
}

/// Reads the word after `this`: by the end of the period, or that weekday of this week.
fn this(word: &str, anchor: Anchor) -> Option<NaiveDate> {
    match period(word) {
        Some(period) => anchor.end_of(period, 0),
        None => relative(word, 0, anchor),
    }
}

/// Reads the word after `last`: a weekday is the latest before today, be it in this week or the one before.
fn last(word: &str, anchor: Anchor) -> Option<NaiveDate> {
    match weekday::english(word) {
        Some(weekday) => Anchor { lean: super::Lean::Past, ..anchor }.weekday(weekday),
        None => relative(word, -1, anchor),
    }
}

/// Reads `3 Oct`, `October 3rd`, `3 October 2027`, `15th`.
fn dated(date: &[Piece], anchor: Anchor) -> Option<NaiveDate> {
    match date {
        [Ordinal(day)] => anchor.day_of_month(*day),
        [Number(day) | Ordinal(day), Word(name)] | [Word(name), Number(day) | Ordinal(day)] => anchor.month_day(month(name)?, *day),
        [Number(day) | Ordinal(day), Word(name), Number(year)] | [Word(name), Number(day) | Ordinal(day), Number(year)] => {
            NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, month(name)?, *day)
        }
        _ => None,
    }
}

/// Reads a month by its name or the first three letters of it, and `sept`.
fn month(word: &str) -> Option<u32> {
    let fits = |name: &&str| *name == word || (word.len() == 3 && name.starts_with(word)) || (word == "sept" && **name == *"september");
    MONTHS.iter().position(fits).and_then(|at| u32::try_from(at + 1).ok())
}

/// Splits a phrase; `None` if it holds anything but words, numbers of at most four digits and signs.
fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_same = |c: char| if first.is_ascii_digit() { c.is_ascii_digit() } else { c.is_ascii_lowercase() };
        let length = rest.find(|c| !is_same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (part, after) = rest.split_at_checked(length)?;
        rest = after;
        match first {
            '0'..='9' if part.len() <= 4 => found.push(Number(part.parse().ok()?)),
            'a'..='z' => push_word(&mut found, part),
            '+' | '-' => found.push(Sign(first)),
            ' ' | ',' | '.' => {}
            _ => return None,
        }
    }
    Some(found)
}

/// Adds a word, unless it says nothing (`the`, `of`) or makes an ordinal of the number before it.
fn push_word<'a>(found: &mut Vec<Piece<'a>>, word: &'a str) {
    match (found.last_mut(), word) {
        (_, "the" | "of") => {}
        (Some(last), "st" | "nd" | "rd" | "th") => {
            if let Number(day) = *last {
                *last = Ordinal(day);
            } else {
                found.push(Word(word));
            }
        }
        _ => found.push(Word(word)),
    }
}
