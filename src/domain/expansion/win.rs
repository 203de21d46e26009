//! How an opportunity is won: the contract that it becomes.
//!
//! An upsell stands beside the contract it adds to and ends with it; that one is left as it is, so that the revenue of past days
//! stays what it was. A cross-sell is a contract of its own, as long as the running one.

use super::{Expansion, ExpansionKind};
use crate::domain::check::Fault;
use crate::domain::{Contract, ContractId, Invalid, Money, Row};
use chrono::NaiveDate;

/// What is noted of a win.
#[derive(Clone, Debug, PartialEq)]
pub struct Winning {
    pub on: NaiveDate,
    /// The first day of the contract; the day it was won where nothing is said.
    pub start_on: Option<NaiveDate>,
    /// How long it runs; up to the end of the running contract (upsell) or as long as that (cross-sell) where nothing is said.
    pub months: Option<u32>,
    /// What was agreed on, a year; the amount of the opportunity where nothing is said.
    pub amount: Option<Money>,
    pub seats: Option<u32>,
    pub product: Option<String>,
    pub note: Option<String>,
}

impl Winning {
    pub fn of(on: NaiveDate) -> Winning {
        Winning { on, start_on: None, months: None, amount: None, seats: None, product: None, note: None }
    }

    /// Returns the first day of the contract.
    pub fn starts(&self) -> NaiveDate {
        self.start_on.unwrap_or(self.on)
    }
}

/// Finds the contract that an opportunity adds to: of those that run on a day and are of its product, if it is an upsell of one,
/// the one that brings most.
pub fn running<'a>(
    expansion: &Expansion,
    contracts: &'a [Row<ContractId, Contract>],
    on: NaiveDate,
) -> Option<&'a Row<ContractId, Contract>> {
    let product = expansion.product.as_deref().filter(|_| expansion.kind == ExpansionKind::Upsell);
    let fits = |contract: &&Row<ContractId, Contract>| {
        let is_of_it = product.is_none_or(|product| contract.product.as_deref().is_some_and(|own| is_same_product(own, product)));
        contract.account == expansion.account && contract.is_active(on) && is_of_it
    };
    let brings = |contract: &Contract| contract.arr.map_or(-1, |arr| arr.minor);
    contracts.iter().filter(fits).max_by_key(|contract| (brings(contract), std::cmp::Reverse(contract.id)))
}

/// Says whether two names are of one product, whatever the case and the space around.
pub fn is_same_product(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Returns the contract that an opportunity becomes.
pub fn won_contract(expansion: &Expansion, winning: &Winning, running: Option<&Contract>) -> Result<Contract, Fault> {
    let start = winning.starts();
    let Some(amount) = winning.amount.or(expansion.amount) else { return Err(("amount", Invalid::Empty)) };
    let said = winning.product.clone().or(expansion.product.clone());
    let product = match expansion.kind {
        ExpansionKind::Upsell => said.or(running.and_then(|running| running.product.clone())),
        ExpansionKind::CrossSell => Some(said.ok_or(("product", Invalid::Empty))?),
    };
    let like = running.cloned().unwrap_or_else(|| Contract::of(expansion.account));
    let contract = Contract {
        external_id: None,
        product,
        plan: like.plan.clone().filter(|_| expansion.kind == ExpansionKind::Upsell),
        seats: winning.seats,
        arr: Some(amount),
        start_on: Some(start),
        end_on: None,
        term_months: winning.months.or(like.term_months),
        notice_given_on: None,
        ..like
    };
    let end_on = match (winning.months, running) {
        (Some(_), _) => contract.next_end(start),
        (None, None) => return Err(("months", Invalid::NoRunningContract(start.to_string()))),
        (None, Some(running)) if expansion.kind == ExpansionKind::Upsell => running.ends_on(start),
        (None, Some(running)) => running.next_end(start),
    };
    Ok(Contract { end_on, ..contract })
}
