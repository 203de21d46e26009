//! The quick-log line through keys: what stands on the screen, and what the book holds afterwards.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ahead, small_book};
use crate::support::{Shelf, dump, noon};
use mimamori::domain::*;
use mimamori::ops::{Op, apply};
use mimamori::store::directory::draft;
use mimamori::store::{Access, Book, Holder, all_of, entities, history, open_book};
use std::cell::Cell;
use std::time::{Duration, Instant};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

/// Opens the book with ids of its own: the clock of every test stands still, and one seed would give the ids of the fixture again.
fn open(shelf: &Shelf) -> Book {
    thread_local!(static SEED: Cell<u64> = const { Cell::new(100) });
    let seed = SEED.replace(SEED.get() + 1);
    let holder = Holder::this_process("tester".into(), "here".into(), noon());
    open_book(&shelf.path(), &Access::Write { holder, wait: Duration::ZERO, seed }).expect("the book opens")
}

fn desk(shelf: &Shelf, lang: Lang) -> Desk {
    Desk::open(open(shelf), lang, (100, 30))
}

/// The rows of the box, without the screen behind it.
fn box_of(desk: &mut Desk) -> String {
    let rows = desk.rows();
    let top = rows.iter().position(|row| row.contains('╭')).expect("the box is open");
    rows[top..].join("\n")
}

fn all<E: mimamori::store::Entity>(desk: &Desk) -> Vec<Row<E::Id, E>> {
    all_of::<E>(desk.session.book().reader.connection()).expect("reads")
}

/// The touch logged last (those of the fixture know only their day), its account's name and the names of its people.
fn last_touch(desk: &Desk) -> (Touch, String, Vec<String>) {
    let touch = all::<Touch>(desk).into_iter().rfind(|touch| touch.at == noon().into()).expect("a touch");
    let people = entities::contacts_of_touch(desk.session.book().reader.connection(), touch.id).expect("reads");
    let contacts = all::<Contact>(desk);
    let name = |id: &ContactId| contacts.iter().find(|row| row.id == *id).expect("is there").name.clone();
    let account = all::<Account>(desk).into_iter().find(|row| row.id == touch.account).expect("is there").fields.name;
    (touch.fields, account, people.iter().map(name).collect())
}

fn save(shelf: &Shelf, op: &Op) -> EntityRef {
    let mut book = open(shelf);
    let done = apply(book.writer.as_mut().expect("for writing"), op, noon()).expect("is carried out");
    book.close().expect("closes");
    done.value.row.expect("a row")
}

