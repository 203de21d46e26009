//! The text of a filter by characters, with the signs they stand for, and where words and quotations in it end.

use super::error::{QueryError, QueryErrorKind};
use super::fold::sign;
use std::ops::Range;

/// The characters of a text, as written and as signs; one for one.
pub(in crate::domain) struct Source {
    pub chars: Vec<char>,
    signs: Vec<char>,
}

/// Marks that a quotation opens and closes with.
const BRACKETS: &[(char, char)] = &[('"', '"'), ('「', '」'), ('『', '』')];

impl Source {
    pub fn of(text: &str) -> Source {
        let chars: Vec<char> = text.chars().collect();
        let signs = chars.iter().map(|c| sign(*c)).collect();
        Source { chars, signs }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Returns the sign at a place; `None` behind the end.
    pub fn at(&self, place: usize) -> Option<char> {
        self.signs.get(place).copied()
    }

    /// Returns a part as it was written.
    pub fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    /// Returns a part with its signs in their plain form.
    pub fn plain(&self, range: Range<usize>) -> String {
        self.signs.get(range).unwrap_or_default().iter().collect()
    }

    /// Returns the first place from here on that is no white space.
    pub fn skip_space(&self, mut place: usize) -> usize {
        while self.at(place).is_some_and(char::is_whitespace) {
            place += 1;
        }
        place
    }

    pub fn opens_quotation(&self, place: usize) -> bool {
        self.at(place).is_some_and(|c| BRACKETS.iter().any(|(open, _)| *open == c))
    }

    /// Reads the quotation that begins at a place: what it holds, and the place behind it.
    pub fn quotation(&self, start: usize) -> Result<(String, usize), QueryError> {
        let open = self.at(start).unwrap_or('"');
        let close = BRACKETS.iter().find(|(mark, _)| *mark == open).map_or('"', |(_, close)| *close);
        let mut text = String::new();
        let mut place = start + 1;
        while let Some(c) = self.at(place) {
            if c == close {
                return Ok((text, place + 1));
            }
            let is_escape = c == '\\' && open == '"' && self.at(place + 1).is_some_and(|next| next == '"' || next == '\\');
            place += usize::from(is_escape);
            text.extend(self.chars.get(place));
            place += 1;
        }
        Err(QueryErrorKind::UnclosedQuote.at(start..self.len()))
    }

    /// Returns the end of a word: white space, a parenthesis, a bar or, outside of values, a quotation mark ends it.
    pub fn word_end(&self, start: usize, is_value: bool) -> Result<usize, QueryError> {
        let mut place = start;
        while let Some(c) = self.at(place) {
            if c.is_whitespace() || matches!(c, '(' | ')' | '|') {
                break;
            }
            if self.opens_quotation(place) {
                if !is_value {
                    break;
                }
                place = self.quotation(place)?.1;
            } else {
                place += 1;
            }
        }
        Ok(place)
    }
}
