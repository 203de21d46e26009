//! Reads a search.

use super::ast::{Part, Phrase, Search, Term};
use super::error::{SearchError, SearchErrorKind};
use super::field::{self, SearchField};
use crate::domain::query::{QueryErrorKind, Source, nearest};
use crate::domain::when;
use chrono::NaiveDate;
use std::ops::Range;

/// The longest text that is read, in characters.
const MOST_CHARS: usize = 2000;
/// How deep parentheses and signs may nest.
const MOST_DEPTH: usize = 40;

type Read<T> = Result<T, SearchError>;

/// Reads a search; an empty text asks for nothing.
pub fn parse(text: &str) -> Result<Search, SearchError> {
    let source = Source::of(text);
    if source.len() > MOST_CHARS {
        return Err(outline(QueryErrorKind::TooLong { limit: MOST_CHARS }, MOST_CHARS..source.len()));
    }
    let mut parser = Parser { source: &source, place: 0, depth: 0, found: Search::default() };
    if parser.peek().is_none() {
        return Ok(Search::default());
    }
    let part = parser.alternatives()?;
    match parser.peek() {
        None => Ok(Search { part, ..parser.found }),
        Some(_) => Err(outline(QueryErrorKind::UnopenedParenthesis, parser.place..parser.place + 1)),
    }
}

fn outline(kind: QueryErrorKind, span: Range<usize>) -> SearchError {
    SearchErrorKind::Outline(kind).at(span)
}

struct Parser<'a> {
    source: &'a Source,
    place: usize,
    /// How many parentheses and signs one stands in.
    depth: usize,
    /// What holds for the whole search.
    found: Search,
}

/// The words between and before terms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Or,
    And,
    Not,
}

