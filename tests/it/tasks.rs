//! Working days, cadence and tasks: the screen of all tasks, the account's head, and the command line.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, days_ahead, small_book, today};
use crate::support::{Shelf, noon};
use chrono::{NaiveDate, TimeDelta};
use mimamori::domain::holidays::japan;
use mimamori::domain::*;
use mimamori::import::holidays::{Format, read};
use mimamori::ops::{Op, apply};
use mimamori::review::{FoundAccount, find_account};
use mimamori::store::{Book, all_of};
use mimamori::tui::route::{AccountTab, Route};
use std::path::PathBuf;

#[test]
fn japans_holidays_are_those_of_the_cabinet_office() {
    let Some(folder) = std::env::var_os("MIMAMORI_REAL_DATA").map(PathBuf::from) else {
        eprintln!("skipped: MIMAMORI_REAL_DATA is not set");
        return;
    };
    let bytes = std::fs::read(folder.join("ja/syukujitsu/syukujitsu.csv")).expect("the table is there");
    let table = read(&bytes, Format::Csv).expect("reads");
    assert!(table.len() > 1_000, "{} days", table.len());
    for year in 2020..=2027 {
        let expected: Vec<_> = table.iter().copied().filter(|day| chrono::Datelike::year(day) == year).collect();
        let found: Vec<_> = japan::holidays(year).into_iter().map(|(day, _)| day).collect();
        assert_eq!(found, expected, "{year}");
    }
}

/// A book with a task for each group: late, today, soon, later, without a day, held back and done.
fn shelf() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let acme = account(&book, "Acme");
    let writer = book.writer.as_mut().expect("for writing");
    let task = |title: &str, due| Task { account: Some(acme), due_on: due, ..Task::titled(title) };
    let weekly = Task { repeat: Some("1w".parse().expect("a rhythm")), ..task("weekly call", Some(days_ago(6))) };
    let held = Task { snoozed_until: Some(days_ahead(9)), ..task("ask again", Some(days_ago(3))) };
    let own = Task { due_on: Some(today()), ..Task::titled("tidy up") };
    let done = Task { done_at: Some(noon() - TimeDelta::days(1)), ..task("was sent", Some(days_ago(2))) };
    let tasks = [weekly, own, task("plan the year", Some(days_ahead(40))), task("no hurry", None), held, done];
    for task in tasks {
        apply(writer, &Op::SaveTask(None, task), noon()).expect("is carried out");
    }
    book.close().expect("closes");
    shelf
}

fn account(book: &Book, name: &str) -> AccountId {
    match find_account(book.reader.connection(), name).expect("reads") {
        FoundAccount::One(found) => found.id,
        other => unreachable!("{name}: {other:?}"),
    }
}

fn tasks(desk: &Desk) -> Vec<Row<TaskId, Task>> {
    all_of::<Task>(desk.session.book().reader.connection()).expect("reads")
}

fn due_of(desk: &Desk, title: &str) -> Vec<Option<NaiveDate>> {
    tasks(desk).into_iter().filter(|task| task.title == title && task.done_at.is_none()).map(|task| task.due_on).collect()
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a date"))
}

