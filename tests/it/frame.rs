//! The frame around the screens: palette, help, history.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::Lang;

#[test]
fn help_and_palette_find_commands_by_name_in_both_languages() {
    for (lang, typed, expected) in [(Lang::En, "text=histo", "Show every change"), (Lang::Ja, "text=履歴", "変更履歴")] {
        for opener in ["ctrl-p", "f1"] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, (100, 30));
            desk.press(opener).press(typed);
            assert!(desk.screen().contains(expected), "{opener}: {}", desk.screen());
            desk.press("enter");
            let first = desk.rows()[0].clone();
            assert!(first.contains(if lang == Lang::En { "History" } else { "履歴" }), "{first}");
        }
    }
}

#[test]
fn an_empty_search_says_what_to_do_and_the_hint_goes_with_the_first_letter() {
    for (lang, hint) in [(Lang::En, "type to search"), (Lang::Ja, "入力して検索")] {
        for opener in ["ctrl-p", "f1"] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, (80, 24));
            desk.press(opener);
            assert!(desk.screen().contains(hint), "{opener}: {}", desk.screen());
            desk.press("text=h");
            assert!(!desk.screen().contains(hint), "{opener}: {}", desk.screen());
        }
    }
}

#[test]
fn history_says_in_full_that_a_change_was_taken_back() {
    for (lang, expected) in [(Lang::En, "undone"), (Lang::Ja, "取り消し済み")] {
        for size in [(80, 24), (120, 36)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("u").press("f12");
            assert!(desk.screen().contains(expected), "{size:?}: {}", desk.screen());
        }
    }
}
