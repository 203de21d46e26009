//! `kpi` and `rate`: figures in JSON, text and CSV, targets and definitions, currencies, and what is behind a figure.

use super::{keys, run_in, run_on, shelf, strings};
use serde_json::Value;
use std::path::Path;

fn figures(book: &Path, more: &[&str]) -> Value {
    run_on(book, &[&["kpi", "--json"], more].concat()).json()
}

#[test]
fn the_figures_of_twelve_months_in_json() {
    let shelf = shelf();
    let report = figures(&shelf.path(), &[]);
    assert_eq!((report["from"].as_str(), report["to"].as_str()), (Some("2025-11-23"), Some("2026-11-22")));
    let promised = "nps csat ces logo_retention logo_churn grr nrr renewal_rate ltv upsell_rate cross_sell_rate repeat_rate \
                    first_response_hours time_to_value_days arr arr_at_risk previous year_before targets waterfall churn_reasons cohorts";
    let found = keys(&report);
    assert!(promised.split_whitespace().all(|key| found.contains(&key)), "{found:?}");
    // Three accounts without contracts stand in for one each; Acme's contract began within the period.
    let logos = &report["logo_retention"];
    assert_eq!((logos["value"].as_f64(), logos["n"].as_u64()), (Some(1.0), Some(3)));
    assert_eq!(keys(&report["nps"]), ["denominator", "high", "low", "n", "numerator", "undefined", "value"]);
    assert_eq!((report["nps"]["value"].as_f64(), report["nps"]["n"].as_u64()), (Some(0.0), Some(2)), "one promoter, one detractor");
    assert_eq!(report["arr"]["minor"].as_i64(), Some(156_400_000));
    assert_eq!(report["arr"]["currency"].as_str(), Some("USD"));
    assert_eq!((report["csat"]["value"].is_null(), report["csat"]["undefined"].as_str()), (true, Some("no_answers")));
    let steps = |name: &str| report["waterfall"][name]["minor"].as_i64();
    assert_eq!((steps("opening"), steps("new"), steps("closing")), (Some(108_400_000), Some(48_000_000), Some(156_400_000)));
}

#[test]
fn a_period_a_filter_and_groups() {
    let shelf = shelf();
    let book = &shelf.path();
    let quarter = figures(book, &["--period", "this-quarter"]);
    assert_eq!((quarter["from"].as_str(), quarter["to"].as_str()), (Some("2026-10-01"), Some("2026-11-22")));
    assert_eq!((quarter["previous"]["from"].as_str(), quarter["previous"]["to"].as_str()), (Some("2026-07-01"), Some("2026-08-22")));
    let acme = figures(book, &["acme", "--from", "2026-01-01", "--to", "2026-06-30"]);
    assert_eq!((acme["accounts"].as_u64(), acme["grr"]["value"].as_f64()), (Some(1), Some(1.0)));
    let by = figures(book, &["--by", "touch_model"]);
    assert_eq!(strings(&by["groups"], "name"), ["high", "low"]);
    assert_eq!(by["groups"][1]["arr"]["minor"].as_i64(), Some(18_400_000));
    let text = run_on(book, &["kpi", "--by", "touch_model"]);
    assert!(text.fine().contains("By touch model") && text.fine().contains("nobody answered in the period"), "{}", text.out);
    assert!(run_on(book, &["kpi", "--from", "2026-02-01", "--to", "2026-01-01"]).failed(2).contains("--to"));
    assert!(run_on(book, &["kpi", "--period", "someday"]).failed(2).contains("this-quarter"));
}

#[test]
fn what_is_behind_a_figure_opens() {
    let shelf = shelf();
    let book = &shelf.path();
    let arr = run_on(book, &["kpi", "explain", "arr", "--json"]).json();
    let rows = arr["rows"].as_array().expect("rows");
    let sum: f64 = rows.iter().filter_map(|row| row["numerator"].as_f64()).sum();
    assert_eq!((sum, rows.len()), (156_400_000.0, 4));
    assert_eq!(strings(&arr["rows"], "kind"), ["account"; 4]);
    let text = run_in("ja", book, &["kpi", "explain", "grr"]);
    assert!(text.fine().contains("売上維持率") && text.fine().contains("Quiet Giant") && text.fine().contains("期末ARR"), "{}", text.out);
}

