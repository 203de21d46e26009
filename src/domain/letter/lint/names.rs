//! Names of other customers and of their people in a letter: what is left over when a text is used again.

use super::{Around, Finding, LintRule, Place, finding, own_lines};
use crate::domain::MailDraft;
use crate::domain::letter::name::{is_japanese, is_japanese_char, short_name};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A customer by the spellings one finds it by in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    pub name: String,
    spellings: Vec<Spelling>,
}

/// A name as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spelling {
    text: String,
    /// Whether small and capital letters are one.
    is_loose: bool,
}

/// Shorter names are words of the language, too.
const LEAST_LATIN: usize = 4;
const LEAST_JAPANESE: usize = 3;
/// Shorter Latin names are found as they are written and in capitals only: in small letters they are words.
const LEAST_LOOSE: usize = 5;
/// What stands where a line that is not one's own, or an empty one, divides a text.
const APART: char = '\u{fffc}';

impl Company {
    /// Takes the name and its reading.
    pub fn new(name: &str, kana: Option<&str>) -> Company {
        let short = short_name(name);
        let mut names: Vec<String> = [Some(name), Some(short.as_str()), kana].into_iter().flatten().map(folded).collect();
        names.retain(|text| text.chars().count() >= if is_japanese(text) { LEAST_JAPANESE } else { LEAST_LATIN });
        let mut spellings: Vec<Spelling> = names.iter().flat_map(|name| Spelling::all_of(name)).collect();
        spellings.sort();
        spellings.dedup();
        Company { name: name.to_owned(), spellings }
    }
}

impl Spelling {
    fn all_of(name: &str) -> Vec<Spelling> {
        if name.chars().count() >= LEAST_LOOSE {
            return vec![Spelling::loose(name)];
        }
        vec![Spelling { text: name.to_owned(), is_loose: false }, Spelling { text: name.to_uppercase(), is_loose: false }]
    }

    fn loose(name: &str) -> Spelling {
        Spelling { text: lowered(name), is_loose: true }
    }
}

/// Brings full and half width together, makes one space of many, and takes spaces beside Japanese characters out.
fn folded(text: &str) -> String {
    Text::of(std::iter::once((1, text))).plain
}

/// Writes small letters for capitals, each as long as before, so that both texts have the same places.
fn lowered(text: &str) -> String {
    let one = |c: char| {
        let mut small = c.to_lowercase();
        small.next().filter(|first| small.next().is_none() && first.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    text.chars().map(one).collect()
}

/// Lines as one text in which names are found across their ends.
#[derive(Default)]
struct Text {
    plain: String,
    lower: String,
    /// Where each line begins, with its number.
    lines: Vec<(usize, usize)>,
}

impl Text {
    fn of<'t>(lines: impl Iterator<Item = (usize, &'t str)>) -> Text {
        let mut text = Text::default();
        let mut before = 0;
        for (number, line) in lines {
            if line.trim().is_empty() {
                continue;
            }
            if before > 0 && number != before + 1 {
                text.plain.push(APART);
            }
            let (mut is_gap, mut is_first) = (before > 0, true);
            before = number;
            for c in line.nfkc() {
                if c.is_whitespace() {
                    is_gap = true;
                    continue;
                }
                let last = text.plain.chars().next_back().filter(|last| is_gap && *last != APART);
                if last.is_some_and(|last| !is_japanese_char(last) && !is_japanese_char(c)) {
                    text.plain.push(' ');
                }
                if std::mem::take(&mut is_first) {
                    text.lines.push((text.plain.len(), number));
                }
                text.plain.push(c);
                is_gap = false;
            }
        }
        text.lower = lowered(&text.plain);
        text
    }

    /// Returns where a name stands, a Latin one as words of its own.
    fn places(&self, name: &Spelling) -> Vec<Range<usize>> {
        let text = if name.is_loose { &self.lower } else { &self.plain };
        let is_part = |c: char| c.is_alphanumeric() && c.is_ascii();
        let is_whole = is_japanese(&name.text);
        let stands_alone = |place: &Range<usize>| {
            let (before, after) = (text.get(..place.start).unwrap_or_default(), text.get(place.end..).unwrap_or_default());
            is_whole || (!before.ends_with(is_part) && !after.starts_with(is_part))
        };
        if name.text.is_empty() {
            return Vec::new();
        }
        text.match_indices(name.text.as_str()).map(|(at, found)| at..at + found.len()).filter(stands_alone).collect()
    }

    fn line(&self, place: usize) -> usize {
        let behind = self.lines.partition_point(|(start, _)| *start <= place);
        behind.checked_sub(1).and_then(|at| self.lines.get(at)).map_or(1, |(_, number)| *number)
    }
}

pub(super) fn findings(draft: &MailDraft, around: &Around<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let own = own_names(around);
    let subject = Text::of(std::iter::once((1, draft.subject.as_str())));
    for (is_subject, text) in [(true, subject), (false, Text::of(own_lines(&draft.body)))] {
        let ours: Vec<Range<usize>> = own.iter().flat_map(|name| text.places(name)).collect();
        let is_ours = |place: &Range<usize>| ours.iter().any(|own| own.start <= place.start && place.end <= own.end);
        let first = |names: &[Spelling]| names.iter().flat_map(|name| text.places(name)).find(|place| !is_ours(place));
        let others = around.others.iter().filter_map(|company| Some((&company.name, first(&company.spellings)?)));
        let strangers = around.strangers.iter().filter_map(|name| Some((name, first(&Spelling::all_of(&folded(name)))?)));
        for (name, place) in others.chain(strangers) {
            if found.iter().all(|known| known.what != *name) {
                let place = if is_subject { Place::Subject } else { Place::Line(text.line(place.start)) };
                found.push(finding(LintRule::OtherName, place, name.as_str()));
            }
        }
    }
    found
}

/// Returns the names that belong into the letter.
fn own_names(around: &Around<'_>) -> Vec<Spelling> {
    let short = short_name(around.account);
    let person = around.person.map(|person| person.name.as_str());
    let own = [Some(around.account), Some(short.as_str()), person].into_iter().flatten().map(folded);
    own.map(|name| Spelling::loose(&name)).collect()
}
