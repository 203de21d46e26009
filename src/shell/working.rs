//! Which days are worked, from the person's choices: weekend, the country's holidays, days off of one's own.
//!
//! The holidays of a country come from `holidays/<country>.csv`, `.ics` or `.txt` beside the settings, else they are built in.
//! A file that cannot be read stops nothing: the problem is told, and the other days hold.

use crate::domain::toml_fault::DAY_OR_SPAN;
use crate::domain::{Lang, Workdays, holidays};
use crate::i18n::Words;
use crate::import::holidays::{Format, HolidayError, read, span};
use crate::say;
use crate::shell::config::{at_line, unreadable};
use chrono::{NaiveDate, Weekday};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// `[working]` of the settings.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Working {
    /// Two letters, as `JP`; empty for no holidays. Left out, it is Japan's in Japanese and none in English.
    pub country: Option<String>,
    weekend: Option<Vec<WeekendDay>>,
    /// A file with holidays, in place of the country's; beside them when `country` is there too.
    pub holidays: Option<PathBuf>,
    days_off: Vec<DaysOff>,
    /// The day on which weeks begin; left out, it is Monday.
    week_start: Option<WeekendDay>,
}

impl Working {
    /// Returns the weekend and the days off as they are typed; empty where none are said.
    pub fn typed(&self) -> (String, String) {
        let weekend = self.weekend.iter().flatten().map(|day| named(day.0)).collect::<Vec<_>>().join(" ");
        let spans = self.days_off.iter().filter_map(|days| Some((days.0.first()?, days.0.last()?)));
        let spans = spans.map(|(from, to)| if from == to { from.to_string() } else { format!("{from}..{to}") });
        (weekend, spans.collect::<Vec<_>>().join(", "))
    }

    /// Returns the day on which weeks begin, by its name in the file, where it is said.
    pub fn week_start(&self) -> Option<String> {
        self.week_start.map(|day| named(day.0))
    }
}

/// Returns the name of a day in the file: `mon`.
pub fn named(day: Weekday) -> String {
    day.to_string().to_lowercase()
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct WeekendDay(Weekday);

impl TryFrom<String> for WeekendDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
            .map(WeekendDay)
            .map_err(|_| format!("unknown variant `{text}`, expected one of `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`"))
    }
}

/// A day, or `from..to` with both ends.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct DaysOff(Vec<NaiveDate>);

impl TryFrom<String> for DaysOff {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        span(&text).map(DaysOff).map_err(|_| format!("invalid value: string {text:?}, expected {DAY_OR_SPAN}"))
    }
}

/// The days in force, and what was wrong with a file of them, in the person's words.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce {
    pub workdays: Workdays,
    pub problem: Option<String>,
}

/// Works out the days; `folder` is that of the settings.
pub fn in_force(words: &Words, working: &Working, folder: Option<&Path>) -> InForce {
    let weekend = working.weekend.as_ref().map(|days| days.iter().map(|day| day.0).collect());
    let weekend: Vec<Weekday> = weekend.unwrap_or_else(|| vec![Weekday::Sat, Weekday::Sun]);
    let (mut free, mut problem) = (Vec::new(), None);
    for found in [of_country(words, working, folder), of_file(words, working, folder)] {
        match found {
            Ok(days) => free.extend(days),
            Err(why) => problem = problem.or(Some(why)),
        }
    }
    free.extend(working.days_off.iter().flat_map(|days| days.0.iter().copied()));
    let workdays = Workdays::new(weekend, free);
    let workdays = match working.week_start {
        Some(day) => workdays.with_weeks_from(day.0),
        None => workdays.with_week_start(usual_week_start(words.lang())),
    };
    InForce { workdays, problem }
}

/// Returns the day a week is drawn from where none is set: calendars in Japan begin with Sunday.
pub fn usual_week_start(lang: Lang) -> Weekday {
    match lang {
        Lang::Ja => Weekday::Sun,
        Lang::En => Weekday::Mon,
    }
}

/// Returns the country whose holidays hold where none is named; empty where it is none.
pub fn usual_country(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "JP",
        Lang::En => "",
    }
}

