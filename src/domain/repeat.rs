//! How a task comes back: every so many days, weeks, months, years or working days.

use crate::domain::offset::Offset;
use crate::domain::workdays::Workdays;
use crate::domain::{Invalid, words::text_enum};
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

text_enum! {
    pub enum RepeatUnit { Day = "d", Week = "w", Month = "m", Year = "y", Workday = "wd" }
}

/// Spelled as its number and unit: `2w`, `1m`, `5wd`; with the day that the days are counted from where that is not the day the
/// task is due: `1m/2026-01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    every: u16,
    pub unit: RepeatUnit,
    /// The day the series is counted from, kept once a day of it had to move: a Monday task that a holiday put on a Tuesday
    /// comes back on Mondays.
    from: Option<NaiveDate>,
}

/// Nothing that is done less often than every ten years is a repeating task.
const MOST: u16 = 3_660;
/// More days than this are not passed over in the search for the next one: a century of days.
const LONGEST_SEARCH: i32 = 36_600;

impl Repeat {
    /// Refuses "every 0 days" and what is longer than ten years of days.
    pub fn new(every: u16, unit: RepeatUnit) -> Result<Repeat, Invalid> {
        if (1..=MOST).contains(&every) {
            Ok(Repeat { every, unit, from: None })
        } else {
            Err(Invalid::OutOfRange { value: every.to_string(), min: "1".into(), max: MOST.to_string() })
        }
    }

