//! Small plans for the tests of this module.

use super::schedule::Dependency;
use crate::domain::{AccountId, Plan, PlanId, Row, Step, StepId, StepOwner};
use chrono::NaiveDate;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(crate) fn plan(start: &str) -> Plan {
    Plan {
        account: AccountId(1),
        name: "Launch".into(),
        start_on: day(start),
        first_value_on: None,
        done_on: None,
        template: None,
        target_on: None,
    }
}

/// A step of phase `A`; its title and its place follow from its id.
pub(crate) fn step(id: i64, due: Option<&str>) -> Row<StepId, Step> {
    let fields = Step {
        plan: PlanId(1),
        account: AccountId(1),
        phase: "A".into(),
        title: format!("step {id}"),
        owner: StepOwner::Us,
        due_on: due.map(day),
        done_on: None,
        blocked: None,
        position: u32::try_from(id).expect("small"),
        is_first_value: false,
        blocked_on: None,
        note: None,
    };
    Row { id: StepId(id), fields }
}

pub(crate) fn links(pairs: &[(i64, i64)]) -> Vec<Dependency> {
    pairs.iter().map(|(step, after)| Dependency { step: StepId(*step), after: StepId(*after) }).collect()
}
