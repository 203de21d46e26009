//! `onboarding` and what it does to plans.

use super::{run_in, run_on, shelf, strings};
use serde_json::Value;

fn step(plan: &Value, place: usize) -> String {
    plan["steps"][place]["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_plan_is_started_shown_shifted_blocked_and_done() {
    let shelf = shelf();
    let book = shelf.path();
    let started =
        run_on(&book, &["onboarding", "start", "Acme", "blue ridge", "--template", "tech", "--on", "2026-11-02", "--json"]).json();
    assert_eq!(started["kind"], "plan");
    let plan = run_on(&book, &["onboarding", "show", "Acme", "--json"]).json();
    assert_eq!(
        (plan["template"].as_str(), plan["start_on"].as_str(), plan["progress"]["total"].as_u64()),
        (Some("tech"), Some("2026-11-02"), Some(10))
    );
    assert_eq!(plan["steps"][1]["due_on"], "2026-11-04");
    assert_eq!((plan["steps"][1]["state"].as_str(), plan["steps"][1]["late_days"].as_i64()), (Some("late"), Some(18)));
    assert_eq!(plan["steps"][1]["after"], serde_json::json!([step(&plan, 0)]));

    let tried = run_on(&book, &["onboarding", "shift", &step(&plan, 3), "+3d", "--dry-run", "--json"]).json();
    assert_eq!(strings(&tried, "from"), ["2026-11-09", "2026-11-11", "2026-11-16"]);
    assert_eq!(strings(&tried, "to"), ["2026-11-12", "2026-11-16", "2026-11-19"]);
    assert_eq!(run_on(&book, &["onboarding", "show", "Acme", "--json"]).json(), plan, "nothing moved");
    let said = run_on(&book, &["onboarding", "shift", &step(&plan, 3), "-1wd"]);
    assert!(said.fine().contains("and what comes after it, 3 in all"), "{said:?}");
    run_on(&book, &["undo"]).fine();

    run_on(&book, &["onboarding", "done", &step(&plan, 0), "--on", "2026-11-02"]).fine();
    run_on(&book, &["onboarding", "block", &step(&plan, 1), "no", "answer"]).fine();
    let board = run_on(&book, &["onboarding", "--json"]).json();
    let acme =
        board["plans"].as_array().expect("a list").iter().find(|plan| plan["account_name"] == "Acme Rockets").expect("is on the board");
    assert_eq!((acme["blocked"].as_u64(), acme["progress"]["done"].as_u64()), (Some(1), Some(1)));
    assert_eq!((board["summary"]["running"].as_u64(), board["summary"]["n"].as_u64()), (Some(2), Some(0)));
    assert!(board["summary"]["time_to_value_days"].is_null());
    run_on(&book, &["onboarding", "unblock", &step(&plan, 1)]).fine();
    run_on(&book, &["onboarding", "reopen", &step(&plan, 0)]).fine();
}

#[test]
fn text_is_for_people_in_both_languages() {
    let shelf = shelf();
    let book = shelf.path();
    assert!(run_on(&book, &["onboarding"]).fine().contains("No onboarding is under way"));
    run_in("ja", &book, &["onboarding", "start", "青葉", "--template", "ロータッチ：45日で運用開始"]).fine();
    let said = run_in("ja", &book, &["onboarding"]);
    assert!(said.fine().contains("青葉システム") && said.fine().contains("進行中1件"), "{said:?}");
    let said = run_in("ja", &book, &["onboarding", "show", "青葉"]);
    assert!(said.fine().contains("最初の実業務での利用 · 初回成果"), "{said:?}");
    let templates = run_on(&book, &["onboarding", "templates", "--json"]).json();
    assert_eq!(strings(&templates, "key"), ["high", "low", "tech"]);
}

#[test]
fn a_second_plan_is_started_only_when_said() {
    let shelf = shelf();
    let book = shelf.path();
    let start = ["onboarding", "start", "Acme", "--template", "low"];
    let count = || run_on(&book, &["onboarding", "--json"]).json()["plans"].as_array().expect("a list").len();
    run_on(&book, &start).fine();
    let again = run_on(&book, &start);
    assert!(again.failed(1).contains("Acme Rockets has the plan") && again.failed(1).contains("--again"), "{again:?}");
    assert_eq!(count(), 1);
    let again = run_in("ja", &book, &start);
    assert!(again.failed(1).contains("進行中です"), "{again:?}");
    run_on(&book, &[start.as_slice(), &["--again"]].concat()).fine();
    assert_eq!(count(), 2);
}

#[test]
fn mistakes_are_named() {
    let shelf = shelf();
    let book = shelf.path();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["onboarding", "show", "Acme"], 1, "has no onboarding plan"),
        (&["onboarding", "start", "Acme", "--template", "none"], 1, "high, low, tech"),
        (&["onboarding", "start", "Nobody", "--template", "low"], 1, "Nobody"),
        (&["onboarding", "done", "12"], 1, "12"),
        (&["onboarding", "shift", "12", "soon"], 2, "soon"),
        (&["onboarding", "start", "Acme"], 2, "--template"),
    ];
    for (arguments, code, message) in cases {
        let ran = run_on(&book, arguments);
        assert!(ran.failed(*code).contains(message), "{ran:?}");
    }
}
