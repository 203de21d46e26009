//! The plain statements every kind of row needs, made from its list of columns.

use crate::domain::{AccountId, Moment, Row};
use crate::store::{Cells, Error, ErrorKind, Result, RowId};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

/// A kind of row: its table, its columns in order, and how to write and read them.
pub trait Entity: Sized {
    type Id: RowId;
    const TABLE: &'static str;
    const COLUMNS: &'static [&'static str];
    /// The column that says whose row it is.
    const ACCOUNT_COLUMN: &'static str = "account_id";
    /// Whether rows are deleted softly.
    const SOFT_DELETE: bool = true;

    fn values(&self) -> Vec<Value>;
    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self>;

    /// Returns the columns for a SELECT, id first, under the table's name.
    fn select_list() -> String {
        let table = Self::TABLE;
        let columns: Vec<String> = Self::COLUMNS.iter().map(|column| format!("{table}.{column}")).collect();
        format!("{table}.id, {}", columns.join(", "))
    }

    /// Reads id and columns as `select_list` names them.
    fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row<Self::Id, Self>> {
        let mut cells = Cells::starting_at(row, 0);
        Ok(Row { id: Self::Id::of(cells.take()?), fields: Self::read(&mut cells)? })
    }
}

/// Inserts a row under an id.
pub fn insert<E: Entity>(connection: &Connection, id: E::Id, entity: &E, known_at: Moment) -> Result<()> {
    let marks = vec!["?"; E::COLUMNS.len() + 2].join(", ");
    let sql = format!("INSERT INTO {} (id, known_at, {}) VALUES ({marks})", E::TABLE, E::COLUMNS.join(", "));
    let mut values = Vec::with_capacity(E::COLUMNS.len() + 2);
    values.extend([Value::Integer(id.get()), Value::from(known_at)]);
    values.extend(entity.values());
    connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Writes all columns of a row that is there; `known_at` stays what it was.
pub fn update<E: Entity>(connection: &Connection, id: E::Id, entity: &E) -> Result<()> {
    let sets: Vec<String> = E::COLUMNS.iter().map(|column| format!("{column} = ?")).collect();
    let sql = format!("UPDATE {} SET {} WHERE id = ?", E::TABLE, sets.join(", "));
    let mut values = entity.values();
    values.push(Value::Integer(id.get()));
    let updated = connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    one_row::<E>(updated, id)
}

/// Writes one column of a row, for what the entity itself does not carry.
pub fn set_column<E: Entity>(connection: &Connection, id: E::Id, column: &str, value: impl Into<Value>) -> Result<()> {
    let sql = format!("UPDATE {} SET {column} = ? WHERE id = ?", E::TABLE);
    let updated = connection.prepare_cached(&sql)?.execute(params_from_iter([value.into(), Value::Integer(id.get())]))?;
    one_row::<E>(updated, id)
}

/// Deletes a row softly.
pub fn delete<E: Entity>(connection: &Connection, id: E::Id, at: Moment) -> Result<()> {
    set_column::<E>(connection, id, "deleted_at", at)
}

/// Reads one row; `None` when it is not there or deleted.
pub fn get<E: Entity>(connection: &Connection, id: E::Id) -> Result<Option<Row<E::Id, E>>> {
    let sql = format!("SELECT {} FROM {} WHERE id = ?{}", E::select_list(), E::TABLE, alive::<E>());
    Ok(connection.prepare_cached(&sql)?.query_row([id.get()], E::read_row).optional()?)
}

/// Reads one row that must be there; that it is not, or deleted, is an error that names it.
pub fn needed<E: Entity>(connection: &Connection, id: E::Id) -> Result<Row<E::Id, E>> {
    get::<E>(connection, id)?.ok_or_else(|| no_row::<E>(id))
}

/// Says that a row is not there, for what was found out about it in another way.
pub fn no_row<E: Entity>(id: E::Id) -> Error {
    ErrorKind::NoRow { table: E::TABLE, id: id.get() }.into()
}

/// Returns since when a row is known.
pub fn known_at<E: Entity>(connection: &Connection, id: E::Id) -> Result<Moment> {
    let sql = format!("SELECT known_at FROM {} WHERE id = ?", E::TABLE);
    Ok(connection.prepare_cached(&sql)?.query_row([id.get()], |row| row.get(0))?)
}

/// Reads all rows of an account, oldest id first.
pub fn by_account<E: Entity>(connection: &Connection, account: AccountId) -> Result<Vec<Row<E::Id, E>>> {
    let sql = format!("SELECT {} FROM {} WHERE {} = ?{} ORDER BY id", E::select_list(), E::TABLE, E::ACCOUNT_COLUMN, alive::<E>());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([account.0], E::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads all rows of an account with since when each is known, oldest id first.
pub fn dated_by_account<E: Entity>(connection: &Connection, account: AccountId) -> Result<Vec<(Row<E::Id, E>, Moment)>> {
    let (columns, table) = (E::select_list(), E::TABLE);
    let sql = format!("SELECT {columns}, {table}.known_at FROM {table} WHERE {} = ?{} ORDER BY id", E::ACCOUNT_COLUMN, alive::<E>());
    let mut statement = connection.prepare_cached(&sql)?;
    // Behind the id and the columns.
    let rows = statement.query_map([account.0], |row| Ok((E::read_row(row)?, row.get(E::COLUMNS.len() + 1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads all rows of some accounts (an `id_array`), oldest id first.
pub fn of_accounts<E: Entity>(connection: &Connection, accounts: &str) -> Result<Vec<Row<E::Id, E>>> {
    let whose = format!("{} IN (SELECT value FROM json_each(?))", E::ACCOUNT_COLUMN);
    let sql = format!("SELECT {} FROM {} WHERE {whose}{} ORDER BY id", E::select_list(), E::TABLE, alive::<E>());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([accounts], E::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes ids as a JSON array, which a statement can go through with `json_each`.
pub fn id_array<'a>(accounts: impl Iterator<Item = &'a AccountId>) -> String {
    let ids: Vec<String> = accounts.map(|account| account.0.to_string()).collect();
    format!("[{}]", ids.join(","))
}

/// Reads all rows of a kind, oldest id first.
pub fn all_of<E: Entity>(connection: &Connection) -> Result<Vec<Row<E::Id, E>>> {
    let sql = format!("SELECT {} FROM {} WHERE TRUE{} ORDER BY id", E::select_list(), E::TABLE, alive::<E>());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], E::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn alive<E: Entity>() -> &'static str {
    if E::SOFT_DELETE { " AND deleted_at IS NULL" } else { "" }
}

fn one_row<E: Entity>(updated: usize, id: E::Id) -> Result<()> {
    if updated == 1 { Ok(()) } else { Err(no_row::<E>(id)) }
}
