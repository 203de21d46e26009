//! What a filter says, as a tree. Built by the parser, or by hand through the constructors, which keep it in one form.

use super::field::Field;
use crate::domain::{Currency, words::text_enum};
use chrono::{Days, Months, NaiveDate};

/// A condition on an account.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Filter {
    /// Every account fits.
    #[default]
    All,
    /// Two or more, none of them `All` or `And`.
    And(Vec<Filter>),
    /// Two or more, none of them `All` or `Or`.
    Or(Vec<Filter>),
    Not(Box<Filter>),
    Term(Term),
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// Text that stands in what the account is called or known by.
    Text(String),
    /// A saved segment by its name; see `expanded`.
    View(String),
    /// One of the values holds.
    Has {
        key: Key,
        values: Vec<Value>,
    },
    Compare {
        key: Key,
        relation: Relation,
        operand: Operand,
    },
    /// No touch (two-way, for `Field::Touch`; of its kind, for the others) for this long, or never.
    Silent {
        field: Field,
        relation: Relation,
        span: Span,
    },
}

/// What is asked about: a field, and for custom fields and metrics which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub field: Field,
    pub part: Option<String>,
}

impl From<Field> for Key {
    fn from(field: Field) -> Self {
        Key { field, part: None }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing is known, or there are none.
    None,
    /// Anything is known, or there are some.
    Any,
    /// A word of a closed set, in its English spelling.
    Word(&'static str),
    Text(Pattern),
}

/// A text to compare with, open at its ends where a star stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub text: String,
    pub open_start: bool,
    pub open_end: bool,
}

impl Pattern {
    pub fn exact(text: impl Into<String>) -> Pattern {
        Pattern { text: text.into(), open_start: false, open_end: false }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Equal,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
}

impl Relation {
    pub const fn sign(self) -> &'static str {
        match self {
            Relation::Equal => ":",
            Relation::Less => "<",
            Relation::LessOrEqual => "<=",
            Relation::More => ">",
            Relation::MoreOrEqual => ">=",
        }
    }

    /// Returns the relation seen from the other side: less is more.
    pub const fn turned(self) -> Relation {
        match self {
            Relation::Equal => Relation::Equal,
            Relation::Less => Relation::More,
            Relation::LessOrEqual => Relation::MoreOrEqual,
            Relation::More => Relation::Less,
            Relation::MoreOrEqual => Relation::LessOrEqual,
        }
    }

    /// Says whether it holds; never for what cannot be compared.
    pub fn holds<T: PartialOrd>(self, one: T, other: T) -> bool {
        match self {
            Relation::Equal => one == other,
            Relation::Less => one < other,
            Relation::LessOrEqual => one <= other,
            Relation::More => one > other,
            Relation::MoreOrEqual => one >= other,
        }
    }
}

/// What a field is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// A number, in per cent where the field is.
    Number(f64),
    /// Major units; without a currency those of the account's own.
    Amount {
        value: f64,
        currency: Option<Currency>,
    },
    /// A length of time from today, in the direction of the field.
    Span(Span),
    Day(NaiveDate),
    /// A day in words, read anew each day: `eom`, `来月末`.
    Phrase(String),
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub count: u32,
    pub unit: SpanUnit,
}

text_enum! {
    pub enum SpanUnit { Day = "d", Week = "w", Month = "m", Year = "y" }
}

impl Span {
    pub fn days(count: u32) -> Span {
        Span { count, unit: SpanUnit::Day }
    }

    /// Returns the day this long after another; months end where their last day does.
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        match self.in_months() {
            Some(months) => day.checked_add_months(Months::new(months?)),
            None => day.checked_add_days(self.in_days()),
        }
    }

    /// Returns the day this long before another.
    pub fn before(self, day: NaiveDate) -> Option<NaiveDate> {
        match self.in_months() {
            Some(months) => day.checked_sub_months(Months::new(months?)),
            None => day.checked_sub_days(self.in_days()),
        }
    }

    /// Returns months for the units that are months; the inner `None` is more than there can be.
    fn in_months(self) -> Option<Option<u32>> {
        match self.unit {
            SpanUnit::Month => Some(Some(self.count)),
            SpanUnit::Year => Some(self.count.checked_mul(12)),
            SpanUnit::Day | SpanUnit::Week => None,
        }
    }

    fn in_days(self) -> Days {
        Days::new(u64::from(self.count) * if self.unit == SpanUnit::Week { 7 } else { 1 })
    }
}

impl Filter {
    /// Returns the filter that all of these must fit.
    pub fn all_of(filters: impl IntoIterator<Item = Filter>) -> Filter {
        let mut parts = Vec::new();
        for filter in filters {
            match filter {
                Filter::All => {}
                Filter::And(inner) => parts.extend(inner),
                other => parts.push(other),
            }
        }
        if parts.len() > 1 { Filter::And(parts) } else { parts.pop().unwrap_or_default() }
    }

    /// Returns the filter that one of these must fit; `All` where there is none, or one that everything fits.
    pub fn any_of(filters: impl IntoIterator<Item = Filter>) -> Filter {
        let mut parts = Vec::new();
        for filter in filters {
            match filter {
                Filter::All => return Filter::All,
                Filter::Or(inner) => parts.extend(inner),
                other => parts.push(other),
            }
        }
        if parts.len() > 1 { Filter::Or(parts) } else { parts.pop().unwrap_or_default() }
    }

    /// Returns the opposite; twice is the same as not at all.
    #[expect(clippy::should_implement_trait, reason = "a constructor beside all_of and any_of, not an operator on a filter")]
    pub fn not(filter: Filter) -> Filter {
        match filter {
            Filter::Not(inner) => *inner,
            other => Filter::Not(Box::new(other)),
        }
    }

    /// Says whether every account fits.
    pub fn is_all(&self) -> bool {
        *self == Filter::All
    }

    /// Hands every term to a function, from left to right.
    pub fn each_term<'a>(&'a self, act: &mut impl FnMut(&'a Term)) {
        match self {
            Filter::All => {}
            Filter::And(parts) | Filter::Or(parts) => parts.iter().for_each(|part| part.each_term(act)),
            Filter::Not(inner) => inner.each_term(act),
            Filter::Term(term) => act(term),
        }
    }

    /// Returns the same tree with every term replaced by a filter.
    pub fn try_map_terms<E>(&self, map: &mut impl FnMut(&Term) -> Result<Filter, E>) -> Result<Filter, E> {
        Ok(match self {
            Filter::All => Filter::All,
            Filter::And(parts) => Filter::all_of(parts.iter().map(|part| part.try_map_terms(map)).collect::<Result<Vec<_>, E>>()?),
            Filter::Or(parts) => Filter::any_of(parts.iter().map(|part| part.try_map_terms(map)).collect::<Result<Vec<_>, E>>()?),
            Filter::Not(inner) => Filter::not(inner.try_map_terms(map)?),
            Filter::Term(term) => map(term)?,
        })
    }
}
