//! The text of a mail: whose words stand where, what its subject is without "Re:", and what was promised in it.
//!
//! English and Japanese alike; other languages as far as their mail programs put the same signs into everybody's mail.

mod attribution;
mod piece;
mod promise;
mod signature;
mod subject;

#[cfg(test)]
mod tests;

pub use piece::{Part, Piece, own_words, split};
pub use promise::{Promise, promises};
pub use subject::{BaseSubject, LONE_REPLY, base_subject, topic_of};