/// Returns where each text stands on the screen, which must be in this order.
fn in_order(screen: &str, texts: &[&str]) {
    let places: Vec<Option<usize>> = texts.iter().map(|text| screen.find(text)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{texts:?} {places:?}\n{screen}");
}

#[test]
fn all_tasks_stand_in_groups_on_every_screen() {
    let order = ["weekly call", "tidy up", "send plan", "plan the year", "no hurry", "ask again", "was sent"];
    for size in [(120, 36), (80, 24), (60, 16)] {
        let screen = Desk::open(shelf().open(), Lang::En, size).press("T").screen();
        in_order(&screen, &order);
        assert!(screen.contains("1 overdue"), "{screen}");
    }
    let screen = Desk::open(shelf().open(), Lang::En, (120, 36)).press("ctrl-g").screen();
    in_order(&screen, &["overdue 1", "today 1", "next 7 days 1", "later 1", "no day 1", "snoozed 1", "done lately 1"]);
    assert!(screen.contains("every week") && screen.contains("Blue Ridge Dental"), "{screen}");
    let screen = Desk::open(shelf().open(), Lang::Ja, (120, 36)).press("T").screen();
    in_order(&screen, &["期限超過 1", "今日 1", "7日以内 1", "それ以降 1", "期限なし 1", "延期中 1", "最近の完了 1"]);
    assert!(screen.contains("毎週"), "{screen}");
    let empty = Desk::open(Shelf::new().open(), Lang::En, (80, 24)).press("T").screen();
    assert!(empty.contains("There is no task") && empty.contains("add"), "{empty}");
}

#[test]
fn a_repeating_task_brings_its_next_and_both_are_undone_together() {
    let shelf = shelf();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    desk.press("T d");
    // It was due on Monday, the 16th; the next Monday is tomorrow.
    assert_eq!(due_of(&desk, "weekly call"), [day("2026-11-23")]);
    assert!(desk.screen().contains("Finished the task"), "{}", desk.screen());
    desk.press("u");
    assert_eq!(due_of(&desk, "weekly call"), [Some(days_ago(6))]);
}

#[test]
fn marked_tasks_are_moved_together_with_a_preview_and_one_undo() {
    let mut desk = Desk::open(shelf().open(), Lang::En, (100, 30));
    desk.press("T space down space >");
    let screen = desk.screen();
    assert!(screen.contains("Move 2 tasks") && screen.contains("Mon 16 Nov → Mon 23 Nov"), "{screen}");
    desk.press("backspace backspace backspace text=2wd");
    let screen = desk.screen();
    assert!(screen.contains("Mon 16 Nov → Tue 24 Nov") && screen.contains("Tue 24 Nov → Thu 26 Nov"), "{screen}");
    desk.press("enter");
    assert_eq!((due_of(&desk, "weekly call"), due_of(&desk, "send plan")), (vec![day("2026-11-24")], vec![day("2026-11-26")]));
    desk.press("u");
    assert_eq!((due_of(&desk, "weekly call"), due_of(&desk, "send plan")), (vec![Some(days_ago(6))], vec![Some(days_ahead(2))]));
}

#[test]
fn a_day_nobody_understands_moves_nothing() {
    let mut desk = Desk::open(shelf().open(), Lang::Ja, (80, 24));
    desk.press("T ctrl-r ctrl-u text=いつか enter");
    assert!(desk.screen().contains("+3d"), "{}", desk.screen());
    desk.press("esc");
    assert_eq!(due_of(&desk, "weekly call"), [Some(days_ago(6))]);
}

#[test]
fn several_are_snoozed_finished_and_deleted_each_with_one_undo() {
    let mut desk = Desk::open(shelf().open(), Lang::En, (100, 30));
    desk.press("T space space z");
    assert!(desk.screen().contains("2 tasks"), "{}", desk.screen());
    desk.press("2 ctrl-s");
    let held = |desk: &Desk| tasks(desk).iter().filter(|task| task.snoozed_until == Some(days_ahead(3))).count();
    assert_eq!(held(&desk), 2);
    desk.press("u");
    assert_eq!(held(&desk), 0);
    let open = |desk: &Desk| tasks(desk).iter().filter(|task| task.done_at.is_none()).count();
    let before = open(&desk);
    desk.press("home space space space ctrl-d");
    assert_eq!(open(&desk), before - 2, "three are done, and one of them comes back");
    desk.press("u");
    assert_eq!(open(&desk), before);
    desk.press("* delete");
    assert!(desk.screen().contains("Delete 6 tasks?"), "{}", desk.screen());
    desk.press("enter");
    assert_eq!(open(&desk), 0);
    desk.press("u");
    assert_eq!(open(&desk), before);
}

#[test]
fn the_filter_narrows_while_one_types_and_enter_opens_the_account() {
    let mut desk = Desk::open(shelf().open(), Lang::En, (100, 30));
    desk.press("T / text=blue");
    let screen = desk.screen();
    assert!(screen.contains("send plan") && !screen.contains("weekly call"), "{screen}");
    desk.press("enter enter");
    assert!(desk.screen().contains("Tasks ▸ Blue Ridge Dental"), "{}", desk.screen());
    desk.press("esc esc");
    assert!(desk.screen().contains("weekly call"), "{}", desk.screen());
}

#[test]
fn a_task_of_no_account_is_added_for_one_that_is_named() {
    let mut desk = Desk::open(shelf().open(), Lang::En, (100, 30));
    desk.press("T / text=tidy enter a text=call_back tab text=acme tab text=fri tab tab tab text=monthly");
    assert!(desk.screen().contains("every month") && desk.screen().contains("Acme Rockets"), "{}", desk.screen());
    desk.press("ctrl-s");
    let added = tasks(&desk).into_iter().find(|task| task.title == "call back").expect("was added");
    assert_eq!(added.account, Some(account(desk.session.book(), "Acme")));
    assert_eq!(added.repeat.map(|repeat| repeat.to_string()).as_deref(), Some("1m"));
    desk.press("esc a text=other tab text=nobody ctrl-s");
    assert!(desk.screen().contains("nobody") && tasks(&desk).iter().all(|task| task.title != "other"), "{}", desk.screen());
}

#[test]
fn a_logged_touch_offers_the_tasks_it_may_have_answered() {
    let shelf = shelf();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    desk.press("n text=#acme_/call_spoke_about_it enter");
    let screen = desk.screen();
    assert!(screen.contains("Which tasks did this answer?") && screen.contains("weekly call"), "{screen}");
    assert!(!screen.contains("plan the year"), "{screen}");
    desk.press("esc");
    assert_eq!(due_of(&desk, "weekly call"), [Some(days_ago(6))]);
    desk.press("n text=#acme_/call_again enter space enter");
    assert_eq!(due_of(&desk, "weekly call"), [day("2026-11-23")]);
    desk.press("n text=#giant_/call_hello enter");
    assert!(!desk.screen().contains("Which tasks"), "{}", desk.screen());
}

#[test]
fn the_head_of_an_account_says_when_the_next_touch_is_due() {
    // Acme is a high-touch account, last spoken to 35 days ago; Aoba a low-touch one of 3 days ago.
    let book = shelf().open();
    let (acme, aoba) = (account(&book, "Acme"), account(&book, "青葉"));
    let mut desk = Desk::open(book, Lang::En, (120, 36));
    let head = |desk: &mut Desk, id| desk.go(Route::Account { id, siblings: Vec::new(), tab: AccountTab::Tasks }).screen();
    assert!(head(&mut desk, acme).contains("silent, touch was due 2 Nov"), "{}", desk.screen());
    assert!(head(&mut desk, aoba).contains("next touch 21 Dec"), "{}", desk.screen());
}
