//! One playbook: what it is for, and its steps with the days they would have.

use super::acts;
use super::steps::{Dated, days_width, draw_head, draw_selected, facts, is_cut};
use crate::domain::playbook::{PlannedStep, Playbook};
use crate::domain::{AccountId, Priority};
use crate::review::playbook::{Tally, playbook, tallies};
use crate::say;
use crate::store;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::{playbook::remark, store_error};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct OnePane {
    key: String,
    accounts: Vec<AccountId>,
    for_whom: String,
    /// `None` when it could not be read.
    shown: Option<Shown>,
    selection: Selection,
    is_doomed: bool,
    failure: Option<String>,
}

struct Shown {
    playbook: Playbook,
    tally: Tally,
    dated: Dated,
}

impl OnePane {
    pub fn new(cx: &Cx<'_>, key: String, accounts: Vec<AccountId>) -> OnePane {
        let for_whom = acts::for_whom(cx, &accounts);
        let mut pane = OnePane { key, accounts, for_whom, shown: None, selection: Selection::default(), is_doomed: false, failure: None };
        pane.read(cx);
        pane
    }

    /// Reads again; says whether the playbook is still there.
    fn read(&mut self, cx: &Cx<'_>) -> bool {
        match self.try_read(cx) {
            Ok(shown) => {
                self.failure = shown.is_none().then(|| say!(cx.words, "playbook-gone"));
                self.shown = shown;
            }
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        self.shown.is_some()
    }

    fn try_read(&self, cx: &Cx<'_>) -> store::Result<Option<Shown>> {
        let connection = cx.book.connection();
        let Some(playbook) = playbook(connection, cx.format.lang, &self.key)? else { return Ok(None) };
        let tally = tallies(&store::playbook::runs(connection)?).get(&self.key).copied().unwrap_or_default();
        let dated = Dated::of(cx, &playbook, &self.accounts)?;
        Ok(Some(Shown { playbook, tally, dated }))
    }

    fn steps(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.dated.steps.len())
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        if cmd == Cmd::Back {
            return vec![Effect::Close];
        }
        if self.selection.moved(cmd, self.steps(), cx.page_rows) {
            return Vec::new();
        }
        // Enter goes on: from looking at it to starting it.
        let cmd = if cmd == Cmd::BeginShown { Cmd::BeginPlaybook } else { cmd };
        self.is_doomed = cmd == Cmd::DeletePlaybook;
        self.shown.as_ref().map(|shown| acts::act(cx, cmd, &shown.playbook, &self.accounts)).unwrap_or_default()
    }

    fn changed(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.read(cx) {
            return Vec::new();
        }
        vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "playbook-gone")))]
    }

    fn draw_steps(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState, steps: &[PlannedStep]) {
        let ids = ["playbook-col-day", "playbook-col-task", "playbook-col-remark"].map(|id| cx.words.get(id));
        let remarks: Vec<String> = steps.iter().map(|step| remark(cx.words, cx.format, step)).collect();
        let columns = [
            Column::new(&ids[0], ColumnWidth::Fixed(days_width(cx, steps)), 0),
            Column::new(&ids[1], ColumnWidth::fitting(cx.look.cells, (24, 76), steps.iter().map(|step| step.title.as_str())), 0),
            Column::new("", ColumnWidth::Fixed(2), 2),
            Column::new(&ids[2], ColumnWidth::fitting(cx.look.cells, (6, 44), remarks.iter().map(String::as_str)), 1),
        ];
        let selected = self.selection.row(steps.len());
        let is_cut = is_cut(cx, area.width, &steps.iter().collect::<Vec<_>>(), &remarks);
        let area = draw_selected(cx, area, buffer, selected.map(|row| &steps[row]), is_cut);
        let table = ListTable { columns: &columns, rows: steps.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| {
            let step = &steps[index];
            let role = if step.is_left_out { Role::Dim } else { Role::Text };
            let priority = if step.priority == Priority::NORMAL { String::new() } else { format!("!{}", step.priority.value()) };
            let cells = vec![
                Phrase::new(cx.format.short_date(step.due_on), Role::Dim),
                Phrase::new(step.title.clone(), role),
                Phrase::new(priority, Role::Yellow),
                Phrase::new(remarks[index].clone(), Role::Dim),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}

impl Pane for OnePane {
    fn title(&self, _cx: &Cx<'_>) -> String {
        self.shown.as_ref().map_or_else(|| self.key.clone(), |shown| shown.playbook.name().to_owned())
    }

    fn facts(&self, _cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        if self.for_whom.is_empty() { Vec::new() } else { vec![Phrase::new(self.for_whom.clone(), Role::Dim)] }
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::PlaybookOne, Scope::Playbook, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let cmd = if cmd == Cmd::BeginShown { Cmd::BeginPlaybook } else { cmd };
        acts::disabled(cx, cmd, self.shown.as_ref().map(|shown| &shown.playbook), &self.accounts)
    }

    fn account(&self) -> Option<AccountId> {
        self.accounts.first().copied()
    }

    fn accounts(&self) -> Vec<AccountId> {
        self.accounts.clone()
    }

    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => self.command(cx, cmd),
            Msg::Changed(_) => self.changed(cx),
            Msg::Answer(Answer::Confirmed) if std::mem::take(&mut self.is_doomed) => {
                self.shown.as_ref().map(|shown| acts::deleted(&shown.playbook)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let (Some(shown), None) = (&self.shown, &self.failure) else {
            let sentence = self.failure.clone().unwrap_or_default();
            return Blank { sentence: &sentence, role: Role::Error, key: None }.draw(cx.look, area, buffer);
        };
        let is_low = area.height < 20;
        let all = facts(cx, &shown.playbook, shown.tally);
        let told = if is_low { &all[..1] } else { &all[..] };
        let mut pen = Pen::new(cx.look, area, buffer);
        let y = draw_head(cx, &mut pen, 3, 0, &shown.playbook, told);
        pen.rule(1, y, area.width.saturating_sub(2));
        pen.put(3, y + 1, area.width.saturating_sub(4), &shown.dated.about, Role::Heading);
        let top = (y + 2 + u16::from(!is_low)).min(area.height);
        let below = Rect { y: area.y + top, height: area.height - top, ..area };
        self.draw_steps(cx, below, buffer, state, &shown.dated.steps);
    }
}
