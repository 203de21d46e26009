//! Saved filters: adding, editing, ordering, and giving accounts the touch model that the rules name.

use super::save::{outcome, save as save_row};
use super::{Error, Outcome, Result};
use crate::domain::query::{self, Filter, Term, folded};
use crate::domain::{Account, AccountId, Invalid, Row, Segment, SegmentId, TouchModel};
use crate::store::{self, OpLabel, Tx};
use serde_json::json;
use std::convert::Infallible;

/// Adds a segment at the end, or replaces one; its name must be its own and its filter must be one.
pub fn save(tx: &Tx, id: Option<SegmentId>, segment: &Segment) -> Result<(Outcome, OpLabel)> {
    let others = ordered(tx)?;
    let before = others.iter().find(|row| Some(row.id) == id).map(|row| row.fields.clone());
    let others: Vec<Row<SegmentId, Segment>> = others.into_iter().filter(|row| Some(row.id) != id).collect();
    let mut segment = Segment { name: segment.name.trim().to_owned(), filter: segment.filter.trim().to_owned(), ..segment.clone() };
    if id.is_none() {
        segment.position = others.last().map_or(0, |row| row.position + 1);
    }
    let others = renamed(tx, others, before.as_ref(), &segment)?;
    check(&segment, &others)?;
    let (id, added) = save_row(tx, id, &segment)?;
    let kind = if added { "segment-add" } else { "segment-edit" };
    let renamed =
        before.filter(|before| *before == Segment { name: before.name.clone(), ..segment.clone() } && before.name != segment.name);
    let label = match renamed {
        Some(before) => OpLabel { kind: "segment-rename", args: json!({ "segment": segment.name, "before": before.name }) },
        None => OpLabel { kind, args: json!({ "segment": segment.name }) },
    };
    Ok((outcome(id, None), label))
}

fn ordered(tx: &Tx) -> Result<Vec<Row<SegmentId, Segment>>> {
    let mut rows = store::all_of::<Segment>(tx.connection())?;
    rows.sort_by_key(|row| (row.position, row.id));
    Ok(rows)
}

/// Puts a new name where other segments use the old one.
fn renamed(
    tx: &Tx,
    mut others: Vec<Row<SegmentId, Segment>>,
    before: Option<&Segment>,
    now: &Segment,
) -> Result<Vec<Row<SegmentId, Segment>>> {
    let Some(old) = before.filter(|before| before.name != now.name).map(|before| folded(&before.name)) else { return Ok(others) };
    for row in &mut others {
        let Ok(filter) = query::parse(&row.fields.filter) else { continue };
        let renamed = filter.try_map_terms(&mut |term| {
            Ok::<Filter, Infallible>(Filter::Term(match term {
                Term::View(name) if folded(name) == old => Term::View(now.name.clone()),
                other => other.clone(),
            }))
        });
        let renamed = renamed.unwrap_or_else(|never| match never {});
        if renamed != filter {
            row.fields.filter = renamed.to_string();
            store::update(tx.connection(), row.id, &row.fields)?;
        }
    }
    Ok(others)
}

fn check(segment: &Segment, others: &[Row<SegmentId, Segment>]) -> Result<()> {
    let mut faults = Vec::new();
    if others.iter().any(|row| folded(&row.name) == folded(&segment.name)) {
        faults.push(("name", Invalid::Taken(segment.name.clone())));
    }
    let own = (segment.name.clone(), segment.filter.clone());
    let views: Vec<(String, String)> = others.iter().map(|row| (row.fields.name.clone(), row.fields.filter.clone())).chain([own]).collect();
    let read = query::parse(&segment.filter).map_err(|error| error.kind);
    // Through its own name, so that a way back to it is found.
    let read = read.and_then(|_| query::expanded(&Filter::Term(Term::View(segment.name.clone())), &views));
    if segment.filter.is_empty() {
        faults.push(("filter", Invalid::Empty));
    } else if let Err(kind) = read {
        faults.push(("filter", Invalid::NotAFilter(kind)));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

pub fn order(tx: &Tx, order: &[SegmentId]) -> Result<(Outcome, OpLabel)> {
    let mut rows = ordered(tx)?;
    rows.sort_by_key(|row| order.iter().position(|id| *id == row.id).unwrap_or(usize::MAX));
    for (position, row) in (0_u32..).zip(rows) {
        if row.position != position {
            store::update(tx.connection(), row.id, &Segment { position, ..row.fields })?;
        }
    }
    Ok((Outcome::default(), OpLabel { kind: "segments-order", args: json!({}) }))
}

/// Gives accounts their touch model; those that have it already are left alone.
pub fn set_touch_models(tx: &Tx, models: &[(AccountId, TouchModel)]) -> Result<(Outcome, OpLabel)> {
    let mut count = 0;
    for (account, model) in models {
        let row = store::get::<Account>(tx.connection(), *account)?;
        if row.is_some_and(|row| row.touch_model != Some(*model)) {
            store::set_column::<Account>(tx.connection(), *account, "touch_model", *model)?;
            count += 1;
        }
    }
    Ok((Outcome::default(), OpLabel { kind: "touch-models", args: json!({ "n": count }) }))
}
