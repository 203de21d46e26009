//! Imports from file to book, as the command line and the workbench run them.
#![expect(clippy::panic, reason = "a test stops at the first surprise and says what it found")]

use crate::support::{Shelf, dump, later, noon};
use mimamori::domain::*;
use mimamori::i18n::Words;
use mimamori::import::ImportKind::{self, *};
use mimamori::ops::import::ImportReport;
use mimamori::shell::importing::{self, ImportError, Imported, Place};
use mimamori::store::{Book, Writer, all_of};
use mimamori::tui::job::ImportRequest;
use mimamori::wording::import_problem;
use std::path::PathBuf;

pub const PLACE: Place = Place {
    now: chrono::DateTime::UNIX_EPOCH,
    zone: Zone::Fixed(chrono::FixedOffset::east_opt(0).expect("is zero")),
    currency: Currency::USD,
};

/// A book, and a folder for the files that come in.
pub struct Bench {
    shelf: Shelf,
    book: Book,
    minutes: i64,
}

impl Bench {
    pub fn new() -> Bench {
        let shelf = Shelf::new();
        let book = shelf.open();
        Bench { shelf, book, minutes: 0 }
    }

    pub fn writer(&mut self) -> &mut Writer {
        self.book.writer.as_mut().expect("for writing")
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.shelf.folder().join(name);
        std::fs::write(&path, content).expect("the folder is writable");
        path
    }

    pub fn try_run(&mut self, kind: ImportKind, request: &ImportRequest) -> Result<Imported, ImportError> {
        self.minutes += 1;
        let place = Place { now: later(self.minutes), ..PLACE };
        importing::run(self.writer(), kind, request, place, &mut |_, _| true)
    }

    pub fn run(&mut self, kind: ImportKind, request: &ImportRequest) -> Imported {
        self.try_run(kind, request).unwrap_or_else(|error| panic!("{kind}: {error}"))
    }

    /// Imports a file with this content and nothing said about it.
    pub fn import(&mut self, kind: ImportKind, name: &str, content: impl AsRef<[u8]>) -> ImportReport {
        let request = of(self.file(name, content));
        self.run(kind, &request).outcome.report
    }

    pub fn dump(&mut self) -> String {
        dump(self.writer())
    }

    pub fn accounts(&mut self) -> Vec<Account> {
        all_of::<Account>(self.writer().connection()).expect("reads").into_iter().map(|row| row.fields).collect()
    }

    /// Imports three accounts that the tests speak of.
    pub fn with_accounts() -> Bench {
        let mut bench = Bench::new();
        let report = bench.import(Accounts, "accounts.csv", ACCOUNTS);
        assert_eq!(counts(&report), [3, 3, 0, 0, 0]);
        bench
    }
}

const ACCOUNTS: &str = "Account ID,Account Name,Website,Industry,ARR,Created\n\
    A-1,Northwind Trading,https://www.northwind.example,Retail,480000,2024-03-01\n\
    A-2,青葉システム株式会社,aoba.example,IT,120000,2024-04-01\n\
    A-3,Free Mail Club,gmail.com,Clubs,1200,2024-05-01\n";

pub fn of(path: PathBuf) -> ImportRequest {
    ImportRequest { paths: vec![path], ..ImportRequest::default() }
}

/// Returns read, added, updated, unchanged, left out.
pub fn counts(report: &ImportReport) -> [u64; 5] {
    [report.read, report.added, report.updated, report.unchanged, report.skipped]
}

/// Returns each problem as `row column: reason`, as people read it.
pub fn problems(report: &ImportReport) -> Vec<String> {
    let words = Words::new(Lang::En);
    let place = |column: &Option<String>| column.as_ref().map(|column| format!(" {column}")).unwrap_or_default();
    report
        .problems
        .iter()
        .map(|problem| format!("{}{}: {}", problem.row, place(&problem.column), import_problem(&words, &problem.why)))
        .collect()
}

