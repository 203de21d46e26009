//! What a token at the beginning of a text would mean, whatever came before it.

use super::{Name, duration, scan, words};
use crate::domain::{Priority, Sentiment, TouchKind, when};
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Account(Name),
    Contact(Name),
    Kind(TouchKind),
    Minutes(u32),
    /// Only the sign; the title is the text that follows.
    Task,
    Date(NaiveDate),
    Priority(Priority),
    Sentiment(Sentiment),
}

/// The most words that a date is looked for in: `end of next month`.
const DATE_WORDS: usize = 4;

/// Japanese forms of address after which a name ends, though no space follows.
const ADDRESSES: &[&str] = &["さん", "さま", "様"];

/// Returns the meaning of the token at the beginning of a text, and its length in bytes with the punctuation after it.
pub(super) fn recognise(text: &str, today: NaiveDate) -> Option<(Meaning, usize)> {
    let first = text.chars().next()?;
    let sign = first.len_utf8();
    let rest = scan::part(text, sign..text.len());
    let (meaning, length) = match first {
        '#' | '＃' => name(rest).map(|(name, length)| (Meaning::Account(name), sign + length)),
        '@' | '＠' => person(rest).map(|(name, length)| (Meaning::Contact(name), sign + length)),
        '+' | '＋' => return begins_title(rest).then_some((Meaning::Task, sign)),
        '>' | '＞' => date(rest, today).map(|(day, length)| (Meaning::Date(day), sign + length)),
        '/' | '／' => {
            let word = scan::word(rest);
            words::kind(word).map(|kind| (Meaning::Kind(kind), sign + word.len()))
        }
        '!' | '！' => {
            let word = scan::word(rest);
            priority(word).map(|priority| (Meaning::Priority(priority), sign + word.len()))
        }
        _ => bare(scan::word(text)),
    }?;
    Some((meaning, length + scan::trailing_length(scan::part(text, length..text.len()))))
}

/// Recognises the words without a sign.
fn bare(word: &str) -> Option<(Meaning, usize)> {
    let minutes = duration::minutes(word).map(Meaning::Minutes);
    let meaning = minutes.or_else(|| words::sentiment(word).map(Meaning::Sentiment))?;
    Some((meaning, word.len()))
}

/// Reads a name: quoted, or a word of letters that is not all digits.
fn name(text: &str) -> Option<(Name, usize)> {
    if let Some((content, length)) = scan::quotation(text) {
        return Some((Name(content.to_owned()), length));
    }
    let word = scan::word(text);
    let begins = word.chars().next().is_some_and(char::is_alphanumeric);
    (begins && !word.chars().all(char::is_numeric)).then(|| (Name(word.to_owned()), word.len()))
}

/// Reads a person's name, which begins with a letter and ends at a form of address.
fn person(text: &str) -> Option<(Name, usize)> {
    let (name, length) = name(text)?;
    if scan::opens_quotation(text) {
        return Some((name, length));
    }
    name.0.chars().next().filter(|first| first.is_alphabetic())?;
    let end = ADDRESSES.iter().filter_map(|address| Some(name.0.find(address).filter(|at| *at > 0)? + address.len())).min();
    let end = end.unwrap_or(length);
    Some((Name(scan::part(text, 0..end).to_owned()), end))
}

fn begins_title(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic) || scan::quotation(text).is_some()
}

fn priority(word: &str) -> Option<Priority> {
    let folded: String = word.nfkc().collect();
    match folded.as_str() {
        "1" => Some(Priority::HIGH),
        "2" => Some(Priority::NORMAL),
        "3" => Some(Priority::LOW),
        _ => None,
    }
}

/// Reads the longest date that a text begins with.
fn date(text: &str, today: NaiveDate) -> Option<(NaiveDate, usize)> {
    let mut ends = Vec::with_capacity(DATE_WORDS);
    let mut at = 0;
    while ends.len() < DATE_WORDS {
        let rest = scan::part(text, at..text.len());
        let word = scan::word(rest);
        if word.is_empty() {
            break;
        }
        ends.push(at + word.len());
        let after = scan::part(rest, scan::word_length(rest)..rest.len());
        at = text.len() - after.trim_start().len();
    }
    ends.into_iter().rev().find_map(|end| Some((when::parse_day(scan::part(text, 0..end), today)?, end)))
}
