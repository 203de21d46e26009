//! Who a message is from and to. The addresses themselves are parsed by mail-parser; what it would have to decode is put into
//! quotes first, so that names cut in two, with commas, or in raw bytes come out whole.

use super::header::{Fields, unfold};
use super::marks::Marks;
use super::words::decode_text;
use crate::domain::{MailPerson, MailRole};
use crate::text::{clean_input, nfc};
use mail_parser::Addr;
use mail_parser::parsers::MessageStream;

/// The most people kept of one message; a mail to thousands says nothing about each.
const MOST_PEOPLE: usize = 500;
const LONGEST_NAME: usize = 200;
const LONGEST_ADDRESS: usize = 320;

const ROLES: [(MailRole, &str); 5] =
    [(MailRole::From, "from"), (MailRole::ReplyTo, "reply-to"), (MailRole::To, "to"), (MailRole::Cc, "cc"), (MailRole::Bcc, "bcc")];

/// Reads the people of a message, each once in each role.
pub(super) fn people(fields: &Fields<'_>, charset: Option<&str>, marks: &mut Marks) -> Vec<MailPerson> {
    let mut people: Vec<MailPerson> = Vec::new();
    for (role, name) in ROLES {
        for field in fields.all(name) {
            add(&mut people, role, field, charset, marks);
        }
        if role == MailRole::From && people.is_empty() {
            // Who handed it in stands for who wrote it.
            for name in ["sender", "x-sender", "return-path", "resent-from"] {
                let field = fields.get(name).filter(|_| people.is_empty());
                field.into_iter().for_each(|field| add(&mut people, role, field, charset, marks));
            }
        }
    }
    people
}

fn add(people: &mut Vec<MailPerson>, role: MailRole, field: &[u8], charset: Option<&str>, marks: &mut Marks) {
    for (email, name) in addresses(field, charset, marks) {
        let is_there = |person: &MailPerson| person.role == role && person.email == email;
        if people.len() < MOST_PEOPLE && !people.iter().any(is_there) {
            people.push(MailPerson { role, email, name });
        }
    }
}

/// Reads the addresses of a field with the names beside them.
pub(super) fn addresses(field: &[u8], charset: Option<&str>, marks: &mut Marks) -> Vec<(String, Option<String>)> {
    let mut line = quoted(&unfold(field), charset, marks);
    line.push(b'\n');
    let parsed = MessageStream::new(&line).parse_address();
    let Some(parsed) = parsed.as_address() else { return Vec::new() };
    parsed.iter().filter_map(person).collect()
}

fn person(address: &Addr<'_>) -> Option<(String, Option<String>)> {
    let name = address.name.as_deref().map(cleaned_name).unwrap_or_default();
    let email = address.address.as_deref().map(cleaned_address).unwrap_or_default();
    if email.contains('@') {
        let is_told = !name.is_empty() && !name.eq_ignore_ascii_case(&email);
        return Some((email, is_told.then_some(name)));
    }
    // An address where the name stands, as in `"a@b.example" <>`.
    let only = cleaned_address(&name);
    let is_address = only.contains('@') && !only.contains(' ');
    if is_address {
        return Some((only, None));
    }
    (!name.is_empty()).then_some((String::new(), Some(name)))
}

fn cleaned_name(name: &str) -> String {
    let name = clean_input(name);
    let name = nfc(&name);
    let name = name.trim().trim_matches(['"', '\'']).trim();
    name.chars().take(LONGEST_NAME).collect()
}

fn cleaned_address(address: &str) -> String {
    let address = clean_input(address);
    let address: String = address.chars().filter(|character| !character.is_whitespace() && !matches!(character, '<' | '>' | '"')).collect();
    let address = address.strip_prefix("mailto:").unwrap_or(&address);
    address.chars().take(LONGEST_ADDRESS).collect::<String>().to_lowercase()
}

/// Puts what is encoded or raw between quotes, decoded; the structure around it stays.
fn quoted(field: &[u8], charset: Option<&str>, marks: &mut Marks) -> Vec<u8> {
    if field.is_ascii() && !field.windows(2).any(|two| two == b"=?") && !field.contains(&0x1b) {
        return field.to_vec();
    }
    let mut out = Vec::with_capacity(field.len() + 16);
    let mut at = 0;
    let mut is_quoted = false;
    // Looked for once: behind the last end of a word none is left to be read.
    let last_end = memchr::memmem::rfind(field, b"?=").unwrap_or(0);
    while let Some(byte) = field.get(at).copied() {
        let rest = field.get(at..).unwrap_or_default();
        let length = coded_length(rest, is_quoted, last_end.saturating_sub(at));
        if length > 0 {
            let text = decode_text(rest.get(..length).unwrap_or(rest), charset, marks);
            push_quoted(&mut out, &text, is_quoted);
            at += length;
            continue;
        }
        if byte == b'"' && field.get(at.wrapping_sub(1)) != Some(&b'\\') {
            is_quoted = !is_quoted;
        }
        out.push(byte);
        at += 1;
    }
    out
}

/// Returns how many bytes from here on are encoded words or raw text, with the white space between them. No word ends behind `last_end`.
fn coded_length(bytes: &[u8], is_quoted: bool, last_end: usize) -> usize {
    let mut length = 0;
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        let blank = if length == 0 { 0 } else { rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count() };
        let next = rest.get(blank..).unwrap_or_default();
        let coded = match next.starts_with(b"=?") {
            true if length + blank < last_end => word_length(next),
            true => 0,
            false => raw_length(next, is_quoted),
        };
        if coded == 0 {
            return length;
        }
        length += blank + coded;
    }
}

