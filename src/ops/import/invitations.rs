//! Who was asked a survey: noted once, and settled by the answer, whichever of the two comes first.

use super::events::{all, person};
use super::report::Why;
use super::resolve::Resolver;
use super::{Fate, Result};
use crate::domain::{Invitation, InvitationId, Moment, Response, ResponseId, Row};
use crate::import::plan::InvitationRecord;
use crate::ops::voice::settle;
use crate::store::{self, RowId, Tx, voice};

pub(super) fn upsert(tx: &Tx, resolver: &mut Resolver, record: &InvitationRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let contact = person(tx, resolver, account, &record.contact, record.at)?;
    let mut invitation = Invitation { account, contact, kind: record.kind, at: record.at, response: None };
    if !found(tx, &invitation)?.is_empty() {
        return Ok(Ok(Fate::Unchanged));
    }
    invitation.response = voice::open_answer(tx.connection(), &invitation)?;
    insert(tx, &invitation)?;
    Ok(Ok(Fate::Added))
}

/// Brings the invitations into line with an answer of the import: the one its row names, else the open one it fits.
pub(super) fn of_answer(tx: &Tx, (id, response): (ResponseId, &Response), invited_at: Option<Moment>, fate: Fate) -> Result<Fate> {
    let Some(at) = invited_at else {
        if fate != Fate::Unchanged {
            settle(tx, id, response)?;
        }
        return Ok(fate);
    };
    let invitation = Invitation { account: response.account, contact: response.contact, kind: response.kind, at, response: Some(id) };
    let present = found(tx, &invitation)?;
    if present.iter().any(|row| row.response == Some(id)) {
        return Ok(fate);
    }
    match present.iter().find(|row| row.response.is_none()) {
        Some(open) => store::set_column::<Invitation>(tx.connection(), open.id, "response_id", id.0)?,
        None => insert(tx, &invitation)?,
    }
    Ok(if fate == Fate::Unchanged { Fate::Updated } else { fate })
}

/// Reads the invitations of the same person to the same survey at the same time.
fn found(tx: &Tx, wanted: &Invitation) -> Result<Vec<Row<InvitationId, Invitation>>> {
    let said = (wanted.account.0, wanted.contact.map(|contact| contact.0), wanted.kind.as_str(), wanted.at.to_string());
    all(tx, "account_id = ? AND contact_id IS ? AND kind = ? AND at = ?", said)
}

fn insert(tx: &Tx, invitation: &Invitation) -> Result<()> {
    Ok(store::insert(tx.connection(), InvitationId::of(tx.new_id()), invitation, invitation.at.min(tx.at()))?)
}
