//! Whose mail it is, on a whole book: what is said holds for the mail that is there, and is one undo step.

use crate::support::post::{deliver, letter};
use crate::support::{Shelf, dump, later, noon};
use mimamori::domain::*;
use mimamori::ops::{self, MailOp, Op, Person, WhoseOp, apply};
use mimamori::store::mail::whose::own_addresses;
use mimamori::store::{self, Book, Writer, all_of, entities};

fn say(kind: MailRuleKind, pattern: &str, account: Option<AccountId>) -> Op {
    Op::Mail(MailOp::Whose(WhoseOp::Say(vec![MailRule { kind, pattern: pattern.to_owned(), account, contact: None }])))
}

fn whose(op: WhoseOp) -> Op {
    Op::Mail(MailOp::Whose(op))
}

struct Desk {
    shelf: Shelf,
    book: Book,
    acme: AccountId,
    beta: AccountId,
}

/// Acme and Beta, with no addresses known, and four letters: two of Ken's, one to Ken, one of Rin's at a free mail host.
fn desk() -> Desk {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let mut add = |name: &str| {
        let made = apply(writer, &Op::SaveAccount(None, Account::named(name)), noon()).expect("adds");
        made.value.account.expect("an account")
    };
    let (acme, beta) = (add("Acme"), add("Beta"));
    let letters = [
        letter(1, "Ken Ito <ken@acme.example>", "me@us.example", "Hello", "Hi\n\n-- \nKen Ito\nHead of IT\nTel: 03-1234-5678"),
        letter(2, "me@us.example", "ken@acme.example", "Re: Hello", "Hi Ken"),
        letter(3, "\"Ito, Ken\" <ken@acme.example>", "me@us.example", "Price", "How much?"),
        letter(4, "Rin <rin@gmail.com>", "me@us.example", "Private", "Hi"),
    ];
    deliver(writer, noon(), &letters);
    Desk { shelf, book, acme, beta }
}

impl Desk {
    fn writer(&mut self) -> &mut Writer {
        self.book.writer.as_mut().expect("for writing")
    }

    fn run(&mut self, op: &Op) -> ops::Outcome {
        apply(self.writer(), op, later(1)).expect("is carried out").value
    }

    /// Reads every message as its subject, account, person and direction.
    fn mail(&self) -> Vec<(String, Option<AccountId>, Option<ContactId>, Direction)> {
        let mail = all_of::<Mail>(self.book.reader.connection()).expect("reads");
        mail.into_iter().map(|row| (row.fields.subject, row.fields.account, row.fields.contact, row.fields.direction)).collect()
    }

    fn touches(&self, account: AccountId) -> Vec<(String, Direction)> {
        let touches = store::by_account::<Touch>(self.book.reader.connection(), account).expect("reads");
        touches.into_iter().map(|row| (row.fields.subject.unwrap_or_default(), row.fields.direction)).collect()
    }

    fn contact(&mut self, account: AccountId, name: &str, email: Option<&str>) -> ContactId {
        let contact = Contact { email: email.map(str::to_owned), ..Contact::named(account, name) };
        ContactId(self.run(&Op::SaveContact(None, contact)).row.expect("a contact").id)
    }

    /// Carries out an op, says what is there then, and that undo takes back all of it.
    #[track_caller]
    fn undone_exactly(&mut self, op: &Op) {
        let before = dump(self.writer());
        self.run(op);
        assert_ne!(dump(self.writer()), before);
        self.writer().undo(later(2)).expect("undoes");
        assert_eq!(dump(self.writer()), before);
        self.writer().redo(later(3)).expect("does again");
    }
}

