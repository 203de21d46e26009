//! Japanese phrases: `明日`, `来週の月曜日`, `三日後`, `3営業日後`, `10月3日(金)`, `来月末`, `年度末`.

use super::anchor::{Anchor, Lean, Period, Unit};
use super::weekday;
use chrono::{NaiveDate, Weekday};

/// What may follow a day without changing it.
const PARTICLES: &[&str] = &["までに", "まで", "に"];

/// Days from today.
const NAMED: &[(&str, i64)] = &[
    ("今日", 0),
    ("本日", 0),
    ("きょう", 0),
    ("明日", 1),
    ("あした", 1),
    ("あす", 1),
    ("翌日", 1),
    ("明後日", 2),
    ("あさって", 2),
    ("明々後日", 3),
    ("明明後日", 3),
    ("しあさって", 3),
    ("昨日", -1),
    ("きのう", -1),
    ("一昨日", -2),
    ("おととい", -2),
];

const UNITS: &[(&str, Unit)] = &[
    ("営業日", Unit::BusinessDay),
    ("日間", Unit::Day),
    ("日", Unit::Day),
    ("週間", Unit::Week),
    ("週", Unit::Week),
    ("ヶ月", Unit::Month),
    ("か月", Unit::Month),
    ("カ月", Unit::Month),
    ("ヵ月", Unit::Month),
    ("ケ月", Unit::Month),
    ("箇月", Unit::Month),
    ("四半期", Unit::Quarter),
    ("年間", Unit::Year),
    ("年", Unit::Year),
];

const DIRECTIONS: &[(&str, i64)] = &[("以内", 1), ("後", 1), ("先", 1), ("前", -1)];

/// Periods counted from this one; where one word begins another, the longer stands first.
const PERIODS: &[(&str, (Period, i64))] = &[
    ("再来週", (Period::Week, 2)),
    ("さ来週", (Period::Week, 2)),
    ("来週", (Period::Week, 1)),
    ("翌週", (Period::Week, 1)),
    ("今週", (Period::Week, 0)),
    ("先週", (Period::Week, -1)),
    ("先々週", (Period::Week, -2)),
    ("再来月", (Period::Month, 2)),
    ("来月", (Period::Month, 1)),
    ("翌月", (Period::Month, 1)),
    ("今月", (Period::Month, 0)),
    ("当月", (Period::Month, 0)),
    ("先月", (Period::Month, -1)),
    ("前月", (Period::Month, -1)),
    ("先々月", (Period::Month, -2)),
    ("来四半期", (Period::Quarter, 1)),
    ("翌四半期", (Period::Quarter, 1)),
    ("今四半期", (Period::Quarter, 0)),
    ("来年度", (Period::FiscalYear, 1)),
    ("翌年度", (Period::FiscalYear, 1)),
    ("今年度", (Period::FiscalYear, 0)),
    ("本年度", (Period::FiscalYear, 0)),
    ("昨年度", (Period::FiscalYear, -1)),
    ("前年度", (Period::FiscalYear, -1)),
    ("再来年", (Period::Year, 2)),
    ("来年", (Period::Year, 1)),
    ("翌年", (Period::Year, 1)),
    ("今年", (Period::Year, 0)),
    ("本年", (Period::Year, 0)),
    ("昨年", (Period::Year, -1)),
    ("去年", (Period::Year, -1)),
];

const ENDS: &[(&str, Period)] = &[
    ("月末", Period::Month),
    ("四半期末", Period::Quarter),
    ("年度末", Period::FiscalYear),
    ("年度内", Period::FiscalYear),
    ("年末", Period::Year),
    ("年内", Period::Year),
];

/// The year before the first of the Reiwa era, 2019.
const BEFORE_REIWA: u32 = 2018;

/// Reads a phrase without spaces; digits are ASCII by now.
pub(super) fn read(text: &str, anchor: Anchor) -> Option<NaiveDate> {
    let phrase = PARTICLES.iter().find_map(|particle| text.strip_suffix(particle)).unwrap_or(text);
    named(phrase, anchor)
        .or_else(|| counted(phrase, anchor))
        .or_else(|| nearest_weekday(phrase, anchor))
        .or_else(|| in_period(phrase, anchor))
        .or_else(|| dated(phrase, anchor))
}

fn named(phrase: &str, anchor: Anchor) -> Option<NaiveDate> {
    if let Some((_, days)) = NAMED.iter().find(|(name, _)| *name == phrase) {
        return anchor.plus(Unit::Day, *days);
    }
    if let Some((_, period)) = ENDS.iter().find(|(name, _)| *name == phrase) {
        return anchor.nearest_end(*period);
    }
    match phrase {
        "翌営業日" => anchor.plus(Unit::BusinessDay, 1),
        "週末" => anchor.weekday(Weekday::Sat),
        _ => None,
    }
}

/// Reads `3日後`, `二週間前`, `1か月以内`, `半年後`.
fn counted(phrase: &str, anchor: Anchor) -> Option<NaiveDate> {
    let mut cursor = Cursor(phrase);
    let (count, unit) = if cursor.take("半年") { (6, Unit::Month) } else { (cursor.number()?, cursor.choose(UNITS)?) };
    let direction = cursor.choose(DIRECTIONS)?;
    cursor.0.is_empty().then(|| anchor.plus(unit, direction * i64::from(count)))?
}

