//! Keys of one's own, the box after a prefix, counts, actions, again, and the screen before.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crate::support::source::files;
use mimamori::domain::Lang;
use mimamori::tui::keymap::{Keymap, Preset};
use mimamori::tui::scope::TOGETHER;

fn desk(lang: Lang, size: (u16, u16)) -> Desk {
    Desk::open(small_book().open(), lang, size)
}

/// Returns the row that is selected, with its place.
fn selected(desk: &mut Desk) -> (usize, String) {
    desk.rows().into_iter().enumerate().find(|(_, row)| row.chars().nth(1) == Some('▸')).expect("a row is selected")
}

fn last_row(desk: &mut Desk) -> String {
    desk.rows().pop().expect("there is one")
}

#[test]
fn a_key_of_ones_own_works_and_is_the_one_that_is_shown() {
    let own = "[book]\nsort = [\"o\"]\n\n[list]\nopen = [\"e\", \"enter\"]\n\n[global]\ntoday = \"g y\"\nquick-log = \"g z\"\nquit = [\"Q\", \"ctrl-q\"]\n";
    let (keys, faults) = Keymap::with(Preset::Standard, Some(own));
    assert_eq!(faults.len(), 1, "e edits in other lists, and is refused: {faults:?}");
    for (lang, sort, by, today) in [(Lang::En, "o sort", "Sort by", "Today"), (Lang::Ja, "o 並べ替え", "並べ替え", "今日")] {
        let mut desk = Desk::with_keys(small_book().open(), lang, (120, 36), keys.clone());
        let footer = last_row(&mut desk);
        assert!(footer.contains(sort) && footer.contains("Enter ") && !footer.contains(" s "), "{footer}");
        let before = desk.screen();
        assert_eq!(desk.press("s").screen(), before, "the former key does nothing");
        assert!(desk.press("o").screen().contains(by), "{}", desk.screen());
        let title = desk.press("esc g y").rows()[0].clone();
        assert!(title.contains(today), "{title}");
        let left = desk.press("f3 esc").screen();
        assert!(left.contains('Q') && !left.contains("q quits"), "sentences name it too: {left}");
        let help = desk.press("?").type_and_show("gy");
        assert!(help.contains("gy"), "{help}");
    }
}

#[test]
fn the_box_after_a_prefix_says_what_can_follow_and_goes() {
    for (lang, title, today, nothing, left) in [
        (Lang::En, "g …", "t today", "Nothing is on gy.", "g left"),
        (Lang::Ja, "g の続き", "t 今日", "gy に割り当てはありません", "g を取りやめました"),
    ] {
        for size in [(80, 24), (120, 36), (60, 16)] {
            let mut desk = desk(lang, size);
            let shown = desk.press("g").screen();
            assert!(shown.contains(title) && shown.contains(today), "{lang} {size:?}\n{shown}");
            let gone = desk.press("y").screen();
            assert!(gone.contains(nothing) && !gone.contains(title), "{gone}");
            let gone = desk.press("g esc").screen();
            assert!(gone.contains(left) && !gone.contains(title), "{gone}");
        }
        for (keys, name) in
            [("g t", ["Today", "今日"]), ("g n", ["Numbers", "数値"]), ("g m", ["Mail", "メール"]), ("g b", ["Book", "担当"])]
        {
            let mut desk = desk(lang, (120, 36));
            let first = desk.press(keys).rows()[0].clone();
            assert!(name.iter().any(|name| first.contains(name)), "{keys}: {first}");
        }
    }
}

#[test]
fn first_and_last_are_two_keys_and_a_number_moves_as_often() {
    let mut desk = desk(Lang::En, (120, 36));
    let (top, _) = selected(&mut desk);
    let (bottom, _) = {
        desk.press("g e");
        selected(&mut desk)
    };
    assert!(bottom > top + 1);
    desk.press("g g");
    assert_eq!(selected(&mut desk).0, top);
    assert!(desk.press("2").screen().contains("2 ×"), "{}", desk.screen());
    desk.press("j");
    assert_eq!(selected(&mut desk).0, top + 2);
    desk.press("2 G");
    assert_eq!(selected(&mut desk).0, top + 1, "row 2");
    desk.press("9 9 9 9 9 down");
    assert_eq!(selected(&mut desk).0, bottom, "no further than the list");
    assert!(desk.press("3 esc").screen().contains("The number is gone"), "{}", desk.screen());
    desk.press("k");
    assert_eq!(selected(&mut desk).0, bottom - 1, "the number is forgotten");
    let tab = desk.press("home enter 3").screen();
    assert!(!tab.contains("3 ×"), "in an account, digits are its tabs: {tab}");
}

