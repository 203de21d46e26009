//! Adding rows and replacing their fields.

use super::{Error, Outcome, Result};
use crate::domain::check::Check;
use crate::domain::{
    Account, AccountId, Contact, ContactId, Contract, ContractId, EntityRef, Renewal, RenewalId, Response, ResponseId, Task, TaskId, Touch,
    TouchId,
};
use crate::store::{self, Entity, OpLabel, RowId, Tx, entities};
use serde_json::json;

pub fn account(tx: &Tx, id: Option<AccountId>, account: &Account) -> Result<(Outcome, OpLabel)> {
    let (id, added) = save(tx, id, account)?;
    entities::write_custom_fields(tx, id, &account.custom)?;
    let label = OpLabel { kind: if added { "account-add" } else { "account-edit" }, args: json!({ "account": account.name }) };
    Ok((outcome(id, Some(id)), label))
}

pub fn contact(tx: &Tx, id: Option<ContactId>, contact: &Contact) -> Result<(Outcome, OpLabel)> {
    let left_before = id.map(|id| store::get::<Contact>(tx.connection(), id)).transpose()?.flatten().and_then(|row| row.left_on);
    let (id, added) = save(tx, id, contact)?;
    if contact.left_on != left_before {
        let known = contact.left_on.map(|_| tx.at().to_string());
        store::set_column::<Contact>(tx.connection(), id, "left_known_at", known)?;
    }
    let args = json!({ "contact": contact.name, "account": account_name(tx, contact.account)? });
    let label = OpLabel { kind: if added { "contact-add" } else { "contact-edit" }, args };
    Ok((outcome(id, Some(contact.account)), label))
}

pub fn contract(tx: &Tx, id: Option<ContractId>, contract: &Contract) -> Result<(Outcome, OpLabel)> {
    let notice_before = id.map(|id| store::get::<Contract>(tx.connection(), id)).transpose()?.flatten().and_then(|row| row.notice_given_on);
    let (id, added) = save(tx, id, contract)?;
    if contract.notice_given_on != notice_before {
        let known = contract.notice_given_on.map(|_| tx.at().to_string());
        store::set_column::<Contract>(tx.connection(), id, "notice_known_at", known)?;
    }
    let args = json!({ "account": account_name(tx, contract.account)? });
    let label = OpLabel { kind: if added { "contract-add" } else { "contract-edit" }, args };
    Ok((outcome(id, Some(contract.account)), label))
}

pub fn renewal(tx: &Tx, id: Option<RenewalId>, renewal: &Renewal) -> Result<(Outcome, OpLabel)> {
    let (id, added) = save(tx, id, renewal)?;
    super::renewals::note_forecast(tx, id, renewal)?;
    let args = json!({ "account": account_name(tx, renewal.account)? });
    let label = OpLabel { kind: if added { "renewal-add" } else { "renewal-edit" }, args };
    Ok((outcome(id, Some(renewal.account)), label))
}

pub fn task(tx: &Tx, id: Option<TaskId>, task: &Task) -> Result<(Outcome, OpLabel)> {
    let (id, added) = save(tx, id, task)?;
    let label = OpLabel { kind: if added { "task-add" } else { "task-edit" }, args: json!({ "task": task.title }) };
    Ok((outcome(id, task.account), label))
}

pub fn response(tx: &Tx, id: Option<ResponseId>, response: &Response) -> Result<(Outcome, OpLabel)> {
    let (id, added) = save(tx, id, response)?;
    super::voice::settle(tx, id, response)?;
    let args = json!({
        "account": account_name(tx, response.account)?, "survey": response.kind.as_str(), "score": response.score.value(),
    });
    let label = OpLabel { kind: if added { "survey-add" } else { "survey-edit" }, args };
    Ok((outcome(id, Some(response.account)), label))
}

pub fn touch(tx: &Tx, id: Option<TouchId>, touch: &Touch, contacts: &[ContactId]) -> Result<(Outcome, OpLabel)> {
    let (id, added) = save(tx, id, touch)?;
    entities::set_contacts_of_touch(tx, id, contacts)?;
    let args = json!({ "account": account_name(tx, touch.account)?, "touch": touch.kind.as_str() });
    let label = OpLabel { kind: if added { "log" } else { "touch-edit" }, args };
    Ok((outcome(id, Some(touch.account)), label))
}

/// Checks and writes a row; returns its id and whether it is new.
pub(super) fn save<E: Entity + Check>(tx: &Tx, id: Option<E::Id>, entity: &E) -> Result<(E::Id, bool)> {
    let faults = entity.faults();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    match id {
        Some(id) => {
            store::update(tx.connection(), id, entity)?;
            Ok((id, false))
        }
        None => {
            let id = E::Id::of(tx.new_id());
            store::insert(tx.connection(), id, entity, tx.at())?;
            Ok((id, true))
        }
    }
}

pub(super) fn outcome(row: impl Into<EntityRef>, account: Option<AccountId>) -> Outcome {
    Outcome { row: Some(row.into()), account, tasks: Vec::new() }
}

/// Returns an account's name for a label.
pub(super) fn account_name(tx: &Tx, account: AccountId) -> Result<String> {
    Ok(store::needed::<Account>(tx.connection(), account)?.fields.name)
}
