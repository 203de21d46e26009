//! Finding an account or a person by what somebody typed of the name. Pure: the caller gives the names and what they stand for.
//!
//! A typed name is compared under `account::name_key`, with hiragana taken for katakana, so `ﾌﾞﾙｰ`, `ぶるー` and `ブルー` are one.

use crate::domain::account::name_key;
use std::collections::HashSet;
use std::hash::Hash;
use unicode_normalization::UnicodeNormalization;

/// How well a name fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Exact,
    /// The name begins with what was typed.
    Prefix,
    /// Each typed word begins a later word of the name, in order.
    WordPrefix,
    /// What was typed stands somewhere inside.
    Substring,
}

/// One thing whose name fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<T> {
    pub item: T,
    pub fit: Fit,
}

/// What a typed name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved<T> {
    /// The only exact name, or the only name that fits at all.
    One(T),
    /// The candidates, best first.
    Many(Vec<T>),
    None,
}

/// Names made ready for comparing; made once, asked at every key press.
#[derive(Clone, Debug)]
pub struct NameIndex<T> {
    names: Vec<(T, Comparable)>,
}

impl<T: Clone + Eq + Hash> NameIndex<T> {
    /// Takes things with their names; one thing may come several times: name, reading, external id.
    pub fn new<'a>(candidates: impl IntoIterator<Item = (T, &'a str)>) -> NameIndex<T> {
        NameIndex { names: candidates.into_iter().map(|(item, name)| (item, Comparable::of(name))).collect() }
    }

    /// Returns each thing with a fitting name once, best first: by fit, then shorter names, then alphabetically.
    ///
    /// A Japanese form of address (`佐藤さん`) is left off when nothing fits with it. Typed emptiness fits nothing.
    pub fn matches(&self, typed: &str) -> Vec<Match<T>> {
        let found = self.ranked(typed);
        match without_address(typed) {
            Some(bare) if found.is_empty() => self.ranked(bare),
            _ => found,
        }
    }

    /// Returns what a typed name stands for: an exact name beats the others, anything else must be the only one.
    pub fn resolve(&self, typed: &str) -> Resolved<T> {
        let mut found = self.matches(typed);
        if found.iter().any(|one| one.fit == Fit::Exact) {
            found.retain(|one| one.fit == Fit::Exact);
        }
        let mut items: Vec<T> = found.into_iter().map(|one| one.item).collect();
        match items.len() {
            0 => Resolved::None,
            1 => items.pop().map_or(Resolved::None, Resolved::One),
            _ => Resolved::Many(items),
        }
    }

    fn ranked(&self, typed: &str) -> Vec<Match<T>> {
        let typed = Comparable::of(typed);
        let mut found: Vec<_> = self.names.iter().filter_map(|(item, name)| Some((name.fit(&typed)?, name, item))).collect();
        found.sort_by_key(|(fit, name, _)| (*fit, name.key.chars().count(), name.key.as_str()));
        let mut seen = HashSet::new();
        let once = found.into_iter().filter(|(_, _, item)| seen.insert(*item));
        once.map(|(fit, _, item)| Match { item: item.clone(), fit }).collect()
    }
}

