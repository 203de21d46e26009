//! What a search finds, as it is shown: whose it is, when it was, and the words around what was found.

mod snippet;

use crate::domain::search::Search;
use crate::domain::{AccountId, EntityRef, Moment, Zone};
use crate::store::Result;
use crate::store::search::{self as index, Found, Limits, Order, Texts};
use crate::text::Needle;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

pub use snippet::{Marked, marked, snippet};

/// One row that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub row: EntityRef,
    pub account: Option<(AccountId, String)>,
    pub at: Option<Moment>,
    /// Empty where the row has none.
    pub title: Marked,
    pub snippet: Marked,
}

/// What came of a search.
#[derive(Clone, Debug, PartialEq)]
pub enum Searched {
    /// The index is still to be made.
    Unindexed,
    /// It asks for nothing that could be looked for.
    Nothing,
    Found(Found),
}

/// Finds what fits a search.
pub fn searched(connection: &Connection, search: &Search, days: (NaiveDate, &Zone), order: Order, limits: Limits) -> Result<Searched> {
    if !index::is_whole(connection)? {
        return Ok(Searched::Unindexed);
    }
    Ok(index::find(connection, search, days, order, limits)?.map_or(Searched::Nothing, Searched::Found))
}

/// Reads what is shown of rows that were found; those that are gone are left out. Snippets have up to `room` characters.
pub fn hits(connection: &Connection, search: &Search, rows: &[EntityRef], room: usize) -> Result<Vec<Hit>> {
    let needles: Vec<Needle> = search.wanted().iter().filter_map(|phrase| Needle::of(&phrase.text, phrase.is_open)).collect();
    let mut hits = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(texts) = index::texts(connection, *row)? {
            hits.push(hit(connection, *row, &texts, &needles, room)?);
        }
    }
    Ok(hits)
}

fn hit(connection: &Connection, row: EntityRef, texts: &Texts, needles: &[Needle], room: usize) -> Result<Hit> {
    let title = texts.title.first().map(|title| marked(title, needles)).unwrap_or_default();
    // The second title is a reading of the first.
    let rest = texts.body.iter().chain(&texts.people).chain(texts.title.iter().skip(1)).map(String::as_str);
    Ok(Hit { row, account: account(connection, texts.account)?, at: texts.at, title, snippet: snippet(rest, needles, room) })
}

fn account(connection: &Connection, id: Option<i64>) -> Result<Option<(AccountId, String)>> {
    let Some(id) = id else { return Ok(None) };
    let sql = "SELECT name FROM account WHERE id = ?";
    let name: Option<String> = connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(name.map(|name| (AccountId(id), name)))
}
