//! Onboarding: steps that are late or blocked, and progress against the plan; read only while the account is in it.

use super::{Reading, View};
use crate::domain::Stage;
use crate::domain::health::facts::{PlanFact, StepFact};
use crate::domain::health::input::InputId;
use crate::domain::health::reason::{Missing, Reason};

/// Says whether the account was in onboarding. The book keeps no past stages: before the present one, a plan that was running
/// and has been finished since tells.
pub(super) fn is_in_onboarding(view: &View) -> bool {
    let finished_since = |plan: &PlanFact| plan.done_on.is_some() && is_running(view, plan);
    view.facts.account.stage == Some(Stage::Onboarding) || view.facts.plans.iter().any(finished_since)
}

fn is_begun(view: &View, plan: &PlanFact) -> bool {
    plan.start_on <= view.as_of.day && view.as_of.is_known(plan.known_at)
}

fn is_running(view: &View, plan: &PlanFact) -> bool {
    is_begun(view, plan) && plan.done_on.is_none_or(|done_on| !view.as_of.is_known_day(done_on))
}

/// Returns the steps of the running plans, or of all begun ones where none runs any more.
fn known_steps(view: &View) -> Vec<StepFact> {
    let running = view.facts.plans.iter().any(|plan| is_running(view, plan));
    let counts = |plan: &PlanFact| if running { is_running(view, plan) } else { is_begun(view, plan) };
    let of_plan = |step: &&StepFact| view.facts.plans.iter().any(|plan| plan.id == step.plan && counts(plan));
    view.facts.steps.iter().filter(|step| view.as_of.is_known(step.known_at)).filter(of_plan).copied().collect()
}

fn is_done(view: &View, step: &StepFact) -> bool {
    step.done_on.is_some_and(|done_on| view.as_of.is_known_day(done_on))
}

/// A step is late from the day after its own.
fn is_past_due(view: &View, step: &StepFact) -> bool {
    step.due_on.is_some_and(|due_on| due_on < view.as_of.day)
}

pub(super) fn read(view: &View) -> [Reading; 2] {
    let steps = known_steps(view);
    if steps.is_empty() {
        return [InputId::OverdueSteps, InputId::Progress].map(|input| Reading::missing(input, Missing::NoSteps));
    }
    [overdue_steps(view, &steps), progress(view, &steps)]
}

fn overdue_steps(view: &View, steps: &[StepFact]) -> Reading {
    let open: Vec<&StepFact> = steps.iter().filter(|step| !is_done(view, step)).collect();
    let overdue = || open.iter().filter(|step| step.blocked || is_past_due(view, step));
    let reason = Reason::OverdueSteps {
        late: open.iter().filter(|step| is_past_due(view, step)).count() as u32,
        blocked: open.iter().filter(|step| step.blocked).count() as u32,
        open: open.len() as u32,
    };
    let evidence = view.evidence(overdue().map(|step| (step.id, step.due_on.unwrap_or(view.as_of.day))));
    Reading::known(InputId::OverdueSteps, overdue().count() as f64, reason, evidence)
}

fn progress(view: &View, steps: &[StepFact]) -> Reading {
    if steps.iter().all(|step| step.due_on.is_none()) {
        return Reading::missing(InputId::Progress, Missing::NoDueDates);
    }
    let done = steps.iter().filter(|step| is_done(view, step)).count() as u32;
    let due = steps.iter().filter(|step| is_past_due(view, step)).count() as u32;
    let of = steps.len() as u32;
    let raw = (f64::from(done) - f64::from(due)) / f64::from(of);
    let dated = |step: &StepFact| step.done_on.filter(|_| is_done(view, step)).or(step.due_on);
    let evidence = view.evidence(steps.iter().filter_map(|step| dated(step).map(|on| (step.id, on))));
    Reading::known(InputId::Progress, raw, Reason::Progress { done, due, of }, evidence)
}