#[test]
fn an_address_that_is_assigned_takes_its_mail_along_and_back() {
    let mut desk = desk();
    assert!(desk.mail().iter().all(|(_, account, ..)| account.is_none()));
    let acme = desk.acme;
    desk.undone_exactly(&say(MailRuleKind::Account, "Ken@acme.example", Some(acme)));
    let accounts: Vec<Option<AccountId>> = desk.mail().into_iter().map(|(_, account, ..)| account).collect();
    assert_eq!(accounts, [Some(acme), Some(acme), Some(acme), None]);
    let touches = desk.touches(acme);
    assert_eq!(
        touches,
        [("Hello", Direction::In), ("Re: Hello", Direction::Out), ("Price", Direction::In)].map(|(s, d)| (s.to_owned(), d))
    );
    let threads = all_of::<MailThread>(desk.book.reader.connection()).expect("reads");
    let of_acme = threads.iter().filter(|thread| thread.account == Some(acme)).count();
    assert_eq!(of_acme, threads.len() - 1);
    // Another account: the touches go along, none is left behind and none comes twice.
    let beta = desk.beta;
    desk.run(&say(MailRuleKind::Account, "acme.example", Some(beta)));
    assert_eq!(desk.touches(acme).len(), 3, "what was said about the address still counts");
    desk.run(&say(MailRuleKind::Account, "ken@acme.example", Some(beta)));
    assert_eq!((desk.touches(acme).len(), desk.touches(beta).len()), (0, 3));
}

#[test]
fn what_is_taken_back_gives_the_mail_back_to_nobody() {
    let mut desk = desk();
    let acme = desk.acme;
    let rule = desk.run(&say(MailRuleKind::Account, "acme.example", Some(acme))).row.expect("a rule");
    assert_eq!(desk.touches(acme).len(), 3);
    desk.undone_exactly(&Op::Delete(rule));
    assert!(desk.mail().iter().all(|(_, account, ..)| account.is_none()));
    assert_eq!(desk.touches(acme), []);
}

#[test]
fn a_public_domain_is_refused_and_an_address_there_is_not() {
    let mut desk = desk();
    let acme = desk.acme;
    let refused = apply(desk.writer(), &say(MailRuleKind::Account, "gmail.com", Some(acme)), later(1)).expect_err("is refused");
    assert!(matches!(&refused, ops::Error::Invalid(faults) if faults[0].1 == Invalid::PublicDomain("gmail.com".into())), "{refused:?}");
    desk.run(&say(MailRuleKind::Account, "rin@gmail.com", Some(acme)));
    assert_eq!(desk.touches(acme), [("Private".to_owned(), Direction::In)]);
}

#[test]
fn mail_of_a_deleted_account_goes_to_nobody_and_comes_back_with_it() {
    let mut desk = desk();
    let (acme, beta) = (desk.acme, desk.beta);
    desk.run(&Op::SaveAccount(Some(acme), Account { domain: Some("acme.example".into()), ..Account::named("Acme") }));
    assert_eq!(desk.touches(acme).len(), 3, "the domain of an account holds for old mail");
    desk.undone_exactly(&Op::Delete(acme.into()));
    assert!(desk.mail().iter().all(|(_, account, ..)| account.is_none()));
    desk.writer().undo(later(4)).expect("undoes");
    assert_eq!(desk.touches(acme).len(), 3);
    // Two accounts of one domain have it both and so neither; without the one it is the other's.
    desk.run(&Op::SaveAccount(Some(beta), Account { domain: Some("www.acme.example".into()), ..Account::named("Beta") }));
    assert_eq!((desk.touches(acme).len(), desk.touches(beta).len()), (0, 0));
    desk.run(&Op::Delete(acme.into()));
    assert_eq!(desk.touches(beta).len(), 3);
}

