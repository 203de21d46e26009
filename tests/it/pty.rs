//! The built program in a real terminal: what it shows there, what it keeps when it is ended, and that it gives the terminal back.

use crate::support::Shelf;
use crate::support::fixture::small_book;
use crate::support::pty::Terminal;
use assert_cmd::Command;
use mimamori::store::directory::draft;
use mimamori::store::{Reader, history};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::fs::File;

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const F2: &str = "\x1bOQ";

/// Opens the workbench on a book in English and waits for its first screen.
fn opened(shelf: &Shelf) -> Terminal {
    opened_at(shelf, (100, 30))
}

fn opened_at(shelf: &Shelf, size: (u16, u16)) -> Terminal {
    let book = shelf.path();
    let arguments = ["--book", book.to_str().expect("UTF-8"), "--lang", "en", "--today", "2026-11-22"];
    let mut terminal = Terminal::start(shelf.folder(), size, &arguments);
    terminal.until_shown("Acme Rockets");
    terminal
}

/// Opens the quick log and types a line.
fn typing(shelf: &Shelf, line: &str) -> Terminal {
    let mut terminal = opened(shelf);
    terminal.press("n").until_shown("╭").type_text(line);
    terminal
}

/// Runs the program on the book without a terminal, as the next command of a shell does.
fn run(shelf: &Shelf, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mimamori"));
    command.env_clear().env("TZ", "UTC").env("HOME", shelf.folder()).env("USER", "mika").arg("--book").arg(shelf.path());
    let output = command.args(["--lang", "en", "--today", "2026-11-22"]).args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Returns the calls of an account as the command line lists them.
fn logged(shelf: &Shelf, account: &str) -> Vec<String> {
    let entries: Value = serde_json::from_str(&run(shelf, &["timeline", account, "--kind", "call", "--json"])).expect("JSON");
    entries.as_array().expect("a list").iter().map(Value::to_string).collect()
}

fn kept(shelf: &Shelf) -> Option<String> {
    draft(Reader::open(&shelf.path()).expect("opens").connection(), "quick-log").expect("reads")
}

fn writes(shelf: &Shelf) -> usize {
    history(Reader::open(&shelf.path()).expect("opens").connection(), 1000).expect("reads").len()
}

#[test]
fn the_sample_book_opens_shows_an_account_and_gives_the_terminal_back() {
    for (lang, size, book, account) in [("en", (80, 24), "PRIORITY", "1 Timeline"), ("ja", (120, 36), "優先度", "1 履歴")] {
        let home = tempfile::tempdir().expect("a folder");
        let mut terminal = Terminal::start(home.path(), size, &["--lang", lang, "demo"]);
        terminal.until_shown(book).assert_taken();
        terminal.press(ENTER).until_shown(account);
        terminal.press(ESC).until_hidden(account);
        terminal.press("q");
        assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
        terminal.assert_given_back();
        let left: Vec<_> = home.path().read_dir().expect("reads").flatten().map(|entry| entry.file_name()).collect();
        assert!(left.is_empty(), "{lang}: {left:?}");
    }
}

/// Returns how many items the first line says are left.
fn left(terminal: &Terminal) -> Option<usize> {
    let screen = terminal.screen();
    let line = screen.lines().next()?;
    let number = match line.split_once(" left") {
        Some((before, _)) => before.split_whitespace().next_back()?,
        None => line.split_once("残り")?.1.split_once("件")?.0,
    };
    number.trim().parse().ok()
}

/// Returns whom the first row of the queue is about, and why.
fn first_row(terminal: &Terminal, heading: &str) -> String {
    let screen = terminal.screen();
    let row = screen.lines().skip_while(|line| !line.contains(heading)).nth(1).unwrap_or_default();
    row.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_sample_morning_is_worked_to_its_end_and_the_last_item_taken_back() {
    for (lang, heading, snooze, end) in [
        ("en", "PRIORITY", "Snooze until", "That was everything for today"),
        ("ja", "優先度", "いつまで後回し", "今日の対応はすべて終わりました"),
    ] {
        let home = tempfile::tempdir().expect("a folder");
        let mut terminal = Terminal::start(home.path(), (120, 36), &["--lang", lang, "--today", "2026-11-22", "demo", "--accounts", "12"]);
        terminal.press(F2).until_shown(heading);
        let mut last = String::new();
        for keys in ["d", "s", "z1"].into_iter().cycle() {
            let Some(before) = left(&terminal).filter(|count| *count > 0) else { break };
            last = first_row(&terminal, heading);
            match keys {
                "z1" => terminal.send("z").until_shown(snooze).send("1"),
                key => terminal.send(key),
            };
            terminal.until("one less", |terminal| left(terminal).is_some_and(|count| count < before));
        }
        terminal.until_shown(end);
        assert!(!last.is_empty(), "{lang}: there was something to do");
        terminal.press("u").until_hidden(end);
        terminal.until(&last, |terminal| first_row(terminal, heading) == last && left(terminal) == Some(1));
        terminal.press("q");
        assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
        terminal.assert_given_back();
    }
}

#[test]
fn a_signal_gives_the_terminal_back_and_what_is_typed_is_kept() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let shelf = small_book();
        let mut terminal = typing(&shelf, "#acme /call wants SSO");
        terminal.assert_taken();
        terminal.signal(signal);
        assert_eq!(terminal.exit_code(), code);
        terminal.assert_given_back();
        assert!(kept(&shelf).is_some_and(|draft| draft.contains("wants SSO")), "{code}");
    }
}

