//! Imports of real exports, where a folder of them is at hand: `MIMAMORI_REAL_DATA` names it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test stops at the first surprise and says what it found"
)]

use chrono::FixedOffset;
use mimamori::{
    domain::{Currency, Zone},
    import::{
        Defaults, ImportKind, Options, Plan, Record, Settings, Source,
        mapping::{fixed_values, match_columns, pair},
        plan::plan,
        read,
    },
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Returns the folder, or says that the test is skipped.
fn real_data() -> Option<PathBuf> {
    let folder = std::env::var_os("MIMAMORI_REAL_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: MIMAMORI_REAL_DATA is not set");
    }
    folder
}

fn planned(kind: ImportKind, path: &Path, map: &[&str], set: &[&str]) -> Plan {
    let pairs = |list: &[&str]| list.iter().map(|text| pair(text).unwrap()).collect::<Vec<_>>();
    let file = path.file_name().unwrap().to_str().unwrap();
    let table = read(file, &fs::read(path).unwrap(), &Options::default()).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mapping = match_columns(kind, &table.header, &pairs(map), None).unwrap();
    let fixed = fixed_values(kind, &pairs(set)).unwrap();
    let zone = Zone::Fixed(FixedOffset::east_opt(9 * 3600).unwrap());
    let settings = Settings { fixed: &fixed, date_format: None, defaults: Defaults { currency: Currency::USD, zone } };
    let plan = plan(kind, &[Source { file, table: &table, mapping: &mapping }], &settings).unwrap_or_else(|error| panic!("{error}"));
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    plan.problems.iter().for_each(|problem| *reasons.entry(format!("{:?} {}", problem.column, problem.reason)).or_default() += 1);
    let matched: Vec<String> = mapping.columns.iter().map(|(field, column)| format!("{field}={}", table.header[*column])).collect();
    println!("{file}: read {} records {} skipped {}", plan.read, plan.records.len(), plan.skipped);
    println!("    {} | rest {:?}", matched.join(" "), plan.unmapped);
    println!("    {:?} {:?} {:?}", table.encoding.map(|encoding| encoding.name()), table.sheet, reasons.iter().take(5).collect::<Vec<_>>());
    plan
}

#[test]
fn exports_of_many_programs_come_in_whole() {
    let Some(folder) = real_data() else { return };
    use ImportKind::*;
    for (kind, path, map, read, records, skipped) in [
        (Accounts, "crm/ravenstack/ravenstack_accounts.csv", &[][..], 500, 500, 0),
        (Contracts, "crm/ravenstack/ravenstack_subscriptions.csv", &[], 5_000, 5_000, 0),
        (Usage, "crm/ravenstack/ravenstack_feature_usage.csv", &[], 25_000, 24_997, 0),
        (Tickets, "crm/ravenstack/ravenstack_supports_ticket.csv", &[], 2_000, 2_000, 0),
        (Renewals, "crm/ravenstack/ravenstack_churn_events.csv", &[], 600, 600, 0),
        (Accounts, "crm/maven/accounts.csv", &[], 85, 85, 0),
        (Renewals, "crm/maven/sales_pipeline.csv", &[], 8_800, 6_711, 2_089),
        (Surveys, "crm/surveys/nps_responses.csv", &[], 100, 100, 0),
        (Surveys, "crm/surveys/csat_responses.csv", &[], 100, 100, 0),
        (Surveys, "crm/surveys/ces_responses.csv", &[], 100, 100, 0),
        (Accounts, "ja/edinet/EdinetcodeDlInfo.csv", &[], 10_823, 10_823, 0),
        (Accounts, "ja/jpx/data_j.xls", &[], 4_005, 4_005, 0),
    ] {
        let plan = planned(kind, &folder.join(path), map, &[]);
        assert_eq!((plan.read, plan.records.len(), plan.skipped), (read, records, skipped), "{path}");
    }
}

