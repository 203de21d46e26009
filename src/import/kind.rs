//! What a file can bring in.

use crate::domain::words::text_enum;

text_enum! {
    /// The kinds of rows that a table can hold.
    pub enum ImportKind {
        Accounts = "accounts",
        Contacts = "contacts",
        Contracts = "contracts",
        Renewals = "renewals",
        Touches = "touches",
        Usage = "usage",
        Tickets = "tickets",
        Surveys = "surveys",
        Rates = "rates",
    }
}
