//! Good news counts too: first value reached, and another year together.

use super::case::{Case, Day};
use super::raised::{Line, Raised, Suggestion, Why};
use crate::domain::triage::Reason;
use chrono::{Datelike, NaiveDate};

pub(super) fn first_value(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let days = i64::from(day.rules.of(Reason::FirstValue).days);
    let fresh = case.more.first_values.iter().filter(|(_, on)| (0..=days).contains(&day.days_since(*on)));
    let (plan, on) = *fresh.max_by_key(|(plan, on)| (*on, *plan))?;
    Some(Raised {
        reason: Reason::FirstValue,
        occasion: plan.to_string(),
        why: vec![Line::of(Why::FirstValue { on }, plan, Some(on))],
        suggestion: Suggestion::ShareSuccess,
        due_on: None,
        pressing: day.days_since(on),
    })
}

/// A year, or several, since the account began.
pub(super) fn anniversary(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let days = i64::from(day.rules.of(Reason::Anniversary).days);
    let first_contract = || case.facts.contracts.iter().filter_map(|contract| contract.start_on).min();
    let began = case.facts.account.created_on.or_else(first_contract)?;
    let on = last_anniversary(began, day.today)?;
    let years = u32::try_from(on.year() - began.year()).ok().filter(|years| *years > 0)?;
    (day.days_since(on) <= days).then(|| Raised {
        reason: Reason::Anniversary,
        occasion: years.to_string(),
        why: vec![Line::of(Why::Anniversary { years, on }, case.facts.account.id, Some(on))],
        suggestion: Suggestion::ThankThem,
        due_on: None,
        pressing: day.days_since(on),
    })
}

/// Returns the last day up to today with the same date; 29 February is kept on the 28th in other years.
fn last_anniversary(began: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let in_year = |year| began.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28));
    in_year(today.year()).filter(|on| *on <= today).or_else(|| in_year(today.year() - 1))
}
