//! Accounts by the quarter in which they began, and what of them was kept, quarter by quarter.

use super::retention::counted;
use crate::domain::Outcome;
use crate::domain::kpi::{AccountFacts, Figure, Ground, Part, Span, Undefined, Unit};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The accounts that began in one quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct CohortRow {
    pub quarter: Span,
    pub size: usize,
    /// For the quarter itself and each after it, up to the last that is over.
    pub cells: Vec<QuarterCell>,
}

/// What of a cohort there is at the end of a quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct QuarterCell {
    /// The last day of the quarter, or of the period where that comes first.
    pub on: NaiveDate,
    /// Accounts with a running contract, by all of the cohort.
    pub logos: Figure,
    /// `Σ min(now, at the end of the first quarter) / Σ at the end of the first quarter`.
    pub revenue: Figure,
    /// Accounts that have bought or renewed as often as was chosen by then, by all of the cohort.
    pub repeat: Figure,
}

/// Puts accounts into the quarters in which they began, the oldest first, at most so many; each has cells up to the last day of
/// the period.
pub fn cohort_table<'a>(accounts: impl IntoIterator<Item = &'a AccountFacts>, ground: &Ground<'_>, most: usize) -> Vec<CohortRow> {
    let mut cohorts: BTreeMap<NaiveDate, Vec<&AccountFacts>> = BTreeMap::new();
    for facts in accounts {
        let began = facts.start_quarter(ground.choices.year_begins).filter(|_| facts.began_on().is_some_and(|day| day <= ground.span.to));
        if let Some(quarter) = began {
            cohorts.entry(quarter).or_default().push(facts);
        }
    }
    let skipped = cohorts.len().saturating_sub(most);
    cohorts.into_iter().skip(skipped).map(|(first, cohort)| row(first, &cohort, ground)).collect()
}

fn row(first: NaiveDate, cohort: &[&AccountFacts], ground: &Ground<'_>) -> CohortRow {
    let quarter = Span::months(first, 3);
    let quarters = std::iter::successors(Some(quarter), |quarter| Some(Span::months(quarter.to.succ_opt()?, 3)));
    let ends = quarters.take_while(|quarter| quarter.from <= ground.span.to).map(|quarter| quarter.to.min(ground.span.to));
    let start = quarter.to.min(ground.span.to);
    let cells = ends.map(|on| QuarterCell {
        on,
        logos: logos(cohort, on, ground),
        revenue: revenue(cohort, start, on, ground),
        repeat: repeat(cohort, on, ground),
    });
    CohortRow { quarter, size: cohort.len(), cells: cells.collect() }
}

fn logos(cohort: &[&AccountFacts], on: NaiveDate, ground: &Ground<'_>) -> Figure {
    shares(cohort, |facts| facts.held_on(on, ground).is_active)
}

fn revenue(cohort: &[&AccountFacts], start: NaiveDate, on: NaiveDate, ground: &Ground<'_>) -> Figure {
    let parts = cohort.iter().filter_map(|facts| {
        let (first, now) = (facts.held_on(start, ground).arr?, facts.held_on(on, ground).arr.unwrap_or(0));
        Some(Part::counted(facts.id, facts.id, facts.began_on(), (now.min(first) as f64, first as f64)))
    });
    Figure::ratio(Unit::Share, parts.collect(), Undefined::NoAmounts)
}

fn repeat(cohort: &[&AccountFacts], on: NaiveDate, ground: &Ground<'_>) -> Figure {
    let times = usize::from(ground.choices.repeat);
    shares(cohort, |facts| {
        let is_renewal = |contract| facts.renewals.iter().any(|row| row.next_contract == Some(contract));
        let contracts = facts.contracts.iter().filter(|row| row.start_on.is_some_and(|day| day <= on) && !is_renewal(row.id));
        let renewed = facts.renewals.iter().filter(|row| row.outcome.is_some_and(|outcome| outcome != Outcome::Churned));
        contracts.count() + renewed.filter(|row| row.decided_on() <= on).count() >= times
    })
}

fn shares(cohort: &[&AccountFacts], hit: impl Fn(&AccountFacts) -> bool) -> Figure {
    let part = |facts: &&AccountFacts| Part::counted(facts.id, facts.id, facts.began_on(), (f64::from(u8::from(hit(facts))), 1.0));
    counted(cohort.iter().map(part).collect(), Undefined::EmptyCohort)
}
