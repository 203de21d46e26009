//! `mail unmatched|assign|ignore|own|rules|people`, and `import contacts` of vCards.

use super::{run_in, run_on, strings};
use crate::support::desk::Desk;
use crate::support::noon;
use crate::support::post::{deliver, letter, posted_shelf};
use mimamori::domain::Lang;
use std::path::Path;

fn unmatched(book: &Path) -> Vec<String> {
    let json = run_on(book, &["mail", "unmatched", "--json"]).json();
    strings(&json["addresses"], "email").into_iter().map(str::to_owned).collect()
}

#[test]
fn unmatched_addresses_are_listed_assigned_and_taken_back() {
    let shelf = posted_shelf();
    let book = &shelf.path();
    let json = run_on(book, &["mail", "unmatched", "--json"]).json();
    let first = &json["addresses"][1];
    assert_eq!(
        (first["email"].as_str(), first["count"].as_u64(), first["subject"].as_str()),
        (Some("ken@acmerockets.example"), Some(3), Some("Re: Price"))
    );
    assert_eq!((first["name"].as_str(), first["account"]["name"].as_str()), (Some("Ken Ito"), Some("Acme Rockets")));
    assert_eq!((first["newest"].as_str(), first["at_domain"].as_u64()), (Some("2026-11-16T09:03:00Z"), Some(1)));
    assert_eq!(
        (json["total"].as_u64(), json["looks_like_own"][0]["email"].as_str()),
        (Some(4), Some("me@us.example")),
        "no machine is listed"
    );
    assert!(run_on(book, &["mail", "unmatched"]).fine().contains("mimamori mail own add me@us.example"));
    assert!(run_on(book, &["mail", "own", "add", "me@us.example"]).fine().contains("own address"));
    assert_eq!(unmatched(book), ["ken@acmerockets.example", "rin@gmail.com", "mika@aozora.example"]);
    let done = run_on(book, &["mail", "assign", "acmerockets.example", "acme"]).fine().to_owned();
    assert!(done.contains("Put acmerockets.example to Acme Rockets, with 3 messages"), "{done}");
    assert_eq!(unmatched(book), ["rin@gmail.com", "mika@aozora.example"]);
    let timeline = run_on(book, &["timeline", "acme", "--json"]).json();
    assert!(timeline.to_string().contains("Price again"), "{timeline}");
    run_on(book, &["undo"]).fine();
    assert_eq!(unmatched(book).len(), 3);
    assert!(run_on(book, &["mail", "assign", "gmail.com", "acme"]).failed(1).contains("address, domain or word: Anybody may have"));
    assert!(run_in("ja", book, &["mail", "assign", "rin@gmail.com", "青葉"]).fine().contains("メール 1 通"));
    run_on(book, &["mail", "ignore", "aozora.example", "ken@acmerockets.example"]).fine();
    assert_eq!(unmatched(book), [""; 0]);
    let rules = run_on(book, &["mail", "rules", "--json"]).json();
    assert_eq!(strings(&rules, "kind"), ["own", "account", "ignore", "ignore"]);
    assert_eq!(rules[1]["account"]["name"].as_str(), Some("青葉システム"));
    run_on(book, &["mail", "rules", "remove", "aozora.example"]).fine();
    assert_eq!(unmatched(book), ["mika@aozora.example"]);
    assert!(run_on(book, &["mail", "rules", "remove", "nobody.example"]).failed(1).contains("nobody.example"));
    run_on(book, &["mail", "own", "remove", "me@us.example"]).fine();
    assert_eq!(run_on(book, &["mail", "own", "--json"]).json()["looks_like_own"][0]["wrote"].as_u64(), Some(1));
}

#[test]
fn new_people_are_offered_with_what_their_signature_says_and_taken_in() {
    let shelf = posted_shelf();
    let book = &shelf.path();
    run_on(book, &["mail", "own", "add", "me@us.example"]).fine();
    run_on(book, &["mail", "assign", "acmerockets.example", "acme"]).fine();
    run_on(book, &["mail", "assign", "aozora.example", "青葉"]).fine();
    let people = run_on(book, &["mail", "people", "--json"]).json()["people"].clone();
    assert_eq!(strings(&people, "email"), ["ken@acmerockets.example", "mika@aozora.example"]);
    assert_eq!(strings(&people, "name"), ["Ken Ito", "佐藤 美香"]);
    assert_eq!(strings(&people, "title"), ["Head of IT", "情報システム部 部長"]);
    assert_eq!(strings(&people, "phone"), ["03-1234-5678", "06-1234-5678"]);
    assert!(run_on(book, &["mail", "people", "accept", "who@acmerockets.example"]).failed(1).contains("who@acmerockets.example"));
    assert!(run_on(book, &["mail", "people", "accept", "--all", "--name", "X"]).failed(2).contains("one person"));
    let added = run_on(book, &["mail", "people", "accept", "ken@acmerockets.example", "--title", "CIO", "--json"]).json();
    assert_eq!(added["kind"].as_str(), Some("contact"));
    let shown = run_on(book, &["show", "acme", "--json"]).json().to_string();
    assert!(shown.contains("\"CIO\"") && shown.contains("ken@acmerockets.example"), "{shown}");
    run_on(book, &["mail", "people", "dismiss", "mika@aozora.example"]).fine();
    assert_eq!(run_on(book, &["mail", "people", "--json"]).json()["total"].as_u64(), Some(0));
    assert!(run_in("ja", book, &["mail", "people"]).fine().contains("担当者"));
}

