//! vCards (2.1, 3.0 and 4.0) from bytes: the lines of each card, unfolded and decoded. Pure; nothing is refused.
//!
//! Programs break every rule there is: charsets that are not said, quoted-printable whose lines run on, photos in between.
//! What makes no sense is passed over, and the rest of the card still comes in.

use crate::import::table::TextEncoding;
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, WINDOWS_1252};
use mail_parser::decoders::base64::base64_decode;
use std::borrow::Cow;

/// The most lines of one card that are kept.
const MAX_LINES: usize = 2_000;
/// The longest line that is kept, in bytes: no name or address is as long; a photo is.
const MAX_LINE: usize = 16 << 10;

/// What is text in base64 too; anything else in it is a photo, a sound or a key.
const WORDED: &[&str] =
    &["FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "UID", "NICKNAME", "SORT-STRING", "ADR", "NOTE", "URL", "CATEGORIES"];

/// A card: the line it begins on, counted from 1, and what it says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    pub line: u64,
    pub properties: Vec<Property>,
    /// Whether the file ends before the card does.
    pub is_torn: bool,
}

/// One line of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// In capitals, without the group before it.
    pub name: String,
    /// `TYPE`s and bare words in capitals, and `PREF` where it is said in any way.
    pub kinds: Vec<String>,
    /// Decoded, and still escaped.
    pub value: String,
}

/// A line as it stands in the file, unfolded.
struct Line {
    number: u64,
    bytes: Vec<u8>,
}

/// Says whether bytes are cards.
pub fn is_vcard(bytes: &[u8]) -> bool {
    let bytes = narrow(bytes.get(..64).unwrap_or(bytes));
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
    text.get(..11).is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCARD"))
}

/// Returns the bytes as UTF-8 where a mark at their beginning says that they are UTF-16.
fn narrow(bytes: &[u8]) -> Cow<'_, [u8]> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding != UTF_8 => encoding.decode(bytes).0.into_owned().into_bytes().into(),
        _ => bytes.into(),
    }
}

/// Guesses what a file is in that is no UTF-8: CP932 where all of it can be, and letters of it stand side by side somewhere. In
/// the languages of Europe a letter beyond ASCII hardly ever has a neighbour like it.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let read = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes).unwrap_or_default();
    let mut before = 'a';
    let has_neighbours = read.chars().any(|letter| !letter.is_ascii() && !std::mem::replace(&mut before, letter).is_ascii());
    if has_neighbours { SHIFT_JIS } else { WINDOWS_1252 }
}

/// Reads the cards of a file. What says no charset is in `encoding`, or else in what its bytes look like.
pub fn cards(bytes: &[u8], encoding: Option<TextEncoding>) -> Vec<Card> {
    let bytes = narrow(bytes);
    let encoding = encoding.map_or_else(|| guessed(&bytes), TextEncoding::encoding);
    let mut cards: Vec<Card> = Vec::new();
    let mut depth = 0_usize;
    for line in lines(&bytes) {
        let Some(property) = property(&line.bytes, encoding) else { continue };
        let is_card = property.value.trim().eq_ignore_ascii_case("VCARD");
        match property.name.as_str() {
            // A card may hold another, an agent's: its lines are not the card's.
            "BEGIN" if is_card => {
                depth += 1;
                if depth == 1 {
                    cards.push(Card { line: line.number, properties: Vec::new(), is_torn: true });
                }
            }
            "END" if is_card => {
                depth = depth.saturating_sub(1);
                if let Some(card) = cards.last_mut().filter(|_| depth == 0) {
                    card.is_torn = false;
                }
            }
            _ if depth == 1 => {
                if let Some(card) = cards.last_mut().filter(|card| card.properties.len() < MAX_LINES) {
                    card.properties.push(property);
                }
            }
            _ => {}
        }
    }
    cards
}

/// Cuts a file into its lines, with those put together that belong together.
fn lines(bytes: &[u8]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut runs_on = false;
    for (number, line) in (1_u64..).zip(bytes.split(|byte| *byte == b'\n')) {
        // Lines of old programs end in a single return: they come as one and are cut below.
        for line in line.strip_suffix(b"\r").unwrap_or(line).split(|byte| *byte == b'\r') {
            let is_folded = matches!(line.first(), Some(b' ' | b'\t'));
            match lines.last_mut() {
                Some(last) if runs_on => {
                    last.bytes.pop();
                    extend(last, line);
                }
                Some(last) if is_folded => extend(last, line.get(1..).unwrap_or_default()),
                _ => lines.push(Line { number, bytes: line.get(..MAX_LINE).unwrap_or(line).to_vec() }),
            }
            runs_on = lines.last().is_some_and(|line| line.bytes.ends_with(b"=") && is_quoted(&line.bytes));
        }
    }
    lines
}

