//! Accounts: matched by external id, then domain, then normalised name.

use super::report::Why;
use super::resolve::fault;
use super::{Fate, Result, state};
use crate::domain::account::name_key;
use crate::domain::{Account, AccountId, Moment, Row};
use crate::import::plan::AccountRecord;
use crate::store::{self, RowId, Tx, entities};
use rusqlite::OptionalExtension;

pub(super) fn upsert(tx: &Tx, record: &AccountRecord) -> Result<std::result::Result<Fate, Why>> {
    match find(tx, record)? {
        Some(row) => update(tx, row, record),
        None => add(tx, record),
    }
}

fn add(tx: &Tx, record: &AccountRecord) -> Result<std::result::Result<Fate, Why>> {
    let mut account = Account::named(record.name.clone().or_else(|| record.external_id.clone()).unwrap_or_default());
    merge(&mut account, record);
    if let Some(why) = fault(&account) {
        return Ok(Err(why));
    }
    let id = AccountId::of(tx.new_id());
    store::insert(tx.connection(), id, &account, account.created_on.map_or(tx.at(), |day| Moment::Day(day).min(tx.at())))?;
    entities::write_custom_fields(tx, id, &account.custom)?;
    Ok(Ok(Fate::Added))
}

fn update(tx: &Tx, row: Row<AccountId, Account>, record: &AccountRecord) -> Result<std::result::Result<Fate, Why>> {
    let mut account = row.fields.clone();
    account.custom = entities::read_custom_fields(tx.connection(), row.id)?;
    let before = account.clone();
    if let Some(name) = &record.name {
        account.name.clone_from(name);
    }
    merge(&mut account, record);
    if account == before {
        return Ok(Ok(Fate::Unchanged));
    }
    if let Some(why) = fault(&account) {
        return Ok(Err(why));
    }
    store::update(tx.connection(), row.id, &account)?;
    entities::write_custom_fields(tx, row.id, &account.custom)?;
    Ok(Ok(Fate::Updated))
}

fn merge(account: &mut Account, record: &AccountRecord) {
    state(&mut account.external_id, &record.external_id);
    state(&mut account.kana, &record.kana);
    state(&mut account.domain, &record.domain);
    state(&mut account.segment, &record.segment);
    state(&mut account.industry, &record.industry);
    state(&mut account.region, &record.region);
    state(&mut account.country, &record.country);
    state(&mut account.touch_model, &record.touch_model);
    state(&mut account.stage, &record.stage);
    state(&mut account.seats, &record.seats);
    state(&mut account.arr, &record.arr);
    state(&mut account.currency, &record.currency);
    state(&mut account.created_on, &record.created_on);
    state(&mut account.churned_on, &record.churned_on);
    state(&mut account.owner, &record.owner);
    state(&mut account.note, &record.note);
    account.custom.extend(record.custom.iter().cloned());
}

/// Two rows with different external ids are two companies, whatever their names are.
fn find(tx: &Tx, record: &AccountRecord) -> Result<Option<Row<AccountId, Account>>> {
    if let Some(external_id) = &record.external_id
        && let Some(found) = one(tx, "external_id = ?", external_id)?
    {
        return Ok(Some(found));
    }
    let key = record.name.as_deref().map(name_key);
    for (condition, text) in [("domain = ?", record.domain.as_ref()), ("name_key = ?", key.as_ref())] {
        let Some(text) = text else { continue };
        let found = one(tx, condition, text)?;
        if let Some(found) = found.filter(|found| record.external_id.is_none() || found.external_id.is_none()) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Finds the oldest account under a condition, one without an external id first.
fn one(tx: &Tx, condition: &str, text: &str) -> Result<Option<Row<AccountId, Account>>> {
    let sql = format!("SELECT id FROM account WHERE {condition} AND deleted_at IS NULL ORDER BY external_id IS NOT NULL, id LIMIT 1");
    let id: Option<AccountId> = tx.connection().prepare_cached(&sql)?.query_row([text], |row| row.get(0)).optional()?;
    Ok(id.map(|id| store::get(tx.connection(), id)).transpose()?.flatten())
}
