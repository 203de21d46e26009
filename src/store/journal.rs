//! The one door for writing: a transaction that is also one entry of the change log.

use crate::domain::{AccountId, Calendar, IdSource, Moment, OpId, Timestamp};
use crate::store::lock::Lock;
use crate::store::{ErrorKind, Result, search};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// The connection that writes. There is one in the program, and while it is held no other program has one.
pub struct Writer {
    pub(super) connection: Connection,
    pub(super) ids: RefCell<IdSource>,
    pub(super) calendar: Calendar,
    pub(super) _lock: Option<Lock>,
}

/// What an op is inside of: the open transaction, its time, and new ids.
pub struct Tx<'w> {
    connection: &'w Connection,
    ids: &'w RefCell<IdSource>,
    calendar: &'w Calendar,
    at: Timestamp,
}

/// What a change log entry says: the kind of op and what its label names.
#[derive(Clone, Debug, PartialEq)]
pub struct OpLabel {
    pub kind: &'static str,
    /// An object; keys are arguments of the label's words.
    pub args: Json,
}

/// A write that is committed.
#[derive(Debug)]
pub struct Done<R> {
    pub value: R,
    /// `None` when nothing changed: then there is nothing to undo either.
    pub op: Option<OpId>,
    pub changes: Changes,
}

/// What a write changed, for the screens that show it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    pub tables: TableSet,
    pub accounts: Touched,
}

/// Names of tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableSet(BTreeSet<String>);

/// The accounts whose rows changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Touched {
    Some(BTreeSet<AccountId>),
    /// So many that everything is read again.
    All,
}

/// One entry of the change log.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    pub id: OpId,
    pub at: Timestamp,
    pub kind: String,
    pub args: Json,
    pub undone: bool,
    pub changes: u64,
}

/// More changed rows than this, and the screens read everything again.
const FEW: u64 = 500;

impl Default for Touched {
    fn default() -> Self {
        Touched::Some(BTreeSet::new())
    }
}

impl Touched {
    pub fn contains(&self, account: AccountId) -> bool {
        match self {
            Touched::Some(accounts) => accounts.contains(&account),
            Touched::All => true,
        }
    }
}

impl TableSet {
    pub fn of(names: &[&str]) -> TableSet {
        TableSet(names.iter().map(|name| (*name).to_owned()).collect())
    }

    pub fn meets(&self, other: &TableSet) -> bool {
        !self.0.is_disjoint(&other.0)
    }

    pub fn contains(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Tx<'_> {
    pub fn connection(&self) -> &Connection {
        self.connection
    }

    /// Returns the moment of the write.
    pub fn at(&self) -> Moment {
        Moment::from(self.at)
    }

    pub fn timestamp(&self) -> Timestamp {
        self.at
    }

    /// Returns the days that the writer goes by.
    pub fn calendar(&self) -> &Calendar {
        self.calendar
    }

    /// Returns an id that no row has.
    pub fn new_id(&self) -> i64 {
        self.ids.borrow_mut().next(self.at.timestamp_millis())
    }
}

impl Writer {
    /// Says by which days writes go that plan ahead; a plain week in UTC until then.
    pub fn go_by(&mut self, calendar: Calendar) {
        self.calendar = calendar;
    }

