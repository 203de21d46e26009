//! Upsell and cross-sell: opportunities from the idea to the contract that a won one becomes.

use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::check::Fault;
use crate::domain::expansion::win::{Winning, running, won_contract};
use crate::domain::{
    Contract, ContractId, Expansion, ExpansionId, ExpansionKind, ExpansionSource, ExpansionStage, Invalid, Money, Renewal, Row,
};
use crate::store::{self, OpLabel, Tx};
use chrono::NaiveDate;
use serde_json::json;

/// What one can do to opportunities.
#[derive(Clone, Debug)]
pub enum ExpansionOp {
    Add(Expansion),
    /// Changes the same of several at once.
    Set(Vec<ExpansionId>, ExpansionChange),
    /// Gives each the open stage beside it.
    Stage(Vec<(ExpansionId, ExpansionStage)>),
    /// Notes that one was won, and makes its contract.
    Win(ExpansionId, Winning),
    Lose(Vec<ExpansionId>, Losing),
    /// Opens what was decided again, at a stage or as it stood before; the contract of a won one goes with it.
    Reopen(Vec<ExpansionId>, Option<ExpansionStage>),
}

/// What is changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExpansionChange {
    pub kind: Option<ExpansionKind>,
    pub title: Option<String>,
    pub product: Option<Option<String>>,
    /// Another stage takes a likelihood of one's own away; only that of an open one can be given.
    pub stage: Option<ExpansionStage>,
    pub amount: Option<Option<Money>>,
    pub probability: Option<Option<f64>>,
    pub source: Option<Option<ExpansionSource>>,
    pub expected_on: Option<Option<NaiveDate>>,
    pub note: Option<Option<String>>,
}

/// How opportunities were lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Losing {
    pub on: NaiveDate,
    /// Why: added to the note of each as its last line.
    pub reason: Option<String>,
}

impl ExpansionChange {
    /// Says whether it changes what a decision rests on.
    fn moves(&self) -> bool {
        self.kind.is_some() || self.stage.is_some() || self.amount.is_some() || self.probability.is_some() || self.expected_on.is_some()
    }

    fn put(&self, expansion: &mut Expansion) {
        fn state<T: Clone>(field: &mut T, change: &Option<T>) {
            if let Some(value) = change {
                *field = value.clone();
            }
        }
        if let Some(stage) = self.stage {
            stand_at(expansion, stage);
        }
        state(&mut expansion.kind, &self.kind);
        state(&mut expansion.title, &self.title);
        state(&mut expansion.product, &self.product);
        state(&mut expansion.amount, &self.amount);
        state(&mut expansion.probability, &self.probability);
        state(&mut expansion.source, &self.source);
        state(&mut expansion.expected_on, &self.expected_on);
        state(&mut expansion.note, &self.note);
    }
}

fn stand_at(expansion: &mut Expansion, stage: ExpansionStage) {
    if stage != expansion.stage {
        expansion.probability = None;
    }
    expansion.stage = stage;
}

pub fn run(tx: &Tx, op: &ExpansionOp) -> Result<(Outcome, OpLabel)> {
    match op {
        ExpansionOp::Add(expansion) => add(tx, expansion),
        ExpansionOp::Set(ids, change) => {
            needs_open_stage(change.stage)?;
            let put = |_, expansion: &mut Expansion| {
                if change.moves() {
                    needs_open(expansion)?;
                }
                change.put(expansion);
                Ok(())
            };
            each(tx, ids, "expansion-change", put)
        }
        ExpansionOp::Stage(stages) => stage(tx, stages),
        ExpansionOp::Win(id, winning) => win(tx, *id, winning),
        ExpansionOp::Lose(ids, losing) => each(tx, ids, "expansion-lose", |_, expansion| {
            needs_open(expansion)?;
            (expansion.stage, expansion.closed_on) = (ExpansionStage::Lost, Some(losing.on));
            expansion.note = with_line(expansion.note.take(), losing.reason.as_deref());
            Ok(())
        }),
        ExpansionOp::Reopen(ids, stage) => {
            needs_open_stage(*stage)?;
            each(tx, ids, "expansion-reopen", |id, expansion| reopen(tx, id, expansion, *stage))
        }
    }
}

fn add(tx: &Tx, expansion: &Expansion) -> Result<(Outcome, OpLabel)> {
    needs_open_stage(Some(expansion.stage))?;
    let (id, _) = save(tx, None, expansion)?;
    let args = json!({ "account": account_name(tx, expansion.account)?, "title": expansion.title });
    Ok((outcome(id, Some(expansion.account)), OpLabel { kind: "expansion-add", args }))
}

/// Changes several, each by itself; one that stays as it was is not written.
fn each(
    tx: &Tx,
    ids: &[ExpansionId],
    kind: &'static str,
    mut change: impl FnMut(ExpansionId, &mut Expansion) -> Result<()>,
) -> Result<(Outcome, OpLabel)> {
    let mut last = None;
    for id in ids {
        let before = store::needed::<Expansion>(tx.connection(), *id)?.fields;
        let mut expansion = before.clone();
        change(*id, &mut expansion)?;
        if expansion != before {
            save(tx, Some(*id), &expansion)?;
        }
        last = Some((*id, expansion));
    }
    let Some((id, expansion)) = last else { return Err(refused(("expansion", Invalid::Empty))) };
    let args = json!({ "account": account_name(tx, expansion.account)?, "title": expansion.title, "n": ids.len() });
    Ok((outcome(id, (ids.len() == 1).then_some(expansion.account)), OpLabel { kind, args }))
}

