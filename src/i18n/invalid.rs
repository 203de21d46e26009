//! Why a value was not taken and what to do, for people: the messages `invalid-…`.

use crate::domain::Invalid;
use crate::domain::theme::{RuleError, RuleFault};
use crate::i18n::words::{Value, Words};
use unicode_segmentation::UnicodeSegmentation;

/// How many characters of a refused value are repeated to the person; a cell of a file can hold megabytes.
const SHOWN_CHARACTERS: usize = 24;

impl Words {
    /// Says what is wrong with a value, and what to do next.
    pub fn invalid(&self, invalid: &Invalid) -> String {
        let value = |id: &str, value: &str| self.with(id, &[("value", shown(value))]);
        match invalid {
            Invalid::Empty => self.get("invalid-empty"),
            Invalid::NotANumber(text) => value("invalid-not-a-number", text),
            Invalid::NotWhole(text) => value("invalid-not-whole", text),
            Invalid::Negative(text) => value("invalid-negative", text),
            Invalid::OutOfRange { value, min, max } => {
                self.with("invalid-out-of-range", &[("value", shown(value)), ("min", shown(min)), ("max", shown(max))])
            }
            Invalid::NotADate(text) => value("invalid-not-a-date", text),
            Invalid::NotABool(text) => value("invalid-not-a-bool", text),
            Invalid::UnknownWord { value, allowed } => {
                self.with("invalid-unknown-word", &[("value", shown(value)), ("allowed", Value::from(allowed))])
            }
            Invalid::UnknownCurrency(text) => value("invalid-unknown-currency", text),
            Invalid::NotAnEmail(text) => value("invalid-not-an-email", text),
            Invalid::PublicDomain(domain) => value("invalid-public-domain", domain),
            Invalid::OtherAccount(name) => value("invalid-other-account", name),
            Invalid::TooLong { limit } => self.with("invalid-too-long", &[("limit", Value::from(*limit))]),
            Invalid::EndBeforeStart { start, end } => {
                self.with("invalid-end-before-start", &[("start", shown(start)), ("end", shown(end))])
            }
            Invalid::NotAbove { value, than } => self.with("invalid-not-above", &[("value", shown(value)), ("than", shown(than))]),
            Invalid::NotBelow { value, than } => self.with("invalid-not-below", &[("value", shown(value)), ("than", shown(than))]),
            Invalid::SameCurrency(code) => value("invalid-same-currency", code),
            Invalid::HoldsNul => self.get("invalid-holds-nul"),
            Invalid::Template(fault) => self.template_fault(fault),
            // Onboarding.
            Invalid::Circle(names) => self.with("invalid-circle", &[("names", Value::from(names.join(" → ")))]),
            Invalid::AlreadyDone(text) => value("invalid-already-done", text),
            Invalid::AlreadySent(text) => value("invalid-already-sent", text),
            Invalid::ChangedMeanwhile(text) => value("invalid-changed-meanwhile", text),
            Invalid::Outline(error) => super::outline::outline_error(self, error),
            Invalid::Taken(text) => value("invalid-taken", text),
            Invalid::NotAFilter(kind) => super::query_error(self, kind),
            Invalid::NotASearch(kind) => super::search_error(self, kind),
            Invalid::Rules(error) => self.rule_error(error),
            Invalid::NothingToTell(status) => self.with("invalid-nothing-to-tell", &[("status", Value::from(self.word(*status)))]),
            Invalid::AlreadyTold(name) => value("invalid-already-told", name),
            Invalid::NeedsAccount => self.get("invalid-needs-account"),
            // Expansions.
            Invalid::NoRunningContract(day) => value("invalid-no-running-contract", day),
            Invalid::NotComparable(currency) => value("invalid-not-comparable", currency),
            Invalid::NotAnOpenStage => self.get("invalid-not-an-open-stage"),
            Invalid::ContractInUse => self.get("invalid-contract-in-use"),
            Invalid::NobodyFits(filter) => value("invalid-nobody-fits", filter),
            Invalid::NotAnAccount(name) => value("invalid-not-an-account", name),
        }
    }
}

impl Words {
    /// Says what is wrong with a rule of a theme, and in which line.
    fn rule_error(&self, error: &RuleError) -> String {
        let line = ("line", Value::from(error.line));
        match &error.fault {
            RuleFault::OpenQuote => self.with("invalid-rule-open-quote", &[line]),
            RuleFault::EmptyQuote => self.with("invalid-rule-empty-quote", &[line]),
            RuleFault::LoneSign(sign) => self.with("invalid-rule-lone-sign", &[line, ("sign", Value::from(sign.to_string()))]),
            RuleFault::OnlyNot => self.with("invalid-rule-only-not", &[line]),
            RuleFault::Both(word) => self.with("invalid-rule-both", &[line, ("word", shown(word))]),
        }
    }
}

