//! Keeps the index in step with a write: the rows that the change log of one op names are taken out as they were and put in as
//! they are, within the same transaction.

use super::doc::{Texts, children, of_image, present, present_alone};
use super::index::{Fresh, Index, give_up, is_whole, minute_of, rebuild};
use super::source::{Child, SOURCES, Source};
use crate::domain::{EntityKind, OpId};
use crate::store::Result;
use crate::store::triggers::is_heavy;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeSet, HashMap};

/// A touch that a mail stands for is found as that mail, unless something was noted in it that the mail does not say.
pub(super) const NOT_A_MAIL: &str = " AND NOT EXISTS (
    SELECT 1 FROM mail WHERE mail.touch_id = touch.id AND mail.deleted_at IS NULL AND instr(mail.body, touch.body) > 0)";

/// When more rows than this have to be taken out, all of it is made anew: taking out is exact, and slow.
const MOST_REMOVED: usize = 4000;

/// Which image of a change says how a row stands in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was {
    /// What was before the op: it was just done.
    Before,
    /// What was after it: it was just taken back.
    After,
}

/// Brings the index up to an op that was just done or taken back.
pub fn follow(connection: &Connection, op: OpId, was: Was) -> Result<()> {
    if !is_whole(connection)? {
        return Ok(());
    }
    let tables = changed_tables(connection, op)?;
    let mut index = Index::of(connection);
    let (mut fresh, mut stale) = (Vec::new(), Vec::new());
    for (place, source) in SOURCES.iter().enumerate() {
        if !is_touched(source, &tables) {
            continue;
        }
        let changed = Changed::read(connection, op, was, source)?;
        for row in &changed.rows {
            let fresh_at = |minute| Fresh { minute, source: place, row: *row };
            let Some((id, mark)) = index.place(source.kind, *row)? else {
                fresh.extend(minute_of(connection, source, *row)?.map(fresh_at));
                continue;
            };
            let now = wanted(connection, source, *row)?.and_then(|texts| texts.doc(source));
            if now.as_ref().is_some_and(|doc| doc.mark() == mark) {
                continue;
            }
            fresh.extend(now.map(|doc| fresh_at(doc.minute)));
            let Some(doc) = changed.before(connection, source, *row)?.and_then(|texts| texts.doc(source)).filter(|doc| doc.mark() == mark)
            else {
                return give_up(connection);
            };
            stale.push((id, doc));
            if stale.len() > MOST_REMOVED {
                return rebuild(connection, &mut |_, _| true).map(|_| ());
            }
        }
    }
    // In their order, as they are put in.
    stale.sort_unstable_by_key(|(id, _)| *id);
    stale.iter().try_for_each(|(id, doc)| index.remove(*id, doc))?;
    index.add(fresh)
}

fn changed_tables(connection: &Connection, op: OpId) -> Result<BTreeSet<String>> {
    let mut tables = connection.prepare_cached("SELECT DISTINCT table_name FROM change WHERE op = ?")?;
    let tables = tables.query_map([op.0], |row| row.get(0))?;
    Ok(tables.collect::<rusqlite::Result<_>>()?)
}

fn is_touched(source: &Source, tables: &BTreeSet<String>) -> bool {
    let is_mail_touch = source.kind == EntityKind::Touch && tables.contains("mail");
    tables.contains(source.table) || source.children.iter().any(|child| tables.contains(child.table)) || is_mail_touch
}

/// Reads a row that is to be found; `None` for a touch that a mail stands for.
pub(super) fn wanted(connection: &Connection, source: &Source, row: i64) -> Result<Option<Texts>> {
    if source.kind == EntityKind::Touch {
        let sql = format!("SELECT 1 FROM touch WHERE id = ?{NOT_A_MAIL}");
        if !connection.prepare_cached(&sql)?.exists([row])? {
            return Ok(None);
        }
    }
    present(connection, source, row)
}

/// What an op changed of one kind of row and of those that belong to it.
struct Changed {
    was: Was,
    /// The rows whose words may have changed.
    rows: BTreeSet<i64>,
    /// By row, the change that says how it stood.
    changes: HashMap<i64, i64>,
    /// The same for each kind of rows that belong to them.
    children: Vec<ChangedChildren>,
}

struct ChangedChildren {
    changes: HashMap<i64, i64>,
    /// Which of them belonged to a row before.
    of_parent: HashMap<i64, Vec<i64>>,
}

impl Changed {
    fn read(connection: &Connection, op: OpId, was: Was, source: &Source) -> Result<Changed> {
        let changes = telling_changes(connection, op, was, source.table)?;
        let mut rows: BTreeSet<i64> = changes.keys().copied().collect();
        let mut below = Vec::new();
        for child in source.children {
            let children = ChangedChildren::read(connection, op, was, child)?;
            rows.extend(children.of_parent.keys());
            rows.extend(present_parents(connection, op, child)?);
            below.push(children);
        }
        if source.kind == EntityKind::Touch {
            rows.extend(touches_of_mail(connection, op)?);
        }
        Ok(Changed { was, rows, changes, children: below })
    }