#[test]
fn a_typed_line_becomes_touch_people_and_tasks_in_both_languages() {
    struct Case {
        lang: Lang,
        line: &'static str,
        account: &'static str,
        people: &'static [&'static str],
        body: &'static str,
        task: (&'static str, u64),
        next: (&'static str, u64),
    }
    for case in [
        Case {
            lang: Lang::En,
            line: "#rockets @ken @Zoe /call 15m wants SSO +send SSO plan >fri >10d :|",
            account: "Acme Rockets",
            people: &["Ken Ito", "Zoe"],
            body: "wants SSO",
            task: ("send SSO plan", 5),
            next: ("Contact Acme Rockets", 10),
        },
        Case {
            lang: Lang::Ja,
            line: "＃青葉　＠佐藤さん　＠鈴木さん　／電話　１５分　導入の相談　＋見積を送る　＞３日後　＞１週間後　：｜",
            account: "青葉システム",
            people: &["佐藤 美香", "鈴木"],
            body: "導入の相談",
            task: ("見積を送る", 3),
            next: ("青葉システムに連絡", 7),
        },
    ] {
        let shelf = small_book();
        let mut desk = desk(&shelf, case.lang);
        desk.press("ctrl-n").type_text(case.line);
        desk.press("enter");
        let (touch, account, people) = last_touch(&desk);
        assert_eq!((account.as_str(), touch.body.as_str()), (case.account, case.body));
        assert_eq!(people, case.people);
        assert_eq!((touch.kind, touch.minutes, touch.sentiment), (TouchKind::Call, Some(15), Some(Sentiment::Neutral)));
        assert_eq!(touch.at, noon().into());
        let tasks = all::<Task>(&desk);
        let planned = |(title, days): (&str, u64)| tasks.iter().any(|task| task.title == title && task.due_on == Some(days_ahead(days)));
        assert!(planned(case.task) && planned(case.next), "{tasks:?}");
        assert!(!desk.screen().contains('╭'), "the box is closed: {}", desk.screen());
        assert!(desk.screen().contains(case.account), "the notice says what was done");
    }
}

#[test]
fn a_two_way_touch_closes_the_planned_contact_and_one_undo_takes_everything_back() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    desk.press("ctrl-n text=#blue_>3d enter");
    let open = |desk: &Desk| {
        let tasks = all::<Task>(desk).into_iter().filter(|task| task.done_at.is_none());
        tasks.map(|task| task.fields.title).collect::<std::collections::BTreeSet<_>>()
    };
    let titles = |titles: [&str; 2]| titles.map(str::to_owned).into();
    assert_eq!(open(&desk), titles(["send plan", "Contact Blue Ridge Dental"]));
    let before = dump(desk.session.book().writer.as_ref().expect("for writing"));
    desk.press("ctrl-n text=#blue_@Ann_/call_all_well_+send_offer");
    assert!(desk.screen().contains("closes “Contact Blue Ridge Dental”"), "{}", desk.screen());
    desk.press("enter");
    assert_eq!(open(&desk), titles(["send plan", "send offer"]));
    desk.press("ctrl-z");
    assert_eq!(dump(desk.session.book().writer.as_ref().expect("for writing")), before);
}

#[test]
fn the_box_says_what_was_understood_at_every_size() {
    for size in SIZES {
        for (lang, line, expected) in [
            (
                Lang::En,
                "#rockets @ken wants SSO +send plan >fri !1",
                ["Acme Rockets · Ken Ito · call", "task “send plan”, due Fri 27 Nov, priority 1", "note  wants SSO", "Enter saves"],
            ),
            (
                Lang::Ja,
                "#青葉 @佐藤さん 相談 +見積を送る >明日 !1",
                ["青葉システム · 佐藤 美香 · 通話", "タスク「見積を送る」、期限 11月23日(月)、優先度1", "内容  相談", "Enter で保存"],
            ),
        ] {
            let shelf = small_book();
            let mut desk = Desk::open(open(&shelf), lang, size);
            desk.press("ctrl-n").type_text(line);
            desk.press("end");
            let screen = desk.screen();
            for part in expected {
                assert!(screen.contains(part), "{size:?}: no {part} in\n{screen}");
            }
            assert!(screen.contains(line), "the whole line is in view: {screen}");
        }
    }
}

#[test]
fn the_smallest_screen_still_shows_line_and_state() {
    let shelf = small_book();
    let mut desk = Desk::open(open(&shelf), Lang::En, (40, 10));
    desk.press("ctrl-n text=#blu");
    let screen = box_of(&mut desk);
    assert!(screen.contains("#blu") && screen.contains("Tab takes “Blue Ridge"), "{screen}");
}

#[test]
fn the_cursor_stands_behind_what_was_typed_in_cells() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::Ja);
    desk.press("ctrl-n").type_text("導入ab");
    desk.screen();
    let first = desk.cursor.expect("an edit point");
    desk.press("left left left");
    desk.screen();
    let second = desk.cursor.expect("an edit point");
    assert!(first.visible && second.visible);
    assert_eq!((first.position.x - second.position.x, first.position.y), (4, second.position.y));
}

#[test]
fn new_names_are_announced_and_added() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    desk.press("ctrl-n text=#Umbrella_@Ann_hello");
    let screen = desk.screen();
    assert!(screen.contains("new account “Umbrella”, added by Enter") && screen.contains("new contact “Ann”"), "{screen}");
    desk.press("enter");
    let (touch, account, people) = last_touch(&desk);
    assert_eq!((account.as_str(), touch.body.as_str()), ("Umbrella", "hello"));
    assert_eq!(people, ["Ann"]);
}

