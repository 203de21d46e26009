//! The frame around the screens: palette, help, history.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crate::support::noon;
use mimamori::domain::{Lang, Zone};
use mimamori::i18n::{Format, Words};
use mimamori::text::Cells;
use mimamori::theme::Theme;
use mimamori::tui::frame::draw_opening;
use mimamori::tui::widget::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[test]
fn before_the_book_is_open_the_first_line_says_so() {
    for (lang, said) in [(Lang::En, "opening the book…"), (Lang::Ja, "ブックを開いています")] {
        let area = Rect::new(0, 0, 100, 30);
        let mut buffer = Buffer::empty(area);
        let look = Look { theme: Theme::named("mono").expect("is built in"), cells: Cells::Narrow };
        let format = Format { lang, today: noon().date_naive(), zone: Zone::utc() };
        draw_opening(look, &Words::new(lang), &format, area, &mut buffer);
        let first: String = (0..100).map(|column| buffer[(column, 0)].symbol()).collect();
        let first: String = first.split_whitespace().collect::<Vec<_>>().concat();
        assert!(first.starts_with("mimamori") && first.contains(&said.replace(' ', "")) && first.contains("22"), "{first}");
        assert!((1..30).all(|row| (0..100).all(|column| buffer[(column, row)].symbol() == " ")), "all else is still to come");
    }
}

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