fn extend(line: &mut Line, more: &[u8]) {
    if line.bytes.len() < MAX_LINE {
        line.bytes.extend_from_slice(more);
    }
}

/// Says whether a line says of itself that it is quoted-printable.
fn is_quoted(line: &[u8]) -> bool {
    let head = line.split(|byte| *byte == b':').next().unwrap_or_default();
    head.to_ascii_uppercase().windows(16).any(|word| word == b"QUOTED-PRINTABLE")
}

fn property(line: &[u8], encoding: &'static Encoding) -> Option<Property> {
    let colon = place_of(line, b':')?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let head = String::from_utf8_lossy(head);
    let mut parts = split_quoted(&head);
    let name = parts.next()?.trim();
    let name = name.rsplit('.').next().unwrap_or(name).trim_start_matches('\u{feff}').to_uppercase();
    let parameters: Vec<(String, String)> = parts.map(parameter).collect();
    let said = |wanted: &str| parameters.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.as_str());
    let has = |word: &str| said("ENCODING").is_some_and(|value| value.eq_ignore_ascii_case(word)) || said(word).is_some();
    let is_base64 = has("BASE64") || has("B");
    if name.is_empty() || (is_base64 && !WORDED.contains(&name.as_str())) {
        return None;
    }
    let unquoted = match (is_base64, has("QUOTED-PRINTABLE")) {
        (true, _) => base64(value),
        (_, true) => quoted_printable(value),
        _ => value.to_vec(),
    };
    let value = decoded(&unquoted, said("CHARSET").and_then(|label| Encoding::for_label(label.as_bytes())), encoding);
    Some(Property { name, kinds: kinds(&parameters), value })
}

/// Finds a byte outside of quotes.
fn place_of(line: &[u8], wanted: u8) -> Option<usize> {
    let mut in_quotes = false;
    line.iter().position(|byte| {
        in_quotes ^= *byte == b'"';
        *byte == wanted && !in_quotes
    })
}

fn split_quoted(head: &str) -> impl Iterator<Item = &str> {
    let mut in_quotes = false;
    head.split(move |letter| {
        in_quotes ^= letter == '"';
        letter == ';' && !in_quotes
    })
}

/// Reads `TYPE=WORK`, and the bare `WORK` of 2.1.
fn parameter(text: &str) -> (String, String) {
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    (key.trim().to_uppercase(), value.trim().trim_matches('"').to_owned())
}

fn kinds(parameters: &[(String, String)]) -> Vec<String> {
    let mut kinds = Vec::new();
    for (key, value) in parameters {
        match (key.as_str(), value.is_empty()) {
            ("TYPE", _) => kinds.extend(value.split(',').map(|kind| kind.trim().to_uppercase())),
            (_, true) | ("PREF", _) => kinds.push(key.clone()),
            _ => {}
        }
    }
    kinds
}

/// Decodes base64, and what can be had of a torn end.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut digits: Vec<u8> = bytes.iter().copied().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).collect();
    if digits.len() % 4 == 1 {
        digits.pop();
    }
    digits.resize(digits.len().div_ceil(4) * 4, b'=');
    base64_decode(&digits).unwrap_or_default()
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut read = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        match (byte, digit(bytes.get(place + 1)), digit(bytes.get(place + 2))) {
            (b'=', Some(high), Some(low)) => {
                read.extend(u8::try_from(high * 16 + low));
                place += 3;
            }
            (byte, ..) => {
                read.push(*byte);
                place += 1;
            }
        }
    }
    read
}

/// Decodes by the charset that is said, then as UTF-8, then by that of the file, as far as the bytes mean something in them.
fn decoded(bytes: &[u8], said: Option<&'static Encoding>, file: &'static Encoding) -> String {
    let clean = |encoding: &'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let found = said.into_iter().chain([UTF_8, file]).find_map(clean);
    found.unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0).replace('\0', "")
}

/// Returns the parts of a value that has several, such as a name: cut at its own semicolons, without escapes.
pub fn parts(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        let part = parts.last_mut().expect("begins with one");
        match letter {
            ';' => parts.push(String::new()),
            '\\' => match letters.next() {
                Some('n' | 'N') => part.push(' '),
                Some(escaped) => part.push(escaped),
                None => {}
            },
            _ => part.push(letter),
        }
    }
    parts.into_iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Returns a value in one line, without escapes.