#[test]
fn tab_completes_accounts_people_kinds_and_dates() {
    for (lang, typed, expected) in [
        (Lang::En, "text=#blu tab", "#\"Blue Ridge Dental\" "),
        (Lang::En, "text=#青 tab", "#青葉システム "),
        (Lang::En, "text=#blue_/m tab", "#blue /mtg "),
        (Lang::En, "text=#blue_/m down down tab", "#blue /mail "),
        (Lang::En, "text=#blue_>tom enter tab", ""),
        (Lang::En, "text=#blue_>tom tab text=x", "#blue >tomorrow x"),
        (Lang::En, "text=#rockets_@k down enter text=x", "#rockets @\"Ken Ito\" x"),
        (Lang::Ja, "text=#青葉_>らい", "#青葉 >らい"),
        (Lang::Ja, "text=#青葉_>来週 down down enter", "#青葉 >来週金 "),
        (Lang::Ja, "text=#青葉_／ down enter", "#青葉 ／電話 "),
        (Lang::Ja, "text=＃青 esc text=x", "＃青x"),
        (Lang::En, "text=#blue_x home right right tab", "#\"Blue Ridge Dental\" x"),
    ] {
        let shelf = small_book();
        let mut desk = desk(&shelf, lang);
        desk.press("ctrl-n").press(typed);
        assert_eq!(line_of(&mut desk), expected, "{typed}\n{}", desk.screen());
    }
}

/// The text in the line, as its draft keeps it.
fn line_of(desk: &mut Desk) -> String {
    desk.wait();
    let content = draft(desk.session.book().reader.connection(), "quick-log").expect("reads").unwrap_or_default();
    let kept: Option<serde_json::Value> = serde_json::from_str(&content).ok();
    kept.map(|kept| kept["line"].as_str().unwrap_or_default().to_owned()).unwrap_or_default()
}

#[test]
fn the_list_shows_recent_accounts_first_and_days_beside_dates() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    desk.press("ctrl-n text=#");
    let rows: Vec<String> = box_of(&mut desk).lines().map(str::to_owned).collect();
    let row_of = |name: &str| rows.iter().position(|row| row.contains(name)).expect(name);
    assert!(row_of("青葉システム") < row_of("Acme Rockets") && row_of("Acme Rockets") < row_of("Blue Ridge Dental"), "{rows:#?}");
    desk.press("text=blue_>f");
    assert!(box_of(&mut desk).lines().any(|row| row.contains("fri") && row.contains("Fri 27 Nov")), "{}", desk.screen());
    desk.press("backspace backspace text=@sat");
    desk.press("home delete delete delete delete delete delete end");
    assert!(
        box_of(&mut desk).lines().any(|row| row.contains("Mika Sato") && row.contains("Acme Rockets")),
        "where they are: {}",
        desk.screen()
    );
}

#[test]
fn a_name_that_could_mean_several_is_chosen_from_a_list() {
    let shelf = small_book();
    save(&shelf, &Op::SaveAccount(None, Account::named("Acme Labs")));
    let twin = |id: &str| Account { external_id: Some(id.into()), ..Account::named("Twin") };
    save(&shelf, &Op::SaveAccount(None, twin("T-1")));
    save(&shelf, &Op::SaveAccount(None, twin("T-2")));
    let mut desk = desk(&shelf, Lang::En);
    desk.press("ctrl-n text=#acme_talked");
    assert!(desk.screen().contains("“acme” could be 2 accounts"), "{}", desk.screen());
    desk.press("enter");
    assert!(desk.screen().contains("▸ Acme Labs"), "nothing saved, the list open: {}", desk.screen());
    desk.press("down enter");
    assert_eq!(line_of(&mut desk), "#\"Acme Rockets\" talked");
    desk.press("enter");
    assert_eq!(last_touch(&desk).1, "Acme Rockets");

    desk.press("ctrl-n text=#twin_talked enter");
    desk.press("down");
    let chosen = box_of(&mut desk).lines().find(|row| row.contains("▸ Twin")).map(str::to_owned).expect("a chosen row");
    desk.press("tab enter");
    let account = all::<Account>(&desk).into_iter().find(|row| row.id == last_touch(&desk).0.account).expect("is there");
    assert!(chosen.contains(account.external_id.as_deref().expect("has one")), "{chosen}: {account:?}");
}