/// One file of each kind, with all its rows good.
const FILES: &[(ImportKind, &str, &str, u64)] = &[
    (
        Contacts,
        "contacts.csv",
        "Account,Name,Email,Role\nA-1,Mika Sato,mika@northwind.example,champion\n青葉システム,佐藤 美香,sato@aoba.example,\n",
        2,
    ),
    (
        Contracts,
        "contracts.csv",
        "Contract ID,Account,Product,ARR,Start date,End date,Auto renew\nC-1,A-1,Suite,480000,2025-12-25,2026-12-24,yes\n",
        1,
    ),
    (Renewals, "renewals.csv", "Account ID,Due date,Outcome,Churn reason\nA-1,2025-12-24,renewed,\nA-2,2026-01-31,churned,price\n", 2),
    (
        Touches,
        "touches.csv",
        "Account,Contact,Kind,Date,Subject,Body\nA-1,Mika Sato;Ken Ito,call,2026-11-02,Kickoff,went well\nA-2,,メール,2026-11-03,導入,進捗\n",
        2,
    ),
    (Usage, "usage.csv", "Account,Date,Metric,Value\nA-1,2026-11-01,logins,12\nA-1,2026-11-02,logins,14.5\n", 2),
    (
        Tickets,
        "tickets.csv",
        "Ticket ID,Account,Created,Closed,Priority,Subject\nT-1,A-1,2026-11-01 09:00,2026-11-02 10:00,high,Export is slow\n",
        1,
    ),
    (
        Surveys,
        "nps.csv",
        "Response ID,Account,Email,Score,Comment,Date\n1,A-1,mika@northwind.example,4,slow,2026-11-03\n2,A-2,,10,,2026-11-04\n",
        2,
    ),
];

#[test]
fn every_kind_comes_in_is_there_the_second_time_and_can_be_taken_back_and_done_again() {
    let mut bench = Bench::with_accounts();
    for (kind, name, content, rows) in FILES {
        let request = of(bench.file(name, content));
        let before = bench.dump();
        let rehearsed = bench.run(*kind, &ImportRequest { dry_run: true, ..request.clone() });
        assert_eq!((rehearsed.outcome.op, bench.dump() == before), (None, true), "{kind}: a rehearsal writes nothing");
        let first = bench.run(*kind, &request);
        assert_eq!(problems(&first.outcome.report), [""; 0], "{kind}");
        assert_eq!(counts(&first.outcome.report), [*rows, *rows, 0, 0, 0], "{kind}");
        assert_eq!(first.outcome.report, rehearsed.outcome.report, "{kind}: the rehearsal said it");
        assert!(first.outcome.op.is_some(), "{kind}");
        let after = bench.dump();
        let second = bench.run(*kind, &request);
        assert_eq!(counts(&second.outcome.report), [*rows, 0, 0, *rows, 0], "{kind}, again");
        assert_eq!((second.outcome.op, bench.dump() == after), (None, true), "{kind}: nothing is written the second time");
        bench.writer().undo(later(500)).expect("undoes");
        assert_eq!(bench.dump(), before, "{kind}: undone");
        bench.writer().redo(later(501)).expect("does again");
        assert_eq!(bench.dump(), after, "{kind}: done again");
    }
}

#[test]
fn rows_of_unknown_accounts_are_left_out_unless_they_may_be_added() {
    let mut bench = Bench::with_accounts();
    let request =
        of(bench.file("usage.csv", "Account,Date,Value\nA-1,2026-11-01,1\nNobody,2026-11-01,2\nA-2,2026-11-01,3\nNobody,2026-11-02,2\n"));
    let report = bench.run(Usage, &request).outcome.report;
    assert_eq!(counts(&report), [4, 2, 0, 0, 2]);
    let why = "no account goes by “Nobody”; import accounts first, or add new ones with --new-accounts";
    assert_eq!(problems(&report), [format!("3: {why}"), format!("5: {why}")]);
    let report = bench.run(Usage, &ImportRequest { new_accounts: true, ..request.clone() }).outcome.report;
    assert_eq!((counts(&report), report.new_accounts), ([4, 2, 0, 2, 0], 1));
    let report = bench.run(Usage, &request).outcome.report;
    assert_eq!((counts(&report), report.new_accounts), ([4, 0, 0, 4, 0], 0), "the account is there now");
}

