//! Messages that are found again: whole after half, sent after draft, in the bin and back, and drafts and bins by their names.

use super::{counts, import, letter, mails, put, settle, shelf};
use crate::support::{dump, later};
use mimamori::domain::*;
use mimamori::ops::{MailOp, Op, ThreadOp, apply};
use mimamori::review::whose::{new_people, unmatched};
use mimamori::store::mail::conversations::{Narrow, conversations};
use mimamori::store::mail::strangers::own_evidence;
use mimamori::store::{Book, all_of};
use std::fs;
use std::path::Path;

fn mail(book: &Book, subject: &str) -> Mail {
    mails(book).into_iter().find(|mail| mail.subject == subject).expect("is there").fields
}

/// The subjects of the emails in the timelines, what is in the fixture left out.
fn touches(book: &Book) -> Vec<String> {
    let touches = all_of::<Touch>(book.reader.connection()).expect("reads").into_iter();
    let read_in: Vec<Option<TouchId>> = mails(book).iter().map(|mail| mail.touch).collect();
    touches.filter(|touch| read_in.contains(&Some(touch.id))).filter_map(|touch| touch.fields.subject).collect()
}

/// What the book holds; how the folders looked is none of what undo takes back.
fn state(book: &Book) -> String {
    let text = dump(book.writer.as_ref().expect("for writing"));
    text.lines().filter(|line| !line.starts_with("setting: ")).collect::<Vec<_>>().join("\n")
}

fn ours(number: usize, subject: &str, body: &str) -> String {
    format!(
        "From: me@us.example\nTo: Ken Ito <ken@acme.example>\nDate: Fri, 20 Nov 2026 11:{number:02}:00 +0000\nMessage-ID: <{number}@us.example>\nSubject: {subject}\n\n{body}\n"
    )
}

fn folders_of(root: &Path, names: &[&str]) {
    for name in names {
        fs::create_dir_all(root.join(name)).expect("is made");
    }
}

#[test]
fn what_was_half_written_becomes_whole() {
    let (_shelf, mut book, folder) = shelf();
    let whole = letter(1, "one").replace("Text 1", "first line\nunicornword line");
    let boxed = format!("From a@b Fri Nov 20 10:00:00 2026\n{}", letter(2, "two").replace("Text 2", "first line\nzebraword line"));
    put(folder.path(), "mail/a.eml", whole.split("unicorn").next().unwrap_or_default());
    let path = put(folder.path(), "Inbox", boxed.split("zebra").next().unwrap_or_default());
    import(&mut book, &[&folder.path().join("mail"), &path]);
    let before = state(&book);
    // In its place, which the folder does not tell.
    fs::write(folder.path().join("mail/a.eml"), &whole).expect("is completed");
    put(folder.path(), "Inbox", format!("{boxed}\nFrom a@b Fri Nov 20 10:00:00 2026\n{}", letter(3, "three")));
    settle(&folder.path().join("mail"));
    assert_eq!(counts(&import(&mut book, &[])), [3, 1, 2, 0, 0]);
    assert_eq!(mail(&book, "one").body, "first line\nunicornword line");
    assert_eq!(mail(&book, "two").body, "first line\nzebraword line");
    book.writer.as_mut().expect("for writing").undo(later(61)).expect("is taken back");
    assert_eq!(state(&book), before);
}

#[test]
fn a_draft_that_is_sent_is_a_mail_that_was_sent() {
    let (_shelf, mut book, folder) = shelf();
    let root = folder.path();
    folders_of(root, &["cur", "new"]);
    put(root, ".Drafts/cur/1.a:2,D", ours(1, "Answer", "draft").replace("To: Ken Ito <ken@acme.example>\n", ""));
    import(&mut book, &[root]);
    assert_eq!((mail(&book, "Answer").account, touches(&book)), (None, vec![]));
    let before = state(&book);
    fs::remove_file(root.join(".Drafts/cur/1.a:2,D")).expect("is gone");
    put(root, ".Sent/cur/9.a:2,S", ours(1, "Answer", "final words"));
    let report = import(&mut book, &[]);
    assert_eq!((counts(&report), report.touches), ([1, 0, 1, 0, 0], 1));
    let sent = mail(&book, "Answer");
    assert_eq!((sent.flags.as_str(), sent.body.as_str(), sent.account.is_some()), ("S", "final words", true));
    assert_eq!((mails(&book).len(), touches(&book)), (1, vec!["Answer".to_owned()]));
    book.writer.as_mut().expect("for writing").undo(later(61)).expect("is taken back");
    assert_eq!(state(&book), before);
}

