use super::*;
use crate::domain::Lang;
use crate::i18n::Words;
use crate::tui::keys::Key;
use std::collections::HashMap;

#[test]
fn every_key_is_readable_and_means_one_thing_in_its_scope() {
    let mut seen = HashMap::new();
    for spec in COMMANDS {
        for key in spec.keys {
            let parsed: Key = key.parse().expect(key);
            assert_eq!(seen.insert((spec.scope, parsed), spec.id), None, "{key} twice in {:?}", spec.scope);
        }
    }
}

#[test]
fn no_way_to_another_screen_is_a_key_that_edits_a_line() {
    let edits = ["ctrl-a", "ctrl-e", "ctrl-k", "ctrl-u", "ctrl-w"];
    let taken = |spec: &&CommandSpec| spec.scope == Scope::Global && spec.keys.iter().any(|key| edits.contains(key));
    assert_eq!(COMMANDS.iter().find(taken).map(|spec| spec.id), None);
}

#[test]
fn no_list_hides_the_way_to_another_screen() {
    let screens = [
        Cmd::Book,
        Cmd::Onboarding,
        Cmd::AllTasks,
        Cmd::Review,
        Cmd::Import,
        Cmd::Agenda,
        Cmd::Programmes,
        Cmd::History,
        Cmd::Playbooks,
        Cmd::Initiatives,
        Cmd::Mail,
    ];
    let scopes =
        [Scope::List, Scope::Today, Scope::TodayRules, Scope::Book, Scope::Account, Scope::Timeline, Scope::Tasks, Scope::TaskList];
    for scope in scopes {
        let taken: Vec<&str> = COMMANDS.iter().filter(|spec| spec.scope == scope).flat_map(|spec| spec.keys).copied().collect();
        for cmd in screens {
            assert!(cmd.spec().keys.iter().any(|key| !taken.contains(key)), "{cmd:?} has no key left in {scope:?}");
        }
    }
}

#[test]
fn every_command_has_words_in_both_languages() {
    for lang in Lang::ALL {
        let words = Words::new(*lang);
        for spec in COMMANDS {
            for id in [spec.word_id(), spec.help_id()] {
                assert!(!words.get(&id).starts_with('['), "{lang}: {id}");
            }
        }
    }
}

#[test]
fn core_actions_have_a_key_that_an_input_method_leaves_alone() {
    for cmd in [Cmd::Open, Cmd::Why, Cmd::Filter, Cmd::Sort, Cmd::Mark, Cmd::QuickLog, Cmd::Undo, Cmd::Redo, Cmd::Palette, Cmd::Help] {
        assert!(is_safe(cmd.spec()), "{cmd:?}");
    }
    // Whatever leads to a screen from anywhere.
    for spec in COMMANDS.iter().filter(|spec| spec.scope == Scope::Global && !spec.keys.is_empty()) {
        assert!(is_safe(spec), "{}", spec.id);
    }
}

fn is_safe(spec: &CommandSpec) -> bool {
    spec.keys.iter().any(|key| key.parse::<Key>().expect("is a key").survives_input_method())
}
