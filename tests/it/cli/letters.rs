//! `template` and `draft`: a segment of ten drafted, looked over, written, and opened again by a mail library, in both charsets; and
//! what is said where a letter cannot leave.

use super::{program, ran, run_in, run_on, shelf, strings};
use crate::support::fixture::sample_shelf;
use mail_parser::MessageParser;
use mimamori::domain::Lang;
use serde_json::Value;
use std::path::Path;

fn new(book: &Path, arguments: &[&str]) -> Value {
    run_on(book, &[&["draft", "new"], arguments, &["--json"]].concat()).json()
}

#[test]
fn a_segment_of_ten_is_drafted_looked_over_written_and_opened_again() {
    for (lang, charset) in [(Lang::En, "utf-8"), (Lang::Ja, "iso-2022-jp")] {
        let shelf = sample_shelf(lang);
        let book = &shelf.path();
        let dry =
            run_in(lang.as_str(), book, &["draft", "segment", "churned:none", "--template", "anniversary", "--dry-run", "--json"]).json();
        assert!(dry["op"].is_null() && dry["drafts"].as_array().expect("a list").len() > 10, "{dry}");
        let before = run_in(lang.as_str(), book, &["draft", "--json"]).json().as_array().map(Vec::len);
        assert_eq!(before, Some(3), "a dry run keeps nothing");
        let made = run_in(lang.as_str(), book, &["draft", "segment", "churned:none", "--template", "anniversary", "--json"]).json();
        let drafts: Vec<&Value> = made["drafts"].as_array().expect("a list").iter().take(10).collect();
        let ids: Vec<&str> = drafts.iter().map(|draft| draft["id"].as_str().expect("is kept")).collect();
        assert!(made["skipped"].as_array().expect("a list").iter().all(|one| !one["text"].as_str().expect("a reason").is_empty()));
        let out = shelf.folder().join(format!("out-{charset}"));
        let folder = out.display().to_string();
        let lint = run_in(lang.as_str(), book, &[&["draft", "lint"], &ids[..], &["--json"]].concat()).json();
        assert_eq!(lint.as_array().map(Vec::len), Some(10));
        let arguments = [&["draft", "write"], &ids[..], &["--out", &folder, "--charset", charset, "--force", "--json"]].concat();
        let written = run_in(lang.as_str(), book, &arguments).json();
        assert_eq!(written["done"].as_array().map(Vec::len), Some(10), "{written}");
        for (draft, done) in drafts.iter().zip(written["done"].as_array().expect("a list")) {
            is_the_same(draft, &std::fs::read(done["to"].as_str().expect("a file")).expect("is there"), charset);
        }
        run_on(book, &["undo"]).fine();
        run_on(book, &["undo"]).fine();
        assert_eq!(run_on(book, &["draft", "--json"]).json().as_array().map(Vec::len), before, "one step for all");
    }
}

/// Checks that a file says what the draft does.
fn is_the_same(draft: &Value, bytes: &[u8], charset: &str) {
    let message = MessageParser::default().parse(bytes).expect("is mail");
    assert_eq!(message.subject(), draft["subject"].as_str());
    let body = message.body_text(0).expect("has a text").replace("\r\n", "\n");
    assert_eq!(body.trim_end(), draft["body"].as_str().expect("a text").trim_end());
    let to = message.to().and_then(|to| to.first()).expect("a recipient");
    assert_eq!(to.address(), draft["people"][0]["email"].as_str());
    assert_eq!(to.name(), draft["people"][0]["name"].as_str());
    let raw = String::from_utf8_lossy(bytes).to_lowercase();
    assert!(
        raw.contains("x-unsent: 1") && raw.contains(&format!("charset={charset}")) || raw.contains(&format!("charset=\"{charset}\"")),
        "{raw}"
    );
}

