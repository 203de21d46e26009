//! `brief` and `usage` from end to end.

use super::{run_in, run_on};
use crate::brief::shelf;
use crate::support::Shelf;

#[test]
fn brief_writes_markdown_json_and_a_file() {
    let shelf = shelf();
    let book = shelf.path();
    let text = run_on(&book, &["brief", "acme"]).fine().to_owned();
    assert!(text.starts_with("# Brief: Acme Rockets\n") && text.contains("## Open issues") && text.contains("[^1]: "), "{text}");
    let japanese = run_in("ja", &book, &["brief", "acme"]).fine().to_owned();
    assert!(japanese.starts_with("# Acme Rockets ブリーフ\n") && japanese.contains("## 未解決の事項"), "{japanese}");
    let json = run_on(&book, &["brief", "acme", "--json"]).json();
    let ids: Vec<&str> = json["sections"].as_array().expect("sections").iter().filter_map(|section| section["id"].as_str()).collect();
    assert_eq!(ids, ["situation", "health", "goals", "usage", "voice", "issues", "renewal", "next"]);
    assert_eq!((json["as_of"].as_str(), json["notes"][0]["n"].as_u64()), (Some("2026-11-22"), Some(1)));
    let of_line = json["sections"][6]["lines"][0]["notes"][0].as_u64().expect("a number");
    let note = &json["notes"][usize::try_from(of_line).expect("small") - 1];
    assert_eq!((note["kind"].as_str(), note["ids"][0].as_str()), (Some("renewal"), Some("530")), "{note}");
    let file = shelf.folder().join("talk.md");
    let said = run_on(&book, &["brief", "acme", "--out", file.to_str().expect("UTF-8")]);
    assert!(said.fine().contains("talk.md"), "{said:?}");
    assert_eq!(std::fs::read_to_string(&file).expect("is written"), text);
}

#[test]
fn a_brief_of_an_earlier_day_knows_less_and_mistakes_are_told() {
    let shelf = shelf();
    let book = shelf.path();
    let earlier = run_on(&book, &["brief", "acme", "--as-of", "2026-10-23"]).fine().to_owned();
    assert!(earlier.contains("Fri 23 Oct 2026") && !earlier.contains("fails"), "{earlier}");
    run_on(&book, &["brief", "nobody"]).failed(1);
    let day = run_on(&book, &["brief", "acme", "--as-of", "some day"]);
    assert!(day.code == 2 && day.err.contains("--as-of"), "{day:?}");
    let file = run_on(&book, &["brief", "acme", "--out", "/nowhere/at/all.md"]);
    assert!(file.code == 1 && file.err.contains("/nowhere/at/all.md"), "{file:?}");
}

#[test]
fn usage_tells_the_same_as_text_and_as_json() {
    let shelf = shelf();
    let book = shelf.path();
    let text = run_on(&book, &["usage", "acme"]).fine().to_owned();
    for expected in ["2 of 10 seats in 28 days (20 %)", "logins", "Wed 18 Nov: 0 (usually"] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let json = run_on(&book, &["usage", "acme", "--metric", "logins", "--json"]).json();
    // Of the last 28 days 20 are weekdays, one of them without use; of the 28 before all, with Jo.
    let metric = &json["metrics"][0];
    assert_eq!((metric["now"].as_u64(), metric["before"].as_u64()), (Some(152), Some(180)), "{metric}");
    assert_eq!((metric["change"]["value"].as_f64(), metric["adoption"]["numerator"].as_f64()), (Some(-0.155556), Some(2.0)));
    assert_eq!((metric["outside"][0]["to"].as_str(), metric["outside"][0]["value"].as_u64()), (Some("2026-11-18"), Some(0)));
    assert_eq!((metric["days"].as_array().map(Vec::len), json["active"]["value"].as_f64()), (Some(84), Some(0.2)));
    let some = run_on(&book, &["usage", "acme", "--from", "2026-11-16", "--to", "2026-11-20", "--json"]).json();
    let days: Vec<u64> = some["metrics"][1]["days"].as_array().expect("days").iter().filter_map(|day| day["value"].as_u64()).collect();
    assert_eq!((some["metrics"][1]["metric"].as_str(), days), (Some("logins"), vec![8, 8, 0, 8, 8]));
    let table = run_in("ja", &book, &["usage", "acme", "--metric", "logins"]).fine().to_owned();
    assert!(table.contains("11月18日(水)") && table.contains("ふだん"), "{table}");
}

#[test]
fn a_metric_that_is_not_there_names_those_that_are() {
    let shelf = shelf();
    let missing = run_on(&shelf.path(), &["usage", "acme", "--metric", "login"]);
    assert!(missing.failed(1).contains("active_users, logins, exports"), "{missing:?}");
    let order = run_on(&shelf.path(), &["usage", "acme", "--from", "2026-11-20", "--to", "2026-11-01"]);
    assert!(order.code == 2 && order.err.contains("--from"), "{order:?}");
}

/// The series of an account in JSON, metric by metric, without the ids that differ.
fn series(book: &std::path::Path) -> serde_json::Value {
    run_on(book, &["usage", "acme", "--json"]).json()["metrics"].clone()
}

#[test]
fn events_and_aggregates_of_any_shape_import_to_the_same_series() {
    let (events, sums) = (Shelf::new(), Shelf::new());
    let accounts = "external_id,name,seats\nA1,Acme,10\n";
    let mut one_by_one = "account,user,date,metric\n".to_owned();
    let mut added_up = "account,user,date,metric,value\n".to_owned();
    for day in 1..=20 {
        for (user, count) in [("ken", day % 4 + 1), ("mika", 2)] {
            (0..count).for_each(|_| one_by_one.push_str(&format!("A1,{user},2026-11-{day:02},logins\n")));
            added_up.push_str(&format!("A1,{user},2026-11-{day:02},logins,{count}\n"));
        }
    }
    for (shelf, usage) in [(&events, &one_by_one), (&sums, &added_up)] {
        let file = |name: &str, text: &str| {
            let path = shelf.folder().join(name);
            std::fs::write(&path, text).expect("is written");
            path.to_str().expect("UTF-8").to_owned()
        };
        drop(shelf.open());
        run_on(&shelf.path(), &["import", "accounts", &file("accounts.csv", accounts)]).fine();
        run_on(&shelf.path(), &["import", "usage", &file("usage.csv", usage)]).fine();
    }
    let (one, other) = (series(&events.path()), series(&sums.path()));
    assert_eq!(one[1]["days"][0]["value"].as_u64(), Some(4), "{one}");
    assert_eq!(one, other);
}
