//! Japan's national holidays, by the rules of the Act on National Holidays (国民の祝日に関する法律) as it stands since 2020.
//!
//! Right for 2020 to 2030, as far as the law does not change again; earlier years get the same rules, which then hold roughly.

use crate::domain::words::text_enum;
use chrono::{Datelike, Days, NaiveDate, Weekday};

text_enum! {
    /// What a day is a holiday for.
    pub enum Holiday {
        NewYear = "new_year",
        ComingOfAge = "coming_of_age",
        Foundation = "foundation",
        EmperorsBirthday = "emperors_birthday",
        VernalEquinox = "vernal_equinox",
        Showa = "showa",
        Constitution = "constitution",
        Greenery = "greenery",
        Children = "children",
        Marine = "marine",
        Mountain = "mountain",
        RespectForTheAged = "respect_for_the_aged",
        AutumnalEquinox = "autumnal_equinox",
        Sports = "sports",
        Culture = "culture",
        LabourThanksgiving = "labour_thanksgiving",
        /// A day off in place of a holiday on a Sunday, or between two holidays.
        InBetween = "in_between",
    }
}

/// Returns the holidays of a year with what they are for, in order.
pub fn holidays(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let mut days = of_their_own(year);
    days.extend(in_place_of_sundays(&days));
    days.extend(between_two(&days));
    days.sort_unstable();
    days.dedup_by_key(|(day, _)| *day);
    days
}

/// Returns the days that the law names.
fn of_their_own(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let moved = moved_for_the_games(year);
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let monday = |month, nth| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth);
    let games = |nth: usize, usual: Option<NaiveDate>| moved.map_or(usual, |days| fixed(days[nth].0, days[nth].1));
    let days = [
        (fixed(1, 1), Holiday::NewYear),
        (monday(1, 2), Holiday::ComingOfAge),
        (fixed(2, 11), Holiday::Foundation),
        (fixed(2, 23), Holiday::EmperorsBirthday),
        (fixed(3, vernal_equinox(year)), Holiday::VernalEquinox),
        (fixed(4, 29), Holiday::Showa),
        (fixed(5, 3), Holiday::Constitution),
        (fixed(5, 4), Holiday::Greenery),
        (fixed(5, 5), Holiday::Children),
        (games(0, monday(7, 3)), Holiday::Marine),
        (games(2, fixed(8, 11)), Holiday::Mountain),
        (monday(9, 3), Holiday::RespectForTheAged),
        (fixed(9, autumnal_equinox(year)), Holiday::AutumnalEquinox),
        (games(1, monday(10, 2)), Holiday::Sports),
        (fixed(11, 3), Holiday::Culture),
        (fixed(11, 23), Holiday::LabourThanksgiving),
    ];
    days.into_iter().filter_map(|(day, holiday)| Some((day?, holiday))).collect()
}

/// Returns month and day of Marine Day, Sports Day and Mountain Day in the years whose games moved them.
fn moved_for_the_games(year: i32) -> Option<[(u32, u32); 3]> {
    match year {
        2020 => Some([(7, 23), (7, 24), (8, 10)]),
        2021 => Some([(7, 22), (7, 23), (8, 8)]),
        _ => None,
    }
}

/// Returns the day in March by the usual formula for 1980 to 2099.
fn vernal_equinox(year: i32) -> u32 {
    equinox(20.8431, year)
}

/// Returns the day in September by the usual formula for 1980 to 2099.
fn autumnal_equinox(year: i32) -> u32 {
    equinox(23.2488, year)
}

fn equinox(base: f64, year: i32) -> u32 {
    let since = year - 1980;
    (base + 0.242_194 * f64::from(since)).floor() as u32 - since.div_euclid(4) as u32
}

/// A holiday on a Sunday gives the next day that is no holiday itself (article 3, paragraph 2).
fn in_place_of_sundays(days: &[(NaiveDate, Holiday)]) -> Vec<(NaiveDate, Holiday)> {
    let is_holiday = |day: &NaiveDate| days.iter().any(|(other, _)| other == day);
    let sundays = days.iter().filter(|(day, _)| day.weekday() == Weekday::Sun);
    sundays.filter_map(|(day, _)| day.iter_days().skip(1).find(|day| !is_holiday(day))).map(|day| (day, Holiday::InBetween)).collect()
}

/// A day with a holiday right before and right after it is one too (article 3, paragraph 3).
fn between_two(days: &[(NaiveDate, Holiday)]) -> Vec<(NaiveDate, Holiday)> {
    let is_holiday = |day: NaiveDate| days.iter().any(|(other, _)| *other == day);
    let after = |days| move |day: NaiveDate| day + Days::new(days);
    let gaps = days.iter().filter(|(day, _)| !is_holiday(after(1)(*day)) && is_holiday(after(2)(*day)));
    gaps.map(|(day, _)| after(1)(*day)).filter(|day| day.weekday() != Weekday::Sun).map(|day| (day, Holiday::InBetween)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every holiday of the years, as month and day, from the Cabinet Office's table as far as it goes (2027).
    const TABLE: &[(i32, &str)] = &[
        (2020, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23"),
        (2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23"),
        (2022, "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23"),
        (2023, "1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23"),
        (2024, "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23"),
        (2025, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24"),
        (2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23"),
        (2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23"),
        (2028, "1/1 1/10 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/22 10/9 11/3 11/23"),
        (2029, "1/1 1/8 2/11 2/12 2/23 3/20 4/29 4/30 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24 10/8 11/3 11/23"),
        (2030, "1/1 1/14 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 11/3 11/4 11/23"),
    ];

    #[test]
    fn every_holiday_of_2020_to_2030_is_there_and_no_other() {
        for (year, expected) in TABLE {
            let found: Vec<String> = holidays(*year).iter().map(|(day, _)| format!("{}/{}", day.month(), day.day())).collect();
            assert_eq!(found.join(" "), *expected, "{year}");
        }
    }

    #[test]
    fn a_day_says_what_it_is_a_holiday_for() {
        let named = |text: &str| {
            let day: NaiveDate = text.parse().expect("a date");
            holidays(day.year()).into_iter().find(|(other, _)| *other == day).map(|(_, holiday)| holiday)
        };
        for (day, expected) in [
            ("2020-07-24", Some(Holiday::Sports)),
            ("2021-07-22", Some(Holiday::Marine)),
            ("2021-08-09", Some(Holiday::InBetween)),
            ("2026-09-22", Some(Holiday::InBetween)),
            ("2026-02-23", Some(Holiday::EmperorsBirthday)),
            ("2026-12-23", None),
        ] {
            assert_eq!(named(day), expected, "{day}");
        }
    }
}
