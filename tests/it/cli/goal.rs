//! `goal`: added, read, listed in JSON, closed and opened again.

use super::{run_in, run_on, shelf};
use serde_json::Value;
use std::path::Path;

fn listed(book: &Path, arguments: &[&str]) -> Vec<Value> {
    run_on(book, arguments).json().as_array().expect("a list").clone()
}

#[test]
fn a_goal_is_added_read_listed_and_closed() {
    let shelf = shelf();
    let book = &shelf.path();
    let add = ["goal", "add", "blue", "Faster close", "--unit", "days", "--baseline", "12", "--target", "4", "--due", "2027-06-30"];
    assert!(run_on(book, &add).fine().contains("Added the goal “Faster close” for Blue Ridge Dental"));
    let goal = listed(book, &["goal", "list", "--account", "blue", "--json"]).remove(0);
    assert_eq!(
        (goal["standing"].as_str(), goal["done"].is_null(), goal["due_on"].as_str()),
        (Some("unmeasured"), true, Some("2027-06-30"))
    );
    let id = goal["id"].as_str().expect("an id");
    run_on(book, &["goal", "read", id, "8", "--source", "Ken"]).fine();
    let goal = listed(book, &["goal", "list", "--json"]).remove(0);
    assert_eq!((goal["done"].as_f64(), goal["standing"].as_str()), (Some(0.5), Some("on_track")));
    assert_eq!(goal["readings"][0]["source"].as_str(), Some("Ken"));
    assert!(run_in("ja", book, &["goal", "list"]).fine().contains("順調"));
    assert!(run_in("ja", book, &["goal", "close", id, "reached"]).fine().contains("達成"));
    assert!(listed(book, &["goal", "list", "--json"]).is_empty());
    assert_eq!(listed(book, &["goal", "list", "--all", "--json"])[0]["outcome"].as_str(), Some("reached"));
    run_on(book, &["goal", "reopen", id]).fine();
    assert_eq!(listed(book, &["goal", "list", "--json"]).len(), 1);
    run_on(book, &["undo"]).fine();
    assert!(listed(book, &["goal", "list", "--json"]).is_empty());
}

#[test]
fn what_is_wrong_is_said() {
    let shelf = shelf();
    let book = &shelf.path();
    assert!(run_on(book, &["goal", "read", "12", "8"]).failed(1).contains("12"));
    let refused = run_on(book, &["goal", "add", "blue", "Faster", "--target", "many"]);
    assert!(refused.failed(2).contains("--target"));
    assert!(run_on(book, &["goal", "list"]).fine().contains("No goal"));
}
