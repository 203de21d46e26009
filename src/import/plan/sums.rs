//! Adds up usage rows of one account, person, day and metric, so that five million rows need the memory of their sums.

use crate::import::plan::record::{AccountRef, UsageRecord};
use chrono::NaiveDate;
use std::{collections::HashMap, hash::Hash};

/// Gives equal values one number, so that each is kept once.
struct Pool<T>(HashMap<T, usize>);

impl<T: Eq + Hash> Pool<T> {
    fn number(&mut self, value: T) -> usize {
        let next = self.0.len();
        *self.0.entry(value).or_insert(next)
    }

    /// Returns the values by their numbers.
    fn into_values(self) -> Vec<T> {
        let mut values: Vec<(usize, T)> = self.0.into_iter().map(|(value, number)| (number, value)).collect();
        values.sort_by_key(|entry| entry.0);
        values.into_iter().map(|(_, value)| value).collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    account: usize,
    user: usize,
    metric: usize,
    on: NaiveDate,
}

/// A sum, and where its first row stands.
struct Sum {
    key: Key,
    value: f64,
    rows: u64,
    file: usize,
    row: u64,
}

pub(super) struct Sums {
    accounts: Pool<AccountRef>,
    users: Pool<Option<String>>,
    metrics: Pool<String>,
    places: HashMap<Key, usize>,
    sums: Vec<Sum>,
}

impl Sums {
    pub fn new() -> Sums {
        Sums {
            accounts: Pool(HashMap::new()),
            users: Pool(HashMap::new()),
            metrics: Pool(HashMap::new()),
            places: HashMap::new(),
            sums: Vec::new(),
        }
    }

    pub fn add(&mut self, file: usize, row: u64, usage: UsageRecord) {
        let key = Key {
            account: self.accounts.number(usage.account),
            user: self.users.number(usage.user),
            metric: self.metrics.number(usage.metric),
            on: usage.on,
        };
        let place = *self.places.entry(key).or_insert(self.sums.len());
        match self.sums.get_mut(place) {
            Some(sum) => (sum.value, sum.rows) = (sum.value + usage.value, sum.rows + usage.rows),
            None => self.sums.push(Sum { key, value: usage.value, rows: usage.rows, file, row }),
        }
    }

    /// Returns the sums in the order of their first rows, each with file and row of it.
    pub fn finish(self) -> impl Iterator<Item = (usize, u64, UsageRecord)> {
        let (accounts, users, metrics) = (self.accounts.into_values(), self.users.into_values(), self.metrics.into_values());
        self.sums.into_iter().map(move |sum| {
            let usage = UsageRecord {
                account: accounts[sum.key.account].clone(),
                user: users[sum.key.user].clone(),
                metric: metrics[sum.key.metric].clone(),
                on: sum.key.on,
                value: sum.value,
                rows: sum.rows,
            };
            (sum.file, sum.row, usage)
        })
    }
}
