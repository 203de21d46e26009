//! What companies define differently, named and chosen once for a book, and the targets a person sets.

use crate::domain::kpi::{Kpi, Measure};
use crate::domain::words::text_enum;
use crate::domain::{Currency, Invalid, Money, number};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

text_enum! {
    /// What "retention" without a further word counts.
    pub enum RetentionBy {
        /// Accounts.
        Logo = "logo",
        /// Recurring revenue, without growth.
        Arr = "arr",
        /// Accounts in use at least weekly.
        Active = "active",
    }
}

text_enum! {
    /// From when on a contract that ends is lost.
    pub enum ChurnBy {
        /// From the day after its last day.
        End = "end",
        /// From the day on which notice was given.
        Notice = "notice",
    }
}

text_enum! {
    /// The day whose active accounts are the opening cohort.
    pub enum CohortDay {
        FirstDay = "first_day",
        /// The day before the first: what ends on the last day of one period is then lost in the next.
        DayBefore = "day_before",
    }
}

text_enum! {
    /// What can be chosen. A target is spelled `target.` and the name of its figure.
    pub enum ChoiceName {
        Retention = "retention",
        Churn = "churn",
        Cohort = "cohort",
        Repeat = "repeat",
        GrossMargin = "gross_margin",
        YearBegins = "year_begins",
        Currency = "currency",
    }
}

/// One choice, with its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice {
    Retention(RetentionBy),
    Churn(ChurnBy),
    Cohort(CohortDay),
    /// How many purchases make a repeated one: 2 or 3.
    Repeat(u8),
    /// 0 to 1.
    GrossMargin(f64),
    /// The first month of the fiscal year, 1 to 12.
    YearBegins(u32),
    Currency(Currency),
}

/// All choices of a book, with the definitions that hold where nobody chose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    pub retention: RetentionBy,
    pub churn: ChurnBy,
    pub cohort: CohortDay,
    pub repeat: u8,
    pub gross_margin: Option<f64>,
    pub year_begins: u32,
    pub currency: Option<Currency>,
    /// In the unit of the figure; money in minor units of the book's currency.
    pub targets: BTreeMap<Kpi, f64>,
}

impl Default for Choices {
    fn default() -> Self {
        Choices {
            retention: RetentionBy::Logo,
            churn: ChurnBy::End,
            cohort: CohortDay::FirstDay,
            repeat: 2,
            gross_margin: None,
            year_begins: 1,
            currency: None,
            targets: BTreeMap::new(),
        }
    }
}

/// What the name of a target begins with.
const TARGET: &str = "target.";

impl Choices {
    /// Takes the rows of a book. A row that cannot be read is left out: the usual definition holds then.
    pub fn of_rows<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Choices {
        let mut choices = Choices::default();
        for (name, value) in rows {
            if let Some(kpi) = name.strip_prefix(TARGET).and_then(|name| name.parse::<Kpi>().ok()) {
                choices.targets.extend(value.parse::<f64>().ok().filter(|target| target.is_finite()).map(|target| (kpi, target)));
            } else if let Some(choice) = name.parse().ok().and_then(|name| Choice::read(name, value).ok()) {
                choices.choose(choice);
            }
        }
        choices
    }

    pub fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::Retention(by) => self.retention = by,
            Choice::Churn(by) => self.churn = by,
            Choice::Cohort(day) => self.cohort = day,
            Choice::Repeat(times) => self.repeat = times,
            Choice::GrossMargin(share) => self.gross_margin = Some(share),
            Choice::YearBegins(month) => self.year_begins = month,
            Choice::Currency(currency) => self.currency = Some(currency),
        }
    }

    /// Returns the value of a choice as it is kept; `None` where there is none.
    pub fn value(&self, name: ChoiceName) -> Option<String> {
        Some(match name {
            ChoiceName::Retention => self.retention.to_string(),
            ChoiceName::Churn => self.churn.to_string(),
            ChoiceName::Cohort => self.cohort.to_string(),
            ChoiceName::Repeat => self.repeat.to_string(),
            ChoiceName::GrossMargin => self.gross_margin?.to_string(),
            ChoiceName::YearBegins => self.year_begins.to_string(),
            ChoiceName::Currency => self.currency?.to_string(),
        })
    }
}

impl Choice {
    /// Reads a value as people type it, or as the book keeps it.
    pub fn read(name: ChoiceName, text: &str) -> Result<Choice, Invalid> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Invalid::Empty);
        }
        Ok(match name {
            ChoiceName::Retention => Choice::Retention(text.parse()?),
            ChoiceName::Churn => Choice::Churn(text.parse()?),
            ChoiceName::Cohort => Choice::Cohort(text.parse()?),
            ChoiceName::Repeat => Choice::Repeat(whole(text, 2, 3)?),
            ChoiceName::GrossMargin => Choice::GrossMargin(within(share(text)?, text, 0.0, 1.0)?),
            ChoiceName::YearBegins => Choice::YearBegins(u32::from(whole(text, 1, 12)?)),
            ChoiceName::Currency => Choice::Currency(text.parse()?),
        })
    }

    pub fn name(&self) -> ChoiceName {
        match self {
            Choice::Retention(_) => ChoiceName::Retention,
            Choice::Churn(_) => ChoiceName::Churn,
            Choice::Cohort(_) => ChoiceName::Cohort,
            Choice::Repeat(_) => ChoiceName::Repeat,
            Choice::GrossMargin(_) => ChoiceName::GrossMargin,
            Choice::YearBegins(_) => ChoiceName::YearBegins,
            Choice::Currency(_) => ChoiceName::Currency,
        }
    }

    /// Returns the value as the book keeps it.
    pub fn kept(&self) -> String {
        match self {
            Choice::Retention(by) => by.to_string(),
            Choice::Churn(by) => by.to_string(),
            Choice::Cohort(day) => day.to_string(),
            Choice::Repeat(times) => times.to_string(),
            Choice::GrossMargin(share) => share.to_string(),
            Choice::YearBegins(month) => month.to_string(),
            Choice::Currency(currency) => currency.to_string(),
        }
    }
}

