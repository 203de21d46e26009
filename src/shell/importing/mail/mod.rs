//! An import of mail from paths to book: what the paths are, what of it is new, and every message of it into one transaction.
//! Files are read and parsed on threads beside; rows are written as they come, so that memory does not grow with the mailbox.

mod feed;
mod listing;
mod mailbox;
mod pattern;
mod source;
mod target;

use super::{ImportError, Place};
use crate::domain::{MailSource, Timestamp};
use crate::ops::mail::{Inbox, MailReport, import::label};
use crate::store::{self, Changes, Tx, Writer};
use crate::tui::job::{MailOutcome, MailRequest};
use target::Target;

/// Says how far an import is; returning false stops it.
type Watch<'w> = &'w mut dyn FnMut(u64, u64) -> bool;

/// An import of mail that is done, or rehearsed.
#[derive(Debug)]
pub struct MailImported {
    pub outcome: MailOutcome,
    pub changes: Changes,
}

/// Runs an import of mail; `watch` hears how far it is and can stop it.
pub fn run(writer: &mut Writer, request: &MailRequest, place: Place, watch: Watch<'_>) -> Result<MailImported, ImportError> {
    let is_refresh = request.paths.is_empty();
    let targets = if is_refresh { changed(writer)? } else { target::of_paths(&request.paths)? };
    if targets.is_empty() {
        let outcome = MailOutcome { report: MailReport::default(), op: None, rehearsed: request.dry_run };
        return Ok(MailImported { outcome, changes: Changes::default() });
    }
    let mut carry_out = |tx: &Tx<'_>| read_all(tx, &targets, is_refresh, place.now, &mut *watch);
    if request.dry_run {
        let report = writer.rehearse(place.now, carry_out)?;
        return Ok(MailImported { outcome: MailOutcome { report, op: None, rehearsed: true }, changes: Changes::default() });
    }
    let done = writer.transact(place.now, |tx| carry_out(tx).map(|report| (report.clone(), label(&report))))?;
    let outcome = MailOutcome { report: done.value, op: done.op, rehearsed: false };
    Ok(MailImported { outcome, changes: done.changes })
}

/// Returns the remembered sources that do not look as they did when they were read last.
fn changed(writer: &Writer) -> Result<Vec<Target>, ImportError> {
    let sources = store::all_of::<MailSource>(writer.connection())?;
    if sources.is_empty() {
        return Err(ImportError::NoMailSources);
    }
    let mut targets = Vec::new();
    for row in sources {
        let target = Target::remembered(&row);
        if !source::is_as_before(writer, row.id, &target)? {
            targets.push(target);
        }
    }
    Ok(targets)
}

fn read_all(tx: &Tx<'_>, targets: &[Target], is_refresh: bool, now: Timestamp, watch: Watch<'_>) -> Result<MailReport, ImportError> {
    let mut inbox = Inbox::open(tx)?;
    let mut has_mail = is_refresh;
    for target in targets {
        has_mail |= source::read(tx, &mut inbox, target, now, watch)?;
    }
    match targets.first().filter(|_| !has_mail) {
        Some(first) => Err(ImportError::NoMail(first.path.clone())),
        None => Ok(inbox.finish()),
    }
}
