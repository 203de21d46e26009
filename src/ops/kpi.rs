//! What a person says about figures: targets, definitions, and rates of exchange.

use super::save::{outcome, save};
use super::{Outcome, Result};
use crate::domain::kpi::{Choice, ChoiceName, Kpi, Measure, choices};
use crate::domain::{Currency, ExchangeRate, Money, RateId, number};
use crate::store::{self, OpLabel, Tx, directory, kpi as stored};
use serde_json::json;

/// Something to say about figures.
#[derive(Clone, Debug, PartialEq)]
pub enum KpiOp {
    /// Aims a figure at a value in its unit (money in minor units of the book's currency), or takes the target away.
    Target(Kpi, Option<f64>),
    /// Chooses a definition.
    Choose(Choice),
    /// Goes back to the usual definition.
    Forget(ChoiceName),
}

/// Something to say about exchange rates; they are deleted as any row is.
#[derive(Clone, Debug, PartialEq)]
pub enum RateOp {
    /// Adds a rate or replaces one. There is one of a pair and day: a new one for them takes the place of the old.
    Save(Option<RateId>, ExchangeRate),
}

pub fn run(tx: &Tx, op: &KpiOp) -> Result<(Outcome, OpLabel)> {
    let label = match op {
        KpiOp::Target(kpi, Some(target)) => {
            stored::set_choice(tx, &choices::target_name(*kpi), Some(&target.to_string()))?;
            OpLabel { kind: "kpi-target", args: json!({ "figure": kpi.as_str(), "target": typed_target(tx, *kpi, *target)? }) }
        }
        KpiOp::Target(kpi, None) => {
            stored::set_choice(tx, &choices::target_name(*kpi), None)?;
            OpLabel { kind: "kpi-no-target", args: json!({ "figure": kpi.as_str() }) }
        }
        KpiOp::Choose(choice) => {
            stored::set_choice(tx, choice.name().as_str(), Some(&choice.kept()))?;
            OpLabel { kind: "kpi-choose", args: json!({ "choice": choice.name().as_str(), "chosen": choice.kept() }) }
        }
        KpiOp::Forget(name) => {
            stored::set_choice(tx, name.as_str(), None)?;
            OpLabel { kind: "kpi-forget", args: json!({ "choice": name.as_str() }) }
        }
    };
    Ok((Outcome::default(), label))
}

/// Writes a target as it would be typed. The currency of an amount is the book's.
fn typed_target(tx: &Tx, kpi: Kpi, target: f64) -> Result<String> {
    Ok(match kpi.measure() {
        Measure::Share => format!("{}%", number::typed((target * 1e6).round() / 1e4)),
        Measure::Money => match currency(tx)? {
            Some(currency) => Money { minor: target.round() as i64, currency }.as_typed(),
            None => number::typed(target),
        },
        Measure::Points | Measure::Mean | Measure::Hours | Measure::Days => number::typed(target),
    })
}

/// Returns the book's currency: the one that was chosen, else that of most amounts.
fn currency(tx: &Tx) -> Result<Option<Currency>> {
    let chosen = stored::choices(tx.connection())?.currency;
    let usual = directory::usual_currency(tx.connection())?.and_then(|code| code.parse().ok());
    Ok(chosen.or(usual))
}

pub fn run_rate(tx: &Tx, op: &RateOp) -> Result<(Outcome, OpLabel)> {
    let RateOp::Save(id, rate) = op;
    let is_same = |other: &ExchangeRate| (other.currency, other.quote, other.from_on) == (rate.currency, rate.quote, rate.from_on);
    let there = store::all_of::<ExchangeRate>(tx.connection())?.into_iter().find(|row| is_same(row)).map(|row| row.id);
    let (id, added) = save(tx, id.or(there), rate)?;
    let args = json!({
        "currency": rate.currency.code(), "quote": rate.quote.code(), "rate": number::typed(rate.rate), "from": rate.from_on.to_string(),
    });
    Ok((outcome(id, None), OpLabel { kind: if added { "rate-add" } else { "rate-edit" }, args }))
}