#[test]
fn an_account_is_named_by_anything_that_is_its_own() {
    let mut bench = Bench::with_accounts();
    bench.import(Contracts, "contracts.csv", "Contract ID,Account\nC-9,A-1\n");
    bench.import(Contacts, "contacts.csv", "Account,Name,Email\nA-2,Ken,ken@gmail.com\n");
    let id = all_of::<Account>(bench.writer().connection()).expect("reads")[0].id;
    for (named, expected) in [
        (id.to_string().as_str(), Some("A-1")),
        ("A-1", Some("A-1")),
        ("C-9", Some("A-1")),
        ("NORTHWIND TRADING", Some("A-1")),
        ("northwind.example", Some("A-1")),
        ("https://northwind.example/about", Some("A-1")),
        ("someone.new@northwind.example", Some("A-1")),
        ("㈱青葉システム", Some("A-2")),
        ("ken@gmail.com", Some("A-2")),
        ("Ken@Gmail.com", Some("A-2")),
        ("stranger@gmail.com", None),
        ("Northwind", None),
    ] {
        let report = bench.import(Usage, "usage.csv", format!("Account,Date,Value\n{named},2026-11-01,1\n"));
        let found = report.problems.is_empty();
        assert_eq!(found, expected.is_some(), "{named}: {:?}", problems(&report));
        if let Some(external_id) = expected {
            let sql = "SELECT count(*) FROM usage JOIN account ON account.id = account_id WHERE external_id = ?";
            let count: i64 = bench.writer().connection().query_row(sql, [external_id], |row| row.get(0)).expect("counts");
            assert_eq!(count, 1, "{named}");
            bench.writer().undo(later(900)).expect("undoes");
        }
    }
}

#[test]
fn a_person_names_the_account_by_address_or_company_domain_but_not_by_a_public_one() {
    let mut bench = Bench::with_accounts();
    bench.import(Contacts, "contacts.csv", "Account,Name,Email\nA-2,Ken,ken@gmail.com\n");
    let rows = "Email,Score,Date\nken@gmail.com,9,2026-11-01\nnew@northwind.example,8,2026-11-01\nstranger@gmail.com,1,2026-11-01\n";
    let report = bench.import(Surveys, "nps.csv", rows);
    assert_eq!(counts(&report), [3, 2, 0, 0, 1]);
    assert!(problems(&report)[0].starts_with("4: no account goes by “stranger@gmail.com”"), "{:?}", problems(&report));
}

#[test]
fn a_name_that_two_accounts_share_is_said_to_be_ambiguous() {
    let mut bench = Bench::new();
    let report = bench.import(Accounts, "accounts.csv", "Account ID,Name\n1,Kestrel\n2,Kestrel\n");
    assert_eq!((counts(&report), bench.accounts().len()), ([2, 2, 0, 0, 0], 2), "different ids are different companies");
    let report = bench.import(Usage, "usage.csv", "Account,Date\nKestrel,2026-11-01\n2,2026-11-01\n");
    assert_eq!(problems(&report), ["2: 2 accounts go by “Kestrel”; name it by id"]);
    assert_eq!(counts(&report), [2, 1, 0, 0, 1]);
}

#[test]
fn an_account_is_found_by_external_id_then_domain_then_name_and_keeps_what_a_file_does_not_state() {
    let mut bench = Bench::with_accounts();
    let report = bench.import(Accounts, "one.csv", "Account ID,Account Name,Industry\nA-1,Northwind Group,\n");
    assert_eq!(counts(&report), [1, 0, 1, 0, 0]);
    let account = bench.accounts().remove(0);
    assert_eq!((account.name.as_str(), account.industry.as_deref()), ("Northwind Group", Some("Retail")));
    let report = bench.import(Accounts, "two.csv", "Name,Website,Segment\nNW,northwind.example,SMB\n青葉システム,,Enterprise\n");
    assert_eq!((counts(&report), bench.accounts().len()), ([2, 0, 2, 0, 0], 3));
    let segments: Vec<Option<String>> = bench.accounts().into_iter().map(|account| account.segment).collect();
    assert_eq!(segments, [Some("SMB".to_owned()), Some("Enterprise".to_owned()), None]);
}

