//! Reads TOML that a person wrote as far as it can be read: each slip is told, what it stands in is left out, and the rest holds.

use crate::domain::TomlFault;
use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue, Deserializer, Error};

/// Returns what could be read, and a fault for each line that could not, in their order.
pub fn read<T: DeserializeOwned + Default>(text: &str) -> (T, Vec<TomlFault>) {
    let (mut table, broken) = DeTable::parse_recoverable(text);
    let mut faults = Vec::new();
    for error in &broken {
        note(&mut faults, text, error);
    }
    let read = loop {
        match T::deserialize(Deserializer::from(table.clone())) {
            Ok(read) => break read,
            Err(error) => {
                note(&mut faults, text, &error);
                let is_struck = error.span().is_some_and(|span| strike(table.get_mut(), span.start));
                // Without a place there is nothing that could be left out.
                if !is_struck {
                    break T::default();
                }
            }
        }
    };
    faults.sort_by_key(|fault| fault.line);
    (read, faults)
}

/// One slip a line is enough: what follows on it mostly comes of the first.
fn note(faults: &mut Vec<TomlFault>, text: &str, error: &Error) {
    let fault = TomlFault::new(text, error);
    if faults.iter().all(|other| other.line != fault.line) {
        faults.push(fault);
    }
}

/// Takes away the innermost entry that a place lies in; says whether there was one.
fn strike(table: &mut DeTable<'_>, at: usize) -> bool {
    let is_table = |value: &DeValue<'_>| matches!(value, DeValue::Table(_));
    let of_entry = table.iter().find(|(key, value)| holds(&key.span(), at) || (!is_table(value.get_ref()) && holds(&value.span(), at)));
    if let Some(key) = of_entry.map(|(key, _)| key.clone()) {
        return table.remove(&key).is_some();
    }
    let mut inner = table.iter_mut().filter_map(|(_, value)| match value.get_mut() {
        DeValue::Table(inner) => Some(inner),
        _ => None,
    });
    if inner.any(|inner| strike(inner, at)) {
        return true;
    }
    let of_table = table.iter().find(|(_, value)| holds(&value.span(), at)).map(|(key, _)| key.clone());
    of_table.is_some_and(|key| table.remove(&key).is_some())
}

/// What is missing has a place, but no length.
fn holds(span: &std::ops::Range<usize>, at: usize) -> bool {
    span.contains(&at) || span.start == at
}
