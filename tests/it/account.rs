//! The screen of one account, by its keys.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, days_ahead, small_book};
use crate::support::{Shelf, later, noon};
use mimamori::domain::*;
use mimamori::ops::{Op, apply};
use mimamori::review::{FoundAccount, find_account};
use mimamori::store::{Book, OpLabel, Tx, by_account, get, insert};
use mimamori::tui::route::{AccountTab, Route};

fn id_of(book: &Book, name: &str) -> AccountId {
    match find_account(book.reader.connection(), name).expect("reads") {
        FoundAccount::One(found) => found.id,
        other => unreachable!("{name}: {other:?}"),
    }
}

/// Opens the screen of an account of a list of two.
fn desk(shelf: &Shelf, lang: Lang, size: (u16, u16), name: &str, tab: AccountTab) -> Desk {
    let book = shelf.open();
    let (id, other) = (id_of(&book, name), id_of(&book, "Quiet Giant"));
    let mut desk = Desk::open(book, lang, size);
    desk.session.open(Route::Account { id, siblings: vec![id, other], tab });
    desk
}

/// Writes to the book of a shelf.
fn write(shelf: &Shelf, ops: impl FnOnce(&Book) -> Vec<Op>) {
    let mut book = shelf.open();
    let ops = ops(&book);
    let writer = book.writer.as_mut().expect("for writing");
    for op in &ops {
        apply(writer, op, later(5)).expect("is carried out");
    }
    book.close().expect("closes");
}

fn shows(desk: &mut Desk, expected: &[&str]) {
    let screen = desk.screen();
    for text in expected {
        assert!(screen.contains(text), "“{text}” is not on the screen:\n{screen}");
    }
}

fn hides(desk: &mut Desk, unexpected: &[&str]) {
    let screen = desk.screen();
    for text in unexpected {
        assert!(!screen.contains(text), "“{text}” is on the screen:\n{screen}");
    }
}

/// Puts rows into the book that no screen writes.
fn import(shelf: &Shelf, rows: impl FnOnce(&Tx) -> mimamori::store::Result<()>) {
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let label = || OpLabel { kind: "log", args: serde_json::json!({}) };
    writer.transact(later(6), |tx| rows(tx).map(|()| ((), label()))).expect("is written");
    book.close().expect("closes");
}

fn note(account: AccountId, days: u64, text: &str) -> Op {
    Op::SaveTouch(None, Touch { body: text.into(), ..Touch::of(account, TouchKind::Note, days_ago(days).into()) }, Vec::new())
}

fn task(account: AccountId, title: &str, due: Option<chrono::NaiveDate>) -> Op {
    Op::SaveTask(None, Task { account: Some(account), due_on: due, ..Task::titled(title) })
}

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 36), (100, 30), (60, 16)];

#[test]
fn the_head_says_how_healthy_what_it_is_worth_and_when_it_is_decided() {
    let shelf = small_book();
    let cases: [(Lang, &[&str], &str); 2] = [
        (Lang::En, &["Acme Rockets", "unknown", "ARR $480K", "notice by 25 Nov", "renews 25 Dec"], "champion: none (Mika Sato left 2 Nov)"),
        (Lang::Ja, &["Acme Rockets", "不明", "ARR US$480K", "通知期限 11月25日", "更新日 12月25日"], "推進者: 不在"),
    ];
    for (lang, expected, champion) in cases {
        for size in SIZES {
            let mut desk = desk(&shelf, lang, size, "Acme Rockets", AccountTab::Timeline);
            shows(&mut desk, expected);
            // Where only two rows fit, the champion leaves.
            if size.0 >= 80 {
                shows(&mut desk, &[champion]);
            }
        }
    }
    let mut wide = desk(&shelf, Lang::En, (120, 36), "Acme Rockets", AccountTab::Timeline);
    shows(&mut wide, &["known 29 %, between 4 and 60", "high touch · adopting", "1 of 2"]);
}