    /// Runs a write as one transaction and one undo step; an error leaves the book as it was.
    ///
    /// What had been undone can no longer be redone afterwards.
    pub fn transact<R, E: From<super::Error>>(
        &mut self,
        at: Timestamp,
        write: impl FnOnce(&Tx<'_>) -> std::result::Result<(R, OpLabel), E>,
    ) -> std::result::Result<Done<R>, E> {
        let transaction = begin(&mut self.connection)?;
        let op = start_op(&transaction, at)?;
        let (value, label) = write(&Tx { connection: &transaction, ids: &self.ids, calendar: &self.calendar, at })?;
        let (op, changes) = finish_op(&transaction, op, &label)?;
        op.map_or(Ok(()), |op| search::follow(&transaction, op, search::Was::Before))?;
        transaction.commit().map_err(super::Error::from)?;
        Ok(Done { value, op, changes })
    }

    /// Runs a write and takes it back at once: what it would do, without doing it.
    pub fn rehearse<R, E: From<super::Error>>(
        &mut self,
        at: Timestamp,
        write: impl FnOnce(&Tx<'_>) -> std::result::Result<R, E>,
    ) -> std::result::Result<R, E> {
        let transaction = begin(&mut self.connection)?;
        let value = write(&Tx { connection: &transaction, ids: &self.ids, calendar: &self.calendar, at })?;
        transaction.rollback().map_err(super::Error::from)?;
        Ok(value)
    }

    /// Loads rows that are no user's write (a sample book), in one transaction and without a change log.
    ///
    /// Nothing says what came: the index of search does not hold until it is made anew.
    pub fn load<R, E: From<super::Error>>(
        &mut self,
        at: Timestamp,
        write: impl FnOnce(&Tx<'_>) -> std::result::Result<R, E>,
    ) -> std::result::Result<R, E> {
        self.load_beside(at, |tx| {
            search::give_up(tx.connection())?;
            write(tx)
        })
    }

    /// Loads rows that search does not find.
    fn load_beside<R, E: From<super::Error>>(
        &mut self,
        at: Timestamp,
        write: impl FnOnce(&Tx<'_>) -> std::result::Result<R, E>,
    ) -> std::result::Result<R, E> {
        let transaction = begin(&mut self.connection)?;
        set_recording(&transaction, false)?;
        let value = write(&Tx { connection: &transaction, ids: &self.ids, calendar: &self.calendar, at })?;
        set_recording(&transaction, true)?;
        transaction.commit().map_err(super::Error::from)?;
        Ok(value)
    }

    /// Makes the index of search anew, in one transaction; `watch` is told how far it is, and its `false` leaves everything as it was.
    /// Returns whether it was made.
    pub fn index_anew(&mut self, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<bool> {
        let transaction = begin(&mut self.connection)?;
        let is_made = search::rebuild(&transaction, watch)?;
        if is_made {
            transaction.commit()?
        } else {
            transaction.rollback()?
        }
        Ok(is_made)
    }

    /// Keeps text that is being typed; `None` forgets it.
    pub fn keep_draft(&mut self, name: &str, content: Option<&str>, at: Timestamp) -> Result<()> {
        match content {
            Some(content) => self
                .connection
                .prepare_cached(
                    "INSERT INTO draft (name, content, saved_at) VALUES (?1, ?2, ?3)
                     ON CONFLICT (name) DO UPDATE SET content = ?2, saved_at = ?3",
                )?
                .execute((name, content, Moment::from(at).to_string()))?,
            None => self.connection.prepare_cached("DELETE FROM draft WHERE name = ?")?.execute([name])?,
        };
        Ok(())
    }

    /// Keeps a choice that belongs to the book.
    pub fn keep_setting(&mut self, name: &str, value: &str) -> Result<()> {
        let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
        self.connection.prepare_cached(sql)?.execute((name, value))?;
        Ok(())
    }

    /// Keeps the text of a version of the health model: a record of how was scored, and nothing to undo.
    pub fn keep_model(&mut self, version: u32, text: &str, at: Timestamp) -> Result<()> {
        self.load_beside(at, |tx| {
            let sql = "INSERT INTO health_model (version, at, model) VALUES (?, ?, ?)";
            tx.connection().prepare_cached(sql)?.execute((version, tx.at().to_string(), text))?;
            Ok(())
        })
    }

    /// Returns the connection for reads that must see the newest state.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// A deferred transaction that turns to writing fails at once when another writes: only immediate ones are used.
pub(super) fn begin(connection: &mut Connection) -> Result<Transaction<'_>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    Ok(transaction)
}

pub(super) fn set_recording(connection: &Connection, recording: bool) -> Result<()> {
    connection.prepare_cached("UPDATE journal_state SET recording = ?")?.execute([recording])?;
    Ok(())
}

fn start_op(connection: &Connection, at: Timestamp) -> Result<OpId> {
    let sql = "INSERT INTO op (at, kind, args) VALUES (?, '', '{}')";
    connection.prepare_cached(sql)?.execute([Moment::from(at).to_string()])?;
    let op = OpId(connection.last_insert_rowid());
    connection.prepare_cached("UPDATE journal_state SET op = ?")?.execute([op.0])?;
    Ok(op)
}

fn finish_op(connection: &Connection, op: OpId, label: &OpLabel) -> Result<(Option<OpId>, Changes)> {
    connection.execute("UPDATE journal_state SET op = NULL", [])?;
    let count: u64 = connection.query_row("SELECT count(*) FROM change WHERE op = ?", [op.0], |row| row.get(0))?;
    if count == 0 {
        connection.execute("DELETE FROM op WHERE id = ?", [op.0])?;
        return Ok((None, Changes::default()));
    }
    connection.execute("UPDATE op SET state = 'dropped' WHERE state = 'undone'", [])?;
    let sql = "UPDATE op SET kind = ?, args = ?, changes = ? WHERE id = ?";
    connection.execute(sql, (label.kind, label.args.to_string(), count, op.0))?;
    Ok((Some(op), changes_of(connection, op, count)?))
}

/// Reads which tables and accounts an op touched.
pub(super) fn changes_of(connection: &Connection, op: OpId, count: u64) -> Result<Changes> {
    let mut tables = connection.prepare_cached("SELECT DISTINCT table_name FROM change WHERE op = ?")?;
    let tables = TableSet(tables.query_map([op.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?);
    let accounts = if count > FEW { Touched::All } else { Touched::Some(accounts_of(connection, op)?) };
    Ok(Changes { tables, accounts })
}

/// Finds the account of each changed row: the row's own, or what its image says when it is gone.
fn accounts_of(connection: &Connection, op: OpId) -> Result<BTreeSet<AccountId>> {
    let mut changes = connection.prepare_cached("SELECT DISTINCT table_name, row_id, coalesce(before, after) FROM change WHERE op = ?")?;
    let mut rows = changes.query([op.0])?;
    let mut accounts = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (table, id, image): (String, i64, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if let Some(account) = account_of_row(connection, &table, id, image.as_deref())? {
            accounts.insert(AccountId(account));
        }
    }
    Ok(accounts)
}

fn account_of_row(connection: &Connection, table: &str, id: i64, image: Option<&str>) -> Result<Option<i64>> {
    let image: Json = image.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let column = match table {
        "account" => return Ok(Some(id)),
        "touch_contact" => {
            let touch = image["touch_id"].as_i64();
            let sql = "SELECT account_id FROM touch WHERE id = coalesce(?1, (SELECT touch_id FROM touch_contact WHERE id = ?2))";
            return optional(connection, sql, (touch, id));
        }
        "step_dependency" => {
            let step = image["step_id"].as_i64();
            let sql = "SELECT account_id FROM step WHERE id = coalesce(?1, (SELECT step_id FROM step_dependency WHERE id = ?2))";
            return optional(connection, sql, (step, id));
        }
        "meeting_person" => {
            let meeting = image["meeting_id"].as_i64();
            let sql = "SELECT account_id FROM meeting WHERE id = coalesce(?1, (SELECT meeting_id FROM meeting_person WHERE id = ?2))";
            return optional(connection, sql, (meeting, id));
        }
        // What stands for many accounts, or for none.
        "health_model" | "import_mapping" | "segment" | "template" | "event" => return Ok(None),
        "exchange_rate" | "feedback" | "initiative" | "kpi_choice" | "theme" => return Ok(None),
        "mail_source" | "mail_file" | "saved_search" => return Ok(None),
        _ => "account_id",
    };
    match image[column].as_i64() {
        Some(account) => Ok(Some(account)),
        None => optional(connection, &format!("SELECT {column} FROM {table} WHERE id = ?"), [id]),
    }
}

fn optional(connection: &Connection, sql: &str, parameters: impl rusqlite::Params) -> Result<Option<i64>> {
    use rusqlite::OptionalExtension;
    let found: Option<Option<i64>> = connection.prepare_cached(sql)?.query_row(parameters, |row| row.get(0)).optional()?;
    Ok(found.flatten())
}

/// Returns when the rows of a table that were changed since they were added were changed last, and how often, by id.
pub fn row_changes(connection: &Connection, table: &str) -> Result<HashMap<i64, (Moment, u64)>> {
    let sql = "SELECT change.row_id, max(op.at), count(*) FROM change JOIN op ON op.id = change.op
               WHERE change.table_name = ? AND op.state = 'done' AND change.before IS NOT NULL GROUP BY change.row_id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([table], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the change log, newest first.
pub fn history(connection: &Connection, limit: usize) -> Result<Vec<HistoryEntry>> {
    let mut statement =
        connection.prepare_cached("SELECT id, at, kind, args, state <> 'done', changes FROM op ORDER BY id DESC LIMIT ?")?;
    let entries = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], read_entry)?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn read_entry(row: &rusqlite::Row<'_>) -> rusqlite::Result<HistoryEntry> {
    let mut cells = super::Cells::starting_at(row, 0);
    Ok(HistoryEntry {
        id: cells.take()?,
        at: cells.instant()?.unwrap_or_default(),
        kind: cells.take()?,
        args: serde_json::from_str(&cells.take::<String>()?).unwrap_or_default(),
        undone: cells.take()?,
        changes: cells.take()?,
    })
}

/// Finds an op by its state, for undo (`done`, the newest) and redo (`undone`, the oldest, which was undone last).
pub(super) fn next_in_state(connection: &Connection, state: &str, newest: bool, none: ErrorKind) -> Result<HistoryEntry> {
    use rusqlite::OptionalExtension;
    let order = if newest { "DESC" } else { "ASC" };
    let sql = format!("SELECT id, at, kind, args, state <> 'done', changes FROM op WHERE state = ? ORDER BY id {order} LIMIT 1");
    connection.prepare_cached(&sql)?.query_row([state], read_entry).optional()?.ok_or_else(|| none.into())
}
