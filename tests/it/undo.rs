//! Every op can be taken back and done again exactly, after a restart too.

use crate::support::{Shelf, dump, later, noon};
use chrono::NaiveDate;
use mimamori::domain::*;
use mimamori::ops::{LogEntry, Op, Settled, TriageOp, WhichAccount, apply};
use mimamori::store::{ErrorKind, Writer, all_of, history};
use proptest::prelude::*;

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
    Op::Triage(TriageOp::Mark(vec![mark], Settled { tasks: open.into_iter().collect(), responses: vec![] }))
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
    Some(match choice % 21 {
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
            let (contact, external_id, comment, answered_at) = (None, None, None, None);
            let response =
                Response { account: account?, contact, external_id, kind: SurveyKind::Nps, score, comment, at: noon().into(), answered_at };
            Op::SaveResponse(None, response)
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_restore_the_book_exactly(choices in prop::collection::vec((0_u8..21, 0_usize..40), 1..30)) {
        let shelf = Shelf::new();
        let mut book = shelf.open();
        let mut states = vec![dump(book.writer.as_ref().expect("for writing"))];
        for (index, (choice, pick)) in choices.into_iter().enumerate() {
            let writer = book.writer.as_mut().expect("for writing");
            let Some(op) = op_for(writer, choice, pick) else { continue };
            if apply(writer, &op, later(index as i64)).expect("is carried out").op.is_some() {
                states.push(dump(writer));
            }
        }
        book.close().expect("closes");

        let mut book = shelf.open();
        let writer = book.writer.as_mut().expect("for writing");
        for state in states.iter().rev().skip(1) {
            writer.undo(later(100)).expect("undoes");
            prop_assert_eq!(&dump(writer), state);
        }
        prop_assert_eq!(writer.undo(later(101)).expect_err("nothing is left").kind, ErrorKind::NothingToUndo);
        for state in states.iter().skip(1) {
            writer.redo(later(102)).expect("does again");
            prop_assert_eq!(&dump(writer), state);
        }
        prop_assert_eq!(writer.redo(later(103)).expect_err("nothing is left").kind, ErrorKind::NothingToRedo);
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
