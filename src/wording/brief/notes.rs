//! Notes: every row behind a line has a number, the same wherever it is named; many rows of one kind share one.

use crate::domain::health::Evidence;
use crate::domain::{EntityKind, EntityRef};
use crate::i18n::Words;
use crate::say;
use crate::store;
use crate::wording::sheet::first_line;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Up to so many rows of a kind behind a line have a note each.
const EACH: usize = 3;
/// Characters of a row's own text.
const TEXT: usize = 120;

/// The rows behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Counts from 1.
    pub number: usize,
    pub kind: EntityKind,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// The newest first.
    pub rows: Vec<EntityRef>,
    /// What the row says of itself; of several how many they are.
    pub text: String,
    /// The whole note in one line: kind, day, text, id.
    pub said: String,
}

/// Notes while they are numbered.
#[derive(Default)]
pub(super) struct Notes {
    numbers: HashMap<Vec<EntityRef>, usize>,
    found: Vec<Vec<Evidence>>,
}

impl Notes {
    /// Returns the numbers of the notes that some rows have, new ones for rows that were not named yet.
    pub fn number(&mut self, rows: &[Evidence]) -> Vec<usize> {
        let mut kinds: Vec<(EntityKind, Vec<Evidence>)> = Vec::new();
        for row in rows {
            match kinds.iter_mut().find(|(kind, _)| *kind == row.entity.kind) {
                Some((_, same)) if same.contains(row) => {}
                Some((_, same)) => same.push(*row),
                None => kinds.push((row.entity.kind, vec![*row])),
            }
        }
        let mut numbers = Vec::new();
        for (_, mut rows) in kinds {
            rows.sort_by_key(|row| std::cmp::Reverse((row.on, row.entity)));
            let size = if rows.len() > EACH { rows.len() } else { 1 };
            numbers.extend(rows.chunks(size).map(|some| self.one(some)));
        }
        numbers
    }

    fn one(&mut self, rows: &[Evidence]) -> usize {
        let key = rows.iter().map(|row| row.entity).collect();
        *self.numbers.entry(key).or_insert_with(|| {
            self.found.push(rows.to_vec());
            self.found.len()
        })
    }

    pub fn worded(self, words: &Words, text_of: impl Fn(EntityRef) -> store::Result<String>) -> store::Result<Vec<Note>> {
        let numbered = self.found.iter().enumerate();
        numbered.map(|(index, rows)| note(words, index + 1, rows, &text_of)).collect()
    }
}

fn note(words: &Words, number: usize, rows: &[Evidence], text_of: &impl Fn(EntityRef) -> store::Result<String>) -> store::Result<Note> {
    let newest = rows[0].entity;
    let (from, to) = (rows.iter().filter_map(|row| row.on).min(), rows.iter().filter_map(|row| row.on).max());
    let text: String = match rows.len() {
        1 => first_line(&text_of(newest)?).chars().take(TEXT).collect(),
        many => words.count(newest.kind, many),
    };
    let kind = words.word(newest.kind);
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let id = newest.id.to_string();
    let said = match (rows.len(), to.is_some(), text.is_empty()) {
        (1, true, false) => say!(words, "brief-note", kind = kind, on = day(to), text = text.as_str(), id = id),
        (1, true, true) => say!(words, "brief-note-bare", kind = kind, on = day(to), id = id),
        (1, false, _) => say!(words, "brief-note-undated", kind = kind, text = text.as_str(), id = id),
        _ => say!(words, "brief-note-rows", rows = text.as_str(), from = day(from), to = day(to), id = id),
    };
    Ok(Note { number, kind: newest.kind, from, to, rows: rows.iter().map(|row| row.entity).collect(), text, said })
}
