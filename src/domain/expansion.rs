//! Expansions: upsell (more of what a customer has) and cross-sell (another product), open, won or lost.
//!
//! `totals` sums them up, `win` makes the contract of one that was won, and `suggest` finds accounts that have room for more, and
//! what holds it back (`rule` has its thresholds).

pub mod request;
pub mod rule;
pub mod suggest;
pub mod totals;
pub mod win;

#[cfg(test)]
mod tests;

use crate::domain::{AccountId, ContractId, Money, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    pub enum ExpansionKind { Upsell = "upsell", CrossSell = "cross_sell" }
}

text_enum! {
    pub enum ExpansionStage {
        Idea = "idea",
        Proposed = "proposed",
        Negotiating = "negotiating",
        Won = "won",
        Lost = "lost",
    }
}

text_enum! {
    /// Where an opportunity came from.
    pub enum ExpansionSource {
        /// The customer asked.
        Request = "request",
        /// Usage or seats near their limit.
        Usage = "usage",
        Talk = "talk",
        Renewal = "renewal",
        Programme = "programme",
        Other = "other",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    pub account: AccountId,
    pub kind: ExpansionKind,
    pub title: String,
    pub product: Option<String>,
    pub stage: ExpansionStage,
    /// The annual recurring revenue it would add.
    pub amount: Option<Money>,
    /// 0 to 1, where a person said so; else that of the stage.
    pub probability: Option<f64>,
    pub source: Option<ExpansionSource>,
    pub expected_on: Option<NaiveDate>,
    /// The day it was won or lost.
    pub closed_on: Option<NaiveDate>,
    /// The contract that a won one became.
    pub contract: Option<ContractId>,
    pub note: Option<String>,
}

impl Expansion {
    pub fn titled(account: AccountId, kind: ExpansionKind, title: impl Into<String>) -> Expansion {
        Expansion {
            account,
            kind,
            title: title.into(),
            product: None,
            stage: ExpansionStage::Idea,
            amount: None,
            probability: None,
            source: None,
            expected_on: None,
            closed_on: None,
            contract: None,
            note: None,
        }
    }

    /// Says whether it is neither won nor lost.
    pub fn is_open(&self) -> bool {
        !matches!(self.stage, ExpansionStage::Won | ExpansionStage::Lost)
    }

    /// Returns the likelihood of winning it, 0 to 1.
    pub fn likelihood(&self) -> f64 {
        self.probability.filter(|_| self.is_open()).unwrap_or(self.stage.likelihood())
    }

    /// Returns the amount times the likelihood, rounded to the minor unit.
    pub fn weighted(&self) -> Option<Money> {
        self.amount.map(|amount| Money { minor: (amount.minor as f64 * self.likelihood()).round() as i64, ..amount })
    }
}

impl ExpansionStage {
    /// The stages of one that is open, in their order.
    pub const OPEN: [ExpansionStage; 3] = [ExpansionStage::Idea, ExpansionStage::Proposed, ExpansionStage::Negotiating];

    /// Returns the open stage after this one or before it; `None` at the end, and of one that is won or lost.
    pub fn beside(self, forward: bool) -> Option<ExpansionStage> {
        let place = ExpansionStage::OPEN.iter().position(|stage| *stage == self)?;
        let next = if forward { place + 1 } else { place.checked_sub(1)? };
        ExpansionStage::OPEN.get(next).copied()
    }

    /// Returns the likelihood where nobody gave one of their own: a convention of sales pipelines, not a measurement.
    pub fn likelihood(self) -> f64 {
        match self {
            ExpansionStage::Idea => 0.1,
            ExpansionStage::Proposed => 0.4,
            ExpansionStage::Negotiating => 0.7,
            ExpansionStage::Won => 1.0,
            ExpansionStage::Lost => 0.0,
        }
    }
}
