//! Text as a terminal shows it: measured in cells, cut at grapheme borders, made safe, folded for search and for keys.
//!
//! Pure, beside the domain: no terminal, no colour, no words for people, nothing of the layers above.

mod cells;
mod cut;
mod fold;
mod graphemes;
mod sanitise;
mod search_fold;
mod wrap;

pub use cells::Cells;
pub use cut::{BARRIER, Needle, Piece, pieces, write_tokens};
pub use fold::{fold_half_width_kana, is_kana_or_kanji, key_fold, nfc, search_key};
pub use graphemes::{Graphemes, graphemes, slice};
pub use sanitise::{clean_input, clean_input_lines, sanitise, sanitise_lines};
pub use search_fold::SEARCH_FOLD_VERSION;
pub use wrap::{wrap, wrap_paragraph};

use std::borrow::Cow;

/// Returns `text` as one safe line for a terminal: sanitised, with half-width kana made full-width.
pub fn display(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    then_fold(sanitise(text))
}

/// Returns `text` as safe lines for a terminal: like [`display`], but line feeds stay.
pub fn display_lines(text: &str) -> Cow<'_, str> {
    then_fold(sanitise_lines(text))
}

/// Folds half-width kana without copying what is already a copy.
fn then_fold(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => fold_half_width_kana(text),
        Cow::Owned(text) => Cow::Owned(fold_half_width_kana(&text).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_is_safe_one_line_and_full_width() {
        let cases = [("plain", "plain"), ("ｶﾞｷﾞ\tx", "ガギ x"), ("a\x1b[31mb\nc", "ab c"), ("\u{202e}x", "<U+202E>x")];
        for (text, expected) in cases {
            assert_eq!(display(text), expected, "{text:?}");
            assert_eq!(display(&display(text)), expected, "twice is the same as once: {text:?}");
        }
        assert_eq!(display_lines("ｱ\r\nｲ"), "ア\nイ");
    }
}
