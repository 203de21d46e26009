//! The form of a plan: its name and its days. Its steps keep theirs.

use super::{boxed, needed};
use crate::domain::{Account, AccountId, Plan, PlanId};
use crate::ops::Op;
use crate::ops::onboarding::OnboardingOp;
use crate::say;
use crate::store;
use crate::tui::form::{Field, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct PlanForm {
    id: PlanId,
    plan: Plan,
    about: String,
}

impl PlanForm {
    pub fn open(cx: &Cx<'_>, id: PlanId) -> store::Result<Box<dyn Pane>> {
        let plan = needed::<Plan>(cx, id)?;
        let about = needed::<Account>(cx, plan.account)?.name;
        let fields = vec![
            Field::line("name", "label-plan-name", &plan.name),
            Field::planned_day("start_on", "label-plan-start", Some(plan.start_on)),
            Field::planned_day("target_on", "label-plan-target", plan.target_on),
            Field::past_day("first_value_on", "label-plan-first-value", plan.first_value_on),
        ];
        boxed(cx, PlanForm { id, plan, about }, fields)
    }
}

impl Subject for PlanForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "onboarding-form-plan")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("form-plan-{}", self.id)
    }

    fn is_new(&self) -> bool {
        false
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.plan.account)
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let plan = Plan {
            name: values.text("name").unwrap_or_default(),
            start_on: values.needed_day("start_on").unwrap_or(self.plan.start_on),
            target_on: values.day("target_on"),
            first_value_on: values.day("first_value_on"),
            ..self.plan.clone()
        };
        values.check(&plan);
        Some(Op::Onboarding(OnboardingOp::EditPlan(self.id, plan)))
    }
}