pub fn line(value: &str) -> String {
    // One that has no parts may hold a semicolon that nobody escaped.
    parts(value).into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(bytes: &[u8], name: &str) -> Vec<String> {
        let cards = cards(bytes, None);
        cards
            .iter()
            .flat_map(|card| &card.properties)
            .filter(|property| property.name == name)
            .map(|property| property.value.clone())
            .collect()
    }

    #[test]
    fn folded_lines_groups_and_escapes() {
        let text =
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nitem1.EMAIL;type=INTERNET:mi\r\n ka@acme.example\r\nN:Sato\\, Jr;Mika;;;\r\nEND:VCARD\r\n";
        assert_eq!(values(text, "EMAIL"), ["mika@acme.example"]);
        assert_eq!(parts(&values(text, "N")[0]), ["Sato, Jr", "Mika", "", "", ""]);
        assert_eq!(line("one\\; two\\nthree"), "one; two three");
    }

    #[test]
    fn quoted_printable_runs_on_over_lines() {
        let text = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=BD=90=E8=97=\n=A4 =E7=BE=8E=E9=A6=99\nTEL:1\nEND:VCARD\n";
        assert_eq!(values(text, "FN"), ["佐藤 美香"]);
        assert_eq!(values(text, "TEL"), ["1"]);
        let bare = b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:a=3Db=\nEND:VCARD\n";
        assert_eq!(values(bare, "FN"), ["a=bEND:VCARD"], "an end that runs on is part of the line");
    }

    #[test]
    fn names_in_base64_are_read_and_photos_are_not() {
        let text = b"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=BASE64;CHARSET=UTF-8:\n 5L2Q6Jek\n\nN;BASE64:U2F0bztNaWth\nPHOTO;ENCODING=BASE64:AAAA\nEMAIL:a@b.example\nEND:VCARD\n";
        assert_eq!(values(text, "FN"), ["佐藤"]);
        assert_eq!(parts(&values(text, "N")[0]), ["Sato", "Mika"]);
        assert_eq!((values(text, "PHOTO"), values(text, "EMAIL")), (Vec::new(), vec!["a@b.example".to_owned()]));
        let (name, _, _) = SHIFT_JIS.encode("佐藤");
        assert_eq!(*name, [0x8d, 0xb2, 0x93, 0xa1]);
        assert_eq!(values(b"BEGIN:VCARD\nFN;ENCODING=b;CHARSET=SHIFT_JIS:jbKToQ==\nEND:VCARD\n", "FN"), ["佐藤"]);
    }

    #[test]
    fn japanese_cards_of_windows_are_read_whether_they_say_so_or_not() {
        let (name, _, _) = SHIFT_JIS.encode("佐藤ソ;美香");
        for head in [&b"N:"[..], b"N;CHARSET=SHIFT_JIS:", b"N;CHARSET=Shift_JIS;LANGUAGE=ja:"] {
            let text = [&b"BEGIN:VCARD\r\n"[..], head, &name, b"\r\nEND:VCARD\r\n"].concat();
            assert_eq!(parts(&values(&text, "N")[0]), ["佐藤ソ", "美香"]);
        }
        let quoted: String = name.iter().map(|byte| format!("={byte:02X}")).collect();
        let text = format!("BEGIN:VCARD\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:{quoted}\nEND:VCARD\n");
        assert_eq!(parts(&values(text.as_bytes(), "N")[0]), ["佐藤ソ", "美香"]);
    }

    #[test]
    fn letters_of_europe_are_not_taken_for_japanese() {
        let text = b"BEGIN:VCARD\nFN:Andr\xe9 M\xfcller\nEND:VCARD\n";
        assert_eq!(values(text, "FN"), ["André Müller"]);
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("BEGIN:VCARD\nFN:佐藤\nEND:VCARD\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert!(is_vcard(&wide));
        assert_eq!(values(&wide, "FN"), ["佐藤"]);
    }

    #[test]
    fn photos_and_cards_in_cards_are_passed_over() {
        let text = b"BEGIN:VCARD\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\n SkZJRg==\nPHOTO;JPEG;BASE64:\n  AAAA\n\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nFN:Mika\nEND:VCARD\nBEGIN:VCARD\nFN:Ken";
        assert_eq!(values(text, "FN"), ["Mika", "Ken"]);
        assert_eq!(values(text, "PHOTO"), [""; 0]);
        let cards = cards(text, None);
        assert_eq!(cards.iter().map(|card| (card.line, card.is_torn)).collect::<Vec<_>>(), [(1, false), (13, true)]);
    }

    #[test]
    fn no_bytes_are_too_strange() {
        for text in [&b""[..], b"\r\r\n", b"BEGIN:VCARD", b":\n;:\n\"", b"BEGIN:VCARD\n=\n=\n\xff\xfe:\n;;=\xff:=", b"END:VCARD\nEND:VCARD"]
        {
            let _ = cards(text, None);
        }
        assert!(is_vcard(b"\xef\xbb\xbf\r\nbegin:vcard\r\n") && !is_vcard(b"BEGIN:VCALENDAR"));
    }
}