#[test]
fn a_person_alone_names_the_account_and_is_asked_about_when_there_are_two() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    desk.press("ctrl-n text=@ken_thanks");
    assert!(desk.screen().contains("Acme Rockets (by the person)"), "{}", desk.screen());
    desk.press("ctrl-x esc");
    let blue = all::<Account>(&desk).into_iter().find(|row| row.name.starts_with("Blue")).expect("is there").id;
    desk.session.close().expect("closes");
    save(&shelf, &Op::SaveContact(None, Contact::named(blue, "Ken Otis")));
    let mut desk = self::desk(&shelf, Lang::En);
    desk.press("ctrl-n text=@ken_thanks enter");
    assert!(desk.screen().contains("More than one account"), "{}", desk.screen());
    desk.press("down enter enter");
    assert_eq!(last_touch(&desk).1, "Blue Ridge Dental");
    assert_eq!(last_touch(&desk).2, ["Ken Otis"]);
}

#[test]
fn nothing_is_saved_without_text_or_account() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    let before = all::<Touch>(&desk).len();
    // The history is about no account: none is in view.
    desk.press("f12");
    for (typed, notice) in
        [("", "Type what happened first"), ("text=hello", "Say which account it was"), ("ctrl-u text=#blue", "Type what")]
    {
        desk.press("ctrl-n").press(typed).press("enter");
        assert!(desk.screen().contains(notice), "{typed}: {}", desk.screen());
    }
    assert_eq!(all::<Touch>(&desk).len(), before);
}

#[test]
fn a_paste_is_one_line_and_never_saves() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    let before = all::<Touch>(&desk).len();
    desk.press("ctrl-n text=#blue_");
    desk.session.paste("first line\r\nsecond\u{1b}[31m line\n".into(), Instant::now());
    desk.session.paste("\n".into(), Instant::now());
    desk.press("text=third");
    assert_eq!(line_of(&mut desk), "#blue first line second line third");
    assert_eq!(all::<Touch>(&desk).len(), before);
    desk.press("enter");
    assert_eq!(last_touch(&desk).0.body, "first line second line third");
}

#[test]
fn a_draft_outlives_a_crash_is_kept_by_esc_and_ends_with_ctrl_x_or_saving() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    desk.press("ctrl-n text=#blue_half_a_tho");
    desk.wait();
    drop(desk);
    let mut desk = self::desk(&shelf, Lang::En);
    desk.press("ctrl-n");
    assert!(desk.screen().contains("Your draft is back"), "{}", desk.screen());
    desk.press("text=ught esc");
    assert!(desk.screen().contains("The draft is kept"), "{}", desk.screen());
    desk.press("ctrl-n");
    assert_eq!(line_of(&mut desk), "#blue half a thought", "reopened at once");
    desk.press("ctrl-x");
    assert_eq!(line_of(&mut desk), "");
    desk.press("esc ctrl-n");
    assert!(!desk.screen().contains("Your draft"), "{}", desk.screen());
    desk.press("text=#blue_done enter");
    desk.wait();
    drop(desk);
    let mut desk = self::desk(&shelf, Lang::En);
    desk.press("ctrl-n");
    assert_eq!(line_of(&mut desk), "");
    assert_eq!(last_touch(&desk).0.body, "done");
}

#[test]
fn a_draft_stays_with_the_account_it_was_begun_for() {
    let shelf = small_book();
    let mut book = open(&shelf);
    let accounts = all_of::<Account>(book.reader.connection()).expect("reads");
    let blue = accounts.iter().find(|row| row.name.starts_with("Blue")).expect("is there").id;
    let kept = serde_json::json!({ "account": blue, "line": "talked" }).to_string();
    book.writer.as_mut().expect("for writing").keep_draft("quick-log", Some(&kept), noon()).expect("is kept");
    book.close().expect("closes");
    let mut desk = desk(&shelf, Lang::En);
    desk.press("ctrl-n");
    assert!(box_of(&mut desk).contains("Blue Ridge Dental (begun for it)"), "{}", desk.screen());
    desk.press("enter");
    assert_eq!(last_touch(&desk).1, "Blue Ridge Dental");
}

