//! Reads the texts of a form into domain types, and collects what is wrong with them.

use super::{Field, FormState, Reading};
use crate::domain::check::{Check, Fault};
use crate::domain::{Currency, Invalid, Moment, Money, Zone, number, quicklog, when};
use crate::tui::pane::Cx;
use chrono::NaiveDate;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// A reader over a form. Every reading returns a value, or nothing after noting the fault.
pub struct Values<'a> {
    form: &'a FormState,
    today: NaiveDate,
    zone: Zone,
    faults: Vec<Fault>,
}

impl<'a> Values<'a> {
    pub fn new(form: &'a FormState, cx: &Cx<'_>) -> Values<'a> {
        Values { form, today: cx.today(), zone: cx.zone(), faults: Vec::new() }
    }

    pub fn form(&self) -> &'a FormState {
        self.form
    }

    /// Returns the faults in the order of the fields.
    pub fn into_faults(mut self) -> Vec<Fault> {
        let place = |name: &str| self.form.fields.iter().position(|field| field.name == name);
        self.faults.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
        self.faults
    }

    /// Notes a fault; the first of a field stays.
    pub fn fault(&mut self, name: &'static str, why: Invalid) {
        if !self.faults.iter().any(|(field, _)| *field == name) {
            self.faults.push((name, why));
        }
    }

    /// Notes what the domain finds wrong.
    pub fn check(&mut self, entity: &impl Check) {
        for (name, why) in entity.faults() {
            self.fault(name, why);
        }
    }

    /// Returns the trimmed text; `None` when there is none.
    pub fn text(&self, name: &str) -> Option<String> {
        let text = self.form.text(name);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Returns the text of several lines, without empty ends.
    pub fn body(&self, name: &str) -> String {
        self.form.text(name).trim_end().to_owned()
    }

    /// Reads a spelling of a closed set; nothing chosen is nothing.
    pub fn word<T: FromStr<Err = Invalid>>(&mut self, name: &'static str) -> Option<T> {
        let text = self.text(name)?;
        text.parse().map_err(|why| self.fault(name, why)).ok()
    }

    /// Reads a day as the field is meant.
    pub fn day(&mut self, name: &'static str) -> Option<NaiveDate> {
        let text = self.text(name)?;
        let found = self.form.field(name).and_then(|field| day_of(field, self.today));
        if found.is_none() {
            self.fault(name, Invalid::NotADate(text));
        }
        found
    }

    /// Reads a day that must be given.
    pub fn needed_day(&mut self, name: &'static str) -> Option<NaiveDate> {
        if self.text(name).is_none() {
            self.fault(name, Invalid::Empty);
        }
        self.day(name)
    }

    /// Reads a day that must be given and must not be over.
    pub fn day_to_come(&mut self, name: &'static str) -> Option<NaiveDate> {
        self.day_from(name, self.today)
    }

    /// Reads a day that must be given and begins tomorrow at the earliest.
    pub fn day_after_today(&mut self, name: &'static str) -> Option<NaiveDate> {
        self.day_from(name, self.today.succ_opt().unwrap_or(self.today))
    }

    fn day_from(&mut self, name: &'static str, first: NaiveDate) -> Option<NaiveDate> {
        let day = self.needed_day(name)?;
        if day < first {
            self.fault(name, Invalid::EndBeforeStart { start: first.to_string(), end: day.to_string() });
        }
        Some(day)
    }

    /// Reads when something happened. A text nobody changed means `unchanged`, whose seconds the text does not show.
    pub fn moment(&mut self, name: &'static str, unchanged: Moment) -> Moment {
        let Some(text) = self.text(name) else {
            self.fault(name, Invalid::Empty);
            return unchanged;
        };
        if !self.form.is_changed(name) {
            return unchanged;
        }
        let found = when::parse_past_moment(&text, self.today, &self.zone);
        if found.is_none() {
            self.fault(name, Invalid::NotADate(text));
        }
        found.unwrap_or(unchanged)
    }

    /// Reads when something is planned, which must be given; a text nobody changed means `unchanged`.
    pub fn planned_moment(&mut self, name: &'static str, unchanged: Option<Moment>) -> Option<Moment> {
        let Some(text) = self.text(name) else {
            self.fault(name, Invalid::Empty);
            return None;
        };
        if unchanged.is_some() && !self.form.is_changed(name) {
            return unchanged;
        }
        let found = when::parse_moment(&text, self.today, &self.zone);
        if found.is_none() {
            self.fault(name, Invalid::NotADate(text));
        }
        found
    }

    /// Reads a whole number from zero up; thousands may be grouped.
    pub fn whole(&mut self, name: &'static str) -> Option<u32> {
        let text = self.text(name)?;
        whole_number(&text).map_err(|why| self.fault(name, why)).ok()
    }

    /// Reads a plain decimal number.
    pub fn decimal(&mut self, name: &'static str) -> Option<f64> {
        let text = self.text(name)?;
        number::parse(&text).map_err(|why| self.fault(name, why)).ok()
    }

    /// Reads a duration: plain minutes, or `1h30m`, `1時間半`.
    pub fn minutes(&mut self, name: &'static str) -> Option<u32> {
        let text = self.text(name)?;
        match quicklog::minutes(&text) {
            Some(minutes) => Some(minutes),
            None => self.whole(name),
        }
    }

    pub fn money(&mut self, name: &'static str, default: Currency) -> Option<Money> {
        let text = self.text(name)?;
        Money::parse(&text, default).map_err(|why| self.fault(name, why)).ok()
    }
}

