//! Success stories, and finding them by any of their words.
//!
//! Japanese has no spaces: what is typed is cut where the kind of letter changes, and small words between are passed over, so that
//! `オンボーディング短縮` finds a story that says `オンボーディングの短縮`.

use crate::domain::{AccountId, Initiative, InitiativeId, Row, Story, StoryId};
use crate::store::directory::names_by_account;
use crate::store::{Result, all_of};
use crate::text::search_key;
use rusqlite::Connection;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A story with the names of what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryLine {
    pub row: Row<StoryId, Story>,
    pub account: Option<String>,
    pub initiative: Option<String>,
}

/// Lists the stories that hold every word of a query, those that have them in the title first, each group with the newest first; all
/// of them without words.
pub fn stories(connection: &Connection, query: &str) -> Result<Vec<StoryLine>> {
    let names: HashMap<AccountId, String> = names_by_account(connection)?;
    let titles: HashMap<InitiativeId, String> =
        all_of::<Initiative>(connection)?.into_iter().map(|row| (row.id, row.fields.title)).collect();
    let line = |row: Row<StoryId, Story>| StoryLine {
        account: row.account.and_then(|id| names.get(&id).cloned()),
        initiative: row.initiative.and_then(|id| titles.get(&id).cloned()),
        row,
    };
    let terms = terms(query);
    let mut lines: Vec<StoryLine> =
        all_of::<Story>(connection)?.into_iter().map(line).filter(|line| holds(&line.words(), &terms)).collect();
    lines.sort_by_key(|line| (!holds(&line.row.title, &terms), std::cmp::Reverse(line.row.story_on), std::cmp::Reverse(line.row.id)));
    Ok(lines)
}

impl StoryLine {
    /// Gathers all it says.
    fn words(&self) -> String {
        let story = &self.row;
        let own =
            [Some(&story.title), Some(&story.problem), Some(&story.action), Some(&story.result), story.quote.as_ref(), story.tags.as_ref()];
        let about = [self.account.as_ref(), self.initiative.as_ref()];
        own.into_iter().chain(about).flatten().map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

fn holds(text: &str, terms: &[String]) -> bool {
    let key = search_key(text);
    // A Japanese name is typed with or without the space between family and given name.
    let packed: String = key.chars().filter(|character| *character != ' ').collect();
    terms.iter().all(|term| key.contains(term.as_str()) || packed.contains(term.as_str()))
}

/// Cuts what was typed into the words that are looked for, each folded.
pub fn terms(query: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for word in query.split_whitespace() {
        let runs = runs(&word.nfkc().collect::<String>());
        let is_small = |run: &String| run.chars().all(is_hiragana) && run.chars().count() <= 2;
        let has_large = runs.iter().any(|run| !is_small(run));
        terms.extend(runs.into_iter().filter(|run| !has_large || !is_small(run)).map(|run| search_key(&run)));
    }
    terms.retain(|term| !term.is_empty());
    terms
}

/// Cuts a word where Japanese letters change into others; what is not Japanese stays whole.
fn runs(word: &str) -> Vec<String> {
    let mut runs: Vec<(Letters, String)> = Vec::new();
    for character in word.chars() {
        let letters = letters(character, runs.last().map(|(letters, _)| *letters));
        match runs.last_mut().filter(|(last, _)| *last == letters) {
            Some((_, run)) => run.push(character),
            None => runs.push((letters, character.to_string())),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Hiragana,
    Katakana,
    Kanji,
    Other,
}

/// Returns the kind of a letter; the long sound mark goes with what stands before it.
fn letters(character: char, before: Option<Letters>) -> Letters {
    match character {
        'ー' => before.unwrap_or(Letters::Katakana),
        character if is_hiragana(character) => Letters::Hiragana,
        '\u{30a0}'..='\u{30ff}' => Letters::Katakana,
        '\u{3005}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Letters::Kanji,
        _ => Letters::Other,
    }
}

fn is_hiragana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{309f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_spaces_and_in_any_width_case_or_kana() {
        let text = "オンボーディングの短縮で更新が決まった\nAcme Corp の Champion\n佐藤 花子";
        for query in
            ["オンボーディング短縮", "ｵﾝﾎﾞｰﾃﾞｨﾝｸﾞ", "おんぼーでぃんぐ", "短縮　ＡＣＭＥ", "champion", "更新の決定前に決まった", "佐藤花子", ""]
        {
            let found = holds(text, &terms(query));
            assert_eq!(found, query != "更新の決定前に決まった", "{query}");
        }
        assert_eq!(terms("の"), [search_key("の")], "a small word alone is looked for");
        assert_eq!(terms("NPS向上 call-back"), ["nps", "向上", "call-back"]);
    }
}
