//! Playbooks: started, stopped and taken back as ops, and through keys in both languages and three sizes.

use crate::forms::{account_named, rows};
use crate::support::desk::Desk;
use crate::support::fixture::{small_book, today};
use crate::support::{Shelf, dump, later, noon};
use chrono::NaiveDate;
use mimamori::domain::playbook::{Run, Script, Template};
use mimamori::domain::*;
use mimamori::ops::{self, Op, PlaybookStart, RunStart, apply};
use mimamori::review::playbook as review;
use mimamori::store::{self, Writer, all_of};
use mimamori::tui::route::Route;

const WIDE: (u16, u16) = (120, 36);
const SIZES: [(u16, u16); 3] = [WIDE, (80, 24), (60, 16)];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn id_of(writer: &Writer, name: &str) -> AccountId {
    let accounts = all_of::<Account>(writer.connection()).expect("reads");
    accounts.iter().find(|account| account.name == name).expect("is in the fixture").id
}

fn start_of(key: &str, accounts: &[AccountId]) -> Op {
    let task = |title: &str, due: &str| Task { due_on: Some(day(due)), ..Task::titled(title) };
    let run = |account: &AccountId| RunStart {
        account: *account,
        anchor_on: today(),
        tasks: vec![task("call", "2026-11-23"), Task { done_when: Some("score>=70".into()), ..task("look", "2026-12-07") }],
    };
    let runs = accounts.iter().map(run).collect();
    Op::StartPlaybook(PlaybookStart { key: key.into(), name: "Rescue".into(), reason: None, runs })
}

fn own(key: &str, name: &str, body: &str) -> Template {
    Template {
        kind: TemplateKind::Playbook,
        key: key.into(),
        name: name.into(),
        description: None,
        touch_model: None,
        anchor: None,
        reason: None,
        body: body.into(),
    }
}

#[test]
fn starting_for_several_accounts_is_one_step_and_is_refused_as_a_whole() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let (acme, giant) = (id_of(writer, "Acme Rockets"), id_of(writer, "Quiet Giant"));
    let before = dump(writer);
    let made = apply(writer, &start_of("rescue", &[acme]), noon()).expect("starts").value;
    assert_eq!((made.tasks.len(), made.account), (2, Some(acme)));
    let tasks = store::by_account::<Task>(writer.connection(), acme).expect("reads");
    assert!(tasks.iter().all(|task| task.run.map(EntityRef::from) == made.row && task.due_on.is_some()), "{tasks:?}");
    let started = dump(writer);
    let refused = apply(writer, &start_of("rescue", &[giant, acme]), later(1)).expect_err("runs for one of them");
    assert!(matches!(&refused, ops::Error::AlreadyRunning { account, playbook } if account == "Acme Rockets" && playbook == "Rescue"));
    assert_eq!(dump(writer), started, "nothing of it was written");
    apply(writer, &start_of("other", &[giant, acme]), later(2)).expect("another one starts beside it");
    assert_eq!(all_of::<Run>(writer.connection()).expect("reads").len(), 3);
    writer.undo(later(3)).expect("undoes");
    assert_eq!(dump(writer), started);
    writer.undo(later(4)).expect("undoes");
    assert_eq!(dump(writer), before);
}

#[test]
fn a_stopped_run_takes_its_open_tasks_along_and_may_be_started_again() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let acme = id_of(writer, "Acme Rockets");
    let made = apply(writer, &start_of("rescue", &[acme]), noon()).expect("starts").value;
    apply(writer, &Op::FinishTask(made.tasks[0]), later(1)).expect("finishes");
    let running = dump(writer);
    let run = RunId(made.row.expect("a run").id);
    apply(writer, &Op::StopRun(run, today()), later(2)).expect("stops");
    let left = store::by_account::<Task>(writer.connection(), acme).expect("reads");
    assert_eq!(left.iter().map(|task| task.id).collect::<Vec<_>>(), [made.tasks[0]], "what was done stays");
    let lines = store::playbook::runs(writer.connection()).expect("reads");
    assert_eq!((lines[0].run.stopped_on, lines[0].is_running(), lines[0].done), (Some(today()), false, 1));
    apply(writer, &start_of("rescue", &[acme]), later(3)).expect("starts again");
    writer.undo(later(4)).expect("undoes");
    writer.undo(later(5)).expect("undoes");
    assert_eq!(dump(writer), running);
}

