//! Forecasts as they were made, and which ends became known when.

use crate::domain::renewal::change::Made;
use crate::domain::{ContractId, ForecastMade, Moment, RenewalId, Timestamp};
use crate::store::{Entity, Result};
use rusqlite::Connection;
use std::collections::HashSet;

/// Ends that became known after an instant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownSince {
    pub contracts: HashSet<ContractId>,
    pub renewals: HashSet<RenewalId>,
}

/// Reads the forecasts made of every renewal, the oldest first.
pub fn made(connection: &Connection) -> Result<Made> {
    read_made(connection, "", [])
}

/// Reads the forecasts made of one renewal, the oldest first.
pub fn made_of(connection: &Connection, renewal: RenewalId) -> Result<Vec<ForecastMade>> {
    Ok(read_made(connection, " AND renewal_id = ?", [renewal.0])?.remove(&renewal).unwrap_or_default())
}

fn read_made(connection: &Connection, narrowed: &str, parameters: impl rusqlite::Params) -> Result<Made> {
    let columns = ForecastMade::select_list();
    let sql = format!("SELECT {columns} FROM renewal_forecast WHERE deleted_at IS NULL{narrowed} ORDER BY renewal_id, at, id");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut made = Made::new();
    for row in statement.query_map(parameters, ForecastMade::read_row)? {
        let row = row?.fields;
        made.entry(row.renewal).or_default().push(row);
    }
    Ok(made)
}

/// Reads which contracts and renewals became known after an instant.
pub fn known_since(connection: &Connection, since: Timestamp) -> Result<KnownSince> {
    fn newer<T: rusqlite::types::FromSql + Eq + std::hash::Hash>(connection: &Connection, table: &str, since: &str) -> Result<HashSet<T>> {
        let sql = format!("SELECT id FROM {table} WHERE deleted_at IS NULL AND known_at > ?");
        let mut statement = connection.prepare_cached(&sql)?;
        let ids = statement.query_map([since], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
    let since = Moment::from(since).to_string();
    Ok(KnownSince { contracts: newer(connection, "contract", &since)?, renewals: newer(connection, "renewal", &since)? })
}
