//! Reads the outline of a filter: what must all fit, what must fit for one part, what must not.

use super::ast::{Filter, Term};
use super::error::{QueryError, QueryErrorKind};
use super::source::Source;
use super::term;

/// The longest text that is read, in characters.
const MOST_CHARS: usize = 2000;
/// How deep parentheses and signs may nest.
const MOST_DEPTH: usize = 40;

/// Reads a filter; an empty text is the one that everything fits.
pub fn parse(text: &str) -> Result<Filter, QueryError> {
    let source = Source::of(text);
    if source.len() > MOST_CHARS {
        return Err(QueryErrorKind::TooLong { limit: MOST_CHARS }.at(MOST_CHARS..source.len()));
    }
    let mut parser = Parser { source: &source, place: 0, depth: 0 };
    if parser.peek().is_none() {
        return Ok(Filter::All);
    }
    let filter = parser.alternatives()?;
    match parser.peek() {
        None => Ok(filter),
        Some(_) => Err(QueryErrorKind::UnopenedParenthesis.at(parser.place..parser.place + 1)),
    }
}

struct Parser<'a> {
    source: &'a Source,
    place: usize,
    depth: usize,
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
        let start = self.place;
        match self.peek()? {
            '|' => return Some((Joint::Or, self.place + 1)),
            '-' | '!' => return Some((Joint::Not, self.place + 1)),
            _ => {}
        }
        let end = self.source.word_end(self.place, false).unwrap_or(start);
        let joint = match self.source.plain(self.place..end).as_str() {
            "OR" | "または" | "又は" => Joint::Or,
            "AND" | "かつ" => Joint::And,
            "NOT" | "除く" | "でない" => Joint::Not,
            _ => return None,
        };
        Some((joint, end))
    }

    fn take(&mut self, wanted: Joint) -> Option<(usize, usize)> {
        let (joint, end) = self.joint()?;
        (joint == wanted).then(|| {
            let start = self.place;
            self.place = end;
            (start, end)
        })
    }

    /// Reads parts of which one must fit.
    fn alternatives(&mut self) -> Result<Filter, QueryError> {
        let mut parts = vec![self.conjunction()?];
        while let Some((start, end)) = self.take(Joint::Or) {
            if self.is_at_end() {
                return Err(self.missing(start, end));
            }
            parts.push(self.conjunction()?);
        }
        Ok(Filter::any_of(parts))
    }

    /// Reads parts that must all fit.
    fn conjunction(&mut self) -> Result<Filter, QueryError> {
        let mut parts = Vec::new();
        loop {
            while self.take(Joint::And).is_some() {}
            let is_or = matches!(self.joint(), Some((Joint::Or, _)));
            if is_or && parts.is_empty() {
                let (_, end) = self.joint().expect("was there just now");
                return Err(self.missing(self.place, end));
            }
            if is_or || self.is_at_end() {
                return Ok(Filter::all_of(parts));
            }
            parts.push(self.part()?);
        }
    }

    fn is_at_end(&mut self) -> bool {
        matches!(self.peek(), None | Some(')'))
    }

    fn missing(&self, start: usize, end: usize) -> QueryError {
        QueryErrorKind::MissingOperand { word: self.source.plain(start..end) }.at(start..end)
    }

    /// Reads one part: a term, a group, or the opposite of one.
    fn part(&mut self) -> Result<Filter, QueryError> {
        if let Some((start, end)) = self.take(Joint::Not) {
            let is_joint = matches!(self.joint(), Some((Joint::Or | Joint::And, _)));
            let is_apart = end == start + 1 && self.source.at(end).is_none_or(char::is_whitespace);
            if self.is_at_end() || is_joint || is_apart {
                return Err(self.missing(start, end));
            }
            return self.nested(start, Parser::part).map(Filter::not);
        }
        if self.peek() == Some('(') {
            let start = self.place;
            return self.nested(start, Parser::group);
        }
        let (filter, end) = term::read(self.source, self.place)?;
        self.place = end;
        Ok(filter)
    }

    fn nested(&mut self, start: usize, read: impl FnOnce(&mut Self) -> Result<Filter, QueryError>) -> Result<Filter, QueryError> {
        if self.depth >= MOST_DEPTH {
            return Err(QueryErrorKind::TooDeep { limit: MOST_DEPTH }.at(start..start + 1));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn group(&mut self) -> Result<Filter, QueryError> {
        let start = self.place;
        self.place += 1;
        if self.peek() == Some(')') {
            return Err(QueryErrorKind::EmptyParentheses.at(start..self.place + 1));
        }
        if self.peek().is_none() {
            return Err(QueryErrorKind::UnclosedParenthesis.at(start..self.source.len()));
        }
        let inner = self.alternatives()?;
        if self.peek() != Some(')') {
            return Err(QueryErrorKind::UnclosedParenthesis.at(start..self.source.len()));
        }
        self.place += 1;
        // `(AND)` says nothing; a group must.
        if inner == Filter::All { Err(QueryErrorKind::EmptyParentheses.at(start..self.place)) } else { Ok(inner) }
    }
}

/// Returns the filter of one text.
pub(super) fn text(text: String) -> Filter {
    Filter::Term(Term::Text(text))
}