#[test]
fn a_text_with_a_fault_is_not_kept_and_a_key_has_one_row() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let refused = apply(writer, &Op::SavePlaybook(own("mine", "Mine", "+1d Call\nsoon")), noon()).expect_err("a fault");
    assert!(matches!(refused, ops::Error::Invalid(faults) if faults[0].0 == "steps"));
    for name in ["First", "Second"] {
        apply(writer, &Op::SavePlaybook(own("detractor", name, "+1d Call")), noon()).expect("is kept");
    }
    let rows = store::playbook::templates(writer.connection()).expect("reads");
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Second"]);
    let found = |writer: &Writer| review::playbook(writer.connection(), Lang::En, "detractor").expect("reads").expect("is there");
    assert_eq!(found(writer).name(), "Second");
    apply(writer, &Op::Delete(rows[0].id.into()), later(1)).expect("deletes");
    assert_eq!((found(writer).is_own(), found(writer).name()), (false, "Detractor: listen, act, report back"));
    writer.undo(later(2)).expect("undoes");
    assert_eq!(found(writer).name(), "Second");
}

#[test]
fn every_anchor_finds_its_day_in_the_book() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let acme = id_of(writer, "Acme Rockets");
    let (model, workdays, zone) = (mimamori::domain::health::Model::built_in(), Workdays::plain(), Zone::utc());
    let on = |writer: &Writer, account, anchor| {
        let ground = review::Ground { connection: writer.connection(), model: &model, workdays: &workdays, today: today(), zone: &zone };
        review::anchor_on(&ground, account, anchor).expect("reads")
    };
    let cases = [
        (Anchor::Start, Some("2026-11-22")),
        (Anchor::Notice, Some("2026-11-25")),
        (Anchor::Renewal, Some("2026-12-25")),
        (Anchor::Detractor, Some("2026-11-03")),
        (Anchor::Kickoff, None),
    ];
    for (anchor, expected) in cases {
        assert_eq!(on(writer, acme, anchor), expected.map(day), "{anchor}");
    }
    assert_eq!(on(writer, id_of(writer, "Quiet Giant"), Anchor::Notice), None);
}

#[test]
fn the_list_and_one_playbook_are_read_in_both_languages_and_every_size() {
    for (lang, name, title, step) in [
        (Lang::En, "Onboarding, high touch", "Champion change", "Ask who takes over"),
        (Lang::Ja, "オンボーディング（ハイタッチ）", "推進者の交代", "後任を確認"),
    ] {
        for size in SIZES {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let acme = account_named(&desk, "Acme Rockets");
            desk.go(Route::Account { id: acme, siblings: vec![acme], tab: mimamori::tui::route::AccountTab::Timeline });
            let list = desk.press("P").screen();
            assert!(list.contains(name), "{lang} {size:?}:\n{list}");
            let one = desk.go(Route::Playbook { key: "champion-change".into(), accounts: vec![acme] }).screen();
            assert!(one.contains(title) && one.contains(step) && one.contains("Acme Rockets"), "{lang} {size:?}:\n{one}");
            if std::env::var_os("SHOW").is_some() {
                eprintln!("{list}\n{one}");
                eprintln!("{}", desk.press("ctrl-s").screen());
                eprintln!("{}", desk.press("enter esc tab").screen());
                eprintln!(
                    "{}",
                    desk.go(Route::PlaybookText("detractor".into())).press("end enter text=soon_call enter text=+3d_Call_!7").screen()
                );
            }
        }
    }
}

#[test]
fn a_playbook_is_started_for_the_account_in_view_after_a_look_at_its_tasks() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, WIDE);
    let acme = account_named(&desk, "Acme Rockets");
    desk.go(Route::Playbook { key: "renewal-high".into(), accounts: vec![acme] });
    let preview = desk.press("s").screen();
    assert!(preview.contains("counted from 25 Nov") && preview.contains("was for 28 Jul, due at once"), "{preview}");
    desk.press("down space");
    assert!(desk.screen().contains("not wanted"), "{}", desk.screen());
    desk.press("enter");
    let tasks = rows::<Task>(&desk, acme);
    assert!(!tasks.iter().any(|task| task.title.starts_with("Check the contract")), "the first step was left out");
    let last = tasks.iter().find(|task| task.title.starts_with("Last check")).expect("is made");
    assert_eq!((last.due_on, last.priority), (Some(day("2026-11-23")), Priority::HIGH), "20 November is past");
    assert_eq!(rows::<Run>(&desk, acme)[0].anchor_on, day("2026-11-25"));
    let again = desk.press("s").screen();
    assert!(again.contains("Running here already") && !again.contains("Last check"), "{again}");
    desk.press("enter");
    assert_eq!(rows::<Run>(&desk, acme).len(), 1);
    let tab = desk.go(Route::Account { id: acme, siblings: vec![acme], tab: mimamori::tui::route::AccountTab::Tasks }).screen();
    assert!(tab.contains("Renewal 120/90/60/30"), "{tab}");
    desk.press("u");
    assert!(rows::<Run>(&desk, acme).is_empty() && rows::<Task>(&desk, acme).is_empty());
}

