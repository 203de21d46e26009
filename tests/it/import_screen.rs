//! The import screen through keys: form, preview, result.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crate::support::{Shelf, dump};
use mimamori::domain::{Account, Lang};
use mimamori::store::all_of;
use std::path::PathBuf;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

const ACCOUNTS: &str = "Account ID,Account Name,ARR,Colour\nA-1,Northwind Trading,480000,red\nA-2,青葉商事,120000,青\nA-3,Broken,-5,\n";

/// A small book and a file beside it.
struct Screen {
    shelf: Shelf,
    file: PathBuf,
}

impl Screen {
    fn with(name: &str, content: &str) -> Screen {
        let shelf = small_book();
        let file = shelf.folder().join(name);
        std::fs::write(&file, content).expect("the folder is writable");
        Screen { shelf, file }
    }

    /// Opens the import screen with the path of the file typed.
    fn open(&self, lang: Lang, size: (u16, u16)) -> Desk {
        let mut desk = Desk::open(self.shelf.open(), lang, size);
        desk.press("ctrl-o");
        desk.type_text(self.file.to_str().expect("a plain path"));
        desk
    }
}

/// Presses keys and waits for the work they start.
fn press(desk: &mut Desk, keys: &str) -> String {
    for key in keys.split_whitespace() {
        desk.press(key);
        desk.session.finish_job();
    }
    desk.screen()
}

fn names(desk: &Desk) -> Vec<String> {
    let rows = all_of::<Account>(desk.session.book().reader.connection()).expect("reads");
    rows.into_iter().map(|row| row.fields.name).collect()
}

fn holds(screen: &str, parts: &[&str]) {
    for part in parts {
        assert!(screen.contains(part), "no “{part}” in\n{screen}");
    }
}

#[test]
fn a_file_is_previewed_imported_and_taken_back() {
    let screen = Screen::with("accounts.csv", ACCOUNTS);
    let mut desk = screen.open(Lang::En, (100, 30));
    let before = names(&desk);
    let shown = press(&mut desk, "enter");
    holds(&shown, &["accounts.csv", "3 read", "2 to add", "1 left out", "Columns 4", "Problems 1"]);
    holds(&shown, &["Account Name", "Name", "Northwind Trading", "Colour", "custom field"]);
    assert_eq!(names(&desk), before, "a preview writes nothing");
    let shown = press(&mut desk, "ctrl-s");
    holds(&shown, &["Imported accounts.csv.", "2 added", "1 left out", "u takes all of it back", "ARR"]);
    assert_eq!(names(&desk).len(), before.len() + 2);
    let shown = press(&mut desk, "u");
    holds(&shown, &["Taken back: accounts.csv.", "R does it again"]);
    assert_eq!(names(&desk), before);
    let shown = press(&mut desk, "R");
    holds(&shown, &["Imported accounts.csv."]);
    assert_eq!(names(&desk).len(), before.len() + 2);
}

#[test]
fn the_same_file_again_changes_nothing_and_says_so() {
    let screen = Screen::with("accounts.csv", "Name,ARR\nNorthwind,480000\n");
    let mut desk = screen.open(Lang::En, (80, 24));
    press(&mut desk, "ctrl-r ctrl-s");
    let before = dump(desk.session.book().writer.as_ref().expect("for writing"));
    press(&mut desk, "enter");
    desk.type_text("accounts.csv");
    let shown = press(&mut desk, "enter ctrl-s");
    holds(&shown, &["Nothing changed: the book has all of it already.", "1 unchanged"]);
    assert_eq!(dump(desk.session.book().writer.as_ref().expect("for writing")), before);
}

#[test]
fn nothing_is_imported_that_was_not_previewed() {
    let screen = Screen::with("accounts.csv", ACCOUNTS);
    let mut desk = screen.open(Lang::En, (80, 24));
    let before = names(&desk);
    holds(&press(&mut desk, "ctrl-s"), &["2 to add", "Nothing is written yet. Ctrl-S imports."]);
    assert_eq!(names(&desk), before);
    press(&mut desk, "esc");
    // Another kind is another preview.
    press(&mut desk, "down right");
    holds(&press(&mut desk, "ctrl-s"), &["contacts"]);
    assert_eq!(names(&desk), before);
}

