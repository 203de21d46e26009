//! The rules of the morning in force: the person's own `rules.toml` beside the settings over those that are built in.

use crate::domain::triage::Rules;
use crate::i18n::Words;
use crate::say;
use crate::shell::config::{at_line, unreadable};
use crate::wording;
use std::path::Path;

/// The rules, and what is wrong with the person's own in the person's words, if they could not be used.
#[derive(Clone, Debug)]
pub struct InForce {
    pub rules: Rules,
    pub problem: Option<String>,
}

/// Reads the person's file. One that cannot be used stops nothing: the built-in rules hold, and the problem is told.
pub fn in_force(words: &Words, file: Option<&Path>) -> InForce {
    let built_in = || InForce { rules: Rules::built_in(), problem: None };
    let Some(path) = file else { return built_in() };
    let name = path.display().to_string();
    let told = |problem: String| InForce { problem: Some(say!(words, "rules-ignored", problem = problem)), ..built_in() };
    match std::fs::read_to_string(path) {
        Ok(text) => match Rules::from_toml(&text) {
            Ok(rules) => InForce { rules, problem: None },
            Err(error) => told(at_line(words, name, error.line(), wording::settings::rules_error(words, &error))),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => built_in(),
        Err(error) => told(unreadable(words, name, &(&error).into())),
    }
}
