//! From the bytes of a message to what the book keeps of it. Pure: bytes and times are given; nothing is fetched, nothing is
//! refused. What is unsound is marked; what is no message at all comes out as `Unreadable` with the text that could be had.

mod charset;
mod content;
mod date;
mod depth;
mod fingerprint;
mod header;
mod html;
mod kind;
mod marks;
pub mod mbox;
pub mod names;
mod parameters;
mod people;
mod shifted;
#[cfg(test)]
mod tests;
mod tnef;
mod words;

pub use fingerprint::fingerprint;

use crate::domain::{Attachment, MailKind, MailMark, MailPerson, Timestamp};
use crate::text::{clean_input, clean_input_lines, nfc};
use header::Fields;
use kind::Clues;
use mail_parser::MessageParser;
use marks::Marks;
use std::borrow::Cow;
use std::collections::HashSet;

/// The longest subject and text that are kept, in bytes.
const LONGEST_SUBJECT: usize = 1_000;
const LONGEST_BODY: usize = 900_000;
/// How much of what is no message is kept, in bytes.
const LONGEST_UNREADABLE: usize = 64 << 10;
/// The longest id of a message, and the most that one names.
const LONGEST_ID: usize = 500;
const MOST_REFS: usize = 200;
/// Fields of which a message has one at least.
const TELLING: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "mime-version",
    "content-type",
    "sender",
    "reply-to",
    "delivered-to",
    "references",
    "in-reply-to",
];

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

/// Reads messages; made once, used for many.
#[derive(Clone, Debug)]
pub struct MailReader {
    parser: MessageParser,
}

impl Default for MailReader {
    fn default() -> MailReader {
        MailReader { parser: content::parser() }
    }
}

/// Reads a message.
pub fn read(bytes: &[u8], arrival: &Arrival) -> ReadMail {
    MailReader::default().read(bytes, arrival)
}

