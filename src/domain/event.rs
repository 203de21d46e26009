//! Programmes for many: webinars, trainings, newsletters and community posts, and who was asked and came.

use crate::domain::{AccountId, ContactId, EventId, Moment, TouchId, words::text_enum};

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
