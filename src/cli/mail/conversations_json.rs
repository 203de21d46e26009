//! What `mail`, `mail show`, `mail owed` and `mail promises` say in JSON.

use super::json::Named;
use crate::cli::json::Day;
use crate::domain::mail_text::{Part, split};
use crate::domain::{
    AccountId, Attachment, ContactId, Direction, Mail, MailId, MailKind, MailPerson, MailThread, MailThreadId, Moment, Row, ThreadSettled,
    TouchModel,
};
use crate::review::mail::{OpenPromise, Owed};
use crate::store::mail::conversations::Conversation;
use serde::Serialize;

/// `id` is that of the conversation, `mail` its last message.
#[derive(Debug, Serialize)]
pub struct ConversationLine {
    pub id: MailThreadId,
    pub mail: MailId,
    pub account: Option<Named<AccountId>>,
    pub subject: String,
    pub at: Moment,
    pub direction: Direction,
    pub kind: MailKind,
    pub with: String,
    pub messages: u32,
    pub has_attachment: bool,
    pub settled: Option<ThreadSettled>,
    pub snoozed_until: Option<Day>,
}

impl From<&Conversation> for ConversationLine {
    fn from(row: &Conversation) -> Self {
        ConversationLine {
            id: row.thread,
            mail: row.mail,
            account: row.account.clone().map(Named::of),
            subject: row.subject.clone(),
            at: row.at.into(),
            direction: row.direction,
            kind: row.kind,
            with: row.who.clone(),
            messages: row.count,
            has_attachment: row.has_attachment,
            settled: row.settled,
            snoozed_until: row.snoozed_until.map(Day),
        }
    }
}

/// What was said holds while no message came after `settled_at`.
#[derive(Debug, Serialize)]
pub struct ThreadReport {
    pub id: MailThreadId,
    pub account: Option<AccountId>,
    pub subject: String,
    pub settled: Option<ThreadSettled>,
    pub settled_at: Option<Moment>,
    pub snoozed_until: Option<Day>,
    pub messages: Vec<MessageLine>,
}

/// `text` is what the writer wrote, with `--all` all of it; `folded` counts the lines left out.
#[derive(Debug, Serialize)]
pub struct MessageLine {
    pub id: MailId,
    pub message_id: Option<String>,
    pub at: Moment,
    pub direction: Direction,
    pub kind: MailKind,
    pub people: Vec<MailPerson>,
    pub subject: String,
    pub attachments: Vec<Attachment>,
    pub text: String,
    pub folded: usize,
}

impl ThreadReport {
    pub fn new(thread: &Row<MailThreadId, MailThread>, mails: &[Row<MailId, Mail>], all: bool) -> ThreadReport {
        let (settled, settled_at) = thread.settled.unzip();
        ThreadReport {
            id: thread.id,
            account: thread.account,
            subject: thread.subject.clone(),
            settled,
            settled_at: settled_at.map(Moment::from),
            snoozed_until: thread.snoozed_until.map(Day),
            messages: mails.iter().map(|mail| MessageLine::new(mail, all)).collect(),
        }
    }
}

impl MessageLine {
    fn new(mail: &Row<MailId, Mail>, all: bool) -> MessageLine {
        let pieces = split(&mail.body);
        let is_shown = |part: Part| all || part == Part::Own;
        let text: String = pieces.iter().filter(|piece| is_shown(piece.part)).map(|piece| piece.text).collect();
        let left_out = pieces.iter().filter(|piece| !is_shown(piece.part));
        MessageLine {
            id: mail.id,
            message_id: mail.message_id.clone(),
            at: mail.at.into(),
            direction: mail.direction,
            kind: mail.kind,
            people: mail.people.clone(),
            subject: mail.subject.clone(),
            attachments: mail.attachments.clone(),
            text: text.trim_end().to_owned(),
            folded: left_out.flat_map(|piece| piece.text.lines()).filter(|line| !line.trim().is_empty()).count(),
        }
    }
}

/// `waiting_minutes` are worked ones, since the first of `letters` messages that nothing was answered to.
#[derive(Debug, Serialize)]
pub struct OwedLine {
    pub id: MailThreadId,
    pub mail: MailId,
    pub account: Named<AccountId>,
    pub touch_model: Option<TouchModel>,
    pub contact: Option<ContactId>,
    pub with: String,
    pub subject: String,
    pub at: Moment,
    pub since: Moment,
    pub letters: u32,
    pub waiting_minutes: i64,
    pub due_at: Moment,
    pub late: bool,
    pub snoozed_until: Option<Day>,
}

impl From<&Owed> for OwedLine {
    fn from(owed: &Owed) -> Self {
        let waiting = &owed.waiting;
        OwedLine {
            id: waiting.thread,
            mail: waiting.mail,
            account: Named { id: waiting.account, name: waiting.account_name.clone() },
            touch_model: waiting.touch_model,
            contact: waiting.contact,
            with: waiting.who.clone(),
            subject: waiting.subject.clone(),
            at: waiting.at.into(),
            since: waiting.since.into(),
            letters: waiting.letters,
            waiting_minutes: owed.minutes,
            due_at: owed.due_at.into(),
            late: owed.is_late,
            snoozed_until: waiting.snoozed_until.map(Day),
        }
    }
}

/// Something we promised; `due_on` is the day it names.
#[derive(Debug, Serialize)]
pub struct PromiseLine {
    pub mail: MailId,
    pub conversation: MailThreadId,
    pub account: Named<AccountId>,
    pub contact: Option<ContactId>,
    pub on: Day,
    pub sentence: String,
    pub due_on: Option<Day>,
}

impl From<&OpenPromise> for PromiseLine {
    fn from(promise: &OpenPromise) -> Self {
        PromiseLine {
            mail: promise.mail,
            conversation: promise.thread,
            account: Named { id: promise.account, name: promise.account_name.clone() },
            contact: promise.contact,
            on: Day(promise.written_on),
            sentence: promise.sentence.clone(),
            due_on: promise.due_on.map(Day),
        }
    }
}
