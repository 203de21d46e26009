//! Today: the queue worked with keys to its end, in both languages and several sizes, and on the command line.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, days_ahead, small_book, today};
use crate::support::{Shelf, later, noon};
use assert_cmd::Command;
use mimamori::demo::Settings;
use mimamori::domain::triage::{Day, Reason, Rules};
use mimamori::domain::*;
use mimamori::ops::sample::fill;
use mimamori::ops::{Op, TriageOp, apply};
use mimamori::review::today::Today;
use mimamori::store::{self, Access, all_of, open_book};
use mimamori::tui::route::Route;
use serde_json::Value;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

/// A small book with an overdue promise and an unanswered mail beside what the fixture has.
fn morning() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let accounts = all_of::<Account>(writer.connection()).expect("reads");
    let named = |name: &str| accounts.iter().find(|row| row.name == name).expect("is in the book").id;
    let (blue, aoba) = (named("Blue Ridge Dental"), named("青葉システム"));
    let promise = Task { account: Some(blue), due_on: Some(days_ago(4)), ..Task::titled("send the quote") };
    let mut letter = Touch::of(aoba, TouchKind::Email, days_ago(2).into());
    letter.direction = Direction::In;
    letter.at = "2026-11-18T02:00:00Z".parse().expect("a time");
    letter.subject = Some("質問".into());
    letter.body = "いつ使えますか".into();
    apply(writer, &Op::SaveTask(None, promise), noon()).expect("is carried out");
    let meeting = all_of::<Touch>(writer.connection()).expect("reads").into_iter().find(|row| row.account == aoba).expect("a meeting");
    let earlier = Touch { at: days_ago(9).into(), ..meeting.fields };
    apply(writer, &Op::SaveTouch(Some(meeting.id), earlier, vec![]), noon()).expect("is carried out");
    apply(writer, &Op::SaveTouch(None, letter, vec![]), noon()).expect("is carried out");
    book.close().expect("closes");
    shelf
}

fn at_work(shelf: &Shelf, lang: Lang, size: (u16, u16)) -> Desk {
    let mut desk = Desk::open(shelf.open(), lang, size);
    desk.press("f2");
    desk
}

fn end(lang: Lang) -> &'static str {
    if lang == Lang::En { "That was everything for today" } else { "今日の対応はすべて終わりました" }
}

fn marks(desk: &Desk) -> Vec<Mark> {
    all_of::<Mark>(desk.session.book().reader.connection()).expect("reads").into_iter().map(|row| row.fields).collect()
}

fn reasons(shelf: &Shelf) -> Vec<Reason> {
    let book = open_book(&shelf.path(), &Access::Read).expect("opens");
    let (model, rules, workdays) = (health::Model::built_in(), Rules::built_in(), Workdays::plain());
    let day = Day::new(today(), Zone::utc(), &model, &rules, &workdays);
    let queue = Today::read(book.reader.connection(), &day, noon()).expect("reads");
    queue.items.iter().map(|item| item.id.reason).collect()
}

#[test]
fn the_queue_is_worked_to_its_end_and_every_step_taken_back() {
    for lang in Lang::ALL {
        for size in SIZES {
            let shelf = morning();
            let count = reasons(&shelf).len();
            assert!(count >= 4, "the fixture asks for the manager: {count}");
            let mut desk = at_work(&shelf, *lang, size);
            let first = desk.screen();
            assert!(first.contains("Acme Rockets"), "{lang} {size:?}\n{first}");
            for done in 0..count {
                assert!(!desk.screen().contains(end(*lang)), "{lang} {size:?} after {done}\n{}", desk.screen());
                desk.press("space");
            }
            let screen = desk.screen();
            assert!(screen.contains(end(*lang)), "{lang} {size:?}\n{screen}");
            assert!(screen.contains('✓'), "what was done is listed\n{screen}");
            assert_eq!(marks(&desk).len(), count);
            for _ in 0..count {
                desk.press("u");
            }
            assert!(marks(&desk).is_empty());
            let again = desk.screen();
            assert!(again.contains("Acme Rockets") && !again.contains(end(*lang)), "{lang} {size:?}\n{again}");
        }
    }
}