#[test]
fn the_touch_goes_with_the_bin_and_comes_back_from_it() {
    let (_shelf, mut book, folder) = shelf();
    let root = folder.path();
    folders_of(root, &["cur", "new", ".Trash/cur"]);
    put(root, "cur/1.a:2,S", letter(1, "one"));
    put(root, "cur/2.a:2,ST", letter(2, "two"));
    import(&mut book, &[root]);
    assert_eq!(touches(&book), ["one"]);
    fs::rename(root.join("cur/1.a:2,S"), root.join(".Trash/cur/1.a:2,S")).expect("is thrown away");
    fs::rename(root.join("cur/2.a:2,ST"), root.join("cur/2.a:2,S")).expect("is taken back");
    let before = state(&book);
    assert_eq!(counts(&import(&mut book, &[])), [2, 0, 2, 0, 0]);
    assert_eq!((touches(&book), mail(&book, "one").flags), (vec!["two".to_owned()], "ST".to_owned()));
    book.writer.as_mut().expect("for writing").undo(later(61)).expect("is taken back");
    assert_eq!(state(&book), before);
    import(&mut book, &[root]);
    fs::rename(root.join(".Trash/cur/1.a:2,S"), root.join("cur/1.a:2,S")).expect("is taken back");
    import(&mut book, &[]);
    assert_eq!(touches(&book), ["two", "one"]);
}

#[test]
fn a_message_follows_the_file_that_is_left_of_it() {
    let (_shelf, mut book, folder) = shelf();
    let root = folder.path();
    folders_of(root, &["cur", "new"]);
    put(root, ".A/cur/1.a:2,S", letter(1, "one"));
    put(root, ".B/cur/2.a:2,FS", letter(1, "one"));
    import(&mut book, &[root]);
    assert_eq!(mail(&book, "one").flags, "S");
    fs::remove_file(root.join(".A/cur/1.a:2,S")).expect("is gone");
    import(&mut book, &[]);
    assert_eq!(mail(&book, "one").flags, "FS");
    fs::rename(root.join(".B/cur/2.a:2,FS"), root.join(".B/cur/2.a:2,FRS")).expect("is answered");
    import(&mut book, &[]);
    assert_eq!(mail(&book, "one").flags, "FRS");
}

#[test]
fn folders_and_mailboxes_say_by_their_names_what_is_draft_and_what_was_thrown_away() {
    let (_shelf, mut book, folder) = shelf();
    let boxed = |letter: String| format!("From a@b Fri Nov 20 10:00:00 2026\n{letter}");
    let root = folder.path();
    put(root, "a/下書き", boxed(ours(1, "draft by name", "x")));
    put(root, "a/Trash", boxed(letter(2, "bin by name")));
    put(root, "a/迷惑メール/1.eml", letter(3, "spam by name"));
    put(root, "a/unsent.eml", format!("X-Unsent: 1\n{}", ours(4, "draft by header", "x")));
    put(root, "a/Inbox", boxed(letter(5, "mail")));
    put(root, "b/.INBOX.Junk/cur/6.a:2,S", letter(6, "junk of a Maildir"));
    folders_of(root, &["b/cur", "b/new"]);
    put(root, "Deleted Items/7.eml", letter(7, "bin by source"));
    let report = import(&mut book, &[&root.join("a"), &root.join("b"), &root.join("Deleted Items")]);
    assert_eq!((counts(&report), touches(&book)), ([7, 7, 0, 0, 0], vec!["mail".to_owned()]));
    let flags = |subject| mail(&book, subject).flags;
    assert_eq!((flags("draft by name"), flags("draft by header"), flags("bin by name")), ("D".into(), "D".into(), "T".into()));
    assert_eq!((flags("spam by name"), flags("junk of a Maildir"), flags("bin by source")), ("T".into(), "ST".into(), "T".into()));
}

