//! The sample book in the book file: its stories show in the health that the program computes.

use crate::support::fixture::{days_ago, days_ahead, sample_shelf, today};
use crate::support::{Shelf, noon};
use mimamori::demo;
use mimamori::domain::health::{CapId, Facts, Model, Signals, score};
use mimamori::domain::{Account, AccountId, Band, Lang, Stage, Task, Touch, TouchKind, Zone};
use mimamori::ops::{Op, apply};
use mimamori::review::{FoundAccount, ScoredLine, find_account, health_on, ranked_book};
use mimamori::store::facts::{Window, facts, facts_of, facts_of_all};
use mimamori::store::{Book, ErrorKind};

fn sample_book(lang: Lang) -> (Shelf, Book) {
    let shelf = sample_shelf(lang);
    let book = shelf.open();
    (shelf, book)
}

#[test]
fn the_stories_show_in_the_scores_in_both_languages() {
    for lang in Lang::ALL {
        let (_shelf, book) = sample_book(*lang);
        let connection = book.reader.connection();
        let (model, zone) = (Model::built_in(), Zone::utc());
        for (story, cap) in [
            ("severe_ticket", CapId::SevereTicket),
            ("notice_given", CapId::NoticeGiven),
            ("detractor_unanswered", CapId::DetractorUnanswered),
        ] {
            let name = demo::stories(*lang).find(|(key, _)| *key == story).expect("is told").1;
            let FoundAccount::One(account) = find_account(connection, name).expect("reads") else { panic!("{name}") };
            let score = health_on(connection, account.id, &model, today(), &zone).expect("scores");
            assert!(score.caps.iter().any(|hit| hit.id == cap), "{lang} {story}: {:?}", score.caps);
        }
    }
}

#[test]
fn the_book_is_mostly_healthy_with_enough_to_do() {
    let (_shelf, book) = sample_book(Lang::En);
    let lines = ranked_book(book.reader.connection(), &Model::built_in(), today(), &Zone::utc()).expect("ranks");
    let alive: Vec<&ScoredLine> = lines.iter().filter(|line| line.line.stage != Some(Stage::Churned)).collect();
    let in_band = |band| alive.iter().filter(|line| line.score.band == band).count();
    assert_eq!(lines.len(), 60);
    assert!((25..=42).contains(&in_band(Band::Green)), "green {}", in_band(Band::Green));
    assert!((10..=22).contains(&in_band(Band::Yellow)), "yellow {}", in_band(Band::Yellow));
    assert!((3..=10).contains(&in_band(Band::Red)), "red {}", in_band(Band::Red));
    assert!(in_band(Band::Unknown) >= 1);
}

/// A sample book with an account that is deleted, one of which nothing is known, touches to come, and rows of no account.
fn uneven_book() -> (Shelf, Book) {
    let (shelf, mut book) = sample_book(Lang::En);
    let lines = ranked_book(book.reader.connection(), &Model::built_in(), today(), &Zone::utc()).expect("ranks");
    let writer = book.writer.as_mut().expect("for writing");
    let ahead = Touch::of(lines[1].line.id, TouchKind::Call, days_ahead(3).into());
    let nobodys = Task { due_on: Some(days_ahead(1)), ..Task::titled("buy stamps") };
    let mut ops =
        vec![Op::SaveAccount(None, Account::named("Nothing Known")), Op::SaveTouch(None, ahead, Vec::new()), Op::SaveTask(None, nobodys)];
    ops.push(Op::Delete(lines[0].line.id.into()));
    for op in ops {
        apply(writer, &op, noon()).expect("is carried out");
    }
    (shelf, book)
}

#[test]
fn accounts_read_together_have_the_facts_that_each_has_alone() {
    let (_shelf, book) = uneven_book();
    let (connection, model) = (book.reader.connection(), Model::built_in());
    for window in [Window::of_day(today(), &model), Window::of_trend(today(), &model), Window::of_day(days_ago(100), &model)] {
        let together = facts_of_all(connection, window).expect("reads");
        assert_eq!(together.len(), 60, "sixty, one deleted, one added");
        assert!(together.iter().any(|facts| facts.usage.len() > 50) && together.iter().any(|facts| facts.touches.is_empty()));
        for one in &together {
            assert_eq!(*one, facts(connection, one.account.id, window).expect("reads"));
        }
        let mut backwards: Vec<_> = together.iter().map(|facts| facts.account.id).collect();
        backwards.reverse();
        let found = facts_of(connection, &backwards, window).expect("reads");
        assert!(found.iter().rev().eq(&together), "each stands in the place it was asked for");
    }
    let gone = facts_of(connection, &[AccountId(1)], Window::of_day(today(), &model)).expect_err("is not there");
    assert!(matches!(gone.kind, ErrorKind::NoRow { table: "account", id: 1 }), "{gone}");
}

#[test]
fn the_days_of_usage_that_are_read_hold_all_that_a_score_asks_for() {
    let (_shelf, book) = uneven_book();
    let (connection, model, zone) = (book.reader.connection(), Model::built_in(), Zone::utc());
    let mut is_shorter = false;
    for ago in [0, 30, 77, 150, 300, 500] {
        let day = days_ago(ago);
        let short = facts_of_all(connection, Window::of_day(day, &model)).expect("reads");
        let long = facts_of_all(connection, Window::of_days_before(day, 400, &model)).expect("reads");
        for (short, long) in short.iter().zip(&long) {
            let first = days_ago(ago + u64::from(model.windows.usage_days()));
            let usage = long.usage.iter().filter(|row| row.on >= first).copied().collect();
            let all = Facts { usage, ..short.clone() };
            is_shorter |= short.usage.len() < all.usage.len();
            let scored = [short, &all].map(|facts| score(&Signals::at(facts, &model, day, &zone), &model));
            assert_eq!(scored[0], scored[1], "{ago} days ago");
        }
    }
    assert!(is_shorter, "the windows differ");
}

#[test]
fn the_days_of_usage_that_are_read_hold_all_that_earlier_days_ask_for() {
    let (_shelf, book) = uneven_book();
    let (connection, model, zone) = (book.reader.connection(), Model::built_in(), Zone::utc());
    let mut is_shorter = false;
    for (ago, back) in [(0, 14), (0, 84), (30, 14), (77, 84), (300, 30)] {
        let day = days_ago(ago);
        let short = facts_of_all(connection, Window::of_days_before(day, back, &model)).expect("reads");
        let long = facts_of_all(connection, Window::of_days_before(day, 500, &model)).expect("reads");
        let first = days_ago(ago + u64::from(back + model.windows.usage_days()));
        for (short, long) in short.iter().zip(&long) {
            let usage: Vec<_> = long.usage.iter().filter(|row| row.on >= first).copied().collect();
            let all = Facts { usage, ..short.clone() };
            is_shorter |= short.usage.len() < all.usage.len();
            for earlier in [0, back / 2, back - 1, back].map(u64::from) {
                let on = days_ago(ago + earlier);
                let scored = [short, &all].map(|facts| score(&Signals::at(facts, &model, on, &zone), &model));
                assert_eq!(scored[0], scored[1], "{earlier} days before {day}");
            }
        }
    }
    assert!(is_shorter, "days are left out");
}