#[test]
fn esc_closes_the_list_before_the_line_and_a_second_line_is_not_opened() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    desk.press("ctrl-n text=#bl");
    assert!(box_of(&mut desk).contains("Blue Ridge Dental"));
    desk.press("esc");
    assert!(desk.screen().contains('╭') && !desk.screen().contains("Tab takes"), "{}", desk.screen());
    desk.press("text=u");
    assert!(!desk.screen().contains("Tab takes"), "stays closed for this name: {}", desk.screen());
    desk.press("ctrl-n");
    assert!(desk.screen().contains("open already"), "{}", desk.screen());
    desk.press("esc");
    assert!(!desk.screen().contains('╭'), "one box, now closed: {}", desk.screen());
}

#[test]
fn a_long_line_scrolls_and_its_end_stays_in_view() {
    for (size, lang) in SIZES.into_iter().zip([Lang::En, Lang::Ja, Lang::Ja]) {
        let shelf = small_book();
        let mut desk = Desk::open(open(&shelf), lang, size);
        desk.press("ctrl-n text=#青葉_").type_text(&"社内展開の相談を進めた。".repeat(20));
        desk.type_text("最後です");
        let rows = desk.rows();
        assert_eq!(rows.iter().filter(|row| row.contains("最後です")).count(), 2, "line and note: {rows:#?}");
        let cursor = desk.cursor.expect("an edit point").position;
        assert!(cursor.x < size.0 && rows[usize::from(cursor.y)].contains("最後です"));
        desk.press("enter");
        assert_eq!(history(desk.session.book().reader.connection(), 1).expect("reads")[0].kind, "log");
    }
}

/// Lets the book grow no more, as a full disk does, or again.
fn fill_disk(desk: &Desk, is_full: bool) {
    let most = if is_full { 1 } else { 1_000_000 };
    let connection = desk.session.book().writer.as_ref().expect("for writing").connection();
    connection.execute_batch(&format!("PRAGMA max_page_count = {most}")).expect("is set");
}

#[test]
fn a_text_that_meets_a_full_disk_is_not_lost_and_kept_as_soon_as_it_can_be() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    let text = format!("#acme wants {}", "SSO ".repeat(3000));
    fill_disk(&desk, true);
    desk.press("ctrl-n").paste(&text).wait();
    assert!(desk.screen().contains("The disk is full"), "said without a key: {}", desk.screen());
    desk.press("enter");
    assert!(desk.screen().contains('╭') && desk.screen().contains("The disk is full"), "{}", desk.screen());
    assert!(desk.screen().contains("still here"), "{}", desk.screen());
    // Left and opened again, it is still there, though the book does not have it.
    desk.press("esc ctrl-n home");
    assert!(desk.screen().contains("#acme wants SSO"), "{}", desk.screen());
    desk.press("esc q");
    assert!(!desk.session.is_over(), "leaving would lose it");
    fill_disk(&desk, false);
    desk.wait();
    desk.wait();
    desk.wait();
    assert!(desk.screen().contains("is kept in the book again"), "{}", desk.screen());
    let kept = draft(desk.session.book().reader.connection(), "quick-log").expect("reads");
    assert!(kept.is_some_and(|kept| kept.contains("wants SSO")));
    desk.press("q");
    assert!(desk.session.is_over());
}

#[test]
fn who_asks_twice_leaves_a_full_disk() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En);
    fill_disk(&desk, true);
    desk.press("ctrl-n").paste(&"SSO ".repeat(3000));
    desk.press("esc q");
    assert!(!desk.session.is_over());
    assert!(desk.screen().contains("quitting again loses it"), "{}", desk.screen());
    desk.press("q");
    assert!(desk.session.is_over());
    let lost = desk.session.close().expect_err("the text is not kept");
    assert!(lost.starts_with("What was typed last is lost. The disk is full") && !lost.contains("still here"), "{lost}");
}
