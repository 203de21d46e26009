//! From the bytes of a message to what the book keeps of it. Pure: bytes and times are given; nothing is fetched, nothing is
//! refused. What is unsound is marked; what is no message at all comes out as `Unreadable` with the text that could be had.

use crate::domain::{Attachment, MailKind, MailMark, MailPerson, MailRole, Timestamp};
use mail_parser::{Addr, HeaderName, Message, MessageParser};

/// What is known of a message from outside of it.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// When it is read: what says to be later has a wrong date.
    pub now: Timestamp,
    /// When it came, for messages that do not say when they were written: the line of an mbox, else the file's time.
    pub came: Option<Timestamp>,
}

/// A message as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadMail {
    /// Without angle brackets.
    pub message_id: Option<String>,
    /// The ids of the messages it answers, the nearest last.
    pub refs: Vec<String>,
    pub at: Timestamp,
    /// Addresses in lower case.
    pub people: Vec<MailPerson>,
    pub subject: String,
    pub body: String,
    pub attachments: Vec<Attachment>,
    pub kind: MailKind,
    pub marks: Vec<MailMark>,
    /// Letters of a Maildir, where the message itself says them.
    pub flags: String,
    /// Of who, when and what.
    pub fingerprint: String,
    /// Of the whole message, in bytes.
    pub size: u64,
}

/// Reads a message.
pub fn read(bytes: &[u8], arrival: &Arrival) -> ReadMail {
    let mut read = ReadMail {
        message_id: None,
        refs: Vec::new(),
        at: arrival.came.unwrap_or(arrival.now),
        people: Vec::new(),
        subject: String::new(),
        body: String::new(),
        attachments: Vec::new(),
        kind: MailKind::Unreadable,
        marks: Vec::new(),
        flags: String::new(),
        fingerprint: String::new(),
        size: bytes.len() as u64,
    };
    match MessageParser::default().parse(bytes) {
        Some(message) => fill(&mut read, &message),
        None => read.marks.push(MailMark::Unreadable),
    }
    read.fingerprint = format!("{} {} {}", read.at, read.subject, read.size);
    read
}

fn fill(read: &mut ReadMail, message: &Message<'_>) {
    read.kind = MailKind::Message;
    read.message_id = message.message_id().map(str::to_owned);
    for header in [message.references(), message.in_reply_to()] {
        let ids = header.as_text_list().into_iter().flatten().map(|id| id.to_string());
        read.refs.extend(ids.chain(header.as_text().map(str::to_owned)));
    }
    read.at = message.date().and_then(|date| Timestamp::from_timestamp(date.to_timestamp(), 0)).unwrap_or(read.at);
    read.subject = message.subject().unwrap_or_default().to_owned();
    read.body = message.body_text(0).unwrap_or_default().into_owned();
    let roles = [(MailRole::From, HeaderName::From), (MailRole::To, HeaderName::To), (MailRole::Cc, HeaderName::Cc)];
    for (role, name) in roles {
        let addresses = message.header(name).and_then(|value| value.as_address()).into_iter().flat_map(|address| address.iter());
        read.people.extend(addresses.filter_map(|address| person(role, address)));
    }
}

fn person(role: MailRole, address: &Addr<'_>) -> Option<MailPerson> {
    let email = address.address.as_ref()?.to_lowercase();
    Some(MailPerson { role, email, name: address.name.as_ref().map(|name| name.to_string()) })
}
