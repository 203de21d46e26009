//! A row as the index takes it, and as a hit shows it: its texts, when it was, whose it is.

use super::source::{Child, Slot, Source, of_kind};
use crate::domain::{Attachment, EntityKind, EntityRef, MailPerson, Moment};
use crate::store::Result;
use crate::text::{BARRIER, write_tokens};
use chrono::NaiveTime;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value as Json;

/// When a day is that has no time.
pub(super) const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// The texts of a row as they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    pub title: Vec<String>,
    pub body: Vec<String>,
    /// Names, addresses and numbers of people.
    pub people: Vec<String>,
    /// When it was; `None` where the row does not say.
    pub at: Option<Moment>,
    pub account: Option<i64>,
    pub(super) contacts: Vec<i64>,
    pub has_files: bool,
    pub(super) is_deleted: bool,
}

/// What of a row stands in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doc {
    /// Since 1970.
    pub minute: i64,
    pub title: String,
    pub body: String,
    pub people: String,
    pub facet: String,
}

impl Texts {
    /// Puts in the value of a column.
    fn take(&mut self, slot: Slot, value: &str) {
        match slot {
            Slot::Title => self.title.push(value.to_owned()),
            Slot::Body => self.body.push(value.to_owned()),
            Slot::People => self.people.push(value.to_owned()),
            Slot::PeopleList => {
                let people: Vec<MailPerson> = serde_json::from_str(value).unwrap_or_default();
                for person in people {
                    let written = person.name.map_or(person.email.clone(), |name| format!("{name} <{}>", person.email));
                    if !self.people.contains(&written) {
                        self.people.push(written);
                    }
                }
            }
            Slot::Files => {
                let files = file_names(value);
                self.has_files |= !files.is_empty();
                self.body.extend(files);
            }
            Slot::At => self.at = self.at.or_else(|| value.parse().ok()),
            Slot::Account => self.account = value.parse().ok(),
            Slot::Contact => self.contacts.extend(value.parse::<i64>().ok()),
            Slot::DeletedAt => self.is_deleted = true,
        }
    }

    /// Makes what stands in the index; `None` for what is deleted or has no words.
    pub(super) fn doc(&self, source: &Source) -> Option<Doc> {
        let has_body = self.body.iter().any(|text| !text.is_empty());
        let has_words = has_body || [&self.title, &self.people].iter().any(|texts| texts.iter().any(|text| !text.is_empty()));
        if self.is_deleted || !has_words || (source.needs_body && !has_body) {
            return None;
        }
        Some(Doc {
            minute: self.minute(),
            title: tokens(&self.title),
            body: tokens(&self.body),
            people: tokens(&self.people),
            facet: self.facet(source.kind),
        })
    }

    /// Returns the minute since 1970; a day stands at its noon.
    pub(super) fn minute(&self) -> i64 {
        let instant = match self.at {
            Some(Moment::At(instant)) => instant.timestamp(),
            Some(Moment::Day(day)) => day.and_time(NOON).and_utc().timestamp(),
            None => 0,
        };
        instant.div_euclid(60).max(0)
    }

    fn facet(&self, kind: EntityKind) -> String {
        let mut facets = vec![facet_all(), facet_kind(kind), facet_account(self.account)];
        facets.extend(self.contacts.iter().map(|contact| facet_contact(*contact)));
        facets.extend(self.has_files.then(facet_files));
        facets.dedup();
        facets.join(" ")
    }
}

/// The word that every row has.
pub(super) fn facet_all() -> String {
    BARRIER.to_owned()
}

pub(super) fn facet_kind(kind: EntityKind) -> String {
    format!("{BARRIER}{kind}")
}

/// The word of an account; of what belongs to none, where `None`.
pub(super) fn facet_account(account: Option<i64>) -> String {
    format!("{BARRIER}a{}", account.unwrap_or_default())
}

pub(super) fn facet_contact(contact: i64) -> String {
    format!("{BARRIER}c{contact}")
}

pub(super) fn facet_files() -> String {
    format!("{BARRIER}files")
}

