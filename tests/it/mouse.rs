//! The mouse: a click selects, another opens, the wheel moves what it is over, and F9 leaves it to the terminal.

use crate::support::desk::Desk;
use crate::support::fixture::{sample_shelf, small_book};
use crossterm::event::MouseEventKind::{Down, Drag, Moved, ScrollDown, ScrollUp, Up};
use crossterm::event::{MouseButton, MouseEventKind};
use mimamori::domain::Lang;

const LEFT: MouseButton = MouseButton::Left;

/// Returns where a text stands, in cells: column and row.
fn place_of(desk: &mut Desk, text: &str) -> (u16, u16) {
    let rows = desk.rows();
    let found = rows.iter().enumerate().skip(1).find(|(_, row)| row.contains(text));
    assert!(found.is_some(), "no {text}:\n{}", rows.join("\n"));
    let (y, row) = found.expect("was looked for");
    let before = row.split(text).next().unwrap_or_default();
    let x = mimamori::text::Cells::Narrow.width(before);
    (u16::try_from(x).expect("is on the screen"), u16::try_from(y).expect("is on the screen"))
}

fn point(desk: &mut Desk, kind: MouseEventKind, text: &str) {
    let at = place_of(desk, text);
    desk.mouse(kind, at);
}

/// Returns the text of the selected row.
fn selected(desk: &mut Desk) -> String {
    desk.rows().into_iter().skip(1).find(|row| row.contains('▸')).unwrap_or_default()
}

#[test]
fn a_click_selects_a_row_and_another_one_opens_it() {
    for (lang, tab) in [(Lang::En, "1 Timeline"), (Lang::Ja, "1 履歴")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        for name in ["青葉システム", "Blue Ridge", "Acme Rockets"] {
            point(&mut desk, Down(LEFT), name);
            desk.mouse(Up(LEFT), (5, 5));
            assert!(selected(&mut desk).contains(name), "{}", desk.screen());
        }
        assert!(!desk.screen().contains(tab), "one click opens nothing: {}", desk.screen());
        point(&mut desk, Down(LEFT), "Acme Rockets");
        let screen = desk.screen();
        assert!(screen.contains(tab) && desk.rows()[0].contains("Acme Rockets"), "{screen}");
    }
}

#[test]
fn a_key_between_two_clicks_makes_each_of_them_the_first() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    point(&mut desk, Down(LEFT), "Blue Ridge");
    desk.press("down up");
    point(&mut desk, Down(LEFT), "Blue Ridge");
    assert!(!desk.screen().contains("1 Timeline") && selected(&mut desk).contains("Blue Ridge"), "{}", desk.screen());
    for kind in [Drag(LEFT), Moved, Up(LEFT), Down(MouseButton::Right)] {
        point(&mut desk, kind, "Acme Rockets");
        assert!(selected(&mut desk).contains("Blue Ridge"), "{kind:?} does nothing");
    }
}

#[test]
fn the_wheel_moves_through_a_list_and_through_a_text() {
    let shelf = sample_shelf(Lang::En);
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 20));
    let first = selected(&mut desk);
    desk.mouse(ScrollDown, (20, 8));
    let fourth = selected(&mut desk);
    assert_ne!(first, fourth);
    desk.press("up up up");
    assert_eq!(selected(&mut desk), first, "three rows a turn");
    desk.mouse(ScrollDown, (20, 8));
    desk.mouse(ScrollUp, (20, 8));
    assert_eq!(selected(&mut desk), first);
    desk.press("enter b");
    let before = desk.screen();
    desk.mouse(ScrollDown, (20, 8));
    assert_ne!(desk.screen(), before, "the brief is scrolled");
}

#[test]
fn tabs_fields_and_the_keys_of_the_last_line_are_clicked() {
    for (lang, tab, shown, open) in [(Lang::En, "3 Contacts", "Ken Ito", "Enter open"), (Lang::Ja, "3 担当者", "Ken Ito", "Enter 開く")]
    {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (120, 30));
        desk.press("/ text=acme enter enter");
        point(&mut desk, Down(LEFT), tab);
        assert!(desk.screen().contains(shown), "{}", desk.screen());
        point(&mut desk, Down(LEFT), "Ken Ito");
        point(&mut desk, Down(LEFT), open);
        assert!(desk.screen().contains("ken@acme.example"), "{}", desk.screen());
    }
}

#[test]
fn a_click_on_a_field_brings_the_keys_there() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    desk.press("/ text=acme enter enter e");
    let label = "Segment";
    point(&mut desk, Down(LEFT), label);
    assert!(selected(&mut desk).contains(label), "{}", desk.screen());
    desk.type_text("Enterprise");
    point(&mut desk, Down(LEFT), "Name");
    assert!(selected(&mut desk).contains("Name"), "{}", desk.screen());
    assert!(desk.screen().contains("Enterprise"), "{}", desk.screen());
}

