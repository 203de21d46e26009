//! The book as a list: for each account what the portfolio shows beside its health.

mod arr;

pub use arr::arr_of_all;

use crate::domain::{
    AccountId, Contract, ContractId, Moment, Money, Priority, Renewal, RenewalId, Row, Stage, TaskId, TouchModel, Zone, renewal,
};
use crate::store::{ByAccount, Cells, Result, all_of, of_accounts};
use arr::Stated;
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
    pub renewal: Option<RenewalId>,
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
    let contracts = ByAccount::of_rows(all_of::<Contract>(connection)?, |contract| contract.account);
    let renewals = ByAccount::of_rows(all_of::<Renewal>(connection)?, |renewal| renewal.account);
    let mut statement = connection.prepare_cached(include_str!("line.sql"))?;
    let rows = statement.query_map(parameters(today, zone), |row| read_line(row, zone))?;
    rows.map(|line| {
        let (mut line, stated) = line?;
        let account = line.id;
        complete(&mut line, stated, contracts.of(account), renewals.of(account), today);
        Ok(line)
    })
    .collect()
}

/// Reads some accounts, in their order; those that are not there are left out.
pub fn lines_of(connection: &Connection, accounts: &[AccountId], today: NaiveDate, zone: &Zone) -> Result<Vec<AccountLine>> {
    let wanted = crate::store::id_array(accounts.iter());
    let contracts = ByAccount::of_rows(of_accounts::<Contract>(connection, &wanted)?, |contract| contract.account);
    let renewals = ByAccount::of_rows(of_accounts::<Renewal>(connection, &wanted)?, |renewal| renewal.account);
    let mut statement =
        connection.prepare_cached(concat!(include_str!("line.sql"), " AND account.id IN (SELECT value FROM json_each(?3))"))?;
    let [now, day] = parameters(today, zone);
    let mut found: HashMap<AccountId, AccountLine> = HashMap::with_capacity(accounts.len());
    for line in statement.query_map((now, day, wanted), |row| read_line(row, zone))? {
        let (mut line, stated) = line?;
        let account = line.id;
        complete(&mut line, stated, contracts.of(account), renewals.of(account), today);
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

fn parameters(today: NaiveDate, zone: &Zone) -> [String; 2] {
    [Moment::from(zone.end_of(today)).to_string(), today.to_string()]
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
    renewals: &[Row<RenewalId, Renewal>],
    today: NaiveDate,
) {
    line.arr = stated.arr_with(contracts, today);
    line.renewal = renewal::coming(contracts, renewals, today).map(|coming| ComingRenewal {
        renewal: coming.renewal,
        contract: coming.contract,
        due_on: coming.due_on,
        notice_by: coming.notice_by,
    });
}
