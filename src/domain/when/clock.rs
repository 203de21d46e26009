//! A day with a time of the wall clock, as people note when something happened: `14:10`, `yesterday 9:30`, `昨日 14時半`.

use super::{parse_day, parse_past_day};
use crate::domain::{Moment, Zone};
use chrono::{NaiveDate, NaiveTime};
use unicode_normalization::UnicodeNormalization;

/// Reads when something happened: a day, a time of today, or a day and behind it a time.
pub fn parse_past_moment(text: &str, today: NaiveDate, zone: &Zone) -> Option<Moment> {
    moment(text, today, zone, parse_past_day)
}

/// Reads when something is planned, as `parse_past_moment`, but the next such day.
pub fn parse_moment(text: &str, today: NaiveDate, zone: &Zone) -> Option<Moment> {
    moment(text, today, zone, parse_day)
}

fn moment(text: &str, today: NaiveDate, zone: &Zone, read_day: impl Fn(&str, NaiveDate) -> Option<NaiveDate>) -> Option<Moment> {
    let folded: String = text.nfkc().collect();
    let folded = folded.trim();
    if let Some(time) = clock_time(folded) {
        return Some(Moment::At(zone.instant(today.and_time(time))));
    }
    if let Some(day) = read_day(folded, today) {
        return Some(Moment::Day(day));
    }
    let (day, time) = folded.rsplit_once(char::is_whitespace)?;
    Some(Moment::At(zone.instant(read_day(day, today)?.and_time(clock_time(time)?))))
}

/// Reads `14:10`, `14時10分`, `14時半` or `14時`.
fn clock_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':').or_else(|| text.split_once('時'))?;
    let is_colon = text.contains(':');
    let minute = match minute.strip_suffix('分').unwrap_or(minute) {
        "" if !is_colon => 0,
        "半" if !is_colon => 30,
        digits if digits.len() == 2 || (!is_colon && digits.len() == 1) => digits.parse().ok()?,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_of_a_plan_is_the_next_one() {
        let today: NaiveDate = "2026-11-22".parse().expect("a date");
        for (text, expected) in [("fri 15:00", "2026-11-27T15:00:00Z"), ("金曜 15時", "2026-11-27T15:00:00Z"), ("2026-10-01", "2026-10-01")]
        {
            let read = parse_moment(text, today, &Zone::utc()).map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn days_times_and_both_are_told_apart() {
        let today: NaiveDate = "2026-11-22".parse().expect("a date");
        let east = Zone::Fixed(chrono::FixedOffset::east_opt(9 * 3600).expect("in range"));
        for (text, expected) in [
            ("14:10", Some("2026-11-22T05:10:00Z")),
            ("１４：１０", Some("2026-11-22T05:10:00Z")),
            ("2026-11-20 09:30", Some("2026-11-20T00:30:00Z")),
            ("yesterday 9:30", Some("2026-11-21T00:30:00Z")),
            ("昨日　14時半", Some("2026-11-21T05:30:00Z")),
            ("今日 9時5分", Some("2026-11-22T00:05:00Z")),
            ("3d", Some("2026-11-19")),
            ("2026-11-20", Some("2026-11-20")),
            ("25:00", None),
            ("9:5", None),
            ("soon 9:30", None),
            ("", None),
        ] {
            let moment = parse_past_moment(text, today, &east).map(|moment| moment.to_string());
            assert_eq!(moment.as_deref(), expected, "{text}");
        }
    }
}
