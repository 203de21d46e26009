//! `expansions`: added, changed, won with a contract, lost, opened again, suggested with reasons; in both languages.

use super::{run_in, run_on, shelf};
use crate::support::Shelf;
use crate::support::fixture::sample_shelf;
use mimamori::domain::Lang;
use serde_json::{Value, json};
use std::path::Path;

fn listed(book: &Path, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["expansions", "--json"];
    all.extend(arguments);
    run_on(book, &all).json().as_array().expect("a list").clone()
}

fn added(book: &Path, arguments: &[&str]) -> String {
    let mut all = vec!["expansions", "add", "--json"];
    all.extend(arguments);
    run_on(book, &all).json()["id"].as_str().expect("an id").to_owned()
}

/// A book with one upsell at the account with a contract.
fn begun() -> (Shelf, String) {
    let shelf = shelf();
    let fields = ["acme", "More seats", "--amount", "60k", "--stage", "proposed", "--likelihood", "30%", "--source", "usage"];
    let id = added(&shelf.path(), &[&fields[..], &["--expected-on", "2026-12-15", "--note", "Ken asked"]].concat());
    (shelf, id)
}

#[test]
fn an_opportunity_is_added_listed_and_summed() {
    let (shelf, id) = begun();
    let book = &shelf.path();
    let line = listed(book, &[]).remove(0);
    assert_eq!((&line["id"], &line["name"], &line["kind"]), (&json!(id), &json!("Acme Rockets"), &json!("upsell")));
    assert_eq!((&line["amount"], &line["likelihood"]), (&json!({ "minor": 6_000_000, "currency": "USD" }), &json!(0.3)));
    assert_eq!((&line["weighted"]["minor"], &line["expected_on"]), (&json!(1_800_000), &json!("2026-12-15")));
    assert_eq!((&line["source"], &line["stage"], &line["contract"]), (&json!("usage"), &json!("proposed"), &json!(null)));
    assert_eq!(line["health"]["band"].as_str().map(str::is_empty), Some(false));
    let text = run_on(book, &["expansions"]);
    for said in ["proposed · 1 opportunity", "amount $60K", "weighted $18K", "30 %*", "More seats", "idea 10 %"] {
        assert!(text.fine().contains(said), "{said}: {text:?}");
    }
    let text = run_in("ja", book, &["expansions"]);
    assert!(text.fine().contains("提案済み · 案件1件") && text.out.contains("30%*"), "{text:?}");
    assert!(listed(book, &["blue"]).is_empty() && run_on(book, &["expansions", "blue"]).fine().contains("No opportunity fits"));
}

#[test]
fn several_are_changed_at_once_and_taken_back_together() {
    let (shelf, first) = begun();
    let book = &shelf.path();
    let second = added(book, &["blue", "Insights", "--kind", "cross_sell", "--product", "Insights"]);
    run_on(book, &["expansions", "set", &first, &second, "--stage", "negotiating", "--note", ""]).fine();
    let stages: Vec<Value> = listed(book, &[]).iter().map(|line| line["stage"].clone()).collect();
    assert_eq!(stages, ["negotiating", "negotiating"]);
    let of = |id: &str| listed(book, &[]).into_iter().find(|line| line["id"] == json!(id)).expect("is there");
    assert_eq!(
        (&of(&first)["likelihood"], &of(&first)["note"]),
        (&json!(0.7), &json!(null)),
        "another stage takes the own likelihood away"
    );
    run_on(book, &["undo"]).fine();
    assert_eq!((&of(&first)["stage"], &of(&second)["stage"]), (&json!("proposed"), &json!("idea")));
}

