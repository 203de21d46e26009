//! The queue: what all rules raise for an account, what holds an item back, and the order of what is left.

use super::case::{Case, Day};
use super::raised::Raised;
use super::{Mark, MarkAction, Priority, Reason, Rules, contract, fallen, good_news, people, work};
use crate::domain::{AccountId, Invalid, Timestamp};
use chrono::{Days, NaiveDate};
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

/// Names an item wherever one is named: the reason and the account, `silent-1234`. The same as long as the account is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    pub account: AccountId,
    pub reason: Reason,
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.reason, self.account)
    }
}

impl FromStr for ItemId {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || Invalid::UnknownWord { value: text.to_owned(), allowed: "REASON-ACCOUNT".into() };
        let (reason, account) = text.rsplit_once('-').ok_or_else(unknown)?;
        Ok(ItemId { reason: reason.parse()?, account: account.parse().map_err(|_| unknown())? })
    }
}

/// An open item with its place in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: ItemId,
    pub raised: Raised,
    pub priority: Priority,
}

impl Item {
    /// Makes what a person says about the item. What is done, skipped or merged rests as long as its rule says.
    pub fn mark(
        &self,
        action: MarkAction,
        until: Option<NaiveDate>,
        note: Option<String>,
        rules: &Rules,
        (today, at): (NaiveDate, Timestamp),
    ) -> Mark {
        let rest = Days::new(u64::from(rules.of(self.id.reason).rest_days));
        Mark {
            account: self.id.account,
            reason: self.id.reason,
            occasion: self.raised.occasion.clone(),
            action,
            until: until.or_else(|| today.checked_add_days(rest)),
            merged_into: None,
            note,
            at,
        }
    }
}

/// Puts items into the order of the queue: by priority, then by what cannot wait, then by account and reason; a total order.
pub fn in_order(items: &mut [Item]) {
    items.sort_by(|one, other| {
        let late = |item: &Item| item.raised.due_on.unwrap_or(NaiveDate::MAX);
        other
            .priority
            .value
            .total_cmp(&one.priority.value)
            .then_with(|| other.priority.weight.total_cmp(&one.priority.weight))
            .then_with(|| late(one).cmp(&late(other)))
            .then_with(|| one.id.cmp(&other.id))
    });
}

type Rule = fn(&Day<'_>, &Case<'_>) -> Option<Raised>;

/// The rule of a reason.
fn rule(reason: Reason) -> Rule {
    match reason {
        Reason::HealthFell => fallen::health_fell,
        Reason::RenewalNear => contract::renewal_near,
        Reason::ReplyOwed => people::reply_owed,
        Reason::PromiseOverdue => work::promise_overdue,
        Reason::DetractorUnanswered => people::detractor_unanswered,
        Reason::Silent => people::silent,
        Reason::OnboardingLate => work::onboarding_late,
        Reason::TicketSevere => work::ticket_severe,
        Reason::ChampionLeft => people::champion_left,
        Reason::UsageFell => fallen::usage_fell,
        Reason::ContractGap => contract::contract_gap,
        Reason::FirstValue => good_news::first_value,
        Reason::Anniversary => good_news::anniversary,
        Reason::GoalReview => work::goal_review,
        Reason::MeetingUnlogged => work::meeting_unlogged,
    }
}

/// Of a customer who has left, only what was promised and what was written still asks for anything.
fn outlives_the_customer(reason: Reason) -> bool {
    matches!(reason, Reason::PromiseOverdue | Reason::ReplyOwed)
}

/// Asks every rule that is not muted; at most one item for each reason.
pub fn raise(day: &Day<'_>, case: &Case<'_>) -> Vec<Raised> {
    let has_churned = case.has_churned(day);
    let asked = Reason::ALL.iter().filter(|reason| !day.rules.of(**reason).muted && (!has_churned || outlives_the_customer(**reason)));
    asked.filter_map(|reason| rule(*reason)(day, case)).collect()
}

/// What was said about items, the newest of each occasion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    newest: HashMap<(ItemId, String), Mark>,
}

impl Marks {
    /// Takes marks in any order; of two at one time the later in the list counts.
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> Marks {
        let mut newest: HashMap<(ItemId, String), Mark> = HashMap::new();
        for mark in marks {
            let key = (ItemId { account: mark.account, reason: mark.reason }, mark.occasion.clone());
            if newest.get(&key).is_none_or(|kept| kept.at <= mark.at) {
                newest.insert(key, mark);
            }
        }
        Marks { newest }
    }

    /// Returns the mark that holds an item back today; a new occasion is held back by nothing.
    pub fn holding(&self, id: ItemId, raised: &Raised, today: NaiveDate) -> Option<&Mark> {
        let mark = self.newest.get(&(id, raised.occasion.clone()))?;
        mark.until.is_none_or(|until| today < until).then_some(mark)
    }

    /// Returns the first day after today on which something held back comes again.
    pub fn next_return(&self, today: NaiveDate) -> Option<(ItemId, NaiveDate)> {
        let snoozed = self.newest.values().filter(|mark| mark.action == MarkAction::Snoozed);
        let coming = snoozed.filter_map(|mark| Some((ItemId { account: mark.account, reason: mark.reason }, mark.until?)));
        coming.filter(|(_, until)| *until > today).min_by_key(|(id, until)| (*until, *id))
    }
}
