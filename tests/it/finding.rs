//! Wherever one types to find, hiragana, katakana, half-width and full-width letters find the same.

use crate::support::desk::Desk;
use crate::support::fixture::{small_book, today};
use crate::support::{Shelf, noon};
use mimamori::domain::*;
use mimamori::ops::{ExpansionOp, Op, apply};
use mimamori::store::{self, directory};
use mimamori::tui::route::*;

/// The small book with something about `青葉システム`, read `あおばシステム`, on every list.
fn book() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let connection = book.reader.connection();
    let id = directory::account_names(connection).expect("reads").into_iter().find(|one| one.name == "青葉システム").expect("is there").id;
    let mut account = store::get::<Account>(connection, id).expect("reads").expect("is there").fields;
    account.kana = Some("あおばシステム".to_owned());
    let end = today().checked_add_days(chrono::Days::new(40));
    let contract = Contract { start_on: today().checked_sub_days(chrono::Days::new(300)), end_on: end, ..Contract::of(id) };
    let writer = book.writer.as_mut().expect("for writing");
    for op in [
        Op::SaveAccount(Some(id), account),
        Op::SaveTask(None, Task { account: Some(id), ..Task::titled("電話する") }),
        Op::SaveTask(None, Task::titled("別のこと")),
        Op::SaveContract(None, contract),
        Op::Expansion(ExpansionOp::Add(Expansion::titled(id, ExpansionKind::Upsell, "増席の相談"))),
    ] {
        apply(writer, &op, noon()).expect("is written");
    }
    book.close_into_one_file().expect("closes");
    shelf
}

/// Ways to type the same reading.
const TYPED: [&str; 4] = ["あおば", "アオバ", "ｱｵﾊﾞ", "あおハ\u{3099}"];

/// Where one types, the keys that lead to the line, what is found and what is not.
struct Place {
    route: Option<fn() -> Route>,
    keys: &'static str,
    found: &'static str,
    other: &'static str,
}

const PLACES: &[Place] = &[
    Place { route: None, keys: "/", found: "青葉システム", other: "Quiet Giant" },
    Place { route: Some(|| Route::Tasks), keys: "/", found: "電話する", other: "別のこと" },
    Place { route: Some(|| Route::Renewals(RenewalRoute::List)), keys: "/", found: "青葉システム", other: "Acme Rockets" },
    Place { route: Some(|| Route::Expansions(ExpansionRoute::List)), keys: "/", found: "増席の相談", other: "Acme Rockets" },
    Place {
        route: Some(|| Route::PickAccount { title: "どの顧客".to_owned(), first: None }), keys: "", found: "青葉システム", other: ""
    },
    Place { route: Some(|| Route::QuickLog { account: None }), keys: "text=#", found: "青葉システム", other: "" },
    Place { route: Some(|| Route::Search(SearchRoute::Screen)), keys: "", found: "青葉システム", other: "" },
    Place { route: Some(|| Route::TaskForm { account: None, id: None }), keys: "text=x tab", found: "青葉システム", other: "" },
];

#[test]
fn every_list_is_found_in_by_reading_whatever_kana_and_width() {
    let bytes = book().bytes();
    for place in PLACES {
        for typed in TYPED {
            let own = Shelf::holding(&bytes);
            let mut desk = Desk::open(own.open(), Lang::Ja, (120, 36));
            if let Some(route) = place.route {
                desk.go(route());
            }
            desk.press(place.keys).type_text(typed);
            // Below the line that is typed: what it found.
            let screen = desk.screen();
            assert!(screen.contains(place.found), "{typed} finds nothing:\n{screen}");
            assert!(place.other.is_empty() || !screen.contains(place.other), "{typed} finds too much:\n{screen}");
        }
    }
}

#[test]
fn commands_are_found_by_either_kana_and_width() {
    for (typed, found) in [("びゅー", "ビュー"), ("ﾋﾞｭｰ", "ビュー"), ("たすく", "タスク")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), Lang::Ja, (120, 36));
        desk.press("ctrl-p").type_text(typed);
        let screen = desk.screen();
        assert!(screen.contains(found), "{typed}:\n{screen}");
    }
}
