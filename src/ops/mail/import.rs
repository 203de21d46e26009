//! Mail coming in: message by message into one transaction, each once, wherever it was found. What is done about those found again
//! stands in `again`.

use super::report::{MailProblem, MailReport, MailTrouble, Sample, SourceReport};
use crate::domain::whose::{Belonging, Whose};
use crate::domain::{
    Direction, Mail, MailFile, MailFileId, MailFileKind, MailId, MailKind, MailSource, MailSourceId, MailSourceKind, MailThreadId, Moment,
    Touch, TouchId, TouchKind,
};
use crate::import::mail::ReadMail;
use crate::import::mail::names::united;
use crate::ops::Result;
use crate::store::mail::files::{
    KnownFile, Scan, add_file, extent, file_is_gone, keep_scan, move_file, replace_file, source_at, source_was_read,
};
use crate::store::mail::history::wake;
use crate::store::mail::threads::{Joining, Threader};
use crate::store::mail::whose;
use crate::store::{self, Obstacle, OpLabel, RowId, Tx, entities};
use serde_json::json;

/// Letters of a Maildir that say a message is no part of a conversation: a draft, or in the bin.
const NO_CONVERSATION: [char; 2] = ['D', 'T'];

/// Where a message was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    pub file: Option<MailFileId>,
    /// Where in an mbox it begins.
    pub place: Option<u64>,
    /// What its file is called, for messages without a subject that can be read.
    pub name: String,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    New(MailId),
    /// It was there before.
    Same(MailId),
}

impl Taken {
    pub fn id(self) -> MailId {
        match self {
            Taken::New(id) | Taken::Same(id) => id,
        }
    }
}

/// A file of a source as it is now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeenFile<'f> {
    pub source: MailSourceId,
    /// Below the source's path; of a Maildir's message without its flags.
    pub name: &'f str,
    /// How the file is called for people.
    pub shown: &'f str,
    pub size: u64,
    pub stamp: i64,
    /// Letters of a Maildir; `None` where the file's name says none.
    pub flags: Option<&'f str>,
    /// Letters that hold for everything in its folder: drafts, what was thrown away.
    pub placed: &'f str,
    /// As it was read before.
    pub known: Option<&'f KnownFile>,
}

/// Takes messages into the book, inside of one transaction.
pub struct Inbox<'t> {
    pub(super) tx: &'t Tx<'t>,
    whose: Whose,
    threads: Threader,
    pub(super) report: MailReport,
}

