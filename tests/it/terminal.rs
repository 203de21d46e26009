//! The built program and its terminal beyond the screens: mouse, clipboard, title, colours, suspending, and a terminal that is gone.

use crate::support::Shelf;
use crate::support::fixture::small_book;
use crate::support::pty::Terminal;
use vt100::MouseProtocolMode;

const ESC: &str = "\x1b";
const F9: &str = "\x1b[20~";

fn opened(shelf: &Shelf, environment: &[(&str, &str)], arguments: &[&str]) -> Terminal {
    let book = shelf.path();
    let usual = ["--book", book.to_str().expect("UTF-8"), "--lang", "en", "--today", "2026-11-22"];
    let all: Vec<&str> = usual.iter().chain(arguments).copied().collect();
    let mut terminal = Terminal::start_with(shelf.folder(), (100, 30), &all, environment);
    terminal.until_shown("Acme Rockets");
    terminal
}

fn ended(mut terminal: Terminal) {
    terminal.press("q");
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    terminal.assert_given_back();
}

#[test]
fn the_mouse_is_taken_freed_and_given_back() {
    let shelf = small_book();
    let mut terminal = opened(&shelf, &[], &[]);
    terminal.until("the mouse", |terminal| terminal.mouse() == MouseProtocolMode::PressRelease);
    terminal.press(F9).until("a free mouse", |terminal| terminal.mouse() == MouseProtocolMode::None);
    terminal.press(F9).until("the mouse", |terminal| terminal.mouse() == MouseProtocolMode::PressRelease);
    // The second row of the queue, clicked twice: once to select, once to open.
    let row = terminal.screen().lines().position(|line| line.starts_with(" ▸")).expect("is selected") + 2;
    let click = format!("\x1b[<0;6;{row}M\x1b[<0;6;{row}m");
    let below = format!("\x1b[<0;6;{0}M\x1b[<0;6;{0}m", row + 1);
    terminal.send(&below).until("the row below", |terminal| terminal.screen().lines().nth(row).is_some_and(|line| line.starts_with(" ▸")));
    terminal.send(&click).send(&click).until_shown("1 Timeline");
    terminal.press(ESC).until_hidden("1 Timeline");
    ended(terminal);
}

#[test]
fn what_is_copied_is_sent_to_the_terminal_and_the_title_says_nothing_of_anybody() {
    let shelf = small_book();
    let mut terminal = opened(&shelf, &[], &[]);
    terminal.press("\x1bOR").until_shown("Quiet Giant").press("/").send("blue").until_hidden("Quiet Giant");
    terminal.press("\r").press("y").until_shown("Copy").press("\r");
    // "Blue Ridge Dental" in base64.
    terminal.until("the copy", |terminal| terminal.copied() == ["Qmx1ZSBSaWRnZSBEZW50YWw="]);
    terminal.until_shown("Sent to the terminal");
    terminal.press("\r").until_shown("1 Timeline");
    assert!(terminal.titles().iter().all(|title| title == "mimamori"), "{:?}", terminal.titles());
    terminal.press(ESC).until_hidden("1 Timeline").press(ESC).until_shown("Quiet Giant");
    ended(terminal);
}

#[test]
fn without_colours_what_is_selected_is_still_seen() {
    let shelf = small_book();
    for (environment, arguments) in [(&[("NO_COLOR", "1")][..], &[][..]), (&[], &["--color", "never"])] {
        let mut terminal = opened(&shelf, environment, arguments);
        terminal.until("a marked row", |terminal| terminal.cells().any(|cell| cell.bold() || cell.inverse()));
        let is_plain = |cell: &vt100::Cell| cell.fgcolor() == vt100::Color::Default && cell.bgcolor() == vt100::Color::Default;
        assert!(terminal.cells().all(|cell| is_plain(&cell)), "{}", terminal.screen());
        ended(terminal);
    }
    let mut terminal = opened(&shelf, &[("COLORTERM", "truecolor")], &["--theme", "dark"]);
    terminal.until("colours", |terminal| terminal.cells().any(|cell| cell.fgcolor() != vt100::Color::Default));
    ended(terminal);
}