#[test]
fn the_head_takes_no_third_row_for_what_the_details_tell() {
    let shelf = small_book();
    write(&shelf, |book| {
        let id = id_of(book, "青葉システム");
        let mut account = get::<Account>(book.reader.connection(), id).expect("readable").expect("is there").fields;
        (account.external_id, account.segment) = (Some("C-10013-with-a-long-tail".into()), Some("a segment with a long name".into()));
        vec![Op::SaveAccount(Some(id), account)]
    });
    hides(&mut desk(&shelf, Lang::Ja, (80, 24), "青葉システム", AccountTab::Timeline), &["a segment with a long name"]);
    shows(&mut desk(&shelf, Lang::Ja, (160, 24), "青葉システム", AccountTab::Timeline), &["a segment with a long name"]);
}

#[test]
fn an_override_stands_beside_the_score_with_its_last_day() {
    let shelf = small_book();
    write(&shelf, |book| {
        let (to, reason) = (OverrideTo::Band(Band::Red), "sponsor is leaving".into());
        let account = id_of(book, "青葉システム");
        vec![Op::SetOverride(Override { account, to, reason, at: days_ago(1).into(), expires_on: days_ahead(11), cleared_at: None })]
    });
    for (lang, expected) in [(Lang::En, "your word: at risk, until 3 Dec"), (Lang::Ja, "スコアの上書き: 危険（12月3日まで）")]
    {
        shows(&mut desk(&shelf, lang, (80, 24), "青葉システム", AccountTab::Timeline), &[expected]);
    }
}

#[test]
fn the_timeline_groups_what_is_to_come_today_and_every_day_before() {
    let shelf = small_book();
    write(&shelf, |book| {
        let acme = id_of(book, "Acme Rockets");
        let mail = Touch { subject: Some("Re: export".into()), ..Touch::of(acme, TouchKind::Email, noon().into()) };
        vec![Op::SaveTouch(None, mail, Vec::new()), task(acme, "call the sponsor", Some(days_ahead(3)))]
    });
    import(&shelf, |tx| {
        let account = AccountId(tx.connection().query_row("SELECT id FROM account WHERE name LIKE 'Acme%'", [], |row| row.get(0))?);
        let mut ticket = Ticket::opened(account, days_ago(5).into());
        (ticket.subject, ticket.severity) = (Some("import fails".into()), Some(Severity::Urgent));
        insert(tx.connection(), TicketId(tx.new_id()), &ticket, tx.at())?;
        insert(tx.connection(), RenewalId(tx.new_id()), &Renewal::due(account, days_ahead(33)), tx.at())
    });
    let mut english = desk(&shelf, Lang::En, (80, 24), "Acme Rockets", AccountTab::Timeline);
    let rows = english.rows();
    let line = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap_or_else(|| panic!("{text}:\n{}", rows.join("\n")));
    assert!(rows.iter().any(|row| row.trim() == "Coming"));
    let order = ["Coming", "in 33 d", "in 3 d", "Today", "09:00", "Tue 17 Nov", "import fails", "Tue 3 Nov", "NPS 4", "left (champion)"];
    assert!(order.windows(2).all(|pair| line(pair[0]) < line(pair[1])), "{}", rows.join("\n"));
    assert!(rows[line("09:00")].contains("▸") && rows[line("09:00")].contains("mail out"), "what happened last is selected");
    assert!(rows[line("NPS 4")].contains("unanswered, 19 d") && rows[line("import fails")].contains("open, 5 d"));
    let mut japanese = desk(&shelf, Lang::Ja, (80, 24), "Acme Rockets", AccountTab::Timeline);
    shows(&mut japanese, &["今後の予定", "33日後", "今日", "メール送信", "問い合わせ", "未解決 5日", "未対応 19日", "離任"]);
}

