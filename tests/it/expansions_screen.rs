//! Upsell and cross-sell through keys: added, moved, won, lost, suggested, and taken back; and the contract tab.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, days_ahead, small_book};
use crate::support::{Shelf, noon};
use mimamori::domain::*;
use mimamori::ops::{ExpansionOp, Op, apply};
use mimamori::store::{Writer, all_of};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

fn account(writer: &Writer, name: &str) -> AccountId {
    all_of::<Account>(writer.connection()).expect("reads").into_iter().find(|row| row.name == name).expect("is in the book").id
}

/// Gives 青葉システム ten full seats and a champion, and another account an unanswered detractor besides.
fn make_room(writer: &mut Writer) {
    for (name, answer) in [("青葉システム", 9), ("Blue Ridge Dental", 2)] {
        let id = account(writer, name);
        let mut contract = Contract::of(id);
        (contract.product, contract.seats) = (Some("Suite".into()), Some(10));
        contract.arr = Some(Money { minor: 1_000_000, currency: Currency::USD });
        (contract.start_on, contract.end_on) = (Some(days_ago(300)), Some(days_ahead(65)));
        apply(writer, &Op::SaveContract(None, contract), noon()).expect("adds");
        let loaded = writer.load(noon(), |tx| -> mimamori::store::Result<()> {
            for user in 0..9_i64 {
                let usage = Usage { account: id, user: Some(format!("user {user}")), on: days_ago(3), metric: "logins".into(), value: 5.0 };
                mimamori::store::insert(tx.connection(), UsageId(tx.new_id()), &usage, days_ago(3).into())?;
            }
            Ok(())
        });
        loaded.expect("loads");
        let score = Score::new(answer, SurveyKind::Nps.usual_scale()).expect("on the scale");
        let response = Response::given(id, SurveyKind::Nps, score, days_ago(2).into());
        apply(writer, &Op::SaveResponse(None, response), noon()).expect("adds");
        let champion = Contact { role: ContactRole::Champion, ..Contact::named(id, "Aya Mori") };
        apply(writer, &Op::SaveContact(None, champion), noon()).expect("adds");
    }
}

fn open(lang: Lang, size: (u16, u16)) -> (Shelf, Desk) {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    make_room(writer);
    for (name, title, stage, minor) in [
        ("Acme Rockets", "Launch seats", ExpansionStage::Negotiating, 6_000_000),
        ("Blue Ridge Dental", "Second clinic", ExpansionStage::Idea, 900_000),
    ] {
        let mut row = Expansion::titled(account(writer, name), ExpansionKind::Upsell, title);
        (row.stage, row.amount) = (stage, Some(Money { minor, currency: Currency::USD }));
        (row.expected_on, row.note) = (Some(days_ahead(20)), Some(format!("{title} were asked for")));
        apply(writer, &Op::Expansion(ExpansionOp::Add(row)), noon()).expect("adds");
    }
    let mut desk = Desk::open(book, lang, size);
    desk.press("X");
    (shelf, desk)
}

fn rows(desk: &Desk) -> Vec<Expansion> {
    let mut rows = all_of::<Expansion>(desk.session.book().reader.connection()).expect("reads");
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(|row| row.fields).collect()
}

fn contracts(desk: &Desk) -> usize {
    all_of::<Contract>(desk.session.book().reader.connection()).expect("reads").len()
}

fn contains_all(screen: &str, expected: &[&str]) {
    for one in expected {
        assert!(screen.contains(one), "{one} is missing\n{screen}");
    }
}

#[test]
fn opportunities_stand_in_their_stages_under_their_sums() {
    for size in SIZES {
        let (_shelf, mut desk) = open(Lang::En, size);
        contains_all(&desk.screen(), &["Expansions", "negotiating", "1 opportunity", "$60K", "Launch seats", "70 %", "weighted $42.9K"]);
        let (_shelf, mut desk) = open(Lang::Ja, size);
        contains_all(&desk.screen(), &["アップセル・クロスセル", "交渉中", "案件1件", "構想", "Launch seats", "70%"]);
    }
    let (_shelf, mut desk) = open(Lang::En, (120, 36));
    contains_all(&desk.screen(), &["Launch seats were asked for", "in 20 d"]);
}

#[test]
fn they_are_moved_several_at_once_and_taken_back() {
    let (_shelf, mut desk) = open(Lang::En, (120, 36));
    desk.press("* >");
    let stages: Vec<ExpansionStage> = rows(&desk).iter().map(|row| row.stage).collect();
    assert_eq!(stages, [ExpansionStage::Negotiating, ExpansionStage::Proposed], "what is at the end stays");
    desk.press("\\ home >");
    contains_all(&desk.screen(), &["last stage", "w notes that it was won"]);
    desk.press("ctrl-left ctrl-z ctrl-z");
    let stages: Vec<ExpansionStage> = rows(&desk).iter().map(|row| row.stage).collect();
    assert_eq!(stages, [ExpansionStage::Negotiating, ExpansionStage::Idea]);
    desk.press("* e tab tab tab text=8k ctrl-s");
    assert!(rows(&desk).iter().all(|row| row.amount.map(|amount| amount.minor) == Some(800_000)), "{:?}", rows(&desk));
    assert_eq!(rows(&desk)[0].title, "Launch seats", "what was not typed stays");
}

