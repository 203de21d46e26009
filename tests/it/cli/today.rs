//! The morning on the command line beyond the queue itself: what changed, how much of what there is, and a mail to go over.

use super::{run_in, run_on, shelf};
use crate::support::fixture::sample_shelf;
use mimamori::domain::Lang;

#[test]
fn what_changed_since_the_last_look_is_told_with_its_cause() {
    let shelf = sample_shelf(Lang::En);
    let book = &shelf.path();
    let json = run_on(book, &["today", "since", "--json"]).json();
    let changes = json["changes"].as_array().expect("a list");
    let moved: Vec<_> = changes.iter().filter(|change| change["causes"].as_array().is_some_and(|causes| !causes.is_empty())).collect();
    assert!(!moved.is_empty() && moved.iter().all(|change| change["from"].is_u64() && change["to"].is_u64()), "{json}");
    assert_eq!(json["since"], "2026-11-20T17:00:00Z");
    let (en, ja) = (run_on(book, &["today", "since"]), run_in("ja", book, &["today", "since"]));
    assert!(en.fine().contains(&format!("{} moved in health", moved.len())), "{en:?}");
    let first = changes[0]["name"].as_str().expect("a name");
    assert!(en.out.contains(first) && ja.fine().contains(first), "{ja:?}");
}

#[test]
fn a_book_nobody_looked_at_yet_has_nothing_to_compare_with() {
    let shelf = shelf();
    let book = &shelf.path();
    assert!(run_on(book, &["today", "since"]).fine().contains("This is the first look"));
    assert!(run_in("ja", book, &["today", "since"]).fine().contains("初めての確認"));
    let json = run_on(book, &["today", "since", "--json"]).json();
    assert!(json["since"].is_null() && json["changes"].as_array().is_some_and(Vec::is_empty), "{json}");
}

#[test]
fn the_queue_ends_with_how_much_of_what_there_is() {
    let shelf = shelf();
    let book = &shelf.path();
    let queue = run_on(book, &["today", "--json"]).json();
    let silent = queue.as_array().expect("a list").iter().filter(|item| item["reason"] == "silent").count();
    assert!(run_on(book, &["today"]).fine().contains(&format!("silent {silent}")));
    assert!(run_in("ja", book, &["today"]).fine().contains(&format!("しばらく接点なし {silent}")));
    let rules = run_on(book, &["today", "rules", "--json"]).json();
    let rule = rules.as_array().expect("a list").iter().find(|rule| rule["reason"] == "silent").expect("a rule");
    assert_eq!(rule["open"].as_u64(), Some(silent as u64));
}

#[test]
fn a_mail_for_an_item_is_written_to_a_person_and_kept_only_when_asked() {
    let shelf = shelf();
    let book = &shelf.path();
    let queue = run_on(book, &["today", "--json"]).json();
    let id = queue[0]["id"].as_str().expect("an item").to_owned();
    let mail = run_on(book, &["today", "mail", &id, "--json"]).json();
    assert!(mail["to"].as_str().is_some_and(|to| to.contains('@')) && mail["file"].is_null(), "{mail}");
    let drafts = book.parent().expect("a folder").join("drafts");
    assert!(!drafts.exists(), "nothing is kept unasked");
    let said = run_in("ja", book, &["today", "mail", &id, "--save"]);
    assert!(said.fine().contains("宛先: ") && said.out.contains("下書きを保存しました"), "{said:?}");
    let kept: Vec<_> = std::fs::read_dir(&drafts).expect("a folder").flatten().collect();
    assert_eq!(kept.len(), 1);
    assert!(std::fs::read_to_string(kept[0].path()).expect("is read").contains("X-Unsent: 1"));
    assert!(run_on(book, &["today", "mail", "silent-1"]).failed(1).contains("There is no open item silent-1"));
}