#[test]
fn an_item_shows_why_with_its_rows_and_what_to_do() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (120, 36));
    let screen = desk.screen();
    for expected in ["Acme Rockets", "champion left", "Next:", "renews", "ARR", "Also here"] {
        assert!(screen.contains(expected), "{expected}\n{screen}");
    }
    assert!(!screen.contains("urgency") && desk.press("w").screen().contains("urgency"), "{}", desk.screen());
    let row = desk.press("right enter").screen();
    assert!(row.contains("Today ▸"), "the row behind it is open\n{row}");
    assert!(desk.press("esc left").screen().contains("Next:"));
    assert!(desk.press("enter").screen().contains("1 Timeline"), "{}", desk.screen());
}

#[test]
fn the_keys_of_an_item_work_from_its_evidence() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (120, 36));
    desk.press("right").press("d");
    assert_eq!(marks(&desk).iter().map(|mark| mark.action).collect::<Vec<_>>(), [MarkAction::Done], "{}", desk.screen());
    // The rules open nothing, and say where their weights stand.
    assert!(desk.press("left r enter").screen().contains("rules.toml"), "{}", desk.screen());
}

#[test]
fn reasons_are_whole_at_every_size() {
    let shelf = morning();
    for (lang, reason) in [(Lang::En, "promise overdue"), (Lang::Ja, "約束の期限超過")] {
        for size in SIZES {
            let mut desk = at_work(&shelf, lang, size);
            let screen = desk.screen();
            let row = screen.lines().find(|line| line.contains("Blue Ridge"));
            assert!(row.is_some_and(|row| row.contains(reason)), "{screen}");
        }
    }
}

#[test]
fn snoozing_holds_an_item_back_until_its_day() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (80, 24));
    let popup = desk.press("z").screen();
    assert!(popup.contains("tomorrow") && popup.contains("Another day"), "{popup}");
    desk.press("1");
    let [mark] = marks(&desk).try_into().expect("one mark");
    assert_eq!((mark.action, mark.until), (MarkAction::Snoozed, Some(days_ahead(1))));
    desk.press("u z 4 text=3d tab text=waiting_for_legal ctrl-s");
    let [mark] = marks(&desk).try_into().expect("one mark");
    assert_eq!((mark.until, mark.note.as_deref()), (Some(days_ahead(3)), Some("waiting for legal")), "{}", desk.screen());
    desk.press("u ctrl-s down down down enter text=2w ctrl-s");
    assert_eq!(marks(&desk).first().and_then(|mark| mark.until), Some(days_ahead(14)), "with keys an input method leaves alone");
}

#[test]
fn a_saved_log_does_the_item_in_one_step() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (80, 24));
    let before = all_of::<Touch>(desk.session.book().reader.connection()).expect("reads").len();
    desk.press("l text=/call_10m_talked enter");
    let touches = all_of::<Touch>(desk.session.book().reader.connection()).expect("reads").len();
    assert_eq!((touches, marks(&desk).len()), (before + 1, 1), "{}", desk.screen());
    assert_eq!(marks(&desk)[0].action, MarkAction::Done);
    desk.press("u");
    let touches = all_of::<Touch>(desk.session.book().reader.connection()).expect("reads").len();
    assert_eq!((touches, marks(&desk).len()), (before, 0), "one undo takes both back");
}

#[test]
fn a_promise_that_is_done_is_finished_with_its_item() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (120, 36));
    while !desk.screen().contains("send the quote") {
        desk.press("down");
    }
    desk.press("d");
    let tasks = all_of::<Task>(desk.session.book().reader.connection()).expect("reads");
    let done: Vec<&str> = tasks.iter().filter(|task| task.done_at.is_some()).map(|task| task.title.as_str()).collect();
    assert_eq!(done, ["send the quote"]);
}

