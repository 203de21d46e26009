//! What opportunities were before they were won or lost, from the change log.

use crate::domain::{ExpansionId, ExpansionStage, Money};
use crate::store::{Cells, Result};
use rusqlite::{Connection, OptionalExtension};

/// How an opportunity stood while it was open.
#[derive(Clone, Debug, PartialEq)]
pub struct Stood {
    pub stage: ExpansionStage,
    pub product: Option<String>,
    pub amount: Option<Money>,
    pub probability: Option<f64>,
}

/// Reads how an opportunity stood when it was last won or lost; `None` where the change log does not tell.
pub fn stood(connection: &Connection, id: ExpansionId) -> Result<Option<Stood>> {
    let mut statement = connection.prepare_cached(include_str!("stood.sql"))?;
    let read = |row: &rusqlite::Row<'_>| {
        let mut cells = Cells::starting_at(row, 0);
        Ok(Stood { stage: cells.take()?, product: cells.take()?, amount: cells.money()?, probability: cells.take()? })
    };
    Ok(statement.query_row([id], read).optional()?)
}
