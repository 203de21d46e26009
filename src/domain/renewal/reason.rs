//! Why customers leave: a list that is data, with words in both languages. A reason that is not on the list stays as it was written.

use crate::domain::{Lang, TomlFault};
use serde::Deserialize;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The reasons one can choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Reasons(Vec<Reason>);

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// What the book keeps.
    pub key: String,
    pub en: String,
    pub ja: String,
    /// Other spellings that mean it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Known still, and offered no longer.
    #[serde(default)]
    pub hidden: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    reason: Vec<Reason>,
}

const BUILT_IN: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/churn_reasons.toml"));

impl Default for Reasons {
    fn default() -> Reasons {
        Reasons::built_in()
    }
}

impl Reasons {
    pub fn built_in() -> Reasons {
        static READ: LazyLock<Reasons> = LazyLock::new(|| Reasons(read(BUILT_IN).expect("the built-in file is tested")));
        READ.clone()
    }

    /// Lays a person's own file over the built-in reasons.
    pub fn with_own(text: &str) -> Result<Reasons, TomlFault> {
        let Reasons(mut all) = Reasons::built_in();
        for own in read(text)? {
            match all.iter_mut().find(|reason| reason.key == own.key) {
                Some(present) => *present = own,
                None => all.push(own),
            }
        }
        Ok(Reasons(all))
    }

    /// Returns the reasons to choose from, in their order.
    pub fn offered(&self) -> impl Iterator<Item = &Reason> {
        self.0.iter().filter(|reason| !reason.hidden)
    }

    /// Finds the reason that a text means: by its key, its word in either language, or another spelling.
    pub fn find(&self, text: &str) -> Option<&Reason> {
        let wanted = folded(text);
        self.0.iter().find(|reason| reason.spellings().any(|spelling| folded(spelling) == wanted))
    }

    /// Returns what the book keeps for a text: the key of the reason it means, else the text itself.
    pub fn kept(&self, text: &str) -> String {
        self.find(text).map_or_else(|| text.trim().to_owned(), |reason| reason.key.clone())
    }

    /// Returns what a person reads for what the book keeps.
    pub fn word<'a>(&'a self, kept: &'a str, lang: Lang) -> &'a str {
        self.find(kept).map_or(kept, |reason| reason.word(lang))
    }
}

impl Reason {
    pub fn word(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ja => &self.ja,
        }
    }

    fn spellings(&self) -> impl Iterator<Item = &str> {
        [&self.key, &self.en, &self.ja].into_iter().chain(&self.also).map(String::as_str)
    }
}

fn read(text: &str) -> Result<Vec<Reason>, TomlFault> {
    toml::from_str::<File>(text).map(|file| file.reason).map_err(|error| TomlFault::new(text, &error))
}

/// Makes spellings of width, case and spacing one.
fn folded(text: &str) -> String {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).map(|c| if c == '_' || c == '-' { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn reasons_are_found_by_every_spelling_and_unknown_ones_stay() {
        let reasons = Reasons::built_in();
        for text in ["budget", "Budget cut", "BUDGET CUT", " 予算削減 "] {
            assert_eq!(reasons.kept(text), "budget", "{text}");
        }
        assert_eq!((reasons.kept("in-house"), reasons.kept("Ｉｎ＿ｈｏｕｓｅ")), ("in_house".into(), "in_house".into()));
        assert_eq!(reasons.kept("They dislike blue"), "They dislike blue");
        assert_eq!((reasons.word("budget", Lang::Ja), reasons.word("They dislike blue", Lang::Ja)), ("予算削減", "They dislike blue"));
    }

    #[test]
    fn no_spelling_means_two_reasons() {
        let reasons = Reasons::built_in();
        let mut seen = BTreeSet::new();
        for reason in reasons.offered() {
            let own: BTreeSet<String> = reason.spellings().map(folded).collect();
            assert!(own.iter().all(|spelling| seen.insert(spelling.clone())), "{reason:?}");
        }
    }

    #[test]
    fn a_file_of_ones_own_is_laid_over() {
        let own = "[[reason]]\nkey = \"budget\"\nen = \"No money\"\nja = \"資金なし\"\n[[reason]]\nkey = \"unknown\"\nen = \"?\"\nja = \"？\"\nhidden = true\n[[reason]]\nkey = \"legal\"\nen = \"Legal\"\nja = \"法務\"\n";
        let reasons = Reasons::with_own(own).expect("it is well formed");
        assert_eq!(reasons.word("budget", Lang::En), "No money");
        let offered: Vec<&str> = reasons.offered().map(|reason| reason.key.as_str()).collect();
        assert!(offered.contains(&"legal") && !offered.contains(&"unknown") && offered.contains(&"pricing"));
        let fault = Reasons::with_own("[[reason]]\nkey = \"a\"\nen = \"A\"\njp = \"あ\"\n").expect_err("a slip");
        assert!(matches!(fault.why, crate::domain::TomlSlip::UnknownKey { .. }), "{fault}");
    }
}
