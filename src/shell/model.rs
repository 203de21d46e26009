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
pub fn in_force(reader: &Reader, file: Option<&Path>) -> Result<InForce> {
    let mut found = from_file(file).unwrap_or_else(built_in);
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

fn built_in() -> InForce {
    InForce { model: Model::built_in(), problem: None, text: Model::built_in_toml().to_owned() }
}
