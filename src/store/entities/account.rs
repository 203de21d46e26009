//! Accounts and their custom fields.

use crate::domain::{Account, AccountId, account::name_key};
use crate::store::cells::{Cells, day, money, text, word};
use crate::store::{Entity, Result, Tx};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeMap;

impl Entity for Account {
    type Id = AccountId;
    const TABLE: &'static str = "account";
    const ACCOUNT_COLUMN: &'static str = "id";
    const COLUMNS: &'static [&'static str] = &[
        "external_id",
        "name",
        "name_key",
        "kana",
        "domain",
        "segment",
        "industry",
        "region",
        "country",
        "touch_model",
        "stage",
        "seats",
        "arr_minor",
        "arr_currency",
        "currency",
        "created_on",
        "churned_on",
        "owner",
        "note",
    ];

    fn values(&self) -> Vec<Value> {
        let [arr_minor, arr_currency] = money(self.arr);
        vec![
            text(&self.external_id),
            self.name.clone().into(),
            name_key(&self.name).into(),
            text(&self.kana),
            text(&self.domain),
            text(&self.segment),
            text(&self.industry),
            text(&self.region),
            text(&self.country),
            word(self.touch_model),
            word(self.stage),
            self.seats.into(),
            arr_minor,
            arr_currency,
            word(self.currency),
            day(self.created_on),
            day(self.churned_on),
            text(&self.owner),
            text(&self.note),
        ]
    }

    /// Reads all but the custom fields, which stand in a table of their own.
    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        let external_id = cells.take()?;
        let name = cells.take()?;
        cells.skip();
        Ok(Account {
            external_id,
            name,
            kana: cells.take()?,
            domain: cells.take()?,
            segment: cells.take()?,
            industry: cells.take()?,
            region: cells.take()?,
            country: cells.take()?,
            touch_model: cells.take()?,
            stage: cells.take()?,
            seats: cells.take()?,
            arr: cells.money()?,
            currency: cells.take()?,
            created_on: cells.day()?,
            churned_on: cells.day()?,
            owner: cells.take()?,
            note: cells.take()?,
            custom: BTreeMap::new(),
        })
    }
}

/// Reads the custom fields of an account.
pub fn read_custom_fields(connection: &Connection, account: AccountId) -> Result<BTreeMap<String, String>> {
    let mut statement = connection.prepare_cached("SELECT name, value FROM custom_field WHERE account_id = ?")?;
    let fields = statement.query_map([account.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(fields.collect::<rusqlite::Result<_>>()?)
}

/// Makes the custom fields of an account what is given; returns whether anything changed.
pub fn write_custom_fields(tx: &Tx, account: AccountId, wanted: &BTreeMap<String, String>) -> Result<bool> {
    let present = read_custom_fields(tx.connection(), account)?;
    for gone in present.keys().filter(|name| !wanted.contains_key(*name)) {
        tx.connection().prepare_cached("DELETE FROM custom_field WHERE account_id = ? AND name = ?")?.execute((account.0, gone))?;
    }
    for (name, value) in wanted.iter().filter(|(name, value)| present.get(*name) != Some(value)) {
        match present.contains_key(name) {
            true => tx
                .connection()
                .prepare_cached("UPDATE custom_field SET value = ? WHERE account_id = ? AND name = ?")?
                .execute((value, account.0, name))?,
            false => tx
                .connection()
                .prepare_cached("INSERT INTO custom_field (id, account_id, name, value, known_at) VALUES (?, ?, ?, ?, ?)")?
                .execute((tx.new_id(), account.0, name, value, tx.at().to_string()))?,
        };
    }
    Ok(&present != wanted)
}
