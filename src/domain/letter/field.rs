//! The merge fields: what a template can name, and what is known of it for one letter.

use std::collections::BTreeMap;

/// A field as it is written in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    pub name: &'static str,
    /// Whether it is a number, which conditions can compare.
    pub is_number: bool,
}

const fn text(name: &'static str) -> FieldSpec {
    FieldSpec { name, is_number: false }
}

const fn number(name: &'static str) -> FieldSpec {
    FieldSpec { name, is_number: true }
}

/// Every field, by what it is about. Columns of one's own are `own.name`, or `own["any name"]`.
pub const FIELDS: &[FieldSpec] = &[
    text("contact.name"),
    text("contact.first"),
    text("contact.family"),
    text("contact.greeting"),
    text("contact.title"),
    text("contact.email"),
    text("account.name"),
    text("account.short"),
    text("account.formal"),
    text("account.arr"),
    number("account.health"),
    text("account.band"),
    text("account.segment"),
    text("account.stage"),
    text("account.onboarding"),
    text("usage.trend"),
    text("usage.direction"),
    text("usage.change"),
    text("usage.last_28"),
    text("renewal.on"),
    number("renewal.days"),
    text("renewal.notice_by"),
    text("renewal.amount"),
    text("renewal.product"),
    text("goal.title"),
    text("goal.progress"),
    text("goal.current"),
    text("goal.target"),
    text("goal.due"),
    text("last.subject"),
    text("event.title"),
    text("event.at"),
    text("me.name"),
    text("me.company"),
    text("me.email"),
    text("me.signature"),
    text("today"),
];

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Merge {
    Text(String),
    Number(i64),
}

/// What is known for one letter; a field that is not here is missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    known: BTreeMap<&'static str, Merge>,
    own: BTreeMap<String, String>,
}

impl Fields {
    /// Notes a text; an empty one is missing.
    pub fn text(&mut self, name: &'static str, value: Option<impl Into<String>>) {
        if let Some(value) = value.map(Into::into).filter(|value: &String| !value.trim().is_empty()) {
            self.known.insert(name, Merge::Text(value));
        }
    }

    pub fn number(&mut self, name: &'static str, value: Option<i64>) {
        if let Some(value) = value {
            self.known.insert(name, Merge::Number(value));
        }
    }

    /// Takes the columns of one's own.
    pub fn own(&mut self, columns: BTreeMap<String, String>) {
        self.own = columns;
    }

    pub fn get(&self, name: &str) -> Option<&Merge> {
        self.known.get(name)
    }

    /// Returns a field as it would be written.
    pub fn written(&self, name: &str) -> Option<String> {
        self.get(name).map(|value| match value {
            Merge::Text(text) => text.clone(),
            Merge::Number(number) => number.to_string(),
        })
    }

    pub(super) fn own_columns(&self) -> &BTreeMap<String, String> {
        &self.own
    }
}

/// Says whether a template may write a name: a field, a group of them, or a column of one's own.
pub(super) fn is_known(name: &str) -> bool {
    let (group, rest) = name.split_once('.').unwrap_or((name, ""));
    group == "own" || name == "ask" || FIELDS.iter().any(|field| field.name == name || (rest.is_empty() && groups(field.name) == group))
}

/// Returns the field that a misspelled name is most like, where it is like any.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let far = name.chars().count() / 2;
    let best = FIELDS.iter().map(|field| (distance(name, field.name), field.name)).min();
    best.filter(|(distance, _)| *distance <= far.max(2)).map(|(_, name)| name)
}

fn groups(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// Counts the characters to add, leave out or change (Levenshtein 1966).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, character) in one.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], line + 1);
        for (column, twin) in other.iter().enumerate() {
            let changed = corner + usize::from(character != *twin);
            corner = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