#[test]
fn a_letter_is_begun_filled_changed_written_sent_and_undone() {
    let shelf = shelf();
    let book = &shelf.path();
    let made = new(book, &["acme", "--template", "promise", "--fill", "What you promised=the export", "--fill", "3=Friday"]);
    assert_eq!(strings_of(&made["asked"]), ["What you promised", "How far it is", "By when they have it"]);
    let draft = &made["draft"];
    let (id, body) = (draft["id"].as_str().expect("an id"), draft["body"].as_str().expect("a text"));
    assert!(body.contains("I promised you the export.") && body.contains("[[How far it is]]") && body.contains("by Friday."), "{body}");
    assert_eq!(draft["findings"][0]["rule"], "unfilled");
    let held = run_on(book, &["draft", "write", id]);
    assert!(held.code == 1 && held.out.contains("“How far it is” is still to be filled in"), "{held:?}");
    assert_eq!(run_on(book, &["draft", "lint", id]).code, 3);
    run_on(book, &["draft", "edit", id, "--fill", "how far=nearly done"]).fine();
    let wrote = run_on(book, &["draft", "write", id, "--json"]).json();
    assert!(wrote["done"][0]["to"].as_str().is_some_and(|file| file.ends_with(".eml")), "{wrote}");
    assert!(run_on(book, &["draft", "mailto", id]).fine().starts_with("mailto:ken@acme.example?subject=What%20I%20promised%20you"));
    assert!(run_on(book, &["draft", "sent", id]).fine().contains("Sent the mail to Acme Rockets"));
    let timeline = run_on(book, &["timeline", "acme", "--kind", "email", "--json"]).json();
    assert_eq!((timeline[0]["title"].as_str(), timeline[0]["direction"].as_str()), (Some("What I promised you"), Some("out")));
    assert!(run_on(book, &["draft", "sent", id]).failed(1).contains("is sent already. See it"));
    // A second letter to the same person is told.
    let again = new(book, &["acme", "--template", "anniversary", "--dry-run"]);
    assert_eq!(again["draft"]["findings"][0]["rule"], "second_mail");
    run_on(book, &["undo"]).fine();
    assert_eq!(run_on(book, &["draft", "show", id, "--json"]).json()["state"], "handed");
    assert!(run_on(book, &["draft", "send", id]).failed(1).contains("[mail] send"));
}

