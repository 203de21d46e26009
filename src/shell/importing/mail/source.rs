//! One source: what of it is new since it was read last, and that into the book.

use super::super::ImportError;
use super::listing::{Entry, Listing, escaped, head, stamp, unescaped};
use super::target::Target;
use super::{Watch, feed, mailbox};
use crate::domain::{MailSourceId, MailSourceKind, Timestamp};
use crate::import::mail::names::{flags_of, united};
use crate::import::mail::{looks_like_mail, mbox::is_mbox};
use crate::ops::mail::{Inbox, Origin, SeenFile};
use crate::store::mail::files::{KnownFile, Scan, extent, known_files, scan_of};
use crate::store::{self, Tx, Writer};
use std::collections::{HashMap, HashSet};

/// Messages between two looks at the watch.
const A_LOOK: usize = 64;
/// Bytes of a mailbox file that count as one message, for how far it is.
const A_MESSAGE: u64 = 16 << 10;
/// Endings of files that are mail, whatever stands in them.
const ENDINGS: &[&str] = &["eml", "emlx", "mbox", "mbx"];

/// Says whether a source looks as it did when it was read last: every folder and mailbox file as old as then, and every file
/// of it in the book.
pub(super) fn is_as_before(writer: &Writer, id: MailSourceId, target: &Target) -> store::Result<bool> {
    if target.kind == MailSourceKind::Message {
        // Messages that were named one by one are read when they are named.
        return Ok(true);
    }
    let Some(scan) = scan_of(writer.connection(), id)? else { return Ok(false) };
    let found =
        |below: &str| std::fs::metadata(if below.is_empty() { target.path.clone() } else { target.path.join(unescaped(below)) }).ok();
    let is_old = |below: &str, before: i64| before != 0 && found(below).is_some_and(|found| stamp(&found) == before);
    let are_folders_old = scan.folders.iter().all(|(below, before)| is_old(below, *before));
    let is_mailbox_old =
        |below: &str, size: u64, before: i64| found(below).is_some_and(|found| found.len() == size && stamp(&found) == before);
    let are_mailboxes_old = scan.mailboxes.iter().all(|(below, size, before)| is_mailbox_old(below, *size, *before));
    Ok(are_folders_old && are_mailboxes_old && extent(writer.connection(), id)? == scan.files)
}

/// Reads what is new of a source; says whether there is mail in it.
pub(super) fn read(tx: &Tx<'_>, inbox: &mut Inbox<'_>, target: &Target, now: Timestamp, watch: Watch<'_>) -> Result<bool, ImportError> {
    let (id, kind) = inbox.source(&target.name(), target.kind)?;
    let known = known_files(tx.connection(), id)?;
    let mut listing = listing(target);
    let opened_before = inbox.report().skipped;
    let plan = Plan::of(&listing, &known, target.kind);
    let has_mail = plan.others.is_empty() || !known.is_empty() || !plan.fresh.is_empty() || !plan.mailboxes.is_empty();
    for (name, why) in &listing.unopened {
        inbox.unopened(name, why.clone());
    }
    inbox.others(plan.others.len() as u64);
    for (known, entry) in &plan.moved {
        inbox.moved_file(known, &entry.name, entry.flags.as_deref().unwrap_or_default(), entry.placed)?;
    }
    for known in &plan.gone {
        inbox.gone_file(known)?;
    }
    let total = plan.fresh.len() as u64 + plan.mailboxes.iter().map(|(entry, _)| entry.size / A_MESSAGE + 1).sum::<u64>();
    let mut course = Course { id, now, done: 0, total, watch };
    course.read_files(inbox, &plan)?;
    for (entry, known) in &plan.mailboxes {
        course.read_mailbox(inbox, entry, *known)?;
    }
    let grows = plan.mailboxes.iter().map(|(entry, _)| *entry).chain(plan.others.iter().copied());
    let mailboxes = grows.map(|entry| (entry.name.clone(), entry.size, entry.stamp)).collect();
    // What could not be opened is looked for again.
    if inbox.report().skipped > opened_before {
        listing.look_again();
    }
    let scan = Scan { folders: listing.folders, mailboxes, ..Scan::default() };
    // Some messages of a folder say nothing about the rest of it.
    let is_part = target.kind == MailSourceKind::Message && kind != target.kind;
    inbox.source_done(id, (!is_part).then_some(scan))?;
    Ok(has_mail)
}

