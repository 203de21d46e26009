//! A letter as mail programs take it: RFC 5322 with `X-Unsent: 1`, which they open as a mail that is still to be sent.
//!
//! UTF-8, or ISO-2022-JP for old receivers: only with the characters of JIS X 0208, which every one of them knows. A letter with any
//! other character is written in UTF-8 as a whole, and so says the answer.

use crate::domain::letter::Charset;
use crate::domain::{MailPerson, MailRole, Timestamp};
use encoding_rs::ISO_2022_JP;
use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

/// A letter on its way out.
#[derive(Clone, Debug, Default)]
pub struct Outgoing<'a> {
    /// Where it is not given, the mail program puts in its own.
    pub from: Option<(Option<&'a str>, &'a str)>,
    pub people: &'a [MailPerson],
    pub subject: &'a str,
    pub body: &'a str,
    pub at: Option<Timestamp>,
    /// An id of its own, without angle brackets; mail programs that take drafts may give it another.
    pub message_id: Option<&'a str>,
    /// The ids of the messages it answers, the nearest last, without angle brackets.
    pub refs: &'a [String],
    pub files: Vec<Enclosure>,
    pub charset: Option<Charset>,
    /// Whether it is a draft; what is handed to a sending program is none.
    pub is_draft: bool,
}

/// A file that goes with a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Enclosure {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// A letter as a file, and how its characters were written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub bytes: Vec<u8>,
    pub charset: Charset,
    /// The first character that ISO-2022-JP could not take, where it was wanted.
    pub refused: Option<char>,
}

/// Writes a letter.
pub fn eml(letter: &Outgoing<'_>) -> std::io::Result<Written> {
    let (subject, body) = (one_line(letter.subject), lines(letter.body));
    let wanted = letter.charset.unwrap_or(Charset::Utf8);
    let names = letter.people.iter().filter_map(|person| person.name.as_deref()).chain(letter.from.and_then(|(name, _)| name));
    let refused = match wanted {
        Charset::Utf8 => None,
        Charset::Iso2022Jp => std::iter::once(subject.as_str()).chain([body.as_str()]).chain(names).find_map(first_refused),
    };
    let charset = if refused.is_some() { Charset::Utf8 } else { wanted };
    let writing = Writing { charset };
    let mut message = MessageBuilder::new();
    if letter.is_draft {
        message = message.header("X-Unsent", Raw::new("1"));
    }
    if let Some(at) = letter.at {
        message = message.date(at.timestamp());
    }
    if let Some(id) = letter.message_id {
        message = message.message_id(id);
    }
    if let Some((name, email)) = letter.from {
        message = message.header("From", writing.addresses(&[(name, email)]));
    }
    for (role, header) in [(MailRole::To, "To"), (MailRole::Cc, "Cc"), (MailRole::Bcc, "Bcc")] {
        let people: Vec<(Option<&str>, &str)> = letter.people.iter().filter(|person| person.role == role).map(named).collect();
        if !people.is_empty() {
            message = message.header(header, writing.addresses(&people));
        }
    }
    message = message.header("Subject", writing.text(&subject));
    if let Some(answered) = letter.refs.last() {
        message = message.in_reply_to(answered.as_str());
        message = message.references(MessageId::from(letter.refs.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    let text = writing.body(&body);
    let message = message.body(if letter.files.is_empty() { text } else { with_files(text, &letter.files) });
    Ok(Written { bytes: message.write_to_vec()?, charset, refused })
}

fn named(person: &MailPerson) -> (Option<&str>, &str) {
    (person.name.as_deref().filter(|name| !name.trim().is_empty()), &person.email)
}

/// A header is one line, whatever was typed into it.
fn one_line(text: &str) -> String {
    let is_space = |c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}';
    text.chars().map(|c| if is_space(c) { ' ' } else { c }).collect::<String>().trim().to_owned()
}

fn lines(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = plain.trim_end_matches('\n').replace('\n', "\r\n");
    lines.push_str("\r\n");
    lines
}

fn with_files<'a>(text: MimePart<'a>, files: &'a [Enclosure]) -> MimePart<'a> {
    let enclosed = files.iter().map(|file| {
        let bytes = BodyPart::Binary(file.bytes.as_slice().into());
        MimePart::new(ContentType::new(file.mime.as_str()), bytes).attachment(file.name.as_str())
    });
    MimePart::new("multipart/mixed", std::iter::once(text).chain(enclosed).collect::<Vec<_>>())
}

/// How texts are written in one charset.
struct Writing {
    charset: Charset,
}

impl Writing {
    fn text<'a>(&self, text: &'a str) -> HeaderType<'a> {
        match self.charset {
            Charset::Utf8 => HeaderType::Text(text.to_owned().into()),
            Charset::Iso2022Jp => Raw::new(encoded_words(text)).into(),
        }
    }

    fn addresses<'a>(&self, people: &[(Option<&'a str>, &'a str)]) -> HeaderType<'a> {
        match self.charset {
            Charset::Utf8 => {
                let list = people.iter().map(|(name, email)| Address::new_address(name.map(one_line), *email));
                Address::new_list(list.collect()).into()
            }
            Charset::Iso2022Jp => {
                let one = |(name, email): &(Option<&str>, &str)| match name {
                    Some(name) => format!("{} <{email}>", phrase(&one_line(name))),
                    None => format!("<{email}>"),
                };
                Raw::new(people.iter().map(one).collect::<Vec<_>>().join(", ")).into()
            }
        }
    }

    fn body<'a>(&self, body: &str) -> MimePart<'a> {
        match self.charset {
            Charset::Utf8 => MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), body.to_owned()),
            Charset::Iso2022Jp => {
                let bytes = ISO_2022_JP.encode(&japanese(body)).0.into_owned();
                let is_short = bytes.split(|byte| *byte == b'\n').all(|line| line.len() < LONGEST_LINE);
                let part = MimePart::new(ContentType::new("text/plain").attribute("charset", "ISO-2022-JP"), bytes);
                if is_short { part.transfer_encoding("7bit") } else { part }
            }
        }
    }
}

