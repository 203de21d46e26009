//! What was known at the end of a day: rows that came to be known later are left out.

use crate::domain::{AccountId, Moment, Row, Zone};
use crate::store::{Entity, Result, dated_by_account};
use chrono::NaiveDate;
use rusqlite::Connection;

/// The end of a day, and whose rows are asked for.
#[derive(Clone, Copy)]
pub struct AsKnown<'a> {
    pub connection: &'a Connection,
    pub account: AccountId,
    pub day: NaiveDate,
    pub zone: &'a Zone,
}

impl AsKnown<'_> {
    /// Reads the account's rows of a kind, oldest id first.
    pub fn rows<E: Entity>(&self) -> Result<Vec<Row<E::Id, E>>> {
        let rows = dated_by_account::<E>(self.connection, self.account)?;
        Ok(rows.into_iter().filter(|(_, known_at)| self.has_come(*known_at)).map(|(row, _)| row).collect())
    }

    /// Says whether something had happened.
    pub fn has_come(&self, at: Moment) -> bool {
        at.is_by(self.day, self.zone)
    }
}
