//! What counts as mail, under which names, and what is looked for again.

use super::{counts, import, letter, mailbox, mails, put, run, settle, shelf};
use crate::support::later;
use mimamori::domain::*;
use mimamori::ops::mail::MailReport;
use mimamori::shell::importing::ImportError;
use mimamori::store::{Book, all_of};
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

fn subjects(book: &Book) -> Vec<String> {
    mails(book).into_iter().map(|mail| mail.fields.subject).collect()
}

fn sources(book: &Book) -> Vec<(String, MailSourceKind)> {
    all_of::<MailSource>(book.reader.connection()).expect("reads").into_iter().map(|row| (row.fields.path, row.fields.kind)).collect()
}

/// Makes a folder and all in it look a minute and more old.
fn age(folder: &Path) {
    for entry in fs::read_dir(folder).expect("is a folder").flatten().filter(|entry| entry.path().is_file()) {
        let old = SystemTime::now() - Duration::from_secs(100);
        File::options().write(true).open(entry.path()).and_then(|file| file.set_modified(old)).expect("is aged");
    }
    settle(folder);
}

fn refresh(book: &mut Book) -> MailReport {
    import(book, &[])
}

#[test]
fn a_mailbox_of_thunderbird_comes_in_message_by_message() {
    let (_shelf, mut book, folder) = shelf();
    let boxed = |numbers: std::ops::Range<usize>| -> String {
        numbers.map(|number| format!("From \r\nX-Mozilla-Status: 0001\r\n{}\r\n", letter(number, "box").replace('\n', "\r\n"))).collect()
    };
    put(folder.path(), "Mail/Inbox", boxed(0..3));
    let alone = put(folder.path(), "one.mbox", boxed(3..6));
    assert_eq!(counts(&import(&mut book, &[&folder.path().join("Mail"), &alone])), [6, 6, 0, 0, 0]);
    put(folder.path(), "Mail/Inbox", boxed(0..3) + &boxed(6..8));
    assert_eq!(counts(&refresh(&mut book)), [2, 2, 0, 0, 0], "read on from where it ended");
}

#[test]
fn two_files_of_one_name_are_two_files() {
    let (_shelf, mut book, folder) = shelf();
    let root = folder.path().join("Mail");
    put(&root, "cur/1.a:2,", letter(1, "one"));
    put(&root, "cur/1.a:2,S", letter(1, "one"));
    put(&root, "new/2.a", letter(2, "two"));
    put(&root, "cur/2.a:2,S", letter(2, "two"));
    put(&root, "cur/3.a:2,S", letter(3, "three"));
    put(&root, "new/3.a", letter(4, "of the same name"));
    settle(&root);
    assert_eq!(counts(&import(&mut book, &[&root])), [6, 4, 0, 2, 0]);
    assert_eq!(counts(&refresh(&mut book)), [0; 5]);
    put(&root, "new/5.a", letter(5, "five"));
    assert_eq!(counts(&refresh(&mut book)), [1, 1, 0, 0, 0], "the two of a name stay as they were");
}

#[cfg(unix)]
#[test]
fn names_that_are_no_utf_8_stay_apart() {
    use std::os::unix::ffi::OsStrExt;
    let (_shelf, mut book, folder) = shelf();
    // 見積, 請求 and 契約 in the character set of Japanese Windows.
    let names: [&[u8]; 3] = [b"\x8c\xa9\x90\xcf.eml", b"\x90\xbf\x8b\x81.eml", b"\x8c_\x96\xf1.eml"];
    let inner = folder.path().join(std::ffi::OsStr::from_bytes(b"\x8e\xf3\x90M"));
    fs::create_dir(&inner).expect("is made");
    for (number, name) in names.into_iter().enumerate() {
        fs::write(inner.join(std::ffi::OsStr::from_bytes(name)), letter(number, "box")).expect("is written");
    }
    age(&inner);
    settle(folder.path());
    assert_eq!(counts(&import(&mut book, &[folder.path()])), [3, 3, 0, 0, 0]);
    assert_eq!(counts(&refresh(&mut book)), [0; 5]);
    assert_eq!(counts(&import(&mut book, &[folder.path()])), [0; 5]);
}

#[test]
fn a_message_named_by_itself_leaves_its_folder_a_source() {
    let (_shelf, mut book, folder) = shelf();
    let one = put(folder.path(), "a.eml", letter(1, "one"));
    import(&mut book, &[folder.path()]);
    assert_eq!(counts(&import(&mut book, &[&one])), [0; 5]);
    let path = folder.path().to_string_lossy().into_owned();
    assert_eq!(sources(&book), [(path.clone(), MailSourceKind::Folder)]);
    put(folder.path(), "b.eml", letter(2, "two"));
    assert_eq!(counts(&import(&mut book, &[&folder.path().join("*.eml")])), [1, 1, 0, 0, 0]);
    put(folder.path(), "c.eml", letter(3, "three"));
    assert_eq!(counts(&refresh(&mut book)), [1, 1, 0, 0, 0], "the folder is still looked through");
    assert_eq!(sources(&book), [(path, MailSourceKind::Folder)]);
}

#[test]
fn a_folder_is_one_source_with_a_slash_and_without() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "a.eml", letter(1, "one"));
    import(&mut book, &[folder.path()]);
    let slashed = format!("{}//", folder.path().display());
    assert_eq!(counts(&import(&mut book, &[Path::new(&slashed)])), [0; 5]);
    assert_eq!(sources(&book).len(), 1);
}

