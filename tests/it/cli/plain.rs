//! `--plain`: the daily actions as questions and sentences, through pipes as a screen reader's user or a script talks to it.

use super::{Ran, program, ran, run_on, shelf};
use std::path::Path;

/// Talks to the program: each line is an answer to its next question.
fn talk(lang: &str, book: &Path, answers: &[&str]) -> Ran {
    let mut command = program();
    command.arg("--book").arg(book).args(["--lang", lang, "--today", "2026-11-22", "--plain"]);
    command.write_stdin(answers.iter().map(|answer| format!("{answer}\n")).collect::<String>());
    ran(&mut command)
}

fn open_items(book: &Path) -> usize {
    run_on(book, &["today", "--json"]).json().as_array().map_or(0, Vec::len)
}

#[test]
fn what_is_said_has_no_control_characters_and_ends_with_the_input() {
    for (lang, hello, bye) in [("en", "4 accounts in the book", "Goodbye."), ("ja", "担当顧客は 4 社", "終了します。")] {
        let shelf = shelf();
        for answers in [&["0"][..], &[], &["1"], &["3", "acme"], &["wrong", "99", "0"]] {
            let talked = talk(lang, &shelf.path(), answers);
            let said = talked.fine();
            assert!(said.contains(hello) && said.trim_end().ends_with(bye), "{said}");
            assert!(said.chars().all(|letter| letter == '\n' || !letter.is_control()), "{said:?}");
        }
    }
}

#[test]
fn the_items_of_today_are_worked_one_by_one() {
    for (lang, reason, next) in [("en", "Acme Rockets: ", "Next step: "), ("ja", "Acme Rockets：", "次の一手：")] {
        let shelf = shelf();
        let book = &shelf.path();
        let before = open_items(book);
        assert!(before >= 3, "there is something to do: {before}");
        // Done, held back until a day (first one that is none), skipped; then nothing is left, or what is left is left alone.
        let talked = talk(lang, book, &["1", "1", "2", "nonsense", "2", "2026-12-01", "4", "0", "0"]);
        let said = talked.fine();
        assert!(said.contains(reason) && said.contains(next), "{said}");
        assert!(said.contains("nonsense"), "why the day is none: {said}");
        assert_eq!(open_items(book), before - 3, "{said}");
        let history = run_on(book, &["history", "--json"]).json();
        let labels: Vec<&str> = history.as_array().expect("a list").iter().filter_map(|entry| entry["label"].as_str()).take(3).collect();
        assert_eq!(labels.len(), 3, "{labels:?}");
    }
}

#[test]
fn a_call_is_logged_for_an_account_found_by_a_part_of_its_name_and_taken_back() {
    let lines = [("en", "/call 15m wants SSO"), ("ja", "／電話　15分　wants SSO")];
    for (lang, line) in lines {
        let shelf = shelf();
        let book = &shelf.path();
        let calls = || run_on(book, &["timeline", "Blue Ridge", "--kind", "call", "--json"]).json().as_array().map_or(0, Vec::len);
        let before = calls();
        let talked = talk(lang, book, &["2", "blue", line, "0"]);
        assert_eq!((calls(), talked.code), (before + 1, 0), "{talked:?}");
        assert!(talked.fine().contains("Blue Ridge Dental"), "{talked:?}");
        assert_eq!((talk(lang, book, &["5", "0"]).code, calls()), (0, before));
        assert_eq!((talk(lang, book, &["6", "0"]).code, calls()), (0, before + 1));
    }
}

#[test]
fn an_account_is_found_and_says_how_it_stands() {
    for (lang, health, last) in
        [("en", "Acme Rockets: health ", "export is slow again"), ("ja", "Acme Rockets：ヘルススコアは ", "export is slow again")]
    {
        let shelf = shelf();
        let talked = talk(lang, &shelf.path(), &["3", "nobody", "acme", "2", "0", "4", "SSO OR export", "0"]);
        let said = talked.fine();
        assert!(said.contains("nobody") && said.contains(health) && said.contains(last), "{said}");
        // Two fit "e": one of them is chosen by its number, in full-width digits too.
        let talked = talk(lang, &shelf.path(), &["3", "e", "２", "0", "0"]);
        assert!(talked.fine().contains("1. "), "{talked:?}");
    }
}

#[test]
fn an_item_is_answered_by_what_is_logged_and_an_undo_brings_it_back() {
    let shelf = shelf();
    let book = &shelf.path();
    let before = open_items(book);
    // A log of the first item, done with it if it is still open, and then all of it taken back.
    let said = talk("en", book, &["1", "3", "/call talked about it", "1", "0", "0"]);
    assert!(said.fine().contains("talked about it") || said.fine().contains("Logged"), "{said:?}");
    assert!(open_items(book) < before, "{said:?}");
    for _ in 0..2 {
        talk("en", book, &["5", "0"]);
    }
    assert_eq!(open_items(book), before);
}

#[test]
fn the_sample_book_is_written_first() {
    let mut command = program();
    let talked = ran(command.args(["--lang", "en", "demo", "--plain"]));
    assert!(talked.failed(2).contains("--out"), "{talked:?}");
}
