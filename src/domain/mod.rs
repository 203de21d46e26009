//! What the field knows: the words, rules and formulas of customer success. Pure: everything is given, the date too;
//! nothing here reads a clock, a file, a database or the environment, and nothing is worded for people.

pub(crate) mod words;

pub mod account;
pub mod cadence;
pub mod check;
pub mod contact;
pub mod contract;
pub mod event;
pub mod goal;
pub mod health;
pub mod holidays;
pub mod ids;
pub mod invalid;
pub mod judgement;
pub mod lang;
pub mod meeting;
pub mod moment;
pub mod money;
pub mod name_match;
pub mod number;
pub mod offset;
pub mod onboarding;
pub mod period;
pub mod playbook;
pub mod query;
pub mod quicklog;
pub mod rate;
pub mod renewal;
pub mod repeat;
pub mod segment;
pub mod survey;
pub mod task;
pub mod task_shift;
pub mod ticket;
pub mod timeline;
pub mod toml_fault;
pub mod touch;
pub mod triage;
pub mod usage;
pub mod when;
pub mod workdays;

pub use account::{Account, Stage, TouchModel};
pub use contact::{Contact, ContactRole};
pub use contract::{Billing, Contract};
pub use event::{Event, EventKind, Guest, GuestState, Invitee};
pub use goal::{Goal, GoalOutcome, GoalStanding, Progress, Reading};
pub use ids::{
    AccountId, ContactId, ContractId, EntityKind, EntityRef, EventId, GoalId, GuestId, IdSource, MarkId, MeetingId, OpId, OverrideId,
    PlanId, PulseId, ReadingId, RenewalId, ResponseId, Row, RunId, SegmentId, StepId, TaskId, TemplateId, TicketId, TouchId, UsageId,
};
pub use invalid::Invalid;
pub use judgement::{Band, Override, OverrideTo, Pulse, PulseRating};
pub use lang::Lang;
pub use meeting::{Meeting, MeetingStatus};
pub use moment::{Moment, Timestamp, Zone};
pub use money::{Currency, Money};
pub use offset::Offset;
pub use onboarding::{Plan, Step, StepOwner};
pub use playbook::{Anchor, Run, Template, TemplateKind};
pub use rate::Rate;
pub use renewal::{Forecast, Outcome, Renewal};
pub use repeat::{Repeat, RepeatUnit};
pub use segment::Segment;
pub use survey::{Response, Scale, Score, SurveyKind};
pub use task::{Priority, Task, TaskPurpose};
pub use ticket::{Severity, Ticket};
pub use timeline::EntryKind;
pub use toml_fault::{TomlFault, TomlKind, TomlSlip};
pub use touch::{Direction, Sentiment, Touch, TouchKind};
pub use triage::{Mark, MarkAction};
pub use usage::Usage;
pub use workdays::{Calendar, Workdays};
