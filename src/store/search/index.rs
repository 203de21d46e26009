//! Putting rows into the index and taking them out, and making all of it.

use super::cutting::{self, CutRow};
use super::doc::Doc;
use super::source::{SOURCES, SOURCES_VERSION, Slot, Source};
use crate::domain::EntityKind;
use crate::store::Result;
use crate::text::SEARCH_FOLD_VERSION;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// The rules by which an index was made; missing while there is none that holds.
const SETTING: &str = "search_index";
/// How many rows of one minute have ids of it; more go into the next.
const A_MINUTE: i64 = 1 << 10;
/// How often a long work asks whether to go on.
const BETWEEN_LOOKS: u64 = 256;

/// Says whether the index holds every row, by the rules of this program.
pub fn is_whole(connection: &Connection) -> Result<bool> {
    let sql = "SELECT value FROM setting WHERE name = ?";
    let found: Option<String> = connection.prepare_cached(sql)?.query_row([SETTING], |row| row.get(0)).optional()?;
    Ok(found == Some(rules()))
}

fn rules() -> String {
    format!("{SEARCH_FOLD_VERSION}.{SOURCES_VERSION}")
}

/// Notes that the index does not hold any more: it is made anew by the next who may write.
pub fn give_up(connection: &Connection) -> Result<()> {
    connection.prepare_cached("DELETE FROM setting WHERE name = ?")?.execute([SETTING])?;
    Ok(())
}

/// Notes that the empty index of a new book is whole; that of a book with rows is still to be made.
pub fn begin(connection: &Connection) -> rusqlite::Result<()> {
    for source in SOURCES {
        if connection.prepare(&format!("SELECT 1 FROM {} LIMIT 1", source.table))?.exists([])? {
            return Ok(());
        }
    }
    hold(connection)
}

fn hold(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
    connection.prepare_cached(sql)?.execute((SETTING, rules())).map(|_| ())
}

/// Says whether at least so many rows can be found.
pub fn holds(connection: &Connection, rows: u32) -> Result<bool> {
    let sql = "SELECT 1 FROM search_doc LIMIT 1 OFFSET ?";
    Ok(connection.prepare_cached(sql)?.exists([rows.saturating_sub(1)])?)
}

/// A row that is to be put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fresh {
    pub minute: i64,
    /// Which of `SOURCES`.
    pub source: usize,
    pub row: i64,
}

/// The index while it is written to.
pub(super) struct Index<'c> {
    connection: &'c Connection,
    /// The next free id of each minute that was asked for.
    free: HashMap<i64, i64>,
}