impl<'t> Inbox<'t> {
    pub fn open(tx: &'t Tx<'t>) -> Result<Inbox<'t>> {
        let (whose, threads) = (whose::load(tx.connection())?, Threader::load(tx.connection())?);
        Ok(Inbox { tx, whose, threads, report: MailReport::default() })
    }

    /// Returns what was done so far.
    pub fn report(&self) -> &MailReport {
        &self.report
    }

    pub fn finish(self) -> MailReport {
        self.report
    }

    /// Begins with a source: finds it among those remembered, or remembers it. A folder of which messages are named one by one stays
    /// the folder that it is.
    pub fn source(&mut self, path: &str, kind: MailSourceKind) -> Result<(MailSourceId, MailSourceKind)> {
        self.report.sources.push(SourceReport { path: path.to_owned(), kind, read: 0, added: 0 });
        if let Some((found, is_removed)) = source_at(self.tx.connection(), path)? {
            let none: Option<String> = None;
            if is_removed {
                store::set_column::<MailSource>(self.tx.connection(), found.id, "deleted_at", none)?;
            }
            if found.kind != kind && (kind != MailSourceKind::Message || is_removed) {
                store::update(self.tx.connection(), found.id, &MailSource { kind, ..found.fields })?;
                return Ok((found.id, kind));
            }
            return Ok((found.id, found.kind));
        }
        let id = MailSourceId::of(self.tx.new_id());
        store::insert(self.tx.connection(), id, &MailSource { path: path.to_owned(), kind, read_at: None }, self.tx.at())?;
        Ok((id, kind))
    }

    /// Ends with a source; keeps what it looks like, for the next time, where all of it was looked at.
    pub fn source_done(&mut self, source: MailSourceId, scan: Option<Scan>) -> Result<()> {
        if let Some(scan) = scan {
            let files = extent(self.tx.connection(), source)?;
            keep_scan(self.tx, source, &Scan { files, at: self.tx.timestamp().timestamp(), ..scan })?;
        }
        let of = self.report.sources.last();
        if of.is_some_and(|of| of.read > 0) {
            source_was_read(self.tx, source)?;
        }
        Ok(())
    }

    /// Takes the message of a file of its own.
    pub fn message_file(&mut self, seen: &SeenFile<'_>, mut read: ReadMail) -> Result<Taken> {
        let id = seen.known.map_or_else(|| MailFileId::of(self.tx.new_id()), |known| known.id);
        if let Some(flags) = seen.flags {
            flags.clone_into(&mut read.flags);
        }
        read.flags = united(&read.flags, seen.placed);
        let taken = self.take(read, &Origin { file: Some(id), place: None, name: seen.shown.to_owned() })?;
        let mark = seen.flags.filter(|flags| !flags.is_empty()).map(str::to_owned);
        self.write_file(seen, id, MailFileKind::Message, (None, mark, Some(taken.id())))?;
        Ok(taken)
    }

    /// Returns the file that the messages of a mailbox file are from.
    pub fn mailbox_file(&self, seen: &SeenFile<'_>) -> MailFileId {
        seen.known.map_or_else(|| MailFileId::of(self.tx.new_id()), |known| known.id)
    }

    /// Notes up to where a mailbox file was read, and a fingerprint of what stands there.
    pub fn mailbox_done(&mut self, seen: &SeenFile<'_>, id: MailFileId, read_to: u64, mark: String) -> Result<()> {
        self.write_file(seen, id, MailFileKind::Mbox, (Some(read_to), Some(mark), None))
    }

    fn write_file(
        &self,
        seen: &SeenFile<'_>,
        id: MailFileId,
        kind: MailFileKind,
        (read_to, mark, mail): (Option<u64>, Option<String>, Option<MailId>),
    ) -> Result<()> {
        let (name, size, stamp) = (seen.name.to_owned(), seen.size, seen.stamp);
        let file = MailFile { source: seen.source, kind, name, size, stamp, read_to, mark, mail };
        match seen.known {
            Some(_) => replace_file(self.tx, id, &file)?,
            None => add_file(self.tx, id, &file)?,
        }
        Ok(())
    }

    /// Takes note of new flags of a message that is there, or of a new place of its file.
    pub fn moved_file(&mut self, known: &KnownFile, name: &str, flags: &str, placed: &str) -> Result<()> {
        move_file(self.tx, known.id, name, flags)?;
        if let Some(mail) = known.mail {
            self.flagged(mail, known.id, &united(flags, placed))?;
        }
        self.count_read();
        self.report.updated += 1;
        Ok(())
    }

    /// Notes that a file is not there any more; its message stays in the book.
    pub fn gone_file(&mut self, known: &KnownFile) -> Result<()> {
        self.report.gone += 1;
        file_is_gone(self.tx, known.id)?;
        match known.mail {
            Some(mail) => self.follow_other_file(mail, known.id),
            None => Ok(()),
        }
    }

    /// Notes files of a folder that are no mail.
    pub fn others(&mut self, files: u64) {
        self.report.others += files;
    }

    /// Notes a file or folder that could not be opened, and so was not read.
    pub fn unopened(&mut self, file: &str, why: Obstacle) {
        self.report.skipped += 1;
        self.report.problem(MailProblem { file: file.to_owned(), place: None, why: MailTrouble::Io(why) });
    }

    /// Takes a message, unless it is there.
    pub fn take(&mut self, read: ReadMail, origin: &Origin) -> Result<Taken> {
        self.count_read();
        let Some(present) = self.present(&read)? else {
            let (id, mail) = self.add(read, origin)?;
            self.count(&mail, origin);
            return Ok(Taken::New(id));
        };
        if self.is_sent_now(&present, &read) {
            // Other people may stand in it than in the draft, and other words: it takes the draft's place.
            store::delete::<Mail>(self.tx.connection(), present.id, self.tx.at())?;
            let (id, mail) = self.add(read, origin)?;
            self.report.updated += 1;
            self.report.touches += u64::from(mail.touch.is_some());
            return Ok(Taken::Same(id));
        }
        let is_changed = self.again(&present, &read, origin)?;
        *if is_changed { &mut self.report.updated } else { &mut self.report.unchanged } += 1;
        Ok(Taken::Same(present.id))
    }

    fn add(&mut self, read: ReadMail, origin: &Origin) -> Result<(MailId, Mail)> {
        let belonging = self.whose.of(&read.people);
        let joining = Joining {
            message_id: read.message_id.as_deref(),
            refs: &read.refs,
            subject: &read.subject,
            people: &read.people,
            at: read.at,
            account: belonging.account,
        };
        let thread = self.threads.place(self.tx, &joining)?;
        let mut mail = mail(read, origin, belonging, thread);
        let id = add(self.tx, &mut mail)?;
        if mail.direction == Direction::In && is_conversation(&mail) {
            wake(self.tx, thread, id)?;
        }
        Ok((id, mail))
    }

    fn count_read(&mut self) {
        self.report.read += 1;
        if let Some(source) = self.report.sources.last_mut() {
            source.read += 1;
        }
    }

    fn count(&mut self, mail: &Mail, origin: &Origin) {
        let report = &mut self.report;
        report.added += 1;
        report.unmatched += u64::from(mail.account.is_none());
        report.marked += u64::from(!mail.marks.is_empty());
        report.touches += u64::from(mail.touch.is_some());
        *report.kinds.entry(mail.kind).or_default() += 1;
        for mark in &mail.marks {
            *report.marks.entry(*mark).or_default() += 1;
        }
        if let Some(source) = report.sources.last_mut() {
            source.added += 1;
        }
        report.sample(|| Sample {
            at: mail.at,
            from: mail.from().map(|from| from.name.clone().unwrap_or_else(|| from.email.clone())).unwrap_or_default(),
            subject: mail.subject.clone(),
            account: mail.account,
        });
        if mail.kind == MailKind::Unreadable {
            report.problem(MailProblem { file: origin.name.clone(), place: origin.place, why: MailTrouble::Unreadable });
        }
    }
}

