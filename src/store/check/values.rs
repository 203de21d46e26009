//! Finds rows that say what cannot be. The program writes none: they come from a damaged file or from another program.

use super::{Finding, RowFault};
use crate::domain::{
    Account, Contact, ContactAddress, Contract, Event, ExchangeRate, Expansion, Feedback, ForecastMade, Goal, Guest, Initiative,
    Invitation, Mail, MailDraft, MailFile, MailRule, MailSource, MailThread, Mark, Meeting, Member, Override, Plan, Pulse, Reading,
    Renewal, Response, Run, SavedSearch, Segment, Step, Story, Tag, Task, Template, Theme, Ticket, Touch, Usage, Voice,
};
use crate::store::{Entity, Result};
use rusqlite::{Connection, Row};
use std::collections::HashSet;

/// What must not end before it starts: table, start, end.
const SPANS: &[(&str, &str, &str)] = &[
    ("account", "created_on", "churned_on"),
    ("contract", "start_on", "end_on"),
    ("plan", "start_on", "done_on"),
    ("ticket", "opened_at", "closed_at"),
    ("ticket", "opened_at", "first_response_at"),
    ("pulse", "at", "expires_on"),
    ("health_override", "at", "expires_on"),
    ("plan", "start_on", "target_on"),
    // That it was closed before its baseline's day is no contradiction: a goal is dropped before it has begun.
    ("goal", "baseline_on", "due_on"),
    ("meeting", "at", "end_at"),
    ("initiative", "start_on", "end_on"),
];

/// Amounts and their currencies.
const MONEY: &[(&str, &str, &str)] = &[
    ("account", "arr_minor", "arr_currency"),
    ("contract", "arr_minor", "currency"),
    ("renewal", "amount_minor", "currency"),
    ("renewal", "final_minor", "final_currency"),
    ("renewal_forecast", "amount_minor", "currency"),
    ("expansion", "amount_minor", "currency"),
];

/// Columns beside amounts that cannot be negative.
const COUNTS: &[&str] = &["seats", "minutes", "first_response_minutes", "notice_days"];

/// Reads the rows of one kind as the program does.
type Read = fn(&Connection, &mut Rows<'_>) -> Result<()>;

const KINDS: &[Read] = &[
    read_all::<Account>,
    read_all::<Contact>,
    read_all::<Contract>,
    read_all::<Renewal>,
    read_all::<Touch>,
    read_all::<Response>,
    read_all::<Ticket>,
    read_all::<Usage>,
    read_all::<Plan>,
    read_all::<Step>,
    read_all::<Task>,
    read_all::<Pulse>,
    read_all::<Override>,
    read_all::<Mark>,
    read_all::<Template>,
    read_all::<Run>,
    read_all::<Goal>,
    read_all::<Reading>,
    read_all::<Segment>,
    read_all::<Event>,
    read_all::<Guest>,
    read_all::<Meeting>,
    read_all::<ForecastMade>,
    read_all::<Expansion>,
    read_all::<Invitation>,
    read_all::<Theme>,
    read_all::<Tag>,
    read_all::<Feedback>,
    read_all::<Voice>,
    read_all::<ExchangeRate>,
    read_all::<Initiative>,
    read_all::<Member>,
    read_all::<Story>,
    read_all::<MailSource>,
    read_all::<MailFile>,
    read_all::<MailThread>,
    read_all::<Mail>,
    read_all::<ContactAddress>,
    read_all::<MailRule>,
    read_all::<MailDraft>,
    read_all::<SavedSearch>,
];

/// The findings so far; a row that has one is not said to be unreadable too.
struct Rows<'f> {
    findings: &'f mut Vec<Finding>,
    known: HashSet<(String, i64)>,
}

/// Looks at the values of all rows, with as few words of SQL as there are rules.
pub fn look(connection: &Connection, model: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let columns = columns(model)?;
    dates(connection, &columns, findings)?;
    spans(connection, findings)?;
    amounts(connection, &columns, findings)?;
    usage_twice(connection, findings)?;
    deleted_accounts(connection, &columns, findings)?;
    let known = findings.iter().filter_map(place).collect();
    let mut rows = Rows { findings, known };
    KINDS.iter().try_for_each(|read| read(connection, &mut rows))
}

/// Reads table and column of the whole schema.
fn columns(model: &Connection) -> Result<Vec<(String, String)>> {
    let sql = "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
               WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%'";
    let mut statement = model.prepare(sql)?;
    let columns = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(columns.collect::<rusqlite::Result<_>>()?)
}

