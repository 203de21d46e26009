//! What is no book, what is in use, and what data may not do: a clear message, the exit code, nothing lost.

use super::{program, ran, run_in, run_on, shelf};
use crate::support::{Shelf, later};
use assert_cmd::Command;
use mimamori::domain::{Account, Lang};
use mimamori::ops::{Op, apply};
use std::fs;
use std::path::PathBuf;

/// Commands that look at the book and commands that change it.
const READ_AND_WRITE: [&[&str]; 4] = [&["list"], &["history"], &["task", "add", "x"], &["undo"]];

#[test]
fn what_is_no_book_is_named_and_left_as_it_is() {
    let shelf = Shelf::new();
    let place = |name: &str| shelf.folder().join(name);
    let (empty, binary, text) = (place("empty"), place("binary"), place("text.csv"));
    fs::write(&empty, "").expect("is written");
    fs::write(&binary, [0, 159, 146, 150].repeat(2_000)).expect("is written");
    fs::write(&text, "name\nAcme\n".repeat(500)).expect("is written");
    let files: Vec<PathBuf> = vec![empty, binary, text, shelf.folder().to_owned()];
    for path in &files {
        let before = fs::read(path).ok();
        for arguments in READ_AND_WRITE {
            let run = run_on(path, arguments);
            assert!(run.failed(1).contains(&path.display().to_string()) && run.err.contains("--book"), "{run:?}");
            assert!(run_in("ja", path, arguments).failed(1).contains("ブックではありません"));
        }
        assert_eq!(fs::read(path).ok(), before);
    }
    let left = fs::read_dir(shelf.folder()).expect("reads").count();
    assert_eq!(left, 3, "nothing was put beside them");
}

#[test]
fn a_missing_book_is_not_made_by_a_slip() {
    let shelf = Shelf::new();
    for arguments in READ_AND_WRITE {
        assert!(run_on(&shelf.path(), arguments).failed(1).contains("There is no book"));
        assert!(run_in("ja", &shelf.path(), arguments).failed(1).contains("ブックがありません"));
    }
    assert!(!shelf.path().exists());
}

#[test]
fn a_book_of_a_newer_program_is_refused() {
    let shelf = shelf();
    let connection = rusqlite::Connection::open(shelf.path()).expect("opens");
    connection.pragma_update(None, "user_version", 99).expect("is set");
    drop(connection);
    for arguments in READ_AND_WRITE {
        assert!(run_on(&shelf.path(), arguments).failed(1).contains("99"));
    }
}

#[test]
fn a_second_writer_is_told_who_has_the_book_and_reading_goes_on() {
    let shelf = shelf();
    let (holding, path) = (shelf.open(), shelf.path());
    // Each waits for the book a while, so they wait together.
    let (message, in_japanese) = std::thread::scope(|scope| {
        let undo = scope.spawn(|| run_in("ja", &path, &["undo"]));
        (run_on(&path, &["task", "add", "x"]), undo.join().expect("runs"))
    });
    assert!(message.failed(1).contains("tester") && message.err.contains("here"), "{message:?}");
    assert!(in_japanese.failed(1).contains("tester"));
    assert!(run_on(&shelf.path(), &["list"]).fine().contains("Acme Rockets"));
    holding.close().expect("closes");
    run_on(&shelf.path(), &["task", "add", "x"]).fine();
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt;
    let shelf = shelf();
    let set = |mode| fs::set_permissions(shelf.folder(), fs::Permissions::from_mode(mode)).expect("is set");
    set(0o555);
    // Whoever may write everywhere cannot try this.
    let is_mighty = fs::write(shelf.folder().join("probe"), "").is_ok();
    let run = run_on(&shelf.path(), &["task", "add", "x"]);
    set(0o755);
    if !is_mighty {
        assert!(run.failed(1).contains("permission") || run.err.contains("folder"), "{run:?}");
    }
}

#[test]
fn data_cannot_drive_the_terminal() {
    let shelf = shelf();
    let mut book = shelf.open();
    let name = "Evil\x1b[31m\x07\u{9b}2J\u{202e}Corp\r\nsecond line";
    apply(book.writer.as_mut().expect("for writing"), &Op::SaveAccount(None, Account::named(name)), later(1)).expect("is written");
    book.close().expect("closes");
    for lang in Lang::ALL {
        for arguments in [&["list"][..], &["show", "evil"], &["timeline", "evil"], &["health", "evil"], &["history"], &["undo"]] {
            let run = run_in(lang.as_str(), &shelf.path(), arguments);
            let is_control = |character: char| (character.is_control() && character != '\n') || character == '\u{202e}';
            assert!(!run.fine().contains(is_control), "{arguments:?}: {run:?}");
            run_on(&shelf.path(), &["redo"]);
        }
    }
    let json = run_on(&shelf.path(), &["list", "--json", "evil"]);
    assert!(!json.fine().trim_end().contains(|character: char| character.is_control()));
    assert_eq!(json.json()[0]["name"], name, "JSON spells them out and loses nothing");
}

