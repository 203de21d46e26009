//! The sample book in the book file: its stories show in the health that the program computes.

use crate::support::{Shelf, fixture::today};
use mimamori::demo::{self, Settings};
use mimamori::domain::health::{CapId, Model};
use mimamori::domain::{Band, Lang, Stage, Zone};
use mimamori::ops::sample;
use mimamori::review::{FoundAccount, ScoredLine, find_account, health_on, ranked_book};
use mimamori::store::Book;

fn sample_book(lang: Lang) -> (Shelf, Book) {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let settings = Settings::new(today(), lang, Zone::utc());
    sample::fill(book.writer.as_mut().expect("for writing"), &settings, &mut |_, _| true).expect("fills");
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
