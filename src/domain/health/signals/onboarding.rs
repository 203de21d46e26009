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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{account, check, plan, scored, scored_on, step};
    use crate::domain::health::facts::Facts;

    fn onboarding(facts: &mut Facts, steps: &[StepFact]) {
        facts.account.stage = Some(Stage::Onboarding);
        facts.plans.push(plan(60, None));
        facts.steps.extend_from_slice(steps);
    }

    #[test]
    fn steps_are_overdue_past_their_day_or_when_blocked() {
        check(
            InputId::OverdueSteps,
            &[
                ("none", |facts| onboarding(facts, &[step(1, 5, Some(6)), step(2, -5, None)]), Ok(100.0)),
                ("due today", |facts| onboarding(facts, &[step(1, 0, None)]), Ok(100.0)),
                ("one", |facts| onboarding(facts, &[step(1, 1, None), step(2, 1, Some(0))]), Ok(66.667)),
                (
                    "blocked counts",
                    |facts| onboarding(facts, &[step(1, 1, None), StepFact { blocked: true, ..step(2, -9, None) }]),
                    Ok(33.333),
                ),
                ("blocked and late is one", |facts| onboarding(facts, &[StepFact { blocked: true, ..step(2, 9, None) }]), Ok(66.667)),
                ("three", |facts| onboarding(facts, &[step(1, 1, None), step(2, 2, None), step(3, 3, None)]), Ok(0.0)),
                ("done ahead of us", |facts| onboarding(facts, &[step(1, 1, Some(-1))]), Ok(66.667)),
                ("no steps", |facts| onboarding(facts, &[]), Err(Missing::NoSteps)),
            ],
        );
    }

    #[test]
    fn progress_is_measured_against_the_plan() {
        check(
            InputId::Progress,
            &[
                ("as planned", |facts| onboarding(facts, &[step(1, 5, Some(6)), step(2, -5, None)]), Ok(100.0)),
                (
                    "a quarter behind",
                    |facts| onboarding(facts, &[step(1, 5, Some(6)), step(2, 4, None), step(3, -5, None), step(4, -9, None)]),
                    Ok(50.0),
                ),
                ("half behind", |facts| onboarding(facts, &[step(1, 5, None), step(2, -5, None)]), Ok(0.0)),
                ("no due dates", |facts| onboarding(facts, &[StepFact { due_on: None, ..step(1, 5, None) }]), Err(Missing::NoDueDates)),
                ("no plan", |facts| facts.account.stage = Some(Stage::Onboarding), Err(Missing::NoSteps)),
            ],
        );
    }

    #[test]
    fn onboarding_counts_only_while_the_account_is_in_it() {
        let has = |facts: &Facts, days| scored_on(facts, days).parts.iter().any(|part| part.id == InputId::Progress);
        let mut facts = account();
        facts.plans.push(plan(200, None));
        assert!(!has(&facts, 0) && !has(&facts, 100), "an unfinished plan of a mature account tells nothing");
        facts.plans[0].done_on = plan(200, Some(90)).done_on;
        assert!(!has(&facts, 0) && !has(&facts, 90) && has(&facts, 91) && !has(&facts, 201));
        assert!((scored(&facts).high - 100.0).abs() < 1e-9);
    }
}