#[test]
fn values_that_cannot_be_are_refused_by_name() {
    let shelf = shelf();
    let survey = |score: &'static str| vec!["survey", "add", "--account", "acme", "--kind", "nps", "--score", score];
    let cases: Vec<(Vec<&str>, i32, &str)> = vec![
        (survey("11"), 2, "--score"),
        (survey("-1"), 2, "--score"),
        (survey("nine"), 2, "--score"),
        ([survey("9"), vec!["--scale", "9-1"]].concat(), 2, "--scale"),
        ([survey("9"), vec!["--at", "2026-02-30"]].concat(), 2, "--at"),
        ([survey("9"), vec!["--contact", "nobody"]].concat(), 1, "nobody"),
        (vec!["pulse", "acme", "6"], 2, "pulse"),
        (vec!["pulse", "acme", "3", "--expires", "2020-01-01"], 2, "--expires"),
        (vec!["override", "acme", "--score", "101", "--reason", "x", "--expires", "3d"], 2, "--score"),
        (vec!["override", "acme", "--score", "10"], 2, "--reason"),
        (vec!["override", "acme"], 2, "--score"),
        (vec!["override", "acme", "--score", "10", "--reason", " ", "--expires", "3d"], 1, "reason"),
        (vec!["task", "add", " "], 1, "title"),
        (vec!["task", "add", "x", "--due", "soonish"], 2, "--due"),
        (vec!["task", "add", "x", "--priority", "4"], 2, "--priority"),
        (vec!["list", "--today", "2026-13-01"], 2, "--today"),
        (vec!["dance"], 2, "dance"),
    ];
    let before = run_on(&shelf.path(), &["history", "--json"]).out;
    for (arguments, code, part) in cases {
        let run = run_on(&shelf.path(), &arguments);
        assert!(run.failed(code).contains(part), "{arguments:?}: {run:?}");
    }
    assert_eq!(run_on(&shelf.path(), &["history", "--json"]).out, before, "nothing was changed");
}

#[test]
fn the_workbench_needs_a_terminal_and_makes_no_book_without_one() {
    let shelf = Shelf::new();
    for arguments in [&[][..], &["demo"]] {
        assert!(run_on(&shelf.path(), arguments).failed(2).contains("terminal"));
        assert!(run_in("ja", &shelf.path(), arguments).failed(2).contains("端末"));
    }
    assert!(!shelf.path().exists());
}

#[test]
fn a_damaged_book_is_found_out() {
    let shelf = shelf();
    let connection = rusqlite::Connection::open(shelf.path()).expect("opens");
    let sql = "PRAGMA foreign_keys = OFF; UPDATE task SET account_id = 77;";
    connection.execute_batch(sql).expect("is damaged");
    drop(connection);
    let run = run_on(&shelf.path(), &["check", "--json"]);
    assert!(
        run.code == 1 && run.json()["ok"] == false && run.json()["problems"][0].as_str().is_some_and(|text| text.contains("task")),
        "{run:?}"
    );
    assert!(run_in("ja", &shelf.path(), &["check"]).out.contains("問題が2件"), "the row, and its place in the index");
}

#[test]
fn no_data_folder_asks_for_the_book() {
    let mut command = program();
    command.env_remove("HOME").arg("list");
    let run = ran(&mut command);
    assert!(run.code == 1 || run.code == 2, "{run:?}");
    assert!(!run.err.contains("panicked"));
}

/// Runs the program under a limit on the size of files, in blocks of 512 bytes: it stands for a full disk.
#[cfg(unix)]
fn ran_within(blocks: u32, book: &std::path::Path, arguments: &[&str]) -> super::Ran {
    let script = format!("ulimit -f {blocks}; exec \"$@\"");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_mimamori"), "--lang", "en", "--book"]).arg(book).args(arguments);
    ran(command.env_clear().env("TZ", "UTC"))
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_said_and_the_book_stays_whole() {
    let shelf = shelf();
    let before = run_on(&shelf.path(), &["history", "--json"]).out;
    let other = shelf.folder().join("other.mimamori").display().to_string();
    for (blocks, arguments) in [(0, &["task", "add", "x"][..]), (0, &["undo"]), (100, &["backup"]), (100, &["demo", "--out", &other])] {
        let run = ran_within(blocks, &shelf.path(), arguments);
        assert!(["could not be written", "cannot be opened"].iter().any(|part| run.failed(1).contains(part)), "{arguments:?}: {run:?}");
        assert!(!run.err.contains(".new-"), "{run:?}");
        assert_eq!(run_on(&shelf.path(), &["history", "--json"]).out, before, "{arguments:?}");
    }
    assert!(!std::path::Path::new(&other).exists());
    run_on(&shelf.path(), &["check"]).fine();
}

#[cfg(unix)]
#[test]
fn what_is_saved_but_cannot_be_tidied_away_is_not_said_to_be_lost() {
    let shelf = shelf();
    // There is room for the change in the log, and none for moving it into the book.
    assert!(ran_within(200, &shelf.path(), &["task", "add", "call them"]).fine().contains("call them"));
    assert!(shelf.folder().read_dir().expect("reads").any(|file| file.expect("an entry").path().to_string_lossy().ends_with("-wal")));
    assert!(run_on(&shelf.path(), &["task", "list"]).fine().contains("call them"));
    assert!(run_on(&shelf.path(), &["undo"]).fine().contains("call them"));
}