#[test]
fn skipped_and_merged_items_leave_the_queue() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (80, 24));
    desk.press("s");
    assert_eq!(marks(&desk)[0].action, MarkAction::Skipped);
    desk.press("u J");
    let merged = marks(&desk);
    assert!(!merged.is_empty() && merged.iter().all(|mark| mark.action == MarkAction::Merged && mark.merged_into.is_some()), "{merged:?}");
    let refused = desk.press("J").screen();
    assert!(refused.contains("no other item"), "{refused}");
}

#[test]
fn a_capacity_draws_the_line() {
    for lang in Lang::ALL {
        for size in SIZES {
            let shelf = morning();
            let mut desk = at_work(&shelf, *lang, size);
            let line = if *lang == Lang::En { "today’s capacity: 3" } else { "今日の上限：3件" };
            let screen = desk.press("c home down enter").screen();
            assert!(screen.contains(line), "{lang} {size:?}\n{screen}");
            let above = desk.press("a space space space").screen();
            let met = if *lang == Lang::En { "What you meant to do today is done" } else { "今日の予定分は終わりました" };
            assert!(above.contains(met), "{lang} {size:?}\n{above}");
        }
    }
}

#[test]
fn a_mail_is_drafted_in_the_customers_language_and_written_as_a_file() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (100, 30));
    while !desk.screen().contains("質問") {
        desk.press("down");
    }
    let form = desk.press("m").screen();
    assert!(form.contains("Re: 質問") && form.contains("お世話になっております"), "{form}");
    // What only a person can say is asked first, and stands in the text.
    desk.press("text=明日お送りします ctrl-s");
    let draft = desk.screen();
    assert!(draft.contains("明日お送りします") && draft.contains("No address of"), "{draft}");
    // Nobody's address is known: it leaves only when that is confirmed.
    desk.press("w enter");
    desk.session.finish_job();
    let screen = desk.screen();
    assert!(screen.contains("Handed over the draft"), "{screen}");
    let files: Vec<_> = shelf.folder().join("drafts").read_dir().expect("a folder").flatten().collect();
    let text = std::fs::read_to_string(files[0].path()).expect("reads");
    assert!(files.len() == 1 && text.contains("X-Unsent: 1"), "{text}");
}

#[test]
fn an_empty_book_and_one_that_cannot_be_written_say_so() {
    for lang in Lang::ALL {
        let shelf = Shelf::new();
        let mut desk = at_work(&shelf, *lang, (80, 24));
        let none = if *lang == Lang::En { "There are no accounts yet" } else { "まだ顧客がありません" };
        assert!(desk.screen().contains(none), "{}", desk.screen());
        let shelf = morning();
        let book = open_book(&shelf.path(), &Access::Read).expect("opens");
        let mut desk = Desk::open(book, *lang, (80, 24));
        desk.press("f2 space s z");
        assert!(desk.screen().contains("Acme Rockets") && marks(&desk).is_empty(), "{}", desk.screen());
    }
}

#[test]
fn what_changed_since_the_last_look_is_told_by_account() {
    let shelf = morning();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let blue =
        all_of::<Account>(writer.connection()).expect("reads").into_iter().find(|row| row.name == "Blue Ridge Dental").expect("there").id;
    let seen = vec![(triage::ItemId { account: blue, reason: Reason::TicketSevere }, "1".to_owned())];
    let look = TriageOp::Look { seen, today: days_ago(2), zone: Zone::utc() };
    apply(writer, &Op::Triage(look), later(-2 * 24 * 60)).expect("is noted");
    assert!(mimamori::store::history(writer.connection(), 50).expect("reads").iter().all(|entry| !entry.kind.starts_with("triage")));
    book.close().expect("closes");
    let mut desk = at_work(&shelf, Lang::En, (120, 36));
    let screen = desk.press("tab").screen();
    assert!(screen.contains("Since Fri 20 Nov") && screen.contains("new:"), "{screen}");
    assert!(screen.contains("resolved: severe ticket"), "{screen}");
    assert!(desk.press("esc").screen().contains("Next:"));
}

