//! The currency of an amount that states none.

use super::renewals::base_currency;
use crate::domain::{Account, AccountId, Contract, Currency, Home};
use crate::store::{self, Result};
use chrono::NaiveDate;
use rusqlite::Connection;

/// Returns the currency an account pays in: of its running contracts the one its row names, else the one that most of them are in
/// (of as many, that of the newest); without running contracts the one its row names, else the book's.
pub fn currency_of(connection: &Connection, account: AccountId, today: NaiveDate, home: impl Into<Home>) -> Result<Currency> {
    let contracts = store::by_account::<Contract>(connection, account)?;
    let running = contracts.iter().filter(|contract| contract.is_active(today));
    let paid: Vec<Currency> = running.filter_map(|contract| contract.arr).map(|arr| arr.currency).collect();
    let stated = store::get::<Account>(connection, account)?.and_then(|row| row.currency.or(row.arr.map(|arr| arr.currency)));
    let how_often = |wanted: &Currency| paid.iter().filter(|currency| *currency == wanted).count();
    let usual = stated.filter(|currency| paid.contains(currency)).or_else(|| paid.iter().copied().max_by_key(how_often));
    Ok(usual.or(stated).unwrap_or_else(|| base_currency(connection, home)))
}
