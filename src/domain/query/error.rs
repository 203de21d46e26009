//! Why a text is no filter: what is wrong, where, and what could stand there. Worded by the layers above.

use super::field::{Field, Nature};
use std::ops::Range;

/// What is wrong with a filter, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// Characters of the text; empty where something is missing.
    pub span: Range<usize>,
    pub kind: QueryErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryErrorKind {
    /// With the field names that are spelled alike, the likeliest first.
    UnknownField {
        name: String,
        nearest: Vec<String>,
    },
    /// `custom.` or `@` without a name, or a field that takes one.
    MissingName,
    MissingValue {
        field: Field,
    },
    /// With the words that could stand there; empty where any value of the nature could.
    WrongValue {
        field: Field,
        value: String,
        nature: Nature,
        words: Vec<&'static str>,
    },
    WrongUnit {
        field: Field,
        unit: String,
        nature: Nature,
    },
    /// A field that cannot be more or less.
    WrongRelation {
        field: Field,
    },
    UnknownCurrency(String),
    UnclosedQuote,
    UnclosedParenthesis,
    UnopenedParenthesis,
    EmptyParentheses,
    /// `OR`, `NOT` or `-` with nothing beside it.
    MissingOperand {
        word: String,
    },
    /// Nothing stands before a sign such as `<`.
    MissingField,
    TooLong {
        limit: usize,
    },
    TooDeep {
        limit: usize,
    },
    /// A segment that does not exist, with those spelled alike.
    UnknownView {
        name: String,
        nearest: Vec<String>,
    },
    /// A segment that leads back to itself, by the names on the way.
    ViewCycle {
        path: Vec<String>,
    },
}

impl QueryErrorKind {
    pub(super) fn at(self, span: Range<usize>) -> QueryError {
        QueryError { span, kind: self }
    }
}

impl QueryError {
    /// Says whether the text only breaks off too early, as it does while it is typed; `length` is that of the text in characters.
    pub fn is_unfinished(&self, length: usize) -> bool {
        self.span.end >= length
    }
}

/// Returns the names that are spelled like another, at most three, the likeliest first.
pub(in crate::domain) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let name = super::folded(name);
    let mut found: Vec<(usize, &str)> = known.filter_map(|known| Some((distance(&name, known)?, known))).collect();
    found.sort_by_key(|(distance, known)| (*distance, known.chars().count()));
    found.dedup_by(|one, other| one.1 == other.1);
    found.into_iter().take(3).map(|(_, known)| known.to_owned()).collect()
}

/// Returns how many slips lie between two spellings; `None` where they are not alike. A beginning counts as one slip.
fn distance(name: &str, known: &str) -> Option<usize> {
    let known = super::folded(known);
    if !name.is_empty() && (known.starts_with(name) || name.starts_with(&known)) {
        return Some(1);
    }
    let (one, other): (Vec<char>, Vec<char>) = (name.chars().collect(), known.chars().collect());
    let allowed = (one.len().max(other.len()) / 3).clamp(1, 2);
    let slips = slips(&one, &other);
    (slips <= allowed && slips < one.len()).then_some(slips)
}

/// Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
fn slips(one: &[char], other: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut least = (rows[i][j] + usize::from(a != b)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}
