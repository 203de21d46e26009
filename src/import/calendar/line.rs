//! The lines of a calendar file: unfolded, decoded, and cut into name, parameters and value.
//!
//! A layer of our own, because real files break the rules: the parsers tried refuse a whole file for one bad line, a byte
//! order mark, or a second calendar (15 of 209 real samples). Here a line that means nothing is told, and the others stand.

use super::fault::{Fault, Note};
use crate::import::TableError;
use crate::import::table::{Options, decode};
use std::borrow::Cow;
use std::ops::Range;

/// The longest line that is taken, in bytes; attachments are longer, and nobody needs them.
const MAX_LINE_BYTES: usize = 1 << 20;

/// One content line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// Where it begins in the file, counted from 1.
    pub number: u64,
    /// In capitals, without the group of a `group.NAME`.
    pub name: String,
    /// Names in capitals, values without quotes.
    pub params: Vec<(String, String)>,
    /// As it stands, still escaped.
    pub value: String,
}

impl Line {
    /// Returns a parameter; of several values the text with its commas.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Returns the value as text: escapes resolved, zero characters gone, marks composed, trimmed; `None` when nothing is left.
    pub fn text(&self) -> Option<String> {
        let text = unescape(&self.value);
        let text = text.trim();
        (!text.is_empty()).then(|| crate::text::nfc(text).into_owned())
    }
}

/// Reads the lines of a file; what was wrong with some goes into the notes.
pub(super) fn lines(bytes: &[u8], notes: &mut Vec<Note>) -> Result<Vec<Line>, TableError> {
    let wide = decode(bytes, &Options::default())?;
    let is_wide = wide.encoding.name().starts_with("UTF-16");
    let raw: Cow<'_, [u8]> = if is_wide { Cow::Owned(wide.text.into_owned().into_bytes()) } else { Cow::Borrowed(bytes) };
    // Folded by octets, a character may stand half on either line: bytes are joined before they become text.
    let joined = unfold(&raw);
    let decoded = decode(&joined.bytes, &Options::default())?;
    if decoded.flawed {
        notes.push(Note::whole(Fault::BadBytes { encoding: decoded.encoding.name() }));
    }
    let texts: Vec<&str> = decoded.text.split('\n').collect();
    Ok(cut(&texts, &joined.numbers, notes))
}

fn cut(texts: &[&str], numbers: &[u64], notes: &mut Vec<Note>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut index = 0;
    while index < texts.len() {
        let number = numbers.get(index).copied().unwrap_or(1);
        let (text, used) = joined_softly(texts, index);
        index += used;
        let shortened = shorten(&text);
        if shortened.len() < text.len() && !text.get(..16).is_some_and(|start| start.to_ascii_uppercase().starts_with("ATTACH")) {
            notes.push(Note { line: number, column: None, fault: Fault::LongLine { limit: MAX_LINE_BYTES } });
        }
        match content_line(shortened, number) {
            Some(line) => lines.push(line),
            None if text.trim().is_empty() => {}
            None => notes.push(Note { line: number, column: None, fault: Fault::NoLine(text.chars().take(60).collect()) }),
        }
    }
    lines
}

/// Joins a line of old calendars (quoted-printable) with those it goes on to; says how many were used.
fn joined_softly<'t>(texts: &[&'t str], index: usize) -> (Cow<'t, str>, usize) {
    let first = texts[index];
    let head = first.split(':').next().unwrap_or_default();
    if !head.to_ascii_uppercase().contains("QUOTED-PRINTABLE") || !first.ends_with('=') {
        return (Cow::Borrowed(first), 1);
    }
    let mut joined = first.to_owned();
    let mut used = 1;
    while joined.ends_with('=') && index + used < texts.len() {
        joined.pop();
        joined.push_str(texts[index + used]);
        used += 1;
    }
    (Cow::Owned(joined), used)
}