#[test]
fn a_new_contact_gets_the_mail_of_the_address_and_loses_it_when_deleted() {
    let mut desk = desk();
    let acme = desk.acme;
    let ken = desk.contact(acme, "Ken Ito", Some("ken@acme.example"));
    let people: Vec<Option<ContactId>> = desk.mail().into_iter().map(|(.., contact, _)| contact).collect();
    assert_eq!(people, [Some(ken), Some(ken), Some(ken), None]);
    let touch = store::by_account::<Touch>(desk.book.reader.connection(), acme).expect("reads")[0].id;
    assert_eq!(entities::contacts_of_touch(desk.book.reader.connection(), touch).expect("reads"), [ken]);
    desk.undone_exactly(&Op::Delete(ken.into()));
    assert!(desk.mail().iter().all(|(_, account, contact, _)| account.is_none() && contact.is_none()));
}

#[test]
fn a_touch_of_mail_that_was_deleted_does_not_come_back_with_the_next_rule() {
    let mut desk = desk();
    let acme = desk.acme;
    desk.run(&say(MailRuleKind::Account, "acme.example", Some(acme)));
    let touch = store::by_account::<Touch>(desk.book.reader.connection(), acme).expect("reads")[0].id;
    desk.run(&Op::Delete(touch.into()));
    desk.contact(acme, "Ken Ito", Some("ken@acme.example"));
    assert_eq!(desk.touches(acme).len(), 2);
}

#[test]
fn own_addresses_tell_which_way_mail_went() {
    let mut desk = desk();
    let beta = desk.beta;
    desk.run(&say(MailRuleKind::Account, "us.example", Some(beta)));
    let directions = |desk: &Desk| desk.mail().into_iter().map(|(.., direction)| direction).collect::<Vec<_>>();
    assert_eq!(directions(&desk), [Direction::Out, Direction::In, Direction::Out, Direction::Out]);
    desk.undone_exactly(&say(MailRuleKind::Own, "me@us.example", None));
    assert_eq!(directions(&desk), [Direction::In, Direction::Out, Direction::In, Direction::In]);
    assert!(desk.mail().iter().all(|(_, account, ..)| account.is_none()), "one's own domain is nobody's account by one's own mail");
}

#[test]
fn an_own_address_that_an_older_book_keeps_holds_until_it_is_taken_back() {
    let mut desk = desk();
    desk.writer().keep_setting("own_addresses", "me@us.example").expect("is kept");
    assert_eq!(own_addresses(desk.book.reader.connection()).expect("reads"), ["me@us.example"]);
    let rule = desk.run(&say(MailRuleKind::Own, "me@us.example", None)).row.expect("a rule");
    let own = |desk: &Desk| own_addresses(desk.book.reader.connection()).expect("reads");
    assert_eq!(own(&desk), ["me@us.example"]);
    desk.run(&whose(WhoseOp::Unsay(vec![MailRuleId(rule.id)])));
    assert_eq!(own(&desk), [""; 0]);
    desk.writer().undo(later(2)).expect("undoes");
    assert_eq!(own(&desk), ["me@us.example"]);
}

#[test]
fn further_addresses_belong_to_the_person() {
    let mut desk = desk();
    let acme = desk.acme;
    let ken = desk.contact(acme, "Ken Ito", None);
    desk.undone_exactly(&whose(WhoseOp::AddAddress(ken, "Rin@gmail.com".into())));
    assert_eq!(desk.mail()[3], ("Private".into(), Some(acme), Some(ken), Direction::In));
    // The form says all of them: one that is left out is taken away.
    let contact = Contact { email: Some("rin@gmail.com".into()), ..Contact::named(acme, "Ken Ito") };
    desk.undone_exactly(&whose(WhoseOp::SaveContact(Some(ken), contact, vec!["ken@acme.example".into()])));
    assert_eq!(desk.mail().iter().filter(|(_, account, contact, _)| (*account, *contact) == (Some(acme), Some(ken))).count(), 4);
    let addresses = all_of::<ContactAddress>(desk.book.reader.connection()).expect("reads");
    assert_eq!(addresses.iter().map(|row| row.email.as_str()).collect::<Vec<_>>(), ["ken@acme.example"]);
}

