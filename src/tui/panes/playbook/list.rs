//! The list of playbooks, and the list of those that were started.

use super::acts;
use super::steps::{Dated, draw_head, draw_steps, facts};
use crate::domain::playbook::{Playbook, Script};
use crate::domain::{AccountId, EntityRef};
use crate::ops::Op;
use crate::review::playbook::{Tally, playbooks, tallies};
use crate::say;
use crate::store::{self, playbook::RunLine};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::frame::first_key;
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::{AccountTab, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, TableRow, Tabs};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// From this width on the selected playbook is read beside the list.
const SIDE_BY_SIDE: u16 = 100;
/// The list's part then.
const LIST: u16 = 58;
/// From this width on the runs have room for a column of their states.
const WITH_STATE: u16 = 84;

pub struct ListPane {
    /// For whom a playbook would be started.
    accounts: Vec<AccountId>,
    for_whom: String,
    shows_runs: bool,
    playbooks: Vec<Playbook>,
    /// How many steps each has.
    steps: Vec<usize>,
    tallies: HashMap<String, Tally>,
    runs: Vec<RunLine>,
    selection: Selection,
    run_selection: Selection,
    /// The selected playbook with its days.
    dated: Option<Dated>,
    /// Whether somebody was asked about the selected row.
    is_doomed: bool,
    failure: Option<String>,
}

impl ListPane {
    pub fn new(cx: &Cx<'_>, accounts: Vec<AccountId>) -> ListPane {
        let mut pane = ListPane {
            for_whom: acts::for_whom(cx, &accounts),
            accounts,
            shows_runs: false,
            playbooks: Vec::new(),
            steps: Vec::new(),
            tallies: HashMap::new(),
            runs: Vec::new(),
            selection: Selection::default(),
            run_selection: Selection::default(),
            dated: None,
            is_doomed: false,
            failure: None,
        };
        pane.read(cx);
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        self.failure = self.try_read(cx).err().map(|error| store_error(cx.words, &error));
    }

    fn try_read(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        let connection = cx.book.connection();
        let selected = self.selected().map(|playbook| playbook.key().to_owned());
        self.playbooks = playbooks(connection, cx.format.lang)?;
        self.steps = self.playbooks.iter().map(|playbook| Script::read(&playbook.template.body).steps.len()).collect();
        self.runs = store::playbook::runs(connection)?;
        self.tallies = tallies(&self.runs);
        // Those under way first, and of these the ones of the accounts in view.
        self.runs.sort_by_key(|line| (!line.is_running(), !self.accounts.contains(&line.run.account)));
        if let Some(at) = self.playbooks.iter().position(|playbook| Some(playbook.key()) == selected.as_deref()) {
            self.selection = Selection::at(at);
        }
        self.date(cx)
    }

    /// Dates the steps of the selected playbook.
    fn date(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        self.dated = self.selected().map(|playbook| Dated::of(cx, playbook, &self.accounts)).transpose()?;
        Ok(())
    }

    fn selected(&self) -> Option<&Playbook> {
        self.selection.row(self.playbooks.len()).map(|index| &self.playbooks[index])
    }

    fn selected_run(&self) -> Option<&RunLine> {
        self.run_selection.row(self.runs.len()).map(|index| &self.runs[index])
    }

