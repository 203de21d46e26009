//! Tasks of all accounts, as far as a list of them shows.

use crate::domain::{Moment, Row, Task, TaskId, Timestamp};
use crate::store::{Entity, Result};
use rusqlite::Connection;

/// Reads the open tasks, and those that were done at a moment or later.
pub fn open_or_done_since(connection: &Connection, since: Timestamp) -> Result<Vec<Row<TaskId, Task>>> {
    let sql = format!(
        "SELECT {columns} FROM task WHERE done_at IS NULL AND deleted_at IS NULL
         UNION ALL SELECT {columns} FROM task WHERE done_at >= ? AND deleted_at IS NULL",
        columns = Task::select_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([Moment::from(since).to_string()], Task::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
