//! Why a row was left out of an import.

use crate::i18n::Words;
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
    }
}
