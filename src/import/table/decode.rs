//! Text from bytes: which encoding a file is in, and what in it is no text.

use crate::{
    domain::Invalid,
    import::table::{Options, TableError},
};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::{borrow::Cow, fmt, str::FromStr};

/// How much is looked at to tell text from other things, in bytes.
const SAMPLE_BYTES: usize = 8 << 10;

/// The encoding of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextEncoding(&'static Encoding);

impl TextEncoding {
    pub const UTF_8: TextEncoding = TextEncoding(UTF_8);

    pub fn encoding(self) -> &'static Encoding {
        self.0
    }

    /// Returns the usual name; Shift_JIS is read as CP932, which is what Windows means by it.
    pub fn name(self) -> &'static str {
        if self.0 == SHIFT_JIS { "CP932" } else { self.0.name() }
    }
}

impl fmt::Display for TextEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for TextEncoding {
    type Err = Invalid;

    /// Reads a WHATWG label (`shift_jis`, `sjis`, `utf-8`, `windows-1252`) or `cp932`, `utf16`, `utf8`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let label = text.trim().to_lowercase();
        let known = match label.as_str() {
            "cp932" | "932" | "ms932" => Some(SHIFT_JIS),
            "utf16" | "utf16le" => Some(UTF_16LE),
            "utf16be" => Some(UTF_16BE),
            "utf-8-sig" => Some(UTF_8),
            "cp1252" => Some(WINDOWS_1252),
            "eucjp" => Some(EUC_JP),
            other => Encoding::for_label_no_replacement(other.as_bytes()),
        };
        let allowed = "utf-8, utf-16le, utf-16be, cp932, euc-jp, iso-2022-jp, windows-1252".to_owned();
        known.map(TextEncoding).ok_or(Invalid::UnknownWord { value: text.to_owned(), allowed })
    }
}

/// Text, and whether some bytes meant nothing and stand as U+FFFD.
pub(in crate::import) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: TextEncoding,
    pub flawed: bool,
}

/// Decodes a text file. A byte order mark decides; then what the user says; then what the bytes look like.
pub(in crate::import) fn decode<'a>(bytes: &'a [u8], options: &Options) -> Result<Decoded<'a>, TableError> {
    if bytes.is_empty() {
        return Err(TableError::Empty);
    }
    if let Some(what) = known_signature(bytes) {
        return Err(TableError::NotATable { what });
    }
    let encoding = match (options.encoding, Encoding::for_bom(bytes)) {
        (_, Some((encoding, _))) => encoding,
        (Some(given), None) => given.0,
        (None, None) => guess(bytes)?,
    };
    let (text, encoding, flawed) = encoding.decode(bytes);
    Ok(Decoded { text, encoding: TextEncoding(encoding), flawed })
}

/// Names things that are often given by mistake.
fn known_signature(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"\x7fELF", "ELF"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\x1f\x8b", "gzip"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"{\\rtf", "RTF"),
        (b"<!DOCTYPE", "HTML"),
        (b"<html", "HTML"),
        (b"<table", "HTML"),
        (b"<?xml", "XML"),
    ];
    let found = |sign: &&(&[u8], &str)| bytes.get(..sign.0.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign.0));
    SIGNATURES.iter().find(found).map(|sign| sign.1)
}

/// Guesses the encoding of a file without a mark.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, TableError> {
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(encoding);
    }
    if is_binary(bytes) {
        return Err(TableError::NotATable { what: "binary" });
    }
    if is_mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if is_japanese(SHIFT_JIS, bytes) {
        return Ok(SHIFT_JIS);
    }
    if is_damaged_utf8(bytes) {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Deny))
}

/// Recognises UTF-16 by the zero bytes that every second byte of ASCII text is.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count() * 200 / sample.len().max(1);
    match (zeros(0), zeros(1)) {
        (0..5, 40..) => Some(UTF_16LE),
        (40.., 0..5) => Some(UTF_16BE),
        _ => None,
    }
}

/// Says whether more than one byte in fifty is a control character no text has. ESC is text in ISO-2022-JP.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let controls = sample.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    controls > 1 && controls * 50 > sample.len()
}

/// Says whether the bytes are UTF-8, or would be but for a few. Other encodings hardly ever form its sequences.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut good = 0;
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good > bad * 10
}

/// Says whether bytes that are no Japanese are still more likely UTF-8 with damaged rows than anything else: other encodings
/// would show wrong characters and no fault. Sequences of three bytes and more hardly ever form by chance, pairs sometimes do.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut pairs, mut longer, mut bad) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        pairs += chunk.valid().chars().filter(|c| c.len_utf8() == 2).count();
        longer += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    longer * 4 > bad || pairs > bad * 2
}

/// Says whether the bytes are flawless in an encoding and hold kana, whose codes other languages hardly use.
fn is_japanese(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let (text, flawed) = encoding.decode_without_bom_handling(bytes);
    !flawed && text.chars().any(|c| matches!(c, 'ぁ'..='ん' | 'ァ'..='ヶ'))
}