#[test]
fn a_reason_that_went_and_came_again_is_neither_resolved_nor_new() {
    let shelf = morning();
    let mut book = shelf.open();
    let (model, rules, workdays) = (health::Model::built_in(), Rules::built_in(), Workdays::plain());
    let day = Day::new(today(), Zone::utc(), &model, &rules, &workdays);
    let read = |book: &store::Book| Today::read(book.reader.connection(), &day, noon()).expect("reads");
    let queue = read(&book);
    let (again, new): (Vec<_>, Vec<_>) = queue.items.iter().map(|item| item.id).partition(|id| id.reason == Reason::Silent);
    assert!(!again.is_empty() && !new.is_empty(), "{:?}", queue.items);
    // The same stood in the queue of the last look on another occasion, twice, and with something that is over.
    let before = |occasion: &'static str| again.iter().map(move |id| (*id, occasion.to_owned()));
    let over = (triage::ItemId { account: again[0].account, reason: Reason::TicketSevere }, "1".to_owned());
    let seen = before("before").chain(before("long before")).chain([over]).collect();
    let look = TriageOp::Look { seen, today: days_ago(2), zone: Zone::utc() };
    apply(book.writer.as_mut().expect("for writing"), &Op::Triage(look), later(-2 * 24 * 60)).expect("is noted");
    let queue = read(&book);
    let changes = queue.since_last_look(&day);
    let resolved: Vec<Reason> = changes.iter().flat_map(|change| change.resolved.clone()).collect();
    let new_now: Vec<Reason> = changes.iter().flat_map(|change| change.new.clone()).collect();
    assert_eq!(resolved, [Reason::TicketSevere], "what is there again is not resolved");
    assert!(!new_now.contains(&Reason::Silent) && new_now.len() == new.len(), "{new_now:?}");
}

#[test]
fn a_rule_is_muted_with_evidence_and_can_be_undone() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (120, 36));
    desk.press("s r");
    let rules = desk.screen();
    assert!(rules.contains("Rules of the queue") && rules.contains("champion left"), "{rules}");
    let silent = Reason::ALL.iter().position(|reason| *reason == Reason::Silent).expect("is a rule");
    desk.press("home");
    (0..silent).for_each(|_| drop(desk.press("down").screen()));
    assert!(desk.press("m").screen().contains("muted"), "{}", desk.screen());
    desk.press("esc");
    let queue = desk.screen();
    assert!(!queue.contains("silent"), "{queue}");
    desk.press("u");
    assert!(desk.screen().contains("silent"), "{}", desk.screen());
}

#[test]
fn today_and_the_book_are_one_key_apart() {
    let shelf = morning();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    assert!(desk.screen().contains("HEALTH"));
    assert!(desk.press("f2").screen().contains("PRIORITY"));
    assert!(desk.press("enter").screen().contains("Today ▸ "));
    assert!(desk.press("f3").screen().contains("HEALTH"));
    desk.press("/ text=blue enter f2 f3");
    assert!(!desk.screen().contains("Acme"), "the filter is as it was left\n{}", desk.screen());
    desk.press("f2 q");
    assert!(desk.session.is_over(), "either one is a place to leave from");
}

#[test]
fn the_sample_mornings_end_empty() {
    for lang in Lang::ALL {
        let shelf = Shelf::new();
        let mut book = shelf.open();
        let settings = Settings { accounts: 12, ..Settings::new(today(), *lang, Zone::utc()) };
        fill(book.writer.as_mut().expect("for writing"), &settings, &mut |_, _| true).expect("loads");
        book.close().expect("closes");
        let count = reasons(&shelf).len();
        assert!(count > 8, "{lang}: {count}");
        let mut desk = at_work(&shelf, *lang, (120, 36));
        for place in 0..count {
            desk.press(["space", "s", "z 2"][place % 3]);
        }
        let screen = desk.screen();
        assert!(screen.contains(end(*lang)), "{lang}\n{screen}");
        assert_eq!(reasons(&shelf), [], "{lang}");
    }
}