#[test]
fn a_change_of_health_stands_in_the_timeline_and_leads_to_its_reasons() {
    let shelf = small_book();
    write(&shelf, |book| {
        let account = id_of(book, "青葉システム");
        let rating = PulseRating::new(1).expect("on the scale");
        let talk = |days| Op::SaveTouch(None, Touch::of(account, TouchKind::Call, days_ago(days).into()), Vec::new());
        vec![talk(100), Op::SetPulse(Pulse { account, rating, note: None, at: days_ago(80).into(), expires_on: days_ahead(10) })]
    });
    let mut desk = desk(&shelf, Lang::En, (80, 24), "青葉システム", AccountTab::Timeline);
    desk.press("f end enter");
    shows(&mut desk, &["· health", "from unknown to"]);
    desk.press("enter");
    let tabs = desk.rows();
    assert!(!tabs.join("\n").contains("from unknown to"), "the health tab is open:\n{}", tabs.join("\n"));
    desk.press("1").press("delete");
    shows(&mut desk, &["it cannot be deleted"]);
}

#[test]
fn a_long_timeline_is_read_on_to_its_very_end() {
    let shelf = small_book();
    write(&shelf, |book| (0..450).map(|index| note(id_of(book, "Quiet Giant"), index, &format!("note {index} of many"))).collect());
    let mut desk = desk(&shelf, Lang::En, (80, 24), "Quiet Giant", AccountTab::Timeline);
    shows(&mut desk, &["note 0 of many"]);
    for _ in 0..25 {
        desk.press("pagedown");
    }
    shows(&mut desk, &["note 375 of many"]);
    desk.press("home end");
    shows(&mut desk, &["note 449 of many"]);
    desk.press("up up");
    let rows = desk.rows();
    assert!(rows.iter().any(|row| row.contains("▸") && row.contains("note 447 of many")), "{}", rows.join("\n"));
    desk.press("home");
    shows(&mut desk, &["note 0 of many"]);
}

#[test]
fn one_kind_alone_is_named_in_the_title_and_escape_shows_everything_again() {
    let shelf = small_book();
    for (lang, kind, all) in [(Lang::En, "Acme Rockets · surveys", "kickoff"), (Lang::Ja, "Acme Rockets · アンケート", "kickoff")] {
        let mut desk = desk(&shelf, lang, (80, 24), "Acme Rockets", AccountTab::Timeline);
        desk.press("f down down down enter");
        shows(&mut desk, &[kind, "NPS 4"]);
        hides(&mut desk, &[all]);
        desk.press("ctrl-l down enter");
        shows(&mut desk, &[if lang == Lang::En { "There is nothing of this kind" } else { "この種類の履歴はありません" }]);
        desk.press("esc");
        shows(&mut desk, &[all]);
        hides(&mut desk, &[kind]);
        desk.press("esc");
        assert!(!desk.rows()[0].contains("Acme"), "the screen is left:\n{}", desk.screen());
    }
}

#[test]
fn the_neighbour_is_shown_of_the_same_kind_until_escape() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (80, 24), "Acme Rockets", AccountTab::Timeline);
    desk.press("f down down down enter ]");
    shows(&mut desk, &["Quiet Giant · surveys"]);
    // The kind outlasts an account whose timeline was not looked at.
    desk.press("2 [ 1");
    shows(&mut desk, &["Acme Rockets · surveys", "NPS 4"]);
    desk.press("esc ]");
    hides(&mut desk, &["surveys"]);
    shows(&mut desk, &["Quiet Giant"]);
}

#[test]
fn space_unfolds_a_text_and_enter_shows_all_of_it() {
    let shelf = small_book();
    let text: String = (1..=60).map(|line| format!("line {line} of it\n")).collect();
    write(&shelf, |book| vec![note(id_of(book, "Quiet Giant"), 0, &text)]);
    for size in SIZES {
        let mut desk = desk(&shelf, Lang::En, size, "Quiet Giant", AccountTab::Timeline);
        desk.press("space");
        shows(&mut desk, &["line 2 of it", "Enter shows the rest"]);
        desk.press("space");
        hides(&mut desk, &["Enter shows the rest"]);
        desk.press("enter");
        shows(&mut desk, &["Kind", "note", "line 1 of it"]);
        hides(&mut desk, &["line 60 of it"]);
        desk.press("end");
        shows(&mut desk, &["line 60 of it"]);
        desk.press("down down down up");
        hides(&mut desk, &["line 60 of it"]);
        desk.press("home esc");
        shows(&mut desk, &["1 Timeline"]);
    }
}

