//! Letters: whom one goes to, in which language, what can be put into it, and what it is held against before it leaves.

mod around;
mod facts;
mod mailing;
mod whom;
mod unwanted;

pub use around::{Known, LintedDraft, linted};
pub use facts::{LetterFacts, RenewalFact, Wanted};
pub use mailing::{Planned, SkipReason, Skipped, mailing};
pub use whom::{lang_of, usual_person, whom};

use crate::domain::{Mail, MailId};
use crate::store::{self, Result};
use rusqlite::Connection;

/// Returns the ids of the messages that an answer to one names, the nearest last.
pub fn refs(connection: &Connection, reply_to: Option<MailId>) -> Result<Vec<String>> {
    let mail = reply_to.map(|id| store::get::<Mail>(connection, id)).transpose()?.flatten();
    Ok(mail.map(|mail| mail.fields.refs.into_iter().chain(mail.fields.message_id).collect()).unwrap_or_default())
}