#[test]
fn the_marked_accounts_of_the_book_are_started_together_and_a_day_can_be_given() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, WIDE);
    let screen = desk.press("* ctrl-b").screen();
    assert!(screen.contains("for 4 accounts"), "{screen}");
    let (acme, giant) = (account_named(&desk, "Acme Rockets"), account_named(&desk, "Quiet Giant"));
    desk.go(Route::PlaybookStart { key: "renewal-low".into(), accounts: vec![acme, giant], reason: None });
    let blocked = desk.screen();
    assert!(
        blocked.contains("for 1 account ·") && blocked.contains("No notice deadline here: enter the contract, or give a date"),
        "{blocked}"
    );
    let given = desk.press("d text=2027-03-01 enter").screen();
    assert!(given.contains("for 2 accounts") && given.contains("Mon 1 Mar 2027"), "{given}");
    desk.press("ctrl-s");
    assert_eq!(rows::<Run>(&desk, giant)[0].anchor_on, day("2027-03-01"));
    assert_eq!(rows::<Run>(&desk, acme).len(), 1);
}

#[test]
fn what_runs_is_listed_with_its_progress_and_stopped_after_a_question() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let acme = id_of(writer, "Acme Rockets");
    let made = apply(writer, &start_of("rescue", &[acme]), noon()).expect("starts").value;
    apply(writer, &Op::FinishTask(made.tasks[0]), later(1)).expect("finishes");
    book.close().expect("closes");
    for (lang, progress) in [(Lang::En, "Running 1"), (Lang::Ja, "実行中 1")] {
        for size in SIZES {
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("P tab").screen();
            assert!(screen.contains("Acme Rockets") && screen.contains("1/2") && screen.contains(progress), "{size:?}\n{screen}");
        }
    }
    let mut desk = Desk::open(shelf.open(), Lang::En, WIDE);
    let asked = desk.press("P 2 delete").screen();
    assert!(asked.contains("Stop “Rescue” for Acme Rockets?") && asked.contains("1 open task"), "{asked}");
    let screen = desk.press("enter").screen();
    assert!(screen.contains("stopped 22 Nov"), "{screen}");
    assert_eq!(rows::<Task>(&desk, acme).len(), 1);
    let screen = desk.press("delete").screen();
    assert!(screen.contains("It is over already"), "{screen}");
}

#[test]
fn steps_are_edited_with_the_fault_under_the_line_and_no_text_is_lost() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    let text = Route::PlaybookText("detractor-tech".into());
    desk.go(text.clone()).press("end enter text=+3x_Call");
    let lines = desk.rows();
    let at = lines.iter().position(|line| line.contains("+3x Call")).expect("is shown");
    assert!(lines[at + 1].contains("^ No unit of time"), "{}", lines.join("\n"));
    assert_eq!(lines[at + 1].find('^'), lines[at].find("x Call"), "under the character");
    let refused = desk.press("ctrl-s").screen();
    assert!(refused.contains("Not saved: Line 5, character 3"), "{refused}");
    desk.press("esc");
    assert!(store::playbook::templates(desk.session.book().reader.connection()).expect("reads").is_empty());
    drop(desk);
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    let screen = desk.go(text).screen();
    assert!(screen.contains("+3x Call"), "the draft came back:\n{screen}");
    desk.press("left left left left left backspace text=wd ctrl-s");
    let rows = store::playbook::templates(desk.session.book().reader.connection()).expect("reads");
    assert!(rows[0].body.ends_with("\n+3wd Call"), "{}", rows[0].body);
    assert_eq!(Script::read(&rows[0].body).steps.len(), 5);
}

#[test]
fn a_playbook_is_copied_renamed_deleted_and_restored() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, WIDE);
    desk.go(Route::Playbook { key: "qbr".into(), accounts: Vec::new() });
    let templates = |desk: &Desk| store::playbook::templates(desk.session.book().reader.connection()).expect("reads");
    desk.press("c");
    assert_eq!(templates(&desk)[0].key, "qbr-2");
    let said = desk.press("delete").screen();
    assert!(said.contains("comes with the program and cannot be deleted"), "{said}");
    let said = desk.press("s").screen();
    assert!(said.contains("Open it from an account or the book"), "{said}");
    desk.press("E end text=_of_ours ctrl-s");
    let screen = desk.screen();
    assert!(screen.contains("Quarterly business review of ours") && screen.contains("in place of the one"), "{screen}");
    let screen = desk.press("delete enter").screen();
    assert!(!screen.contains("of ours") || screen.contains("Deleted"), "{screen}");
    assert_eq!(templates(&desk).iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["qbr-2"]);
    let list = desk.press("u esc").go(Route::Playbooks { accounts: Vec::new() }).screen();
    assert!(list.contains("Quarterly business review, copy") && list.contains("of ours"), "{list}");
}

