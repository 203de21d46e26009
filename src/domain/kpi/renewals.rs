//! Renewals that were due, what is expected of them, why customers left, and what is at risk.

use super::measured::Measured;
use crate::domain::kpi::{AccountFacts, Aside, Figure, Ground, Interval, Part, RenewalFact, Undefined, Unit};
use crate::domain::{Band, Forecast, Money, Outcome};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// How many days before the end of notice an account that is not green is at risk.
pub const RISK_DAYS: u64 = 90;

/// A reason for which customers left.
#[derive(Clone, Debug, PartialEq)]
pub struct ReasonRow {
    /// `None`: nobody wrote one down.
    pub reason: Option<String>,
    pub count: usize,
    /// What went, in minor units of the book's currency.
    pub arr: i64,
    /// The lost renewals, with what each brings to the amount.
    pub parts: Vec<Part>,
}

/// `Σ min(final, target) / Σ target` over the renewals due in the period that were decided.
pub fn rate(measured: &Measured<'_>) -> Figure {
    due_rate(measured, |target, got| got.min(target))
}

/// `Σ final / Σ target` over the same renewals.
pub fn net_rate(measured: &Measured<'_>) -> Figure {
    due_rate(measured, |_, got| got)
}

/// `Σ p · min(forecast, target)` over the renewals due in the period; one that is decided counts with what came of it.
///
/// The interval is 1.96 standard deviations of independent outcomes, from `Σ p (1 − p) a²`.
pub fn expected(measured: &Measured<'_>) -> Figure {
    let (mut parts, mut variance) = (Vec::new(), 0.0);
    for (facts, renewal) in due(measured) {
        let Some((likelihood, amount)) = prospect(facts, renewal, &measured.ground) else {
            let why = measured.ground.aside_of(target(facts, renewal)).unwrap_or(Aside::NoAmount);
            parts.push(Part::aside(renewal.id, facts.id, Some(renewal.due_on), why));
            continue;
        };
        variance += likelihood * (1.0 - likelihood) * amount * amount;
        parts.push(Part::counted(renewal.id, facts.id, Some(renewal.due_on), (likelihood * amount, amount)));
    }
    let most: f64 = parts.iter().map(|part| part.denominator).sum();
    let nothing = parts.is_empty();
    let mut figure = Figure::sum(measured.ground.money(), parts);
    if nothing {
        figure.value = Err(Undefined::NothingDue);
    }
    let spread = 1.96 * variance.sqrt();
    let interval = Interval { low: (figure.numerator - spread).max(0.0), high: (figure.numerator + spread).min(most) };
    figure.within(Some(interval).filter(|_| variance > 0.0))
}

/// The recurring revenue of accounts that are red, or near the end of notice and not green.
pub fn at_risk(measured: &Measured<'_>) -> Figure {
    let mut parts = Vec::new();
    let running = || measured.accounts.iter().filter(|standing| standing.closing.is_active);
    for standing in running() {
        let Some(band) = standing.facts.band else { continue };
        let notice_by = standing.facts.notice_by(measured.ground.span.to);
        if is_at_risk(band, notice_by, measured.ground.span.to) {
            let account = standing.facts.id;
            let part = match standing.closing.arr {
                Some(arr) => Part::counted(account, account, notice_by, (arr as f64, 1.0)),
                None => Part::aside(account, account, notice_by, Aside::NoAmount),
            };
            parts.push(part);
        }
    }
    match running().all(|standing| standing.facts.band.is_none()) && running().next().is_some() {
        true => Figure::undefined(measured.ground.money(), Undefined::NotScored, parts),
        false => Figure::sum(measured.ground.money(), parts),
    }
}

/// The rule of what is at risk: red, or the end of notice within 90 days and not green.
pub fn is_at_risk(band: Band, notice_by: Option<NaiveDate>, day: NaiveDate) -> bool {
    let horizon = day.checked_add_days(Days::new(RISK_DAYS)).unwrap_or(day);
    let is_near = notice_by.is_some_and(|notice| day <= notice && notice <= horizon);
    band == Band::Red || (is_near && band != Band::Green)
}

/// Counts lost renewals by their reasons, the most revenue first; what has no reason is counted too.
pub fn churn_reasons(measured: &Measured<'_>) -> Vec<ReasonRow> {
    let mut rows: BTreeMap<Option<&str>, ReasonRow> = BTreeMap::new();
    let span = measured.ground.span;
    for standing in &measured.accounts {
        let facts = standing.facts;
        let lost = facts.renewals.iter().filter(|renewal| renewal.outcome == Some(Outcome::Churned));
        for renewal in lost.filter(|renewal| span.contains(renewal.decided_on())) {
            let reason = renewal.churn_reason.as_deref().filter(|reason| !reason.trim().is_empty());
            let row =
                rows.entry(reason).or_insert_with(|| ReasonRow { reason: reason.map(str::to_owned), count: 0, arr: 0, parts: Vec::new() });
            let arr = target(facts, renewal).and_then(|amount| measured.ground.minor(amount));
            row.count += 1;
            row.arr += arr.unwrap_or(0);
            let on = Some(renewal.decided_on());
            row.parts.push(Part::counted(renewal.id, facts.id, on, (arr.unwrap_or(0) as f64, 1.0)));
        }
    }
    let mut rows: Vec<ReasonRow> = rows.into_values().collect();
    rows.sort_by(|one, other| (other.arr, other.count, &one.reason).cmp(&(one.arr, one.count, &other.reason)));
    rows
}

