//! What a check of the book found, with the names of tables and columns as they stand in the file.

use crate::i18n::Words;
use crate::say;
use crate::store::check::{Finding, RowFault, SchemaFault};

/// Words one finding; what the file says is made safe for one line.
pub fn finding(words: &Words, finding: &Finding) -> String {
    let sentence = match finding {
        Finding::Damaged(why) => say!(words, "check-damaged", why = why.clone()),
        Finding::Schema { part, fault } => schema(words, part, *fault),
        Finding::Row { table, row, fault } => row_fault(words, table, &row.to_string(), fault),
        Finding::LogIncomplete(op) => say!(words, "check-log-incomplete", op = op.to_string()),
        Finding::LogOff => say!(words, "check-log-off"),
        Finding::SearchIndex(rows) => say!(words, "check-search-index", n = *rows),
    };
    crate::text::sanitise(&sentence).into_owned()
}

fn schema(words: &Words, part: &str, fault: SchemaFault) -> String {
    match fault {
        SchemaFault::Missing => say!(words, "check-schema-missing", part = part),
        SchemaFault::Altered => say!(words, "check-schema-altered", part = part),
        SchemaFault::Foreign => say!(words, "check-schema-foreign", part = part),
    }
}

fn row_fault(words: &Words, table: &str, row: &str, fault: &RowFault) -> String {
    match fault {
        RowFault::NoParent(parent) => say!(words, "check-row-no-parent", table = table, row = row, parent = parent.as_str()),
        RowFault::AccountDeleted => say!(words, "check-row-account-deleted", table = table, row = row),
        RowFault::NotADate { column, value } => {
            say!(words, "check-row-not-a-date", table = table, row = row, column = column.as_str(), value = value.as_str())
        }
        RowFault::EndsBeforeStart { start, end } => {
            say!(words, "check-row-ends-before-start", table = table, row = row, start = *start, end = *end)
        }
        RowFault::Negative { column, value } => {
            say!(words, "check-row-negative", table = table, row = row, column = column.as_str(), value = value.to_string())
        }
        RowFault::NoCurrency { column } => say!(words, "check-row-no-currency", table = table, row = row, column = *column),
        RowFault::Twice { of } => say!(words, "check-row-twice", table = table, row = row, of = of.to_string()),
        RowFault::Unreadable(why) => say!(words, "check-row-unreadable", table = table, row = row, why = why.as_str()),
    }
}