    fn tally(&self, playbook: &Playbook) -> Tally {
        self.tallies.get(playbook.key()).copied().unwrap_or_default()
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::OtherPlaybooks => self.shows_runs = !self.shows_runs,
            Cmd::AllPlaybooks => self.shows_runs = false,
            Cmd::RunningPlaybooks => self.shows_runs = true,
            _ if self.shows_runs => return self.run_command(cx, cmd),
            Cmd::Open => {
                let Some(key) = self.selected().map(|playbook| playbook.key().to_owned()) else { return Vec::new() };
                return vec![Effect::Open(Route::Playbook { key, accounts: self.accounts.clone() })];
            }
            _ if self.selection.moved(cmd, self.playbooks.len(), cx.page_rows) => {
                if let Err(error) = self.date(cx) {
                    self.failure = Some(store_error(cx.words, &error));
                }
            }
            _ => {
                self.is_doomed = cmd == Cmd::DeletePlaybook;
                return self.selected().map(|playbook| acts::act(cx, cmd, playbook, &self.accounts)).unwrap_or_default();
            }
        }
        Vec::new()
    }

    fn run_command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let Some(line) = self.selected_run() else { return Vec::new() };
        let id = line.run.account;
        match cmd {
            Cmd::Open => vec![Effect::Open(Route::Account { id, siblings: vec![id], tab: AccountTab::Tasks })],
            Cmd::StopPlaybook => {
                let (name, account, open) = (line.run.name.clone(), line.account.clone(), line.tasks - line.done);
                let question = say!(cx.words, "playbook-stop", name = name, account = account);
                self.is_doomed = true;
                vec![Effect::Open(Route::Confirm { question, consequence: say!(cx.words, "playbook-stop-consequence", n = open) })]
            }
            _ => {
                self.run_selection.moved(cmd, self.runs.len(), cx.page_rows);
                Vec::new()
            }
        }
    }

    fn confirmed(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if !std::mem::take(&mut self.is_doomed) {
            return Vec::new();
        }
        if self.shows_runs {
            return self.selected_run().map(|line| Effect::Write(Op::StopRun(line.run.id, cx.today()))).into_iter().collect();
        }
        self.selected().map(acts::deleted).unwrap_or_default()
    }

    fn playbook_row(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let playbook = &self.playbooks[index];
        let tally = self.tally(playbook);
        let model = playbook.template.touch_model;
        let mark = match (playbook.is_own(), playbook.is_built_in) {
            (true, true) => format!("  {}", say!(cx.words, "playbook-changed")),
            (true, false) => format!("  {}", say!(cx.words, "playbook-own")),
            (false, _) => String::new(),
        };
        let reason = playbook.template.reason.map_or_else(|| say!(cx.words, "playbook-by-hand"), |reason| cx.words.word(reason));
        let count = |n: usize| if n == 0 { crate::i18n::format::NOTHING.to_owned() } else { n.to_string() };
        let done = if tally.started == 0 { count(0) } else { format!("{}/{}", tally.done, tally.tasks) };
        let cells = vec![
            Phrase::new(playbook.name().to_owned(), Role::Text).then(mark, Role::Accent),
            Phrase::new(model.map_or_else(|| say!(cx.words, "playbook-for-all"), |model| cx.words.word(model)), Role::Dim),
            Phrase::new(reason, Role::Dim),
            Phrase::new(self.steps[index].to_string(), Role::Dim),
            Phrase::new(count(tally.started), Role::Text),
            Phrase::new(done, Role::Dim),
        ];
        TableRow { cells, is_marked: false }
    }

    fn run_row(&self, cx: &Cx<'_>, index: usize, has_state: bool) -> TableRow<'static> {
        let line = &self.runs[index];
        let is_running = line.is_running();
        let role = if is_running { Role::Text } else { Role::Dim };
        let state = match line.run.stopped_on {
            Some(day) => Phrase::new(say!(cx.words, "playbook-state-stopped", day = cx.format.short_date(day)), Role::Dim),
            None if is_running => Phrase::new(say!(cx.words, "playbook-state-running"), Role::Text),
            None => Phrase::new("✓ ", Role::Green).then(say!(cx.words, "playbook-state-done"), Role::Green),
        };
        let next = line.next.as_ref().filter(|_| is_running);
        let due = next.and_then(|next| next.due_on);
        let late = if due.is_some_and(|day| day < cx.today()) { Role::Red } else { Role::Dim };
        let cells = vec![
            Phrase::new(line.account.clone(), role),
            Phrase::new(line.run.name.clone(), role),
            Phrase::new(format!("{}/{}", line.done, line.tasks), Role::Dim),
            Phrase::new(due.map(|day| cx.format.due(day)).unwrap_or_default(), late),
            // What is over says so where others have a next step, once the state has left.
            if is_running || has_state {
                Phrase::new(next.map(|next| next.title.clone()).unwrap_or_default(), Role::Dim)
            } else {
                state.clone()
            },
            state,
        ];
        TableRow { cells, is_marked: false }
    }

    fn draw_playbooks(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = [
            "playbook-col-name",
            "playbook-col-for",
            "playbook-col-reason",
            "playbook-col-steps",
            "playbook-col-started",
            "playbook-col-done",
        ]
        .map(|id| cx.words.get(id));
        // Variants of one playbook differ at the end of the name.
        let names = ColumnWidth::fitting(cx.look.cells, (38, 46), self.playbooks.iter().map(Playbook::name));
        let columns = [
            Column::new(&ids[0], names, 0),
            Column::new(&ids[1], ColumnWidth::Fixed(12), 2),
            Column::new(&ids[2], ColumnWidth::Fixed(22), 3),
            Column::new(&ids[3], ColumnWidth::Fixed(5), 4).right(),
            Column::new(&ids[4], ColumnWidth::Fixed(7), 1).right(),
            Column::new(&ids[5], ColumnWidth::Fixed(10), 5).right(),
        ];
        let is_wide = area.width >= SIDE_BY_SIDE;
        let list = Rect { width: if is_wide { LIST } else { area.width }, ..area };
        let columns = if is_wide { [columns[0].clone(), columns[1].clone()].to_vec() } else { columns.to_vec() };
        let selected = self.selection.row(self.playbooks.len());
        let table = ListTable { columns: &columns, rows: self.playbooks.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| self.playbook_row(cx, index));
        if is_wide {
            let side = Rect { x: area.x + LIST, width: area.width - LIST, ..area };
            self.draw_side(cx, side, buffer);
        }
    }

    /// Draws the selected playbook beside the list.
    fn draw_side(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
        let (Some(playbook), Some(dated)) = (self.selected(), &self.dated) else { return };
        let mut pen = Pen::new(cx.look, area, buffer);
        pen.vertical_rule(0, 0, area.height);
        let room = area.width.saturating_sub(3);
        pen.put(2, 0, room, playbook.name(), Role::Heading);
        let y = draw_head(cx, &mut pen, 2, 1, playbook, &facts(cx, playbook, self.tally(playbook))) + 1;
        pen.put(2, y, room, &dated.about, Role::Heading);
        draw_steps(cx, &mut pen, 2, y + 1, &dated.steps);
    }

    fn draw_runs(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if self.runs.is_empty() {
            let (key, label) = (first_key(Cmd::OtherPlaybooks.spec()), cx.words.get("cmd-other-playbooks"));
            let (sentence, key) = (say!(cx.words, "playbook-none-running"), KeyHint { key: &key, label: &label });
            return Blank { sentence: &sentence, role: Role::Dim, key: Some(key) }.draw(cx.look, area, buffer);
        }
        let ids = ["playbook-col-account", "playbook-col-name", "playbook-col-progress", "playbook-col-next", "playbook-col-state"]
            .map(|id| cx.words.get(id));
        let columns = [
            Column::new(&ids[0], ColumnWidth::fitting(cx.look.cells, (12, 30), self.runs.iter().map(|line| line.account.as_str())), 0),
            Column::new(&ids[1], ColumnWidth::fitting(cx.look.cells, (14, 34), self.runs.iter().map(|line| line.run.name.as_str())), 0),
            Column::new(&ids[2], ColumnWidth::Fixed(6), 0).right(),
            Column::new(&ids[3], ColumnWidth::Fixed(11), 1),
            Column::new("", ColumnWidth::Flexible { min: 12, max: 40 }, 2),
            Column::new(&ids[4], ColumnWidth::Fixed(15), 3),
        ];
        let selected = self.run_selection.row(self.runs.len());
        let table = ListTable { columns: &columns, rows: self.runs.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.run_row(cx, index, area.width >= WITH_STATE));
    }
}

