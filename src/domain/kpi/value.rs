//! Recurring revenue, what a customer is worth, and how many buy more or buy again.

use super::measured::{Measured, Standing};
use super::retention::{counted, start_and_end};
use crate::domain::kpi::{Aside, Figure, Ground, Part, RenewalFact, Undefined};
use crate::domain::{EntityRef, ExpansionKind, Money, Outcome};
use chrono::NaiveDate;

/// The annual recurring revenue of all running contracts on the last day.
pub fn arr(measured: &Measured<'_>) -> Figure {
    let ground = &measured.ground;
    let mut parts = Vec::new();
    for standing in measured.accounts.iter().filter(|standing| standing.closing.is_active) {
        let (account, facts) = (standing.facts.id, standing.facts);
        parts.extend(standing.closing.arr.map(|arr| Part::counted(account, account, facts.began_on(), (arr as f64, 1.0))));
        parts.extend(facts.unpriced_on(ground.span.to, ground));
    }
    Figure::sum(ground.money(), parts)
}

/// Lifetime value of subscriptions: what an account of the cohort brings in a year, times the gross margin, by the share of
/// revenue lost in a year.
///
/// The loss of a longer or shorter period is brought to a year: `1 − GRR^(1 / years)`. A part has what an account brought, and
/// what of it was lost.
pub fn lifetime(measured: &Measured<'_>) -> Figure {
    let unit = measured.ground.money();
    let part = |standing: &Standing<'_>| {
        let (account, began_on) = (standing.facts.id, standing.facts.began_on());
        match start_and_end(standing) {
            Some((start, end)) => Part::counted(account, account, began_on, (start as f64, (start - end.min(start)) as f64)),
            None => Part::aside(account, account, began_on, Aside::NoAmount),
        }
    };
    let parts: Vec<Part> = measured.cohort().map(part).collect();
    let counted = || parts.iter().filter(|part| part.counts);
    let (start, lost): (f64, f64) = (counted().map(|part| part.numerator).sum(), counted().map(|part| part.denominator).sum());
    let why = match measured.ground.choices.gross_margin {
        _ if parts.is_empty() => Undefined::EmptyCohort,
        _ if start == 0.0 => Undefined::NoAmounts,
        _ if lost == 0.0 => Undefined::NoChurn,
        None => Undefined::NotGiven,
        Some(margin) => {
            let n = counted().count();
            let (numerator, denominator) = (start / n as f64 * margin, 1.0 - (1.0 - lost / start).powf(1.0 / measured.ground.years()));
            return Figure { unit, value: Ok(numerator / denominator), numerator, denominator, interval: None, n, parts };
        }
    };
    Figure::undefined(unit, why, parts)
}

/// Lifetime value of purchases: mean purchase × purchases per buying account and year × years an account that bought has stayed.
///
/// Years up to the last day of the period for those that are still there, which is the least it can be. The numerator is what a
/// buying account spends in a year, times those years.
pub fn purchase_lifetime(measured: &Measured<'_>) -> Figure {
    let ground = &measured.ground;
    let (mut parts, mut buyers, mut years) = (Vec::new(), 0_usize, 0.0);
    for standing in &measured.accounts {
        let bought = purchases(standing, ground);
        if bought.is_empty() {
            continue;
        }
        buyers += 1;
        years += years_stayed(standing, ground);
        for purchase in bought {
            let account = standing.facts.id;
            parts.push(match purchase.amount.and_then(|amount| ground.minor(amount)) {
                Some(minor) => Part::counted(purchase.row, account, Some(purchase.on), (minor as f64, 1.0)),
                None => Part::aside(purchase.row, account, Some(purchase.on), ground.aside_of(purchase.amount).unwrap_or(Aside::NoAmount)),
            });
        }
    }
    let total: f64 = parts.iter().map(|part| part.numerator).sum();
    let n = parts.iter().filter(|part| part.counts).count();
    let (unit, all) = (ground.money(), parts.len());
    if buyers == 0 || n == 0 {
        let why = if buyers == 0 { Undefined::NoPurchases } else { Undefined::NoAmounts };
        return Figure::undefined(unit, why, parts);
    }
    let per_year = all as f64 / buyers as f64 / ground.years();
    let value = total / n as f64 * per_year * (years / buyers as f64);
    Figure { unit, value: Ok(value), numerator: value, denominator: 1.0, interval: None, n, parts }
}

