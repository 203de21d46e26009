//! Keys as they come from terminals and input methods: presses only, letters in full width, kana where a command is meant, and the
//! real cursor where an input method opens its window.

use crate::forms::{account_named, rows};
use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use mimamori::domain::{Account, Lang, Touch};
use mimamori::store::all_of;
use mimamori::tui::keymap::{Keymap, Preset};
use std::time::{Duration, Instant};

fn event(character: char, kind: KeyEventKind) -> KeyEvent {
    KeyEvent { kind, ..KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE) }
}

#[test]
fn a_key_acts_when_it_is_pressed_and_held_and_not_when_it_is_let_go() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    let first = desk.screen();
    desk.key(event('j', KeyEventKind::Release));
    assert_eq!(desk.screen(), first);
    desk.key(event('j', KeyEventKind::Press));
    let second = desk.screen();
    desk.key(event('j', KeyEventKind::Repeat));
    assert!(first != second && second != desk.screen());
    desk.press("n").key(event('x', KeyEventKind::Release));
    assert_eq!(desk.session.draft().and_then(|draft| draft.content).unwrap_or_default().trim(), "");
}

#[test]
fn kana_where_a_command_is_meant_is_said_and_does_nothing_else() {
    for (lang, said) in [(Lang::En, "An input method seems to be on"), (Lang::Ja, "日本語入力がオン")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        let before = desk.rows();
        for letter in ['あ', 'ｊ', '会'] {
            desk.key(event(letter, KeyEventKind::Press));
            assert_eq!(desk.screen().contains(said), letter != 'ｊ', "{letter}: {}", desk.screen());
        }
        // A letter in full width is the key itself: one row further, nothing else.
        let after = desk.rows();
        assert_eq!(before[0], after[0]);
        assert!(after.iter().position(|row| row.starts_with(" ▸")) > before.iter().position(|row| row.starts_with(" ▸")));
    }
}

#[test]
fn the_real_cursor_is_at_the_edit_point_of_whatever_is_typed_and_hidden_elsewhere() {
    for lang in [Lang::En, Lang::Ja] {
        for keys in ["n", "/", "insert", "ctrl-f", "ctrl-p", "f1"] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, (100, 30));
            desk.rows();
            assert!(desk.cursor.is_some_and(|cursor| !cursor.visible), "on the selected row, and not shown");
            desk.press(keys).rows();
            let start = desk.cursor.filter(|cursor| cursor.visible).unwrap_or_else(|| panic!("{keys}: no edit point")).position;
            desk.type_text("導入");
            desk.rows();
            let end = desk.cursor.expect("an edit point").position;
            assert_eq!((end.x, end.y), (start.x + 4, start.y), "{lang} {keys}: {}", desk.screen());
        }
    }
}

#[test]
fn full_width_letters_and_signs_are_the_keys_they_show() {
    let shelf = small_book();
    for (typed, plain) in [("ｎ", "n"), ("：", ":"), ("？", "?"), ("／", "/"), ("ｇｔ", "gt"), ("２ｊ", "2j"), ("　", " "), ("Ｇ", "G")]
    {
        let [wide, narrow] = [typed, plain].map(|keys| {
            let mut desk = Desk::open(shelf.open(), Lang::Ja, (100, 30));
            let before = desk.screen();
            desk.type_text(keys);
            assert_ne!(desk.screen(), before, "{keys} does something");
            desk.screen()
        });
        assert_eq!(wide, narrow, "{typed}");
    }
}

#[test]
fn commands_are_found_by_full_width_letters() {
    for (typed, found) in [("ｓｅｔｔｉｎｇｓ", "設定"), ("Ｓｅｔｔｉｎｇｓ", "設定")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), Lang::Ja, (100, 30));
        desk.type_text("：");
        let screen = desk.type_and_show(typed);
        let first = screen.lines().find(|line| line.contains("│  ▸")).unwrap_or_default();
        assert!(first.contains(found), "{typed}\n{screen}");
    }
}

/// The window of an input method goes with the cursor: while somebody types, nothing is drawn that no key asked for.
#[test]
fn nothing_is_drawn_by_itself_while_somebody_types() {
    for keys in ["n", "/", "insert"] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), Lang::Ja, (100, 30));
        desk.press(keys).type_text("導入");
        desk.rows();
        let now = Instant::now();
        for seconds in [0, 1, 5, 60, 3600] {
            assert!(!desk.session.tick(now + Duration::from_secs(seconds)), "{keys}: after {seconds} s");
        }
    }
}

#[test]
fn half_width_kana_are_shown_whole_found_by_either_width_and_kept_as_they_were_written() {
    for find in ["ガギ", "ｶﾞｷﾞ", "がぎ"] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), Lang::Ja, (100, 30));
        desk.press("insert").type_text("ｶﾞｷﾞ商事");
        desk.press("ctrl-s esc /").type_text(find);
        desk.press("enter");
        let screen = desk.screen();
        assert!(screen.contains("ガギ商事") && !screen.contains("ｶﾞ") && !screen.contains("Acme"), "{find}:\n{screen}");
        let names = all_of::<Account>(desk.session.book().reader.connection()).expect("reads");
        assert!(names.iter().any(|row| row.fields.name == "ｶﾞｷﾞ商事"), "the book keeps what was written");
    }
}

#[test]
fn ctrl_z_is_given_back_to_the_shell_by_the_file_of_keys() {
    let shelf = small_book();
    let (keys, faults) = Keymap::with(Preset::Standard, Some("[global]\nundo = \"u\"\nsuspend = \"ctrl-z\"\n"));
    assert!(faults.is_empty(), "{faults:?}");
    let mut desk = Desk::with_keys(shelf.open(), Lang::En, (100, 30), keys);
    assert!(!desk.session.take_suspend());
    desk.press("ctrl-z");
    assert!(desk.session.take_suspend());
}

#[test]
fn keys_act_in_a_window_too_small_to_show_anything() {
    for (lang, said) in [(Lang::En, "larger"), (Lang::Ja, "広げ")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (36, 8));
        let screen = desk.press("n text=#acme_/call_unseen enter").screen();
        assert!(screen.contains(said) && screen.trim().lines().count() == 1, "{screen}");
        let touches = rows::<Touch>(&desk, account_named(&desk, "Acme Rockets"));
        assert!(touches.iter().any(|touch| touch.fields.body == "unseen"));
    }
}
