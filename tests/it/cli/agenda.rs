//! `import calendar`, `agenda` and `export calendar` from the command line.

use super::{keys, run_in, run_on};
use crate::support::Shelf;
use crate::support::fixture::small_book;

const EVENTS: &str = "BEGIN:VEVENT\nUID:a\nSUMMARY:Rollout call\nDTSTART:20261118T100000Z\nDURATION:PT30M\nATTENDEE:mailto:ken@acme.example\nEND:VEVENT\n\
    BEGIN:VEVENT\nUID:b\nSUMMARY:Later\nDTSTART:20261130T100000Z\nATTENDEE:mailto:ken@acme.example\nEND:VEVENT\nBEGIN:VEVENT\nUID:c\nSUMMARY:Never\nEND:VEVENT\n";

/// Writes a folder with a calendar, and one beside it that is not looked at.
fn folder(shelf: &Shelf) -> String {
    let folder = shelf.folder().join("calendars/work");
    std::fs::create_dir_all(&folder).expect("is made");
    std::fs::write(folder.join("events.ics"), format!("BEGIN:VCALENDAR\n{EVENTS}END:VCALENDAR\n")).expect("is written");
    std::fs::write(folder.join("notes.txt"), "no calendar").expect("is written");
    shelf.folder().join("calendars").display().to_string()
}

#[test]
fn a_folder_of_calendars_is_imported_counted_and_taken_back() {
    let shelf = small_book();
    let path = folder(&shelf);
    let rehearsed = run_on(&shelf.path(), &["import", "calendar", &path, "--dry-run", "--json"]).json();
    assert_eq!((&rehearsed["added"], &rehearsed["batch"], &rehearsed["dry_run"]), (&2.into(), &serde_json::Value::Null, &true.into()));
    let run = run_on(&shelf.path(), &["import", "calendar", &path, "--own", "Me@Us.example", "--json"]);
    assert_eq!(run.code, 3, "{run:?}");
    let json = run.json();
    let shape = [
        "added",
        "batch",
        "dry_run",
        "expanded",
        "gone",
        "kind",
        "matched",
        "notes",
        "own_addresses",
        "problems",
        "read",
        "skipped",
        "to_log",
        "unchanged",
        "updated",
    ];
    assert_eq!(keys(&json), shape);
    assert_eq!([&json["read"], &json["added"], &json["skipped"], &json["matched"], &json["to_log"]], [3, 2, 1, 2, 1]);
    let problem = &json["problems"][0];
    assert_eq!((&problem["file"], &problem["row"]), (&"work/events.ics".into(), &15.into()), "{problem}");
    let again = run_on(&shelf.path(), &["import", "calendar", &path, "--json"]).json();
    assert_eq!(
        (&again["unchanged"], &again["batch"], &again["own_addresses"][0]),
        (&2.into(), &serde_json::Value::Null, &"me@us.example".into())
    );
    assert!(run_on(&shelf.path(), &["undo"]).fine().contains("events.ics"));
    let agenda = run_on(&shelf.path(), &["agenda", "--json"]).json();
    assert_eq!(agenda, serde_json::json!({ "unlogged": [], "coming": [] }));
    let text = run_in("ja", &shelf.path(), &["import", "calendar", &path]);
    assert!(text.code == 3 && text.out.contains("work/events.ics:15") && text.out.contains("記録していない打ち合わせが 1 件"), "{text:?}");
}

#[test]
fn mistakes_change_nothing_and_say_what_next() {
    let shelf = small_book();
    assert!(run_on(&shelf.path(), &["import", "calendar", "/nowhere.ics"]).failed(1).contains("/nowhere.ics"));
    let empty = shelf.folder().join("empty");
    std::fs::create_dir(&empty).expect("is made");
    assert!(run_on(&shelf.path(), &["import", "calendar", &empty.display().to_string()]).failed(1).contains(".ics"));
    assert!(run_on(&shelf.path(), &["agenda", "log", "17"]).failed(1).contains("17"));
}