fn of_country(words: &Words, working: &Working, folder: Option<&Path>) -> Result<Vec<NaiveDate>, String> {
    let usual = || working.holidays.is_none().then(|| usual_country(words.lang()).to_owned());
    let Some(country) = working.country.clone().or_else(usual).filter(|country| !country.trim().is_empty()) else { return Ok(Vec::new()) };
    let country = country.trim();
    if !country.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return Err(say!(words, "working-no-country", country = country.to_owned()));
    }
    let files = folder.map(|folder| folder.join("holidays"));
    let spellings = [country.to_owned(), country.to_ascii_uppercase(), country.to_ascii_lowercase()];
    let names = spellings.iter().flat_map(|country| ["csv", "ics", "txt"].map(|end| format!("{country}.{end}")));
    let own = files.iter().flat_map(|files| names.clone().map(|name| files.join(name))).find(|path| path.is_file());
    match own {
        Some(path) => of_path(words, &path),
        None => holidays::built_in(country).ok_or_else(|| say!(words, "working-no-country", country = country.to_owned())),
    }
}

fn of_file(words: &Words, working: &Working, folder: Option<&Path>) -> Result<Vec<NaiveDate>, String> {
    let Some(path) = &working.holidays else { return Ok(Vec::new()) };
    // A path without a root is meant from the settings, wherever the program is started.
    of_path(words, &folder.map_or_else(|| path.clone(), |folder| folder.join(path)))
}

fn of_path(words: &Words, path: &Path) -> Result<Vec<NaiveDate>, String> {
    let name = path.display().to_string();
    let format = Format::of_name(&name).ok_or_else(|| say!(words, "working-format", file = name.clone()))?;
    let bytes = std::fs::read(path).map_err(|error| unreadable(words, name.clone(), &(&error).into()))?;
    let days = read(&bytes, format).map_err(|error| match error {
        HolidayError::Line { line, why } => at_line(words, name.clone(), line, words.invalid(&why)),
        HolidayError::NotText(_) => say!(words, "working-format", file = name.clone()),
    })?;
    // A file that was cut off, or is of another kind, holds none: that is not what the person meant.
    if days.is_empty() { Err(say!(words, "working-empty", file = name)) } else { Ok(days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn set(text: &str) -> Working {
        toml::from_str(text).expect("reads")
    }

    fn in_english(text: &str, folder: Option<&Path>) -> InForce {
        in_force(&Words::new(Lang::En), &set(text), folder)
    }

    #[test]
    fn the_country_is_the_one_named_else_that_of_the_language() {
        let thanksgiving = day("2026-11-23");
        let is_free = |lang, text| !in_force(&Words::new(lang), &set(text), None).workdays.is_workday(thanksgiving);
        assert!(is_free(Lang::Ja, "") && !is_free(Lang::En, ""));
        assert!(is_free(Lang::En, "country = \"jp\"") && !is_free(Lang::Ja, "country = \"\""));
    }

    #[test]
    fn weekend_and_days_off_are_the_persons_own() {
        let found = in_english("weekend = [\"fri\", \"Sat\"]\ndays_off = [\"2026-12-29..2027-01-03\", \"2026-12-01\"]", None);
        let is_free = |text| !found.workdays.is_workday(day(text));
        assert!(is_free("2026-11-20") && is_free("2026-11-21") && !is_free("2026-11-22"));
        assert!(is_free("2026-12-01") && is_free("2026-12-29") && !is_free("2027-01-04"));
        for wrong in ["weekend = [\"funday\"]", "days_off = [\"2026-02-30\"]", "days_off = [\"2027-01-03..2026-12-29\"]", "land = 1"] {
            assert!(toml::from_str::<Working>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn files_of_other_countries_are_read_and_a_mistake_is_told_with_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let holidays = folder.path().join("holidays");
        std::fs::create_dir(&holidays).expect("is made");
        std::fs::write(holidays.join("FR.csv"), "2026-07-14,Fête nationale\n").expect("is written");
        std::fs::write(folder.path().join("ours.txt"), "2026-07-15\nsoon\n").expect("is written");
        let found = in_english("country = \"fr\"", Some(folder.path()));
        assert_eq!((found.workdays.is_workday(day("2026-07-14")), &found.problem), (false, &None));
        let found = in_english("country = \"FR\"\nholidays = \"ours.txt\"", Some(folder.path()));
        assert!(!found.workdays.is_workday(day("2026-07-14")));
        assert!(found.problem.as_deref().is_some_and(|problem| problem.contains("ours.txt:2:")), "{:?}", found.problem);
        for text in ["country = \"DE\"", "country = \"../x\"", "holidays = \"ours.pdf\"", "holidays = \"none.csv\""] {
            assert!(in_english(text, Some(folder.path())).problem.is_some(), "{text}");
        }
    }
}
