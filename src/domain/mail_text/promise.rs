//! What we promised in a mail: sentences with simple cues, and the day they name. Only ever offered, never taken for a fact.

use super::piece::own_words;
use crate::domain::when::parse_day;
use chrono::NaiveDate;

/// A sentence in which something was promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub sentence: String,
    /// The day it names, counted from the day it was written on.
    pub due_on: Option<NaiveDate>,
}

/// Longer sentences are no promises anybody would put on a list.
const LONGEST: usize = 240;

const WE: &[&str] = &["i will ", "i'll ", "we will ", "we'll ", "i am going to ", "i'm going to ", "we are going to "];
const DO: &[&str] = &[
    "send",
    "get back",
    "come back",
    "check",
    "share",
    "follow up",
    "confirm",
    "prepare",
    "forward",
    "look into",
    "provide",
    "update",
    "schedule",
    "set up",
    "ask",
    "find out",
    "call",
    "write",
    "raise",
    "fix",
    "deliver",
    "let you know",
    "arrange",
    "review",
    "report",
];
const NOT: &[&str] = &["will not", "won't", "not be able", "unable"];

const PROMISES_JA: &[&str] = &[
    "お送りします",
    "お送りいたします",
    "お送り致します",
    "送付します",
    "送付いたします",
    "送付致します",
    "ご連絡します",
    "ご連絡いたします",
    "ご連絡致します",
    "ご連絡差し上げます",
    "ご報告します",
    "ご報告いたします",
    "ご回答します",
    "ご回答いたします",
    "回答いたします",
    "確認いたします",
    "確認致します",
    "確認します",
    "確認のうえ",
    "共有します",
    "共有いたします",
    "ご案内します",
    "ご案内いたします",
    "準備します",
    "ご用意します",
    "ご用意いたします",
    "準備いたします",
    "対応いたします",
    "手配します",
    "手配いたします",
    "お調べします",
    "お調べいたします",
    "提出します",
    "提出いたします",
    "折り返し",
    "ご提案します",
    "ご提案いたします",
];
/// What makes of such words a question, a wish or a story.
const NOT_JA: &[&str] = &["でしょうか", "ますか", "いただけ", "ください", "下さい", "ました", "場合は"];

/// Words of English behind which a day stands.
const BEFORE_DAY: &[&str] = &["by", "before", "until", "on", "no"];
/// Days that stand by themselves.
const BARE: &[&str] = &["today", "tomorrow", "tonight"];
/// Words a day has at most.
const DAY_WORDS: usize = 4;
/// What stands behind a day in Japanese, and the characters a day has at most.
const AFTER_DAY: &[&str] = &["までに", "迄に", "には", "中に", "に", "、"];
const DAY_CHARS: usize = 14;

/// Finds what is promised in the writer's own words.
pub fn promises(body: &str, written_on: NaiveDate) -> Vec<Promise> {
    let own = own_words(body);
    let mut found: Vec<Promise> = Vec::new();
    for sentence in sentences(&own) {
        let is_one = sentence.len() <= LONGEST && (is_english(&sentence) || is_japanese(&sentence));
        if is_one && !found.iter().any(|promise| promise.sentence == sentence) {
            let due_on = day_in(&sentence, written_on);
            found.push(Promise { sentence, due_on });
        }
    }
    found
}

fn is_english(sentence: &str) -> bool {
    let lower = sentence.to_lowercase().replace('’', "'");
    let padded = format!("{lower} ");
    let promised = WE.iter().find_map(|we| padded.split_once(we)).map(|(_, rest)| rest);
    promised.is_some_and(|rest| DO.iter().any(|verb| rest.contains(verb)))
        && !NOT.iter().any(|not| lower.contains(not))
        && !lower.ends_with('?')
}

fn is_japanese(sentence: &str) -> bool {
    PROMISES_JA.iter().any(|cue| sentence.contains(cue)) && !NOT_JA.iter().any(|not| sentence.contains(not))
}

/// Takes paragraphs apart into sentences; lines that were broken are put together.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut now = String::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            finish(&mut now, &mut sentences);
            continue;
        }
        if now.chars().next_back().is_some_and(|last| last.is_ascii()) {
            now.push(' ');
        }
        let mut characters = line.chars().peekable();
        while let Some(character) = characters.next() {
            now.push(character);
            let ends = matches!(character, '。' | '！' | '？')
                || (matches!(character, '.' | '!' | '?') && characters.peek().is_none_or(|next| *next == ' '));
            if ends {
                finish(&mut now, &mut sentences);
            }
        }
    }
    finish(&mut now, &mut sentences);
    sentences
}

fn finish(now: &mut String, sentences: &mut Vec<String>) {
    let sentence = now.trim();
    if !sentence.is_empty() {
        sentences.push(sentence.to_owned());
    }
    now.clear();
}

fn day_in(sentence: &str, written_on: NaiveDate) -> Option<NaiveDate> {
    let day = if is_japanese(sentence) { japanese_day(sentence, written_on) } else { english_day(sentence, written_on) };
    day.filter(|day| *day >= written_on)
}

fn english_day(sentence: &str, written_on: NaiveDate) -> Option<NaiveDate> {
    let lower = sentence.to_lowercase();
    let is_edge = |character: char| !character.is_alphanumeric() && character != '/' && character != '-';
    let words: Vec<&str> = lower.split_whitespace().map(|word| word.trim_matches(is_edge)).collect();
    let named =
        words.iter().enumerate().filter(|(_, word)| BEFORE_DAY.contains(word)).find_map(|(at, _)| longest_day(&words, at + 1, written_on));
    let bare = || {
        words
            .iter()
            .find(|word| BARE.contains(word))
            .and_then(|word| parse_day(if *word == "tonight" { "today" } else { word }, written_on))
    };
    let week = || {
        (0..words.len())
            .filter(|at| matches!(words[*at], "this" | "next" | "end" | "in"))
            .find_map(|at| longest_day(&words, at, written_on))
    };
    named.or_else(bare).or_else(week)
}

fn longest_day(words: &[&str], from: usize, written_on: NaiveDate) -> Option<NaiveDate> {
    let from = from + usize::from(words.get(from) == Some(&"the"));
    (1..=DAY_WORDS).rev().find_map(|count| parse_day(&words.get(from..from + count)?.join(" "), written_on))
}

fn japanese_day(sentence: &str, written_on: NaiveDate) -> Option<NaiveDate> {
    AFTER_DAY.iter().find_map(|after| {
        sentence.match_indices(after).find_map(|(at, _)| {
            let before: Vec<char> = without_weekday(sentence.get(..at)?).chars().collect();
            let reading = |count: usize| {
                let phrase: String = before.get(before.len() - count..)?.iter().collect();
                // "by the end of" is said with its last sign: 今週中, 来月中.
                let whole = if *after == "中に" { format!("{phrase}中") } else { phrase.clone() };
                parse_day(&whole, written_on).or_else(|| parse_day(&phrase, written_on))
            };
            (1..=DAY_CHARS.min(before.len())).rev().find_map(reading)
        })
    })
}

/// `11月27日(金)` without its weekday.
fn without_weekday(text: &str) -> &str {
    let cut = text.strip_suffix([')', '）']).and_then(|inner| inner.rfind(['(', '（']));
    cut.and_then(|at| text.get(..at)).unwrap_or(text)
}
