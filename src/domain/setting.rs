//! The settings a person can change, by the names they have in `config.toml`, and what each takes. What they mean is said in words
//! elsewhere; which value holds, and why, is the shell's to know.

use crate::domain::words::text_enum;
use crate::domain::{Currency, Invalid};
use chrono::{NaiveDate, Weekday};
use unicode_normalization::UnicodeNormalization;

text_enum! {
    /// A setting; what stands before the dot is its table in the file.
    pub enum Setting {
        Lang = "lang",
        Theme = "theme",
        Ambiguous = "ambiguous",
        Keys = "keys",
        Mouse = "mouse",
        Private = "private",
        Country = "working.country",
        Weekend = "working.weekend",
        DaysOff = "working.days_off",
        Holidays = "working.holidays",
        WeekStart = "working.week_start",
        Currency = "currency",
        CadenceHigh = "cadence.high",
        CadenceLow = "cadence.low",
        CadenceTech = "cadence.tech",
        CadenceOnboarding = "cadence.onboarding",
        QuietDays = "survey.quiet_days",
        MailName = "mail.name",
        MailCompany = "mail.company",
        MailAddress = "mail.address",
        MailSignature = "mail.signature",
        MailAgain = "mail.again_days",
        MailCharset = "mail.charset",
        MailSend = "mail.send",
        MailDrafts = "mail.drafts",
    }
}

text_enum! {
    /// What belongs together on the screen of settings.
    pub enum SettingGroup { Screen = "screen", Days = "days", Money = "money", Rhythm = "rhythm", Letters = "letters" }
}

text_enum! {
    /// Where the value that holds comes from.
    pub enum SettingSource { BuiltIn = "default", File = "file", Environment = "environment", Flag = "flag" }
}

/// A setting as it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldSetting {
    pub setting: Setting,
    /// As it is typed; empty where nothing is set and nothing is built in.
    pub value: String,
    pub source: SettingSource,
}

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One of a few words; the first is what is built in.
    Word(&'static [&'static str]),
    /// The name of a theme.
    Theme,
    YesNo,
    /// A whole number of days.
    Days,
    Country,
    Currency,
    Weekdays,
    /// Days and spans of days.
    Spans,
    Text,
    /// A text of several lines.
    Lines,
}

/// A value as the file holds it.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingValue {
    Text(String),
    Number(i64),
    YesNo(bool),
    List(Vec<String>),
}

/// The days of the week by the names they have in the file, with their letter in Japanese.
const WEEKDAYS: [(&str, char, Weekday); 7] = [
    ("mon", '月', Weekday::Mon),
    ("tue", '火', Weekday::Tue),
    ("wed", '水', Weekday::Wed),
    ("thu", '木', Weekday::Thu),
    ("fri", '金', Weekday::Fri),
    ("sat", '土', Weekday::Sat),
    ("sun", '日', Weekday::Sun),
];
/// Ten years: a longer rhythm is a slip of the keys.
const MOST_DAYS: i64 = 3_650;
const LONGEST_TEXT: usize = 500;
const LONGEST_LINES: usize = 2_000;

impl Setting {
    /// Returns its table in the file, if it stands in one, and its name there.
    pub fn place(self) -> (Option<&'static str>, &'static str) {
        self.as_str().split_once('.').map_or((None, self.as_str()), |(table, key)| (Some(table), key))
    }

    pub fn group(self) -> SettingGroup {
        match self.place().0 {
            Some("working") => SettingGroup::Days,
            Some("cadence" | "survey") => SettingGroup::Rhythm,
            Some(_) => SettingGroup::Letters,
            None if self == Setting::Currency => SettingGroup::Money,
            None => SettingGroup::Screen,
        }
    }

    pub fn takes(self) -> Takes {
        match self {
            Setting::Lang => Takes::Word(&["auto", "en", "ja"]),
            Setting::Theme => Takes::Theme,
            Setting::Ambiguous => Takes::Word(&["auto", "narrow", "wide"]),
            Setting::Keys => Takes::Word(&["standard", "vim", "emacs"]),
            Setting::Mouse | Setting::Private => Takes::YesNo,
            Setting::Country => Takes::Country,
            Setting::Weekend => Takes::Weekdays,
            Setting::DaysOff => Takes::Spans,
            Setting::WeekStart => Takes::Word(&["mon", "sun", "sat"]),
            Setting::Currency => Takes::Currency,
            Setting::CadenceHigh | Setting::CadenceLow | Setting::CadenceTech | Setting::CadenceOnboarding => Takes::Days,
            Setting::QuietDays | Setting::MailAgain => Takes::Days,
            Setting::MailCharset => Takes::Word(&["utf-8", "iso-2022-jp"]),
            Setting::Holidays | Setting::MailName | Setting::MailCompany => Takes::Text,
            Setting::MailAddress | Setting::MailSend | Setting::MailDrafts => Takes::Text,
            Setting::MailSignature => Takes::Lines,
        }
    }

