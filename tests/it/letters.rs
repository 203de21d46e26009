//! Templates and drafts of mail through keys: a letter from its template to the touch it becomes, for one and for many, in both
//! languages and every size.

use crate::support::desk::Desk;
use crate::support::fixture::{sample_shelf, small_book};
use crate::support::post::{deliver, letter};
use crate::support::{Shelf, noon};
use mail_parser::MessageParser;
use mimamori::domain::*;
use mimamori::ops::{DraftText, LetterOp, MailOp, Op, Sending, WhoseOp, apply};
use mimamori::store::all_of;
use mimamori::tui::route::{MailRoute, MailTabName, Route};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

fn drafts(desk: &Desk) -> Vec<Row<MailDraftId, MailDraft>> {
    all_of(desk.session.book().reader.connection()).expect("reads")
}

fn account(desk: &Desk, name: &str) -> AccountId {
    let all = all_of::<Account>(desk.session.book().reader.connection()).expect("reads");
    all.into_iter().find(|row| row.name == name).expect("is in the book").id
}

/// The small book with an address for 佐藤 美香.
fn book() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let people = all_of::<Contact>(writer.connection()).expect("reads");
    let sato = people.into_iter().find(|row| row.name == "佐藤 美香").expect("is there");
    let contact = Contact { email: Some("sato@aoba.example".into()), ..sato.fields };
    apply(writer, &Op::SaveContact(Some(sato.id), contact), noon()).expect("is carried out");
    book.close().expect("closes");
    shelf
}

fn shows(desk: &mut Desk, texts: &[&str]) {
    let screen = desk.screen();
    for text in texts {
        assert!(screen.contains(text), "{text} is missing\n{screen}");
    }
}

#[test]
fn a_letter_goes_from_its_template_to_the_touch_it_becomes() {
    for (lang, title, fine, sent) in [
        (Lang::En, "Which letter?", "Nothing stands against it", "Sent the mail"),
        (Lang::Ja, "どのメールにしますか", "問題は見つかりませんでした", "メール送信を記録"),
    ] {
        for size in SIZES {
            let shelf = book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let aoba = account(&desk, "青葉システム");
            desk.go(Route::Mail(MailRoute::Choose { accounts: vec![aoba] }));
            shows(&mut desk, &[title]);
            desk.press("text=check enter");
            desk.press("ctrl-s");
            let made = drafts(&desk).remove(0);
            assert_eq!((made.lang, made.subject.as_str(), made.template.as_deref()), (Lang::Ja, "近況のお伺い", Some("check-in")));
            assert!(made.body.starts_with("青葉システム\n佐藤様\n\nいつもお世話になっております。"), "{}", made.body);
            shows(&mut desk, &["近況のお伺い", "sato@aoba.example"]);
            if size.1 > 20 {
                shows(&mut desk, &[fine]);
            }
            desk.press("w");
            desk.session.finish_job();
            assert_eq!(drafts(&desk)[0].state, MailDraftState::Handed, "{}", desk.screen());
            shows(desk.press("d"), &[sent]);
            let sent = drafts(&desk).remove(0);
            let touch =
                all_of::<Touch>(desk.session.book().reader.connection()).expect("reads").into_iter().find(|row| Some(row.id) == sent.touch);
            let touch = touch.expect("became a touch");
            assert_eq!((touch.kind, touch.direction, touch.subject.as_deref()), (TouchKind::Email, Direction::Out, Some("近況のお伺い")));
            // The choice of tasks may stand on top.
            desk.press("esc u");
            assert_eq!(drafts(&desk)[0].state, MailDraftState::Handed, "{}", desk.screen());
        }
    }
}

