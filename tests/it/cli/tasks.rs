//! `task …`: several at once, repeating, moved and edited.

use super::{keys, run_in, run_on, shelf, strings};
use crate::support::Shelf;
use serde_json::Value;

fn open(shelf: &Shelf) -> Vec<Value> {
    run_on(&shelf.path(), &["task", "list", "--json"]).json().as_array().expect("a list").clone()
}

fn id_of(shelf: &Shelf, title: &str) -> String {
    let found = open(shelf).into_iter().find(|task| task["title"] == title).expect("is open");
    found["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_repeating_task_is_done_and_comes_back() {
    let shelf = shelf();
    let add = ["task", "add", "report", "--account", "acme", "--due", "2026-11-20", "--repeat", "every 2 weeks", "--done-when", "usage>10"];
    run_on(&shelf.path(), &add).fine();
    assert!(run_on(&shelf.path(), &["task", "list", "--overdue"]).fine().contains("report  (every 2 weeks)"));
    assert!(run_in("ja", &shelf.path(), &["task", "list", "--overdue"]).fine().contains("2週間ごと"));
    let (report, plan) = (id_of(&shelf, "report"), id_of(&shelf, "send plan"));
    let done = run_on(&shelf.path(), &["task", "done", &report, &plan, "--json"]).json();
    assert_eq!(done["tasks"].as_array().map(Vec::len), Some(1), "the next one: {done}");
    let left = open(&shelf);
    assert_eq!(strings(&Value::from(left.clone()), "title"), ["report"]);
    assert_eq!((&left[0]["due_on"], &left[0]["repeat"], &left[0]["done_when"]), (&"2026-12-04".into(), &"2w".into(), &"usage>10".into()));
    run_on(&shelf.path(), &["undo"]).fine();
    assert_eq!(open(&shelf).len(), 2);
    let wrong = run_on(&shelf.path(), &["task", "add", "x", "--repeat", "often"]);
    assert!(wrong.failed(2).contains("--repeat"), "{wrong:?}");
}

#[test]
fn tasks_are_moved_snoozed_and_edited() {
    let shelf = shelf();
    run_on(&shelf.path(), &["task", "add", "report", "--due", "2026-11-20"]).fine();
    let (report, plan) = (id_of(&shelf, "report"), id_of(&shelf, "send plan"));
    let said = run_on(&shelf.path(), &["task", "shift", &report, &plan, "+2wd"]);
    assert!(said.fine().contains("Fri 20 Nov → Tue 24 Nov") && said.out.contains("Tue 24 Nov → Thu 26 Nov"), "{said:?}");
    run_on(&shelf.path(), &["task", "shift", &plan, "--", "-1wd"]).fine();
    let days = |shelf: &Shelf| open(shelf).iter().map(|task| task["due_on"].as_str().unwrap_or("none").to_owned()).collect::<Vec<_>>();
    assert_eq!(days(&shelf), ["2026-11-24", "2026-11-25"]);
    assert!(run_on(&shelf.path(), &["task", "shift", &plan, "someday"]).failed(2).contains("someday"));
    run_on(&shelf.path(), &["task", "snooze", &report, &plan, "2026-12-01"]).fine();
    assert!(open(&shelf).iter().all(|task| task["snoozed_until"] == "2026-12-01"));
    run_on(&shelf.path(), &["task", "edit", &report, "--title", "the report", "--due", "", "--priority", "1", "--repeat", "毎月"]).fine();
    let task = open(&shelf).into_iter().find(|task| task["id"] == report.as_str()).expect("is open");
    assert_eq!((&task["title"], &task["due_on"], &task["repeat"]), (&"the report".into(), &Value::Null, &"1m".into()));
    let expected = ["account", "contact", "done_at", "done_when", "due_on", "id", "note", "priority", "purpose", "repeat", "snooze_reason"];
    let mut found = keys(&task);
    found.sort_unstable();
    assert_eq!(found[..11], expected);
}

#[test]
fn the_country_of_the_settings_has_its_holidays() {
    let shelf = shelf();
    run_on(&shelf.path(), &["task", "add", "report", "--due", "2026-11-20"]).fine();
    let report = id_of(&shelf, "report");
    // Monday, 23 November is a holiday in Japan; in Japanese that is what holds without a word.
    assert!(run_in("ja", &shelf.path(), &["task", "shift", &report, "+1wd"]).fine().contains("11月24日"));
}

#[test]
fn a_day_and_a_week_are_looked_back_on() {
    let shelf = crate::rhythm::shelf();
    let review = run_on(&shelf.path(), &["review", "--json"]).json();
    assert_eq!((&review["length"], &review["from"], &review["coming_to"]), (&"day".into(), &"2026-11-22".into(), &"2026-11-29".into()));
    assert_eq!(strings(&review["done"], "title"), ["sent the deck"]);
    assert_eq!(strings(&review["slipped"], "title"), ["send *the* report"]);
    assert_eq!(review["touches"], serde_json::json!([{ "kind": "call", "count": 1, "minutes": 30 }]));
    assert_eq!(strings(&review["coming"], "kind"), ["meeting", "task", "notice"], "{review}");
    let moved = &review["health_moved"][0];
    assert!(moved["account"].is_string() && moved["from"]["band"].is_string() && moved["causes"].is_array(), "{review}");
    let week = run_on(&shelf.path(), &["review", "--week", "--json"]).json();
    assert_eq!((&week["from"], &week["to"]), (&"2026-11-16".into(), &"2026-11-22".into()));
    assert_eq!(strings(&week["renewals"], "outcome"), ["renewed"]);
    let past = run_on(&shelf.path(), &["review", "--day", "2026-11-19", "--json"]).json();
    assert_eq!(strings(&past["done"], "title"), ["was on Thursday"]);
    let markdown = run_on(&shelf.path(), &["review", "--week", "--markdown"]);
    assert!(
        markdown.fine().starts_with("# Weekly review: week 47") && markdown.out.contains("- 18 Nov · Acme Rockets · send \\*the\\* report"),
        "{markdown:?}"
    );
    assert!(run_in("ja", &shelf.path(), &["review"]).fine().contains("今後1週間"));
    assert!(run_on(&shelf.path(), &["review", "--day", "someday"]).failed(2).contains("someday"));
}

#[test]
fn a_condition_is_a_filter_that_can_be_read_and_finishes_the_task() {
    let shelf = shelf();
    let add = |more: &[&str]| run_on(&shelf.path(), &[&["task", "add", "look"], more].concat());
    let wrong = add(&["--account", "acme", "--done-when", "usage>>40"]);
    assert!(wrong.failed(2).contains("usage>>40\n") && wrong.err.contains('^'), "{wrong:?}");
    assert!(add(&["--done-when", "usage>40"]).failed(2).contains("--account"));
    let plan = id_of(&shelf, "send plan");
    run_on(&shelf.path(), &["task", "edit", &plan, "--done-when", "@nothing"]).failed(2);
    add(&["--account", "acme", "--done-when", "-custom.nothing:any"]).fine();
    add(&["--account", "acme", "--due", "2026-11-20", "--repeat", "1w", "--done-when", "custom.nothing:none"]).fine();
    let settled = run_on(&shelf.path(), &["playbook", "check", "--json"]).json();
    assert_eq!(strings(&settled["settled"], "title"), ["look", "look"]);
    let left: Vec<Value> = open(&shelf).into_iter().filter(|task| task["title"] == "look").collect();
    assert_eq!(strings(&Value::from(left), "due_on"), ["2026-11-27"], "the next of the series waits for its day");
    assert_eq!(run_on(&shelf.path(), &["playbook", "check", "--json"]).json()["settled"], serde_json::json!([]));
    run_on(&shelf.path(), &["undo"]).fine();
    assert_eq!(open(&shelf).iter().filter(|task| task["title"] == "look").count(), 2);
}

#[test]
fn a_minus_needs_no_dashes_before_it_and_nothing_is_held_back_until_a_day_that_has_come() {
    let shelf = shelf();
    let plan = id_of(&shelf, "send plan");
    run_on(&shelf.path(), &["task", "edit", &plan, "--due", "2026-12-04"]).fine();
    run_on(&shelf.path(), &["task", "shift", &plan, "-3d", "--json"]).json();
    assert_eq!(open(&shelf)[0]["due_on"], "2026-12-01");
    for (lang, word) in [("en", "not after today"), ("ja", "今日以前")] {
        for day in ["2026-11-22", "2020-01-01"] {
            assert!(run_in(lang, &shelf.path(), &["task", "snooze", &plan, day]).failed(2).contains(word));
        }
    }
}