#[test]
fn what_was_typed_is_in_the_book_soon_and_back_after_a_kill() {
    let shelf = small_book();
    let mut terminal = typing(&shelf, "#acme /call wants SSO");
    terminal.until("the draft", |_| kept(&shelf).is_some_and(|draft| draft.contains("wants SSO")));
    terminal.kill();
    drop(terminal);
    let mut terminal = opened(&shelf);
    terminal.press("n").until_shown("#acme /call wants SSO");
    terminal.press(ENTER).until_hidden("╭");
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0);
    assert!(logged(&shelf, "Acme Rockets").iter().any(|entry| entry.contains("wants SSO")));
    assert_eq!(kept(&shelf), None, "nothing is left of a draft that was saved");
}

#[test]
fn a_suspended_program_comes_back_and_can_be_ended_from_the_background() {
    let shelf = small_book();
    let mut shell = Terminal::start_shell(shelf.folder());
    let program = env!("CARGO_BIN_EXE_mimamori");
    shell.send(&format!("{program} --book {} --lang en\r", shelf.path().display())).until_shown("Acme Rockets");
    for _ in 0..2 {
        suspend(&shelf);
        shell.until("the shell", |shell| !shell.is_on_other_screen());
        shell.press("fg\r").until("the workbench", |shell| shell.is_on_other_screen() && shell.screen().contains("Acme Rockets"));
    }
    suspend(&shelf);
    shell.until("the shell", |shell| !shell.is_on_other_screen());
    shell.press("kill %1; kill -CONT %1\r").until("the end", |_| {
        let lock = File::open(shelf.folder().join("book.mimamori.lock")).expect("is there");
        lock.try_lock().is_ok()
    });
}

/// Suspends the program that has the book: the lock says which it is.
fn suspend(shelf: &Shelf) {
    let lock = std::fs::read_to_string(shelf.folder().join("book.mimamori.lock")).expect("is locked");
    let holder: Value = serde_json::from_str(&lock).expect("JSON");
    let id = holder["process"].as_i64().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?)).expect("an id");
    kill_process(id, Signal::TSTP).expect("runs");
}

#[test]
fn a_second_program_opens_for_reading_and_says_who_has_the_book() {
    let shelf = small_book();
    let mut first = opened(&shelf);
    let mut second = opened(&shelf);
    for key in ["n", "u"] {
        second.press(key).until_shown("has this book");
        assert!(second.screen().contains("mika on "), "{}", second.screen());
        assert!(!second.screen().contains('╭'), "nothing opens that could not be saved");
        second.press(ESC).until_hidden("has this book");
    }
    second.press(ENTER).until_shown("Timeline");
    second.press(ESC).until_hidden("Timeline");
    second.press("q");
    assert_eq!(second.exit_code(), 0);
    second.assert_given_back();
    let before = writes(&shelf);
    first.press("n").until_shown("╭").type_text("#acme /call the first still writes");
    first.press(ENTER).until_hidden("╭");
    assert_eq!(writes(&shelf), before + 1);
}

