//! The tasks tab: what is to be done for the account, what is late first, and below it what was done.

use super::tab::{Tab, ask_to_delete, draw_empty, draw_failure};
use crate::domain::{AccountId, Contact, ContactId, EntityRef, Lang, Priority, Row, Run, RunId, Task, TaskId, Timestamp};
use crate::ops::Op;
use crate::say;
use crate::store::timeline::{Entry, What};
use crate::store::{Result, by_account};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, ViewState};
use crate::tui::route::Route;
use crate::tui::selection::Selection;
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::{rhythm, store_error, timeline};
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cmp::Reverse;
use std::collections::HashMap;

pub struct Tasks {
    account: AccountId,
    tasks: Vec<Row<TaskId, Task>>,
    names: HashMap<ContactId, String>,
    /// The playbooks that tasks come from.
    playbooks: HashMap<RunId, String>,
    selection: Selection,
    /// The task somebody was asked about.
    doomed: Option<TaskId>,
    failure: Option<String>,
}

impl Tasks {
    pub fn new(cx: &Cx<'_>, account: AccountId) -> Tasks {
        let (tasks, names, playbooks) = (Vec::new(), HashMap::new(), HashMap::new());
        let mut tab = Tasks { account, tasks, names, playbooks, selection: Selection::default(), doomed: None, failure: None };
        tab.reread(cx);
        tab
    }

    /// Reads again. The selection stays on its row of the list: a task that is finished goes down, and the next one moves up.
    fn reread(&mut self, cx: &Cx<'_>) {
        self.failure = self.read(cx).err().map(|error| store_error(cx.words, &error));
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        self.tasks = by_account(cx.book.connection(), self.account)?;
        self.tasks.sort_by_key(Place::of);
        let contacts: Vec<Row<ContactId, Contact>> = by_account(cx.book.connection(), self.account)?;
        self.names = contacts.into_iter().map(|contact| (contact.id, contact.fields.name)).collect();
        let runs: Vec<Row<RunId, Run>> = by_account(cx.book.connection(), self.account)?;
        self.playbooks = runs.into_iter().map(|run| (run.id, run.fields.name)).collect();
        Ok(())
    }

    fn has_people(&self) -> bool {
        self.tasks.iter().any(|task| task.contact.is_some())
    }

    fn selected(&self) -> Option<&Row<TaskId, Task>> {
        self.selection.row(self.tasks.len()).map(|index| &self.tasks[index])
    }

    fn has_repeats(&self) -> bool {
        self.tasks.iter().any(|task| task.repeat.is_some())
    }

    fn form(&self, id: Option<TaskId>) -> Effect {
        Effect::Open(Route::TaskForm { account: Some(self.account), id })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match (cmd, self.selected()) {
            (Cmd::AddTaskHere, _) => return vec![self.form(None)],
            (Cmd::Open, Some(task)) => return vec![self.form(Some(task.id))],
            (Cmd::FinishTask, Some(task)) => {
                let is_done = task.done_at.is_some();
                return vec![Effect::Write(if is_done { Op::ReopenTask(task.id) } else { Op::FinishTask(task.id) })];
            }
            (Cmd::SnoozeTask, Some(task)) => return vec![Effect::Open(Route::SnoozeForm(task.id))],
            (Cmd::DeleteTask, Some(task)) => {
                let question = ask_to_delete(cx.words, task.id.into(), &task.title);
                self.doomed = Some(task.id);
                return vec![question];
            }
            _ => self.selection.moved(cmd, self.tasks.len(), cx.page_rows),
        };
        Vec::new()
    }

    fn table_row(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let task = &self.tasks[index];
        let told = timeline::entry(cx.words, cx.format, &entry_of(task, cx.today()));
        let role = if task.done_at.is_some() { Role::Dim } else { Role::Text };
        let pressing = if task.priority == Priority::HIGH && task.done_at.is_none() { Role::Yellow } else { Role::Dim };
        let due = task.due_on.map_or_else(|| say!(cx.words, "tasks-no-day"), |day| cx.format.short_date(day));
        let with = task.contact.and_then(|id| self.names.get(&id)).cloned().unwrap_or_default();
        let mark = if task.done_at.is_some() { "✓ " } else { "" };
        let mut cells = vec![
            Phrase::new(due, Role::Dim).may_mean(task.due_on),
            Phrase::new(task.title.clone(), role),
            Phrase::new(cx.words.word(task.priority), pressing),
            Phrase::new(mark, role_of(told.tone)).then(told.state, role_of(told.tone)),
        ];
        if self.has_repeats() {
            cells.push(Phrase::new(task.repeat.map(|repeat| rhythm(cx.words, repeat)).unwrap_or_default(), Role::Dim));
        }
        cells.extend(self.has_people().then(|| Phrase::new(with, Role::Dim)));
        cells.extend(task.run.and_then(|run| self.playbooks.get(&run)).map(|name| Phrase::new(name.clone(), Role::Dim)));
        TableRow { cells, is_marked: false }
    }
}

