//! Lays a file of keys over a keymap: refuses what would hide another command, and lets the rest hold.

use super::Keymap;
use super::fault::{Fault, Why};
use super::file::{Given, read};
use crate::tui::command::{COMMANDS, Cmd, CommandSpec, Scope};
use crate::tui::keys::Sequence;

/// What nobody can do without: each keeps a key that is no character, so that it works in a field too.
const NEEDED: [Cmd; 4] = [Cmd::Back, Cmd::Palette, Cmd::Help, Cmd::Quit];

impl Keymap {
    /// Lays a file over these keys; of a line that clashes only the key that does is left out.
    pub(super) fn under(&self, text: &str) -> (Keymap, Vec<Fault>) {
        let (mut given, faults) = read(text);
        given.sort_by_key(|one| one.line);
        let mut laying = Laying { keys: self.keys.clone(), faults };
        // What is given anew is free for others from the start, wherever the line stands.
        for one in &given {
            laying.keys[one.cmd as usize].clear();
        }
        for one in &given {
            laying.give(one, self.keys(one.cmd));
        }
        laying.faults.sort_by_key(|fault| fault.line);
        (Keymap::of(laying.keys), laying.faults)
    }
}

struct Laying {
    keys: Vec<Vec<Sequence>>,
    faults: Vec<Fault>,
}

impl Laying {
    fn give(&mut self, given: &Given, before: &[Sequence]) {
        let spec = given.cmd.spec();
        let mut kept = Vec::new();
        for (key, line) in &given.keys {
            match self.taken(spec, key, before) {
                Some(by) => self.faults.push(Fault { line: *line, why: Why::Taken { key: key.shown(), by } }),
                None if kept.contains(key) => {}
                None => kept.push(*key),
            }
        }
        if NEEDED.contains(&given.cmd) && !kept.iter().any(|key| !key.types()) {
            self.faults.push(Fault { line: given.line, why: Why::Needed { cmd: given.cmd } });
            kept.extend(self.still_free(spec, before));
        } else if kept.is_empty() && !given.keys.is_empty() {
            kept = self.still_free(spec, before);
        }
        self.keys[given.cmd as usize] = kept;
    }

    /// Returns those of the former keys that no line has taken meanwhile.
    fn still_free(&self, spec: &CommandSpec, before: &[Sequence]) -> Vec<Sequence> {
        before.iter().filter(|key| self.taken(spec, key, before).is_none()).copied().collect()
    }

    /// Returns the command that has a key where this one works too.
    ///
    /// A key that the command had before hides or is hidden on purpose, but not by another of its own scope.
    fn taken(&self, spec: &CommandSpec, key: &Sequence, before: &[Sequence]) -> Option<Cmd> {
        let scopes = if before.contains(key) { vec![spec.scope] } else { spec.scope.beside() };
        let others = COMMANDS.iter().filter(|other| other.cmd != spec.cmd && scopes.contains(&other.scope));
        // The command of the same scope is the one that is meant, then that of the innermost.
        let mut taken: Vec<&CommandSpec> =
            others.filter(|other| self.keys[other.cmd as usize].iter().any(|taken| taken.collides(key))).collect();
        taken.sort_by_key(|other| (other.scope != spec.scope, other.scope == Scope::Global, other.scope == Scope::List));
        // While a character is typed in one of the two, they do not meet.
        taken.iter().find(|other| !(key.types() && (other.scope.is_typed() || spec.scope.is_typed()))).map(|other| other.cmd)
    }
}
