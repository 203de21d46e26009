//! What the field knows: the words, rules and formulas of customer success. Pure: everything is given, the date too;
//! nothing here reads a clock, a file, a database or the environment, and nothing is worded for people.

pub(crate) mod words;

pub mod account;
pub mod cadence;
pub mod check;
pub mod contact;
pub mod contract;
pub mod event;
pub mod expansion;
pub mod feedback;
pub mod goal;
pub mod health;
pub mod home;
pub mod holidays;
pub mod ids;
pub mod initiative;
pub mod invalid;
pub mod judgement;
pub mod kpi;
pub mod lang;
pub mod letter;
pub mod mail;
pub mod mail_text;
pub mod reply_due;
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
pub mod search;
pub mod segment;
pub mod setting;
pub mod survey;
pub mod task;
pub mod task_shift;
pub mod theme;
pub mod ticket;
pub mod timeline;
pub mod toml_fault;
pub mod touch;
pub mod triage;
pub mod usage;
pub mod voice;
pub mod when;
pub mod whose;
pub mod workdays;

pub use account::{Account, Stage, TouchModel};
pub use contact::{Contact, ContactRole};
pub use contract::{Billing, Contract};
pub use event::{Event, EventKind, Guest, GuestState, Invitee};
pub use expansion::{Expansion, ExpansionKind, ExpansionSource, ExpansionStage};
pub use feedback::{Feedback, FeedbackKind, FeedbackStatus, Voice};
pub use goal::{Goal, GoalOutcome, GoalStanding, Progress, Reading};
pub use home::Home;
pub use ids::{
    AccountId, ChoiceId, ContactAddressId, ContactId, ContractId, EntityKind, EntityRef, EventId, ExpansionId, FeedbackId, ForecastId,
    GoalId, GuestId, IdSource, InitiativeId, InvitationId, MailDraftId, MailFileId, MailId, MailRuleId, MailSourceId, MailThreadId, MarkId,
    MeetingId, MemberId, OpId, OverrideId, PlanId, PulseId, RateId, ReadingId, RenewalId, ResponseId, Row, RunId, SavedSearchId, SegmentId,
    StepId, StoryId, TagId, TaskId, TemplateId, ThemeId, TicketId, TouchId, UsageId, VoiceId,
};
pub use initiative::{ActionKind, Initiative, Member, Story, Verdict};
pub use invalid::Invalid;
pub use judgement::{Band, Override, OverrideTo, Pulse, PulseRating};
pub use lang::Lang;
pub use mail::{
    Attachment, ContactAddress, Mail, MailDraft, MailDraftState, MailFile, MailFileKind, MailKind, MailMark, MailPerson, MailRole,
    MailRule, MailRuleKind, MailSource, MailSourceKind, MailThread, SavedSearch, ThreadSettled,
};
pub use meeting::{Meeting, MeetingStatus};
pub use moment::{Moment, Timestamp, Zone};
pub use money::{Currency, Money};
pub use offset::Offset;
pub use onboarding::{Plan, Step, StepOwner};
pub use playbook::{Anchor, Run, Template, TemplateKind};
pub use rate::{ExchangeRate, NoRate, Rates};
pub use renewal::{Forecast, ForecastMade, Outcome, Renewal};
pub use repeat::{Repeat, RepeatUnit};
pub use segment::Segment;
pub use setting::{HeldSetting, Setting, SettingGroup, SettingSource, SettingValue};
pub use survey::{FollowUp, Invitation, Response, Scale, Score, SurveyKind};
pub use task::{Priority, Task, TaskPurpose};
pub use theme::{Tag, TagState, TaggedKind, Theme};
pub use ticket::{Severity, Ticket};
pub use timeline::EntryKind;
pub use toml_fault::{TomlFault, TomlKind, TomlSlip};
pub use touch::{Direction, Sentiment, Touch, TouchKind};
pub use triage::{Mark, MarkAction};
pub use usage::Usage;
pub use workdays::{Calendar, Workdays};