#[test]
fn what_the_filter_hides_is_not_written_to() {
    let (_shelf, mut desk) = open(Lang::En, (120, 36));
    desk.press("* / text=second enter >");
    let stages: Vec<ExpansionStage> = rows(&desk).iter().map(|row| row.stage).collect();
    assert_eq!(stages, [ExpansionStage::Negotiating, ExpansionStage::Proposed]);
    desk.press("esc * w");
    contains_all(&desk.screen(), &["One at a time"]);
}

#[test]
fn what_was_typed_about_some_is_not_offered_for_others() {
    let (_shelf, mut desk) = open(Lang::En, (120, 36));
    desk.press("* e tab tab tab text=8k esc");
    desk.press("\\ a enter text=More ctrl-s");
    assert_eq!(rows(&desk).len(), 3, "{}", desk.screen());
    desk.press("home space end space e");
    let screen = desk.screen();
    assert!(screen.contains("2 opportunities") && !screen.contains("8k"), "{screen}");
}

#[test]
fn what_is_won_becomes_a_contract_and_stands_in_the_account() {
    for (lang, won, decided) in [(Lang::En, "won", "Decided"), (Lang::Ja, "受注", "決定済み")] {
        let (_shelf, mut desk) = open(lang, (120, 36));
        let before = contracts(&desk);
        desk.press("w ctrl-s");
        assert_eq!((rows(&desk)[0].stage, contracts(&desk)), (ExpansionStage::Won, before + 1));
        desk.press("backtab");
        contains_all(&desk.screen(), &[decided, won, "Launch seats"]);
        desk.press("enter");
        contains_all(&desk.screen(), &["Acme Rockets", "Launch seats", won]);
        desk.press("esc r");
        assert_eq!((rows(&desk)[0].is_open(), contracts(&desk)), (true, before), "opened again, its contract goes");
        desk.press("ctrl-z ctrl-z");
        assert_eq!((rows(&desk)[0].is_open(), contracts(&desk)), (true, before), "won and contract are one step");
    }
}

#[test]
fn what_is_lost_keeps_why_and_what_is_missing_for_a_contract_is_asked() {
    let (_shelf, mut desk) = open(Lang::En, (80, 24));
    desk.press("x tab text=_-_no_budget ctrl-s");
    assert_eq!((rows(&desk)[0].stage, rows(&desk)[0].closed_on), (ExpansionStage::Lost, "2026-11-22".parse().ok()));
    assert_eq!(rows(&desk)[0].note.as_deref(), Some("Launch seats were asked for\n- no budget"), "the note stays");
    let (_shelf, mut desk) = open(Lang::En, (80, 24));
    desk.press("w tab tab text=2031-01-01 ctrl-s");
    contains_all(&desk.screen(), &["No contract runs on 2031-01-01"]);
    assert!(rows(&desk)[0].is_open());
    desk.press("text=12 ctrl-s");
    assert_eq!(rows(&desk)[0].stage, ExpansionStage::Won, "the field with the fault had the focus");
}

#[test]
fn room_is_suggested_with_reasons_and_begun_with_enter() {
    for (lang, texts, held, none) in [
        (Lang::En, ["Suggested", "9 of 10 seats", "seats nearly full", "a champion is there"], "unanswered since", "The rule sees no room"),
        (Lang::Ja, ["提案候補", "10席中9席", "席にほぼ空きなし", "推進者がいる"], "未返答", "余地は見つかりません"),
    ] {
        let (_shelf, mut desk) = open(lang, (120, 36));
        desk.press("delete");
        desk.press("esc end delete enter tab");
        contains_all(&desk.screen(), &["青葉システム"]);
        contains_all(&desk.screen(), &texts);
        desk.press("r");
        contains_all(&desk.screen(), &["85"]);
        desk.press("esc tab");
        let screen = desk.screen();
        contains_all(&screen, &["Blue Ridge Dental", held]);
        desk.press("backtab enter ctrl-s");
        let begun = rows(&desk).pop().expect("was added");
        assert_eq!((begun.kind, begun.source), (ExpansionKind::Upsell, Some(ExpansionSource::Usage)));
        assert_eq!(begun.amount, Some(Money { minor: 200_000, currency: Currency::USD }), "a fifth of the contract");
        contains_all(&desk.screen(), &[none]);
    }
}

#[test]
fn one_goes_between_renewals_and_expansions_and_filters() {
    let (_shelf, mut desk) = open(Lang::En, (80, 24));
    desk.press("left");
    contains_all(&desk.screen(), &["Renewals", "due $"]);
    desk.press("right / text=clinic enter");
    let screen = desk.screen();
    assert!(screen.contains("Second clinic") && !screen.contains("Launch seats"), "{screen}");
    desk.press("esc esc");
    desk.press("X a text=quiet enter text=Pilot ctrl-s");
    assert_eq!(rows(&desk).pop().map(|row| row.title), Some("Pilot".into()));
}

#[test]
fn without_opportunities_the_pages_say_what_to_do() {
    for (lang, sentence) in [(Lang::En, "There is no open opportunity"), (Lang::Ja, "進行中の案件はありません")] {
        for size in SIZES {
            let shelf = Shelf::new();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("X");
            contains_all(&desk.screen(), &[sentence]);
            for _ in 0..4 {
                desk.press("tab");
                assert!(!desk.screen().contains('['), "{}", desk.screen());
            }
        }
    }
}
