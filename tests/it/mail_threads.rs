//! Which conversation a message joins: whatever order messages come in, the conversations are the same.

use crate::support::{Shelf, noon};
use mimamori::domain::mail_text::base_subject;
use mimamori::domain::*;
use mimamori::ops::mail::import::add;
use mimamori::ops::{MailOp, Op, ThreadOp, apply};
use mimamori::review::mail::Desk;
use mimamori::store::mail::conversations::messages;
use mimamori::store::mail::threads::{DAYS, Joining, Threader};
use mimamori::store::{Book, OpLabel, all_of};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A message of a few: who it is, what it names, its subject, its day, its people.
#[derive(Clone, Debug)]
struct Letter {
    id: usize,
    refs: Vec<usize>,
    subject: &'static str,
    day: i64,
    people: Vec<&'static str>,
}

fn at(day: i64) -> Timestamp {
    noon() - chrono::Duration::days(60) + chrono::Duration::days(day)
}

fn named(id: usize) -> String {
    format!("{id}@x.example")
}

fn mail(letter: &Letter) -> Mail {
    let person = |(place, email): (usize, &&str)| MailPerson {
        role: if place == 0 { MailRole::From } else { MailRole::To },
        email: (*email).to_owned(),
        name: None,
    };
    Mail {
        account: None,
        contact: None,
        thread: MailThreadId(0),
        touch: None,
        file: None,
        place: None,
        message_id: Some(named(letter.id)),
        fingerprint: String::new(),
        kind: MailKind::Message,
        direction: Direction::In,
        at: at(letter.day),
        subject: letter.subject.to_owned(),
        body: String::new(),
        people: letter.people.iter().enumerate().map(person).collect(),
        refs: letter.refs.iter().map(|id| named(*id)).collect(),
        attachments: Vec::new(),
        marks: Vec::new(),
        flags: String::new(),
        size: 0,
    }
}

/// Puts letters into a book one by one, each its own step; returns which of them stand together.
fn conversations_of(book: &mut Book, letters: &[&Letter]) -> BTreeSet<BTreeSet<usize>> {
    let writer = book.writer.as_mut().expect("for writing");
    for letter in letters {
        let done = writer.transact(noon(), |tx| -> mimamori::ops::Result<_> {
            let mut mail = mail(letter);
            let joining = Joining {
                message_id: mail.message_id.as_deref(),
                refs: &mail.refs,
                subject: &mail.subject,
                people: &mail.people,
                at: mail.at,
                account: None,
            };
            mail.thread = Threader::load(tx.connection())?.place(tx, &joining)?;
            Ok((add(tx, &mut mail)?, OpLabel { kind: "test", args: serde_json::json!({}) }))
        });
        done.expect("comes in");
    }
    together(book)
}

fn together(book: &Book) -> BTreeSet<BTreeSet<usize>> {
    let mut threads: BTreeMap<MailThreadId, BTreeSet<usize>> = BTreeMap::new();
    for mail in all_of::<Mail>(book.reader.connection()).expect("reads") {
        let id = mail.message_id.as_deref().and_then(|id| id.split('@').next()).and_then(|id| id.parse().ok()).expect("has one");
        threads.entry(mail.thread).or_default().insert(id);
    }
    threads.into_values().collect()
}

/// The same by comparing all with all: what belongs together by itself, and through others.
fn naively(letters: &[Letter]) -> BTreeSet<BTreeSet<usize>> {
    let mut groups: Vec<BTreeSet<usize>> = letters.iter().map(|letter| BTreeSet::from([letter.id])).collect();
    for one in letters {
        for other in letters {
            if belong(one, other) || belong(other, one) {
                let (of_one, rest): (Vec<_>, Vec<_>) =
                    groups.into_iter().partition(|group| group.contains(&one.id) || group.contains(&other.id));
                groups = rest;
                groups.push(of_one.into_iter().flatten().collect());
            }
        }
    }
    groups.into_iter().collect()
}

fn belong(one: &Letter, other: &Letter) -> bool {
    let names = |letter: &Letter| letter.refs.iter().copied().chain([letter.id]).collect::<BTreeSet<usize>>();
    if !names(one).is_disjoint(&names(other)) {
        return true;
    }
    let (answer, before) = (base_subject(one.subject), base_subject(other.subject));
    let shared = one.people.iter().filter(|email| other.people.contains(email)).collect::<BTreeSet<_>>().len();
    one.refs.is_empty()
        && answer.is_reply
        && answer.key().is_some()
        && answer.key() == before.key()
        && (0..=DAYS).contains(&(one.day - other.day))
        && shared >= 2
}

const SUBJECTS: &[&str] = &["Plan", "Re: Plan", "RE: plan", "返信：Plan", "Price", "Re: Price", "Re:", ""];
const PEOPLE: &[&str] = &["a@x.example", "b@x.example", "c@y.example"];

