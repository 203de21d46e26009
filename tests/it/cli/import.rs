//! `import` from the command line: counts, problems, exit codes; what rows become is tested below it.

use super::{keys, run_in, run_on};
use crate::support::Shelf;
use std::path::PathBuf;

const ACCOUNTS: &str = "Account ID,Account Name,ARR,Currency\nA1,Acme,1200,USD\nA2,青葉,90000,JPY\nA3,Bad,minus,USD\n";

fn file(shelf: &Shelf, name: &str, text: &str) -> String {
    let path: PathBuf = shelf.folder().join(name);
    std::fs::write(&path, text).expect("is written");
    path.display().to_string()
}

#[test]
fn an_import_counts_names_the_bad_row_and_is_one_undo_step() {
    let shelf = Shelf::new();
    let path = file(&shelf, "accounts.csv", ACCOUNTS);
    let run = run_on(&shelf.path(), &["import", "accounts", &path, "--json"]);
    assert_eq!(run.code, 3, "{run:?}");
    let json = run.json();
    let shape = ["added", "batch", "dry_run", "kind", "new_accounts", "problems", "read", "skipped", "unchanged", "unmapped", "updated"];
    assert_eq!(keys(&json), shape);
    assert_eq!([&json["read"], &json["added"], &json["skipped"]], [3, 2, 1]);
    let problem = &json["problems"][0];
    assert_eq!((&problem["file"], &problem["row"], &problem["column"]), (&"accounts.csv".into(), &4.into(), &"ARR".into()));
    let again = run_on(&shelf.path(), &["import", "accounts", &path, "--json"]).json();
    assert_eq!([&again["added"], &again["updated"], &again["unchanged"]], [0, 0, 2]);
    assert!(again["batch"].is_null());
    assert!(run_on(&shelf.path(), &["undo"]).fine().contains("accounts.csv"));
    assert_eq!(run_on(&shelf.path(), &["list", "--json"]).json(), serde_json::json!([]));
    let text = run_in("ja", &shelf.path(), &["import", "accounts", &path]);
    assert!(text.code == 3 && text.out.contains("追加2") && text.out.contains("accounts.csv:4"), "{text:?}");
}

#[test]
fn a_rehearsal_leaves_no_book_behind() {
    let shelf = Shelf::new();
    let path = file(&shelf, "accounts.csv", ACCOUNTS);
    let run = run_on(&shelf.path(), &["import", "accounts", &path, "--dry-run", "--json"]);
    assert!(run.code == 3 && run.json()["added"] == 2 && run.json()["dry_run"] == true, "{run:?}");
    assert!(!shelf.path().exists());
}

#[test]
fn columns_are_mapped_and_fields_are_set() {
    let shelf = Shelf::new();
    let accounts = file(&shelf, "a.csv", "ref;who\nA1;Acme\n");
    let mapped = ["import", "accounts", &accounts, "--map", "external_id=ref", "--map", "name=who", "--delimiter", ";"];
    run_on(&shelf.path(), &mapped).fine();
    let answers = file(&shelf, "s.csv", "Account ID,Score,Date\nA1,9,2026-11-01\n");
    run_on(&shelf.path(), &["import", "surveys", &answers, "--set", "kind=nps"]).fine();
    let timeline = run_on(&shelf.path(), &["timeline", "A1", "--kind", "survey", "--json"]).json();
    assert_eq!(timeline[0]["title"], "NPS 9/10");
}

#[test]
fn wrong_usage_and_bad_files_say_what_to_do() {
    let shelf = Shelf::new();
    let good = file(&shelf, "good.csv", ACCOUNTS);
    let empty = file(&shelf, "empty.csv", "");
    let folder = shelf.folder().display().to_string();
    let missing = shelf.folder().join("missing.csv").display().to_string();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["import", "accounts", &missing], 1, "missing.csv"),
        (&["import", "accounts", &folder], 1, "folder"),
        (&["import", "accounts", &empty], 1, "empty.csv"),
        (&["import", "accounts", &good, "--map", "name"], 2, "name"),
        (&["import", "accounts", &good, "--map", "nmae=Account Name"], 2, "nmae"),
        (&["import", "accounts", &good, "--encoding", "klingon"], 2, "--encoding"),
        (&["import", "planets", &good], 2, "planets"),
        (&["import", "accounts"], 2, "PATH"),
    ];
    for (arguments, code, part) in cases {
        let run = run_on(&shelf.path(), arguments);
        assert!(run.failed(*code).contains(part), "{arguments:?}: {run:?}");
    }
}

#[test]
fn a_header_without_rows_is_said_to_be_so_and_is_no_change() {
    let shelf = Shelf::new();
    let path = file(&shelf, "none.csv", "Account ID,Account Name\n");
    let run = run_on(&shelf.path(), &["import", "accounts", &path]);
    assert!(run.fine().contains("no row") && !run.out.contains("undo"), "{run:?}");
    assert!(run_in("ja", &shelf.path(), &["import", "accounts", &path]).fine().contains("行がありません"));
    assert_eq!(run_on(&shelf.path(), &["history", "--json"]).json(), serde_json::json!([]));
}

#[test]
fn a_file_imported_again_in_the_other_language_keeps_its_currency() {
    let shelf = Shelf::new();
    let path = file(&shelf, "plain.csv", "Account ID,Account Name,ARR\nA1,Acme,1200\nA2,Birch,900\n");
    assert_eq!(run_on(&shelf.path(), &["import", "accounts", &path, "--json"]).json()["added"], 2);
    assert_eq!(run_in("ja", &shelf.path(), &["import", "accounts", &path, "--json"]).json()["unchanged"], 2);
    assert_eq!(run_on(&shelf.path(), &["list", "--json"]).json()[0]["arr"]["currency"], "USD");
}

#[test]
fn a_file_that_is_not_there_is_said_in_the_language() {
    let shelf = Shelf::new();
    let path = shelf.folder().join("nofile.csv").display().to_string();
    assert!(run_on(&shelf.path(), &["import", "accounts", &path]).failed(1).contains("no such file"));
    let run = run_in("ja", &shelf.path(), &["import", "accounts", &path]);
    assert!(run.failed(1).contains("ありません") && !run.err.contains("os error"), "{run:?}");
    assert!(run_in("ja", &shelf.path(), &["restore", &path]).failed(1).contains("ありません"));
}
