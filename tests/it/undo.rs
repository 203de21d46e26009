//! Every op can be taken back and done again exactly, after a restart too.

mod expansions;
mod heard;
mod initiatives;
mod kinds;
mod mail;
mod letters;
mod morning;
mod searches;
mod voice;

use crate::support::fixture::small_book;
use crate::support::{Shelf, dump, dump_of, later, noon};
use chrono::NaiveDate;
use mimamori::domain::*;
use mimamori::ops::{self, LogEntry, Op, Settled, TriageOp, WhichAccount, apply};
use mimamori::store::check::check;
use mimamori::store::{ErrorKind, Writer, all_of, history};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Builds an op over several tasks.
fn op_for_tasks(tasks: &[Row<TaskId, Task>], choice: u8, pick: usize) -> Op {
    let open = tasks.iter().filter(|task| task.done_at.is_none()).map(|task| task.id);
    match choice {
        14 => Op::FinishTasks(tasks.iter().map(|task| task.id).collect()),
        15 => Op::ShiftTasks(open.map(|id| (id, day("2026-12-01"))).collect()),
        16 => Op::SnoozeTasks(open.collect(), day("2026-12-03"), None),
        _ => Op::DeleteTasks(tasks.iter().skip(pick).map(|task| task.id).collect()),
    }
}

fn op_for_triage(tasks: &[Row<TaskId, Task>], account: AccountId, choice: u8, pick: usize) -> Op {
    if choice == 19 {
        return Op::Triage(TriageOp::Mute(triage::Reason::Anniversary, pick.is_multiple_of(2)));
    }
    let (reason, occasion) = (triage::Reason::Silent, format!("{pick}"));
    let (action, until) = (MarkAction::Done, Some(day("2026-12-01")));
    let mark = Mark { account, reason, occasion, action, until, merged_into: None, note: None, at: noon() };
    let open = tasks.iter().find(|task| task.done_at.is_none()).map(|task| task.id);
    Op::Triage(TriageOp::Mark(vec![mark], Settled { tasks: open.into_iter().collect(), responses: vec![], mails: vec![] }))
}

/// How many choices `any_op` knows: first those of `op_for`, then those of `morning`.
const CHOICES: u8 = OWN + morning::CHOICES;
const OWN: u8 = 21;

fn any_op(writer: &Writer, choice: u8, pick: usize) -> Option<Op> {
    match choice.checked_sub(OWN) {
        Some(choice) => morning::op_for(writer, choice, pick),
        None => op_for(writer, choice, pick),
    }
}

/// Builds the op a number stands for, on whatever rows the book has by now.
fn op_for(writer: &Writer, choice: u8, pick: usize) -> Option<Op> {
    let connection = writer.connection();
    let accounts = all_of::<Account>(connection).expect("reads");
    let account = accounts.get(pick % accounts.len().max(1)).map(|row| row.id);
    let tasks = all_of::<Task>(connection).expect("reads");
    let task = tasks.get(pick % tasks.len().max(1)).map(|row| row.id);
    let mut fields = Account::named(format!("Account {pick}"));
    fields.custom.insert("tier".into(), format!("{pick}"));
    let touch = |account| Touch { body: "notes 解約 \u{1F469}".into(), ..Touch::of(account, TouchKind::Call, later(pick as i64).into()) };
    Some(match choice {
        0 => Op::SaveAccount(None, fields),
        1 => Op::SaveAccount(Some(account?), fields),
        2 => Op::SaveContact(None, Contact::named(account?, "Mika Sato")),
        3 => {
            let contacts = all_of::<Contact>(connection).expect("reads");
            let mut contact = contacts.get(pick % contacts.len().max(1))?.clone();
            contact.fields.left_on = Some(day("2026-11-02"));
            Op::SaveContact(Some(contact.id), contact.fields)
        }
        4 => {
            let mut contract = Contract::of(account?);
            contract.arr = Some(Money { minor: (1 << 53) + 1, currency: Currency::JPY });
            Op::SaveContract(None, contract)
        }
        5 => {
            Op::SaveTask(None, Task { account, repeat: "1w".parse().ok().filter(|_| pick.is_multiple_of(2)), ..Task::titled("send quote") })
        }
        6 => Op::FinishTask(task?),
        7 => Op::ReopenTask(task?),
        8 => Op::SnoozeTask(tasks.iter().find(|task| task.done_at.is_none())?.id, day("2026-12-01"), Some("holiday".into())),
        9 => {
            let score = Score::new((pick % 11) as i64, SurveyKind::Nps.usual_scale()).expect("on the scale");
            Op::SaveResponse(None, Response::given(account?, SurveyKind::Nps, score, noon().into()))
        }
        10 => Op::Log(LogEntry {
            account: account.map_or(WhichAccount::New("Fresh".into()), WhichAccount::Known),
            touch: touch(AccountId(0)),
            contacts: vec![],
            new_contacts: vec!["Ken Ito".into()],
            tasks: vec![Task { purpose: TaskPurpose::Contact, ..Task::titled("next contact") }],
            closes: task.into_iter().collect(),
        }),
        11 => {
            let rating = PulseRating::new(1 + (pick % 5) as u8).expect("on the scale");
            Op::SetPulse(Pulse { account: account?, rating, note: None, at: noon().into(), expires_on: day("2027-02-20") })
        }
        12 => {
            let to = OverrideTo::Band(Band::Red);
            let (at, expires_on) = (noon().into(), day("2026-12-31"));
            Op::SetOverride(Override { account: account?, to, reason: "merger".into(), at, expires_on, cleared_at: None })
        }
        13 => Op::AnswerResponse(all_of::<Response>(connection).expect("reads").first()?.id),
        18 | 19 => op_for_triage(&tasks, account?, choice, pick),
        14..=17 => op_for_tasks(&tasks, choice, pick),
        _ => Op::Delete(account?.into()),
    })
}