#[test]
fn what_was_no_mail_is_looked_at_again_when_it_grows() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "Sent", mailbox(0..1));
    put(folder.path(), "Inbox", "");
    age(folder.path());
    let report = import(&mut book, &[folder.path()]);
    assert_eq!((counts(&report), report.others), ([1, 1, 0, 0, 0], 1));
    fs::write(folder.path().join("Inbox"), mailbox(1..3)).expect("grows, which the folder does not tell");
    settle(folder.path());
    assert_eq!(counts(&refresh(&mut book)), [2, 2, 0, 0, 0]);
}

#[cfg(unix)]
#[test]
fn what_could_not_be_opened_is_not_read_and_is_looked_for_again() {
    let (_shelf, mut book, folder) = shelf();
    let (root, elsewhere) = (folder.path().join("Mail"), folder.path().join("elsewhere"));
    put(&root, "cur/2.a:2,S", letter(2, "two"));
    fs::create_dir(root.join("new")).expect("is made");
    std::os::unix::fs::symlink(&elsewhere, root.join("cur/1.a:2,S")).expect("is linked");
    settle(&root);
    let report = import(&mut book, &[&root]);
    assert_eq!((counts(&report), report.sources[0].read), ([1, 1, 0, 0, 1], 1));
    let read_at = |book: &Book| all_of::<MailSource>(book.reader.connection()).expect("reads")[0].read_at;
    let before = read_at(&book);
    let writer = book.writer.as_mut().expect("for writing");
    let again = run(writer, &[], false).expect("is looked at").outcome;
    assert_eq!((counts(&again.report), again.op), ([0, 0, 0, 0, 1], None), "nothing to take back");
    assert_eq!(read_at(&book), before);
    fs::write(&elsewhere, letter(1, "one")).expect("is there now");
    settle(&root);
    assert_eq!(counts(&refresh(&mut book)), [1, 1, 0, 0, 0]);
    assert_eq!(counts(&refresh(&mut book)), [0; 5]);
}

#[test]
fn a_mailbox_that_was_away_is_read_when_it_is_back() {
    let (_shelf, mut book, folder) = shelf();
    let path = put(folder.path(), "Inbox", mailbox(0..2));
    import(&mut book, &[&path]);
    fs::rename(&path, folder.path().join("away")).expect("is moved");
    assert_eq!(counts(&refresh(&mut book)), [0, 0, 0, 0, 1]);
    put(folder.path(), "Inbox", mailbox(0..3));
    assert_eq!(counts(&refresh(&mut book)), [1, 1, 0, 0, 0]);
}

#[test]
fn another_message_of_the_same_file_name_is_read() {
    let (_shelf, mut book, folder) = shelf();
    for (box_, file, number) in [(".A", "1", 1), (".B", "1", 2), (".C", "2", 3)] {
        put(folder.path(), &format!("{box_}/cur/{file}:2,S"), letter(number, &"x".repeat(number)));
    }
    fs::create_dir_all(folder.path().join("cur")).and_then(|()| fs::create_dir(folder.path().join("new"))).expect("are made");
    import(&mut book, &[folder.path()]);
    // Both of one name are gone; in their place one of them, moved, and one that nobody has seen.
    fs::rename(folder.path().join(".B/cur/1:2,S"), folder.path().join(".C/cur/1:2,S")).expect("is moved");
    fs::remove_file(folder.path().join(".A/cur/1:2,S")).expect("is removed");
    put(folder.path(), ".D/cur/1:2,S", letter(4, "never seen"));
    let report = refresh(&mut book);
    assert_eq!((counts(&report), report.gone), ([2, 1, 1, 0, 0], 1));
    assert!(subjects(&book).contains(&"never seen".to_owned()));
}

#[test]
fn a_folder_with_a_folder_called_new_is_searched_whole() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "new/1.eml", letter(1, "one"));
    put(folder.path(), "old/2.eml", letter(2, "two"));
    put(folder.path(), "3.eml", letter(3, "three"));
    assert_eq!(counts(&import(&mut book, &[folder.path()])), [3, 3, 0, 0, 0]);
    assert_eq!(sources(&book)[0].1, MailSourceKind::Folder);
}

#[test]
fn undo_of_a_look_at_a_mailbox_lets_the_next_look_find_the_messages() {
    let (_shelf, mut book, folder) = shelf();
    let path = put(folder.path(), "Inbox", mailbox(0..2));
    import(&mut book, &[&path]);
    put(folder.path(), "Inbox", mailbox(0..3));
    assert_eq!(counts(&refresh(&mut book)), [1, 1, 0, 0, 0]);
    book.writer.as_mut().expect("for writing").undo(later(61)).expect("is taken back");
    assert_eq!(mails(&book).len(), 2);
    assert_eq!(counts(&refresh(&mut book)), [1, 1, 0, 0, 0]);
}

#[test]
fn of_several_folders_one_with_mail_is_enough() {
    let (_shelf, mut book, folder) = shelf();
    put(folder.path(), "docs/readme.txt", "hello");
    put(folder.path(), "ok/a.eml", letter(1, "one"));
    let (docs, ok) = (folder.path().join("docs"), folder.path().join("ok"));
    let writer = book.writer.as_mut().expect("for writing");
    assert!(matches!(run(writer, &[&docs], false), Err(ImportError::NoMail(_))));
    assert_eq!(counts(&import(&mut book, &[&docs, &ok])), [1, 1, 0, 0, 0]);
}
