//! `search QUERY`, and searches that are kept.

use super::{keys, run_in, run_on, shelf, strings};

#[test]
fn a_search_answers_in_json_and_in_text() {
    let shelf = shelf();
    let found = run_on(&shelf.path(), &["search", "mika", "--json"]).json();
    assert_eq!(keys(&found), ["hits", "total"]);
    assert_eq!(found["total"], 1);
    let hit = &found["hits"][0];
    assert_eq!(keys(hit), ["account", "account_name", "at", "id", "kind", "snippet", "title"]);
    assert_eq!((hit["kind"].as_str(), hit["title"].as_str()), (Some("contact"), Some("Mika Sato")));
    assert_eq!((hit["account_name"].as_str(), hit["snippet"].as_str()), (Some("Acme Rockets"), Some("mika@acme.example")));
    let text = run_on(&shelf.path(), &["search", "青葉"]);
    assert!(text.fine().contains("青葉システム"), "{text:?}");
    let none = run_in("ja", &shelf.path(), &["search", "ありえない言葉"]);
    assert!(none.fine().contains("見つかりません"), "{none:?}");
}

#[test]
fn a_search_leaves_out_narrows_and_is_limited() {
    let shelf = shelf();
    let path = shelf.path();
    for (arguments, expected) in [
        (&["search", "acme", "-mika", "in:contact", "--json"][..], &["Ken Ito"][..]),
        (&["search", "種類:アカウント", "acme", "--json"], &["Acme Rockets"]),
        (&["search", "in:account", "--by", "date", "--limit", "0", "--json"], &[]),
        (&["search", "acct:青葉 in:account", "--json"], &["青葉システム"]),
    ] {
        let ran = run_on(&path, arguments);
        ran.fine();
        assert_eq!(strings(&ran.json()["hits"], "title"), expected, "{arguments:?}");
    }
}

#[test]
fn a_slip_is_shown_with_a_mark_under_the_characters() {
    let shelf = shelf();
    let ran = run_on(&shelf.path(), &["search", "acme", "in:males"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("  acme in:males\n          ^^^^^"), "{}", ran.err);
    assert_eq!(run_in("ja", &shelf.path(), &["search", "「acme"]).code, 2);
    assert_eq!(run_on(&shelf.path(), &["search", "?!"]).code, 2);
}

#[test]
fn a_kept_search_is_run_renamed_and_deleted() {
    let shelf = shelf();
    let path = shelf.path();
    run_on(&path, &["search", "save", "People", "acme", "in:contact"]).fine();
    assert_eq!(run_on(&path, &["search", "save", "people", "x"]).code, 1, "the name is taken");
    run_on(&path, &["search", "rename", "People", "Rockets"]).fine();
    let kept = run_on(&path, &["search", "saved", "--json"]).json();
    assert_eq!((strings(&kept, "name"), strings(&kept, "query")), (vec!["Rockets"], vec!["acme in:contact"]));
    assert_eq!(run_on(&path, &["search", "--saved", "rockets", "--json"]).json()["total"], 2);
    run_on(&path, &["search", "delete", "Rockets"]).fine();
    assert!(run_on(&path, &["search", "--saved", "Rockets"]).err.contains("Rockets"));
    run_on(&path, &["undo"]).fine();
    assert_eq!(strings(&run_on(&path, &["search", "saved", "--json"]).json(), "name"), ["Rockets"]);
}

#[test]
fn the_index_is_made_anew_when_it_is_asked_for() {
    let shelf = shelf();
    let checked = run_on(&shelf.path(), &["check", "--reindex", "--json"]).json();
    assert_eq!(checked["ok"], true);
    assert_eq!(run_on(&shelf.path(), &["search", "mika", "--json"]).json()["total"], 1);
}
