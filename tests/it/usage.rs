//! The usage tab: metrics, chart, table, and what is not as usual.

use crate::brief::shelf;
use crate::forms::account_named;
use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::Lang;
use mimamori::tui::route::{AccountTab, Route};

fn open(lang: Lang, size: (u16, u16)) -> (crate::support::Shelf, Desk) {
    let shelf = shelf();
    let mut desk = Desk::open(shelf.open(), lang, size);
    let id = account_named(&desk, "Acme Rockets");
    desk.go(Route::Account { id, siblings: vec![id], tab: AccountTab::Usage });
    (shelf, desk)
}

fn is_braille(letter: char) -> bool {
    ('\u{2801}'..='\u{28ff}').contains(&letter)
}

#[test]
fn the_tab_tells_who_is_active_how_each_metric_goes_and_draws_its_line() {
    for (lang, size, expected) in [
        (Lang::En, (80, 24), ["2 of 10 seats", "active people", "logins", "exports", "CHANGE"]),
        (Lang::En, (120, 36), ["back the next week", "USED BY", "2 of 2 people", "1 of 2 people", "added up"]),
        (Lang::Ja, (80, 24), ["10席中2席", "利用者数", "logins", "exports", "増減"]),
        (Lang::Ja, (120, 36), ["翌週の継続", "利用の広さ", "2名中2名", "2名中1名", "7日間"]),
        (Lang::En, (60, 16), ["2 of 10 seats", "active people", "logins", "28 DAYS", "CHANGE"]),
    ] {
        let (_shelf, mut desk) = open(lang, size);
        desk.press("down");
        let screen = desk.screen();
        for text in expected {
            assert!(screen.contains(text), "{text} at {size:?}\n{screen}");
        }
        let title = if lang == Lang::En { "added up" } else { "7日間" };
        let below = screen.lines().skip_while(|line| !line.contains(title));
        let lines = below.filter(|line| line.contains(is_braille)).count();
        assert!(size.1 < 24 || lines >= 2, "a line over several rows at {size:?}\n{screen}");
        assert!(size.1 < 24 || screen.contains("25 May") || screen.contains("5月25日"), "{screen}");
    }
}

#[test]
fn a_day_out_of_the_usual_is_named_with_what_is_usual() {
    for (lang, expected) in [(Lang::En, "Wed 18 Nov: 0 (usually"), (Lang::Ja, "11月18日(水) 0（ふだん")] {
        let (_shelf, mut desk) = open(lang, (120, 36));
        let screen = desk.press("down").screen();
        assert!(screen.contains(expected), "{screen}");
    }
}

#[test]
fn the_table_is_the_charts_twin_and_its_days_open_their_rows() {
    let (_shelf, mut desk) = open(Lang::En, (80, 24));
    let table = desk.press("down t").screen();
    for expected in ["logins, day by day", "USUALLY", "▪ low", "Fri 20 Nov", "6 to 12"] {
        assert!(table.contains(expected), "{expected}\n{table}");
    }
    let rows: Vec<&str> = table.lines().filter(|line| line.contains("Fri 20 Nov")).collect();
    assert!(rows.len() == 1 && rows[0].contains(" 8 ") && rows[0].contains('2'), "{rows:?}");
    // Sunday has no row, Friday has two.
    assert!(desk.press("enter").screen().contains("Nothing is recorded of this day."));
    let choice = desk.press("down down enter").screen();
    assert!(choice.contains("logins ken 4") && choice.contains("logins mika 4"), "{choice}");
    let row = desk.press("enter").screen();
    assert!(row.contains("ken") && row.contains("20 Nov 2026"), "{row}");
    let back = desk.press("esc esc").screen();
    assert!(back.contains("CHANGE") && !back.contains("USUALLY"), "Esc leaves the table, then the screen\n{back}");
}

#[test]
fn tabs_have_their_numbers_and_an_account_without_usage_says_so() {
    for (lang, sentence) in [(Lang::En, "No usage is recorded"), (Lang::Ja, "利用データはありません")] {
        for size in [(80, 24), (120, 36), (60, 16)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let id = account_named(&desk, "Quiet Giant");
            desk.go(Route::Account { id, siblings: vec![id], tab: AccountTab::Timeline });
            let screen = desk.press("7").screen();
            assert!(screen.contains(sentence), "{screen}");
        }
    }
}
