//! Exchange rates: one of a pair and day; a row that says another rate takes its place.

use super::report::Why;
use super::resolve::fault;
use super::{Fate, Result};
use crate::domain::{ExchangeRate, Moment, RateId};
use crate::store::{self, RowId, Tx};
use rusqlite::OptionalExtension;

pub(super) fn upsert(tx: &Tx, rate: &ExchangeRate) -> Result<std::result::Result<Fate, Why>> {
    if let Some(why) = fault(rate) {
        return Ok(Err(why));
    }
    let sql = "SELECT id FROM exchange_rate WHERE currency = ? AND quote = ? AND from_on = ? AND deleted_at IS NULL";
    let key = (rate.currency.code(), rate.quote.code(), rate.from_on.to_string());
    let id: Option<RateId> = tx.connection().prepare_cached(sql)?.query_row(key, |row| row.get(0)).optional()?;
    let Some(id) = id else {
        let known_at = Moment::Day(rate.from_on).min(tx.at());
        store::insert(tx.connection(), RateId::of(tx.new_id()), rate, known_at)?;
        return Ok(Ok(Fate::Added));
    };
    let present = store::needed::<ExchangeRate>(tx.connection(), id)?.fields;
    let merged = ExchangeRate { source: rate.source.clone().or(present.source.clone()), ..rate.clone() };
    if merged == present {
        return Ok(Ok(Fate::Unchanged));
    }
    store::update(tx.connection(), id, &merged)?;
    Ok(Ok(Fate::Updated))
}