    /// Reads a row as it stands in the index.
    fn before(&self, connection: &Connection, source: &Source, row: i64) -> Result<Option<Texts>> {
        let alone = match self.changes.get(&row) {
            Some(change) => match image(connection, *change, self.was)? {
                Some(image) => Some(of_image(&whole(connection, source, row, image)?, row, source.columns)),
                None => None,
            },
            None => present_alone(connection, source, row)?,
        };
        let Some(mut texts) = alone else { return Ok(None) };
        for (child, changed) in source.children.iter().zip(&self.children) {
            changed.before(connection, child, row, self.was)?.into_iter().for_each(|other| texts.add(other));
        }
        Ok(Some(texts))
    }
}

impl ChangedChildren {
    fn read(connection: &Connection, op: OpId, was: Was, child: &Child) -> Result<ChangedChildren> {
        let changes = telling_changes(connection, op, was, child.table)?;
        let mut of_parent: HashMap<i64, Vec<i64>> = HashMap::new();
        let sql = format!("SELECT {} ->> '{}' FROM change WHERE id = ?", was.column(), child.parent);
        let mut statement = connection.prepare_cached(&sql)?;
        for (row, change) in &changes {
            let parent: Option<i64> = statement.query_row([change], |row| row.get(0))?;
            if let Some(parent) = parent {
                of_parent.entry(parent).or_default().push(*row);
            }
        }
        Ok(ChangedChildren { changes, of_parent })
    }

    /// Reads the rows that belonged to one: those that were not changed, and the others as they were.
    fn before(&self, connection: &Connection, child: &Child, parent: i64, was: Was) -> Result<Vec<Texts>> {
        let mut found: Vec<(i64, Texts)> = children(connection, child, parent)?;
        found.retain(|(row, _)| !self.changes.contains_key(row));
        for row in self.of_parent.get(&parent).into_iter().flatten() {
            if let Some(image) = self.changes.get(row).map(|change| image(connection, *change, was)).transpose()?.flatten() {
                found.push((*row, of_image(&image, *row, child.columns)));
            }
        }
        found.sort_by_key(|(row, _)| *row);
        Ok(found.into_iter().map(|(_, texts)| texts).collect())
    }
}

impl Was {
    const fn column(self) -> &'static str {
        match self {
            Was::Before => "before",
            Was::After => "after",
        }
    }

    const fn which(self) -> &'static str {
        match self {
            Was::Before => "min",
            Was::After => "max",
        }
    }
}

/// Finds, for each changed row of a table, the change whose image says how it stood.
fn telling_changes(connection: &Connection, op: OpId, was: Was, table: &str) -> Result<HashMap<i64, i64>> {
    let sql = format!("SELECT row_id, {}(id) FROM change WHERE op = ? AND table_name = ? GROUP BY row_id", was.which());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map((op.0, table), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn image(connection: &Connection, change: i64, was: Was) -> Result<Option<String>> {
    let sql = format!("SELECT {} FROM change WHERE id = ?", was.column());
    Ok(connection.prepare_cached(&sql)?.query_row([change], |row| row.get(0))?)
}

/// Puts into an image what it left out because it stayed as it was. Where it changed again within the op, the mark will tell.
fn whole(connection: &Connection, source: &Source, row: i64, image: String) -> Result<String> {
    let heavy: Vec<&str> = source.columns.iter().map(|(name, _)| *name).filter(|name| is_heavy(source.table, name)).collect();
    if heavy.is_empty() {
        return Ok(image);
    }
    let pairs: Vec<String> = heavy.iter().map(|name| format!("'$.{name}', coalesce(json_extract(?1, '$.{name}'), {name})")).collect();
    let sql = format!("SELECT json_set(?1, {}) FROM {} WHERE id = ?2", pairs.join(", "), source.table);
    let found = connection.prepare_cached(&sql)?.query_row((&image, row), |row| row.get(0)).optional()?;
    Ok(found.unwrap_or(image))
}

fn present_parents(connection: &Connection, op: OpId, child: &Child) -> Result<Vec<i64>> {
    let Child { table, parent, .. } = child;
    let sql =
        format!("SELECT DISTINCT {parent} FROM {table} WHERE id IN (SELECT row_id FROM change WHERE op = ? AND table_name = '{table}')");
    ids(connection, &sql, op)
}

/// Finds the touches that changed mails stand for, or stood for.
fn touches_of_mail(connection: &Connection, op: OpId) -> Result<Vec<i64>> {
    ids(connection, include_str!("touches_of_mail.sql"), op)
}

fn ids(connection: &Connection, sql: &str, op: OpId) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([op.0], |row| row.get::<_, Option<i64>>(0))?;
    let found: Vec<Option<i64>> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(found.into_iter().flatten().collect())
}
