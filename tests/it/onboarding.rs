//! Onboarding through keys, and its ops against the book.

use crate::support::desk::Desk;
use crate::support::fixture::{small_book, today};
use crate::support::{Shelf, dump, later, noon};
use chrono::NaiveDate;
use mimamori::domain::offset::Offset;
use mimamori::domain::onboarding::{Dependency, Outline, ShiftTo, shift};
use mimamori::domain::*;
use mimamori::ops::onboarding::{Direction, NewPlan, OnboardingOp};
use mimamori::ops::{self, Op, apply};
use mimamori::store::onboarding::{dependencies_of_plan, own_templates, steps_of_plan};
use mimamori::store::{ErrorKind, Writer, all_of, get};
use mimamori::tui::route::{AccountTab, Route};
use rusqlite::Connection;

const OUTLINE: &str = "Kickoff
  +0d us: Kickoff meeting
  +2d customer: Name an administrator (after Kickoff meeting)
Use
  +9d us: Training (after Name an administrator)
  +16d customer: First report (after Training) *
";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn account(connection: &Connection, name: &str) -> AccountId {
    all_of::<Account>(connection).expect("reads").into_iter().find(|row| row.name == name).expect("is in the book").id
}

fn run(writer: &mut Writer, op: OnboardingOp) -> ops::Result<()> {
    apply(writer, &Op::Onboarding(op), noon()).map(|_| ())
}

/// The plan of the outline, started on Monday, 9 November 2026: due on the 9th, 11th, 18th and 25th.
fn new_plan() -> NewPlan {
    let outline: Outline = OUTLINE.parse().expect("an outline");
    let dates = outline.dates(day("2026-11-09"), &Workdays::plain());
    NewPlan::of("Launch".into(), Some("low".into()), day("2026-11-09"), &outline, &dates)
}

/// Starts the plan for an account in onboarding, with its kickoff done; returns the plan.
fn start(writer: &mut Writer, name: &str) -> PlanId {
    let id = account(writer.connection(), name);
    let fields = get::<Account>(writer.connection(), id).expect("reads").expect("is there").fields;
    apply(writer, &Op::SaveAccount(Some(id), Account { stage: Some(Stage::Onboarding), ..fields }), noon()).expect("saves");
    run(writer, OnboardingOp::Start(vec![id], new_plan())).expect("starts");
    let plans = all_of::<Plan>(writer.connection()).expect("reads");
    let plan = plans.iter().find(|plan| plan.account == id).expect("is there").id;
    let kickoff = steps(writer.connection(), plan)[0].id;
    run(writer, OnboardingOp::Finish(kickoff, day("2026-11-09"))).expect("finishes");
    plan
}

fn steps(connection: &Connection, plan: PlanId) -> Vec<Row<StepId, Step>> {
    steps_of_plan(connection, plan).expect("reads")
}

fn plan_of(connection: &Connection, plan: PlanId) -> Plan {
    get::<Plan>(connection, plan).expect("reads").expect("is there").fields
}

/// A book in which Acme Rockets is late, closed.
fn shelf() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    start(book.writer.as_mut().expect("for writing"), "Acme Rockets");
    book.close().expect("closes");
    shelf
}

fn desk(shelf: &Shelf, lang: Lang, size: (u16, u16)) -> Desk {
    Desk::open(shelf.open(), lang, size)
}

fn in_book<T>(desk: &Desk, read: impl FnOnce(&Connection, PlanId) -> T) -> T {
    let connection = desk.session.book().reader.connection();
    let plan = all_of::<Plan>(connection).expect("reads").last().expect("there is a plan").id;
    read(connection, plan)
}

#[test]
fn a_plan_is_started_for_several_accounts_with_one_undo() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let before = dump(writer);
    let accounts = ["Acme Rockets", "Blue Ridge Dental"].map(|name| account(writer.connection(), name)).to_vec();
    run(writer, OnboardingOp::Start(accounts, new_plan())).expect("starts");
    let plans = all_of::<Plan>(writer.connection()).expect("reads");
    assert_eq!(plans.len(), 2);
    for plan in &plans {
        assert_eq!((plan.target_on, plan.template.as_deref()), (Some(day("2026-11-25")), Some("low")));
        let (steps, links) = (steps(writer.connection(), plan.id), dependencies_of_plan(writer.connection(), plan.id).expect("reads"));
        assert_eq!(
            steps.iter().map(|step| step.due_on).collect::<Vec<_>>(),
            ["2026-11-09", "2026-11-11", "2026-11-18", "2026-11-25"].map(|text| Some(day(text)))
        );
        assert_eq!(links.len(), 3);
        assert!(links.contains(&Dependency { step: steps[1].id, after: steps[0].id }), "dependencies stay within the plan");
    }
    writer.undo(later(1)).expect("undoes");
    assert_eq!(dump(writer), before);
    assert!(run(writer, OnboardingOp::Start(Vec::new(), new_plan())).is_err());
}

