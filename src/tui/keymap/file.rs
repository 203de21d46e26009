//! Reads a file of keys: a table for each scope, in it a line for each command with one key or a list of keys.

use super::fault::{Fault, Why};
use crate::domain::TomlFault;
use crate::tui::command::{COMMANDS, Cmd, CommandSpec, Scope};
use crate::tui::keys::Sequence;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys that a file gives to a command.
#[derive(Debug)]
pub struct Given {
    pub cmd: Cmd,
    pub line: usize,
    pub keys: Vec<(Sequence, usize)>,
}

/// Reads what can be read; the rest is told.
pub fn read(text: &str) -> (Vec<Given>, Vec<Fault>) {
    let mut reading = Reading { text, given: Vec::new(), faults: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let fault = TomlFault::new(text, error);
        // One slip may be found more than once.
        if !reading.faults.iter().any(|told| told.line == fault.line) {
            reading.faults.push(Fault { line: fault.line, why: Why::Toml(fault) });
        }
    }
    for (name, value) in document.get_ref() {
        match value.get_ref() {
            DeValue::Table(commands) => reading.scope(name, commands),
            _ => reading.loose(name),
        }
    }
    (reading.given, reading.faults)
}

struct Reading<'a> {
    text: &'a str,
    given: Vec<Given>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        self.text.get(..span.start).unwrap_or(self.text).matches('\n').count() + 1
    }

    /// Tells a slip, unless the line is told of already.
    fn tell(&mut self, line: usize, why: Why) {
        if !self.faults.iter().any(|told| told.line == line && matches!(told.why, Why::Toml(_))) {
            self.faults.push(Fault { line, why });
        }
    }

    /// A line that stands under no scope.
    fn loose(&mut self, name: &Spanned<impl AsRef<str>>) {
        let line = self.line(&name.span());
        let name = name.get_ref().as_ref();
        let why = match COMMANDS.iter().find(|spec| spec.id == name) {
            Some(spec) => Why::ElsewhereCommand { name: name.to_owned(), belongs: spec.scope },
            None => unknown_scope(name),
        };
        self.tell(line, why);
    }

    fn scope(&mut self, name: &Spanned<impl AsRef<str>>, commands: &DeTable<'_>) {
        let line = self.line(&name.span());
        let Some(scope) = Scope::named(name.get_ref().as_ref()) else {
            return self.tell(line, unknown_scope(name.get_ref().as_ref()));
        };
        for (id, keys) in commands {
            let line = self.line(&id.span());
            let id: &str = id.get_ref();
            match COMMANDS.iter().find(|spec| spec.id == id) {
                Some(spec) if spec.scope == scope => self.command(spec, line, keys),
                Some(spec) => self.tell(line, Why::ElsewhereCommand { name: id.to_owned(), belongs: spec.scope }),
                None => self.tell(line, unknown_command(id, scope)),
            }
        }
    }

    fn command(&mut self, spec: &CommandSpec, line: usize, value: &Spanned<DeValue<'_>>) {
        let values: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![value],
        };
        let mut keys = Vec::new();
        for value in &values {
            let line = self.line(&value.span());
            match value.get_ref() {
                DeValue::String(name) => match name.parse::<Sequence>() {
                    Ok(key) if spec.scope.is_typed() && key.types() => {
                        self.tell(line, Why::TypedHere { key: name.to_string(), cmd: spec.cmd });
                    }
                    Ok(key) => keys.push((key, line)),
                    Err(_) => self.tell(line, Why::unknown_key(name)),
                },
                _ => self.tell(line, Why::NoKeys { cmd: spec.cmd }),
            }
        }
        // Where none of its keys can be read, the command keeps those it has; an empty list takes them all away.
        if values.is_empty() || !keys.is_empty() {
            self.given.push(Given { cmd: spec.cmd, line, keys });
        }
    }
}

fn unknown_scope(name: &str) -> Why {
    let scopes: Vec<String> = COMMANDS.iter().map(|spec| spec.scope.id()).collect();
    Why::UnknownScope { name: name.to_owned(), near: near(name, scopes.iter().map(String::as_str)) }
}

/// The nearest command of the scope is meant, else the nearest of any.
fn unknown_command(name: &str, scope: Scope) -> Why {
    let here = || COMMANDS.iter().filter(|spec| spec.scope == scope);
    let found = near(name, here().map(|spec| spec.id)).or_else(|| near(name, COMMANDS.iter().map(|spec| spec.id)));
    Why::UnknownCommand { name: name.to_owned(), scope, near: found }
}

/// How like a name has to be to what was written.
const LIKE: f64 = 0.8;

/// Returns the name that is most like what somebody wrote, if one is.
pub fn near<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let written = written.to_lowercase();
    let scored = names.map(|name| (strsim::jaro_winkler(&written, name), name));
    let best = scored.filter(|(like, _)| *like > LIKE).max_by(|(one, _), (other, _)| one.total_cmp(other));
    best.map(|(_, name)| name.to_owned())
}
