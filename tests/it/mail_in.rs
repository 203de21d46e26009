//! Mail into the book: from Maildirs, mailbox files and folders, each message once, and only what is new the next time.

mod again;
mod found;

use crate::support::fixture::small_book;
use crate::support::{Shelf, dump, later};
use mimamori::domain::*;
use mimamori::ops::mail::MailReport;
use mimamori::shell::importing::{ImportError, Place, mail};
use mimamori::store::{Book, Writer, all_of};
use mimamori::tui::job::MailRequest;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

fn letter(number: usize, subject: &str) -> String {
    format!(
        "From: Ken Ito <ken@acme.example>\nTo: me@us.example\nDate: Fri, 20 Nov 2026 10:{:02}:00 +0000\nMessage-ID: <{number}@acme.example>\nSubject: {subject}\n\nText {number}\n",
        number % 60
    )
}

fn put(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("has one")).expect("is made");
    fs::write(&path, content).expect("is written");
    path
}

/// Makes folders look as if nothing had changed in them for a minute: what changed just now is looked at again.
fn settle(folder: &Path) {
    for entry in fs::read_dir(folder).expect("is a folder").flatten().filter(|entry| entry.path().is_dir()) {
        settle(&entry.path());
    }
    File::open(folder).and_then(|file| file.set_modified(SystemTime::now() - Duration::from_secs(60))).expect("is settled");
}

fn place() -> Place {
    Place { now: later(60), zone: Zone::utc(), currency: Currency::USD }
}

fn run(writer: &mut Writer, paths: &[&Path], dry_run: bool) -> Result<mail::MailImported, ImportError> {
    let paths = paths.iter().map(|path| path.to_path_buf()).collect();
    mail::run(writer, &MailRequest { paths, dry_run }, place(), &mut |_, _| true)
}

fn import(book: &mut Book, paths: &[&Path]) -> MailReport {
    run(book.writer.as_mut().expect("for writing"), paths, false).expect("comes in").outcome.report
}

fn mails(book: &Book) -> Vec<Row<MailId, Mail>> {
    all_of(book.reader.connection()).expect("reads")
}

fn counts(report: &MailReport) -> [u64; 5] {
    [report.read, report.added, report.updated, report.unchanged, report.skipped]
}

fn shelf() -> (Shelf, Book, TempDir) {
    let shelf = small_book();
    let book = shelf.open();
    (shelf, book, tempfile::tempdir().expect("a folder"))
}

#[test]
fn a_maildir_comes_in_once_and_then_only_what_is_new() {
    let (_shelf, mut book, folder) = shelf();
    let root = folder.path().join("Mail");
    put(&root, "cur/1.a:2,S", letter(1, "one"));
    put(&root, "new/2.b", letter(2, "two"));
    put(&root, ".Archive/cur/3.c:2,RS", letter(3, "three"));
    put(&root, "Customers/Acme/new/4.d", letter(4, "four"));
    put(&root, "tmp/5.e", letter(5, "half written"));
    settle(&root);
    let report = import(&mut book, &[&root]);
    assert_eq!((counts(&report), report.touches), ([4, 4, 0, 0, 0], 4));
    let flags: Vec<String> = mails(&book).iter().map(|mail| mail.flags.clone()).collect();
    assert_eq!(flags, ["RS", "S", "", ""]);

    let state = dump(book.writer.as_ref().expect("for writing"));
    assert_eq!(counts(&import(&mut book, &[])), [0; 5]);
    assert_eq!(dump(book.writer.as_ref().expect("for writing")), state, "a look that finds nothing writes nothing");

    // Read, moved to another folder, removed, and one more.
    fs::rename(root.join("new/2.b"), root.join("cur/2.b:2,FS")).expect("is flagged");
    fs::rename(root.join("cur/1.a:2,S"), root.join(".Archive/cur/1.a:2,S")).expect("is moved");
    fs::remove_file(root.join("Customers/Acme/new/4.d")).expect("is removed");
    put(&root, "new/6.f", letter(6, "six"));
    settle(&root);
    let report = import(&mut book, &[]);
    assert_eq!((counts(&report), report.gone), ([3, 1, 2, 0, 0], 1));
    let found = mails(&book);
    assert_eq!(found.len(), 5, "what is gone from the folder stays in the book");
    let two = found.iter().find(|mail| mail.subject == "two").expect("is there");
    assert_eq!(two.flags, "FS");
    settle(&root);
    assert_eq!(counts(&import(&mut book, &[])), [0; 5]);
}

