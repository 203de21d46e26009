//! The rules of the house that a compiler does not know: which layer may name which, and how long things may get.

#![expect(clippy::string_slice, reason = "places come from searches in the same text")]

use crate::support::source::{SourceFile, blanked, files, functions};
use std::collections::BTreeSet;

/// Modules that may name only these, though more stands before them.
const BESIDE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &[]),
    ("i18n", &["domain", "text"]),
    ("theme", &["domain", "text"]),
    ("demo", &["domain"]),
    ("import", &["domain", "text"]),
    ("export", &["domain", "text"]),
];

/// Modules with no words and no looks.
const WORDLESS: &[&str] = &["store", "review", "ops"];

/// What only some modules may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("rusqlite", &["store", "review", "ops"]),
    ("ratatui", &["theme", "tui", "shell"]),
    ("crossterm", &["tui", "shell", "cli"]),
    ("std::fs", &["store", "shell", "cli"]),
    ("std::env", &["shell", "cli", "main"]),
    ("std::thread", &["store", "shell", "cli"]),
    ("std::process", &["store", "shell", "cli", "main"]),
    ("Command::new", &["shell"]),
    ("Utc::now", &["shell"]),
    ("Local::now", &["shell"]),
    ("SystemTime::now", &["shell"]),
    ("Instant::now", &["store", "shell", "cli"]),
    ("println!", &[]),
    ("print!", &[]),
    ("dbg!", &[]),
    ("todo!", &[]),
    ("unimplemented!", &[]),
    (".unwrap()", &[]),
];

const MOST_LINES_OF_A_FILE: usize = 600;
const MOST_LINES_OF_A_FUNCTION: usize = 60;
/// Functions that are one list, and clearer for being long: `path: name`.
const LONG_LISTS: &[&str] = &[];

/// Returns the module a file belongs to.
fn layer(file: &SourceFile) -> &str {
    let inside = file.path.strip_prefix("src/").expect("was asked for");
    inside.split(['/', '.']).next().expect("has a first part")
}

/// Reads the order of the layers from the crate's map.
fn order(files: &[SourceFile]) -> Vec<String> {
    let map = files.iter().find(|file| file.path == "src/lib.rs").expect("there is a map");
    let lines = map.text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    lines.map(str::to_owned).collect()
}

/// Returns which modules of the crate the code names.
fn named(file: &SourceFile, modules: &[String]) -> BTreeSet<String> {
    let code = file.code();
    let up = "super::".repeat(depth(file));
    let roots = ["crate::", "mimamori::", &up];
    let mut names = BTreeSet::new();
    for root in roots.iter().filter(|root| !root.is_empty()) {
        for (at, _) in code.match_indices(root) {
            names.extend(first_parts(&code[at + root.len()..]));
        }
    }
    names.retain(|name| modules.contains(name));
    names
}

/// Returns how many times `super` leads out of a file's module to the crate's root.
fn depth(file: &SourceFile) -> usize {
    let inside = file.path.strip_prefix("src/").expect("was asked for").trim_end_matches("/mod.rs");
    if ["lib.rs", "main.rs"].contains(&inside) { 0 } else { inside.split('/').count() }
}

/// Reads the first name of a path, or of each path of a group in braces.
fn first_parts(path: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![word(path)] };
    let mut parts = vec![word(group)];
    let mut nested = 1;
    for (at, c) in group.char_indices() {
        match c {
            '{' => nested += 1,
            '}' => nested -= 1,
            ',' if nested == 1 => parts.push(word(&group[at + 1..])),
            _ => {}
        }
        if nested == 0 {
            break;
        }
    }
    parts
}

/// Says why a layer may not name a module; `None` when it may.
fn objection(layer: &str, module: &str, order: &[String]) -> Option<&'static str> {
    let place = |name: &str| order.iter().position(|other| other == name);
    if layer == module || layer == "lib" {
        None
    } else if let Some((_, allowed)) = BESIDE.iter().find(|(beside, _)| *beside == layer) {
        (!allowed.contains(&module)).then_some("which stands beside and may not be known here")
    } else if WORDLESS.contains(&layer) && ["i18n", "theme", "wording"].contains(&module) {
        Some("but has no words and no looks")
    } else {
        place(layer).is_some_and(|own| place(module) > Some(own)).then_some("which stands above it")
    }
}

#[test]
fn a_layer_names_only_what_stands_below_it() {
    let files = files("src", "rs");
    let order = order(&files);
    let mut broken = Vec::new();
    for file in &files {
        let layer = layer(file);
        for module in named(file, &order) {
            broken.extend(objection(layer, &module, &order).map(|why| format!("{} names {module}, {why}", file.path)));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn what_touches_the_world_stays_where_it_belongs() {
    let mut broken = Vec::new();
    for file in files("src", "rs") {
        let code = file.code();
        let reserved = RESERVED.iter().filter(|(_, owners)| !owners.contains(&layer(&file)));
        broken.extend(reserved.filter(|(name, _)| has_name(&code, name)).map(|(name, _)| format!("{} names {name}", file.path)));
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Says whether a name stands in the code and is not the end of a longer one.
fn has_name(code: &str, name: &str) -> bool {
    let is_whole = |at: usize| name.starts_with('.') || !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    code.match_indices(name).any(|(at, _)| is_whole(at))
}

#[test]
fn files_and_functions_stay_short() {
    let mut long = Vec::new();
    for file in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        let lines = file.text.lines().count();
        long.extend((lines > MOST_LINES_OF_A_FILE).then(|| format!("{}: {lines} lines", file.path)));
        for function in functions(&blanked(&file.text)) {
            let name = format!("{}: {}", file.path, function.name);
            let is_long = function.lines > MOST_LINES_OF_A_FUNCTION && !LONG_LISTS.contains(&name.as_str());
            long.extend(is_long.then(|| format!("{name} has {} lines", function.lines)));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn a_file_opens_by_saying_what_it_is_for() {
    let silent = |file: &SourceFile| !file.text.starts_with("//!") && !file.path.ends_with("/tests.rs") && file.path != "src/main.rs";
    let silent: Vec<String> = files("src", "rs").into_iter().filter(silent).map(|file| file.path).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn the_rules_object_to_what_they_should() {
    let order: Vec<String> = ["domain", "text", "i18n", "store", "ops", "tui", "shell"].map(str::to_owned).to_vec();
    for (layer, module, allowed) in [
        ("tui", "store", true),
        ("tui", "shell", false),
        ("store", "ops", false),
        ("store", "i18n", false),
        ("i18n", "text", true),
        ("i18n", "store", false),
        ("domain", "text", false),
        ("shell", "tui", true),
        ("lib", "tui", true),
    ] {
        assert_eq!(objection(layer, module, &order).is_none(), allowed, "{layer} {module}");
    }
    let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
    for (path, text, expected) in [
        ("src/tui/app.rs", "use crate::{domain::{A, B}, shell::Clock};", vec!["domain", "shell"]),
        ("src/tui/app.rs", "fn f() { super::super::store::open() }", vec!["store"]),
        ("src/tui/widget/pen.rs", "fn f() { super::super::store::open() }", vec![]),
        ("src/tui/app.rs", "// crate::shell\n#[cfg(test)]\nmod tests { use crate::shell; }", vec![]),
    ] {
        assert_eq!(Vec::from_iter(named(&file(path, text), &order)), expected, "{path} {text}");
    }
    assert!(has_name("let x = Utc::now();", "Utc::now") && !has_name("eprintln!()", "println!"));
}
