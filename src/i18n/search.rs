//! What is wrong with a search, in the user's language.

use crate::domain::query::QueryErrorKind;
use crate::domain::search::{SearchError, SearchErrorKind, SearchField};
use crate::i18n::Words;
use crate::i18n::query::{marked, query_error, with_nearest};
use crate::say;

/// Says what is wrong with a search and what could stand there.
pub fn search_error(words: &Words, kind: &SearchErrorKind) -> String {
    let name = |field: &SearchField| field.as_str();
    match kind {
        SearchErrorKind::Outline(QueryErrorKind::UnknownField { name, nearest }) => {
            with_nearest(words, say!(words, "search-unknown-field", name = name.clone()), nearest)
        }
        SearchErrorKind::Outline(kind) => query_error(words, kind),
        SearchErrorKind::MissingValue(field) => say!(words, "search-missing-value", field = name(field)),
        SearchErrorKind::WrongValue { field, value, words: known } => {
            say!(words, "search-wrong-value", field = name(field), value = value.clone(), words = known.join(", "))
        }
        SearchErrorKind::NotADay { value } => say!(words, "search-not-a-day", value = value.clone()),
        SearchErrorKind::NotInside(field) => say!(words, "search-not-inside", field = name(field)),
    }
}

/// Says it on three lines: what is wrong, the search, and a mark under the characters.
pub fn search_error_marked(words: &Words, error: &SearchError, text: &str) -> String {
    marked(&search_error(words, &error.kind), &error.span, text)
}
