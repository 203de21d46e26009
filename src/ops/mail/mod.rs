//! Writes about mail. An import streams messages into the book through an `Inbox`.

mod again;
pub mod import;
mod report;
mod sources;
pub(super) mod threads;
mod whose;

pub use import::{Inbox, Origin, SeenFile, Taken};
pub use report::{MailProblem, MailReport, MailTrouble, Sample, SourceReport};
pub use threads::ThreadOp;
pub use whose::{Person, WhoseOp, say_own};

use super::{Outcome, Result};
use crate::domain::MailSourceId;
use crate::store::{OpLabel, Tx};

/// One thing a person can do about mail.
#[derive(Clone, Debug)]
pub enum MailOp {
    // Where mail is read from.
    /// Forgets a source; what was read of it stays.
    RemoveSource(MailSourceId),
    /// Says whose mail it is.
    Whose(WhoseOp),
    /// Says something about conversations.
    Thread(ThreadOp),
}

pub fn run(tx: &Tx, op: &MailOp) -> Result<(Outcome, OpLabel)> {
    match op {
        MailOp::RemoveSource(id) => sources::remove(tx, *id),
        MailOp::Whose(op) => whose::run(tx, op),
        MailOp::Thread(op) => threads::run(tx, op),
    }
}

pub(super) use whose::{follow, follow_account, follow_contact, give_address};
