//! Header text: encoded words (RFC 2047), also as programs break them, and raw bytes of any charset.

use super::charset::decode;
use super::header::unfold;
use super::marks::Marks;
use crate::domain::MailMark;
use mail_parser::decoders::base64::base64_decode;

/// A piece of a header.
#[derive(Debug, PartialEq)]
enum Piece<'v> {
    Plain(&'v [u8]),
    Word { charset: String, is_base64: bool, data: Vec<u8> },
}

/// Decodes a header's text; `charset` is what raw bytes are taken for when they do not say it.
pub(super) fn decode_text(value: &[u8], charset: Option<&str>, marks: &mut Marks) -> String {
    let value = unfold(value);
    let mut text = String::with_capacity(value.len());
    for run in runs(&value) {
        match run {
            Piece::Plain(bytes) => {
                marks.set_if(!bytes.is_ascii() || bytes.contains(&0x1b), MailMark::RawHeader);
                text.push_str(&decode(bytes, charset.filter(|_| !bytes.is_ascii()), marks));
            }
            Piece::Word { charset, data, .. } => text.push_str(&decode(&data, Some(&charset), marks)),
        }
    }
    text
}

/// Cuts a header into plain bytes and decoded words; words of one charset that follow each other are one, since some programs
/// cut characters in two.
fn runs(value: &[u8]) -> Vec<Piece<'_>> {
    let mut runs: Vec<Piece<'_>> = Vec::new();
    let mut gap: Option<Piece<'_>> = None;
    for piece in pieces(value) {
        match piece {
            Piece::Plain(bytes) if bytes.iter().all(u8::is_ascii_whitespace) && matches!(runs.last(), Some(Piece::Word { .. })) => {
                gap = Some(Piece::Plain(bytes));
            }
            Piece::Plain(_) => {
                runs.extend(gap.take());
                runs.push(piece);
            }
            Piece::Word { charset, is_base64, data } => {
                gap = None;
                match runs.last_mut() {
                    Some(Piece::Word { charset: before, is_base64: like, data: begun })
                        if before.eq_ignore_ascii_case(&charset) && *like == is_base64 =>
                    {
                        begun.extend(data);
                    }
                    _ => runs.push(Piece::Word { charset, is_base64, data }),
                }
            }
        }
    }
    runs.extend(gap);
    runs.into_iter().map(decoded).collect()
}

