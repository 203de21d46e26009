//! A template as text: for each language a subject and a body.
//!
//! ```text
//! --- en
//! Subject: A short catch-up?
//!
//! Hello {{ contact.first or "there" }},
//! --- ja
//! Subject: 近況のお伺い
//!
//! {{ contact.greeting }}
//! ```
//!
//! A text without such lines is one language, told by its characters.

use super::name::is_japanese;
use super::{Letter, Part, TemplateFault, TemplateProblem};
use crate::domain::Lang;
use std::collections::BTreeMap;

/// The texts of a template by language; at least one.
pub type Texts = BTreeMap<Lang, Letter>;

/// Words before the subject's line; people write what their language says.
const SUBJECT: &[&str] = &["subject:", "件名:", "件名："];

/// Reads the texts of a template.
pub fn read_texts(text: &str) -> Result<Texts, TemplateFault> {
    let text = text.replace("\r\n", "\n");
    let mut parts: Vec<(Option<Lang>, usize, Vec<&str>)> = vec![(None, 1, Vec::new())];
    for (at, line) in text.lines().enumerate() {
        match language_line(line) {
            Some(lang) => parts.push((Some(lang), at + 2, Vec::new())),
            None => parts.last_mut().map(|(_, _, lines)| lines.push(line)).unwrap_or_default(),
        }
    }
    let mut texts = Texts::new();
    for (lang, at, lines) in parts.into_iter().filter(|(_, _, lines)| lines.iter().any(|line| !line.trim().is_empty())) {
        let letter = letter(&lines).ok_or(TemplateFault { part: Part::Subject, line: at, why: TemplateProblem::NoSubject })?;
        let told = if is_japanese(&format!("{}{}", letter.subject, letter.body)) { Lang::Ja } else { Lang::En };
        texts.entry(lang.unwrap_or(told)).or_insert(letter);
    }
    if texts.is_empty() { Err(TemplateFault { part: Part::Body, line: 1, why: TemplateProblem::Empty }) } else { Ok(texts) }
}

/// Writes the texts of a template so that they are read back the same.
pub fn written_texts(texts: &Texts) -> String {
    let part = |(lang, letter): (&Lang, &Letter)| format!("--- {lang}\nSubject: {}\n\n{}\n", letter.subject, letter.body.trim_end());
    texts.iter().map(part).collect()
}

fn language_line(line: &str) -> Option<Lang> {
    let word = line.strip_prefix("---")?.trim().trim_end_matches('-').trim();
    Lang::ALL.iter().copied().find(|lang| lang.as_str().eq_ignore_ascii_case(word))
}

/// Reads a subject's line and the text behind it.
fn letter(lines: &[&str]) -> Option<Letter> {
    let mut lines = lines.iter().skip_while(|line| line.trim().is_empty());
    let first = lines.next()?;
    let subject = SUBJECT.iter().find_map(|word| {
        let start = first.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| first.get(word.len()..)).flatten()
    })?;
    let body: Vec<&str> = lines.copied().skip_while(|line| line.trim().is_empty()).collect();
    Some(Letter::new(subject.trim(), body.join("\n").trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_both_languages_are_read_and_written_back() {
        let text = "--- en\nSubject: Hello\n\nDear {{ contact.first }},\n\n- one\n--- ja\n件名：こんにちは\n\n佐藤様\n";
        let texts = read_texts(text).expect("reads");
        assert_eq!(texts[&Lang::En], Letter::new("Hello", "Dear {{ contact.first }},\n\n- one"));
        assert_eq!(texts[&Lang::Ja], Letter::new("こんにちは", "佐藤様"));
        assert_eq!(read_texts(&written_texts(&texts)), Ok(texts));
    }

    #[test]
    fn a_text_without_a_mark_tells_its_language_by_itself() {
        assert!(read_texts("Subject: Hi\n\nHello").expect("reads").contains_key(&Lang::En));
        assert!(read_texts("Subject: ご連絡\n\n佐藤様").expect("reads").contains_key(&Lang::Ja));
    }

    #[test]
    fn what_is_missing_is_told_with_its_line() {
        let fault = |text: &str| read_texts(text).expect_err("refused");
        assert_eq!(fault(" \n").why, TemplateProblem::Empty);
        let missing = fault("--- en\nSubject: a\n\nb\n--- ja\n\nno subject");
        assert_eq!((missing.line, missing.why), (6, TemplateProblem::NoSubject));
    }
}
