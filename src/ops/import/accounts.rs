//! Accounts: matched by external id, then domain, then normalised name.

use super::report::Why;
use super::resolve::{Resolver, fault};
use super::{Fate, Result, state};
use crate::domain::account::name_key;
use crate::domain::whose::domains::is_public;
use crate::domain::{Account, AccountId, Moment, Row};
use crate::import::plan::AccountRecord;
use crate::store::{self, RowId, Tx, entities};
use rusqlite::{OptionalExtension, Params};

pub(super) fn upsert(tx: &Tx, resolver: &mut Resolver, record: &AccountRecord) -> Result<std::result::Result<Fate, Why>> {
    match find(tx, resolver, record)? {
        Some(row) => {
            resolver.claim(row.id);
            update(tx, row, record)
        }
        None => add(tx, resolver, record),
    }
}

fn add(tx: &Tx, resolver: &mut Resolver, record: &AccountRecord) -> Result<std::result::Result<Fate, Why>> {
    let mut account = Account::named(record.name.clone().or_else(|| record.external_id.clone()).unwrap_or_default());
    merge(&mut account, record);
    if let Some(why) = fault(&account) {
        return Ok(Err(why));
    }
    let id = AccountId::of(tx.new_id());
    resolver.claim(id);
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

/// Two rows with different external ids are two companies, whatever their names are; so are two rows of one import with
/// different names, whatever web site they share.
fn find(tx: &Tx, resolver: &Resolver, record: &AccountRecord) -> Result<Option<Row<AccountId, Account>>> {
    if let Some(external_id) = &record.external_id
        && let Some(found) = read(tx, one(tx, "external_id = ?1", [external_id])?)?
    {
        return Ok(Some(found));
    }
    let key = record.name.as_deref().map(name_key);
    let domain = record.domain.as_deref().filter(|domain| !is_public(domain));
    let by_both = match (domain, &key) {
        (Some(domain), Some(key)) => one(tx, "domain = ?1 AND name_key = ?2", [domain, key])?,
        _ => None,
    };
    let by_domain = domain.map(|domain| one(tx, "domain = ?1", [domain])).transpose()?.flatten();
    let by_name = key.as_ref().map(|key| one(tx, "name_key = ?1", [key])).transpose()?.flatten();
    for id in [by_both, by_domain.filter(|id| !resolver.is_claimed(*id)), by_name].into_iter().flatten() {
        let found = read(tx, Some(id))?;
        if let Some(found) = found.filter(|found| record.external_id.is_none() || found.external_id.is_none()) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Finds the oldest account under a condition, one without an external id first.
fn one(tx: &Tx, condition: &str, texts: impl Params) -> Result<Option<AccountId>> {
    let sql = format!("SELECT id FROM account WHERE {condition} AND deleted_at IS NULL ORDER BY external_id IS NOT NULL, id LIMIT 1");
    Ok(tx.connection().prepare_cached(&sql)?.query_row(texts, |row| row.get(0)).optional()?)
}

fn read(tx: &Tx, id: Option<AccountId>) -> Result<Option<Row<AccountId, Account>>> {
    Ok(id.map(|id| store::get(tx.connection(), id)).transpose()?.flatten())
}