#[test]
fn real_names_are_where_they_belong() {
    let Some(folder) = real_data() else { return };
    let plan = planned(ImportKind::Accounts, &folder.join("ja/edinet/EdinetcodeDlInfo.csv"), &[], &[]);
    let Record::Account(first) = &plan.records[0].record else { panic!("no account") };
    assert_eq!((first.external_id.as_deref(), first.name.as_deref()), (Some("E00004"), Some("カネコ種苗株式会社")));
    assert_eq!((first.kana.as_deref(), plan.records[0].row), (Some("カネコシュビョウカブシキガイシャ"), 3));
}

/// Workbooks with every oddity that the readers of the world have met: each is read or refused, none is a crash.
#[test]
fn no_workbook_is_a_crash() {
    let Some(folder) = real_data() else { return };
    let (mut taken, mut refused) = (0, BTreeMap::new());
    for entry in fs::read_dir(folder.join("xlsx/calamine")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        match read(&name, &fs::read(&path).unwrap(), &Options::default()) {
            Ok(_) => taken += 1,
            Err(error) => drop(refused.insert(name, error.to_string())),
        }
    }
    println!("{taken} taken, {refused:#?} refused");
    assert!(taken >= 90, "{taken}");
}

/// Cards of phones, mail programs and address books: every one comes in, none is a crash.
#[test]
fn cards_of_many_programs_come_in_whole() {
    let Some(folder) = real_data() else { return };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder.join("vcard/ez-vcard/text")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.push(folder.join("vcard/ez-vcard/src/test/resources/ezvcard/issue/issue114.vcf"));
    let mut cards = 0;
    for path in paths {
        let plan = planned(ImportKind::Contacts, &path, &[], &[]);
        for sourced in &plan.records {
            let Record::Contact(contact) = &sourced.record else { panic!("no contact") };
            println!(
                "    {} | {:?} {:?} {:?} {:?} {:?} {:?}",
                sourced.row, contact.account.named, contact.name, contact.email, contact.other_emails, contact.phone, contact.title
            );
            assert!(contact.name.as_deref().is_none_or(|name| !name.contains(['=', '\\', '\n'])), "{:?}", contact.name);
        }
        assert!(plan.unmapped.is_empty());
        cards += plan.read;
    }
    assert!(cards >= 20, "{cards}");
}

/// The torture files of csv-spectrum, beside the tables their authors mean.
#[test]
fn the_csv_spectrum_is_read_as_meant() {
    let Some(folder) = real_data() else { return };
    let folder = folder.join("csv/csv-spectrum");
    for entry in fs::read_dir(folder.join("csvs")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name == "location_coordinates" {
            // Its two halves do not tell of the same places.
            continue;
        }
        let table = read(name, &fs::read(&path).unwrap(), &Options::default()).unwrap();
        let truth = fs::read_to_string(folder.join("json").join(format!("{name}.json"))).unwrap();
        let truth: serde_json::Value = serde_json::from_str(&truth).unwrap();
        let truth = truth.as_array().cloned().unwrap_or_else(|| vec![truth]);
        assert_eq!(table.rows.len(), truth.len(), "{name}");
        for (row, meant) in table.rows.iter().zip(&truth) {
            for (column, heading) in table.header.iter().enumerate() {
                let meant = meant.get(heading).and_then(|value| value.as_str()).unwrap_or_else(|| panic!("{name}: {heading}"));
                assert_eq!(row.cell(column).replace("\r\n", "\n"), meant.replace("\r\n", "\n"), "{name}: {heading}");
            }
        }
    }
}

/// Damaged workbooks, a few bytes changed at random places: each is read or refused, none is a crash.
#[test]
fn no_damaged_workbook_is_a_crash() {
    let Some(folder) = real_data() else { return };
    let mut random = numbers(20_261_122);
    for entry in fs::read_dir(folder.join("xlsx/calamine")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        if bytes.len() > 30_000 {
            continue;
        }
        for _ in 0..20 {
            let mut damaged = bytes.clone();
            for _ in 0..3 {
                let at = random() as usize % damaged.len();
                damaged[at] = random() as u8;
            }
            let _ = read("damaged", &damaged, &Options::default());
        }
    }
}

/// Returns a source of numbers that are the same in every run (xorshift, Marsaglia 2003).
fn numbers(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}
