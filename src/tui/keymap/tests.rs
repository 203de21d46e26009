use super::*;
use crate::domain::Lang;
use crate::i18n::Words;
use proptest::prelude::*;

fn own(text: &str) -> (Keymap, Vec<Fault>) {
    Keymap::with(Preset::Standard, Some(text))
}

fn key(name: &str) -> Key {
    name.parse().expect(name)
}

fn run(keymap: &Keymap, scopes: &[Scope], name: &str) -> Option<Cmd> {
    match keymap.pressed(scopes, key(name)) {
        Pressed::Command(spec) => Some(spec.cmd),
        Pressed::Prefix | Pressed::Nothing => None,
    }
}

#[test]
fn a_file_gives_keys_and_takes_those_it_leaves_out() {
    let (keymap, faults) = own("[book]\nsort = [\"o\", \"g z\"]\n\n[global]\nagenda = []\n");
    assert_eq!(faults, []);
    let book = [Scope::Book, Scope::List];
    assert_eq!((run(&keymap, &book, "o"), run(&keymap, &book, "s")), (Some(Cmd::Sort), None));
    assert_eq!(keymap.after(&book, key("g"), key("z")).map(|spec| spec.cmd), Some(Cmd::Sort));
    assert_eq!((keymap.first(Cmd::Sort), keymap.keys(Cmd::Agenda).len(), run(&keymap, &book, "A")), ("o".to_owned(), 0, None));
    assert_eq!(keymap.first(Cmd::Agenda), "Ctrl-P", "what has no key is found in the palette");
    assert_eq!(run(&keymap, &book, "w"), Some(Cmd::Why), "what the file does not name is as it was");
}

#[test]
fn the_innermost_scope_has_a_key_and_a_prefix_shows_what_follows() {
    let keymap = Keymap::standard();
    assert_eq!(run(keymap, &[Scope::Today, Scope::List], "n"), Some(Cmd::TodayLog));
    assert_eq!(run(keymap, &[Scope::Book, Scope::List], "n"), Some(Cmd::QuickLog));
    assert!(matches!(keymap.pressed(&[Scope::List], key("g")), Pressed::Prefix));
    let following = keymap.following(&[Scope::Book, Scope::List], key("g"));
    let first: Vec<Cmd> = following.iter().map(|(_, spec)| spec.cmd).take(3).collect();
    assert_eq!(first, [Cmd::First, Cmd::Last, Cmd::Today]);
    assert!(keymap.following(&[Scope::QuickLog], key("g")).iter().all(|(_, spec)| spec.scope == Scope::Global));
}

#[test]
fn what_does_not_hold_is_told_with_its_line_and_the_rest_holds() {
    let words = Words::new(Lang::En);
    for (text, line, said) in [
        ("[book]\nsort = \"o\"\nview = \"y\"", 3, "Is views meant?"),
        ("[book]\nsort = \"o\"\n[boko]\nviews = \"y\"", 3, "Is [book] meant?"),
        ("[book]\nsort = \"o\"\nviews = \"contrl-y\"", 3, "There is no key “contrl-y”."),
        ("[book]\nsort = \"o\"\nviews = \"ctrl-spase\"", 3, "Is space meant?"),
        ("[book]\nsort = \"o\"\nviews = 3", 3, "views needs a key in quotation marks"),
        ("[book]\nsort = \"o\"\nundo = \"y\"", 3, "undo belongs under [global]."),
        ("undo = \"y\"\n[book]\nsort = \"o\"", 1, "undo belongs under [global]."),
        ("[book]\nsort = \"o\"\nviews = \"P\"", 3, "“P” is “playbooks” where this works too. Give playbooks under [global]"),
        ("[book]\nsort = \"o\"\nviews = \"o\"", 3, "“o” is “sort” where this works too. Give sort under [book]"),
        ("[book]\nsort = \"o\"\nviews = \"g\"", 3, "Give first under [list] another key first."),
        ("[book]\nsort = \"o\"\nviews = \"m x\"", 3, "Give book-mail under [book] another key first."),
        ("[book]\nsort = \"o\"\n[quick-log]\nsave-log = \"s\"", 4, "“s” is typed into the field here"),
        ("[book]\nsort = \"o\"\n[global]\nback = \"~\"", 4, "“back” must keep a key that is no character"),
        ("[book]\nsort = \"o\"\nsort = \"i\"", 3, "stands here twice"),
        ("[book]\nsort = \"o\"\nviews = ", 3, "is not TOML"),
    ] {
        let (keymap, faults) = own(text);
        let [fault] = faults.as_slice() else { panic!("{text}: {faults:?}") };
        assert_eq!(fault.line, line, "{text}");
        assert!(fault.worded(&words).contains(said), "{text}: {}", fault.worded(&words));
        assert_eq!(keymap.first(Cmd::Sort), "o", "{text}");
        assert_eq!(keymap.first(Cmd::Views), "V", "{text}");
        let japanese = fault.worded(&Words::new(Lang::Ja));
        assert!(japanese.contains('。') || japanese.ends_with('か'), "{japanese}");
    }
}

