//! Mail coming in: message by message into one transaction, each once, wherever it was found.

use crate::domain::whose::{Belonging, Whose};
use crate::domain::{Direction, Mail, MailFileId, MailId, MailKind, MailThreadId, Moment, Touch, TouchId, TouchKind};
use crate::import::mail::ReadMail;
use crate::ops::Result;
use crate::store::mail::threads::{Joining, Threader};
use crate::store::mail::whose;
use crate::store::mail::{by_fingerprint, by_message_id};
use crate::store::{self, RowId, Tx, entities};

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

/// Takes messages into the book, inside of one transaction.
pub struct Inbox<'t> {
    tx: &'t Tx<'t>,
    whose: Whose,
    threads: Threader,
}

impl<'t> Inbox<'t> {
    pub fn open(tx: &'t Tx<'t>) -> Result<Inbox<'t>> {
        Ok(Inbox { tx, whose: whose::load(tx.connection())?, threads: Threader::load(tx.connection())? })
    }

    /// Takes a message, unless it is there.
    pub fn take(&mut self, read: ReadMail, origin: &Origin) -> Result<Taken> {
        if let Some(id) = self.present(&read)? {
            return Ok(Taken::Same(id));
        }
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
        let mail = mail(read, origin, belonging, thread);
        Ok(Taken::New(add(self.tx, mail)?))
    }

    fn present(&self, read: &ReadMail) -> Result<Option<MailId>> {
        Ok(match &read.message_id {
            Some(message_id) => by_message_id(self.tx.connection(), message_id)?,
            None => by_fingerprint(self.tx.connection(), &read.fingerprint)?,
        })
    }
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
pub fn add(tx: &Tx, mut mail: Mail) -> Result<MailId> {
    mail.touch = touch(tx, &mail)?;
    let id = MailId::of(tx.new_id());
    let known_at = Moment::from(mail.at).min(tx.at());
    store::insert(tx.connection(), id, &mail, known_at)?;
    Ok(id)
}

/// Says whether a message is one that a person wrote to persons.
pub fn is_conversation(mail: &Mail) -> bool {
    mail.kind == MailKind::Message && !mail.flags.contains(NO_CONVERSATION)
}

/// Adds the touch of a message; `None` for what is no conversation with an account.
pub fn touch(tx: &Tx, mail: &Mail) -> Result<Option<TouchId>> {
    let Some(account) = mail.account.filter(|_| is_conversation(mail)) else { return Ok(None) };
    let at = Moment::from(mail.at);
    let touch = Touch {
        direction: if mail.direction == Direction::TwoWay { Direction::In } else { mail.direction },
        subject: Some(mail.subject.clone()).filter(|subject| !subject.is_empty()),
        ..Touch::of(account, TouchKind::Email, at)
    };
    let id = TouchId::of(tx.new_id());
    store::insert(tx.connection(), id, &touch, at.min(tx.at()))?;
    entities::set_contacts_of_touch(tx, id, mail.contact.as_slice())?;
    Ok(Some(id))
}
