//! The forms through keys: what is added and changed in the book, where errors stand, and that no typed text is lost.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ahead, small_book};
use crate::support::{Shelf, noon};
use mimamori::domain::*;
use mimamori::ops::{Op, apply};
use mimamori::store::{self, Entity, directory, entities};
use mimamori::tui::route::Route;

const LANGS: [Lang; 2] = [Lang::En, Lang::Ja];
const WIDE: (u16, u16) = (120, 36);

pub fn account_named(desk: &Desk, name: &str) -> AccountId {
    let names = directory::account_names(desk.session.book().reader.connection()).expect("readable");
    names.into_iter().find(|account| account.name == name).expect("is in the fixture").id
}

pub fn rows<E: Entity>(desk: &Desk, account: AccountId) -> Vec<Row<E::Id, E>> {
    store::by_account::<E>(desk.session.book().reader.connection(), account).expect("readable")
}

fn acme(desk: &Desk) -> AccountId {
    account_named(desk, "Acme Rockets")
}

fn desk_on(shelf: &Shelf, lang: Lang, size: (u16, u16), route: impl FnOnce(&Desk) -> Route) -> Desk {
    let mut desk = Desk::open(shelf.open(), lang, size);
    let route = route(&desk);
    desk.go(route);
    desk
}

fn line_with<'a>(rows: &'a [String], text: &str) -> (usize, &'a str) {
    let found = rows.iter().position(|row| row.contains(text));
    assert!(found.is_some(), "{text} is not on the screen:\n{}", rows.join("\n"));
    let index = found.expect("was looked at");
    (index, &rows[index])
}

type Leads = fn(&Desk) -> Route;

/// Every form by its route, keys that fill it, and what the book holds then.
struct Case {
    route: Leads,
    keys: &'static str,
    saved: fn(&Desk) -> String,
    expected: &'static str,
}

/// Returns the only row for which something holds.
pub fn only<T>(rows: Vec<T>, holds: impl Fn(&T) -> bool) -> T {
    let mut found = rows.into_iter().filter(holds);
    let first = found.next().expect("a row");
    assert!(found.next().is_none(), "more than one");
    first
}