/// Returns the label of an import for the change log.
pub fn label(report: &MailReport) -> OpLabel {
    let sources: Vec<&str> = report.sources.iter().filter(|source| source.read > 0).map(|source| source.path.as_str()).collect();
    let file = match sources.as_slice() {
        [one] => (*one).to_owned(),
        several => several.first().map(|first| format!("{first} …")).unwrap_or_default(),
    };
    OpLabel { kind: "import", args: json!({ "import": "mail", "added": report.added, "updated": report.updated, "file": file }) }
}

fn mail(read: ReadMail, origin: &Origin, belonging: Belonging, thread: MailThreadId) -> Mail {
    let subject = if read.kind == MailKind::Unreadable && read.subject.is_empty() { origin.name.clone() } else { read.subject };
    Mail {
        account: belonging.account,
        contact: belonging.contact,
        thread,
        touch: None,
        file: origin.file,
        place: origin.place,
        message_id: read.message_id,
        fingerprint: read.fingerprint,
        kind: read.kind,
        direction: belonging.direction,
        at: read.at,
        subject,
        body: read.body,
        people: read.people,
        refs: read.refs,
        attachments: read.attachments,
        marks: read.marks,
        flags: read.flags,
        size: read.size,
    }
}

/// Adds a message, with the touch that it is where it belongs to an account.
pub fn add(tx: &Tx, mail: &mut Mail) -> Result<MailId> {
    mail.touch = touch(tx, mail)?;
    let id = MailId::of(tx.new_id());
    let known_at = Moment::from(mail.at).min(tx.at());
    store::insert(tx.connection(), id, mail, known_at)?;
    Ok(id)
}

/// Says whether a message is one that a person wrote to persons.
pub fn is_conversation(mail: &Mail) -> bool {
    is_spoken(mail.kind, &mail.flags)
}

pub(super) fn is_spoken(kind: MailKind, flags: &str) -> bool {
    kind == MailKind::Message && !is_aside(flags)
}

/// Says whether flags are those of a draft, or of what lies in the bin.
pub(super) fn is_aside(flags: &str) -> bool {
    flags.contains(NO_CONVERSATION)
}

/// Adds the touch of a message; `None` for what is no conversation with an account.
pub fn touch(tx: &Tx, mail: &Mail) -> Result<Option<TouchId>> {
    let Some(account) = mail.account.filter(|_| is_conversation(mail)) else { return Ok(None) };
    // A draft of ours that was said to be sent is in the timeline already.
    let sent = store::letters::touch_of_sent(tx.connection(), account, mail)?.filter(|_| mail.direction == Direction::Out);
    if sent.is_some() {
        return Ok(sent);
    }
    let at = Moment::from(mail.at);
    let touch = Touch {
        direction: if mail.direction == Direction::TwoWay { Direction::In } else { mail.direction },
        subject: Some(mail.subject.clone()).filter(|subject| !subject.is_empty()),
        ..Touch::of(account, TouchKind::Email, at)
    };
    let id = TouchId::of(tx.new_id());
    store::insert(tx.connection(), id, &touch, at.min(tx.at()))?;
    if let Some(contact) = mail.contact {
        entities::set_contacts_of_touch(tx, id, &[contact])?;
    }
    Ok(Some(id))
}