#[test]
fn spam_is_asked_about_nowhere_and_a_draft_is_only_a_conversation() {
    let (_shelf, mut book, folder) = shelf();
    let root = folder.path();
    put(root, "Spam/1.eml", letter(1, "won").replace("ken@acme.example", "win@spam.example"));
    put(root, "Spam/2.eml", letter(2, "wire").replace("ken@acme.example", "ceo@acme.example"));
    put(root, "Drafts/3.eml", ours(3, "plan", "x").replace("ken@acme.example", "new@neu.example"));
    put(root, "Drafts/4.eml", ours(4, "offer", "x").replace("ken@acme.example", "rin@acme.example"));
    put(root, "Inbox/5.eml", letter(5, "mail").replace("ken@acme.example", "jo@corp.example"));
    import(&mut book, &[root]);
    let connection = book.reader.connection();
    let asked: Vec<String> = unmatched(connection).expect("reads").into_iter().map(|line| line.email).collect();
    assert!(
        asked.contains(&"jo@corp.example".to_owned()) && !asked.iter().any(|email| email.contains("spam") || email.contains("neu")),
        "{asked:?}"
    );
    let people: Vec<String> = new_people(connection).expect("reads").into_iter().map(|line| line.email).collect();
    assert!(!people.iter().any(|email| email == "ceo@acme.example" || email == "rin@acme.example"), "{people:?}");
    let evidence = own_evidence(connection).expect("reads");
    assert_eq!(evidence.iter().map(|own| own.named).max(), Some(1), "{evidence:?}");
    let mut listed = Vec::new();
    conversations(connection, Narrow::default(), None, |row| {
        listed.push(row.subject);
        true
    })
    .expect("reads");
    listed.sort();
    assert_eq!(listed, ["mail", "offer", "plan"]);
}

#[test]
fn mail_that_comes_ends_the_putting_off() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "1.eml", letter(1, "question"));
    import(&mut book, &[folder.path()]);
    let thread = mail(&book, "question").thread;
    let until = |book: &Book| all_of::<MailThread>(book.reader.connection()).expect("reads")[0].snoozed_until;
    let snooze = Op::Mail(MailOp::Thread(ThreadOp::Snooze(vec![thread], "2026-12-20".parse().ok())));
    apply(book.writer.as_mut().expect("for writing"), &snooze, later(61)).expect("is put off");
    let answer = |number, text: &str| format!("In-Reply-To: <1@acme.example>\n{}", letter(number, text));
    put(folder.path(), "0.eml", answer(0, "Re: earlier"));
    import(&mut book, &[folder.path()]);
    assert!(until(&book).is_some(), "what is older says nothing new");
    put(folder.path(), "2.eml", answer(2, "Re: question"));
    import(&mut book, &[folder.path()]);
    assert_eq!((until(&book), mails(&book).len()), (None, 3));
    book.writer.as_mut().expect("for writing").undo(later(62)).expect("is taken back");
    assert!(until(&book).is_some());
}

#[test]
fn a_conversation_is_called_as_its_earliest_message_in_whatever_order() {
    let first = letter(1, "Price question");
    let second = format!("In-Reply-To: <1@acme.example>\n{}", letter(2, "Terms (was: Price question)"));
    for order in [[&first, &second], [&second, &first]] {
        let (_shelf, mut book, folder) = shelf();
        for (number, letter) in order.into_iter().enumerate() {
            put(folder.path(), &format!("{number}.eml"), letter);
            import(&mut book, &[folder.path()]);
        }
        let threads = all_of::<MailThread>(book.reader.connection()).expect("reads");
        assert_eq!(threads.iter().map(|thread| thread.subject.as_str()).collect::<Vec<_>>(), ["Price question"]);
    }
}
