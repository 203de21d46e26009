//! An account's usage as it is told: the rows of a stretch of days, and which metrics were ever used.

use crate::domain::usage::Recorded;
use crate::domain::{AccountId, Moment, Row, Usage, UsageId, Zone};
use crate::store::{Cells, Entity, Result};
use chrono::NaiveDate;
use rusqlite::Connection;

/// Reads the rows of some days that were known at the end of the last of them.
pub fn rows(
    connection: &Connection,
    account: AccountId,
    (from, to): (NaiveDate, NaiveDate),
    zone: &Zone,
) -> Result<Vec<Row<UsageId, Usage>>> {
    let sql = format!(
        "SELECT {} FROM usage WHERE account_id = ?1 AND on_day BETWEEN ?2 AND ?3
             AND (length(known_at) = 10 AND known_at <= ?3 OR length(known_at) = 20 AND known_at < ?4)",
        Usage::select_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let end = Moment::from(zone.end_of(to)).to_string();
    let rows = statement.query_map((account.0, from.to_string(), to.to_string(), end), Usage::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the first and the last use of each metric that was known at the end of a day.
pub fn recorded(connection: &Connection, account: AccountId, day: NaiveDate, zone: &Zone) -> Result<Vec<Recorded>> {
    let mut statement = connection.prepare_cached(include_str!("usage_recorded.sql"))?;
    let end = Moment::from(zone.end_of(day)).to_string();
    let recorded = statement.query_map((account.0, day.to_string(), end), |row| {
        let mut cells = Cells::starting_at(row, 0);
        Ok(Recorded { metric: cells.take()?, first_on: cells.needed_day()?, last_on: cells.needed_day()? })
    })?;
    Ok(recorded.collect::<rusqlite::Result<_>>()?)
}
