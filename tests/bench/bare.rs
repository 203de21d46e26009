//! The least a program can do with a mailbox, to measure ours against: `bare MAILDIR FILE` reads every message with the mail
//! library, keeps it as a row, and indexes its text as it is.

use mail_parser::MessageParser;
use rusqlite::{Connection, params};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(maildir), Some(file)) = (arguments.next(), arguments.next()) else { return Err("MAILDIR FILE".into()) };
    let mut book = Connection::open(file)?;
    book.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
         CREATE TABLE mail (id INTEGER PRIMARY KEY, message_id TEXT, sender TEXT, subject TEXT, at TEXT, body TEXT);
         CREATE VIRTUAL TABLE text USING fts5 (subject, body, content = mail, content_rowid = id);",
    )?;
    let (parser, tx) = (MessageParser::default(), book.transaction()?);
    for entry in ["cur", "new"].iter().flat_map(|folder| std::fs::read_dir(maildir.join(folder)).into_iter().flatten()) {
        let bytes = std::fs::read(entry?.path())?;
        let Some(message) = parser.parse(&bytes) else { continue };
        let sender = message.from().and_then(|from| from.first()).and_then(|from| from.address());
        let (subject, body) = (message.subject().unwrap_or_default(), message.body_text(0).unwrap_or_default());
        let at = message.date().map(mail_parser::DateTime::to_rfc3339);
        tx.prepare_cached("INSERT INTO mail (message_id, sender, subject, at, body) VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            message.message_id(),
            sender,
            subject,
            at,
            body
        ])?;
        tx.prepare_cached("INSERT INTO text (rowid, subject, body) VALUES (?1, ?2, ?3)")?.execute(params![
            tx.last_insert_rowid(),
            subject,
            body
        ])?;
    }
    Ok(tx.commit()?)
}
