//! Moving tasks to other days: one line says how, and below it stands for each what would become of it. One undo step.

use crate::domain::task_shift::Shift;
use crate::domain::{Row, Task, TaskId};
use crate::ops::Op;
use crate::say;
use crate::store::{self, Result};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::widget::{KeyHint, LinePopup, Phrase};
use crate::wording::store_error;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The most tasks that are shown with their days.
const SHOWN: usize = 8;
/// The widest the box grows inside.
const WIDTH: u16 = 64;

pub struct ShiftPane {
    tasks: Vec<Row<TaskId, Task>>,
    line: LineInput,
    failure: Option<String>,
}

impl ShiftPane {
    pub fn new(cx: &Cx<'_>, ids: &[TaskId]) -> ShiftPane {
        let read = || -> Result<Vec<Row<TaskId, Task>>> {
            let found = ids.iter().map(|id| store::get::<Task>(cx.book.connection(), *id));
            Ok(found.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
        };
        match read() {
            Ok(tasks) => ShiftPane { tasks, line: LineInput::with_text("+1wd"), failure: None },
            Err(error) => ShiftPane { tasks: Vec::new(), line: LineInput::default(), failure: Some(store_error(cx.words, &error)) },
        }
    }

    /// Returns the new day of each task; `None` while the line says no day.
    fn days(&self, cx: &Cx<'_>) -> Option<Vec<(TaskId, NaiveDate)>> {
        let shift = Shift::typed(self.line.text(), cx.today())?;
        Some(self.tasks.iter().map(|task| (task.id, shift.moved(task.due_on, cx.today(), cx.workdays))).collect())
    }

    fn save(&self, cx: &Cx<'_>) -> Vec<Effect> {
        match self.days(cx) {
            Some(days) if !days.is_empty() => vec![Effect::Write(Op::ShiftTasks(days))],
            _ => vec![Effect::Notice(Notice::error(say!(cx.words, "task-shift-hint")))],
        }
    }

    fn preview(&self, cx: &Cx<'_>, task: &Task, day: NaiveDate) -> Phrase<'static> {
        let old = task.due_on.map_or_else(|| say!(cx.words, "tasks-no-day"), |day| cx.format.date(day));
        let role = if cx.workdays.is_workday(day) { Role::TokenDate } else { Role::Yellow };
        let phrase = Phrase::new(old, Role::Dim).then(" → ", Role::Dim).then(cx.format.date(day), role);
        phrase.then(format!("  {}", task.title), Role::Text)
    }

    fn lines(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        if let Some(failure) = &self.failure {
            return vec![Phrase::new(failure.clone(), Role::Error)];
        }
        let Some(days) = self.days(cx) else { return vec![Phrase::new(say!(cx.words, "task-shift-hint"), Role::Dim)] };
        let mut lines: Vec<Phrase<'static>> =
            self.tasks.iter().zip(&days).take(SHOWN).map(|(task, (_, day))| self.preview(cx, task, *day)).collect();
        if days.len() > SHOWN {
            lines.push(Phrase::new(say!(cx.words, "task-shift-more", n = days.len() - SHOWN), Role::Dim));
        }
        lines
    }
}

impl Pane for ShiftPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "task-shift-title", n = self.tasks.len())
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::ShiftTasks]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        matches!(cmd, Cmd::Undo | Cmd::Redo).then(|| say!(cx.words, "form-no-undo"))
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::SaveShift) => return self.save(cx),
            Msg::Command(Cmd::Back) | Msg::Written(_) => return vec![Effect::Close],
            Msg::Key(key) => {
                self.line.typed(key);
            }
            Msg::Paste(text) => {
                self.line.paste(&text);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let (save, back) = (cx.words.get("cmd-save-shift"), cx.words.get("cmd-back"));
        let keys = [KeyHint { key: "Enter", label: &save }, KeyHint { key: "Esc", label: &back }];
        let title = self.title(cx);
        let lines = self.lines(cx);
        let popup = LinePopup { title: &title, keys: &keys, line: &self.line, below: &lines, width: WIDTH };
        state.cursor = popup.draw(cx.look, area, state.anchor(area, area.width / 8), buffer);
        state.editing = true;
    }
}
