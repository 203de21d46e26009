//! What is shown, handed on: the selected thing to the terminal's clipboard, the list to a file.

use crate::support::desk::Desk;
use crate::support::fixture::{sample_shelf, small_book};
use mimamori::domain::Lang;

/// Writes the list that is shown and reads the file back.
fn exported(desk: &mut Desk, folder: &std::path::Path) -> Vec<Vec<String>> {
    exported_by("E", desk, folder)
}

fn exported_by(key: &str, desk: &mut Desk, folder: &std::path::Path) -> Vec<Vec<String>> {
    desk.press(key);
    let screen = desk.screen();
    assert!(screen.contains(".csv"), "{screen}");
    desk.press("enter");
    let file = std::fs::read_dir(folder)
        .expect("reads")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "csv"));
    assert!(file.is_some(), "a file\n{}", desk.screen());
    let file = file.expect("was looked for");
    let text = std::fs::read_to_string(&file).expect("is text");
    std::fs::remove_file(&file).expect("is removed");
    let text = text.strip_prefix('\u{feff}').expect("says that it is UTF-8").to_owned();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_rows_of_every_list_are_exported_whole() {
    for (lang, account) in [(Lang::En, "ACCOUNT"), (Lang::Ja, "顧客")] {
        let shelf = sample_shelf(lang);
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        let rows = exported(&mut desk, shelf.folder());
        assert_eq!(rows.len(), 61, "all accounts, though few are in view");
        assert!(rows[0].iter().any(|heading| heading.contains(account)), "{:?}", rows[0]);
        assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '@'])), "nothing that a spreadsheet would work out");
        for screen in ["f4", "X", "T", "f6", "f8", "f2"] {
            desk.press("f3").press(screen);
            let rows = exported(&mut desk, shelf.folder());
            assert!(rows.len() > 1 && rows.iter().all(|row| row.len() == rows[0].len()), "{lang} {screen}: {rows:?}");
            assert!(rows[1..].iter().all(|row| row.iter().any(|cell| !cell.is_empty())), "{lang} {screen}");
        }
        desk.press("f3 enter");
        // E changes an entry there.
        let rows = exported_by("ctrl-s", &mut desk, shelf.folder());
        assert!(rows.len() > 5 && rows[0].len() == 5, "the timeline: {rows:?}");
    }
}

/// Returns the cells of a column below its heading.
fn column<'r>(rows: &'r [Vec<String>], heading: &str) -> Vec<&'r str> {
    let place = rows[0].iter().position(|cell| cell == heading);
    assert!(place.is_some(), "no {heading}: {:?}", rows[0]);
    let place = place.expect("was found");
    rows[1..].iter().map(|row| row[place].as_str()).collect()
}

fn is_day(cell: &str) -> bool {
    cell.len() == 10 && cell.parse::<chrono::NaiveDate>().is_ok()
}

#[test]
fn a_file_holds_amounts_as_numbers_with_their_currency_and_days_as_a_calendar_program_reads_them() {
    let lists = [
        (Lang::En, "f3", "ARR", "RENEWAL"),
        (Lang::En, "f4", "AMOUNT", "DUE"),
        (Lang::Ja, "f3", "ARR", "更新"),
        (Lang::Ja, "f4", "金額", "満了"),
    ];
    for (lang, screen, money, day) in lists {
        let shelf = sample_shelf(lang);
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        let rows = exported_by(&format!("{screen} E"), &mut desk, shelf.folder());
        let amounts = column(&rows, money);
        let said: Vec<&&str> = amounts.iter().filter(|cell| !cell.is_empty()).collect();
        assert!(said.len() > 5 && said.iter().all(|cell| cell.parse::<f64>().is_ok()), "{lang} {screen}: {amounts:?}");
        assert!(said.iter().any(|cell| cell.len() > 4), "whole, and not 480K: {amounts:?}");
        let place = rows[0].iter().position(|cell| cell == money).expect("was found above");
        assert!(rows[0][place + 1].contains(if lang == Lang::En { "currency" } else { "通貨" }), "{:?}", rows[0]);
        for row in &rows[1..] {
            assert_eq!(row[place].is_empty(), row[place + 1].is_empty(), "{row:?}");
            assert!(row[place + 1].is_empty() || row[place + 1].len() == 3, "a code: {row:?}");
        }
        let days = column(&rows, day);
        assert!(days.iter().any(|cell| is_day(cell)), "{lang} {screen}: {days:?}");
        assert!(days.iter().all(|cell| cell.is_empty() || is_day(cell)), "{lang} {screen}: {days:?}");
    }
}

#[test]
fn what_is_copied_of_a_row_is_as_it_is_shown() {
    let shelf = sample_shelf(Lang::En);
    let mut desk = Desk::open(shelf.open(), Lang::En, (160, 24));
    desk.press("y down enter");
    let copied = desk.session.take_clipboard().expect("is copied");
    assert!(!copied.split('\t').any(is_day), "{copied}");
    assert!(desk.screen().contains(copied.split('\t').nth(3).unwrap_or("no amount")), "{copied}");
}

#[test]
fn formulas_are_guarded_and_a_screen_without_a_list_says_so() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    desk.press("insert text==1+1 ctrl-s");
    let rows = exported(&mut desk, shelf.folder());
    assert!(rows.iter().flatten().any(|cell| cell.starts_with("'=1+1")), "{rows:?}");
    let screen = desk.press("f1 esc f3 enter b E").screen();
    assert!(!screen.contains(".csv"), "a brief is no list: {screen}");
}

#[test]
fn what_is_selected_goes_to_the_terminal() {
    for (lang, sent) in [(Lang::En, "Sent to the terminal"), (Lang::Ja, "端末へ送りました")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        desk.press("/ text=acme enter y");
        assert!(desk.screen().contains("Acme Rockets"), "{}", desk.screen());
        let screen = desk.press("enter").screen();
        assert_eq!(desk.session.take_clipboard().as_deref(), Some("Acme Rockets"), "{screen}");
        assert!(screen.contains(sent), "{screen}");
        desk.press("enter 3 y down enter");
        let copied = desk.session.take_clipboard();
        assert_eq!(copied.as_deref(), Some("ken@acme.example"), "{}", desk.screen());
        desk.press("y down down enter");
        let row = desk.session.take_clipboard().expect("is copied");
        assert!(row.contains("Ken Ito") && row.contains('\t') && !row.contains("Mika"), "{row:?}");
    }
}

#[test]
fn what_is_too_long_for_a_terminal_is_not_sent() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    let long = "x".repeat(70 * 1024);
    desk.press("insert").paste(&long);
    desk.press("ctrl-s y");
    let screen = desk.press("enter").screen();
    assert_eq!(desk.session.take_clipboard(), None, "{screen}");
}

#[test]
fn a_book_for_reading_is_exported_too() {
    let shelf = small_book();
    let first = shelf.open();
    let book = mimamori::store::open_book(&shelf.path(), &mimamori::store::Access::Read).expect("opens");
    let mut desk = Desk::open(book, Lang::En, (100, 30));
    assert_eq!(exported(&mut desk, shelf.folder()).len(), 5);
    drop(first);
}
