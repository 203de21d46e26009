//! Every write of the program. One `Op` is one transaction and one undo step; `apply` is the only way in.
//!
//! An op is plain data: a screen or a command builds it, `apply` checks it and carries it out. Nothing here asks the
//! clock: the time comes with the call.

pub mod import;
pub mod sample;
mod sample_look;

mod delete;
mod judgement;
mod log;
pub mod quick;
mod save;
mod tasks;
mod triage;

use crate::domain::check::Fault;
use crate::domain::{
    Account, AccountId, Contact, ContactId, Contract, ContractId, EntityRef, Override, OverrideId, Pulse, Renewal, RenewalId, Response,
    ResponseId, Task, TaskId, Timestamp, Touch, TouchId,
};
use crate::store::{self, Done, OpLabel, Tx, Writer};
use chrono::NaiveDate;
use thiserror::Error;

pub use log::{LogEntry, WhichAccount};
pub use triage::{Settled, TriageOp};

/// One thing a person can do to the book.
#[derive(Clone, Debug)]
pub enum Op {
    /// Adds the row (without an id) or replaces its fields.
    SaveAccount(Option<AccountId>, Account),
    SaveContact(Option<ContactId>, Contact),
    SaveContract(Option<ContractId>, Contract),
    SaveRenewal(Option<RenewalId>, Renewal),
    SaveTask(Option<TaskId>, Task),
    SaveResponse(Option<ResponseId>, Response),
    /// Adds or replaces a touch and who took part in it.
    SaveTouch(Option<TouchId>, Touch, Vec<ContactId>),
    /// Logs a touch with everything that hangs on it: people, tasks, the next contact, tasks it answers.
    Log(LogEntry),
    /// Adds the same kind of task to several accounts at once.
    AddTasks(Vec<Task>),
    FinishTask(TaskId),
    ReopenTask(TaskId),
    /// Holds tasks back until a day.
    SnoozeTask(TaskId, NaiveDate, Option<String>),
    /// Notes that we answered the person.
    AnswerResponse(ResponseId),
    SetPulse(Pulse),
    SetOverride(Override),
    ClearOverride(OverrideId),
    Delete(EntityRef),
    /// Says something about items of the morning's queue.
    Triage(TriageOp),
}

/// What an op made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The row that was added or changed.
    pub row: Option<EntityRef>,
    /// The account it belongs to.
    pub account: Option<AccountId>,
    /// Tasks that were added along with it.
    pub tasks: Vec<TaskId>,
}

#[derive(Debug, Error)]
pub enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Fields that break a rule; never empty.
    #[error("{}", .0.iter().map(|(field, why)| format!("{field}: {why}")).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<Fault>),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Error::Store(error.into())
    }
}

pub type Result<T> = std::result::Result<T, Error>;

/// Carries out an op.
pub fn apply(writer: &mut Writer, op: &Op, at: Timestamp) -> Result<Done<Outcome>> {
    writer.transact(at, |tx| run(tx, op))
}

fn run(tx: &Tx, op: &Op) -> Result<(Outcome, OpLabel)> {
    match op {
        Op::SaveAccount(id, account) => save::account(tx, *id, account),
        Op::SaveContact(id, contact) => save::contact(tx, *id, contact),
        Op::SaveContract(id, contract) => save::contract(tx, *id, contract),
        Op::SaveRenewal(id, renewal) => save::renewal(tx, *id, renewal),
        Op::SaveTask(id, task) => save::task(tx, *id, task),
        Op::SaveResponse(id, response) => save::response(tx, *id, response),
        Op::SaveTouch(id, touch, contacts) => save::touch(tx, *id, touch, contacts),
        Op::Log(entry) => log::log(tx, entry),
        Op::AddTasks(new) => tasks::add(tx, new),
        Op::FinishTask(id) => tasks::finish(tx, *id),
        Op::ReopenTask(id) => tasks::reopen(tx, *id),
        Op::SnoozeTask(id, until, reason) => tasks::snooze(tx, *id, *until, reason.as_deref()),
        Op::AnswerResponse(id) => judgement::answer_response(tx, *id),
        Op::SetPulse(pulse) => judgement::set_pulse(tx, pulse),
        Op::SetOverride(over) => judgement::set_override(tx, over),
        Op::ClearOverride(id) => judgement::clear_override(tx, *id),
        Op::Delete(row) => delete::delete(tx, *row),
        Op::Triage(op) => triage::run(tx, op),
    }
}
