//! What was kept of the opening cohort: the accounts with a running contract on the opening day. Accounts that come later never count.

use super::measured::{Measured, Standing};
use crate::domain::kpi::{Aside, Figure, Part, RetentionBy, Undefined, Unit, wilson};

/// Retention as the book's owner defines it.
pub fn chosen(measured: &Measured<'_>) -> Figure {
    match measured.ground.choices.retention {
        RetentionBy::Logo => logo(measured),
        RetentionBy::Arr => gross(measured),
        RetentionBy::Active => active(measured),
    }
}

/// Accounts of the cohort with a running contract on the last day, by the cohort.
pub fn logo(measured: &Measured<'_>) -> Figure {
    accounts(measured, |standing| standing.closing.is_active)
}

/// One less logo retention.
pub fn logo_churn(measured: &Measured<'_>) -> Figure {
    accounts(measured, |standing| !standing.closing.is_active)
}

/// Accounts in use in the week up to the last day, by the cohort's accounts in use in the week up to the opening day. One that
/// has no running contract any more is not in use.
pub fn active(measured: &Measured<'_>) -> Figure {
    let (first, last) = (measured.ground.opening_day(), measured.ground.span.to);
    let in_use = measured.cohort().filter(|standing| standing.facts.in_use_on.contains(&first));
    let kept = |standing: &Standing<'_>| standing.closing.is_active && standing.facts.in_use_on.contains(&last);
    let empty = if measured.cohort().next().is_none() { Undefined::EmptyCohort } else { Undefined::NoUsage };
    counted(in_use.map(|standing| part(standing, kept(standing))).collect(), empty)
}

/// What recurring revenue of the opening day is still there, without growth: `Σ min(end, start) / Σ start`, per account.
pub fn gross(measured: &Measured<'_>) -> Figure {
    revenue(measured, |start, end| end.min(start))
}

/// What the opening cohort brings on the last day by what it brought on the opening day: `Σ end / Σ start`.
pub fn net(measured: &Measured<'_>) -> Figure {
    revenue(measured, |_, end| end)
}

fn accounts(measured: &Measured<'_>, hit: impl Fn(&Standing<'_>) -> bool) -> Figure {
    counted(measured.cohort().map(|standing| part(standing, hit(standing))).collect(), Undefined::EmptyCohort)
}

fn part(standing: &Standing<'_>, hit: bool) -> Part {
    Part::counted(standing.facts.id, standing.facts.id, standing.facts.began_on(), (f64::from(u8::from(hit)), 1.0))
}

/// A share of accounts, with Wilson's interval.
pub(super) fn counted(parts: Vec<Part>, empty: Undefined) -> Figure {
    let figure = Figure::ratio(Unit::Share, parts, empty);
    let interval = wilson(figure.numerator as usize, figure.n);
    figure.within(interval)
}

fn revenue(measured: &Measured<'_>, kept: impl Fn(i64, i64) -> i64) -> Figure {
    let mut parts = Vec::new();
    for standing in measured.cohort() {
        let account = standing.facts.id;
        match start_and_end(standing) {
            Some((start, end)) => {
                parts.push(Part::counted(account, account, standing.facts.began_on(), (kept(start, end) as f64, start as f64)))
            }
            None => parts.push(Part::aside(account, account, standing.facts.began_on(), Aside::NoAmount)),
        }
        parts.extend(standing.facts.unpriced_on(measured.ground.opening_day(), &measured.ground));
    }
    let empty = if parts.is_empty() { Undefined::EmptyCohort } else { Undefined::NoAmounts };
    Figure::ratio(Unit::Share, parts, empty)
}

/// Returns what a cohort account brought and brings; `None` where one of them cannot be told. What has ended brings nothing.
pub(super) fn start_and_end(standing: &Standing<'_>) -> Option<(i64, i64)> {
    let end = if standing.closing.is_active { standing.closing.arr? } else { 0 };
    Some((standing.opening.arr?, end))
}