#[test]
fn companies_that_share_a_web_site_or_a_mail_provider_stay_apart() {
    for rows in ["Acme US,acme.example\nAcme EU,acme.example\n", "Florist,gmail.com\nBaker,gmail.com\n"] {
        let mut bench = Bench::new();
        let content = format!("Name,Website\n{rows}");
        assert_eq!(counts(&bench.import(Accounts, "a.csv", &content)), [2, 2, 0, 0, 0], "{rows}");
        assert_eq!(counts(&bench.import(Accounts, "a.csv", &content)), [2, 0, 0, 2, 0], "{rows}");
    }
}

#[test]
fn rows_without_ids_that_differ_are_different_things_and_stay_so_the_second_time() {
    for (kind, name, content, added, table) in [
        (Surveys, "nps.csv", "Account,Score,Date\nA-1,9,2026-11-03\nA-1,3,2026-11-03\nA-1,9,2026-11-03\n", 2, "response"),
        (Surveys, "nps.csv", "Account,Email,Score,Date\nA-1,k@n.example,9,2026-11-03\nA-1,k@n.example,3,2026-11-03\n", 2, "response"),
        (Tickets, "t.csv", "Account,Created,Priority\nA-1,2026-11-03,high\nA-1,2026-11-03,low\n", 2, "ticket"),
        (Contracts, "c.csv", "Account,Product,ARR\nA-1,Suite,100\nA-1,Suite,200\nA-1,Suite,100\n", 2, "contract"),
        (Renewals, "r.csv", "Account,Due date,Outcome\nA-1,2026-12-24,renewed\nA-1,2026-12-24,churned\n", 2, "renewal"),
        (Touches, "touch.csv", "Account,Kind,Date,Minutes\nA-1,call,2026-11-03,10\nA-1,call,2026-11-03,20\n", 2, "touch"),
    ] {
        let mut bench = Bench::with_accounts();
        let read = content.lines().count() as u64 - 1;
        assert_eq!(counts(&bench.import(kind, name, content)), [read, added, 0, read - added, 0], "{content}");
        let rows = bench.dump();
        assert_eq!(counts(&bench.import(kind, name, content)), [read, 0, 0, read, 0], "{content}, again");
        assert_eq!((bench.dump() == rows, rows.matches(&format!("\n{table}: ")).count() as u64), (true, added), "{content}");
    }
}

#[test]
fn a_correction_reaches_the_row_it_is_about() {
    for (kind, name, before, after) in [
        (Contracts, "c.csv", "Account,Product,ARR\nA-1,Suite,100\n", "Account,Product,ARR\nA-1,Suite,150\n"),
        (
            Tickets,
            "t.csv",
            "Account,Created,Subject,Status\nA-1,2026-11-03,Slow,open\n",
            "Account,Created,Subject,Status\nA-1,2026-11-03,Slow,solved\n",
        ),
        (Renewals, "r.csv", "Account,Due date,Outcome\nA-1,2026-12-24,\n", "Account,Due date,Outcome\nA-1,2026-12-24,renewed\n"),
        (
            Surveys,
            "nps.csv",
            "Account,Email,Score,Date\nA-1,k@n.example,9,2026-11-03\n",
            "Account,Email,Score,Date\nA-1,k@n.example,8,2026-11-03\n",
        ),
        (Contacts, "p.csv", "Account,Name,Title\nA-1,Ken Ito,CTO\n", "Account,Name,Title\nA-1,Ken Ito,CEO\n"),
        (Usage, "u.csv", "Account,Date,Value\nA-1,2026-11-03,5\n", "Account,Date,Value\nA-1,2026-11-03,6\n"),
    ] {
        let mut bench = Bench::with_accounts();
        assert_eq!(counts(&bench.import(kind, name, before)), [1, 1, 0, 0, 0], "{before}");
        assert_eq!(counts(&bench.import(kind, name, after)), [1, 0, 1, 0, 0], "{after}");
    }
}

