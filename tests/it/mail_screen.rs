//! The mail screen through keys: its tabs, in every size and both languages.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::Lang;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

#[test]
fn every_tab_opens_by_its_number_and_the_next_by_tab() {
    let shelf = small_book();
    for size in SIZES {
        for (lang, words) in [
            (Lang::En, ["To answer", "Conversations", "Unmatched", "New people", "Drafts", "Templates", "Sources"]),
            (Lang::Ja, ["要返信", "スレッド", "未割当", "新しい人", "下書き", "テンプレート", "取込元"]),
        ] {
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("f8");
            for (number, word) in (1..).zip(words) {
                let screen = desk.press(&number.to_string()).screen();
                assert!(screen.contains(&format!("{number} {word}")), "{lang} {size:?}: no {word} in\n{screen}");
            }
            desk.press("tab");
            assert!(desk.screen().contains(&format!("1 {}", words[0])), "the last tab is followed by the first");
            assert!(!desk.press("esc").screen().contains(words[6]), "Esc leaves mail");
        }
    }
}
