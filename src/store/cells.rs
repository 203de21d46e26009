//! Values of the domain as columns of SQLite, and back.

use crate::domain::ids::for_each_id;
use crate::domain::moment::stored_day;
use crate::domain::*;
use chrono::{DateTime, NaiveDate};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{ToSql, types::Value};
use std::str::FromStr;

/// An id newtype as the integer of its column.
pub trait RowId: Copy {
    fn of(id: i64) -> Self;
    fn get(self) -> i64;
}

macro_rules! row_ids {
    ($($(#[$meta:meta])* $id:ident),+ $(,)?) => {$(
        impl RowId for $id {
            fn of(id: i64) -> Self {
                $id(id)
            }

            fn get(self) -> i64 {
                self.0
            }
        }

        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_i64().map($id)
            }
        }

        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.0))
            }
        }

        impl From<$id> for Value {
            fn from(id: $id) -> Value {
                Value::Integer(id.0)
            }
        }
    )+};
}

for_each_id!(row_ids);

macro_rules! text_columns {
    ($($word:ty),+ $(,)?) => {$(
        impl FromSql for $word {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <$word>::from_str(value.as_str()?).map_err(|error| FromSqlError::Other(Box::new(error)))
            }
        }

        impl From<$word> for Value {
            fn from(word: $word) -> Value {
                Value::Text(word.to_string())
            }
        }
    )+};
}

text_columns!(
    TouchModel,
    Stage,
    ContactRole,
    Billing,
    Forecast,
    Outcome,
    TouchKind,
    Direction,
    Sentiment,
    SurveyKind,
    Severity,
    StepOwner,
    Band,
    Currency,
    Moment,
    TaskPurpose,
    Repeat,
    triage::Reason,
    MarkAction,
    TemplateKind,
    Anchor,
    GoalOutcome,
    EventKind,
    GuestState,
    MeetingStatus,
    ExpansionKind,
    ExpansionStage,
    ExpansionSource,
    TaggedKind,
    TagState,
    FeedbackKind,
    FeedbackStatus,
    ActionKind,
    Verdict,
    Lang,
    MailSourceKind,
    MailFileKind,
    MailKind,
    ThreadSettled,
    MailRuleKind,
    MailDraftState
);

/// The text of a column as it was last read, and its value: reading a day again costs more than seeing that it is the same.
#[derive(Debug)]
pub struct LastRead<T> {
    text: Vec<u8>,
    value: Option<T>,
}

impl<T> Default for LastRead<T> {
    fn default() -> Self {
        LastRead { text: Vec::new(), value: None }
    }
}

/// Reads the columns of a row one after the other, in the order in which the entity names them.
pub struct Cells<'row> {
    row: &'row rusqlite::Row<'row>,
    next: usize,
}

impl<'row> Cells<'row> {
    pub fn starting_at(row: &'row rusqlite::Row<'row>, first: usize) -> Self {
        Cells { row, next: first }
    }

