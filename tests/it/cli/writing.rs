//! Commands that write, and taking them back, each in a process of its own.

use super::{Ran, run_in, run_on, shelf, strings};
use crate::support::{Shelf, dump};
use std::path::PathBuf;

fn contents(shelf: &Shelf) -> String {
    let book = shelf.open();
    let text = dump(book.writer.as_ref().expect("for writing"));
    book.close().expect("closes");
    text
}

fn labels(ran: &Ran) -> Vec<String> {
    strings(&ran.json(), "label").into_iter().map(str::to_owned).collect()
}

/// Each write with what it says in English and in Japanese, and a piece of what the book holds after it.
const WRITES: &[(&[&str], &str, &str, &str)] = &[
    (
        &["survey", "add", "--account", "acme", "--kind", "nps", "--score", "9", "--comment", "better now", "--contact", "ken"],
        "Entered NPS 9 from Acme Rockets",
        "NPS回答 9",
        "better now",
    ),
    (&["pulse", "acme", "2", "--note", "tense call"], "Rated Acme Rockets 2 of 5", "パルスを5段階中2", "tense call"),
    (
        &["override", "acme", "--score", "55", "--reason", "they told me", "--expires", "2027-01-31"],
        "Put an override on Acme Rockets",
        "スコアを上書き",
        "they told me",
    ),
    (
        &["task", "add", "call Ken", "--account", "acme", "--due", "fri", "--priority", "1"],
        "Added the task “call Ken”",
        "追加",
        "2026-11-27",
    ),
    (&["log", "#acme @ken /call 15m talked about exports +send quote >fri !1"], "Logged a call with Acme Rockets", "通話", "send quote"),
];

#[test]
fn every_write_says_what_it_did_and_can_be_taken_back_exactly() {
    for (arguments, english, japanese, held) in WRITES {
        let shelf = shelf();
        let before = contents(&shelf);
        let said = run_on(&shelf.path(), arguments);
        assert!(said.fine().contains(english) && said.out.contains("mimamori undo"), "{said:?}");
        let after = contents(&shelf);
        assert!(after.contains(held) && after != before, "{arguments:?}: {held}");
        let undone = run_in("ja", &shelf.path(), &["undo"]);
        assert!(undone.fine().contains(japanese), "{undone:?}");
        assert_eq!(contents(&shelf), before, "{arguments:?}");
        assert!(run_on(&shelf.path(), &["redo"]).fine().contains(english));
        assert_eq!(contents(&shelf), after, "{arguments:?}");
    }
}

#[test]
fn history_undo_and_redo_go_step_by_step_across_processes() {
    let shelf = shelf();
    run_on(&shelf.path(), &["pulse", "acme", "2"]).fine();
    run_on(&shelf.path(), &["task", "add", "second"]).fine();
    let history = run_on(&shelf.path(), &["history", "--json", "--limit", "2"]);
    assert_eq!(labels(&history), ["Added the task “second”", "Rated Acme Rockets 2 of 5"]);
    let undone = run_on(&shelf.path(), &["undo", "--json"]).json();
    assert_eq!((&undone["label"], &undone["undone"]), (&"Added the task “second”".into(), &true.into()));
    let state = run_on(&shelf.path(), &["history", "--json", "--limit", "2"]).json();
    assert_eq!([&state[0]["undone"], &state[1]["undone"]], [true, false]);
    assert!(state[0]["at"].as_str().is_some_and(|at| at.starts_with("2026-11-22T") && at.ends_with('Z')) && state[0]["id"].is_string());
    assert!(run_in("ja", &shelf.path(), &["history"]).fine().contains("取り消し済み"));
    run_on(&shelf.path(), &["redo"]).fine();
    assert!(run_on(&shelf.path(), &["redo"]).failed(1).contains("nothing"));
}

#[test]
fn there_is_an_end_to_undoing() {
    let shelf = Shelf::new();
    shelf.open().close().expect("closes");
    assert!(run_on(&shelf.path(), &["undo"]).failed(1).contains("nothing to undo"));
    assert!(run_in("ja", &shelf.path(), &["undo"]).failed(1).contains("ありません"));
}

