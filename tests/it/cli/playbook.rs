//! `playbook …`: the list, what starting brings, and changing one from a file.

use super::{program, ran, run_in, run_on};
use crate::support::fixture::small_book;
use serde_json::json;

#[test]
fn the_list_and_one_playbook_are_told_in_both_languages() {
    let shelf = small_book();
    let lines = run_on(&shelf.path(), &["playbook", "list", "--json"]).json();
    let renewal = lines.as_array().expect("a list").iter().find(|line| line["key"] == "renewal-high").expect("is there");
    assert_eq!(renewal["anchor"], "notice");
    assert_eq!((&renewal["reason"], &renewal["touch_model"], &renewal["own"]), (&json!("renewal_near"), &json!("high"), &json!(false)));
    assert!(run_in("ja", &shelf.path(), &["playbook", "list"]).fine().contains("更新対応 120/90/60/30日前（ハイタッチ）"));
    let shown = run_on(&shelf.path(), &["playbook", "show", "detractor", "--account", "acme", "--json"]).json();
    assert_eq!(
        shown["step_list"][1],
        json!({"offset": "+1wd", "title": "Call the person and listen; do not defend", "priority": 1, "done_when": null, "only_if": null})
    );
    assert_eq!((&shown["preview"]["anchor_on"], &shown["preview"]["tasks"][1]["wanted_on"]), (&json!("2026-11-03"), &json!("2026-11-04")));
    assert!(run_on(&shelf.path(), &["playbook", "show", "detractor"]).fine().contains("+6w Ask whether it is better"));
    assert!(run_on(&shelf.path(), &["playbook", "show", "nonsense"]).failed(1).contains("playbook list"));
}

#[test]
fn starting_is_rehearsed_carried_out_stopped_and_undone() {
    let shelf = small_book();
    let path = shelf.path();
    let rehearsed = run_on(&path, &["playbook", "start", "renewal-low", "acme", "giant", "--dry-run", "--json"]).json();
    assert_eq!((&rehearsed[0]["obstacle"], &rehearsed[1]["obstacle"]), (&json!(null), &json!("no_day")));
    assert_eq!((&rehearsed[0]["tasks"][0]["past"], &rehearsed[0]["tasks"][0]["due_on"]), (&json!(true), &json!("2026-11-23")));
    assert!(run_on(&path, &["playbook", "start", "renewal-low", "acme", "giant"]).failed(1).contains("Quiet Giant: No notice deadline"));
    assert_eq!(run_on(&path, &["playbook", "running", "--json"]).json(), json!([]));
    let started = run_on(&path, &["playbook", "start", "renewal-low", "acme", "giant", "--on", "2027-02-01", "--json"]).json();
    assert_eq!(started["label"], "Started “Renewal 120/90/60/30, low touch” for 2 accounts");
    let running = run_on(&path, &["playbook", "running", "giant", "--json"]).json();
    assert_eq!(
        (&running[0]["playbook"], &running[0]["anchor_on"], &running[0]["tasks_done"]),
        (&json!("renewal-low"), &json!("2027-02-01"), &json!(0))
    );
    assert!(run_on(&path, &["playbook", "start", "renewal-low", "giant", "--on", "2027-02-01"]).failed(1).contains("Running here already"));
    run_on(&path, &["playbook", "stop", "renewal-low", "giant"]).fine();
    assert!(run_on(&path, &["playbook", "stop", "renewal-low", "giant"]).failed(1).contains("playbook running"));
    let id = run_on(&path, &["playbook", "running", "--json"]).json()[0]["id"].as_str().expect("an id").to_owned();
    assert!(run_in("ja", &path, &["playbook", "stop", &id]).fine().contains("を中止"));
    run_on(&path, &["undo"]).fine();
    assert_eq!(run_on(&path, &["playbook", "running", "--json"]).json()[0]["id"], json!(id));
}

