//! The health model in force: the person's own `health.toml` beside the settings, else the one that is built in. Each text
//! a book was scored with is kept in it as a numbered version.

use crate::domain::Timestamp;
use crate::domain::health::Model;
use crate::store::{Reader, Result, Writer, directory};
use std::path::Path;

/// A model, the text it was read from, and what is wrong with the person's own, if it could not be used.
#[derive(Clone, Debug)]
pub struct InForce {
    pub model: Model,
    pub problem: Option<String>,
    text: String,
}

/// Finds the model for a book. A file that cannot be used stops nothing: the built-in model holds, and the problem is told.
///
/// `cadence` of the settings goes into the model's text, so that there is one set of cadences, and a change of them is a version.
pub fn in_force(reader: &Reader, file: Option<&Path>, cadence: &toml::Table) -> Result<InForce> {
    let mut found = with_cadence(from_file(file).unwrap_or_else(built_in), cadence);
    found.model.version = match directory::newest_model(reader.connection())? {
        Some((version, text)) if text == found.text => version,
        Some((version, _)) => version + 1,
        None => 1,
    };
    Ok(found)
}

/// Keeps the model in the book when it is not its newest version.
pub fn keep(writer: &mut Writer, found: &InForce, at: Timestamp) -> Result<()> {
    let newest = directory::newest_model(writer.connection())?;
    if newest.is_none_or(|(version, _)| version < found.model.version) {
        writer.keep_model(found.model.version, &found.text, at)?;
    }
    Ok(())
}

fn from_file(file: Option<&Path>) -> Option<InForce> {
    let path = file?;
    let told = |problem: String| InForce { problem: Some(format!("{}: {problem}", path.display())), ..built_in() };
    match std::fs::read_to_string(path) {
        Ok(text) => Some(match Model::from_toml(&text) {
            Ok(model) => InForce { model, problem: None, text },
            Err(error) => told(error.to_string()),
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(told(error.to_string())),
    }
}

/// Puts the cadences of the settings over those of a model; what is wrong with them is told, and the model's own hold.
fn with_cadence(found: InForce, cadence: &toml::Table) -> InForce {
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
        Err(error) => InForce { problem: found.problem.or(Some(format!("config.toml: {}", error.to_string().trim_end()))), ..found },
    }
}

fn built_in() -> InForce {
    InForce { model: Model::built_in(), problem: None, text: Model::built_in_toml().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Stage, TouchModel};

    #[test]
    fn cadences_of_the_settings_go_into_the_model_and_a_mistake_leaves_it() {
        let set = |text: &str| with_cadence(built_in(), &toml::from_str(text).expect("is TOML"));
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