/// Adds meetings of two accounts: one that was and is not logged, and one later today.
fn with_meetings(shelf: &Shelf) {
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let accounts = all_of::<Account>(writer.connection()).expect("reads");
    let named = |name: &str| accounts.iter().find(|row| row.name == name).map(|row| row.id);
    let meeting = |name: &str, title: &str, (at, end): (&str, &str)| Meeting {
        uid: title.to_owned(),
        instance: String::new(),
        source: None,
        title: title.to_owned(),
        place: None,
        note: None,
        at: at.parse().expect("a time"),
        end_at: end.parse().ok(),
        status: MeetingStatus::Confirmed,
        account: named(name),
        touch: None,
        declined_at: None,
    };
    let was = meeting("Quiet Giant", "Rollout call", ("2026-11-20T10:00:00Z", "2026-11-20T10:30:00Z"));
    let over = meeting("Quiet Giant", "Breakfast", ("2026-11-22T07:00:00Z", "2026-11-22T08:00:00Z"));
    let comes = meeting("Acme Rockets", "Weekly", ("2026-11-22T14:00:00Z", "2026-11-22T14:30:00Z"));
    let written = writer.transact(noon(), |tx| -> store::Result<_> {
        for (id, meeting) in [was, over, comes].iter().enumerate() {
            store::insert(tx.connection(), MeetingId(9_000 + i64::try_from(id).expect("is small")), meeting, tx.at())?;
        }
        Ok(((), store::OpLabel { kind: "triage-look", args: serde_json::json!({}) }))
    });
    written.expect("writes");
    book.close().expect("closes");
}

#[test]
fn meetings_of_the_day_stand_above_and_those_that_were_lead_to_their_list() {
    for (lang, above, to_log) in
        [(Lang::En, "Meetings today: 14:00–14:30 Acme Rockets", "To log"), (Lang::Ja, "今日の予定：14:00–14:30 Acme Rockets", "記録待ち")]
    {
        for key in ["enter", "l"] {
            let shelf = morning();
            with_meetings(&shelf);
            let mut desk = at_work(&shelf, lang, (120, 36));
            let screen = desk.screen();
            assert!(screen.contains(above) && !screen.contains("Breakfast"), "what is over is not to come\n{screen}");
            let place = reasons(&shelf).iter().position(|reason| *reason == Reason::MeetingUnlogged).expect("is asked for");
            (0..place).for_each(|_| {
                desk.press("down");
            });
            let list = desk.press(key).screen();
            assert!(list.contains(to_log) && list.contains("Rollout call"), "{list}");
            desk.press("enter");
            let touches = all_of::<Touch>(desk.session.book().reader.connection()).expect("reads");
            assert_eq!(touches.iter().filter(|row| row.subject.as_deref() == Some("Rollout call")).count(), 1, "{}", desk.screen());
            desk.press("esc");
            assert!(!reasons(&shelf).contains(&Reason::MeetingUnlogged), "{}", desk.screen());
        }
    }
}

#[test]
fn a_fitting_playbook_is_named_and_starting_it_does_the_item_in_one_step() {
    for (lang, name) in [(Lang::En, "Playbook: "), (Lang::Ja, "プレイブック：")] {
        let shelf = morning();
        let mut desk = at_work(&shelf, lang, (120, 36));
        assert!(desk.screen().contains(name), "{}", desk.screen());
        let tasks = |desk: &Desk| all_of::<Task>(desk.session.book().reader.connection()).expect("reads").len();
        let runs = |desk: &Desk| all_of::<Run>(desk.session.book().reader.connection()).expect("reads");
        let before = tasks(&desk);
        desk.press("p esc");
        assert_eq!((tasks(&desk), marks(&desk).len()), (before, 0), "only looked at");
        desk.press("p enter");
        let [run] = runs(&desk).try_into().expect("one");
        let [mark] = marks(&desk).try_into().expect("one");
        assert_eq!((run.reason, mark.action, mark.account), (Some(mark.reason), MarkAction::Done, run.account));
        assert!(tasks(&desk) > before, "{}", desk.screen());
        desk.press("u");
        assert_eq!((tasks(&desk), runs(&desk).len(), marks(&desk).len()), (before, 0, 0), "one undo takes all of it back");
    }
}

