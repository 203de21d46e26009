//! The form of a goal: what the customer calls success and by what it is measured.

use super::{account_name, boxed, draft_name, needed, title};
use crate::domain::{AccountId, EntityKind, Goal, GoalId, Invalid, number};
use crate::ops::Op;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, Known, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct GoalForm {
    id: Option<GoalId>,
    goal: Goal,
    about: String,
}

impl GoalForm {
    pub fn open(cx: &Cx<'_>, account: AccountId, id: Option<GoalId>) -> store::Result<Box<dyn Pane>> {
        let new = || Goal { baseline_on: Some(cx.today()), review_days: Some(30), ..Goal::titled(account, "") };
        let goal = id.map(|id| needed::<Goal>(cx, id)).transpose()?.unwrap_or_else(new);
        let figure = |value: Option<f64>| value.map(number::typed).unwrap_or_default();
        let fields = vec![
            Field::line("title", "label-goal", &goal.title).hint("form-hint-needed"),
            Field::optional("metric", "label-metric", &goal.metric).known(Known::Column(Column::Metric)).hint("goals-hint-metric"),
            Field::optional("unit", "label-unit", &goal.unit).known(Known::Column(Column::Unit)).hint("goals-hint-unit"),
            Field::line("baseline", "label-baseline", figure(goal.baseline)),
            Field::past_day("baseline_on", "label-baseline-on", goal.baseline_on),
            Field::line("target", "label-target", figure(goal.target)).hint("goals-hint-target"),
            Field::planned_day("due_on", "label-due-on", goal.due_on),
            Field::number("review_days", "label-review-days", goal.review_days).hint("goals-hint-review"),
            Field::lines("note", "label-note", goal.note.as_deref().unwrap_or_default(), 3),
        ];
        let about = account_name(cx, goal.account)?;
        boxed(cx, GoalForm { id, goal, about }, fields)
    }
}

impl Subject for GoalForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Goal, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("goal", self.id.map(|id| id.0), Some(self.goal.account))
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.goal.account)
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let goal = Goal {
            account: self.goal.account,
            title: values.text("title").unwrap_or_default(),
            metric: values.text("metric"),
            unit: values.text("unit"),
            baseline: values.decimal("baseline"),
            baseline_on: values.day("baseline_on"),
            target: values.decimal("target"),
            due_on: values.day("due_on"),
            review_days: values.whole("review_days"),
            closed: self.goal.closed,
            note: values.text("note"),
        };
        if goal.review_days == Some(0) {
            values.fault("review_days", Invalid::OutOfRange { value: "0".into(), min: "1".into(), max: "3660".into() });
        }
        values.check(&goal);
        Some(Op::SaveGoal(self.id, goal))
    }
}
