//! The frame around the screens: palette, help, history, popups and notices.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crate::support::noon;
use mimamori::domain::{Lang, Segment, SegmentId, Zone};
use mimamori::i18n::{Format, Words};
use mimamori::ops::{Op, apply};
use mimamori::store::{Reader, history};
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

/// A key of another screen, of the list below, or of taking back must not work behind a question's back.
#[test]
fn a_popup_is_answered_or_left_before_anything_else_is_done() {
    for (lang, first) in [(Lang::En, "Esc leaves this first"), (Lang::Ja, "まず Esc で閉じてください")] {
        // A choice, a question, a day in a calendar, the columns of a copy.
        for opening in ["s", "down enter D", "down enter t tab ctrl-d", "f2 z", "y"] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, (120, 36));
            desk.press("n text=#acme_/call_hello enter");
            let asked = desk.press(opening).rows();
            let writes = || history(Reader::open(&shelf.path()).expect("opens").connection(), 100).expect("reads").len();
            let before = writes();
            for key in ["n", "u", "R", "T", "A", "@", "x", "z", ".", "ctrl-p", "ctrl-f", "ctrl-n", "ctrl-z", "f2", "f3", "g b", ":", "-"] {
                if opening == "f2 z" && key == "z" {
                    continue;
                }
                let rows = desk.press(key).rows();
                assert!(rows[34].contains(first), "{opening}, then {key}:\n{}", rows.join("\n"));
                assert_eq!(rows[..33], asked[..33], "{opening}, then {key}");
                assert_eq!(writes(), before, "{opening}, then {key}");
            }
            let help = desk.press("?").screen();
            assert_ne!(help, asked.join("\n"), "help explains it");
            desk.press("esc esc n").screen();
            assert!(!desk.screen().contains(first), "{opening}: Esc left it\n{}", desk.screen());
        }
    }
}

#[test]
fn a_long_notice_is_read_to_its_end() {
    for (lang, end) in [(Lang::En, "utakesitback."), (Lang::Ja, "uで取り消せます。")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (44, 24));
        let screen = desk.press("f2 s").screen();
        let said: String = screen.split_whitespace().collect();
        assert!(said.contains(end), "{screen}");
    }
}

#[test]
fn a_long_way_leaves_the_day_without_its_year() {
    for (lang, whole, short) in [(Lang::En, "Sun 22 Nov 2026", "Sun 22 Nov"), (Lang::Ja, "2026年11月22日(日)", " 11月22日(日)")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        desk.press("/ text=Blue enter enter 3");
        assert!(desk.rows()[0].ends_with(whole), "{}", desk.screen());
        let width = if lang == Lang::En { 66 } else { 75 };
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (width, 24));
        desk.press("/ text=Blue enter enter 3 a");
        let title = desk.rows()[0].clone();
        assert!(title.ends_with(short) && !title.ends_with(whole), "{title}");
    }
}

#[test]
fn history_gives_its_room_to_what_was_done() {
    let long = "Everything of the north that is above forty";
    for (lang, label) in
        [(Lang::En, format!("Renamed the segment “North” to “{long}”")), (Lang::Ja, format!("セグメント「North」の名前を「{long}」に変更"))]
    {
        let shelf = small_book();
        let mut book = shelf.open();
        let writer = book.writer.as_mut().expect("for writing");
        let north = Segment { name: "North".into(), filter: "score<40".into(), position: 0, touch_model: None };
        let row = apply(writer, &Op::SaveSegment(None, north.clone()), noon()).expect("is kept").value.row.expect("a row");
        let renamed = Segment { name: long.into(), ..north.clone() };
        apply(writer, &Op::SaveSegment(Some(SegmentId(row.id)), renamed), noon()).expect("is kept");
        let mut desk = Desk::open(book, lang, (120, 24));
        let screen = desk.press("f12").screen();
        assert!(screen.contains(&label), "{screen}");
    }
}

#[test]
fn the_selected_command_is_explained_whole() {
    for (lang, end) in [(Lang::En, "Escclearsit"), (Lang::Ja, "Escで解除")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        let rows = desk.press("f1 down").rows();
        let told: String = rows[20..22].iter().flat_map(|row| row.split_whitespace()).collect();
        assert!(told.contains(end), "{}", rows.join("\n"));
    }
}

#[test]
fn list_and_detail_stand_side_by_side_where_there_is_room_for_both() {
    for (lang, detail) in [(Lang::En, "Next:"), (Lang::Ja, "次の一手")] {
        for (size, is_beside) in [((100, 30), true), ((120, 36), true), ((80, 24), false), ((60, 16), false)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("f2").screen();
            let beside = |screen: &str| {
                screen.lines().any(|row| row.contains('▸') && row.split_once('│').is_some_and(|(_, right)| !right.trim().is_empty()))
            };
            assert_eq!(beside(&screen), is_beside, "{size:?}\n{screen}");
            assert!(screen.contains("Acme Rockets"), "{size:?}\n{screen}");
            let screen = desk.press("right").screen();
            assert!(screen.contains(detail), "one key away: {size:?}\n{screen}");
        }
    }
}
