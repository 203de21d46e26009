//! What the daily work costs: scoring, ranking, logging with its reload, drawing, importing. Run with `cargo bench`.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]

use chrono::{DateTime, NaiveDate};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use mimamori::demo::Settings;
use mimamori::domain::health::Model;
use mimamori::domain::kpi::{GroupBy, NamedSpan, Periods};
use mimamori::domain::{Currency, Lang, Timestamp, Touch, TouchKind, Zone};
use mimamori::ops::{LogEntry, Op, WhichAccount, apply, sample};
use mimamori::review::kpi::{Health, Question, kpi};
use mimamori::review::{course, one_of_book, ranked_book};
use mimamori::store::{Access, Book, Holder, open_book};
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn now() -> Timestamp {
    DateTime::parse_from_rfc3339("2026-11-22T09:00:00Z").unwrap().to_utc()
}

fn open(path: &Path) -> Book {
    let holder = Holder::this_process("bench".into(), "here".into(), now());
    open_book(path, &Access::Write { holder, wait: Duration::ZERO, seed: 1 }).unwrap()
}

/// A sample book of so many accounts; the large ones have 200 events each.
fn book(accounts: usize) -> (TempDir, Book) {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(&folder.path().join("book.mimamori"));
    let events_per_account = (accounts > 60).then_some(200);
    let settings = Settings { accounts, events_per_account, ..Settings::new(today(), Lang::En, Zone::utc()) };
    sample::fill(book.writer.as_mut().unwrap(), &settings, &mut |_, _| true).unwrap();
    (folder, book)
}

fn ranking(criterion: &mut Criterion) {
    let (model, zone) = (Model::built_in(), Zone::utc());
    for accounts in [60, 5_000] {
        let (_folder, book) = book(accounts);
        let connection = book.reader.connection();
        let mut group = criterion.benchmark_group(format!("{accounts} accounts"));
        group.sample_size(10);
        group.bench_function("read, score and rank the book", |bencher| {
            bencher.iter(|| black_box(ranked_book(connection, &model, today(), &zone).unwrap()));
        });
        let lines = ranked_book(connection, &model, today(), &zone).unwrap();
        group.bench_function("trend and change of 30 visible rows", |bencher| {
            bencher.iter(|| {
                lines.iter().take(30).map(|line| course(connection, line, &model, &zone).unwrap()).for_each(|course| _ = black_box(course))
            });
        });
        group.finish();
    }
}

fn logging(criterion: &mut Criterion) {
    let (_folder, mut book) = book(60);
    let (model, zone) = (Model::built_in(), Zone::utc());
    let account = ranked_book(book.reader.connection(), &model, today(), &zone).unwrap()[0].line.id;
    let entry = LogEntry {
        account: WhichAccount::Known(account),
        touch: Touch { body: "discussed rollout".into(), ..Touch::of(account, TouchKind::Call, now().into()) },
        contacts: Vec::new(),
        new_contacts: Vec::new(),
        tasks: Vec::new(),
        closes: Vec::new(),
    };
    criterion.bench_function("log a call, durably, and read its account again", |bencher| {
        bencher.iter_batched(
            || Op::Log(entry.clone()),
            |op| {
                apply(book.writer.as_mut().unwrap(), &op, now()).unwrap();
                black_box(one_of_book(book.reader.connection(), account, &model, today(), &zone).unwrap())
            },
            BatchSize::SmallInput,
        );
    });
}

/// All figures of a year with both comparisons, and the plain SQL for what most of them are made of.
fn figures(criterion: &mut Criterion) {
    let (_folder, book) = book(5_000);
    let connection = book.reader.connection();
    let periods = Periods::named(NamedSpan::TwelveMonths, today(), 1);
    let (model, zone) = (Model::built_in(), Zone::utc());
    let question = Question { periods, accounts: None, by: None, currency: Currency::USD, zone: &zone, health: Health::Unasked };
    let mut group = criterion.benchmark_group("5000 accounts");
    group.sample_size(10);
    group.bench_function("all figures of a year", |bencher| bencher.iter(|| black_box(kpi(connection, &question).unwrap())));
    let scored = Question { health: Health::Scored(&model, today()), ..question };
    group.bench_function("… with what is at risk", |bencher| bencher.iter(|| black_box(kpi(connection, &scored).unwrap())));
    let by = Question { by: Some(GroupBy::Segment), ..question };
    group.bench_function("all figures of a year, by segment", |bencher| bencher.iter(|| black_box(kpi(connection, &by).unwrap())));
    let days = (periods.now.from.to_string(), periods.now.to.to_string());
    group.bench_function("the same in plain SQL: retention, surveys, tickets, use", |bencher| {
        bencher.iter(|| {
            for sql in include_str!("figures.sql").split(';').filter(|sql| !sql.trim().is_empty()) {
                let mut statement = connection.prepare(sql).unwrap();
                let mut rows = statement.query((&days.0, &days.1)).unwrap();
                while let Some(row) = rows.next().unwrap() {
                    black_box(row.get_ref(0).unwrap());
                }
            }
        });
    });
    group.finish();
}

criterion_group!(benches, ranking, logging, figures);
criterion_main!(benches);