/// Keeps a playbook whose last step asks for a touch, and starts it as the screen does.
fn start_with_conditions(writer: &mut Writer, account: AccountId) -> Vec<TaskId> {
    let body = "+0d Call\n+1d Visit (only if arr>1M)\n+2d Thank (only if arr>100K)\n+5d Hear from them (done when touch<7d)";
    let template = own("heard", "Heard", body);
    apply(writer, &Op::SavePlaybook(template.clone()), noon()).expect("is kept");
    let (model, workdays, zone) = (mimamori::domain::health::Model::built_in(), Workdays::plain(), Zone::utc());
    let ground = review::Ground { connection: writer.connection(), model: &model, workdays: &workdays, today: today(), zone: &zone };
    let playbook = review::playbook(writer.connection(), Lang::En, "heard").expect("reads").expect("is there");
    let preview = review::previews(ground, &playbook, &[account], None).expect("reads").remove(0);
    let left_out: Vec<&str> = preview.steps.iter().filter(|step| step.is_left_out).map(|step| step.title.as_str()).collect();
    assert_eq!(left_out, ["Visit"]);
    let runs = vec![RunStart { account, anchor_on: today(), tasks: preview.tasks() }];
    let start = PlaybookStart { key: "heard".into(), name: "Heard".into(), reason: None, runs };
    apply(writer, &Op::StartPlaybook(start), noon()).expect("starts").value.tasks
}

#[test]
fn a_condition_leaves_a_step_out_and_another_finishes_its_task_when_the_workbench_opens() {
    for (lang, said) in [(Lang::En, "Finished “Hear from them”: its condition holds"), (Lang::Ja, "条件を満たした「Hear from them」を完了")]
    {
        let shelf = small_book();
        let mut book = shelf.open();
        let writer = book.writer.as_mut().expect("for writing");
        let acme = id_of(writer, "Acme Rockets");
        let tasks = start_with_conditions(writer, acme);
        assert_eq!(tasks.len(), 3);
        book.close().expect("closes");
        let mut desk = Desk::open(shelf.open(), lang, WIDE);
        assert!(!desk.screen().contains("Hear from them"), "nothing has come to hold");
        desk.session.close().expect("closes");
        let mut book = shelf.open();
        let writer = book.writer.as_mut().expect("for writing");
        let touch = Touch { body: "they called".into(), direction: Direction::TwoWay, ..Touch::of(acme, TouchKind::Call, today().into()) };
        apply(writer, &Op::SaveTouch(None, touch, Vec::new()), later(10)).expect("is logged");
        book.close().expect("closes");
        let mut desk = Desk::open(shelf.open(), lang, WIDE);
        assert!(desk.screen().contains(said), "{}", desk.screen());
        let done =
            |desk: &Desk| rows::<Task>(desk, acme).iter().filter(|task| task.done_at.is_some()).map(|task| task.id).collect::<Vec<_>>();
        assert_eq!(done(&desk), [tasks[2]]);
        desk.press("u");
        assert!(done(&desk).is_empty(), "it is one step that can be taken back");
    }
}

#[test]
fn a_read_only_book_shows_playbooks_and_starts_none() {
    let shelf = small_book();
    let held: Shelf = shelf;
    let _writer = held.open();
    let book = store::open_book(&held.path(), &store::Access::Read).expect("opens");
    let mut desk = Desk::open(book, Lang::En, WIDE);
    let screen = desk.press("P s").screen();
    assert!(screen.contains("Playbooks") && !screen.contains("Count from"), "{screen}");
}

#[test]
fn days_take_no_more_than_they_need_beside_the_tasks() {
    for (lang, day) in [(Lang::En, "23 Nov  "), (Lang::Ja, "11月23日  ")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        let screen = desk.go(Route::Playbook { key: "champion-change".into(), accounts: Vec::new() }).screen();
        let row = screen.lines().find(|row| row.contains(day)).unwrap_or_default();
        let after = row.split_once(day).map(|(_, after)| after).unwrap_or_default();
        assert!(after.starts_with(|c: char| !c.is_whitespace()), "{screen}");
    }
}
