//! Values with parameters, as Content-Type and Content-Disposition are (RFC 2045, 2231): `text/plain; charset=utf-8; name*0*=…`.

use super::charset::decode;
use super::header::unfold;
use super::marks::Marks;
use super::words::{decode_text, hex};
use std::collections::BTreeMap;

/// A value in lower case, and its parameters as they stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parameters {
    pub value: String,
    parameters: Vec<(String, Vec<u8>)>,
}

impl Parameters {
    pub fn read(field: Option<&[u8]>) -> Parameters {
        let Some(field) = field else { return Parameters::default() };
        let field = unfold(field);
        let mut parts = split(&field).into_iter();
        let value = parts.next().unwrap_or_default();
        let value = String::from_utf8_lossy(value).chars().filter(|character| !character.is_whitespace()).collect::<String>();
        Parameters { value: value.to_ascii_lowercase(), parameters: parts.filter_map(parameter).collect() }
    }

    /// Returns a parameter that is a plain word.
    pub fn plain(&self, name: &str) -> Option<String> {
        let value = self.parameters.iter().find(|(key, _)| key == name)?;
        Some(String::from_utf8_lossy(&value.1).into_owned())
    }

    /// Returns a parameter that is text, put together from its pieces and decoded.
    pub fn text(&self, name: &str, charset: Option<&str>, marks: &mut Marks) -> Option<String> {
        let mut pieces: BTreeMap<u32, (bool, &[u8])> = BTreeMap::new();
        for (key, value) in &self.parameters {
            let Some(rest) = key.strip_prefix(name) else { continue };
            let is_encoded = rest.ends_with('*');
            let number = match rest.trim_end_matches('*') {
                "" => 0,
                number => match number.strip_prefix('*').and_then(|number| number.parse().ok()) {
                    Some(number) => number,
                    None => continue,
                },
            };
            // What is encoded stands for what is not.
            if is_encoded || !pieces.contains_key(&number) {
                pieces.insert(number, (is_encoded, value));
            }
        }
        let (first_encoded, first) = *pieces.values().next()?;
        let said = if first_encoded { said_charset(first) } else { None };
        let mut bytes = Vec::new();
        for (index, (is_encoded, value)) in pieces.values().enumerate() {
            let value = if index == 0 && said.is_some() { after_charset(value) } else { value };
            if *is_encoded { percent_decoded(value, &mut bytes) } else { bytes.extend_from_slice(value) }
        }
        Some(match said {
            Some(charset) => decode(&bytes, Some(&charset).filter(|charset| !charset.is_empty()).map(String::as_str), marks).into_owned(),
            None => decode_text(&bytes, charset, marks),
        })
    }
}

/// Splits at semicolons outside of quotes.
fn split(field: &[u8]) -> Vec<&[u8]> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let is_end = |byte: &u8| {
        let ends = *byte == b';' && !is_quoted;
        if *byte == b'"' && !is_escaped {
            is_quoted = !is_quoted;
        }
        is_escaped = *byte == b'\\' && !is_escaped && is_quoted;
        ends
    };
    field.split(is_end).collect()
}

fn parameter(part: &[u8]) -> Option<(String, Vec<u8>)> {
    let equals = part.iter().position(|byte| *byte == b'=')?;
    let key = String::from_utf8_lossy(part.get(..equals)?.trim_ascii()).to_ascii_lowercase();
    let value = part.get(equals + 1..)?.trim_ascii();
    Some((key, unquoted(value))).filter(|(key, _)| !key.is_empty())
}

fn unquoted(value: &[u8]) -> Vec<u8> {
    let Some(inner) = value.strip_prefix(b"\"") else { return value.to_vec() };
    let (mut bytes, mut at) = (Vec::with_capacity(inner.len()), 0);
    while let Some(byte) = inner.get(at).copied() {
        at += 1;
        match (byte, inner.get(at).copied()) {
            (b'"', _) => break,
            // A path of Windows keeps its backslashes.
            (b'\\', Some(next @ (b'"' | b'\\'))) => {
                bytes.push(next);
                at += 1;
            }
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// Reads the charset before the first quote mark of `utf-8'en'…`.
fn said_charset(value: &[u8]) -> Option<String> {
    let mut parts = value.splitn(3, |byte| *byte == b'\'');
    let charset = parts.next()?;
    parts.nth(1)?;
    Some(String::from_utf8_lossy(charset).into_owned())
}

fn after_charset(value: &[u8]) -> &[u8] {
    value.splitn(3, |byte| *byte == b'\'').nth(2).unwrap_or(value)
}

fn percent_decoded(value: &[u8], bytes: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(byte) = value.get(at).copied() {
        at += 1;
        match Some(byte).filter(|byte| *byte == b'%').and_then(|_| value.get(at..at + 2)).and_then(hex) {
            Some(decoded) => {
                bytes.push(decoded);
                at += 2;
            }
            None => bytes.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(field: &str) -> Option<String> {
        Parameters::read(Some(field.as_bytes())).text("name", None, &mut Marks::default())
    }

    #[test]
    fn names_are_put_together_and_decoded() {
        for (field, read) in [
            ("application/pdf; name=a.pdf", "a.pdf"),
            (r#"application/pdf; name="a; b \"c\".pdf""#, "a; b \"c\".pdf"),
            ("application/pdf; name*=utf-8''%E8%A6%8B%E7%A9%8D.pdf", "見積.pdf"),
            // Cut within a character, out of order, half encoded.
            ("a/b;\r\n name*1*=%8B%E7%A9%8D;\r\n name*0*=utf-8'ja'%E8%A6;\r\n name*2=\".pdf\"", "見積.pdf"),
            ("a/b; name*0=long-; name*1=name.pdf", "long-name.pdf"),
            // What the standard forbids and everybody does.
            ("a/b; name=\"=?utf-8?B?6KaL56mN?=.pdf\"", "見積.pdf"),
            ("a/b; name=見積.pdf", "見積.pdf"),
            ("a/b; name=\"C:\\docs\\a.pdf\"", "C:\\docs\\a.pdf"),
            ("a/b; name=\"never closed.pdf", "never closed.pdf"),
            ("a/b; name=plain.pdf; name*=utf-8''%E8%A6%8B.pdf", "見.pdf"),
        ] {
            assert_eq!(name(field).as_deref(), Some(read), "{field}");
        }
        assert_eq!(name("a/b; charset=x"), None);
        assert_eq!(Parameters::read(Some(b" Text / PLAIN ; Charset=\"UTF-8\"")).value, "text/plain");
        assert_eq!(Parameters::read(Some(b"text/plain; Charset=\"UTF-8\"")).plain("charset").as_deref(), Some("UTF-8"));
    }
}