const ADDED: &[Case] = &[
    Case {
        route: |_| Route::AccountForm(None),
        keys: "text=北川商事 tab text=きたがわ tab right tab text=o tab text=1.2億円 ctrl-s",
        saved: |desk| {
            let id = account_named(desk, "北川商事");
            let row = store::get::<Account>(desk.session.book().reader.connection(), id).expect("readable").expect("is there");
            format!("{:?} {:?} {:?} {:?}", row.kana, row.touch_model, row.stage, row.arr.map(|arr| arr.as_typed()))
        },
        expected: r#"Some("きたがわ") Some(High) Some(Onboarding) Some("120000000 JPY")"#,
    },
    Case {
        route: |desk| Route::ContactForm { account: acme(desk), id: None },
        keys: "text=Yuki_Mori enter text=d enter text=CTO enter text=yuki@acme.example enter text=yuki@home.example enter text=03-1234 enter text=2026-11-01 enter text=2026-11-02 enter",
        saved: |desk| {
            let row = only(rows::<Contact>(desk, acme(desk)), |row| row.name == "Yuki Mori");
            let gone = (row.left_on, row.opted_out_on);
            format!("{} {:?} {:?} {:?} {:?} {gone:?}", row.name, row.role, row.title, row.email, row.phone)
        },
        expected: r#"Yuki Mori DecisionMaker Some("CTO") Some("yuki@acme.example") Some("03-1234") (Some(2026-11-01), Some(2026-11-02))"#,
    },
    Case {
        route: |desk| Route::ContractForm { account: acme(desk), id: None },
        keys: "text=Suite tab text=Gold tab text=1,200 tab text=480k tab text=2026-04-01 tab text=2027-03-31 tab text=12 \
               tab right tab text=60 tab tab text=a ctrl-s",
        saved: |desk| {
            let row = only(rows::<Contract>(desk, acme(desk)), |row| row.plan.as_deref() == Some("Gold"));
            let days = (row.start_on.expect("a day"), row.end_on.expect("a day"));
            let money = row.arr.expect("an amount").as_typed();
            format!("{:?} {money} {days:?} {:?} {:?} {:?} {:?}", row.seats, row.term_months, row.auto_renew, row.notice_days, row.billing)
        },
        expected: "Some(1200) 480000 USD (2026-04-01, 2027-03-31) Some(12) Some(true) Some(60) Some(Annual)",
    },
    Case {
        route: |desk| Route::TaskForm { account: Some(acme(desk)), id: None },
        keys: "text=call_the_sponsor tab text=fri tab text=1 tab text=a enter text=b ctrl-s",
        saved: |desk| {
            let row = only(rows::<Task>(desk, acme(desk)), |_| true);
            format!("{} {:?} {} {:?}", row.title, row.due_on, row.priority.value(), row.note)
        },
        expected: r#"call the sponsor Some(2026-11-27) 1 Some("a\nb")"#,
    },
    Case {
        route: |desk| Route::TouchForm { account: acme(desk), id: None },
        keys: "text=e tab text=i tab ctrl-u text=yesterday_9:30 tab text=15 tab text=ken,_Aki_Ono tab text=SSO tab text=wants_it tab text=b ctrl-s",
        saved: |desk| {
            let row = only(rows::<Touch>(desk, acme(desk)), |row| row.subject.is_some());
            let people = entities::contacts_of_touch(desk.session.book().reader.connection(), row.id).expect("readable");
            let names = directory::contact_names(desk.session.book().reader.connection(), acme(desk)).expect("readable");
            let named: Vec<String> = names.into_iter().filter(|name| people.contains(&name.id)).map(|name| name.name).collect();
            let (at, body) = (row.at.to_string(), &row.body);
            format!(
                "{:?} {:?} {at} {:?} {} {:?} {body} {:?}",
                row.kind,
                row.direction,
                row.minutes,
                named.join("+"),
                row.subject,
                row.sentiment
            )
        },
        expected: r#"Email In 2026-11-21T09:30:00Z Some(15) Aki Ono+Ken Ito Some("SSO") wants it Some(Bad)"#,
    },
    Case {
        route: |desk| Route::PulseForm(acme(desk)),
        keys: "text=4 tab text=calm_again enter enter",
        saved: |desk| {
            let row = only(rows::<Pulse>(desk, acme(desk)), |_| true);
            format!("{} {:?} {}", row.rating.value(), row.note, row.expires_on)
        },
        expected: r#"4 Some("calm again") 2027-02-20"#,
    },
    Case {
        route: |desk| Route::OverrideForm(acme(desk)),
        keys: "tab text=85 tab text=new_sponsor tab ctrl-u text=2026-12-31 enter",
        saved: |desk| {
            let row = only(rows::<Override>(desk, acme(desk)), |_| true);
            format!("{:?} {} {}", row.to, row.reason, row.expires_on)
        },
        expected: "Score(85) new sponsor 2026-12-31",
    },
    Case {
        route: |desk| Route::SnoozeForm(only(rows::<Task>(desk, account_named(desk, "Blue Ridge Dental")), |_| true).id),
        keys: "text=2 tab tab text=waiting_for_legal enter",
        saved: |desk| {
            let row = only(rows::<Task>(desk, account_named(desk, "Blue Ridge Dental")), |_| true);
            format!("{:?} {:?}", row.snoozed_until, row.snooze_reason)
        },
        expected: r#"Some(2026-11-25) Some("waiting for legal")"#,
    },
];

#[test]
fn every_form_writes_what_was_typed_and_closes() {
    for lang in LANGS {
        for case in ADDED {
            let shelf = small_book();
            let mut desk = desk_on(&shelf, lang, WIDE, case.route);
            desk.press(case.keys);
            assert_eq!((case.saved)(&desk), case.expected, "{lang}: {}\n{}", case.keys, desk.screen());
            assert_eq!(desk.session.book().reader.connection().query_row("SELECT count(*) FROM draft", [], |row| row.get(0)), Ok(0_i64));
        }
    }
}

