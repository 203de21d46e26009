//! The form of a task.

use super::{account_name, boxed, draft_name, needed, title};
use crate::domain::{AccountId, EntityKind, Invalid, Priority, Repeat, Task, TaskId};
use crate::ops::Op;
use crate::review::{FoundAccount, find_account, understood, views};
use crate::store;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::wording::rhythm;
use chrono::NaiveDate;

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
            Field::line("repeat", "label-repeat", task.repeat.map(|repeat| repeat.anew().to_string()).unwrap_or_default())
                .hint("form-hint-repeat"),
            Field::optional("done_when", "label-done-when", &task.done_when).known(Known::Filter).hint("form-hint-done-when"),
        ];
        let mut fields = fields;
        if task.account.is_none() {
            fields.insert(1, Field::line("account", "label-account", "").known(Known::Accounts).hint("form-hint-task-account"));
        }
        let about = task.account.map(|account| account_name(cx, account)).transpose()?.unwrap_or_default();
        boxed(cx, TaskForm { id, task, about }, fields)
    }
}

impl TaskForm {
    /// A series whose day and rhythm stay as they were goes on being counted from where it began.
    fn going_on(&self, repeat: Repeat, due_on: Option<NaiveDate>) -> Repeat {
        self.task.repeat.filter(|before| due_on == self.task.due_on && before.anew() == repeat).unwrap_or(repeat)
    }
}

/// Finds the account that was typed; none is meant by an empty field.
fn named_account(cx: &Cx<'_>, values: &mut Values<'_>) -> Option<AccountId> {
    let text = values.text("account")?;
    let (found, allowed) = match find_account(cx.book.connection(), &text) {
        Ok(FoundAccount::One(account)) => (Some(account.id), String::new()),
        Ok(FoundAccount::Many(accounts)) => {
            (None, accounts.iter().take(5).map(|account| account.name.as_str()).collect::<Vec<_>>().join(", "))
        }
        Ok(FoundAccount::None) | Err(_) => (None, "–".to_owned()),
    };
    if found.is_none() {
        values.fault("account", Invalid::UnknownWord { value: text, allowed });
    }
    found
}

/// Says what is wrong with a filter under which the task counts as done; one about no account would never hold.
fn condition_fault(cx: &Cx<'_>, account: Option<AccountId>, text: &str) -> Option<Invalid> {
    let views = views(cx.book.connection()).unwrap_or_default();
    match understood(text, &views) {
        Err(error) => Some(Invalid::NotAFilter(error.kind)),
        Ok(_) => account.is_none().then_some(Invalid::NeedsAccount),
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

    fn understood(&self, cx: &Cx<'_>, _form: &FormState, field: &Field) -> Option<String> {
        match field.name.as_ref() {
            "repeat" => Repeat::typed(&field.text()).ok().map(|repeat| rhythm(cx.words, repeat)),
            "account" => match find_account(cx.book.connection(), &field.text()).ok()? {
                FoundAccount::One(account) => Some(account.name),
                FoundAccount::Many(_) | FoundAccount::None => None,
            },
            _ => None,
        }
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let priority = values.text("priority").and_then(|spelled| Priority::new(spelled.parse().ok()?).ok());
        let account = self.task.account.or_else(|| named_account(cx, values));
        let due_on = values.day("due_on");
        let repeat = values.text("repeat").and_then(|text| Repeat::typed(&text).map_err(|why| values.fault("repeat", why)).ok());
        let done_when = values.text("done_when");
        if let Some(why) = done_when.as_deref().and_then(|text| condition_fault(cx, account, text)) {
            values.fault("done_when", why);
        }
        let task = Task {
            account,
            repeat: repeat.map(|repeat| self.going_on(repeat, due_on)),
            done_when,
            title: values.text("title").unwrap_or_default(),
            due_on,
            priority: priority.unwrap_or(Priority::NORMAL),
            note: values.text("note"),
            ..self.task.clone()
        };
        values.check(&task);
        Some(Op::SaveTask(self.id, task))
    }
}