#[test]
fn an_answer_to_a_survey_shows_up_everywhere() {
    let shelf = shelf();
    let add = ["survey", "add", "--account", "青葉", "--kind", "csat", "--score", "3", "--scale", "1-4", "--at", "2026-11-20"];
    let written = run_on(&shelf.path(), &[&add[..], &["--json"]].concat()).json();
    assert!(written["kind"] == "survey" && written["op"].is_string());
    let timeline = run_on(&shelf.path(), &["timeline", "青葉", "--json", "--kind", "survey"]).json();
    assert_eq!((&timeline[0]["id"], &timeline[0]["at"]), (&written["id"], &"2026-11-20".into()));
}

#[test]
fn an_override_stands_beside_the_score_until_it_is_cleared() {
    let shelf = shelf();
    let score = |shelf: &Shelf| run_on(&shelf.path(), &["health", "acme", "--json"]).json();
    let before = score(&shelf);
    run_on(&shelf.path(), &["override", "acme", "--band", "green", "--reason", "new sponsor", "--expires", "30d"]).fine();
    let over = score(&shelf);
    assert_eq!((&over["override"]["band"], &over["override"]["reason"]), (&"green".into(), &"new sponsor".into()));
    assert_eq!((&over["override"]["expires_on"], &over["score"]), (&"2026-12-22".into(), &before["score"]));
    assert!(run_on(&shelf.path(), &["health", "acme"]).fine().contains("new sponsor"));
    run_on(&shelf.path(), &["override", "acme", "--clear"]).fine();
    assert!(score(&shelf)["override"].is_null());
    assert!(run_on(&shelf.path(), &["override", "acme", "--clear"]).failed(1).contains("No override"));
}

#[test]
fn tasks_are_added_listed_snoozed_and_done() {
    let shelf = shelf();
    let listed = run_on(&shelf.path(), &["task", "list", "--json"]).json();
    assert_eq!(strings(&listed, "title"), ["send plan"]);
    let id = listed[0]["id"].as_str().expect("an id").to_owned();
    assert!(run_on(&shelf.path(), &["task", "snooze", &id, "3d", "--reason", "on leave"]).fine().contains("Snoozed"));
    let snoozed = run_on(&shelf.path(), &["task", "list", "--json"]).json();
    assert_eq!((&snoozed[0]["snoozed_until"], &snoozed[0]["snooze_reason"]), (&"2026-11-25".into(), &"on leave".into()));
    assert!(run_on(&shelf.path(), &["task", "list"]).fine().contains("snoozed until"));
    run_on(&shelf.path(), &["task", "done", &id]).fine();
    assert_eq!(run_on(&shelf.path(), &["task", "list", "--json"]).json(), serde_json::json!([]));
    assert_eq!(strings(&run_on(&shelf.path(), &["task", "list", "--all", "--json"]).json(), "title"), ["send plan"]);
    assert!(run_on(&shelf.path(), &["task", "snooze", &id, "3d"]).failed(1).contains("done already"));
    assert!(run_on(&shelf.path(), &["task", "done", "77"]).failed(1).contains("77"));
    assert!(run_in("ja", &shelf.path(), &["task", "done", "x"]).failed(1).contains("見つかりません"));
}

#[test]
fn a_line_is_logged_with_its_tasks_and_people() {
    let shelf = shelf();
    let said = run_on(&shelf.path(), &["log", "#acme @Yoko /call 15m new export works +send quote >fri"]);
    assert!(["new contact: Yoko", "send quote", "Fri 27 Nov"].iter().all(|part| said.fine().contains(part)), "{said:?}");
    let touch = run_on(&shelf.path(), &["timeline", "acme", "--json", "--kind", "touch", "--limit", "1"]).json();
    assert_eq!((&touch[0]["text"], &touch[0]["contacts"][0]), (&"new export works".into(), &"Yoko".into()));
    run_on(&shelf.path(), &["log", "--account", "青葉", "/mtg 展開の相談"]).fine();
    assert!(run_on(&shelf.path(), &["timeline", "青葉", "--kind", "meeting"]).fine().contains("展開の相談"));
    assert!(run_on(&shelf.path(), &["log", "#Initech said hello"]).failed(1).contains("--new-account"));
    run_on(&shelf.path(), &["log", "#Initech said hello", "--new-account"]).fine();
    assert!(run_on(&shelf.path(), &["list"]).fine().contains("Initech"));
    assert!(run_on(&shelf.path(), &["log", "nobody is named"]).failed(2).contains("--account"));
    assert!(run_on(&shelf.path(), &["log", "#acme"]).failed(2).contains("says nothing"));
}

