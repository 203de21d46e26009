//! Every statement that stands in a file of its own is one the schema understands.

use crate::support::Shelf;
use crate::support::source::files;
use mimamori::domain::*;
use mimamori::store::{Entity, JOURNALED};
use rusqlite::Connection;
use std::collections::BTreeSet;

#[test]
fn every_sql_file_of_the_store_can_be_prepared() {
    let shelf = Shelf::new();
    let book = shelf.open();
    let statements = files("src", "sql");
    assert!(statements.len() >= 12, "only {} files", statements.len());
    for file in statements {
        let prepared = book.reader.connection().prepare(&file.text);
        assert!(prepared.is_ok(), "{}: {:?}", file.path, prepared.err());
        let statement = prepared.expect("was asserted above");
        assert!(statement.readonly(), "{} writes: writing goes through ops", file.path);
    }
}

#[test]
fn every_sql_file_is_used() {
    let code: String = files("src", "rs").into_iter().map(|file| file.text).collect();
    for file in files("src", "sql").into_iter().chain(files("assets/migrations", "sql")) {
        let name = file.path.rsplit('/').next().expect("has a name");
        assert!(code.contains(&format!("{name}\"")), "{} is included nowhere", file.path);
    }
}

#[test]
fn the_migrations_in_their_order_make_the_schema_of_a_new_book() {
    let shelf = Shelf::new();
    let book = shelf.open();
    let by_hand = Connection::open_in_memory().expect("opens");
    let migrations = files("assets/migrations", "sql");
    let version: i64 = book.reader.connection().pragma_query_value(None, "user_version", |row| row.get(0)).expect("is there");
    assert_eq!(i64::try_from(migrations.len()), Ok(version));
    for (index, migration) in migrations.iter().enumerate() {
        let number = format!("assets/migrations/{:04}_", index + 1);
        assert!(migration.path.starts_with(&number), "{} should start with {number}", migration.path);
        by_hand.execute_batch(&migration.text).expect(&migration.path);
    }
    let tables = |connection: &Connection| -> BTreeSet<String> {
        let sql = "SELECT name || coalesce(sql, '') FROM sqlite_schema WHERE type IN ('table', 'index')";
        let mut statement = connection.prepare(sql).expect("is a query");
        statement.query_map([], |row| row.get(0)).expect("runs").map(|name| name.expect("a name")).collect()
    };
    assert_eq!(tables(&by_hand), tables(book.reader.connection()));
}

#[test]
fn the_change_log_follows_the_tables_it_says() {
    let shelf = Shelf::new();
    let book = shelf.open();
    let sql = "SELECT tbl_name, count(*) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal%' GROUP BY tbl_name";
    let mut statement = book.reader.connection().prepare(sql).expect("is a query");
    let followed = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).expect("runs");
    let followed: BTreeSet<(String, i64)> = followed.map(|row| row.expect("a row")).collect();
    let expected: BTreeSet<(String, i64)> = JOURNALED.iter().map(|name| ((*name).to_owned(), 3)).collect();
    assert_eq!(followed, expected);
}

/// Asserts that a kind of row stands in its table as it says, and that no column of the table is forgotten.
fn stands_in_its_table<E: Entity>(connection: &Connection, beside: &[&str]) {
    let sql = format!("SELECT {}, {}.known_at FROM {}", E::select_list(), E::TABLE, E::TABLE);
    let prepared = connection.prepare(&sql);
    assert!(prepared.is_ok(), "{}: {:?}", E::TABLE, prepared.err());
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?)").expect("is a query");
    let found: BTreeSet<String> =
        statement.query_map([E::TABLE], |row| row.get(0)).expect("runs").map(|name| name.expect("a name")).collect();
    let deleted = E::SOFT_DELETE.then_some("deleted_at");
    let known = E::COLUMNS.iter().chain(beside).copied().chain(["id", "known_at"]).chain(deleted);
    assert_eq!(found, known.map(str::to_owned).collect(), "{}", E::TABLE);
    assert!(E::ACCOUNT_COLUMN == "id" || E::COLUMNS.contains(&E::ACCOUNT_COLUMN), "{}", E::TABLE);
}

#[test]
fn every_kind_of_row_stands_in_its_table_with_every_column() {
    let shelf = Shelf::new();
    let book = shelf.open();
    let connection = book.reader.connection();
    stands_in_its_table::<Account>(connection, &[]);
    stands_in_its_table::<Contact>(connection, &["left_known_at"]);
    stands_in_its_table::<Contract>(connection, &["notice_known_at"]);
    stands_in_its_table::<Renewal>(connection, &[]);
    stands_in_its_table::<Touch>(connection, &[]);
    stands_in_its_table::<Response>(connection, &[]);
    stands_in_its_table::<Ticket>(connection, &[]);
    stands_in_its_table::<Usage>(connection, &[]);
    stands_in_its_table::<Plan>(connection, &[]);
    stands_in_its_table::<Step>(connection, &[]);
    stands_in_its_table::<Task>(connection, &[]);
    stands_in_its_table::<Pulse>(connection, &[]);
    stands_in_its_table::<Override>(connection, &[]);
}
