//! The board of onboarding plans: each with its steps, how far it is and what keeps it, in the order of trouble.

use crate::domain::onboarding::{Dependency, Progress, SILENCE_DAYS, Stall, TimeToValue, by_plan, progress, stalls, time_to_value};
use crate::domain::{AccountId, Plan, PlanId, Row, Stage, Step, StepId};
use crate::store::onboarding::{self, OwnedPlan};
use crate::store::{self, Result};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// One plan with everything that is shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanView {
    pub plan: Row<PlanId, Plan>,
    pub account_name: String,
    pub account_kana: Option<String>,
    pub stage: Option<Stage>,
    pub steps: Vec<Row<StepId, Step>>,
    pub dependencies: Vec<Dependency>,
    pub progress: Progress,
    /// The longest first; none for a plan that goes well.
    pub stalls: Vec<Stall>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// Running plans, what is longest in trouble first; then, where asked for, the done ones, the latest first.
    pub plans: Vec<PlanView>,
    /// Over all plans, whether shown or not.
    pub value: TimeToValue,
    /// How many done plans there are.
    pub done: usize,
}

impl PlanView {
    pub fn step(&self, id: StepId) -> Option<&Row<StepId, Step>> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// Returns the step to do next.
    pub fn next(&self) -> Option<&Row<StepId, Step>> {
        self.progress.next.and_then(|id| self.step(id))
    }

    fn of(owned: OwnedPlan, steps: Vec<Row<StepId, Step>>, dependencies: Vec<Dependency>, today: NaiveDate) -> PlanView {
        let progress = progress(&owned.plan, &steps, &dependencies, today);
        let stalls = stalls(&owned.plan, &steps, &dependencies, today, SILENCE_DAYS);
        let OwnedPlan { plan, account_name, account_kana, stage } = owned;
        PlanView { plan, account_name, account_kana, stage, steps, dependencies, progress, stalls }
    }
}

/// Reads the board; plans of accounts that have left are not on it.
pub fn onboarding_board(connection: &Connection, today: NaiveDate, with_done: bool) -> Result<Board> {
    let owned = onboarding::plans(connection)?;
    let value = time_to_value(owned.iter().map(|owned| &owned.plan), today);
    let done = owned.iter().filter(|owned| owned.plan.done_on.is_some()).count();
    let mut steps = by_plan(&onboarding::steps_of_plans(connection, with_done)?, |step| step.plan);
    let mut dependencies = dependencies_by_plan(connection, &steps)?;
    let mut plans: Vec<PlanView> = owned
        .into_iter()
        .filter(|owned| with_done || owned.plan.done_on.is_none())
        .map(|owned| {
            let id = owned.plan.id;
            PlanView::of(owned, steps.remove(&id).unwrap_or_default(), dependencies.remove(&id).unwrap_or_default(), today)
        })
        .collect();
    plans.sort_by_key(trouble);
    Ok(Board { plans, value, done })
}

fn dependencies_by_plan(
    connection: &Connection,
    steps: &BTreeMap<PlanId, Vec<Row<StepId, Step>>>,
) -> Result<BTreeMap<PlanId, Vec<Dependency>>> {
    let plan_of: BTreeMap<StepId, PlanId> = steps.iter().flat_map(|(plan, steps)| steps.iter().map(|step| (step.id, *plan))).collect();
    let mut groups: BTreeMap<PlanId, Vec<Dependency>> = BTreeMap::new();
    for dependency in onboarding::dependencies(connection)? {
        if let Some(plan) = plan_of.get(&dependency.step) {
            groups.entry(*plan).or_default().push(dependency);
        }
    }
    Ok(groups)
}

/// What a board is sorted by: done plans last; those in trouble first, the longest trouble before others; then by what is next.
fn trouble(view: &PlanView) -> (bool, i64, std::cmp::Reverse<i64>, Option<NaiveDate>, PlanId) {
    let done_on = view.plan.done_on.map_or(0, |on| on.signed_duration_since(NaiveDate::MIN).num_days());
    let worst = view.stalls.first().map_or(-1, |stall| stall.days);
    (view.plan.done_on.is_some(), -done_on, std::cmp::Reverse(worst), view.next().and_then(|step| step.due_on), view.plan.id)
}

/// Reads one plan; `None` when it is gone.
pub fn onboarding_plan(connection: &Connection, id: PlanId, today: NaiveDate) -> Result<Option<PlanView>> {
    let Some(plan) = store::get::<Plan>(connection, id)? else { return Ok(None) };
    let Some(account) = store::get::<crate::domain::Account>(connection, plan.account)? else { return Ok(None) };
    let owned = OwnedPlan { plan, account_name: account.fields.name, account_kana: account.fields.kana, stage: account.fields.stage };
    let steps = onboarding::steps_of_plan(connection, id)?;
    Ok(Some(PlanView::of(owned, steps, onboarding::dependencies_of_plan(connection, id)?, today)))
}

/// Reads an account's plan: the running one that started last, else the last one that was done.
pub fn onboarding_of_account(connection: &Connection, account: AccountId, today: NaiveDate) -> Result<Option<PlanView>> {
    let plans = onboarding::plans_of_account(connection, account)?;
    let chosen = plans.iter().find(|plan| plan.done_on.is_none()).or(plans.first());
    chosen.map_or(Ok(None), |plan| onboarding_plan(connection, plan.id, today))
}
