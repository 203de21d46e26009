//! The form of a step. What it comes after is set apart, where the other steps can be seen.

use super::{boxed, needed, yes_no};
use crate::domain::{AccountId, Plan, PlanId, Step, StepId, StepOwner};
use crate::ops::Op;
use crate::ops::onboarding::OnboardingOp;
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::store::onboarding::{dependencies_of_plan, steps_of_plan};
use crate::tui::form::{Field, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct StepForm {
    id: Option<StepId>,
    step: Step,
    after: Vec<StepId>,
    about: String,
}

impl StepForm {
    /// Opens on a step, or on a new one behind another.
    pub fn open(cx: &Cx<'_>, plan: PlanId, id: Option<StepId>, behind: Option<StepId>) -> store::Result<Box<dyn Pane>> {
        let connection = cx.book.connection();
        let about = needed::<Plan>(cx, plan)?;
        let step = match id {
            Some(id) => needed::<Step>(cx, id)?,
            None => new_step(cx, plan, about.account, behind)?,
        };
        let links = dependencies_of_plan(connection, plan)?;
        let after = links.iter().filter(|link| Some(link.step) == id).map(|link| link.after).collect();
        let mut fields = vec![
            Field::line("title", "label-step-title", &step.title).hint("form-hint-needed"),
            Field::line("phase", "label-step-phase", &step.phase).known(Known::Column(Column::Phase)),
            Field::choice("owner", "label-step-owner", Options::of(cx.words, StepOwner::ALL, step.owner)),
            Field::planned_day("due_on", "label-due-on", step.due_on),
            Field::choice("is_first_value", "label-step-first-value", yes_no(cx.words, step.is_first_value)),
        ];
        if id.is_some() {
            fields.push(Field::past_day("done_on", "label-step-done", step.done_on));
        }
        fields.push(Field::lines("note", "label-note", step.note.as_deref().unwrap_or_default(), 3));
        boxed(cx, StepForm { id, step, after, about: about.name }, fields)
    }
}

/// A new step stands in the phase of the one before it; equal places are ordered by age.
fn new_step(cx: &Cx<'_>, plan: PlanId, account: AccountId, behind: Option<StepId>) -> store::Result<Step> {
    let steps = steps_of_plan(cx.book.connection(), plan)?;
    let before = steps.iter().find(|step| Some(step.id) == behind).or(steps.last());
    Ok(Step {
        plan,
        account,
        phase: before.map(|step| step.phase.clone()).unwrap_or_default(),
        title: String::new(),
        owner: StepOwner::Us,
        due_on: None,
        done_on: None,
        blocked: None,
        position: before.map_or(0, |step| step.position),
        is_first_value: false,
        blocked_on: None,
        note: None,
    })
}

impl Subject for StepForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        match self.id {
            Some(_) => say!(cx.words, "onboarding-form-edit-step"),
            None => say!(cx.words, "onboarding-form-new-step"),
        }
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match self.id {
            Some(id) => format!("form-step-{id}"),
            None => format!("form-step-new-{}", self.step.plan),
        }
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.step.account)
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let step = Step {
            title: values.text("title").unwrap_or_default(),
            phase: values.text("phase").unwrap_or_default(),
            owner: values.word("owner").unwrap_or(self.step.owner),
            due_on: values.day("due_on"),
            is_first_value: values.text("is_first_value").as_deref() == Some("yes"),
            done_on: if self.id.is_some() { values.day("done_on") } else { None },
            note: values.text("note"),
            ..self.step.clone()
        };
        values.check(&step);
        Some(Op::Onboarding(OnboardingOp::SaveStep(self.id, step, self.after.clone())))
    }
}
