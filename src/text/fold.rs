//! Folding: one form for display, one for searching, one for command keys. The book keeps what was written.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Composes `text` (NFC), so that `か` with a separate sound mark becomes `が`.
pub fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// Makes half-width kana (U+FF61–FF9F) full-width for display: terminals and drawing libraries disagree on its width.
pub fn fold_half_width_kana(text: &str) -> Cow<'_, str> {
    if !text.contains(is_half_width_kana) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut run = String::new();
    for character in text.chars() {
        if is_half_width_kana(character) {
            run.push(character);
        } else {
            flush_run(&mut run, &mut folded);
            folded.push(character);
        }
    }
    flush_run(&mut run, &mut folded);
    Cow::Owned(folded)
}

/// Appends the full-width form of a run of half-width kana; a sound mark with nothing to sit on becomes the spacing one.
fn flush_run(run: &mut String, folded: &mut String) {
    let mut wide = run.nfkc();
    match wide.next() {
        Some('\u{3099}') => folded.push('\u{309b}'),
        Some('\u{309a}') => folded.push('\u{309c}'),
        Some(first) => folded.push(first),
        None => return,
    }
    folded.extend(wide);
    run.clear();
}

const fn is_half_width_kana(character: char) -> bool {
    matches!(character, '\u{ff61}'..='\u{ff9f}')
}

/// Returns the form in which text is compared while filtering: NFKC, lower case, hiragana as katakana.
pub fn search_key(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Lower-casing can decompose (`İ`), so the result is composed once more.
    text.nfkc().flat_map(char::to_lowercase).nfkc().map(to_katakana).collect()
}

/// Shifts a hiragana to the katakana of the same sound.
fn to_katakana(character: char) -> char {
    match character {
        '\u{3041}'..='\u{3096}' | '\u{309d}' | '\u{309e}' => char::from_u32(u32::from(character) + 0x60).unwrap_or(character),
        other => other,
    }
}

/// Returns the ASCII character that a key press meant when a Japanese input method was on.
///
/// Full-width ASCII and the full-width space are folded, and the punctuation that the method puts on `[ ] / , .`.
pub fn key_fold(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        '「' => '[',
        '」' => ']',
        '・' => '/',
        '、' => ',',
        '。' => '.',
        other => other,
    }
}

/// Tells whether a key press came from an input method in kana or kanji: no command is meant, and the user is told so.
pub const fn is_kana_or_kanji(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_width_kana_becomes_full_width_and_nothing_else_changes() {
        let cases = [
            ("ｶﾞｷﾞ", "ガギ"),
            ("ﾊﾟｰﾄﾅｰ ＡＢＣ①", "パートナー ＡＢＣ①"),
            ("x｡｢ｱ｣､", "x。「ア」、"),
            ("かﾞ", "か゛"),
            ("ﾟ", "゜"),
            ("plain 青葉", "plain 青葉"),
        ];
        for (text, expected) in cases {
            assert_eq!(fold_half_width_kana(text), expected, "{text}");
        }
    }

    #[test]
    fn search_keys_meet_across_width_case_and_kana() {
        for group in [
            &["ＡＣＭＥ", "acme", "Acme"][..],
            &["さとう", "サトウ", "ｻﾄｳ"],
            &["ガイド", "ｶﾞｲﾄﾞ", "がいど", "カ\u{3099}イト\u{3099}"],
            &["①", "1", "１"],
            &["é", "e\u{301}", "É"],
        ] {
            let keys: Vec<String> = group.iter().map(|text| search_key(text)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{group:?} gave {keys:?}");
        }
        assert_ne!(search_key("ハ"), search_key("バ"));
    }

    #[test]
    fn keys_are_read_through_an_input_method() {
        for (typed, meant) in [('ｑ', 'q'), ('？', '?'), ('：', ':'), ('\u{3000}', ' '), ('「', '['), ('・', '/'), ('q', 'q'), ('あ', 'あ')]
        {
            assert_eq!(key_fold(typed), meant);
        }
        for (typed, expected) in [('あ', true), ('漢', true), ('ｱ', true), ('q', false), ('ｑ', false), ('é', false)] {
            assert_eq!(is_kana_or_kanji(typed), expected, "{typed}");
        }
    }

    #[test]
    fn composes_marks_typed_apart() {
        assert_eq!(nfc("か\u{3099}"), "が");
        assert!(matches!(nfc("が"), Cow::Borrowed(_)));
    }
}
