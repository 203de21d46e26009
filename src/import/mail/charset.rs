//! Text from bytes in whatever charset: what the message says, unless the bytes say otherwise.

use super::marks::Marks;
use super::shifted::{from_hz, from_iso_2022_jp};
use crate::domain::MailMark;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;

const ESCAPE: u8 = 0x1b;
/// How much of a long text is looked at to recognise its charset, in bytes.
const SAMPLE: usize = 64 << 10;
/// Western texts have at most so many letters outside of ASCII, in hundredths.
const MOST_WESTERN: usize = 30;

/// Decodes text; notes when the charset had to be recognised, and when characters could not be read.
pub(super) fn decode<'b>(bytes: &'b [u8], declared: Option<&str>, marks: &mut Marks) -> Cow<'b, str> {
    let label = declared.map(plain_label).unwrap_or_default();
    if let Some(text) = plain(bytes, &label) {
        return text;
    }
    let decoded = match family(&label, bytes) {
        Family::Jis => jis(bytes),
        Family::Hz => Ok(from_hz(bytes).into()),
        Family::Known(encoding) => known(bytes, encoding, marks),
        Family::Unsaid => Err(()),
        Family::Other => match charset_decoder(label.as_bytes()) {
            Some(decoder) => Ok(decoder(bytes).into()),
            None => Err(()),
        },
    };
    let text = decoded.unwrap_or_else(|()| {
        marks.set(MailMark::Charset);
        guessed(bytes)
    });
    marks.set_if(text.contains(char::REPLACEMENT_CHARACTER), MailMark::Garbled);
    text
}

enum Family {
    /// ISO-2022-JP with all its extensions.
    Jis,
    Hz,
    Known(&'static Encoding),
    /// Nothing is said, or that everything is ASCII, which it is not.
    Unsaid,
    Other,
}

/// What is ASCII, in a charset in which ASCII says what it says everywhere, needs no decoding.
fn plain<'b>(bytes: &'b [u8], label: &str) -> Option<Cow<'b, str>> {
    if !bytes.is_ascii() || bytes.contains(&ESCAPE) || bytes.contains(&0x0e) {
        return None;
    }
    if label.starts_with("utf-7") || label.starts_with("utf-16") || label.starts_with("utf-32") || label.starts_with("hz") {
        return None;
    }
    std::str::from_utf8(bytes).ok().map(Cow::Borrowed)
}

fn plain_label(declared: &str) -> String {
    declared.trim().trim_matches(['"', '\'', ' ']).to_ascii_lowercase()
}

fn family(label: &str, bytes: &[u8]) -> Family {
    match label {
        "cp50220" | "cp50221" | "cp50222" | "jis" => Family::Jis,
        _ if label.starts_with("iso-2022-jp") || label.starts_with("csiso2022jp") => Family::Jis,
        "hz-gb-2312" | "hz" => Family::Hz,
        "cp932" | "cp943" | "x-ms-cp932" | "shift-jis-2004" | "shift_jisx0213" => Family::Known(SHIFT_JIS),
        "eucjp" | "euc_jp" | "eucjp-ms" | "cp51932" | "eucjpms" => Family::Known(EUC_JP),
        "cp936" | "gb18030-2005" | "euc-cn" | "gb_2312" => Family::Known(GB18030),
        "cp949" | "uhc" => Family::Known(EUC_KR),
        "cp950" => Family::Known(BIG5),
        "utf8" | "cp65001" | "utf-8mb4" => Family::Known(UTF_8),
        "us-ascii" | "ascii" | "ansi_x3.4-1968" | "" => Family::Unsaid,
        _ if bytes.contains(&ESCAPE) && is_jis(bytes) => Family::Jis,
        _ => match Encoding::for_label_no_replacement(label.as_bytes()) {
            Some(encoding) if encoding == GBK => Family::Known(GB18030),
            Some(encoding) => Family::Known(encoding),
            None => Family::Other,
        },
    }
}

/// Decodes as declared; an error where the bytes are plainly in another charset.
fn known<'b>(bytes: &'b [u8], encoding: &'static Encoding, marks: &mut Marks) -> Result<Cow<'b, str>, ()> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Ok(encoding.decode(bytes).0);
    }
    if encoding.is_single_byte() && std::str::from_utf8(bytes).is_ok() {
        return Err(());
    }
    let (text, used, is_flawed) = encoding.decode(bytes);
    if is_flawed {
        return flawed(bytes, text, marks);
    }
    marks.set_if(used != encoding, MailMark::Charset);
    if encoding == WINDOWS_1252
        && is_hardly_western(bytes)
        && let Some(other) = recognised(bytes).filter(|other| !other.is_single_byte())
    {
        return if other.decode_without_bom_handling(bytes).1 { Ok(text) } else { Err(()) };
    }
    Ok(text)
}

