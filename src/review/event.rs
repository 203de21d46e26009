//! What came after an event, account by account.

use super::filter::Ground;
use crate::domain::event::{After, Around, Summary};
use crate::domain::health::{self, Signals};
use crate::domain::{AccountId, GuestState};
use crate::store::Result;
use crate::store::events::NamedGuest;
use crate::store::facts::{Window, facts};
use std::collections::BTreeMap;

/// Those who came beside those who did not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Comparison {
    pub attended: Summary,
    pub absent: Summary,
}

/// Reads how an account did around an event; about twice the cost of its score.
pub fn after_event(ground: &Ground<'_>, around: &Around, account: AccountId) -> Result<After> {
    let facts = facts(ground.connection, account, Window::of_days_before(around.later, around.reach(), ground.model))?;
    let scored = |day| {
        let score = health::score(&Signals::numbers_at(&facts, ground.model, day, ground.zone), ground.model);
        (score.sure(), score.band)
    };
    Ok(After { then: scored(around.on), later: scored(around.later), usage: around.usage(&facts.usage) })
}

/// Compares the accounts of which somebody came with those that were asked and stayed away; `after` knows some of them.
pub fn compared(guests: &[NamedGuest], after: impl Fn(AccountId) -> Option<After>) -> Comparison {
    let mut states: BTreeMap<AccountId, Vec<GuestState>> = BTreeMap::new();
    for row in guests {
        states.entry(row.guest.account).or_default().push(row.guest.state);
    }
    let group = |state| {
        let of_group = states.iter().filter(|(_, states)| GuestState::of_all(states.iter().copied()) == state);
        Summary::of(&of_group.filter_map(|(account, _)| after(*account)).collect::<Vec<_>>())
    };
    Comparison { attended: group(GuestState::Attended), absent: group(GuestState::Absent) }
}
