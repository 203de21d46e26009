//! Writes about mail. An import streams messages into the book through an `Inbox`.

pub mod import;
mod whose;

pub use import::{Inbox, Origin, Taken};
pub use whose::{Person, WhoseOp};

use super::{Outcome, Result};
use crate::store::{OpLabel, Tx};

/// One thing a person can do about mail.
#[derive(Clone, Debug)]
pub enum MailOp {
    /// Says whose mail it is.
    Whose(WhoseOp),
}

pub fn run(tx: &Tx, op: &MailOp) -> Result<(Outcome, OpLabel)> {
    match op {
        MailOp::Whose(op) => whose::run(tx, op),
    }
}

pub(super) use whose::{follow, follow_account, follow_contact, give_address};