fn shorten(text: &str) -> &str {
    let mut end = text.len().min(MAX_LINE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

struct Joined {
    bytes: Vec<u8>,
    /// The number of each line's first part in the file.
    numbers: Vec<u64>,
}

/// Joins folded lines. Line ends may be CRLF, LF or CR.
fn unfold(bytes: &[u8]) -> Joined {
    let mut joined = Joined { bytes: Vec::with_capacity(bytes.len()), numbers: Vec::new() };
    for (number, part) in (1..).zip(physical(bytes)) {
        match bytes.get(part.clone()) {
            Some([b' ' | b'\t', rest @ ..]) if !joined.numbers.is_empty() => joined.bytes.extend_from_slice(rest),
            // An empty line parts nothing: what is folded goes on after it.
            Some([]) => {}
            Some(whole) => {
                if !joined.numbers.is_empty() {
                    joined.bytes.push(b'\n');
                }
                joined.numbers.push(number);
                joined.bytes.extend_from_slice(whole);
            }
            None => {}
        }
    }
    joined
}

fn physical(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let ending = if rest.get(end..end + 2) == Some(b"\r\n") { 2 } else { 1 };
        let part = start..start + end;
        start += end + ending;
        Some(part)
    })
}

/// Cuts a line at its marks; `None` when it is no content line.
fn content_line(text: &str, number: u64) -> Option<Line> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t']);
    let name_end = text.find([';', ':'])?;
    let (name, rest) = text.split_at_checked(name_end)?;
    let name = name.rsplit('.').next().unwrap_or_default().trim();
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
        return None;
    }
    // A quote that nobody closed would swallow the value: then quotes mean nothing.
    let (params, value) = parameters(rest, true).or_else(|| parameters(rest, false))?;
    let mut line = Line { number, name: name.to_ascii_uppercase(), params, value: value.to_owned() };
    unquote_printable(&mut line);
    Some(line)
}

type Params = Vec<(String, String)>;

/// Reads `;NAME=value` until the colon; returns the rest as the value.
fn parameters(text: &str, honour_quotes: bool) -> Option<(Params, &str)> {
    let mut params = Params::new();
    let mut rest = text;
    while let Some(after) = rest.strip_prefix(';') {
        let end = parameter_end(after, honour_quotes)?;
        let (one, next) = after.split_at_checked(end)?;
        let (name, value) = one.split_once('=').unwrap_or((one, ""));
        if !name.trim().is_empty() {
            params.push((name.trim().to_ascii_uppercase(), circumflex(&value.replace('"', "")).trim().to_owned()));
        }
        rest = next;
    }
    Some((params, rest.strip_prefix(':')?))
}

fn parameter_end(text: &str, honour_quotes: bool) -> Option<usize> {
    let mut quoted = false;
    for (index, c) in text.char_indices() {
        match c {
            '"' => quoted = honour_quotes && !quoted,
            ';' | ':' if !quoted => return Some(index),
            _ => {}
        }
    }
    None
}

/// Resolves the escapes of parameters (RFC 6868).
fn circumflex(text: &str) -> String {
    if text.contains('^') { text.replace("^n", "\n").replace("^'", "\"").replace("^^", "^") } else { text.to_owned() }
}

/// Decodes the value of an old calendar (vCalendar 1.0), which also says its charset.
fn unquote_printable(line: &mut Line) {
    if !line.param("ENCODING").is_some_and(|encoding| encoding.eq_ignore_ascii_case("QUOTED-PRINTABLE")) {
        return;
    }
    let bytes = quoted_printable(line.value.as_bytes());
    let charset = line.param("CHARSET").and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let text = charset.unwrap_or(encoding_rs::UTF_8).decode(&bytes).0.into_owned();
    // Such values know no escapes but of the semicolon; a line end stands as a character.
    line.value = text.replace("\r\n", "\n").replace('\\', "\\\\").replace("\\\\;", ";");
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut out = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(byte) = bytes.get(index).copied() {
        let pair = (byte == b'=').then(|| bytes.get(index + 1..index + 3)).flatten();
        match pair.and_then(|pair| Some(digit(pair[0])? * 16 + digit(pair[1])?)).and_then(|code| u8::try_from(code).ok()) {
            Some(code) => {
                out.push(code);
                index += 3;
            }
            None => {
                out.push(byte);
                index += 1;
            }
        }
    }
    out
}