impl<'c> Index<'c> {
    pub fn of(connection: &'c Connection) -> Index<'c> {
        Index { connection, free: HashMap::new() }
    }

    /// Finds where a row stands, with its mark.
    pub fn place(&self, kind: EntityKind, row: i64) -> Result<Option<(i64, i64)>> {
        let sql = "SELECT id, mark FROM search_doc WHERE kind = ? AND row_id = ?";
        let found = self.connection.prepare_cached(sql)?.query_row((kind.as_str(), row), |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }

    /// Takes a row out; its words must be those that were put in.
    pub fn remove(&mut self, id: i64, doc: &Doc) -> Result<()> {
        let sql = "INSERT INTO search_text (search_text, rowid, title, body, people, facet) VALUES ('delete', ?, ?, ?, ?, ?)";
        self.connection.prepare_cached(sql)?.execute((id, &doc.title, &doc.body, &doc.people, &doc.facet))?;
        self.connection.prepare_cached("DELETE FROM search_doc WHERE id = ?")?.execute([id])?;
        Ok(())
    }

    /// Puts rows in as they are now, the oldest first: rows out of their order cost the index a flush each.
    pub fn add(&mut self, mut fresh: Vec<Fresh>) -> Result<()> {
        fresh.sort_unstable();
        cutting::each(self.connection, &fresh, &mut |row| {
            let id = self.free_id(row.doc.minute)?;
            self.put(id, &row)?;
            Ok(true)
        })?;
        Ok(())
    }

    fn put(&self, id: i64, row: &CutRow) -> Result<()> {
        let sql = "INSERT INTO search_doc (id, kind, row_id, mark) VALUES (?, ?, ?, ?)";
        self.connection.prepare_cached(sql)?.execute((id, row.source.kind.as_str(), row.row, row.mark))?;
        let (sql, doc) = ("INSERT INTO search_text (rowid, title, body, people, facet) VALUES (?, ?, ?, ?, ?)", &row.doc);
        self.connection.prepare_cached(sql)?.execute((id, &doc.title, &doc.body, &doc.people, &doc.facet))?;
        Ok(())
    }

    /// Returns an id of a minute that no row has; of a later one, where it is full.
    fn free_id(&mut self, minute: i64) -> Result<i64> {
        let mut minute = minute;
        loop {
            let (first, behind) = (minute * A_MINUTE, (minute + 1) * A_MINUTE);
            let next = match self.free.get(&minute) {
                Some(next) => *next,
                None => self.first_free(first, behind)?,
            };
            if next < behind {
                self.free.insert(minute, next + 1);
                return Ok(next);
            }
            self.free.insert(minute, behind);
            minute += 1;
        }
    }

    fn first_free(&self, first: i64, behind: i64) -> Result<i64> {
        let sql = "SELECT max(id) FROM search_doc WHERE id >= ? AND id < ?";
        let last: Option<i64> = self.connection.prepare_cached(sql)?.query_row([first, behind], |row| row.get(0))?;
        Ok(last.map_or(first, |last| last + 1))
    }
}

/// Returns the first id of a minute.
pub(super) fn id_of_minute(minute: i64) -> i64 {
    minute.max(0).saturating_mul(A_MINUTE)
}

/// Makes the whole index anew from the rows; `watch` is told how many are done of how many, and its `false` ends it: then the index
/// is as unfinished as it is, and the caller must take the transaction back. Returns whether it was finished.
pub fn rebuild(connection: &Connection, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<bool> {
    connection.execute_batch("DELETE FROM search_doc; INSERT INTO search_text (search_text) VALUES ('delete-all');")?;
    let all = all_rows(connection)?;
    let total = all.len() as u64;
    let index = Index::of(connection);
    let (mut next, mut done) = (0, 0_u64);
    let is_finished = cutting::each(connection, &all, &mut |row| {
        if done.is_multiple_of(BETWEEN_LOOKS) && !watch(done, total) {
            return Ok(false);
        }
        let id = id_of_minute(row.doc.minute).max(next);
        index.put(id, &row)?;
        (next, done) = (id + 1, done + 1);
        Ok(true)
    })?;
    if !is_finished {
        return Ok(false);
    }
    hold(connection)?;
    Ok(true)
}

/// Returns all rows with words, the oldest first.
fn all_rows(connection: &Connection) -> Result<Vec<Fresh>> {
    let mut all = Vec::new();
    for (place, source) in SOURCES.iter().enumerate() {
        let sql = format!("SELECT {}, id FROM {} WHERE deleted_at IS NULL{}", minute_sql(source), source.table, also(source));
        let mut statement = connection.prepare(&sql)?;
        let rows = statement.query_map([], |row| Ok(Fresh { minute: row.get(0)?, source: place, row: row.get(1)? }))?;
        for row in rows {
            all.push(row?);
        }
    }
    all.sort_unstable();
    Ok(all)
}

/// Reads when a row was, without its texts; `None` for what is deleted, and for a touch that a mail stands for.
pub(super) fn minute_of(connection: &Connection, source: &Source, row: i64) -> Result<Option<i64>> {
    let sql = format!("SELECT {} FROM {} WHERE id = ? AND deleted_at IS NULL{}", minute_sql(source), source.table, also(source));
    Ok(connection.prepare_cached(&sql)?.query_row([row], |row| row.get(0)).optional()?)
}

fn minute_sql(source: &Source) -> String {
    let at: Vec<&str> = source.columns.iter().filter(|(_, slot)| *slot == Slot::At).map(|(name, _)| *name).collect();
    let at = if at.len() > 1 { format!("coalesce({})", at.join(", ")) } else { at.join("") };
    // A day stands at its noon.
    format!("coalesce(unixepoch(iif(length({at}) = 10, {at} || ' 12:00', {at})) / 60, 0)")
}

fn also(source: &Source) -> &'static str {
    if source.kind == EntityKind::Touch { super::follow::NOT_A_MAIL } else { "" }
}