fn listing(target: &Target) -> Listing {
    let own = flags_of(target.path.file_name().and_then(|name| name.to_str()));
    let files = match target.kind {
        MailSourceKind::Maildir | MailSourceKind::Folder => {
            let mut listing = Listing::of(&target.path);
            listing.entries.iter_mut().filter(|entry| entry.placed.is_empty()).for_each(|entry| entry.placed = own);
            return listing;
        }
        MailSourceKind::Mbox => std::slice::from_ref(&target.path),
        MailSourceKind::Message => target.files.as_slice(),
    };
    let mut listing = Listing::default();
    for path in files {
        let name = path.file_name().map_or_else(|| path.display().to_string(), escaped);
        match std::fs::metadata(path) {
            Ok(found) => {
                let (size, stamp) = (found.len(), stamp(&found));
                // A mailbox file that is a source of its own has no name below it.
                let name = if target.kind == MailSourceKind::Mbox { String::new() } else { name };
                listing.entries.push(Entry { name, path: path.clone(), flags: None, placed: own, size, stamp });
            }
            Err(error) => listing.unopened.push((name, (&error).into())),
        }
    }
    listing
}

/// What is to be done about the files of a source.
#[derive(Default)]
struct Plan<'l> {
    fresh: Vec<(&'l Entry, Option<&'l KnownFile>)>,
    /// All of them: those that did not change are passed over when their turn comes.
    mailboxes: Vec<(&'l Entry, Option<&'l KnownFile>)>,
    moved: Vec<(&'l KnownFile, &'l Entry)>,
    gone: Vec<&'l KnownFile>,
    /// What is no mail, or not yet.
    others: Vec<&'l Entry>,
}

impl<'l> Plan<'l> {
    fn of(listing: &'l Listing, known: &'l HashMap<Box<str>, KnownFile>, kind: MailSourceKind) -> Plan<'l> {
        let mut plan = Plan::default();
        let is_whole = matches!(kind, MailSourceKind::Maildir | MailSourceKind::Folder) && listing.unopened.is_empty();
        let mut missing = if is_whole { missing(listing, known) } else { HashMap::new() };
        for entry in &listing.entries {
            let before = known.get(entry.name.as_str());
            match &entry.flags {
                Some(flags) => plan.place_message((entry, flags), before, &mut missing),
                None => plan.place_file(entry, before, kind),
            }
        }
        plan.gone = missing.into_values().flatten().collect();
        plan.gone.sort_by_key(|known| known.id);
        plan
    }

    fn place_message(
        &mut self,
        (entry, flags): (&'l Entry, &str),
        before: Option<&'l KnownFile>,
        missing: &mut HashMap<&'l str, Vec<&'l KnownFile>>,
    ) {
        match before {
            Some(before) if before.mark == flags && !before.is_gone => {}
            Some(before) => self.moved.push((before, entry)),
            // The same message in another folder. Of another size it is another message, or comes out as the same when it is read.
            None => match missing.get_mut(base(&entry.name)).and_then(|missing| of_size(missing, &entry.path)) {
                Some(before) => self.moved.push((before, entry)),
                None => self.fresh.push((entry, None)),
            },
        }
    }

    fn place_file(&mut self, entry: &'l Entry, before: Option<&'l KnownFile>, kind: MailSourceKind) {
        let is_same = before.is_some_and(|before| before.size == entry.size && before.stamp == entry.stamp && !before.is_gone);
        let was_mailbox = before.is_some_and(|before| before.read_to > 0);
        if is_same && !was_mailbox {
            return;
        }
        let head = if is_same { Vec::new() } else { head(&entry.path).unwrap_or_default() };
        let ending = entry.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let is_named = ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
        if was_mailbox || is_mbox(&head) {
            self.mailboxes.push((entry, before));
        } else if kind != MailSourceKind::Folder || is_named || looks_like_mail(&head) {
            self.fresh.push((entry, before));
        } else {
            self.others.push(entry);
        }
    }
}

/// Returns the files that are not there any more, by their names without folders.
fn missing<'l>(listing: &Listing, known: &'l HashMap<Box<str>, KnownFile>) -> HashMap<&'l str, Vec<&'l KnownFile>> {
    let listed: HashSet<&str> = listing.entries.iter().map(|entry| entry.name.as_str()).collect();
    let is_missing = |name: &str, known: &KnownFile| !known.is_gone && !listed.contains(name);
    let mut missing: HashMap<&str, Vec<&KnownFile>> = HashMap::new();
    for (name, known) in known.iter().filter(|(name, known)| is_missing(name, known)) {
        missing.entry(base(name)).or_default().push(known);
    }
    missing
}