/// Puts a draft into the book of one letter to Ken.
fn to_ken(subject: &str, made_at: Timestamp) -> (Shelf, mimamori::store::Book, MailDraftId) {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let ken =
        all_of::<Contact>(writer.connection()).expect("reads").into_iter().find(|row| row.email.as_deref() == Some("ken@acme.example"));
    let ken = ken.expect("is there");
    let draft = MailDraft {
        account: ken.account,
        contact: Some(ken.id),
        template: None,
        reply_to: None,
        lang: Lang::En,
        people: vec![MailPerson { role: MailRole::To, email: "ken@acme.example".into(), name: None }],
        subject: subject.into(),
        body: "Hello Ken,\n\nAs said.".into(),
        attachments: Vec::new(),
        state: MailDraftState::Open,
        batch: None,
        handed_to: None,
        made_at,
        sent_at: None,
        touch: None,
    };
    let made = apply(writer, &Op::Letter(LetterOp::Make(vec![draft])), noon()).expect("is kept");
    let id = MailDraftId(made.value.row.expect("a row").id);
    (shelf, book, id)
}

fn say_sent(book: &mut mimamori::store::Book, ids: Vec<MailDraftId>) -> Vec<TouchId> {
    let writer = book.writer.as_mut().expect("for writing");
    let at = "2026-11-17T12:00:00Z".parse().expect("an instant");
    apply(writer, &Op::Letter(LetterOp::Sent(ids, Sending { at, closes: Vec::new() })), noon()).expect("is noted");
    let drafts = all_of::<MailDraft>(writer.connection()).expect("reads");
    drafts.into_iter().filter_map(|row| row.touch).collect()
}

#[test]
fn a_letter_that_was_read_in_before_it_is_said_to_be_sent_stands_once_in_the_timeline() {
    let begun: Timestamp = "2026-11-16T00:00:00Z".parse().expect("an instant");
    let (me, ken) = ("me@us.example", "ken@acme.example");
    for (subject, came, is_same) in [
        ("Plan 〜 2027", letter(1, me, ken, "Plan ～ 2027", "As said."), true),
        ("Plan", letter(2, me, ken, "Other", "As said."), false),
        ("Plan", letter(3, me, "else@acme.example", "Plan", "As said."), false),
    ] {
        let (_shelf, mut book, id) = to_ken(subject, begun);
        let writer = book.writer.as_mut().expect("for writing");
        deliver(writer, noon(), &[came]);
        let before: Vec<TouchId> = all_of::<Touch>(writer.connection()).expect("reads").into_iter().map(|row| row.id).collect();
        let touch = say_sent(&mut book, vec![id])[0];
        assert_eq!(before.contains(&touch), is_same, "{subject}");
    }
    // Its own id counts, whatever became of the subject.
    let (_shelf, mut book, id) = to_ken("Plan", begun);
    let own = mimamori::domain::letter::message_id(id, noon(), None);
    let came = letter(4, me, ken, "Changed on the way", "As said.").replace("4@post.example", &own);
    let writer = book.writer.as_mut().expect("for writing");
    deliver(writer, noon(), &[came]);
    let before: Vec<TouchId> = all_of::<Touch>(writer.connection()).expect("reads").into_iter().map(|row| row.id).collect();
    let touches = say_sent(&mut book, vec![id]);
    assert!(before.contains(&touches[0]));
    // What went before the letter was begun is another.
    let (_shelf, mut book, id) = to_ken("Plan", "2026-11-16T12:00:00Z".parse().expect("an instant"));
    let writer = book.writer.as_mut().expect("for writing");
    deliver(writer, noon(), &[letter(5, me, ken, "Plan", "As said.")]);
    let before: Vec<TouchId> = all_of::<Touch>(writer.connection()).expect("reads").into_iter().map(|row| row.id).collect();
    assert!(!before.contains(&say_sent(&mut book, vec![id])[0]));
}

