//! The names of weekdays in both languages.

use chrono::{Datelike, NaiveDate, Weekday};

const ENGLISH: &[(Weekday, &[&str])] = &[
    (Weekday::Mon, &["mon", "monday"]),
    (Weekday::Tue, &["tue", "tues", "tuesday"]),
    (Weekday::Wed, &["wed", "weds", "wednesday"]),
    (Weekday::Thu, &["thu", "thur", "thurs", "thursday"]),
    (Weekday::Fri, &["fri", "friday"]),
    (Weekday::Sat, &["sat", "saturday"]),
    (Weekday::Sun, &["sun", "sunday"]),
];

const JAPANESE: &[(&str, Weekday)] = &[
    ("月", Weekday::Mon),
    ("火", Weekday::Tue),
    ("水", Weekday::Wed),
    ("木", Weekday::Thu),
    ("金", Weekday::Fri),
    ("土", Weekday::Sat),
    ("日", Weekday::Sun),
];

/// Reads a whole lower-case English name, long or short.
pub(super) fn english(word: &str) -> Option<Weekday> {
    ENGLISH.iter().find(|(_, names)| names.contains(&word)).map(|(weekday, _)| *weekday)
}

/// Reads a whole Japanese name: `金`, `金曜` or `金曜日`.
pub(super) fn japanese(word: &str) -> Option<Weekday> {
    let short = word.strip_suffix("曜日").or_else(|| word.strip_suffix('曜')).unwrap_or(word);
    JAPANESE.iter().find(|(name, _)| *name == short).map(|(_, weekday)| *weekday)
}

/// Returns the day if what is written after it is nothing or its own weekday in brackets, as in `10/3(金)`.
///
/// A weekday that contradicts the date is a slip of one of the two, so neither is believed.
pub(super) fn confirmed(day: NaiveDate, suffix: &str) -> Option<NaiveDate> {
    if suffix.is_empty() {
        return Some(day);
    }
    let name = suffix.strip_prefix('(')?.strip_suffix(')')?;
    let weekday = japanese(name).or_else(|| english(name))?;
    (day.weekday() == weekday).then_some(day)
}