/// Carries out ops one after the other, then takes all of them back after a restart and does them again: each step must lead to
/// the very book that was there before. An op may be refused; then it must have changed nothing. Returns what was carried out.
fn walk(choices: impl IntoIterator<Item = (u8, usize)>) -> BTreeSet<kinds::Kind> {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let mut states = vec![dump_of(book.reader.connection())];
    for add in [morning::add_imported, mail::add_letters, mail::add_sources] {
        add(book.writer.as_mut().expect("for writing"));
        states.push(dump_of(book.reader.connection()));
    }
    let mut carried_out = BTreeSet::new();
    for (index, (choice, pick)) in choices.into_iter().enumerate() {
        let writer = book.writer.as_mut().expect("for writing");
        let Some(op) = any_op(writer, choice, pick) else { continue };
        match apply(writer, &op, later(index as i64)) {
            Ok(done) if done.op.is_some() => {
                states.push(dump_of(book.reader.connection()));
                carried_out.insert(kinds::kind_of(&op));
                if let Op::Delete(row) = op
                    && ["theme_tag", "feedback_voice"].iter().any(|table| done.changes.tables.contains(table))
                {
                    carried_out.insert(("what was said of", row.kind.as_str()));
                }
            }
            outcome => {
                assert!(!matches!(outcome, Err(ops::Error::Store(_))), "{op:?}: {:?}", outcome.err());
                assert_eq!(&dump_of(book.reader.connection()), states.last().expect("the first"), "{op:?}");
            }
        }
    }
    book.close().expect("closes");
    take_back_and_do_again(&shelf, &states);
    carried_out
}

fn take_back_and_do_again(shelf: &Shelf, states: &[String]) {
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    assert_eq!(check(writer.connection()).expect("checks"), []);
    for state in states.iter().rev().skip(1) {
        writer.undo(later(1000)).expect("undoes");
        assert_same(&dump_of(book.reader.connection()), state);
    }
    assert_eq!(writer.undo(later(1001)).expect_err("nothing is left").kind, ErrorKind::NothingToUndo);
    searches::assert_index_holds(writer);
    for state in states.iter().skip(1) {
        writer.redo(later(1002)).expect("does again");
        assert_same(&dump_of(book.reader.connection()), state);
    }
    assert_eq!(writer.redo(later(1003)).expect_err("nothing is left").kind, ErrorKind::NothingToRedo);
    searches::assert_index_holds(writer);
}

