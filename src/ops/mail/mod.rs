//! Writes about mail. An import streams messages into the book through an `Inbox`.

pub mod import;

pub use import::{Inbox, Origin, Taken};