#[test]
fn a_reason_can_be_given_to_a_day_of_the_list_and_the_day_is_to_come() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (100, 30));
    desk.press("z down tab text=on_holiday ctrl-s");
    let [mark] = marks(&desk).try_into().expect("one mark");
    assert_eq!((mark.until, mark.note.as_deref()), (Some(days_ahead(3)), Some("on holiday")), "{}", desk.screen());
    for refused in ["2026-11-22", "2026-11-20"] {
        desk.press(&format!("z 4 text={refused} ctrl-s"));
        assert!(desk.screen().contains("23"), "the first day is named\n{}", desk.screen());
        assert_eq!(marks(&desk).len(), 1, "{refused}");
        desk.press("ctrl-x esc");
    }
}

#[test]
fn only_leaving_the_first_screen_says_that_it_is_the_first() {
    let shelf = morning();
    let mut desk = at_work(&shelf, Lang::En, (120, 36));
    let said = "This is the first screen";
    for inner in ["right", "r"] {
        assert!(!desk.press(inner).press("esc").screen().contains(said), "{inner}\n{}", desk.screen());
        assert!(desk.screen().contains("PRIORITY"), "{inner}\n{}", desk.screen());
    }
    assert!(desk.press("esc").screen().contains(said), "{}", desk.screen());
    assert!(desk.press("f3 esc").screen().contains(said), "{}", desk.screen());
}

#[test]
fn a_large_book_says_at_once_how_far_it_is_and_keeps_the_item_one_stands_on() {
    let shelf = morning();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    for number in 0..200 {
        apply(writer, &Op::SaveAccount(None, Account::named(format!("Plain {number}"))), noon()).expect("is carried out");
    }
    book.close().expect("closes");
    let mut desk = at_work(&shelf, Lang::En, (120, 36));
    let first = desk.one_frame().join("\n");
    assert!(first.contains("looking at 0 of 2"), "{first}");
    assert!(desk.press("d").one_frame().join("\n").contains("still being read"), "a key is answered while it is read");
    assert!(desk.screen().contains("PRIORITY"), "{}", desk.screen());
    desk.press("end up");
    let standing = |desk: &mut Desk| {
        let rows = desk.rows();
        let y = desk.cursor.expect("a selected row").position.y;
        rows[usize::from(y)].chars().take(50).collect::<String>()
    };
    let before = standing(&mut desk);
    let first = *reasons(&shelf).first().expect("an item");
    desk.press("r");
    (0..Reason::ALL.iter().position(|reason| *reason == first).expect("is one")).for_each(|_| {
        desk.press("down");
    });
    desk.press("m esc");
    assert_eq!(standing(&mut desk), before, "though an item above is gone\n{}", desk.screen());
    assert!(!reasons(&shelf).is_empty());
}

