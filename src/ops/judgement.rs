//! The manager's own word: pulse, override, and "this answer was answered".

use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::check::Check;
use crate::domain::{Override, OverrideId, Pulse, PulseId, Response, ResponseId};
use crate::store::{self, OpLabel, RowId, Tx};
use serde_json::json;

pub fn set_pulse(tx: &Tx, pulse: &Pulse) -> Result<(Outcome, OpLabel)> {
    let id = PulseId::of(tx.new_id());
    store::insert(tx.connection(), id, pulse, tx.at())?;
    let args = json!({ "account": account_name(tx, pulse.account)?, "rating": pulse.rating.value() });
    Ok((outcome(id, Some(pulse.account)), OpLabel { kind: "pulse", args }))
}

/// Puts an override in force; the one before it ends.
pub fn set_override(tx: &Tx, over: &Override) -> Result<(Outcome, OpLabel)> {
    let faults = over.faults();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    for standing in store::by_account::<Override>(tx.connection(), over.account)?.iter().filter(|row| row.cleared_at.is_none()) {
        store::set_column::<Override>(tx.connection(), standing.id, "cleared_at", tx.at())?;
    }
    let (id, _) = save(tx, None, over)?;
    let args = json!({ "account": account_name(tx, over.account)? });
    Ok((outcome(id, Some(over.account)), OpLabel { kind: "override", args }))
}

pub fn clear_override(tx: &Tx, id: OverrideId) -> Result<(Outcome, OpLabel)> {
    let over = store::needed::<Override>(tx.connection(), id)?;
    store::set_column::<Override>(tx.connection(), id, "cleared_at", tx.at())?;
    let args = json!({ "account": account_name(tx, over.account)? });
    Ok((outcome(id, Some(over.account)), OpLabel { kind: "override-clear", args }))
}

pub fn answer_response(tx: &Tx, id: ResponseId) -> Result<(Outcome, OpLabel)> {
    let response = store::needed::<Response>(tx.connection(), id)?;
    store::set_column::<Response>(tx.connection(), id, "answered_at", tx.at())?;
    let args = json!({ "account": account_name(tx, response.account)?, "survey": response.kind.as_str() });
    Ok((outcome(id, Some(response.account)), OpLabel { kind: "survey-answer", args }))
}
