//! Goals through keys: added, read, shown beside health, closed, and taken back.

use crate::forms::account_named;
use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::*;
use mimamori::store::goals::{MeasuredGoal, of_account};
use mimamori::tui::route::{AccountTab, Route};

fn goals(desk: &Desk, account: AccountId) -> Vec<MeasuredGoal> {
    of_account(desk.session.book().reader.connection(), account).expect("reads")
}

/// Opens the goals of `Blue Ridge Dental`.
fn open(lang: Lang, size: (u16, u16)) -> (crate::support::Shelf, Desk, AccountId) {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), lang, size);
    let id = account_named(&desk, "Blue Ridge Dental");
    desk.go(Route::Account { id, siblings: vec![id], tab: AccountTab::Goals });
    (shelf, desk, id)
}

#[test]
fn the_empty_tab_says_what_it_is_for_and_which_key_fills_it() {
    for (lang, sentence) in [(Lang::En, "calls success"), (Lang::Ja, "この顧客にとっての成功")] {
        for size in [(80, 24), (120, 36), (60, 16)] {
            let (_shelf, mut desk, _) = open(lang, size);
            let screen = desk.screen();
            assert!(screen.contains(sentence) && screen.contains("a "), "{screen}");
        }
    }
}

#[test]
fn a_goal_is_added_read_and_drawn_in_both_languages() {
    for (lang, standing, head) in [(Lang::En, "on track", "1 of 1 on track"), (Lang::Ja, "順調", "1件中1件が順調")] {
        for size in [(80, 24), (120, 36)] {
            let (_shelf, mut desk, id) = open(lang, size);
            desk.press("a text=Faster_close tab text=days_to_close tab text=days tab text=１２ tab tab text=4 tab text=2027-06-30 ctrl-s");
            let goal = goals(&desk, id).remove(0).goal.fields;
            assert_eq!((goal.title.as_str(), goal.baseline, goal.target), ("Faster close", Some(12.0), Some(4.0)));
            desk.press("r text=8 tab tab text=Ken ctrl-s");
            let screen = desk.screen();
            // The figures leave before goal, bar, due day and standing do.
            let figure = if size.0 > 80 { "8 days" } else { "Faster close" };
            for expected in ["Faster close", "⣿⣿⣿⣿⣿⣀⣀⣀⣀⣀", figure, standing, head] {
                assert!(screen.contains(expected), "{expected} is missing\n{screen}");
            }
            let readings = goals(&desk, id).remove(0).readings;
            assert_eq!((readings[0].value, readings[0].source.as_deref()), (8.0, Some("Ken")));
        }
    }
}

#[test]
fn on_the_narrowest_screen_the_goal_and_how_it_stands_are_read() {
    let (_shelf, mut desk, _) = open(Lang::Ja, (60, 16));
    desk.press("a text=毎週全員が使う tab tab text=% tab text=0 tab tab text=80 ctrl-s r text=40 ctrl-s");
    let screen = desk.screen();
    assert!(screen.contains("毎週全員が使う") && screen.contains("順調"), "{screen}");
}

#[test]
fn what_is_no_number_stays_in_the_form_with_its_reason() {
    let (_shelf, mut desk, id) = open(Lang::En, (80, 24));
    desk.press("a text=Faster tab tab tab text=many ctrl-s");
    let screen = desk.screen();
    assert!(screen.contains("many") && goals(&desk, id).is_empty(), "{screen}");
    desk.press("esc");
    let (_shelf, mut desk, id) = open(Lang::En, (80, 24));
    desk.press("a ctrl-s");
    assert!(goals(&desk, id).is_empty(), "a goal needs a title\n{}", desk.screen());
}

#[test]
fn readings_unfold_and_a_goal_is_closed_opened_again_and_taken_back() {
    let (_shelf, mut desk, id) = open(Lang::En, (120, 36));
    desk.press("a text=Faster tab tab text=h tab text=10 tab tab text=5 ctrl-s r text=9 tab tab text=Ken ctrl-s r text=7 ctrl-s");
    assert!(!desk.screen().contains("Ken"), "readings are folded at first");
    let screen = desk.press("space").screen();
    assert!(screen.contains("Ken") && screen.contains("9 h"), "{screen}");
    desk.press("f");
    assert!(desk.screen().contains("How did it end?"), "{}", desk.screen());
    desk.press("enter");
    assert_eq!(goals(&desk, id)[0].goal.closed.map(|(_, outcome)| outcome), Some(GoalOutcome::Reached));
    assert!(desk.screen().contains("✓ reached"), "{}", desk.screen());
    desk.press("f");
    assert_eq!(goals(&desk, id)[0].goal.closed, None, "a closed goal is opened again");
    desk.press("u u");
    assert_eq!(goals(&desk, id)[0].goal.closed, None, "both steps are taken back");
    desk.press("u");
    assert_eq!(goals(&desk, id)[0].readings.len(), 1);
    desk.press("u u");
    assert!(goals(&desk, id).is_empty());
}
