//! The searches that are kept under a name.

use crate::domain::{Row, SavedSearch, SavedSearchId};
use crate::store::{Result, all_of};
use rusqlite::Connection;

/// Reads them in their order.
pub fn saved_searches(connection: &Connection) -> Result<Vec<Row<SavedSearchId, SavedSearch>>> {
    let mut rows = all_of::<SavedSearch>(connection)?;
    rows.sort_by_key(|row| (row.position, row.id));
    Ok(rows)
}
