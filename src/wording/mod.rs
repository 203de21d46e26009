//! What the store and the ops have to say, in the user's language: labels of writes, and errors with what, where, what next.
//!
//! Shared by screens and command line; words only, decides nothing.

pub mod agenda;
pub mod brief;
mod check;
mod errors;
pub mod events;
pub mod expansions;
pub mod goals;
mod import;
pub mod inbox;
pub mod initiatives;
pub mod health;
pub mod kpi;
mod label;
mod mail_in;
pub mod letters;
mod markdown;
pub mod onboarding;
pub mod renewals;
mod rhythm;
pub mod settings;
pub mod playbook;
pub mod period;
pub mod sheet;
pub mod themes;
pub mod timeline;
pub mod triage;
pub mod voice;
pub mod usage;

pub use check::finding;
pub use errors::{field_fault, obstacle, op_error, store_error};
pub use import::{attendance_problem, import_problem, import_problem_on_screen};
pub use label::op_label;
pub use mail_in::{mail_kind, mail_mark, mail_outcome, mail_source_kind, mail_trouble};
pub use rhythm::rhythm;