fn stage(tx: &Tx, stages: &[(ExpansionId, ExpansionStage)]) -> Result<(Outcome, OpLabel)> {
    let ids: Vec<ExpansionId> = stages.iter().map(|(id, _)| *id).collect();
    let mut wanted = stages.iter().map(|(_, stage)| *stage);
    let (done, mut label) = each(tx, &ids, "expansion-stage", |_, expansion| {
        let stage = wanted.next().unwrap_or(expansion.stage);
        needs_open_stage(Some(stage))?;
        needs_open(expansion)?;
        stand_at(expansion, stage);
        Ok(())
    })?;
    label.args["expansion_stage"] = json!(stages.last().map(|(_, stage)| stage.as_str()));
    Ok((done, label))
}

fn win(tx: &Tx, id: ExpansionId, winning: &Winning) -> Result<(Outcome, OpLabel)> {
    let mut expansion = store::needed::<Expansion>(tx.connection(), id)?.fields;
    needs_open(&expansion)?;
    let contracts = store::by_account::<Contract>(tx.connection(), expansion.account)?;
    let rates = store::kpi::own_rates(tx.connection())?;
    let beside: Option<&Row<ContractId, Contract>> = running(&expansion, winning, &contracts, &rates).map_err(refused)?;
    let contract = won_contract(&expansion, winning, beside.map(|row| &row.fields)).map_err(refused)?;
    if let Some(beside) = beside.filter(|beside| beside.end_on.is_some() && beside.end_on == contract.end_on) {
        name_contract(tx, beside, &contracts)?;
    }
    let (made, _) = save(tx, None, &contract)?;
    (expansion.stage, expansion.closed_on, expansion.contract) = (ExpansionStage::Won, Some(winning.on), Some(made));
    (expansion.amount, expansion.product) = (contract.arr, contract.product);
    expansion.note = winning.note.clone().unwrap_or(expansion.note);
    save(tx, Some(id), &expansion)?;
    let args = json!({ "account": account_name(tx, expansion.account)?, "title": expansion.title });
    Ok((outcome(id, Some(expansion.account)), OpLabel { kind: "expansion-win", args }))
}

/// Lets an open renewal that stands for a contract by its day alone name it: soon another contract ends on that day.
fn name_contract(tx: &Tx, contract: &Row<ContractId, Contract>, contracts: &[Row<ContractId, Contract>]) -> Result<()> {
    let is_only = contracts.iter().filter(|other| other.end_on == contract.end_on).count() == 1;
    let is_its_day = |due_on: NaiveDate| Some(due_on) == contract.end_on || due_on.pred_opt() == contract.end_on;
    let renewals = store::by_account::<Renewal>(tx.connection(), contract.account)?;
    for row in renewals.into_iter().filter(|row| row.contract.is_none() && row.outcome.is_none() && is_its_day(row.due_on) && is_only) {
        save(tx, Some(row.id), &Renewal { contract: Some(contract.id), ..row.fields })?;
    }
    Ok(())
}

/// Adds a line to a note that does not end with it already.
fn with_line(note: Option<String>, line: Option<&str>) -> Option<String> {
    let Some(line) = line else { return note };
    match note {
        Some(note) if note == line || note.ends_with(&format!("\n{line}")) => Some(note),
        Some(note) if !note.trim().is_empty() => Some(format!("{}\n{line}", note.trim_end())),
        _ => Some(line.to_owned()),
    }
}

/// Opens one again; the contract that it became is deleted, unless a renewal goes on from it.
fn reopen(tx: &Tx, id: ExpansionId, expansion: &mut Expansion, stage: Option<ExpansionStage>) -> Result<()> {
    if expansion.is_open() {
        return Err(refused(("stage", Invalid::AlreadyDone(expansion.title.clone()))));
    }
    if let Some(contract) = expansion.contract.take() {
        let renewals = store::by_account::<Renewal>(tx.connection(), expansion.account)?;
        if renewals.iter().any(|row| row.contract == Some(contract) || row.next_contract == Some(contract)) {
            return Err(refused(("contract", Invalid::ContractInUse)));
        }
        if store::get::<Contract>(tx.connection(), contract)?.is_some() {
            super::delete::delete(tx, contract.into())?;
        }
    }
    let was_won = expansion.stage == ExpansionStage::Won;
    expansion.closed_on = None;
    match store::expansions::stood(tx.connection(), id)? {
        Some(stood) => {
            expansion.probability = stood.probability;
            if was_won {
                // What was agreed on is no longer so.
                (expansion.amount, expansion.product) = (stood.amount, stood.product);
            }
            expansion.stage = stood.stage;
        }
        // One that was read in decided. To be won it was negotiated; of a lost one nothing is known.
        None => expansion.stage = if was_won { ExpansionStage::Negotiating } else { ExpansionStage::Idea },
    }
    stand_at(expansion, stage.unwrap_or(expansion.stage));
    Ok(())
}

fn needs_open(expansion: &Expansion) -> Result<()> {
    let done = || refused(("stage", Invalid::AlreadyDone(expansion.title.clone())));
    if expansion.is_open() { Ok(()) } else { Err(done()) }
}

/// Won and lost are said with what comes of them.
fn needs_open_stage(stage: Option<ExpansionStage>) -> Result<()> {
    match stage {
        Some(ExpansionStage::Won | ExpansionStage::Lost) => Err(refused(("stage", Invalid::NotAnOpenStage))),
        _ => Ok(()),
    }
}

fn refused(fault: Fault) -> Error {
    Error::Invalid(vec![fault])
}
