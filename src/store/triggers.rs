//! The triggers that write the change log, made from the schema so that no table can be forgotten.
//!
//! They stand in the book itself: a write by another program is recorded too, as a change without an op.

use crate::store::Result;
use rusqlite::Connection;

/// Tables that are not part of what undo takes back; those of the index of search, all called `search_…`, are not either.
const UNJOURNALED: &[&str] =
    &["op", "change", "undo_log", "journal_state", "draft", "setting", "triage_sighting", "mail_address", "mail_ref"];

/// Columns that hold much, are never empty and hardly ever change: the image of a row that was changed elsewhere leaves them
/// out, so that putting a thousand messages to an account does not copy them all.
const HEAVY: &[(&str, &[&str])] = &[("mail", &["body", "people", "refs", "attachments"])];

/// Says whether images leave a column out where it stayed as it was.
pub fn is_heavy(table: &str, column: &str) -> bool {
    HEAVY.iter().any(|(heavy, columns)| *heavy == table && columns.contains(&column))
}

/// A table whose rows the change log follows.
pub struct Journaled {
    pub name: String,
    columns: Vec<Column>,
}

struct Column {
    name: String,
    is_real: bool,
}

impl Journaled {
    /// Returns the SQL that makes the JSON image of a row; `row` is `NEW`, `OLD` or the table's name.
    ///
    /// Real numbers go through `quote`, which is exact; JSON's own spelling has 15 digits.
    pub fn image(&self, row: &str) -> String {
        let pairs: Vec<String> = self
            .columns
            .iter()
            .map(
                |Column { name, is_real }| {
                    if *is_real { format!("'{name}', quote({row}.{name})") } else { format!("'{name}', {row}.{name}") }
                },
            )
            .collect();
        format!("json_object({})", pairs.join(", "))
    }

    /// Returns the image of a changed row: heavy columns that stayed as they were are left empty in it. `stayed` says of a column
    /// whether it did.
    fn lean_image(&self, row: &str, stayed: impl Fn(&str) -> String) -> String {
        let pairs: Vec<String> = self
            .columns
            .iter()
            .map(|Column { name, is_real }| match (is_real, self.is_heavy(name)) {
                (true, _) => format!("'{name}', quote({row}.{name})"),
                (false, true) => format!("'{name}', iif({}, NULL, {row}.{name})", stayed(name)),
                (false, false) => format!("'{name}', {row}.{name}"),
            })
            .collect();
        format!("json_object({})", pairs.join(", "))
    }

    /// Returns the image that a row has now, as lean as the image that the parameter holds.
    pub fn image_like(&self, row: &str, image: &str) -> String {
        self.lean_image(row, |name| format!("json_extract({image}, '$.{name}') IS NULL"))
    }

    fn is_heavy(&self, column: &str) -> bool {
        is_heavy(&self.name, column)
    }

    /// Returns what an image sets in a row that is there: what it leaves out stays.
    pub fn sets_from(&self, image: &str) -> Vec<String> {
        let set = |(column, value): (String, String)| {
            if self.is_heavy(&column) { format!("{column} = coalesce({value}, {column})") } else { format!("{column} = {value}") }
        };
        self.values_from(image).into_iter().map(set).collect()
    }

    /// Returns the columns' names, without the id.
    pub fn column_list(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Returns the values that an image holds, as SQL over a parameter.
    pub fn values_from(&self, image: &str) -> Vec<(String, String)> {
        self.columns
            .iter()
            .map(|Column { name, is_real }| {
                let value = format!("json_extract({image}, '$.{name}')");
                // `quote` writes an empty cell as the word NULL, which a cast would make a 0 of.
                (name.clone(), if *is_real { format!("CAST(nullif({value}, 'NULL') AS REAL)") } else { value })
            })
            .collect()
    }

    fn differs(&self) -> String {
        self.columns.iter().map(|Column { name, .. }| format!("OLD.{name} IS NOT NEW.{name}")).collect::<Vec<_>>().join(" OR ")
    }
}

/// Reads which tables are followed, and their columns.
pub fn journaled_tables(connection: &Connection) -> Result<Vec<Journaled>> {
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name")?;
    let names: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    names.into_iter().filter(|name| !UNJOURNALED.contains(&name.as_str())).map(|name| read_table(connection, name)).collect()
}

/// Reads one followed table.
pub fn read_table(connection: &Connection, name: String) -> Result<Journaled> {
    let mut statement =
        connection.prepare_cached("SELECT name, type FROM pragma_table_info(?) WHERE name <> 'id' AND name <> 'version'")?;
    let columns = statement
        .query_map([&name], |row| Ok(Column { name: row.get(0)?, is_real: row.get::<_, String>(1)? == "REAL" }))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Journaled { name, columns })
}

/// Makes the triggers anew for the schema as it is.
pub fn install(connection: &Connection) -> Result<()> {
    let mut old = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal%'")?;
    let names: Vec<String> = old.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for name in names {
        connection.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    for table in journaled_tables(connection)? {
        connection.execute_batch(&triggers_of(&table))?;
    }
    Ok(())
}

fn triggers_of(table: &Journaled) -> String {
    let name = &table.name;
    let (old, differs) = (table.image("OLD"), table.differs());
    let stayed = |column: &str| format!("OLD.{column} IS NEW.{column}");
    let (before, after) = (table.lean_image("OLD", stayed), table.lean_image("NEW", stayed));
    format!(
        "CREATE TRIGGER journal_{name}_insert AFTER INSERT ON {name} WHEN (SELECT recording FROM journal_state) BEGIN
             INSERT INTO change (op, table_name, row_id) VALUES ((SELECT op FROM journal_state), '{name}', NEW.rowid);
         END;
         CREATE TRIGGER journal_{name}_update AFTER UPDATE ON {name} WHEN (SELECT recording FROM journal_state) AND ({differs}) BEGIN
             INSERT INTO change (op, table_name, row_id, before, after)
             VALUES ((SELECT op FROM journal_state), '{name}', OLD.rowid, {before}, {after});
         END;
         CREATE TRIGGER journal_{name}_delete AFTER DELETE ON {name} WHEN (SELECT recording FROM journal_state) BEGIN
             INSERT INTO change (op, table_name, row_id, before) VALUES ((SELECT op FROM journal_state), '{name}', OLD.rowid, {old});
         END;"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{JOURNALED, migrate};
    use std::collections::BTreeSet;

    #[test]
    fn the_screens_know_every_table_that_is_followed() {
        let mut connection = Connection::open_in_memory().expect("opens");
        migrate::to_newest(&mut connection).expect("migrates");
        let followed: BTreeSet<String> = journaled_tables(&connection).expect("reads").into_iter().map(|table| table.name).collect();
        assert_eq!(followed, JOURNALED.iter().map(|name| (*name).to_owned()).collect());
    }
}
