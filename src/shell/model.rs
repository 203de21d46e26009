//! The health model in force: the person's own `health.toml` beside the settings, else the one that is built in. Each text
//! a book was scored with is kept in it as a numbered version.

use crate::domain::Timestamp;
use crate::domain::health::{Model, ModelError};
use crate::i18n::Words;
use crate::say;
use crate::shell::config::{at_line, unreadable};
use crate::store::{Reader, Result, Writer, directory};
use crate::wording;
use std::path::Path;

/// A model, the text it was read from, and what is wrong with the person's own in the person's words, if it could
/// not be used.
#[derive(Clone, Debug)]
pub struct InForce {
    pub model: Model,
    pub problem: Option<String>,
    text: String,
}

/// Finds the model for a book. A file that cannot be used stops nothing: the built-in model holds, and the problem is told.
///
/// `cadence` of the settings goes into the model's text, so that there is one set of cadences, and a change of them is a version.
pub fn in_force(words: &Words, reader: &Reader, file: Option<&Path>, cadence: &toml::Table) -> Result<InForce> {
    let mut found = with_cadence(words, from_file(words, file).unwrap_or_else(built_in), cadence);
    found.model.version = match directory::newest_model(reader.connection())? {
        Some((version, text)) if text == found.text => version,
        Some((version, _)) => version + 1,
        None => 1,
    };
    Ok(found)
}

/// Says what is wrong with the person's own model or cadences, without a book.
pub fn problem_of(words: &Words, file: Option<&Path>, cadence: &toml::Table) -> Option<String> {
    with_cadence(words, from_file(words, file).unwrap_or_else(built_in), cadence).problem
}

/// Returns the model's days between touches as they are without the settings.
pub fn own_cadences(file: Option<&Path>) -> toml::Table {
    let own = file.and_then(|path| std::fs::read_to_string(path).ok()).filter(|text| Model::from_toml(text).is_ok());
    let text = own.unwrap_or_else(|| built_in().text);
    let document: toml::Table = toml::from_str(&text).unwrap_or_default();
    document.get("cadence").and_then(toml::Value::as_table).cloned().unwrap_or_default()
}

/// Keeps the model in the book when it is not its newest version.
pub fn keep(writer: &mut Writer, found: &InForce, at: Timestamp) -> Result<()> {
    let newest = directory::newest_model(writer.connection())?;
    if newest.is_none_or(|(version, _)| version < found.model.version) {
        writer.keep_model(found.model.version, &found.text, at)?;
    }
    Ok(())
}

fn from_file(words: &Words, file: Option<&Path>) -> Option<InForce> {
    let path = file?;
    let name = path.display().to_string();
    let told = |problem: String| InForce { problem: Some(say!(words, "model-ignored", problem = problem)), ..built_in() };
    match std::fs::read_to_string(path) {
        Ok(text) => Some(match Model::from_toml(&text) {
            Ok(model) => InForce { model, problem: None, text },
            Err(error) => told(wrong(words, name, &error)),
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(told(unreadable(words, name, &(&error).into()))),
    }
}

/// Says where a model is wrong: the line, or where the file reads as TOML the key that its words name.
fn wrong(words: &Words, file: String, error: &ModelError) -> String {
    let why = wording::settings::model_error(words, error);
    match error {
        ModelError::Syntax(fault) => at_line(words, file, fault.line, why),
        _ => say!(words, "settings-in-file", file = file, why = why),
    }
}

/// Puts the cadences of the settings over those of a model; what is wrong with them is told, and the model's own hold.
fn with_cadence(words: &Words, found: InForce, cadence: &toml::Table) -> InForce {
    if cadence.is_empty() {
        return found;
    }
    let mut document: toml::Table = toml::from_str(&found.text).expect("a model was read from it");
    if let Some(own) = document.get_mut("cadence").and_then(toml::Value::as_table_mut) {
        own.extend(cadence.clone());
    }
    let text = toml::to_string(&document).expect("a table that was read can be written");
    match Model::from_toml(&text) {
        Ok(model) => InForce { model, text, ..found },
        Err(error) => {
            // Its lines are those of the text put together here, which nobody wrote: the key says the place.
            let why = wording::settings::model_error(words, &error);
            InForce { problem: found.problem.or(Some(say!(words, "cadence-ignored", why = why))), ..found }
        }
    }
}

fn built_in() -> InForce {
    InForce { model: Model::built_in(), problem: None, text: Model::built_in_toml().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Lang, Stage, TouchModel};

    #[test]
    fn cadences_of_the_settings_go_into_the_model_and_a_mistake_leaves_it() {
        let set = |text: &str| with_cadence(&Words::new(Lang::En), built_in(), &toml::from_str(text).expect("is TOML"));
        let found = set("high = 21\nrenewing = { low = 15 }");
        let days = |model, stage| found.model.cadence.days(Some(model), Some(stage), false);
        assert_eq!((days(TouchModel::High, Stage::Mature), days(TouchModel::Low, Stage::Renewing)), (21, 15));
        assert_eq!((days(TouchModel::Tech, Stage::Mature), &found.problem), (90, &None));
        assert_eq!(Model::from_toml(&found.text).as_ref(), Ok(&found.model), "what is kept in the book is what is scored with");
        for (wrong, told) in [("high = 0", "cadence.high"), ("middle = 3", "middle"), ("low = \"often\"", "low")] {
            let found = set(wrong);
            assert_eq!(found.model, Model::built_in());
            assert!(found.problem.as_deref().is_some_and(|problem| problem.contains(told)), "{wrong}: {:?}", found.problem);
        }
    }
}
