//! What an account brings in a year: the one answer wherever it is asked.

use crate::domain::{AccountId, Contract, ContractId, Currency, Money, Row};
use crate::store::{ByAccount, Cells, Result, all_of};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// What the account row itself says about money: amount, and currency of its contracts.
pub(super) struct Stated {
    pub arr: Option<Money>,
    pub currency: Option<Currency>,
}

impl Stated {
    /// Returns what the running contracts bring in a year, or what the row states where no contract states an amount.
    pub fn arr_with(&self, contracts: &[Row<ContractId, Contract>], today: NaiveDate) -> Option<Money> {
        running_arr(contracts, self.currency, today).or(self.arr)
    }
}

/// Reads what every account brings in a year, as the list of accounts shows it.
pub fn arr_of_all(connection: &Connection, today: NaiveDate) -> Result<HashMap<AccountId, Option<Money>>> {
    let contracts = ByAccount::of_rows(all_of::<Contract>(connection)?, |contract| contract.account);
    let mut statement = connection.prepare_cached("SELECT id, arr_minor, arr_currency, currency FROM account WHERE deleted_at IS NULL")?;
    let rows = statement.query_map([], |row| {
        let mut cells = Cells::starting_at(row, 0);
        let account: AccountId = cells.take()?;
        let stated = Stated { arr: cells.money()?, currency: cells.take()? };
        Ok((account, stated.arr_with(contracts.of(account), today)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sums the running contracts in the account's currency (else that of the first); `None` when no contract states an amount.
fn running_arr(contracts: &[Row<ContractId, Contract>], currency: Option<Currency>, today: NaiveDate) -> Option<Money> {
    let amounts: Vec<(bool, Money)> = contracts.iter().filter_map(|row| Some((row.is_active(today), row.arr?))).collect();
    let currency = currency
        .filter(|wanted| amounts.iter().any(|(_, amount)| amount.currency == *wanted))
        .or_else(|| amounts.iter().find(|(active, _)| *active).or(amounts.first()).map(|(_, amount)| amount.currency))?;
    let minor = amounts.iter().filter(|(active, amount)| *active && amount.currency == currency).map(|(_, amount)| amount.minor).sum();
    Some(Money { minor, currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contract(minor: i64, end: &str) -> Row<ContractId, Contract> {
        let mut contract = Contract::of(AccountId(1));
        contract.arr = Some(Money { minor, currency: Currency::USD });
        contract.end_on = end.parse().ok();
        Row { id: ContractId(minor), fields: contract }
    }

    #[test]
    fn revenue_is_what_runs_today() {
        let today: NaiveDate = "2026-11-22".parse().expect("a date");
        let usd = |minor| Some(Money { minor, currency: Currency::USD });
        assert_eq!(running_arr(&[contract(5, "2027-01-01"), contract(7, "2026-11-22"), contract(9, "2026-11-21")], None, today), usd(12));
        assert_eq!(running_arr(&[contract(9, "2026-11-21")], None, today), usd(0), "all ended: nothing runs");
        assert_eq!(running_arr(&[], None, today), None, "nothing is known");
    }
}