/// A date must be spelled as the program spells it, and be one: SQLite turns 30 February into 2 March.
fn dates(connection: &Connection, columns: &[(String, String)], findings: &mut Vec<Finding>) -> Result<()> {
    for (table, column) in columns {
        let is_day = column.ends_with("_on") || column == "on_day" || column == "snoozed_until";
        let is_moment = column == "at" || column.ends_with("_at");
        let broken = match (is_day, is_moment) {
            (true, _) => format!("{column} IS NOT date({column})"),
            (_, true) => format!("{column} IS NOT date({column}) AND {column} IS NOT strftime('%Y-%m-%dT%H:%M:%SZ', {column})"),
            _ => continue,
        };
        let sql = format!("SELECT rowid, {column} FROM {table} WHERE {broken} ORDER BY rowid");
        find(connection, table, &sql, findings, |row| Ok(RowFault::NotADate { column: column.clone(), value: row.get(1)? }))?;
    }
    Ok(())
}

/// Usage has one row for each account, day, metric and person; no unique index says so, as its covering one has to be there anyway.
fn usage_twice(connection: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let sql = "SELECT max(id), min(id) FROM usage GROUP BY account_id, on_day, metric, user HAVING count(*) > 1";
    find(connection, "usage", sql, findings, |row| Ok(RowFault::Twice { of: row.get(1)? }))
}

/// Instants are UTC and days are the person's: between them a day is no contradiction.
fn spans(connection: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    for &(table, start, end) in SPANS {
        let slack = if start.ends_with("_on") && end.ends_with("_on") { 0 } else { 1 };
        let sql = format!(
            "SELECT rowid FROM {table} WHERE date(substr({end}, 1, 10)) < date(substr({start}, 1, 10), '-{slack} day') ORDER BY rowid"
        );
        find(connection, table, &sql, findings, |_| Ok(RowFault::EndsBeforeStart { start, end }))?;
    }
    Ok(())
}

fn amounts(connection: &Connection, columns: &[(String, String)], findings: &mut Vec<Finding>) -> Result<()> {
    let is_amount = |column: &str| column.ends_with("_minor") || COUNTS.contains(&column);
    for (table, column) in columns.iter().filter(|(_, column)| is_amount(column)) {
        let sql = format!("SELECT rowid, {column} FROM {table} WHERE {column} < 0 ORDER BY rowid");
        find(connection, table, &sql, findings, |row| Ok(RowFault::Negative { column: column.clone(), value: row.get(1)? }))?;
    }
    for &(table, column, currency) in MONEY {
        let sql = format!("SELECT rowid FROM {table} WHERE {column} IS NOT NULL AND {currency} IS NULL ORDER BY rowid");
        find(connection, table, &sql, findings, |_| Ok(RowFault::NoCurrency { column }))?;
    }
    Ok(())
}

/// Deleting an account takes its rows along, so none is left that lives.
fn deleted_accounts(connection: &Connection, columns: &[(String, String)], findings: &mut Vec<Finding>) -> Result<()> {
    let has = |table: &str, wanted: &str| columns.iter().any(|(of, column)| of == table && column == wanted);
    let owned = columns.iter().filter(|(table, column)| column == "account_id" && has(table, "deleted_at"));
    for (table, _) in owned {
        let sql = format!(
            "SELECT child.rowid FROM {table} AS child JOIN account ON account.id = child.account_id
             WHERE child.deleted_at IS NULL AND account.deleted_at IS NOT NULL ORDER BY child.rowid"
        );
        find(connection, table, &sql, findings, |_| Ok(RowFault::AccountDeleted))?;
    }
    Ok(())
}

/// Runs a query whose rows are findings, the row's id first.
fn find(
    connection: &Connection,
    table: &str,
    sql: &str,
    findings: &mut Vec<Finding>,
    fault: impl Fn(&Row<'_>) -> rusqlite::Result<RowFault>,
) -> Result<()> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        findings.push(Finding::of_row(table, row.get(0)?, fault(row)?));
    }
    Ok(())
}

fn read_all<E: Entity>(connection: &Connection, rows: &mut Rows<'_>) -> Result<()> {
    let mut statement = connection.prepare(&format!("SELECT {} FROM {} ORDER BY id", E::select_list(), E::TABLE))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let Err(error) = E::read_row(row) else { continue };
        let id: i64 = row.get(0)?;
        if rows.known.insert((E::TABLE.to_owned(), id)) {
            rows.findings.push(Finding::of_row(E::TABLE, id, RowFault::Unreadable(error.to_string())));
        }
    }
    Ok(())
}

fn place(finding: &Finding) -> Option<(String, i64)> {
    match finding {
        Finding::Row { table, row, .. } => Some((table.clone(), *row)),
        _ => None,
    }
}
