//! Why nothing was imported: what went wrong, where, and what to do next.

use super::ImportError;
use crate::i18n::Words;
use crate::import::{Field, Known, MappingError, PlanError, TableError};
use crate::say;
use crate::wording;

/// Words the reason why an import did nothing.
pub fn import_error(words: &Words, error: &ImportError) -> String {
    match error {
        ImportError::CannotRead { path, error } => {
            say!(words, "import-cannot-read", path = path.display().to_string(), why = wording::obstacle(words, &error.into()))
        }
        ImportError::IsFolder(path) => say!(words, "import-is-folder", path = path.display().to_string()),
        ImportError::IsNoFile(path) => say!(words, "import-is-no-file", path = path.display().to_string()),
        ImportError::NoCalendars(path) => say!(words, "agenda-no-calendars", path = path.display().to_string()),
        ImportError::NoMail(path) => say!(words, "mail-in-none", path = path.display().to_string()),
        ImportError::NoMailSources => say!(words, "mail-in-no-sources"),
        ImportError::NoFile => say!(words, "import-no-file"),
        ImportError::Table { file, error } => format!("{file}: {}", table_error(words, error)),
        ImportError::Mapping { file, error } => format!("{file}: {}", mapping_error(words, error)),
        ImportError::Plan(error) => plan_error(words, error),
        ImportError::Option { option, error } => format!("{option}: {}", words.invalid(error)),
        ImportError::Op(error) => wording::op_error(words, error),
        ImportError::NoGuests { file } => say!(words, "event-no-guest-column", file = file.clone()),
        ImportError::Stopped => say!(words, "import-stopped"),
    }
}

/// Words it for the import screen, whose form has a field for what the command line has an option for.
pub fn import_error_on_screen(words: &Words, error: &ImportError) -> String {
    match error {
        ImportError::Table { file, error: TableError::NoHeaderRow { row } } => {
            let field = say!(words, "import-screen-header-row");
            format!("{file}: {}", say!(words, "import-screen-no-header-row", row = row.to_string(), field = field))
        }
        other => import_error(words, other),
    }
}

fn table_error(words: &Words, error: &TableError) -> String {
    match error {
        TableError::Empty => say!(words, "import-empty"),
        TableError::NotATable { what } => say!(words, "import-not-a-table", what = *what),
        TableError::TooLarge { bytes, limit } => say!(words, "import-too-large", bytes = *bytes as f64, limit = *limit as f64),
        TableError::TooManyRows { limit } => say!(words, "import-too-many-rows", limit = *limit),
        TableError::TooManyColumns { limit } => say!(words, "import-too-many-columns", limit = *limit),
        TableError::Password => say!(words, "import-password"),
        TableError::BrokenWorkbook { detail } => say!(words, "import-broken-workbook", detail = detail.clone()),
        TableError::UnknownSheet { sheet, sheets } => {
            say!(words, "import-unknown-sheet", sheet = sheet.clone(), sheets = sheets.join(", "))
        }
        TableError::NoHeaderRow { row } => say!(words, "import-no-header-row", row = row.to_string()),
    }
}

fn mapping_error(words: &Words, error: &MappingError) -> String {
    match error {
        MappingError::NotAPair(text) => say!(words, "import-not-a-pair", text = text.clone()),
        MappingError::UnknownField { kind, field, known } => {
            let kind = words.get(&format!("import-kind-{kind}"));
            say!(words, "import-unknown-field", kind = kind, field = field.clone(), known = known_names(words, known))
        }
        MappingError::UnknownColumn { column, known } => {
            say!(words, "import-unknown-column", column = column.clone(), known = known_names(words, known))
        }
        MappingError::BadValue { field, reason } => format!("{field}: {}", words.invalid(reason)),
    }
}

fn known_names(words: &Words, known: &Known) -> String {
    let names = known.names().join(", ");
    match known {
        Known::Near(_) => say!(words, "import-known-near", names = names),
        Known::All(_) => say!(words, "import-known-all", names = names),
    }
}

fn plan_error(words: &Words, error: &PlanError) -> String {
    match error {
        PlanError::MissingField { file, needed } => {
            let needed: Vec<&str> = needed.iter().copied().map(Field::as_str).collect();
            let first = needed.first().copied().unwrap_or_default();
            say!(words, "import-missing-field", file = file.clone(), needed = needed.join(" / "), field = first)
        }
        PlanError::AmbiguousDates { file, column, example } => {
            say!(words, "import-ambiguous-dates", file = file.clone(), column = column.clone(), example = example.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::import::ImportKind;

    #[test]
    fn only_what_is_near_is_called_near() {
        let error = |known| MappingError::UnknownField { kind: ImportKind::Surveys, field: "x".into(), known };
        let words = Words::new(Lang::En);
        let near = mapping_error(&words, &error(Known::Near(vec!["score".into()])));
        assert_eq!(near, "survey responses have no field “x”. Near it: score");
        let all = mapping_error(&words, &error(Known::All(vec!["score".into(), "at".into()])));
        assert_eq!(all, "survey responses have no field “x”. There are: score, at");
    }
}