#[test]
fn what_is_typed_comes_back_after_a_crash_in_every_form() {
    // The draft is the same in each language, so that each form needs only one.
    for (case, lang) in ADDED.iter().zip(LANGS.into_iter().cycle()) {
        let shelf = small_book();
        let (save, typed) = case.keys.rsplit_once(' ').map(|(typed, save)| (save, typed)).expect("several keys");
        let mut desk = desk_on(&shelf, lang, WIDE, case.route);
        desk.press(typed).wait();
        drop(desk);
        let mut desk = desk_on(&shelf, lang, WIDE, case.route);
        let said = if lang == Lang::En { "This is your draft from last time" } else { "前回の下書きです" };
        assert!(desk.screen().contains(said), "{lang} {}\n{}", case.keys, desk.screen());
        desk.press(if save == "enter" { "ctrl-s" } else { save });
        assert_eq!((case.saved)(&desk), case.expected, "{lang}: {}", case.keys);
    }
}

#[test]
fn errors_stand_under_their_fields_and_the_first_has_the_focus() {
    /// A label, and what is said under its field.
    type Error = (&'static str, &'static str);
    let cases: &[(Leads, &str, &[Error])] = &[
        (|_| Route::AccountForm(None), "ctrl-s", &[("Name", "Nothing is filled in here")]),
        (
            |_| Route::AccountForm(None),
            "text=X tab tab tab tab text=-5 tab text=ZZZ tab text=1.5 ctrl-s",
            &[("ARR", "below zero"), ("Currency", "not a currency"), ("Seats", "not a whole number")],
        ),
        (
            |desk| Route::ContactForm { account: acme(desk), id: None },
            "text=A tab tab tab text=a.b ctrl-s",
            &[("E-mail", "not an e-mail address")],
        ),
        (
            |desk| Route::ContractForm { account: acme(desk), id: None },
            "tab tab tab text=1,5 tab text=2026-04-01 tab text=2025-03-31 ctrl-s",
            &[("ARR", "not a number"), ("Ends", "before the start")],
        ),
        (
            |desk| Route::TaskForm { account: Some(acme(desk)), id: None },
            "tab text=someday ctrl-s",
            &[("Title", "Nothing"), ("Due", "not a date")],
        ),
        (
            |desk| Route::TouchForm { account: acme(desk), id: None },
            "tab tab ctrl-u text=25:00 tab text=x ctrl-s",
            &[("When", "not a date"), ("Minutes", "not a number")],
        ),
        (
            |desk| Route::PulseForm(acme(desk)),
            "tab tab ctrl-u text=2026-11-01 ctrl-s",
            &[("Rating", "Nothing"), ("Counts until", "before the start")],
        ),
        (|desk| Route::OverrideForm(acme(desk)), "tab text=101 ctrl-s", &[("Score", "from 0 to 100"), ("Reason", "Nothing")]),
        (
            |desk| Route::SnoozeForm(only(rows::<Task>(desk, account_named(desk, "Blue Ridge Dental")), |_| true).id),
            "text=4 ctrl-s",
            &[("Other day", "Nothing")],
        ),
    ];
    for (route, keys, expected) in cases {
        let shelf = small_book();
        let mut desk = desk_on(&shelf, Lang::En, WIDE, route);
        desk.press(keys);
        let rows = desk.rows();
        for (label, error) in *expected {
            let label_with_space = format!("{label} ");
            let place = rows.iter().position(|row| {
                row.trim_start_matches([' ', '▸']).starts_with(&label_with_space) || row.trim_start_matches([' ', '▸']) == *label
            });
            let place = place.unwrap_or_else(|| panic!("no {label}:\n{}", rows.join("\n")));
            assert!(rows[place + 1].contains(error), "{keys}: {label}\n{}", rows.join("\n"));
        }
        let has_focus = |row: &String| row.starts_with(" ▸ ") && row.contains(expected[0].0);
        assert!(rows.iter().any(has_focus), "{}", rows.join("\n"));
        let said = line_with(&rows, "Not saved yet").0;
        assert_eq!(said, rows.len() - 2, "the notice");
    }
}