#[test]
fn first_value_and_the_end_follow_the_steps() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let plan = start(writer, "Acme Rockets");
    let ids: Vec<StepId> = steps(writer.connection(), plan).iter().map(|step| step.id).collect();
    run(writer, OnboardingOp::Finish(ids[3], day("2026-11-20"))).expect("finishes");
    assert_eq!(
        (plan_of(writer.connection(), plan).first_value_on, plan_of(writer.connection(), plan).done_on),
        (Some(day("2026-11-20")), None)
    );
    run(writer, OnboardingOp::Block(ids[1], "IT".into(), day("2026-11-12"))).expect("blocks");
    run(writer, OnboardingOp::Finish(ids[1], day("2026-11-21"))).expect("finishes");
    assert_eq!(steps(writer.connection(), plan)[1].blocked, None, "what is done is not blocked");
    run(writer, OnboardingOp::Finish(ids[2], day("2026-11-22"))).expect("finishes");
    assert_eq!(plan_of(writer.connection(), plan).done_on, Some(day("2026-11-22")));
    assert!(run(writer, OnboardingOp::Finish(ids[2], day("2026-11-22"))).is_err(), "twice");
    run(writer, OnboardingOp::Reopen(ids[3])).expect("opens again");
    let reopened = plan_of(writer.connection(), plan);
    assert_eq!((reopened.first_value_on, reopened.done_on), (None, None));
    writer.undo(later(1)).expect("undoes");
    let undone = plan_of(writer.connection(), plan);
    assert_eq!((undone.first_value_on, undone.done_on), (Some(day("2026-11-20")), Some(day("2026-11-22"))));
}

#[test]
fn every_step_of_work_is_undone_and_redone_exactly() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let plan = start(writer, "Acme Rockets");
    let rows = steps(writer.connection(), plan);
    let ids: Vec<StepId> = rows.iter().map(|step| step.id).collect();
    let links = dependencies_of_plan(writer.connection(), plan).expect("reads");
    let moved = shift(&rows, &links, ids[1], ShiftTo::By(Offset::days(8)), today(), &Workdays::plain()).expect("shifts");
    let added = Step { title: "Check the data".into(), phase: "Use".into(), is_first_value: true, done_on: None, ..rows[2].fields.clone() };
    let template = playbook::Template {
        kind: playbook::TemplateKind::Onboarding,
        key: "ours".into(),
        name: "Ours".into(),
        description: None,
        touch_model: None,
        anchor: None,
        reason: None,
        body: OUTLINE.into(),
    };
    let work = vec![
        OnboardingOp::Shift(ids[1], moved.moves),
        OnboardingOp::Block(ids[1], "no answer".into(), today()),
        OnboardingOp::Unblock(ids[1]),
        OnboardingOp::SaveStep(None, added, vec![ids[0], ids[1]]),
        OnboardingOp::Depend(ids[3], vec![ids[0]]),
        OnboardingOp::Reorder(ids[2], Direction::Earlier),
        OnboardingOp::Reorder(ids[2], Direction::Later),
        OnboardingOp::Finish(ids[1], today()),
        OnboardingOp::Reopen(ids[1]),
        OnboardingOp::EditPlan(plan, Plan { name: "Other".into(), ..plan_of(writer.connection(), plan) }),
        OnboardingOp::SaveTemplate(None, template),
        OnboardingOp::Advance(account(writer.connection(), "Acme Rockets")),
    ];
    let mut states = vec![dump(writer)];
    for op in work {
        let said = format!("{op:?}");
        run(writer, op).expect(&said);
        states.push(dump(writer));
        assert_ne!(states[states.len() - 1], states[states.len() - 2], "{said}");
    }
    for state in states.iter().rev().skip(1) {
        writer.undo(later(1)).expect("undoes");
        assert_eq!(&dump(writer), state);
    }
    for state in &states[1..] {
        writer.redo(later(2)).expect("does again");
        assert_eq!(&dump(writer), state);
    }
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let plan = start(writer, "Acme Rockets");
    let other = start(writer, "Quiet Giant");
    let rows = steps(writer.connection(), plan);
    let stranger = steps(writer.connection(), other)[0].id;
    let before = dump(writer);
    let circle = run(writer, OnboardingOp::Depend(rows[1].id, vec![rows[3].id])).expect_err("a circle");
    let names = ["Name an administrator", "First report", "Training"].map(str::to_owned).to_vec();
    assert!(
        matches!(&circle, ops::Error::Invalid(faults) if faults[0].0 == "after" && matches!(&faults[0].1, Invalid::Circle(found) if { let mut found = found.clone(); found.sort(); let mut names = names.clone(); names.sort(); found == names })),
        "{circle}"
    );
    let foreign = run(writer, OnboardingOp::Depend(rows[1].id, vec![stranger])).expect_err("a step of another plan");
    assert!(matches!(foreign, ops::Error::Store(error) if matches!(error.kind, ErrorKind::NoRow { .. })));
    let stale = onboarding::Move { step: rows[1].id, from: Some(day("2026-01-01")), to: today() };
    assert!(run(writer, OnboardingOp::Shift(rows[1].id, vec![stale])).is_err(), "the day has changed meanwhile");
    assert!(run(writer, OnboardingOp::Block(rows[1].id, "  ".into(), today())).is_err());
    assert!(run(writer, OnboardingOp::Block(rows[0].id, "late".into(), today())).is_err(), "it is done");
    assert_eq!(dump(writer), before);
}

