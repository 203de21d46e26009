//! The first run in a real terminal: what is asked, what each answer makes, and that leaving makes nothing.

use crate::support::pty::Terminal;
use std::path::Path;

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const DOWN: &str = "\x1b[B";

/// Returns every file below a folder that the program may have written.
fn files(home: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![home.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("reads").flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.file_name().to_string_lossy().into_owned()) }
        }
    }
    found.sort();
    found
}

#[test]
fn leaving_the_first_questions_writes_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = Terminal::start(home.path(), (80, 24), &[]);
    terminal.until_shown("日本語").assert_taken();
    terminal.press(ENTER).until_shown("How would you like to begin");
    terminal.press(ESC).until_hidden("How would you like to begin");
    terminal.press(ESC);
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    terminal.assert_given_back();
    assert_eq!(files(home.path()), Vec::<String>::new());
}

#[test]
fn an_empty_book_in_the_language_that_was_chosen() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = Terminal::start(home.path(), (100, 30), &[]);
    terminal.until_shown("日本語").press(DOWN).press(ENTER).until_shown("何から始めますか");
    terminal.press("4").until_shown("まだ顧客");
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    let made = files(home.path());
    assert!(made.contains(&"book.mimamori".to_owned()) && made.contains(&"config.toml".to_owned()), "{made:?}");
    // The second time there is a book, and it speaks Japanese at once.
    let mut terminal = Terminal::start(home.path(), (100, 30), &[]);
    terminal.until_shown("まだ顧客").press("q");
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn the_sample_is_thrown_away_and_the_import_opens_on_a_new_book() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = Terminal::start(home.path(), (100, 30), &["--lang", "en", "--today", "2026-11-22"]);
    terminal.until_shown("How would you like to begin").press("2").until_shown("promise overdue");
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    assert_eq!(files(home.path()), Vec::<String>::new(), "nothing of a sample stays");
    let mut terminal = Terminal::start(home.path(), (100, 30), &["--lang", "en"]);
    terminal.until_shown("How would you like to begin").press("3").until_shown("Import");
    terminal.press(ESC).until_shown("No accounts yet").press("q");
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    assert!(files(home.path()).contains(&"book.mimamori".to_owned()));
}

#[test]
fn the_tutor_goes_on_by_itself_and_the_question_comes_again_after_it() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = Terminal::start(home.path(), (100, 30), &["--lang", "en", "--today", "2026-11-22"]);
    terminal.until_shown("How would you like to begin").press("1").until_shown("(0 of 3)");
    terminal.press("d").until_shown("(1 of 3)");
    terminal.press("q").until_shown("How would you like to begin");
    terminal.press(ESC);
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    terminal.assert_given_back();
    assert_eq!(files(home.path()), Vec::<String>::new());
}

#[test]
fn the_tutor_opens_from_the_workbench_and_goes_back_to_it() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = Terminal::start(home.path(), (100, 30), &["--lang", "en", "--today", "2026-11-22", "demo", "--accounts", "20"]);
    terminal.until_shown("promise overdue").press("\x10").until_shown("type to search");
    terminal.type_text("tutor").press(ENTER).until_shown("(0 of 3)");
    terminal.press("q").until_hidden("(0 of 3)").until_shown("promise overdue");
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    terminal.assert_given_back();
}
