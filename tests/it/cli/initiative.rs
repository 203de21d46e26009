//! `initiative` and `story`: planned, measured, judged, told and found again, and what is said where it cannot be.

use super::{run_in, run_on, shelf};
use serde_json::Value;
use std::path::Path;

fn listed(book: &Path, arguments: &[&str]) -> Vec<Value> {
    run_on(book, arguments).json().as_array().expect("a list").clone()
}

/// Adds an initiative over all accounts, from so many days ago to a day.
fn add(book: &Path, measure: &str, (start, end): (&str, &str), more: &[&str]) -> String {
    let given = ["initiative", "add", "Call the silent", "--hypothesis", "Calls help", "--filter", "churned:none", "--measure", measure];
    let days = ["--start", start, "--end", end, "--json"];
    let added = run_on(book, &[&given[..], &days[..], more].concat()).json();
    added["id"].as_str().expect("an id").to_owned()
}

#[test]
fn an_initiative_goes_through_its_cycle_and_back() {
    let shelf = shelf();
    let book = &shelf.path();
    let id = &add(book, "touches", ("2026-10-01", "2026-10-31"), &["--action", "playbook:recovery"]);
    let line = listed(book, &["initiative", "--json"]).remove(0);
    assert_eq!((line["phase"].as_str(), line["members"].as_u64(), line["verdict"].is_null()), (Some("check"), Some(4), true));
    let shown = run_on(book, &["initiative", "show", id, "--json"]).json();
    let check = &shown["check"];
    assert_eq!((check["before"]["from"].as_str(), check["before"]["to"].as_str()), (Some("2026-08-31"), Some("2026-09-30")));
    assert_eq!(
        (check["finding"].as_str(), check["over"].as_bool(), check["against"].as_str()),
        (Some("too_few"), Some(true), Some("before"))
    );
    assert_eq!(shown["accounts"].as_array().map(Vec::len), Some(4));
    let told = run_on(book, &["initiative", "show", id]);
    for said in ["Calls help", "playbook: Recovery", "Too few to tell", "regression to the mean", "none yet"] {
        assert!(told.fine().contains(said), "{said}: {told:?}");
    }
    assert!(run_in("ja", book, &["initiative", "show", id]).fine().contains("平均への回帰"));

    let judged = ["initiative", "verdict", id, "adapt", "--learned", "Mornings work", "--next", "Call in the morning"];
    assert!(run_on(book, &judged).fine().contains("Judged the initiative “Call the silent”: adapt"));
    let next = run_on(book, &["initiative", "next", id, "--json"]).json()["id"].as_str().expect("an id").to_owned();
    let lines = listed(book, &["initiative", "list", "--json"]);
    let of = |id: &str| lines.iter().find(|line| line["id"].as_str() == Some(id)).expect("is listed").clone();
    assert_eq!((of(id)["phase"].as_str(), of(id)["verdict"].as_str()), (Some("act"), Some("adapt")));
    let next = of(&next);
    assert_eq!((next["title"].as_str(), next["hypothesis"].as_str()), (Some("Call the silent (2)"), Some("Call in the morning")));
    assert_eq!((next["phase"].as_str(), next["members"].as_u64()), (Some("do"), Some(4)));

    run_on(book, &["initiative", "verdict", id, "--withdraw"]).fine();
    run_on(book, &["undo"]).fine();
    assert_eq!(run_on(book, &["initiative", "show", id, "--json"]).json()["learned"].as_str(), Some("Mornings work"));
    run_on(book, &["initiative", "delete", id]).fine();
    assert_eq!(listed(book, &["initiative", "--json"]).len(), 1);
    run_on(book, &["undo"]).fine();
    assert_eq!(run_on(book, &["initiative", "show", id, "--json"]).json()["accounts"].as_array().map(Vec::len), Some(4));
}

#[test]
fn members_come_and_go_and_the_playbook_is_begun_at_once() {
    let shelf = shelf();
    let book = &shelf.path();
    let id = &add(book, "health", ("2026-11-01", "2026-12-31"), &["--action", "playbook:recovery", "--begin"]);
    assert!(!listed(book, &["playbook", "running", "--json"]).is_empty(), "its playbook runs");
    assert!(run_on(book, &["initiative", "members", id, "--remove", "blue"]).fine().contains("0 in, 1 out"));
    assert!(run_on(book, &["initiative", "members", id, "--remove", "blue"]).failed(1).contains("blue"));
    assert!(run_on(book, &["initiative", "members", id, "--refresh"]).fine().contains("1 in, 0 out"));
    run_on(book, &["initiative", "edit", id, "--filter", "blue", "--measure", "nps"]).fine();
    assert!(run_on(book, &["initiative", "members", id, "--refresh"]).fine().contains("0 in, 3 out"));
    assert!(run_on(book, &["initiative", "members", id]).fine().contains("NPS"));
}