#[test]
fn beside_a_popup_a_click_does_nothing_and_in_it_it_chooses() {
    for (lang, title) in [(Lang::En, "Snooze until"), (Lang::Ja, "いつまで後回し")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        desk.press("f2 z");
        let before = desk.screen();
        assert!(before.contains(title), "{before}");
        for at in [(0, 3), (99, 3), (50, 27), (0, 0)] {
            desk.mouse(Down(LEFT), at);
            desk.mouse(Down(LEFT), at);
        }
        assert_eq!(desk.screen(), before);
        let row = desk.rows().iter().rposition(|row| row.contains("│  ▸ 1")).expect("is selected");
        let below = (24, u16::try_from(row + 1).expect("is on the screen"));
        desk.mouse(Down(LEFT), below);
        assert!(desk.screen().contains(title) && desk.rows()[row + 1].contains("▸ 2"), "{}", desk.screen());
        desk.mouse(Down(LEFT), below);
        assert!(!desk.screen().contains(title), "chosen: {}", desk.screen());
    }
}

#[test]
fn a_click_among_headings_selects_the_row_it_is_on() {
    for lang in [Lang::En, Lang::Ja] {
        let shelf = sample_shelf(lang);
        let mut desk = Desk::open(shelf.open(), lang, (120, 40));
        for screen in ["f4", "X", "f2"] {
            desk.press(screen);
            for y in [12, 9, 15, 20, 17, 11] {
                let row = desk.rows()[usize::from(y)].clone();
                desk.mouse(Down(LEFT), (8, y));
                let now = desk.rows();
                // A heading selects nothing; whatever else is clicked has the marker then.
                let marked = now.iter().position(|row| row.chars().nth(1) == Some('▸'));
                if now[usize::from(y)].contains('▸') {
                    assert_eq!(marked, Some(usize::from(y)), "{lang} {screen} {y}\n{}", now.join("\n"));
                } else {
                    assert_eq!(now[usize::from(y)], row, "{lang} {screen} {y}\n{}", now.join("\n"));
                }
                desk.press("down");
            }
        }
    }
}

#[test]
fn evidence_gets_the_keys_by_a_click_and_the_queue_gets_them_back() {
    let shelf = sample_shelf(Lang::En);
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.press("f2");
    let evidence = place_of(&mut desk, "▪");
    desk.mouse(Down(LEFT), (evidence.0 + 4, evidence.1));
    let row = desk.rows()[usize::from(evidence.1)].clone();
    assert!(row.contains("  ▸ "), "{}", desk.screen());
    desk.mouse(Down(LEFT), (8, 9));
    let rows = desk.rows();
    assert!(!rows.iter().any(|row| row.contains("  ▸ ")), "{}", rows.join("\n"));
    assert!(rows[9].starts_with(" ▸"), "{}", rows.join("\n"));
}

#[test]
fn the_mouse_is_left_to_the_terminal_and_taken_back() {
    for (lang, freed, taken) in [(Lang::En, "selects text", "Clicks and the wheel"), (Lang::Ja, "文字を選択", "クリックとホイール")]
    {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        assert!(desk.session.has_mouse());
        desk.press("f9");
        assert!(!desk.session.has_mouse() && desk.screen().contains(freed), "{}", desk.screen());
        desk.press("f9");
        assert!(desk.session.has_mouse() && desk.screen().contains(taken), "{}", desk.screen());
    }
}

/// Clicks on a text of the first line.
fn step(desk: &mut Desk, text: &str) {
    let first = desk.rows()[0].clone();
    assert!(first.contains(text), "no {text}: {first}");
    let before = first.split(text).next().unwrap_or_default();
    let x = mimamori::text::Cells::Narrow.width(before);
    desk.mouse(Down(LEFT), (u16::try_from(x).expect("is on the screen"), 0));
}

#[test]
fn a_click_on_a_step_of_the_way_goes_back_there() {
    for (lang, book, history) in [(Lang::En, "Book ▸", "History"), (Lang::Ja, "担当顧客 ▸", "変更履歴")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (120, 30));
        desk.press("/ text=acme enter enter U");
        let way = |desk: &mut Desk| desk.rows()[0].clone();
        assert!(way(&mut desk).contains(&format!("Acme Rockets ▸ {history}")), "{}", desk.screen());
        step(&mut desk, history);
        assert!(way(&mut desk).contains(history), "the screen one is on stays");
        desk.press("ctrl-p");
        step(&mut desk, "Acme Rockets ▸");
        desk.press("esc");
        assert!(way(&mut desk).contains(history), "a popup is left first: {}", desk.screen());
        step(&mut desk, "Acme Rockets ▸");
        assert!(way(&mut desk).contains("▸ Acme Rockets  "), "{}", desk.screen());
        step(&mut desk, book);
        assert!(!way(&mut desk).contains('▸') && desk.screen().contains("Acme Rockets"), "{}", desk.screen());
    }
}
