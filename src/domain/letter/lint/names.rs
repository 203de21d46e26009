//! Names of other customers and of their people in a letter: what is left over when a text is used again.

use super::{Around, Finding, LintRule, Place, finding, own_lines};
use crate::domain::MailDraft;
use crate::domain::letter::name::{is_japanese, short_name};
use unicode_normalization::UnicodeNormalization;

/// A customer by the spellings one finds it by in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    pub name: String,
    spellings: Vec<String>,
}

/// Shorter names are words of the language, too.
const LEAST_LATIN: usize = 4;
const LEAST_JAPANESE: usize = 3;

impl Company {
    /// Takes the name and its reading.
    pub fn new(name: &str, kana: Option<&str>) -> Company {
        let short = short_name(name);
        let mut spellings: Vec<String> = [Some(name), Some(short.as_str()), kana].into_iter().flatten().map(folded).collect();
        spellings.retain(|text| text.chars().count() >= if is_japanese(text) { LEAST_JAPANESE } else { LEAST_LATIN });
        spellings.sort();
        spellings.dedup();
        Company { name: name.to_owned(), spellings }
    }
}

/// Brings full and half width together, and takes the spaces out of Japanese names.
pub(super) fn folded(text: &str) -> String {
    let plain: String = text.nfkc().collect();
    if is_japanese(&plain) { plain.chars().filter(|c| !c.is_whitespace()).collect() } else { plain }
}

pub(super) fn findings(draft: &MailDraft, around: &Around<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let own: Vec<String> = own_names(around);
    let lines = own_lines(&draft.body).map(|(at, line)| (Place::Line(at), line));
    for (place, line) in std::iter::once((Place::Subject, draft.subject.as_str())).chain(lines) {
        let text = own.iter().fold(folded(line), |text, name| text.replace(name.as_str(), " "));
        let other = around.others.iter().filter(|company| company.spellings.iter().any(|name| has_name(&text, name)));
        let stranger = around.strangers.iter().filter(|name| has_name(&text, &folded(name)));
        for name in other.map(|company| &company.name).chain(stranger) {
            if found.iter().all(|known| known.what != *name) {
                found.push(finding(LintRule::OtherName, place, name.as_str()));
            }
        }
    }
    found
}

/// Returns the names that belong into the letter, the longest first.
fn own_names(around: &Around<'_>) -> Vec<String> {
    let short = short_name(around.account);
    let person = around.person.map(|person| person.name.as_str());
    let mut own: Vec<String> = [Some(around.account), Some(short.as_str()), person].into_iter().flatten().map(folded).collect();
    own.retain(|name| !name.is_empty());
    own.sort_by_key(|name| std::cmp::Reverse(name.len()));
    own
}

/// Says whether a name stands in a text, a Latin one as words of its own.
fn has_name(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() && c.is_ascii();
    text.match_indices(name).any(|(at, found)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + found.len()..).unwrap_or_default());
        is_japanese(name) || (!before.ends_with(is_part) && !after.starts_with(is_part))
    })
}