#[test]
fn targets_and_definitions_are_chosen_and_taken_back() {
    let shelf = shelf();
    let book = &shelf.path();
    assert!(run_on(book, &["kpi", "target", "grr", "90%"]).fine().contains("gross revenue retention: 90%"));
    run_on(book, &["kpi", "target", "nps", "-10"]).fine();
    let report = figures(book, &[]);
    assert_eq!((report["targets"]["grr"]["value"].as_f64(), report["targets"]["grr"]["on_track"].as_bool()), (Some(0.9), Some(true)));
    assert_eq!(report["targets"]["nps"]["on_track"].as_bool(), Some(true));
    assert!(run_on(book, &["kpi"]).fine().contains("90 % reached"));
    run_on(book, &["kpi", "target", "grr"]).fine();
    assert!(figures(book, &[])["targets"].get("grr").is_none());
    run_on(book, &["undo"]).fine();
    assert!(figures(book, &[])["targets"].get("grr").is_some());
    assert_eq!(figures(book, &[])["ltv"]["undefined"].as_str(), Some("no_churn"));
    run_on(book, &["kpi", "choose", "retention", "arr"]).fine();
    assert_eq!(figures(book, &[])["choices"]["retention"].as_str(), Some("arr"));
    assert!(run_in("ja", book, &["kpi", "choices"]).fine().contains("増額を除くARR"));
    run_on(book, &["kpi", "choose", "retention"]).fine();
    assert_eq!(figures(book, &[])["choices"]["retention"].as_str(), Some("logo"));
    assert!(run_on(book, &["kpi", "choose", "repeat", "5"]).failed(2).contains("2 to 3"));
    assert!(run_on(book, &["kpi", "target", "nps", "many"]).failed(2).contains("many"));
}

#[test]
fn amounts_of_another_currency_need_a_rate_and_are_listed_without_one() {
    let shelf = shelf();
    let book = &shelf.path();
    let file = shelf.folder().join("contracts.csv");
    std::fs::write(&file, "account,external_id,arr,currency,start_on,end_on\nBlue Ridge Dental,K-1,1000,EUR,2026-01-01,2027-12-31\n")
        .expect("is written");
    run_on(book, &["import", "contracts", &file.display().to_string()]).fine();
    let without = figures(book, &[]);
    assert_eq!(without["arr"]["minor"].as_i64(), Some(150_000_000), "the account has a contract now, which cannot be added up");
    assert_eq!(without["unpriced"][0]["not_counted"].as_str(), Some("no_rate"));
    assert!(run_on(book, &["kpi"]).fine().contains("1 contract is in no sum"));
    let rates = shelf.folder().join("rates.csv");
    std::fs::write(&rates, "currency,quote,from_on,rate\nEUR,USD,2026-01-01,1.05\nEUR,USD,2026-11-01,1.1\nEUR,EUR,2026-01-01,1\n")
        .expect("is written");
    let rates = rates.display().to_string();
    let import = run_on(book, &["import", "rates", &rates, "--json"]);
    let read = import.json();
    assert_eq!((import.code, read["added"].as_u64(), read["skipped"].as_u64()), (3, Some(2), Some(1)), "a euro is worth a euro");
    assert_eq!(run_on(book, &["import", "rates", &rates, "--json"]).json()["unchanged"].as_u64(), Some(2));
    assert_eq!(figures(book, &[])["arr"]["minor"].as_i64(), Some(150_110_000));
    assert_eq!(figures(book, &["--to", "2026-10-31"])["arr"]["minor"].as_i64(), Some(150_105_000));
    let listed = run_on(book, &["rate", "list", "--json"]).json();
    assert_eq!(strings(&listed, "from_on"), ["2026-11-01", "2026-01-01"]);
    assert!(run_on(book, &["rate", "add", "EUR", "USD", "1.2", "--from", "2026-11-20"]).fine().contains("1 EUR = 1.2 USD"));
    assert_eq!(figures(book, &[])["arr"]["minor"].as_i64(), Some(150_120_000));
    run_on(book, &["kpi", "choose", "currency", "EUR"]).fine();
    let euro = figures(book, &["blue"]);
    assert_eq!((euro["currency"].as_str(), euro["arr"]["minor"].as_i64()), (Some("EUR"), Some(100_000)));
    run_on(book, &["undo"]).fine();
    let id = listed[0]["id"].as_str().expect("an id");
    run_on(book, &["rate", "delete", id]).fine();
    assert_eq!(run_on(book, &["rate", "list", "--json"]).json().as_array().map(Vec::len), Some(2));
    assert!(run_on(book, &["rate", "add", "EUR", "EUR", "1"]).failed(1).contains("EUR"));
    assert!(run_on(book, &["rate", "delete", "12"]).failed(1).contains("12"));
}

#[test]
fn tables_come_as_csv() {
    let shelf = shelf();
    let book = &shelf.path();
    let figures = run_on(book, &["kpi", "--csv"]);
    let mut lines = figures.fine().lines();
    assert!(lines.next().is_some_and(|head| head.starts_with("figure,name,from,to,value,low,high,numerator")));
    assert!(lines.any(|line| line.starts_with("arr,ARR,2025-11-23,2026-11-22,156400000,,,156400000,1,4,USD minor units,,")));
    assert!(run_on(book, &["kpi", "--csv", "waterfall"]).fine().contains("new,48000000,USD,1"));
    assert!(run_on(book, &["kpi", "--csv", "cohorts"]).fine().lines().count() > 4);
    let groups = run_on(book, &["kpi", "--by", "touch_model", "--csv", "groups"]);
    assert!(groups.fine().contains("low,2,arr,18400000"), "{}", groups.out);
}
