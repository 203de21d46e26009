//! Ops on mail: whose it is, and what is said about conversations.

use super::morning::one;
use crate::support::noon;
use crate::support::post::{deliver, letter};
use mimamori::domain::*;
use mimamori::ops::mail::Inbox;
use mimamori::ops::{MailOp, Person, ThreadOp, WhoseOp};
use mimamori::store::{OpLabel, Writer, all_of};
use rusqlite::Connection;

/// How many choices `for_mail` knows.
pub const CHOICES: u8 = 10;

const WRITERS: [&str; 3] = ["mika@one.example", "ken@two.example", "rin@gmail.com"];

/// Puts letters into the book that belong to nobody yet.
pub fn add_letters(writer: &mut Writer) {
    let letters: Vec<String> = (0..6)
        .map(|number| {
            let them = WRITERS[number % 3];
            let (from, to) = if number < 4 { (them, "me@us.example") } else { ("me@us.example", them) };
            letter(number, from, to, &format!("Subject {} 解約", number % 2), "Text\u{1F469}")
        })
        .collect();
    deliver(writer, noon(), &letters);
}

/// Remembers where mail is read from.
pub fn add_sources(writer: &mut Writer) {
    let remembered = writer.transact(noon(), |tx| -> mimamori::ops::Result<_> {
        for path in ["/mail/one", "/mail/two"] {
            Inbox::open(tx)?.source(path, MailSourceKind::Maildir)?;
        }
        Ok(((), OpLabel { kind: "import", args: serde_json::json!({ "import": "mail", "added": 0, "updated": 0, "file": "x" }) }))
    });
    remembered.expect("is remembered");
}

pub fn for_mail(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<MailOp> {
    let people: Vec<_> = all_of::<Contact>(connection).expect("reads").into_iter().filter(|row| Some(row.account) == account).collect();
    let email = WRITERS[pick % 3].to_owned();
    if choice == 7 {
        return Some(MailOp::RemoveSource(one::<MailSource>(connection, pick)?.id));
    }
    if choice > 7 {
        let threads = vec![one::<MailThread>(connection, pick)?.id];
        let settled = [Some(ThreadSettled::Done), Some(ThreadSettled::NoAnswer), None][pick % 3];
        let until = settled.map(|_| super::day("2026-12-01"));
        return Some(MailOp::Thread(if choice == 8 { ThreadOp::Settle(threads, settled) } else { ThreadOp::Snooze(threads, until) }));
    }
    Some(MailOp::Whose(match choice {
        0 => {
            let kind = [MailRuleKind::Account, MailRuleKind::Own, MailRuleKind::Public, MailRuleKind::Account][pick % 4];
            let pattern = if pick.is_multiple_of(2) { email } else { format!("{}.example", ["one", "two"][pick % 2]) };
            let account = account.filter(|_| kind == MailRuleKind::Account);
            let pattern = if kind == MailRuleKind::Own { "me@us.example".to_owned() } else { pattern };
            WhoseOp::Say(vec![MailRule { kind, pattern, account, contact: None }])
        }
        1 => WhoseOp::Unsay(vec![one::<MailRule>(connection, pick)?.id]),
        2 => WhoseOp::AddAddress(people.first()?.id, email),
        3 => WhoseOp::AddPeople(vec![Person { account: account?, name: format!("Person {pick}"), email, title: None, phone: None }]),
        4 => {
            let contact = Contact { email: Some(email), ..Contact::named(account?, "Mika Sato") };
            WhoseOp::SaveContact(people.first().map(|row| row.id), contact, vec![format!("further{pick}@one.example")])
        }
        5 => WhoseOp::Merge { into: people.first()?.id, other: people.get(1)?.id },
        _ => WhoseOp::Ignore(WRITERS.iter().take(pick % 3).map(|email| (*email).to_owned()).collect()),
    }))
}
