//! Lines and the entries they make in a small book.

use super::*;
use crate::domain::{Account, Contact, ContactId, Timestamp};
use crate::ops::{LogEntry, Op, WhichAccount, apply};
use crate::store::{Access, Book, Holder, open_book};
use chrono::{DateTime, NaiveDate};
use std::time::Duration;

fn now() -> Timestamp {
    DateTime::parse_from_rfc3339("2026-11-18T09:00:00Z").expect("is a time").to_utc()
}

/// A Wednesday.
fn today() -> NaiveDate {
    now().date_naive()
}

struct Shelf {
    book: Book,
    _folder: tempfile::TempDir,
}

impl Shelf {
    fn new() -> Shelf {
        let folder = tempfile::tempdir().expect("a folder");
        let holder = Holder::this_process("tester".into(), "here".into(), now());
        let access = Access::Write { holder, wait: Duration::ZERO, seed: 7 };
        let book = open_book(&folder.path().join("book.mimamori"), &access).expect("opens");
        Shelf { book, _folder: folder }
    }

    fn save(&mut self, op: Op) -> i64 {
        let writer = self.book.writer.as_mut().expect("for writing");
        apply(writer, &op, now()).expect("is carried out").value.row.expect("a row").id
    }

    fn account(&mut self, name: &str, external_id: Option<&str>) -> AccountId {
        let account = Account { external_id: external_id.map(str::to_owned), ..Account::named(name) };
        AccountId(self.save(Op::SaveAccount(None, account)))
    }

    fn contact(&mut self, account: AccountId, name: &str, email: Option<&str>) -> ContactId {
        let contact = Contact { email: email.map(str::to_owned), ..Contact::named(account, name) };
        ContactId(self.save(Op::SaveContact(None, contact)))
    }

    fn understood(&self, line: &str, default: Option<AccountId>) -> Understood {
        let line = crate::domain::quicklog::parse(line, today());
        resolve(self.book.reader.connection(), &line, default).expect("reads")
    }
}

/// Acme Rockets with Ken Ito and two Satos, Acme Labs with another Ken, Blue Ridge with nobody, twins, 青葉システム with 佐藤 美香.
fn book() -> Shelf {
    let mut shelf = Shelf::new();
    let acme = shelf.account("Acme Rockets", Some("CRM-1"));
    shelf.contact(acme, "Ken Ito", Some("ken@acme.example"));
    shelf.contact(acme, "Mika Sato", Some("mika@acme.example"));
    shelf.contact(acme, "Taro Sato", None);
    let labs = shelf.account("Acme Labs", None);
    shelf.contact(labs, "Ken Ueda", None);
    shelf.account("Blue Ridge", None);
    shelf.account("Twin", Some("CRM-7"));
    shelf.account("Twin", Some("CRM-8"));
    let aoba = shelf.account("青葉システム", None);
    shelf.contact(aoba, "佐藤 美香", None);
    shelf
}

/// Writes an entry in one line of text, parts that are missing left out.
fn said(shelf: &Shelf, line: &str, default: Option<AccountId>) -> String {
    let understood = shelf.understood(line, default);
    match entry(&understood, now(), &format!("Contact {}", understood.account_name())) {
        Ok(entry) => {
            let account = understood.account_name();
            let new = if matches!(entry.account, WhichAccount::New(_)) { "new " } else { "" };
            format!("{new}{account} | {}", said_of(&entry, &understood))
        }
        Err(unready) => unready.to_string(),
    }
}

fn said_of(entry: &LogEntry, understood: &Understood) -> String {
    let touch = &entry.touch;
    let mut parts = vec![touch.kind.to_string()];
    parts.extend(touch.minutes.map(|minutes| format!("{minutes}min")));
    parts.extend(touch.sentiment.map(|sentiment| sentiment.to_string()));
    let name = |id: &ContactId| {
        let known = understood.contacts.iter().find_map(|who| match who {
            Who::Known(contact) if contact.id == *id => Some(contact.name.clone()),
            _ => None,
        });
        format!("with {}", known.expect("was named"))
    };
    parts.extend(entry.contacts.iter().map(name));
    parts.extend(entry.new_contacts.iter().map(|name| format!("with new {name}")));
    for task in &entry.tasks {
        let due = task.due_on.map_or(String::new(), |day| day.format(" by %m-%d").to_string());
        let person = task.contact.map_or("", |_| " with them");
        parts.push(format!("{}={}{due} !{}{person}", task.purpose, task.title, task.priority.value()));
    }
    parts.push(format!("“{}”", touch.body));
    parts.join(" | ")
}

