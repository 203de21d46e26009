//! Feedback: one matter that customers raised, who raised it, how far it is, and who is still to be told.

use crate::domain::theme::TaggedKind;
use crate::domain::{AccountId, ContactId, EntityRef, FeedbackId, Moment, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    pub enum FeedbackKind { Request = "request", Praise = "praise", Complaint = "complaint" }
}

text_enum! {
    pub enum FeedbackStatus {
        New = "new",
        PassedOn = "passed_on",
        Planned = "planned",
        Done = "done",
        /// Everybody who raised it was told.
        Told = "told",
        Declined = "declined",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    pub kind: FeedbackKind,
    pub title: String,
    pub status: FeedbackStatus,
    pub status_on: NaiveDate,
    /// Where it was passed on to: a number in another system, a person.
    pub reference: Option<String>,
    pub note: Option<String>,
}

/// A customer who raised a matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    pub feedback: FeedbackId,
    pub account: AccountId,
    pub contact: Option<ContactId>,
    /// The answer, touch or ticket that says it.
    pub source: Option<(TaggedKind, i64)>,
    pub at: Moment,
    pub quote: Option<String>,
    pub told_on: Option<NaiveDate>,
}

impl FeedbackStatus {
    /// The way a matter goes; it may be declined from anywhere.
    pub const WAY: [FeedbackStatus; 5] =
        [FeedbackStatus::New, FeedbackStatus::PassedOn, FeedbackStatus::Planned, FeedbackStatus::Done, FeedbackStatus::Told];

    /// Returns what comes after on its way.
    pub fn next(self) -> Option<FeedbackStatus> {
        let place = FeedbackStatus::WAY.iter().position(|status| *status == self)?;
        FeedbackStatus::WAY.get(place + 1).copied()
    }

    /// Returns what came before on its way; what was declined was passed on.
    pub fn previous(self) -> Option<FeedbackStatus> {
        match FeedbackStatus::WAY.iter().position(|status| *status == self) {
            Some(place) => place.checked_sub(1).map(|place| FeedbackStatus::WAY[place]),
            None => Some(FeedbackStatus::PassedOn),
        }
    }

    /// Returns what it is when some of those who raised it were told and some not: done and all told is told, and told is done again
    /// when somebody is still to be told. What was declined stays so.
    pub fn settled(self, told: impl IntoIterator<Item = bool>) -> FeedbackStatus {
        let mut told = told.into_iter().peekable();
        let is_raised = told.peek().is_some();
        match (self, told.all(|is_told| is_told)) {
            (FeedbackStatus::Done, true) if is_raised => FeedbackStatus::Told,
            (FeedbackStatus::Told, false) => FeedbackStatus::Done,
            _ => self,
        }
    }

    /// Says whether there is an outcome to tell the customers who raised it.
    pub fn is_to_tell(self) -> bool {
        matches!(self, FeedbackStatus::Done | FeedbackStatus::Told | FeedbackStatus::Declined)
    }
}

impl Feedback {
    pub fn titled(kind: FeedbackKind, title: impl Into<String>, on: NaiveDate) -> Feedback {
        Feedback { kind, title: title.into(), status: FeedbackStatus::New, status_on: on, reference: None, note: None }
    }
}

impl Voice {
    /// Says that an account raised a matter; which one is put in when it is written.
    pub fn of(account: AccountId, at: Moment) -> Voice {
        Voice { feedback: FeedbackId(0), account, contact: None, source: None, at, quote: None, told_on: None }
    }

    /// Returns the row that says it.
    pub fn row(&self) -> Option<EntityRef> {
        self.source.map(|(kind, id)| EntityRef { kind: kind.entity(), id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matter_is_told_when_everybody_is_and_goes_one_way() {
        use FeedbackStatus::{Declined, Done, New, PassedOn, Planned, Told};
        for (status, told, expected) in [
            (Done, &[true, true][..], Told),
            (Done, &[true, false], Done),
            (Done, &[], Done),
            (Told, &[true, false], Done),
            (Told, &[true], Told),
            (Planned, &[true], Planned),
            (Declined, &[true], Declined),
        ] {
            assert_eq!(status.settled(told.iter().copied()), expected, "{status} {told:?}");
        }
        assert_eq!((New.next(), Told.next(), Declined.next()), (Some(PassedOn), None, None));
        assert_eq!((New.previous(), Told.previous(), Declined.previous()), (None, Some(Done), Some(PassedOn)));
    }
}