#[test]
fn columns_that_nobody_maps_are_kept_as_custom_fields_and_follow_the_file() {
    let mut bench = Bench::new();
    let report = bench.import(Accounts, "a.csv", "Name,Favourite colour,メモ欄\nAcme,red,\nBlue Ridge,,青\n");
    assert_eq!(report.unmapped, ["Favourite colour", "メモ欄"]);
    let customs = |bench: &mut Bench| -> Vec<String> {
        let sql = "SELECT account.name || ' ' || custom_field.name || ' ' || value
                   FROM custom_field JOIN account ON account.id = account_id ORDER BY 1";
        let mut statement = bench.writer().connection().prepare(sql).expect("reads");
        let rows = statement.query_map([], |row| row.get(0)).expect("runs");
        rows.map(|row| row.expect("a text")).collect()
    };
    assert_eq!(customs(&mut bench), ["Acme Favourite colour red", "Blue Ridge メモ欄 青"]);
    let report = bench.import(Accounts, "b.csv", "Name,Favourite colour\nAcme,green\nBlue Ridge,\n");
    assert_eq!(counts(&report), [2, 0, 1, 1, 0]);
    assert_eq!(customs(&mut bench), ["Acme Favourite colour green", "Blue Ridge メモ欄 青"]);
}

#[test]
fn what_was_said_about_a_header_is_remembered_for_the_next_file_with_it() {
    let mut bench = Bench::new();
    let request = of(bench.file("a.csv", "Kunde,Umsatz\nAcme,1200\n"));
    let error = bench.try_run(Accounts, &request).expect_err("nothing names the account");
    assert!(error.to_string().contains("no column"), "{error}");
    let map = vec![("name".to_owned(), "Kunde".to_owned()), ("arr".to_owned(), "Umsatz".to_owned())];
    bench.run(Accounts, &ImportRequest { map, ..request });
    let report = bench.import(Accounts, "b.csv", "KUNDE,umsatz\nBlue Ridge,64000\n");
    assert_eq!((counts(&report), report.unmapped.len()), ([1, 1, 0, 0, 0], 0));
    assert_eq!(bench.accounts()[1].arr, Some(Money { minor: 6_400_000, currency: Currency::USD }));
}

#[test]
fn an_import_that_is_stopped_leaves_nothing() {
    let mut bench = Bench::with_accounts();
    let rows: String = (0..2_000).map(|row| format!("T-{row},A-1,2026-11-01,ticket {row}\n")).collect();
    let request = of(bench.file("tickets.csv", format!("Ticket ID,Account,Created,Subject\n{rows}")));
    let before = bench.dump();
    let mut looks = 0;
    let place = Place { now: noon(), ..PLACE };
    let stopped = importing::run(bench.writer(), Tickets, &request, place, &mut |done, _| {
        looks += 1;
        done < 1_000
    });
    assert!(matches!(stopped, Err(ImportError::Stopped)), "{stopped:?}");
    assert!(looks > 3, "{looks}");
    assert_eq!(bench.dump(), before);
}

