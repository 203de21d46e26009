//! Every write of the program. One `Op` is one transaction and one undo step; `apply` is the only way in.
//!
//! An op is plain data: a screen or a command builds it, `apply` checks it and carries it out. Nothing here asks the
//! clock: the time comes with the call.

pub mod import;
pub mod sample;
mod sample_initiatives;
mod sample_letters;
mod sample_look;

mod delete;
mod events;
mod expansions;
mod feedback;
mod goals;
mod initiatives;
mod judgement;
mod kpi;
mod letters;
mod log;
pub mod mail;
mod meetings;
pub mod onboarding;
mod playbook;
pub mod quick;
mod renewals;
mod save;
mod searches;
mod segments;
mod tasks;
mod themes;
mod triage;
pub mod voice;

use crate::domain::check::Fault;
use crate::domain::{
    Account, AccountId, Contact, ContactId, Contract, ContractId, EntityRef, Event, EventId, Goal, GoalId, GoalOutcome, GuestId,
    GuestState, Invitee, MeetingId, Override, OverrideId, Pulse, Reading, ReadingId, Renewal, RenewalId, Response, ResponseId, RunId,
    Segment, SegmentId, Task, TaskId, Template, Timestamp, Touch, TouchId, TouchModel,
};
use crate::store::{self, Done, OpLabel, Tx, Writer};
use chrono::NaiveDate;
use thiserror::Error;

