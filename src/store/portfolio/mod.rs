//! The book as a list: for each account what the portfolio shows beside its health.

use crate::domain::{
    AccountId, Contract, ContractId, Currency, Moment, Money, Priority, Renewal, Row, Stage, TaskId, TouchModel, Zone, renewal,
};
use crate::store::{Cells, Entity, Result, all_of, of_accounts};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// One account as the portfolio shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountLine {
    pub id: AccountId,
    pub external_id: Option<String>,
    pub name: String,
    pub kana: Option<String>,
    pub segment: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub country: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub stage: Option<Stage>,
    pub owner: Option<String>,
    /// What the running contracts bring in a year, or what the CRM says where there are none.
    pub arr: Option<Money>,
    pub renewal: Option<ComingRenewal>,
    pub last_touch_on: Option<NaiveDate>,
    pub next_task: Option<NextTask>,
    pub created_on: Option<NaiveDate>,
    pub churned_on: Option<NaiveDate>,
}

/// The next end of a contract, and the last day on which notice can be given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComingRenewal {
    pub contract: Option<ContractId>,
    pub due_on: NaiveDate,
    pub notice_by: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NextTask {
    pub id: TaskId,
    pub title: String,
    pub due_on: Option<NaiveDate>,
    pub priority: Priority,
}

/// Reads every account of the book.
pub fn lines(connection: &Connection, today: NaiveDate, zone: &Zone) -> Result<Vec<AccountLine>> {
    let mut contracts = by_account_of(all_of::<Contract>(connection)?, |contract| contract.account);
    let mut renewals = by_account_of(all_of::<Renewal>(connection)?, |renewal| renewal.account);
    let mut statement = connection.prepare_cached(include_str!("line.sql"))?;
    let rows = statement.query_map(parameters(today, zone), |row| read_line(row, zone))?;
    rows.map(|line| {
        let (mut line, stated) = line?;
        let (contracts, renewals) = (contracts.remove(&line.id).unwrap_or_default(), renewals.remove(&line.id).unwrap_or_default());
        complete(&mut line, stated, &contracts, &renewals, today);
        Ok(line)
    })
    .collect()
}

/// Reads some accounts, in their order; those that are not there are left out.
pub fn lines_of(connection: &Connection, accounts: &[AccountId], today: NaiveDate, zone: &Zone) -> Result<Vec<AccountLine>> {
    let wanted = crate::store::id_array(accounts.iter());
    let mut contracts = by_account_of(of_accounts::<Contract>(connection, &wanted)?, |contract| contract.account);
    let mut renewals = by_account_of(of_accounts::<Renewal>(connection, &wanted)?, |renewal| renewal.account);
    let mut statement =
        connection.prepare_cached(concat!(include_str!("line.sql"), " AND account.id IN (SELECT value FROM json_each(?3))"))?;
    let [now, day] = parameters(today, zone);
    let mut found: HashMap<AccountId, AccountLine> = HashMap::with_capacity(accounts.len());
    for line in statement.query_map((now, day, wanted), |row| read_line(row, zone))? {
        let (mut line, stated) = line?;
        let (contracts, renewals) = (contracts.remove(&line.id).unwrap_or_default(), renewals.remove(&line.id).unwrap_or_default());
        complete(&mut line, stated, &contracts, &renewals, today);
        found.insert(line.id, line);
    }
    Ok(accounts.iter().filter_map(|account| found.remove(account)).collect())
}

/// Reads one account; `None` when it is not there.
pub fn line(connection: &Connection, account: AccountId, today: NaiveDate, zone: &Zone) -> Result<Option<AccountLine>> {
    Ok(lines_of(connection, &[account], today, zone)?.pop())
}

/// Reads what every account is called, when it left, and nothing else, in no order: the cheapest that can be shown of a large book.
pub fn names(connection: &Connection) -> Result<Vec<AccountLine>> {
    let mut statement = connection.prepare_cached("SELECT id, name, kana, churned_on FROM account WHERE deleted_at IS NULL")?;
    let named = statement.query_map([], |row| {
        let mut cells = Cells::starting_at(row, 0);
        let line = AccountLine::named(cells.take()?, cells.take()?, cells.take()?);
        Ok(AccountLine { churned_on: cells.day()?, ..line })
    })?;
    Ok(named.collect::<rusqlite::Result<_>>()?)
}

impl AccountLine {
    /// Returns the line of an account of which only the name is known.
    pub fn named(id: AccountId, name: String, kana: Option<String>) -> AccountLine {
        AccountLine {
            id,
            external_id: None,
            name,
            kana,
            segment: None,
            industry: None,
            region: None,
            country: None,
            touch_model: None,
            stage: None,
            owner: None,
            arr: None,
            renewal: None,
            last_touch_on: None,
            next_task: None,
            created_on: None,
            churned_on: None,
        }
    }
}

/// What the account row itself says about money: amount, and currency of its contracts.
struct Stated {
    arr: Option<Money>,
    currency: Option<Currency>,
}

fn parameters(today: NaiveDate, zone: &Zone) -> [String; 2] {
    [Moment::from(zone.end_of(today)).to_string(), today.to_string()]
}

/// Rows of one kind by their account.
type ByAccount<E> = HashMap<AccountId, Vec<Row<<E as Entity>::Id, E>>>;

fn by_account_of<E: Entity>(rows: Vec<Row<E::Id, E>>, account: impl Fn(&E) -> AccountId) -> ByAccount<E> {
    let mut groups = ByAccount::<E>::new();
    for row in rows {
        groups.entry(account(&row)).or_default().push(row);
    }
    groups
}

fn read_line(row: &rusqlite::Row<'_>, zone: &Zone) -> rusqlite::Result<(AccountLine, Stated)> {
    let mut cells = Cells::starting_at(row, 0);
    let mut line = AccountLine {
        id: cells.take()?,
        external_id: cells.take()?,
        name: cells.take()?,
        kana: cells.take()?,
        segment: cells.take()?,
        industry: cells.take()?,
        region: cells.take()?,
        country: cells.take()?,
        touch_model: cells.take()?,
        stage: cells.take()?,
        owner: cells.take()?,
        arr: None,
        renewal: None,
        last_touch_on: None,
        next_task: None,
        created_on: None,
        churned_on: None,
    };
    let stated = Stated { arr: cells.money()?, currency: cells.take()? };
    line.created_on = cells.day()?;
    line.churned_on = cells.day()?;
    line.last_touch_on = cells.take::<Option<Moment>>()?.map(|at| at.day(zone));
    line.next_task = next_task(&mut cells)?;
    Ok((line, stated))
}

fn next_task(cells: &mut Cells<'_>) -> rusqlite::Result<Option<NextTask>> {
    let Some(id) = cells.take::<Option<TaskId>>()? else { return Ok(None) };
    Ok(Some(NextTask {
        id,
        title: cells.take()?,
        due_on: cells.day()?,
        priority: cells.checked(|value| Priority::new(u8::try_from(value).unwrap_or(0)))?,
    }))
}

fn complete(
    line: &mut AccountLine,
    stated: Stated,
    contracts: &[Row<ContractId, Contract>],
    renewals: &[Row<crate::domain::RenewalId, Renewal>],
    today: NaiveDate,
) {
    line.arr = running_arr(contracts, stated.currency, today).or(stated.arr);
    line.renewal = renewal::coming(contracts, renewals, today).map(|coming| ComingRenewal {
        contract: coming.contract,
        due_on: coming.due_on,
        notice_by: coming.notice_by,
    });
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