/// RFC 5322 allows 998 bytes.
const LONGEST_LINE: usize = 990;
/// Characters of an encoded word: their bytes with escapes, in Base64, must stay within 75.
const WORD_CHARACTERS: usize = 14;

/// A name before an address: as it is where it is plain, quoted where that does, else in encoded words.
fn phrase(name: &str) -> String {
    let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~ ".contains(c);
    if name.is_ascii() && !name.contains("=?") {
        return if name.chars().all(is_atom) {
            name.to_owned()
        } else {
            format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
        };
    }
    encoded_words(name)
}

/// Writes a text as encoded words of ISO-2022-JP (RFC 2047); a plain one stays.
fn encoded_words(text: &str) -> String {
    if text.is_ascii() && !text.contains("=?") && text.len() < LONGEST_LINE / 2 {
        return text.to_owned();
    }
    let characters: Vec<char> = japanese(text).chars().collect();
    let word = |part: &[char]| {
        let text: String = part.iter().collect();
        let bytes = ISO_2022_JP.encode(&text).0;
        format!("=?ISO-2022-JP?B?{}?=", base64(&bytes))
    };
    characters.chunks(WORD_CHARACTERS).map(word).collect::<Vec<_>>().join(" ")
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for chunk in bytes.chunks(3) {
        let joined = chunk.iter().fold(0_u32, |joined, byte| joined << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = usize::try_from(joined >> (18 - 6 * place) & 63).unwrap_or_default();
            text.push(if place > chunk.len() { '=' } else { char::from(BASE64[digit]) });
        }
    }
    text
}

/// Brings characters that look the same in Japanese to the ones that JIS X 0208 has: the two wave dashes, minus signs and long
/// dashes, and kana of half width.
fn japanese(text: &str) -> String {
    let same = |c: char| match c {
        '\u{301c}' => '\u{ff5e}',
        '\u{2212}' => '\u{ff0d}',
        '\u{2014}' => '\u{2015}',
        '\u{2016}' => '\u{2225}',
        other => other,
    };
    text.chars().map(same).collect()
}

/// Returns the first character that is not safe in ISO-2022-JP: one it has not, or one of a vendor's rows.
fn first_refused(text: &str) -> Option<char> {
    japanese(text).chars().find(|c| !is_safe(*c))
}

fn is_safe(character: char) -> bool {
    if character.is_ascii() {
        // Escapes and shifts would turn what follows into something else.
        return !matches!(character, '\u{0e}' | '\u{0f}' | '\u{1b}');
    }
    if ('\u{ff61}'..='\u{ff9f}').contains(&character) {
        return false;
    }
    let text = character.to_string();
    let (bytes, _, has_errors) = ISO_2022_JP.encode(&text);
    // ESC $ B, two bytes, ESC ( B: the first of the two is the row.
    let row = (bytes.len() == 8 && bytes.starts_with(b"\x1b$B")).then(|| bytes[3] - 0x20);
    let (decoded, _) = ISO_2022_JP.decode_without_bom_handling(&bytes);
    !has_errors && decoded == text && row.is_some_and(|row| (1..=8).contains(&row) || (16..=84).contains(&row))
}

#[cfg(test)]
mod tests;
