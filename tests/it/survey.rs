//! The survey pane through keys: one key a score, its class in words, and the same care for drafts as the forms.

use crate::forms::{account_named, only, rows};
use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::*;
use mimamori::tui::route::Route;

fn open(desk: &mut Desk, account: &str) -> AccountId {
    let id = account_named(desk, account);
    desk.go(Route::Survey { account: id, id: None });
    id
}

#[test]
fn one_key_chooses_the_score_and_its_class_is_said() {
    for (lang, keys, score, class) in [
        (Lang::En, "text=9", "[9]", "promoter"),
        (Lang::En, "text=10", "[10]", "promoter"),
        (Lang::En, "text=-", "[10]", "promoter"),
        (Lang::Ja, "text=３", "[3]", "批判者"),
        (Lang::En, "tab text=7", "[7]", "passive"),
        (Lang::En, "right text=4", "[4]", "satisfied"),
        (Lang::Ja, "right right text=2", "[2]", "手間がかかる"),
        (Lang::En, "tab right right right", "[2]", "detractor"),
    ] {
        for size in [(80, 24), (120, 36), (60, 16)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            open(&mut desk, "青葉システム");
            desk.press(keys);
            let screen = desk.screen();
            assert!(screen.contains(score), "{keys}\n{screen}");
            assert!(screen.contains(class), "{keys}\n{screen}");
        }
    }
}

#[test]
fn an_answer_is_saved_whole_in_both_languages() {
    for lang in [Lang::En, Lang::Ja] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        let id = open(&mut desk, "青葉システム");
        desk.press("text=10 tab text=助かる enter text=！ tab right tab ctrl-u text=2026-11-20 enter");
        let saved = only(rows::<Response>(&desk, id), |row| row.score.value() == 10);
        assert_eq!(
            (saved.kind, saved.score.value(), saved.comment.as_deref()),
            (SurveyKind::Nps, 10, Some("助かる\n！")),
            "{}",
            desk.screen()
        );
        assert_eq!((saved.at.to_string().as_str(), saved.contact.is_some()), ("2026-11-20", true));
        assert!(desk.screen().contains(if lang == Lang::En { "Entered NPS 10" } else { "NPS" }), "{}", desk.screen());
    }
}

#[test]
fn a_score_is_needed_and_another_survey_has_its_own_scale() {
    for (lang, error) in [(Lang::En, "Nothing is filled in"), (Lang::Ja, "未入力です")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        let id = open(&mut desk, "Quiet Giant");
        desk.press("ctrl-s");
        assert!(desk.screen().contains(error), "{}", desk.screen());
        desk.press("text=8");
        desk.press("backtab right");
        let screen = desk.screen();
        assert!(!screen.contains("[8]") && !screen.contains("5 6"), "CSAT ends at 5, and 8 is not on it:\n{screen}");
        desk.press("ctrl-s");
        assert!(rows::<Response>(&desk, id).is_empty());
        desk.press("text=5 ctrl-s");
        let saved = rows::<Response>(&desk, id).pop().expect("a row");
        assert_eq!((saved.kind, saved.score.value(), saved.score.scale()), (SurveyKind::Csat, 5, Scale { min: 1, max: 5 }));
    }
}

#[test]
fn a_draft_survives_and_editing_keeps_what_is_not_shown() {
    for lang in [Lang::En, Lang::Ja] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        open(&mut desk, "青葉システム");
        desk.press("right text=2 tab text=slow").wait();
        drop(desk);
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        let id = open(&mut desk, "青葉システム");
        assert!(desk.screen().contains("slow") && desk.screen().contains("[2]") && desk.screen().contains("CSAT"), "{}", desk.screen());
        desk.press("ctrl-s");
        let saved = only(rows::<Response>(&desk, id), |row| row.score.value() == 2);
        assert_eq!(saved.kind, SurveyKind::Csat);
        let first = only(rows::<Response>(&desk, id), |row| row.kind == SurveyKind::Nps);
        desk.go(Route::Survey { account: id, id: Some(first.id) }).press("text=3 ctrl-s");
        let changed = only(rows::<Response>(&desk, id), |row| row.kind == SurveyKind::Nps);
        let three = Score::new(3, first.score.scale()).expect("on the scale");
        assert_eq!(changed.fields, Response { score: three, ..first.fields.clone() });
    }
}
