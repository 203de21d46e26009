//! Which account somebody means: by id, by external id, or by a unique part of its name.

use crate::domain::AccountId;
use crate::domain::name_match::{NameIndex, Resolved};
use crate::store::Result;
use crate::store::directory::{AccountName, account_names};
use rusqlite::Connection;

#[derive(Clone, Debug, PartialEq)]
pub enum FoundAccount {
    One(AccountName),
    /// More than one could be meant, the likeliest first.
    Many(Vec<AccountName>),
    None,
}

/// Finds the account that a person names.
pub fn find_account(connection: &Connection, named: &str) -> Result<FoundAccount> {
    let names = account_names(connection)?;
    let named = named.trim();
    let exact = |name: &AccountName| name.id.to_string() == named || name.external_id.as_deref() == Some(named);
    if let Some(found) = names.iter().find(|name| exact(name)) {
        return Ok(FoundAccount::One(found.clone()));
    }
    let spellings = names
        .iter()
        .flat_map(|name| [Some(&name.name), name.kana.as_ref()].into_iter().flatten().map(move |text| (name.id, text.as_str())));
    let by_id = |id: &AccountId| names.iter().find(|name| name.id == *id).cloned();
    Ok(match NameIndex::new(spellings).resolve(named) {
        Resolved::One(id) => by_id(&id).map_or(FoundAccount::None, FoundAccount::One),
        Resolved::Many(ids) => FoundAccount::Many(ids.iter().filter_map(by_id).collect()),
        Resolved::None => FoundAccount::None,
    })
}