/// Turns the encoded data of a run into its bytes.
fn decoded(run: Piece<'_>) -> Piece<'_> {
    match run {
        Piece::Word { charset, is_base64, data } => {
            let data = if is_base64 { from_base64(&data) } else { from_q(&data) };
            Piece::Word { charset, is_base64, data }
        }
        plain => plain,
    }
}

fn pieces(value: &[u8]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(offset) = value.get(at..).and_then(|rest| rest.windows(2).position(|two| two == b"=?")) {
        let start = at + offset;
        match word(value.get(start + 2..).unwrap_or_default()) {
            Some((found, length)) => {
                pieces.extend(value.get(plain..start).filter(|bytes| !bytes.is_empty()).map(Piece::Plain));
                pieces.push(found);
                at = start + 2 + length;
                plain = at;
            }
            None => at = start + 2,
        }
    }
    pieces.extend(value.get(plain..).filter(|bytes| !bytes.is_empty()).map(Piece::Plain));
    pieces
}

/// Reads a word behind its `=?`; returns how long it is. One that the end cuts off counts.
fn word(rest: &[u8]) -> Option<(Piece<'_>, usize)> {
    let charset_end = rest.iter().position(|byte| *byte == b'?')?;
    let charset = std::str::from_utf8(rest.get(..charset_end)?).ok()?;
    let charset = charset.split('*').next().filter(|charset| !charset.is_empty() && !charset.contains(char::is_whitespace))?;
    let is_base64 = match rest.get(charset_end + 1..charset_end + 3)? {
        [b'b' | b'B', b'?'] => true,
        [b'q' | b'Q', b'?'] => false,
        _ => return None,
    };
    let start = charset_end + 3;
    let data = rest.get(start..)?;
    let (length, total) = match data.windows(2).position(|two| two == b"?=") {
        Some(end) => (end, start + end + 2),
        None => (data.len(), rest.len()),
    };
    let data = data.get(..length)?.iter().copied().filter(|byte| !is_base64 || !byte.is_ascii_whitespace()).collect();
    Some((Piece::Word { charset: charset.to_owned(), is_base64, data }, total))
}

/// Decodes base64, piece by piece where there is padding inside of it, and what can be had of a torn end.
pub(super) fn from_base64(data: &[u8]) -> Vec<u8> {
    let clean: Vec<u8> = data.iter().copied().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')).collect();
    let mut bytes = Vec::with_capacity(clean.len() / 4 * 3);
    for piece in clean.split(|byte| *byte == b'=').filter(|piece| piece.len() > 1) {
        let whole = piece.len() - usize::from(piece.len() % 4 == 1);
        let mut padded = piece.get(..whole).unwrap_or(piece).to_vec();
        padded.resize(whole.div_ceil(4) * 4, b'=');
        bytes.extend(base64_decode(&padded).unwrap_or_default());
    }
    bytes
}

fn from_q(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(data.len());
    let mut at = 0;
    while let Some(byte) = data.get(at).copied() {
        at += 1;
        let escaped = if byte == b'=' { data.get(at..at + 2).and_then(hex) } else { None };
        match (byte, escaped) {
            (_, Some(escaped)) => {
                bytes.push(escaped);
                at += 2;
            }
            (b'_', _) => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// Decodes a text that is not quite quoted-printable: what means nothing stands for itself.
pub(super) fn from_quoted_printable(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(data.len());
    let mut at = 0;
    while let Some(byte) = data.get(at).copied() {
        at += 1;
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        match data.get(at..).unwrap_or_default() {
            [b'\r', b'\n', ..] => at += 2,
            [b'\n', ..] => at += 1,
            [high, low, ..] => match hex(&[*high, *low]) {
                Some(escaped) => {
                    bytes.push(escaped);
                    at += 2;
                }
                None => bytes.push(byte),
            },
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// Reads two hexadecimal digits.
pub(super) fn hex(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok().filter(|digits| digits.len() == 2 && !digits.starts_with('+'))?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &[u8]) -> String {
        decode_text(value, None, &mut Marks::default())
    }

    #[test]
    fn encoded_words_are_read_also_as_programs_break_them() {
        for (value, read) in [
            (&b" =?UTF-8?B?5pu05paw?= (2026)"[..], "更新 (2026)"),
            (b"Re: =?iso-8859-1?Q?Gr=FC=DFe_aus?= =?iso-8859-1?Q?_K=F6ln?=", "Re: Grüße aus Köln"),
            // A character cut in two, by bytes and within base64; folded.
            (b"=?utf-8?Q?=E6=9B?=\r\n =?utf-8?Q?=B4=E6=96=B0?=", "更新"),
            (b"=?utf-8?B?5pu0?=\r\n\t=?UTF-8?B?5paw?=", "更新"),
            (b"=?utf-8?B?5p?= =?utf-8?B?u05paw?=", "更新"),
            // Spaces, a language, no space between, an end that is missing, none of the kind.
            (b"=?utf-8?Q?a b c?=d", "a b cd"),
            (b"=?utf-8*ja?Q?=E6=9B=B4?=", "更"),
            (b"[=?utf-8?B?5pu0?=]", "[更]"),
            (b"=?utf-8?B?5pu0", "更"),
            (b"=?utf-8?B?5pu05p", "更\u{fffd}"),
            (b"a =? b ?= c", "a =? b ?= c"),
            (b"=?ISO-2022-JP?B?GyRCJTAbKEI=?= =?ISO-2022-JP?B?GyRCJWsbKEI=?=", "グル"),
            (b"=?utf-8?B?5pu0?= and =?utf-8?B?5paw?=", "更 and 新"),
        ] {
            assert_eq!(text(value), read, "{}", String::from_utf8_lossy(value));
        }
    }

    #[test]
    fn raw_bytes_of_a_header_are_recognised_and_marked() {
        let mut marks = Marks::default();
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("更新のご案内とお見積りについて");
        assert_eq!(decode_text(&bytes, None, &mut marks), "更新のご案内とお見積りについて");
        assert!(marks.has(MailMark::RawHeader));
        assert_eq!(text(b"\x1b$B99?7\x1b(B 2026"), "更新 2026");
    }
}