/// Resolves `\n`, `\,`, `\;`, `\\`; another backslash stays. A zero character cannot be kept and goes.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\0' | '\r' => {}
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(marked @ (',' | ';' | '\\' | '"' | ':')) => out.push(marked),
                Some('\0') => {}
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> (Vec<Line>, Vec<Note>) {
        let mut notes = Vec::new();
        let lines = lines(text, &mut notes).expect("text");
        (lines, notes)
    }

    #[test]
    fn lines_are_unfolded_before_they_are_decoded() {
        let (lines, notes) = read("SUMMARY:打\u{5408}\r\nX:1".as_bytes());
        assert_eq!((lines[0].value.as_str(), lines[1].number, notes.len()), ("打合", 2, 0));
        // The second character is folded in its middle, as octet counters do it.
        let mut bytes = b"SUMMARY:".to_vec();
        let word = "打合せ".as_bytes();
        bytes.extend_from_slice(&word[..4]);
        bytes.extend_from_slice(b"\r\n ");
        bytes.extend_from_slice(&word[4..]);
        bytes.extend_from_slice(b"\nLOCATION:a\r b");
        let (lines, notes) = read(&bytes);
        assert_eq!(lines.iter().map(|line| line.value.as_str()).collect::<Vec<_>>(), ["打合せ", "ab"]);
        assert_eq!((lines[1].number, notes), (3, Vec::new()));
    }

    #[test]
    fn names_parameters_and_values_are_told_apart() {
        type Case<'c> = (&'c str, &'c str, &'c [(&'c str, &'c str)], &'c str);
        let cases: &[Case<'_>] = &[
            ("SUMMARY:a:b;c", "SUMMARY", &[], "a:b;c"),
            ("item1.summary;LANGUAGE=en:x", "SUMMARY", &[("LANGUAGE", "en")], "x"),
            (
                "ATTENDEE;CN=\"Sato, Mika: sales\";RSVP=TRUE:mailto:m@a.example",
                "ATTENDEE",
                &[("CN", "Sato, Mika: sales"), ("RSVP", "TRUE")],
                "mailto:m@a.example",
            ),
            ("X;CN=\"open:v", "X", &[("CN", "open")], "v"),
            ("X;CN=^'a^'^n^^:v", "X", &[("CN", "\"a\"\n^")], "v"),
            ("X;FLAG;:v", "X", &[("FLAG", "")], "v"),
            ("DTSTART ; VALUE = DATE:20260102", "DTSTART", &[("VALUE", "DATE")], "20260102"),
        ];
        for (text, name, params, value) in cases {
            let (lines, _) = read(text.as_bytes());
            let expected: Params = params.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
            assert_eq!((lines[0].name.as_str(), &lines[0].params, lines[0].value.as_str()), (*name, &expected, *value), "{text}");
        }
    }

    #[test]
    fn a_line_that_means_nothing_is_told_and_the_others_stand() {
        let (lines, notes) = read(b"SUMMARY:a\n\n  \njunk without a mark\nLOCATION:b");
        assert_eq!(lines.len(), 2);
        assert_eq!((notes.len(), notes[0].line), (1, 4));
    }

    #[test]
    fn text_comes_in_from_other_charsets_and_old_calendars() {
        let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("SUMMARY:定例ミーティングのご案内\nLOCATION:本社のかいぎ室");
        assert_eq!(read(&sjis).0[0].value, "定例ミーティングのご案内");
        let quoted = b"SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=92=E8=97=\n=E1\nX:1";
        let (lines, _) = read(quoted);
        assert_eq!((lines[0].text().as_deref(), lines[1].name.as_str()), (Some("定例"), "X"));
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("SUMMARY:会議\r\n 室".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&wide).0[0].value, "会議室");
    }

    #[test]
    fn marks_that_stand_apart_are_composed() {
        let (lines, _) = read("SUMMARY:テ\u{3099}モ".as_bytes());
        assert_eq!(lines[0].text().as_deref(), Some("デモ"));
    }

    #[test]
    fn escapes_are_resolved_once() {
        let line = |value: &str| Line { value: value.into(), ..Line::default() };
        for (value, text) in
            [("a\\, b\\; c", "a, b; c"), ("a\\nb\\Nc", "a\nb\nc"), ("\\\\n", "\\n"), ("C:\\temp\0", "C:\\temp"), ("x\\", "x\\")]
        {
            assert_eq!(line(value).text().as_deref(), Some(text), "{value}");
        }
        assert_eq!(line("  ").text(), None);
    }

    #[test]
    fn a_line_of_megabytes_is_cut_and_told() {
        let mut bytes = b"DESCRIPTION:".to_vec();
        bytes.extend(std::iter::repeat_n(b'a', 10 << 20));
        bytes.extend_from_slice(b"\nSUMMARY:b");
        let (lines, notes) = read(&bytes);
        assert!(lines[0].value.len() <= MAX_LINE_BYTES && lines[1].value == "b");
        assert!(matches!(notes[0].fault, Fault::LongLine { .. }));
    }
}
