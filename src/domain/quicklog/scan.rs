//! Where words and quotations of a line begin and end. Knows no tokens.

use std::ops::Range;

/// Opening and closing quotation marks; an input method types `”` for both.
const QUOTES: &[(char, char)] = &[('"', '"'), ('“', '”'), ('”', '”'), ('＂', '＂'), ('「', '」'), ('『', '』')];

/// Quotations that need no white space before them, as Japanese has none.
const BRACKETS: &[char] = &['「', '『'];

/// The longest quotation, in characters; without an end, a line of nothing but opening marks would take quadratic time.
const MAX_QUOTED: usize = 1000;

/// Punctuation that goes with the token it follows.
const TRAILING: &[char] = &[',', '.', ';', ':', '，', '．', '；', '：', '、', '。'];

/// Returns a part of a line; empty where the range is not at character borders.
pub(super) fn part(line: &str, range: Range<usize>) -> &str {
    line.get(range).unwrap_or_default()
}

/// Says whether a token may begin after this character.
fn is_border(c: char) -> bool {
    c.is_whitespace() || c == '、' || c == '。'
}

/// Says whether a token may begin at a byte of a line.
pub(super) fn is_start(line: &str, at: usize) -> bool {
    part(line, 0..at).chars().next_back().is_none_or(is_border)
}

/// Returns the length of a text up to the next white space, `、` or `。`.
pub(super) fn word_length(text: &str) -> usize {
    text.find(is_border).unwrap_or(text.len())
}

/// Returns the word that a text begins with, without the punctuation after it; it may be empty.
pub(super) fn word(text: &str) -> &str {
    part(text, 0..word_length(text)).trim_end_matches(TRAILING)
}

/// Returns the length of the punctuation that a text begins with, if nothing else follows up to the next border.
pub(super) fn trailing_length(text: &str) -> usize {
    let after = text.trim_start_matches(TRAILING);
    let length = text.len() - after.len();
    if is_start(text, length) || after.chars().next().is_none_or(is_border) { length } else { 0 }
}

/// Drops separators from the end of a title.
pub(super) fn without_separators(title: &str) -> &str {
    title.trim().trim_end_matches([',', ';', '、', '。', '，', '；']).trim_end()
}

/// Returns the content and the whole length of a quotation that a text begins with; `None` if it is unclosed, blank or too long.
pub(super) fn quotation(text: &str) -> Option<(&str, usize)> {
    let first = text.chars().next()?;
    let (open, close) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let from = open.len_utf8();
    let mut depth = 1;
    for (at, c) in text.char_indices().take(MAX_QUOTED).skip(1) {
        if c == *close {
            depth -= 1;
        } else if c == *open {
            depth += 1;
        }
        if depth == 0 {
            let content = part(text, from..at);
            return (!content.trim().is_empty()).then_some((content.trim(), at + close.len_utf8()));
        }
    }
    None
}

/// Returns the length of the text that is quoted at a byte of a line and so not interpreted.
pub(super) fn literal_length(line: &str, at: usize) -> Option<usize> {
    let rest = part(line, at..line.len());
    let opens = is_start(line, at) || rest.starts_with(BRACKETS);
    opens.then(|| quotation(rest))?.map(|(_, length)| length)
}

/// Says whether a text begins with a quotation mark, closed or not.
pub(super) fn opens_quotation(text: &str) -> bool {
    text.chars().next().is_some_and(|first| QUOTES.iter().any(|(open, _)| *open == first))
}

/// Returns a text in quotation marks that read back as the text.
pub(super) fn quoted(text: &str) -> Option<String> {
    let candidates = QUOTES.iter().map(|(open, close)| format!("{open}{text}{close}"));
    candidates.into_iter().find(|candidate| quotation(candidate) == Some((text, candidate.len())))
}
