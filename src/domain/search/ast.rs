//! What a search asks for, as a tree.

use super::field::SearchField;
use crate::domain::{EntityKind, when};
use chrono::NaiveDate;
use std::fmt;

/// A whole search.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Search {
    pub part: Part,
    /// From the first of its days on, as it was written: `先月`.
    pub since: Option<String>,
    /// Up to and with this day.
    pub until: Option<String>,
    /// Only mail of conversations that wait for our answer.
    pub owed: bool,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub enum Part {
    /// Everything.
    #[default]
    All,
    /// Two or more, none of them `All` or `And`.
    And(Vec<Part>),
    /// Two or more, none of them `Or`.
    Or(Vec<Part>),
    Not(Box<Part>),
    Term(Term),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    Text(Phrase),
    /// Rows of one of these kinds.
    In(Vec<EntityKind>),
    /// A person's name, or a part of an address.
    Who(Phrase),
    /// A part of an account's name, or its id.
    Account(String),
    /// A mail that came with files.
    Attachment,
}

/// Words that stand side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    pub text: String,
    /// Whether the last word is only the beginning of one.
    pub is_open: bool,
}

impl Search {
    /// Says whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Search::default()
    }

    /// Returns the first day and the last that it asks for.
    pub fn days(&self, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let day = |phrase: &Option<String>| when::parse_past_day(phrase.as_deref()?, today);
        (day(&self.since), day(&self.until))
    }

    /// Returns the texts that must be there or may be, from left to right: what a hit shows marked.
    pub fn wanted(&self) -> Vec<&Phrase> {
        let mut wanted = Vec::new();
        self.part.collect(&mut wanted);
        wanted
    }
}

impl Part {
    /// Returns the part that all of these must hold for.
    pub fn all_of(parts: impl IntoIterator<Item = Part>) -> Part {
        let mut all = Vec::new();
        for part in parts {
            match part {
                Part::All => {}
                Part::And(inner) => all.extend(inner),
                other => all.push(other),
            }
        }
        if all.len() > 1 { Part::And(all) } else { all.pop().unwrap_or_default() }
    }

    /// Returns the part that one of these must hold for.
    pub fn any_of(parts: impl IntoIterator<Item = Part>) -> Part {
        let mut any = Vec::new();
        for part in parts {
            match part {
                Part::All => return Part::All,
                Part::Or(inner) => any.extend(inner),
                other => any.push(other),
            }
        }
        if any.len() > 1 { Part::Or(any) } else { any.pop().unwrap_or_default() }
    }

    /// Returns the opposite; twice is the same as not at all.
    pub fn opposite(part: Part) -> Part {
        match part {
            Part::Not(inner) => *inner,
            other => Part::Not(Box::new(other)),
        }
    }

    fn collect<'a>(&'a self, wanted: &mut Vec<&'a Phrase>) {
        match self {
            Part::And(parts) | Part::Or(parts) => parts.iter().for_each(|part| part.collect(wanted)),
            Part::Term(Term::Text(phrase) | Term::Who(phrase)) => wanted.push(phrase),
            Part::All | Part::Not(_) | Part::Term(_) => {}
        }
    }
}

/// Reading it gives the same search.
impl fmt::Display for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Vec::new();
        if self.part != Part::All {
            // Beside a field, alternatives need brackets.
            let is_alone = self.since.is_none() && self.until.is_none() && !self.owed;
            words.push(if matches!(self.part, Part::Or(_)) && !is_alone { format!("({})", self.part) } else { self.part.to_string() });
        }
        let day = |field: SearchField, phrase: &Option<String>| Some(format!("{field}:{}", quoted(phrase.as_deref()?)));
        words.extend(day(SearchField::Since, &self.since));
        words.extend(day(SearchField::Until, &self.until));
        words.extend(self.owed.then(|| "is:owed".to_owned()));
        f.write_str(&words.join(" "))
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::All => Ok(()),
            Part::And(parts) => f.write_str(&joined(parts, " ", |part| matches!(part, Part::Or(_)))),
            Part::Or(parts) => f.write_str(&joined(parts, " OR ", |_| false)),
            Part::Not(inner) if matches!(**inner, Part::And(_) | Part::Or(_)) => write!(f, "-({inner})"),
            Part::Not(inner) => write!(f, "-{inner}"),
            Part::Term(term) => term.fmt(f),
        }
    }
}

fn joined(parts: &[Part], joint: &str, needs_brackets: impl Fn(&Part) -> bool) -> String {
    let written = parts.iter().map(|part| if needs_brackets(part) { format!("({part})") } else { part.to_string() });
    written.collect::<Vec<_>>().join(joint)
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Text(phrase) => phrase.fmt(f),
            Term::In(kinds) => {
                let names: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
                write!(f, "{}:{}", SearchField::In, names.join(","))
            }
            Term::Who(phrase) => write!(f, "{}:{phrase}", SearchField::Who),
            Term::Account(text) => write!(f, "{}:{}", SearchField::Account, quoted(text)),
            Term::Attachment => f.write_str("has:attachment"),
        }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", quoted(&self.text), if self.is_open { "*" } else { "" })
    }
}

fn quoted(text: &str) -> String {
    let escaped: String =
        text.chars().flat_map(|c| [Some('\\').filter(|_| matches!(c, '"' | '\\' | '“' | '”' | '＂' | '＼')), Some(c)]).flatten().collect();
    format!("\"{escaped}\"")
}