#[test]
fn it_is_suspended_from_the_palette_and_comes_back() {
    let shelf = small_book();
    let mut shell = Terminal::start_shell(shelf.folder());
    shell.send(&format!("{} --book {} --lang en\r", env!("CARGO_BIN_EXE_mimamori"), shelf.path().display())).until_shown("Acme Rockets");
    shell.press(":").until_shown("Commands").type_text("suspend").press("\r");
    shell.until("the shell", |shell| !shell.is_on_other_screen());
    shell.press("fg\r").until("the workbench", |shell| shell.is_on_other_screen() && shell.screen().contains("Acme Rockets"));
    shell.until("the mouse", |shell| shell.mouse() == MouseProtocolMode::PressRelease);
    shell.press("q").until("the shell", |shell| !shell.is_on_other_screen());
}

/// Kitty's protocol loses the single characters that an input method commits.
#[test]
fn the_keyboard_stays_as_every_terminal_has_it() {
    let shelf = small_book();
    let mut shell = Terminal::start_shell(shelf.folder());
    shell.send(&format!("{} --book {} --lang en\r", env!("CARGO_BIN_EXE_mimamori"), shelf.path().display())).until_shown("Acme Rockets");
    shell.press("n").until_shown("╭").type_text("#acme 導入の相談").press(ESC).until_hidden("╭");
    shell.press(":").until_shown("Commands").type_text("suspend").press("\r").until("the shell", |shell| !shell.is_on_other_screen());
    shell.press("fg\r").until("the workbench", |shell| shell.is_on_other_screen() && shell.screen().contains("Acme Rockets"));
    shell.press("q").until("the shell", |shell| !shell.is_on_other_screen());
    assert_eq!(shell.asked_of_keyboard(), Vec::<String>::new());
}

/// An input method opens its window where the terminal's own cursor is.
#[test]
fn the_cursor_of_the_terminal_is_behind_what_is_typed_and_hidden_where_nothing_is() {
    let shelf = small_book();
    let mut terminal = opened(&shelf, &[], &[]);
    terminal.until("no cursor", |terminal| terminal.cursor().is_none());
    let mut column = None;
    for typed in ["導", "入", "の"] {
        terminal.press(if column.is_none() { "n" } else { "" }).until_shown("╭").type_text(typed);
        let behind = |terminal: &mut Terminal| {
            let screen = terminal.screen();
            let line = screen.lines().position(|line| line.contains('導')).and_then(|row| u16::try_from(row).ok());
            terminal.cursor().filter(|(_, row)| Some(*row) == line).map(|(column, _)| column)
        };
        terminal.until("the cursor", |terminal| behind(terminal).is_some_and(|now| column.is_none_or(|before| now == before + 2)));
        column = behind(&mut terminal);
    }
    terminal.press(ESC).until("no cursor", |terminal| terminal.cursor().is_none());
    ended(terminal);
}

#[test]
fn a_terminal_of_wide_lines_gets_borders_of_ascii() {
    let shelf = small_book();
    let settings = shelf.folder().join("config");
    std::fs::create_dir_all(settings.join("mimamori")).expect("is made");
    std::fs::write(settings.join("mimamori/config.toml"), "ambiguous = \"wide\"\n").expect("is written");
    let mut terminal = opened(&shelf, &[("XDG_CONFIG_HOME", settings.to_str().expect("UTF-8"))], &[]);
    terminal.press("n").until_shown("+--");
    let widened = |symbol: &char| ('\u{2500}'..='\u{259f}').contains(symbol) || *symbol == '…';
    assert_eq!(terminal.screen().chars().find(widened), None, "{}", terminal.screen());
    terminal.press(ESC).until_hidden("+--");
    ended(terminal);
}

#[test]
fn every_frame_is_shown_at_once() {
    let shelf = small_book();
    let mut terminal = opened(&shelf, &[], &[]);
    terminal.press("n").until_shown("╭").press(ESC).until_hidden("╭");
    let (begun, ended_) = terminal.frames();
    assert!(begun >= 3 && begun.abs_diff(ended_) <= 1, "{begun} begun, {ended_} ended");
    ended(terminal);
}