/// Reads `金`, `金曜日`, `次の金曜`, `前の金曜`.
fn nearest_weekday(phrase: &str, anchor: Anchor) -> Option<NaiveDate> {
    let mut cursor = Cursor(phrase);
    let lean = cursor.choose(&[("次の", Lean::Coming), ("今度の", Lean::Coming), ("この前の", Lean::Past), ("前の", Lean::Past)]);
    let weekday = weekday::japanese(cursor.0)?;
    Anchor { lean: lean.unwrap_or(anchor.lean), ..anchor }.weekday(weekday)
}

/// Reads `来週月`, `来週の月曜日`, `今週中`, `来月`, `来月末`, `来月の15日`, `来年1月5日`.
fn in_period(phrase: &str, anchor: Anchor) -> Option<NaiveDate> {
    let mut cursor = Cursor(phrase);
    let (period, ahead) = cursor.choose(PERIODS)?;
    match (cursor.0, period) {
        ("", _) if ahead == 0 => return anchor.end_of(period, ahead),
        ("" | "初め" | "頭" | "初", _) => return anchor.start_of(period, ahead),
        ("末", Period::Week) => return anchor.weekday_of_week(Weekday::Sat, ahead),
        ("末" | "中" | "いっぱい", _) => return anchor.end_of(period, ahead),
        _ => cursor.take("の"),
    };
    match period {
        Period::Week => anchor.weekday_of_week(weekday::japanese(cursor.0)?, ahead),
        Period::Month => {
            let day = anchor.day_in_month(ahead, cursor.counted("日")?)?;
            weekday::confirmed(day, cursor.0)
        }
        Period::Year => {
            let (month, day) = (cursor.counted("月")?, cursor.counted("日")?);
            weekday::confirmed(NaiveDate::from_ymd_opt(anchor.year(ahead)?, month, day)?, cursor.0)
        }
        Period::Quarter | Period::FiscalYear => None,
    }
}

/// Reads `10月3日`, `2027年1月5日`, `令和9年1月5日`, `10月末`, `15日`, each but the fourth with or without `(金)`.
fn dated(phrase: &str, anchor: Anchor) -> Option<NaiveDate> {
    let mut cursor = Cursor(phrase);
    let year = cursor.year();
    let month = cursor.counted("月");
    if let (None, Some(month), "末") = (year, month, cursor.0) {
        return anchor.end_of_named_month(month);
    }
    let day = cursor.counted("日")?;
    let found = match (year, month) {
        (Some(year), Some(month)) => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        (None, Some(month)) => anchor.month_day(month, day),
        (None, None) => anchor.day_of_month(day),
        (Some(_), None) => None,
    };
    weekday::confirmed(found?, cursor.0)
}

/// What is left to read of a phrase.
#[derive(Clone, Copy)]
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn take(&mut self, word: &str) -> bool {
        let after = self.0.strip_prefix(word);
        self.0 = after.unwrap_or(self.0);
        after.is_some()
    }

    /// Takes the first word of a table that comes next.
    fn choose<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        table.iter().find(|(word, _)| self.take(word)).map(|(_, value)| *value)
    }

    /// Takes a number with its counter, or nothing.
    fn counted(&mut self, counter: &str) -> Option<u32> {
        let before = *self;
        let number = self.number().filter(|_| self.take(counter));
        if number.is_none() {
            self.0 = before.0;
        }
        number
    }

    /// Takes a year with `年`, of the Western calendar or the Reiwa era, or nothing.
    fn year(&mut self) -> Option<u32> {
        if !self.take("令和") {
            return self.counted("年");
        }
        let of_era = if self.take("元年") { 1 } else { self.counted("年")? };
        Some(BEFORE_REIWA + of_era)
    }

    /// Takes a number of at most four digits, or a kanji number up to 999.
    fn number(&mut self) -> Option<u32> {
        let is_kanji = |c: char| "〇一二三四五六七八九十百".contains(c);
        let ascii_end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let end = if ascii_end > 0 { ascii_end } else { self.0.find(|c| !is_kanji(c)).unwrap_or(self.0.len()) };
        let (digits, after) = self.0.split_at_checked(end)?;
        let number = match ascii_end {
            0 => kanji_number(digits),
            1..=4 => digits.parse().ok(),
            _ => None,
        }?;
        self.0 = after;
        Some(number)
    }
}

/// Reads `三`, `十五`, `二十`, `二〇`, `百二十`; at most five characters.
fn kanji_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().nth(5).is_some() {
        return None;
    }
    let (mut total, mut digits) = (0, None);
    for c in text.chars() {
        let place = match c {
            '十' => 10,
            '百' => 100,
            _ => {
                let digit = u32::try_from("〇一二三四五六七八九".chars().position(|known| known == c)?).ok()?;
                digits = Some(digits.unwrap_or(0) * 10 + digit);
                continue;
            }
        };
        total += digits.take().unwrap_or(1) * place;
    }
    Some(total + digits.unwrap_or(0))
}
