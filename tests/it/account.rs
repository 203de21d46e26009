//! The screen of one account, by its keys.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crate::support::{Shelf, noon};
use mimamori::domain::*;
use mimamori::ops::{Op, apply};
use mimamori::review::{FoundAccount, find_account};
use mimamori::store::Book;
use mimamori::tui::route::{AccountTab, Route};

fn id_of(book: &Book, name: &str) -> AccountId {
    match find_account(book.reader.connection(), name).expect("reads") {
        FoundAccount::One(found) => found.id,
        other => panic!("{name}: {other:?}"),
    }
}

/// Opens the screen of an account of a list of two.
fn desk(shelf: &Shelf, lang: Lang, size: (u16, u16), name: &str, tab: AccountTab) -> Desk {
    let book = shelf.open();
    let (id, other) = (id_of(&book, name), id_of(&book, "Quiet Giant"));
    let mut desk = Desk::open(book, lang, size);
    desk.session.open(Route::Account { id, siblings: vec![id, other], tab });
    desk
}

/// Writes to the book of a shelf.
fn write(shelf: &Shelf, ops: impl FnOnce(&Book) -> Vec<Op>) {
    let mut book = shelf.open();
    let ops = ops(&book);
    let writer = book.writer.as_mut().expect("for writing");
    for op in &ops {
        apply(writer, op, noon()).expect("is carried out");
    }
    book.close().expect("closes");
}

fn shows(desk: &mut Desk, expected: &[&str]) {
    let screen = desk.screen();
    for text in expected {
        assert!(screen.contains(text), "“{text}” is not on the screen:\n{screen}");
    }
}

fn hides(desk: &mut Desk, unexpected: &[&str]) {
    let screen = desk.screen();
    for text in unexpected {
        assert!(!screen.contains(text), "“{text}” is on the screen:\n{screen}");
    }
}

#[test]
fn print() {
    let shelf = small_book();
    for (lang, size) in [(Lang::En, (120, 36)), (Lang::Ja, (120, 36)), (Lang::En, (80, 24)), (Lang::Ja, (80, 24)), (Lang::En, (60, 16))] {
        for key in ["1", "2", "3", "4", "5", "6", "1 space", "1 enter"] {
            let mut desk = desk(&shelf, lang, size, "Acme Rockets", AccountTab::Timeline);
            println!("{}\n=========== {key}", desk.press(key).screen());
        }
    }
}
