//! The rules of the morning in force: the person's own `rules.toml` beside the settings over those that are built in.

use crate::domain::triage::Rules;
use std::path::Path;

/// The rules, and what is wrong with the person's own, if they could not be used.
#[derive(Clone, Debug)]
pub struct InForce {
    pub rules: Rules,
    pub problem: Option<String>,
}

/// Reads the person's file. One that cannot be used stops nothing: the built-in rules hold, and the problem is told.
pub fn in_force(file: Option<&Path>) -> InForce {
    let built_in = || InForce { rules: Rules::built_in(), problem: None };
    let Some(path) = file else { return built_in() };
    let told = |problem: String| InForce { problem: Some(format!("{}: {problem}", path.display())), ..built_in() };
    match std::fs::read_to_string(path) {
        Ok(text) => match Rules::from_toml(&text) {
            Ok(rules) => InForce { rules, problem: None },
            Err(error) => told(error.to_string()),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => built_in(),
        Err(error) => told(error.to_string()),
    }
}
