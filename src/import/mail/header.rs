//! The header lines of a message, as they stand: folded lines joined, nothing decoded.

/// The header lines of one part.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields<'b> {
    fields: Vec<(&'b [u8], &'b [u8])>,
    /// Where the text begins.
    pub end: usize,
    /// Lines that are no header lines, among them or behind them.
    pub strays: usize,
}

/// Lines of a header are read up to this many bytes; what goes on for longer is no mail.
const LONGEST: usize = 4 << 20;

impl<'b> Fields<'b> {
    /// Reads header lines up to an empty line, the first line that cannot be one, or the end.
    pub fn read(bytes: &'b [u8]) -> Fields<'b> {
        let mut found = Fields::default();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..bytes.len().min(LONGEST)).filter(|rest| !rest.is_empty()) {
            let length = unfolded_length(rest);
            let line = rest.get(..length).unwrap_or(rest);
            let text = trim_end(line);
            at += length;
            if text.is_empty() {
                break;
            }
            match split(text) {
                Some(field) => found.fields.push(field),
                // The line of an mbox, or one that a program broke: what stands behind it still counts.
                None => found.strays += 1,
            }
        }
        found.end = at;
        found
    }

    /// Returns the first field of a name, which is given in lower case.
    pub fn get(&self, name: &str) -> Option<&'b [u8]> {
        self.all(name).next()
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &'b [u8]> {
        self.fields.iter().filter(move |(field, _)| field.eq_ignore_ascii_case(name.as_bytes())).map(|(_, value)| *value)
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Returns a field as text in lower case, for comparing with plain words.
    pub fn word(&self, name: &str) -> String {
        self.get(name).map(|value| String::from_utf8_lossy(value).trim().to_ascii_lowercase()).unwrap_or_default()
    }
}

/// Returns how long a line is with the lines that go on with it.
fn unfolded_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(end) = rest.iter().position(|byte| *byte == b'\n' || *byte == b'\r') else { return bytes.len() };
        let is_first_empty = at == 0 && end == 0;
        at += end + if rest.get(end..end + 2) == Some(b"\r\n") { 2 } else { 1 };
        let goes_on = matches!(bytes.get(at), Some(b' ' | b'\t')) && !is_blank_line(bytes.get(at..).unwrap_or_default());
        if is_first_empty || !goes_on {
            return at;
        }
    }
}

fn is_blank_line(bytes: &[u8]) -> bool {
    bytes.iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).all(u8::is_ascii_whitespace)
}

fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = (trim_end(line.get(..colon)?), line.get(colon + 1..)?);
    let is_name = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic());
    is_name.then_some((name, value))
}

pub(super) fn trim_end(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii_end()
}

/// Joins folded lines: a line end before white space goes, so does the white space in front.
pub(super) fn unfold(value: &[u8]) -> Vec<u8> {
    value.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')).skip_while(u8::is_ascii_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_are_one_field_and_strays_stop_nothing() {
        let bytes = b">From someone\nSubject: a\r\n b\nX-Empty:\nno header\nTO : c@d.example\n\nbody: no\n";
        let fields = Fields::read(bytes);
        assert_eq!(fields.get("subject").map(unfold), Some(b"a b".to_vec()));
        assert_eq!(fields.get("to").map(unfold), Some(b"c@d.example".to_vec()));
        assert!(fields.has("x-empty") && !fields.has("body"));
        assert_eq!((fields.strays, bytes.get(fields.end..)), (2, Some(&b"body: no\n"[..])));
    }

    #[test]
    fn millions_of_blanks_before_a_value_are_dropped_at_once() {
        let field = [" ".repeat(4_000_000).as_bytes(), b"x"].concat();
        assert_eq!(unfold(&field), b"x");
    }

    #[test]
    fn a_header_may_be_all_there_is() {
        assert_eq!(Fields::read(b"").end, 0);
        assert_eq!(Fields::read(b"Subject: x").word("subject"), "x");
        assert_eq!(Fields::read(b"\r\nSubject: x").end, 2);
    }
}