impl Parser<'_> {
    /// Steps over white space and returns the sign that follows.
    fn peek(&mut self) -> Option<char> {
        self.place = self.source.skip_space(self.place);
        self.source.at(self.place)
    }

    /// Returns the joint at this place and the place behind it.
    fn joint(&mut self) -> Option<(Joint, usize)> {
        match self.peek()? {
            '|' => return Some((Joint::Or, self.place + 1)),
            '-' => return Some((Joint::Not, self.place + 1)),
            _ => {}
        }
        let end = self.source.word_end(self.place, false).unwrap_or(self.place);
        let joint = match self.source.plain(self.place..end).as_str() {
            "OR" | "または" | "又は" => Joint::Or,
            "AND" | "かつ" => Joint::And,
            "NOT" | "除く" => Joint::Not,
            _ => return None,
        };
        Some((joint, end))
    }

    fn take(&mut self, wanted: Joint) -> Option<Range<usize>> {
        let (joint, end) = self.joint()?;
        (joint == wanted).then(|| {
            let start = self.place;
            self.place = end;
            start..end
        })
    }

    fn missing(&self, span: Range<usize>) -> SearchError {
        outline(QueryErrorKind::MissingOperand { word: self.source.plain(span.clone()) }, span)
    }

    fn is_at_end(&mut self) -> bool {
        matches!(self.peek(), None | Some(')'))
    }

    /// Reads parts of which one must hold.
    fn alternatives(&mut self) -> Read<Part> {
        let first_or = self.source.skip_space(self.place);
        let mut parts = vec![self.conjunction()?];
        while let Some(joint) = self.take(Joint::Or) {
            if self.is_at_end() {
                return Err(self.missing(joint));
            }
            parts.push(self.conjunction()?);
        }
        // A field of the whole search beside OR would leave an alternative that everything fits.
        if parts.len() > 1 && parts.contains(&Part::All) {
            return Err(SearchErrorKind::NotInside(self.whole_field()).at(first_or..self.place));
        }
        Ok(Part::any_of(parts))
    }

    fn whole_field(&self) -> SearchField {
        match (&self.found.since, &self.found.until) {
            (Some(_), _) => SearchField::Since,
            (None, Some(_)) => SearchField::Until,
            (None, None) => SearchField::Is,
        }
    }

    /// Reads parts that must all hold.
    fn conjunction(&mut self) -> Read<Part> {
        let mut parts = Vec::new();
        let mut is_first = true;
        loop {
            while self.take(Joint::And).is_some() {}
            if let Some((Joint::Or, end)) = self.joint() {
                return if is_first { Err(self.missing(self.place..end)) } else { Ok(Part::all_of(parts)) };
            }
            if self.is_at_end() {
                return Ok(Part::all_of(parts));
            }
            parts.push(self.part()?);
            is_first = false;
        }
    }

    /// Reads one part: a term, a group, or the opposite of one.
    fn part(&mut self) -> Read<Part> {
        if let Some(joint) = self.take(Joint::Not) {
            let is_joint = matches!(self.joint(), Some((Joint::Or | Joint::And, _)));
            let is_apart = joint.len() == 1 && self.source.at(joint.end).is_none_or(char::is_whitespace);
            if self.is_at_end() || is_joint || is_apart {
                return Err(self.missing(joint));
            }
            return self.nested(joint.start, Parser::part).map(Part::opposite);
        }
        if self.peek() == Some('(') {
            let start = self.place;
            return self.nested(start, Parser::group);
        }
        self.term()
    }

    fn nested(&mut self, start: usize, read: impl FnOnce(&mut Self) -> Read<Part>) -> Read<Part> {
        if self.depth >= MOST_DEPTH {
            return Err(outline(QueryErrorKind::TooDeep { limit: MOST_DEPTH }, start..start + 1));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn group(&mut self) -> Read<Part> {
        let start = self.place;
        self.place += 1;
        match self.peek() {
            Some(')') => return Err(outline(QueryErrorKind::EmptyParentheses, start..self.place + 1)),
            None => return Err(outline(QueryErrorKind::UnclosedParenthesis, start..self.source.len())),
            Some(_) => {}
        }
        let inner = self.alternatives()?;
        if self.peek() != Some(')') {
            return Err(outline(QueryErrorKind::UnclosedParenthesis, start..self.source.len()));
        }
        self.place += 1;
        // `(AND)` says nothing; a group must.
        if inner == Part::All { Err(outline(QueryErrorKind::EmptyParentheses, start..self.place)) } else { Ok(inner) }
    }

    /// Reads a text, or a field with its value.
    fn term(&mut self) -> Read<Part> {
        let start = self.place;
        if self.source.opens_quotation(start) {
            let phrase = self.phrase()?;
            return if phrase.text.trim().is_empty() {
                Err(outline(QueryErrorKind::MissingName, start..self.place))
            } else {
                Ok(Part::Term(Term::Text(phrase)))
            };
        }
        if let Some((field, end)) = self.field()? {
            self.place = end;
            return self.value(field, start);
        }
        let end = self.source.word_end(start, false)?;
        self.place = end.max(start + 1);
        Ok(Part::Term(Term::Text(self.word(start..self.place))))
    }

    /// Reads a quotation with the star behind it.
    fn phrase(&mut self) -> Read<Phrase> {
        let (text, end) = self.source.quotation(self.place)?;
        let is_open = self.source.at(end) == Some('*');
        self.place = end + usize::from(is_open);
        Ok(Phrase { text, is_open })
    }

    /// Returns a bare word; one that nothing follows is still being typed.
    fn word(&self, range: Range<usize>) -> Phrase {
        let written = self.source.text(range.clone());
        let text = written.trim_end_matches(['*', '＊']).to_owned();
        let is_open = text.len() < written.len() || range.end == self.source.len();
        Phrase { text: if text.is_empty() { written } else { text }, is_open }
    }

    /// Reads the name of a field and its colon; `None` where the word is text.
    fn field(&self) -> Read<Option<(SearchField, usize)>> {
        let start = self.place;
        let mut end = start;
        while self.source.at(end).is_some_and(char::is_alphabetic) {
            end += 1;
        }
        if self.source.at(end) != Some(':') {
            return Ok(None);
        }
        let name = self.source.plain(start..end);
        if let Some(field) = SearchField::named(&name) {
            return Ok(Some((field, end + 1)));
        }
        let behind = self.source.at(end + 1);
        let nearest = nearest(&name, SearchField::all_names());
        if end < start + 3 || nearest.is_empty() || behind.is_none_or(|sign| sign == '/' || sign.is_whitespace()) {
            return Ok(None);
        }
        Err(outline(QueryErrorKind::UnknownField { name, nearest }, start..end))
    }

    /// Reads the value of a field; `start` is where its name begins.
    fn value(&mut self, field: SearchField, start: usize) -> Read<Part> {
        self.place = self.source.skip_space(self.place);
        let from = self.place;
        let end = self.source.word_end(from, true)?;
        if from == end {
            return Err(SearchErrorKind::MissingValue(field).at(start..end));
        }
        match field {
            SearchField::Who => {
                let phrase = if self.source.opens_quotation(from) { self.phrase()? } else { self.word(from..end) };
                self.place = self.place.max(if self.place == from { end } else { self.place });
                if phrase.text.trim().is_empty() {
                    return Err(SearchErrorKind::MissingValue(field).at(start..self.place));
                }
                // A name or an address is hardly ever typed in full.
                Ok(Part::Term(Term::Who(Phrase { is_open: true, ..phrase })))
            }
            SearchField::Account => {
                let text = self.plain_value(from, end)?;
                Ok(Part::Term(Term::Account(text)))
            }
            SearchField::In => {
                self.place = end;
                self.kinds(from..end).map(|kinds| Part::Term(Term::In(kinds)))
            }
            SearchField::Has => self.one_of(field, from..end, field::ATTACHMENT).map(|()| Part::Term(Term::Attachment)),
            SearchField::Since | SearchField::Until | SearchField::Is => self.for_all(field, start, from..end),
        }
    }

    /// Reads what holds for the whole search.
    fn for_all(&mut self, field: SearchField, start: usize, value: Range<usize>) -> Read<Part> {
        if field == SearchField::Is {
            self.one_of(field, value.clone(), field::OWED)?;
            self.found.owed = true;
        } else {
            let text = self.plain_value(value.start, value.end)?;
            // Whether a phrase is a day does not depend on which day it is.
            let some_day = NaiveDate::from_ymd_opt(2024, 2, 15).unwrap_or_default();
            if when::parse_past_day(&text, some_day).is_none() {
                return Err(SearchErrorKind::NotADay { value: text }.at(value));
            }
            let slot = if field == SearchField::Since { &mut self.found.since } else { &mut self.found.until };
            *slot = Some(text);
        }
        if self.depth > 0 {
            return Err(SearchErrorKind::NotInside(field).at(start..self.place));
        }
        Ok(Part::All)
    }

    /// Reads a value as it is written, without its quotation marks.
    fn plain_value(&mut self, from: usize, end: usize) -> Read<String> {
        let (text, end) = if self.source.opens_quotation(from) { self.source.quotation(from)? } else { (self.source.text(from..end), end) };
        self.place = end;
        if text.trim().is_empty() { Err(outline(QueryErrorKind::MissingName, from..end)) } else { Ok(text) }
    }

    fn one_of(&mut self, field: SearchField, value: Range<usize>, names: &'static [&'static str]) -> Read<()> {
        self.place = value.end;
        let word = self.source.plain(value.clone());
        let words = names.first().copied().into_iter().collect();
        if field::is_of(names, &word) { Ok(()) } else { Err(SearchErrorKind::WrongValue { field, value: word, words }.at(value)) }
    }

    fn kinds(&self, value: Range<usize>) -> Read<Vec<crate::domain::EntityKind>> {
        let mut kinds = Vec::new();
        let mut start = value.start;
        for place in value.start..=value.end {
            if place < value.end && self.source.at(place) != Some(',') {
                continue;
            }
            let word = self.source.plain(start..place);
            let wrong = || {
                let words = super::kind_words();
                SearchErrorKind::WrongValue { field: SearchField::In, value: word.clone(), words }.at(start..place)
            };
            let kind = field::kind(word.trim()).ok_or_else(wrong)?;
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
            start = place + 1;
        }
        Ok(kinds)
    }
}