fn file_names(json: &str) -> Vec<String> {
    if let Ok(files) = serde_json::from_str::<Vec<Attachment>>(json) {
        return files.into_iter().map(|file| file.name).collect();
    }
    serde_json::from_str(json).unwrap_or_default()
}

fn tokens(texts: &[String]) -> String {
    let mut tokens = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if !tokens.is_empty() {
            tokens.push(' ');
            tokens.push_str(BARRIER);
        }
        write_tokens(text, &mut tokens);
    }
    tokens
}

impl Doc {
    /// Returns a fingerprint of everything in it.
    pub fn mark(&self) -> i64 {
        let parts = [self.title.as_bytes(), self.body.as_bytes(), self.people.as_bytes(), self.facet.as_bytes()];
        let begun = mixed(0x9e37_79b9_7f4a_7c15, self.minute.cast_unsigned());
        parts
            .into_iter()
            .fold(begun, |mark, part| mixed(part.chunks(8).fold(mark, |mark, bytes| mixed(mark, word(bytes))), 0xff))
            .cast_signed()
    }
}

/// One step of a hash in the manner of rustc's: fast, the same on every machine, and no guard against malice.
fn mixed(mark: u64, word: u64) -> u64 {
    (mark.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn word(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte))
}

/// Reads the texts of a row; `None` when it is not there, deleted, or of a kind that is not searched.
pub fn texts(connection: &Connection, row: EntityRef) -> Result<Option<Texts>> {
    let Some(source) = of_kind(row.kind) else { return Ok(None) };
    Ok(present(connection, source, row.id)?.filter(|texts| !texts.is_deleted))
}

/// Reads a row as it is, with the rows that belong to it.
pub(super) fn present(connection: &Connection, source: &Source, id: i64) -> Result<Option<Texts>> {
    let Some(mut texts) = present_alone(connection, source, id)? else { return Ok(None) };
    for child in source.children {
        for (_, other) in children(connection, child, id)? {
            texts.add(other);
        }
    }
    Ok(Some(texts))
}

/// Reads a row without those that belong to it.
pub(super) fn present_alone(connection: &Connection, source: &Source, id: i64) -> Result<Option<Texts>> {
    let sql = format!("SELECT {} FROM {} WHERE id = ?", columns(source.columns), source.table);
    let read = |row: &Row<'_>| read(row, source.columns, 0);
    Ok(connection.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// Reads the rows that belong to one, by id, deleted ones among them.
pub(super) fn children(connection: &Connection, child: &Child, parent: i64) -> Result<Vec<(i64, Texts)>> {
    let sql = format!("SELECT id, {} FROM {} WHERE {} = ? ORDER BY id", columns(child.columns), child.table, child.parent);
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([parent], |row| Ok((row.get(0)?, read(row, child.columns, 1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Texts {
    /// Adds what a row says that belongs to this one.
    pub(super) fn add(&mut self, child: Texts) {
        if !child.is_deleted {
            self.body.extend(child.body);
            self.people.extend(child.people);
            self.contacts.extend(child.contacts);
        }
    }
}

fn columns(columns: &[(&str, Slot)]) -> String {
    columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

fn read(row: &Row<'_>, columns: &[(&str, Slot)], first: usize) -> rusqlite::Result<Texts> {
    let mut texts = Texts::default();
    for (place, (_, slot)) in (first..).zip(columns) {
        match row.get_ref(place)? {
            ValueRef::Text(bytes) => texts.take(*slot, &String::from_utf8_lossy(bytes)),
            ValueRef::Integer(number) => texts.take(*slot, &number.to_string()),
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => {}
        }
    }
    Ok(texts)
}

/// Reads what an image of the change log says of a row; the id stands beside it.
pub(super) fn of_image(image: &str, id: i64, columns: &[(&str, Slot)]) -> Texts {
    let image: Json = serde_json::from_str(image).unwrap_or_default();
    let mut texts = Texts::default();
    for (name, slot) in columns {
        match &image[*name] {
            Json::String(text) => texts.take(*slot, text),
            Json::Number(number) => texts.take(*slot, &number.to_string()),
            _ if *name == "id" => texts.take(*slot, &id.to_string()),
            _ => {}
        }
    }
    texts
}