#[test]
fn a_bad_row_is_left_out_with_row_column_and_reason_and_the_others_come_in() {
    for (kind, name, content, left, expected) in [
        (
            Accounts,
            "a.csv",
            "Name,Seats\nAcme,3\nBlue,3,9\nCask,4\n",
            2,
            "3: 3 cells where the header has 2; a comma in the text may lack its quotes",
        ),
        (Accounts, "a.csv", "Name,ARR\nAcme,100\nBlue,-5\n", 1, "3 ARR: "),
        (Accounts, "a.csv", "Name,ARR,Currency\nAcme,100,USD\nBlue,5,ZZZ\n", 1, "3 Currency: "),
        (Accounts, "a.csv", "Name,ARR,Currency\nAcme,100,USD\nBlue,many,USD\n", 1, "3 ARR: "),
        (Accounts, "a.csv", "Name,Created\nAcme,2026-02-28\nBlue,2026-02-30\n", 1, "3 Created: "),
        (
            Accounts,
            "a.csv",
            "Account ID,Name\n7,Acme\n8,Cask\n7,Acme Two\n",
            2,
            "2: row 4 of a.csv says something else about the same thing and counts instead",
        ),
        (Surveys, "nps.csv", "Account,Score,Date\nA-1,10,2026-11-01\nA-1,11,2026-11-02\n", 1, "3 Score: "),
        (Accounts, "a.csv", "Name,Note\nAcme,fine\nBlue,no\0good\n", 1, "3 "),
    ] {
        let mut bench = Bench::new();
        let at_start = if kind == Surveys {
            bench = Bench::with_accounts();
            3
        } else {
            0
        };
        let report = bench.import(kind, name, content);
        assert_eq!((report.skipped, report.added), (1, left), "{content}: {:?}", problems(&report));
        assert!(problems(&report)[0].starts_with(expected), "{content}: {:?}", problems(&report));
        if kind == Accounts {
            assert_eq!(bench.accounts().len() as u64, at_start + left, "{content}");
        }
    }
}

#[test]
fn a_heading_that_stands_twice_is_kept_apart() {
    let mut bench = Bench::new();
    let request = of(bench.file("a.csv", "Name,Note,Note\nAcme,one,two\n"));
    let outcome = bench.run(Accounts, &request).outcome;
    assert_eq!(outcome.previews[0].header, ["Name", "Note", "Note (2)"]);
    assert_eq!(outcome.report.unmapped, ["Note (2)"]);
    assert_eq!(bench.accounts()[0].note.as_deref(), Some("one"));
}

#[test]
fn dates_that_can_be_read_two_ways_import_nothing_until_their_order_is_said() {
    let mut bench = Bench::with_accounts();
    let request = of(bench.file("usage.csv", "Account,Date,Value\nA-1,03/04/2026,1\nA-1,05/06/2026,1\n"));
    let before = bench.dump();
    let error = bench.try_run(Usage, &request).expect_err("is ambiguous");
    for lang in Lang::ALL {
        let text = importing::import_error(&Words::new(*lang), &error);
        assert!(text.contains("--date-format") && text.contains("03/04/2026"), "{text}");
    }
    assert_eq!(bench.dump(), before);
    for (format, month) in [("dmy", "2026-04-03"), ("mdy", "2026-03-04"), ("%d/%m/%Y", "2026-04-03")] {
        let report = bench.run(Usage, &ImportRequest { date_format: Some(format.into()), ..request.clone() }).outcome.report;
        assert_eq!(counts(&report), [2, 2, 0, 0, 0], "{format}");
        let sql = "SELECT count(*) FROM usage WHERE on_day = ?";
        let count: i64 = bench.writer().connection().query_row(sql, [month], |row| row.get(0)).expect("counts");
        assert_eq!(count, 1, "{format}");
        bench.writer().undo(later(700)).expect("undoes");
    }
    let report = bench.import(Usage, "more.csv", "Account,Date,Value\nA-1,03/04/2026,1\nA-1,25/06/2026,1\n");
    assert_eq!(counts(&report), [2, 2, 0, 0, 0], "one day past the twelfth decides the column");
}

