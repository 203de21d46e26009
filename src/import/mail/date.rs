//! When a message was written: what it says, where that can be; else when it was delivered, else when it came.

use super::Arrival;
use super::header::{Fields, unfold};
use super::marks::Marks;
use crate::domain::{MailMark, Timestamp};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// Clocks of others may go ahead by so much.
const AHEAD: TimeDelta = TimeDelta::days(1);
/// There was no mail before.
const FIRST_YEAR: i32 = 1971;
/// What a standard's offset cannot be larger than, in hours.
const LARGEST_OFFSET: i64 = 15;

/// Decides when a message was written.
pub(super) fn date(fields: &Fields<'_>, arrival: &Arrival, marks: &mut Marks) -> Timestamp {
    let said = ["date", "x-date", "resent-date"].iter().find_map(|name| parse(&text(fields.get(name)?)));
    let is_possible = |at: &Timestamp| *at <= arrival.now + AHEAD;
    if let Some(said) = said {
        if is_possible(&said) {
            return said;
        }
        marks.set(MailMark::FutureDate);
    } else {
        marks.set(MailMark::NoDate);
    }
    let delivered = fields.all("received").find_map(|line| parse(text(line).rsplit_once(';')?.1));
    let other = ["delivery-date", "x-received-date", "x-original-date"].iter().find_map(|name| parse(&text(fields.get(name)?)));
    [delivered, other, arrival.came].into_iter().flatten().find(is_possible).unwrap_or(arrival.now)
}

fn text(field: &[u8]) -> String {
    String::from_utf8_lossy(&unfold(field)).into_owned()
}

/// Reads a date as mail writes it, or as other things do that write mail.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let year = text.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let is_iso = year.is_some() && matches!(text.as_bytes().get(4), Some(b'-' | b'/'));
    let found = if is_iso { iso(text) } else { worded(text) };
    found.filter(|at| at.year() >= FIRST_YEAR)
}

/// Reads `Sun, 22 Nov 2026 14:54:31 +0900 (JST)` and, as C writes it, `Sun Nov 22 14:54:31 2026`, in either order.
fn worded(text: &str) -> Option<Timestamp> {
    let text = without_comments(text);
    let (mut day, mut month, mut year, mut time, mut offset) = (None, None, None, None, TimeDelta::zero());
    for word in text.split(|character: char| character.is_whitespace() || character == ',').filter(|word| !word.is_empty()) {
        let number = word.parse::<u32>().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit()));
        match number {
            Some(number) if day.is_none() && word.len() <= 2 => day = Some(number),
            Some(number) if year.is_none() => year = Some(full_year(number)?),
            Some(_) => {}
            None if word.contains(':') && time.is_none() => time = Some(clock(word)?),
            None if half_of(word).is_some() => time = time.zip(half_of(word)).map(|(time, is_afternoon)| in_half(time, is_afternoon)),
            None if word.contains('-') && word.matches('-').count() == 2 => {
                // `22-Nov-2026`.
                let mut parts = word.split('-');
                day = parts.next().and_then(|day| day.parse().ok());
                month = parts.next().and_then(month_of);
                year = parts.next().and_then(|year| year.parse().ok()).and_then(full_year);
            }
            None => {
                month = month.or_else(|| month_of(word));
                offset = zone(word).unwrap_or(offset);
            }
        }
    }
    let wall = NaiveDate::from_ymd_opt(year?, month?, day?)?.and_time(time.unwrap_or_default());
    wall.checked_sub_signed(offset).map(|at| at.and_utc())
}

fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}

/// Two digits are of years before 2001, three of programs that count from 1900.
fn full_year(number: u32) -> Option<i32> {
    let year = i32::try_from(number).ok().filter(|year| *year < 10_000)?;
    Some(match year {
        0..=49 => year + 2000,
        50..=999 => year + 1900,
        _ => year,
    })
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start: String = word.chars().take(3).collect::<String>().to_ascii_lowercase();
    MONTHS.iter().position(|month| *month == start).and_then(|at| u32::try_from(at + 1).ok())
}