#[test]
fn the_actions_of_a_row_are_listed_with_key_and_reason_and_run() {
    for (lang, title, why, log) in [(Lang::En, "What can be done here", "why", "log"), (Lang::Ja, "ここでできる操作", "根拠", "記録")]
    {
        for opener in ["x", "ctrl-]"] {
            let mut desk = desk(lang, (120, 36));
            let shown = desk.press(opener).screen();
            assert!(shown.contains(title) && shown.contains(why), "{shown}");
            assert!(
                !shown.lines().skip(3).any(|row| row.contains(&format!(" n {log}")) && row.contains('│')),
                "not those of every screen: {shown}"
            );
            let narrowed = desk.press("text=why").screen();
            assert!(narrowed.contains("Ctrl-W"), "found by its English name too: {narrowed}");
            let first = desk.press("enter").rows()[0].clone();
            assert!(first.contains("Acme") || first.contains("▸"), "{first}");
        }
    }
}

#[test]
fn the_palette_knows_both_languages_kana_and_keys_and_what_was_run_last() {
    for (lang, typed, found) in [
        (Lang::En, "変更履歴", "history"),
        (Lang::Ja, "history", "変更履歴"),
        (Lang::Ja, "こうしん", "更新"),
        (Lang::En, "ctrl-f", "search"),
        (Lang::En, "f12", "history"),
    ] {
        for opener in ["ctrl-p", "f1"] {
            let mut desk = desk(lang, (120, 36));
            let shown = desk.press(opener).type_and_show(typed);
            let is_over = shown.contains('╭');
            let first = shown.lines().skip(2).find(|row| row.contains('▸') && row.contains("│  ▸") == is_over).unwrap_or_default();
            assert!(first.contains(found), "{lang} {opener} {typed}\n{shown}");
        }
    }
    let mut desk = desk(Lang::En, (120, 36));
    desk.press("ctrl-p text=history enter f3 ctrl-p");
    let (_, first) = desk.rows().into_iter().enumerate().find(|(_, row)| row.contains("│  ▸")).expect("one is selected");
    assert!(first.contains("history"), "{first}");
}

#[test]
fn the_screen_before_comes_back_as_it_was_left_and_goes_again() {
    let mut desk = desk(Lang::En, (120, 36));
    assert!(desk.press("-").screen().contains("There was no other screen"), "{}", desk.screen());
    let account = desk.press("down enter 3").screen();
    desk.press("f7");
    assert!(desk.rows()[0].contains("Numbers"), "{}", desk.screen());
    assert_eq!(desk.press("-").rows()[..30], account.lines().map(str::to_owned).collect::<Vec<_>>()[..30]);
    assert!(desk.press("-").rows()[0].contains("Numbers"), "{}", desk.screen());
    desk.press("esc f2");
    assert!(desk.rows()[0].contains("Today"), "{}", desk.screen());
    assert!(desk.press("ctrl-6").rows()[0].contains("Book"), "as a terminal reports Ctrl-^: {}", desk.screen());
    let mut desk = self::desk(Lang::En, (120, 36));
    desk.press("enter esc -");
    assert!(desk.rows()[0].contains("Acme") || desk.rows()[0].matches('▸').count() == 1, "{}", desk.screen());
    desk.press("e esc");
    assert!(desk.press("-").rows()[0].contains("Book"), "a form is no screen to go back to: {}", desk.screen());
}