/// Returns the name under which the book keeps the target of a figure.
pub fn target_name(kpi: Kpi) -> String {
    format!("{TARGET}{kpi}")
}

/// Reads a target as people type it: `90%`, `0.9` and `110` for shares, `40` points, `4h`, `45` days, `1.2M` of money.
pub fn read_target(kpi: Kpi, text: &str, currency: Currency) -> Result<f64, Invalid> {
    let plain = text.trim();
    match kpi.measure() {
        Measure::Share => within(share(plain)?, plain, 0.0, 10.0),
        Measure::Points => within(number::parse(plain)?, plain, -100.0, 100.0),
        Measure::Mean => within(number::parse(plain)?, plain, 1.0, 7.0),
        Measure::Hours => within(number::parse(without(plain, &['h', '時', '間']))?, plain, 0.0, 1e6),
        Measure::Days => within(number::parse(without(plain, &['d', '日']))?, plain, 0.0, 1e5),
        Measure::Money => {
            let money = Money::parse(plain, currency)?;
            match money.currency == currency && money.minor >= 0 {
                true => Ok(money.minor as f64),
                false => Err(Invalid::NotANumber(plain.to_owned())),
            }
        }
    }
}

/// Reads a share: with a percent sign, or above three, as percent.
fn share(text: &str) -> Result<f64, Invalid> {
    let folded: String = text.nfkc().collect();
    let number = number::parse(&folded)?;
    Ok(if folded.trim_end().ends_with('%') || number > 3.0 { number / 100.0 } else { number })
}

fn without<'a>(text: &'a str, unit: &[char]) -> &'a str {
    text.trim_end_matches(unit).trim_end()
}

fn whole(text: &str, min: u8, max: u8) -> Result<u8, Invalid> {
    let number = number::parse(text)?;
    let found = (min..=max).find(|candidate| f64::from(*candidate) == number);
    found.ok_or_else(|| Invalid::OutOfRange { value: text.to_owned(), min: min.to_string(), max: max.to_string() })
}

fn within(value: f64, text: &str, min: f64, max: f64) -> Result<f64, Invalid> {
    match (min..=max).contains(&value) {
        true => Ok(value),
        false => Err(Invalid::OutOfRange { value: text.to_owned(), min: min.to_string(), max: max.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_again_and_nonsense_leaves_the_usual_definition() {
        let rows =
            [("retention", "arr"), ("repeat", "3"), ("churn", "sometimes"), ("target.grr", "0.9"), ("target.nps", "x"), ("else", "1")];
        let choices = Choices::of_rows(rows);
        assert_eq!((choices.retention, choices.repeat, choices.churn), (RetentionBy::Arr, 3, ChurnBy::End));
        assert_eq!(choices.targets, BTreeMap::from([(Kpi::Grr, 0.9)]));
        for (name, typed, kept) in [
            (ChoiceName::GrossMargin, "80%", "0.8"),
            (ChoiceName::GrossMargin, "８０％", "0.8"),
            (ChoiceName::GrossMargin, "0.75", "0.75"),
            (ChoiceName::YearBegins, "4", "4"),
            (ChoiceName::Currency, "円", "JPY"),
        ] {
            let choice = Choice::read(name, typed).expect("a value");
            assert_eq!((choice.kept().as_str(), choice.name()), (kept, name));
            assert_eq!(Choice::read(name, kept), Ok(choice), "reads back");
        }
        for (name, typed) in [(ChoiceName::Repeat, "4"), (ChoiceName::YearBegins, "0"), (ChoiceName::GrossMargin, "120%")] {
            assert!(matches!(Choice::read(name, typed), Err(Invalid::OutOfRange { .. })), "{typed}");
        }
        assert_eq!(Choice::read(ChoiceName::Churn, " "), Err(Invalid::Empty));
    }

    #[test]
    fn targets_are_read_in_the_unit_of_their_figure() {
        for (kpi, typed, expected) in [
            (Kpi::Grr, "90%", 0.9),
            (Kpi::Grr, "0.9", 0.9),
            (Kpi::Nrr, "110", 1.1),
            (Kpi::Nps, "−10", -10.0),
            (Kpi::FirstResponseHours, "4h", 4.0),
            (Kpi::FirstResponseHours, "4 時間", 4.0),
            (Kpi::TimeToValueDays, "45日", 45.0),
            (Kpi::Arr, "1.2M", 120_000_000.0),
        ] {
            assert_eq!(read_target(kpi, typed, Currency::USD), Ok(expected), "{kpi} {typed}");
        }
        assert!(read_target(Kpi::Nps, "120", Currency::USD).is_err());
        assert!(read_target(Kpi::Arr, "5 EUR", Currency::USD).is_err(), "a target is in the book's currency");
    }
}
