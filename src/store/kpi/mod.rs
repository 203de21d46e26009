//! Reads what figures are made of: every account of the book with its lean rows, one statement for each table, and of answers and
//! tickets only those of the days asked about. Choices and rates are read here too.

mod rows;

use crate::domain::kpi::{AccountFacts, ChoiceName, Choices, Span};
use crate::domain::{AccountId, ChoiceId, Currency, ExchangeRate, Moment, Rates, Zone};
use crate::store::{Cells, Result, RowId, Tx, all_of, directory};
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Params};
use std::collections::HashMap;

/// The days up to a day in which use counts as being in use on it: a week.
const USE_DAYS: u64 = 7;

/// Reads the facts of every account, by id; answers and tickets of the days from the first to the last, and which accounts were in
/// use on some days.
pub fn facts(connection: &Connection, within: Span, use_on: &[NaiveDate], zone: &Zone) -> Result<Vec<AccountFacts>> {
    let mut reading = Reading::of(connection)?;
    reading.put(include_str!("contracts.sql"), [], rows::contract, |facts| &mut facts.contracts)?;
    reading.put(include_str!("renewals.sql"), [], rows::renewal, |facts| &mut facts.renewals)?;
    reading.put(include_str!("expansions.sql"), [], rows::expansion, |facts| &mut facts.expansions)?;
    reading.put(include_str!("plans.sql"), [], rows::plan, |facts| &mut facts.plans)?;
    let from = Moment::from(zone.end_of(within.from.pred_opt().unwrap_or(within.from)));
    // A day alone sorts before the instants of the same date, which may lie a date earlier in UTC.
    let first = from.day(&Zone::utc()).min(within.from).to_string();
    let last = Moment::from(zone.end_of(within.to)).to_string().max(format!("{}T", within.to));
    let range = (first.as_str(), last.as_str());
    reading.each(include_str!("answers.sql"), range, |facts, cells| {
        facts.answers.push(rows::answer(cells, facts.id, zone)?);
        Ok(())
    })?;
    reading.put(include_str!("tickets.sql"), range, |cells| rows::ticket(cells, zone), |facts| &mut facts.tickets)?;
    for day in use_on {
        let since = day.checked_sub_days(Days::new(USE_DAYS)).unwrap_or(*day);
        reading.each(include_str!("in_use.sql"), (since.to_string(), day.to_string()), |facts, _| {
            facts.in_use_on.push(*day);
            Ok(())
        })?;
    }
    Ok(reading.facts)
}

/// Returns the accounts that have or had a contract, by id.
pub fn under_contract(connection: &Connection) -> Result<Vec<AccountId>> {
    let sql = "SELECT DISTINCT account_id FROM contract JOIN account ON account.id = account_id AND account.deleted_at IS NULL
        WHERE contract.deleted_at IS NULL ORDER BY account_id";
    let mut statement = connection.prepare_cached(sql)?;
    let accounts = statement.query_map([], |row| row.get(0))?;
    Ok(accounts.collect::<rusqlite::Result<_>>()?)
}

/// The facts while they are read, and where each account stands.
struct Reading<'a> {
    connection: &'a Connection,
    facts: Vec<AccountFacts>,
    places: HashMap<AccountId, usize>,
}

impl<'a> Reading<'a> {
    fn of(connection: &'a Connection) -> Result<Reading<'a>> {
        let mut statement = connection.prepare_cached(include_str!("accounts.sql"))?;
        let facts = statement.query_map([], |row| rows::account(&mut Cells::starting_at(row, 0)))?;
        let facts: Vec<AccountFacts> = facts.collect::<rusqlite::Result<_>>()?;
        let places = facts.iter().enumerate().map(|(place, facts)| (facts.id, place)).collect();
        Ok(Reading { connection, facts, places })
    }

    /// Puts each row among those of its kind.
    fn put<T>(
        &mut self,
        sql: &str,
        parameters: impl Params,
        read: impl Fn(&mut Cells<'_>) -> rusqlite::Result<T>,
        kind: fn(&mut AccountFacts) -> &mut Vec<T>,
    ) -> Result<()> {
        self.each(sql, parameters, |facts, cells| {
            kind(facts).push(read(cells)?);
            Ok(())
        })
    }

    /// Reads rows whose first column is the account; those of deleted accounts are passed over.
    fn each(
        &mut self,
        sql: &str,
        parameters: impl Params,
        mut take: impl FnMut(&mut AccountFacts, &mut Cells<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            let mut cells = Cells::starting_at(row, 0);
            if let Some(place) = self.places.get(&cells.take::<AccountId>()?) {
                take(&mut self.facts[*place], &mut cells)?;
            }
        }
        Ok(())
    }
}

/// Reads every choice by its name.
pub fn choices(connection: &Connection) -> Result<Choices> {
    let mut statement = connection.prepare_cached("SELECT name, value FROM kpi_choice ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let rows: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(Choices::of_rows(rows.iter().map(|(name, value)| (name.as_str(), value.as_str()))))
}

/// Reads one choice as it is kept.
pub fn choice(connection: &Connection, name: &str) -> Result<Option<String>> {
    Ok(connection.prepare_cached("SELECT value FROM kpi_choice WHERE name = ?")?.query_row([name], |row| row.get(0)).optional()?)
}

/// Keeps a choice, or takes it back where no value is given; says whether that changed anything.
pub fn set_choice(tx: &Tx, name: &str, value: Option<&str>) -> Result<bool> {
    if choice(tx.connection(), name)?.as_deref() == value {
        return Ok(false);
    }
    let Some(value) = value else {
        tx.connection().prepare_cached("DELETE FROM kpi_choice WHERE name = ?")?.execute([name])?;
        return Ok(true);
    };
    let updated = tx.connection().prepare_cached("UPDATE kpi_choice SET value = ? WHERE name = ?")?.execute((value, name))?;
    if updated == 0 {
        insert_choice(tx, ChoiceId::of(tx.new_id()), name, value)?;
    }
    Ok(true)
}

/// Adds a choice under an id.
pub fn insert_choice(tx: &Tx, id: ChoiceId, name: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO kpi_choice (id, name, value, known_at) VALUES (?, ?, ?, ?)";
    tx.connection().prepare_cached(sql)?.execute((id, name, value, tx.at().to_string()))?;
    Ok(())
}

/// Returns the currency in which the book is summed up: the chosen one, else the one most amounts are in; `None` without amounts.
pub fn base(connection: &Connection) -> Result<Option<Currency>> {
    if let Some(chosen) = chosen_currency(connection)? {
        return Ok(Some(chosen));
    }
    Ok(directory::usual_currency(connection)?.and_then(|code| code.parse().ok()))
}

/// Returns the currency that was chosen for the book.
pub fn chosen_currency(connection: &Connection) -> Result<Option<Currency>> {
    let named = match choice(connection, ChoiceName::Currency.as_str())? {
        Some(chosen) => Some(chosen),
        None => directory::setting(connection, "currency")?,
    };
    Ok(named.and_then(|code| code.parse().ok()))
}

/// Reads the rate table towards the currency of the book, for comparing amounts.
pub fn own_rates(connection: &Connection) -> Result<Rates> {
    rates(connection, base(connection)?.unwrap_or(Currency::USD))
}

/// Reads the rate table towards a currency.
pub fn rates(connection: &Connection, base: Currency) -> Result<Rates> {
    let rows = all_of::<ExchangeRate>(connection)?;
    Ok(Rates::new(base, rows.iter().map(|row| &row.fields)))
}
