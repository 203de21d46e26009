//! Kept searches: adding, editing, ordering. Deleting is `Op::Delete`.

use super::save::{outcome, save as save_row};
use super::{Error, Outcome, Result};
use crate::domain::query::folded;
use crate::domain::{Invalid, Row, SavedSearch, SavedSearchId, search};
use crate::store::search::saved_searches;
use crate::store::{self, OpLabel, Tx};
use serde_json::json;

/// What one can do about kept searches.
#[derive(Clone, Debug)]
pub enum SearchOp {
    /// Keeps one, at the end; a name is one's own.
    Save(Option<SavedSearchId>, SavedSearch),
    /// Puts them into this order; those left out follow as they stood.
    Order(Vec<SavedSearchId>),
}

pub fn run(tx: &Tx, op: &SearchOp) -> Result<(Outcome, OpLabel)> {
    match op {
        SearchOp::Save(id, saved) => save(tx, *id, saved),
        SearchOp::Order(order) => put_in_order(tx, order),
    }
}

fn save(tx: &Tx, id: Option<SavedSearchId>, saved: &SavedSearch) -> Result<(Outcome, OpLabel)> {
    let rows = saved_searches(tx.connection())?;
    let mut saved = SavedSearch { name: saved.name.trim().to_owned(), query: saved.query.trim().to_owned(), position: saved.position };
    if id.is_none() {
        saved.position = rows.last().map_or(0, |row| row.position + 1);
    }
    let others: Vec<&Row<SavedSearchId, SavedSearch>> = rows.iter().filter(|row| Some(row.id) != id).collect();
    let mut faults = Vec::new();
    if others.iter().any(|row| folded(&row.name) == folded(&saved.name)) {
        faults.push(("name", Invalid::Taken(saved.name.clone())));
    }
    match search::parse(&saved.query) {
        Ok(search) if search.is_empty() => faults.push(("query", Invalid::Empty)),
        Ok(_) => {}
        Err(error) => faults.push(("query", Invalid::NotASearch(error.kind))),
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let before = rows.iter().find(|row| Some(row.id) == id).map(|row| row.fields.clone());
    let (id, added) = save_row(tx, id, &saved)?;
    let renamed = before.filter(|before| before.name != saved.name);
    let label = match renamed {
        Some(before) => OpLabel { kind: "search-rename", args: json!({ "search": saved.name, "before": before.name }) },
        None => OpLabel { kind: if added { "search-add" } else { "search-edit" }, args: json!({ "search": saved.name }) },
    };
    Ok((outcome(id, None), label))
}

fn put_in_order(tx: &Tx, order: &[SavedSearchId]) -> Result<(Outcome, OpLabel)> {
    let mut rows = saved_searches(tx.connection())?;
    rows.sort_by_key(|row| order.iter().position(|id| *id == row.id).unwrap_or(usize::MAX));
    for (position, row) in (0_u32..).zip(rows) {
        if row.position != position {
            store::update(tx.connection(), row.id, &SavedSearch { position, ..row.fields })?;
        }
    }
    Ok((Outcome::default(), OpLabel { kind: "searches-order", args: json!({}) }))
}
