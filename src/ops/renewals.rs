//! Renewals: what is forecast of them, and how they ended. Each change of what is forecast keeps a row of how it stands then.

use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::check::Fault;
use crate::domain::renewal::Target;
use crate::domain::renewal::close::{Closing, next_contract};
use crate::domain::{self, Contract, ContractId, Forecast, ForecastId, ForecastMade, Invalid, Money, Renewal, RenewalId, Row};
use crate::store::{self, OpLabel, RowId, Tx, renewals};
use chrono::NaiveDate;
use serde_json::json;

/// What one can do to renewals. The end of a contract that has no row yet gets one with the first write.
#[derive(Clone, Debug)]
pub enum RenewalOp {
    /// Changes the same of several at once.
    Set(Vec<Target>, RenewalChange),
    /// Notes how one ended; one that was renewed makes the next contract.
    Close(Target, Closing),
}

/// What is changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RenewalChange {
    /// A category of its own takes a chance away that was given for another one.
    pub forecast: Option<Option<Forecast>>,
    pub probability: Option<Option<f64>>,
    pub amount: Option<Option<Money>>,
    pub due_on: Option<NaiveDate>,
    pub risk: Option<Option<String>>,
    pub note: Option<Option<String>>,
}

impl RenewalChange {
    pub fn forecast(forecast: Forecast) -> RenewalChange {
        RenewalChange { forecast: Some(Some(forecast)), ..RenewalChange::default() }
    }

    fn put(&self, renewal: &mut Renewal) {
        if let Some(forecast) = self.forecast {
            if forecast != renewal.forecast {
                renewal.probability = None;
            }
            renewal.forecast = forecast;
        }
        state(&mut renewal.probability, &self.probability);
        state(&mut renewal.amount, &self.amount);
        state(&mut renewal.due_on, &self.due_on);
        state(&mut renewal.risk, &self.risk);
        state(&mut renewal.note, &self.note);
    }
}

fn state<T: Clone>(field: &mut T, change: &Option<T>) {
    if let Some(value) = change {
        *field = value.clone();
    }
}

pub fn run(tx: &Tx, op: &RenewalOp) -> Result<(Outcome, OpLabel)> {
    match op {
        RenewalOp::Set(targets, change) => set(tx, targets, change),
        RenewalOp::Close(target, closing) => close(tx, *target, closing),
    }
}

fn set(tx: &Tx, targets: &[Target], change: &RenewalChange) -> Result<(Outcome, OpLabel)> {
    let mut last = None;
    for target in targets {
        let (id, before) = open_row(tx, *target)?;
        let mut renewal = before.clone();
        change.put(&mut renewal);
        last = Some((id.map(RenewalId::into), renewal.account));
        // A write that says nothing new makes no row.
        if renewal != before {
            let (id, _) = save(tx, id, &renewal)?;
            note_forecast(tx, id, &renewal)?;
            last = Some((Some(id.into()), renewal.account));
        }
    }
    let Some((row, account)) = last else { return Err(Error::Invalid(vec![("renewal", Invalid::Empty)])) };
    let kind = match change.forecast {
        Some(Some(_)) => "renewal-forecast",
        Some(None) | None => "renewal-change",
    };
    let forecast = change.forecast.flatten().map(Forecast::as_str);
    let args = json!({ "account": account_name(tx, account)?, "n": targets.len(), "forecast": forecast });
    let made = Outcome { row, account: (targets.len() == 1).then_some(account), tasks: Vec::new() };
    Ok((made, OpLabel { kind, args }))
}

fn close(tx: &Tx, target: Target, closing: &Closing) -> Result<(Outcome, OpLabel)> {
    let (id, mut renewal) = open_row(tx, target)?;
    // A contract that was deleted since makes no next one.
    let contract = renewal.contract.map(|id| store::get::<Contract>(tx.connection(), id)).transpose()?.flatten();
    let up_for_renewal = contract.as_ref().and_then(|contract| contract.arr).or(renewal.amount);
    let (final_arr, result) = closing.settled(up_for_renewal).map_err(refused)?;
    renewal.closed_on = Some(closing.on);
    renewal.outcome = Some(result);
    renewal.final_arr = final_arr;
    renewal.churn_reason = closing.churn_reason.clone().filter(|_| result == domain::Outcome::Churned);
    renewal.note = closing.note.clone().or(renewal.note);
    if let Some(contract) = contract.filter(|_| result != domain::Outcome::Churned) {
        renewal.next_contract = Some(follow(tx, &contract, &renewal, closing)?);
    }
    let (id, _) = save(tx, id, &renewal)?;
    let args = json!({ "account": account_name(tx, renewal.account)?, "outcome": result.as_str() });
    Ok((outcome(id, Some(renewal.account)), OpLabel { kind: "renewal-close", args }))
}