/// Compares two books, and names only the rows in which they differ.
fn assert_same(found: &str, expected: &str) {
    let rows = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<String>>();
    let (found, expected) = (rows(found), rows(expected));
    let differing: Vec<&String> = found.symmetric_difference(&expected).collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

/// Each kind of op several times, on different rows: what the walk below meets by chance only, is met here.
#[test]
fn every_kind_of_op_is_undone_and_done_again_exactly() {
    let deletes = CHOICES - 1;
    let is_asked = |choice: &u8, pick: usize| *choice == deletes || (*choice != OWN - 1 && pick < 4);
    let rounds = (0..morning::DELETIONS)
        .flat_map(|pick| (0..CHOICES).filter(move |choice| is_asked(choice, pick)).map(move |choice| (choice, pick)));
    let last = (OWN - 1, 0);
    let carried_out = walk(rounds.chain([last]));
    let missing: Vec<kinds::Kind> = kinds::all().filter(|kind| !carried_out.contains(kind)).collect();
    assert!(missing.is_empty(), "never carried out: {missing:?}");
    for kind in [EntityKind::Touch, EntityKind::Response, EntityKind::Ticket, EntityKind::Theme, EntityKind::Feedback] {
        assert!(carried_out.contains(&("what was said of", kind.as_str())), "a {kind:?} was never deleted with what points to it");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_restore_the_book_exactly(choices in prop::collection::vec((0_u8..CHOICES, 0_usize..40), 1..40)) {
        walk(choices);
    }
}

#[test]
fn without_its_last_open_step_a_plan_is_done() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    for (choice, pick) in [(OWN + 11, 0), (OWN + 12, 0)] {
        let op = any_op(writer, choice, pick).expect("a plan and its step");
        apply(writer, &op, noon()).expect("is carried out");
    }
    let open = all_of::<Step>(writer.connection()).expect("reads").into_iter().find(|step| step.done_on.is_none()).expect("one is open");
    apply(writer, &Op::Delete(open.id.into()), noon()).expect("deletes");
    let plan = &all_of::<Plan>(writer.connection()).expect("reads")[0];
    assert_eq!(plan.done_on, Some(day("2026-11-20")));
}

#[test]
fn a_meeting_whose_touch_is_deleted_can_be_logged_again() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    morning::add_imported(writer);
    let meeting = all_of::<Meeting>(writer.connection()).expect("reads")[0].id;
    let account = all_of::<Account>(writer.connection()).expect("reads")[0].id;
    apply(writer, &Op::AssignMeeting(meeting, Some(account)), noon()).expect("assigns");
    let mut touch = None;
    for _ in 0..2 {
        let logged = apply(writer, &Op::LogMeetings(vec![meeting]), noon()).expect("logs").value.row.expect("a touch");
        assert_ne!(touch, Some(logged));
        touch = Some(logged);
        apply(writer, &Op::Delete(logged), noon()).expect("deletes");
    }
}

#[test]
fn a_row_changed_from_outside_is_not_undone_over() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    apply(writer, &Op::SaveAccount(None, Account::named("Acme")), noon()).expect("adds");
    writer.connection().execute("UPDATE account SET segment = 'SMB'", []).expect("another program writes");
    let before = dump(writer);
    let refusal = writer.undo(later(1)).expect_err("the row has changed").kind;
    assert_eq!(refusal, ErrorKind::ChangedSince { table: "account".into(), name: "Acme".into() });
    assert_eq!(dump(writer), before);
}

#[test]
fn a_new_write_ends_what_could_be_redone() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    for name in ["One", "Two"] {
        apply(writer, &Op::SaveAccount(None, Account::named(name)), noon()).expect("adds");
    }
    writer.undo(later(1)).expect("undoes");
    apply(writer, &Op::SaveAccount(None, Account::named("Three")), later(2)).expect("adds");
    assert_eq!(writer.redo(later(3)).expect_err("was dropped").kind, ErrorKind::NothingToRedo);
    let undone: Vec<bool> = history(writer.connection(), 10).expect("reads").iter().map(|entry| entry.undone).collect();
    assert_eq!(undone, [false, true, false]);
}

#[test]
fn a_failing_op_changes_nothing_and_leaves_no_entry() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    assert!(apply(writer, &Op::SaveAccount(None, Account::named("  ")), noon()).is_err());
    assert!(apply(writer, &Op::FinishTask(TaskId(1)), noon()).is_err());
    assert!(history(writer.connection(), 10).expect("reads").is_empty());
}
