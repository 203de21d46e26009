//! Rows that are found by what they are called, and the text that means exactly one of them.

use super::Who;
use crate::domain::name_match::{NameIndex, Resolved, without_address};
use crate::store::directory::{AccountName, ContactName};

/// Something with names.
pub(super) trait Called: Clone {
    /// Returns what it is looked for by, its own name first.
    fn spellings(&self) -> Vec<&str>;
    /// Returns a text that no other row should have, where it has one beside its id.
    fn mark(&self) -> Option<&str>;
    fn id(&self) -> i64;
    /// Says whether it is preferred to those of the same name that are not.
    fn is_current(&self) -> bool;
    /// Returns the name a new one is added under, from what was typed.
    fn new_name(typed: &str) -> String;
}

impl Called for AccountName {
    fn spellings(&self) -> Vec<&str> {
        std::iter::once(self.name.as_str()).chain(self.kana.as_deref()).collect()
    }

    fn mark(&self) -> Option<&str> {
        self.external_id.as_deref()
    }

    fn id(&self) -> i64 {
        self.id.0
    }

    fn is_current(&self) -> bool {
        true
    }

    fn new_name(typed: &str) -> String {
        typed.to_owned()
    }
}

impl Called for ContactName {
    fn spellings(&self) -> Vec<&str> {
        vec![&self.name]
    }

    fn mark(&self) -> Option<&str> {
        self.email.as_deref()
    }

    fn id(&self) -> i64 {
        self.id.0
    }

    fn is_current(&self) -> bool {
        !self.has_left
    }

    /// `佐藤さん` is added as `佐藤`.
    fn new_name(typed: &str) -> String {
        without_address(typed).unwrap_or(typed).to_owned()
    }
}

/// Rows and their names made ready for comparing, once.
#[derive(Clone, Debug)]
pub(super) struct Names<T> {
    rows: Vec<T>,
    /// Finds positions of `rows`.
    index: NameIndex<usize>,
}

impl<T: Called> Names<T> {
    pub(super) fn new(rows: Vec<T>) -> Names<T> {
        let spellings = rows.iter().enumerate().flat_map(|(at, row)| row.spellings().into_iter().map(move |name| (at, name)));
        Names { index: NameIndex::new(spellings), rows }
    }

    pub(super) fn rows(&self) -> &[T] {
        &self.rows
    }

    /// Returns the rows whose names fit, best first; all of them when nothing is typed.
    pub(super) fn matching(&self, typed: &str) -> Vec<&T> {
        if typed.trim().is_empty() {
            return self.rows.iter().collect();
        }
        self.index.matches(typed).into_iter().map(|found| &self.rows[found.item]).collect()
    }

    /// Returns whom a text means: by id or mark, by the name as it is written, or by a part of one name only.
    pub(super) fn who(&self, typed: &str) -> Who<T> {
        let typed = typed.trim();
        let id = typed.parse::<i64>().ok();
        let marked = self.only(|row| Some(row.id()) == id || row.mark().is_some_and(|mark| mark.eq_ignore_ascii_case(typed)));
        if let Some(row) = marked.or_else(|| self.only(|row| row.spellings().first() == Some(&typed))) {
            return Who::Known(row.clone());
        }
        match self.index.resolve(typed) {
            Resolved::One(at) => Who::Known(self.rows[at].clone()),
            Resolved::Many(places) => one_current(typed, places.into_iter().map(|at| self.rows[at].clone()).collect()),
            Resolved::None => Who::New(T::new_name(typed)),
        }
    }

    /// Returns the text that means this row and no other: its name, else its mark, else its id.
    pub(super) fn unmistakable(&self, row: &T) -> String {
        let texts = row.spellings().into_iter().take(1).chain(row.mark());
        let means_it = |text: &&str| matches!(self.who(text), Who::Known(found) if found.id() == row.id());
        texts.into_iter().find(means_it).map_or_else(|| row.id().to_string(), str::to_owned)
    }

    /// Returns the only row for which something is true.
    fn only(&self, is_meant: impl Fn(&T) -> bool) -> Option<&T> {
        let mut meant = self.rows.iter().filter(|row| is_meant(row));
        meant.next().filter(|_| meant.next().is_none())
    }
}

/// Decides for the only candidate that is still there, if there is one.
fn one_current<T: Called>(typed: &str, candidates: Vec<T>) -> Who<T> {
    let mut current = candidates.iter().filter(|row| row.is_current());
    match (current.next(), current.next()) {
        (Some(one), None) => Who::Known(one.clone()),
        _ => Who::Ambiguous { typed: typed.to_owned(), candidates },
    }
}
