//! Letters in words: what is put into a template's fields in the customer's language, and what the program says about templates,
//! drafts and what was found in them.

mod begin;
mod fields;
mod mailing;
mod said;

pub use begin::{About, Begun, CannotBegin, Start, Writer, begin, written};
pub use fields::{Composed, ask_for_usage, compose, draft_of, preview};
pub use mailing::{Mailing, plan};
pub use said::{field_meaning, finding, recipient, skip, state, text_findings};
