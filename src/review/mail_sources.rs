//! Where mail is read from, with how much came from there and when it was looked at last.

use crate::domain::{MailSource, MailSourceId, Row, Timestamp};
use crate::store::mail::files::{count_messages, scan_of};
use crate::store::{Result, all_of};
use rusqlite::Connection;

/// A source of mail.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceLine {
    pub source: Row<MailSourceId, MailSource>,
    /// Messages that are in its files, also those that came in from elsewhere before.
    pub messages: u64,
    /// When it was looked at last; `read_at` is when something new was found.
    pub looked_at: Option<Timestamp>,
}

/// Reads the sources in the order of their paths.
pub fn mail_sources(connection: &Connection) -> Result<Vec<SourceLine>> {
    let mut lines = Vec::new();
    for source in all_of::<MailSource>(connection)? {
        let at = scan_of(connection, source.id)?.map(|scan| scan.at).filter(|at| *at > 0);
        let messages = count_messages(connection, source.id)?;
        lines.push(SourceLine { source, messages, looked_at: at.and_then(|at| Timestamp::from_timestamp(at, 0)) });
    }
    lines.sort_by(|one, other| one.source.path.cmp(&other.source.path));
    Ok(lines)
}
