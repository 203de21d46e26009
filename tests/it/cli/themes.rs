//! `theme` and `feedback`.

use super::{run_in, run_on, shelf, strings};
use crate::support::noon;
use mimamori::domain::Account;
use mimamori::ops::{Op, apply};

const ADD: [&str; 7] = ["theme", "add", "Slow support", "--criterion", "waiting for an answer", "--rule", "\"takes days\""];

#[test]
fn a_theme_is_added_suggested_accepted_counted_and_taken_back() {
    let shelf = shelf();
    let book = &shelf.path();
    assert!(run_on(book, &["theme"]).fine().contains("There are no themes yet"));
    assert!(run_on(book, &ADD).fine().contains("Added the theme “Slow support”"));
    assert!(run_on(book, &ADD).failed(1).contains("“Slow support” is taken"));
    let json = run_on(book, &["theme", "suggest", "--json"]).json();
    assert_eq!((json["op"].is_null(), json["suggestions"][0]["words"][0].as_str()), (true, Some("takes days")));
    assert!(run_on(book, &["theme", "suggest"]).fine().contains("--accept"));
    assert!(run_in("ja", book, &["theme", "suggest", "slow SUPPORT", "--accept"]).fine().contains("提案1件を採用"));
    let json = run_on(book, &["theme", "list", "--by", "account", "--json"]).json();
    let theme = &json["themes"][0];
    assert_eq!((theme["rows"].as_u64(), theme["customers"].as_u64(), theme["suggested"].as_u64()), (Some(1), Some(1), Some(0)));
    assert_eq!((theme["arr"]["minor"].as_i64(), theme["arr"]["currency"].as_str()), (Some(48_000_000), Some("USD")));
    assert_eq!((theme["groups"][0]["key"].as_str(), theme["before"]["rows"].as_u64()), (Some("Acme Rockets"), Some(0)));
    assert_eq!((json["from"].as_str(), json["said"].as_u64(), json["unheard"].as_u64()), (Some("2026-08-25"), Some(5), Some(4)));
    assert!(run_on(book, &["theme"]).fine().contains("$480K"));
    let before = run_on(book, &["theme", "--to", "2026-11-01", "--json"]).json();
    assert_eq!(before["themes"][0]["rows"].as_u64(), Some(0), "the answer came on the third");
    let narrowed = run_on(book, &["theme", "--json", "-acme"]).json();
    assert_eq!(narrowed["themes"][0]["rows"].as_u64(), Some(0), "without Acme");
    run_on(book, &["undo"]).fine();
    assert_eq!(run_on(book, &["theme", "show", "slow support", "--json"]).json()[0]["standing"].as_str(), Some("suggested"));
}

#[test]
fn rows_are_named_as_they_are_listed_and_tagged_untagged_and_refused() {
    let shelf = shelf();
    let book = &shelf.path();
    run_on(book, &ADD).fine();
    let row = || run_on(book, &["theme", "show", "slow support", "--json"]).json()[0].clone();
    let name = row()["row"].as_str().expect("a name").to_owned();
    assert!(name.starts_with("survey:"));
    let standing = || row()["standing"].as_str().map(str::to_owned);
    run_on(book, &["theme", "tag", "slow support", &name]).fine();
    assert_eq!(standing().as_deref(), Some("set"));
    assert!(run_on(book, &["theme", "tag", "slow support", &name]).fine().contains("it was so already"));
    run_on(book, &["theme", "dismiss", "slow support", &name]).fine();
    assert_eq!(standing().as_deref(), Some("dismissed"));
    run_on(book, &["theme", "untag", "slow support", &name]).fine();
    assert_eq!(standing().as_deref(), Some("suggested"));
    assert!(run_on(book, &["theme", "tag", "slow support", "call 7"]).failed(2).contains("survey:ID"));
    assert!(run_on(book, &["theme", "tag", "slow support", "touch:7"]).failed(1).contains("There is no touch:7"));
    assert!(run_in("ja", book, &["theme", "show", "速度"]).failed(1).contains("テーマ「速度」はありません"));
}

#[test]
fn rules_are_changed_added_and_refused_with_their_line() {
    let shelf = shelf();
    let book = &shelf.path();
    run_on(book, &ADD).fine();
    let rules = || run_on(book, &["theme", "--json"]).json()["themes"][0]["rules"].clone();
    run_on(book, &["theme", "edit", "slow support", "--add-rule", "support + slow -fast"]).fine();
    assert_eq!(rules(), serde_json::json!(["\"takes days\"", "support + slow -fast"]));
    let refused = run_on(book, &["theme", "edit", "slow support", "--add-rule", "slow +"]);
    assert!(refused.failed(1).contains("Line 3: no word follows “+”"), "{refused:?}");
    let refused = run_in("ja", book, &["theme", "edit", "slow support", "--rule", "-csv"]);
    assert!(refused.failed(1).contains("1行目: 除く語しかありません"), "{refused:?}");
    run_on(book, &["theme", "add", "Second"]).fine();
    run_on(book, &["theme", "edit", "second", "--position", "1"]).fine();
    assert_eq!(strings(&run_on(book, &["theme", "--json"]).json()["themes"], "name"), ["Second", "Slow support"]);
    assert!(run_on(book, &["theme", "edit", "second", "--position", "1", "--name", "x"]).failed(2).contains("--position"));
    run_on(book, &["theme", "delete", "second"]).fine();
    assert_eq!(rules().as_array().map(Vec::len), Some(2));
}