/// Takes one of the size that a file has out of files.
fn of_size<'l>(missing: &mut Vec<&'l KnownFile>, path: &std::path::Path) -> Option<&'l KnownFile> {
    let size = std::fs::metadata(path).ok()?.len();
    let found = missing.iter().position(|known| known.size == size)?;
    Some(missing.swap_remove(found))
}

/// Returns a message's name without its folder.
fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// How far the reading of a source is.
struct Course<'w> {
    id: MailSourceId,
    now: Timestamp,
    done: u64,
    total: u64,
    watch: Watch<'w>,
}

impl Course<'_> {
    fn look(&mut self, done: u64) -> Result<(), ImportError> {
        if (self.watch)(done, self.total.max(done)) { Ok(()) } else { Err(ImportError::Stopped) }
    }

    fn read_files(&mut self, inbox: &mut Inbox<'_>, plan: &Plan<'_>) -> Result<(), ImportError> {
        let entries: Vec<&Entry> = plan.fresh.iter().map(|(entry, _)| *entry).collect();
        self.look(0)?;
        feed::each(&entries, self.now, |index, read| {
            if index % A_LOOK == 0 {
                self.look(index as u64)?;
            }
            let (entry, known) = plan.fresh[index];
            match read {
                Ok(read) => {
                    let seen = self.seen(entry, known);
                    // In a Maildir nothing changes but the names.
                    let (size, stamp) = if entry.flags.is_some() { (read.size, 0) } else { (read.size, read.stamp) };
                    inbox.message_file(&SeenFile { size, stamp, ..seen }, read.mail)?;
                }
                Err(error) => inbox.unopened(&entry.name, (&error).into()),
            }
            Ok::<_, ImportError>(())
        })?;
        self.done += entries.len() as u64;
        Ok(())
    }

    fn seen<'e>(&self, entry: &'e Entry, known: Option<&'e KnownFile>) -> SeenFile<'e> {
        let shown =
            if entry.name.is_empty() { entry.path.file_name().and_then(|name| name.to_str()).unwrap_or_default() } else { &entry.name };
        let placed = entry.placed;
        SeenFile {
            source: self.id,
            name: &entry.name,
            shown,
            size: entry.size,
            stamp: entry.stamp,
            flags: entry.flags.as_deref(),
            placed,
            known,
        }
    }

    fn read_mailbox(&mut self, inbox: &mut Inbox<'_>, entry: &Entry, known: Option<&KnownFile>) -> Result<(), ImportError> {
        let is_same = known.is_some_and(|known| known.size == entry.size && known.stamp == entry.stamp && !known.is_gone);
        let begun = self.done;
        self.done += entry.size / A_MESSAGE + 1;
        if is_same {
            return Ok(());
        }
        let seen = self.seen(entry, known);
        let from = known.filter(|known| mailbox::only_grew(&entry.path, known.read_to, &known.mark)).map_or(0, |known| known.read_to);
        let file = inbox.mailbox_file(&seen);
        let mut taken = 0;
        let name = entry.path.file_name().and_then(|name| name.to_str());
        let placed = united(entry.placed, flags_of(name));
        let read = mailbox::each(&entry.path, from, self.now, |place, mut mail| {
            if taken % A_LOOK == 0 {
                self.look(begun + place / A_MESSAGE)?;
            }
            taken += 1;
            mail.flags = united(&mail.flags, &placed);
            inbox.take(mail, &Origin { file: Some(file), place: Some(place), name: seen.shown.to_owned() })?;
            Ok::<_, MailboxError>(())
        });
        match read {
            Ok(read_to) => Ok(inbox.mailbox_done(&seen, file, read_to, mailbox::mark(&entry.path, read_to).unwrap_or_default())?),
            Err(MailboxError::Import(error)) => Err(error),
            Err(MailboxError::Io(error)) => {
                inbox.unopened(seen.shown, (&error).into());
                if taken == 0 {
                    return Ok(());
                }
                // What came before stays, under a file that is to be read again.
                Ok(inbox.mailbox_done(&SeenFile { stamp: 0, ..seen }, file, 0, String::new())?)
            }
        }
    }
}

/// Why a mailbox file was not read to its end.
enum MailboxError {
    Io(std::io::Error),
    Import(ImportError),
}

impl From<std::io::Error> for MailboxError {
    fn from(error: std::io::Error) -> Self {
        MailboxError::Io(error)
    }
}

impl From<ImportError> for MailboxError {
    fn from(error: ImportError) -> Self {
        MailboxError::Import(error)
    }
}

impl From<crate::ops::Error> for MailboxError {
    fn from(error: crate::ops::Error) -> Self {
        MailboxError::Import(error.into())
    }
}