#[test]
fn an_entry_is_deleted_after_a_question_and_comes_back() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (80, 24), "Acme Rockets", AccountTab::Timeline);
    desk.press("down down delete");
    shows(&mut desk, &["Delete this touch?", "export is slow again"]);
    desk.press("esc");
    shows(&mut desk, &["export is slow again"]);
    desk.press("delete enter");
    hides(&mut desk, &["call           export is slow again"]);
    shows(&mut desk, &["u takes it back"]);
    desk.press("ctrl-z");
    shows(&mut desk, &["call           export is slow again"]);
}

#[test]
fn an_unanswered_survey_is_marked_answered() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (80, 24), "Acme Rockets", AccountTab::Timeline);
    shows(&mut desk, &["unanswered, 19 d"]);
    desk.press("r");
    hides(&mut desk, &["unanswered"]);
    shows(&mut desk, &["answered"]);
    desk.press("r");
    shows(&mut desk, &["Select a survey answer that is still unanswered."]);
}

/// A touch: its name, how it differs from a call two days ago, with whom of the people, and whether it answers.
type Answering = (&'static str, fn(&mut Touch), usize, bool);

#[test]
fn a_later_word_to_the_person_answers_a_survey_and_nothing_else_does() {
    let cases: [Answering; 5] = [
        ("a call with her", |_| {}, 0, true),
        ("a call with him", |_| {}, 1, false),
        ("a mail from her", |touch| (touch.kind, touch.direction) = (TouchKind::Email, Direction::In), 0, false),
        ("a note of ours", |touch| touch.kind = TouchKind::Note, 0, false),
        ("a call before", |touch| touch.at = days_ago(30).into(), 0, false),
    ];
    for (name, change, person, answers) in cases {
        let shelf = small_book();
        write(&shelf, |book| {
            let acme = id_of(book, "Acme Rockets");
            let people = by_account::<Contact>(book.reader.connection(), acme).expect("reads");
            let mut touch = Touch::of(acme, TouchKind::Call, days_ago(2).into());
            change(&mut touch);
            vec![Op::SaveTouch(None, touch, vec![people[person].id])]
        });
        let mut desk = desk(&shelf, Lang::En, (80, 24), "Acme Rockets", AccountTab::Timeline);
        assert_eq!(!desk.screen().contains("unanswered"), answers, "{name}:\n{}", desk.screen());
    }
}

#[test]
fn tabs_and_neighbours_have_their_keys() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (80, 24), "Acme Rockets", AccountTab::Timeline);
    for (key, expected) in
        [("3", "LAST TOUCH"), ("right", "NOTICE BY"), ("tab", "There is no task"), ("left", "NOTICE BY"), ("8", "Customer since")]
    {
        desk.press(key);
        shows(&mut desk, &[expected]);
    }
    desk.press("[");
    shows(&mut desk, &["This is the first account of the list."]);
    desk.press("]");
    shows(&mut desk, &["Quiet Giant", "2 of 2", "Customer since"]);
    desk.press("ctrl-right");
    shows(&mut desk, &["This is the last account of the list."]);
    desk.press("ctrl-left");
    shows(&mut desk, &["Acme Rockets", "1 of 2"]);
}