/// Reads `AM` and `PM`: whether it is the second half of the day.
fn half_of(word: &str) -> Option<bool> {
    match word.replace('.', "").to_ascii_lowercase().as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    }
}

/// Puts a time of twelve hours into its half of the day; one of 24 hours stays.
fn in_half(time: NaiveTime, is_afternoon: bool) -> NaiveTime {
    let hour = match (time.hour(), is_afternoon) {
        (12, false) => 0,
        (hour @ 1..=11, true) => hour + 12,
        (hour, _) => hour,
    };
    time.with_hour(hour).unwrap_or(time)
}

/// Reads a time; a leap second is the last of its minute. The half of the day may stand at its end.
fn clock(word: &str) -> Option<NaiveTime> {
    let end = word.trim_start_matches(|character: char| character.is_ascii_digit() || matches!(character, ':' | '.'));
    if let (Some(is_afternoon), Some(bare)) = (half_of(end), word.strip_suffix(end)) {
        return clock(bare).map(|time| in_half(time, is_afternoon));
    }
    let mut parts = word.split([':', '.']).map(|part| part.parse::<u32>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(0));
    NaiveTime::from_hms_opt(hour, minute, second).or_else(|| NaiveTime::from_hms_opt(hour, minute, 59).filter(|_| second == 60))
}

/// Reads how far a zone is ahead.
fn zone(word: &str) -> Option<TimeDelta> {
    let upper = word.to_ascii_uppercase();
    let hours = match upper.as_str() {
        "JST" | "KST" => 9,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        "CET" | "BST" => 1,
        "CEST" | "EET" => 2,
        // `GMT+0900`, `UTC+9`.
        _ => return ["GMT", "UTC"].iter().find_map(|name| upper.strip_prefix(name)).map_or_else(|| numeric_zone(word), ahead),
    };
    Some(TimeDelta::hours(hours))
}

/// Reads what stands behind the name of a zone; hours alone are enough there.
fn ahead(offset: &str) -> Option<TimeDelta> {
    let sign = offset.get(..1)?;
    match offset.get(1..)? {
        hours if (1..=2).contains(&hours.len()) => numeric_zone(&format!("{sign}{hours:0>2}00")),
        hours if hours.len() == 4 && hours.contains(':') => numeric_zone(&format!("{sign}0{hours}")),
        _ => numeric_zone(offset),
    }
}

fn numeric_zone(word: &str) -> Option<TimeDelta> {
    let digits: String = word.strip_prefix(['+', '-'])?.chars().filter(|character| *character != ':').collect();
    let number = digits.parse::<i64>().ok().filter(|_| digits.len() == 4)?;
    let (hours, minutes) = (number / 100, number % 100);
    if hours > LARGEST_OFFSET || minutes > 59 {
        return None;
    }
    Some(TimeDelta::minutes((hours * 60 + minutes) * if word.starts_with('-') { -1 } else { 1 }))
}

