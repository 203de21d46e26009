//! Messages that came in before, as far as that tells whether anything is to be done about them when they are found again.

use crate::domain::{MailFileId, MailId, MailKind, TouchId};
use crate::store::{Cells, Result, Tx};
use rusqlite::{Connection, OptionalExtension, Params};

/// A message that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Present {
    pub id: MailId,
    pub kind: MailKind,
    pub flags: String,
    pub size: u64,
    pub file: Option<MailFileId>,
    pub place: Option<u64>,
    pub touch: Option<TouchId>,
    /// The file that it came from is not there any more.
    pub is_file_gone: bool,
    /// A person deleted it.
    pub is_deleted: bool,
    /// Its touch is in the timeline.
    pub is_touch_there: bool,
}

const SELECT: &str = "SELECT mail.id, mail.kind, mail.flags, mail.size, mail.file_id, mail.place, mail.touch_id,
        mail_file.id IS NULL OR mail_file.deleted_at IS NOT NULL, mail.deleted_at IS NOT NULL,
        touch.id IS NOT NULL AND touch.deleted_at IS NULL
    FROM mail LEFT JOIN mail_file ON mail_file.id = mail.file_id LEFT JOIN touch ON touch.id = mail.touch_id";
/// Of several the one that is there; else the first.
const FIRST: &str = "ORDER BY mail.deleted_at IS NOT NULL, mail.id LIMIT 1";

/// Finds a message that came in before, deleted or not, by its id.
pub fn by_message_id(connection: &Connection, message_id: &str) -> Result<Option<Present>> {
    find(connection, "mail.message_id = ?", [message_id])
}

/// Finds a message without an id that came in before, by what it says.
pub fn by_fingerprint(connection: &Connection, fingerprint: &str) -> Result<Option<Present>> {
    find(connection, "mail.fingerprint = ? AND mail.message_id IS NULL", [fingerprint])
}

/// Finds the message of a row.
pub fn by_id(connection: &Connection, id: MailId) -> Result<Option<Present>> {
    find(connection, "mail.id = ?", [id])
}

fn find(connection: &Connection, condition: &str, values: impl Params) -> Result<Option<Present>> {
    let sql = format!("{SELECT} WHERE {condition} {FIRST}");
    let read = |row: &rusqlite::Row<'_>| {
        let mut cells = Cells::starting_at(row, 0);
        Ok(Present {
            id: cells.take()?,
            kind: cells.take()?,
            flags: cells.take()?,
            size: cells.take()?,
            file: cells.take()?,
            place: cells.take()?,
            touch: cells.take()?,
            is_file_gone: cells.take()?,
            is_deleted: cells.take()?,
            is_touch_there: cells.take()?,
        })
    };
    Ok(connection.prepare_cached(&sql)?.query_row(values, read).optional()?)
}

/// Writes the flags of a message, the file and place they are of, and the touch that it is.
pub fn set_flags(tx: &Tx<'_>, mail: &Present) -> Result<()> {
    let sql = "UPDATE mail SET flags = ?, file_id = ?, place = ?, touch_id = ? WHERE id = ?";
    let place = mail.place.and_then(|place| i64::try_from(place).ok());
    tx.connection().prepare_cached(sql)?.execute((&mail.flags, mail.file, place, mail.touch, mail.id))?;
    Ok(())
}

/// Another file of a source that holds a message.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherFile {
    pub id: MailFileId,
    pub source: String,
    pub name: String,
    /// Letters of a Maildir, where it has any.
    pub mark: Option<String>,
}

/// Finds a file besides one that holds a message and is there.
pub fn other_file(connection: &Connection, mail: MailId, besides: MailFileId) -> Result<Option<OtherFile>> {
    let sql = "SELECT mail_file.id, mail_source.path, mail_file.name, mail_file.mark
               FROM mail_file JOIN mail_source ON mail_source.id = mail_file.source_id
               WHERE mail_file.mail_id = ? AND mail_file.id <> ? AND mail_file.deleted_at IS NULL ORDER BY mail_file.id LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| Ok(OtherFile { id: row.get(0)?, source: row.get(1)?, name: row.get(2)?, mark: row.get(3)? });
    Ok(connection.prepare_cached(sql)?.query_row((mail, besides), read).optional()?)
}

/// Returns the path of a file's source, and its name below that.
pub fn file_named(connection: &Connection, file: MailFileId) -> Result<(String, String)> {
    let sql = "SELECT mail_source.path, mail_file.name FROM mail_file JOIN mail_source ON mail_source.id = mail_file.source_id
               WHERE mail_file.id = ?";
    Ok(connection.prepare_cached(sql)?.query_row([file], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Says whether a touch is that of a draft which somebody said was sent: then it is not only the message's.
pub fn is_of_draft(connection: &Connection, touch: TouchId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM mail_draft WHERE touch_id = ? AND deleted_at IS NULL)";
    Ok(connection.prepare_cached(sql)?.query_row([touch], |row| row.get(0))?)
}