/// Accounts of the cohort that bought more of what they have: a won upsell, or a renewal with one, in the period.
pub fn upsell(measured: &Measured<'_>) -> Figure {
    won(measured, ExpansionKind::Upsell)
}

/// Accounts of the cohort that bought another product: a won cross-sell in the period.
pub fn cross_sell(measured: &Measured<'_>) -> Figure {
    won(measured, ExpansionKind::CrossSell)
}

/// Accounts with at least so many purchases or renewals in the period as were chosen, by those with at least one.
pub fn repeat(measured: &Measured<'_>) -> Figure {
    let times = usize::from(measured.ground.choices.repeat);
    let bought = measured.accounts.iter().map(|standing| (standing, purchases(standing, &measured.ground)));
    let parts = bought.filter(|(_, bought)| !bought.is_empty()).map(|(standing, bought)| {
        let last = bought.iter().map(|purchase| purchase.on).max();
        let hit = f64::from(u8::from(bought.len() >= times));
        Part::counted(standing.facts.id, standing.facts.id, last, (hit, 1.0))
    });
    counted(parts.collect(), Undefined::NoPurchases)
}

fn won(measured: &Measured<'_>, kind: ExpansionKind) -> Figure {
    let span = measured.ground.span;
    let part = |standing: &Standing<'_>| {
        let facts = standing.facts;
        let mut sold = facts.expansions.iter().filter(|row| row.kind == kind && row.is_won).filter_map(|row| row.closed_on);
        let mut renewed = facts.renewals.iter().filter(|row| row.outcome == Some(Outcome::Upsell)).map(RenewalFact::decided_on);
        let on = sold.find(|day| span.contains(*day));
        let on = on.or_else(|| renewed.find(|day| kind == ExpansionKind::Upsell && span.contains(*day)));
        Part::counted(facts.id, facts.id, on.or(facts.began_on()), (f64::from(u8::from(on.is_some())), 1.0))
    };
    counted(measured.cohort().map(part).collect(), Undefined::EmptyCohort)
}

/// Something an account bought.
struct Purchase {
    row: EntityRef,
    on: NaiveDate,
    amount: Option<Money>,
}

/// Lists what an account bought in a period: contracts that began, renewals that were closed with an amount to come, and won
/// expansions that have not become a contract. A contract that a renewal made is that renewal.
fn purchases(standing: &Standing<'_>, ground: &Ground<'_>) -> Vec<Purchase> {
    let (facts, span) = (standing.facts, ground.span);
    let renewed = facts.renewals.iter().filter(|row| row.outcome.is_some_and(|outcome| outcome != Outcome::Churned));
    let is_renewal = |contract| facts.renewals.iter().any(|row| row.next_contract == Some(contract));
    let contracts = facts.contracts.iter().filter(|row| !is_renewal(row.id));
    let contracts = contracts.filter_map(|row| Some(Purchase { row: row.id.into(), on: row.start_on?, amount: row.arr }));
    let renewals = renewed.map(|row| Purchase { row: row.id.into(), on: row.decided_on(), amount: row.final_arr });
    let expansions = facts.expansions.iter().filter(|row| row.is_won && row.contract.is_none());
    let expansions = expansions.filter_map(|row| Some(Purchase { row: row.id.into(), on: row.closed_on?, amount: row.amount }));
    contracts.chain(renewals).chain(expansions).filter(|purchase| span.contains(purchase.on)).collect()
}

/// Returns for how many years an account has been a customer, up to the last day of the period at the most.
fn years_stayed(standing: &Standing<'_>, ground: &Ground<'_>) -> f64 {
    const DAYS_OF_A_YEAR: f64 = 365.25;
    let last = standing.facts.last_day(ground).unwrap_or(ground.span.to).min(ground.span.to);
    let Some(first) = standing.facts.began_on().filter(|first| *first <= last) else { return 0.0 };
    ((last - first).num_days() + 1) as f64 / DAYS_OF_A_YEAR
}

impl RenewalFact {
    /// Returns the day on which it was decided; where nobody wrote it down, the day it was due.
    pub fn decided_on(&self) -> NaiveDate {
        self.closed_on.unwrap_or(self.due_on)
    }
}
