//! The frame around the screens: palette, help, history, popups and notices.

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

/// Returns the row that is selected, with its place.
fn selected(desk: &mut Desk) -> (usize, String) {
    desk.rows().into_iter().enumerate().find(|(_, row)| row.chars().nth(1) == Some('▸')).expect("a row is selected")
}

#[test]
fn a_popup_leaves_the_row_it_speaks_of_in_view() {
    for (lang, name) in [(Lang::En, "Snooze until"), (Lang::Ja, "いつまで後回し")] {
        for size in [(80, 24), (120, 36)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("f2");
            for _ in 0..3 {
                let (y, row) = selected(&mut desk);
                let rows = desk.press("z").rows();
                assert!(rows.iter().any(|row| row.contains(name)), "{lang} {size:?}\n{}", rows.join("\n"));
                assert_eq!(rows[y], row, "{lang} {size:?}\n{}", rows.join("\n"));
                desk.press("esc down");
            }
            desk.press("T");
            let (y, row) = selected(&mut desk);
            assert_eq!(desk.press(">").rows()[y], row, "{lang} {size:?}\n{}", desk.screen());
        }
    }
}

#[test]
fn under_a_popup_the_last_line_offers_its_own_keys() {
    for (lang, own, behind) in
        [(Lang::En, "Enter choose", ["n log", "u undo", "Ctrl-P"]), (Lang::Ja, "Enter 選ぶ", ["n 記録", "u 取り消し", "Ctrl-P"])]
    {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (120, 36));
        let last = desk.press("s").rows()[35].clone();
        assert!(last.contains(own) && last.contains("Esc") && behind.iter().all(|key| !last.contains(key)), "{last}");
        let last = desk.press("esc").rows()[35].clone();
        assert!(last.contains(behind[0]), "{last}");
    }
}
