//! The rules that suggest a theme, one a line, as a person writes and reads them.
//!
//! `slow lag` any of the words · `support + slow` both · `export -csv` not with that word · `"takes days"` these words, whole and in
//! this order · `# …` a remark. Japanese signs (`＋` `－` `、` `「…」`) are read alike.

use super::needle::{Prepared, alike};
use std::fmt;
use thiserror::Error;

/// One rule: its words, in the order they are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Counted from 1.
    pub line: usize,
    terms: Vec<Term>,
}

/// How a word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// One of them must be there.
    Any,
    All,
    Not,
}

#[derive(Clone, Debug, PartialEq)]
struct Term {
    sign: Sign,
    /// As it was written, without sign and quotation marks.
    written: String,
    /// The form that is looked for.
    sought: String,
    /// The quotation marks of words that belong together.
    marks: Option<(char, char)>,
}

/// What is wrong with a rule, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct RuleError {
    /// Counted from 1.
    pub line: usize,
    pub fault: RuleFault,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RuleFault {
    #[error("a quotation mark is never closed")]
    OpenQuote,
    #[error("nothing stands between quotation marks")]
    EmptyQuote,
    #[error("no word follows {0:?}")]
    LoneSign(char),
    /// It would fit almost everything.
    #[error("it only says what must not be there")]
    OnlyNot,
    #[error("{0:?} is asked for and ruled out")]
    Both(String),
}

/// Reads rules, one a line; empty lines and remarks are passed over.
pub fn parse_rules(text: &str) -> Result<Vec<Rule>, RuleError> {
    let lines =
        (1..).zip(text.lines()).filter(|(_, line)| !matches!(line.trim_start_matches(is_gap).chars().next(), None | Some('#' | '＃')));
    lines.map(|(line, text)| parse(line, text).map_err(|fault| RuleError { line, fault })).collect()
}

impl Rule {
    /// Says by which of its words it fits a text; `None` where it does not.
    pub fn fits(&self, text: &Prepared) -> Option<Vec<String>> {
        let of = |sign: Sign| self.terms.iter().filter(move |term| term.sign == sign);
        let is_there = |term: &&Term| text.holds(&term.sought, term.marks.is_some());
        let any: Vec<&Term> = of(Sign::Any).filter(is_there).collect();
        let has_any = !any.is_empty() || of(Sign::Any).next().is_none();
        let fits = has_any && of(Sign::All).all(|term| is_there(&term)) && !of(Sign::Not).any(|term| is_there(&term));
        fits.then(|| any.into_iter().chain(of(Sign::All)).map(|term| term.written.clone()).collect())
    }
}

fn parse(line: usize, text: &str) -> Result<Rule, RuleFault> {
    let mut reader = Reader { left: text, terms: Vec::new() };
    while reader.term()? {}
    let terms = reader.terms;
    let wanted = |term: &&Term| term.sign != Sign::Not;
    if !terms.iter().any(|term| wanted(&term)) {
        return Err(RuleFault::OnlyNot);
    }
    let both = |term: &&Term| terms.iter().any(|other| other.sign == Sign::Not && other.sought == term.sought);
    match terms.iter().filter(wanted).find(both) {
        Some(term) => Err(RuleFault::Both(term.written.clone())),
        None => Ok(Rule { line, terms }),
    }
}

/// Reads a line word by word.
struct Reader<'t> {
    left: &'t str,
    terms: Vec<Term>,
}

impl Reader<'_> {
    /// Reads a word with its sign; says whether there was one.
    fn term(&mut self) -> Result<bool, RuleFault> {
        self.left = self.left.trim_start_matches(is_gap);
        let Some(first) = self.left.chars().next() else { return Ok(false) };
        let sign = match first {
            '+' | '＋' => Sign::All,
            '-' | '－' | '−' => Sign::Not,
            _ => Sign::Any,
        };
        if sign != Sign::Any {
            self.left = self.left.strip_prefix(first).unwrap_or_default();
        }
        // `a + b` is as good as `a +b`; a minus sign apart from its word is rather a dash.
        if sign == Sign::All {
            self.left = self.left.trim_start_matches(is_gap);
        }
        match self.left.chars().next().filter(|next| !is_gap(*next)) {
            None => Err(RuleFault::LoneSign(if sign == Sign::All { '+' } else { '-' })),
            Some(mark) => {
                let term = match closing(mark) {
                    Some(close) => self.phrase(sign, mark, close)?,
                    None => self.word(sign),
                };
                self.terms.push(term);
                Ok(true)
            }
        }
    }

    fn phrase(&mut self, sign: Sign, mark: char, close: &[char]) -> Result<Term, RuleFault> {
        let inner = self.left.strip_prefix(mark).unwrap_or_default();
        let (written, rest) = inner.split_once(close).ok_or(RuleFault::OpenQuote)?;
        self.left = rest;
        let sought = alike(written);
        if sought.is_empty() {
            return Err(RuleFault::EmptyQuote);
        }
        Ok(Term { sign, written: written.trim().to_owned(), sought, marks: Some((mark, close[0])) })
    }

    fn word(&mut self, sign: Sign) -> Term {
        let end = self.left.char_indices().find(|(at, letter)| is_gap(*letter) || (*at > 0 && self.joins_at(*at, *letter)));
        let (written, rest) = self.left.split_at(end.map_or(self.left.len(), |(at, _)| at));
        self.left = rest;
        Term { sign, written: written.to_owned(), sought: alike(written), marks: None }
    }

    /// Says whether a plus sign within a word joins two: `サポート＋遅い`, and not `C++`.
    fn joins_at(&self, at: usize, letter: char) -> bool {
        let mut behind = self.left.get(at..).unwrap_or_default().chars().skip(1);
        let is_word = |next: char| !is_gap(next) && !matches!(next, '+' | '＋');
        let is_first = !self.left.get(..at).is_some_and(|before| before.ends_with(['+', '＋']));
        matches!(letter, '+' | '＋') && is_first && behind.next().is_some_and(is_word)
    }
}

