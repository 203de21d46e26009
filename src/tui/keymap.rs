//! Which keys run which command: those of the table, the preset over them, and the person's own `keys.toml` over both.
//!
//! Dispatch, footer, help, palette, the box after a prefix and every sentence that names a key ask here and nowhere else.

mod fault;
mod file;
mod laying;
mod preset;

pub use fault::{Fault, Why};
pub use preset::Preset;

use crate::i18n::KeyNames;
use crate::tui::command::{COMMANDS, Cmd, CommandSpec, Scope};
use crate::tui::keys::{Key, Sequence};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a key does where it is pressed.
#[derive(Clone, Copy, Debug)]
pub enum Pressed {
    Command(&'static CommandSpec),
    /// It begins sequences.
    Prefix,
    Nothing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// One list for each command, in the order of the table.
    keys: Vec<Vec<Sequence>>,
    /// The command of each single key, and `None` for a prefix.
    singles: HashMap<(Scope, Key), Option<Cmd>>,
    pairs: HashMap<(Scope, Key, Key), Cmd>,
}

impl Keymap {
    /// Returns the keys of the table.
    pub fn standard() -> &'static Keymap {
        static STANDARD: LazyLock<Keymap> = LazyLock::new(|| {
            let read = |spec: &CommandSpec| spec.keys.iter().filter_map(|name| name.parse().ok()).collect();
            Keymap::of(COMMANDS.iter().map(read).collect())
        });
        &STANDARD
    }

    /// Lays the preset and the person's own file over the table. What is wrong in the file is told; the rest of it holds.
    pub fn with(preset: Preset, own: Option<&str>) -> (Keymap, Vec<Fault>) {
        let (keymap, _) = Keymap::standard().under(preset.text());
        own.map_or_else(|| (keymap.clone(), Vec::new()), |own| keymap.under(own))
    }

    fn of(keys: Vec<Vec<Sequence>>) -> Keymap {
        let (mut singles, mut pairs) = (HashMap::new(), HashMap::new());
        for (spec, keys) in COMMANDS.iter().zip(&keys) {
            for key in keys {
                match key.second {
                    Some(second) => {
                        singles.entry((spec.scope, key.first)).or_insert(None);
                        pairs.entry((spec.scope, key.first, second)).or_insert(spec.cmd);
                    }
                    None => {
                        singles.insert((spec.scope, key.first), Some(spec.cmd));
                    }
                }
            }
        }
        Keymap { keys, singles, pairs }
    }

    /// Returns all keys of a command; the first is the one that is shown.
    pub fn keys(&self, cmd: Cmd) -> &[Sequence] {
        self.keys.get(cmd as usize).map_or(&[], Vec::as_slice)
    }

    /// Returns the first key of a command as it is shown; for one without keys that of the palette, where it can be found.
    pub fn first(&self, cmd: Cmd) -> String {
        let key = self.keys(cmd).first().or_else(|| self.keys(Cmd::Palette).first());
        key.map(Sequence::shown).unwrap_or_default()
    }

    /// Returns the first key of every command by its id, for sentences that name it.
    pub fn names(&self) -> KeyNames {
        COMMANDS.iter().map(|spec| (spec.id, self.first(spec.cmd))).collect()
    }

    /// Writes all keys of a command as they are shown.
    pub fn all(&self, cmd: Cmd) -> Vec<String> {
        self.keys(cmd).iter().map(Sequence::shown).collect()
    }

    /// Says what a key does in scopes, innermost first.
    pub fn pressed(&self, scopes: &[Scope], key: Key) -> Pressed {
        match scopes.iter().chain([&Scope::Global]).find_map(|scope| self.singles.get(&(*scope, key))) {
            Some(Some(cmd)) => Pressed::Command(cmd.spec()),
            Some(None) => Pressed::Prefix,
            None => Pressed::Nothing,
        }
    }

    /// Returns the command of a prefix and the key after it.
    pub fn after(&self, scopes: &[Scope], prefix: Key, key: Key) -> Option<&'static CommandSpec> {
        let cmd = scopes.iter().chain([&Scope::Global]).find_map(|scope| self.pairs.get(&(*scope, prefix, key)));
        cmd.map(|cmd| cmd.spec())
    }

    /// Lists what can follow a prefix, innermost scope first, in the order of the table.
    pub fn following(&self, scopes: &[Scope], prefix: Key) -> Vec<(Key, &'static CommandSpec)> {
        let mut found: Vec<(Key, &CommandSpec)> = Vec::new();
        for scope in scopes.iter().chain([&Scope::Global]) {
            for spec in COMMANDS.iter().filter(|spec| spec.scope == *scope) {
                let keys = self.keys(spec.cmd).iter().filter(|key| key.first == prefix).filter_map(|key| key.second);
                for key in keys {
                    if !found.iter().any(|(taken, _)| *taken == key) {
                        found.push((key, spec));
                    }
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