/// Returns the day a field names, be it with a time.
pub(super) fn day_named(field: &Field, cx: &Cx<'_>) -> Option<NaiveDate> {
    moment_of(field, cx).map(|moment| moment.day(&cx.zone())).or_else(|| day_of(field, cx.today()))
}

/// Returns when a field of a moment was understood as.
pub(super) fn moment_of(field: &Field, cx: &Cx<'_>) -> Option<Moment> {
    match field.reading {
        Reading::Moment => when::parse_past_moment(&field.text(), cx.today(), &cx.zone()),
        Reading::PlannedMoment => when::parse_moment(&field.text(), cx.today(), &cx.zone()),
        _ => None,
    }
}

/// Returns the day a field was understood as.
pub(super) fn day_of(field: &Field, today: NaiveDate) -> Option<NaiveDate> {
    match field.reading {
        Reading::PlannedDay => when::parse_day(&field.text(), today),
        Reading::PastDay => when::parse_past_day(&field.text(), today),
        Reading::Text | Reading::Moment | Reading::PlannedMoment | Reading::Money | Reading::Counted => None,
    }
}

fn whole_number(text: &str) -> Result<u32, Invalid> {
    // Any currency serves: only the number is wanted, with its grouping and full-width digits.
    let is_number = text.nfkc().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-−,.".contains(c));
    let amount = Money::parse(text, Currency::JPY).ok().filter(|_| is_number);
    let amount = amount.ok_or_else(|| Invalid::NotANumber(text.to_owned()))?;
    if amount.minor < 0 {
        Err(Invalid::Negative(text.to_owned()))
    } else if text.nfkc().any(|c| c == '.') {
        Err(Invalid::NotWhole(text.to_owned()))
    } else {
        let too_many = |_| Invalid::OutOfRange { value: text.to_owned(), min: "0".into(), max: u32::MAX.to_string() };
        u32::try_from(amount.minor).map_err(too_many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_come_with_their_reasons() {
        for (text, expected) in [
            ("1,200", Ok(1_200)),
            ("１２", Ok(12)),
            ("0", Ok(0)),
            ("1.5", Err(Invalid::NotWhole("1.5".into()))),
            ("-3", Err(Invalid::Negative("-3".into()))),
            ("many", Err(Invalid::NotANumber("many".into()))),
            ("5 USD", Err(Invalid::NotANumber("5 USD".into()))),
        ] {
            assert_eq!(whole_number(text), expected, "{text}");
        }
        assert!(matches!(whole_number("9999999999"), Err(Invalid::OutOfRange { .. })));
    }
}
