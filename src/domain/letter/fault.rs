//! Why a template cannot be used: where, and what kind of slip it is. The words for people are in the locale files.

use std::fmt;

/// Which part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Subject,
    Body,
}

/// A slip in a template; the line counts from 1 within its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    pub part: Part,
    pub line: usize,
    pub why: TemplateProblem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateProblem {
    /// Braces that do not close, a condition without an end and the like.
    Syntax,
    /// A field that there is not, with the one that is spelled most like it.
    UnknownField {
        name: String,
        nearest: Option<&'static str>,
    },
    /// What stands behind `|`.
    UnknownFilter(String),
    UnknownFunction(String),
    /// What stands behind `{%`; only conditions may.
    UnknownStatement(String),
    /// Values that do not go together, such as a text that is compared with a number.
    Values,
    TooLong,
    /// A language without a subject.
    NoSubject,
    /// There is no text in any language.
    Empty,
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, line {}: {:?}", self.part, self.line, self.why)
    }
}

impl std::error::Error for TemplateFault {}
