//! Every screen of a book with nothing in it: what it is for, and a key that fills it and works.

use crate::support::Shelf;
use crate::support::desk::{Desk, key_named};
use mimamori::domain::Lang;

/// The screens by the keys that lead there, and the tabs of each. Search is left out: to type is what it asks for.
const SCREENS: &[&str] = &[
    "f2",
    "f3",
    "f4",
    "f4 tab",
    "X",
    "X tab",
    "X tab tab",
    "f5",
    "f5 2",
    "f5 3",
    "f5 4",
    "f5 5",
    "f5 6",
    "f6",
    "f7",
    "f7 2",
    "f7 3",
    "f7 4",
    "f7 5",
    "f7 6",
    "f7 7",
    "f8",
    "f8 2",
    "f8 3",
    "f8 4",
    "f8 5",
    "f8 7",
    "T",
    "W",
    "A",
    "M",
    "L",
    "L 2",
    "U",
    "P 2",
    "ctrl-f",
];

/// Returns the keys that a text names: `Ctrl-O`, `F3`, `Enter`, a letter that stands alone.
fn keys_in(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '/' && c != '←');
    let is_function = |word: &str| word.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
    let named = words.filter(|word| {
        let is_letter = word.chars().count() == 1 && *word != "-";
        is_letter || word.starts_with("Ctrl-") || is_function(word) || ["Enter", "Space", "Tab", "Ins"].contains(word)
    });
    let name = |word: &str| match word {
        "Ins" => "insert".to_owned(),
        "←" => "left".to_owned(),
        word if word.chars().count() == 1 => word.to_owned(),
        word => word.to_lowercase(),
    };
    named.map(name).collect()
}

/// Returns what stands between the first lines and the last two.
fn body(desk: &mut Desk) -> String {
    let rows = desk.rows();
    rows[1..rows.len() - 2].join("\n")
}

#[test]
fn an_empty_screen_names_a_key_that_leads_on() {
    assert_leads_on(Lang::En);
}

#[test]
fn an_empty_screen_in_japanese_names_a_key_that_leads_on() {
    assert_leads_on(Lang::Ja);
}

fn assert_leads_on(lang: Lang) {
    let silent: Vec<String> = SCREENS.iter().filter_map(|screen| silent(lang, screen)).collect();
    assert!(silent.is_empty(), "{} of {}\n{}", silent.len(), SCREENS.len(), silent.join("\n----\n"));
}

/// Returns what a screen of an empty book shows, when none of the keys that it names does anything.
fn silent(lang: Lang, screen: &str) -> Option<String> {
    let at = |keys: &str| {
        let shelf = Shelf::new();
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        desk.press(keys);
        (shelf, desk)
    };
    let (_shelf, mut desk) = at(screen);
    let shown = body(&mut desk);
    let leads_on = |key: &String| {
        let (_shelf, mut desk) = at(screen);
        desk.key(key_named(key));
        body(&mut desk) != shown
    };
    let mut keys = keys_in(&shown);
    keys.sort();
    keys.dedup();
    (!keys.iter().any(leads_on)).then(|| format!("{lang} {screen}: {keys:?}\n{shown}"))
}