#[test]
fn a_key_is_free_when_its_command_is_given_another_wherever_the_line_stands() {
    let (keymap, faults) = own("[book]\nviews = \"P\"\nsort = \"a\"\nadd-account = \"s\"\n[global]\nplaybooks = \"g y\"\n");
    assert_eq!(faults, []);
    let book = [Scope::Book, Scope::List];
    let keys = ["P", "a", "s"].map(|name| run(&keymap, &book, name));
    assert_eq!(keys, [Some(Cmd::Views), Some(Cmd::Sort), Some(Cmd::AddAccount)]);
}

#[test]
fn the_example_of_the_manual_holds_whole() {
    let page = include_str!("../../../assets/docs/own-keys.md");
    let example = page.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let (keymap, faults) = own(example);
    assert_eq!((faults, keymap.first(Cmd::Sort)), (Vec::new(), "o".to_owned()));
}

#[test]
fn every_preset_holds_whole() {
    for preset in Preset::ALL {
        let (_, faults) = Keymap::standard().under(preset.text());
        assert_eq!(faults, [], "{}", preset.name());
        let (keymap, _) = Keymap::with(preset, None);
        for cmd in [Cmd::Back, Cmd::Palette, Cmd::Help, Cmd::Quit, Cmd::Up, Cmd::Down, Cmd::Open, Cmd::Undo, Cmd::QuickLog] {
            assert!(keymap.keys(cmd).iter().any(Sequence::survives_input_method), "{}: {cmd:?}", preset.name());
        }
    }
    let (vim, _) = Keymap::with(Preset::Vim, None);
    assert_eq!(run(&vim, &[Scope::Book, Scope::List], "ctrl-d"), Some(Cmd::PageDown));
    let (emacs, _) = Keymap::with(Preset::Emacs, None);
    assert_eq!(run(&emacs, &[Scope::Book, Scope::List], "ctrl-n"), Some(Cmd::Down));
}

/// Says whether every key of a scope has one meaning.
fn is_plain(keymap: &Keymap) -> bool {
    COMMANDS.iter().all(|spec| {
        let others = || COMMANDS.iter().filter(|other| other.scope == spec.scope && other.cmd != spec.cmd);
        keymap.keys(spec.cmd).iter().all(|key| !others().any(|other| keymap.keys(other.cmd).iter().any(|taken| taken.collides(key))))
    })
}

#[test]
fn the_table_gives_every_key_of_a_scope_one_meaning() {
    assert!(is_plain(Keymap::standard()));
}

proptest! {
    #[test]
    fn no_text_whatever_breaks_the_reading(text in "\\PC{0,80}") {
        let _whatever = own(&text);
        let _whatever: Result<Sequence, _> = text.parse();
    }

    #[test]
    fn whatever_a_file_gives_no_key_means_two_things_and_one_can_always_leave(
        lines in proptest::collection::vec((0..COMMANDS.len(), "(ctrl-|alt-)?[a-z]( [a-z])?|f[1-9]|esc|enter|[0-9A-Z]{1,2}|\\PC{0,3}"), 0..8),
    ) {
        let line = |(at, key): &(usize, String)| {
            let spec = &COMMANDS[*at];
            format!("{}.{} = [{}]\n", spec.scope.id(), spec.id, toml::Value::String(key.clone()))
        };
        let text: String = lines.iter().map(line).collect();
        let (keymap, faults) = own(&text);
        prop_assert!(is_plain(&keymap), "{}", text);
        prop_assert!(keymap.keys(Cmd::Back).iter().any(|key| !key.types()), "{}", text);
        prop_assert!(faults.iter().all(|fault| fault.line <= lines.len().max(1)), "{}: {:?}", text, faults);
    }
}
