//! Usage: the rows of one account, day, metric and person add up, whichever way each named the account; the sum is what
//! the book then says of that day, so that the same file again changes nothing.

use super::report::Tally;
use super::{Fate, Result};
use crate::domain::{AccountId, Moment};
use crate::import::plan::UsageRecord;
use crate::store::Tx;
use chrono::NaiveDate;
use rusqlite::OptionalExtension;
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Key {
    account: AccountId,
    on: NaiveDate,
    metric: String,
    user: String,
}

#[derive(Default)]
pub(super) struct Sums {
    sums: HashMap<Key, (f64, u64)>,
    order: Vec<Key>,
}

impl Sums {
    pub fn add(&mut self, account: AccountId, record: &UsageRecord) {
        let user = record.user.clone().unwrap_or_default();
        let key = Key { account, on: record.on, metric: record.metric.clone(), user };
        let sum = self.sums.entry(key.clone()).or_insert_with(|| {
            self.order.push(key);
            (0.0, 0)
        });
        sum.0 += record.value;
        sum.1 += record.rows;
    }

    pub fn write(self, tx: &Tx, tally: &mut Tally) -> Result<()> {
        for key in &self.order {
            let (value, rows) = self.sums[key];
            tally.fate(write_one(tx, key, value)?, rows);
        }
        Ok(())
    }
}

fn write_one(tx: &Tx, key: &Key, value: f64) -> Result<Fate> {
    let (on, unique) = (key.on.to_string(), "account_id = ? AND on_day = ? AND metric = ? AND user = ?");
    let found: Option<(i64, f64)> = tx
        .connection()
        .prepare_cached(&format!("SELECT id, value FROM usage WHERE {unique}"))?
        .query_row((key.account.0, &on, &key.metric, &key.user), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        Some((_, present)) if present == value => Ok(Fate::Unchanged),
        Some((id, _)) => {
            tx.connection().prepare_cached("UPDATE usage SET value = ? WHERE id = ?")?.execute((value, id))?;
            Ok(Fate::Updated)
        }
        None => {
            let sql = "INSERT INTO usage (id, account_id, on_day, metric, user, value, known_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
            let known_at = Moment::Day(key.on).min(tx.at()).to_string();
            tx.connection().prepare_cached(sql)?.execute((tx.new_id(), key.account.0, &on, &key.metric, &key.user, value, known_at))?;
            Ok(Fate::Added)
        }
    }
}
