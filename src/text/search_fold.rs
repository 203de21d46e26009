//! The form in which text is searched, letter by letter, each with the place it stands for in what was written.
//!
//! NFKC, lower case, hiragana as katakana, accents of Latin, Greek and Cyrillic letters dropped, and the usual variants of
//! characters in Japanese names as one. Nothing is lost for finding: what is dropped here is dropped from the query too.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Raise this when the form changes: every book then makes its index anew.
pub const SEARCH_FOLD_VERSION: u32 = 1;

/// Letters that carry no accent and yet are one to whoever searches.
const ALIKE: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ı', "i"),
    ('þ', "th"),
    ('ŋ', "n"),
    ('髙', "高"),
    ('﨑', "崎"),
    ('𠮷', "吉"),
    ('德', "徳"),
    ('邉', "辺"),
    ('邊', "辺"),
    ('澤', "沢"),
    ('濱', "浜"),
    ('濵', "浜"),
    ('齋', "斎"),
    ('齊', "斉"),
    ('廣', "広"),
    ('國', "国"),
    ('櫻', "桜"),
    ('瀧', "滝"),
    ('眞', "真"),
    ('惠', "恵"),
    ('冨', "富"),
    ('嶋', "島"),
];

/// Hands over every folded character of a text with the bytes it comes from; several may come from the same bytes.
pub(super) fn fold_each(text: &str, mut each: impl FnMut(char, usize, usize)) {
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let mut end = start + first.len_utf8();
        let is_alone = characters.peek().is_none_or(|(_, next)| !leans(*next));
        if is_alone && first.is_ascii() {
            each(first.to_ascii_lowercase(), start, end);
            continue;
        }
        if is_alone && is_plain_kana(first) {
            each(katakana(first), start, end);
            continue;
        }
        while let Some((place, next)) = characters.next_if(|(_, next)| leans(*next)) {
            end = place + next.len_utf8();
        }
        fold_cluster(text.get(start..end).unwrap_or_default(), &mut |folded| each(folded, start, end));
    }
}

/// Folds one character with the marks that lean on it. The ideographic space stays what it is: at the head of a line it begins a
/// paragraph.
fn fold_cluster(cluster: &str, each: &mut impl FnMut(char)) {
    if cluster == "\u{3000}" {
        each('\u{3000}');
        return;
    }
    for folded in cluster.nfkc().flat_map(char::to_lowercase).nfkc() {
        if let Some((_, alike)) = ALIKE.iter().find(|(written, _)| *written == folded) {
            alike.chars().for_each(&mut *each);
        } else if has_accents(folded) {
            decompose_canonical(folded, |part| {
                if !is_combining_mark(part) {
                    each(part);
                }
            });
        } else if !is_silent(folded) {
            each(katakana(folded));
        }
    }
}

/// Says whether a character belongs to the one before it: an accent, a sound mark, a choice of glyph, a joint without width.
fn leans(character: char) -> bool {
    !character.is_ascii() && (matches!(character, '\u{ff9e}' | '\u{ff9f}' | '\u{3099}' | '\u{309a}') || is_silent(character))
}

/// Says whether nothing is to be found of a character that stands alone.
fn is_silent(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}' | '\u{2060}'
        | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Latin, Greek and Cyrillic letters beyond ASCII.
fn has_accents(character: char) -> bool {
    matches!(character, '\u{c0}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}')
}

/// Characters that fold to themselves or to the katakana of the same sound: most of a Japanese text.
fn is_plain_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' | '\u{3001}' | '\u{3002}')
}

fn katakana(character: char) -> char {
    match character {
        '\u{3041}'..='\u{3096}' | '\u{309d}' | '\u{309e}' => char::from_u32(u32::from(character) + 0x60).unwrap_or(character),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        fold_each(text, |character, _, _| folded.push(character));
        folded
    }

    #[test]
    fn spellings_of_the_same_meet() {
        for group in [
            &["ＡＣＭＥ", "acme", "Acme"][..],
            &["さとう", "サトウ", "ｻﾄｳ"],
            &["ガイド", "ｶﾞｲﾄﾞ", "がいど", "カ\u{3099}イト\u{3099}"],
            &["Café", "cafe", "CAFE\u{301}"],
            &["Straße", "STRASSE"],
            &["髙橋", "高橋"],
            &["葛\u{e0100}城", "葛城"],
            &["①", "1"],
            &["İstanbul", "istanbul"],
            &["co\u{ad}op", "coop"],
        ] {
            let forms: Vec<String> = group.iter().map(|text| folded(text)).collect();
            assert!(forms.iter().all(|form| *form == forms[0]), "{group:?} gave {forms:?}");
        }
        assert_ne!(folded("ハ"), folded("バ"));
        assert_eq!(folded("й"), "и", "an accent to whoever types without one");
    }

    #[test]
    fn every_character_says_where_it_stood() {
        let mut places = Vec::new();
        fold_each("aｶﾞ㈱e\u{301}", |character, start, end| places.push((character, start, end)));
        assert_eq!(places, [('a', 0, 1), ('ガ', 1, 7), ('(', 7, 10), ('株', 7, 10), (')', 7, 10), ('e', 10, 13)]);
    }
}