#[test]
fn people_still_there_come_first_with_their_last_talk() {
    let shelf = small_book();
    for (lang, expected) in [(Lang::En, ["35 d ago", "left 2 Nov", "never"]), (Lang::Ja, ["35日前", "11月2日離任", "なし"])] {
        let mut desk = desk(&shelf, lang, (80, 24), "Acme Rockets", AccountTab::Contacts);
        let rows = desk.rows();
        let line = |text: &str| rows.iter().position(|row| row.starts_with(text)).unwrap_or_else(|| panic!("{text}:\n{}", rows.join("\n")));
        assert!(line(" ▸ Ken Ito") < line("   Mika Sato"));
        shows(&mut desk, &expected);
        shows(&mut desk, &["ken@acme.example"]);
        desk.press("delete enter");
        hides(&mut desk, &["ken@acme.example"]);
        desk.press("u");
        shows(&mut desk, &["ken@acme.example"]);
    }
}

#[test]
fn addresses_and_days_of_another_year_stand_in_full_where_there_is_room() {
    let shelf = small_book();
    let email = "alexandra@long-name-rockets.example";
    write(&shelf, |book| {
        let account = id_of(book, "Acme Rockets");
        let contact = Contact { email: Some(email.into()), ..Contact::named(account, "Alexandra Montgomery") };
        vec![Op::SaveContact(None, contact), task(account, "far off", Some("2027-11-21".parse().expect("a date")))]
    });
    shows(&mut desk(&shelf, Lang::En, (120, 36), "Acme Rockets", AccountTab::Contacts), &[email]);
    shows(&mut desk(&shelf, Lang::Ja, (80, 24), "Acme Rockets", AccountTab::Tasks), &["2027年11月21日"]);
}

#[test]
fn renewals_stand_under_their_contract() {
    let shelf = small_book();
    write(&shelf, |book| {
        let acme = id_of(book, "Acme Rockets");
        let contract = by_account::<Contract>(book.reader.connection(), acme).expect("reads")[0].id;
        let mut renewal = Renewal::due(acme, days_ahead(33));
        (renewal.contract, renewal.forecast) = (Some(contract), Some(Forecast::AtRisk));
        let mut older = Contract::of(acme);
        (older.product, older.end_on) = (Some("Starter".into()), Some(days_ago(400)));
        vec![Op::SaveRenewal(None, renewal), Op::SaveContract(None, older)]
    });
    for (lang, [forecast, ended]) in [(Lang::En, ["renewal, at risk", "ended"]), (Lang::Ja, ["更新（解約懸念）", "終了済み"])] {
        for size in [(80, 24), (120, 36)] {
            let mut desk = desk(&shelf, lang, size, "Acme Rockets", AccountTab::Contracts);
            let rows = desk.rows();
            let line =
                |text: &str| rows.iter().position(|row| row.contains(text)).unwrap_or_else(|| panic!("{text}:\n{}", rows.join("\n")));
            assert!(line("Suite") + 1 == line(forecast) && line(forecast) < line("Starter") && line("Starter") == line(ended));
            desk.press("down enter");
            shows(&mut desk, &[if lang == Lang::En { "Forecast" } else { "見込み" }]);
        }
    }
    // The narrowest screen cuts no day and drops no tab.
    shows(&mut desk(&shelf, Lang::Ja, (60, 16), "Acme Rockets", AccountTab::Contracts), &["2025年10月18日", "解約通知期限", "5 タスク"]);
}

#[test]
fn late_tasks_come_first_and_done_ones_last() {
    let shelf = small_book();
    write(&shelf, |book| {
        let acme = id_of(book, "Acme Rockets");
        vec![
            task(acme, "someday", None),
            task(acme, "next week", Some(days_ahead(7))),
            task(acme, "late one", Some(days_ago(3))),
            task(acme, "for today", Some(days_ago(0))),
        ]
    });
    let mut desk = desk(&shelf, Lang::En, (80, 24), "Acme Rockets", AccountTab::Tasks);
    let order = |desk: &mut Desk, titles: [&str; 4]| {
        let rows = desk.rows();
        let line = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap_or_else(|| panic!("{text}:\n{}", rows.join("\n")));
        assert!(titles.windows(2).all(|pair| line(pair[0]) < line(pair[1])), "{}", rows.join("\n"));
    };
    order(&mut desk, ["late one", "for today", "next week", "someday"]);
    shows(&mut desk, &["overdue, 3 d", "due today", "no day"]);
    desk.press("space");
    order(&mut desk, ["for today", "next week", "someday", "late one"]);
    shows(&mut desk, &["✓ done"]);
    desk.press("end z");
    shows(&mut desk, &["The task is done already."]);
    desk.press("d");
    order(&mut desk, ["late one", "for today", "next week", "someday"]);
}