#[test]
fn every_list_is_whole_in_both_languages_at_every_size() {
    let english: [(&str, &[&str]); 3] = [
        ("enter", &["accounts.csv", "2 to add", "1 left out", "Account Name", "Northwind"]),
        ("2", &["Account ID", "A-1", "青葉商事"]),
        ("3", &["ARR", "Row 4, ARR:"]),
    ];
    let japanese: [(&str, &[&str]); 3] = [
        ("enter", &["accounts.csv", "追加予定 2", "除外 1", "取り込み先", "顧客名"]),
        ("tab", &["Account ID", "A-1", "青葉商事"]),
        ("tab", &["4 行目「ARR」"]),
    ];
    for (lang, steps) in [(Lang::En, english), (Lang::Ja, japanese)] {
        for size in SIZES {
            let screen = Screen::with("accounts.csv", ACCOUNTS);
            let mut desk = screen.open(lang, size);
            for (keys, expected) in &steps {
                let shown = press(&mut desk, keys);
                holds(&shown, expected);
                assert!(!shown.contains("[import") && !shown.contains("{$"), "{shown}");
            }
            holds(&press(&mut desk, "ctrl-s"), &[if lang == Lang::En { "2 added" } else { "追加 2" }]);
        }
    }
}

#[test]
fn a_column_is_given_to_another_field_and_the_choice_is_remembered() {
    let screen = Screen::with("kunden.csv", "Nr,Kunde,Umsatz\n7,Northwind,480000\n8,Kestrel,1200\n");
    let mut desk = screen.open(Lang::En, (100, 30));
    let shown = press(&mut desk, "enter");
    holds(&shown, &["No column fills Name / External ID yet.", "Kunde", "custom field", "Columns 3"]);
    holds(&press(&mut desk, "ctrl-s"), &["No column fills"]);
    let shown = press(&mut desk, "down enter");
    holds(&shown, &["“Kunde” goes into", "custom field", "External ID", "Industry"]);
    let shown = press(&mut desk, "down down enter");
    holds(&shown, &["2 to add", "Kunde", "Name"]);
    assert!(!shown.contains("No column fills"), "{shown}");
    press(&mut desk, "ctrl-s");
    assert_eq!(names(&desk).iter().filter(|name| ["Northwind", "Kestrel"].contains(&name.as_str())).count(), 2);
    press(&mut desk, "enter");
    desk.type_text("kunden.csv");
    holds(&press(&mut desk, "enter"), &["columns as last time", "2 unchanged"]);
}

#[test]
fn ambiguous_dates_lead_to_the_field_that_decides_them() {
    let rows = "Account,Date,Value\nAcme Rockets,03/04/2026,1\nAcme Rockets,05/06/2026,2\n";
    for (lang, message, chosen) in [(Lang::En, "day-first or month-first", "day first"), (Lang::Ja, "日/月とも月/日とも", "日/月/年")]
    {
        for size in SIZES {
            let screen = Screen::with("usage.csv", rows);
            let mut desk = screen.open(lang, size);
            press(&mut desk, "down right right right right right");
            holds(&press(&mut desk, "enter"), &[message]);
            // The choice of the order has the focus: the next value is day-first.
            holds(&press(&mut desk, "right"), &[chosen]);
            let shown = press(&mut desk, "enter ctrl-s");
            holds(&shown, &[if lang == Lang::En { "2 added" } else { "追加 2" }]);
        }
    }
}

#[test]
fn what_goes_wrong_is_said_whole_under_the_form() {
    for (lang, expected) in [(Lang::En, "Check the path and its permissions."), (Lang::Ja, "パスと権限を確認してください。")]
    {
        for size in SIZES {
            let screen = Screen::with("a.csv", "Name\nX\n");
            let mut desk = screen.open(lang, size);
            press(&mut desk, "text=x");
            let shown = press(&mut desk, "enter");
            let joined: String = shown.lines().map(str::trim).collect::<Vec<_>>().join(if lang == Lang::En { " " } else { "" });
            holds(&joined, &[expected]);
        }
    }
}

#[test]
fn an_empty_form_and_a_wrong_row_of_headings_say_what_is_missing() {
    let screen = Screen::with("a.csv", "Name\nX\n");
    let mut desk = Desk::open(screen.shelf.open(), Lang::En, (80, 24));
    holds(&press(&mut desk, "ctrl-o enter"), &["No file was named."]);
    desk.type_text(screen.file.to_str().expect("a plain path"));
    press(&mut desk, "up");
    press(&mut desk, "text=0 enter");
    holds(&desk.screen(), &["“0” is out of range. Give a value from 1"]);
}

#[test]
fn what_stands_in_the_way_is_said_with_the_fields_of_the_form() {
    for (lang, field, choice) in [(Lang::En, "Unknown accounts", "are added"), (Lang::Ja, "未登録の顧客", "追加する")] {
        let screen = Screen::with("contacts.csv", "Account,Name\nNobody Ltd,Ann\n");
        let mut desk = screen.open(lang, (120, 36));
        // The second kind: contacts.
        let shown = press(&mut desk, "down right ctrl-r 3");
        // The whole reason stands below the list, in as many lines as it needs.
        let joined: String = shown.lines().map(str::trim).collect::<Vec<_>>().join(if lang == Lang::En { " " } else { "" });
        holds(&joined, &["Nobody Ltd", field, choice]);
        assert!(!shown.contains("--"), "no option of the command line:\n{shown}");
    }
    let screen = Screen::with("a.csv", "Name\nX\n");
    let mut desk = screen.open(Lang::En, (120, 36));
    let shown = press(&mut desk, "up text=9 enter");
    holds(&shown, &["Row 9 holds no headings. Give the row of the headings under “Row of headings”."]);
}

