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
    /// Says whether there is an outcome to tell the customers who raised it.
    pub fn is_to_tell(self) -> bool {
        matches!(self, FeedbackStatus::Done | FeedbackStatus::Told | FeedbackStatus::Declined)
    }
}

impl Voice {
    /// Returns the row that says it.
    pub fn row(&self) -> Option<EntityRef> {
        self.source.map(|(kind, id)| EntityRef { kind: kind.entity(), id })
    }
}