#[test]
fn addresses_of_others_and_of_those_who_left_hold_a_letter_back() {
    let (_shelf, mut book, id) = to_ken("Plan", noon());
    let writer = book.writer.as_mut().expect("for writing");
    let draft = mimamori::store::needed::<MailDraft>(writer.connection(), id).expect("is there").fields;
    let to = |email: &str| MailPerson { role: MailRole::Cc, email: email.into(), name: None };
    let aoba = all_of::<Account>(writer.connection()).expect("reads").into_iter().find(|row| row.name == "青葉システム").expect("is there");
    let other = Contact { email: Some("sato@aoba.example".into()), ..Contact::named(aoba.id, "佐藤 花子") };
    apply(writer, &Op::SaveContact(None, other), noon()).expect("is kept");
    let gone = Contact {
        email: Some("rin@acme.example".into()),
        left_on: Some("2026-11-01".parse().expect("a day")),
        ..Contact::named(draft.account, "Rin")
    };
    apply(writer, &Op::SaveContact(None, gone), noon()).expect("is kept");
    let text = DraftText {
        people: [draft.people.clone(), vec![to("sato@aoba.example"), to("rin@acme.example")]].concat(),
        ..DraftText::of(&draft)
    };
    apply(writer, &Op::Letter(LetterOp::Change(id, text)), noon()).expect("is changed");
    book.close().expect("closes");
    let mut desk = Desk::open(_shelf.open(), Lang::En, (120, 36));
    desk.go(Route::Mail(MailRoute::Draft(id)));
    shows(&mut desk, &["sato@aoba.example (青葉システム)", "belongs to another customer", "Rin left on"]);
}

#[test]
fn what_only_a_person_can_write_is_asked_first_and_held_back_while_it_is_missing() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    let acme = account(&desk, "Acme Rockets");
    desk.go(Route::Mail(MailRoute::Choose { accounts: vec![acme] }));
    desk.press("text=thank-you enter");
    shows(&mut desk, &["What you thank for", "[[What you thank for]]"]);
    desk.press("ctrl-s");
    shows(&mut desk, &["“What you thank for” is", "Hello Ken,"]);
    // Ken is the only one left: Mika has gone.
    assert_eq!(drafts(&desk)[0].people[0].email, "ken@acme.example");
    shows(desk.press("w"), &["Something should be put right first"]);
    desk.press("esc e");
    desk.press("text=your_patience ctrl-s");
    assert!(
        drafts(&desk)[0].body.contains("thank you for your patience") || drafts(&desk)[0].body.contains("Thank you for your patience"),
        "{}",
        drafts(&desk)[0].body
    );
    shows(&mut desk, &["Nothing stands against it"]);
    // What is not sent is there in the list, and goes with Delete; undo brings it back.
    desk.press("esc").go(Route::Mail(MailRoute::Board(MailTabName::Drafts)));
    shows(&mut desk, &["Acme Rockets", "Thank you"]);
    desk.press("delete enter");
    assert!(drafts(&desk).is_empty(), "{}", desk.screen());
    desk.press("u");
    assert_eq!(drafts(&desk).len(), 1);
}

#[test]
fn a_letter_to_many_is_looked_over_left_out_made_and_undone_in_one_step() {
    for (lang, size) in [(Lang::En, (120, 36)), (Lang::Ja, (80, 24)), (Lang::Ja, (120, 36))] {
        let shelf = sample_shelf(lang);
        let mut desk = Desk::open(shelf.open(), lang, size);
        let all = all_of::<Account>(desk.session.book().reader.connection()).expect("reads");
        let accounts: Vec<AccountId> = all.iter().filter(|row| row.churned_on.is_none()).take(10).map(|row| row.id).collect();
        let before = drafts(&desk).len();
        desk.go(Route::Mail(MailRoute::Mailing { accounts, template: "qbr".into() }));
        let question = if lang == Lang::En { "Two or three times for the review" } else { "レビューの候補日時" };
        shows(&mut desk, &[question, "1/1"]);
        desk.press("text=1_December enter");
        // The first is left out, the rest is made.
        desk.press("home space ctrl-s");
        let made: Vec<_> = drafts(&desk).into_iter().skip(before).collect();
        assert!(made.len() >= 5, "{}", desk.screen());
        assert!(made.iter().all(|row| row.batch.is_some() && row.batch == made[0].batch && row.body.contains("1 December")));
        let label = if lang == Lang::En { "Drafts" } else { "下書き" };
        shows(&mut desk, &[label]);
        desk.press("u");
        assert_eq!(drafts(&desk).len(), before);
    }
}