#[test]
fn the_board_shows_who_is_late_with_what_in_every_size_and_language() {
    let shelf = shelf();
    let cases = [
        (Lang::En, (80, 24), &["1 under way", "1 in trouble", "Acme Rockets", "11 d late +2", "Name an administrator"][..]),
        (
            Lang::En,
            (160, 40),
            &[
                "⣿",
                "1/4",
                "Kicko…",
                "1/2!",
                "0/2!",
                "customer",
                "11 d ago",
                "13 d open",
                "no first value yet",
                "without first value so far",
            ],
        ),
        (Lang::En, (60, 16), &["Acme Rockets", "11 d late +2", "Name an admin"]),
        (Lang::Ja, (80, 24), &["進行中1件", "要対応1件", "11日遅れ +2", "顧客", "状況"]),
        (Lang::Ja, (60, 16), &["11日遅れ +2"]),
    ];
    for (lang, size, expected) in cases {
        let mut desk = desk(&shelf, lang, size);
        let screen = desk.press("f6").screen();
        for text in expected {
            assert!(screen.contains(text), "{lang} {size:?}: {text}\n{screen}");
        }
    }
}

#[test]
fn an_empty_board_says_how_to_begin_and_begins() {
    for (lang, sentence) in [(Lang::En, "No onboarding is under way"), (Lang::Ja, "進行中のオンボーディングはありません")]
    {
        let shelf = small_book();
        let mut desk = desk(&shelf, lang, (80, 24));
        let screen = desk.press("f6").screen();
        assert!(screen.contains(sentence), "{screen}");
        let screen = desk.press("A text=blue ctrl-s").screen();
        assert!(screen.contains("Blue Ridge Dental"), "{screen}");
        let template = in_book(&desk, |connection, plan| plan_of(connection, plan).template);
        assert_eq!(template.as_deref(), Some("high"), "the first one");
        let screen = desk.press("u").screen();
        assert!(screen.contains(sentence), "one undo\n{screen}");
    }
}

#[test]
fn the_filter_narrows_and_esc_shows_all() {
    let shelf = shelf();
    let mut book = shelf.open();
    start(book.writer.as_mut().expect("for writing"), "青葉システム");
    book.close().expect("closes");
    let mut desk = desk(&shelf, Lang::En, (80, 24));
    let screen = desk.press("f6 / text=青葉 enter").screen();
    assert!(screen.contains("青葉システム") && !screen.contains("Acme"), "{screen}");
    let screen = desk.press("esc").screen();
    assert!(screen.contains("青葉システム") && screen.contains("Acme"), "{screen}");
    let screen = desk.press("/ text=zzz").screen();
    assert!(screen.contains("No plan has all these words"), "{screen}");
    let screen = desk.press("esc esc").screen();
    assert!(screen.contains("Quiet") && !screen.contains("Onboarding"), "back in the book\n{screen}");
}

