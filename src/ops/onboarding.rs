//! Onboarding plans: starting them from a template, and everything that is done to their steps.

use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::check::Check;
use crate::domain::onboarding::{Dependency, Move, Outline, circle_of};
use crate::domain::playbook::{Template, TemplateKind};
use crate::domain::{Account, AccountId, Invalid, Plan, PlanId, Row, Stage, Step, StepId, StepOwner, TemplateId};
use crate::store::{self, OpLabel, Tx, onboarding};
use chrono::NaiveDate;
use serde_json::{Value as Json, json};

/// What one can do to an onboarding.
#[derive(Clone, Debug)]
pub enum OnboardingOp {
    /// Starts the same plan for several accounts.
    Start(Vec<AccountId>, NewPlan),
    /// Replaces the fields of a plan.
    EditPlan(PlanId, Plan),
    /// Adds or replaces a step and what it comes after.
    SaveStep(Option<StepId>, Step, Vec<StepId>),
    /// Finishes a step on a day; with the first value and the last step the plan is marked too.
    Finish(StepId, NaiveDate),
    Reopen(StepId),
    /// Says why a step cannot go on, and since when.
    Block(StepId, String, NaiveDate),
    Unblock(StepId),
    /// Moves the days of steps as a shift worked them out.
    Shift(StepId, Vec<Move>),
    /// Sets what a step comes after.
    Depend(StepId, Vec<StepId>),
    /// Puts a step one place earlier or later in its plan.
    Reorder(StepId, Direction),
    SaveTemplate(Option<TemplateId>, Template),
    /// Moves an account whose onboarding is over on to the next stage.
    Advance(AccountId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Earlier,
    Later,
}

/// A plan that is not there yet; its dates are worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlan {
    pub name: String,
    /// The key of the template it is made from.
    pub template: Option<String>,
    pub start_on: NaiveDate,
    pub target_on: Option<NaiveDate>,
    pub steps: Vec<NewStep>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NewStep {
    pub phase: String,
    pub title: String,
    pub owner: StepOwner,
    pub due_on: Option<NaiveDate>,
    /// By their place among the new steps.
    pub after: Vec<usize>,
    pub is_first_value: bool,
}

impl NewPlan {
    /// Makes a plan of an outline and its dates; the day of first value is the target.
    pub fn of(name: String, template: Option<String>, start_on: NaiveDate, outline: &Outline, dates: &[Option<NaiveDate>]) -> NewPlan {
        let steps: Vec<NewStep> = outline
            .steps()
            .zip(dates)
            .map(|((phase, step), due_on)| NewStep {
                phase: phase.to_owned(),
                title: step.title.clone(),
                owner: step.owner,
                due_on: *due_on,
                after: step.after.clone(),
                is_first_value: step.is_first_value,
            })
            .collect();
        let target_on = steps.iter().find(|step| step.is_first_value).and_then(|step| step.due_on);
        NewPlan { name, template, start_on, target_on, steps }
    }
}

pub fn run(tx: &Tx, op: &OnboardingOp) -> Result<(Outcome, OpLabel)> {
    match op {
        OnboardingOp::Start(accounts, plan) => start(tx, accounts, plan),
        OnboardingOp::EditPlan(id, plan) => edit_plan(tx, *id, plan),
        OnboardingOp::SaveStep(id, step, after) => save_step(tx, *id, step, after),
        OnboardingOp::Finish(id, on) => finish(tx, *id, *on),
        OnboardingOp::Reopen(id) => reopen(tx, *id),
        OnboardingOp::Block(id, why, since) => block(tx, *id, why, *since),
        OnboardingOp::Unblock(id) => unblock(tx, *id),
        OnboardingOp::Shift(id, moves) => shift(tx, *id, moves),
        OnboardingOp::Depend(id, after) => depend(tx, *id, after),
        OnboardingOp::Reorder(id, direction) => reorder(tx, *id, *direction),
        OnboardingOp::SaveTemplate(id, template) => save_template(tx, *id, template),
        OnboardingOp::Advance(account) => advance(tx, *account),
    }
}

fn start(tx: &Tx, accounts: &[AccountId], new: &NewPlan) -> Result<(Outcome, OpLabel)> {
    let mut last = None;
    for account in accounts {
        last = Some((*account, start_one(tx, *account, new)?));
    }
    let Some((account, plan)) = last else { return Err(Error::Invalid(vec![("account", Invalid::Empty)])) };
    let args = json!({ "account": account_name(tx, account)?, "plan": new.name, "n": accounts.len() });
    let account = (accounts.len() == 1).then_some(account);
    Ok((outcome(plan, account), OpLabel { kind: "plan-start", args }))
}

fn start_one(tx: &Tx, account: AccountId, new: &NewPlan) -> Result<PlanId> {
    let plan = Plan {
        account,
        name: new.name.clone(),
        start_on: new.start_on,
        first_value_on: None,
        done_on: None,
        template: new.template.clone(),
        target_on: new.target_on.map(|target| target.max(new.start_on)),
    };
    let (id, _) = save(tx, None, &plan)?;
    let mut ids = Vec::with_capacity(new.steps.len());
    for (position, step) in (0..).zip(&new.steps) {
        let step = Step {
            plan: id,
            account,
            phase: step.phase.clone(),
            title: step.title.clone(),
            owner: step.owner,
            due_on: step.due_on,
            done_on: None,
            blocked: None,
            position,
            is_first_value: step.is_first_value,
            blocked_on: None,
            note: None,
        };
        ids.push(save(tx, None, &step)?.0);
    }
    for (step, id) in new.steps.iter().zip(&ids) {
        for after in step.after.iter().filter_map(|place| ids.get(*place)) {
            onboarding::add_dependency(tx, Dependency { step: *id, after: *after })?;
        }
    }
    Ok(id)
}

fn edit_plan(tx: &Tx, id: PlanId, plan: &Plan) -> Result<(Outcome, OpLabel)> {
    save(tx, Some(id), plan)?;
    let args = json!({ "account": account_name(tx, plan.account)?, "plan": plan.name });
    Ok((outcome(id, Some(plan.account)), OpLabel { kind: "plan-edit", args }))
}

fn save_step(tx: &Tx, id: Option<StepId>, step: &Step, after: &[StepId]) -> Result<(Outcome, OpLabel)> {
    let before = id.map(|id| store::get::<Step>(tx.connection(), id)).transpose()?.flatten();
    let (id, added) = save(tx, id, step)?;
    check_circle(tx, step.plan, id, after)?;
    onboarding::set_dependencies(tx, id, after)?;
    let was = before.map(|before| (before.is_first_value, before.done_on));
    if step.is_first_value {
        only_first_value(tx, step.plan, id)?;
        if was != Some((true, step.done_on)) {
            let mut plan = store::needed::<Plan>(tx.connection(), step.plan)?;
            plan.fields.first_value_on = step.done_on.map(|on| on.max(plan.start_on));
            store::update(tx.connection(), plan.id, &plan.fields)?;
        }
    }
    if added {
        renumber(tx, step, id)?;
    }
    follow(tx, step.plan)?;
    let kind = if added { "step-add" } else { "step-edit" };
    Ok((outcome(id, Some(step.account)), OpLabel { kind, args: json!({ "step": step.title }) }))
}

/// Puts a new step behind those that stand up to its place, and counts the places anew.
fn renumber(tx: &Tx, step: &Step, id: StepId) -> Result<()> {
    let mut steps = onboarding::steps_of_plan(tx.connection(), step.plan)?;
    steps.sort_by_key(|row| (row.position, row.id == id));
    for (position, row) in (0..).zip(steps) {
        if row.position != position {
            store::update(tx.connection(), row.id, &Step { position, ..row.fields })?;
        }
    }
    Ok(())
}

/// A plan has one first value: the step that was it before is an ordinary one now.
fn only_first_value(tx: &Tx, plan: PlanId, id: StepId) -> Result<()> {
    for other in onboarding::steps_of_plan(tx.connection(), plan)?.into_iter().filter(|other| other.id != id && other.is_first_value) {
        store::update(tx.connection(), other.id, &Step { is_first_value: false, ..other.fields })?;
    }
    Ok(())
}

fn finish(tx: &Tx, id: StepId, on: NaiveDate) -> Result<(Outcome, OpLabel)> {
    let step = open_step(tx, id)?;
    let done = Step { done_on: Some(on), blocked: None, blocked_on: None, ..step.fields.clone() };
    store::update(tx.connection(), id, &done)?;
    let mut plan = store::needed::<Plan>(tx.connection(), step.plan)?;
    if step.is_first_value && plan.first_value_on.is_none() {
        plan.fields.first_value_on = Some(on.max(plan.start_on));
        store::update(tx.connection(), plan.id, &plan.fields)?;
    }
    follow(tx, step.plan)?;
    Ok(said(&step, "step-done", &[]))
}

fn reopen(tx: &Tx, id: StepId) -> Result<(Outcome, OpLabel)> {
    let step = store::needed::<Step>(tx.connection(), id)?;
    store::update(tx.connection(), id, &Step { done_on: None, ..step.fields.clone() })?;
    if step.is_first_value {
        let mut plan = store::needed::<Plan>(tx.connection(), step.plan)?;
        plan.fields.first_value_on = None;
        store::update(tx.connection(), plan.id, &plan.fields)?;
    }
    follow(tx, step.plan)?;
    Ok(said(&step, "step-reopen", &[]))
}

/// Brings the day on which a plan was done in line with its steps.
pub(super) fn follow(tx: &Tx, id: PlanId) -> Result<()> {
    let steps = onboarding::steps_of_plan(tx.connection(), id)?;
    let is_done = !steps.is_empty() && steps.iter().all(|step| step.done_on.is_some());
    let mut plan = store::needed::<Plan>(tx.connection(), id)?;
    let done_on = is_done.then(|| steps.iter().filter_map(|step| step.done_on).max()).flatten().map(|on| on.max(plan.start_on));
    if plan.done_on != done_on {
        plan.fields.done_on = done_on;
        store::update(tx.connection(), id, &plan.fields)?;
    }
    Ok(())
}

fn block(tx: &Tx, id: StepId, why: &str, since: NaiveDate) -> Result<(Outcome, OpLabel)> {
    let step = open_step(tx, id)?;
    let why = why.trim();
    if why.is_empty() {
        return Err(Error::Invalid(vec![("blocked", Invalid::Empty)]));
    }
    save(tx, Some(id), &Step { blocked: Some(why.to_owned()), blocked_on: Some(since), ..step.fields.clone() })?;
    Ok(said(&step, "step-block", &[("why", json!(why))]))
}

fn unblock(tx: &Tx, id: StepId) -> Result<(Outcome, OpLabel)> {
    let step = store::needed::<Step>(tx.connection(), id)?;
    store::update(tx.connection(), id, &Step { blocked: None, blocked_on: None, ..step.fields.clone() })?;
    Ok(said(&step, "step-unblock", &[]))
}

fn shift(tx: &Tx, id: StepId, moves: &[Move]) -> Result<(Outcome, OpLabel)> {
    let first = store::needed::<Step>(tx.connection(), id)?;
    for one in moves {
        let step = open_step(tx, one.step)?;
        if step.due_on != one.from || step.plan != first.plan {
            return Err(Error::Invalid(vec![("step", Invalid::ChangedMeanwhile(step.fields.title))]));
        }
        store::update(tx.connection(), step.id, &Step { due_on: Some(one.to), ..step.fields })?;
    }
    Ok(said(&first, "step-shift", &[("n", json!(moves.len()))]))
}

fn depend(tx: &Tx, id: StepId, after: &[StepId]) -> Result<(Outcome, OpLabel)> {
    let step = store::needed::<Step>(tx.connection(), id)?;
    check_circle(tx, step.plan, id, after)?;
    onboarding::set_dependencies(tx, id, after)?;
    Ok(said(&step, "step-depend", &[("n", json!(after.len()))]))
}

/// Refuses what would make steps wait for each other, with their names, and steps of another plan.
fn check_circle(tx: &Tx, plan: PlanId, id: StepId, after: &[StepId]) -> Result<()> {
    let steps = onboarding::steps_of_plan(tx.connection(), plan)?;
    let title = |id: &StepId| steps.iter().find(|step| step.id == *id).map(|step| step.title.clone());
    if let Some(stranger) = after.iter().find(|id| title(id).is_none()) {
        return Err(store::no_row::<Step>(*stranger).into());
    }
    let mut wanted = onboarding::dependencies_of_plan(tx.connection(), plan)?;
    wanted.retain(|dependency| dependency.step != id);
    wanted.extend(after.iter().map(|after| Dependency { step: id, after: *after }));
    match circle_of(&wanted) {
        Some(circle) => Err(Error::Invalid(vec![("after", Invalid::Circle(circle.iter().filter_map(title).collect()))])),
        None => Ok(()),
    }
}

/// Changes places with the neighbour; steps of one phase stay together, so at its edge a step goes into the next phase.
fn reorder(tx: &Tx, id: StepId, direction: Direction) -> Result<(Outcome, OpLabel)> {
    let step = store::needed::<Step>(tx.connection(), id)?;
    let steps = onboarding::steps_of_plan(tx.connection(), step.plan)?;
    let place = steps.iter().position(|other| other.id == id);
    let neighbour = place.and_then(|place| match direction {
        Direction::Earlier => place.checked_sub(1),
        Direction::Later => Some(place + 1).filter(|next| *next < steps.len()),
    });
    if let (Some(place), Some(neighbour)) = (place, neighbour) {
        let other = &steps[neighbour];
        let mut order: Vec<&Row<StepId, Step>> = steps.iter().collect();
        if other.phase == step.phase {
            order.swap(place, neighbour);
        }
        for (position, row) in (0..).zip(order) {
            let phase = if row.id == id { other.phase.clone() } else { row.phase.clone() };
            if row.position != position || row.phase != phase {
                store::update(tx.connection(), row.id, &Step { position, phase, ..row.fields.clone() })?;
            }
        }
    }
    Ok(said(&step, "step-reorder", &[]))
}

fn save_template(tx: &Tx, id: Option<TemplateId>, template: &Template) -> Result<(Outcome, OpLabel)> {
    let mut faults = template.faults();
    faults.extend(template.body.parse::<Outline>().err().map(|error| ("body", Invalid::Outline(Box::new(error)))));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (id, _) = save(tx, id, &Template { kind: TemplateKind::Onboarding, ..template.clone() })?;
    let outcome = Outcome { row: Some(id.into()), account: None, tasks: Vec::new() };
    Ok((outcome, OpLabel { kind: "plan-template", args: json!({ "name": template.name }) }))
}

fn advance(tx: &Tx, account: AccountId) -> Result<(Outcome, OpLabel)> {
    let args = json!({ "account": account_name(tx, account)? });
    store::set_column::<Account>(tx.connection(), account, "stage", Stage::Adopting.as_str().to_owned())?;
    Ok((outcome(account, Some(account)), OpLabel { kind: "plan-advance", args }))
}

fn said(step: &Row<StepId, Step>, kind: &'static str, more: &[(&str, Json)]) -> (Outcome, OpLabel) {
    let mut args = json!({ "step": step.title });
    for (name, value) in more {
        args[*name] = value.clone();
    }
    (outcome(step.id, Some(step.account)), OpLabel { kind, args })
}

fn open_step(tx: &Tx, id: StepId) -> Result<Row<StepId, Step>> {
    let step = store::needed::<Step>(tx.connection(), id)?;
    if step.done_on.is_some() {
        return Err(Error::Invalid(vec![("step", Invalid::AlreadyDone(step.fields.title))]));
    }
    Ok(step)
}
