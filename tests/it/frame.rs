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