#[test]
fn details_hold_every_field_the_custom_ones_and_the_note() {
    let shelf = small_book();
    write(&shelf, |_| {
        let mut account = Account::named("森フーズ");
        account.external_id = Some("CRM-77".into());
        account.custom = (0..20).map(|index| (format!("独自項目{index:02}"), format!("値{index:02}"))).collect();
        account.note = Some("長い覚え書きです。".repeat(30));
        vec![Op::SaveAccount(None, account)]
    });
    for (lang, label) in [(Lang::En, "External id"), (Lang::Ja, "外部ID")] {
        let mut desk = desk(&shelf, lang, (80, 24), "森フーズ", AccountTab::Details);
        shows(&mut desk, &[label, "CRM-77", "独自項目00", "値00"]);
        hides(&mut desk, &["覚え書き"]);
        desk.press("end");
        shows(&mut desk, &["独自項目19", "長い覚え書きです。"]);
        desk.press("home");
        shows(&mut desk, &["CRM-77"]);
    }
}

#[test]
fn what_is_empty_says_so_in_one_sentence_with_one_key() {
    let shelf = small_book();
    let cases = [
        (AccountTab::Timeline, "Nothing has happened with this account yet.", "n log"),
        (AccountTab::Contacts, "Nobody is known at this account yet.", "a add contact"),
        (AccountTab::Contracts, "No contract is known yet.", "a add contract"),
        (AccountTab::Tasks, "There is no task for this account.", "a add task"),
    ];
    for (tab, sentence, key) in cases {
        for size in SIZES {
            let mut desk = desk(&shelf, Lang::En, size, "Quiet Giant", tab);
            shows(&mut desk, &[sentence]);
            assert!(desk.rows().iter().any(|row| row.trim() == key), "{}", desk.screen());
        }
    }
}

#[test]
fn the_screen_of_an_account_that_is_gone_closes() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (80, 24), "Acme Rockets", AccountTab::Contacts);
    desk.press("D");
    shows(&mut desk, &["Delete Acme Rockets?", "u brings all of it back"]);
    desk.press("enter");
    assert!(!desk.rows()[0].contains("Acme"), "{}", desk.screen());
    desk.press("u");
    let id = id_of(desk.session.book(), "Acme Rockets");
    desk.session.open(Route::Account { id, siblings: Vec::new(), tab: AccountTab::Contacts });
    shows(&mut desk, &["Ken Ito"]);

    // Deleted again while another screen lies above it: that one stays.
    desk.press("f12");
    assert!(desk.rows()[0].contains("Acme Rockets ▸ History"), "{}", desk.screen());
    desk.press("ctrl-y");
    let first = desk.rows()[0].clone();
    assert!(first.contains("History") && !first.contains("Acme"), "{first}");
}

#[test]
fn every_tab_draws_at_every_size() {
    let shelf = small_book();
    let sizes = [(40, 10), (41, 11), (60, 16), (80, 24), (99, 29), (100, 30), (300, 100)];
    for size in sizes {
        for lang in [Lang::En, Lang::Ja] {
            let mut desk = desk(&shelf, lang, size, "Acme Rockets", AccountTab::Timeline);
            for key in ["1", "space", "end", "enter", "esc", "2", "3", "4", "5", "6", "7", "8", "f"] {
                desk.press(key);
                assert!(!desk.screen().contains("[account") && !desk.screen().contains("{$"), "{key}");
            }
        }
    }
}
