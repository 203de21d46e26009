//! Contracts and renewals: matched by external id, else by what makes them the same.

use super::people::known_since;
use super::report::Why;
use super::resolve::{Resolver, fault};
use super::{Fate, Result, state};
use crate::domain::renewal::reason::Reasons;
use crate::domain::{AccountId, Contract, ContractId, Moment, Renewal, RenewalId, Row};
use crate::import::plan::{ContractRecord, RenewalRecord};
use crate::store::{self, RowId, Tx};
use rusqlite::OptionalExtension;

pub(super) fn upsert_contract(tx: &Tx, resolver: &mut Resolver, record: &ContractRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let found = find_contract(tx, resolver, account, record)?;
    let before = found.as_ref().map_or_else(|| Contract::of(account), |row| row.fields.clone());
    let contract = merge_contract(before, account, record);
    found.iter().for_each(|row| resolver.claim(row.id));
    if found.as_ref().is_some_and(|row| row.fields == contract) {
        return Ok(Ok(Fate::Unchanged));
    }
    if let Some(why) = fault(&contract) {
        return Ok(Err(why));
    }
    if let Some(row) = found {
        store::update(tx.connection(), row.id, &contract)?;
        return Ok(Ok(Fate::Updated));
    }
    let known_at = match contract.start_on {
        Some(start) => Moment::Day(start).min(tx.at()),
        None => known_since(tx, account)?,
    };
    let id = ContractId::of(tx.new_id());
    resolver.claim(id);
    store::insert(tx.connection(), id, &contract, known_at)?;
    Ok(Ok(Fate::Added))
}

fn find_contract(tx: &Tx, resolver: &Resolver, account: AccountId, record: &ContractRecord) -> Result<Option<Row<ContractId, Contract>>> {
    if let Some(external_id) = &record.external_id {
        let sql = "SELECT id FROM contract WHERE external_id = ? AND deleted_at IS NULL ORDER BY account_id <> ?, id LIMIT 1";
        let id: Option<ContractId> =
            tx.connection().prepare_cached(sql)?.query_row((external_id, account.0), |row| row.get(0)).optional()?;
        return Ok(id.map(|id| store::get(tx.connection(), id)).transpose()?.flatten());
    }
    let mut contracts = store::by_account::<Contract>(tx.connection(), account)?;
    contracts.retain(|row| (&row.product, &row.plan, row.start_on) == (&record.product, &record.plan, record.start_on));
    Ok(resolver.pick(contracts, |present| merge_contract(present.clone(), account, record)))
}

fn merge_contract(mut contract: Contract, account: AccountId, record: &ContractRecord) -> Contract {
    contract.account = account;
    state(&mut contract.external_id, &record.external_id);
    state(&mut contract.product, &record.product);
    state(&mut contract.plan, &record.plan);
    state(&mut contract.seats, &record.seats);
    state(&mut contract.arr, &record.arr);
    state(&mut contract.start_on, &record.start_on);
    state(&mut contract.end_on, &record.end_on);
    state(&mut contract.term_months, &record.term_months);
    state(&mut contract.auto_renew, &record.auto_renew);
    state(&mut contract.notice_days, &record.notice_days);
    state(&mut contract.billing, &record.billing);
    contract
}

pub(super) fn upsert_renewal(tx: &Tx, resolver: &mut Resolver, record: &RenewalRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    let Some(due_on) = record.due_on.or(record.closed_on) else {
        return Ok(Err(Why::Fault(("due_on", crate::domain::Invalid::Empty))));
    };
    let contract = contract_named(tx, account, record)?;
    let found = find_renewal(tx, resolver, account, record, (due_on, contract))?;
    let before = found.as_ref().map_or_else(|| Renewal::due(account, due_on), |row| row.fields.clone());
    let renewal = merge_renewal(before, account, contract, record);
    found.iter().for_each(|row| resolver.claim(row.id));
    if found.as_ref().is_some_and(|row| row.fields == renewal) {
        return Ok(Ok(Fate::Unchanged));
    }
    if let Some(why) = fault(&renewal) {
        return Ok(Err(why));
    }
    if let Some(row) = found {
        store::update(tx.connection(), row.id, &renewal)?;
        return Ok(Ok(Fate::Updated));
    }
    let known_at = Moment::Day(renewal.closed_on.unwrap_or(renewal.due_on)).min(tx.at());
    let id = RenewalId::of(tx.new_id());
    resolver.claim(id);
    store::insert(tx.connection(), id, &renewal, known_at)?;
    Ok(Ok(Fate::Added))
}

fn merge_renewal(mut renewal: Renewal, account: AccountId, contract: Option<ContractId>, record: &RenewalRecord) -> Renewal {
    let reasons = Reasons::built_in();
    renewal.account = account;
    if let Some(due_on) = record.due_on {
        renewal.due_on = due_on;
    }
    state(&mut renewal.contract, &contract);
    state(&mut renewal.external_id, &record.external_id);
    state(&mut renewal.closed_on, &record.closed_on);
    state(&mut renewal.outcome, &record.outcome);
    state(&mut renewal.final_arr, &record.final_arr);
    // What means a reason of the list is kept under its key; other words stay.
    state(&mut renewal.churn_reason, &record.churn_reason.as_ref().map(|reason| reasons.kept(reason)));
    state(&mut renewal.note, &record.note);
    renewal
}

fn contract_named(tx: &Tx, account: AccountId, record: &RenewalRecord) -> Result<Option<ContractId>> {
    let Some(named) = &record.account.contract else { return Ok(None) };
    let sql = "SELECT id FROM contract WHERE external_id = ? AND account_id = ? AND deleted_at IS NULL";
    Ok(tx.connection().prepare_cached(sql)?.query_row((named, account.0), |row| row.get(0)).optional()?)
}

fn find_renewal(
    tx: &Tx,
    resolver: &Resolver,
    account: AccountId,
    record: &RenewalRecord,
    (due_on, contract): (chrono::NaiveDate, Option<ContractId>),
) -> Result<Option<Row<RenewalId, Renewal>>> {
    let mut renewals = store::by_account::<Renewal>(tx.connection(), account)?;
    if let Some(external_id) = &record.external_id {
        return Ok(renewals.into_iter().find(|row| row.external_id.as_ref() == Some(external_id)));
    }
    renewals.retain(|row| row.due_on == due_on && row.contract == contract && row.external_id.is_none());
    Ok(resolver.pick(renewals, |present| merge_renewal(present.clone(), account, contract, record)))
}
