//! Looks a book over: is the file whole, does every row's reference lead somewhere, how many rows are there.

use crate::store::{Result, triggers};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What was found; a sound book has no problems.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// In the words of SQLite, with table and row.
    pub problems: Vec<String>,
    /// How many rows each table has, deleted ones among them.
    pub rows: BTreeMap<String, u64>,
}

/// Checks a book; takes about a second for each gigabyte.
pub fn check(connection: &Connection) -> Result<Findings> {
    let mut findings = Findings::default();
    let mut integrity = connection.prepare("PRAGMA integrity_check(100)")?;
    for verdict in integrity.query_map([], |row| row.get::<_, String>(0))? {
        findings.problems.extend(Some(verdict?).filter(|verdict| verdict != "ok"));
    }
    let mut references = connection.prepare("SELECT \"table\", coalesce(rowid, 0), parent FROM pragma_foreign_key_check LIMIT 100")?;
    let dangling = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?));
    for broken in references.query_map([], dangling)? {
        let (table, row, parent) = broken?;
        findings.problems.push(format!("{table} {row}: no such {parent}"));
    }
    for table in triggers::journaled_tables(connection)? {
        let count = connection.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |row| row.get(0))?;
        findings.rows.insert(table.name, count);
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate;

    #[test]
    fn a_new_book_is_sound_and_a_dangling_row_is_found() {
        let mut connection = Connection::open_in_memory().expect("opens");
        migrate::to_newest(&mut connection).expect("migrates");
        let findings = check(&connection).expect("runs");
        assert_eq!((findings.problems.len(), findings.rows.get("account")), (0, Some(&0)));
        connection
            .execute_batch(
                "PRAGMA foreign_keys = OFF;
                 INSERT INTO task (id, known_at, account_id, title, purpose, priority) VALUES (5, '2026-11-22', 77, 'x', 'todo', 2);",
            )
            .expect("is written");
        assert_eq!(check(&connection).expect("runs").problems, ["task 5: no such account"]);
    }
}