#[test]
fn the_board_is_sorted_by_what_is_chosen_and_a_second_choice_turns_it_around() {
    let shelf = shelf();
    let mut book = shelf.open();
    start(book.writer.as_mut().expect("for writing"), "青葉システム");
    book.close().expect("closes");
    let mut desk = desk(&shelf, Lang::En, (80, 24));
    let place = |screen: &str, name: &str| screen.find(name).unwrap_or_else(|| panic!("{name}\n{screen}"));
    let screen = desk.press("f6 s").screen();
    assert!(screen.contains("next step due") && screen.contains("now longest in trouble first"), "{screen}");
    let screen = desk.press("down down enter").screen();
    assert!(screen.contains("ACCOUNT ▴") && place(&screen, "Acme") < place(&screen, "青葉"), "{screen}");
    let screen = desk.press("ctrl-s enter").screen();
    assert!(screen.contains("ACCOUNT ▾") && place(&screen, "青葉") < place(&screen, "Acme"), "{screen}");
}

#[test]
fn a_plan_is_worked_through_to_the_next_stage() {
    let shelf = shelf();
    let mut desk = desk(&shelf, Lang::En, (120, 36));
    let screen = desk.press("f6 enter").screen();
    for text in ["Kickoff", "1/2!", "✓ Kickoff meeting", "11 d late", "after Name an administrator", "First report · first value", "Wed"]
    {
        assert!(screen.contains(text), "{text}\n{screen}");
    }
    let screen = desk.press("b text=waiting_for_IT ctrl-s").screen();
    assert!(screen.contains("blocked 0 d") && screen.contains("waiting for IT"), "{screen}");
    let screen = desk.press("space").screen();
    assert!(screen.contains("done today") && !screen.contains("waiting for IT"), "{screen}");
    let screen = desk.press("down space down space").screen();
    assert!(screen.contains("All steps are done"), "{screen}");
    desk.press("enter");
    let stage = |desk: &Desk| {
        in_book(desk, |connection, _| {
            get::<Account>(connection, account(connection, "Acme Rockets")).expect("reads").expect("is there").stage
        })
    };
    assert_eq!(stage(&desk), Some(Stage::Adopting));
    let screen = desk.press("esc").screen();
    assert!(screen.contains("No onboarding is under way. 1 done"), "{screen}");
    assert!(desk.press("f").screen().contains("after 13 d"), "finished plans are shown");
    desk.press("u u");
    assert_eq!(stage(&desk), Some(Stage::Onboarding));
    let (value, done) = in_book(&desk, |connection, plan| (plan_of(connection, plan).first_value_on, plan_of(connection, plan).done_on));
    assert_eq!((value, done), (None, None), "undone together");
}

#[test]
fn a_shift_shows_what_moves_and_is_one_undo() {
    let shelf = shelf();
    for (lang, moves, after) in [(Lang::En, "3 steps move", "3 d late"), (Lang::Ja, "3件のステップが動きます", "3日遅れ")] {
        let mut desk = desk(&shelf, lang, (80, 24));
        let screen = desk.press("f6 enter s text=+8d").screen();
        let dates = if lang == Lang::En {
            ["Thu 19 Nov", "Thu 26 Nov", "Thu 3 Dec"]
        } else {
            ["11月19日(木)", "11月26日(木)", "12月3日(木)"]
        };
        assert!(screen.contains(moves) && dates.iter().all(|date| screen.contains(date)), "{screen}");
        let screen = desk.press("enter").screen();
        assert!(screen.contains(after), "{screen}");
        desk.press("u");
        let due = in_book(&desk, |connection, plan| steps(connection, plan).iter().map(|step| step.due_on).collect::<Vec<_>>());
        assert_eq!(due, ["2026-11-09", "2026-11-11", "2026-11-18", "2026-11-25"].map(|text| Some(day(text))));
        let screen = desk.press("s text=soon enter").screen();
        assert!(screen.contains("+3d") || screen.contains("+3日"), "it says what to write\n{screen}");
        desk.press("esc");
        let screen = desk.press("down s text=-4w").screen();
        let held = if lang == Lang::En { "can go no further back" } else { "これより前には動かせません" };
        assert!(screen.contains(held), "{screen}");
    }
}

