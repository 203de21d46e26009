//! What mail-parser's own test mail says, against what its authors expect of it: `MIMAMORI_REAL_DATA` names the folder.

use chrono::DateTime;
use mimamori::domain::MailRole;
use mimamori::import::mail::{Arrival, ReadMail, read};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn header<'v>(expected: &'v Value, name: &str) -> Option<&'v Value> {
    let headers = expected["parts"][0]["headers"].as_array()?;
    headers.iter().rev().find(|header| header["name"] == name).map(|header| &header["value"])
}

fn expected_senders(expected: &Value) -> Vec<String> {
    let addresses = header(expected, "from").map(|from| &from["Address"]);
    let listed = addresses.and_then(|all| all["List"].as_array()).into_iter().flatten();
    let grouped = addresses.and_then(|all| all["Group"].as_array()).into_iter().flatten().filter_map(|group| group["addresses"].as_array());
    let all = listed.chain(grouped.flatten());
    all.filter_map(|address| address["address"].as_str()).filter(|address| address.contains('@')).map(str::to_lowercase).collect()
}

fn senders(mail: &ReadMail) -> Vec<String> {
    let from = mail.people.iter().filter(|person| person.role == MailRole::From && !person.email.is_empty());
    from.map(|person| person.email.clone()).collect()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn messages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("is a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(messages(&path));
        } else if path.extension().is_some_and(|ending| ending == "eml") {
            found.push(path);
        }
    }
    found
}

#[test]
fn senders_and_subjects_are_what_the_parsers_authors_expect() {
    let Some(folder) = std::env::var_os("MIMAMORI_REAL_DATA").map(|data| PathBuf::from(data).join("mail/stalwart-mail-parser/eml")) else {
        eprintln!("skipped: MIMAMORI_REAL_DATA is not set");
        return;
    };
    let now = DateTime::parse_from_rfc3339("2026-11-22T00:00:00Z").expect("a time").to_utc();
    let mut compared = 0;
    for path in messages(&folder) {
        let Ok(expected) = std::fs::read(path.with_extension("json")) else { continue };
        let expected: Value = serde_json::from_slice(&expected).expect("is JSON");
        let mail = read(&std::fs::read(&path).expect("reads"), &Arrival { now, came: None });
        let expected_from = expected_senders(&expected);
        if !expected_from.is_empty() {
            assert_eq!(senders(&mail), expected_from, "{}", path.display());
        }
        let subject = header(&expected, "subject").and_then(|subject| subject["Text"].as_str()).unwrap_or_default();
        // Where its authors could not read it, it need not stay unread.
        if !subject.contains(char::REPLACEMENT_CHARACTER) {
            assert_eq!(words(&mail.subject), words(subject), "{}", path.display());
        }
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
}
