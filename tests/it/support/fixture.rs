//! A small book with one account for each thing a test may ask about.

use crate::support::{Shelf, noon};
use chrono::{Days, NaiveDate};
use mimamori::demo::Settings;
use mimamori::domain::*;
use mimamori::ops::{Op, apply, sample};
use mimamori::store::Writer;
use std::sync::LazyLock;

/// The day of every test: Sunday, 22 November 2026.
pub fn today() -> NaiveDate {
    "2026-11-22".parse().expect("a date")
}

pub fn days_ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

pub fn days_ahead(days: u64) -> NaiveDate {
    today() + Days::new(days)
}

/// Fills a new book: `Acme Rockets` (champion left, detractor, notice near), `青葉システム` (healthy, Japanese),
/// `Blue Ridge Dental` (a plain one with a task), `Quiet Giant` (large, nothing known).
pub fn small_book() -> Shelf {
    static MADE: LazyLock<Vec<u8>> = LazyLock::new(made_small);
    Shelf::holding(&MADE)
}

/// The sample book of a language, made once: it takes a test's whole time to make.
pub fn sample_shelf(lang: Lang) -> Shelf {
    static ENGLISH: LazyLock<Vec<u8>> = LazyLock::new(|| filled(Lang::En));
    static JAPANESE: LazyLock<Vec<u8>> = LazyLock::new(|| filled(Lang::Ja));
    Shelf::holding(if lang == Lang::En { &ENGLISH } else { &JAPANESE })
}

fn filled(lang: Lang) -> Vec<u8> {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let settings = Settings::new(today(), lang, Zone::utc());
    sample::fill(book.writer.as_mut().expect("for writing"), &settings, &mut |_, _| true).expect("fills");
    book.close_into_one_file().expect("closes");
    shelf.bytes()
}

fn made_small() -> Vec<u8> {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    acme(writer);
    aoba(writer);
    let blue = account(writer, "Blue Ridge Dental", TouchModel::Low, 64_000);
    save(writer, Op::SaveTask(None, Task { account: Some(blue), due_on: Some(days_ahead(2)), ..Task::titled("send plan") }));
    account(writer, "Quiet Giant", TouchModel::High, 900_000);
    book.close_into_one_file().expect("closes");
    shelf.bytes()
}

fn save(writer: &mut Writer, op: Op) -> EntityRef {
    apply(writer, &op, noon()).expect("is carried out").value.row.expect("a row")
}

fn account(writer: &mut Writer, name: &str, touch_model: TouchModel, arr: i64) -> AccountId {
    let mut account = Account::named(name);
    account.touch_model = Some(touch_model);
    account.stage = Some(Stage::Adopting);
    account.arr = Some(Money { minor: arr * 100, currency: Currency::USD });
    account.created_on = Some(days_ago(700));
    AccountId(save(writer, Op::SaveAccount(None, account)).id)
}

fn acme(writer: &mut Writer) {
    let id = account(writer, "Acme Rockets", TouchModel::High, 480_000);
    let mut mika = Contact::named(id, "Mika Sato");
    mika.role = ContactRole::Champion;
    mika.email = Some("mika@acme.example".into());
    mika.left_on = Some(days_ago(20));
    let mika = ContactId(save(writer, Op::SaveContact(None, mika)).id);
    save(writer, Op::SaveContact(None, Contact { email: Some("ken@acme.example".into()), ..Contact::named(id, "Ken Ito") }));
    let mut contract = Contract::of(id);
    contract.product = Some("Suite".into());
    contract.arr = Some(Money { minor: 48_000_000, currency: Currency::USD });
    (contract.start_on, contract.end_on, contract.notice_days) = (Some(days_ago(332)), Some(days_ahead(33)), Some(30));
    save(writer, Op::SaveContract(None, contract));
    for (ago, body) in [(60, "kickoff of phase two"), (35, "export is slow again")] {
        let touch = Touch { body: body.into(), ..Touch::of(id, TouchKind::Call, days_ago(ago).into()) };
        save(writer, Op::SaveTouch(None, touch, vec![mika]));
    }
    let score = Score::new(4, SurveyKind::Nps.usual_scale()).expect("on the scale");
    let comment = Some("support takes days to answer".into());
    let (kind, at) = (SurveyKind::Nps, days_ago(19).into());
    let response = Response { contact: Some(mika), comment, ..Response::given(id, kind, score, at) };
    save(writer, Op::SaveResponse(None, response));
}

fn aoba(writer: &mut Writer) {
    let id = account(writer, "青葉システム", TouchModel::Low, 120_000);
    let sato = ContactId(save(writer, Op::SaveContact(None, Contact::named(id, "佐藤 美香"))).id);
    let touch = Touch { body: "導入の相談、社内展開は順調".into(), ..Touch::of(id, TouchKind::Meeting, days_ago(3).into()) };
    save(writer, Op::SaveTouch(None, touch, vec![sato]));
    let score = Score::new(9, SurveyKind::Nps.usual_scale()).expect("on the scale");
    let (kind, at, comment) = (SurveyKind::Nps, days_ago(10).into(), Some("使いやすい".into()));
    save(writer, Op::SaveResponse(None, Response { contact: Some(sato), comment, ..Response::given(id, kind, score, at) }));
    let rating = PulseRating::new(5).expect("on the scale");
    save(writer, Op::SetPulse(Pulse { account: id, rating, note: None, at: days_ago(5).into(), expires_on: days_ahead(80) }));
}
