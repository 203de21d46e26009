//! What was wrong with how the program was called, in the person's language: the parser itself speaks only English.

use crate::i18n::Words;
use crate::say;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Words a mistake in the call: what it was, what would be right, how the command is called.
///
/// `None` for what is no mistake, such as help that was asked for, and for the few mistakes this program's arguments do not allow.
pub fn misuse(words: &Words, error: &clap::Error) -> Option<String> {
    let mut lines = vec![mistake(words, error)?];
    let choices = texts(error, ContextKind::ValidValue);
    if !choices.is_empty() {
        lines.push(say!(words, "cli-misuse-choices", values = choices.join(", ")));
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.map(|kind| texts(error, kind)).concat();
    if !near.is_empty() {
        lines.push(say!(words, "cli-misuse-near", names = near.join(", ")));
    }
    for usage in texts(error, ContextKind::Usage) {
        lines.push(format!("{}: {}", say!(words, "cli-usage"), usage.trim_start_matches("Usage:").trim()));
    }
    lines.push(say!(words, "cli-misuse-help"));
    Some(lines.join("\n"))
}

fn mistake(words: &Words, error: &clap::Error) -> Option<String> {
    let [argument, value, prior] =
        [ContextKind::InvalidArg, ContextKind::InvalidValue, ContextKind::PriorArg].map(|kind| texts(error, kind).join(", "));
    Some(match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            say!(words, "cli-misuse-no-value", argument = argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say!(words, "cli-misuse-value", argument = argument, value = value),
        ErrorKind::UnknownArgument => say!(words, "cli-misuse-argument", argument = argument),
        ErrorKind::InvalidSubcommand => {
            say!(words, "cli-misuse-command", command = texts(error, ContextKind::InvalidSubcommand).join(" "))
        }
        ErrorKind::MissingRequiredArgument => say!(words, "cli-misuse-missing", arguments = argument),
        ErrorKind::ArgumentConflict if prior.is_empty() || prior == argument => say!(words, "cli-misuse-twice", argument = argument),
        ErrorKind::ArgumentConflict => say!(words, "cli-misuse-conflict", argument = argument, others = prior),
        _ => return None,
    })
}

/// Returns what the parser says of one side of a mistake.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help::command;
    use crate::domain::Lang;

    fn said(lang: Lang, arguments: &[&str]) -> Option<String> {
        let words = Words::new(lang);
        let arguments = std::iter::once("mimamori").chain(arguments.iter().copied());
        misuse(&words, &command(&words).try_get_matches_from(arguments).expect_err("is wrong"))
    }

    #[test]
    fn a_mistake_is_said_in_the_language_and_names_what_is_wrong() {
        let cases: &[(&[&str], &str, &str)] = &[
            (&["list", "--today", "昨日"], "昨日", "--today <YYYY-MM-DD>"),
            (&["import", "acounts", "x"], "acounts", "accounts, contacts"),
            (&["import"], "<KIND>", "<KIND>"),
            (&["import", "accounts"], "<PATH>", "<PATH>"),
            (&["list", "--limt", "3"], "--limt", "--limit"),
            (&["lsit"], "lsit", "list"),
            (&["task", "add", "x", "--due"], "--due", "<DATE>"),
            (&["pulse", "a", "x"], "x", "<1-5>"),
            (&["list", "--limit", "1", "--limit", "2"], "--limit", "--limit"),
            (&["override", "a", "--clear", "--score", "3"], "--score", "--clear"),
        ];
        for (arguments, one, other) in cases {
            for lang in Lang::ALL {
                let said = said(*lang, arguments).unwrap_or_default();
                assert!(said.contains(one) && said.contains(other) && !said.contains("[cli-"), "{arguments:?}: {said}");
                assert_eq!(said.contains("。"), *lang == Lang::Ja, "{arguments:?}: {said}");
                let english = ["error:", "Usage", "invalid", "required", "possible"];
                assert!(*lang == Lang::En || english.iter().all(|word| !said.contains(word)), "{arguments:?}: {said}");
            }
        }
    }

    #[test]
    fn help_that_was_asked_for_is_no_mistake() {
        for arguments in [&["--help"][..], &["--version"], &["task"]] {
            assert_eq!(said(Lang::Ja, arguments), None, "{arguments:?}");
        }
    }
}