#[test]
fn a_folder_that_was_changed_a_moment_ago_is_looked_at_again() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "cur/1.a", letter(1, "one"));
    import(&mut book, &[folder.path()]);
    // Without a change of the folder's time that could be seen.
    let before = fs::metadata(folder.path().join("cur")).and_then(|found| found.modified()).expect("has a time");
    put(folder.path(), "cur/2.b", letter(2, "two"));
    File::open(folder.path().join("cur")).and_then(|file| file.set_modified(before)).expect("is set");
    assert_eq!(counts(&import(&mut book, &[])), [1, 1, 0, 0, 0]);
}

#[test]
fn undo_takes_an_import_back_and_the_next_look_finds_the_messages_again() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "cur/1.a", letter(1, "one"));
    settle(folder.path());
    import(&mut book, &[folder.path()]);
    put(folder.path(), "cur/2.b", letter(2, "two"));
    settle(folder.path());
    let before = mails(&book).len();
    import(&mut book, &[]);
    let writer = book.writer.as_mut().expect("for writing");
    writer.undo(later(61)).expect("is taken back");
    assert_eq!(mails(&book).len(), before);
    assert_eq!(counts(&import(&mut book, &[])), [1, 1, 0, 0, 0]);
}

fn mailbox(numbers: impl Iterator<Item = usize>) -> String {
    numbers.map(|number| format!("From a@b Fri Nov 20 10:00:00 2026\n{}\n", letter(number, "box"))).collect()
}

#[test]
fn a_mailbox_that_grew_is_read_on_and_one_that_was_rewritten_anew() {
    let (_shelf, mut book, folder) = shelf();
    let path = put(folder.path(), "Inbox", mailbox(0..100));
    assert_eq!(counts(&import(&mut book, &[&path])), [100, 100, 0, 0, 0]);
    assert_eq!(counts(&import(&mut book, &[])), [0; 5]);
    put(folder.path(), "Inbox", mailbox(0..103));
    assert_eq!(counts(&import(&mut book, &[])), [3, 3, 0, 0, 0]);
    // Compacted: the first are gone.
    put(folder.path(), "Inbox", mailbox(50..110));
    assert_eq!(counts(&import(&mut book, &[])), [60, 7, 0, 53, 0]);
    let places: Vec<_> = mails(&book).iter().filter_map(|mail| mail.place).collect();
    assert_eq!((places.len(), places.iter().filter(|place| **place == 0).count()), (110, 1));
}

#[test]
fn a_folder_is_searched_for_mail_and_says_what_is_none() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "a.eml", letter(1, "one"));
    put(folder.path(), "deep/er/0001.abcdef", letter(2, "two"));
    put(folder.path(), "Inbox", mailbox(3..5));
    put(folder.path(), "logo.png", b"\x89PNG\r\n\x1a\n\0\0\0");
    put(folder.path(), "broken.eml", b"\0\x01\x02nothing of mail");
    put(folder.path(), "empty.eml", "");
    let report = import(&mut book, &[folder.path()]);
    assert_eq!((counts(&report), report.others, report.unreadable()), ([6, 6, 0, 0, 0], 1, 2));
    let files: Vec<&str> = report.problems.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!((files, report.is_clean()), (vec!["broken.eml", "empty.eml"], false));
    let unreadable = mails(&book).into_iter().find(|mail| mail.subject == "broken.eml").expect("came in under its name");
    assert_eq!((unreadable.kind, unreadable.touch, unreadable.account), (MailKind::Unreadable, None, None));
    // An edited file is read again; what it said before stays.
    put(folder.path(), "a.eml", letter(7, "seven"));
    assert_eq!(counts(&import(&mut book, &[folder.path()])), [1, 1, 0, 0, 0]);
}

#[test]
fn a_message_comes_in_once_wherever_it_is_found() {
    let (_shelf, mut book, folder) = shelf();
    let without_id = letter(2, "no id").replace("Message-ID: <2@acme.example>\n", "");
    put(folder.path(), "one/cur/1.a", letter(1, "one"));
    put(folder.path(), "one/cur/2.a", &without_id);
    put(folder.path(), "two/1.eml", letter(1, "one"));
    put(folder.path(), "two/2.eml", without_id.replace('\n', "\r\n"));
    put(folder.path(), "two/3.eml", without_id.replace("Text 2", "Other text"));
    let report = import(&mut book, &[&folder.path().join("one"), &folder.path().join("two")]);
    assert_eq!(counts(&report), [5, 3, 0, 2, 0]);
    let paths: Vec<(u64, u64)> = report.sources.iter().map(|source| (source.read, source.added)).collect();
    assert_eq!(paths, [(2, 2), (3, 1)]);
}