fn letters() -> impl Strategy<Value = Vec<Letter>> {
    let letter =
        (prop::collection::vec(0..9_usize, 0..2), prop::sample::select(SUBJECTS), 0..40_i64, prop::sample::subsequence(PEOPLE, 1..=3));
    prop::collection::vec(letter, 1..9).prop_map(|letters| {
        let made = letters.into_iter().enumerate();
        made.map(|(id, (refs, subject, day, people))| Letter { id, refs, subject, day, people }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_order_of_the_same_messages_gives_the_same_conversations(letters in letters(), order in any::<prop::sample::Index>()) {
        let shelf = Shelf::new();
        let mut book = shelf.open();
        let mut shuffled: Vec<&Letter> = letters.iter().collect();
        shuffled.rotate_left(order.index(letters.len()));
        if order.index(2) == 0 {
            shuffled.reverse();
        }
        prop_assert_eq!(conversations_of(&mut book, &shuffled), naively(&letters));
    }
}

fn plain(id: usize, refs: &[usize], day: i64) -> Letter {
    Letter { id, refs: refs.to_vec(), subject: "Plan", day, people: vec!["a@x.example", "b@x.example"] }
}

#[test]
fn a_message_that_names_two_conversations_brings_them_together_and_undo_takes_them_apart() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let (first, last, link) = (plain(1, &[], 0), plain(3, &[2], 2), plain(2, &[1], 1));
    assert_eq!(conversations_of(&mut book, &[&first, &last]).len(), 2);
    assert_eq!(conversations_of(&mut book, &[&link]).len(), 1);
    assert_eq!(all_of::<MailThread>(book.reader.connection()).expect("reads").len(), 1);
    let writer = book.writer.as_mut().expect("for writing");
    writer.undo(noon()).expect("undoes");
    assert_eq!(together(&book), BTreeSet::from([BTreeSet::from([1]), BTreeSet::from([3])]));
}

#[test]
fn siblings_of_a_missing_message_are_one_conversation() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    assert_eq!(conversations_of(&mut book, &[&plain(5, &[4], 0), &plain(6, &[4], 1)]).len(), 1);
}

/// An account that is served closely, and a question of theirs on the Friday before the Sunday of the tests.
fn owed_book(shelf: &Shelf) -> (Book, MailThreadId) {
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let account = Account { touch_model: Some(TouchModel::High), ..Account::named("Acme") };
    let account = apply(writer, &Op::SaveAccount(None, account), noon()).expect("is saved").value.account;
    let done = writer.transact(noon(), |tx| -> mimamori::ops::Result<_> {
        let mut asked = mail(&plain(1, &[], 0));
        asked.account = account;
        asked.at = "2026-11-20T10:00:00Z".parse().expect("an instant");
        let joining =
            Joining { message_id: asked.message_id.as_deref(), refs: &[], subject: "Plan", people: &asked.people, at: asked.at, account };
        asked.thread = Threader::load(tx.connection())?.place(tx, &joining)?;
        let thread = asked.thread;
        let away = Mail { kind: MailKind::Auto, at: asked.at + chrono::Duration::hours(1), message_id: None, ..asked.clone() };
        let unsent = Mail { direction: Direction::Out, flags: "D".to_owned(), ..away.clone() };
        add(tx, &mut asked)?;
        add(tx, &mut away.clone())?;
        add(tx, &mut Mail { kind: MailKind::Message, ..unsent })?;
        Ok((thread, OpLabel { kind: "test", args: serde_json::json!({}) }))
    });
    let thread = done.expect("comes in").value;
    (book, thread)
}

#[test]
fn an_answer_is_owed_until_somebody_says_it_is_not_and_again_when_more_comes() {
    let shelf = Shelf::new();
    let (mut book, thread) = owed_book(&shelf);
    let rules = mimamori::domain::triage::Rules::built_in();
    let workdays = Workdays::plain();
    let desk = Desk { rules: &rules, workdays: &workdays, zone: Zone::utc(), now: noon() };
    let owed = |book: &Book| desk.owed(book.reader.connection(), None).expect("reads");
    // From ten to six on Friday; due four hours after it came.
    let found = owed(&book);
    assert_eq!((found.len(), found[0].minutes, found[0].is_late, found[0].left), (1, 8 * 60, true, -4 * 60));
    for settled in [ThreadSettled::Done, ThreadSettled::NoAnswer] {
        let writer = book.writer.as_mut().expect("for writing");
        apply(writer, &Op::Mail(MailOp::Thread(ThreadOp::Settle(vec![thread], Some(settled)))), noon()).expect("is said");
        assert_eq!(owed(&book), [], "{settled}");
        book.writer.as_mut().expect("for writing").undo(noon()).expect("undoes");
        assert_eq!(owed(&book).len(), 1);
    }
    let writer = book.writer.as_mut().expect("for writing");
    apply(writer, &Op::Mail(MailOp::Thread(ThreadOp::Snooze(vec![thread], "2026-11-25".parse().ok()))), noon()).expect("is said");
    assert!(owed(&book)[0].is_snoozed);
    let settle = Op::Mail(MailOp::Thread(ThreadOp::Settle(vec![thread], Some(ThreadSettled::Done))));
    apply(book.writer.as_mut().expect("for writing"), &settle, noon()).expect("is said");
    assert_eq!(owed(&book), []);
    // More of theirs opens it again, and waits from then on.
    let last = messages(book.reader.connection(), thread).expect("reads").remove(0).fields;
    let later = Mail { at: noon() + chrono::Duration::minutes(1), message_id: None, touch: None, ..last };
    let writer = book.writer.as_mut().expect("for writing");
    let more = writer.transact(noon(), |tx| -> mimamori::ops::Result<_> {
        Ok((add(tx, &mut later.clone())?, OpLabel { kind: "test", args: serde_json::json!({}) }))
    });
    more.expect("comes in");
    let desk = Desk { now: noon() + chrono::Duration::hours(1), ..desk };
    let found = desk.owed(book.reader.connection(), None).expect("reads");
    assert_eq!((found.len(), found[0].waiting.since), (1, later.at));
}
