//! What a person reads after a command: the day that was understood, fields and files named in the person's language.

use super::{program, ran, run_in, run_on, shelf};
use std::path::Path;

/// Runs in Japanese with a configuration folder of its own that holds one file.
fn with_file(book: &Path, name: &str, text: &str, arguments: &[&str]) -> super::Ran {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(".config/mimamori");
    std::fs::create_dir_all(&folder).expect("is made");
    std::fs::write(folder.join(name), text).expect("is written");
    let mut command = program();
    command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path().join(".config"));
    command.arg("--book").arg(book).args(["--lang", "ja", "--today", "2026-11-22"]).args(arguments);
    ran(&mut command)
}

#[test]
fn a_broken_file_of_ones_own_is_told_in_japanese_and_the_queue_is_there() {
    let shelf = shelf();
    let book = &shelf.path();
    for (name, text, told) in [
        ("rules.toml", "[silent]\nweight = \"x\"\n", "rules.toml:2：silent.weight の「\"x\"」は使えません。0 より大きく 100 までの数値"),
        ("rules.toml", "[silent\n", "rules.toml:1：「[silent」は TOML として読めません。"),
        ("config.toml", "[working]\nfoo = 1\n", "config.toml:2：「foo」という設定はありません。"),
        ("config.toml", "[cadence]\nhigh = \"often\"\n", "[cadence]：high に「often」は使えません。数値を書いてください。"),
        ("config.toml", "[cadence]\nhigh = 0\n", "[cadence]：cadence.high の 0 は使えません。"),
        ("config.toml", "[working]\nholidays = \"none.csv\"\n", "none.csv を読めません：ファイルまたはフォルダーがありません。"),
        ("health.toml", "[bands\n", "health.toml:1：「[bands」は TOML として読めません。"),
    ] {
        let ran = with_file(book, name, text, &["today"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.err.contains(told) && !ran.err.contains("expected") && !ran.err.contains("line "), "{ran:?}");
    }
}

#[test]
fn a_playbook_file_with_a_slip_is_told_as_a_file() {
    let shelf = shelf();
    let book = &shelf.path();
    let file = shelf.folder().join("mine.toml");
    for (text, told) in [
        (
            "[[playbook]]\nkey = \"mine\"\nanchor = \"moon\"\n",
            "3行目：anchor に「moon」は使えません。start、notice、renewal、kickoff、detractor から選んでください。",
        ),
        ("name = \"x\"\nsteps = [\n", "2行目：「steps = [」は TOML として読めません。"),
    ] {
        std::fs::write(&file, text).expect("is written");
        let ran = run_in("ja", book, &["playbook", "edit", "qbr", "--file", &file.display().to_string()]);
        assert!(ran.failed(1).contains(told), "{ran:?}");
    }
    std::fs::write(&file, [0xff, 0xfe, 0x00]).expect("is written");
    let ran = run_in("ja", book, &["playbook", "edit", "qbr", "--file", &file.display().to_string()]);
    assert!(ran.failed(1).contains("UTF-8 の文字ではありません"), "{ran:?}");
}

#[test]
fn the_day_that_was_understood_is_said() {
    let shelf = shelf();
    let book = &shelf.path();
    assert!(run_on(book, &["task", "add", "Quote", "--account", "Acme", "--due", "fri"]).fine().contains("due Fri 27 Nov"));
    assert!(run_in("ja", book, &["task", "add", "見積", "--due", "2026-11-02"]).fine().contains("期限 11月2日(月)（過去の日付です）"));
    let queue = run_on(book, &["today", "--json"]).json();
    let item = queue[0]["id"].as_str().expect("an item").to_owned();
    assert!(run_in("ja", book, &["today", "snooze", &item, "+9d"]).fine().contains("12月1日(火)まで"));
}

#[test]
fn what_has_happened_has_no_day_to_come() {
    let shelf = shelf();
    let book = &shelf.path();
    run_on(book, &["goal", "add", "Acme", "Daily use", "--target", "40"]).fine();
    let goal = run_on(book, &["goal", "list", "--json"]).json()[0]["id"].as_str().expect("an id").to_owned();
    let before = run_on(book, &["history", "--json"]).json();
    assert!(
        run_on(book, &["goal", "read", &goal, "30", "--on", "2027-05-01"]).failed(2).contains("--on: Sat 1 May 2027 is still to come.")
    );
    assert!(run_in("ja", book, &["goal", "read", &goal, "30", "--on", "2027-05-01"]).failed(2).contains("まだ先です"));
    assert!(run_on(book, &["onboarding", "done", "1", "--on", "2027-01-01"]).failed(2).contains("still to come"));
    assert_eq!(run_on(book, &["history", "--json"]).json(), before, "nothing was changed");
}

#[test]
fn fields_and_headings_are_in_the_language_and_alike() {
    let shelf = shelf();
    let book = &shelf.path();
    assert!(run_in("ja", book, &["task", "add", " "]).failed(1).starts_with("件名: 未入力です。"));
    assert!(run_on(book, &["segment", "add", "", "score<40"]).failed(1).starts_with("name: "));
    for command in [&["today"][..], &["list"], &["task", "list"], &["today", "rules"], &["playbook", "list"]] {
        let ran = run_on(book, command);
        let heading = ran.fine().lines().next().expect("a heading").to_owned();
        assert_eq!(heading, heading.to_uppercase(), "{command:?}");
    }
    let none = run_on(book, &["today", "--capacity", "0"]);
    assert!(none.fine().starts_with("── today’s capacity: 0 ──"), "{none:?}");
}

#[test]
fn an_empty_text_takes_note_and_reference_away() {
    let shelf = shelf();
    let book = &shelf.path();
    let made =
        run_on(book, &["feedback", "add", "request", "Exports", "--account", "acme", "--note", " ", "--reference", "T-1", "--json"]).json();
    let id = made["id"].as_str().expect("an id").to_owned();
    let fields = || {
        let line = run_on(book, &["feedback", "show", &id, "--json"]).json();
        (line["note"].clone(), line["reference"].clone())
    };
    let (none, text) = (serde_json::Value::Null, |text: &str| serde_json::Value::from(text));
    assert_eq!(fields(), (none.clone(), text("T-1")));
    run_on(book, &["feedback", "edit", &id, "--note", "soon"]).fine();
    assert_eq!(fields(), (text("soon"), text("T-1")));
    run_on(book, &["feedback", "edit", &id, "--note", "", "--reference", ""]).fine();
    assert_eq!(fields(), (none.clone(), none));
}
