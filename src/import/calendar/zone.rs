//! Time zones of calendars: by name from the world's database, by the names of Windows, by a bare offset, or by the rules
//! that a file brings along (VTIMEZONE). A name that is known counts more than the rules, which are often old.

use super::component::Component;
use super::line::Line;
use super::recur::{self, Rule};
use super::time;
use super::windows;
use crate::domain::Timestamp;
use chrono::{Duration, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;
use std::collections::HashMap;
use std::rc::Rc;

/// The most changes of the clock that rules of a file are worked out for.
const MAX_ONSETS: usize = 2_000;

/// How wall clocks run somewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clock {
    Named(Tz),
    Fixed(FixedOffset),
    /// Ordered by `at`, never empty.
    Rules(Vec<Onset>),
}

/// A change of the clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Onset {
    /// What the clock shows before it is changed.
    at: NaiveDateTime,
    /// Seconds east of UTC before and after.
    from: i32,
    to: i32,
}

impl Clock {
    pub fn utc() -> Clock {
        Clock::Fixed(FixedOffset::east_opt(0).expect("zero is in range"))
    }

    /// Returns the instant of a wall-clock time: the earlier of two; in a gap as if the clock had not been changed yet.
    pub fn instant(&self, wall: NaiveDateTime) -> Timestamp {
        let seconds = match self {
            Clock::Named(tz) => named_offset(*tz, wall),
            Clock::Fixed(offset) => offset.local_minus_utc(),
            Clock::Rules(onsets) => ruled_offset(onsets, wall),
        };
        wall.checked_sub_signed(Duration::seconds(seconds.into())).unwrap_or(wall).and_utc()
    }

    /// Returns what the wall clock shows at an instant.
    pub fn wall(&self, instant: Timestamp) -> NaiveDateTime {
        let utc = instant.naive_utc();
        let seconds = match self {
            Clock::Named(tz) => tz.offset_from_utc_datetime(&utc).fix().local_minus_utc(),
            Clock::Fixed(offset) => offset.local_minus_utc(),
            Clock::Rules(onsets) => {
                let is_past = |onset: &&Onset| onset.at - Duration::seconds(onset.from.into()) <= utc;
                onsets.iter().rev().find(is_past).map_or(onsets[0].from, |onset| onset.to)
            }
        };
        utc.checked_add_signed(Duration::seconds(seconds.into())).unwrap_or(utc)
    }
}

fn named_offset(tz: Tz, wall: NaiveDateTime) -> i32 {
    if let Some(found) = tz.from_local_datetime(&wall).earliest() {
        return found.offset().fix().local_minus_utc();
    }
    // A gap is at most a day (Samoa left one out): the offset of the day before still counts.
    let before = wall.checked_sub_signed(Duration::days(1)).unwrap_or(wall);
    tz.offset_from_local_datetime(&before).earliest().map_or(0, |offset| offset.fix().local_minus_utc())
}

fn ruled_offset(onsets: &[Onset], wall: NaiveDateTime) -> i32 {
    let Some(last) = onsets.iter().rev().find(|onset| onset.at <= wall) else { return onsets[0].from };
    let is_in_gap = last.to > last.from && wall < last.at + Duration::seconds((last.to - last.from).into());
    if is_in_gap { last.from } else { last.to }
}

/// The zones of one file.
#[derive(Debug, Default)]
pub(super) struct Zones {
    own: HashMap<String, Option<Rc<Clock>>>,
    named: HashMap<String, Option<Rc<Clock>>>,
}

impl Zones {
    /// Reads the time zones that a file brings along, anywhere in it: they may stand after the events.
    pub fn of(components: &[Component], until: NaiveDate) -> Zones {
        let mut zones = Zones::default();
        zones.collect(components, until);
        zones
    }

