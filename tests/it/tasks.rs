//! Working days, cadence and tasks: the screen of all tasks, the account's head, and the command line.

use mimamori::domain::holidays::japan;
use mimamori::import::holidays::{Format, read};
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