#[test]
fn a_file_that_is_no_book_is_told_on_the_first_screen_and_no_answer_is_left_behind() {
    let shelf = Shelf::new();
    std::fs::write(shelf.path(), "only words\n".repeat(500)).expect("is written");
    let book = shelf.path();
    let mut terminal = Terminal::start(shelf.folder(), (100, 30), &["--book", book.to_str().expect("UTF-8"), "--lang", "en"]);
    assert_eq!(terminal.exit_code(), 1);
    terminal.assert_given_back();
    terminal.until_shown("is not a mimamori book");
    assert!(!terminal.screen().contains("rgb:"), "{}", terminal.screen());
    assert!(!terminal.screen().contains("opening the book"), "{}", terminal.screen());
}

#[test]
fn neither_a_paste_nor_a_burst_of_keys_submits() {
    for pasted in ["\x1b[200~wants SSO\rand export\n\x1b[201~ again", "wants SSO\rand export\ragain"] {
        let shelf = small_book();
        let before = writes(&shelf);
        let mut terminal = typing(&shelf, "#acme /call ");
        terminal.press(pasted).until_shown("wants SSO and export again");
        assert!(terminal.screen().contains('╭'), "still open: {}", terminal.screen());
        assert_eq!(writes(&shelf), before);
        terminal.press(ENTER).until_hidden("╭");
        assert_eq!(writes(&shelf), before + 1);
    }
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let shelf = small_book();
    let mut terminal = opened_at(&shelf, (120, 36));
    for size in [(60, 16), (100, 30), (30, 8), (120, 36)] {
        terminal.resize(size);
        if size.0 < 40 {
            terminal.until_shown("make the window larger").until_hidden("Acme");
            continue;
        }
        terminal.until("the footer on the last line", |terminal| {
            let screen = terminal.screen();
            let rows: Vec<&str> = screen.lines().collect();
            rows.len() == usize::from(size.1) && rows.last().is_some_and(|row| row.contains("Enter open")) && screen.contains("Acme")
        });
    }
}

#[test]
fn a_log_made_through_keys_is_there_afterwards_and_can_be_taken_back() {
    for (line, account, person, note) in [
        ("#acme @ken /call 15m wants SSO", "Acme Rockets", "Ken Ito", "wants SSO"),
        ("＃青葉　＠佐藤さん　／電話　導入の相談", "青葉システム", "佐藤 美香", "導入の相談"),
    ] {
        let shelf = small_book();
        let mut terminal = typing(&shelf, line);
        terminal.press(ENTER).until_hidden("╭");
        terminal.press("q");
        assert_eq!(terminal.exit_code(), 0);
        let is_logged = |entry: &String| entry.contains(note) && entry.contains(person);
        assert_eq!(logged(&shelf, account).iter().filter(|entry| is_logged(entry)).count(), 1, "{account}");
        assert!(run(&shelf, &["undo"]).contains(account));
        assert!(!logged(&shelf, account).iter().any(is_logged), "{account}");
    }
}

#[test]
fn without_a_terminal_it_says_so_and_makes_nothing() {
    for (lang, said) in [("en", "needs a terminal"), ("ja", "端末が必要")] {
        for arguments in [["--book", "new.mimamori"].as_slice(), &["demo"]] {
            let home = tempfile::tempdir().expect("a folder");
            let mut command = Command::new(env!("CARGO_BIN_EXE_mimamori"));
            command.env_clear().env("HOME", home.path()).env("TMPDIR", home.path()).current_dir(home.path());
            let output = command.args(["--lang", lang]).args(arguments).output().expect("the program runs");
            assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), b"".as_slice()), "{output:?}");
            assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{output:?}");
            assert_eq!(home.path().read_dir().expect("reads").count(), 0);
        }
    }
}

/// The signal of a file-size limit would end the program at once, on the command line as in a raw terminal.
#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_no_end() {
    let shelf = small_book();
    let script = "ulimit -f 16; exec \"$0\" \"$@\"";
    let mut command = Command::new("/bin/sh");
    command.env_clear().env("HOME", shelf.folder()).env("TMPDIR", shelf.folder()).args(["-c", script, env!("CARGO_BIN_EXE_mimamori")]);
    let output = command.args(["--lang", "en", "--book"]).arg(shelf.path()).args(["log", "#acme /call hello"]).output().expect("runs");
    assert!(output.status.code().is_some_and(|code| code != 0), "{output:?}");
    assert!(!output.stderr.is_empty(), "{output:?}");
}