/// A text that is not quite what it says: another charset if it is flawless in that, else what can be read of it.
fn flawed<'b>(bytes: &'b [u8], text: Cow<'b, str>, marks: &mut Marks) -> Result<Cow<'b, str>, ()> {
    let is_other =
        is_jis(bytes) || (!is_nearly_utf_8(bytes) && recognised(bytes).is_some_and(|other| fewer_flaws(&other.decode(bytes).0, &text)));
    if is_other {
        return Err(());
    }
    marks.set(MailMark::Garbled);
    Ok(text)
}

/// Whether a text is UTF-8 that was cut, or hurt here and there.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut sound, mut flaws) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        flaws += usize::from(!chunk.invalid().is_empty());
    }
    let is_cut = flaws == 1 && std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    is_cut || flaws * 4 <= sound
}

fn fewer_flaws(other: &str, text: &str) -> bool {
    let flaws = |text: &str| text.chars().filter(|character| *character == char::REPLACEMENT_CHARACTER).count();
    flaws(other) < flaws(text)
}

fn is_hardly_western(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let letters = sample.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
    sample.iter().filter(|byte| !byte.is_ascii()).count() * 100 > letters * MOST_WESTERN
}

fn jis(bytes: &[u8]) -> Result<Cow<'_, str>, ()> {
    // Shift_JIS, EUC-JP or UTF-8 under the name of JIS.
    if !bytes.is_ascii() && !is_jis(bytes) { Err(()) } else { Ok(from_iso_2022_jp(bytes).into()) }
}

/// Says whether bytes hold an escape sequence that calls for Japanese.
fn is_jis(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|three| matches!(three, [ESCAPE, b'$', b'@' | b'B' | b'('] | [ESCAPE, b'(', b'I' | b'J']))
}

fn guessed(bytes: &[u8]) -> Cow<'_, str> {
    if is_jis(bytes) {
        return from_iso_2022_jp(bytes).into();
    }
    match recognised(bytes) {
        Some(encoding) => encoding.decode(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

/// Recognises a charset by its bytes.
fn recognised(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), true);
    Some(detector.guess(None, Utf8Detection::Allow))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], declared: Option<&str>) -> (String, Vec<MailMark>) {
        let mut marks = Marks::default();
        let text = decode(bytes, declared, &mut marks).into_owned();
        (text, marks.into_vec())
    }

    #[test]
    fn charsets_are_read_as_they_are_declared() {
        for (label, encoding, text) in [
            ("ISO-8859-1", WINDOWS_1252, "Grüße aus Köln – 5 €"),
            ("\"windows-1251\"", encoding_rs::WINDOWS_1251, "Привет, мир"),
            ("KOI8-R", encoding_rs::KOI8_R, "Счёт за октябрь"),
            ("koi8-u", encoding_rs::KOI8_U, "Рахунок за жовтень ґ"),
            ("windows-1250", encoding_rs::WINDOWS_1250, "Zażółć gęślą jaźń"),
            ("Shift_JIS", SHIFT_JIS, "①㈱髙﨑様 ｶﾀｶﾅ"),
            ("cp932", SHIFT_JIS, "ご確認ください"),
            ("EUC-JP", EUC_JP, "お世話になっております。①㈱"),
            ("gb2312", GB18030, "您好，合同已经续签"),
            ("gb18030", GB18030, "您好 𠮷"),
            ("big5", BIG5, "您好，世界"),
            ("euc-kr", EUC_KR, "안녕하세요"),
        ] {
            let (bytes, _, flawed) = encoding.encode(text);
            assert!(!flawed, "{label}");
            assert_eq!(decoded(&bytes, Some(label)), (text.to_owned(), vec![]), "{label}");
        }
        assert_eq!(decoded(b"+MEQwTg-!", Some("utf-7")).0, "\u{3044}\u{304e}!");
        assert_eq!(decoded(b"~{<:Ky2;S{~}.", Some("hz-gb-2312")).0, "己所不欲.");
    }

    #[test]
    fn a_wrong_or_missing_charset_is_recognised_and_marked() {
        let text = "いつもお世話になっております。株式会社ミモリの佐藤です。更新の件でご連絡いたしました。";
        let marked = |text: &str| (text.to_owned(), vec![MailMark::Charset]);
        for encoding in [SHIFT_JIS, EUC_JP, UTF_8] {
            let (bytes, _, _) = encoding.encode(text);
            for declared in [None, Some("us-ascii"), Some("iso-8859-1"), Some("x-unknown"), Some("iso-2022-jp")] {
                assert_eq!(decoded(&bytes, declared), marked(text), "{} as {declared:?}", encoding.name());
            }
        }
        let (bytes, _, _) = SHIFT_JIS.encode(text);
        assert_eq!(decoded(&bytes, Some("utf-8")), marked(text));
        assert_eq!(decoded("Grüße".as_bytes(), Some("iso-8859-1")), marked("Grüße"));
    }

    #[test]
    fn what_cannot_be_read_is_marked() {
        assert_eq!(decoded(b"caf\xc3", Some("utf-8")), ("caf\u{fffd}".to_owned(), vec![MailMark::Garbled]));
    }
}