impl Pane for ListPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "playbook-title")
    }

    fn facts(&self, _cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        if self.for_whom.is_empty() { Vec::new() } else { vec![Phrase::new(self.for_whom.clone(), Role::Dim)] }
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.shows_runs {
            &[Scope::PlaybookRuns, Scope::Playbooks, Scope::List]
        } else {
            &[Scope::Playbook, Scope::Playbooks, Scope::List]
        }
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        if !self.shows_runs {
            return acts::disabled(cx, cmd, self.selected(), &self.accounts);
        }
        match (cmd, self.selected_run()) {
            (Cmd::Open | Cmd::StopPlaybook, None) => Some(say!(cx.words, "playbook-none-selected")),
            (Cmd::StopPlaybook, Some(line)) if !line.is_running() => Some(say!(cx.words, "playbook-is-over")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        if self.shows_runs { self.selected_run().map(|line| line.run.account) } else { self.accounts.first().copied() }
    }

    fn accounts(&self) -> Vec<AccountId> {
        self.accounts.clone()
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected_run().filter(|_| self.shows_runs).map(|line| line.run.id.into())
    }

    /// Everything that dates and conditions are made from.
    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(Answer::Confirmed) => return self.confirmed(cx),
            Msg::Changed(_) => self.read(cx),
            Msg::Refused(crate::ops::Error::Store(error)) => {
                return vec![Effect::Notice(Notice::error(store_error(cx.words, &error)))];
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
        }
        let keys = [Cmd::AllPlaybooks, Cmd::RunningPlaybooks].map(|cmd| first_key(cmd.spec()));
        let running = self.runs.iter().filter(|line| line.is_running()).count();
        let labels = [say!(cx.words, "playbook-tab-all"), format!("{} {running}", say!(cx.words, "playbook-tab-running"))];
        let tabs = [KeyHint { key: &keys[0], label: &labels[0] }, KeyHint { key: &keys[1], label: &labels[1] }];
        let line = Rect { height: 1.min(area.height), ..area };
        state.draw_tabs(&Tabs { tabs: &tabs, open: usize::from(self.shows_runs) }, cx.look, line, buffer);
        let top = if area.height >= 16 { 2 } else { 1 }.min(area.height);
        let below = Rect { y: area.y + top, height: area.height - top, ..area };
        if self.shows_runs { self.draw_runs(cx, below, buffer, state) } else { self.draw_playbooks(cx, below, buffer, state) }
    }
}