#[test]
fn feedback_goes_its_way_until_everybody_is_told_once() {
    let shelf = shelf();
    let book = &shelf.path();
    assert!(run_on(book, &["feedback"]).fine().contains("No feedback here"));
    let id_of = |json: &serde_json::Value| json[0]["id"].as_str().expect("an id").to_owned();
    let source = format!("survey:{}", id_of(&run_on(book, &["voice", "comments", "--json", "acme"]).json()));
    let add = ["feedback", "add", "complaint", "Support is slow", "--source", &source, "--account", "青葉"];
    assert!(run_on(book, &add).fine().contains("Added the complaint “Support is slow”"));
    let shown = || run_on(book, &["feedback", "--json"]).json();
    let id = id_of(&shown());
    let first = shown()[0].clone();
    assert_eq!((first["customers"].as_u64(), first["arr"]["minor"].as_i64()), (Some(2), Some(60_000_000)));
    let raised = first["raised"].as_array().expect("a list").iter().find(|one| one["account_name"] == "Acme Rockets").expect("Acme");
    assert_eq!((raised["quote"].as_str(), raised["row"].as_str()), (Some("support takes days to answer"), Some(source.as_str())));
    let early = run_on(book, &["feedback", "told", &id]);
    assert!(early.failed(1).contains("Its status is “new”"), "{early:?}");
    run_on(book, &["feedback", "set", &id, "--status", "done", "--on", "2026-11-20"]).fine();
    assert_eq!(run_on(book, &["feedback", "to-tell", "--json"]).json().as_array().map(Vec::len), Some(2));
    run_on(book, &["feedback", "told", &id, "--account", "acme"]).fine();
    assert_eq!((shown()[0]["to_tell"].as_u64(), shown()[0]["status"].as_str()), (Some(1), Some("done")));
    let twice = run_in("ja", book, &["feedback", "told", &id, "--account", "acme"]);
    assert!(twice.failed(1).contains("Acme Rocketsには報告済みです"), "{twice:?}");
    assert!(run_on(book, &["feedback", "told", &id, "--account", "quiet"]).failed(1).contains("Quiet Giant did not raise this"));
    run_on(book, &["feedback", "told", &id]).fine();
    assert_eq!((shown()[0]["status"].as_str(), shown()[0]["status_on"].as_str()), (Some("told"), Some("2026-11-22")));
    assert!(run_on(book, &["feedback", "told", &id]).failed(1).contains("Everybody who raised this was told already"));
    assert!(run_in("ja", book, &["feedback", "to-tell"]).fine().contains("報告を待っている顧客はいません"));
    run_on(book, &["undo"]).fine();
    assert_eq!((shown()[0]["status"].as_str(), shown()[0]["to_tell"].as_u64()), (Some("done"), Some(1)));
}

#[test]
fn feedback_is_narrowed_linked_changed_and_deleted() {
    let shelf = shelf();
    let book = &shelf.path();
    run_on(book, &["feedback", "add", "request", "Dark mode", "--account", "quiet", "--quote", "please"]).fine();
    let id = run_on(book, &["feedback", "--json"]).json()[0]["id"].as_str().expect("an id").to_owned();
    run_on(book, &["feedback", "link", &id, "--account", "acme", "--contact", "ken"]).fine();
    assert!(run_on(book, &["feedback", "show", &id]).fine().contains("Ken Ito"));
    let listed = |arguments: &[&str]| run_on(book, &[&["feedback", "list", "--json"], arguments].concat()).json().as_array().map(Vec::len);
    assert_eq!((listed(&["quiet"]), listed(&["blue"]), listed(&["--kind", "praise"])), (Some(1), Some(0), Some(0)));
    assert_eq!((listed(&["--status", "new"]), listed(&["--to-tell"])), (Some(1), Some(0)));
    run_on(book, &["feedback", "edit", &id, "--title", "A dark theme", "--reference", "item 9"]).fine();
    run_on(book, &["feedback", "unlink", &id, "--account", "acme"]).fine();
    let json = run_on(book, &["feedback", "show", &id, "--json"]).json();
    assert_eq!(
        (json["title"].as_str(), json["reference"].as_str(), json["customers"].as_u64()),
        (Some("A dark theme"), Some("item 9"), Some(1))
    );
    assert!(run_on(book, &["feedback", "link", &id]).failed(2).contains("--account NAME"));
    assert!(run_on(book, &["feedback", "add", "request", "x", "--source", "voice:9"]).failed(1).contains("voice:9"));
    assert!(run_on(book, &["feedback", "set", "12", "--status", "done"]).failed(1).contains("12"));
    run_on(book, &["feedback", "delete", &id]).fine();
    assert_eq!(listed(&[]), Some(0));
    run_on(book, &["feedback", "add", "praise", "Thanks", "--account", "acme", "--status", "told"]).fine();
    assert_eq!((listed(&["--status", "told"]), listed(&["--to-tell"])), (Some(1), Some(0)));
}

#[test]
fn what_the_sums_leave_out_is_counted_over_all_themes_and_each_customer_once() {
    let shelf = shelf();
    let book = &shelf.path();
    run_on(book, &["theme", "add", "Exports", "--rule", "export"]).fine();
    run_on(book, &["theme", "add", "Calls", "--rule", "kickoff export naming"]).fine();
    let mut open = shelf.open();
    for name in ["Bare One", "Bare Two"] {
        apply(open.writer.as_mut().expect("for writing"), &Op::SaveAccount(None, Account::named(name)), noon()).expect("adds");
    }
    open.close().expect("closes");
    for (name, said) in [("Bare One", "naming is odd"), ("Bare Two", "the naming is odd, the export too")] {
        run_on(book, &["log", &format!("#\"{name}\" /call {said}")]).fine();
    }
    run_on(book, &["theme", "suggest", "--accept"]).fine();
    let themes = run_on(book, &["theme"]);
    assert!(themes.fine().contains("leaves out 2 customers"), "{themes:?}");
}