#[test]
fn dependencies_are_marked_and_a_circle_is_refused() {
    let shelf = shelf();
    let mut desk = desk(&shelf, Lang::En, (80, 24));
    let screen = desk.press("f6 enter down D").screen();
    assert!(screen.contains("“Training” comes after:"), "{screen}");
    let screen = desk.press("down space").screen();
    assert!(screen.contains("That would be a circle"), "{screen}");
    desk.press("up space enter");
    let left = in_book(&desk, |connection, plan| dependencies_of_plan(connection, plan).expect("reads").len());
    assert_eq!(left, 2);
    desk.press("u");
    assert_eq!(in_book(&desk, |connection, plan| dependencies_of_plan(connection, plan).expect("reads").len()), 3);
}

#[test]
fn steps_are_added_edited_moved_and_deleted() {
    let shelf = shelf();
    let mut desk = desk(&shelf, Lang::En, (80, 24));
    desk.press("f6 enter a text=Check_data ctrl-s");
    let titles = |desk: &Desk| {
        in_book(desk, |connection, plan| {
            steps(connection, plan).into_iter().map(|step| (step.fields.title, step.fields.phase)).collect::<Vec<_>>()
        })
    };
    assert_eq!(titles(&desk)[2], ("Check data".into(), "Kickoff".into()), "behind the selected step, in its phase");
    desk.press("down J");
    assert_eq!(titles(&desk)[2], ("Check data".into(), "Use".into()), "into the next phase");
    desk.press("J");
    assert_eq!(titles(&desk)[3].0, "Check data");
    desk.press("e text=,_twice ctrl-s");
    assert_eq!(titles(&desk)[3].0, "Check data, twice");
    desk.press("delete enter");
    assert_eq!(titles(&desk).len(), 4);
}

#[test]
fn a_plan_becomes_a_template_and_a_mistake_in_one_is_pointed_at() {
    let shelf = shelf();
    let mut desk = desk(&shelf, Lang::En, (120, 36));
    desk.press("f6 enter m ctrl-s");
    let own = in_book(&desk, |connection, _| own_templates(connection).expect("reads"));
    assert_eq!((own.len(), own[0].key.as_str(), own[0].body.trim_end()), (1, "launch", OUTLINE.trim_end()));
    let screen = desk.press("esc m").screen();
    assert!(screen.contains("Launch") && screen.contains("4 steps · own"), "{screen}");
    let screen = desk.press("end enter tab tab tab text=__zz ctrl-s").screen();
    assert!(screen.contains("Line ") && screen.contains("character"), "{screen}");
    assert_eq!(in_book(&desk, |connection, _| own_templates(connection).expect("reads"))[0].body, own[0].body);
}

#[test]
fn an_account_leads_to_its_plan_or_to_a_new_one() {
    let shelf = shelf();
    let mut desk = desk(&shelf, Lang::En, (120, 36));
    let open = |desk: &mut Desk, name: &str| {
        let id = account(desk.session.book().reader.connection(), name);
        desk.go(Route::Account { id, siblings: vec![id], tab: AccountTab::Timeline }).screen()
    };
    let screen = open(&mut desk, "Acme Rockets");
    assert!(screen.contains("onboarding 1 of 4") && screen.contains("11 d late"), "{screen}");
    assert!(desk.press("O").screen().contains("Name an administrator"));
    let screen = open(&mut desk, "Blue Ridge Dental");
    assert!(!screen.contains("onboarding 0 of"), "{screen}");
    let screen = desk.press("O").screen();
    assert!(screen.contains("Blue Ridge Dental") && screen.contains("Low touch: live in 45 days"), "{screen}");
    let screen = desk.press("ctrl-s").screen();
    assert!(screen.contains("onboarding 0 of 11"), "{screen}");
}

#[test]
fn the_filter_of_plans_offers_no_key_that_does_nothing() {
    for (lang, keep, others) in [(Lang::En, "Enter keep", ["complete", "fields"]), (Lang::Ja, "Enter 確定", ["補完", "書き方"])] {
        let shelf = small_book();
        let mut book = shelf.open();
        start(book.writer.as_mut().expect("for writing"), "Blue Ridge Dental");
        let mut desk = Desk::open(book, lang, (120, 36));
        let last = desk.press("f6 /").rows()[35].clone();
        assert!(last.contains(keep) && others.iter().all(|key| !last.contains(key)), "{last}");
    }
}