#[test]
fn answers_to_a_mailing_are_kept_until_it_is_made() {
    let shelf = sample_shelf(Lang::En);
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    let all = all_of::<Account>(desk.session.book().reader.connection()).expect("reads");
    let accounts: Vec<AccountId> = all.iter().filter(|row| row.churned_on.is_none()).take(6).map(|row| row.id).collect();
    let mailing = |accounts: &[AccountId]| Route::Mail(MailRoute::Mailing { accounts: accounts.to_vec(), template: "qbr".into() });
    let question = "Two or three times for the review";
    desk.go(mailing(&accounts)).press("text=Friday_at_ten esc");
    assert!(!desk.screen().contains(question), "{}", desk.screen());
    shows(&mut desk, &["Friday at ten", "6 letters"]);
    desk.press("space");
    shows(&mut desk, &["5 letters, 1 left out"]);
    desk.press("esc");
    shows(&mut desk, &["Your answers are kept"]);
    desk.wait();
    drop(desk);
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.go(mailing(&accounts));
    shows(&mut desk, &[question, "Friday at ten", "1 left out"]);
    // Others are left out of a mailing to others.
    desk.press("esc esc").go(mailing(&accounts[..5]));
    shows(&mut desk, &["Friday at ten", "5 letters"]);
    desk.press("enter e");
    shows(&mut desk, &[question]);
    desk.press("enter ctrl-s").go(mailing(&accounts));
    assert!(!desk.screen().contains("Friday at ten"), "made is made\n{}", desk.screen());
}

#[test]
fn templates_are_read_tried_changed_and_brought_back() {
    for lang in Lang::ALL {
        for size in SIZES {
            let shelf = book();
            let mut desk = Desk::open(shelf.open(), *lang, size);
            desk.go(Route::Mail(MailRoute::Board(MailTabName::Templates)));
            let first = if *lang == Lang::En { "Kick-off invitation" } else { "キックオフのご案内" };
            shows(&mut desk, &[first]);
            desk.press("space text=Acme enter");
            shows(&mut desk, &["Our kick-off for Acme Rockets"]);
            // A slip is told in the person's language, and nothing is kept.
            desk.press("esc e tab tab");
            desk.press("text={{_contact.frist_}} ctrl-s");
            let slip = if *lang == Lang::En { "There is no field" } else { "「contact.frist」という差し込み項目" };
            shows(&mut desk, &[slip]);
            desk.press("ctrl-x ctrl-s esc");
            let rows = || all_of::<Template>(desk.session.book().reader.connection()).expect("reads").len();
            assert_eq!(rows(), 0);
        }
    }
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.go(Route::Mail(MailRoute::Board(MailTabName::Templates)));
    desk.press("e tab text=Hello:_ ctrl-s");
    shows(&mut desk, &["yours", "}}Hello:"]);
    desk.press("delete enter");
    assert!(!desk.screen().contains("yours"), "{}", desk.screen());
}

#[test]
fn words_not_to_write_are_kept_and_found() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    let acme = account(&desk, "Acme Rockets");
    desk.go(Route::Mail(MailRoute::Words));
    desk.press("text=promise enter text=guarantee enter");
    shows(&mut desk, &["promise", "guarantee"]);
    desk.press("delete esc");
    desk.go(Route::Mail(MailRoute::Choose { accounts: vec![acme] }));
    desk.press("text=anniversary enter text=A_guarantee. ctrl-s");
    shows(&mut desk, &["“guarantee” is on your"]);
}

#[test]
fn what_is_typed_into_a_letter_is_there_after_it_was_left() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    let acme = account(&desk, "Acme Rockets");
    desk.go(Route::Mail(MailRoute::Choose { accounts: vec![acme] }));
    desk.press("text=anniversary enter text=NEWS_ esc");
    desk.go(Route::Mail(MailRoute::Choose { accounts: vec![acme] }));
    desk.press("text=anniversary enter");
    shows(&mut desk, &["NEWS"]);
    assert!(drafts(&desk).is_empty());
}

