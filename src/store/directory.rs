//! Names: of all accounts and of an account's people, for finding and completing them; and drafts and settings by name.

use crate::domain::{AccountId, ContactId};
use crate::store::Result;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// What an account can be called by.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountName {
    pub id: AccountId,
    pub external_id: Option<String>,
    pub name: String,
    pub kana: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ContactName {
    pub id: ContactId,
    pub account: AccountId,
    pub name: String,
    pub email: Option<String>,
    pub has_left: bool,
}

/// Reads the names of all accounts, by name.
pub fn account_names(connection: &Connection) -> Result<Vec<AccountName>> {
    let sql = "SELECT id, external_id, name, kana FROM account WHERE deleted_at IS NULL ORDER BY name, id";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement
        .query_map([], |row| Ok(AccountName { id: row.get(0)?, external_id: row.get(1)?, name: row.get(2)?, kana: row.get(3)? }))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Reads every name in the book, of accounts and of people, in whatever script.
pub fn everybody(connection: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT name FROM account UNION SELECT kana FROM account WHERE kana IS NOT NULL UNION SELECT name FROM contact";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Says whether the book has any account.
pub fn has_accounts(connection: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM account WHERE deleted_at IS NULL)";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Reads what every account is called, to be looked up.
pub fn names_by_account(connection: &Connection) -> Result<HashMap<AccountId, String>> {
    Ok(account_names(connection)?.into_iter().map(|account| (account.id, account.name)).collect())
}

/// Reads how the names of accounts are read aloud, where that is noted: whoever looks for one may type it so.
pub fn readings(connection: &Connection) -> Result<HashMap<AccountId, String>> {
    Ok(account_names(connection)?.into_iter().filter_map(|account| Some((account.id, account.kana?))).collect())
}

/// Reads the names of an account's people, those still there first.
pub fn contact_names(connection: &Connection, account: AccountId) -> Result<Vec<ContactName>> {
    let sql = "SELECT id, account_id, name, email, left_on IS NOT NULL FROM contact
               WHERE account_id = ? AND deleted_at IS NULL ORDER BY left_on IS NOT NULL, name, id";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([account.0], |row| {
        Ok(ContactName { id: row.get(0)?, account: row.get(1)?, name: row.get(2)?, email: row.get(3)?, has_left: row.get(4)? })
    })?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Reads the champions who are still there, each with the account.
pub fn champions(connection: &Connection) -> Result<Vec<(AccountId, String)>> {
    let sql = "SELECT account_id, name FROM contact WHERE role = 'champion' AND left_on IS NULL AND deleted_at IS NULL ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Reads the names of everybody in the book, those still there first.
pub fn all_contact_names(connection: &Connection) -> Result<Vec<ContactName>> {
    let sql = "SELECT id, account_id, name, email, left_on IS NOT NULL FROM contact
               WHERE deleted_at IS NULL ORDER BY left_on IS NOT NULL, name, id";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([], |row| {
        Ok(ContactName { id: row.get(0)?, account: row.get(1)?, name: row.get(2)?, email: row.get(3)?, has_left: row.get(4)? })
    })?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Reads the accounts of the touches entered last, the latest first. Ids grow with time, so this reads only the newest rows.
pub fn recent_accounts(connection: &Connection) -> Result<Vec<AccountId>> {
    let sql = "SELECT account_id FROM (SELECT id, account_id FROM touch WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 200)
               GROUP BY account_id ORDER BY max(id) DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let accounts = statement.query_map([], |row| row.get(0))?;
    Ok(accounts.collect::<rusqlite::Result<_>>()?)
}

/// Reads a draft by its name.
pub fn draft(connection: &Connection, name: &str) -> Result<Option<String>> {
    Ok(connection.prepare_cached("SELECT content FROM draft WHERE name = ?")?.query_row([name], |row| row.get(0)).optional()?)
}

/// Reads a choice that belongs to the book.
pub fn setting(connection: &Connection, name: &str) -> Result<Option<String>> {
    Ok(connection.prepare_cached("SELECT value FROM setting WHERE name = ?")?.query_row([name], |row| row.get(0)).optional()?)
}

/// Reads the currency that most amounts of the book are in; `None` where it has no amounts.
pub fn usual_currency(connection: &Connection) -> Result<Option<String>> {
    let sql = "SELECT currency FROM (
                   SELECT arr_currency AS currency FROM account WHERE deleted_at IS NULL AND arr_currency IS NOT NULL
                   UNION ALL SELECT currency FROM contract WHERE deleted_at IS NULL AND currency IS NOT NULL)
               GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?)
}

/// Reads which columns went into which fields for files with this header, as it was written.
pub fn remembered_mapping(connection: &Connection, kind: &str, header_key: &str) -> Result<Option<String>> {
    let sql = "SELECT mapping FROM import_mapping WHERE kind = ? AND header_key = ?";
    Ok(connection.prepare_cached(sql)?.query_row((kind, header_key), |row| row.get(0)).optional()?)
}

/// Reads the newest version of the health model that this book was scored with, and its text.
pub fn newest_model(connection: &Connection) -> Result<Option<(u32, String)>> {
    let sql = "SELECT version, model FROM health_model ORDER BY version DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
