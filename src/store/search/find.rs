//! Asks the index.

use super::expression::expression;
use super::index::id_of_minute;
use crate::domain::search::Search;
use crate::domain::{EntityRef, Zone};
use crate::store::Result;
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, params_from_iter, types::Value};

/// Rows found, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub rows: Vec<EntityRef>,
    /// How many there are in all.
    pub total: u64,
    /// The order in which they are.
    pub order: Order,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The best first; where there are very many, the best of the newest.
    Rank,
    #[default]
    Newest,
}

/// How much is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub rows: usize,
    /// Ranking costs what the hits cost: with more than this, the newest come first.
    pub ranked: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { rows: 50, ranked: 2000 }
    }
}

/// A title counts this many times a body; people three times, facets not.
const WEIGHTS: &str = "8.0, 1.0, 3.0, 0.0";

/// Finds what fits a search; `None` where it asks for nothing that could be looked for.
pub fn find(
    connection: &Connection,
    search: &Search,
    (today, zone): (NaiveDate, &Zone),
    order: Order,
    limits: Limits,
) -> Result<Option<Found>> {
    let Some(expression) = expression(connection, &search.part)?.filter(|_| !search.is_empty()) else { return Ok(None) };
    let (low, high) = span(search, today, zone);
    let asked = Asked { connection, expression, low, high, owed: search.owed };
    let total = asked.count()?;
    let order = if total > limits.ranked { Order::Newest } else { order };
    Ok(Some(Found { rows: asked.rows(order, limits.rows)?, total, order }))
}

/// Returns the ids of the days that are asked for, the first and the one behind the last.
fn span(search: &Search, today: NaiveDate, zone: &Zone) -> (i64, i64) {
    let (since, until) = search.days(today);
    let minute = |instant: crate::domain::Timestamp| id_of_minute(instant.timestamp().div_euclid(60));
    let low = since.map_or(0, |day| minute(zone.instant(day.and_time(NaiveTime::MIN))));
    let high = until.map_or(i64::MAX, |day| minute(zone.end_of(day)));
    (low, high)
}

struct Asked<'c> {
    connection: &'c Connection,
    expression: String,
    low: i64,
    high: i64,
    owed: bool,
}

impl Asked<'_> {
    fn parameters(&self) -> [Value; 3] {
        [Value::from(self.expression.clone()), Value::from(self.low), Value::from(self.high)]
    }

    fn condition(&self) -> String {
        let owed = if self.owed { concat!(" AND rowid IN (", include_str!("owed.sql"), ")") } else { "" };
        format!("search_text MATCH ?1 AND rowid >= ?2 AND rowid < ?3{owed}")
    }

    fn count(&self) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM search_text WHERE {}", self.condition());
        Ok(self.connection.prepare_cached(&sql)?.query_row(params_from_iter(self.parameters()), |row| row.get(0))?)
    }

    fn rows(&self, order: Order, limit: usize) -> Result<Vec<EntityRef>> {
        let key = match order {
            Order::Rank => format!("bm25(search_text, {WEIGHTS}), rowid DESC"),
            Order::Newest => "rowid DESC".to_owned(),
        };
        let sql = format!(
            "SELECT kind, row_id FROM (SELECT rowid AS found FROM search_text WHERE {} ORDER BY {key} LIMIT {limit})
             CROSS JOIN search_doc ON search_doc.id = found",
            self.condition()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(self.parameters()), |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (kind, id) = row?;
            found.extend(kind.parse().ok().map(|kind| EntityRef { kind, id }));
        }
        Ok(found)
    }
}