fn strings_of(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

#[test]
fn a_letter_is_sent_through_the_command_of_the_settings_and_only_when_told_to() {
    let shelf = shelf();
    let home = shelf.folder().join("home");
    let config = home.join(".config/mimamori");
    std::fs::create_dir_all(&config).expect("a folder");
    let got = shelf.folder().join("got");
    let mail = format!(
        "[mail]\nname = \"Mika Sato\"\naddress = \"mika@us.example\"\nsignature = \"Mika Sato\\nUs Inc.\"\nsend = \"sh -c 'cat > {}'\"\ndrafts = \"{}\"\n",
        got.display(),
        shelf.folder().join("Drafts").display()
    );
    std::fs::write(config.join("config.toml"), mail).expect("writes");
    let run = |arguments: &[&str]| {
        let mut command = program();
        command.env("HOME", &home).arg("--book").arg(shelf.path()).args(["--lang", "en", "--today", "2026-11-22"]).args(arguments);
        ran(&mut command)
    };
    let made = run(&["draft", "new", "acme", "--template", "anniversary", "--json"]).json();
    let id = made["draft"]["id"].as_str().expect("an id");
    assert!(made["draft"]["body"].as_str().is_some_and(|body| body.ends_with("\n\n-- \nMika Sato\nUs Inc.")), "{made}");
    assert!(run(&["draft", "send", id]).failed(2).contains("Add --yes"));
    assert!(!got.exists(), "nothing is sent unasked");
    assert_eq!(run(&["draft", "send", id, "--yes"]).code, 0);
    let message = std::fs::read(&got).expect("was taken");
    // What was handed over does not go twice by itself.
    std::fs::remove_file(&got).expect("is there");
    assert!(run(&["draft", "send", id, "--yes"]).failed(1).contains("--again"));
    assert!(!got.exists(), "it was not sent again");
    assert_eq!(run(&["draft", "send", id, "--yes", "--again"]).code, 0);
    assert!(got.exists());
    let text = String::from_utf8_lossy(&message).into_owned();
    assert!(text.contains("From: \"Mika Sato\" <mika@us.example>") || text.contains("From: Mika Sato <mika@us.example>"), "{text}");
    assert!(!text.contains("X-Unsent"), "{text}");
    // What was sent before a program ended is noted, one step a letter.
    let two: Vec<String> = (0..2)
        .map(|_| {
            run(&["draft", "new", "acme", "--template", "anniversary", "--json"]).json()["draft"]["id"].as_str().expect("an id").to_owned()
        })
        .collect();
    run(&["draft", "send", &two[0], &two[1], "--yes"]);
    run(&["undo"]).fine();
    let state = |id: &str| run(&["draft", "show", id, "--json"]).json()["state"].clone();
    assert_eq!((state(&two[0]), state(&two[1])), ("handed".into(), "open".into()));
    assert_eq!(run(&["draft", "write", id, "--maildir"]).code, 0);
    assert_eq!(run(&["draft", "write", id, "--maildir"]).code, 0, "in the same second, too");
    let kept: Vec<_> = std::fs::read_dir(shelf.folder().join("Drafts/cur")).expect("a folder").flatten().collect();
    assert!(kept.len() == 2 && kept[0].file_name().to_string_lossy().ends_with(":2,DS"), "{kept:?}");
}

#[test]
fn templates_are_listed_shown_saved_and_told_what_is_wrong() {
    let shelf = shelf();
    let book = &shelf.path();
    let all = run_on(book, &["template", "--json"]).json();
    for key in [
        "kickoff",
        "check-in",
        "low-usage",
        "detractor",
        "renewal-90",
        "renewal-60",
        "renewal-30",
        "qbr",
        "upsell",
        "webinar",
        "thank-you",
        "reference",
    ] {
        assert!(strings(&all, "key").contains(&key), "{key}");
    }
    let shown = run_on(book, &["template", "show", "renewal-30", "--account", "acme", "--json"]).json();
    let subject = shown["written"]["subject"].as_str().expect("is written");
    assert!(subject.starts_with("33 days to your renewal"), "{subject}");
    assert!(run_in("ja", book, &["template", "show", "qbr"]).fine().contains("四半期レビュー会のご案内"));
    let file = shelf.folder().join("own.txt");
    let path = &file.display().to_string();
    for (text, why) in [
        ("Subject: x\n\nHello {{ contact.frist }}", "Text, line 1: There is no field “contact.frist”. Did you mean contact.first?"),
        ("Subject: x\n\na\n{% if today %}", "Text, line 2: This cannot be read."),
        ("no subject", "Line 1: A line “Subject: …” is missing here."),
    ] {
        std::fs::write(&file, text).expect("writes");
        assert!(run_on(book, &["template", "save", "mine", path]).failed(1).contains(why), "{text}");
    }
    std::fs::write(&file, "--- en\nSubject: Hi {{ contact.first }}\n\nHello\n--- ja\n件名：こんにちは\n\n{{ contact.greeting }}\n")
        .expect("writes");
    run_on(book, &["template", "save", "qbr", path, "--name", "Ours"]).fine();
    let own = run_on(book, &["template", "show", "qbr", "--json"]).json();
    assert_eq!(
        (own["name"].as_str(), own["own"].as_bool(), own["texts"]["ja"]["subject"].as_str()),
        (Some("Ours"), Some(true), Some("こんにちは"))
    );
    run_on(book, &["template", "delete", "qbr"]).fine();
    assert_eq!(run_on(book, &["template", "show", "qbr", "--json"]).json()["own"], false);
    assert!(run_on(book, &["template", "delete", "qbr"]).failed(1).contains("was not changed"));
    let fields = run_on(book, &["template", "fields", "--account", "acme", "--json"]).json();
    let name = fields.as_array().expect("a list").iter().find(|line| line["field"] == "contact.first").expect("is listed");
    assert_eq!(name["value"], "Ken");
}

#[test]
fn the_amount_of_the_coming_term_is_the_renewals_own() {
    let shelf = shelf();
    let book = &shelf.path();
    let written = || run_on(book, &["template", "show", "renewal-60", "--account", "acme", "--json"]).json()["written"]["body"].to_string();
    run_on(book, &["renewals", "set", "acme", "--amount", "76543 USD"]).fine();
    assert!(written().contains("76,543") && written().contains(" a year"), "{}", written());
}

#[test]
fn words_are_forbidden_and_opted_out_people_are_passed_over() {
    let shelf = shelf();
    let book = &shelf.path();
    run_on(book, &["draft", "words", "--add", "trust"]).fine();
    assert_eq!(strings(&run_on(book, &["draft", "words", "--json"]).json(), "word"), ["trust"]);
    let made = new(book, &["acme", "--template", "anniversary", "--dry-run"]);
    assert_eq!(
        (made["draft"]["findings"][0]["rule"].as_str(), made["draft"]["findings"][0]["what"].as_str()),
        (Some("forbidden"), Some("trust"))
    );
    run_on(book, &["draft", "words", "--remove", "trust"]).fine();
    let made = run_on(book, &["draft", "segment", "churned:none", "--template", "anniversary", "--dry-run", "--json"]).json();
    let reasons = strings(&made["skipped"], "reason");
    assert!(reasons.contains(&"no_address") && reasons.contains(&"nobody"), "{made}");
    assert!(run_on(book, &["draft", "segment", "--template", "nothing"]).failed(1).contains("There is no template “nothing”"));
    assert!(run_on(book, &["draft", "new", "acme", "--template", "promise", "--fill", "x=y"]).failed(2).contains("What you promised"));
}
