//! The forms in which texts and signs are compared.

use unicode_normalization::UnicodeNormalization;

/// Returns the form in which texts are compared: NFKC, lower case, hiragana as katakana.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Lower-casing can decompose (`İ`), so the result is composed once more.
    text.nfkc().flat_map(char::to_lowercase).nfkc().map(katakana).collect()
}

fn katakana(character: char) -> char {
    match character {
        '\u{3041}'..='\u{3096}' | '\u{309d}' | '\u{309e}' => char::from_u32(u32::from(character) + 0x60).unwrap_or(character),
        other => other,
    }
}

/// Returns the sign that was meant, one for one, so that places in the text stay what they are.
pub(super) fn sign(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        '、' => ',',
        '−' | '‐' | '–' => '-',
        '“' | '”' => '"',
        '〜' => '~',
        '≦' => '≤',
        '≧' => '≥',
        other => other,
    }
}
