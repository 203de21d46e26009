//! Looking for a word in a text as people mean it: whatever the case, the width or the kind of kana.

use crate::domain::query::folded;

/// A text made ready to be looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared(String);

impl Prepared {
    pub fn of(text: &str) -> Prepared {
        Prepared(alike(text))
    }

    /// Says whether a word stands in the text. Words of scripts that part them by spaces begin where a word begins, so that `art` is
    /// not found in `start` but in `article`; a whole one ends there too. What is written without spaces is found anywhere.
    pub(super) fn holds(&self, word: &str, is_whole: bool) -> bool {
        self.0.match_indices(word).any(|(at, found)| {
            let (before, behind) = (self.0.get(..at).unwrap_or_default(), self.0.get(at + found.len()..).unwrap_or_default());
            let joins = |one: Option<char>, other: Option<char>| one.is_some_and(is_spaced) && other.is_some_and(is_spaced);
            let begins = !joins(before.chars().next_back(), found.chars().next());
            let ends = !is_whole || !joins(found.chars().next_back(), behind.chars().next());
            begins && ends
        })
    }
}

/// Returns the form in which texts and words are compared: folded, with one space wherever there is white space.
pub(super) fn alike(text: &str) -> String {
    let folded = folded(text).replace(['\u{2018}', '\u{2019}'], "'");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Says whether a character belongs to a script that parts its words by spaces; from U+2E80 on stand those that do not.
fn is_spaced(letter: char) -> bool {
    letter.is_alphanumeric() && letter < '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_where_words_begin_and_whole_ones_end_there() {
        for (text, word, plain, whole) in [
            ("the article", "art", true, false),
            ("a start", "art", false, false),
            ("state of the art.", "art", true, true),
            ("Support\ntakes  days", "takes days", true, true),
            ("サポートの返事", "返事", true, true),
            ("ｻﾎﾟｰﾄ", "サポート", true, true),
            ("さぽーとさん", "サポート", true, true),
            ("ＥＲＰ連携", "erp", true, true),
            ("14日", "4日", false, false),
            ("don\u{2019}t", "don't", true, true),
            ("", "a", false, false),
        ] {
            let text = Prepared::of(text);
            assert_eq!((text.holds(&alike(word), false), text.holds(&alike(word), true)), (plain, whole), "{word} in {text:?}");
        }
    }
}
