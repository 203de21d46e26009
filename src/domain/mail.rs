//! Mail: messages that mail programs keep, the conversations they make, and what is still to be sent.

use crate::domain::{
    AccountId, ContactId, Direction, Lang, MailFileId, MailId, MailSourceId, MailThreadId, Timestamp, TouchId, words::text_enum,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    pub enum MailSourceKind { Message = "message", Mbox = "mbox", Maildir = "maildir", Folder = "folder" }
}

text_enum! {
    pub enum MailFileKind { Message = "message", Mbox = "mbox", Folder = "folder" }
}

text_enum! {
    /// What a message is; only what a person wrote to persons can be owed an answer.
    pub enum MailKind {
        Message = "message",
        /// An automatic answer: out of office, a receipt.
        Auto = "auto",
        /// A newsletter or mailing list.
        List = "list",
        /// An invitation to a meeting, or an answer to one.
        Calendar = "calendar",
        /// Could not be delivered.
        Bounce = "bounce",
        /// Nothing in the file could be read as mail.
        Unreadable = "unreadable",
    }
}

text_enum! {
    pub enum MailRole { From = "from", ReplyTo = "reply_to", To = "to", Cc = "cc", Bcc = "bcc" }
}

text_enum! {
    /// What was unsound about a message, and what was done about it.
    pub enum MailMark {
        /// It says no date, or an impossible one: the time of delivery or of the file stands for it.
        NoDate = "no_date",
        FutureDate = "future_date",
        NoSender = "no_sender",
        NoMessageId = "no_message_id",
        /// Its charset was not said, or wrongly: it was recognised by its bytes.
        Charset = "charset",
        /// Some characters could not be read.
        Garbled = "garbled",
        /// Raw 8-bit header lines.
        RawHeader = "raw_header",
        /// The file ends before the message does.
        Truncated = "truncated",
        /// Parts in parts deeper than is read.
        TooDeep = "too_deep",
        /// Longer than is kept.
        Cut = "cut",
        /// Has no text but HTML.
        HtmlOnly = "html_only",
        /// An attachment of Outlook that holds what could not be read.
        Winmail = "winmail",
        Encrypted = "encrypted",
        /// Has no text at all.
        Empty = "empty",
        Unreadable = "unreadable",
    }
}

text_enum! {
    /// What was said about a conversation.
    pub enum ThreadSettled { Done = "done", NoAnswer = "no_answer" }
}

text_enum! {
    pub enum MailRuleKind { Own = "own", Account = "account", Public = "public", Ignore = "ignore", Forbidden = "forbidden" }
}

text_enum! {
    pub enum MailDraftState { Open = "open", Handed = "handed", Sent = "sent" }
}

/// A file or folder that mail is read from.
#[derive(Clone, Debug, PartialEq)]
pub struct MailSource {
    pub path: String,
    pub kind: MailSourceKind,
    /// When it was read last.
    pub read_at: Option<Timestamp>,
}

/// What of a source was read.
#[derive(Clone, Debug, PartialEq)]
pub struct MailFile {
    pub source: MailSourceId,
    pub kind: MailFileKind,
    /// Below the source's path; of a Maildir's message without its flags.
    pub name: String,
    pub size: u64,
    /// Nanoseconds since 1970; 0: to be read again.
    pub stamp: i64,
    /// How many bytes of an mbox were read.
    pub read_to: Option<u64>,
    /// A fingerprint of what was read of an mbox, to see that it only grew.
    pub mark: Option<String>,
    pub mail: Option<MailId>,
}

/// Somebody a message names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPerson {
    pub role: MailRole,
    /// In lower case.
    pub email: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A file that came with a message; listed, not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub name: String,
    pub mime: String,
    pub size: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Mail {
    /// `None`: it belongs to no account yet.
    pub account: Option<AccountId>,
    pub contact: Option<ContactId>,
    pub thread: MailThreadId,
    /// The touch that it is in the account's timeline.
    pub touch: Option<TouchId>,
    pub file: Option<MailFileId>,
    /// Where in an mbox it begins.
    pub place: Option<u64>,
    pub message_id: Option<String>,
    /// Of who, when and what, for messages without an id.
    pub fingerprint: String,
    pub kind: MailKind,
    pub direction: Direction,
    pub at: Timestamp,
    pub subject: String,
    /// The whole text, with what it quotes.
    pub body: String,
    pub people: Vec<MailPerson>,
    /// The ids of the messages it answers, the nearest last.
    pub refs: Vec<String>,
    pub attachments: Vec<Attachment>,
    pub marks: Vec<MailMark>,
    /// Letters of a Maildir.
    pub flags: String,
    pub size: u64,
}

/// A conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct MailThread {
    pub account: Option<AccountId>,
    /// Without "Re:" and the like.
    pub subject: String,
    /// Mail that comes after the moment opens it again.
    pub settled: Option<(ThreadSettled, Timestamp)>,
    pub snoozed_until: Option<NaiveDate>,
}

/// Another address of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactAddress {
    pub contact: ContactId,
    pub account: AccountId,
    /// In lower case.
    pub email: String,
}

/// What was said about an address, a domain or a word, once and for all.
#[derive(Clone, Debug, PartialEq)]
pub struct MailRule {
    pub kind: MailRuleKind,
    /// An address or a domain in lower case, or a word.
    pub pattern: String,
    /// Whose mail it is; of rules of kind `Account` only.
    pub account: Option<AccountId>,
    pub contact: Option<ContactId>,
}

/// A mail that is still to be sent, or was.
#[derive(Clone, Debug, PartialEq)]
pub struct MailDraft {
    pub account: AccountId,
    pub contact: Option<ContactId>,
    /// The template's key.
    pub template: Option<String>,
    pub reply_to: Option<MailId>,
    pub lang: Lang,
    pub people: Vec<MailPerson>,
    pub subject: String,
    pub body: String,
    /// Names of files that go with it.
    pub attachments: Vec<String>,
    pub state: MailDraftState,
    /// Of drafts made in one go.
    pub batch: Option<i64>,
    /// The file or program that it was handed to.
    pub handed_to: Option<String>,
    pub made_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub touch: Option<TouchId>,
}

/// A search that is kept under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedSearch {
    pub name: String,
    pub query: String,
    pub position: u32,
}

impl Mail {
    /// Returns who wrote it.
    pub fn from(&self) -> Option<&MailPerson> {
        self.in_role(MailRole::From).next()
    }

    pub fn in_role(&self, role: MailRole) -> impl Iterator<Item = &MailPerson> {
        self.people.iter().filter(move |person| person.role == role)
    }
}
