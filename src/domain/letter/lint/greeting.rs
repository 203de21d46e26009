//! Whether the greeting names whom the letter goes to.

use super::{Around, Finding, LintRule, Place, finding as found, own_lines};
use crate::domain::letter::name::{is_japanese, person_name, short_name};
use crate::domain::{MailDraft, MailRole};
use unicode_normalization::UnicodeNormalization;

/// English words that open a letter.
const OPENINGS: &[&str] = &["dear ", "hello ", "hi ", "hey ", "good morning ", "good afternoon ", "good evening "];
/// Who is greeted where nobody is named.
const ANYBODY: &[&str] = &[
    "there",
    "all",
    "team",
    "everyone",
    "everybody",
    "both",
    "sir",
    "madam",
    "folks",
    "customer",
    "ご担当者",
    "各位",
    "皆",
    "担当者",
    "お客",
];
/// How a Japanese name is greeted.
const ENDINGS: &[&str] = &["様", "さま", "さん", "殿", "先生"];
/// Lines in which a greeting can stand.
const LINES: usize = 4;
/// Longer lines are sentences.
const LONGEST: usize = 40;

pub(super) fn finding(draft: &MailDraft, around: &Around<'_>) -> Option<Finding> {
    let lines = own_lines(&draft.body).filter(|(_, line)| !line.trim().is_empty()).take(LINES);
    let (at, name) = lines.into_iter().find_map(|(at, line)| greeted(line).map(|name| (at, name)))?;
    let known = known_names(draft, around);
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // A name in other letters than the greeting may stand in the address.
    let in_address = |word: &str| word.len() > 2 && draft.people.iter().any(|person| person.email.contains(word));
    let is_known = known.is_empty() || known.iter().any(|own| name.contains(own.as_str())) || words.iter().any(|word| in_address(word));
    let is_anybody = ANYBODY.iter().any(|word| words.contains(word) || (is_japanese(word) && name.contains(word)));
    (!is_known && !is_anybody).then(|| found(LintRule::Greeting, Place::Line(at), name))
}

/// Returns whom a line greets, in lower case and without spaces in Japanese.
fn greeted(line: &str) -> Option<String> {
    let plain = folded(line.trim());
    let line = plain.trim_end_matches([',', '、', '，', '.', '。', '!', '！', ':', '：']).trim_end();
    if line.chars().count() > LONGEST {
        return None;
    }
    let english = OPENINGS.iter().find_map(|opening| line.strip_prefix(opening));
    let japanese = || ENDINGS.iter().find_map(|ending| line.strip_suffix(ending));
    english.or_else(japanese).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// Returns the names the recipients answer to, parts of names among them.
fn known_names(draft: &MailDraft, around: &Around<'_>) -> Vec<String> {
    let named = draft.people.iter().filter(|person| person.role == MailRole::To).filter_map(|person| person.name.as_deref());
    let people = around.person.map(|person| person.name.as_str()).into_iter().chain(named);
    let mut known: Vec<String> = Vec::new();
    for name in people {
        let name = person_name(name);
        known.extend([Some(name.whole), name.family, name.first].into_iter().flatten().map(|part| folded(&part)));
    }
    if !known.is_empty() {
        known.extend([folded(around.account), folded(&short_name(around.account))]);
    }
    known.retain(|name| !name.is_empty());
    known
}

fn folded(text: &str) -> String {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).collect();
    if is_japanese(&plain) { plain.chars().filter(|c| !c.is_whitespace()).collect() } else { plain }
}