fn iso(text: &str) -> Option<Timestamp> {
    let text = text.replace('/', "-");
    if let Ok(at) = chrono::DateTime::parse_from_rfc3339(&text).or_else(|_| chrono::DateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S %z"))
    {
        return Some(at.to_utc());
    }
    let wall: String = text.chars().take(19).map(|character| if character == 'T' { ' ' } else { character }).collect();
    let read = |format| NaiveDateTime::parse_from_str(wall.trim(), format).ok();
    let day = || wall.split(' ').next().and_then(|day| day.parse::<NaiveDate>().ok()).map(|day| day.and_time(NaiveTime::MIN));
    read("%Y-%m-%d %H:%M:%S").or_else(|| read("%Y-%m-%d %H:%M")).or_else(day).map(|wall| wall.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        chrono::DateTime::parse_from_rfc3339(text).expect("a time").to_utc()
    }

    #[test]
    fn dates_are_read_as_mail_and_other_things_write_them() {
        for (text, read) in [
            ("Sun, 22 Nov 2026 14:54:31 +0900", Some("2026-11-22T05:54:31Z")),
            ("22 Nov 26 14:54 GMT", Some("2026-11-22T14:54:00Z")),
            ("Sun, 22 Nov 2026 14:54:60 -0330 (NDT)", Some("2026-11-22T18:24:59Z")),
            ("22-Nov-2026 14:54:31 EST", Some("2026-11-22T19:54:31Z")),
            ("Sun Nov 22 14:54:31 2026", Some("2026-11-22T14:54:31Z")),
            ("Sun Nov 22 14:54:31 +0900 2026", Some("2026-11-22T05:54:31Z")),
            ("2026-11-22T14:54:31+09:00", Some("2026-11-22T05:54:31Z")),
            ("2026/11/22 14:54", Some("2026-11-22T14:54:00Z")),
            ("2026-11-22", Some("2026-11-22T00:00:00Z")),
            ("Nov 20, 2026 3:15 PM", Some("2026-11-20T15:15:00Z")),
            ("Nov 20, 2026 12:15:09 a.m.", Some("2026-11-20T00:15:09Z")),
            ("Nov 20, 2026 12:15 PM", Some("2026-11-20T12:15:00Z")),
            ("Nov 20, 2026 11:05am +0900", Some("2026-11-20T02:05:00Z")),
            ("Fri, 20 Nov 2026 15:00:00 PM +0000", Some("2026-11-20T15:00:00Z")),
            ("Fri, 20 Nov 2026 10:00:00 GMT+0900", Some("2026-11-20T01:00:00Z")),
            ("Fri, 20 Nov 2026 10:00:00 GMT+09:00 (JST)", Some("2026-11-20T01:00:00Z")),
            ("Fri, 20 Nov 2026 10:00:00 UTC-5", Some("2026-11-20T15:00:00Z")),
            ("Fri, 20 Nov 2026 10:00:00 UTC+5:30", Some("2026-11-20T04:30:00Z")),
            ("Fri, 20 Nov 2026 10:00:00 UTC", Some("2026-11-20T10:00:00Z")),
            ("Mon, 31 Feb 2026 10:00:00 +0000", None),
            ("Thu, 1 Jan 1970 00:00:00 +0000", None),
            ("32 Foo 2026", None),
            ("", None),
            ("yesterday", None),
        ] {
            assert_eq!(parse(text), read.map(at), "{text}");
        }
    }

    #[test]
    fn a_missing_or_future_date_is_that_of_delivery_else_of_the_file() {
        let arrival = Arrival { now: at("2026-11-22T00:00:00Z"), came: Some(at("2026-11-01T00:00:00Z")) };
        for (header, read, mark) in [
            ("Date: Fri, 20 Nov 2026 10:00:00 +0000\n", "2026-11-20T10:00:00Z", None),
            (
                "Date: Fri, 20 Nov 2099 10:00:00 +0000\nReceived: by a; Thu, 19 Nov 2026 01:00:00 +0000\n",
                "2026-11-19T01:00:00Z",
                Some(MailMark::FutureDate),
            ),
            ("Received: from x by y\n id 1; Thu, 19 Nov 2026 01:00:00 +0000\n", "2026-11-19T01:00:00Z", Some(MailMark::NoDate)),
            ("Date: nonsense\n", "2026-11-01T00:00:00Z", Some(MailMark::NoDate)),
        ] {
            let mut marks = Marks::default();
            assert_eq!(date(&Fields::read(header.as_bytes()), &arrival, &mut marks), at(read), "{header}");
            assert_eq!(marks.into_vec(), Vec::from_iter(mark), "{header}");
        }
    }
}
