//! What is to be done about an answer, and the task for it.

use crate::domain::{AccountId, Response, ResponseId, Task};
use crate::ops::Op;
use crate::ops::voice::VoiceOp;
use crate::say;
use crate::store;
use crate::tui::form::{Field, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::{account_name, boxed, needed};

pub struct PlanForm {
    id: ResponseId,
    response: Response,
    about: String,
}

impl PlanForm {
    pub fn open(cx: &Cx<'_>, id: ResponseId) -> store::Result<Box<dyn Pane>> {
        let response = needed::<Response>(cx, id)?;
        let about = account_name(cx, response.account)?;
        let fields = vec![
            Field::optional("plan", "label-voice-plan", &response.follow_up.plan).hint("voice-hint-plan"),
            Field::planned_day("due_on", "label-due-on", None).hint("voice-hint-due"),
        ];
        boxed(cx, PlanForm { id, response, about }, fields)
    }
}

impl Subject for PlanForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "voice-plan-title")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("voice-plan-{}", self.id)
    }

    fn is_new(&self) -> bool {
        false
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.response.account)
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let (plan, due_on) = (values.text("plan"), values.day("due_on"));
        let task = plan.clone().filter(|_| due_on.is_some()).map(|title| Task {
            account: Some(self.response.account),
            contact: self.response.contact,
            due_on,
            ..Task::titled(title)
        });
        if let Some(task) = &task {
            values.check(task);
        }
        Some(Op::Voice(VoiceOp::Plan(self.id, plan, task)))
    }
}