fn word_length(bytes: &[u8]) -> usize {
    // `=?`, charset, `?`, encoding, `?`, data, `?=`.
    let mut marks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'?').map(|(at, _)| at).skip(1);
    let (Some(_), Some(start)) = (marks.next(), marks.next()) else { return 0 };
    let data = bytes.get(start + 1..).unwrap_or_default();
    data.windows(2).position(|two| two == b"?=").map_or(0, |end| start + 1 + end + 2)
}

/// Raw text: eight-bit bytes or escape sequences, with what stands between them up to the next piece of structure.
fn raw_length(bytes: &[u8], is_quoted: bool) -> usize {
    let is_raw = |byte: u8| !byte.is_ascii();
    if matches!(bytes, [0x1b, b'$' | b'(', ..]) {
        // Between escapes any byte may be part of a character, up to the one that calls ASCII back.
        let back = bytes.windows(3).position(|three| matches!(three, [0x1b, b'(', b'B' | b'J']));
        return back.map_or(bytes.len(), |at| at + 3);
    }
    if !bytes.first().copied().is_some_and(is_raw) {
        return 0;
    }
    let is_end = |byte: &u8| matches!(byte, b'<' | b'>' | b'"') || (!is_quoted && matches!(byte, b',' | b';' | b'(' | b')'));
    // The second byte of a character of Shift_JIS may look like structure.
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if is_end(byte) {
            break;
        }
        at += if is_raw(*byte) && bytes.get(at + 1).is_some_and(|next| *next >= 0x40 && *next != b'<') { 2 } else { 1 };
    }
    let length = at.min(bytes.len());
    bytes.get(..length).map_or(0, |raw| raw.trim_ascii_end().len())
}

fn push_quoted(out: &mut Vec<u8>, text: &str, is_quoted: bool) {
    if !is_quoted {
        out.push(b'"');
    }
    for character in text.chars().filter(|character| !character.is_control()) {
        if matches!(character, '"' | '\\') {
            out.push(b'\\');
        }
        out.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
    if !is_quoted {
        out.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: &[u8]) -> Vec<(String, Option<String>)> {
        addresses(field, None, &mut Marks::default())
    }

    #[test]
    fn addresses_come_out_in_lower_case_with_their_names_decoded() {
        for (field, email, name) in [
            (&b" Mika Ito <Mika@Acme.Example>"[..], "mika@acme.example", Some("Mika Ito")),
            (b"mika@acme.example (Mika)", "mika@acme.example", Some("Mika")),
            (b"<mika@acme.example>", "mika@acme.example", None),
            (b"\"mika@acme.example\" <mika@acme.example>", "mika@acme.example", None),
            (b"=?UTF-8?B?5L2Q6Jek?= <a@b.example>", "a@b.example", Some("佐藤")),
            (b"\"=?UTF-8?B?5L2Q6Jek?=\" <a@b.example>", "a@b.example", Some("佐藤")),
            (b"=?utf-8?Q?=E4=BD?= =?utf-8?Q?=90=E8=97=A4?= <a@b.example>", "a@b.example", Some("佐藤")),
            (b"=?utf-8?Q?Ito,_Mika?= <a@b.example>", "a@b.example", Some("Ito, Mika")),
            ("佐藤 花子 <a@b.example>".as_bytes(), "a@b.example", Some("佐藤 花子")),
            (b"\x1b$B:4F#\x1b(B <a@b.example>", "a@b.example", Some("佐藤")),
            (b"=?ISO-2022-JP?B?GyRCOjRGIxsoQg==?=<a@b.example>", "a@b.example", Some("佐藤")),
        ] {
            assert_eq!(read(field), [(email.to_owned(), name.map(str::to_owned))], "{}", String::from_utf8_lossy(field));
        }
    }

    #[test]
    fn raw_shift_jis_may_hold_bytes_that_look_like_structure() {
        let (field, _, _) = encoding_rs::SHIFT_JIS.encode("表示ソフト株式会社 予定表担当 <a@b.example>, c@d.example");
        let found = read(&field);
        assert_eq!(found.first().and_then(|(_, name)| name.as_deref()), Some("表示ソフト株式会社 予定表担当"));
        assert_eq!(found.get(1).map(|(email, _)| email.as_str()), Some("c@d.example"));
    }

    #[test]
    fn a_hundred_thousand_words_without_end_are_no_words() {
        let field = ["=?u?q?x ".repeat(200_000).as_bytes(), b"<a@b.example>"].concat();
        assert_eq!(read(&field).first().map(|(email, _)| email.as_str()), Some("a@b.example"));
        // What ends early still ends there.
        let field = [&b"=?utf-8?Q?=E4=BD=90?= "[..], "=?u?q?x ".repeat(200_000).as_bytes(), b"<a@b.example>"].concat();
        assert!(read(&field).first().and_then(|(_, name)| name.as_deref()).is_some_and(|name| name.starts_with('佐')));
    }

    #[test]
    fn groups_lists_and_nobody() {
        assert_eq!(read(b"a@b.example, Team: c@d.example, e@f.example;").len(), 3);
        assert_eq!(read(b"undisclosed-recipients:;"), []);
        assert_eq!(read(b""), []);
        assert_eq!(read(b"Only A Name"), [(String::new(), Some("Only A Name".to_owned()))]);
    }
}