#[test]
fn a_line_makes_the_entry_it_says() {
    let shelf = book();
    for (line, expected) in [
        (
            "#rockets @ken /call 15m wants SSO +send SSO plan >fri !1 :|",
            "Acme Rockets | call | 15min | neutral | with Ken Ito | todo=send SSO plan by 11-20 !1 | “wants SSO”",
        ),
        (
            "＃青葉　＠佐藤さん　／会議　導入の相談　＞来週月",
            "青葉システム | meeting | with 佐藤 美香 | contact=Contact 青葉システム by 11-23 !2 with them | “導入の相談”",
        ),
        ("#blue just a thought", "Blue Ridge | note | “just a thought”"),
        ("#blue 20m talked", "Blue Ridge | call | 20min | “talked”"),
        ("#blue @Zoe talked", "Blue Ridge | call | with new Zoe | “talked”"),
        ("#blue @田中さん と話した", "Blue Ridge | call | with new 田中 | “と話した”"),
        ("#crm-1 hello", "Acme Rockets | note | “hello”"),
        ("#CRM-8 hello", "Twin | note | “hello”"),
        ("#rockets @mika @ken @Mika /mtg", "Acme Rockets | meeting | with Mika Sato | with Ken Ito | “”"),
        ("#rockets @mika@acme.example hi", "Acme Rockets | call | with Mika Sato | “hi”"),
        (
            "#blue +send quote +book room >3d !3",
            "Blue Ridge | note | todo=send quote !2 | todo=book room by 11-21 !3 | “send quote; book room”",
        ),
        ("#blue >fri", "Blue Ridge | note | contact=Contact Blue Ridge by 11-20 !2 | “Contact Blue Ridge”"),
        ("#blue !1 urgent", "Blue Ridge | note | contact=Contact Blue Ridge !1 | “urgent”"),
        ("#Umbrella first call", "new Umbrella | note | “first call”"),
        ("#Umbrella @ken hi", "new Umbrella | call | with new ken | “hi”"),
        ("@美香 お礼", "青葉システム | call | with 佐藤 美香 | “お礼”"),
        ("", "the line says nothing"),
        ("#blue", "the line says nothing"),
        ("no account", "the line names no account"),
        ("@nobody no account", "the line names no account"),
        ("#acme hello", "\"acme\" could be 2 accounts"),
        ("#twin hello", "\"twin\" could be 2 accounts"),
        ("@ken hello", "\"ken\" could be 2 accounts"),
        ("#rockets @sato hello", "\"sato\" could be 2 people"),
    ] {
        assert_eq!(said(&shelf, line, None), expected, "{line}");
    }
}

#[test]
fn the_account_in_view_is_meant_where_the_line_names_none() {
    let shelf = book();
    let blue = shelf.understood("#blue x", None).known_account().map(|account| account.id);
    for (line, expected) in [
        ("talked", "Blue Ridge | note | “talked”"),
        // Somebody known elsewhere tells which account is meant; somebody known nowhere is new at the one in view.
        ("@美香 hi", "青葉システム | call | with 佐藤 美香 | “hi”"),
        ("@新人 hi", "Blue Ridge | call | with new 新人 | “hi”"),
        ("#labs talked", "Acme Labs | note | “talked”"),
    ] {
        assert_eq!(said(&shelf, line, blue), expected, "{line}");
    }
    assert_eq!(said(&shelf, "talked", Some(AccountId(1))), "the line names no account", "it is gone");
}

#[test]
fn somebody_still_there_is_meant_before_somebody_who_left() {
    let mut shelf = book();
    let blue = shelf.account("Gone & Co", None);
    shelf.save(Op::SaveContact(None, Contact { left_on: Some(today()), ..Contact::named(blue, "Ann Lee") }));
    assert_eq!(said(&shelf, "#gone @ann bye", None), "Gone & Co | call | with Ann Lee | “bye”", "nobody else is called so");
    shelf.contact(blue, "Ann Moore", None);
    assert_eq!(said(&shelf, "#gone @ann bye", None), "Gone & Co | call | with Ann Moore | “bye”");
}

#[test]
fn what_is_written_for_a_row_means_that_row_again() {
    let shelf = book();
    let connection = shelf.book.reader.connection();
    let mut directory = Directory::read(connection).expect("reads");
    let accounts: Vec<AccountName> = directory.accounts("").into_iter().cloned().collect();
    assert_eq!(accounts.len(), 6);
    for account in accounts {
        let line = format!("#{} x", directory.written_account(&account));
        let meant = shelf.understood(&line, None);
        assert_eq!(meant.known_account().map(|found| found.id), Some(account.id), "{line}");
        let people: Vec<ContactName> = directory.people(connection, Some(account.id), "").expect("reads").into_iter().cloned().collect();
        for person in people {
            let name = directory.written_contact(connection, Some(account.id), &person).expect("reads");
            let meant = shelf.understood(&format!("@{name} x"), Some(account.id));
            assert_eq!(meant.contacts, [Who::Known(person)], "{name}");
        }
    }
}

#[test]
fn a_two_way_touch_names_the_planned_contact_it_answers() {
    let mut shelf = book();
    let understood = shelf.understood("#blue >fri", None);
    shelf.save(Op::Log(entry(&understood, now(), "Contact Blue Ridge").expect("is complete")));
    assert_eq!(shelf.understood("#blue /call talked", None).answers, ["Contact Blue Ridge"]);
    assert_eq!(shelf.understood("#blue a thought", None).answers, [""; 0]);
    assert_eq!(shelf.understood("#labs /call talked", None).answers, [""; 0]);
}
