//! The book on disk: opening, reading, and the one door for writing. The only place that names rusqlite.
//!
//! Reading goes through a `Reader`, writing through the `Writer`, whose `transact` makes every write one transaction and
//! one undo step. May not decide what to write (that is `ops`) and words nothing for people.

pub mod ahead;
pub mod backup;
mod by_account;
mod cells;
pub mod check;
mod entity;
mod error;
mod journal;
mod lock;
mod migrate;
mod open;
mod pragmas;
pub mod restore;
pub mod share;
mod triggers;
mod undo;

pub mod directory;
pub mod engagement;
pub mod events;
pub mod goals;
pub mod initiatives;
pub mod expansions;
pub mod facts;
pub mod kpi;
pub mod letters;
pub mod mail;
pub mod meetings;
pub mod occurring;
pub mod onboarding;
pub mod entities;
pub mod playbook;
pub mod periods;
pub mod portfolio;
pub mod renewals;
pub mod search;
pub mod subjects;
pub mod tasks;
pub mod themes;
pub mod timeline;
pub mod triage;
pub mod voice;
pub mod usage;

pub use by_account::ByAccount;
pub use cells::{Cells, RowId};
pub use entity::{
    Entity, all_of, by_account, dated_by_account, delete, get, id_array, insert, known_at, needed, no_row, of_accounts, set_column, update,
};
pub use error::{Error, ErrorKind, Obstacle, Result};
pub use journal::{Changes, Done, HistoryEntry, OpLabel, TableSet, Touched, Tx, Writer, history, row_changes};
pub use lock::{Holder, holder_of as lock_holder};
pub use migrate::NEWEST as NEWEST_VERSION;
#[cfg(test)]
pub use migrate::to_newest as migrate_to_newest;
pub use open::{Access, Book, Reader, open_book, open_book_to_look, quick_check};

/// Returns the version of SQLite that is built in.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// What `PRAGMA application_id` says of a book ("mima").
pub const APPLICATION_ID: i32 = 0x6d69_6d61;

/// The tables that the change log follows: what any write can change.
pub const JOURNALED: &[&str] = &[
    "account",
    "custom_field",
    "contact",
    "contract",
    "renewal",
    "touch",
    "touch_contact",
    "response",
    "ticket",
    "usage",
    "plan",
    "step",
    "task",
    "pulse",
    "health_override",
    "health_model",
    "import_mapping",
    "triage_mark",
    "template",
    "playbook_run",
    "step_dependency",
    "goal",
    "goal_reading",
    "segment",
    "event",
    "event_guest",
    "meeting",
    "meeting_person",
    "renewal_forecast",
    "expansion",
    "survey_invitation",
    "theme",
    "theme_tag",
    "feedback",
    "feedback_voice",
    "exchange_rate",
    "kpi_choice",
    "initiative",
    "initiative_account",
    "story",
    "mail_source",
    "mail_file",
    "mail_thread",
    "mail",
    "contact_address",
    "mail_rule",
    "mail_draft",
    "saved_search",
];