#[test]
fn the_last_change_is_done_again_on_another_row() {
    for (lang, nothing, elsewhere) in
        [(Lang::En, "Nothing to repeat yet", "cannot be repeated here"), (Lang::Ja, "繰り返せる操作がまだありません", "を繰り返せません")]
    {
        let mut desk = desk(lang, (120, 36));
        assert!(desk.press(".").screen().contains(nothing), "{}", desk.screen());
        desk.press("f2");
        let row = |desk: &mut Desk| selected(desk).1;
        let first = row(&mut desk);
        desk.press("z 1");
        let second = row(&mut desk);
        assert_ne!(first, second);
        let screen = desk.press(".").screen();
        assert!(!screen.contains('╭'), "the choice is answered as before: {screen}");
        assert_ne!(row(&mut desk), second);
        assert!(desk.press("f3 .").screen().contains(elsewhere), "{}", desk.screen());
    }
}

#[test]
fn rows_are_marked_by_moving_over_them() {
    let marked = |desk: &mut Desk| {
        let title = desk.rows()[0].clone();
        (1..=4).find(|n| title.contains(&format!("{n} marked")) || title.contains(&format!("選択{n}件")))
    };
    for lang in [Lang::En, Lang::Ja] {
        let mut desk = desk(lang, (120, 36));
        desk.press("shift-down");
        assert_eq!(marked(&mut desk), Some(2), "{}", desk.screen());
        desk.press("shift-down");
        assert_eq!(marked(&mut desk), Some(3), "{}", desk.screen());
        desk.press("\\ home v down");
        assert_eq!(marked(&mut desk), Some(2), "{}", desk.screen());
        desk.press("G");
        assert_eq!(marked(&mut desk), Some(4), "to the end: {}", desk.screen());
        desk.press("esc home");
        assert_eq!(marked(&mut desk), Some(4), "marks stay, moving marks no more: {}", desk.screen());
        // What is done with all of them is one step.
        let said = desk.press("t text=Call_again_>fri enter").screen();
        assert!(said.contains("to 4 accounts") || said.contains("顧客4件"), "{said}");
        let tasks = desk.press("T").screen();
        assert_eq!(tasks.matches("Call again").count(), 4, "{tasks}");
        let tasks = desk.press("u").screen();
        assert!(!tasks.contains("Call again  "), "{tasks}");
    }
}

#[test]
fn a_list_or_what_is_beside_it_has_the_whole_screen() {
    for (lang, detail, list, one) in [
        (Lang::En, "What is beside the list", "The list has the whole screen", "one thing at a time"),
        (Lang::Ja, "詳細を全画面で", "一覧を全画面で", "並んで表示されるものはありません"),
    ] {
        let mut desk = desk(lang, (120, 36));
        assert!(desk.press("z").screen().contains(one), "{}", desk.screen());
        let both = desk.press("f2").rows();
        let zoomed = desk.press("Z").screen();
        assert!(zoomed.contains(detail) && !zoomed.contains('▸'), "{zoomed}");
        let zoomed = desk.press("Z").screen();
        assert!(zoomed.contains(list) && zoomed.contains('▸') && !zoomed.contains('│'), "{zoomed}");
        desk.press("Z");
        assert_eq!(desk.press("up").rows()[..30], both[..30]);
        desk.press("enter");
        let both = desk.rows();
        let zoomed = desk.press("z").screen();
        assert!(zoomed.contains(detail), "{zoomed}");
        desk.press("ctrl-7 z");
        assert_eq!(desk.press("up").rows()[..30], both[..30]);
    }
}

#[test]
fn the_table_of_scopes_names_what_every_pane_does() {
    let mut unnamed = Vec::new();
    for file in files("src/tui", "rs").iter().filter(|file| !file.path.contains("/scope")) {
        let code = file.code();
        for start in code.match_indices("&[Scope::").map(|(at, _)| at) {
            let list: String = code
                .chars()
                .skip(code.chars().count().min(code.get(..start).map_or(0, |head| head.chars().count())))
                .take_while(|c| *c != ']')
                .collect();
            let scopes: Vec<&str> = list.trim_start_matches("&[").split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
            let is_named = TOGETHER.iter().any(|together| {
                together.len() == scopes.len() && together.iter().zip(&scopes).all(|(scope, named)| format!("Scope::{scope:?}") == *named)
            });
            if !is_named {
                unnamed.push(format!("{}: {list}", file.path));
            }
        }
    }
    assert!(unnamed.is_empty(), "put these into src/tui/scope/together.rs: {unnamed:#?}");
}