#[test]
fn what_is_won_becomes_a_contract_in_one_step_and_can_be_opened_again() {
    let (shelf, id) = begun();
    let book = &shelf.path();
    let won = run_on(book, &["expansions", "win", &id, "--from", "2026-12-01", "--amount", "55k", "--seats", "12"]);
    assert!(won.fine().contains("was won at Acme Rockets") && won.out.contains("Suite, $55K a year from"), "{won:?}");
    let line = listed(book, &["--closed"]).remove(0);
    let of_account = |key: &str| run_on(book, &["show", "acme", "--json"]).json()[key].as_array().expect("a list").clone();
    let contracts = of_account("contracts");
    let made = contracts.iter().find(|contract| contract["id"] == line["contract"]).expect("its contract");
    assert_eq!((&line["stage"], &line["closed_on"], &line["amount"]["minor"]), (&json!("won"), &json!("2026-11-22"), &json!(5_500_000)));
    assert_eq!((&line["likelihood"], &line["likelihood_given"]), (&json!(1.0), &json!(false)), "it is certain, whatever was given");
    assert_eq!((&made["start_on"], &made["end_on"], &made["seats"]), (&json!("2026-12-01"), &json!("2026-12-25"), &json!(12)));
    assert_eq!((&made["product"], &made["arr"]["minor"]), (&json!("Suite"), &json!(5_500_000)), "it ends with the running one");
    assert!(run_on(book, &["expansions", "--closed"]).fine().contains("1 won ($55K), 0 lost"));
    for again in [&["win", &id, "--amount", "1k"][..], &["lose", &id], &["set", &id, "--stage", "idea"]] {
        let refused = run_on(book, &[&["expansions"], again].concat());
        assert!(refused.failed(1).contains("More seats"), "{again:?}: {refused:?}");
    }
    run_on(book, &["expansions", "reopen", &id]).fine();
    assert_eq!((listed(book, &["--open"]).len(), of_account("contracts").len()), (1, 1), "its contract went with it");
    let line = listed(book, &[]).remove(0);
    assert_eq!((&line["stage"], &line["likelihood"], &line["amount"]["minor"]), (&json!("proposed"), &json!(0.3), &json!(6_000_000)));
    for steps in [1, 2] {
        run_on(book, &["undo"]).fine();
        assert_eq!(of_account("contracts").len(), 3 - steps, "win and contract are one step");
    }
    run_on(book, &["redo"]).fine();
    run_on(book, &["renewals", "set", made["id"].as_str().expect("an id"), "--forecast", "likely"]).fine();
    assert!(run_in("ja", book, &["expansions", "reopen", &id]).failed(1).contains("更新"), "a renewal goes on from it");
}

