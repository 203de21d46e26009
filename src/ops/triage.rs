//! What a person says about items of the morning's queue, and what is noted of looking at it.

use super::log::{self, LogEntry};
use super::save::{account_name, outcome, save};
use super::{Outcome, PlaybookStart, Result, judgement, mail, playbook, tasks};
use crate::domain::triage::{Item, ItemId, Mark, MarkAction, Reason};
use crate::domain::{EntityKind, MailId, ResponseId, TaskId, Template, TemplateKind, Zone};
use crate::store::triage::{HEARD, MUTED};
use crate::store::{self, OpLabel, Tx};
use chrono::NaiveDate;
use serde_json::json;

/// One thing that is done in the queue.
#[derive(Clone, Debug)]
pub enum TriageOp {
    /// Says the same about items of one account, and finishes what that settles; never empty.
    Mark(Vec<Mark>, Settled),
    /// Logs a touch, and with it the item is done.
    Log(Box<LogEntry>, Mark),
    /// Starts a playbook, and with it the item is done.
    Start(Box<PlaybookStart>, Mark),
    /// Mutes a rule in this book, or lets it speak.
    Mute(Reason, bool),
    /// Notes that the queue was looked at; no undo step.
    Look { seen: Vec<(ItemId, String)>, today: NaiveDate, zone: Zone },
    /// Keeps how many items are to be done today; no undo step.
    Capacity(NaiveDate, Option<usize>),
}

/// Rows that are settled by an item that is done: promises that were kept, answers that were answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settled {
    pub tasks: Vec<TaskId>,
    pub responses: Vec<ResponseId>,
    /// Messages whose conversations are answered.
    pub mails: Vec<MailId>,
}

impl Settled {
    /// Returns what is settled when an item is done.
    pub fn by(item: &Item) -> Settled {
        let rows = |kind: EntityKind| {
            let rows = item.raised.why.iter().flat_map(|line| &line.evidence).map(|row| row.entity);
            rows.filter(move |row| row.kind == kind).map(|row| row.id)
        };
        match item.id.reason {
            Reason::PromiseOverdue => Settled { tasks: rows(EntityKind::Task).map(TaskId).collect(), ..Settled::default() },
            Reason::DetractorUnanswered => {
                Settled { responses: rows(EntityKind::Response).map(ResponseId).collect(), ..Settled::default() }
            }
            Reason::ReplyOwed => Settled { mails: rows(EntityKind::Mail).map(MailId).collect(), ..Settled::default() },
            _ => Settled::default(),
        }
    }
}

pub fn run(tx: &Tx, op: &TriageOp) -> Result<(Outcome, OpLabel)> {
    match op {
        TriageOp::Mark(marks, settled) => mark(tx, marks, settled),
        TriageOp::Log(entry, mark) => log_for(tx, entry, mark),
        TriageOp::Start(start, mark) => start_for(tx, start, mark),
        TriageOp::Mute(reason, muted) => mute(tx, *reason, *muted),
        TriageOp::Look { seen, today, zone } => {
            store::triage::note_look(tx, seen, *today, zone)?;
            Ok(unlogged())
        }
        TriageOp::Capacity(today, capacity) => {
            store::triage::keep_capacity(tx, *today, *capacity)?;
            Ok(unlogged())
        }
    }
}

/// What stands outside of the change log has no words in it.
fn unlogged() -> (Outcome, OpLabel) {
    (Outcome::default(), OpLabel { kind: "triage-look", args: json!({}) })
}

fn mark(tx: &Tx, marks: &[Mark], settled: &Settled) -> Result<(Outcome, OpLabel)> {
    let mut made = Outcome::default();
    let mut label = OpLabel { kind: "triage-done", args: json!({}) };
    for mark in marks {
        save(tx, None, mark)?;
        let args = json!({ "account": account_name(tx, mark.account)?, "rule": mark.reason.as_str(), "n": marks.len() });
        label = OpLabel { kind: kind_of(mark.action), args };
        made = outcome(mark.account, Some(mark.account));
    }
    for task in &settled.tasks {
        tasks::finish(tx, *task)?;
    }
    for response in &settled.responses {
        judgement::answer_response(tx, *response)?;
    }
    mail::threads::answered(tx, &settled.mails)?;
    Ok((made, label))
}

fn kind_of(action: MarkAction) -> &'static str {
    match action {
        MarkAction::Done => "triage-done",
        MarkAction::Snoozed => "triage-snooze",
        MarkAction::Skipped => "triage-skip",
        MarkAction::Merged => "triage-merge",
    }
}

fn log_for(tx: &Tx, entry: &LogEntry, mark: &Mark) -> Result<(Outcome, OpLabel)> {
    let logged = log::log(tx, entry)?;
    save(tx, None, mark)?;
    Ok(logged)
}

fn start_for(tx: &Tx, start: &PlaybookStart, mark: &Mark) -> Result<(Outcome, OpLabel)> {
    let started = playbook::start(tx, start)?;
    save(tx, None, mark)?;
    Ok(started)
}

fn mute(tx: &Tx, reason: Reason, muted: bool) -> Result<(Outcome, OpLabel)> {
    let rows = store::all_of::<Template>(tx.connection())?;
    let present = rows.into_iter().find(|row| row.kind == TemplateKind::Rule && row.key == reason.as_str());
    let rule = Template {
        kind: TemplateKind::Rule,
        key: reason.as_str().to_owned(),
        name: reason.as_str().to_owned(),
        description: None,
        touch_model: None,
        anchor: None,
        reason: Some(reason),
        body: if muted { MUTED } else { HEARD }.to_owned(),
    };
    let (id, _) = save(tx, present.map(|row| row.id), &rule)?;
    let kind = if muted { "triage-mute" } else { "triage-hear" };
    Ok((outcome(id, None), OpLabel { kind, args: json!({ "rule": reason.as_str() }) }))
}
