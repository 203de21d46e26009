//! Holidays from a file: a CSV (the day in the first column), an iCalendar file, or a text with a day or a span on each line.
//!
//! `2026-12-29..2027-01-03` is a span, both ends off. In a CSV the first row may be a heading; what follows a day is its name and
//! is not read. Errors say the line.

use crate::domain::Invalid;
use crate::import::table::{Options, TableError, decode_text};
use chrono::{Datelike, Days, Months, NaiveDate};
use thiserror::Error;

/// Years for which a calendar's yearly holidays are written out.
const YEARS: i32 = 60;
/// A longer span of days off is a slip.
const LONGEST: i64 = 366;

/// How the days are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Calendar,
    Lines,
}

impl Format {
    /// Returns the format that the end of a file's name stands for.
    pub fn of_name(name: &str) -> Option<Format> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "csv" => Some(Format::Csv),
            "ics" => Some(Format::Calendar),
            "txt" => Some(Format::Lines),
            _ => None,
        }
    }
}

/// Why a file of holidays cannot be used.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum HolidayError {
    #[error("line {line}: {why}")]
    Line { line: usize, why: Invalid },
    #[error(transparent)]
    NotText(#[from] TableError),
}

/// Reads the days of a file.
pub fn read(bytes: &[u8], format: Format) -> Result<Vec<NaiveDate>, HolidayError> {
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let text = decode_text(bytes, &Options::default())?;
    match format {
        Format::Csv => csv(&text),
        Format::Calendar => calendar(&text),
        Format::Lines => lines(&text),
    }
}

/// Reads `2026-12-29` or `2026-12-29..2027-01-03`; months and days may have one digit, and `/` may stand for `-`.
pub fn span(text: &str) -> Result<Vec<NaiveDate>, Invalid> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to) = (day(from)?, day(to)?);
    if to < from {
        return Err(Invalid::EndBeforeStart { start: from.to_string(), end: to.to_string() });
    }
    let days = (to - from).num_days() + 1;
    if days > LONGEST {
        return Err(Invalid::OutOfRange { value: days.to_string(), min: "1".into(), max: LONGEST.to_string() });
    }
    Ok(from.iter_days().take_while(|day| *day <= to).collect())
}

fn day(text: &str) -> Result<NaiveDate, Invalid> {
    let bad = || Invalid::NotADate(text.trim().to_owned());
    let written = text.trim().trim_matches('"').replace('/', "-");
    NaiveDate::parse_from_str(&written, "%Y-%m-%d").ok().filter(|day| (1900..2200).contains(&day.year())).ok_or_else(bad)
}

fn at(line: usize) -> impl Fn(Invalid) -> HolidayError {
    move |why| HolidayError::Line { line, why }
}

fn csv(text: &str) -> Result<Vec<NaiveDate>, HolidayError> {
    let mut days = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let first = line.split([',', ';', '\t']).next().unwrap_or_default().trim();
        match span(first) {
            Ok(found) => days.extend(found),
            // A heading, or an empty line.
            Err(_) if first.is_empty() || (index == 0 && !first.starts_with(|c: char| c.is_ascii_digit())) => {}
            Err(why) => return Err(at(index + 1)(why)),
        }
    }
    Ok(days)
}

fn lines(text: &str) -> Result<Vec<NaiveDate>, HolidayError> {
    let mut days = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let content = line.split('#').next().unwrap_or_default();
        if let Some(first) = content.split_whitespace().next() {
            days.extend(span(first).map_err(at(index + 1))?);
        }
    }
    Ok(days)
}

/// What an event of a calendar says, as far as it was read.
#[derive(Default)]
struct Event {
    start: Option<NaiveDate>,
    /// The day after the last.
    end: Option<NaiveDate>,
    is_yearly: bool,
    is_cancelled: bool,
}

impl Event {
    fn days(&self) -> Vec<NaiveDate> {
        let Some(start) = self.start.filter(|_| !self.is_cancelled) else { return Vec::new() };
        let last = self.end.and_then(|end| end.pred_opt()).filter(|last| *last > start).unwrap_or(start);
        let length = (last - start).num_days().clamp(0, LONGEST) as u64;
        let starts = (0..if self.is_yearly { YEARS } else { 1 }).filter_map(|year| start.checked_add_months(Months::new(12 * year as u32)));
        // 29 February comes every four years and not on the 28th in between.
        let starts = starts.filter(|day| day.day() == start.day());
        starts.flat_map(|start| (0..=length).filter_map(move |n| start.checked_add_days(Days::new(n)))).collect()
    }
}

