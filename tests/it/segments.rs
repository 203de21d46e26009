//! The filter language in the book, saved views, and touch models by rule: what a person sees for what is pressed.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::{Account, Lang, Segment, TouchModel};
use mimamori::review::segments;
use mimamori::store::{Access, all_of, open_book};

/// As they begin: a narrow screen cuts names.
const NAMES: [&str; 4] = ["Acme", "青葉", "Blue", "Quiet"];

/// Returns the accounts that the screen lists, by the order of `NAMES`.
fn listed(desk: &mut Desk) -> Vec<&'static str> {
    let rows = desk.rows();
    NAMES.into_iter().filter(|name| rows.iter().skip(2).any(|row| row.contains(name))).collect()
}

fn saved(path: &std::path::Path) -> Vec<Segment> {
    let book = open_book(path, &Access::Read).expect("opens");
    segments(book.reader.connection()).expect("reads").into_iter().map(|row| row.fields).collect()
}

fn models(path: &std::path::Path) -> Vec<(String, Option<TouchModel>)> {
    let book = open_book(path, &Access::Read).expect("opens");
    let rows = all_of::<Account>(book.reader.connection()).expect("reads");
    rows.into_iter().map(|row| (row.fields.name, row.fields.touch_model)).collect()
}

#[test]
fn the_book_is_filtered_while_a_condition_is_typed() {
    for (lang, typed, expected) in [
        (Lang::En, "arr>400K", &["Acme", "Quiet"][..]),
        (Lang::Ja, "ＡＲＲ＞４０万", &["Acme", "Quiet"]),
        (Lang::En, "model:low", &["青葉", "Blue"]),
        (Lang::Ja, "タッチモデル：ロー", &["青葉", "Blue"]),
        (Lang::En, "nps<=6", &["Acme"]),
        (Lang::Ja, "接点:なし>30日", &["Acme", "Blue", "Quiet"]),
        (Lang::En, "renews<60d OR task:open", &["Acme", "Blue"]),
        (Lang::Ja, "推進者:離任", &["Acme"]),
        (Lang::En, "-acme arr>100K", &["青葉", "Quiet"]),
        (Lang::En, "青葉", &["青葉"]),
        (Lang::En, "touch:none>3000d", &["Blue", "Quiet"]),
    ] {
        for size in [(120, 36), (80, 24), (60, 16)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("/").type_text(typed);
            desk.press("enter");
            assert_eq!(listed(&mut desk), expected, "{typed}: {}", desk.screen());
        }
    }
}

#[test]
fn an_unfinished_condition_leaves_what_was_shown_and_says_what_is_missing() {
    for (lang, said) in [
        (Lang::En, "There is no field \"scroe\". Did you mean score?"),
        (Lang::Ja, "「scroe」という項目はありません。 score のことですか。"),
    ] {
        for size in [(80, 24), (60, 16)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("/").type_text("model:low scroe<4");
            assert_eq!(listed(&mut desk), ["青葉", "Blue"], "{}", desk.screen());
            let rows = desk.rows();
            let line = rows.iter().position(|row| row.contains("scroe<4")).expect("the filter");
            let below = &rows[line + 1];
            assert!(below.contains(&said.chars().take(20).collect::<String>()) || size.0 == 60, "{}", desk.screen());
            assert!(size.0 == 60 || below.contains('^'), "{}", desk.screen());
            desk.press("enter");
            assert!(desk.cursor.is_some_and(|cursor| cursor.visible), "the line stays open: {}", desk.screen());
        }
    }
}

#[test]
fn a_name_of_a_field_half_typed_hides_nobody() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.press("/").type_text("scor");
    assert_eq!(listed(&mut desk).len(), 4, "{}", desk.screen());
    desk.type_text("e<");
    assert_eq!(listed(&mut desk).len(), 4, "{}", desk.screen());
}

#[test]
fn tab_completes_fields_and_values_appear_by_themselves() {
    for (lang, typed, keys, line) in [
        (Lang::En, "mod", "tab", "model:"),
        (Lang::Ja, "スコ", "tab", "スコア<"),
        (Lang::En, "model:t", "tab", "model:tech"),
        (Lang::En, "model:", "down down enter", "model:low"),
        (Lang::Ja, "タッチモデル:", "down enter", "タッチモデル:ハイタッチ"),
    ] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        desk.press("/").type_text(typed);
        desk.press(keys);
        assert!(desk.screen().contains(&format!("/ {line}")), "{typed}: {}", desk.screen());
    }
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    desk.press("/").type_text("model:");
    assert!(desk.screen().contains("tech"), "{}", desk.screen());
    desk.press("esc");
    assert!(!desk.screen().contains("tech") && desk.screen().contains("/ model:"), "the list closes first: {}", desk.screen());
}

#[test]
fn a_question_mark_explains_how_filters_are_written() {
    for (lang, words) in [(Lang::En, ["side by side", "champion"]), (Lang::Ja, ["条件を並べると", "推進者"])] {
        for size in [(80, 24), (60, 16)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("/ text=?");
            assert!(desk.screen().contains(words[0]), "{}", desk.screen());
            desk.press("end");
            assert!(desk.screen().contains(words[1]) || size.1 == 16, "{}", desk.screen());
            desk.press("esc text=acme");
            assert_eq!(listed(&mut desk), ["Acme"], "{}", desk.screen());
        }
    }
}

