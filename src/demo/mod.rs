//! The sample book: eighteen months of a customer success manager's work, made up, in English or Japanese.
//!
//! Pure and repeatable: the same settings give the same book, one account at a time, so that a book of 100,000 accounts
//! needs the memory of one. The first accounts tell fixed stories (`assets/demo/stories.toml`); the others are drawn.
//! Every fact is known at its own time. Nothing here reads a clock or writes a file.

mod account;
mod calendar;
mod contracts;
mod draft;
mod draw;
mod events;
mod expansions;
mod figures;
mod forecasts;
mod goals;
mod heard;
mod initiatives;
mod meetings;
mod names;
mod onboarding;
mod playbooks;
mod post;
mod profile;
mod rhythm;
mod segments;
mod story;
mod surveys;
mod tasks;
#[cfg(test)]
mod tests;
mod tickets;
mod touches;
mod usage;
mod voice;
mod words;

use crate::domain::onboarding::Dependency;
use crate::domain::{
    Account, AccountId, Contact, ContactId, Contract, ContractId, Event, EventId, Expansion, ExpansionId, ForecastId, ForecastMade, Goal,
    GoalId, Guest, GuestId, Invitation, InvitationId, Lang, Meeting, MeetingId, Moment, Override, OverrideId, Plan, PlanId, Pulse, PulseId,
    Reading, ReadingId, Renewal, RenewalId, Response, ResponseId, Row, Run, RunId, Step, StepId, Tag, TagId, Task, TaskId, Ticket,
    TicketId, Touch, TouchId, Usage, UsageId, Voice, VoiceId, Zone,
};
use chrono::NaiveDate;

/// What a sample book is made from; equal settings make equal books.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    pub seed: u64,
    /// The last day of the history; the facts end on the day before it.
    pub today: NaiveDate,
    pub accounts: usize,
    pub lang: Lang,
    /// Where the office clock stands: conversations fall into its working hours.
    pub zone: Zone,
    /// About how many facts of all kinds an account has; `None` leaves it to the account (300 to 600).
    pub events_per_account: Option<usize>,
}

impl Settings {
    /// Returns the settings of the usual book: 60 accounts, seed 1.
    pub fn new(today: NaiveDate, lang: Lang, zone: Zone) -> Settings {
        Settings { seed: 1, today, accounts: 60, lang, zone, events_per_account: None }
    }
}

/// Everything the book holds about one account. Rows name each other by id; none names another account.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    pub account: Row<AccountId, Account>,
    pub contacts: Vec<Row<ContactId, Contact>>,
    pub contracts: Vec<Row<ContractId, Contract>>,
    pub renewals: Vec<Row<RenewalId, Renewal>>,
    /// What was forecast of them, by renewal and then by time.
    pub forecasts: Vec<Row<ForecastId, ForecastMade>>,
    /// Each touch with the contacts who took part.
    pub touches: Vec<(Row<TouchId, Touch>, Vec<ContactId>)>,
    pub responses: Vec<Row<ResponseId, Response>>,
    pub tickets: Vec<Row<TicketId, Ticket>>,
    pub usage: Vec<Row<UsageId, Usage>>,
    pub plans: Vec<Row<PlanId, Plan>>,
    pub steps: Vec<Row<StepId, Step>>,
    pub dependencies: Vec<Dependency>,
    pub tasks: Vec<Row<TaskId, Task>>,
    pub pulses: Vec<Row<PulseId, Pulse>>,
    pub overrides: Vec<Row<OverrideId, Override>>,
    pub goals: Vec<Row<GoalId, Goal>>,
    /// Playbooks under way; their tasks are among the tasks.
    pub runs: Vec<Row<RunId, Run>>,
    pub readings: Vec<Row<ReadingId, Reading>>,
    /// What the account was asked to, and since when.
    pub guests: Vec<(Row<GuestId, Guest>, Moment)>,
    /// The touches of the events it came to, each with who came.
    pub attended: Vec<(Row<TouchId, Touch>, Vec<ContactId>)>,
    /// Each meeting of the calendar with the contacts who take part.
    pub meetings: Vec<(Row<MeetingId, Meeting>, Vec<ContactId>)>,
    /// Who was asked which survey.
    pub invitations: Vec<Row<InvitationId, Invitation>>,
    pub expansions: Vec<Row<ExpansionId, Expansion>>,
    /// Themes put to what was said, or refused for it.
    pub tags: Vec<Row<TagId, Tag>>,
    /// What the account raised, of the matters of `feedback`.
    pub voices: Vec<Row<VoiceId, Voice>>,
    /// The mail behind the touches of the last months, and some that is none.
    pub post: Letters,
}

impl History {
    /// Returns the number of dated facts, contacts, contracts and goals left out.
    pub fn events(&self) -> usize {
        self.touches.len() + self.responses.len() + self.tickets.len() + self.usage.len() + self.steps.len() + self.pulses.len()
    }
}

/// Writes the histories of a book one by one, the told stories first.
pub fn histories(settings: &Settings) -> impl Iterator<Item = History> + use<> {
    let settings = *settings;
    (0..settings.accounts).map(move |index| draft::write(&settings, index))
}

/// Returns the events of a book, which are for many of its accounts, each with the moment from which it was planned.
pub fn events(settings: &Settings) -> Vec<(Row<EventId, Event>, Moment)> {
    events::planned(settings)
}
pub use figures::{choices, rates};
pub use heard::{feedback, themes};
pub use initiatives::{Chosen, Tried, initiatives, members, told_stories};
pub use post::{Letters, stray_post};
pub use segments::segments;

/// Returns the name under which each told story's account stands in a book, by the story's key.
pub fn stories(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    words::stories().iter().map(move |story| (story.id.as_str(), story.name.of(lang).as_str()))
}
