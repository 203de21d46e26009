//! Taking back an op, and doing it again: its changes replayed from their row images.
//!
//! Sequential: undo takes the newest op that stands, redo the one undone last. Both refuse when a row was changed since
//! by another program, and change nothing then.

use crate::domain::{Moment, OpId, Timestamp};
use crate::store::journal::{Changes, Done, HistoryEntry, Writer, begin, changes_of, next_in_state, set_recording};
use crate::store::triggers::{Journaled, read_table};
use crate::store::{ErrorKind, Result, search};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

struct Change {
    id: i64,
    table: String,
    row: i64,
    before: Option<String>,
    after: Option<String>,
}

impl Writer {
    /// Takes back the newest op that stands.
    pub fn undo(&mut self, at: Timestamp) -> Result<Done<HistoryEntry>> {
        let transaction = begin(&mut self.connection)?;
        let entry = next_in_state(&transaction, "done", true, ErrorKind::NothingToUndo)?;
        let changes = replay(&transaction, entry.id, at, Way::Back)?;
        transaction.commit()?;
        Ok(Done { op: Some(entry.id), value: entry, changes })
    }

    /// Does again what was undone last.
    pub fn redo(&mut self, at: Timestamp) -> Result<Done<HistoryEntry>> {
        let transaction = begin(&mut self.connection)?;
        let entry = next_in_state(&transaction, "undone", false, ErrorKind::NothingToRedo)?;
        let changes = replay(&transaction, entry.id, at, Way::Again)?;
        transaction.commit()?;
        Ok(Done { op: Some(entry.id), value: entry, changes })
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Back,
    Again,
}

fn replay(connection: &Connection, op: OpId, at: Timestamp, way: Way) -> Result<Changes> {
    set_recording(connection, false)?;
    let mut tables = HashMap::new();
    let count = replay_changes(connection, op, way, &mut tables)?;
    set_recording(connection, true)?;
    search::follow(connection, op, if way == Way::Back { search::Was::After } else { search::Was::Before })?;
    let (state, action) = if way == Way::Back { ("undone", "undo") } else { ("done", "redo") };
    connection.prepare_cached("UPDATE op SET state = ? WHERE id = ?")?.execute((state, op.0))?;
    let sql = "INSERT INTO undo_log (op, at, action) VALUES (?, ?, ?)";
    connection.prepare_cached(sql)?.execute((op.0, Moment::from(at).to_string(), action))?;
    changes_of(connection, op, count)
}

fn replay_changes(connection: &Connection, op: OpId, way: Way, tables: &mut HashMap<String, Table>) -> Result<u64> {
    let order = if way == Way::Back { "DESC" } else { "ASC" };
    let sql = format!("SELECT id, table_name, row_id, before, after FROM change WHERE op = ? ORDER BY id {order}");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([op.0])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let change = Change { id: row.get(0)?, table: row.get(1)?, row: row.get(2)?, before: row.get(3)?, after: row.get(4)? };
        if !tables.contains_key(&change.table) {
            tables.insert(change.table.clone(), Table::prepare(connection, &change.table)?);
        }
        let table = tables.get(&change.table).expect("was put there above");
        match way {
            Way::Back => table.take_back(connection, &change)?,
            Way::Again => table.do_again(connection, &change)?,
        }
        count += 1;
    }
    Ok(count)
}

/// The statements that restore rows of one table.
struct Table {
    name: String,
    image: String,
    /// The image as lean as one that was kept.
    image_like: String,
    insert: String,
    update: String,
    delete: String,
}

impl Table {
    fn prepare(connection: &Connection, name: &str) -> Result<Table> {
        let table: Journaled = read_table(connection, name.to_owned())?;
        let values = table.values_from("?2");
        let sets = table.sets_from("?2");
        let all: Vec<&str> = values.iter().map(|(_, value)| value.as_str()).collect();
        Ok(Table {
            name: name.to_owned(),
            image: format!("SELECT {} FROM {name} WHERE rowid = ?", table.image(name)),
            image_like: format!("SELECT {} FROM {name} WHERE rowid = ?1 AND ?2 IS NOT NULL", table.image_like(name, "?2")),
            insert: format!("INSERT INTO {name} (rowid, {}) SELECT ?1, {}", table.column_list(), all.join(", ")),
            update: format!("UPDATE {name} SET {} WHERE rowid = ?1", sets.join(", ")),
            delete: format!("DELETE FROM {name} WHERE rowid = ?"),
        })
    }

    fn take_back(&self, connection: &Connection, change: &Change) -> Result<()> {
        let present = self.present(connection, change)?;
        match (&change.before, &change.after) {
            // An insert: its image is kept now, when it is first needed.
            (None, _) => {
                self.refuse_if(present.is_none() || self.changed_outside(connection, change)?, change, present.as_deref())?;
                connection.prepare_cached("UPDATE change SET after = ? WHERE id = ?")?.execute((&present, change.id))?;
                connection.prepare_cached(&self.delete)?.execute([change.row])?;
            }
            (Some(before), Some(_)) => {
                self.refuse_if(present != change.after, change, present.as_deref())?;
                connection.prepare_cached(&self.update)?.execute((change.row, before))?;
            }
            (Some(before), None) => {
                self.refuse_if(present.is_some(), change, present.as_deref())?;
                connection.prepare_cached(&self.insert)?.execute((change.row, before))?;
            }
        }
        Ok(())
    }

    fn do_again(&self, connection: &Connection, change: &Change) -> Result<()> {
        let present = self.present(connection, change)?;
        self.refuse_if(present != change.before, change, present.as_deref())?;
        match (&change.before, &change.after) {
            (None, after) => connection.prepare_cached(&self.insert)?.execute((change.row, after))?,
            (Some(_), Some(after)) => connection.prepare_cached(&self.update)?.execute((change.row, after))?,
            (Some(_), None) => connection.prepare_cached(&self.delete)?.execute([change.row])?,
        };
        Ok(())
    }

    /// Reads the image of a row as it is, as lean as the images of a row that was changed.
    fn present(&self, connection: &Connection, change: &Change) -> Result<Option<String>> {
        match (&change.before, &change.after) {
            (Some(kept), Some(_)) => {
                Ok(connection.prepare_cached(&self.image_like)?.query_row((change.row, kept), |row| row.get(0)).optional()?)
            }
            _ => Ok(connection.prepare_cached(&self.image)?.query_row([change.row], |row| row.get(0)).optional()?),
        }
    }

    fn changed_outside(&self, connection: &Connection, change: &Change) -> Result<bool> {
        let sql = "SELECT 1 FROM change WHERE op IS NULL AND table_name = ? AND row_id = ? AND id > ?";
        Ok(connection.prepare_cached(sql)?.exists((&self.name, change.row, change.id))?)
    }

    fn refuse_if(&self, changed: bool, change: &Change, present: Option<&str>) -> Result<()> {
        if !changed {
            return Ok(());
        }
        let image = present.or(change.after.as_deref()).or(change.before.as_deref());
        Err(ErrorKind::ChangedSince { table: self.name.clone(), name: name_in(image).unwrap_or_else(|| change.row.to_string()) }.into())
    }
}

/// Finds what a person calls the row.
fn name_in(image: Option<&str>) -> Option<String> {
    let image: serde_json::Value = serde_json::from_str(image?).ok()?;
    ["name", "title", "subject", "external_id", "due_on", "at", "metric"].iter().find_map(|key| Some(image[*key].as_str()?.to_owned()))
}
