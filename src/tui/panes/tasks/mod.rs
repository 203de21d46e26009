//! All tasks across accounts: what is late, what is for today, what comes, what is held back and what was done lately.
//!
//! Marked tasks are finished, held back, moved and deleted together, each as one undo step. The selected task is known by its
//! id, so that it stays selected whatever is read anew or filtered.

pub mod close;
pub mod rows;
pub mod shift;
mod view;

use crate::domain::{AccountId, EntityRef, Row, Task, TaskId};
use crate::ops::Op;
use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::{AccountTab, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::store_error;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rows::{Group, Item, Rows};
use std::collections::HashSet;

/// Makes the pane of a route that is about tasks of several accounts.
pub(super) fn open(cx: &Cx<'_>, route: Route) -> Box<dyn Pane> {
    match route {
        Route::ShiftTasks(ids) => Box::new(shift::ShiftPane::new(cx, &ids)),
        Route::CloseTasks { account, but } => Box::new(close::ClosePane::new(cx, account, &but)),
        _ => Box::new(TasksPane::new(cx)),
    }
}

pub struct TasksPane {
    rows: Rows,
    selection: Selection,
    selected: Option<TaskId>,
    filter: LineInput,
    is_filtering: bool,
    /// Marked tasks, whether the filter shows them or not.
    marks: HashSet<TaskId>,
    /// Whether a popup on top is writing for what is chosen.
    is_acting: bool,
    /// The tasks somebody was asked about.
    doomed: Vec<TaskId>,
    failure: Option<String>,
}

impl TasksPane {
    pub fn new(cx: &Cx<'_>) -> TasksPane {
        let mut pane = TasksPane {
            rows: Rows::default(),
            selection: Selection::default(),
            selected: None,
            filter: LineInput::default(),
            is_filtering: false,
            marks: HashSet::new(),
            is_acting: false,
            doomed: Vec::new(),
            failure: None,
        };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        match Rows::read(cx, self.filter.text()) {
            Ok(rows) => {
                self.rows = rows;
                self.failure = None;
            }
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        if std::mem::take(&mut self.is_acting) {
            self.marks.clear();
        }
        let rows = &self.rows;
        self.marks.retain(|id| rows.find(*id).is_some());
        self.follow();
    }

    /// Keeps the selection on its task; where that has left its place (done, gone), on the one that took the place.
    fn follow(&mut self) {
        let still_there = self.selected.filter(|id| self.rows.find(*id).is_some_and(|item| item.group != Group::Done));
        if let Some(place) = still_there.and_then(|id| self.rows.place_of(id)) {
            self.selection = Selection::at(place);
        }
        self.note_selected();
    }

    fn note_selected(&mut self) {
        self.selected = self.item().map(|item| item.task.id);
    }

    fn item(&self) -> Option<&Item> {
        self.selection.row(self.rows.len()).and_then(|index| self.rows.get(index))
    }

    /// Returns the marked tasks, else the selected one, in their order.
    fn chosen(&self) -> Vec<&Row<TaskId, Task>> {
        if self.marks.is_empty() {
            return self.item().map(|item| &item.task).into_iter().collect();
        }
        let mut chosen: Vec<&Item> = self.marks.iter().filter_map(|id| self.rows.find(*id)).collect();
        chosen.sort_by_key(|item| (item.group, item.task.next_on(), item.task.id));
        chosen.into_iter().map(|item| &item.task).collect()
    }

    fn chosen_open(&self) -> Vec<TaskId> {
        self.chosen().into_iter().filter(|task| task.done_at.is_none()).map(|task| task.id).collect()
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        self.is_acting = matches!(cmd, Cmd::SnoozeTasks | Cmd::ShiftTasks);
        match cmd {
            Cmd::Open => return self.open(),
            Cmd::TaskFilter => self.is_filtering = true,
            Cmd::KeepTaskFilter => self.is_filtering = false,
            Cmd::MarkTask => self.toggle_mark(),
            Cmd::MarkAllTasks => self.marks.extend(self.rows.shown().filter(|item| item.group != Group::Done).map(|item| item.task.id)),
            Cmd::MarkNoTask => self.marks.clear(),
            Cmd::FinishTasks => return self.finish(),
            Cmd::SnoozeTasks => return vec![Effect::Open(Route::SnoozeTasks(self.chosen_open()))],
            Cmd::ShiftTasks => return vec![Effect::Open(Route::ShiftTasks(self.chosen_open()))],
            Cmd::AddToTasks => {
                return vec![Effect::Open(Route::TaskForm { account: self.item().and_then(|item| item.task.account), id: None })];
            }
            Cmd::EditTask => return self.edit(),
            Cmd::DeleteTasks => return self.ask_to_delete(cx),
            Cmd::Back => return self.back(cx),
            _ => {
                self.selection.moved(cmd, self.rows.len(), cx.page_rows);
                self.note_selected();
            }
        }
        Vec::new()
    }

    fn open(&self) -> Vec<Effect> {
        let Some(item) = self.item() else { return Vec::new() };
        let Some(id) = item.task.account else { return self.edit() };
        let mut siblings: Vec<AccountId> = self.rows.shown().filter_map(|item| item.task.account).collect();
        let mut seen = HashSet::new();
        siblings.retain(|account| seen.insert(*account));
        vec![Effect::Open(Route::Account { id, siblings, tab: AccountTab::Tasks })]
    }

    fn edit(&self) -> Vec<Effect> {
        let Some(item) = self.item() else { return Vec::new() };
        vec![Effect::Open(Route::TaskForm { account: item.task.account, id: Some(item.task.id) })]
    }

    fn toggle_mark(&mut self) {
        let Some(id) = self.selected else { return };
        if !self.marks.remove(&id) {
            self.marks.insert(id);
        }
        self.selection.moved(Cmd::Down, self.rows.len(), 1);
        self.note_selected();
    }

    /// Finishes what is chosen; a single one that is done is opened again.
    fn finish(&self) -> Vec<Effect> {
        let open = self.chosen_open();
        vec![Effect::Write(match (open.as_slice(), self.item()) {
            ([], Some(item)) => Op::ReopenTask(item.task.id),
            ([one], _) => Op::FinishTask(*one),
            _ => Op::FinishTasks(open),
        })]
    }

    fn ask_to_delete(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let chosen = self.chosen();
        let title = chosen.first().map(|task| crate::text::display(&task.title).into_owned()).unwrap_or_default();
        let question = say!(cx.words, "task-delete", n = chosen.len());
        let consequence = say!(cx.words, "task-delete-consequence", title = title, n = chosen.len());
        self.doomed = chosen.into_iter().map(|task| task.id).collect();
        vec![Effect::Open(Route::Confirm { question, consequence })]
    }

    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if !self.is_filtering && self.filter.is_empty() {
            return vec![Effect::Close];
        }
        self.is_filtering = false;
        self.filter.clear();
        self.reread(cx);
        vec![Effect::Notice(Notice::said(say!(cx.words, "task-filter-cleared")))]
    }

    fn typed(&mut self, key: KeyEvent) {
        let change = self.filter.typed(key);
        self.looked_for(change);
    }

    fn looked_for(&mut self, change: Change) {
        if change == Change::Text {
            self.rows.show(self.filter.text());
            self.follow();
        }
    }
}

impl Pane for TasksPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "task-title")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let mut facts = vec![Phrase::new(say!(cx.words, "task-today-count", n = self.rows.count(Group::Today)), Role::Text)];
        let overdue = self.rows.count(Group::Overdue);
        if overdue > 0 {
            facts.push(Phrase::new(say!(cx.words, "task-overdue-count", n = overdue), Role::Red));
        }
        if !self.marks.is_empty() {
            facts.push(Phrase::new(say!(cx.words, "task-marked", n = self.marks.len()), Role::Accent));
        }
        facts
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.is_filtering { &[Scope::TaskFilter, Scope::List] } else { &[Scope::TaskList, Scope::List] }
    }

    fn takes_text(&self) -> bool {
        self.is_filtering
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let open = |pane: &TasksPane| pane.chosen_open().is_empty().then(|| say!(cx.words, "tasks-is-done"));
        match cmd {
            Cmd::Open | Cmd::EditTask | Cmd::MarkTask | Cmd::FinishTasks | Cmd::DeleteTasks if self.item().is_none() => {
                Some(say!(cx.words, "row-none"))
            }
            Cmd::SnoozeTasks | Cmd::ShiftTasks if self.chosen().is_empty() => Some(say!(cx.words, "row-none")),
            Cmd::SnoozeTasks | Cmd::ShiftTasks => open(self),
            Cmd::MarkNoTask if self.marks.is_empty() => Some(say!(cx.words, "task-none-marked")),
            Cmd::TaskFilter | Cmd::MarkAllTasks if self.rows.has_none() => Some(say!(cx.words, "row-none")),
            Cmd::AllTasks => Some(say!(cx.words, "task-already-open")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.item().and_then(|item| item.task.account)
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected.map(EntityRef::from)
    }

    fn interest(&self) -> &'static [&'static str] {
        &["task", "account"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => self.typed(key),
            Msg::Paste(text) => {
                let change = self.filter.paste(&text);
                self.looked_for(change);
            }
            Msg::Changed(_) => self.reread(cx),
            Msg::Answer(Answer::Confirmed) => {
                let doomed = std::mem::take(&mut self.doomed);
                return vec![Effect::Write(match doomed.as_slice() {
                    [one] => Op::Delete((*one).into()),
                    _ => Op::DeleteTasks(doomed),
                })];
            }
            Msg::Written(_) => self.marks.clear(),
            Msg::Answer(_) | Msg::Refused(_) | Msg::Job(_) | Msg::Edited(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
    }
}