    /// Reads the next column.
    pub fn take<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        let index = self.next;
        self.next += 1;
        self.row.get(index)
    }

    pub fn skip(&mut self) {
        self.next += 1;
    }

    /// Reads an optional day.
    pub fn day(&mut self) -> rusqlite::Result<Option<NaiveDate>> {
        let index = self.next;
        self.next += 1;
        let text = self.row.get_ref(index)?.as_str_or_null().map_err(|error| bad_column(index, Box::new(error)))?;
        let read = |text: &str| stored_day(text).map_or_else(|| text.parse::<NaiveDate>(), Ok);
        text.map(|text| read(text).map_err(|error| bad_column(index, Box::new(error)))).transpose()
    }

    /// Reads a day that must be there.
    pub fn needed_day(&mut self) -> rusqlite::Result<NaiveDate> {
        let index = self.next;
        self.day()?.ok_or_else(|| bad_column(index, Box::new(Invalid::Empty)))
    }

    /// Reads an optional instant.
    pub fn instant(&mut self) -> rusqlite::Result<Option<Timestamp>> {
        let index = self.next;
        let text: Option<String> = self.take()?;
        let parse = |text: String| DateTime::parse_from_rfc3339(&text).map(|time| time.to_utc());
        text.map(|text| parse(text).map_err(|error| bad_column(index, Box::new(error)))).transpose()
    }

    /// Reads an instant that must be there.
    pub fn needed_instant(&mut self) -> rusqlite::Result<Timestamp> {
        let index = self.next;
        self.instant()?.ok_or_else(|| bad_column(index, Box::new(Invalid::Empty)))
    }

    /// Looks at a text where it stands, without copying it.
    pub fn with_text<T>(&mut self, look: impl FnOnce(&str) -> T) -> rusqlite::Result<T> {
        let index = self.next;
        self.next += 1;
        let text = self.row.get_ref(index)?.as_str().map_err(|error| bad_column(index, Box::new(error)))?;
        Ok(look(text))
    }

    /// Looks at a text that may not be there.
    pub fn with_optional_text<T>(&mut self, look: impl FnOnce(Option<&str>) -> T) -> rusqlite::Result<T> {
        let index = self.next;
        self.next += 1;
        let text = self.row.get_ref(index)?.as_str_or_null().map_err(|error| bad_column(index, Box::new(error)))?;
        Ok(look(text))
    }

    /// Reads a text column, or returns what was read last where its text is the same.
    pub fn as_before<T: Copy>(
        &mut self,
        last: &mut LastRead<T>,
        read: impl FnOnce(&mut Self) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let row = self.row;
        let text = row.get_ref(self.next)?.as_bytes_or_null().map_err(|error| bad_column(self.next, Box::new(error)))?.unwrap_or_default();
        if let Some(value) = last.value.filter(|_| last.text == text) {
            self.next += 1;
            return Ok(value);
        }
        let value = read(self)?;
        last.text.clear();
        last.text.extend_from_slice(text);
        last.value = Some(value);
        Ok(value)
    }

    /// Reads an optional amount: minor units, then currency.
    pub fn money(&mut self) -> rusqlite::Result<Option<Money>> {
        let minor: Option<i64> = self.take()?;
        let currency: Option<Currency> = self.take()?;
        Ok(minor.zip(currency).map(|(minor, currency)| Money { minor, currency }))
    }

    /// Reads a column that holds JSON.
    pub fn json<T: serde::de::DeserializeOwned>(&mut self) -> rusqlite::Result<T> {
        let index = self.next;
        self.with_text(|text| serde_json::from_str(text))?.map_err(|error| bad_column(index, Box::new(error)))
    }

    /// Reads an integer that a checking constructor takes.
    pub fn checked<T>(&mut self, make: impl FnOnce(i64) -> Result<T, Invalid>) -> rusqlite::Result<T> {
        let index = self.next;
        let number: i64 = self.take()?;
        make(number).map_err(|error| bad_column(index, Box::new(error)))
    }
}

fn bad_column(index: usize, error: Box<dyn std::error::Error + Send + Sync>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, error)
}

/// An optional day as a column.
pub fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::Null, |day| Value::Text(day.to_string()))
}

/// An optional instant as a column.
pub fn instant(instant: Option<Timestamp>) -> Value {
    instant.map_or(Value::Null, |instant| Value::Text(Moment::from(instant).to_string()))
}

/// An optional text as a column.
pub fn text(text: &Option<String>) -> Value {
    text.clone().into()
}

/// An optional amount as its two columns.
pub fn money(money: Option<Money>) -> [Value; 2] {
    [money.map(|money| money.minor).into(), money.map(|money| money.currency).map_or(Value::Null, Value::from)]
}

/// An optional word as a column.
pub fn word<T: Into<Value>>(word: Option<T>) -> Value {
    word.map_or(Value::Null, Into::into)
}

/// Values as a column that holds JSON.
pub fn json<T: serde::Serialize>(values: &[T]) -> Value {
    // Lists of plain words and numbers always have a spelling.
    Value::Text(serde_json::to_string(values).unwrap_or_else(|_| "[]".to_owned()))
}
