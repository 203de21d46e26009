//! Ops on kept searches, and the index of search after ops of every kind: what stands in it must be what a new one would hold.

use super::morning::one;
use mimamori::domain::*;
use mimamori::ops::{Op, SearchOp};
use mimamori::store::Writer;
use mimamori::store::search::{is_whole, verify};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// How many choices `for_search` knows.
pub const CHOICES: u8 = 2;

pub fn for_search(connection: &Connection, choice: u8, pick: usize) -> Option<Op> {
    let present = one::<SavedSearch>(connection, pick).filter(|_| pick.is_multiple_of(2));
    Some(Op::Search(match choice {
        0 => {
            let search = SavedSearch { name: format!("Search {pick}"), query: "解約 in:mail".into(), position: 0 };
            SearchOp::Save(present.map(|row| row.id), search)
        }
        _ => SearchOp::Order(vec![one::<SavedSearch>(connection, pick)?.id]),
    }))
}

/// Every word of the index with the row and the place where it stands.
fn words(connection: &Connection) -> BTreeSet<String> {
    let sql = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab (main, search_text, instance)";
    connection.execute_batch(sql).expect("is made");
    let sql = "SELECT concat_ws(' ', kind, row_id, col, offset, term) FROM temp.words JOIN search_doc ON search_doc.id = doc";
    let mut statement = connection.prepare(sql).expect("is a query");
    let words = statement.query_map([], |row| row.get(0)).expect("runs");
    words.map(|word| word.expect("a word")).collect()
}

/// Checks that the index holds what one made anew would, word for word.
pub fn assert_index_holds(writer: &mut Writer) {
    assert!(is_whole(writer.connection()).expect("reads"), "the index was given up");
    assert_eq!(verify(writer.connection()).expect("reads"), 0);
    let followed = words(writer.connection());
    assert!(writer.index_anew(&mut |_, _| true).expect("is made"));
    let made = words(writer.connection());
    let differing: Vec<&String> = followed.symmetric_difference(&made).take(20).collect();
    assert!(differing.is_empty(), "{differing:#?}");
}
