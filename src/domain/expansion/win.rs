//! How an opportunity is won: the contract that it becomes.
//!
//! An upsell stands beside the contract it adds to and ends with it; that one is left as it is, so that the revenue of past days
//! stays what it was. A cross-sell is a contract of its own, as long as the running one.

use super::{Expansion, ExpansionKind};
use crate::domain::check::Fault;
use crate::domain::{Contract, ContractId, Invalid, Money, NoRate, Rates, Row};
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
    /// Takes the place of the one that stands; `None` leaves it.
    pub note: Option<Option<String>>,
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

/// Finds the contract that an opportunity adds to: of those that run on its first day and are of its product, if it is an upsell
/// and such a one runs, else of all, the one that brings most. Where amounts cannot be compared for want of a rate, the term must
/// be said.
pub fn running<'a>(
    expansion: &Expansion,
    winning: &Winning,
    contracts: &'a [Row<ContractId, Contract>],
    rates: &Rates,
) -> Result<Option<&'a Row<ContractId, Contract>>, Fault> {
    let on = winning.starts();
    let product = winning.product.as_deref().or(expansion.product.as_deref()).filter(|_| expansion.kind == ExpansionKind::Upsell);
    let runs = || contracts.iter().filter(move |contract| contract.account == expansion.account && contract.is_active(on));
    let is_of = |contract: &Contract, product: &str| contract.product.as_deref().is_some_and(|own| is_same_product(own, product));
    let of_product: Vec<_> = product.map(|product| runs().filter(|contract| is_of(contract, product)).collect()).unwrap_or_default();
    let most = if of_product.is_empty() { brings_most(runs(), rates, on) } else { brings_most(of_product, rates, on) };
    match most {
        Err(_) if winning.months.is_some() => Ok(None),
        Err(missing) => Err(("months", Invalid::NotComparable(missing.currency.code().into()))),
        Ok(found) => Ok(found),
    }
}

/// Finds the contract that brings most; of two that bring the same the older one. Several currencies need rates.
pub fn brings_most<'a>(
    contracts: impl IntoIterator<Item = &'a Row<ContractId, Contract>>,
    rates: &Rates,
    on: NaiveDate,
) -> Result<Option<&'a Row<ContractId, Contract>>, NoRate> {
    let contracts: Vec<&Row<ContractId, Contract>> = contracts.into_iter().collect();
    let mut currencies = contracts.iter().filter_map(|contract| contract.arr).map(|arr| arr.currency);
    let is_one = currencies.next().is_none_or(|first| currencies.all(|other| other == first));
    let brings = |contract: &Contract| match contract.arr {
        None => Ok(-1),
        Some(arr) if is_one => Ok(arr.minor),
        Some(arr) => rates.convert(arr, on).map(|arr| arr.minor),
    };
    let mut weighed = Vec::with_capacity(contracts.len());
    for contract in contracts {
        weighed.push((brings(contract)?, contract));
    }
    let most = weighed.into_iter().max_by_key(|(brings, contract)| (*brings, std::cmp::Reverse(contract.id)));
    Ok(most.map(|(_, contract)| contract))
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
    // A plan is one of a product.
    let is_of_it = product.as_deref().zip(like.product.as_deref()).is_none_or(|(one, other)| is_same_product(one, other));
    let contract = Contract {
        external_id: None,
        product,
        plan: like.plan.clone().filter(|_| expansion.kind == ExpansionKind::Upsell && is_of_it),
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