/// Runs the program on a book; returns the exit code, what it said, and what went wrong.
fn run(shelf: &Shelf, lang: &str, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mimamori"));
    command.env_clear().env("TZ", "UTC").env("HOME", shelf.folder()).env("USER", "mika").arg("--book").arg(shelf.path());
    let output = command.args(["--lang", lang, "--today", "2026-11-22"]).args(arguments).output().expect("runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

fn listed(shelf: &Shelf) -> Vec<Value> {
    let (code, out, err) = run(shelf, "en", &["today", "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    serde_json::from_str::<Value>(&out).expect("JSON").as_array().expect("a list").clone()
}

#[test]
fn the_command_line_works_the_queue() {
    let shelf = morning();
    let items = listed(&shelf);
    assert_eq!(items.len(), reasons(&shelf).len());
    let first = &items[0];
    for key in ["id", "account", "reason", "why", "suggestion", "due_on", "priority", "terms"] {
        assert!(first.get(key).is_some(), "{key}: {first}");
    }
    assert!(first["why"][0]["text"].is_string() && first["why"][0]["evidence"][0]["id"].is_string(), "{first}");
    let terms = &first["terms"];
    let product = ["weight", "urgency"].iter().map(|key| terms[key].as_f64().expect("a number")).product::<f64>();
    let priority = product * terms["share"]["percent"].as_f64().expect("a number");
    assert!((priority - first["priority"].as_f64().expect("a number")).abs() < 0.5, "{first}");
    let id = |index: usize| items[index]["id"].as_str().expect("a text").to_owned();
    assert_eq!(run(&shelf, "en", &["today", "done", &id(0)]).0, 0);
    let (code, out, _) = run(&shelf, "ja", &["today", "snooze", &id(1), "3d", "--reason", "法務の確認待ち"]);
    assert!(code == 0 && out.contains("後回し"), "{out}");
    let (code, _, err) = run(&shelf, "en", &["today", "snooze", &id(2), "2026-11-22"]);
    assert!(code == 2 && err.contains("22 Nov is not after today"), "{err}");
    assert_eq!(run(&shelf, "en", &["today", "skip", &id(2)]).0, 0);
    assert_eq!(listed(&shelf).len(), items.len() - 3);
    let (code, _, err) = run(&shelf, "en", &["today", "done", &id(0)]);
    assert!(code == 1 && err.contains("There is no open item"), "{err}");
    assert_eq!(run(&shelf, "en", &["undo"]).0, 0);
    assert_eq!(listed(&shelf).len(), items.len() - 2);
    for (lang, words) in [("en", ["today’s capacity: 1", "SKIPPED"]), ("ja", ["今日の上限：1件", "見送り"])] {
        let (code, out, _) = run(&shelf, lang, &["today", "--capacity", "1"]);
        assert!(code == 0 && out.contains(words[0]), "{out}");
        let (code, out, _) = run(&shelf, lang, &["today", "rules"]);
        assert!(code == 0 && out.contains(words[1]), "{out}");
    }
}

#[test]
fn rules_of_ones_own_hold_and_a_mistake_is_said_with_its_line() {
    let shelf = morning();
    let folder = shelf.folder().join(".config/mimamori");
    std::fs::create_dir_all(&folder).expect("a folder");
    let muted: String = Reason::ALL.iter().map(|reason| format!("[{reason}]\nmuted = true\n")).collect();
    std::fs::write(folder.join("rules.toml"), muted).expect("writes");
    if cfg!(target_os = "linux") {
        assert_eq!(listed(&shelf), [] as [Value; 0]);
        std::fs::write(folder.join("rules.toml"), "[silent]\n\nweight = -1\n").expect("writes");
        let (code, _, err) = run(&shelf, "en", &["today"]);
        assert!(code == 0 && err.contains("rules.toml:3"), "{err}");
    }
}

#[test]
fn the_workbench_of_a_book_with_accounts_can_open_on_today() {
    let shelf = morning();
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    desk.go(Route::Today);
    assert!(desk.screen().contains("Book ▸ Today"), "{}", desk.screen());
}

#[test]
fn what_does_not_fit_of_the_counts_is_counted_together() {
    let shelf = morning();
    for (lang, others) in [(Lang::En, "others "), (Lang::Ja, "ほか ")] {
        let narrow = at_work(&shelf, lang, (50, 24)).rows()[2].clone();
        let (shown, rest) = narrow.split_once(others).unwrap_or_else(|| unreachable!("{narrow}"));
        let counted: usize = shown.split_whitespace().filter_map(|word| word.parse::<usize>().ok()).sum();
        assert_eq!(counted + rest.trim().parse::<usize>().expect("a number"), reasons(&shelf).len(), "{narrow}");
        let wide = at_work(&shelf, lang, (160, 36)).rows()[2].clone();
        assert!(!wide.contains(others), "{wide}");
    }
}

#[test]
fn programmes_are_a_key_away_from_the_queue() {
    let shelf = morning();
    for (lang, title) in [(Lang::En, "Programmes"), (Lang::Ja, "イベント")] {
        let first = at_work(&shelf, lang, (80, 24)).press("M").rows()[0].clone();
        assert!(first.contains(title), "{first}");
    }
}