/// Reads the days of the events, all-day or not; a rule other than plainly every year is refused, for its days would be missing.
fn calendar(text: &str) -> Result<Vec<NaiveDate>, HolidayError> {
    let (mut days, mut event) = (Vec::new(), None::<Event>);
    for (line, content) in unfolded(text) {
        let Some((name, value)) = content.split_once(':') else { continue };
        let name = name.split(';').next().unwrap_or_default().to_ascii_uppercase();
        match (name.as_str(), value.trim()) {
            ("BEGIN", "VEVENT") => event = Some(Event::default()),
            ("END", "VEVENT") => days.extend(event.take().map(|event| event.days()).unwrap_or_default()),
            (name, value) => {
                if let Some(event) = event.as_mut() {
                    take_property(event, name, value).map_err(at(line))?;
                }
            }
        }
    }
    Ok(days)
}

fn take_property(event: &mut Event, name: &str, value: &str) -> Result<(), Invalid> {
    match name {
        "DTSTART" => event.start = Some(compact_day(value)?),
        "DTEND" => event.end = Some(compact_day(value)?),
        "STATUS" => event.is_cancelled = value.eq_ignore_ascii_case("CANCELLED"),
        "RRULE" => {
            let parts: Vec<String> = value.split(';').map(str::to_ascii_uppercase).collect();
            let is_plain = parts.iter().all(|part| ["FREQ=YEARLY", "INTERVAL=1", "WKST"].iter().any(|known| part.starts_with(known)));
            if !is_plain {
                return Err(Invalid::UnknownWord { value: value.to_owned(), allowed: "RRULE:FREQ=YEARLY".into() });
            }
            event.is_yearly = true;
        }
        _ => {}
    }
    Ok(())
}

/// Reads `20261123`, with or without a time after it.
fn compact_day(text: &str) -> Result<NaiveDate, Invalid> {
    let digits = text.get(..8).unwrap_or(text);
    NaiveDate::parse_from_str(digits, "%Y%m%d").map_err(|_| Invalid::NotADate(text.to_owned()))
}

/// Joins the lines that a calendar breaks; each with the number of its first.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut whole: Vec<(usize, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), whole.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => whole.push((index + 1, line.to_owned())),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(days: &[NaiveDate]) -> Vec<String> {
        days.iter().map(NaiveDate::to_string).collect()
    }

    #[test]
    fn every_format_gives_its_days() {
        let csv = "Date,Name\n2026-12-25,Christmas Day\n2026/1/1,New Year\n\n";
        assert_eq!(spelled(&read(csv.as_bytes(), Format::Csv).expect("reads")), ["2026-12-25", "2026-01-01"]);
        let lines = "# ours\n2026-12-25 Christmas\n2026-12-30..2027-01-01 # closed\n";
        assert_eq!(
            spelled(&read(lines.as_bytes(), Format::Lines).expect("reads")),
            ["2026-12-25", "2026-12-30", "2026-12-31", "2027-01-01"]
        );
        let shift_jis: &[u8] =
            b"\x8d\x91\x96\xaf\x82\xcc\x8fj\x93\xfa,\x96\xbc\x8f\xcc\r\n2026/11/23,\x8b\xce\x98J\x8a\xb4\x8e\xd3\x82\xcc\x93\xfa\r\n";
        assert_eq!(spelled(&read(shift_jis, Format::Csv).expect("reads")), ["2026-11-23"]);
    }

    #[test]
    fn a_calendar_gives_spans_and_yearly_days() {
        let ics = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\r\n and \
                   more\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20250714\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n\
                   DTSTART:20260101T000000Z\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let days = read(ics.as_bytes(), Format::Calendar).expect("reads");
        assert_eq!(spelled(&days[..5]), ["2026-12-24", "2026-12-25", "2026-12-26", "2025-07-14", "2026-07-14"]);
        assert_eq!(days.len(), 3 + YEARS as usize);
    }

    #[test]
    fn an_error_says_its_line() {
        let cases = [
            (Format::Csv, "day\n2026-13-01,x\n", 2),
            (Format::Csv, "2026-02-30,x\n", 1),
            (Format::Lines, "2026-01-01\n\ntomorrow\n", 3),
            (Format::Lines, "2026-01-05..2026-01-01\n", 1),
            (Format::Calendar, "BEGIN:VEVENT\nDTSTART:2026\nEND:VEVENT\n", 2),
            (Format::Calendar, "BEGIN:VEVENT\nDTSTART:20260525\nRRULE:FREQ=YEARLY;BYDAY=-1MO\nEND:VEVENT\n", 3),
        ];
        for (format, text, expected) in cases {
            match read(text.as_bytes(), format) {
                Err(HolidayError::Line { line, .. }) => assert_eq!(line, expected, "{text}"),
                other => assert!(matches!(other, Err(HolidayError::Line { .. })), "{text}: {other:?}"),
            }
        }
    }
}
