//! Why a step cannot go on; an empty reason says that it can again.

use super::{boxed, needed};
use crate::domain::{AccountId, Step, StepId};
use crate::ops::Op;
use crate::ops::onboarding::OnboardingOp;
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, Known, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct BlockForm {
    id: StepId,
    step: Step,
}

impl BlockForm {
    pub fn open(cx: &Cx<'_>, id: StepId) -> store::Result<Box<dyn Pane>> {
        let step = needed::<Step>(cx, id)?;
        let since = step.blocked_on.or(Some(cx.today()));
        let fields = vec![
            Field::optional("blocked", "label-step-blocked", &step.blocked)
                .known(Known::Column(Column::BlockReason))
                .hint("onboarding-hint-reason"),
            Field::past_day("blocked_on", "label-step-since", since),
        ];
        boxed(cx, BlockForm { id, step }, fields)
    }
}

impl Subject for BlockForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "onboarding-form-block")
    }

    fn about(&self) -> &str {
        &self.step.title
    }

    fn draft_name(&self) -> String {
        format!("form-block-{}", self.id)
    }

    fn is_new(&self) -> bool {
        self.step.blocked.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.step.account)
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let since = values.day("blocked_on").unwrap_or(cx.today());
        match values.text("blocked") {
            Some(why) => Some(Op::Onboarding(OnboardingOp::Block(self.id, why, since))),
            None if self.step.blocked.is_some() => Some(Op::Onboarding(OnboardingOp::Unblock(self.id))),
            None => {
                values.fault("blocked", crate::domain::Invalid::Empty);
                None
            }
        }
    }
}