impl MailReader {
    /// Reads a message.
    pub fn read(&self, bytes: &[u8], arrival: &Arrival) -> ReadMail {
        let bytes = without_mbox_line(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let fields = Fields::read(bytes);
        if !TELLING.iter().any(|name| fields.has(name)) {
            return unreadable(bytes, arrival);
        }
        let mut marks = Marks::default();
        let shallow = depth::shallow(bytes);
        marks.set_if(shallow.len() < bytes.len(), MailMark::TooDeep);
        let content = self.parser.parse(shallow).map(|message| content::content(&message, &mut marks)).unwrap_or_default();
        marks.set_if(!marks.has(MailMark::TooDeep) && is_truncated(&content, bytes), MailMark::Truncated);
        let read = put_together(&fields, content, arrival, marks);
        ReadMail { size: bytes.len() as u64, ..read }
    }
}

fn put_together(fields: &Fields<'_>, content: content::Content, arrival: &Arrival, mut marks: Marks) -> ReadMail {
    let charset = content.types.iter().find_map(|part| part.plain("charset")).filter(|charset| !charset.eq_ignore_ascii_case("us-ascii"));
    let people = people::people(fields, charset.as_deref(), &mut marks);
    let subject = fields.get("subject").map(|field| words::decode_text(field, charset.as_deref(), &mut marks));
    let subject = subject.filter(|subject| !subject.trim().is_empty()).or(content.subject).unwrap_or_default();
    let subject = cut(clean_input(&subject).trim(), LONGEST_SUBJECT, &mut marks);
    let body = cut(clean_input_lines(&content.text).trim_end(), LONGEST_BODY, &mut marks);
    let at = date::date(fields, arrival, &mut marks);
    let message_id = fields.get("message-id").and_then(|field| ids(field).pop());
    marks.set_if(message_id.is_none(), MailMark::NoMessageId);
    marks.set_if(!people.iter().any(|person| person.role == crate::domain::MailRole::From), MailMark::NoSender);
    marks.set_if(body.trim().is_empty() && !marks.has(MailMark::Encrypted), MailMark::Empty);
    let kind = kind::kind(&Clues { fields, people: &people, subject: &subject, types: &content.types });
    let from = people.first().map(|person| person.email.as_str()).unwrap_or_default();
    let fingerprint = fingerprint(&[from.as_bytes(), at.to_rfc3339().as_bytes(), subject.as_bytes(), body.as_bytes()]);
    ReadMail {
        refs: refs(fields, message_id.as_deref()),
        message_id,
        at,
        fingerprint,
        people,
        // After the fingerprint: messages that came in before keep theirs.
        subject: composed(subject),
        body: composed(body),
        attachments: content.attachments,
        kind,
        marks: marks.into_vec(),
        flags: mbox::flags(fields),
        size: 0,
    }
}

/// Says whether the beginning of a file is that of a message: it has two of the fields that messages have, or is made of parts.
pub fn looks_like_mail(head: &[u8]) -> bool {
    let fields = Fields::read(without_mbox_line(head));
    let has_parts = fields.word("content-type").starts_with("multipart/");
    has_parts || TELLING.iter().filter(|name| fields.has(name)).count() >= 2
}

/// What is no message: its text, where it has one.
pub fn unreadable(bytes: &[u8], arrival: &Arrival) -> ReadMail {
    let mut marks = Marks::default();
    let head = bytes.get(..bytes.len().min(LONGEST_UNREADABLE)).unwrap_or_default();
    let body = if head.contains(&0) { String::new() } else { charset::decode(head, None, &mut marks).into_owned() };
    let is_binary = body.chars().filter(|character| *character == char::REPLACEMENT_CHARACTER).count() * 20 > body.len();
    let body = if is_binary { String::new() } else { clean_input_lines(&body).trim().to_owned() };
    marks.set_if(head.len() < bytes.len() && !body.is_empty(), MailMark::Cut);
    marks.set_if(body.trim().is_empty(), MailMark::Empty);
    marks.set(MailMark::Unreadable);
    ReadMail {
        message_id: None,
        refs: Vec::new(),
        at: arrival.came.filter(|came| *came <= arrival.now).unwrap_or(arrival.now),
        people: Vec::new(),
        subject: String::new(),
        body,
        attachments: Vec::new(),
        kind: MailKind::Unreadable,
        marks: marks.into_vec(),
        flags: String::new(),
        // Of its bytes alone: it has no date that stays.
        fingerprint: fingerprint(&[b"unreadable", head, &bytes.len().to_le_bytes()]),
        size: bytes.len() as u64,
    }
}

/// Drops the line of an mbox that some programs leave at the beginning of a message they save.
fn without_mbox_line(bytes: &[u8]) -> &[u8] {
    let is_line = bytes.starts_with(b"From ") || bytes.starts_with(b">From ");
    let end = bytes.iter().position(|byte| *byte == b'\n').filter(|_| is_line);
    end.and_then(|end| bytes.get(end + 1..)).unwrap_or(bytes)
}

/// Whether parts were announced and the end of them is not there.
fn is_truncated(content: &content::Content, bytes: &[u8]) -> bool {
    let Some(boundary) = content.types.first().filter(|top| top.value.starts_with("multipart/")).and_then(|top| top.plain("boundary"))
    else {
        return false;
    };
    let end = format!("--{boundary}--");
    !boundary.is_empty() && memchr::memmem::rfind(bytes, end.as_bytes()).is_none()
}

/// Returns the ids of a field without their brackets.
fn ids(field: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(&header::unfold(field)).into_owned();
    let text = clean_input(&text);
    let is_id = |id: &str| !id.is_empty() && id.len() <= LONGEST_ID;
    let bracketed: Vec<String> = text
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .map(|(id, _)| id.chars().filter(|character| !character.is_whitespace()).collect::<String>())
        .filter(|id| is_id(id))
        .collect();
    if !bracketed.is_empty() {
        return bracketed;
    }
    let bare = text.split_whitespace().map(|word| word.trim_matches(['<', '>', ',', ';']));
    bare.filter(|word| word.contains('@') && is_id(word)).map(str::to_owned).collect()
}

/// Returns the id that `In-Reply-To` names. Old programs write a sentence, in which an address may stand in brackets before the id:
/// `Message from Ken Ito <ken@acme.example> of "Thu, 29 Aug 2002" <1@acme.example>`.
fn answered(field: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(field);
    let is_sentence = text.split('<').next().is_some_and(|before| before.trim().contains(char::is_whitespace));
    let mut ids = ids(field);
    match (is_sentence, text.contains('<')) {
        (true, true) => ids.pop(),
        (true, false) => None,
        (false, _) => ids.into_iter().next(),
    }
}

/// Returns which messages it answers, the nearest last. The conversation that Gmail names stands before them.
fn refs(fields: &Fields<'_>, own: Option<&str>) -> Vec<String> {
    let mut refs: Vec<String> =
        fields.get("x-gm-thrid").map(|id| format!("{}@thrid.gmail", String::from_utf8_lossy(id).trim())).into_iter().collect();
    let answered = fields.all("in-reply-to").find_map(answered);
    refs.extend(fields.all("references").flat_map(ids).chain(answered));
    // Of an id that is named more than once the last place counts.
    let mut seen: HashSet<String> = own.map(str::to_owned).into_iter().collect();
    refs.reverse();
    refs.retain(|id| seen.insert(id.clone()));
    refs.reverse();
    // The first and the nearest tell more than those between.
    if refs.len() > MOST_REFS {
        refs.drain(1..refs.len() - MOST_REFS + 1);
    }
    refs
}

/// Composes the marks that some systems write apart (`か` and U+3099).
fn composed(text: String) -> String {
    match nfc(&text) {
        Cow::Owned(composed) => composed,
        Cow::Borrowed(_) => text,
    }
}

fn cut(text: &str, longest: usize, marks: &mut Marks) -> String {
    marks.set_if(text.len() > longest, MailMark::Cut);
    text.get(..text.floor_char_boundary(longest)).unwrap_or(text).to_owned()
}