#[test]
fn what_is_lost_says_why_and_several_go_at_once() {
    let (shelf, first) = begun();
    let book = &shelf.path();
    let second = added(book, &["blue", "More", "--amount", "5k"]);
    run_on(book, &["expansions", "lose", &first, &second, "--on", "2026-11-20", "--note", "no budget"]).fine();
    let lines = listed(book, &["--closed"]);
    assert!(lines.iter().all(|line| line["stage"] == "lost" && line["closed_on"] == "2026-11-20"));
    let note = |id: &str| lines.iter().find(|line| line["id"] == json!(id)).map(|line| line["note"].clone());
    assert_eq!((note(&first), note(&second)), (Some(json!("Ken asked\nno budget")), Some(json!("no budget"))));
    let text = run_in("ja", book, &["expansions", "--closed"]);
    assert!(text.fine().contains("受注0件") && text.out.contains("失注2件"), "{text:?}");
    run_on(book, &["expansions", "reopen", &first, &second, "--stage", "negotiating"]).fine();
    assert!(listed(book, &["--open"]).iter().all(|line| line["stage"] == "negotiating"));
    assert!(run_on(book, &["expansions", "reopen", &first, "--stage", "won"]).failed(2).contains("negotiating"));
    run_on(book, &["expansions", "delete", &second]).fine();
    assert_eq!(listed(book, &[]).len(), 1);
    run_on(book, &["undo"]).fine();
    assert_eq!(listed(book, &[]).len(), 2);
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let (shelf, id) = begun();
    let book = &shelf.path();
    let free = added(book, &["blue", "Insights", "--kind", "cross_sell", "--amount", "9k"]);
    for (arguments, code, said) in [
        (&["win", "12"][..], 1, "`mimamori expansions` lists the ids"),
        (&["win", "acme"], 1, "`mimamori expansions` lists the ids"),
        (&["set", &id], 2, "--likelihood"),
        (&["set", &id, "--amount", "much"], 2, "--amount"),
        (&["set", &id, "--amount", "-5"], 2, "--amount"),
        (&["set", &id, "--likelihood", "140"], 2, "--likelihood"),
        (&["set", &id, "--stage", "won"], 2, "negotiating"),
        (&["set", &id, "--source", "stars"], 2, "--source"),
        (&["set", &id, "--expected-on", "someday"], 2, "--expected-on"),
        (&["add", "nobody", "x"], 1, "nobody"),
        (&["add", "acme", " "], 1, "title"),
        (&["win", &free], 2, "--product"),
        (&["win", &free, "--product", "Insights"], 2, "--months"),
        (&["win", &id, "--on", "2026-11-25"], 2, "--on"),
    ] {
        let ran = run_on(book, &[&["expansions"], arguments].concat());
        assert!(ran.failed(code).contains(said), "{arguments:?}: {ran:?}");
        assert!(!run_in("ja", book, &[&["expansions"], arguments].concat()).failed(code).contains('['), "{arguments:?}");
    }
    let won = run_on(book, &["expansions", "win", &free, "--product", "Insights", "--months", "12"]);
    assert!(won.fine().contains("21 Nov 2027"), "{won:?}");
}

#[test]
fn what_is_suggested_and_held_back_has_reasons_and_the_rule_is_shown() {
    let shelf = sample_shelf(Lang::En);
    let book = &shelf.path();
    let told = run_on(book, &["expansions", "suggest", "--json"]).json();
    let suggested = told["suggested"].as_array().expect("a list");
    assert!(suggested.len() > 2, "{told}");
    for line in suggested {
        assert_eq!((&line["health"]["band"], &line["held_by"]), (&json!("green"), &json!([])));
        let why = line["why"].as_array().expect("reasons");
        assert!(!why.is_empty() && why.iter().all(|reason| !reason["evidence"].as_array().expect("rows").is_empty()), "{line}");
    }
    let held = told["held_back"].as_array().expect("a list");
    assert!(!held.is_empty() && held.iter().all(|line| !line["held_by"].as_array().expect("reasons").is_empty()));
    assert_eq!((&told["rule"]["seats_in_use_upsell"], &told["rule"]["lost_days"]), (&json!(0.85), &json!(180)));
    let narrowed = run_on(book, &["expansions", "--suggested", "--json"]).json();
    assert_eq!((&narrowed["suggested"], &narrowed["held_back"]), (&told["suggested"], &json!([])));
    let text = run_on(book, &["expansions", "suggest"]);
    for said in ["Suggested", "seats nearly full", "Not now", "onboarding stands still", "The rule", "85 %"] {
        assert!(text.fine().contains(said), "{said}: {text:?}");
    }
    let text = run_in("ja", book, &["expansions", "suggest", "--rule"]);
    assert!(text.fine().contains("判定の基準") && text.out.contains("85%") && !text.out.contains("今は見送り"), "{text:?}");
}

#[test]
fn an_upsell_of_another_product_ends_with_what_runs() {
    let (shelf, id) = begun();
    let won = run_on(&shelf.path(), &["expansions", "win", &id, "--product", "Insights", "--note", ""]);
    assert!(won.fine().contains("Insights, $60K a year from") && won.out.contains("25 Dec"), "{won:?}");
    assert_eq!(listed(&shelf.path(), &["--closed"])[0]["note"], json!(null), "an empty note takes it away");
}
