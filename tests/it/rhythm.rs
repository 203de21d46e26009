//! The day and the week looked back on: on the screen, and what its export holds.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, small_book, today};
use crate::support::{Shelf, noon};
use chrono::TimeDelta;
use mimamori::domain::*;
use mimamori::ops::{Op, apply};
use mimamori::review::{FoundAccount, find_account};
use mimamori::store::{Book, Tx, insert};

fn account(book: &Book, name: &str) -> AccountId {
    match find_account(book.reader.connection(), name).expect("reads") {
        FoundAccount::One(found) => found.id,
        other => unreachable!("{name}: {other:?}"),
    }
}

/// A book in which something of everything happened today and comes next week.
pub fn shelf() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let (acme, blue) = (account(&book, "Acme"), account(&book, "Blue Ridge"));
    let writer = book.writer.as_mut().expect("for writing");
    let call = Touch { minutes: Some(30), ..Touch::of(blue, TouchKind::Call, noon().into()) };
    let late = Task { account: Some(acme), due_on: Some(days_ago(4)), ..Task::titled("send *the* report") };
    let done = Task { account: Some(blue), due_on: Some(today()), done_at: Some(noon()), ..Task::titled("sent the deck") };
    let mut closed = Renewal::due(blue, days_ago(2));
    (closed.closed_on, closed.outcome) = (Some(days_ago(1)), Some(Outcome::Renewed));
    let before = Task { done_at: Some(noon() - TimeDelta::days(3)), ..Task::titled("was on Thursday") };
    for op in [
        Op::SaveTouch(None, call, Vec::new()),
        Op::SaveTask(None, late),
        Op::SaveTask(None, done),
        Op::SaveTask(None, before),
        Op::SaveRenewal(None, closed),
    ] {
        apply(writer, &op, noon()).expect("is carried out");
    }
    let meeting = Meeting {
        uid: "m1".into(),
        instance: String::new(),
        source: None,
        title: "QBR".into(),
        place: None,
        note: None,
        at: Moment::At(noon() + TimeDelta::days(2)),
        end_at: None,
        status: MeetingStatus::Confirmed,
        account: Some(blue),
        touch: None,
        declined_at: None,
    };
    let cancelled = Meeting { uid: "m2".into(), title: "not any more".into(), status: MeetingStatus::Cancelled, ..meeting.clone() };
    let add = |tx: &Tx| -> mimamori::store::Result<()> {
        insert(tx.connection(), MeetingId(1), &meeting, noon().into())?;
        insert(tx.connection(), MeetingId(2), &cancelled, noon().into())
    };
    writer.load(noon(), add).expect("is written");
    book.close().expect("closes");
    shelf
}

fn shows(desk: &mut Desk, expected: &[&str]) -> String {
    let screen = desk.screen();
    for text in expected {
        assert!(screen.contains(text), "no {text:?} in\n{screen}");
    }
    screen
}

#[test]
fn a_day_is_looked_back_on_in_both_languages() {
    let mut desk = Desk::open(shelf().open(), Lang::En, (120, 36));
    let screen = shows(
        desk.press("W"),
        &[
            "Daily review · Sun 22 Nov 2026",
            "call: 1 (30 min)",
            "✓ sent the deck",
            "send *the* report",
            "18 Nov",
            "health moved",
            "青葉システム",
            "meeting: QBR",
            "Tue 24 Nov 09:00",
            "send plan",
            "last day for notice",
        ],
    );
    assert!(!screen.contains("was on Thursday") && !screen.contains("not any more"), "{screen}");
    let mut desk = Desk::open(shelf().open(), Lang::Ja, (120, 36));
    shows(desk.press("W"), &["日次の振り返り", "通話 1件", "積み残し", "ヘルスの変化", "打ち合わせ: QBR", "解約通知の期限"]);
    for size in [(80, 24), (60, 16)] {
        let mut desk = Desk::open(shelf().open(), Lang::En, size);
        shows(desk.press("W"), &["done", "call: 1", "slipped", "send *the* report"]);
    }
}

#[test]
fn tab_and_arrows_go_to_the_week_and_to_other_periods() {
    let mut desk = Desk::open(shelf().open(), Lang::En, (120, 36));
    shows(desk.press("W tab"), &["week 47, 16 Nov to 22 Nov", "was on Thursday", "renewed"]);
    let earlier = shows(desk.press("left"), &["week 46"]);
    assert!(!earlier.contains("was on Thursday"), "{earlier}");
    desk.press("right right");
    shows(&mut desk, &["week 47", "still to come"]);
    shows(desk.press("tab left left left"), &["Thu 19 Nov 2026", "was on Thursday"]);
}

#[test]
fn enter_opens_what_a_line_is_about_and_a_finished_task_moves_up() {
    let mut desk = Desk::open(shelf().open(), Lang::En, (120, 36));
    desk.press("W down down enter");
    let screen = desk.screen();
    assert!(screen.contains("▸ Acme Rockets") && screen.contains("send *the* report"), "{screen}");
    desk.press("space esc");
    shows(&mut desk, &["✓ send *the* report"]);
}

#[test]
fn a_review_is_written_as_markdown_beside_the_book() {
    for (lang, title, slipped) in
        [(Lang::En, "# Daily review: Sun 22 Nov 2026", "## slipped"), (Lang::Ja, "# 日次の振り返り: ", "## 積み残し")]
    {
        let shelf = shelf();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        // The comparison is done once it was drawn.
        desk.press("W").screen();
        desk.press("e");
        shows(&mut desk, &["review-2026-11-22.md"]);
        desk.press("enter");
        shows(&mut desk, &["review-2026-11-22.md"]);
        let text = std::fs::read_to_string(shelf.folder().join("review-2026-11-22.md")).expect("was written");
        assert!(text.starts_with(title) && text.contains(slipped) && text.contains("send \\*the\\* report"), "{text}");
        desk.press("ctrl-e ctrl-u text=no_such_folder/x.md enter");
        assert!(!shelf.folder().join("no such folder").exists() && desk.screen().contains("x.md"), "{}", desk.screen());
    }
}

#[test]
fn an_empty_book_has_an_empty_review() {
    let mut desk = Desk::open(Shelf::new().open(), Lang::En, (80, 24));
    let screen = shows(desk.press("W"), &["done", "slipped", "health moved", "renewals closed", "coming week"]);
    assert_eq!(screen.matches("nothing").count(), 5, "{screen}");
    assert!(desk.press("down enter").screen().contains("coming week"));
}

#[test]
fn its_columns_say_what_they_hold() {
    let shelf = shelf();
    for (lang, heads) in [(Lang::En, ["WHEN", "ACCOUNT", "WHAT"]), (Lang::Ja, ["日付", "顧客", "内容"])] {
        for size in [(80, 24), (120, 36)] {
            let mut desk = Desk::open(shelf.open(), lang, size);
            let head = desk.press("W").rows()[2].clone();
            assert!(heads.iter().all(|title| head.contains(title)), "{head}");
        }
    }
}
