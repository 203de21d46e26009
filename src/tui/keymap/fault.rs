//! What is wrong in a file of keys, with its line.

use super::file::near;
use crate::domain::TomlFault;
use crate::i18n::Words;
use crate::say;
use crate::tui::command::{Cmd, Scope};
use crate::tui::keys::Key;
use crate::wording;

/// A line that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub line: usize,
    pub why: Why,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    Toml(TomlFault),
    UnknownScope {
        name: String,
        near: Option<String>,
    },
    UnknownCommand {
        name: String,
        scope: Scope,
        near: Option<String>,
    },
    /// The command is one of another scope.
    ElsewhereCommand {
        name: String,
        belongs: Scope,
    },
    UnknownKey {
        name: String,
        near: Option<String>,
    },
    /// Neither a key nor a list of keys.
    NoKeys {
        cmd: Cmd,
    },
    /// A character where a field has the focus.
    TypedHere {
        key: String,
        cmd: Cmd,
    },
    /// Another command has the key where this one works too.
    Taken {
        key: String,
        by: Cmd,
    },
    /// The command may not be left without a key.
    Needed {
        cmd: Cmd,
    },
}

impl Why {
    pub(super) fn unknown_key(name: &str) -> Why {
        let last = name.rsplit(['-', '+', ' ']).next().unwrap_or(name);
        let known: Vec<&str> = Key::names().collect();
        let near = near(last, known.into_iter()).filter(|near| near != last);
        Why::UnknownKey { name: name.to_owned(), near }
    }
}

impl Fault {
    /// Says what is wrong and what would be right, without the place.
    pub fn worded(&self, words: &Words) -> String {
        let place = |scope: Scope| words.get(&scope.word_id());
        let word = |cmd: Cmd| words.get(&cmd.spec().word_id());
        match &self.why {
            Why::Toml(fault) => wording::settings::toml_fault(words, fault),
            Why::UnknownScope { name, near: Some(near) } => {
                say!(words, "keys-fault-scope-near", name = safe(name), near = near.clone())
            }
            Why::UnknownScope { name, near: None } => say!(words, "keys-fault-scope", name = safe(name)),
            Why::UnknownCommand { name, scope, near: Some(near) } => {
                say!(words, "keys-fault-command-near", name = safe(name), scope = scope.id(), near = near.clone())
            }
            Why::UnknownCommand { name, scope, near: None } => {
                say!(words, "keys-fault-command", name = safe(name), scope = scope.id(), place = place(*scope))
            }
            Why::ElsewhereCommand { name, belongs } => {
                say!(words, "keys-fault-elsewhere", name = safe(name), scope = belongs.id())
            }
            Why::UnknownKey { name, near: Some(near) } => say!(words, "keys-fault-key-near", key = safe(name), near = near.clone()),
            Why::UnknownKey { name, near: None } => say!(words, "keys-fault-key", key = safe(name)),
            Why::NoKeys { cmd } => say!(words, "keys-fault-no-keys", command = cmd.spec().id),
            Why::TypedHere { key, cmd } => say!(words, "keys-fault-typed", key = safe(key), place = place(cmd.spec().scope)),
            Why::Taken { key, by } => {
                let scope = by.spec().scope;
                say!(words, "keys-fault-taken", key = safe(key), word = word(*by), command = by.spec().id, scope = scope.id())
            }
            Why::Needed { cmd } => say!(words, "keys-fault-needed", word = word(*cmd)),
        }
    }
}

/// How much of a name is repeated.
const SHOWN: usize = 40;

/// Returns the start of what stands in the file, as one safe line.
fn safe(text: &str) -> String {
    crate::text::display(text).chars().take(SHOWN).collect()
}