#[test]
fn editing_shows_the_row_changes_it_and_takes_errors_back_when_mended() {
    let shelf = small_book();
    let mut desk = desk_on(&shelf, Lang::En, WIDE, |desk| {
        let id = rows::<Contact>(desk, acme(desk)).into_iter().find(|person| person.name == "Ken Ito").expect("is there").id;
        Route::ContactForm { account: acme(desk), id: Some(id) }
    });
    assert!(desk.screen().contains("Edit contact") && desk.screen().contains("Acme Rockets"), "{}", desk.screen());
    desk.press("tab tab tab ctrl-u text=ken tab");
    assert!(desk.screen().contains("“ken” is not an e-mail address"), "at once on leaving:\n{}", desk.screen());
    desk.press("backtab text=@acme.example tab");
    assert!(!desk.screen().contains("is not an e-mail"), "{}", desk.screen());
    desk.press("ctrl-s");
    let ken = rows::<Contact>(&desk, acme(&desk)).into_iter().find(|person| person.name == "Ken Ito").expect("is there");
    assert_eq!(ken.email.as_deref(), Some("ken@acme.example"));
}

#[test]
fn every_form_can_edit_its_row() {
    let shelf = small_book();
    let mut book = shelf.open();
    let id = directory::account_names(book.reader.connection()).expect("readable")[0].id;
    let mut account = store::get::<Account>(book.reader.connection(), id).expect("readable").expect("is there").fields;
    account.custom.insert("CRM tier".into(), "B".into());
    apply(book.writer.as_mut().expect("for writing"), &Op::SaveAccount(Some(id), account), noon()).expect("is written");
    book.close().expect("closes");
    let mut desk = Desk::open(shelf.open(), Lang::Ja, WIDE);
    desk.go(Route::AccountForm(Some(id))).press("end text=2 backtab ctrl-u text=A ctrl-s");
    let account = store::get::<Account>(desk.session.book().reader.connection(), id).expect("readable").expect("is there");
    let custom = entities::read_custom_fields(desk.session.book().reader.connection(), id).expect("readable");
    assert_eq!((account.name.as_str(), custom["CRM tier"].as_str()), ("Acme Rockets2", "A"));

    let contract = only(rows::<Contract>(&desk, id), |_| true);
    desk.go(Route::ContractForm { account: id, id: Some(contract.id) });
    let notice = desk.rows().into_iter().find(|row| row.contains("解約予告期間")).expect("is shown");
    assert!(notice.trim_end().ends_with("日前まで"), "what the number counts: {notice}");
    desk.press("tab tab text=300 ctrl-s");
    let expected = Contract { seats: Some(300), ..contract.fields.clone() };
    assert_eq!(only(rows::<Contract>(&desk, id), |_| true).fields, expected, "and nothing else");

    let blue = account_named(&desk, "Blue Ridge Dental");
    let task = only(rows::<Task>(&desk, blue), |_| true);
    desk.go(Route::TaskForm { account: None, id: Some(task.id) }).press("end text=!! ctrl-s");
    assert_eq!(only(rows::<Task>(&desk, blue), |_| true).fields, Task { title: "send plan!!".into(), ..task.fields.clone() });

    let touch = only(rows::<Touch>(&desk, id), |row| row.body == "export is slow again");
    let people = |desk: &Desk| entities::contacts_of_touch(desk.session.book().reader.connection(), touch.id).expect("readable").len();
    desk.go(Route::TouchForm { account: id, id: Some(touch.id) }).press("tab tab tab tab end text=、ken tab tab text=.. ctrl-s");
    assert_eq!(
        only(rows::<Touch>(&desk, id), |row| row.id == touch.id).fields,
        Touch { body: "export is slow again..".into(), ..touch.fields.clone() }
    );
    assert_eq!(people(&desk), 2);
    desk.go(Route::TouchForm { account: id, id: Some(touch.id) }).press("tab tab tab tab end text=,Nobody ctrl-s");
    assert!(desk.screen().contains("「Nobody」は使えません"), "{}", desk.screen());
    assert_eq!(people(&desk), 2);
}

#[test]
fn logging_in_the_form_closes_the_planned_contact() {
    let shelf = small_book();
    let mut book = shelf.open();
    let id = directory::account_names(book.reader.connection()).expect("readable")[0].id;
    let planned = Task { account: Some(id), purpose: TaskPurpose::Contact, due_on: Some(days_ahead(1)), ..Task::titled("next call") };
    apply(book.writer.as_mut().expect("for writing"), &Op::SaveTask(None, planned), noon()).expect("is written");
    book.close().expect("closes");
    let mut desk = desk_on(&shelf, Lang::En, WIDE, |_| Route::TouchForm { account: id, id: None });
    desk.press("text=m ctrl-s");
    only(rows::<Touch>(&desk, id), |row| row.kind == TouchKind::Meeting);
    assert!(only(rows::<Task>(&desk, id), |_| true).done_at.is_some());
}