#[test]
fn a_backup_is_a_book_and_never_overwrites() {
    let shelf = shelf();
    let target = shelf.folder().join("copy.mimamori");
    let out = target.display().to_string();
    assert!(run_on(&shelf.path(), &["backup", "--out", &out]).fine().contains(&out));
    let names = |book: &PathBuf| run_on(book, &["list"]).fine().to_owned();
    assert_eq!(names(&target), names(&shelf.path()));
    assert!(run_on(&shelf.path(), &["backup", "--out", &out]).failed(1).contains("already"));
    let made = run_on(&shelf.path(), &["backup", "--json"]).json();
    let path = PathBuf::from(made["path"].as_str().expect("a path"));
    assert!(path.starts_with(shelf.folder().join("backups")) && path.is_file());
    assert_private(&path);
    assert!(run_in("ja", &shelf.path(), &["check"]).fine().contains("問題はありません"));
    let checked = run_on(&shelf.path(), &["check", "--json"]).json();
    assert_eq!((&checked["ok"], &checked["rows"]["account"]), (&true.into(), &4.into()));
}

#[cfg(unix)]
fn assert_private(path: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).expect("is there").permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}

#[cfg(not(unix))]
fn assert_private(_path: &std::path::Path) {}

#[test]
fn the_sample_book_is_written_whole_and_the_same_each_time() {
    let shelf = Shelf::new();
    let (one, two) = (shelf.folder().join("one.mimamori"), shelf.folder().join("two.mimamori"));
    let out = one.display().to_string();
    let made = run_on(&two, &["demo", "--accounts", "3", "--out", &out, "--json"]).json();
    assert!(made["accounts"] == 3 && made["events"].as_u64().is_some_and(|events| events > 300), "{made}");
    assert_eq!(run_on(&one, &["list", "--json"]).json().as_array().map(Vec::len), Some(3));
    assert!(run_on(&one, &["check"]).fine().contains("3 accounts"));
    run_on(&one, &["demo", "--accounts", "3", "--out", &two.display().to_string()]).fine();
    let list = |book: &PathBuf| run_on(book, &["list", "--json"]).out;
    assert_eq!(list(&one), list(&two));
    let left: Vec<String> =
        std::fs::read_dir(shelf.folder()).expect("reads").map(|one| one.expect("is").file_name().to_string_lossy().into_owned()).collect();
    assert!(left.iter().all(|name| !name.contains(".new-")), "{left:?}");
    assert!(run_on(&one, &["demo", "--out", &out]).failed(1).contains("already"));
    let japanese = shelf.folder().join("ja.mimamori");
    run_in("ja", &japanese, &["demo", "--accounts", "2", "--out", &japanese.display().to_string()]).fine();
    assert!(run_in("ja", &japanese, &["list"]).fine().lines().nth(1).is_some_and(|line| !line.is_ascii()));
}

/// A signal comes while the book is made: nothing of it stays, and the exit code says which signal it was.
#[cfg(unix)]
#[test]
fn a_sample_book_that_is_stopped_leaves_nothing_behind() {
    let shelf = Shelf::new();
    let out = shelf.folder().join("large.mimamori");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mimamori"));
    command.args(["demo", "--lang", "en", "--accounts", "100000", "--out"]).arg(&out);
    let running = command.env_clear().stderr(std::process::Stdio::piped()).spawn().expect("runs");
    let files =
        || shelf.folder().read_dir().expect("reads").filter(|file| file.as_ref().is_ok_and(|file| file.path() != shelf.path())).count();
    while files() == 0 {
        std::thread::yield_now();
    }
    let process = rustix::process::Pid::from_child(&running);
    rustix::process::kill_process(process, rustix::process::Signal::INT).expect("is told");
    let ended = running.wait_with_output().expect("ends");
    assert_eq!(ended.status.code(), Some(130), "{ended:?}");
    assert_eq!(String::from_utf8_lossy(&ended.stderr).trim(), "Stopped. Nothing was kept.");
    assert_eq!(files(), 0, "nothing stays");
}
