//! Programmes for many: webinars, trainings, newsletters and community posts, who was asked and came, and what came after.

mod after;

pub use after::{After, Around, FEW, Summary};

use crate::domain::{AccountId, ContactId, Direction, EventId, Moment, TouchId, TouchKind, words::text_enum};

text_enum! {
    pub enum EventKind {
        Webinar = "webinar",
        Training = "training",
        Newsletter = "newsletter",
        Community = "community",
        Other = "other",
    }
}

text_enum! {
    pub enum GuestState { Invited = "invited", Attended = "attended", Absent = "absent" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub kind: EventKind,
    pub title: String,
    pub at: Moment,
    pub minutes: Option<u32>,
    pub note: Option<String>,
}

/// An account, or one of its people, at an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Guest {
    pub event: EventId,
    pub account: AccountId,
    pub contact: Option<ContactId>,
    pub state: GuestState,
    /// The touch that coming made.
    pub touch: Option<TouchId>,
}

/// Whom an invitation goes to: an account, or one of its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Invitee {
    pub account: AccountId,
    pub contact: Option<ContactId>,
}

impl EventKind {
    /// Returns what coming is logged as. Nobody has spoken with whoever listened or read, so that none of these is two-way and
    /// none resets the cadence. To come is the customer's doing, and no answer of ours to what they complained about: webinars
    /// and the community are incoming. A newsletter is a mail of ours. Of what has no kind of its own nobody knows whether it was
    /// contact at all: it becomes a note, which never counts as contact.
    pub fn touch(self) -> (TouchKind, Direction) {
        match self {
            EventKind::Webinar | EventKind::Training => (TouchKind::Webinar, Direction::In),
            EventKind::Community => (TouchKind::Community, Direction::In),
            EventKind::Newsletter => (TouchKind::Email, Direction::Out),
            EventKind::Other => (TouchKind::Note, Direction::Out),
        }
    }

    /// Says whether the touch names who came. A newsletter is written to everybody: with a name it would stand for a mail to that
    /// person, and would answer their survey.
    pub fn names_people(self) -> bool {
        self != EventKind::Newsletter
    }
}

impl Guest {
    pub fn invitee(&self) -> Invitee {
        Invitee { account: self.account, contact: self.contact }
    }
}

impl GuestState {
    /// Returns what is true of an account whose people are of these states: it came when one of them did.
    pub fn of_all(states: impl IntoIterator<Item = GuestState>) -> GuestState {
        let rank = |state: &GuestState| match state {
            GuestState::Invited => 0,
            GuestState::Absent => 1,
            GuestState::Attended => 2,
        };
        states.into_iter().max_by_key(rank).unwrap_or(GuestState::Invited)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coming_is_never_a_two_way_touch_and_never_an_answer() {
        for kind in EventKind::ALL {
            let (touch, direction) = kind.touch();
            assert_ne!(direction, Direction::TwoWay, "{kind}");
            // A touch in no other direction than in answers a survey of the people it names, unless it is a note.
            assert!(direction == Direction::In || touch == TouchKind::Note || !kind.names_people(), "{kind}");
        }
    }

    #[test]
    fn an_account_came_when_one_of_its_people_did() {
        use GuestState::{Absent, Attended, Invited};
        for (states, expected) in
            [(vec![], Invited), (vec![Invited, Absent], Absent), (vec![Absent, Attended, Invited], Attended), (vec![Invited], Invited)]
        {
            assert_eq!(GuestState::of_all(states.clone()), expected, "{states:?}");
        }
    }
}