/// Says whether a character parts words.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | '、' | '，' | '､')
}

/// Returns what closes a quotation mark, the usual one first.
fn closing(mark: char) -> Option<&'static [char]> {
    match mark {
        '"' | '＂' => Some(&['"', '”', '＂']),
        '“' => Some(&['”', '"', '＂']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        _ => None,
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, term) in self.terms.iter().enumerate() {
            let gap = if at == 0 { "" } else { " " };
            let sign = match term.sign {
                Sign::Any => "",
                Sign::All => "+",
                Sign::Not => "-",
            };
            match term.marks {
                Some((open, close)) => write!(f, "{gap}{sign}{open}{}{close}", term.written)?,
                None => write!(f, "{gap}{sign}{}", term.written)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fits(rule: &str, text: &str) -> bool {
        parse_rules(rule).expect(rule)[0].fits(&Prepared::of(text)).is_some()
    }

    #[test]
    fn a_rule_says_which_words_and_how() {
        for (rule, text, expected) in [
            ("slow lag", "it lags", true),
            ("slow, lag", "it is quick", false),
            ("support + slow", "slow support", true),
            ("support +slow", "slow", false),
            ("support+slow", "support is good", false),
            ("サポート＋遅", "さぽーとの返事が遅い", true),
            ("サポート＋遅", "返事が遅い", false),
            ("export report +slow", "the report is slow", true),
            ("export -csv", "export to CSV", false),
            ("export -csv", "Exports cannot be trusted", true),
            ("export －ＣＳＶ", "export to csv", false),
            ("\"takes days\"", "Support takes  days to answer", true),
            ("\"takes days\"", "it takes three days", false),
            ("「何日も」 待", "4日待ちました", true),
            ("\"art\"", "an article", false),
            ("C++", "we write c++ here", true),
            ("e-mail", "an E-Mail", true),
            ("料金、費用", "費用に見合う", true),
        ] {
            assert_eq!(fits(rule, text), expected, "{rule} on {text}");
        }
    }

    #[test]
    fn it_tells_the_words_that_stood_there() {
        let rule = &parse_rules("export report slow +Trust").expect("is one")[0];
        assert_eq!(rule.fits(&Prepared::of("slow EXPORTS, no trust")), Some(vec!["export".into(), "slow".into(), "Trust".into()]));
    }

    #[test]
    fn what_cannot_be_a_rule_says_its_line_and_why() {
        for (rules, line, fault) in [
            ("slow\n\"takes days", 2, RuleFault::OpenQuote),
            ("\n\n「 」", 3, RuleFault::EmptyQuote),
            ("slow +", 1, RuleFault::LoneSign('+')),
            ("slow - fast", 1, RuleFault::LoneSign('-')),
            ("-csv", 1, RuleFault::OnlyNot),
            ("# remark\nSlow -ｓｌｏｗ", 2, RuleFault::Both("Slow".into())),
        ] {
            assert_eq!(parse_rules(rules), Err(RuleError { line, fault }), "{rules}");
        }
        assert_eq!(parse_rules("\n  \n＃ 覚え書き\n、# so\n"), Ok(Vec::new()));
        assert_eq!(parse_rules("# a\n\nb").expect("is one")[0].line, 3);
    }

    proptest! {
        #[test]
        fn a_rule_reads_as_it_is_written(text in "[a-c+\\-\"「」、 ＋あサ\n#]{0,24}") {
            if let Ok(rules) = parse_rules(&text) {
                let printed: Vec<String> = rules.iter().map(Rule::to_string).collect();
                let again = parse_rules(&printed.join("\n")).expect("what was read can be read again");
                let terms = |rules: &[Rule]| rules.iter().map(|rule| rule.terms.clone()).collect::<Vec<_>>();
                prop_assert_eq!(terms(&rules), terms(&again));
            }
        }

        #[test]
        fn a_text_of_the_words_fits_whatever_their_case_and_width(words in proptest::collection::vec("[a-z]{2,6}|[ァ-ヶ]{2,4}", 1..5)) {
            let rules = parse_rules(&words.iter().map(|word| format!("+{word}")).collect::<Vec<_>>().join(" ")).expect("are words");
            let wide: String = words.join(" ").chars().map(|c| if c.is_ascii_lowercase() { char::from_u32(u32::from(c) + 0xfee0 - 0x20).unwrap_or(c) } else { c }).collect();
            prop_assert!(rules[0].fits(&Prepared::of(&wide)).is_some());
            prop_assert!(rules[0].fits(&Prepared::of("")).is_none());
        }
    }
}
