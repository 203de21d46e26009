//! What is done about a message that is found again: what was half written when it was read is whole now, a draft was sent, the bin
//! was emptied onto the desk. The message stays one; its touch goes with the bin and comes back from it.

use super::import::{Inbox, Origin, is_aside, is_spoken, touch};
use crate::domain::{Mail, MailFileId, MailId, Touch, TouchId};
use crate::import::mail::ReadMail;
use crate::import::mail::names::{flags_of, united};
use crate::ops::Result;
use crate::store;
use crate::store::mail::present::{Present, by_fingerprint, by_id, by_message_id, file_named, is_of_draft, other_file, set_flags};

impl Inbox<'_> {
    /// Finds a message that was read before.
    pub(super) fn present(&self, read: &ReadMail) -> Result<Option<Present>> {
        Ok(match &read.message_id {
            Some(message_id) => by_message_id(self.tx.connection(), message_id)?,
            None => by_fingerprint(self.tx.connection(), &read.fingerprint)?,
        })
    }

    /// Says whether what was a draft is found as a message that was sent.
    pub(super) fn is_sent_now(&self, present: &Present, read: &ReadMail) -> bool {
        present.flags.contains('D') && !present.is_deleted && !is_aside(&read.flags)
    }

    /// Takes over what a message says that it did not say when it was read before; says whether that was anything.
    pub(super) fn again(&mut self, present: &Present, read: &ReadMail, origin: &Origin) -> Result<bool> {
        // A mailbox file may hold a message twice: what was moved out of it stays in it, flagged as thrown away, until it is compacted.
        let is_same = present.file.is_some() && (present.file, present.place) == (origin.file, origin.place);
        let is_left = present.is_file_gone && present.file != origin.file;
        let is_back = is_aside(&present.flags) && !is_aside(&read.flags);
        if present.is_deleted || !(is_same || is_left || is_back) {
            return Ok(false);
        }
        let has_grown = is_same && read.size > present.size && self.complete(present.id, read)?;
        let now = Present { flags: read.flags.clone(), file: origin.file, place: origin.place, ..present.clone() };
        Ok(self.put_flags(present, now)? || has_grown)
    }

    /// Takes over the flags of a message's file.
    pub(super) fn flagged(&mut self, mail: MailId, file: MailFileId, flags: &str) -> Result<()> {
        let Some(present) = by_id(self.tx.connection(), mail)?.filter(|present| !present.is_deleted) else { return Ok(()) };
        if present.file == Some(file) || present.is_file_gone {
            let place = present.place.filter(|_| present.file == Some(file));
            let now = Present { flags: flags.to_owned(), file: Some(file), place, ..present.clone() };
            self.put_flags(&present, now)?;
        }
        Ok(())
    }

    /// Lets a message whose file is gone follow another file that holds it.
    pub(super) fn follow_other_file(&mut self, mail: MailId, gone: MailFileId) -> Result<()> {
        let connection = self.tx.connection();
        let present = by_id(connection, mail)?.filter(|present| present.file == Some(gone) && !present.is_deleted);
        let (Some(present), Some(other)) = (present, other_file(connection, mail, gone)?) else { return Ok(()) };
        let placed = placed(&other.source, &other.name);
        let (source, name) = file_named(connection, gone)?;
        // What the folder said that it stood in holds no longer.
        let before = self::placed(&source, &name);
        let kept = || present.flags.chars().filter(|letter| !before.contains(*letter)).collect();
        let flags = other.mark.unwrap_or_else(kept);
        let now = Present { flags: united(&flags, placed), file: Some(other.id), place: None, ..present.clone() };
        self.put_flags(&present, now).map(drop)
    }

    /// Writes flags, and lets the touch go or come; says whether the flags changed.
    fn put_flags(&mut self, before: &Present, mut now: Present) -> Result<bool> {
        if before.flags == now.flags && before.file == now.file {
            return Ok(false);
        }
        now.touch = match (is_spoken(before.kind, &before.flags), is_spoken(now.kind, &now.flags)) {
            (true, false) => self.let_go(before)?,
            (false, true) if before.touch.is_none() => self.touch_again(before.id, &now.flags)?,
            _ => before.touch,
        };
        set_flags(self.tx, &now)?;
        Ok(before.flags != now.flags)
    }

    /// Takes the touch of a message out of the timeline, unless it is that of a draft, which was said to be sent.
    fn let_go(&self, mail: &Present) -> Result<Option<TouchId>> {
        let Some(touch) = mail.touch.filter(|_| mail.is_touch_there) else { return Ok(mail.touch) };
        if !is_of_draft(self.tx.connection(), touch)? {
            store::delete::<Touch>(self.tx.connection(), touch, self.tx.at())?;
        }
        Ok(None)
    }

    fn touch_again(&mut self, id: MailId, flags: &str) -> Result<Option<TouchId>> {
        let mail = Mail { flags: flags.to_owned(), ..store::needed::<Mail>(self.tx.connection(), id)?.fields };
        let made = touch(self.tx, &mail)?;
        self.report.touches += u64::from(made.is_some());
        Ok(made)
    }

    /// Takes over the text of a message that is longer than when it was read.
    fn complete(&self, id: MailId, read: &ReadMail) -> Result<bool> {
        let before = store::needed::<Mail>(self.tx.connection(), id)?.fields;
        let is_same = (&before.body, &before.attachments, &before.marks) == (&read.body, &read.attachments, &read.marks);
        if is_same {
            return Ok(false);
        }
        let whole = Mail {
            body: read.body.clone(),
            attachments: read.attachments.clone(),
            marks: read.marks.clone(),
            fingerprint: read.fingerprint.clone(),
            size: read.size,
            ..before
        };
        store::update(self.tx.connection(), id, &whole)?;
        Ok(true)
    }
}

/// Returns the letters that hold for everything where a file of a source stands.
fn placed(source: &str, name: &str) -> &'static str {
    let folders = name.rsplit_once('/').map_or("", |(folders, _)| folders);
    let own = source.rsplit('/').next().unwrap_or_default();
    flags_of(folders.split('/').chain([own]))
}
