//! Damage that is done to a book on purpose is found, and a sound book has no findings.

use crate::support::fixture::small_book;
use crate::support::{Shelf, noon};
use mimamori::domain::{Account, Lang};
use mimamori::i18n::Words;
use mimamori::ops::{Op, apply};
use mimamori::store::check::{Finding, check, row_counts};
use mimamori::wording;
use rusqlite::Connection;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

/// Opens a book as another program would: without the guards.
fn unguarded(path: &Path) -> Connection {
    let connection = Connection::open(path).expect("opens");
    let off = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; UPDATE journal_state SET recording = 0;";
    connection.execute_batch(off).expect("is set");
    connection
}

/// Damages the small book by SQL and lists what is found, in English.
fn found_after(sql: &str) -> Vec<String> {
    let shelf = small_book();
    let connection = unguarded(&shelf.path());
    connection.execute_batch(sql).expect(sql);
    connection.execute_batch("UPDATE journal_state SET recording = 1").expect("is set back");
    connection.close().expect("closes");
    findings(&shelf).iter().map(Finding::to_string).collect()
}

fn findings(shelf: &Shelf) -> Vec<Finding> {
    let book = shelf.open();
    check(book.reader.connection()).expect("runs")
}

#[test]
fn a_sound_book_has_no_findings() {
    assert_eq!(findings(&Shelf::new()), []);
    let shelf = small_book();
    assert_eq!(findings(&shelf), []);
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let acme = mimamori::store::all_of::<Account>(writer.connection()).expect("reads")[0].id;
    apply(writer, &Op::Delete(acme.into()), noon()).expect("deletes");
    writer.undo(noon()).expect("undoes");
    writer.redo(noon()).expect("does again");
    assert_eq!(check(writer.connection()).expect("runs"), []);
    let counts = row_counts(writer.connection()).expect("counts");
    assert_eq!((counts["account"], counts["contact"], counts.contains_key("op")), (4, 3, false));
}

#[test]
fn damage_is_found_where_it_is() {
    let contact = "INSERT INTO contact (id, account_id, name, role, known_at, left_on, left_known_at)";
    for (sql, expected) in [
        (format!("{contact} VALUES (5, 77, 'x', 'user', '2026-01-01', NULL, NULL)"), vec!["contact 5: there is no such account"]),
        (
            format!("{contact} SELECT 5, min(id), 'x', 'user', '2026-01-01', '2026-02-30', NULL FROM account"),
            vec!["contact 5: left_on is no date: 2026-02-30"],
        ),
        (
            format!("{contact} SELECT 5, min(id), 'x', 'user', '2026-01-01T9:00Z', '2026-01-01', 'soon' FROM account"),
            vec!["contact 5: left_known_at is no date: soon", "contact 5: known_at is no date: 2026-01-01T9:00Z"],
        ),
        ("UPDATE contract SET id = 6, end_on = '2020-01-01'".into(), vec!["CHECK", "contract 6: end_on is before start_on"]),
        ("UPDATE contract SET id = 6, arr_minor = -1".into(), vec!["CHECK", "contract 6: arr_minor is negative: -1"]),
        ("UPDATE contract SET id = 6, currency = NULL".into(), vec!["CHECK", "contract 6: arr_minor has no currency"]),
        ("UPDATE contract SET id = 6, currency = 'ZZZ'".into(), vec!["contract 6: cannot be read"]),
        ("UPDATE response SET id = 6 + rowid % 2, score = 11 WHERE score = 9".into(), vec!["CHECK", "cannot be read"]),
        ("UPDATE task SET id = 7; UPDATE account SET deleted_at = '2026-11-22'".into(), vec!["task 7: its account is deleted"]),
        ("DELETE FROM change WHERE op = 3".into(), vec!["the change log has lost a part of op 3"]),
        ("UPDATE change SET after = '{' WHERE op = 4".into(), vec!["the change log has lost a part of op 4"]),
        ("DROP TRIGGER journal_touch_update".into(), vec!["trigger journal_touch_update: is missing"]),
        ("DROP INDEX touch_account_at".into(), vec!["index touch_account_at: is missing"]),
        ("ALTER TABLE task ADD COLUMN colour TEXT".into(), vec!["table task: was altered"]),
        ("DROP TABLE draft".into(), vec!["table draft: is missing"]),
        ("CREATE VIEW mine AS SELECT 1".into(), vec!["view mine: does not belong here"]),
        (
            "DROP TRIGGER journal_pulse_insert; CREATE TRIGGER journal_pulse_insert AFTER INSERT ON pulse BEGIN SELECT 1; END".into(),
            vec!["trigger journal_pulse_insert: was altered"],
        ),
    ] {
        let found = found_after(&sql);
        for expected in &expected {
            assert!(found.iter().any(|finding| finding.contains(expected)), "{sql}\nexpected {expected}\nfound {found:#?}");
        }
    }
}

#[test]
fn one_fault_makes_one_finding() {
    let sql = "UPDATE task SET due_on = '2026-02-30' WHERE id = (SELECT min(id) FROM task)";
    let found = found_after(sql);
    assert!(found.len() == 1 && found[0].ends_with(": due_on is no date: 2026-02-30"), "{found:?}");
}

#[test]
fn a_change_log_that_is_off_is_found() {
    let shelf = small_book();
    unguarded(&shelf.path()).close().expect("closes");
    assert_eq!(findings(&shelf), [Finding::LogOff]);
}

#[test]
fn a_torn_page_is_a_finding_and_no_failure() {
    let shelf = small_book();
    let mut file = std::fs::OpenOptions::new().write(true).open(shelf.path()).expect("opens");
    let pages = file.metadata().expect("has a size").len() / 4096;
    for page in 4..pages {
        file.seek(SeekFrom::Start(page * 4096)).and_then(|_| file.write_all(&[0xa5; 512])).expect("writes");
    }
    drop(file);
    let book = mimamori::store::open_book(&shelf.path(), &mimamori::store::Access::Read).expect("opens");
    let findings = check(book.reader.connection()).expect("runs");
    assert!(findings.iter().any(|finding| matches!(finding, Finding::Damaged(_))), "{findings:?}");
}

#[test]
fn findings_have_words_in_both_languages() {
    let shelf = small_book();
    let connection = unguarded(&shelf.path());
    let damage = "UPDATE task SET id = 7, due_on = '2026-02-30'; DROP TRIGGER journal_touch_update;
                  INSERT INTO touch_contact VALUES (9, 88, 99);";
    connection.execute_batch(damage).expect("is damaged");
    drop(connection);
    let findings = findings(&shelf);
    let said = |lang| findings.iter().map(|finding| wording::finding(&Words::new(lang), finding)).collect::<Vec<_>>().join("\n");
    for (lang, expected) in [
        (
            Lang::En,
            ["task 7: due_on is not a date (2026-02-30).", "The change log is switched off", "trigger journal_touch_update is missing."],
        ),
        (
            Lang::Ja,
            [
                "task 7：due_on が日付ではありません（2026-02-30）。",
                "変更履歴の記録が止まっています",
                "trigger journal_touch_update がありません。",
            ],
        ),
    ] {
        let text = said(lang);
        for expected in expected {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }
}
