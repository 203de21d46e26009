//! Whole real exports into one book, where a folder of them is at hand: `MIMAMORI_REAL_DATA` names it.
#![expect(clippy::print_stderr, reason = "that a test is skipped is worth saying")]

use crate::import::{Bench, counts, of, problems};
use crate::support::later;
use mimamori::import::ImportKind::{self, *};
use mimamori::tui::job::ImportRequest;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

/// Returns the folder, or says that the test is skipped.
fn real_data() -> Option<PathBuf> {
    let folder = std::env::var_os("MIMAMORI_REAL_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: MIMAMORI_REAL_DATA is not set");
    }
    folder
}

/// The five files of the RavenStack set and how many rows each has.
const RAVENSTACK: [(ImportKind, &str, u64); 5] = [
    (Accounts, "ravenstack_accounts.csv", 500),
    (Contracts, "ravenstack_subscriptions.csv", 5_000),
    (Usage, "ravenstack_feature_usage.csv", 25_000),
    (Tickets, "ravenstack_supports_ticket.csv", 2_000),
    (Renewals, "ravenstack_churn_events.csv", 600),
];

#[test]
fn a_whole_company_comes_in_twice_is_taken_back_and_done_again() {
    let Some(folder) = real_data() else { return };
    let folder = folder.join("crm/ravenstack");
    let mut bench = Bench::new();
    let empty = bench.dump();
    for (kind, file, rows) in RAVENSTACK {
        let start = Instant::now();
        let done = bench.run(kind, &of(folder.join(file)));
        println!("{file}: {rows} rows in {:?}", start.elapsed());
        assert_eq!(problems(&done.outcome.report), [""; 0], "{file}");
        assert_eq!(counts(&done.outcome.report), [rows, rows, 0, 0, 0], "{file}");
    }
    let full = bench.dump();
    for (kind, file, rows) in RAVENSTACK {
        let again = bench.run(kind, &of(folder.join(file)));
        assert_eq!((counts(&again.outcome.report), again.outcome.op), ([rows, 0, 0, rows, 0], None), "{file}, again");
    }
    assert!(bench.dump() == full, "the second run changed something");
    for step in 0..5 {
        let start = Instant::now();
        bench.writer().undo(later(1_000 + step)).expect("undoes");
        println!("undo {step} in {:?}", start.elapsed());
    }
    assert_eq!(bench.dump(), empty);
    for step in 0..5 {
        bench.writer().redo(later(2_000 + step)).expect("does again");
    }
    assert!(bench.dump() == full, "redo did not bring back the same");
}

#[test]
fn registers_and_lists_of_customers_come_in_whole() {
    let Some(folder) = real_data() else { return };
    for (path, rows) in [("ja/edinet/EdinetcodeDlInfo.csv", 10_823), ("ja/jpx/data_j.xls", 4_005), ("crm/maven/accounts.csv", 85)] {
        let mut bench = Bench::new();
        let request = of(folder.join(path));
        let start = Instant::now();
        let report = bench.run(Accounts, &request).outcome.report;
        println!("{path}: {rows} rows in {:?}", start.elapsed());
        assert_eq!((problems(&report), counts(&report)), (vec![], [rows, rows, 0, 0, 0]), "{path}");
        assert_eq!(bench.accounts().len() as u64, rows, "{path}");
        let again = bench.run(Accounts, &request).outcome;
        assert_eq!((counts(&again.report), again.op), ([rows, 0, 0, rows, 0], None), "{path}, again");
    }
}

#[test]
fn answers_come_in_after_their_own_file_named_the_accounts() {
    let Some(folder) = real_data() else { return };
    let folder = folder.join("crm/surveys");
    let mut bench = Bench::new();
    for file in ["nps_responses.csv", "csat_responses.csv", "ces_responses.csv"] {
        let map = vec![("external_id".to_owned(), "customer_id".to_owned())];
        let request = of(folder.join(file));
        let accounts = bench.run(Accounts, &ImportRequest { map, ..request.clone() }).outcome.report;
        assert_eq!(accounts.read, 100, "{file}");
        let report = bench.run(Surveys, &request).outcome.report;
        assert_eq!((problems(&report), counts(&report)), (vec![], [100, 100, 0, 0, 0]), "{file}");
        let again = bench.run(Surveys, &request).outcome;
        assert_eq!((counts(&again.report), again.op), ([100, 0, 0, 100, 0], None), "{file}, again");
    }
}

/// The features and counts of each account in four weeks, walked through the files themselves.
fn counted_by_hand(folder: &std::path::Path, from: chrono::NaiveDate, to: chrono::NaiveDate) -> BTreeMap<(String, String), f64> {
    let table = |file: &str| {
        let text = std::fs::read_to_string(folder.join(file)).expect("is there");
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.deserialize::<BTreeMap<String, String>>().map(|row| row.expect("is a row")).collect::<Vec<_>>()
    };
    let owners: BTreeMap<String, String> =
        table("ravenstack_subscriptions.csv").into_iter().map(|row| (row["subscription_id"].clone(), row["account_id"].clone())).collect();
    let mut sums = BTreeMap::new();
    for row in table("ravenstack_feature_usage.csv") {
        let on = chrono::NaiveDate::parse_from_str(&row["usage_date"], "%d-%m-%Y").expect("a date");
        if from <= on && on <= to {
            let key = (owners[&row["subscription_id"]].clone(), row["feature_name"].clone());
            *sums.entry(key).or_insert(0.0) += row["usage_count"].parse::<f64>().expect("a number");
        }
    }
    sums
}

#[test]
fn the_usage_of_every_account_is_what_the_files_add_up_to() {
    let Some(folder) = real_data() else { return };
    let folder = folder.join("crm/ravenstack");
    let mut bench = Bench::new();
    for (kind, file, _) in RAVENSTACK {
        bench.run(kind, &of(folder.join(file)));
    }
    let day: chrono::NaiveDate = "2024-06-30".parse().expect("a date");
    let by_hand = counted_by_hand(&folder, day - chrono::Days::new(27), day);
    let connection = bench.writer().connection();
    let mut found = BTreeMap::new();
    let start = Instant::now();
    for account in mimamori::store::all_of::<mimamori::domain::Account>(connection).expect("reads") {
        let zone = mimamori::domain::Zone::utc();
        let known = mimamori::review::AsKnown { connection, account: account.id, day, zone: &zone };
        let report = mimamori::review::usage_on(known, &mimamori::domain::Workdays::plain(), None).expect("reads");
        let id = account.external_id.clone().expect("has one");
        found.extend(
            report
                .courses
                .iter()
                .filter(|course| course.trend.now > 0.0)
                .map(|course| ((id.clone(), course.series.metric.clone()), course.trend.now)),
        );
    }
    println!("usage of 500 accounts in {:?}, {} series with use in four weeks", start.elapsed(), found.len());
    assert!(by_hand.len() > 500 && found == by_hand.into_iter().filter(|(_, sum)| *sum > 0.0).collect(), "they differ");
}
