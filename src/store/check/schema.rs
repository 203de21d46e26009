//! Compares a book's schema with one made anew: tables, indexes, and the triggers that write the change log.

use super::{Finding, SchemaFault};
use crate::store::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Finds what is missing in a book, or other than in the model, or in nothing of ours.
pub fn compare(connection: &Connection, model: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let (expected, found) = (parts(model)?, parts(connection)?);
    for (part, sql) in &expected {
        let fault = match found.get(part) {
            None => Some(SchemaFault::Missing),
            Some(other) if other != sql => Some(SchemaFault::Altered),
            Some(_) => None,
        };
        findings.extend(fault.map(|fault| Finding::Schema { part: part.clone(), fault }));
    }
    let foreign = found.into_keys().filter(|part| !expected.contains_key(part));
    findings.extend(foreign.map(|part| Finding::Schema { part, fault: SchemaFault::Foreign }));
    Ok(())
}

/// Reads every part with its SQL, white space made even; what SQLite makes for itself has none.
fn parts(connection: &Connection) -> Result<BTreeMap<String, String>> {
    let sql = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'";
    let mut statement = connection.prepare(sql)?;
    let parts = statement.query_map([], |row| Ok((row.get(0)?, even(&row.get::<_, String>(1)?))))?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}

fn even(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}