fn due<'m>(measured: &'m Measured<'_>) -> impl Iterator<Item = (&'m AccountFacts, &'m RenewalFact)> {
    let rows = measured.accounts.iter().flat_map(|standing| standing.facts.renewals.iter().map(|renewal| (standing.facts, renewal)));
    rows.filter(|(_, renewal)| measured.ground.span.contains(renewal.due_on))
}

fn due_rate(measured: &Measured<'_>, kept: impl Fn(i64, i64) -> i64) -> Figure {
    let mut parts = Vec::new();
    for (facts, renewal) in due(measured) {
        let on = Some(renewal.due_on);
        let target = target(facts, renewal);
        let got = got(renewal, target);
        let counted = target.zip(got).and_then(|(target, got)| Some((measured.ground.minor(target)?, measured.ground.minor(got)?)));
        parts.push(match counted {
            Some((target, got)) => Part::counted(renewal.id, facts.id, on, (kept(target, got) as f64, target as f64)),
            None if renewal.outcome.is_none() => Part::aside(renewal.id, facts.id, on, Aside::Open),
            None => {
                let why = measured.ground.aside_of(target).or(measured.ground.aside_of(got)).unwrap_or(Aside::NoAmount);
                Part::aside(renewal.id, facts.id, on, why)
            }
        });
    }
    Figure::ratio(Unit::Share, parts, Undefined::NothingDue)
}

/// Returns what is up for renewal: what the contract brings, else the renewal's own amount.
pub(super) fn target(facts: &AccountFacts, renewal: &RenewalFact) -> Option<Money> {
    contract_arr(facts, renewal).or(renewal.amount)
}

fn contract_arr(facts: &AccountFacts, renewal: &RenewalFact) -> Option<Money> {
    let contract = renewal.contract?;
    facts.contracts.iter().find(|row| row.id == contract)?.arr
}

/// Returns what a decided renewal brought. Renewed, or with more, and no amount written down, it is taken as the target; with less,
/// it cannot be told.
fn got(renewal: &RenewalFact, target: Option<Money>) -> Option<Money> {
    match renewal.outcome? {
        Outcome::Churned => target.map(|target| Money { minor: 0, ..target }),
        Outcome::Renewed | Outcome::Upsell => renewal.final_arr.or(target),
        Outcome::Downsell => renewal.final_arr,
    }
}

/// Returns how likely an amount is to come: of an open renewal the smaller of what is forecast and what the contract brings.
fn prospect(facts: &AccountFacts, renewal: &RenewalFact, ground: &Ground<'_>) -> Option<(f64, f64)> {
    if renewal.outcome.is_some() {
        let target = target(facts, renewal);
        let (target, got) = (ground.minor(target?)?, ground.minor(got(renewal, target)?)?);
        return Some(if got > 0 { (1.0, got.min(target) as f64) } else { (0.0, target as f64) });
    }
    let amounts = [renewal.amount, contract_arr(facts, renewal)];
    let amount = amounts.into_iter().flatten().filter_map(|amount| ground.minor(amount)).min()?;
    Some((renewal.likelihood(), amount as f64))
}

impl AccountFacts {
    /// Returns the last day on which notice can be given for the next end of a contract that is still undecided.
    pub fn notice_by(&self, day: NaiveDate) -> Option<NaiveDate> {
        let is_settled = |contract: &super::ContractFact, end: NaiveDate| {
            self.renewals.iter().any(|renewal| renewal.contract == Some(contract.id) && renewal.outcome.is_some() && renewal.due_on >= end)
        };
        let running = self.contracts.iter().filter(|contract| contract.start_on.is_none_or(|start| start <= day));
        let ends = running.filter_map(|contract| Some((contract, contract.end_on.filter(|end| day <= *end)?)));
        let open = ends.filter(|(contract, end)| !is_settled(contract, *end));
        let next = open.min_by_key(|(_, end)| *end);
        next.and_then(|(contract, end)| end.checked_sub_days(Days::new(u64::from(contract.notice_days.unwrap_or(0)))))
    }
}

impl RenewalFact {
    /// Returns how likely it is renewed: what a person said, else what its forecast stands for; without either, that of an open one.
    fn likelihood(&self) -> f64 {
        self.probability.unwrap_or(self.forecast.unwrap_or(Forecast::Open).usual_probability())
    }
}