const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-1\r\nN:Ito;Ken;;;\r\nFN:Ken Ito\r\nORG:Acme Rockets, Inc.;IT\r\nTITLE:CIO\r\n\
    item1.EMAIL;type=INTERNET;type=WORK:ken@acmerockets.example\r\nEMAIL;type=HOME:ken@gmail.com\r\nTEL;type=CELL:090-1234-5678\r\n\
    PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nEND:VCARD\r\n\
    BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Nobody Known\r\nEMAIL:nobody@gmail.com\r\nEND:VCARD\r\n";

#[test]
fn vcards_come_in_once_and_say_whose_cards_have_no_account() {
    let shelf = posted_shelf();
    let book = &shelf.path();
    let file = shelf.folder().join("people.vcf");
    std::fs::write(&file, CARDS).expect("is written");
    let path = file.to_str().expect("UTF-8");
    let tried = run_on(book, &["import", "contacts", path, "--dry-run", "--json"]);
    assert_eq!((tried.code, tried.json()["added"].as_u64()), (3, Some(1)));
    let ran = run_on(book, &["import", "contacts", path, "--json"]);
    let json = ran.json();
    assert_eq!((json["read"].as_u64(), json["added"].as_u64(), json["skipped"].as_u64()), (Some(2), Some(1), Some(1)));
    assert_eq!((json["problems"][0]["row"].as_u64(), json["problems"][0]["file"].as_str()), (Some(14), Some("people.vcf")));
    assert_eq!(json["unmapped"].as_array().map(Vec::len), Some(0), "{json}");
    let again = run_on(book, &["import", "contacts", path, "--json"]).json();
    assert_eq!((again["added"].as_u64(), again["updated"].as_u64(), again["unchanged"].as_u64()), (Some(0), Some(0), Some(1)));
    let shown = run_on(book, &["show", "acme", "--json"]).json();
    let ken = shown["contacts"].as_array().expect("people").iter().find(|person| person["title"] == "CIO").expect("came in");
    assert_eq!((ken["external_id"].as_str(), ken["other_emails"][0].as_str()), (Some("card-1"), Some("ken@gmail.com")));
    // The mail of the address that the card brought is Acme's now.
    run_on(book, &["mail", "own", "add", "me@us.example"]).fine();
    assert_eq!(unmatched(book), ["rin@gmail.com", "mika@aozora.example"]);
    run_on(book, &["undo"]).fine();
    run_on(book, &["undo"]).fine();
    assert!(unmatched(book).contains(&"ken@acmerockets.example".to_owned()));
}

#[test]
fn a_colleagues_letter_is_headed_by_the_colleagues_name() {
    let shelf = posted_shelf();
    let mut opened = shelf.open();
    let ken = "ken@acmerockets.example";
    let letters =
        [letter(50, "Nora Berg <nora@us.example>", ken, "Terms", "As agreed."), letter(51, "me@us.example", ken, "Dates", "Monday.")];
    deliver(opened.writer.as_mut().expect("for writing"), noon(), &letters);
    opened.close().expect("closes");
    let path = shelf.path();
    run_on(&path, &["mail", "own", "add", "me@us.example"]).fine();
    run_on(&path, &["mail", "assign", "acmerockets.example", "acme"]).fine();
    let listed = run_on(&path, &["mail", "--json"]).json();
    let shown = |subject: &str| {
        let thread = listed.as_array().expect("a list").iter().find(|thread| thread["subject"] == subject).expect("is listed");
        let id = thread["id"].to_string();
        assert_eq!(thread["direction"], "out", "a colleague writes for us");
        run_on(&path, &["mail", "show", id.trim_matches('"')]).fine().to_owned()
    };
    let (hers, mine) = (shown("Terms"), shown("Dates"));
    assert!(hers.contains("Nora Berg  ") && !hers.contains("You  "), "{hers}");
    assert!(mine.contains("You  "), "{mine}");
    for (lang, you) in [(Lang::En, "You  →"), (Lang::Ja, "自分  →")] {
        let mut desk = Desk::open(shelf.open(), lang, (120, 36));
        let screen = desk.press("f8 2 enter").screen();
        assert!(screen.contains("Monday.") && screen.contains(you), "{screen}");
        let screen = desk.press("esc down enter").screen();
        assert!(screen.contains("As agreed.") && screen.contains("Nora Berg  →") && !screen.contains(you), "{screen}");
    }
}
