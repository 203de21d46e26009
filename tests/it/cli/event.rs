//! `event`: added, guests asked and marked, a list read, what came after in JSON.

use super::{keys, run_in, run_on, shelf, strings};
use serde_json::{Value, json};
use std::path::Path;

fn add(book: &Path) -> String {
    run_on(book, &["event", "add", "Faster closing", "--kind", "training", "--at", "2026-10-20 15:00", "--minutes", "60"]).fine();
    run_on(book, &["event", "list", "--json"]).json()[0]["id"].as_str().expect("an id").to_owned()
}

fn shown(book: &Path, id: &str) -> Value {
    run_on(book, &["event", "show", id, "--json"]).json()
}

#[test]
fn an_event_is_added_and_listed_in_both_languages() {
    let shelf = shelf();
    let book = &shelf.path();
    let id = add(book);
    let line = run_on(book, &["event", "list", "--json"]).json()[0].clone();
    assert_eq!(keys(&line), ["absent", "at", "attended", "id", "invited", "kind", "minutes", "note", "rate", "title"]);
    assert_eq!((line["kind"].as_str(), line["at"].as_str()), (Some("training"), Some("2026-10-20T15:00:00Z")));
    let undefined = json!({ "value": null, "numerator": 0, "denominator": 0, "low": null, "high": null, "n": 0 });
    assert_eq!(line["rate"], undefined);
    assert!(run_in("ja", book, &["event", "list"]).fine().contains("トレーニング"));
    assert!(run_in("ja", book, &["event", "show", &id]).fine().contains("まだ誰も招待していません"));
}

#[test]
fn guests_are_asked_and_marked_and_undo_takes_back() {
    let shelf = shelf();
    let book = &shelf.path();
    let id = &add(book);
    let said = run_on(book, &["event", "invite", id, "--account", "acme", "--contact", "ken@acme.example", "--filter", "model:low"]);
    assert!(said.fine().contains("Invited 4 guests"), "{said:?}");
    run_on(book, &["event", "attend", id, "--contact", "Ken Ito"]).fine();
    run_on(book, &["event", "absent", id, "--filter", "model:low"]).fine();
    let event = shown(book, id);
    assert_eq!((event["attended"].as_u64(), event["absent"].as_u64()), (Some(1), Some(2)));
    assert_eq!(event["rate"], json!({ "value": 0.25, "numerator": 1, "denominator": 4, "low": 0.045586, "high": 0.699364, "n": 4 }));
    let told = run_in("ja", book, &["event", "show", id]);
    assert!(told.fine().contains("招待4  参加1  欠席2  25%"), "{told:?}");
    assert_eq!(event["after_attended"]["accounts"].as_u64(), Some(1));
    assert_eq!(event["after_attended"]["few"].as_bool(), Some(true));
    assert!(strings(&event["guests"], "state").contains(&"attended"));
    let timeline = run_on(book, &["timeline", "acme", "--json"]);
    assert!(timeline.out.contains("Faster closing"), "{timeline:?}");
    run_on(book, &["undo"]).fine();
    run_on(book, &["undo"]).fine();
    assert_eq!(shown(book, id)["attended"].as_u64(), Some(0));
    assert!(!run_on(book, &["timeline", "acme", "--json"]).out.contains("Faster closing"));
}

#[test]
fn a_list_marks_who_came_and_rows_left_out_are_told_by_the_exit_code() {
    let shelf = shelf();
    let book = &shelf.path();
    let id = &add(book);
    let file = book.with_file_name("came.csv");
    std::fs::write(&file, "会社名,メールアドレス,出欠\nAcme Rockets,ken@acme.example,参加\n青葉システム,,欠席\n無名商事,,参加\n")
        .expect("writes");
    let path = file.display().to_string();
    let rehearsed = run_on(book, &["event", "import", id, &path, "--dry-run", "--json"]);
    assert_eq!((rehearsed.code, rehearsed.json()["attended"].as_u64()), (3, Some(1)), "{rehearsed:?}");
    assert_eq!(shown(book, id)["invited"].as_u64(), Some(0), "a rehearsal changes nothing");
    let done = run_on(book, &["event", "import", id, &path, "--json"]);
    let json = done.json();
    assert_eq!((done.code, json["read"].as_u64(), json["attended"].as_u64(), json["absent"].as_u64()), (3, Some(3), Some(1), Some(1)));
    assert_eq!(json["problems"][0]["row"].as_u64(), Some(4));
    assert!(json["problems"][0]["message"].as_str().expect("a message").contains("無名商事"));
    assert!(!done.out.contains("--new-accounts"), "no option of this command: {done:?}");
    let again = run_in("ja", book, &["event", "import", id, &path]);
    assert!(again.code == 3 && again.out.contains("参加0件"), "read twice, it changes nothing: {again:?}");
}

#[test]
fn what_is_wrong_is_said() {
    let shelf = shelf();
    let book = &shelf.path();
    let id = &add(book);
    assert!(run_on(book, &["event", "show", "12"]).failed(1).contains("12"));
    assert!(run_on(book, &["event", "add", "Someday", "--at", "whenever"]).failed(2).contains("--at"));
    assert!(run_on(book, &["event", "invite", id]).failed(2).contains("--account"));
    assert!(run_on(book, &["event", "attend", id, "--account", "acme"]).failed(1).contains("not invited"));
    assert!(run_on(book, &["event", "invite", id, "--filter", "score<"]).failed(2).contains("score"));
    run_on(book, &["event", "add", "Later", "--at", "2026-12-24"]).fine();
    let later = run_on(book, &["event", "list", "--json"]).json()[0]["id"].as_str().expect("an id").to_owned();
    run_on(book, &["event", "invite", &later, "--all"]).fine();
    assert!(run_on(book, &["event", "attend", &later, "--all"]).failed(1).contains("not taken place"));
}

#[test]
fn a_mark_is_taken_back_and_its_touch_goes_with_it() {
    let shelf = shelf();
    let book = &shelf.path();
    let id = &add(book);
    run_on(book, &["event", "invite", id, "--contact", "Ken Ito"]).fine();
    run_on(book, &["event", "attend", id, "--all"]).fine();
    run_on(book, &["event", "open", id, "--all"]).fine();
    assert_eq!(strings(&shown(book, id)["guests"], "state"), ["invited"]);
    assert!(!run_on(book, &["timeline", "acme", "--json"]).out.contains("Faster closing"));
    assert!(run_in("ja", book, &["event", "open", "--help"]).fine().contains("招待済み"));
}
