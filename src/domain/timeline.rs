//! What an account's timeline is made of.

use crate::domain::words::text_enum;

text_enum! {
    /// What the timeline can be narrowed to.
    pub enum EntryKind {
        Mail = "mail",
        Touch = "touch",
        Survey = "survey",
        Ticket = "ticket",
        Onboarding = "onboarding",
        Renewal = "renewal",
        Contract = "contract",
        Contact = "contact",
        Task = "task",
        Pulse = "pulse",
        /// A meeting of the calendar that is not logged; a logged one is its touch.
        Calendar = "calendar",
        Health = "health",
    }
}