/// Returns the matches among names that are compared only once; see `NameIndex::matches`.
pub fn match_names<'a, T, I>(typed: &str, candidates: I) -> Vec<Match<T>>
where
    T: Clone + Eq + Hash,
    I: IntoIterator<Item = (T, &'a str)>,
{
    NameIndex::new(candidates).matches(typed)
}

/// Returns what a typed name stands for among names that are compared only once; see `NameIndex::resolve`.
pub fn resolve_name<'a, T, I>(typed: &str, candidates: I) -> Resolved<T>
where
    T: Clone + Eq + Hash,
    I: IntoIterator<Item = (T, &'a str)>,
{
    NameIndex::new(candidates).resolve(typed)
}

const ADDRESSES: &[&str] = &["さん", "さま", "くん", "ちゃん", "様", "氏", "君", "殿", "御中"];

/// Returns a name without the Japanese form of address at its end; `None` when it has none.
pub fn without_address(typed: &str) -> Option<&str> {
    ADDRESSES.iter().find_map(|address| typed.trim_end().strip_suffix(address)).filter(|bare| !bare.is_empty())
}

/// A name in the form in which it is compared.
#[derive(Clone, Debug)]
struct Comparable {
    /// The normalised name without spaces and legal forms.
    key: String,
    words: Vec<String>,
}

impl Comparable {
    fn of(name: &str) -> Comparable {
        let folded: String = name.nfkc().flat_map(char::to_lowercase).map(katakana).collect();
        let words = folded.split(|c: char| !c.is_alphanumeric() && c != 'ー').filter(|word| !word.is_empty());
        Comparable { key: name_key(name).chars().map(katakana).collect(), words: words.map(str::to_owned).collect() }
    }

    fn fit(&self, typed: &Comparable) -> Option<Fit> {
        if typed.key.is_empty() {
            None
        } else if self.key == typed.key {
            Some(Fit::Exact)
        } else if self.key.starts_with(&typed.key) {
            Some(Fit::Prefix)
        } else if self.has_words(&typed.words) {
            Some(Fit::WordPrefix)
        } else {
            self.key.contains(&typed.key).then_some(Fit::Substring)
        }
    }

    /// Says whether each of some words begins one of the name's words, in the same order.
    fn has_words(&self, typed: &[String]) -> bool {
        let mut own = self.words.iter();
        !typed.is_empty() && typed.iter().all(|start| own.any(|word| word.starts_with(start.as_str())))
    }
}

/// Turns hiragana into the katakana 96 code points above it; leaves the rest.
fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &[(u8, &str)] = &[
        (1, "Acme, Inc."),
        (2, "Acme Labs"),
        (3, "Blue Ridge Dental"),
        (4, "Ridge & Sons"),
        (5, "株式会社青葉システム"),
        (5, "アオバシステム"),
        (6, "ブルースカイ(株)"),
        (7, "Northacme"),
        (7, "CRM-0042"),
        (8, "佐藤 健"),
        (9, "様式工房"),
    ];

    fn found(typed: &str) -> Vec<u8> {
        match_names(typed, BOOK.iter().copied()).into_iter().map(|one| one.item).collect()
    }

    #[test]
    fn better_fits_come_first_and_each_thing_once() {
        for (typed, expected) in [
            ("acme", vec![1, 2, 7]),
            ("ＡＣＭＥ　ｉｎｃ", vec![1, 2, 7]),
            ("acme l", vec![2]),
            ("ridge", vec![4, 3]),
            ("blue den", vec![3]),
            ("dental blue", vec![]),
            ("idge", vec![4, 3]),
            ("青葉", vec![5]),
            ("青葉システム株式会社", vec![5]),
            ("あおば", vec![5]),
            ("ｱｵﾊﾞｼｽﾃﾑ", vec![5]),
            ("システム", vec![5]),
            ("ぶるー", vec![6]),
            ("るーす", vec![6]),
            ("crm-0042", vec![7]),
            ("佐藤健", vec![8]),
            ("佐藤さん", vec![8]),
            ("佐藤 様", vec![8]),
            ("様", vec![9]),
            ("zebra", vec![]),
            ("", vec![]),
            (" ", vec![]),
        ] {
            assert_eq!(found(typed), expected, "{typed}");
        }
    }

    #[test]
    fn an_exact_name_wins_and_a_part_must_be_unique() {
        let resolved = |typed| resolve_name(typed, BOOK.iter().copied());
        assert_eq!(resolved("acme"), Resolved::One(1));
        assert_eq!(resolved("acm"), Resolved::Many(vec![1, 2, 7]));
        assert_eq!(resolved("labs"), Resolved::One(2));
        assert_eq!(resolved("あおば"), Resolved::One(5));
        assert_eq!(resolved("nobody"), Resolved::None);
        assert_eq!(resolve_name("twin", [(1, "Twin"), (2, "TWIN Ltd"), (3, "Twins")]), Resolved::Many(vec![1, 2]));
    }

    #[test]
    fn fits_are_told_apart() {
        for (typed, name, fit) in [
            ("acme", "ACME", Some(Fit::Exact)),
            ("ac", "Acme", Some(Fit::Prefix)),
            ("lab", "Acme Labs", Some(Fit::WordPrefix)),
            ("abs", "Acme Labs", Some(Fit::Substring)),
            ("b", "Acme", None),
        ] {
            assert_eq!(match_names(typed, [((), name)]).first().map(|one| one.fit), fit, "{typed} in {name}");
        }
    }
}
