//! A meeting of the person's calendar: one instance of one event.

use crate::domain::{AccountId, Moment, Timestamp, TouchId, words::text_enum};

text_enum! {
    pub enum MeetingStatus { Confirmed = "confirmed", Tentative = "tentative", Cancelled = "cancelled" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// The calendar's own name for the event.
    pub uid: String,
    /// Which instance of a repeating meeting, by its original start; empty for one that does not repeat.
    pub instance: String,
    /// The file or folder it came from.
    pub source: Option<String>,
    pub title: String,
    pub place: Option<String>,
    pub note: Option<String>,
    /// A day for one that lasts all day.
    pub at: Moment,
    pub end_at: Option<Moment>,
    pub status: MeetingStatus,
    pub account: Option<AccountId>,
    /// The touch it was logged as.
    pub touch: Option<TouchId>,
    /// When logging it was declined.
    pub declined_at: Option<Timestamp>,
}
