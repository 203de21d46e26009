//! Charsets that shift between sets of characters: ISO-2022-JP as mail programs write it, and HZ.
//!
//! The browsers' ISO-2022-JP knows neither JIS X 0212 nor half-width kana after SO, which mail has; both stand in EUC-JP, into
//! which the bytes are put here. Vendors' characters (①, ㈱, 髙 as NEC and IBM place them) are read there too.

use encoding_rs::{EUC_JP, GB18030};

const ESCAPE: u8 = 0x1b;
const SHIFT_OUT: u8 = 0x0e;
const SHIFT_IN: u8 = 0x0f;
/// Before a half-width kana, and before a character of JIS X 0212, in EUC-JP.
const KANA: u8 = 0x8e;
const SUPPLEMENT: u8 = 0x8f;

#[derive(Clone, Copy, PartialEq)]
enum Set {
    Ascii,
    Kana,
    Kanji,
    Supplement,
}

/// Decodes ISO-2022-JP with its extensions; a line end falls back to ASCII.
pub(super) fn from_iso_2022_jp(bytes: &[u8]) -> String {
    let mut euc = Vec::with_capacity(bytes.len());
    let (mut set, mut is_out, mut at) = (Set::Ascii, false, 0);
    while let Some(byte) = bytes.get(at).copied() {
        let escaped = if byte == ESCAPE { escape(bytes.get(at + 1..).unwrap_or_default()) } else { None };
        at += 1;
        match (byte, escaped) {
            (_, Some((next, length))) => {
                set = next;
                at += length;
            }
            (ESCAPE, None) => {}
            (SHIFT_OUT | SHIFT_IN, _) => is_out = byte == SHIFT_OUT,
            (b'\n' | b'\r', _) => {
                (set, is_out) = (Set::Ascii, false);
                euc.push(byte);
            }
            _ => at += put(&mut euc, byte, bytes.get(at).copied(), if is_out { Set::Kana } else { set }),
        }
    }
    EUC_JP.decode_without_bom_handling(&euc).0.into_owned()
}

/// Puts a character into EUC-JP; returns how many bytes of it stand behind its first.
fn put(euc: &mut Vec<u8>, byte: u8, next: Option<u8>, set: Set) -> usize {
    match (set, byte) {
        (Set::Kana, 0x21..=0x5f) | (Set::Ascii, 0xa1..=0xdf) => euc.extend([KANA, byte | 0x80]),
        (Set::Kanji | Set::Supplement, 0x21..=0x7e) => {
            let Some(second) = next.filter(|second| (0x21..=0x7e).contains(second)) else {
                euc.push(0xff);
                return 0;
            };
            if set == Set::Supplement {
                euc.push(SUPPLEMENT);
            }
            euc.extend([byte | 0x80, second | 0x80]);
            return 1;
        }
        _ => euc.push(byte),
    }
    0
}

/// Reads what follows an escape: which set it calls, and its length.
fn escape(rest: &[u8]) -> Option<(Set, usize)> {
    Some(match rest {
        [b'$', b'(', b'D', ..] => (Set::Supplement, 3),
        [b'$', b'(', b'@' | b'B' | b'O' | b'P' | b'Q', ..] => (Set::Kanji, 3),
        [b'$', b'@' | b'B', ..] => (Set::Kanji, 2),
        [b'(', b'I', ..] => (Set::Kana, 2),
        [b'(', b'B' | b'J' | b'H', ..] => (Set::Ascii, 2),
        // Says that the next set has two bytes, and nothing else.
        [b'&', b'@', ..] => (Set::Ascii, 2),
        _ => return None,
    })
}

/// Decodes HZ: GB 2312 in seven bits, between `~{` and `~}`.
pub(super) fn from_hz(bytes: &[u8]) -> String {
    let mut gb = Vec::with_capacity(bytes.len());
    let (mut is_chinese, mut at) = (false, 0);
    while let Some(byte) = bytes.get(at).copied() {
        at += 2;
        match (byte, bytes.get(at - 1).copied()) {
            (b'~', Some(b'{')) => is_chinese = true,
            (b'~', Some(b'}')) => is_chinese = false,
            (b'~', Some(b'~')) if !is_chinese => gb.push(b'~'),
            (b'~', Some(b'\n')) => {}
            (_, Some(second)) if is_chinese && byte > b' ' => gb.extend([byte | 0x80, second | 0x80]),
            _ => {
                gb.push(byte);
                at -= 1;
            }
        }
    }
    GB18030.decode_without_bom_handling(&gb).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_2022_jp_is_read_with_what_mail_programs_add_to_it() {
        for (bytes, text) in [
            (&b"\x1b$B%O%m!<\x1b(B!"[..], "ハロー!"),
            // Row 13 (NEC), rows 89 to 92 (IBM, as NEC places them).
            (b"\x1b$B-!-j\x1b(B", "①㈱"),
            (b"\x1b$B|b\x1b(B", "髙"),
            // Half-width kana by escape, by shift, and in eight bits.
            (b"\x1b(I6@6E\x1b(B", "ｶﾀｶﾅ"),
            (b"\x0e6@6E\x0f ok", "ｶﾀｶﾅ ok"),
            (b"\xb6\xc0\xb6\xc5", "ｶﾀｶﾅ"),
            // JIS X 0212, and the old name of JIS X 0208.
            (b"\x1b$(D0!\x1b(B", "丂"),
            (b"\x1b$@%O\x1b(J", "ハ"),
            // Never shifted back: the next line is ASCII.
            (b"\x1b$B%O\nHello", "ハ\nHello"),
        ] {
            assert_eq!(from_iso_2022_jp(bytes), text);
        }
        assert_eq!(from_iso_2022_jp(b"\x1b$B%"), "\u{fffd}");
    }

    #[test]
    fn hz_is_gb_2312_between_braces() {
        assert_eq!(from_hz(b"~{<:Ky2;S{~} ~~ ok"), "己所不欲 ~ ok");
    }
}