#[test]
fn a_playbook_is_exported_changed_from_standard_input_copied_and_deleted() {
    let shelf = small_book();
    let path = shelf.path();
    let file = run_on(&path, &["playbook", "export", "quiet-low"]).fine().to_owned();
    assert!(file.starts_with("[[playbook]]\nkey = \"quiet-low\"\n"), "{file}");
    let edit = |key: &str, text: &str| {
        let mut command = program();
        command
            .arg("--book")
            .arg(&path)
            .args(["--lang", "en", "--today", "2026-11-22", "playbook", "edit", key])
            .write_stdin(text.to_owned());
        ran(&mut command)
    };
    edit("quiet-low", &file.replace("Quiet account, low touch", "Silence")).fine();
    edit("quiet-low", "＋３日　電話する　！１\n# later\n+2w Ask").fine();
    let shown = run_on(&path, &["playbook", "show", "quiet-low", "--json"]).json();
    assert_eq!((&shown["name"], &shown["own"], &shown["reason"]), (&json!("Silence"), &json!(true), &json!("silent")));
    assert_eq!(shown["body"], "+3d 電話する !1\n# later\n+2w Ask");
    assert!(edit("quiet-low", "+1d Call\n+3x Ask").failed(1).contains("Line 2, character 3: No unit of time"));
    assert!(edit("quiet-low", "").failed(1).contains("--file"));
    assert!(edit("quiet-low", "[[playbook]]\nkey = 3").failed(1).contains("Line 2: key cannot be “3”; give a text"));
    run_on(&path, &["playbook", "copy", "quiet-low", "ours", "--name", "Ours"]).fine();
    assert!(run_on(&path, &["playbook", "copy", "quiet-low", "ours"]).failed(1).contains("already"));
    run_on(&path, &["playbook", "copy", "quiet-low", "Ours!"]).failed(2);
    assert!(run_on(&path, &["playbook", "delete", "quiet-low"]).fine().contains("Silence"));
    assert_eq!(run_on(&path, &["playbook", "show", "quiet-low", "--json"]).json()["name"], "Quiet account, low touch");
    assert!(run_on(&path, &["playbook", "delete", "quiet-low"]).failed(1).contains("comes with the program"));
    assert!(edit("ours", "+1d Call (done when usage>much)").failed(1).contains("Line 1, character 27"), "the condition's own character");
}

#[test]
fn check_finishes_what_holds_and_says_so() {
    let shelf = small_book();
    let path = shelf.path();
    run_on(&path, &["playbook", "copy", "qbr", "short", "--name", "Short"]).fine();
    let mut command = program();
    let arguments = ["--lang", "en", "--today", "2026-11-22", "playbook", "edit", "short"];
    command.arg("--book").arg(&path).args(arguments).write_stdin("+1d Look (done when seg:none)\n+2d Ask (only if arr>1M)\n+3d Call");
    ran(&mut command).fine();
    let rehearsed = run_on(&path, &["playbook", "start", "short", "acme", "--dry-run"]).fine().to_owned();
    assert!(
        rehearsed.contains("Ask  (left out: not arr>1M)") && rehearsed.contains("2026-11-23  Look  (done when seg:none)"),
        "{rehearsed}"
    );
    run_on(&path, &["playbook", "start", "short", "acme"]).fine();
    let checked = run_on(&path, &["playbook", "check", "--json"]).json();
    assert_eq!((&checked["settled"][0]["title"], &checked["settled"][0]["account_name"]), (&json!("Look"), &json!("Acme Rockets")));
    assert_eq!(run_on(&path, &["playbook", "running", "--json"]).json()[0]["tasks_done"], json!(1));
    assert!(run_on(&path, &["playbook", "check"]).fine().contains("No condition has come to hold"));
    run_on(&path, &["undo"]).fine();
    assert_eq!(run_on(&path, &["playbook", "running", "--json"]).json()[0]["tasks_done"], json!(0));
}
