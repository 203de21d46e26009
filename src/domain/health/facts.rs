//! What the book knows about one account, as far as health asks for it: plain rows without text, cheap to build for thousands of
//! accounts. The store fills them; nothing here judges.
//!
//! Load as many days as `Windows::event_days` and `Windows::usage_days` say before the earliest day to be scored (with the built-in
//! model and a trend about 15 and 6 months), whatever is still open, and the last two-way touch however old. Every fact says when
//! it happened and when it could be known.

use crate::domain::{
    AccountId, ContactId, ContactRole, ContractId, Direction, Moment, OverrideId, OverrideTo, PlanId, PulseId, PulseRating, ResponseId,
    Score as Answer, Severity, Stage, StepId, SurveyKind, TicketId, TouchId, TouchModel, UsageId,
};
use chrono::NaiveDate;

/// Everything health needs to know about one account; the order of rows does not matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub account: AccountFacts,
    pub contracts: Vec<ContractFact>,
    pub contacts: Vec<ContactFact>,
    pub touches: Vec<TouchFact>,
    pub responses: Vec<ResponseFact>,
    pub tickets: Vec<TicketFact>,
    pub usage: Vec<UsageFact>,
    pub plans: Vec<PlanFact>,
    pub steps: Vec<StepFact>,
    pub pulses: Vec<PulseFact>,
    pub overrides: Vec<OverrideFact>,
}

impl Facts {
    /// Returns the facts of an account of which nothing else is known.
    pub fn of(account: AccountFacts) -> Facts {
        Facts {
            account,
            contracts: Vec::new(),
            contacts: Vec::new(),
            touches: Vec::new(),
            responses: Vec::new(),
            tickets: Vec::new(),
            usage: Vec::new(),
            plans: Vec::new(),
            steps: Vec::new(),
            pulses: Vec::new(),
            overrides: Vec::new(),
        }
    }
}

/// The account's own fields. Seats, stage and touch model are those of now: the book keeps no past ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AccountFacts {
    pub id: AccountId,
    pub created_on: Option<NaiveDate>,
    /// Counts where no running contract states seats.
    pub seats: Option<u32>,
    pub stage: Option<Stage>,
    pub touch_model: Option<TouchModel>,
    pub churned_on: Option<NaiveDate>,
}

/// A day on which something changed, and when that could be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learned {
    pub on: NaiveDate,
    pub known_at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContractFact {
    pub id: ContractId,
    pub seats: Option<u32>,
    pub start_on: Option<NaiveDate>,
    /// The last day.
    pub end_on: Option<NaiveDate>,
    pub notice: Option<Learned>,
    pub known_at: Moment,
}

impl ContractFact {
    /// Says whether the contract runs on a day; its last day counts.
    pub fn is_active(&self, day: NaiveDate) -> bool {
        self.start_on.is_none_or(|start| start <= day) && self.end_on.is_none_or(|end| day <= end)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContactFact {
    pub id: ContactId,
    pub role: ContactRole,
    pub left: Option<Learned>,
    pub known_at: Moment,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TouchFact {
    pub id: TouchId,
    pub at: Moment,
    pub known_at: Moment,
    pub direction: Direction,
    pub contacts: Vec<ContactId>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResponseFact {
    pub id: ResponseId,
    pub contact: Option<ContactId>,
    pub kind: SurveyKind,
    pub score: Answer,
    pub at: Moment,
    pub known_at: Moment,
    /// When we answered, where that was noted by hand; a later touch counts as well.
    pub answered_at: Option<Moment>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TicketFact {
    pub id: TicketId,
    pub severity: Option<Severity>,
    pub reopened: bool,
    pub opened_at: Moment,
    pub closed_at: Option<Moment>,
    pub known_at: Moment,
}

/// A person who uses the product, as a number made from the name the source gives; the same name is always the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserKey(pub u64);

impl UserKey {
    /// Hashes a name with 64-bit FNV-1a: two of a million users of one account meet with a chance of about 1 in 40 million.
    pub fn of(name: &str) -> UserKey {
        UserKey(name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UsageFact {
    pub id: UsageId,
    pub on: NaiveDate,
    /// Whether the value is a number of active people (`usage::ACTIVE_USERS`) and not an amount of use.
    pub counts_people: bool,
    pub user: Option<UserKey>,
    pub value: f64,
    pub known_at: Moment,
}

impl UsageFact {
    /// Says whether it tells anything about people, by name or by number.
    pub fn tells_people(&self) -> bool {
        self.counts_people || self.user.is_some()
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanFact {
    pub id: PlanId,
    pub start_on: NaiveDate,
    pub done_on: Option<NaiveDate>,
    pub known_at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepFact {
    pub id: StepId,
    pub plan: PlanId,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub blocked: bool,
    pub known_at: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PulseFact {
    pub id: PulseId,
    pub rating: PulseRating,
    pub at: Moment,
    pub known_at: Moment,
    /// The last day on which it counts.
    pub expires_on: NaiveDate,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverrideFact {
    pub id: OverrideId,
    pub to: OverrideTo,
    pub at: Moment,
    pub known_at: Moment,
    /// The last day on which it counts.
    pub expires_on: NaiveDate,
    pub cleared_at: Option<Moment>,
}