#[test]
fn a_field_says_what_it_understood() {
    for (lang, keys, expected) in
        [(Lang::En, "tab text=fri", "Fri 27 Nov"), (Lang::Ja, "tab text=来週金", "11月27日(金)"), (Lang::Ja, "tab text=金", "11月27日(金)")]
    {
        let shelf = small_book();
        let mut desk = desk_on(&shelf, lang, (80, 24), |desk| Route::TaskForm { account: Some(acme(desk)), id: None });
        desk.press(keys);
        assert!(desk.screen().contains(expected), "{keys}\n{}", desk.screen());
    }
    let shelf = small_book();
    let mut desk = desk_on(&shelf, Lang::Ja, (80, 24), |_| Route::AccountForm(None));
    desk.press("tab tab tab tab text=120万");
    assert!(desk.screen().contains("1,200,000円"), "{}", desk.screen());
}

#[test]
fn escape_keeps_the_draft_and_says_so_and_it_can_be_thrown_away() {
    for lang in LANGS {
        let shelf = small_book();
        let route = |desk: &Desk| Route::TaskForm { account: Some(acme(desk)), id: None };
        let mut desk = desk_on(&shelf, lang, (80, 24), route);
        desk.press("text=half esc");
        let said = if lang == Lang::En { "Your draft is kept" } else { "下書きは残してあり" };
        assert!(desk.screen().contains(said), "{}", desk.screen());
        let again = route(&desk);
        desk.go(again);
        assert!(desk.screen().contains("half"), "{}", desk.screen());
        desk.press("ctrl-x");
        assert!(!desk.screen().contains("half"), "{}", desk.screen());
        desk.press("esc");
        let again = route(&desk);
        desk.go(again);
        assert!(!desk.screen().contains(if lang == Lang::En { "from last time" } else { "前回" }), "{}", desk.screen());
        assert!(rows::<Task>(&desk, acme(&desk)).is_empty());
    }
}

#[test]
fn a_refused_write_loses_nothing() {
    let shelf = small_book();
    let mut desk = desk_on(&shelf, Lang::En, (80, 24), |desk| Route::TaskForm { account: Some(acme(desk)), id: None });
    let other = rusqlite::Connection::open(shelf.path()).expect("opens");
    other.execute_batch("CREATE TRIGGER full BEFORE INSERT ON task BEGIN SELECT RAISE(FAIL, 'no room'); END").expect("is made");
    desk.press("text=precious ctrl-s");
    let screen = desk.screen();
    assert!(screen.contains("precious") && screen.contains("New task") && screen.contains("no room"), "{screen}");
    other.execute_batch("DROP TRIGGER full").expect("is dropped");
    desk.press("ctrl-s");
    assert_eq!(only(rows::<Task>(&desk, acme(&desk)), |_| true).title, "precious");
}

#[test]
fn pastes_and_wide_text_stay_whole_and_the_cursor_stands_behind_them() {
    for size in [(80, 24), (120, 36), (60, 16)] {
        let shelf = small_book();
        let mut desk = desk_on(&shelf, Lang::Ja, size, |desk| Route::TaskForm { account: Some(acme(desk)), id: None });
        desk.paste("か\u{3099}んばる\r\n会議\u{1b}[31m").wait();
        let rows = desk.rows();
        let (y, line) = line_with(&rows, "がんばる 会議");
        let cursor = desk.cursor.expect("a cursor");
        assert!(cursor.visible);
        assert_eq!(usize::from(cursor.position.y), y);
        let before = line.split("会議").next().expect("a start");
        let cells = mimamori::text::Cells::Narrow;
        assert_eq!(usize::from(cursor.position.x), cells.width(before) + 4, "{line}");
    }
}

