//! Mailbox files: messages one after the other, each behind a line that begins with `From `. Read as a stream, so that the
//! largest takes no more memory than its largest message.

use super::date;
use super::header::Fields;
use crate::domain::Timestamp;
use std::io::{self, BufRead};

/// What is kept of one message, in bytes; the rest is counted and dropped.
pub const LARGEST_MESSAGE: usize = 96 << 20;

/// A message of a mailbox file.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub bytes: Vec<u8>,
    /// Where its `From ` line begins.
    pub place: u64,
    /// When it came, as that line says.
    pub came: Option<Timestamp>,
}

/// Cuts a mailbox file into its messages.
#[derive(Debug)]
pub struct Pieces<R> {
    input: R,
    line: Vec<u8>,
    /// The line behind it, where that was looked at.
    ahead: Option<Vec<u8>>,
    /// Where the next line begins.
    at: u64,
    next: Option<(u64, Option<Timestamp>)>,
    is_begun: bool,
}

impl<R: BufRead> Pieces<R> {
    /// Reads from a place in the file on, at which a `From ` line stands or nothing.
    pub fn from(input: R, place: u64) -> Pieces<R> {
        Pieces { input, line: Vec::new(), ahead: None, at: place, next: None, is_begun: false }
    }

    /// Returns up to where the file has been read.
    pub fn read_to(&self) -> u64 {
        self.at
    }

    /// Reads the next line; false at the end.
    fn read_line(&mut self) -> io::Result<bool> {
        match self.ahead.take() {
            Some(ahead) => self.line = ahead,
            None => {
                self.line.clear();
                self.input.read_until(b'\n', &mut self.line)?;
            }
        }
        self.at += self.line.len() as u64;
        Ok(!self.line.is_empty())
    }

    /// Says whether the line behind this one is one of a header.
    fn is_before_header(&mut self) -> io::Result<bool> {
        let ahead = match self.ahead.take() {
            Some(ahead) => ahead,
            None => {
                let mut ahead = Vec::new();
                self.input.read_until(b'\n', &mut ahead)?;
                ahead
            }
        };
        let is_header = is_header_line(&ahead);
        self.ahead = Some(ahead);
        Ok(is_header)
    }

    /// Reads up to the next `From ` line.
    fn piece(&mut self) -> io::Result<Option<Piece>> {
        if !self.is_begun {
            self.is_begun = true;
            self.begin()?;
        }
        let Some((place, came)) = self.next.take() else { return Ok(None) };
        let mut bytes = Vec::new();
        if !starts(&self.line) {
            bytes.extend_from_slice(&self.line);
        }
        let mut is_after_blank = false;
        loop {
            let start = self.at;
            if !self.read_line()? {
                break;
            }
            if starts(&self.line) && self.is_separator(is_after_blank)? {
                self.next = Some((start, came_of(&self.line)));
                break;
            }
            is_after_blank = self.line.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
            if bytes.len() < LARGEST_MESSAGE {
                bytes.extend_from_slice(unquoted(&self.line));
            }
        }
        without_last_blank(&mut bytes);
        Ok(Some(Piece { bytes, place, came }))
    }

    /// Finds the first message; blank lines before it are none.
    fn begin(&mut self) -> io::Result<()> {
        loop {
            let start = self.at;
            if !self.read_line()? {
                return Ok(());
            }
            if !self.line.trim_ascii().is_empty() {
                self.next = Some((start, came_of(&self.line)));
                return Ok(());
            }
        }
    }

    /// Tells the line between messages from a sentence that begins with "From": it has a time, or is bare with a header behind it,
    /// as Thunderbird writes it. Without a blank line before it, it has to be whole and have a header behind it.
    fn is_separator(&mut self, is_after_blank: bool) -> io::Result<bool> {
        if is_after_blank && has_time(&self.line) {
            return Ok(true);
        }
        let may_be = if is_after_blank { is_bare(&self.line) } else { is_whole(&self.line) };
        Ok(may_be && self.is_before_header()?)
    }
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<io::Result<Piece>> {
        self.piece().transpose()
    }
}

