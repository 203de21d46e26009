//! Which backups are kept: every one of the last day, then one a day for two weeks, one a week for two months, and one a month.

use super::{io, name};
use crate::domain::Timestamp;
use crate::store::Result;
use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// A stretch of time of which one backup is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Period {
    Day(NaiveDate),
    /// ISO week: its Monday.
    Week(NaiveDate),
    /// Its first day.
    Month(NaiveDate),
}

/// Deletes the backups of a folder that others stand for, each book's for itself; returns what is gone.
///
/// Only files with a backup's name are looked at. One that cannot be deleted stays, and the others go.
pub fn thin(folder: &Path, now: Timestamp) -> Result<Vec<PathBuf>> {
    let mut gone = Vec::new();
    for backups in backups_by_book(folder)?.into_values() {
        let times: Vec<Timestamp> = backups.iter().map(|(time, _)| *time).collect();
        let kept = kept(&times, now);
        let spare = backups.into_iter().zip(kept).filter(|(_, is_kept)| !is_kept);
        gone.extend(spare.map(|((_, path), _)| path).filter(|path| std::fs::remove_file(path).is_ok()));
    }
    Ok(gone)
}

fn backups_by_book(folder: &Path) -> Result<HashMap<String, Vec<(Timestamp, PathBuf)>>> {
    let mut books: HashMap<String, Vec<(Timestamp, PathBuf)>> = HashMap::new();
    for entry in std::fs::read_dir(folder).map_err(|error| io(&error))? {
        let entry = entry.map_err(|error| io(&error))?;
        let file = entry.file_name();
        let Some((book, time)) = file.to_str().and_then(name::read) else { continue };
        if entry.file_type().is_ok_and(|kind| kind.is_file()) {
            books.entry(book.to_owned()).or_default().push((time, entry.path()));
        }
    }
    Ok(books)
}

/// Says for each time whether its backup is kept: of a period the newest is.
fn kept(times: &[Timestamp], now: Timestamp) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..times.len()).collect();
    newest_first.sort_by_key(|&index| std::cmp::Reverse(times[index]));
    let mut kept = vec![true; times.len()];
    let mut seen = HashSet::new();
    for index in newest_first {
        kept[index] = period(times[index], now).is_none_or(|period| seen.insert(period));
    }
    kept
}

/// Returns the period that a backup stands for; `None` in the last day, and in a future that a wrong clock once showed.
fn period(time: Timestamp, now: Timestamp) -> Option<Period> {
    let day = time.date_naive();
    if now - time <= TimeDelta::days(1) {
        None
    } else if now - time <= TimeDelta::days(14) {
        Some(Period::Day(day))
    } else if now.checked_sub_months(Months::new(2)).is_some_and(|border| time >= border) {
        let since_monday = u64::from(day.weekday().num_days_from_monday());
        Some(Period::Week(day.checked_sub_days(Days::new(since_monday)).unwrap_or(day)))
    } else {
        Some(Period::Month(day.with_day(1).unwrap_or(day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse::<chrono::DateTime<chrono::Utc>>().expect("a time")
    }

    #[test]
    fn of_each_period_the_newest_is_kept() {
        let now = at("2026-11-22T09:00:00Z");
        let times = [
            ("2026-11-23T09:00:00Z", true),
            ("2026-11-22T08:59:00Z", true),
            ("2026-11-22T08:58:00Z", true),
            ("2026-11-21T09:00:00Z", true),
            ("2026-11-21T08:00:00Z", true),
            ("2026-11-21T07:00:00Z", false),
            ("2026-11-10T23:00:00Z", true),
            ("2026-11-10T01:00:00Z", false),
            // Sunday and the Saturday of one week; the Sunday before it.
            ("2026-11-01T12:00:00Z", true),
            ("2026-10-31T12:00:00Z", false),
            ("2026-10-25T12:00:00Z", true),
            ("2026-08-30T12:00:00Z", true),
            ("2026-08-02T12:00:00Z", false),
            ("2026-07-31T12:00:00Z", true),
            ("2025-07-31T12:00:00Z", true),
        ];
        let found = kept(&times.map(|(time, _)| at(time)), now);
        for ((time, expected), found) in times.iter().zip(found) {
            assert_eq!(found, *expected, "{time}");
        }
    }

    #[test]
    fn a_year_of_half_hourly_backups_thinned_as_they_come_leaves_a_few_dozen() {
        let (start, now) = (at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
        let mut times: Vec<Timestamp> = Vec::new();
        let thinned = |times: Vec<Timestamp>, now| {
            let kept = kept(&times, now);
            times.into_iter().zip(kept).filter_map(|(time, is_kept)| is_kept.then_some(time)).collect()
        };
        for half_hours in 1..=365 * 48 {
            times.push(start + TimeDelta::minutes(30 * half_hours));
            if half_hours % 16 == 0 {
                times = thinned(times, start + TimeDelta::minutes(30 * half_hours));
            }
        }
        let months: HashSet<u32> = times.iter().map(|time| time.month()).collect();
        let young = times.iter().filter(|time| now - **time <= TimeDelta::days(1)).count();
        assert_eq!(young, 49);
        assert!(times.len() - young <= 14 + 9 + 10, "{}", times.len());
        assert_eq!(months.len(), 12);
        let gaps = times.windows(2).filter(|pair| now - pair[0] < TimeDelta::days(13)).map(|pair| pair[1] - pair[0]);
        assert!(gaps.max().is_some_and(|gap| gap <= TimeDelta::days(1)));
    }
}