    /// Reads what a person types: `2w`, `every 2w`, `weekly`, `毎週`, `2週間ごと`.
    pub fn typed(text: &str) -> Result<Repeat, Invalid> {
        let folded: String = text.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect();
        if let Some((_, spelled)) = WORDS.iter().find(|(word, _)| *word == folded) {
            return spelled.parse();
        }
        let bare = folded.strip_prefix("every").unwrap_or(&folded);
        let bare = ["ごと", "毎", "おき"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
        let unit_at = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
        let (every, unit) = bare.split_at(unit_at);
        let unit = UNITS.iter().find(|(names, _)| names.contains(&unit)).map_or(unit, |(_, unit)| unit.as_str());
        format!("{every}{unit}").parse().map_err(|why| match why {
            Invalid::UnknownWord { allowed, .. } => Invalid::UnknownWord { value: text.to_owned(), allowed },
            other => other,
        })
    }

    pub fn every(self) -> u16 {
        self.every
    }

    /// Returns the same rhythm, counted from the day the task is due: for one whose day a person chose anew.
    #[must_use]
    pub fn anew(self) -> Repeat {
        Repeat { from: None, ..self }
    }

    /// Returns when a task that was due on a day and is done on another is due next, and how it comes back from there.
    ///
    /// Counted from the day it was due, not from when it was done; days that have passed by then are left out. The next day is a
    /// working day: one that falls on a free day moves on, and the ones after it do not.
    pub fn next(self, due_on: Option<NaiveDate>, done_on: NaiveDate, workdays: &Workdays) -> (NaiveDate, Repeat) {
        let after = due_on.unwrap_or(done_on).max(done_on);
        let anchor = self.from.or(due_on).unwrap_or(done_on);
        if self.unit == RepeatUnit::Workday {
            return (self.next_workday(anchor, after, workdays), self);
        }
        let nth = |n: i32| Offset { n: n.saturating_mul(self.every.into()), unit: self.unit }.from(anchor, workdays);
        let moved = |n: i32| workdays.on_or_after(nth(n));
        let n = (1..LONGEST_SEARCH).find(|n| moved(*n) > after).unwrap_or(1);
        let is_off = moved(n) != nth(n) || self.is_cut(anchor, nth(n));
        (moved(n), Repeat { from: self.from.or(is_off.then_some(anchor)), ..self })
    }

    fn next_workday(self, anchor: NaiveDate, after: NaiveDate, workdays: &Workdays) -> NaiveDate {
        let mut day = workdays.add(anchor, self.every.into());
        for _ in 0..LONGEST_SEARCH {
            if day > after {
                break;
            }
            day = workdays.add(day, self.every.into());
        }
        day
    }

    /// Says whether a month was too short for the day: the 31st that became the 30th.
    fn is_cut(self, anchor: NaiveDate, day: NaiveDate) -> bool {
        use chrono::Datelike;
        matches!(self.unit, RepeatUnit::Month | RepeatUnit::Year) && anchor.day() != day.day()
    }
}

/// Words for the usual rhythms.
const WORDS: &[(&str, &str)] = &[
    ("daily", "1d"),
    ("everyday", "1d"),
    ("everyweekday", "1wd"),
    ("everyworkday", "1wd"),
    ("weekly", "1w"),
    ("everyweek", "1w"),
    ("biweekly", "2w"),
    ("monthly", "1m"),
    ("everymonth", "1m"),
    ("quarterly", "3m"),
    ("everyquarter", "3m"),
    ("yearly", "1y"),
    ("everyyear", "1y"),
    ("毎日", "1d"),
    ("毎営業日", "1wd"),
    ("毎週", "1w"),
    ("隔週", "2w"),
    ("毎月", "1m"),
    ("隔月", "2m"),
    ("毎四半期", "3m"),
    ("四半期ごと", "3m"),
    ("毎年", "1y"),
];

/// The names of units beside their spelling.
const UNITS: &[(&[&str], RepeatUnit)] = &[
    (&["day", "days", "日"], RepeatUnit::Day),
    (&["week", "weeks", "週", "週間"], RepeatUnit::Week),
    (&["month", "months", "か月", "ヶ月", "ヵ月", "カ月", "ケ月", "箇月"], RepeatUnit::Month),
    (&["year", "years", "年"], RepeatUnit::Year),
    (&["workday", "workdays", "bd", "営業日"], RepeatUnit::Workday),
];

impl FromStr for Repeat {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || Invalid::UnknownWord { value: text.to_owned(), allowed: "3d, 2w, 1m, 1y, 5wd".into() };
        let (rhythm, from) = text.split_once('/').map_or((text, None), |(rhythm, from)| (rhythm, Some(from)));
        let unit_at = rhythm.find(|c: char| !c.is_ascii_digit()).ok_or_else(unknown)?;
        let (every, unit) = rhythm.split_at(unit_at);
        let mut repeat = Repeat::new(every.parse().map_err(|_| unknown())?, unit.parse().map_err(|_| unknown())?)?;
        repeat.from = from.map(str::parse).transpose().map_err(|_| unknown())?;
        Ok(repeat)
    }
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.every, self.unit)?;
        self.from.map_or(Ok(()), |from| write!(f, "/{from}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::holidays;
    use chrono::{Days, Weekday};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn japan() -> Workdays {
        Workdays::new([Weekday::Sat, Weekday::Sun], holidays::built_in("JP").expect("is built in"))
    }

    #[test]
    fn a_repeat_is_read_as_it_is_written_and_nonsense_is_refused() {
        for text in ["3d", "2w", "1m", "1y", "5wd", "1m/2026-01-31"] {
            assert_eq!(text.parse::<Repeat>().expect(text).to_string(), text);
        }
        for text in ["", "w", "0d", "2", "2x", "-1d", "99999d", "4000d", "1w/", "1w/monday"] {
            assert!(text.parse::<Repeat>().is_err(), "{text}");
        }
    }

    #[test]
    fn people_write_a_rhythm_in_their_own_words() {
        for (typed, expected) in [
            ("every 2w", "2w"),
            (" Weekly ", "1w"),
            ("2 weeks", "2w"),
            ("every month", "1m"),
            ("毎週", "1w"),
            ("２週間ごと", "2w"),
            ("3ヶ月毎", "3m"),
            ("5営業日ごと", "5wd"),
            ("1y", "1y"),
        ] {
            assert_eq!(Repeat::typed(typed).map(|repeat| repeat.to_string()).as_deref(), Ok(expected), "{typed}");
        }
        for typed in ["", "often", "every", "0週間ごと", "2 fortnights"] {
            assert!(Repeat::typed(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn the_next_day_follows_from_the_due_day_and_passes_over_what_is_past() {
        let cases = [
            ("1w", "2026-11-16", "2026-11-16", "2026-11-24", "1w/2026-11-16"),
            ("1w/2026-11-16", "2026-11-24", "2026-11-24", "2026-11-30", "1w/2026-11-16"),
            ("1w", "2026-11-02", "2026-11-19", "2026-11-24", "1w/2026-11-02"),
            ("2w", "2026-11-06", "2026-11-02", "2026-11-20", "2w"),
            ("1m", "2026-08-31", "2026-08-31", "2026-09-30", "1m/2026-08-31"),
            ("1m/2026-08-31", "2026-09-30", "2026-10-01", "2026-11-02", "1m/2026-08-31"),
            ("1m/2026-08-31", "2026-11-02", "2026-11-02", "2026-11-30", "1m/2026-08-31"),
            ("3d", "2026-11-17", "2026-11-17", "2026-11-20", "3d"),
            ("5wd", "2026-04-28", "2026-04-28", "2026-05-11", "5wd"),
            ("1y", "2026-02-27", "2026-03-05", "2027-03-01", "1y/2026-02-27"),
        ];
        for (repeat, due, done, next, goes_on) in cases {
            let found = repeat.parse::<Repeat>().expect(repeat).next(Some(day(due)), day(done), &japan());
            assert_eq!((found.0, found.1.to_string().as_str()), (day(next), goes_on), "{repeat} due {due} done {done}");
        }
        let undated = "1w".parse::<Repeat>().expect("a rhythm").next(None, day("2026-11-20"), &japan());
        assert_eq!(undated.0, day("2026-11-27"));
    }

    proptest! {
        #[test]
        fn the_next_day_is_later_worked_and_not_later_than_needed(
            every in 1_u16..60, unit in 0_usize..5, due in 0_u64..3_000, late in -40_i64..400
        ) {
            let (unit, workdays) = (RepeatUnit::ALL[unit], japan());
            let due_on = day("2020-01-01") + Days::new(due);
            let done_on = due_on.checked_add_signed(chrono::TimeDelta::days(late)).expect("in range");
            let repeat = Repeat::new(every, unit).expect("in range");
            let (next, goes_on) = repeat.next(Some(due_on), done_on, &workdays);
            prop_assert!(next > due_on && next > done_on && workdays.is_workday(next));
            prop_assert_eq!(goes_on.anew(), repeat);
            prop_assert_eq!(goes_on.to_string().parse::<Repeat>(), Ok(goes_on));
            // One rhythm less is not late enough, but for the free days that a day was moved over.
            let step = Offset { n: -i32::from(every), unit }.from(next, &workdays);
            prop_assert!(step <= due_on.max(done_on) + Days::new(10), "{} after {} {}", next, due_on, done_on);
        }
    }
}