/// Finds the contract that follows one that is renewed, or makes it.
fn follow(tx: &Tx, before: &Row<ContractId, Contract>, renewal: &Renewal, closing: &Closing) -> Result<ContractId> {
    if let Some(start) = closing.next_start.filter(|start| before.start_on.is_some_and(|began| *start <= began)) {
        let began = before.start_on.map(|began| began.to_string()).unwrap_or_default();
        return Err(refused(("next_start", Invalid::EndBeforeStart { start: began, end: start.to_string() })));
    }
    let (next, ended) = next_contract(before, renewal.due_on, renewal.final_arr, closing.next_start);
    // A contract beside another ends with it: what follows the one does not follow the other too.
    let renewals = store::by_account::<Renewal>(tx.connection(), before.account)?;
    let is_taken = |other: &Row<ContractId, Contract>| renewals.iter().any(|row| row.next_contract == Some(other.id));
    let mut others = store::by_account::<Contract>(tx.connection(), before.account)?.into_iter();
    let present = others.find(|other| follows(other, before, &next) && !is_taken(other));
    if let Some(present) = present {
        return Ok(present.id);
    }
    if before.end_on != Some(ended) {
        save(tx, Some(before.id), &Contract { end_on: Some(ended), ..before.fields.clone() })?;
    }
    Ok(save(tx, None, &next)?.0)
}

/// Says whether a contract is there already that begins when the next one would: the import brought it.
fn follows(other: &Row<ContractId, Contract>, before: &Row<ContractId, Contract>, next: &Contract) -> bool {
    other.id != before.id && other.product == before.product && other.start_on.is_some() && other.start_on == next.start_on
}

/// Returns the row of a target; `None` for the id of one that is not there yet. One that is decided is refused.
fn open_row(tx: &Tx, target: Target) -> Result<(Option<RenewalId>, Renewal)> {
    let (id, renewal) = match target {
        Target::Row(id) => (Some(id), store::needed::<Renewal>(tx.connection(), id)?.fields),
        Target::End(id, due_on) => {
            let contract = store::needed::<Contract>(tx.connection(), id)?;
            let mut rows = store::by_account::<Renewal>(tx.connection(), contract.account)?.into_iter();
            match rows.find(|row| row.contract == Some(id) && row.outcome.is_none()) {
                Some(row) => (Some(row.id), row.fields),
                None => (None, Renewal { contract: Some(id), ..Renewal::due(contract.account, due_on) }),
            }
        }
    };
    match renewal.outcome {
        Some(_) => Err(refused(("outcome", Invalid::AlreadyDone(renewal.due_on.to_string())))),
        None => Ok((id, renewal)),
    }
}

/// Keeps what is forecast of an open renewal, where it is other than what was kept last.
pub(super) fn note_forecast(tx: &Tx, id: RenewalId, renewal: &Renewal) -> Result<()> {
    if renewal.outcome.is_some() {
        return Ok(());
    }
    let contract = renewal.contract.map(|id| store::get::<Contract>(tx.connection(), id)).transpose()?.flatten();
    let now = ForecastMade {
        renewal: id,
        account: renewal.account,
        at: tx.timestamp(),
        due_on: renewal.due_on,
        forecast: renewal.forecast,
        probability: renewal.probability,
        amount: renewal.amount.or(contract.and_then(|contract| contract.fields.arr)),
    };
    let is_same = match renewals::made_of(tx.connection(), id)?.pop() {
        Some(last) => ForecastMade { at: now.at, ..last } == now,
        None => renewal.forecast.is_none() && renewal.probability.is_none() && renewal.amount.is_none(),
    };
    if !is_same {
        store::insert(tx.connection(), ForecastId::of(tx.new_id()), &now, tx.at())?;
    }
    Ok(())
}

fn refused(fault: Fault) -> Error {
    Error::Invalid(vec![fault])
}