#[test]
fn what_cannot_be_is_said_in_both_languages() {
    let shelf = shelf();
    let book = &shelf.path();
    let with = |filter: &'static str, measure: &'static str, end: &'static str| {
        vec!["initiative", "add", "X", "--filter", filter, "--measure", measure, "--start", "2026-12-01", "--end", end]
    };
    for (lang, nobody, unknown) in [("en", "widen the filter", "No initiative"), ("ja", "条件を広げて", "施策はありません")] {
        assert!(run_in(lang, book, &with("scroe<50", "health", "2026-12-31")).failed(2).contains("scroe"));
        assert!(run_in(lang, book, &with("score<0", "health", "2026-12-31")).failed(1).contains(nobody));
        assert!(run_in(lang, book, &with("churned:none", "happiness", "2026-12-31")).failed(2).contains("logo_retention"));
        assert!(run_in(lang, book, &with("churned:none", "health", "2026-11-30")).failed(2).contains("2026-11-30"));
        assert!(run_in(lang, book, &["initiative", "show", "12"]).failed(1).contains(unknown));
        let wrong = [&with("churned:none", "health", "2026-12-31")[..], &["--action", "playbook:none"]].concat();
        assert!(run_in(lang, book, &wrong).failed(2).contains("recovery"));
        assert!(run_in(lang, book, &["story", "show", "12"]).failed(1).contains("12"));
    }
    let id = &add(book, "health", ("2026-12-01", "2026-12-31"), &[]);
    assert!(run_on(book, &["initiative", "verdict", id, "adopt"]).failed(1).contains("nothing to judge"));
    assert!(listed(book, &["initiative", "--json"]).iter().all(|line| line["check"]["finding"] == "not_begun"));
}

#[test]
fn stories_are_found_by_their_words_and_name_nobody_who_may_not_be_named() {
    let shelf = shelf();
    let book = &shelf.path();
    let tell = |title: &str, more: &[&str]| {
        let given = [
            "story",
            "add",
            title,
            "--problem",
            "解約の危機",
            "--action",
            "Called Blue Ridge Dental",
            "--result",
            "オンボーディングの短縮",
        ];
        run_on(book, &[&given[..], more, &["--json"]].concat()).json()["id"].as_str().expect("an id").to_owned()
    };
    let hidden = &tell("Blue Ridge Dental stays", &["--account", "blue", "--quote", "Great!", "--tags", "churn, 立て直し"]);
    let named = &tell("Stayed", &["--account", "blue", "--quote", "Great!", "--public", "yes", "--on", "2026-11-01"]);
    let found = |query: &[&str]| -> Vec<String> {
        let found = listed(book, &[&["story", "list", "--json"][..], query].concat());
        found.iter().filter_map(|story| story["title"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(found(&["オンボーディング短縮", "ＤＥＮＴＡＬ"]).len(), 2);
    assert_eq!(found(&["ＣＨＵＲＮ", "立て直し"]), ["Blue Ridge Dental stays"]);
    assert!(found(&["nowhere"]).is_empty());
    let page = run_on(book, &["story", "copy", hidden]);
    assert!(!page.fine().contains("Blue") && !page.fine().contains("Great") && page.fine().contains("A customer"), "{page:?}");
    let page = run_in("ja", book, &["story", "show", hidden, "--markdown"]);
    assert!(!page.fine().contains("Blue") && page.fine().contains("## 実施したこと"), "{page:?}");
    let file = shelf.folder().join("story.md");
    run_on(book, &["story", "copy", named, "--out", file.to_str().expect("a path")]).fine();
    let page = std::fs::read_to_string(file).expect("is written");
    assert!(page.contains("Blue Ridge Dental · 1 Nov 2026") && page.contains("> Great!"), "{page}");

    let id = &add(book, "health", ("2026-10-01", "2026-10-31"), &["--action", "Call at nine"]);
    run_on(book, &["initiative", "verdict", id, "adopt", "--learned", "It works"]).fine();
    let told = run_on(book, &["story", "add", "--initiative", id, "--json"]).json()["id"].as_str().expect("an id").to_owned();
    let story = run_on(book, &["story", "show", &told, "--json"]).json();
    assert_eq!(
        (story["title"].as_str(), story["action"].as_str(), story["result"].as_str()),
        (Some("Call the silent"), Some("Call at nine"), Some("It works"))
    );
    run_on(book, &["story", "edit", &told, "--public", "no", "--title", "Nine o'clock"]).fine();
    assert_eq!(found(&["nine"]), ["Nine o'clock"]);
    run_on(book, &["story", "delete", &told]).fine();
    assert!(found(&["nine"]).is_empty());
}

#[test]
fn one_that_has_begun_says_as_of_which_day_its_filter_was_asked() {
    let shelf = shelf();
    let book = &shelf.path();
    let planned = ["initiative", "add", "Calls", "--hypothesis", "They help", "--filter", "churned:none", "--measure", "health"];
    for (start, lang, said) in [("2026-10-01", "en", "as of Wed 30 Sep"), ("2026-10-01", "ja", "9月30日"), ("2026-11-22", "en", "")] {
        let added = run_in(lang, book, &[&planned[..], &["--start", start, "--end", "2026-12-31"]].concat());
        let is_told = added.fine().contains("as of") || added.out.contains("時点");
        assert_eq!((is_told, added.out.contains(said)), (!said.is_empty(), true), "{added:?}");
    }
}

#[test]
fn a_story_of_an_initiative_with_a_single_account_is_about_that() {
    let shelf = shelf();
    let book = &shelf.path();
    let id = &add(book, "health", ("2026-10-01", "2026-10-31"), &[]);
    let account = || {
        let told = run_on(book, &["story", "add", "--initiative", id, "--json"]).json()["id"].as_str().expect("an id").to_owned();
        run_on(book, &["story", "show", &told, "--json"]).json()["account_name"].clone()
    };
    assert!(account().is_null(), "of four it is about none");
    run_on(book, &["initiative", "members", id, "--remove", "acme", "--remove", "quiet giant", "--remove", "青葉システム"]).fine();
    assert_eq!(account(), "Blue Ridge Dental");
}
