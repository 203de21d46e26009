//! The canonical text of a filter: English field names, plain signs, quotes only where needed. Reading it gives the same filter.

use super::ast::{Filter, Key, Operand, Pattern, Term, Value};
use super::field::{Field, Nature};
use super::fold::sign;
use crate::domain::Currency;
use std::fmt;

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Filter::All => Ok(()),
            Filter::And(parts) => joined(f, parts, " ", |part| matches!(part, Filter::Or(_))),
            Filter::Or(parts) => joined(f, parts, " OR ", |_| false),
            Filter::Not(inner) => {
                f.write_str("-")?;
                bracketed(f, inner, matches!(**inner, Filter::And(_) | Filter::Or(_)))
            }
            Filter::Term(term) => term.fmt(f),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, parts: &[Filter], joint: &str, needs_brackets: impl Fn(&Filter) -> bool) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(joint)?;
        }
        bracketed(f, part, needs_brackets(part))?;
    }
    Ok(())
}

fn bracketed(f: &mut fmt::Formatter<'_>, filter: &Filter, has_brackets: bool) -> fmt::Result {
    if has_brackets { write!(f, "({filter})") } else { fmt::Display::fmt(filter, f) }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Text(text) => f.write_str(&written(text, is_bare(text) && !is_joint(text))),
            Term::View(name) => write!(f, "@{}", written(name, is_bare(name))),
            Term::Has { key, values } => {
                write!(f, "{key}:")?;
                for (place, value) in values.iter().enumerate() {
                    f.write_str(if place > 0 { "," } else { "" })?;
                    value_text(f, key, value)?;
                }
                Ok(())
            }
            Term::Compare { key, relation, operand } => {
                write!(f, "{key}{}", relation.sign())?;
                operand_text(f, key, operand)
            }
            Term::Silent { field, relation, span } => write!(f, "{field}:none{}{}{}", relation.sign(), span.count, span.unit),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            Some(part) => write!(f, "{}.{}", self.field, written(part, is_bare(part))),
            None => self.field.fmt(f),
        }
    }
}

impl Key {
    /// Returns what the values are; those of a metric are sums.
    pub fn nature(&self) -> Nature {
        if self.field == Field::Usage && self.part.is_some() { Nature::Number } else { self.field.nature() }
    }
}

fn value_text(f: &mut fmt::Formatter<'_>, key: &Key, value: &Value) -> fmt::Result {
    match value {
        Value::None => f.write_str("none"),
        Value::Any => f.write_str("any"),
        Value::Word(word) => f.write_str(word),
        Value::Text(Pattern { text, open_start, open_end }) => {
            let star = |is_open: &bool| if *is_open { "*" } else { "" };
            let is_plain = is_bare(text) && key.field.spec().emptiness(text).is_none();
            write!(f, "{}{}{}", star(open_start), written(text, is_plain), star(open_end))
        }
    }
}

fn operand_text(f: &mut fmt::Formatter<'_>, key: &Key, operand: &Operand) -> fmt::Result {
    match operand {
        Operand::Number(number) if key.nature() == Nature::Percent => write!(f, "{number}%"),
        Operand::Number(number) => write!(f, "{number}"),
        Operand::Amount { value, currency } => write!(f, "{}{}", currency.map(currency_text).unwrap_or_default(), amount_text(*value)),
        Operand::Span(span) => write!(f, "{}{}", span.count, span.unit),
        Operand::Day(day) => write!(f, "{day}"),
        Operand::Phrase(phrase) => f.write_str(&written(phrase, phrase.chars().all(|c| is_bare_char(c) || c == '/'))),
    }
}

/// The sign of the usual currencies, the code of the others; before the number.
fn currency_text(currency: Currency) -> String {
    match currency.code() {
        "JPY" => "¥".to_owned(),
        "USD" => "$".to_owned(),
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        code => code.to_owned(),
    }
}

/// Writes round amounts in thousands, millions and billions.
fn amount_text(value: f64) -> String {
    let round = [(1e9, "B"), (1e6, "M"), (1e3, "K")].into_iter().find(|(factor, _)| value != 0.0 && value % factor == 0.0);
    // Beyond this, a number and its thousandth are not both exact.
    match round.filter(|_| value.abs() < 9e15) {
        Some((factor, sign)) => format!("{}{sign}", value / factor),
        None => value.to_string(),
    }
}

/// Says whether a text is read as one word without quotation marks.
fn is_bare(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric) && text.chars().all(is_bare_char)
}

fn is_bare_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(sign(c), '_' | '-' | '.' | '&' | '/' | '\'' | '・' | '+')
}

fn is_joint(text: &str) -> bool {
    let plain: String = text.chars().map(sign).collect();
    ["OR", "AND", "NOT", "または", "又は", "かつ", "除く", "でない"].contains(&plain.as_str())
}

/// Writes a text bare or in quotation marks.
fn written(text: &str, is_plain: bool) -> String {
    if is_plain {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        if matches!(sign(c), '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}
