//! Identifiers: one type for each kind of row, so that a contact can never be looked up as an account.
//!
//! An id is a positive 63-bit number: 42 bits of milliseconds since 2020, then 21 random bits. Ids made on two
//! machines do not meet, so books can be merged, and newer rows have larger ids.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A row of the book: its id beside its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<Id, T> {
    pub id: Id,
    pub fields: T,
}

impl<Id, T> std::ops::Deref for Row<Id, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.fields
    }
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        /// Ids are strings in JSON: a 63-bit number does not survive every reader.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

/// Hands the names of all id types to a macro, so that a layer above gives each what it needs.
macro_rules! for_each_id {
    ($then:ident) => {
        $then! {
            AccountId,
            ContactId,
            ContractId,
            RenewalId,
            TouchId,
            ResponseId,
            TicketId,
            UsageId,
            PlanId,
            StepId,
            TaskId,
            PulseId,
            OverrideId,
            MarkId,
            TemplateId,
            RunId,
            GoalId,
            ReadingId,
            SegmentId,
            EventId,
            GuestId,
            MeetingId,
            ForecastId,
            ExpansionId,
            InvitationId,
            ThemeId,
            TagId,
            FeedbackId,
            VoiceId,
            RateId,
            ChoiceId,
            InitiativeId,
            MemberId,
            StoryId,
            MailSourceId,
            MailFileId,
            MailThreadId,
            MailId,
            ContactAddressId,
            MailRuleId,
            MailDraftId,
            SavedSearchId,
            /// One operation of the change log: what undo takes back in one step.
            OpId,
        }
    };
}
pub(crate) use for_each_id;

for_each_id!(ids);

crate::domain::words::text_enum! {
    /// The kinds of rows that a timeline entry, a piece of evidence or a search hit can point at.
    pub enum EntityKind {
        Account = "account",
        Contact = "contact",
        Contract = "contract",
        Renewal = "renewal",
        Touch = "touch",
        Response = "survey",
        Ticket = "ticket",
        Usage = "usage",
        Plan = "plan",
        Step = "step",
        Task = "task",
        Pulse = "pulse",
        Override = "override",
        Goal = "goal",
        Reading = "reading",
        Event = "event",
        Meeting = "meeting",
        Run = "playbook",
        Template = "template",
        Segment = "segment",
        Expansion = "expansion",
        Theme = "theme",
        Feedback = "feedback",
        Voice = "voice",
        Rate = "rate",
        Initiative = "initiative",
        Story = "story",
        Mail = "mail",
        Thread = "thread",
        MailSource = "mail_source",
        Address = "address",
        MailRule = "mail_rule",
        Draft = "draft",
        Search = "search",
    }
}

/// Points at one row of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityRef {
    pub kind: EntityKind,
    pub id: i64,
}

macro_rules! refs {
    ($($id:ident => $kind:ident),+ $(,)?) => {$(
        impl From<$id> for EntityRef {
            fn from(id: $id) -> Self {
                EntityRef { kind: EntityKind::$kind, id: id.0 }
            }
        }
    )+};
}

refs! {
    AccountId => Account, ContactId => Contact, ContractId => Contract, RenewalId => Renewal, TouchId => Touch,
    ResponseId => Response, TicketId => Ticket, UsageId => Usage, PlanId => Plan, StepId => Step, TaskId => Task,
    PulseId => Pulse, OverrideId => Override, GoalId => Goal, ReadingId => Reading, EventId => Event, MeetingId => Meeting,
    RunId => Run, TemplateId => Template, SegmentId => Segment,
    ExpansionId => Expansion, ThemeId => Theme, FeedbackId => Feedback, VoiceId => Voice, RateId => Rate,
    InitiativeId => Initiative, StoryId => Story, MailId => Mail, MailThreadId => Thread, MailSourceId => MailSource, ContactAddressId => Address, MailRuleId => MailRule,
    MailDraftId => Draft, SavedSearchId => Search,
}

/// Hands out ids; the caller gives the time, so that a seeded source is reproducible.
#[derive(Clone, Debug)]
pub struct IdSource {
    random: u64,
    last: i64,
}

const RANDOM_BITS: u32 = 21;
/// 2020-01-01T00:00:00Z in milliseconds: no book is older.
const EPOCH_MS: i64 = 1_577_836_800_000;

impl IdSource {
    pub fn seeded(seed: u64) -> Self {
        IdSource { random: seed ^ 0x9e37_79b9_7f4a_7c15, last: 0 }
    }

    /// Returns an id that is larger than every one this source gave before.
    pub fn next(&mut self, now_ms: i64) -> i64 {
        let time = (now_ms - EPOCH_MS).clamp(0, (1 << 42) - 1) << RANDOM_BITS;
        let fresh = time | (self.next_random() & ((1 << RANDOM_BITS) - 1)) as i64;
        self.last = if fresh > self.last { fresh } else { self.last + 1 };
        self.last
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    fn next_random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_goes_back() {
        let mut ids = IdSource::seeded(1);
        let first = ids.next(1_800_000_000_000);
        let second = ids.next(1_700_000_000_000);
        assert!(second > first && first > 0);
    }

    #[test]
    fn two_sources_do_not_meet() {
        assert_ne!(IdSource::seeded(1).next(1_800_000_000_000), IdSource::seeded(2).next(1_800_000_000_000));
    }

    #[test]
    fn json_carries_ids_as_strings() {
        assert_eq!(serde_json::to_string(&AccountId(i64::MAX)).expect("serialises"), "\"9223372036854775807\"");
    }
}
