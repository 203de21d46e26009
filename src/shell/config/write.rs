//! Writes one setting into the file: comments, order and everything else stay as the person wrote them.

use super::lenient;
use crate::domain::{Setting, SettingValue, TomlFault};
use crate::shell::config::Config;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

/// Why a setting cannot be put into a text.
#[derive(Debug, PartialEq)]
pub enum PutError {
    /// The file is no TOML: it has to be corrected by hand first.
    Broken(TomlFault),
    /// The value is not one that the setting can have.
    Refused(TomlFault),
}

/// Returns the text with a setting in it, or without it: then what is built in holds.
pub fn put(text: &str, setting: Setting, value: Option<&SettingValue>) -> Result<String, PutError> {
    let mut document: DocumentMut = text.parse().map_err(|_| PutError::Broken(broken(text)))?;
    let (table, key) = setting.place();
    match value {
        Some(value) => insert(holder(&mut document, table), key, to_toml(value)),
        None => remove(&mut document, table, key),
    }
    let written = document.to_string();
    let (before, after) = (lenient::read::<Config>(text).1, lenient::read::<Config>(&written).1);
    match after.into_iter().find(|fault| !before.iter().any(|other| (&other.key, &other.why) == (&fault.key, &fault.why))) {
        Some(fault) => Err(PutError::Refused(fault)),
        None => Ok(written),
    }
}

fn broken(text: &str) -> TomlFault {
    let first = lenient::read::<Config>(text).1.into_iter().next();
    first.expect("what does not read as TOML has a slip")
}

fn to_toml(value: &SettingValue) -> Value {
    match value {
        SettingValue::Text(text) => Value::from(text.as_str()),
        SettingValue::Number(number) => Value::from(*number),
        SettingValue::YesNo(is_so) => Value::from(*is_so),
        SettingValue::List(items) => Value::Array(items.iter().map(String::as_str).collect::<Array>()),
    }
}

/// Returns the table a setting belongs in; it is made at the end of the file where it is not there, or is no table.
fn holder<'d>(document: &'d mut DocumentMut, name: Option<&str>) -> &'d mut dyn TableLike {
    let Some(name) = name else { return document.as_table_mut() };
    let item = document.entry(name).or_insert_with(|| Item::Table(Table::new()));
    if !item.is_table_like() {
        *item = Item::Table(Table::new());
    }
    item.as_table_like_mut().expect("was made one")
}

/// Puts a value in the place of the old one, with the comment behind it, else at the end of the table.
fn insert(table: &mut dyn TableLike, key: &str, mut value: Value) {
    if let Some(Item::Value(old)) = table.get_mut(key) {
        *value.decor_mut() = old.decor().clone();
        *old = value;
    } else {
        table.insert(key, Item::Value(value));
    }
}

/// Takes a setting out. What was written above and behind it stands before what follows it.
fn remove(document: &mut DocumentMut, table: Option<&str>, key: &str) {
    let Some(holder) = (match table {
        Some(name) => document.get_mut(name).and_then(Item::as_table_like_mut),
        None => Some(document.as_table_mut() as &mut dyn TableLike),
    }) else {
        return;
    };
    let names: Vec<String> = holder.iter().map(|(name, _)| name.to_owned()).collect();
    let above = holder.key(key).and_then(|key| key.leaf_decor().prefix()).and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
    let Some(old) = holder.remove(key) else { return };
    let behind =
        old.as_value().and_then(|value| value.decor().suffix()).and_then(|suffix| suffix.as_str()).unwrap_or_default().trim().to_owned();
    let said = if behind.is_empty() { above } else { format!("{above}{behind}\n") };
    if said.trim().is_empty() {
        return;
    }
    let next = names.iter().skip_while(|name| *name != key).nth(1).cloned();
    if !next.is_some_and(|next| put_above(holder, &next, &said)) {
        put_below(document, table, &said);
    }
}

/// Puts comments above an entry; says whether there was one that can have them.
fn put_above(table: &mut dyn TableLike, name: &str, said: &str) -> bool {
    let before = |text: Option<&str>| format!("{said}{}", text.unwrap_or_default());
    if let Some(Item::Table(inner)) = table.get_mut(name)
        && !inner.is_implicit()
    {
        let decor = inner.decor_mut();
        let all = before(decor.prefix().and_then(|prefix| prefix.as_str()));
        decor.set_prefix(all);
        return true;
    }
    if !matches!(table.get(name), Some(Item::Value(_))) {
        return false;
    }
    let Some(mut key) = table.key_mut(name) else { return false };
    let decor = key.leaf_decor_mut();
    let all = before(decor.prefix().and_then(|prefix| prefix.as_str()));
    decor.set_prefix(all);
    true
}

/// Puts comments behind a table: above the next one, or at the end of the file.
fn put_below(document: &mut DocumentMut, table: Option<&str>, said: &str) {
    let names: Vec<String> = document.iter().map(|(name, _)| name.to_owned()).collect();
    let next = table.and_then(|table| names.iter().skip_while(|name| *name != table).nth(1).cloned());
    if !next.is_some_and(|next| put_above(document.as_table_mut(), &next, said)) {
        let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(format!("{said}{trailing}"));
    }
}

/// Writes a text in the place of a file, whole or not at all; the folder is made where it is not there.
///
/// A file that a link leads to is written where it is, and one that may only be read is left alone.
pub fn write_through(path: &Path, text: &str) -> std::io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mode = match path.metadata() {
        Ok(there) if there.permissions().readonly() => return Err(Error::from(ErrorKind::PermissionDenied)),
        Ok(there) => Some(there.permissions()),
        Err(_) => None,
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let unfinished = beside(&path);
    let written = write_new(&unfinished, text, mode).and_then(|()| std::fs::rename(&unfinished, &path));
    if written.is_err() {
        // What is left of it says nothing.
        let _ = std::fs::remove_file(&unfinished);
    }
    written
}

fn write_new(path: &Path, text: &str, mode: Option<std::fs::Permissions>) -> std::io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    file.write_all(text.as_bytes())?;
    if let Some(mode) = mode {
        file.set_permissions(mode)?;
    }
    file.sync_all()
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    PathBuf::from(name)
}
