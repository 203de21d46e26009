//! What was read of the sources of mail: files by name, and what their folders looked like then.

use crate::domain::{MailFile, MailFileId, MailId, MailSource, MailSourceId, Moment, Row};
use crate::store::{self, Entity, Result, RowId, Tx, directory};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The name of the setting with what the folders of a source looked like.
const SCAN: &str = "mail_scan:";

/// What the folders and mailbox files of a source looked like when it was read. No row of the change log: undo takes messages
/// back, not the look of a folder, and the number of files tells that messages are missing again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scan {
    /// When it was looked at, in seconds since 1970.
    pub at: i64,
    /// Below the source's path, with when each was last changed, in nanoseconds since 1970; 0: cannot be trusted.
    pub folders: Vec<(String, i64)>,
    /// The mailbox files and what was no mail, with size and when each was last written: a folder does not tell that they grew.
    pub mailboxes: Vec<(String, u64, i64)>,
    /// What the book had of its files then.
    pub files: Extent,
}

/// How much the book has of the files of a source. Undo takes messages back, and the look of a folder does not tell that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    pub count: u64,
    pub size: u64,
    /// Bytes that were read of mailbox files.
    pub read_to: u64,
}

/// A file of a source that was read before.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownFile {
    pub id: MailFileId,
    pub mail: Option<MailId>,
    /// Letters of a Maildir; of a mailbox file its fingerprint.
    pub mark: String,
    pub size: u64,
    pub stamp: i64,
    pub read_to: u64,
    pub is_gone: bool,
}

/// Finds a source by its path, also one that was removed, and one that was remembered with a slash at its end.
pub fn source_at(connection: &Connection, path: &str) -> Result<Option<(Row<MailSourceId, MailSource>, bool)>> {
    let sql = format!(
        "SELECT {}, deleted_at IS NOT NULL FROM mail_source WHERE path = ?1 OR path = ?1 || '/' ORDER BY deleted_at IS NOT NULL, id LIMIT 1",
        MailSource::select_list()
    );
    let read = |row: &rusqlite::Row<'_>| Ok((MailSource::read_row(row)?, row.get(MailSource::COLUMNS.len() + 1)?));
    Ok(connection.prepare_cached(&sql)?.query_row([path], read).optional()?)
}

/// Reads what was read of a source, by name.
pub fn known_files(connection: &Connection, source: MailSourceId) -> Result<HashMap<Box<str>, KnownFile>> {
    let sql = "SELECT name, id, mail_id, coalesce(mark, ''), size, stamp, coalesce(read_to, 0), deleted_at IS NOT NULL
               FROM mail_file WHERE source_id = ?";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([source.0], |row| {
        let known = KnownFile {
            id: row.get(1)?,
            mail: row.get(2)?,
            mark: row.get(3)?,
            size: row.get(4)?,
            stamp: row.get(5)?,
            read_to: row.get(6)?,
            is_gone: row.get(7)?,
        };
        Ok((row.get::<_, String>(0)?.into_boxed_str(), known))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Counts the files of a source that are there.
pub fn extent(connection: &Connection, source: MailSourceId) -> Result<Extent> {
    let sql =
        "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(read_to), 0) FROM mail_file WHERE source_id = ? AND deleted_at IS NULL";
    let read = |row: &rusqlite::Row<'_>| Ok(Extent { count: row.get(0)?, size: row.get(1)?, read_to: row.get(2)? });
    Ok(connection.prepare_cached(sql)?.query_row([source.0], read)?)
}

/// Counts the messages of a source: its files of one message, and what came from its mailbox files.
pub fn count_messages(connection: &Connection, source: MailSourceId) -> Result<u64> {
    let sql = "SELECT (SELECT count(*) FROM mail_file WHERE source_id = ?1 AND kind = 'message' AND deleted_at IS NULL)
                    + (SELECT count(*) FROM mail WHERE place IS NOT NULL AND deleted_at IS NULL AND file_id IN
                          (SELECT id FROM mail_file WHERE source_id = ?1 AND kind = 'mbox'))";
    Ok(connection.prepare_cached(sql)?.query_row([source.0], |row| row.get(0))?)
}

/// Adds a file of a source.
pub fn add_file(tx: &Tx<'_>, id: MailFileId, file: &MailFile) -> Result<()> {
    store::insert(tx.connection(), id, file, tx.at())
}

/// Makes a file that was read before what it is now, and there again.
pub fn replace_file(tx: &Tx<'_>, id: MailFileId, file: &MailFile) -> Result<()> {
    let none: Option<String> = None;
    store::set_column::<MailFile>(tx.connection(), id, "deleted_at", none)?;
    store::update(tx.connection(), id, file)
}

/// Notes that a file is no longer there; its message stays.
pub fn file_is_gone(tx: &Tx<'_>, id: MailFileId) -> Result<()> {
    store::delete::<MailFile>(tx.connection(), id, tx.at())
}

/// Gives a file that was moved its new name and flags.
pub fn move_file(tx: &Tx<'_>, id: MailFileId, name: &str, flags: &str) -> Result<()> {
    let sql = "UPDATE mail_file SET name = ?, mark = ?, deleted_at = NULL WHERE id = ?";
    tx.connection().prepare_cached(sql)?.execute((name, flags, id.get()))?;
    Ok(())
}

/// Notes when a source was read.
pub fn source_was_read(tx: &Tx<'_>, id: MailSourceId) -> Result<()> {
    store::set_column::<MailSource>(tx.connection(), id, "read_at", Moment::from(tx.timestamp()).to_string())
}

/// Reads what a source looked like when it was read last.
pub fn scan_of(connection: &Connection, source: MailSourceId) -> Result<Option<Scan>> {
    let kept = directory::setting(connection, &format!("{SCAN}{}", source.0))?;
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()))
}

/// Keeps what a source looks like.
pub fn keep_scan(tx: &Tx<'_>, source: MailSourceId, scan: &Scan) -> Result<()> {
    let json = serde_json::to_string(scan).unwrap_or_default();
    let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
    tx.connection().prepare_cached(sql)?.execute((format!("{SCAN}{}", source.0), json))?;
    Ok(())
}