#[test]
fn a_filter_is_saved_as_a_view_shown_by_name_and_taken_back() {
    for (lang, empty) in [(Lang::En, "No view is saved yet."), (Lang::Ja, "保存したビューはまだありません。")] {
        for size in [(80, 24), (60, 16)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("V");
            assert!(desk.screen().contains(&empty.chars().take(12).collect::<String>()), "{}", desk.screen());
            desk.press("esc /").type_text("arr>400K");
            desk.press("enter ctrl-v a text=Big_ones ctrl-s");
            let shown = desk.screen();
            assert!(shown.contains("Big ones") && shown.contains("arr>400K"), "{shown}");
            desk.press("esc esc");
            assert_eq!(listed(&mut desk).len(), 4);
            desk.press("V enter");
            assert!(desk.rows()[0].contains("Big ones"), "the title names the view: {}", desk.screen());
            assert_eq!(listed(&mut desk), ["Acme", "Quiet"], "{}", desk.screen());
            desk.press("esc /").type_text("@Big -acme");
            assert_eq!(listed(&mut desk).len(), 4, "an unknown view hides nobody: {}", desk.screen());
            desk.press("esc /").type_text("-@\"Big ones\"");
            assert_eq!(listed(&mut desk), ["青葉", "Blue"], "{}", desk.screen());
            desk.press("esc u");
            drop(desk);
            assert_eq!(saved(&shelf.path()).len(), 0, "undo takes the view back");
        }
    }
}

#[test]
fn views_are_renamed_where_they_are_used_ordered_and_deleted() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    for (filter, name) in [("arr>400K", "big"), ("-@big", "rest")] {
        desk.press("/").type_text(filter);
        desk.press("enter V a").type_text(name);
        desk.press("ctrl-s esc esc");
    }
    desk.press("V e").press("end text=ger ctrl-s");
    let filters: Vec<(String, String)> = saved(&shelf.path()).into_iter().map(|segment| (segment.name, segment.filter)).collect();
    assert_eq!(filters, [("bigger".into(), "arr>400K".into()), ("rest".into(), "-@bigger".into())], "{}", desk.screen());
    desk.press("J");
    assert_eq!(saved(&shelf.path()).iter().map(|segment| segment.name.as_str()).collect::<Vec<_>>(), ["rest", "bigger"]);
    desk.press("delete");
    assert_eq!(saved(&shelf.path()).iter().map(|segment| segment.name.as_str()).collect::<Vec<_>>(), ["rest"]);
}

#[test]
fn a_view_needs_a_name_of_its_own_and_must_not_lead_back_to_itself() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    for name in ["big", "BIG"] {
        desk.press("/").type_text("arr>400K");
        desk.press("enter V a").type_text(name);
        desk.press("ctrl-s");
        if name == "big" {
            desk.press("esc esc");
        }
    }
    assert!(desk.screen().contains("is taken"), "{}", desk.screen());
    desk.press("esc esc esc V e tab").press("end text=_@big ctrl-s");
    assert!(desk.screen().contains("leads back to itself"), "{}", desk.screen());
    drop(desk);
    assert_eq!(saved(&shelf.path()).len(), 1);
}

#[test]
fn touch_models_follow_the_first_rule_that_fits_after_a_preview_and_come_back() {
    for (lang, high, tech, size) in [
        (Lang::En, "high touch", "tech touch", (80, 24)),
        (Lang::Ja, "ハイタッチ", "テックタッチ", (80, 24)),
        (Lang::En, "high touch", "tech touch", (60, 16)),
    ] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, size);
        desk.press("V m");
        assert!(desk.screen().contains("segment") || desk.screen().contains("セグメント"), "{}", desk.screen());
        desk.press("esc esc");
        for (filter, name, model) in [("arr>400K", "big", "right"), ("arr<100K", "small", "right right right")] {
            desk.press("/").type_text(filter);
            desk.press("enter V a").type_text(name);
            desk.press("tab tab").press(model).press("ctrl-s esc esc");
        }
        desk.press("V m");
        let shown = desk.screen();
        assert!(shown.contains("Blue") && shown.contains(tech), "{shown}");
        assert!(!shown.contains("Acme") && shown.contains(high), "what fits already is only counted: {shown}");
        let before = models(&shelf.path());
        desk.press("ctrl-s");
        let after = models(&shelf.path());
        let changed: Vec<&str> =
            after.iter().zip(&before).filter(|(one, other)| one != other).map(|((name, _), _)| name.as_str()).collect();
        assert_eq!(changed, ["Blue Ridge Dental"]);
        assert!(after.contains(&("Blue Ridge Dental".to_owned(), Some(TouchModel::Tech))));
        desk.press("u");
        assert_eq!(models(&shelf.path()), before, "one undo takes all of it back");
    }
}
