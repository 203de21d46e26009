//! The form of a task.

use super::{account_name, boxed, draft_name, needed, title};
use crate::domain::{AccountId, EntityKind, Priority, Task, TaskId};
use crate::ops::Op;
use crate::store;
use crate::tui::form::{Field, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct TaskForm {
    id: Option<TaskId>,
    task: Task,
    about: String,
}

impl TaskForm {
    pub fn open(cx: &Cx<'_>, account: Option<AccountId>, id: Option<TaskId>) -> store::Result<Box<dyn Pane>> {
        let new = || Task { account, ..Task::titled("") };
        let task = id.map(|id| needed::<Task>(cx, id)).transpose()?.unwrap_or_else(new);
        let priorities = [Priority::HIGH, Priority::NORMAL, Priority::LOW];
        let words = priorities.iter().map(|priority| (priority.value().to_string(), cx.words.word(*priority))).collect();
        let fields = vec![
            Field::line("title", "label-title", &task.title).hint("form-hint-needed"),
            Field::planned_day("due_on", "label-due-on", task.due_on),
            Field::choice("priority", "label-priority", Options::new(words, &task.priority.value().to_string())),
            Field::lines("note", "label-note", task.note.as_deref().unwrap_or_default(), 4),
        ];
        let about = task.account.map(|account| account_name(cx, account)).transpose()?.unwrap_or_default();
        boxed(cx, TaskForm { id, task, about }, fields)
    }
}

impl Subject for TaskForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Task, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("task", self.id.map(|id| id.0), self.task.account)
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        self.task.account
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let priority = values.text("priority").and_then(|spelled| Priority::new(spelled.parse().ok()?).ok());
        let task = Task {
            title: values.text("title").unwrap_or_default(),
            due_on: values.day("due_on"),
            priority: priority.unwrap_or(Priority::NORMAL),
            note: values.text("note"),
            ..self.task.clone()
        };
        values.check(&task);
        Some(Op::SaveTask(self.id, task))
    }
}