#[test]
fn meetings_are_listed_logged_declined_and_assigned() {
    let shelf = small_book();
    run_on(&shelf.path(), &["import", "calendar", &folder(&shelf), "--json"]);
    let agenda = run_on(&shelf.path(), &["agenda", "--days", "30", "--json"]).json();
    assert_eq!((&agenda["unlogged"][0]["title"], &agenda["coming"][0]["title"]), (&"Rollout call".into(), &"Later".into()));
    assert_eq!(
        (&agenda["unlogged"][0]["account_name"], &agenda["unlogged"][0]["people"][0]["email"]),
        (&"Acme Rockets".into(), &"ken@acme.example".into())
    );
    assert!(run_on(&shelf.path(), &["agenda"]).fine().contains("10:00–10:30"));
    let id = |list: &str| agenda[list][0]["id"].as_str().expect("an id").to_owned();
    assert!(run_on(&shelf.path(), &["agenda", "log", &id("unlogged")]).fine().contains("Logged 1 meeting"));
    let timeline = run_on(&shelf.path(), &["timeline", "Acme Rockets", "--kind", "meeting", "--json"]).json();
    assert_eq!((&timeline[0]["title"], &timeline[0]["contacts"][0]), (&"Rollout call".into(), &"Ken Ito".into()));
    let calendar = run_on(&shelf.path(), &["timeline", "Acme Rockets", "--kind", "calendar", "--json"]).json();
    assert_eq!((calendar.as_array().map(Vec::len), &calendar[0]["title"]), (Some(1), &"Later".into()));
    assert!(run_on(&shelf.path(), &["agenda", "assign", &id("coming"), "Quiet"]).fine().contains("Quiet Giant"));
    run_on(&shelf.path(), &["agenda", "decline", &id("coming")]).fine();
    let agenda = run_on(&shelf.path(), &["agenda", "--days", "30", "--json"]).json();
    assert_eq!(agenda, serde_json::json!({ "unlogged": [], "coming": [] }));
}

#[test]
fn a_meeting_that_is_settled_in_the_agenda_counts_for_its_rule() {
    let shelf = small_book();
    let book = &shelf.path();
    run_on(book, &["import", "calendar", &folder(&shelf), "--json"]);
    let rule = || {
        let rules = run_on(book, &["today", "rules", "--json"]).json();
        let rules = rules.as_array().expect("a list").iter().find(|rule| rule["reason"] == "meeting_unlogged").cloned();
        let rule = rules.expect("is a rule");
        ["open", "fired_90d", "acted_90d", "skipped_90d"].map(|count| rule[count].as_u64().expect("a count"))
    };
    let id = run_on(book, &["agenda", "--json"]).json()["unlogged"][0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(rule(), [1, 1, 0, 0]);
    run_on(book, &["agenda", "log", &id]).fine();
    assert_eq!(rule(), [0, 1, 1, 0]);
    run_on(book, &["undo"]).fine();
    assert_eq!(rule(), [1, 1, 0, 0], "one step takes the touch and the mark back");
    run_on(book, &["agenda", "decline", &id]).fine();
    assert_eq!(rule(), [0, 1, 0, 1]);
}

#[test]
fn own_dates_are_the_same_bytes_each_time_and_come_back_in() {
    let shelf = small_book();
    let (one, other) = (shelf.folder().join("one.ics"), shelf.folder().join("other.ics"));
    for (lang, path) in [("en", &one), ("en", &other)] {
        let path = path.display().to_string();
        let made = run_in(lang, &shelf.path(), &["export", "calendar", "--out", &path, "--json"]).json();
        assert_eq!((&made["dates"], &made["kind"]), (&3.into(), &"calendar".into()));
    }
    let text = std::fs::read(&one).expect("was written");
    assert_eq!(text, std::fs::read(&other).expect("was written"));
    let put_out = run_on(&shelf.path(), &["export", "calendar"]);
    assert_eq!(put_out.fine().as_bytes(), text);
    let read = run_on(&shelf.path(), &["import", "calendar", &one.display().to_string(), "--json"]);
    assert_eq!((read.code, &read.json()["added"]), (0, &3.into()), "{read:?}");
    let some = run_on(&shelf.path(), &["export", "calendar", "--kind", "task,notice", "--todo", "--to", "2026-11-24"]);
    assert!(some.fine().contains("BEGIN:VTODO") && !some.out.contains("BEGIN:VEVENT"), "{some:?}");
    let japanese = run_in("ja", &shelf.path(), &["export", "calendar", "--kind", "renewal"]);
    assert!(japanese.fine().contains("更新日: Acme Rockets"), "{japanese:?}");
}
