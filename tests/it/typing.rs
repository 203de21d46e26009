//! Keys as they come from terminals and input methods: presses only, letters in full width, kana where a command is meant, and the
//! real cursor where an input method opens its window.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use mimamori::domain::Lang;

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
