//! Standing at the end of a day: what had happened by then, what was known by then, and how long ago it was.

use crate::domain::{Moment, Timestamp, Zone};
use chrono::{Days, NaiveDate};

/// The day that is looked at, and the day up to which things are known; the second is never the later one.
///
/// The ends of the days are worked out once: a zone with daylight saving is too slow to be asked for every fact.
#[derive(Clone, Copy, Debug)]
pub(super) struct AsOf {
    pub(super) day: NaiveDate,
    known_by: NaiveDate,
    zone: Zone,
    end: Timestamp,
    known_end: Timestamp,
}

impl AsOf {
    pub(super) fn new(day: NaiveDate, known_by: NaiveDate, zone: &Zone) -> AsOf {
        let known_by = known_by.min(day);
        AsOf { day, known_by, zone: *zone, end: zone.end_of(day), known_end: zone.end_of(known_by) }
    }

    /// Says whether a fact counts: it had happened and was known.
    pub(super) fn counts(&self, at: Moment, known_at: Moment) -> bool {
        is_before(at, self.day, self.end) && self.is_known(known_at)
    }

    /// Says whether something was known; for a change that states no other time, whether it had happened.
    pub(super) fn is_known(&self, known_at: Moment) -> bool {
        is_before(known_at, self.known_by, self.known_end)
    }

    /// Says whether a change of a day was known, taking the day itself for the day of knowing.
    pub(super) fn is_known_day(&self, on: NaiveDate) -> bool {
        on <= self.known_by
    }

    /// Returns the last `days` days, the day itself among them.
    pub(super) fn last_days(&self, days: u32) -> LastDays {
        let before = self.day_before(days);
        LastDays { before, from: self.zone.end_of(before) }
    }

    /// Returns the day that lies so many days back.
    pub(super) fn day_before(&self, days: u32) -> NaiveDate {
        self.day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN)
    }

    pub(super) fn day_of(&self, moment: Moment) -> NaiveDate {
        moment.day(&self.zone)
    }

    /// Returns the number of days since a day, 0 for the day itself and for what lies ahead.
    pub(super) fn days_since(&self, on: NaiveDate) -> u32 {
        u32::try_from((self.day - on).num_days()).unwrap_or(0)
    }
}

fn is_before(moment: Moment, day: NaiveDate, end: Timestamp) -> bool {
    match moment {
        Moment::Day(on) => on <= day,
        Moment::At(instant) => instant < end,
    }
}

/// A stretch of days that ends with the day looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct LastDays {
    /// The last day that is too old.
    before: NaiveDate,
    from: Timestamp,
}

impl LastDays {
    pub(super) fn holds(&self, moment: Moment) -> bool {
        !is_before(moment, self.before, self.from)
    }
}

/// Finds the latest of many moments with few looks at the zone: days and instants compete among themselves first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Latest<T> {
    day: Option<(NaiveDate, T)>,
    instant: Option<(Timestamp, T)>,
}

impl<T: Copy + Ord> Latest<T> {
    pub(super) fn new() -> Latest<T> {
        Latest { day: None, instant: None }
    }

    /// Takes a moment into account; of equal moments the larger item (the newer id) wins.
    pub(super) fn offer(&mut self, at: Moment, item: T) {
        match at {
            Moment::Day(day) => self.day = self.day.max(Some((day, item))),
            Moment::At(instant) => self.instant = self.instant.max(Some((instant, item))),
        }
    }

    /// Returns the latest with its day; an instant comes after a moment of which only the same day is known.
    pub(super) fn found(&self, as_of: &AsOf) -> Option<(NaiveDate, T)> {
        match (self.day, self.instant.map(|(instant, item)| (as_of.day_of(Moment::At(instant)), item))) {
            (Some(day), Some(instant)) => Some(if day.0 > instant.0 { day } else { instant }),
            (day, instant) => instant.or(day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::FixedOffset;

    fn moment(text: &str) -> Moment {
        text.parse().expect("a moment")
    }

    fn standing(day: &str, known_by: &str, hours: i32) -> AsOf {
        let zone = Zone::Fixed(FixedOffset::east_opt(hours * 3600).expect("in range"));
        AsOf::new(day.parse().expect("a day"), known_by.parse().expect("a day"), &zone)
    }

    #[test]
    fn a_day_ends_with_the_wall_clock() {
        let tokyo = standing("2026-11-22", "2026-11-22", 9);
        for (at, counts) in [("2026-11-22", true), ("2026-11-22T14:59:59Z", true), ("2026-11-22T15:00:00Z", false), ("2026-11-23", false)] {
            assert_eq!(tokyo.counts(moment(at), moment("2026-11-01")), counts, "{at}");
            assert_eq!(tokyo.is_known(moment(at)), counts, "{at}");
        }
    }

    #[test]
    fn what_becomes_known_later_does_not_count() {
        let as_of = standing("2026-11-22", "2026-11-20", 0);
        assert!(as_of.counts(moment("2026-11-22"), moment("2026-11-20")));
        assert!(!as_of.counts(moment("2026-11-22"), moment("2026-11-21")));
        assert!(as_of.is_known_day(as_of.day_before(2)) && !as_of.is_known_day(as_of.day));
    }

    #[test]
    fn the_last_days_have_the_day_itself_and_so_many_in_all() {
        let week = standing("2026-11-22", "2026-11-22", 9).last_days(7);
        for (at, held) in [("2026-11-16", true), ("2026-11-15", false), ("2026-11-15T15:00:00Z", true), ("2026-11-15T14:59:59Z", false)] {
            assert_eq!(week.holds(moment(at)), held, "{at}");
        }
    }

    #[test]
    fn the_latest_is_found_by_the_day_in_the_zone() {
        let new_york = standing("2026-11-25", "2026-11-25", -5);
        let mut latest = Latest::new();
        latest.offer(moment("2026-11-23"), 1);
        latest.offer(moment("2026-11-23T02:00:00Z"), 2);
        assert_eq!(latest.found(&new_york).map(|(_, item)| item), Some(1), "02:00 UTC was still the 22nd there");
        latest.offer(moment("2026-11-23T12:00:00Z"), 3);
        assert_eq!(latest.found(&new_york).map(|(_, item)| item), Some(3));
    }
}
