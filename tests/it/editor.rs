//! Texts of several lines in the person's own editor, through a real terminal: the editor has the keys to itself, what it wrote comes
//! back, and nothing is lost when it ends badly.

use crate::support::Shelf;
use crate::support::fixture::small_book;
use crate::support::pty::Terminal;
use mimamori::domain::{MailDraft, Task};
use mimamori::store::{self, Reader};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

const TAB: &str = "\t";
const CTRL_O: &str = "\x0f";
const CTRL_S: &str = "\x13";

/// Asks for a line on the terminal, as an editor reads keys, and writes it behind what is there.
const ASKING: &str = "stat -c %a \"$1\" > \"$HOME/mode\"\necho EDITOR IS OPEN\nread line\nprintf '%s\\n' \"$line\" >> \"$1\"\n";

/// Writes an editor into the home; `line` is what the variable says.
fn editor(shelf: &Shelf, script: &str) -> String {
    let path = shelf.folder().join("my editor");
    fs::write(&path, format!("#!/bin/sh\n{script}")).expect("is written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("may be run");
    format!("'{}'", path.display())
}

/// Opens the form of a new task for `Acme Rockets` with a title and the first words of a note.
fn note_begun(shelf: &Shelf, variables: &[(&str, &str)]) -> Terminal {
    let book = shelf.path();
    let arguments = ["--book", book.to_str().expect("UTF-8"), "--lang", "en", "--today", "2026-11-22"];
    let mut terminal = Terminal::start_with(shelf.folder(), (100, 30), &arguments, variables);
    terminal.until_shown("Acme Rockets").press("\x1bOR").until_shown("ACCOUNT").press("/").type_text("acme").press("\r").press("\r");
    terminal.until_shown("1 Timeline").press("t").until_shown("New task");
    terminal.type_text("call her").press(TAB).press(TAB).press(TAB).type_text("before");
    terminal
}

fn notes(shelf: &Shelf) -> Vec<Option<String>> {
    let reader = Reader::open(&shelf.path()).expect("opens");
    let tasks = store::all_of::<Task>(reader.connection()).expect("reads");
    tasks.into_iter().filter(|task| task.title == "call her").map(|task| task.fields.note).collect()
}

fn files_left(shelf: &Shelf) -> Vec<PathBuf> {
    let entries = shelf.folder().read_dir().expect("reads").flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect()
}

#[test]
fn a_text_goes_to_the_editor_which_has_the_keys_to_itself_and_comes_back() {
    let shelf = small_book();
    let visual = editor(&shelf, ASKING);
    let mut terminal = note_begun(&shelf, &[("VISUAL", &visual), ("EDITOR", "false")]);
    for line in ["first line of the editor", "and another"] {
        terminal.press(CTRL_O).until_shown("EDITOR IS OPEN");
        assert!(!terminal.is_on_other_screen(), "the editor has the terminal as it was");
        terminal.send(&format!("{line}\r")).until_shown("The text is back from the editor").until_shown(line).assert_taken();
    }
    let mode = fs::read_to_string(shelf.folder().join("mode")).expect("was looked at");
    assert_eq!(mode.trim(), "600", "for the person alone");
    terminal.press(CTRL_S).until_hidden("New task");
    assert_eq!(notes(&shelf), [Some("before\nfirst line of the editor\nand another".to_owned())]);
    assert_eq!(files_left(&shelf), Vec::<PathBuf>::new(), "nothing is left about");
    terminal.press("q").press("\x1b").press("\x1b").press("q");
}

#[test]
fn an_editor_that_fails_changes_nothing_and_what_it_wrote_is_kept() {
    let shelf = small_book();
    let failing = editor(&shelf, "printf ' and much more' >> \"$1\"\nexit 3\n");
    let mut terminal = note_begun(&shelf, &[("EDITOR", &failing)]);
    terminal.press(CTRL_O).until_shown("The editor did not end well");
    assert!(terminal.screen().contains("before") && !terminal.screen().contains("much more"), "{}", terminal.screen());
    let kept = files_left(&shelf);
    let [file] = kept.as_slice() else { unreachable!("one file is kept: {kept:?}") };
    assert_eq!(fs::read_to_string(file).expect("reads"), "before\n and much more");
    assert!(terminal.screen().replace('\n', "").contains("mimamori-"), "says where:\n{}", terminal.screen());
    terminal.assert_taken();
}

#[test]
fn without_an_editor_it_is_said_and_ctrl_c_in_one_does_not_end_the_workbench() {
    let shelf = small_book();
    let mut terminal = note_begun(&shelf, &[]);
    terminal.press(CTRL_O).until_shown("No editor is known. Set VISUAL or EDITOR");
    drop(terminal);

    let shelf = small_book();
    let asking = editor(&shelf, "trap 'printf interrupted >> \"$1\"; exit 0' INT\necho EDITOR IS OPEN\nread line\n");
    let mut terminal = note_begun(&shelf, &[("EDITOR", &asking)]);
    terminal.press(CTRL_O).until_shown("EDITOR IS OPEN");
    terminal.press("\x03").until_shown("interrupted").assert_taken();
}

#[test]
fn a_draft_of_a_letter_is_written_in_the_editor() {
    let shelf = small_book();
    let asking = editor(&shelf, "sed -i 's/^Subject:.*/Subject: Our talk/' \"$1\"\necho 'See you on Friday.' >> \"$1\"\n");
    let book = shelf.path();
    let common = ["--book", book.to_str().expect("UTF-8"), "--lang", "en", "--today", "2026-11-22"];
    let mut made = assert_cmd::Command::new(env!("CARGO_BIN_EXE_mimamori"));
    made.env_clear().env("HOME", shelf.folder()).args(common).args(["draft", "new", "Acme Rockets", "--to", "ken@acme.example"]);
    made.args(["--subject", "A talk", "--body", "Dear Ken,"]).assert().success();
    let mut terminal = Terminal::start_with(shelf.folder(), (100, 30), &common, &[("EDITOR", &asking)]);
    terminal.until_shown("Acme Rockets").press("@").until_shown("5 Drafts").press("5").until_shown("A talk");
    terminal.press(CTRL_O).until_shown("Our talk");
    let reader = Reader::open(&shelf.path()).expect("opens");
    let drafts = store::all_of::<MailDraft>(reader.connection()).expect("reads");
    let texts: Vec<(&str, &str)> = drafts.iter().map(|draft| (draft.subject.as_str(), draft.body.as_str())).collect();
    assert_eq!(texts, [("Our talk", "Dear Ken,\nSee you on Friday.")]);
}
