//! A backup comes back whole, the book it replaces is kept, and nothing that is no backup replaces anything.

use crate::support::fixture::small_book;
use crate::support::{Shelf, dump, later, noon};
use mimamori::domain::Account;
use mimamori::ops::{Op, apply};
use mimamori::store::restore::{Restored, restore};
use mimamori::store::{Access, ErrorKind, Holder, backup, open_book};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn holder() -> Holder {
    Holder::this_process("tester".into(), "here".into(), later(60))
}

fn try_restore(shelf: &Shelf, from: &Path) -> Result<Restored, ErrorKind> {
    restore(&shelf.path(), from, &holder(), Duration::from_secs(2)).map_err(|error| error.kind)
}

fn content(shelf: &Shelf) -> String {
    let book = shelf.open();
    let text = dump(book.writer.as_ref().expect("for writing"));
    book.close().expect("closes");
    text
}

fn backup_of(shelf: &Shelf) -> PathBuf {
    let book = shelf.open();
    let path = backup::routine(book.reader.connection(), &shelf.path(), noon().into()).expect("is made");
    book.close().expect("closes");
    path
}

fn add(shelf: &Shelf, name: &str) {
    let mut book = shelf.open();
    apply(book.writer.as_mut().expect("for writing"), &Op::SaveAccount(None, Account::named(name)), later(1)).expect("adds");
    book.close().expect("closes");
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("is a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_restore_brings_back_the_backup_and_restoring_what_was_kept_takes_it_back() {
    let shelf = small_book();
    let (before, saved) = (content(&shelf), backup_of(&shelf));
    add(&shelf, "Added since");
    let after = content(&shelf);
    let kept = try_restore(&shelf, &saved).expect("restores").kept.expect("was kept");
    assert_eq!(content(&shelf), before);
    assert_eq!(names_in(shelf.folder()), ["backups", "book.mimamori", "book.mimamori.lock"]);
    try_restore(&shelf, &kept).expect("restores");
    assert_eq!(content(&shelf), after);
    assert_eq!(names_in(&shelf.folder().join("backups")).len(), 3);
}

#[test]
fn what_was_undone_before_the_backup_can_still_be_done_again_after_it() {
    let shelf = small_book();
    let mut book = shelf.open();
    book.writer.as_mut().expect("for writing").undo(noon()).expect("undoes");
    book.close().expect("closes");
    let saved = backup_of(&shelf);
    try_restore(&shelf, &saved).expect("restores");
    let mut book = shelf.open();
    book.writer.as_mut().expect("for writing").redo(noon()).expect("does again");
}

#[test]
fn a_reader_that_is_open_sees_the_restored_book() {
    let shelf = small_book();
    let saved = backup_of(&shelf);
    add(&shelf, "Added since");
    let reading = open_book(&shelf.path(), &Access::Read).expect("opens");
    let accounts = || mimamori::store::all_of::<Account>(reading.reader.connection()).expect("reads").len();
    assert_eq!(accounts(), 5);
    try_restore(&shelf, &saved).expect("restores");
    assert_eq!(accounts(), 4);
}

#[test]
fn a_lost_book_comes_back_without_anything_to_keep() {
    let shelf = small_book();
    let (before, saved) = (content(&shelf), backup_of(&shelf));
    std::fs::remove_file(shelf.path()).expect("is there");
    assert_eq!(try_restore(&shelf, &saved), Ok(Restored { kept: None }));
    assert_eq!(content(&shelf), before);
}

#[test]
fn a_damaged_book_is_set_aside_as_it_is() {
    for damage in [&b"not a book"[..], &[]] {
        let shelf = small_book();
        let (before, saved) = (content(&shelf), backup_of(&shelf));
        std::fs::write(shelf.path(), damage).expect("writes");
        let kept = try_restore(&shelf, &saved).expect("restores").kept.expect("was set aside");
        assert!(kept.to_string_lossy().ends_with("-damaged.mimamori"), "{kept:?}");
        assert_eq!(std::fs::read(kept).expect("is there"), damage);
        assert_eq!(content(&shelf), before);
    }
}

#[test]
fn what_is_no_backup_replaces_nothing() {
    let shelf = small_book();
    let before = content(&shelf);
    let file = |name: &str, bytes: &[u8]| {
        let path = shelf.folder().join(name);
        std::fs::write(&path, bytes).expect("writes");
        path
    };
    let (text, empty) = (file("text.mimamori", b"dear diary"), file("empty.mimamori", b""));
    let (newer, torn) = (shelf.folder().join("newer.mimamori"), shelf.folder().join("torn.mimamori"));
    for path in [&newer, &torn] {
        std::fs::copy(backup_of(&shelf), path).expect("copies");
    }
    Connection::open(&newer).expect("opens").pragma_update(None, "user_version", 99).expect("is set");
    let length = std::fs::metadata(&torn).expect("is there").len();
    std::fs::OpenOptions::new().write(true).open(&torn).expect("opens").set_len(length / 2).expect("is cut");
    let missing = shelf.folder().join("missing.mimamori");
    let refused = |path: &Path| try_restore(&shelf, path).expect_err("is no backup");
    assert_eq!(refused(&text), ErrorKind::NotABook(text.clone()));
    assert_eq!(refused(&empty), ErrorKind::NotABook(empty.clone()));
    assert_eq!(refused(&missing), ErrorKind::NoBook(missing.clone()));
    assert_eq!(refused(shelf.folder()), ErrorKind::NotABook(shelf.folder().to_owned()));
    assert!(matches!(refused(&newer), ErrorKind::NewerVersion { path, found: 99, .. } if path == newer));
    let damage = refused(&torn);
    assert!(matches!(damage, ErrorKind::Damaged(_)), "{damage:?}");
    assert_eq!(content(&shelf), before);
    let unfinished = names_in(shelf.folder()).into_iter().filter(|name| name.contains(".new-") || name.contains(".restored-"));
    assert_eq!(unfinished.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_book_that_is_open_for_writing_is_not_replaced() {
    let shelf = small_book();
    let saved = backup_of(&shelf);
    let book = shelf.open();
    let refused = restore(&shelf.path(), &saved, &holder(), Duration::ZERO).expect_err("is open");
    assert_eq!(refused.kind, ErrorKind::Busy);
    book.close().expect("closes");
}

#[test]
fn backups_are_the_owners_alone_and_never_take_each_others_name() {
    let shelf = small_book();
    let book = shelf.open();
    let make = || backup::before(book.reader.connection(), &shelf.path(), "import", noon().into()).expect("is made");
    let (first, second) = (make(), make());
    assert_ne!(first, second);
    #[cfg(unix)]
    assert_eq!((mode(&first), mode(first.parent().expect("a folder"))), (0o600, 0o700));
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).expect("is there").permissions().mode() & 0o777
}

#[test]
fn thinning_deletes_old_backups_of_each_book_and_no_other_file() {
    let shelf = Shelf::new();
    let names = [
        ("book-20261122T080000Z.mimamori", true),
        ("book-20261110T080000Z.mimamori", false),
        ("book-20261110T090000Z-before-import.mimamori", true),
        ("other-20261110T080000Z.mimamori", true),
        ("book-20261110T070000Z-damaged.mimamori", true),
        ("letter-20261110.txt", true),
    ];
    for (name, _) in names {
        std::fs::write(shelf.folder().join(name), "x").expect("writes");
    }
    let gone = backup::thin(shelf.folder(), noon()).expect("thins");
    assert_eq!(gone, [shelf.folder().join("book-20261110T080000Z.mimamori")]);
    for (name, stays) in names {
        assert_eq!(shelf.folder().join(name).exists(), stays, "{name}");
    }
}
