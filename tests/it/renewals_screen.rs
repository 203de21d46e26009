//! Renewals through keys: grouped, forecast, changed, closed, and taken back.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crate::support::{Shelf, noon};
use mimamori::domain::*;
use mimamori::ops::{Op, apply};
use mimamori::store::all_of;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

fn open(lang: Lang, size: (u16, u16)) -> (Shelf, Desk) {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), lang, size);
    desk.press("f4");
    (shelf, desk)
}

fn renewals(desk: &Desk) -> Vec<Renewal> {
    let rows = all_of::<Renewal>(desk.session.book().reader.connection()).expect("reads");
    rows.into_iter().map(|row| row.fields).collect()
}

fn contains_all(screen: &str, expected: &[&str]) {
    for one in expected {
        assert!(screen.contains(one), "{one} is missing\n{screen}");
    }
}

#[test]
fn an_end_stands_in_its_group_under_its_sums_and_the_outlook() {
    for size in SIZES {
        let (_shelf, mut desk) = open(Lang::En, size);
        contains_all(
            &desk.screen(),
            &["Renewals", "Acme Rockets", "31–60 days", "1 renewal", "no forecast", "$480K", "Q4 2026", "due $480K"],
        );
        let (_shelf, mut desk) = open(Lang::Ja, size);
        contains_all(&desk.screen(), &["更新", "Acme Rockets", "31〜60日", "見込みなし", "2026年第4四半期", "対象"]);
    }
}

#[test]
fn a_forecast_is_chosen_changed_and_taken_back() {
    for (lang, commit) in [(Lang::En, "commit"), (Lang::Ja, "確実")] {
        let (_shelf, mut desk) = open(lang, (120, 36));
        desk.press("c home enter");
        assert_eq!(renewals(&desk)[0].forecast, Some(Forecast::Commit));
        contains_all(&desk.screen(), &[commit, "Acme Rockets"]);
        desk.press("e text=400k tab text=80 tab tab text=new_CFO ctrl-s");
        let renewal = renewals(&desk).remove(0);
        assert_eq!((renewal.amount.map(|amount| amount.minor), renewal.probability), (Some(40_000_000), Some(0.8)));
        contains_all(&desk.screen(), &["400K", "80", "new CFO"]);
        desk.press("ctrl-z ctrl-z");
        assert!(renewals(&desk).is_empty(), "the first write made the row, and taking it back takes the row");
        contains_all(&desk.screen(), &["Acme Rockets"]);
    }
}

#[test]
fn a_renewal_is_closed_and_the_next_one_stands_in_its_place() {
    let (_shelf, mut desk) = open(Lang::En, (120, 36));
    desk.press("f ctrl-s");
    let renewal = renewals(&desk).remove(0);
    assert_eq!((renewal.outcome, renewal.final_arr.map(|amount| amount.minor)), (Some(Outcome::Renewed), Some(48_000_000)));
    contains_all(&desk.screen(), &["Acme Rockets", "Later"]);
    desk.press("tab");
    contains_all(&desk.screen(), &["Changes", "renewed"]);
    desk.press("tab tab");
    contains_all(&desk.screen(), &["Decided", "33 days early"]);
    desk.press("tab");
    contains_all(&desk.screen(), &["No renewal with a forecast has been decided yet"]);
    desk.press("esc u");
    assert!(renewals(&desk).is_empty());
    contains_all(&desk.screen(), &["31–60 days"]);
}

#[test]
fn who_leaves_needs_a_reason() {
    let (_shelf, mut desk) = open(Lang::Ja, (120, 36));
    desk.press("f left ctrl-s");
    assert!(renewals(&desk).is_empty(), "no reason was given");
    // The first field with a fault has the focus.
    desk.press("right ctrl-s");
    let renewal = renewals(&desk).remove(0);
    assert_eq!((renewal.outcome, renewal.churn_reason.as_deref()), (Some(Outcome::Churned), Some("pricing")));
    desk.press("tab tab tab");
    contains_all(&desk.screen(), &["解約の理由", "価格"]);
}

#[test]
fn several_are_forecast_at_once_and_groups_and_filter_are_chosen() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let accounts = all_of::<Account>(writer.connection()).expect("reads");
    for (name, due) in [("Blue Ridge Dental", "2026-12-01"), ("青葉システム", "2027-06-30")] {
        let account = accounts.iter().find(|row| row.name == name).expect("is in the book").id;
        let renewal = Renewal::due(account, due.parse().expect("a date"));
        apply(writer, &Op::SaveRenewal(None, renewal), noon()).expect("adds");
    }
    let mut desk = Desk::open(book, Lang::En, (120, 36));
    desk.press("f4 * c end enter");
    let forecasts: Vec<_> = renewals(&desk).iter().map(|renewal| renewal.forecast).collect();
    assert_eq!(forecasts, [Some(Forecast::Lost); 3]);
    desk.press("b down enter");
    contains_all(&desk.screen(), &["Dec 2026", "Jun 2027"]);
    desk.press("/ text=青葉 enter");
    let screen = desk.screen();
    assert!(screen.contains("青葉システム") && !screen.contains("Blue Ridge"), "{screen}");
    desk.press("esc enter");
    contains_all(&desk.screen(), &["青葉システム", "Contracts"]);
}

#[test]
fn without_renewals_the_screen_says_what_brings_them() {
    for (lang, sentence) in [(Lang::En, "No renewal is coming up"), (Lang::Ja, "これからの更新はありません")] {
        for size in SIZES {
            let shelf = Shelf::new();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("f4");
            contains_all(&desk.screen(), &[sentence]);
            desk.press("tab tab tab tab");
            desk.screen();
        }
    }
}
