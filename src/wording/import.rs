//! Why a row was left out of an import.

use crate::i18n::Words;
use crate::import::calendar::Fault;
use crate::import::{Field, Reason};
use crate::ops::import::Why;
use crate::say;

/// Words why a row was left out; the caller says file, row and column.
pub fn import_problem(words: &Words, why: &Why) -> String {
    match why {
        Why::Read(reason) => read_reason(words, reason),
        Why::NoAccount => say!(words, "import-row-no-account"),
        Why::UnknownAccount(named) => say!(words, "import-row-unknown-account", named = named.clone()),
        Why::AmbiguousAccount(named, count) => say!(words, "import-row-ambiguous-account", named = named.clone(), count = *count),
        Why::Fault((_, invalid)) => words.invalid(invalid),
    }
}

/// Words a row of a list of attendance that was left out; such a list adds no accounts.
pub fn attendance_problem(words: &Words, why: &Why) -> String {
    match why {
        Why::UnknownAccount(named) => say!(words, "event-row-unknown-account", named = named.clone()),
        other => import_problem(words, other),
    }
}

/// Words it for the import screen, whose form has a field for what the command line has an option for.
pub fn import_problem_on_screen(words: &Words, why: &Why) -> String {
    match why {
        Why::UnknownAccount(named) => {
            let (field, choice) = (say!(words, "import-screen-unknown-accounts"), say!(words, "import-screen-add"));
            say!(words, "import-screen-unknown-account", named = named.clone(), field = field, choice = choice)
        }
        Why::Read(Reason::BadBytes { encoding }) => {
            say!(words, "import-screen-bad-bytes", encoding = *encoding, field = say!(words, "import-screen-encoding"))
        }
        other => import_problem(words, other),
    }
}

fn read_reason(words: &Words, reason: &Reason) -> String {
    match reason {
        Reason::Invalid(invalid) => words.invalid(invalid),
        Reason::Missing(field) => say!(words, "import-row-missing", field = Field::as_str(*field)),
        Reason::TooFewCells { found, expected } => say!(words, "import-row-too-few-cells", found = *found, expected = *expected),
        Reason::TooManyCells { found, expected } => say!(words, "import-row-too-many-cells", found = *found, expected = *expected),
        Reason::UnclosedQuote => say!(words, "import-row-unclosed-quote"),
        Reason::CellTooLong { limit } => say!(words, "import-row-cell-too-long", limit = *limit),
        Reason::BadBytes { encoding } => say!(words, "import-row-bad-bytes", encoding = *encoding),
        Reason::Replaced { file, row } => say!(words, "import-row-replaced", file = file.clone(), row = row.to_string()),
        Reason::Calendar(fault) => calendar_fault(words, fault),
    }
}

/// Words what is wrong with an event or a line of a calendar.
fn calendar_fault(words: &Words, fault: &Fault) -> String {
    match fault {
        Fault::NoCalendar => say!(words, "agenda-fault-no-calendar"),
        Fault::NotText(what) => say!(words, "agenda-fault-not-text", what = what.clone()),
        Fault::BadBytes { encoding } => say!(words, "import-row-bad-bytes", encoding = *encoding),
        Fault::NoLine(text) => say!(words, "agenda-fault-no-line", text = text.clone()),
        Fault::LongLine { limit } => say!(words, "agenda-fault-long-line", limit = *limit),
        Fault::NoEnd(name) => say!(words, "agenda-fault-no-end", name = name.clone()),
        Fault::NoStart { uid } => say!(words, "agenda-fault-no-start", uid = uid.clone()),
        Fault::BadTime { uid, value } => say!(words, "agenda-fault-bad-time", uid = uid.clone(), value = value.clone()),
        Fault::BadEnd(value) => say!(words, "agenda-fault-bad-end", value = value.clone()),
        Fault::BadRule(value) => say!(words, "agenda-fault-bad-rule", value = value.clone()),
        Fault::BadDate(value) => say!(words, "agenda-fault-bad-date", value = value.clone()),
        Fault::UnknownZone(name) => say!(words, "agenda-fault-unknown-zone", name = name.clone()),
        Fault::TooMany { limit } => say!(words, "agenda-fault-too-many", limit = *limit),
        Fault::Replaced { uid, file, line } => {
            say!(words, "agenda-fault-replaced", uid = uid.clone(), file = file.clone(), line = line.to_string())
        }
        Fault::LongText { limit } => say!(words, "agenda-fault-long-text", limit = *limit),
    }
}
