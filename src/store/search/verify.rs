//! Compares the index with the rows: what is missing in it, what is in it and should not be, and what stands there in other words.

use super::follow::wanted;
use super::index::is_whole;
use super::source::{SOURCES, Source};
use crate::store::Result;
use rusqlite::Connection;
use std::collections::HashMap;

/// Counts the rows that are not in the index as they should be; none, where the index is still to be made.
pub fn verify(connection: &Connection) -> Result<u64> {
    if !is_whole(connection)? {
        return Ok(0);
    }
    let mut wrong = 0;
    for source in SOURCES {
        let mut marks = marks(connection, source)?;
        let mut statement = connection.prepare(&format!("SELECT id FROM {}", source.table))?;
        let rows = statement.query_map([], |row| row.get::<_, i64>(0))?;
        for row in rows {
            let row = row?;
            let doc = wanted(connection, source, row)?.and_then(|texts| texts.doc(source));
            wrong += u64::from(marks.remove(&row) != doc.map(|doc| doc.mark()));
        }
        wrong += marks.len() as u64;
    }
    let (docs, sizes): (u64, u64) =
        connection.query_row("SELECT (SELECT count(*) FROM search_doc), (SELECT count(*) FROM search_text_docsize)", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(wrong + docs.abs_diff(sizes))
}

fn marks(connection: &Connection, source: &Source) -> Result<HashMap<i64, i64>> {
    let mut statement = connection.prepare("SELECT row_id, mark FROM search_doc WHERE kind = ?")?;
    let rows = statement.query_map([source.kind.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