pub use expansions::{ExpansionChange, ExpansionOp, Losing};
pub use feedback::FeedbackOp;
pub use initiatives::{InitiativeOp, Judgement, StoryOp};
pub use kpi::{KpiOp, RateOp};
pub use letters::{DraftText, LetterOp, Sending};
pub use log::{LogEntry, WhichAccount};
pub use mail::{MailOp, Person, ThreadOp, WhoseOp};
pub use playbook::{PlaybookStart, RunStart};
pub use renewals::{RenewalChange, RenewalOp};
pub use searches::SearchOp;
pub use themes::{TagMark, ThemeOp};
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
    // Several tasks at once.
    FinishTasks(Vec<TaskId>),
    SnoozeTasks(Vec<TaskId>, NaiveDate, Option<String>),
    /// Gives each task the day beside it.
    ShiftTasks(Vec<(TaskId, NaiveDate)>),
    DeleteTasks(Vec<TaskId>),
    /// Notes that we answered the person.
    AnswerResponse(ResponseId),
    SetPulse(Pulse),
    SetOverride(Override),
    ClearOverride(OverrideId),
    // Goals.
    SaveGoal(Option<GoalId>, Goal),
    SaveReading(Option<ReadingId>, Reading),
    /// Closes a goal on a day, or opens it again.
    CloseGoal(GoalId, Option<(NaiveDate, GoalOutcome)>),
    // Events.
    SaveEvent(Option<EventId>, Event),
    /// Asks guests; those who have been asked stay as they are.
    Invite(EventId, Vec<Invitee>),
    MarkGuests(EventId, Vec<GuestId>, GuestState),
    RemoveGuests(EventId, Vec<GuestId>),
    Delete(EntityRef),
    /// Says something about items of the morning's queue.
    Triage(TriageOp),
    // Onboarding.
    Onboarding(onboarding::OnboardingOp),
    // What customers say.
    Voice(voice::VoiceOp),
    Theme(ThemeOp),
    Feedback(FeedbackOp),
    // Renewals.
    Renewal(RenewalOp),
    // Upsell and cross-sell.
    Expansion(ExpansionOp),
    // Playbooks.
    /// Keeps a playbook of one's own; one row a key, which stands in the place of a built-in one.
    SavePlaybook(Template),
    /// Starts a playbook for one or several accounts: a run and its tasks for each.
    StartPlaybook(PlaybookStart),
    /// Ends a run on a day; its open tasks go.
    StopRun(RunId, NaiveDate),
    /// Finishes the tasks whose condition holds.
    SettleTasks(Vec<TaskId>),
    // Segments.
    /// A new name is put into the filters that use the old one.
    SaveSegment(Option<SegmentId>, Segment),
    /// Puts segments into this order; those left out follow as they stood.
    OrderSegments(Vec<SegmentId>),
    SetTouchModels(Vec<(AccountId, TouchModel)>),
    // The calendar.
    /// Logs meetings that were as touches.
    LogMeetings(Vec<MeetingId>),
    /// Notes that meetings are not to be logged, or not to be shown.
    DeclineMeetings(Vec<MeetingId>),
    /// Says whose meeting it is.
    AssignMeeting(MeetingId, Option<AccountId>),
    // Figures.
    Kpi(KpiOp),
    Rate(RateOp),
    // Templates and drafts of mail.
    Letter(LetterOp),
    // Initiatives.
    Initiative(InitiativeOp),
    Story(StoryOp),
    // Mail.
    Mail(MailOp),
    // Kept searches.
    Search(SearchOp),
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
    /// The account still has open tasks of this playbook.
    #[error("{playbook} is already running for {account}")]
    AlreadyRunning { account: String, playbook: String },
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
        Op::FinishTasks(ids) => tasks::finish_all(tx, ids),
        Op::SnoozeTasks(ids, until, reason) => tasks::snooze_all(tx, ids, *until, reason.as_deref()),
        Op::ShiftTasks(days) => tasks::shift(tx, days),
        Op::DeleteTasks(ids) => tasks::delete_all(tx, ids),
        Op::AnswerResponse(id) => judgement::answer_response(tx, *id),
        Op::SetPulse(pulse) => judgement::set_pulse(tx, pulse),
        Op::SetOverride(over) => judgement::set_override(tx, over),
        Op::ClearOverride(id) => judgement::clear_override(tx, *id),
        Op::SaveGoal(id, goal) => goals::save_goal(tx, *id, goal),
        Op::SaveReading(id, reading) => goals::save_reading(tx, *id, reading),
        Op::CloseGoal(id, closed) => goals::close(tx, *id, *closed),
        Op::SaveEvent(id, event) => events::save_event(tx, *id, event),
        Op::Invite(id, invitees) => events::invite(tx, *id, invitees),
        Op::MarkGuests(id, guests, state) => events::mark(tx, *id, guests, *state),
        Op::RemoveGuests(id, guests) => events::remove(tx, *id, guests),
        Op::Delete(row) => delete::delete(tx, *row),
        Op::Triage(op) => triage::run(tx, op),
        // Onboarding.
        Op::Onboarding(op) => onboarding::run(tx, op),
        // What customers say.
        Op::Voice(op) => voice::run(tx, op),
        Op::Theme(op) => themes::run(tx, op),
        Op::Feedback(op) => feedback::run(tx, op),
        Op::Renewal(op) => renewals::run(tx, op),
        Op::Expansion(op) => expansions::run(tx, op),
        Op::SavePlaybook(template) => playbook::save_template(tx, template),
        Op::StartPlaybook(start) => playbook::start(tx, start),
        Op::StopRun(id, on) => playbook::stop(tx, *id, *on),
        Op::SettleTasks(tasks) => playbook::settle(tx, tasks),
        Op::SaveSegment(id, segment) => segments::save(tx, *id, segment),
        Op::OrderSegments(order) => segments::order(tx, order),
        Op::SetTouchModels(models) => segments::set_touch_models(tx, models),
        // The calendar.
        Op::LogMeetings(ids) => meetings::log_meetings(tx, ids),
        Op::DeclineMeetings(ids) => meetings::decline_meetings(tx, ids),
        Op::AssignMeeting(id, account) => meetings::assign_meeting(tx, *id, *account),
        // Figures.
        Op::Kpi(op) => kpi::run(tx, op),
        Op::Rate(op) => kpi::run_rate(tx, op),
        // Templates and drafts of mail.
        Op::Letter(op) => letters::run(tx, op),
        // Initiatives.
        Op::Initiative(op) => initiatives::run(tx, op),
        Op::Story(op) => initiatives::run_story(tx, op),
        // Mail.
        Op::Mail(op) => mail::run(tx, op),
        Op::Search(op) => searches::run(tx, op),
    }
}
