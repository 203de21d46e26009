//! `keys`: every key and command by the place where it works, from the one table; the key reference of the manual is made by it.

use crate::cli::args::KeysArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::{Answer, complain};
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::i18n::Words;
use crate::say;
use crate::shell::paths;
use crate::text::search_key;
use crate::tui::command::{COMMANDS, CommandSpec};
use crate::tui::keymap::Keymap;
use crate::tui::keys::Sequence;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct KeyLine {
    id: &'static str,
    scope: String,
    keys: Vec<String>,
    /// Whether these are other keys than those of the table.
    changed: bool,
    writes: bool,
    name: String,
    help: String,
}

/// A line of `keys.toml` that does not hold.
#[derive(Debug, Serialize)]
struct Slip<'a> {
    message: &'a str,
}

pub fn keys(cx: &Context, args: &KeysArgs) -> Result<Answer, Failure> {
    if args.markdown {
        return Ok(Answer::made(markdown(&cx.words).into_bytes()));
    }
    if args.check {
        return Ok(check(cx));
    }
    let keys = &cx.keys.keymap;
    let wanted = search_key(&args.words.join(" "));
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let fits = |spec: &&CommandSpec| words.iter().all(|word| found_by(&cx.words, keys, spec).contains(word));
    let found: Vec<&CommandSpec> = COMMANDS.iter().filter(fits).collect();
    let line = |spec: &&CommandSpec| KeyLine {
        id: spec.id,
        scope: spec.scope.id(),
        keys: spelled(keys, spec),
        changed: is_changed(keys, spec),
        writes: spec.writes,
        name: cx.words.get(&spec.word_id()),
        help: cx.words.get(&spec.help_id()),
    };
    let json: Vec<KeyLine> = found.iter().map(line).collect();
    if let Some(problem) = cx.keys.problem(&cx.words) {
        complain(&problem);
    }
    Ok(cx.answer(&json, || listed(cx, &found, &args.words.join(" "))))
}

/// Says what is wrong with the person's own keys, a line each.
fn check(cx: &Context) -> Answer {
    let slips: Vec<Slip<'_>> = cx.keys.problems.iter().map(|message| Slip { message }).collect();
    let said = || {
        let mut text = Text::default();
        for slip in &slips {
            text.line(Piece::new(slip.message, Tone::Bad));
        }
        let file = paths::keys_file();
        if let Some(path) = file.as_ref().filter(|_| slips.is_empty()) {
            let name = path.display().to_string();
            text.line(if path.exists() { say!(cx.words, "keys-sound", path = name) } else { say!(cx.words, "keys-none", path = name) });
        }
        text
    };
    cx.answer(&slips, said).with_code(u8::from(!slips.is_empty()))
}

fn spelled(keys: &Keymap, spec: &CommandSpec) -> Vec<String> {
    keys.keys(spec.cmd).iter().map(Sequence::to_string).collect()
}

fn is_changed(keys: &Keymap, spec: &CommandSpec) -> bool {
    keys.keys(spec.cmd) != Keymap::standard().keys(spec.cmd)
}

/// What a command is found by.
fn found_by(words: &Words, keys: &Keymap, spec: &CommandSpec) -> String {
    let spelled = spelled(keys, spec).join(" ");
    let parts = [shown(keys, spec), spelled, spec.id.to_owned(), place(words, spec), words.get(&spec.help_id())];
    search_key(&parts.join("\n"))
}

fn place(words: &Words, spec: &CommandSpec) -> String {
    words.get(&spec.scope.word_id())
}

/// Writes the keys of a command as they are on the keyboard.
fn shown(keys: &Keymap, spec: &CommandSpec) -> String {
    keys.all(spec.cmd).join("  ")
}

/// Puts the commands of each place together, in the order of the table.
fn by_place<'a>(found: &[&'a CommandSpec]) -> Vec<(&'a CommandSpec, Vec<&'a CommandSpec>)> {
    let mut places: Vec<(&CommandSpec, Vec<&CommandSpec>)> = Vec::new();
    for spec in found {
        match places.iter_mut().find(|(first, _)| first.scope == spec.scope) {
            Some((_, commands)) => commands.push(spec),
            None => places.push((spec, vec![spec])),
        }
    }
    places
}

fn listed(cx: &Context, found: &[&CommandSpec], asked: &str) -> Text {
    let mut text = Text::default();
    if found.is_empty() {
        text.line(say!(cx.words, "keys-nothing", words = asked.to_owned()));
    }
    for (place_of, (first, commands)) in by_place(found).into_iter().enumerate() {
        if place_of > 0 {
            text.blank();
        }
        text.line(Piece::new(place(&cx.words, first), Tone::Strong));
        let mut table = Table::new(vec![
            Column::left(say!(cx.words, "keys-col-keys")),
            Column::left(say!(cx.words, "keys-col-command")),
            Column::whole(say!(cx.words, "keys-col-does")),
        ]);
        for spec in commands {
            let tone = if is_changed(&cx.keys.keymap, spec) { Tone::Strong } else { Tone::Plain };
            table.row(vec![
                Piece::new(shown(&cx.keys.keymap, spec), tone),
                Piece::new(spec.id, Tone::Dim),
                cx.words.get(&spec.help_id()).into(),
            ]);
        }
        text.table(&table);
    }
    text
}

/// Writes the page of the manual.
pub fn markdown(words: &Words) -> String {
    let mut page = format!("# {}\n\n{}\n", say!(words, "keys-title"), say!(words, "keys-about"));
    let all: Vec<&CommandSpec> = COMMANDS.iter().collect();
    for (first, commands) in by_place(&all) {
        let heads = ["keys-col-keys", "keys-col-does", "keys-col-command"].map(|id| words.get(id));
        page.push_str(&format!("\n## {}\n\n| {} |\n|---|---|---|\n", capital(&place(words, first)), heads.join(" | ")));
        for spec in commands {
            let keys: Vec<String> = Keymap::standard().all(spec.cmd).iter().map(|key| format!("`{}`", cell(key))).collect();
            page.push_str(&format!("| {} | {} | {} |\n", keys.join(" "), cell(&words.get(&spec.help_id())), spec.id));
        }
    }
    page
}

/// A cell of a Markdown table; the backslash key in code needs a space, or it would escape what ends it.
fn cell(text: &str) -> String {
    match text {
        "`" | "|" | "\\" => format!("{}{text} ", if text == "|" { "\\" } else { "" }),
        _ => text.replace('|', "\\|"),
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn the_manual_has_the_keys_as_they_are() {
        for (lang, page) in
            [(Lang::En, include_str!("../../assets/docs/keys.md")), (Lang::Ja, include_str!("../../assets/docs/keys.ja.md"))]
        {
            let made = markdown(&Words::new(lang));
            let differing = made.lines().zip(page.lines()).find(|(new, old)| new != old);
            let hint = "write it anew: mimamori keys --markdown --lang";
            assert!(differing.is_none() && made.lines().count() == page.lines().count(), "{hint} {lang}: {differing:?}");
        }
    }

    #[test]
    fn every_place_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let words = Words::new(*lang);
            for spec in COMMANDS {
                assert!(!place(&words, spec).starts_with('['), "{lang}: {}", spec.scope.word_id());
            }
        }
    }
}
