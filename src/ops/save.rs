//! Adding rows and replacing their fields.

use super::mail::follow;
use super::{Error, Outcome, Result};
use crate::domain::check::Check;
use crate::domain::whose::domains::plain;
use crate::domain::{
    Account, AccountId, Contact, ContactId, Contract, ContractId, EntityRef, Renewal, RenewalId, Response, ResponseId, Task, TaskId, Touch,
    TouchId,
};
use crate::store::mail::placed::Which;
use crate::store::{self, Entity, OpLabel, RowId, Tx, entities};
use serde_json::json;

pub fn account(tx: &Tx, id: Option<AccountId>, account: &Account) -> Result<(Outcome, OpLabel)> {
    let domain_before = id.map(|id| store::get::<Account>(tx.connection(), id)).transpose()?.flatten().and_then(|row| row.fields.domain);
    let (id, added) = save(tx, id, account)?;
    if account.domain != domain_before {
        follow_domains(tx, [&account.domain, &domain_before])?;
    }
    entities::write_custom_fields(tx, id, &account.custom)?;
    let label = OpLabel { kind: if added { "account-add" } else { "account-edit" }, args: json!({ "account": account.name }) };
    Ok((outcome(id, Some(id)), label))
}

pub fn contact(tx: &Tx, id: Option<ContactId>, contact: &Contact) -> Result<(Outcome, OpLabel)> {
    let before = id.map(|id| store::get::<Contact>(tx.connection(), id)).transpose()?.flatten().map(|row| row.fields);
    let (left_before, email_before) = before.map(|before| (before.left_on, before.email)).unwrap_or_default();
    let (id, added) = save(tx, id, contact)?;
    if contact.email != email_before {
        follow_addresses(tx, [&contact.email, &email_before])?;
    }
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

/// Mail that is there belongs to whom it would if it came now.
fn follow_addresses(tx: &Tx, addresses: [&Option<String>; 2]) -> Result<()> {
    for email in addresses.into_iter().flatten() {
        follow(tx, Which::Address(&email.trim().to_lowercase()))?;
    }
    Ok(())
}

fn follow_domains(tx: &Tx, domains: [&Option<String>; 2]) -> Result<()> {
    for domain in domains.into_iter().flatten().map(|domain| plain(domain)).filter(|domain| domain.contains('.')) {
        follow(tx, Which::Domain(&domain))?;
    }
    Ok(())
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
