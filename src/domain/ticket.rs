//! A support ticket.

use crate::domain::{AccountId, ContactId, Moment, words::text_enum};

text_enum! {
    pub enum Severity { Urgent = "urgent", High = "high", Medium = "medium", Low = "low" }
}

impl Severity {
    /// Says whether tickets of this severity count as severe for health.
    pub fn is_severe(self) -> bool {
        matches!(self, Severity::Urgent | Severity::High)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ticket {
    pub account: AccountId,
    pub contact: Option<ContactId>,
    pub external_id: Option<String>,
    pub subject: Option<String>,
    pub opened_at: Moment,
    pub first_response_at: Option<Moment>,
    /// Minutes from opening to the first response, where the source gives them instead of a time.
    pub first_response_minutes: Option<u32>,
    pub closed_at: Option<Moment>,
    pub severity: Option<Severity>,
    /// The status as the source words it.
    pub status: Option<String>,
    /// The satisfaction the source reports with the ticket, 1–5.
    pub satisfaction: Option<u8>,
}

impl Ticket {
    pub fn opened(account: AccountId, opened_at: Moment) -> Ticket {
        Ticket {
            account,
            contact: None,
            external_id: None,
            subject: None,
            opened_at,
            first_response_at: None,
            first_response_minutes: None,
            closed_at: None,
            severity: None,
            status: None,
            satisfaction: None,
        }
    }

    /// Says whether a source's status means that the ticket was closed and opened again.
    pub fn is_reopened_status(status: &str) -> bool {
        let status = status.to_lowercase();
        status.contains("reopen") || status.contains("再オープン") || status.contains("再開")
    }
}
