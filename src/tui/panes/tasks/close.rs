//! After a touch is logged: which of the account's tasks it answers. Esc answers none.

use super::rows::waiting;
use crate::domain::{AccountId, Row, Task, TaskId};
use crate::ops::{Op, Outcome};
use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::Route;
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Phrase, Popup, TableRow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

pub struct ClosePane {
    tasks: Vec<Row<TaskId, Task>>,
    ticked: HashSet<TaskId>,
    selection: Selection,
}

/// Returns where one goes when a touch was logged: to the choice of tasks, if the account has any that wait by today.
///
/// Without them, or where they cannot be read, the log is done.
pub fn offered(cx: &Cx<'_>, outcome: &Outcome) -> Option<Route> {
    let account = outcome.account?;
    let tasks = waiting(cx, account, &outcome.tasks).ok()?;
    (!tasks.is_empty()).then_some(Route::CloseTasks { account, but: outcome.tasks.clone() })
}

impl ClosePane {
    pub fn new(cx: &Cx<'_>, account: AccountId, but: &[TaskId]) -> ClosePane {
        // It was just read to decide whether to open; a list that cannot be read now is an empty one, which answers none.
        let tasks = waiting(cx, account, but).unwrap_or_default();
        ClosePane { tasks, ticked: HashSet::new(), selection: Selection::default() }
    }

    fn selected(&self) -> Option<TaskId> {
        self.selection.row(self.tasks.len()).map(|index| self.tasks[index].id)
    }

    fn tick(&mut self) {
        let Some(id) = self.selected() else { return };
        if !self.ticked.remove(&id) {
            self.ticked.insert(id);
        }
        self.selection.moved(Cmd::Down, self.tasks.len(), 1);
    }

    /// Finishes what is ticked, else the selected one.
    fn close(&self) -> Vec<Effect> {
        let ticked: Vec<TaskId> = self.tasks.iter().map(|task| task.id).filter(|id| self.ticked.contains(id)).collect();
        let chosen = if ticked.is_empty() { self.selected().into_iter().collect() } else { ticked };
        match chosen.as_slice() {
            [] => vec![Effect::Close],
            [one] => vec![Effect::Write(Op::FinishTask(*one))],
            _ => vec![Effect::Write(Op::FinishTasks(chosen))],
        }
    }
}

impl Pane for ClosePane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "task-close-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::CloseTasks, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::TickTask) => self.tick(),
            Msg::Command(Cmd::CloseTicked) => return self.close(),
            Msg::Command(Cmd::Back) | Msg::Written(_) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.tasks.len(), cx.page_rows);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let words = ["cmd-tick-task", "cmd-close-ticked", "task-close-none"].map(|id| cx.words.get(id));
        let keys =
            [("Space", &words[0]), ("Enter", &words[1]), ("Esc", &words[2])].map(|(key, label)| KeyHint { key, label: label.as_str() });
        let title = self.title(cx);
        let titles = ColumnWidth::fitting(cx.look.cells, (12, 48), self.tasks.iter().map(|task| task.title.as_str()));
        let width = 68.min(area.width.saturating_sub(6));
        let height = u16::try_from(self.tasks.len() + 1).unwrap_or(u16::MAX).min(area.height.saturating_sub(6));
        let anchor = state.anchor(area, area.width / 8);
        let inner = Popup { title: &title, keys: &keys }.draw(cx.look, area, anchor, (width, height), buffer);
        let columns = [Column::new("", titles, 0), Column::new("", ColumnWidth::Fixed(12), 1).right()];
        let selected = self.selection.row(self.tasks.len());
        let table = ListTable { columns: &columns, rows: self.tasks.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, inner, buffer, |index| {
            let task = &self.tasks[index];
            let due = task.due_on.map(|day| cx.format.due(day)).unwrap_or_default();
            let late = if task.due_on.is_some_and(|due| due < cx.today()) { Role::Red } else { Role::Dim };
            TableRow { cells: vec![task.title.as_str().into(), Phrase::new(due, late)], is_marked: self.ticked.contains(&task.id) }
        });
    }
}