#[test]
fn two_people_become_one_with_everything_that_names_them() {
    let mut desk = desk();
    let acme = desk.acme;
    let ken = desk.contact(acme, "Ken Ito", Some("ken@acme.example"));
    let other = Contact { email: Some("rin@gmail.com".into()), title: Some("CTO".into()), ..Contact::named(acme, "K. Ito") };
    let other = ContactId(desk.run(&Op::SaveContact(None, other)).row.expect("a contact").id);
    desk.run(&Op::SaveTask(None, Task { account: Some(acme), contact: Some(other), ..Task::titled("ask") }));
    let call = Touch::of(acme, TouchKind::Call, noon().into());
    desk.run(&Op::SaveTouch(None, call, vec![ken, other]));
    let score = Score::new(9, SurveyKind::Nps.usual_scale()).expect("on the scale");
    let answer = Response { contact: Some(other), ..Response::given(acme, SurveyKind::Nps, score, noon().into()) };
    desk.run(&Op::SaveResponse(None, answer));
    desk.undone_exactly(&whose(WhoseOp::Merge { into: ken, other }));
    let connection = desk.book.reader.connection();
    let contacts = store::by_account::<Contact>(connection, acme).expect("reads");
    assert_eq!(contacts.len(), 1);
    assert_eq!((contacts[0].email.as_deref(), contacts[0].title.as_deref()), (Some("ken@acme.example"), Some("CTO")));
    assert_eq!(all_of::<Task>(connection).expect("reads")[0].contact, Some(ken));
    assert_eq!(all_of::<Response>(connection).expect("reads")[0].contact, Some(ken));
    assert!(desk.mail().iter().all(|(_, account, contact, _)| (*account, *contact) == (Some(acme), Some(ken))));
    let addresses = all_of::<ContactAddress>(connection).expect("reads");
    assert_eq!(addresses.iter().map(|row| (row.contact, row.email.as_str())).collect::<Vec<_>>(), [(ken, "rin@gmail.com")]);
    let beta = desk.beta;
    let elsewhere = desk.contact(beta, "Ken Ito", None);
    let refused = apply(desk.writer(), &whose(WhoseOp::Merge { into: ken, other: elsewhere }), later(1));
    assert!(matches!(refused, Err(ops::Error::Invalid(_))), "people of two accounts stay two");
}

#[test]
fn people_who_wrote_come_in_once() {
    let mut desk = desk();
    let acme = desk.acme;
    let ken =
        Person { account: acme, name: "Ken Ito".into(), email: "ken@acme.example".into(), title: Some("Head of IT".into()), phone: None };
    desk.undone_exactly(&whose(WhoseOp::AddPeople(vec![ken.clone()])));
    assert_eq!(apply(desk.writer(), &whose(WhoseOp::AddPeople(vec![ken])), later(5)).expect("runs").op, None);
    assert_eq!(desk.touches(acme).len(), 3);
}

#[test]
fn what_is_said_of_much_mail_does_not_copy_its_text_into_the_change_log() {
    let mut desk = desk();
    let long = "x".repeat(50_000);
    deliver(desk.writer(), later(1), &[letter(9, "ken@acme.example", "me@us.example", "Long", &long)]);
    let acme = desk.acme;
    desk.run(&say(MailRuleKind::Account, "acme.example", Some(acme)));
    let sql = "SELECT coalesce(max(length(coalesce(before, '')) + length(coalesce(after, ''))), 0) FROM change WHERE table_name = 'mail' AND before IS NOT NULL";
    let largest: i64 = desk.book.reader.connection().query_row(sql, [], |row| row.get(0)).expect("reads");
    assert!((1..2_000).contains(&largest), "{largest} characters");
    desk.writer().undo(later(2)).expect("undoes");
    let longest: i64 = desk.book.reader.connection().query_row("SELECT max(length(body)) FROM mail", [], |row| row.get(0)).expect("reads");
    assert!(longest >= 50_000, "the text is still there");
    assert!(desk.shelf.path().exists());
}