/// Returns the start of a value as the person typed it, without control characters.
fn shown(value: &str) -> Value<'_> {
    let mut graphemes = value.trim().graphemes(true).map(|part| if part.contains(char::is_control) { "\u{FFFD}" } else { part });
    let mut text: String = graphemes.by_ref().take(SHOWN_CHARACTERS).collect();
    if graphemes.next().is_some() {
        text.push('…');
    }
    Value::from(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use unicode_width::UnicodeWidthStr;

    fn one_of_each() -> Vec<Invalid> {
        vec![
            Invalid::Empty,
            Invalid::NotANumber("12a".into()),
            Invalid::NotWhole("1.5".into()),
            Invalid::Negative("-3".into()),
            Invalid::OutOfRange { value: "11".into(), min: "0".into(), max: "10".into() },
            Invalid::NotADate("2026-02-30".into()),
            Invalid::NotABool("maybe".into()),
            Invalid::UnknownWord { value: "middle".into(), allowed: "high, low, tech".into() },
            Invalid::UnknownCurrency("ZZZ".into()),
            Invalid::NotAnEmail("sato@".into()),
            Invalid::PublicDomain("gmail.com".into()),
            Invalid::OtherAccount("Mika Sato".into()),
            Invalid::NotComparable("EUR".into()),
            Invalid::TooLong { limit: 10_000 },
            Invalid::EndBeforeStart { start: "2026-04-01".into(), end: "2026-03-31".into() },
            Invalid::NotAbove { value: "100 USD".into(), than: "120 USD".into() },
            Invalid::NotBelow { value: "120 USD".into(), than: "100 USD".into() },
            Invalid::SameCurrency("JPY".into()),
            Invalid::HoldsNul,
            Invalid::Circle(vec!["Kickoff".into(), "Training".into()]),
            Invalid::AlreadyDone("Kickoff".into()),
            Invalid::AlreadySent("Kickoff".into()),
            Invalid::ChangedMeanwhile("Kickoff".into()),
            Invalid::Rules(RuleError { line: 12, fault: RuleFault::OpenQuote }),
            Invalid::Rules(RuleError { line: 12, fault: RuleFault::EmptyQuote }),
            Invalid::Rules(RuleError { line: 12, fault: RuleFault::LoneSign('+') }),
            Invalid::Rules(RuleError { line: 12, fault: RuleFault::OnlyNot }),
            Invalid::Rules(RuleError { line: 12, fault: RuleFault::Both("slow".into()) }),
            Invalid::NothingToTell(crate::domain::FeedbackStatus::PassedOn),
            Invalid::AlreadyTold("Acme".into()),
        ]
    }

    #[test]
    fn every_reason_says_what_and_what_next_on_one_line_of_a_small_terminal() {
        for lang in Lang::ALL {
            let (words, stop) = (Words::new(*lang), if *lang == Lang::En { '.' } else { '。' });
            for invalid in one_of_each() {
                let said = words.invalid(&invalid);
                assert!(!said.starts_with('[') && !said.contains("{$"), "{said}");
                assert_eq!((said.matches(stop).count() >= 2, said.ends_with(stop)), (true, true), "{said}");
                assert!(said.width() <= 76, "{} cells: {said}", said.width());
            }
        }
    }

    #[test]
    fn reasons_in_both_languages() {
        let (english, japanese) = (Words::new(Lang::En), Words::new(Lang::Ja));
        let score = Invalid::OutOfRange { value: "11".into(), min: "0".into(), max: "10".into() };
        assert_eq!(english.invalid(&score), "“11” is out of range. Give a value from 0 to 10.");
        assert_eq!(japanese.invalid(&score), "「11」は範囲外です。0〜10で入力してください。");
        assert_eq!(english.invalid(&Invalid::TooLong { limit: 10_000 }), "This is too long. Shorten it to 10,000 characters.");
        assert_eq!(japanese.invalid(&Invalid::TooLong { limit: 10_000 }), "長すぎます。10,000文字以内にしてください。");
    }

    #[test]
    fn a_huge_or_hostile_value_is_cut_and_made_harmless() {
        let english = Words::new(Lang::En);
        let said = english.invalid(&Invalid::NotANumber(format!("\u{1b}[31m{}", "9".repeat(10_000_000))));
        assert!(said.starts_with("“\u{FFFD}[31m999") && said.contains("9…”") && said.width() < 100, "{said}");
        let family = "👩‍🔬".repeat(30);
        assert!(english.invalid(&Invalid::NotADate(family)).contains("👩‍🔬…”"));
    }
}