/// Says whether a file begins as a mailbox does.
pub fn is_mbox(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let mut lines = head.split(|byte| *byte == b'\n');
    let line = lines.next().unwrap_or_default();
    starts(head) && (has_time(line) || (is_bare(line) && lines.next().is_some_and(is_header_line)))
}

/// Says whether a line is one of a header: a name and a colon.
fn is_header_line(line: &[u8]) -> bool {
    let name = line.split(|byte| *byte == b':').next().filter(|name| name.len() < line.len()).unwrap_or_default();
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}

/// `From ` alone, or with an address and nothing else.
fn is_bare(line: &[u8]) -> bool {
    words(line).count() <= 2
}

/// `From `, an address, the day of the week and a time.
fn is_whole(line: &[u8]) -> bool {
    const DAYS: [&[u8]; 7] = [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"];
    has_time(line) && words(line).nth(2).is_some_and(|word| DAYS.iter().any(|day| word.eq_ignore_ascii_case(day)))
}

fn starts(line: &[u8]) -> bool {
    line.starts_with(b"From ")
}

fn has_time(line: &[u8]) -> bool {
    line.windows(5).any(|five| matches!(five, [a, b, b':', c, d] if [a, b, c, d].iter().all(|byte| byte.is_ascii_digit())))
}

fn came_of(line: &[u8]) -> Option<Timestamp> {
    // Behind the first word, which may be an address with numbers in it.
    let text = String::from_utf8_lossy(line.strip_prefix(b"From ")?).into_owned();
    date::parse(text.split_once(' ')?.1)
}

/// Takes away the mark that keeps a line of the text from looking like the line between messages.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    let is_quoted = marks > 0 && line.get(marks..).is_some_and(starts);
    if is_quoted { line.get(1..).unwrap_or(line) } else { line }
}

/// The blank line before the next message is no part of this one.
fn without_last_blank(bytes: &mut Vec<u8>) {
    for end in [&b"\r\n\r\n"[..], b"\n\n"] {
        if bytes.ends_with(end) {
            bytes.truncate(bytes.len() - end.len() / 2);
            return;
        }
    }
}

