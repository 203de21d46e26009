//! One row through the eyes of its fields: each cell as the value its field takes, or the fault with its column.

use crate::{
    domain::{Currency, Invalid, Moment, Money},
    import::{
        Field, Reason,
        plan::{Settings, columns::Columns, record::AccountRef},
        table::Row,
        value::{self, DateFormat, DateOrder, date, is_nothing, number, word, word::Worded},
    },
};
use chrono::NaiveDate;

/// The longest text of one line and of several, in characters.
const MAX_LINE: usize = 1_000;
const MAX_TEXT: usize = 100_000;

/// Why a row cannot be taken and which field is to blame.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub field: Field,
    pub reason: Reason,
}

pub(super) struct Cells<'a> {
    pub row: Row<'a>,
    pub columns: &'a Columns,
    pub settings: &'a Settings<'a>,
}

impl<'a> Cells<'a> {
    /// Returns the cells of a field without surrounding space, the empty ones left out. A fixed value counts alone.
    fn all(&self, field: Field) -> Vec<&'a str> {
        if let Some((_, fixed)) = self.settings.fixed.iter().find(|entry| entry.0 == field) {
            return vec![fixed.trim()];
        }
        let columns = self.columns.by_field.get(&field).map(Vec::as_slice).unwrap_or_default();
        columns.iter().map(|column| self.row.cell(*column).trim()).filter(|cell| !cell.is_empty()).collect()
    }

    fn raw(&self, field: Field) -> Option<&'a str> {
        self.all(field).first().copied()
    }

    /// Returns a cell of a field with values of its own; what stands for nothing there is nothing.
    fn typed<T>(&self, field: Field, read: impl Fn(&str) -> Result<T, Invalid>) -> Result<Option<T>, Fault> {
        let cell = self.raw(field).filter(|cell| !is_nothing(cell));
        cell.map(read).transpose().map_err(|invalid| Fault { field, reason: invalid.into() })
    }

    /// Returns text of one line; line breaks in it become spaces.
    pub fn line(&self, field: Field) -> Result<Option<String>, Fault> {
        let Some(cell) = self.raw(field) else { return Ok(None) };
        if !cell.contains(['\r', '\n']) {
            return capped(field, cell.to_owned(), MAX_LINE);
        }
        let line = cell.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        capped(field, line, MAX_LINE)
    }

    /// Returns text of any number of lines.
    pub fn text(&self, field: Field) -> Result<Option<String>, Fault> {
        let Some(cell) = self.raw(field) else { return Ok(None) };
        capped(field, cell.replace("\r\n", "\n").replace('\r', "\n"), MAX_TEXT)
    }

    pub fn word<T: Worded>(&self, field: Field) -> Result<Option<T>, Fault> {
        self.typed(field, word::read)
    }

    pub fn yes_no(&self, field: Field) -> Result<Option<bool>, Fault> {
        match self.raw(field).map(value::yes_no) {
            Some(Ok(yes)) => Ok(Some(yes)),
            _ => self.typed(field, value::yes_no),
        }
    }

    pub fn whole(&self, field: Field) -> Result<Option<u32>, Fault> {
        self.typed(field, number::whole)
    }

    pub fn minutes(&self, field: Field) -> Result<Option<u32>, Fault> {
        self.typed(field, number::minutes)
    }

    pub fn email(&self, field: Field) -> Result<Option<String>, Fault> {
        self.typed(field, value::email)
    }

    /// Returns a number that is not below zero.
    pub fn quantity(&self, field: Field) -> Result<Option<f64>, Fault> {
        let style = self.columns.amounts.get(&field).copied().unwrap_or_default();
        self.typed(field, |cell| {
            let value = number::number(cell, style)?;
            if value < 0.0 { Err(Invalid::Negative(cell.to_owned())) } else { Ok(value) }
        })
    }

    /// Returns a whole number of either sign.
    pub fn integer(&self, field: Field) -> Result<Option<i64>, Fault> {
        self.typed(field, |cell| {
            let value = number::number(cell, number::NumberStyle::Point)?;
            if value.fract() == 0.0 { Ok(value as i64) } else { Err(Invalid::NotWhole(cell.to_owned())) }
        })
    }

    pub fn currency(&self) -> Result<Option<Currency>, Fault> {
        self.code(Field::Currency)
    }

    /// Returns the currency that a cell names.
    pub fn code(&self, field: Field) -> Result<Option<Currency>, Fault> {
        self.typed(field, |cell| cell.trim().parse())
    }

    pub fn money(&self, field: Field) -> Result<Option<Money>, Fault> {
        let unit = self.columns.units.get(&field);
        let currency = self.currency()?.or(unit.and_then(|unit| unit.currency)).unwrap_or(self.settings.defaults.currency);
        let factor = unit.map_or(1.0, |unit| unit.factor);
        let style = self.columns.amounts.get(&field).copied().unwrap_or_default();
        self.typed(field, |cell| number::money(cell, style, currency, factor))
    }

    /// Returns the annual amount, or twelve times the monthly one.
    pub fn arr(&self) -> Result<Option<Money>, Fault> {
        if let Some(arr) = self.money(Field::Arr)? {
            return Ok(Some(arr));
        }
        let Some(mrr) = self.money(Field::Mrr)? else { return Ok(None) };
        let too_much = || Fault { field: Field::Mrr, reason: Invalid::NotANumber(mrr.minor.to_string()).into() };
        mrr.minor.checked_mul(12).map(|minor| Some(Money { minor, ..mrr })).ok_or_else(too_much)
    }

    pub fn day(&self, field: Field) -> Result<Option<NaiveDate>, Fault> {
        self.typed(field, |cell| date::day(cell, self.date_format(field), &self.settings.defaults.zone))
    }

    pub fn moment(&self, field: Field) -> Result<Option<Moment>, Fault> {
        self.typed(field, |cell| date::moment(cell, self.date_format(field), &self.settings.defaults.zone))
    }

    fn date_format(&self, field: Field) -> &DateFormat {
        self.columns.dates.get(&field).unwrap_or(&DateFormat::Order(DateOrder::Ymd))
    }

    /// Returns how the row names its account; a fault when it does not.
    pub fn account(&self) -> Result<AccountRef, Fault> {
        let contact = [Field::Contact, Field::Email, Field::User].into_iter().find_map(|field| self.raw(field)).map(str::to_owned);
        let named = self.all(Field::Account).into_iter().map(str::to_owned).collect();
        let account = AccountRef { named, contract: self.line(Field::Contract)?, contact };
        if account.is_empty() { Err(missing(Field::Account)) } else { Ok(account) }
    }

    /// Returns the columns that fill no field, by heading; empty cells are left out.
    pub fn custom(&self) -> Vec<(String, String)> {
        let cell = |index: usize| Some(self.row.cell(index).trim()).filter(|cell| !cell.is_empty());
        self.columns.custom.iter().filter_map(|(index, heading)| Some((heading.clone(), cell(*index)?.to_owned()))).collect()
    }
}

pub(super) fn missing(field: Field) -> Fault {
    Fault { field, reason: Reason::Missing(field) }
}

fn capped(field: Field, text: String, limit: usize) -> Result<Option<String>, Fault> {
    if text.len() > limit && text.chars().count() > limit {
        return Err(Fault { field, reason: Invalid::TooLong { limit }.into() });
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}
