//! Names as mail headers write them: put in order, freed of what stands around them, and compared.

use crate::domain::name_match::without_address;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Brackets around what is no name: a company, a department, a reading.
const BRACKETS: &[(char, char)] = &[('(', ')'), ('（', '）'), ('[', ']'), ('【', '】'), ('<', '>'), ('＜', '＞'), ('［', '］')];
const QUOTES: &[char] = &['"', '\'', '“', '”', '‘', '’', '`'];

/// Returns the name of a person as the header has it, in the order in which it is spoken: `Sato, Mika` is `Mika Sato`,
/// `佐藤　美香（アクメ株式会社）` is `佐藤 美香`. `None` where it is an address or nothing.
pub fn person_name(header: &str) -> Option<String> {
    let plain = without_brackets(header);
    let plain = plain.replace(['\u{3000}', '\u{a0}', '"', '“', '”'], " ");
    // An apostrophe inside a word belongs to the name, quotes around it do not.
    let name = plain.split_whitespace().map(|word| word.trim_matches(QUOTES)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let name = without_address(&name).unwrap_or(&name).trim_end();
    let name = [" via ", " / ", "／", " | ", "｜"].iter().fold(name, |name, mark| name.split(mark).next().unwrap_or(name)).trim();
    let name = turned(name.trim_matches([',', '、', ';', '-', ' ']));
    let has_letter = name.chars().any(char::is_alphabetic);
    (has_letter && !name.contains('@') && name.chars().count() <= 80).then_some(name)
}

/// Returns a name made of an address: `Mika Sato` of `mika.sato@…`, `Msato` of `msato@…`.
pub fn name_of_address(email: &str) -> String {
    let local = email.split('@').next().unwrap_or(email);
    let parts = local.split(['.', '_', '-', '+']).filter(|part| !part.is_empty() && !part.chars().all(|c| c.is_ascii_digit()));
    let name = parts.map(capital).collect::<Vec<_>>().join(" ");
    if name.is_empty() { email.to_owned() } else { name }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Says whether two names are one person's, whatever the order of their parts, case, width and spaces.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (name_parts(one), name_parts(other));
    // A single given name is too little to tell people apart by.
    let is_enough = one.len() > 1 || one.iter().any(|part| !part.is_ascii() && part.chars().count() >= 3);
    is_enough && (one == other || is_same_unspaced(&one, &other))
}

/// Japanese names are written with a space between their parts, and as often without.
fn is_same_unspaced(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut whole = short.iter();
    let (Some(name), None) = (whole.next(), whole.next()) else { return false };
    let is_japanese = name.chars().all(|c| !c.is_ascii());
    let length: usize = long.iter().map(String::len).sum();
    is_japanese && length == name.len() && long.iter().all(|part| name.contains(part.as_str()))
}

fn name_parts(name: &str) -> BTreeSet<String> {
    let header = person_name(name).unwrap_or_default();
    let folded: String = header.nfkc().flat_map(char::to_lowercase).collect();
    folded
        .split([' ', '.', ',', '-', '・'])
        .filter(|part| part.chars().count() > 1 || !part.is_ascii())
        .map(str::to_owned)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Puts `Sato, Mika` into the order in which it is spoken; what has more commas, or a company behind one, stays.
fn turned(name: &str) -> String {
    let mut parts = name.split([',', '，']).map(str::trim).filter(|part| !part.is_empty());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(family), Some(given), None) if is_degree(given) => family.to_owned(),
        (Some(family), Some(given), None) => format!("{given} {family}"),
        (Some(first), ..) if name.contains([',', '，']) => first.to_owned(),
        _ => name.to_owned(),
    }
}

fn is_degree(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    ["phd", "md", "mba", "jr", "sr", "esq", "cpa", "pmp", "msc", "bsc", "inc", "ltd", "llc", "gmbh"].contains(&plain.as_str())
}

fn without_brackets(text: &str) -> String {
    let mut rest = String::new();
    let mut closing: Vec<char> = Vec::new();
    for letter in text.chars() {
        if let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == letter) {
            closing.push(*close);
        } else if closing.last() == Some(&letter) {
            closing.pop();
        } else if closing.is_empty() {
            rest.push(letter);
        }
    }
    // One that is never closed brackets nothing.
    let nothing_left = rest.trim().is_empty();
    if nothing_left || !closing.is_empty() {
        text.replace(|c| BRACKETS.iter().any(|(open, close)| c == *open || c == *close), " ")
    } else {
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_in_the_order_they_are_spoken() {
        for (header, name) in [
            ("Sato, Mika", "Mika Sato"),
            ("\"Sato, Mika\"", "Mika Sato"),
            ("'Mika Sato'", "Mika Sato"),
            ("佐藤　美香", "佐藤 美香"),
            ("佐藤 美香（アクメ株式会社）", "佐藤 美香"),
            ("佐藤様", "佐藤"),
            ("Mika Sato (Acme)", "Mika Sato"),
            ("[Acme] Mika Sato", "Mika Sato"),
            ("Mika Sato via Zoom", "Mika Sato"),
            ("山田太郎／アクメ", "山田太郎"),
            ("John Doe, PhD", "John Doe"),
            ("O’Brien, Pat", "Pat O’Brien"),
        ] {
            assert_eq!(person_name(header).as_deref(), Some(name), "{header}");
        }
        for nobody in ["", "  ", "mika@acme.example", "123", "\"\""] {
            assert_eq!(person_name(nobody), None, "{nobody}");
        }
        assert_eq!(person_name("(Mika)").as_deref(), Some("Mika"));
        assert_eq!(name_of_address("mika.sato@acme.example"), "Mika Sato");
        assert_eq!(name_of_address("123@acme.example"), "123@acme.example");
    }

    #[test]
    fn the_same_name_is_seen_through_order_width_and_spaces() {
        for (one, other) in [
            ("Mika Sato", "SATO, Mika"),
            ("佐藤 美香", "佐藤美香"),
            ("佐藤　美香", "佐藤 美香（アクメ）"),
            ("Ｍｉｋａ Sato", "mika sato"),
            ("Anne B. Lee", "Anne Lee"),
        ] {
            assert!(is_same_name(one, other), "{one} / {other}");
        }
        for (one, other) in [("Mika", "Mika"), ("Mika Sato", "Miko Sato"), ("佐藤", "佐藤"), ("", ""), ("佐藤美香", "佐藤美佳")]
        {
            assert!(!is_same_name(one, other), "{one} / {other}");
        }
    }
}