#[test]
fn what_is_no_table_is_refused_with_a_reason_and_a_next_step() {
    let mut bench = Bench::new();
    let folder = bench.shelf.folder().to_owned();
    let empty = bench.dump();
    for (path, expected) in [
        (folder.join("nowhere.csv"), "cannot be read"),
        (folder.clone(), "is a folder"),
        (bench.file("empty.csv", ""), "The file is empty"),
        (bench.file("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "This is PNG"),
        (bench.file("random.csv", [0_u8, 159, 146, 150, 0, 1, 2, 3, 0, 0, 7, 254]), ""),
        (bench.file("locked.xlsx", b"PK\x03\x04 broken"), "damaged"),
    ] {
        let error = bench.try_run(Accounts, &of(path.clone())).map(|done| done.outcome.report).expect_err(&path.display().to_string());
        let text = importing::import_error(&Words::new(Lang::En), &error);
        assert!(text.contains(expected), "{}: {text}", path.display());
        let japanese = importing::import_error(&Words::new(Lang::Ja), &error);
        assert!(!japanese.contains('[') && japanese != text, "{japanese}");
    }
    #[cfg(unix)]
    {
        let pipe = folder.join("pipe.csv");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("runs").success());
        let error = bench.try_run(Accounts, &of(pipe)).map(|done| done.outcome.report).expect_err("is a pipe");
        assert!(importing::import_error(&Words::new(Lang::En), &error).contains("is not a file"), "{error}");
    }
    let error = bench.try_run(Accounts, &ImportRequest::default()).expect_err("no file");
    assert!(matches!(error, ImportError::NoFile), "{error}");
    assert_eq!(bench.dump(), empty);
    let report = bench.import(Accounts, "header.csv", "Name,ARR\n");
    assert_eq!(counts(&report), [0; 5], "a header only");
}

#[test]
fn usage_of_several_files_adds_up_and_says_the_same_the_second_time() {
    let mut bench = Bench::with_accounts();
    let north = bench.file("north.csv", "Account,Date,Metric,Value\nA-1,2026-11-01,logins,10\nA-1,2026-11-01,logins,2\n");
    let south = bench.file("south.csv", "Account,Date,Metric,Value\nNorthwind Trading,2026-11-01,logins,30\n");
    let request = ImportRequest { paths: vec![north, south], ..ImportRequest::default() };
    let report = bench.run(Usage, &request).outcome.report;
    assert_eq!(counts(&report), [3, 3, 0, 0, 0]);
    let value: f64 = bench.writer().connection().query_row("SELECT value FROM usage", [], |row| row.get(0)).expect("one row");
    assert_eq!(value, 42.0);
    let again = bench.run(Usage, &request);
    assert_eq!((counts(&again.outcome.report), again.outcome.op), ([3, 0, 0, 3, 0], None));
}

#[test]
fn files_come_in_whatever_their_encoding_and_delimiter() {
    let japanese = "会社名,都道府県,年間契約金額\n株式会社カネコ,群馬県,1200000\nサンプル商事,東京都,800000\n";
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(japanese.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, content) in [
        ("cp932.csv", cp932.to_vec()),
        ("utf8.csv", japanese.as_bytes().to_vec()),
        ("bom.csv", format!("\u{feff}{japanese}").into_bytes()),
        ("utf16.csv", utf16),
        ("tab.tsv", japanese.replace(',', "\t").into_bytes()),
        ("semicolon.csv", japanese.replace(',', ";").into_bytes()),
        ("windows.csv", japanese.replace('\n', "\r\n").into_bytes()),
        ("titled.csv", format!("顧客一覧\n\n{japanese}").into_bytes()),
    ] {
        let mut bench = Bench::new();
        let report = bench.import(Accounts, name, content);
        assert_eq!((counts(&report), problems(&report)), ([2, 2, 0, 0, 0], vec![]), "{name}");
        let accounts = bench.accounts();
        assert_eq!((accounts[0].name.as_str(), accounts[1].region.as_deref()), ("株式会社カネコ", Some("東京都")), "{name}");
    }
}

#[test]
fn a_home_folder_is_found_behind_its_sign() {
    let mut bench = Bench::new();
    let error = bench.try_run(Accounts, &of("~/no such folder/accounts.csv".into())).expect_err("is not there");
    let ImportError::CannotRead { path, .. } = error else { panic!("{error}") };
    assert!(!path.starts_with("~") || std::env::home_dir().is_none(), "{}", path.display());
}