    /// Reads what was typed; none where that means what is built in.
    pub fn read(self, typed: &str) -> Result<Option<SettingValue>, Invalid> {
        let text: String = typed.nfkc().collect::<String>().trim().to_owned();
        match self.takes() {
            // The system's own language is what holds where the file names none.
            Takes::Word(_) if self == Setting::Lang && text == "auto" => Ok(None),
            Takes::Word(words) => one_of(words, &text).map(|word| Some(SettingValue::Text(word))),
            Takes::Theme => Ok(Some(SettingValue::Text(text)).filter(|_| !typed.trim().is_empty())),
            Takes::YesNo => one_of(&["true", "false"], &text).map(|word| Some(SettingValue::YesNo(word == "true"))),
            // No country is a choice of its own: without holidays.
            Takes::Country => country(&text).map(|code| Some(SettingValue::Text(code))),
            _ if text.is_empty() => Ok(None),
            Takes::Days => days(&text).map(|days| Some(SettingValue::Number(days))),
            Takes::Currency => text.parse::<Currency>().map(|currency| Some(SettingValue::Text(currency.to_string()))),
            Takes::Weekdays => listed(&text, weekday),
            Takes::Spans => listed(&text, span),
            Takes::Text if typed.chars().count() > LONGEST_TEXT => Err(Invalid::TooLong { limit: LONGEST_TEXT }),
            Takes::Text => Ok(Some(SettingValue::Text(typed.trim().to_owned()))),
            Takes::Lines if typed.chars().count() > LONGEST_LINES => Err(Invalid::TooLong { limit: LONGEST_LINES }),
            Takes::Lines => Ok(Some(SettingValue::Text(lines(typed)))),
        }
    }
}

/// Leaves out the empty lines around a text and the spaces at the end of its lines; what begins a line stays, as in a drawn rule.
fn lines(typed: &str) -> String {
    let typed: Vec<&str> = typed.lines().map(str::trim_end).collect();
    typed.join("\n").trim_matches('\n').to_owned()
}

fn one_of(words: &[&str], text: &str) -> Result<String, Invalid> {
    let unknown = || Invalid::UnknownWord { value: text.to_owned(), allowed: words.join(", ") };
    words.iter().find(|word| **word == text).map(|word| (*word).to_owned()).ok_or_else(unknown)
}

fn country(text: &str) -> Result<String, Invalid> {
    let is_code = text.is_empty() || (text.len() <= 8 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    if is_code {
        Ok(text.to_ascii_uppercase())
    } else {
        Err(Invalid::UnknownWord { value: text.to_owned(), allowed: "JP, US, DE …".to_owned() })
    }
}

fn days(text: &str) -> Result<i64, Invalid> {
    let days: i64 = text.trim_end_matches(['d', '日']).trim().parse().map_err(|_| Invalid::NotWhole(text.to_owned()))?;
    if (1..=MOST_DAYS).contains(&days) {
        return Ok(days);
    }
    Err(Invalid::OutOfRange { value: days.to_string(), min: "1".to_owned(), max: MOST_DAYS.to_string() })
}

fn listed(text: &str, one: impl Fn(&str) -> Result<String, Invalid>) -> Result<Option<SettingValue>, Invalid> {
    let parts = text.split([',', '、', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(one).collect::<Result<_, _>>().map(|list| Some(SettingValue::List(list)))
}

/// Reads `sat`, `Saturday`, `土`, `土曜日`.
fn weekday(text: &str) -> Result<String, Invalid> {
    let lower = text.to_lowercase();
    let is_it = |(name, letter, _): &&(&str, char, Weekday)| lower.starts_with(name) || lower.starts_with(*letter);
    let unknown = || Invalid::UnknownWord { value: text.to_owned(), allowed: WEEKDAYS.map(|(name, ..)| name).join(", ") };
    WEEKDAYS.iter().find(is_it).map(|(name, ..)| (*name).to_owned()).ok_or_else(unknown)
}

/// Reads a day, or `from..to` with both ends.
fn span(text: &str) -> Result<String, Invalid> {
    let day = |text: &str| text.parse::<NaiveDate>().map_err(|_| Invalid::NotADate(text.to_owned()));
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to) = (day(from)?, day(to)?);
    if to < from {
        return Err(Invalid::EndBeforeStart { start: from.to_string(), end: to.to_string() });
    }
    Ok(if from == to { from.to_string() } else { format!("{from}..{to}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Option<SettingValue> {
        Some(SettingValue::Text(value.into()))
    }

    #[test]
    fn what_is_typed_is_read_in_both_scripts() {
        let list = |items: &[&str]| Some(SettingValue::List(items.iter().map(|item| (*item).to_owned()).collect()));
        for (setting, typed, value) in [
            (Setting::Lang, "ja", text("ja")),
            (Setting::Lang, "auto", None),
            (Setting::Theme, "auto", text("auto")),
            (Setting::Country, "jp", text("JP")),
            (Setting::Country, "", text("")),
            (Setting::Currency, "円", text("JPY")),
            (Setting::CadenceHigh, "１４日", Some(SettingValue::Number(14))),
            (Setting::CadenceHigh, " ", None),
            (Setting::Weekend, "土、日", list(&["sat", "sun"])),
            (Setting::Weekend, "Friday Sat", list(&["fri", "sat"])),
            (Setting::DaysOff, "2026-12-29..2027-01-03, 2026-11-30", list(&["2026-12-29..2027-01-03", "2026-11-30"])),
            (Setting::Mouse, "false", Some(SettingValue::YesNo(false))),
            (Setting::MailName, " 佐藤　花子 ", text("佐藤　花子")),
            (Setting::MailSignature, "\n  佐藤　花子 \r\n\n青葉\n\n", text("  佐藤　花子\n\n青葉")),
            (Setting::MailSignature, " \n ", None),
        ] {
            assert_eq!(setting.read(typed), Ok(value), "{setting} {typed}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (setting, typed) in [
            (Setting::Lang, "klingon"),
            (Setting::Currency, "doubloon"),
            (Setting::CadenceLow, "0"),
            (Setting::CadenceLow, "often"),
            (Setting::Weekend, "funday"),
            (Setting::DaysOff, "2026-02-30"),
            (Setting::DaysOff, "2027-01-03..2026-12-29"),
            (Setting::Country, "../x"),
            (Setting::Mouse, "perhaps"),
        ] {
            assert!(setting.read(typed).is_err(), "{setting} {typed}");
        }
    }
}
