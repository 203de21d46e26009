//! Why a text is no search: what is wrong, and where. Worded by the layers above.

use super::field::SearchField;
use crate::domain::query::{QueryError, QueryErrorKind};
use std::ops::Range;

/// What is wrong with a search, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchError {
    /// Characters of the text; empty where something is missing.
    pub span: Range<usize>,
    pub kind: SearchErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchErrorKind {
    /// What can be wrong with a filter too.
    Outline(QueryErrorKind),
    MissingValue(SearchField),
    /// With the words that could stand there.
    WrongValue {
        field: SearchField,
        value: String,
        words: Vec<&'static str>,
    },
    NotADay {
        value: String,
    },
    /// A field that holds for the whole search stands inside of a part of it.
    NotInside(SearchField),
}

impl From<QueryError> for SearchError {
    fn from(error: QueryError) -> Self {
        SearchError { span: error.span, kind: SearchErrorKind::Outline(error.kind) }
    }
}

impl SearchErrorKind {
    pub(super) fn at(self, span: Range<usize>) -> SearchError {
        SearchError { span, kind: self }
    }
}

impl SearchError {
    /// Says whether the text only breaks off too early, as it does while it is typed; `length` is that of the text in characters.
    pub fn is_unfinished(&self, length: usize) -> bool {
        self.span.end >= length
    }
}