#[test]
fn a_draft_as_a_file_is_opened_again_by_a_mail_library() {
    let shelf = book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let person = MailPerson { role: MailRole::To, email: "sato@aoba.example".into(), name: Some("佐藤 美香".into()) };
    let contact = all_of::<Contact>(writer.connection()).expect("reads").into_iter().find(|row| row.name == "佐藤 美香").expect("is there");
    let draft = MailDraft {
        account: contact.account,
        contact: Some(contact.id),
        template: None,
        reply_to: None,
        lang: Lang::Ja,
        people: vec![person],
        subject: "ご契約の更新について（来期のご提案と、これまでの成果のご報告）".into(),
        body: "佐藤様\n\nお世話になっております。\n".repeat(4),
        attachments: Vec::new(),
        state: MailDraftState::Open,
        batch: None,
        handed_to: None,
        made_at: noon(),
        sent_at: None,
        touch: None,
    };
    apply(writer, &Op::Letter(LetterOp::Make(vec![draft.clone()])), noon()).expect("is kept");
    book.close().expect("closes");
    let mut desk = Desk::open(shelf.open(), Lang::Ja, (100, 30));
    let id = drafts(&desk)[0].id;
    desk.go(Route::Mail(MailRoute::Draft(id)));
    desk.press("w");
    desk.session.finish_job();
    let file = drafts(&desk)[0].handed_to.clone().expect("was handed over");
    let bytes = std::fs::read(file).expect("is there");
    let message = MessageParser::default().parse(&bytes).expect("is mail");
    assert_eq!(message.subject(), Some(draft.subject.as_str()));
    assert_eq!(message.body_text(0).expect("has a text").replace("\r\n", "\n").trim_end(), draft.body.trim_end());
    assert_eq!(message.to().and_then(|to| to.first()).and_then(|one| one.address()), Some("sato@aoba.example"));
}

#[test]
fn only_mail_to_one_of_its_people_takes_the_touch_of_a_sent_draft() {
    use crate::support::post::{deliver, letter};
    use mimamori::ops::Sending;
    let shelf = book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let sato = all_of::<Contact>(writer.connection()).expect("reads").into_iter().find(|row| row.name == "佐藤 美香").expect("is there");
    let own = MailRule { kind: MailRuleKind::Own, pattern: "me@us.example".into(), account: None, contact: None };
    let aoba = MailRule { kind: MailRuleKind::Account, pattern: "aoba.example".into(), account: Some(sato.account), contact: None };
    apply(writer, &Op::Mail(MailOp::Whose(WhoseOp::Say(vec![own, aoba]))), noon()).expect("is said");
    let draft = MailDraft {
        account: sato.account,
        contact: Some(sato.id),
        template: None,
        reply_to: None,
        lang: Lang::Ja,
        people: vec![MailPerson { role: MailRole::To, email: "Sato@aoba.example".into(), name: None }],
        subject: "Check-in".into(),
        body: "x".into(),
        attachments: Vec::new(),
        state: MailDraftState::Open,
        batch: None,
        handed_to: None,
        made_at: noon(),
        sent_at: None,
        touch: None,
    };
    apply(writer, &Op::Letter(LetterOp::Make(vec![draft])), noon()).expect("is kept");
    let id = all_of::<MailDraft>(writer.connection()).expect("reads")[0].id;
    // The letters are of 16 November.
    let at = noon() - chrono::Duration::days(6);
    apply(writer, &Op::Letter(LetterOp::Sent(vec![id], Sending { at, closes: Vec::new() })), noon()).expect("was sent");
    let touch = all_of::<MailDraft>(writer.connection()).expect("reads")[0].touch;
    let to_other = letter(1, "me@us.example", "yamada@aoba.example", "Check-in", "to another");
    deliver(writer, noon(), &[to_other, letter(2, "me@us.example", "sato@aoba.example", "Check-in", "to her")]);
    let mails = all_of::<Mail>(writer.connection()).expect("reads");
    assert!(touch.is_some() && mails[0].touch.is_some() && mails[0].touch != touch, "another letter is a touch of its own");
    assert_eq!(mails[1].touch, touch);
}
