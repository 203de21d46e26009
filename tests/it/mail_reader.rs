//! What waits for an answer, conversations, the reader and histories, through keys.

use crate::support::desk::Desk;
use crate::support::post::posted_shelf;
use mimamori::domain::Lang;

/// The posted book with Ken's mail put to Acme Rockets.
fn desk(lang: Lang) -> (crate::support::Shelf, Desk) {
    let shelf = posted_shelf();
    let mut desk = Desk::open(shelf.open(), lang, (120, 36));
    desk.press("f8 3 enter y");
    (shelf, desk)
}

#[test]
fn show() {
    for lang in [Lang::En, Lang::Ja] {
        let (_shelf, mut desk) = desk(lang);
        for keys in ["1", "d", "u", "x", "u", "z", "text=mon enter", "u", "m", "esc", "o", "esc", "2", "/ text=again", "enter", "esc", "enter", "space", "]", "s", "esc", "p"] {
            eprintln!("=== {keys}\n{}", desk.press(keys).screen());
        }
    }
}
