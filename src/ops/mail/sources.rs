//! Where mail is read from.

use crate::domain::{EntityRef, MailSource, MailSourceId};
use crate::ops::{Outcome, Result};
use crate::store::{self, OpLabel, Tx};
use serde_json::json;

/// Forgets a source; its messages stay.
pub(super) fn remove(tx: &Tx, id: MailSourceId) -> Result<(Outcome, OpLabel)> {
    let source = store::needed::<MailSource>(tx.connection(), id)?;
    store::delete::<MailSource>(tx.connection(), id, tx.at())?;
    let outcome = Outcome { row: Some(EntityRef::from(id)), ..Outcome::default() };
    Ok((outcome, OpLabel { kind: "mail-source-remove", args: json!({ "path": source.path }) }))
}
