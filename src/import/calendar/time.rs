//! Dates, times, durations and offsets as calendars write them, and as careless programs do.

use super::line::Line;
use super::zone::{Clock, Zones};
use crate::domain::{Moment, Timestamp, Zone};
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use std::rc::Rc;

/// A time with what it is relative to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct When {
    /// What the wall clock shows there; midnight for a day.
    pub wall: NaiveDateTime,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    /// A whole day, the same everywhere.
    AllDay,
    /// The clock of whoever looks.
    Floating,
    At(Rc<Clock>),
}

impl When {
    /// Returns the stored moment; `zone` is that of the person.
    pub fn moment(&self, zone: &Zone) -> Moment {
        match &self.place {
            Place::AllDay => Moment::Day(self.wall.date()),
            _ => Moment::from(self.instant(zone)),
        }
    }

    pub fn instant(&self, zone: &Zone) -> Timestamp {
        match &self.place {
            Place::AllDay | Place::Floating => zone.instant(self.wall),
            Place::At(clock) => clock.instant(self.wall),
        }
    }

    /// Returns what the clock of a place shows at this time; a floating time is meant as that place's own.
    pub fn wall_at(&self, place: &Place, zone: &Zone) -> NaiveDateTime {
        match (&self.place, place) {
            (_, Place::AllDay) => self.wall.date().and_time(NaiveTime::MIN),
            (Place::At(here), Place::At(there)) if here != there => there.wall(here.instant(self.wall)),
            (Place::At(here), Place::Floating) => zone.wall(here.instant(self.wall)),
            _ => self.wall,
        }
    }

    /// Returns how an instance is named by its original start; it must not depend on where the person is.
    pub fn key(&self) -> String {
        match &self.place {
            Place::AllDay => self.wall.date().to_string(),
            Place::Floating => self.wall.format("%Y-%m-%dT%H:%M:%S").to_string(),
            Place::At(clock) => Moment::from(clock.instant(self.wall)).to_string(),
        }
    }
}

/// Why a time could not be read as meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Unclear {
    NoTime(String),
    /// The time is read as the person's own.
    Zone(String, When),
}

/// Reads a DATE or DATE-TIME value of a line.
pub(super) fn when(text: &str, line: &Line, zones: &mut Zones) -> Result<When, Unclear> {
    let (text, zone) = with_zone(text, line.param("TZID"));
    let Some(mut read) = read(&text) else { return Err(Unclear::NoTime(text.trim().chars().take(60).collect())) };
    let is_date = line.param("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("DATE"));
    let place = match (read.time, read.offset.take(), zone) {
        (None, _, _) => Place::AllDay,
        (Some(time), _, _) if is_date && time == NaiveTime::MIN => Place::AllDay,
        (Some(_), Some(offset), _) => Place::At(Rc::new(offset)),
        (Some(_), None, Some(name)) => match zones.find(&name) {
            Some(clock) => Place::At(clock),
            None => return Err(Unclear::Zone(name, When { wall: read.wall(), place: Place::Floating })),
        },
        (Some(_), None, None) => Place::Floating,
    };
    Ok(When { wall: read.wall(), place })
}

/// Puts a zone's name together again that was not quoted and holds a colon: `TZID=(UTC-03:00) Brasília:20260101T090000`.
fn with_zone(text: &str, zone: Option<&str>) -> (String, Option<String>) {
    let zone = zone.filter(|zone| !zone.is_empty());
    match (zone, text.rsplit_once(':')) {
        (Some(zone), Some((more, value))) if read(text).is_none() && read(value).is_some() => {
            (value.to_owned(), Some(format!("{zone}:{more}")))
        }
        _ => (text.to_owned(), zone.map(str::to_owned)),
    }
}

struct Read {
    day: NaiveDate,
    time: Option<NaiveTime>,
    extra_day: bool,
    /// From a `Z` or an offset at the end.
    offset: Option<Clock>,
}

impl Read {
    fn wall(&self) -> NaiveDateTime {
        let day = if self.extra_day { self.day.succ_opt().unwrap_or(self.day) } else { self.day };
        day.and_time(self.time.unwrap_or(NaiveTime::MIN))
    }
}

/// Reads `20260105`, `20260105T090000`, with `Z` or an offset at the end, and the same with the marks of ISO 8601.
fn read(text: &str) -> Option<Read> {
    let text = text.trim().trim_matches('"').to_ascii_uppercase();
    // A day has no zone; some programs write one all the same.
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text.strip_suffix('Z').unwrap_or(&text), ""));
    let digits: String = day.chars().filter(|c| *c != '-').collect();
    let day = if digits.len() == 8 && digits.is_ascii() { NaiveDate::parse_from_str(&digits, "%Y%m%d").ok()? } else { return None };
    if time.is_empty() {
        return Some(Read { day, time: None, extra_day: false, offset: None });
    }
    let (clock, offset) = match time.find(['Z', '+', '-']) {
        Some(end) => {
            let (clock, mark) = time.split_at_checked(end)?;
            let offset =
                if mark == "Z" { Some(Clock::utc()) } else { chrono::FixedOffset::east_opt(self::offset(mark)?).map(Clock::Fixed) };
            (clock, offset)
        }
        None => (time, None),
    };
    let (time, extra_day) = clock_time(clock)?;
    Some(Read { day, time: Some(time), extra_day, offset })
}

/// Reads `090000`, `0900`, `09:00`; 24:00 is the next midnight, and a leap second the second before it.
fn clock_time(text: &str) -> Option<(NaiveTime, bool)> {
    let digits: String = text.split('.').next()?.chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 4 | 6) || !digits.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize| digits.get(from..from + 2).map_or(Some(0), |pair| pair.parse::<u32>().ok());
    match (number(0)?, number(2)?, number(4)?) {
        (24, 0, 0) => Some((NaiveTime::MIN, true)),
        (hour, minute, second) => Some((NaiveTime::from_hms_opt(hour, minute, second.min(59))?, false)),
    }
}