#[test]
fn what_people_wrote_becomes_a_touch_and_nothing_else_does() {
    let (_shelf, mut book, folder) = shelf();
    let touches = |book: &Book| all_of::<Touch>(book.reader.connection()).expect("reads");
    let before = touches(&book).len();
    put(folder.path(), "1.eml", letter(1, "question"));
    put(folder.path(), "2.eml", format!("Auto-Submitted: auto-replied\n{}", letter(2, "away")));
    put(folder.path(), "3.eml", format!("List-Id: <news.acme.example>\n{}", letter(3, "news")));
    put(folder.path(), "4.eml", letter(4, "of nobody").replace("acme.example", "stranger.example"));
    put(folder.path(), "5.eml", format!("X-Mozilla-Status: 0008\n{}", letter(5, "in the bin")));
    let report = import(&mut book, &[folder.path()]);
    assert_eq!((report.added, report.touches, report.unmatched), (5, 1, 1));
    let all = touches(&book);
    let new: Vec<_> = all.iter().filter(|touch| touch.kind == TouchKind::Email && touch.subject.as_deref() == Some("question")).collect();
    assert_eq!((all.len() - before, new.len()), (1, 1));
    let mail = mails(&book).into_iter().find(|mail| mail.subject == "question").expect("is there");
    assert_eq!((mail.touch, mail.account), (Some(new[0].id), Some(new[0].account)));
    assert_eq!(new[0].at, Moment::At(mail.at));
}

#[test]
fn a_rehearsal_and_a_stopped_import_leave_nothing_behind() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "Inbox", mailbox(0..500));
    put(folder.path(), "a.eml", letter(1_000, "one"));
    let writer = book.writer.as_mut().expect("for writing");
    let before = dump(writer);
    let rehearsed = run(writer, &[folder.path()], true).expect("is rehearsed").outcome;
    assert_eq!((rehearsed.report.added, rehearsed.op, rehearsed.report.samples.len()), (501, None, 20));
    assert_eq!(dump(writer), before);
    let mut looks = 0;
    let request = MailRequest { paths: vec![folder.path().to_owned()], dry_run: false };
    let stopped = mail::run(writer, &request, place(), &mut |_, _| {
        looks += 1;
        looks < 4
    });
    assert!(matches!(stopped, Err(ImportError::Stopped)));
    assert_eq!(dump(writer), before);
}

#[test]
fn what_cannot_be_named_says_so() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "logo.png", b"\x89PNG\0");
    let writer = book.writer.as_mut().expect("for writing");
    assert!(matches!(run(writer, &[], false), Err(ImportError::NoMailSources)));
    assert!(matches!(run(writer, &[&folder.path().join("none")], false), Err(ImportError::CannotRead { .. })));
    assert!(matches!(run(writer, &[folder.path()], false), Err(ImportError::NoMail(_))));
    assert_eq!(mails(&book).len(), 0);
}

#[test]
fn patterns_and_single_files_come_in_and_a_message_of_fifty_megabytes_too() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "1.eml", letter(1, "one"));
    put(folder.path(), "2.eml", letter(2, "two"));
    let line = format!("{}\n", "QUJD".repeat(19));
    let large = format!(
        "{}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nsee the file\n--b\nContent-Type: application/zip; name=large.zip\nContent-Transfer-Encoding: base64\n\n{}--b--\n",
        letter(3, "large").split("\n\n").next().map(|header| format!("{header}\n")).unwrap_or_default(),
        line.repeat((50 << 20) / line.len())
    );
    put(folder.path(), "3.eml", &large);
    let report = import(&mut book, &[&folder.path().join("*.eml")]);
    assert_eq!((counts(&report), report.sources.len()), ([3, 3, 0, 0, 0], 1));
    let mail = mails(&book).into_iter().find(|mail| mail.subject == "large").expect("is there");
    assert_eq!((mail.body.as_str(), mail.size), ("see the file", large.len() as u64));
    assert!(mail.attachments.iter().any(|attachment| attachment.name == "large.zip" && attachment.size > 36 << 20));
}

#[test]
fn all_of_the_real_mail_comes_in() {
    let Some(folder) = std::env::var_os("MIMAMORI_REAL_DATA").map(|data| PathBuf::from(data).join("mail")) else {
        eprintln!("skipped: MIMAMORI_REAL_DATA is not set");
        return;
    };
    let (_shelf, mut book, _) = shelf();
    let report = import(&mut book, &[&folder]);
    eprintln!("{report:#?}");
    assert!(report.added > 2_750 && report.skipped == 0, "{:?}", counts(&report));
    assert_eq!(report.read, report.added + report.unchanged);
    assert!(report.unreadable() * 100 < report.added, "{}", report.unreadable());
    assert_eq!(counts(&import(&mut book, &[&folder])), [0; 5], "again there is nothing new");
    crate::search::assert_recall(book.reader.connection(), 15, 40);
}
