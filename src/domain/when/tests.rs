//! Phrases and the days they mean.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("an ISO date")
}

/// A Wednesday.
const TODAY: &str = "2026-11-18";

const PLANNED: &[(&str, &str)] = &[
    ("2026-12-03", "2026-12-03"),
    ("2026/12/3", "2026-12-03"),
    ("2026.12.3", "2026-12-03"),
    ("20261203", "2026-12-03"),
    ("12/3/2027", "2027-12-03"),
    ("２０２７／１／５", "2027-01-05"),
    ("10/3", "2027-10-03"),
    ("12/3", "2026-12-03"),
    ("11/18", "2026-11-18"),
    ("11/17", "2027-11-17"),
    ("12/3(木)", "2026-12-03"),
    ("12/3（木曜日）", "2026-12-03"),
    ("12/3 (Thu)", "2026-12-03"),
    ("2/29", "2028-02-29"),
    ("3 Dec", "2026-12-03"),
    ("Dec 3", "2026-12-03"),
    ("dec. 3rd", "2026-12-03"),
    ("Oct 3", "2027-10-03"),
    ("3rd of October", "2027-10-03"),
    ("3 October 2027", "2027-10-03"),
    ("October 3, 2027", "2027-10-03"),
    ("3oct", "2027-10-03"),
    ("sept 30", "2027-09-30"),
    ("Thu 3 Dec", "2026-12-03"),
    ("Thursday, December 3", "2026-12-03"),
    ("may 1", "2027-05-01"),
    ("15th", "2026-12-15"),
    ("the 20th", "2026-11-20"),
    ("31st", "2026-12-31"),
    ("today", "2026-11-18"),
    ("Tomorrow", "2026-11-19"),
    ("tmr", "2026-11-19"),
    ("yesterday", "2026-11-17"),
    ("day after tomorrow", "2026-11-20"),
    ("the day before yesterday", "2026-11-16"),
    ("fri", "2026-11-20"),
    ("FRIDAY", "2026-11-20"),
    ("Ｆｒｉ", "2026-11-20"),
    ("wed", "2026-11-25"),
    ("mon", "2026-11-23"),
    ("next fri", "2026-11-27"),
    ("next wednesday", "2026-11-25"),
    ("this fri", "2026-11-20"),
    ("this mon", "2026-11-16"),
    ("last fri", "2026-11-13"),
    ("last tue", "2026-11-17"),
    ("3d", "2026-11-21"),
    ("2w", "2026-12-02"),
    ("1m", "2026-12-18"),
    ("1y", "2027-11-18"),
    ("1q", "2027-02-18"),
    ("+3d", "2026-11-21"),
    ("-3d", "2026-11-15"),
    ("３ｄ", "2026-11-21"),
    ("in 3 days", "2026-11-21"),
    ("in a week", "2026-11-25"),
    ("two weeks from now", "2026-12-02"),
    ("3 days later", "2026-11-21"),
    ("3 days ago", "2026-11-15"),
    ("a month ago", "2026-10-18"),
    ("5 business days", "2026-11-25"),
    ("5bd", "2026-11-25"),
    ("2 working days ago", "2026-11-16"),
    ("eow", "2026-11-20"),
    ("eom", "2026-11-30"),
    ("eoq", "2026-12-31"),
    ("eoy", "2026-12-31"),
    ("end of month", "2026-11-30"),
    ("end of the month", "2026-11-30"),
    ("end of next month", "2026-12-31"),
    ("end of next quarter", "2027-03-31"),
    ("end of February", "2027-02-28"),
    ("next week", "2026-11-23"),
    ("next month", "2026-12-01"),
    ("next quarter", "2027-01-01"),
    ("next year", "2027-01-01"),
    ("this week", "2026-11-20"),
    ("last week", "2026-11-09"),
    ("weekend", "2026-11-21"),
    ("10月3日", "2027-10-03"),
    ("１２月３日", "2026-12-03"),
    ("12月3日(木)", "2026-12-03"),
    ("十二月三日", "2026-12-03"),
    ("2027年1月5日", "2027-01-05"),
    ("２０２７年 １月 ５日", "2027-01-05"),
    ("令和9年1月5日", "2027-01-05"),
    ("来年1月5日", "2027-01-05"),
    ("15日", "2026-12-15"),
    ("二十日", "2026-11-20"),
    ("来月10日", "2026-12-10"),
    ("来月の10日", "2026-12-10"),
    ("今日", "2026-11-18"),
    ("本日", "2026-11-18"),
    ("明日", "2026-11-19"),
    ("あした", "2026-11-19"),
    ("明日まで", "2026-11-19"),
    ("明日までに", "2026-11-19"),
    ("明後日", "2026-11-20"),
    ("あさって", "2026-11-20"),
    ("明々後日", "2026-11-21"),
    ("しあさって", "2026-11-21"),
    ("昨日", "2026-11-17"),
    ("一昨日", "2026-11-16"),
    ("金", "2026-11-20"),
    ("金曜", "2026-11-20"),
    ("金曜日", "2026-11-20"),
    ("日", "2026-11-22"),
    ("次の金曜", "2026-11-20"),
    ("今週金", "2026-11-20"),
    ("来週月", "2026-11-23"),
    ("来週月曜", "2026-11-23"),
    ("来週の月曜日", "2026-11-23"),
    ("来週の日曜", "2026-11-29"),
    ("再来週火", "2026-12-01"),
    ("先週金", "2026-11-13"),
    ("来週", "2026-11-23"),
    ("来週中", "2026-11-27"),
    ("今週中", "2026-11-20"),
    ("今週末", "2026-11-21"),
    ("週末", "2026-11-21"),
    ("来月", "2026-12-01"),
    ("今月末", "2026-11-30"),
    ("今月中に", "2026-11-30"),
    ("月末", "2026-11-30"),
    ("来月末", "2026-12-31"),
    ("再来月末", "2027-01-31"),
    ("2月末", "2027-02-28"),
    ("年末", "2026-12-31"),
    ("年内", "2026-12-31"),
    ("来年", "2027-01-01"),
    ("年度末", "2027-03-31"),
    ("来年度末", "2028-03-31"),
    ("四半期末", "2026-12-31"),
    ("3日後", "2026-11-21"),
    ("３日後", "2026-11-21"),
    ("三日後", "2026-11-21"),
    ("十日後", "2026-11-28"),
    ("2週間後", "2026-12-02"),
    ("二週間後", "2026-12-02"),
    ("1ヶ月後", "2026-12-18"),
    ("1か月後", "2026-12-18"),
    ("１ヵ月後", "2026-12-18"),
    ("1ｹ月後", "2026-12-18"),
    ("半年後", "2027-05-18"),
    ("1年後", "2027-11-18"),
    ("3日前", "2026-11-15"),
    ("3日以内", "2026-11-21"),
    ("3営業日後", "2026-11-23"),
    ("翌営業日", "2026-11-19"),
];

