//! `--fill`: answers to what a template asks, by the question, its beginning or its number.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::domain::letter::Fills;
use crate::say;

/// Finds the question that each answer is for.
pub fn fills(cx: &Context, given: &[String], asked: &[String]) -> Result<Fills, Failure> {
    let one = |text: &String| {
        let (name, answer) = text.split_once('=').ok_or_else(|| Failure::Usage(say!(cx.words, "cli-draft-fill", fill = text.clone())))?;
        let question = question(name.trim(), asked).ok_or_else(|| unknown(cx, name, asked))?;
        Ok((question.clone(), answer.to_owned()))
    };
    given.iter().map(one).collect()
}

fn question<'a>(name: &str, asked: &'a [String]) -> Option<&'a String> {
    let plain = name.to_lowercase();
    let numbered = name.parse::<usize>().ok().and_then(|number| asked.get(number.checked_sub(1)?));
    let mut begun = asked.iter().filter(|question| question.to_lowercase().starts_with(&plain));
    let exact = asked.iter().find(|question| question.to_lowercase() == plain);
    let only = begun.next().filter(|_| begun.next().is_none() && !plain.is_empty());
    exact.or(only).or(numbered)
}

fn unknown(cx: &Context, name: &str, asked: &[String]) -> Failure {
    if asked.is_empty() {
        return Failure::Usage(say!(cx.words, "cli-draft-asks-nothing"));
    }
    let listed: Vec<String> = asked.iter().enumerate().map(|(at, question)| format!("\n  {}  {question}", at + 1)).collect();
    Failure::Usage(format!("{}{}", say!(cx.words, "cli-draft-no-question", name = name.to_owned()), listed.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_named_by_its_words_or_its_number() {
        let asked = ["Two times for the call".to_owned(), "Topic".to_owned(), "題名".to_owned()];
        for (name, found) in
            [("topic", Some("Topic")), ("two", Some("Two times for the call")), ("3", Some("題名")), ("t", None), ("9", None)]
        {
            assert_eq!(question(name, &asked).map(String::as_str), found, "{name}");
        }
    }
}