/// Returns the letters of a Maildir for what Thunderbird, Gmail and others note in the header.
pub(super) fn flags(fields: &Fields<'_>) -> String {
    let mut flags = String::new();
    let status = u32::from_str_radix(&fields.word("x-mozilla-status"), 16).unwrap_or_default();
    let labels = fields.get("x-gmail-labels").map(|field| super::words::decode_text(field, None, &mut super::Marks::default()));
    let labels: Vec<String> = labels.iter().flat_map(|labels| labels.split(',')).map(|label| label.trim().to_lowercase()).collect();
    let has = |names: &[&str]| labels.iter().any(|label| names.contains(&label.as_str()));
    let classic = fields.word("status") + &fields.word("x-status");
    let is_unsent = fields.word("x-unsent") == "1" || fields.has("x-mozilla-draft-info");
    let found = [
        ('D', is_unsent || has(&["drafts", "draft", "下書き"])),
        ('F', status & 0x04 != 0 || has(&["starred", "スター付き"]) || classic.contains('f')),
        ('R', status & 0x02 != 0 || classic.contains('a')),
        ('S', status & 0x01 != 0 || classic.contains('r') || (!labels.is_empty() && !has(&["unread", "未読"]))),
        ('T', status & 0x08 != 0 || has(&["trash", "ゴミ箱", "spam", "迷惑メール"]) || classic.contains('d')),
    ];
    flags.extend(found.iter().filter(|(_, is_set)| *is_set).map(|(letter, _)| letter));
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(String, u64)> {
        let read = Pieces::from(text.as_bytes(), 0).map(|piece| piece.expect("reads"));
        read.map(|piece| (String::from_utf8(piece.bytes).expect("is text"), piece.place)).collect()
    }

    #[test]
    fn messages_are_told_from_sentences() {
        let text = "From a@b Sat Nov 21 10:00:00 2026\nSubject: one\n\nFrom here on it is text.\n\nFrom where?\nNobody knows.\n>From the desk\n>>From two\n\nFrom - Sun Nov 22 10:00:00 2026\nSubject: two\n\nlast line";
        let found = pieces(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].0, "Subject: one\n\nFrom here on it is text.\n\nFrom where?\nNobody knows.\nFrom the desk\n>From two\n");
        assert_eq!(found[1].0, "Subject: two\n\nlast line");
        assert_eq!(text.get(found[1].1 as usize..).and_then(|rest| rest.get(..6)), Some("From -"));
    }

    #[test]
    fn line_ends_of_windows_and_blank_lines_before_the_first() {
        let found = pieces(
            "\r\nFrom a Sat Nov 21 10:00:00 2026\r\nSubject: one\r\n\r\ntext\r\n\r\nFrom b Sat Nov 21 11:00:00 2026\r\nSubject: two\r\n\r\n",
        );
        assert_eq!(found[0].0, "Subject: one\r\n\r\ntext\r\n");
        assert_eq!(found.len(), 2);
        assert_eq!(pieces(""), []);
        assert_eq!(pieces("\n\n"), []);
    }

    #[test]
    fn thunderbird_writes_a_bare_line_between_messages() {
        let text = "From \r\nX-Mozilla-Status: 0001\r\n\r\none\r\n\r\nFrom \r\nnobody knows.\r\n\r\nFrom \r\nSubject: two\r\n\r\ntwo\r\n";
        assert!(is_mbox(text.as_bytes()) && !is_mbox(b"From \nsomewhere\n") && !is_mbox(b"From here on it is\nNote: text\n"));
        let found = pieces(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].0, "X-Mozilla-Status: 0001\r\n\r\none\r\n\r\nFrom \r\nnobody knows.\r\n");
        assert_eq!(text.get(found[1].1 as usize..).and_then(|rest| rest.get(..7)), Some("From \r\n"));
    }

    #[test]
    fn a_whole_line_before_a_header_needs_no_blank_line() {
        let text = "From a@b Sat Nov 21 10:00:00 2026\nSubject: one\n\ntext\nFrom Monday at 10:00 on\nNote: text\nFrom a@b Sat Nov 21 10:00:00 2026\nis when.\nFrom c@d Sat Nov 21 11:00:00 2026\nSubject: two\n\ntwo\n";
        let subjects: Vec<String> = pieces(text).into_iter().filter_map(|(text, _)| text.lines().next().map(str::to_owned)).collect();
        assert_eq!(subjects, ["Subject: one", "Subject: two"]);
    }

    #[test]
    fn what_stands_behind_a_line_is_known_at_the_end_of_a_buffer_too() {
        let text = "From \nSubject: one\n\nText.\n\nFrom \nSubject: two\n\ntwo\n";
        for size in 1..text.len() {
            let input = io::BufReader::with_capacity(size, text.as_bytes());
            assert_eq!(Pieces::from(input, 0).count(), 2, "a buffer of {size}");
        }
    }

    #[test]
    fn the_line_says_when_the_message_came() {
        let text = b"From 1785@xxx Sun Nov 22 14:54:31 +0900 2026\nX: y\n\n";
        let mut found = Pieces::from(&text[..], 100);
        let piece = found.next().expect("is one").expect("reads");
        assert_eq!(piece.came.map(|came| came.to_rfc3339()).as_deref(), Some("2026-11-22T05:54:31+00:00"));
        assert_eq!((piece.place, found.read_to()), (100, 100 + text.len() as u64));
        assert!(is_mbox(text) && !is_mbox(b"From: a@b\n") && !is_mbox(b"From here on\n"));
    }

    #[test]
    fn flags_are_those_of_thunderbird_and_gmail() {
        let of = |header: &str| flags(&Fields::read(header.as_bytes()));
        assert_eq!(of("X-Mozilla-Status: 0007\n"), "FRS");
        assert_eq!(of("X-Mozilla-Status: 0009\n"), "ST");
        assert_eq!(of("X-Gmail-Labels: Inbox,Unread,Starred\n"), "F");
        assert_eq!(of("X-Gmail-Labels: =?UTF-8?B?44K544K/44O85LuY44GN?=,Sent\n"), "FS");
        assert_eq!(of("Status: RO\n"), "S");
        assert_eq!(of("Subject: x\n"), "");
        assert_eq!((of("X-Unsent: 1\n"), of("X-Mozilla-Draft-Info: internal/draft; vcard=0\n")), ("D".to_owned(), "D".to_owned()));
    }
}