#[test]
fn planned_phrases_mean_the_coming_day() {
    for (phrase, expected) in PLANNED {
        assert_eq!(parse_day(phrase, day(TODAY)), Some(day(expected)), "{phrase}");
    }
}

#[test]
fn past_phrases_mean_the_latest_day() {
    for (phrase, expected) in [
        ("fri", "2026-11-13"),
        ("wed", "2026-11-11"),
        ("tue", "2026-11-17"),
        ("金曜", "2026-11-13"),
        ("10/3", "2026-10-03"),
        ("11/18", "2026-11-18"),
        ("12/3", "2025-12-03"),
        ("2/29", "2024-02-29"),
        ("Oct 3", "2026-10-03"),
        ("12月3日", "2025-12-03"),
        ("15日", "2026-11-15"),
        ("20th", "2026-10-20"),
        ("3d", "2026-11-15"),
        ("2w", "2026-11-04"),
        ("3bd", "2026-11-13"),
        ("3wd", "2026-11-13"),
        ("3日前", "2026-11-15"),
        ("月末", "2026-10-31"),
        ("年度末", "2026-03-31"),
        ("eow", "2026-11-13"),
        ("yesterday", "2026-11-17"),
        ("+3d", "2026-11-21"),
        ("明日", "2026-11-19"),
        ("次の金曜", "2026-11-20"),
        ("来月末", "2026-12-31"),
        ("2027-01-05", "2027-01-05"),
    ] {
        assert_eq!(parse_past_day(phrase, day(TODAY)), Some(day(expected)), "{phrase}");
    }
}

