//! Asks the index.

use super::doc::{NOON, texts};
use super::expression::expression;
use super::index::id_of_minute;
use crate::domain::search::Search;
use crate::domain::{EntityRef, Timestamp, Zone};
use crate::store::Result;
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, params_from_iter, types::Value};
use std::ops::Range;

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
    let Span { low, high, but } = Span::of(connection, search, today, zone)?;
    let asked = Asked { connection, expression, low, high, but, owed: search.owed };
    let total = asked.count()?;
    let order = if total > limits.ranked { Order::Newest } else { order };
    Ok(Some(Found { rows: asked.rows(order, limits.rows)?, total, order }))
}

/// The ids of the days that are asked for.
struct Span {
    low: i64,
    /// The first id behind them.
    high: i64,
    /// A condition that takes others out.
    but: String,
}

impl Span {
    /// Rows with no more than a day stand at noon UTC, which east of UTC+12 is the next day's night: there the span is made wider, and
    /// at the noons of its edges the row's own day decides.
    fn of(connection: &Connection, search: &Search, today: NaiveDate, zone: &Zone) -> Result<Span> {
        let (since, until) = search.days(today);
        let id = |instant: Timestamp| id_of_minute(instant.timestamp().div_euclid(60));
        let low = since.map_or(0, |day| id(zone.instant(day.and_time(NaiveTime::MIN))));
        let high = until.map_or(i64::MAX, |day| id(zone.end_of(day)));
        let mut span = Span { low, high, but: String::new() };
        let is_asked = |day: NaiveDate| since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until);
        if let Some(noon) = since.and_then(|day| day.pred_opt()).map(noon).filter(|noon| noon.start >= low) {
            span.leave_out(ids_of_others(connection, noon, zone, &is_asked)?);
        }
        if let Some(noon) = until.map(noon).filter(|noon| noon.start >= high) {
            span.but.push_str(&format!(" AND NOT (rowid >= {high} AND rowid < {})", noon.start));
            span.high = noon.end;
            span.leave_out(ids_of_others(connection, noon, zone, &is_asked)?);
        }
        Ok(span)
    }

    fn leave_out(&mut self, ids: Vec<String>) {
        if !ids.is_empty() {
            self.but.push_str(&format!(" AND rowid NOT IN ({})", ids.join(",")));
        }
    }
}

/// Returns the ids of the minute at which rows of a day stand.
fn noon(day: NaiveDate) -> Range<i64> {
    let minute = day.and_time(NOON).and_utc().timestamp().div_euclid(60);
    id_of_minute(minute)..id_of_minute(minute + 1)
}

/// Finds the rows among some ids whose day is not asked for.
fn ids_of_others(connection: &Connection, ids: Range<i64>, zone: &Zone, is_asked: &dyn Fn(NaiveDate) -> bool) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT id, kind, row_id FROM search_doc WHERE id >= ? AND id < ?")?;
    let rows = statement.query_map((ids.start, ids.end), |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
    let mut others = Vec::new();
    for row in rows {
        let (id, kind, row_id): (i64, String, i64) = row?;
        let Ok(kind) = kind.parse() else { continue };
        let at = texts(connection, EntityRef { kind, id: row_id })?.and_then(|texts| texts.at);
        if at.is_some_and(|at| !is_asked(at.day(zone))) {
            others.push(id.to_string());
        }
    }
    Ok(others)
}

struct Asked<'c> {
    connection: &'c Connection,
    expression: String,
    low: i64,
    high: i64,
    but: String,
    owed: bool,
}

impl Asked<'_> {
    fn parameters(&self) -> [Value; 3] {
        [Value::from(self.expression.clone()), Value::from(self.low), Value::from(self.high)]
    }

    fn condition(&self) -> String {
        let owed = if self.owed { concat!(" AND rowid IN (", include_str!("owed.sql"), ")") } else { "" };
        format!("search_text MATCH ?1 AND rowid >= ?2 AND rowid < ?3{}{owed}", self.but)
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
