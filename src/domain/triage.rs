//! The morning's queue: which rules raise items, and what a person said about one.
//!
//! Items are not kept: they follow from the facts of today, rule by rule. What is kept is what a person said about one (`Mark`),
//! and that holds the rule back for the same occasion. Pure, and nothing here is worded for people.

mod case;
mod contract;
mod fallen;
mod good_news;
mod people;
mod priority;
mod queue;
mod raised;
mod rules;
mod work;

#[cfg(test)]
mod tests;

pub use case::{Case, Day, More, OpenGoal, OpenTask, OwedMail, PastMeeting, Terms};
pub use people::{waiting_answers, waiting_detractors, waiting_touches};
pub use priority::{Priority, Share, ShareOf, Shares};
pub use queue::{Item, ItemId, Marks, in_order, raise};
pub use raised::{Gap, Line, Raised, Suggestion, Why};
pub use rules::{MOST_DAYS, MOST_WEIGHT, Rules, RulesError, Settings, Takes};

use crate::domain::{AccountId, Timestamp, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    /// Why an account asks for the manager today. One item is open for each account and reason.
    pub enum Reason {
        HealthFell = "health_fell",
        RenewalNear = "renewal_near",
        ReplyOwed = "reply_owed",
        PromiseOverdue = "promise_overdue",
        DetractorUnanswered = "detractor_unanswered",
        Silent = "silent",
        OnboardingLate = "onboarding_late",
        TicketSevere = "ticket_severe",
        ChampionLeft = "champion_left",
        UsageFell = "usage_fell",
        ContractGap = "contract_gap",
        FirstValue = "first_value",
        Anniversary = "anniversary",
        GoalReview = "goal_review",
        MeetingUnlogged = "meeting_unlogged",
    }
}

text_enum! {
    pub enum MarkAction { Done = "done", Snoozed = "snoozed", Skipped = "skipped", Merged = "merged" }
}

/// What a person said about an item; it holds for the occasion that raised it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub account: AccountId,
    pub reason: Reason,
    /// What made the rule fire, as a short key.
    pub occasion: String,
    pub action: MarkAction,
    /// The first day on which the rule may raise the item again.
    pub until: Option<NaiveDate>,
    /// The item of the same account that this one was merged into.
    pub merged_into: Option<Reason>,
    pub note: Option<String>,
    pub at: Timestamp,
}
