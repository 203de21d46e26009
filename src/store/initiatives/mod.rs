//! Whose initiative it is, and what accounts did over some days: touches and use, by account.

use crate::domain::kpi::Span;
use crate::domain::usage::ACTIVE_USERS;
use crate::domain::{AccountId, InitiativeId, MemberId, Moment, Zone};
use crate::store::{Cells, Result};
use rusqlite::Connection;
use std::collections::HashMap;

/// An account of an initiative, with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberLine {
    pub id: MemberId,
    pub initiative: InitiativeId,
    pub account: AccountId,
    pub name: String,
}

/// What an account used: amounts, and counts of people, which are no amounts; `None` where there is no row of the kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Used {
    pub amounts: Option<f64>,
    pub people: Option<f64>,
}

/// Reads the accounts of an initiative, or of all, by name.
pub fn members(connection: &Connection, initiative: Option<InitiativeId>) -> Result<Vec<MemberLine>> {
    let mut statement = connection.prepare_cached(include_str!("members.sql"))?;
    let members = statement.query_map([initiative.map(|id| id.0)], |row| {
        let mut cells = Cells::starting_at(row, 0);
        Ok(MemberLine { id: cells.take()?, initiative: cells.take()?, account: cells.take()?, name: cells.take()? })
    })?;
    Ok(members.collect::<rusqlite::Result<_>>()?)
}

/// Counts the touches of some days by account; one without any is left out, and a note is no touch.
pub fn touches(connection: &Connection, span: Span, zone: &Zone) -> Result<HashMap<AccountId, usize>> {
    let mut statement = connection.prepare_cached(include_str!("touches.sql"))?;
    let eve = span.from.pred_opt().unwrap_or(span.from);
    let [begin, end] = [eve, span.to].map(|day| Moment::from(zone.end_of(day)).to_string());
    let counts = statement.query_map((span.from.to_string(), span.to.to_string(), begin, end), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}

/// Adds up the use of some days by account; one without a row is left out.
pub fn used(connection: &Connection, span: Span) -> Result<HashMap<AccountId, Used>> {
    let mut statement = connection.prepare_cached(include_str!("usage.sql"))?;
    let used = statement.query_map((span.from.to_string(), span.to.to_string(), ACTIVE_USERS), |row| {
        Ok((row.get(0)?, Used { amounts: row.get(1)?, people: row.get(2)? }))
    })?;
    Ok(used.collect::<rusqlite::Result<_>>()?)
}