/// Reads a wall-clock time, whatever zone is named beside it.
pub(super) fn wall(text: &str) -> Option<NaiveDateTime> {
    read(text).map(|read| read.wall())
}

/// Says whether a time ends with `Z`.
pub(super) fn is_utc(text: &str) -> bool {
    text.trim().ends_with(['Z', 'z'])
}

/// Says whether a text is a day without a time.
pub(super) fn is_day(text: &str) -> bool {
    read(text).is_some_and(|read| read.time.is_none())
}

/// Reads `+0900`, `-03:30`, `+005730` as seconds east of UTC.
pub(super) fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let (sign, body) = match text.split_at_checked(1)? {
        ("+", body) => (1, body),
        ("-", body) => (-1, body),
        _ => (1, text),
    };
    let digits: String = body.chars().filter(|c| *c != ':').collect();
    let number = |from: usize| digits.get(from..from + 2).map_or(Some(0), |pair| pair.parse::<i32>().ok());
    let is_sound = matches!(digits.len(), 2 | 4 | 6) && digits.chars().all(|c| c.is_ascii_digit());
    let seconds = number(0)? * 3600 + number(2)? * 60 + number(4)?;
    (is_sound && seconds < 86_400).then_some(sign * seconds)
}

/// Reads a DURATION such as `PT1H30M`, `P1D`, `-P2W`; a century is too long.
pub(super) fn duration(text: &str) -> Option<Duration> {
    let text = text.trim().to_ascii_uppercase();
    let (is_negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let mut seconds: i64 = 0;
    let mut digits = String::new();
    let mut parts = 0;
    for c in body.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' => {
                digits.push(c);
                continue;
            }
            'T' if digits.is_empty() => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds = digits.parse::<i64>().ok()?.checked_mul(unit)?.checked_add(seconds)?;
        digits.clear();
        parts += 1;
    }
    let is_sound = parts > 0 && digits.is_empty() && seconds < 100 * 366 * 86_400;
    is_sound.then(|| Duration::seconds(if is_negative { -seconds } else { seconds }))
}

/// Returns a time without its seconds' fraction, which nothing keeps.
pub(super) fn whole(wall: NaiveDateTime) -> NaiveDateTime {
    wall.with_nanosecond(0).unwrap_or(wall)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str, params: &[(&str, &str)]) -> Result<String, Unclear> {
        let params = params.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let line = Line { params, ..Line::default() };
        when(text, &line, &mut Zones::default()).map(|when| when.moment(&Zone::utc()).to_string())
    }

    #[test]
    fn times_are_read_as_they_are_and_as_careless_programs_write_them() {
        type Case<'c> = (&'c str, &'c [(&'c str, &'c str)], &'c str);
        let cases: &[Case<'_>] = &[
            ("20260105", &[], "2026-01-05"),
            ("20260105", &[("VALUE", "DATE")], "2026-01-05"),
            ("20260105Z", &[], "2026-01-05"),
            ("20260105T000000", &[("VALUE", "DATE")], "2026-01-05"),
            ("20260105T090000Z", &[], "2026-01-05T09:00:00Z"),
            ("20260105T090000", &[], "2026-01-05T09:00:00Z"),
            ("20260105T090000", &[("TZID", "Asia/Tokyo")], "2026-01-05T00:00:00Z"),
            ("20260105t0900z", &[], "2026-01-05T09:00:00Z"),
            ("2026-01-05T09:00:00", &[], "2026-01-05T09:00:00Z"),
            ("20260105T090000+0900", &[], "2026-01-05T00:00:00Z"),
            ("20260105T240000Z", &[], "2026-01-06T00:00:00Z"),
            ("20160630T235960Z", &[], "2016-06-30T23:59:59Z"),
            ("00) Tokyo:20260105T090000", &[("TZID", "(UTC+09")], "2026-01-05T00:00:00Z"),
            ("20260105T090000Z", &[("TZID", "Asia/Tokyo")], "2026-01-05T09:00:00Z"),
        ];
        for (text, params, expected) in cases {
            assert_eq!(moment(text, params).as_deref(), Ok(*expected), "{text} {params:?}");
        }
        for text in ["", "20261305", "20260105T99", "20260105T250000", "T090000", "tomorrow", "2026０105", "20260230T000000Z"] {
            assert!(matches!(moment(text, &[]), Err(Unclear::NoTime(_))), "{text}");
        }
        assert!(matches!(moment("20260105T090000", &[("TZID", "Nowhere")]), Err(Unclear::Zone(name, _)) if name == "Nowhere"));
    }

    #[test]
    fn durations_and_offsets_are_read() {
        for (text, seconds) in [
            ("PT1H30M", Some(5400)),
            ("P1D", Some(86_400)),
            ("-P2W", Some(-1_209_600)),
            ("P1DT1S", Some(86_401)),
            ("PT", None),
            ("P", None),
            ("1H", None),
            ("P99999999999W", None),
            ("PT5", None),
        ] {
            assert_eq!(duration(text).map(|duration| duration.num_seconds()), seconds, "{text}");
        }
        for (text, seconds) in [
            ("+0900", Some(32_400)),
            ("-03:30", Some(-12_600)),
            ("+005730", Some(3450)),
            ("-0000", Some(0)),
            ("x", None),
            ("+9900", None),
            ("", None),
        ] {
            assert_eq!(offset(text), seconds, "{text}");
        }
    }
}