#[test]
fn a_long_form_follows_the_focus_on_a_small_screen_and_the_footer_keeps_its_word() {
    for lang in LANGS {
        let shelf = small_book();
        let mut desk = desk_on(&shelf, lang, (60, 16), |_| Route::AccountForm(None));
        desk.press("backtab");
        let rows = desk.rows();
        let focused = rows.iter().find(|row| row.starts_with(" ▸ ")).expect("a marker");
        assert!(focused.contains(if lang == Lang::En { "Note" } else { "メモ" }), "{}", rows.join("\n"));
        let footer = rows.last().expect("rows");
        assert!(footer.contains("Ctrl-S") && !footer.contains("Enter") && !footer.contains('?'), "a text takes Enter: {footer}");
        desk.press("backtab");
        let footer = desk.rows().pop().expect("rows");
        let next = if lang == Lang::En { "Enter next field" } else { "Enter 次の項目" };
        assert!(footer.contains(next), "{footer}");
    }
}

#[test]
fn nothing_changed_writes_nothing() {
    let shelf = small_book();
    let mut desk = desk_on(&shelf, Lang::En, (80, 24), |desk| Route::AccountForm(Some(acme(desk))));
    let count = |desk: &Desk| store::history(desk.session.book().reader.connection(), 99).expect("readable").len();
    let before = count(&desk);
    desk.press("ctrl-s");
    assert!(desk.screen().contains("Nothing was changed"), "{}", desk.screen());
    assert_eq!(count(&desk), before);
}

#[test]
fn undo_waits_until_the_form_is_left() {
    for lang in LANGS {
        let shelf = small_book();
        let mut desk = desk_on(&shelf, lang, (80, 24), |desk| Route::TaskForm { account: Some(acme(desk)), id: None });
        desk.press("text=a ctrl-z");
        assert!(desk.screen().contains(if lang == Lang::En { "outside forms" } else { "フォーム入力中" }), "{}", desk.screen());
        desk.press("ctrl-s");
        assert_eq!(rows::<Task>(&desk, acme(&desk)).len(), 1);
        desk.press("ctrl-z");
        assert_eq!(rows::<Task>(&desk, acme(&desk)).len(), 0, "{}", desk.screen());
    }
}

#[test]
fn a_row_that_is_gone_says_so_instead_of_a_form() {
    for (lang, said) in [(Lang::En, "There is no contact"), (Lang::Ja, "contact")] {
        let shelf = small_book();
        let mut desk = desk_on(&shelf, lang, (80, 24), |desk| Route::ContactForm { account: acme(desk), id: Some(ContactId(1)) });
        assert!(desk.screen().contains(said), "{}", desk.screen());
        desk.press("esc");
        assert!(!desk.screen().contains(said), "{}", desk.screen());
    }
}

#[test]
fn an_edit_keeps_to_what_was_changed_when_the_row_changed_meanwhile() {
    let shelf = small_book();
    let mut desk = desk_on(&shelf, Lang::En, (80, 24), |desk| Route::AccountForm(Some(acme(desk))));
    let id = acme(&desk);
    desk.press("tab text=アクメ").wait();
    drop(desk);
    let mut book = shelf.open();
    let mut account = store::get::<Account>(book.reader.connection(), id).expect("readable").expect("is there").fields;
    account.name = "Acme Holdings".into();
    apply(book.writer.as_mut().expect("for writing"), &Op::SaveAccount(Some(id), account), noon()).expect("is written");
    book.close().expect("closes");
    let mut desk = desk_on(&shelf, Lang::En, (80, 24), |_| Route::AccountForm(Some(id)));
    desk.press("ctrl-s");
    let account = store::get::<Account>(desk.session.book().reader.connection(), id).expect("readable").expect("is there").fields;
    assert_eq!((account.name.as_str(), account.kana.as_deref()), ("Acme Holdings", Some("アクメ")));
}

#[test]
fn only_a_scale_that_reaches_ten_tells_how_to_answer_ten() {
    for (lang, ten) in [(Lang::En, "10 is 1 0 or -"), (Lang::Ja, "10は1 0か-")] {
        let shelf = small_book();
        let pulse = desk_on(&shelf, lang, WIDE, |desk| Route::PulseForm(acme(desk))).screen();
        assert!(!pulse.contains(ten), "{pulse}");
    }
}
