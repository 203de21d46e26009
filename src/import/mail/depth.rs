//! How deep parts lie in parts. A message can be made to nest a million deep, which no reader's stack or time survives: what
//! lies deeper than any program writes is cut off before it is parsed.

/// Forwards of forwards reach ten.
const DEEPEST: usize = 64;
const BOUNDARY: &[u8] = b"boundary";
const LONGEST_BOUNDARY: usize = 200;

/// Returns the bytes up to where parts lie too deep; all of them where they do not.
pub(super) fn shallow(bytes: &[u8]) -> &[u8] {
    let mut nest = Nest { is_header: true, is_top: true, ..Nest::default() };
    let mut at = 0;
    for end in memchr::memchr_iter(b'\n', bytes) {
        let line = bytes.get(at..=end).unwrap_or_default();
        nest.line(line);
        if nest.open.len() + nest.messages > DEEPEST {
            return bytes.get(..at).unwrap_or(bytes);
        }
        at += line.len();
    }
    bytes
}

/// Where in the nest a line stands.
#[derive(Default)]
struct Nest {
    /// The boundaries of the parts that are open, and whether what lies between them is messages unless it says otherwise.
    open: Vec<(Vec<u8>, bool)>,
    messages: usize,
    /// Whether the lines are those of a header: only there a boundary is said. Text may speak of one.
    is_header: bool,
    /// Whether no line of the message's own header was seen yet.
    is_top: bool,
    /// Whether the field of the last line is the type.
    is_type: bool,
    /// Of this header.
    has_type: bool,
    is_message: bool,
    is_digest: bool,
}

impl Nest {
    fn line(&mut self, line: &[u8]) {
        let is_delimiter = line.starts_with(b"--") && self.delimiter(line);
        if is_delimiter || !self.is_header {
            return;
        }
        if matches!(line, b"\n" | b"\r\n") {
            self.header_ends();
        } else {
            self.is_top = false;
            self.header_line(line);
        }
    }

    /// Takes a line between parts; says whether it is one.
    fn delimiter(&mut self, line: &[u8]) -> bool {
        let rest = line.get(2..).unwrap_or_default();
        let Some(found) = self.open.iter().rposition(|(boundary, _)| rest.starts_with(boundary)) else { return false };
        let is_last = self.open.get(found).and_then(|(boundary, _)| rest.get(boundary.len()..)).is_some_and(|tail| tail.starts_with(b"--"));
        self.open.truncate(if is_last { found } else { found + 1 });
        self.messages = 0;
        self.header_begins(!is_last);
        true
    }

    fn header_begins(&mut self, is_header: bool) {
        self.is_header = is_header;
        (self.is_type, self.has_type, self.is_message, self.is_digest) = (false, false, false, false);
    }

    /// Behind the header of a message that lies within stands that message's own.
    fn header_ends(&mut self) {
        if self.is_top {
            return;
        }
        let is_of_digest = !self.has_type && self.messages == 0 && self.open.last().is_some_and(|(_, is_digest)| *is_digest);
        self.messages += usize::from(is_of_digest);
        self.header_begins(self.is_message || is_of_digest);
    }

    fn header_line(&mut self, line: &[u8]) {
        if !matches!(line.first(), Some(b' ' | b'\t')) {
            let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
            self.is_type = name.trim_ascii().eq_ignore_ascii_case(b"content-type");
            self.has_type |= self.is_type;
        }
        if !self.is_type {
            return;
        }
        self.is_digest |= holds(line, b"multipart/digest");
        if !self.is_message && holds(line, b"message/") {
            self.is_message = true;
            self.messages += 1;
        }
        if let Some(boundary) = boundary(line) {
            self.open.push((boundary, self.is_digest));
        }
    }
}

fn holds(line: &[u8], word: &[u8]) -> bool {
    line.windows(word.len()).any(|found| found.eq_ignore_ascii_case(word))
}

fn boundary(line: &[u8]) -> Option<Vec<u8>> {
    let at = line.windows(BOUNDARY.len()).position(|word| word.eq_ignore_ascii_case(BOUNDARY))?;
    let value = line.get(at + BOUNDARY.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii();
    let value = match value.strip_prefix(b"\"") {
        Some(quoted) => quoted.split(|byte| *byte == b'"').next()?,
        None => value.split(|byte| *byte == b';' || byte.is_ascii_whitespace()).next()?,
    };
    value.get(..value.len().min(LONGEST_BOUNDARY)).map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(levels: usize) -> Vec<u8> {
        let open = |level: usize| format!("Content-Type: multipart/mixed; boundary=\"b{level}x\"\n\n--b{level}x\n");
        (0..levels).map(open).collect::<String>().into_bytes()
    }

    #[test]
    fn only_what_lies_too_deep_is_cut_off() {
        assert_eq!(shallow(&nested(60)), nested(60));
        assert!(shallow(&nested(1_000)).len() < nested(70).len());
        let messages = b"Content-Type: message/rfc822\n\n".repeat(1_000);
        assert!(shallow(&messages).len() < messages.len() / 10);
    }

    #[test]
    fn types_on_two_lines_and_digests_are_seen_through() {
        let messages = b"Content-Type:\n message/rfc822\n\n".repeat(1_000);
        assert!(shallow(&messages).len() < messages.len() / 10);
        let level = |level: usize| format!("Content-Type: multipart/digest; boundary=\"b{level}x\"\n\n--b{level}x\n\n");
        let digests = (0..1_000).map(level).collect::<String>().into_bytes();
        assert!(shallow(&digests).len() < digests.len() / 10);
        let folded = |level: usize| format!("Content-Type: multipart/mixed;\n boundary=\"b{level}x\"\n\n--b{level}x\n");
        let folded = (0..1_000).map(folded).collect::<String>().into_bytes();
        assert!(shallow(&folded).len() < folded.len() / 10);
    }

    #[test]
    fn boundaries_are_said_in_headers_alone() {
        let text = b"Content-Type: text/plain; boundary=a\n\n".to_vec();
        let text = [text, b"  x boundary=abc\nContent-Type: message/rfc822; boundary=y\n\n".repeat(500)].concat();
        assert_eq!(shallow(&text).len(), text.len());
        let field = [b"Comments: x\n".to_vec(), b"  x boundary=abc\n".repeat(500)].concat();
        assert_eq!(shallow(&field).len(), field.len());
    }

    #[test]
    fn parts_beside_each_other_are_not_deep() {
        let part = b"--top\nContent-Type: multipart/alternative; boundary=in\n\n--in\n\na\n--in--\n";
        let digest = [&b"Content-Type: multipart/mixed; boundary=top\n\n"[..], &part.repeat(500)].concat();
        assert_eq!(shallow(&digest).len(), digest.len());
        let forwards = b"--top\nContent-Type: message/rfc822\n\nSubject: x\n\nx\n";
        let digest = [&b"Content-Type: multipart/digest; boundary=top\n\n"[..], &forwards.repeat(500)].concat();
        assert_eq!(shallow(&digest).len(), digest.len());
    }
}
