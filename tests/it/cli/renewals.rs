//! `renewals`: listed, forecast, closed, compared; the ends of contracts have no row until somebody says something about them.

use super::{keys, run_in, run_on, shelf};
use serde_json::{Value, json};
use std::path::Path;

fn listed(book: &Path, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["renewals", "--json"];
    all.extend(arguments);
    run_on(book, &all).json().as_array().expect("a list").clone()
}

#[test]
fn the_end_of_a_contract_is_listed_forecast_and_renewed() {
    let shelf = shelf();
    let book = &shelf.path();
    let line = listed(book, &[]).remove(0);
    let shape = [
        "account",
        "contract",
        "due_on",
        "notice_by",
        "amount",
        "forecast",
        "probability",
        "expected",
        "outcome",
        "churn_reason",
        "health",
    ];
    assert_eq!(keys(&line)[..shape.len()].iter().collect::<std::collections::BTreeSet<_>>().len(), shape.len());
    assert!(shape.iter().all(|key| keys(&line).contains(key)), "{line}");
    assert_eq!((&line["due_on"], &line["notice_by"]), (&json!("2026-12-25"), &json!("2026-11-25")));
    assert_eq!(line["amount"], json!({ "minor": 48_000_000, "currency": "USD" }));
    assert_eq!(
        (&line["forecast"], &line["probability"], &line["expected"], &line["id"]),
        (&json!(null), &json!(null), &json!(null), &json!(null))
    );
    let contract = line["contract"].as_str().expect("an id");
    let said = run_on(book, &["renewals", "set", contract, "--forecast", "likely", "--amount", "400k", "--risk", "new CFO"]);
    assert!(said.fine().contains("Forecast the renewal of Acme Rockets as likely"), "{said:?}");
    let line = listed(book, &[]).remove(0);
    assert_eq!((&line["forecast"], &line["probability"], &line["risk"]), (&json!("likely"), &json!(0.75), &json!("new CFO")));
    assert_eq!(line["expected"], json!({ "minor": 30_000_000, "currency": "USD" }), "three quarters of 400,000");
    let id = line["id"].as_str().expect("it has a row now");
    let renewed = run_on(book, &["renewals", "close", id, "renewed", "--amount", "500k"]);
    assert!(renewed.fine().contains("upsell") && renewed.out.contains("33 days early"), "{renewed:?}");
    let lines = listed(book, &[]);
    let (next, closed) = (&lines[0], &lines[1]);
    assert_eq!((&closed["outcome"], &closed["expected"]), (&json!("upsell"), &json!(null)));
    assert_eq!((&next["contract"], &next["amount"]["minor"]), (&closed["next_contract"], &json!(50_000_000)));
    assert_eq!(next["due_on"], json!("2027-12-26"), "as many days as the one before");
    run_on(book, &["undo"]).fine();
    assert_eq!(listed(book, &[]).len(), 1, "contract and outcome are one step");
    run_on(book, &["undo"]).fine();
    assert_eq!(listed(book, &[])[0]["id"], json!(null));
}

#[test]
fn who_leaves_has_a_reason_of_the_list_or_of_their_own() {
    let shelf = shelf();
    let book = &shelf.path();
    let refused = run_on(book, &["renewals", "close", "acme", "churned"]);
    assert!(refused.failed(2).contains("--reason") && refused.err.contains("competitor"));
    run_in("ja", book, &["renewals", "close", "acme", "churned", "--reason", "他社への乗り換え", "--on", "2026-11-20"]).fine();
    let line = listed(book, &["--closed"]).remove(0);
    assert_eq!((&line["churn_reason"], &line["final_arr"]["minor"]), (&json!("competitor"), &json!(0)));
    assert!(run_on(book, &["renewals", "--closed"]).fine().contains("Moved to a competitor"));
    let summary = run_on(book, &["renewals", "summary", "--json"]).json();
    assert_eq!(summary["churn_reasons"][0]["reason"], json!("competitor"));
    assert_eq!(summary["changes"][0]["moves"][0], json!({ "what": "outcome", "from": null, "to": "churned" }));
    assert!(listed(book, &["--open"]).is_empty());
    assert!(run_in("ja", book, &["renewals", "summary"]).fine().contains("他社への乗り換え"));
}

#[test]
fn sums_and_outlook_are_in_json_and_text() {
    let shelf = shelf();
    let book = &shelf.path();
    run_on(book, &["renewals", "set", "acme", "--forecast", "at_risk", "--probability", "40"]).fine();
    let summary = run_on(book, &["renewals", "summary", "--json", "--by", "month"]).json();
    let group = &summary["groups"][0];
    assert_eq!(
        (&group["group"], &group["due"]["minor"], &group["expected"]["minor"]),
        (&json!("2026-12"), &json!(48_000_000), &json!(19_200_000))
    );
    assert_eq!((&group["at_risk"]["minor"], &group["expected_low"]["minor"]), (&json!(48_000_000), &json!(0)));
    let outlook = &summary["outlook"];
    assert_eq!(outlook["expected"]["nrr"]["value"], json!(0.4));
    assert_eq!((&outlook["worst"]["grr"]["value"], &outlook["best"]["grr"]["value"]), (&json!(0.0), &json!(1.0)));
    let text = run_on(book, &["renewals"]);
    for said in ["GRR 40 % (0 % to 100 %)", "31–60 days", "at risk 40 %", "Acme Rockets"] {
        assert!(text.fine().contains(said), "{said}: {text:?}");
    }
    let text = run_in("ja", book, &["renewals"]);
    assert!(text.fine().contains("31〜60日") && text.out.contains("解約懸念 40%"), "{text:?}");
    assert!(run_on(book, &["renewals", "--to", "2026-12-01"]).fine().contains("No renewal fits"));
}

#[test]
fn a_renewal_without_a_contract_is_added_and_what_is_wrong_is_said() {
    let shelf = shelf();
    let book = &shelf.path();
    run_on(book, &["renewals", "add", "blue", "--due", "2027-01-31", "--amount", "64000", "--forecast", "commit"]).fine();
    let line = listed(book, &["blue"]).remove(0);
    assert_eq!((&line["contract"], &line["expected"]["minor"]), (&json!(null), &json!(6_080_000)));
    assert_eq!(line["missing"], json!(["contract"]));
    assert!(run_on(book, &["renewals", "set", "blue"]).failed(2).contains("--forecast"));
    assert!(run_on(book, &["renewals", "set", "12", "--forecast", "open"]).failed(1).contains("12"));
    assert!(run_on(book, &["renewals", "set", "quiet", "--forecast", "open"]).failed(1).contains("quiet"));
    assert!(run_on(book, &["renewals", "set", "blue", "--probability", "140"]).failed(2).contains("--probability"));
    assert!(run_on(book, &["renewals", "close", "blue", "upsell", "--amount", "10"]).failed(1).contains("not more than"));
    run_on(book, &["renewals", "close", "blue", "renewed"]).fine();
    assert!(run_on(book, &["renewals", "calibration"]).fine().contains("No renewal with a forecast has been decided"));
    let lines = run_on(book, &["renewals", "calibration", "--json"]).json();
    assert_eq!((&lines[0]["days_before"], &lines[0]["without_forecast"]), (&json!(90), &json!(1)));
    assert_eq!((&lines[2]["n"], &lines[2]["brier"], &lines[2]["decided_before"]), (&json!(0), &json!(null), &json!(1)));
}
