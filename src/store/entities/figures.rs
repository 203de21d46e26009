//! What figures need beside the facts: exchange rates.

use crate::domain::{ExchangeRate, RateId};
use crate::store::Entity;
use crate::store::cells::{Cells, day, text};
use rusqlite::types::Value;

impl Entity for ExchangeRate {
    type Id = RateId;
    const TABLE: &'static str = "exchange_rate";
    const COLUMNS: &'static [&'static str] = &["currency", "quote", "from_on", "rate", "source"];

    fn values(&self) -> Vec<Value> {
        vec![self.currency.into(), self.quote.into(), day(Some(self.from_on)), self.rate.into(), text(&self.source)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(ExchangeRate {
            currency: cells.take()?,
            quote: cells.take()?,
            from_on: cells.needed_day()?,
            rate: cells.take()?,
            source: cells.take()?,
        })
    }
}