#[test]
fn months_end_where_their_last_day_does() {
    for (phrase, today, expected) in [
        ("1m", "2027-01-31", "2027-02-28"),
        ("1m", "2028-01-31", "2028-02-29"),
        ("1ヶ月前", "2026-03-31", "2026-02-28"),
        ("1y", "2028-02-29", "2029-02-28"),
        ("eom", "2028-02-01", "2028-02-29"),
        ("月末", "2026-11-30", "2026-11-30"),
        ("来月末", "2027-01-31", "2027-02-28"),
        ("2/29", "2096-03-01", "2104-02-29"),
        ("31日", "2026-02-01", "2026-03-31"),
        ("年度末", "2026-04-01", "2027-03-31"),
        ("今年度末", "2026-02-01", "2026-03-31"),
        ("eoq", "2026-04-01", "2026-06-30"),
        ("eoy", "2026-12-31", "2026-12-31"),
        ("next month", "2026-12-31", "2027-01-01"),
    ] {
        assert_eq!(parse_day(phrase, day(today)), Some(day(expected)), "{phrase} on {today}");
    }
}

#[test]
fn weeks_turn_on_monday_and_business_days_leave_out_weekends() {
    for (phrase, today, expected) in [
        ("fri", "2026-11-20", "2026-11-27"),
        ("eow", "2026-11-20", "2026-11-20"),
        ("eow", "2026-11-21", "2026-11-27"),
        ("next mon", "2026-11-22", "2026-11-23"),
        ("来週月", "2026-11-23", "2026-11-30"),
        ("1bd", "2026-11-20", "2026-11-23"),
        ("1bd", "2026-11-21", "2026-11-23"),
        ("3営業日前", "2026-11-23", "2026-11-18"),
    ] {
        assert_eq!(parse_day(phrase, day(today)), Some(day(expected)), "{phrase} on {today}");
    }
}

#[test]
fn what_is_no_day_is_refused() {
    for phrase in [
        "",
        " ",
        "later",
        "soon",
        "3",
        "15",
        "3 seats",
        "10 users",
        "25/12",
        "2/30",
        "13/1",
        "2026-02-29",
        "2026-13-01",
        "10-3",
        "1.5",
        "10/3/27",
        "2月30日",
        "13月1日",
        "0日",
        "第3日",
        "12/3(金)",
        "Fri 3 Dec",
        "99999d",
        "9999y",
        "in days",
        "ago",
        "next",
        "end of",
        "来週中旬",
        "来週月に電話",
        "１００００日後",
        "金額",
        "月初め",
        "oct",
        "#acme",
        "fri 15m",
        "eom eom",
    ] {
        assert_eq!(parse_day(phrase, day(TODAY)), None, "{phrase}");
    }
}

#[test]
fn every_suggestion_is_understood() {
    for phrase in SUGGESTIONS_EN.iter().chain(SUGGESTIONS_JA) {
        assert!(parse_day(phrase, day(TODAY)).is_some_and(|found| found >= day(TODAY)), "{phrase}");
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (-3_000_000i32..3_000_000).prop_filter_map("in range", NaiveDate::from_num_days_from_ce_opt)
}

/// Parts of phrases in any order come nearer to the grammar than random text does.
fn scrambled() -> impl Strategy<Value = String> {
    let parts = "in |next |last |end of |3|9999|31|２|三|百|百百|十|d|w|bd|y| |/|-|(|)|金|月|日|曜|年|後|前|末|来週|来月|今年|の|ヶ月|令和|oct|fri|ago|th|,";
    let parts: Vec<&'static str> = parts.split('|').collect();
    prop::collection::vec(prop::sample::select(parts), 0..7).prop_map(|chosen| chosen.concat())
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,50}", scrambled in scrambled(), today in any_day()) {
        for text in [&text, &scrambled] {
            parse_day(text, today);
            parse_past_day(text, today);
        }
    }

    #[test]
    fn every_date_is_read_back_from_its_usual_spellings(offset in 0i64..100_000) {
        let date = day("1900-01-01") + chrono::TimeDelta::days(offset);
        for format in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y年%-m月%-d日", "%-d %b %Y", "%a %-d %B %Y", "%B %-d, %Y", "%-m/%-d/%Y"] {
            let text = date.format(format).to_string();
            prop_assert_eq!(parse_day(&text, day(TODAY)), Some(date), "{}", text);
        }
    }

    #[test]
    fn a_day_and_month_is_the_nearest_on_its_side(offset in 0i64..50_000, back in 0i64..365) {
        let today = day("1950-01-01") + chrono::TimeDelta::days(offset);
        let past = today - chrono::TimeDelta::days(back);
        let text = past.format("%-m/%-d").to_string();
        prop_assert!(parse_past_day(&text, today).is_some_and(|found| found >= past && found <= today));
        prop_assert!(parse_day(&text, today).is_some_and(|found| found >= today));
    }
}
