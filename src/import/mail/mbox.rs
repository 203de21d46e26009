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
    /// Where the next line begins.
    at: u64,
    next: Option<(u64, Option<Timestamp>)>,
    is_begun: bool,
}

impl<R: BufRead> Pieces<R> {
    /// Reads from a place in the file on, at which a `From ` line stands or nothing.
    pub fn from(input: R, place: u64) -> Pieces<R> {
        Pieces { input, line: Vec::new(), at: place, next: None, is_begun: false }
    }

    /// Returns up to where the file has been read.
    pub fn read_to(&self) -> u64 {
        self.at
    }

    /// Reads the next line; false at the end.
    fn read_line(&mut self) -> io::Result<bool> {
        self.line.clear();
        let length = self.input.read_until(b'\n', &mut self.line)?;
        self.at += length as u64;
        Ok(length > 0)
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
            if is_after_blank && starts(&self.line) && self.is_separator()? {
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

    /// Tells the line between messages from a sentence that begins with "From": it has a time, or header lines behind it.
    fn is_separator(&mut self) -> io::Result<bool> {
        if has_time(&self.line) {
            return Ok(true);
        }
        let ahead = self.input.fill_buf()?;
        let line = ahead.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let name = line.split(|byte| *byte == b':').next().filter(|name| name.len() < line.len()).unwrap_or_default();
        Ok(!name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-'))
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
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    starts(head) && has_time(line)
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
    let found = [
        ('D', has(&["drafts", "draft", "下書き"])),
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
    }
}