    fn collect(&mut self, components: &[Component], until: NaiveDate) {
        for component in components {
            match (component.name.as_str(), component.text("TZID")) {
                ("VTIMEZONE", Some(name)) => {
                    self.own.insert(name, own_clock(component, until).map(Rc::new));
                }
                ("VTIMEZONE", None) => {}
                _ => self.collect(&component.children, until),
            }
        }
    }

    /// Returns the clock that a file means by a name; `None` when nobody knows it.
    pub fn find(&mut self, name: &str) -> Option<Rc<Clock>> {
        if let Some(found) = self.named.get(name) {
            return found.clone();
        }
        let known = by_name(name).map(|tz| Rc::new(Clock::Named(tz)));
        let own = || self.own.get(name).cloned().flatten();
        let found = known.or_else(own).or_else(|| by_offset(name).map(|offset| Rc::new(Clock::Fixed(offset))));
        self.named.insert(name.to_owned(), found.clone());
        found
    }
}

/// Finds a zone by its name, a Windows name, or a name at the end of a path (`/mozilla.org/20070129_1/Europe/Berlin`).
fn by_name(name: &str) -> Option<Tz> {
    let name = name.trim().trim_matches('"');
    let any_case = |name: &str| chrono_tz::TZ_VARIANTS.iter().find(|tz| tz.name().eq_ignore_ascii_case(name)).copied();
    let exact = |name: &str| name.parse::<Tz>().ok().or_else(|| any_case(name));
    if let Some(found) = exact(name).or_else(|| windows::zone_of(name).and_then(exact)) {
        return Some(found);
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
    let tails = (0..parts.len().saturating_sub(1)).map(|start| parts[start..].join("/"));
    tails.filter(|tail| tail != name).find_map(|tail| exact(&tail))
}

/// Reads `UTC+11`, `GMT+0100`, `(UTC-03:00) Brasília`; where two offsets are named, nothing is certain.
fn by_offset(name: &str) -> Option<FixedOffset> {
    let text: String = name.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let marks = text.matches("GMT").count() + text.matches("UTC").count();
    let start = text.find("GMT").or_else(|| text.find("UTC")).filter(|_| marks == 1)?;
    let rest = text.get(start + 3..)?;
    let sign = match rest.chars().next() {
        Some('+') => 1,
        Some('-' | '\u{2212}') => -1,
        None | Some(')') => return FixedOffset::east_opt(0),
        Some(_) => return None,
    };
    let body: String = rest.chars().skip(1).take_while(|c| c.is_ascii_digit() || *c == ':').filter(char::is_ascii_digit).collect();
    let (hours, minutes) = if body.len() > 2 { body.split_at_checked(body.len() - 2)? } else { (body.as_str(), "0") };
    FixedOffset::east_opt(sign * (hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60))
}

/// Works out the changes of the clock that a VTIMEZONE describes.
fn own_clock(component: &Component, until: NaiveDate) -> Option<Clock> {
    if let Some(named) = component.text("X-LIC-LOCATION").and_then(|name| by_name(&name)) {
        return Some(Clock::Named(named));
    }
    let mut onsets: Vec<Onset> = component.children.iter().flat_map(|observance| onsets_of(observance, until)).collect();
    onsets.sort_by_key(|onset| onset.at);
    onsets.dedup_by_key(|onset| onset.at);
    (!onsets.is_empty()).then_some(Clock::Rules(onsets))
}

fn onsets_of(observance: &Component, until: NaiveDate) -> Vec<Onset> {
    let offset = |name| observance.first(name).and_then(|line| time::offset(&line.value));
    let start = observance.first("DTSTART").and_then(|line| time::wall(&line.value));
    let (Some(start), Some(to)) = (start, offset("TZOFFSETTO")) else { return Vec::new() };
    let from = offset("TZOFFSETFROM").unwrap_or(to);
    let mut walls = vec![start];
    for rule in observance.all("RRULE").filter_map(|line| Rule::read(&line.value)) {
        // The end of such a rule is told in UTC.
        let shift = |end: NaiveDateTime| end.checked_add_signed(Duration::seconds(from.into())).unwrap_or(end);
        let last = until.and_hms_opt(0, 0, 0).unwrap_or(start);
        walls.extend(recur::walls(&rule, start, shift, start, last, MAX_ONSETS).walls);
    }
    let extra = |line: &Line| line.value.split(',').filter_map(time::wall).collect::<Vec<_>>();
    walls.extend(observance.all("RDATE").flat_map(extra));
    walls.into_iter().map(|at| Onset { at, from, to }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::calendar::{component, line};

    fn clock(name: &str, text: &str) -> Option<Rc<Clock>> {
        let lines = line::lines(text.as_bytes(), &mut Vec::new()).expect("text");
        let tree = component::tree(lines, &mut Vec::new());
        Zones::of(&tree, NaiveDate::from_ymd_opt(2030, 1, 1).expect("a day")).find(name)
    }

    fn at(clock: &Clock, wall: &str) -> String {
        clock.instant(time::wall(wall).expect("a time")).format("%m-%d %H:%M").to_string()
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        for (name, wall, utc) in [
            ("Asia/Tokyo", "20260105T090000", "01-05 00:00"),
            ("asia/tokyo", "20260105T090000", "01-05 00:00"),
            ("Tokyo Standard Time", "20260105T090000", "01-05 00:00"),
            ("/mozilla.org/20070129_1/America/New_York", "20260705T090000", "07-05 13:00"),
            ("/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires", "20260105T090000", "01-05 12:00"),
            ("posix/Europe/Vaduz", "20260705T090000", "07-05 07:00"),
            ("UTC+11", "20260105T090000", "01-04 22:00"),
            ("(UTC-03:30) Newfoundland", "20260105T090000", "01-05 12:30"),
            ("W. Europe Standard Time", "20260705T090000", "07-05 07:00"),
        ] {
            assert_eq!(at(&clock(name, "X:1").expect(name), wall), utc, "{name}");
        }
        for name in ["Nowhere/Middle", "", "GMT +0100 (Standard) / GMT +0200 (Daylight)", "Custom"] {
            assert_eq!(clock(name, "X:1"), None, "{name}");
        }
    }

    #[test]
    fn an_hour_that_is_left_out_or_comes_twice_has_one_instant() {
        let berlin = clock("Europe/Berlin", "X:1").expect("known");
        // 02:30 does not exist on 29 March: it is what 01:30 and an hour are.
        assert_eq!(at(&berlin, "20260329T023000"), "03-29 01:30");
        assert_eq!(at(&berlin, "20261025T023000"), "10-25 00:30");
        assert_eq!(berlin.wall(berlin.instant(time::wall("20260705T090000").expect("a time"))).to_string(), "2026-07-05 09:00:00");
    }

    const OWN: &str = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n\
        TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n\
        TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE";

    #[test]
    fn the_rules_of_a_file_agree_with_the_zone_they_describe() {
        let own = clock("Ours", OWN).expect("rules");
        let berlin = Clock::Named(Tz::Europe__Berlin);
        for wall in [
            "20260105T090000",
            "20260329T015900",
            "20260329T023000",
            "20260329T030000",
            "20260705T090000",
            "20261025T023000",
            "20261025T030000",
        ] {
            assert_eq!(at(&own, wall), at(&berlin, wall), "{wall}");
            let instant = own.instant(time::wall(wall).expect("a time"));
            assert_eq!(own.wall(instant), berlin.wall(instant), "{wall}");
        }
    }

    #[test]
    fn rules_with_an_end_and_dates_of_their_own_are_followed() {
        let text = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:20000101T000000\nRDATE:20200101T000000\nTZOFFSETFROM:+0800\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE";
        let own = clock("Ours", text).expect("rules");
        assert_eq!(at(&own, "19991231T120000"), "12-31 04:00");
        assert_eq!(at(&own, "20260101T120000"), "01-01 03:00");
    }
}