/// Where a task stands in the list: open ones by the day they ask for and how much they press, then the done, newest first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Dated(NaiveDate, Priority, TaskId),
    Undated(Priority, TaskId),
    Done(Reverse<Option<Timestamp>>, TaskId),
}

impl Place {
    fn of(task: &Row<TaskId, Task>) -> Place {
        match (task.done_at, task.next_on()) {
            (Some(_), _) => Place::Done(Reverse(task.done_at), task.id),
            (None, Some(day)) => Place::Dated(day, task.priority, task.id),
            (None, None) => Place::Undated(task.priority, task.id),
        }
    }
}

/// Returns a task as the timeline tells of it.
fn entry_of(task: &Row<TaskId, Task>, today: NaiveDate) -> Entry {
    let at = task.due_on.unwrap_or(today).into();
    Entry { row: task.id.into(), kind: crate::domain::EntryKind::Task, at, what: What::Task(task.fields.clone()), contacts: Vec::new() }
}

impl Tab for Tasks {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(Answer::Confirmed) => {
                return self.doomed.take().map(|id| Effect::Write(Op::Delete(id.into()))).into_iter().collect();
            }
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.tasks.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "tasks-empty"), Cmd::AddTaskHere);
        }
        let ids = ["tasks-due", "tasks-what", "tasks-priority", "tasks-with", "tasks-state"];
        let [due, what, priority, with, task_state] = ids.map(|id| cx.words.get(id));
        // A day of another year takes 14 cells in Japanese.
        let day = if cx.format.lang == Lang::Ja { 14 } else { 11 };
        let titles = ColumnWidth::fitting(cx.look.cells, (28, 60), self.tasks.iter().map(|task| task.title.as_str()));
        let names = ColumnWidth::fitting(cx.look.cells, (8, 20), self.names.values().map(String::as_str));
        let rows: Vec<TableRow<'static>> = (0..self.tasks.len()).map(|index| self.table_row(cx, index)).collect();
        // Titles get what the states leave.
        let states = rows.iter().map(|row| row.cells[3].width(cx.look.cells)).max().unwrap_or(0);
        let states = u16::try_from(states.max(cx.look.cells.width(&task_state))).unwrap_or(u16::MAX).min(18);
        let mut columns = vec![
            Column::new(&due, ColumnWidth::Fixed(day), 2),
            Column::new(&what, titles, 0),
            Column::new(&priority, ColumnWidth::Fixed(8), 3),
            Column::new(&task_state, ColumnWidth::Fixed(states), 0),
        ];
        let repeats = cx.words.get("task-col-repeats");
        if self.has_repeats() {
            columns.push(Column::new(&repeats, ColumnWidth::Fixed(16), 5));
        }
        if self.has_people() {
            columns.push(Column::new(&with, names, 4));
        }
        let playbook = say!(cx.words, "playbook-col-name");
        if self.tasks.iter().any(|task| task.run.is_some()) {
            let names = ColumnWidth::fitting(cx.look.cells, (9, 30), self.playbooks.values().map(String::as_str));
            columns.push(Column::new(&playbook, names, 5));
        }
        let selected = self.selection.row(self.tasks.len());
        let table = ListTable { columns: &columns, rows: self.tasks.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| rows[index].clone());
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|task| task.id.into())
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::Open | Cmd::FinishTask | Cmd::SnoozeTask | Cmd::DeleteTask);
        match self.selected() {
            None if needs_row => Some(say!(cx.words, "row-none")),
            Some(task) if cmd == Cmd::SnoozeTask && task.done_at.is_some() => Some(say!(cx.words, "tasks-is-done")),
            _ => None,
        }
    }
}