#[test]
fn the_path_is_there_again_after_leaving_and_a_dragged_path_is_understood() {
    let screen = Screen::with("my accounts.csv", "Name\nNorthwind\n");
    let mut desk = Desk::open(screen.shelf.open(), Lang::En, (120, 36));
    desk.press("ctrl-o");
    desk.session.paste(format!("'{}' \n", screen.file.display()), std::time::Instant::now());
    holds(&desk.screen(), &["my accounts.csv"]);
    desk.press("esc");
    holds(&desk.screen(), &["The path is kept for next time."]);
    desk.session.close().expect("closes");
    let mut desk = Desk::open(screen.shelf.open(), Lang::En, (120, 36));
    desk.press("ctrl-o");
    holds(&desk.screen(), &["my accounts.csv"]);
    holds(&press(&mut desk, "enter"), &["1 to add"]);
    press(&mut desk, "ctrl-s esc ctrl-o");
    assert!(!desk.screen().contains("my accounts.csv"), "what was imported is no draft: {}", desk.screen());
}

#[test]
fn answers_without_a_kind_of_survey_get_one_from_the_form() {
    let screen = Screen::with("answers.csv", "Account,Score,Date\nAcme Rockets,5,2026-11-01\n");
    let mut desk = screen.open(Lang::En, (100, 30));
    // Surveys stand before the exchange rates, which come last.
    press(&mut desk, "down left left");
    holds(&press(&mut desk, "enter"), &["No column fills Kind yet"]);
    press(&mut desk, "esc down right right");
    holds(&press(&mut desk, "enter"), &["1 to add"]);
}

#[test]
fn problems_are_the_first_two_hundred_with_their_total() {
    let rows: String = (0..250).map(|row| format!("N{row},-1\n")).collect();
    let screen = Screen::with("accounts.csv", &format!("Name,ARR\nGood,1\n{rows}"));
    let mut desk = screen.open(Lang::En, (100, 30));
    let shown = press(&mut desk, "enter 3 end");
    holds(&shown, &["The first 200 of 250.", "Problems 250", "Row 202"]);
}

#[test]
fn wide_tables_scroll_by_columns() {
    let header: Vec<String> = (0..30).map(|column| format!("Column{column}")).collect();
    let cells: Vec<String> = (0..30).map(|column| format!("cell{column}")).collect();
    let screen = Screen::with("accounts.csv", &format!("Name,{}\nNorthwind,{}\n", header.join(","), cells.join(",")));
    let mut desk = screen.open(Lang::En, (80, 24));
    let shown = press(&mut desk, "enter 2");
    assert!(shown.contains("Column0") && !shown.contains("Column20"), "{shown}");
    let shown = press(&mut desk, &"right ".repeat(21));
    assert!(shown.contains("cell20") && !shown.contains("Northwind"), "{shown}");
}

#[test]
fn leaving_the_screen_loses_no_news_of_the_import() {
    let screen = Screen::with("accounts.csv", "Name\nNorthwind\n");
    let mut desk = screen.open(Lang::En, (100, 30));
    press(&mut desk, "enter");
    desk.press("ctrl-s f1");
    desk.session.finish_job();
    holds(&desk.screen(), &["Imported accounts from accounts.csv"]);
    desk.press("esc");
    holds(&desk.screen(), &["Imported accounts.csv.", "1 added"]);
}

#[test]
fn a_book_that_cannot_be_written_says_so_instead_of_reading_a_file() {
    let screen = Screen::with("accounts.csv", "Name\nNorthwind\n");
    let holder = screen.shelf.open();
    let mut desk = Desk::open(screen.shelf.open(), Lang::En, (100, 30));
    desk.press("ctrl-o");
    holds(&desk.screen(), &["reading only"]);
    drop(holder);
}

#[test]
fn a_form_that_is_reset_is_empty_and_keeps_no_path() {
    let screen = Screen::with("accounts.csv", "Name\nNorthwind\n");
    let mut desk = screen.open(Lang::En, (80, 24));
    holds(&desk.screen(), &["accounts.csv"]);
    press(&mut desk, "ctrl-x esc ctrl-o");
    assert!(!desk.screen().contains("accounts.csv"), "{}", desk.screen());
}
