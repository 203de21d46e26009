//! What starting a playbook would bring, account by account and task by task, before it is started.

use super::steps::{days_width, draw_selected, is_cut};
use crate::domain::playbook::{PlannedStep, Playbook};
use crate::domain::triage::Reason;
use crate::domain::{AccountId, Anchor, Mark, Priority, when};
use crate::ops::{Op, PlaybookStart, RunStart, TriageOp};
use crate::review::playbook::{Preview, playbook, previews};
use crate::say;
use crate::store;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Pen, Phrase, TableRow, draw_line};
use crate::wording::playbook::{cannot_start, remark};
use crate::wording::store_error;
use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

pub struct StartPane {
    key: String,
    accounts: Vec<AccountId>,
    reason: Option<Reason>,
    playbook: Option<Playbook>,
    previews: Vec<Preview>,
    /// Rows of the list: an account, or one of its steps.
    rows: Vec<Line>,
    /// Steps that the person does not want, by account and place.
    skipped: HashSet<(AccountId, usize)>,
    /// The day to count from, where it is not the account's own.
    on: Option<NaiveDate>,
    /// That day while it is typed.
    typing: Option<LineInput>,
    selection: Selection,
    failure: Option<String>,
    /// What is said of the morning's item that starting it does.
    answers: Option<Mark>,
}

/// A row: of which preview, and of which step where it is one.
#[derive(Clone, Copy)]
struct Line {
    preview: usize,
    step: Option<usize>,
    /// Whether it says why the account is left out.
    is_obstacle: bool,
}

impl StartPane {
    pub fn new(cx: &Cx<'_>, key: String, accounts: Vec<AccountId>, reason: Option<Reason>) -> StartPane {
        let mut pane = StartPane {
            key,
            accounts,
            reason,
            playbook: None,
            previews: Vec::new(),
            rows: Vec::new(),
            skipped: HashSet::new(),
            on: None,
            typing: None,
            selection: Selection::default(),
            failure: None,
            answers: None,
        };
        pane.read(cx);
        pane
    }

    /// Shows what it would bring to the account of an item; starting it does the item.
    pub fn answering(cx: &Cx<'_>, key: String, mark: Mark) -> StartPane {
        StartPane { answers: Some(mark.clone()), ..StartPane::new(cx, key, vec![mark.account], Some(mark.reason)) }
    }

    fn read(&mut self, cx: &Cx<'_>) {
        self.failure = self.try_read(cx).err().map(|error| store_error(cx.words, &error));
    }

    fn try_read(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        self.playbook = playbook(cx.book.connection(), cx.format.lang, &self.key)?;
        let Some(playbook) = &self.playbook else { return Ok(()) };
        self.previews = previews(super::ground(cx), playbook, &self.accounts, self.on)?;
        self.rows.clear();
        for (preview, of) in self.previews.iter().enumerate() {
            self.rows.push(Line { preview, step: None, is_obstacle: false });
            if of.obstacle(playbook.anchor()).is_some() {
                self.rows.push(Line { preview, step: None, is_obstacle: true });
            } else {
                self.rows.extend((0..of.steps.len()).map(|step| Line { preview, step: Some(step), is_obstacle: false }));
            }
        }
        Ok(())
    }

    fn can_start(&self, preview: &Preview) -> bool {
        self.playbook.as_ref().is_some_and(|playbook| preview.obstacle(playbook.anchor()).is_none())
    }

    fn is_skipped(&self, preview: &Preview, step: usize) -> bool {
        self.skipped.contains(&(preview.account, step))
    }

    /// Returns what would be written; accounts without a task are left out.
    fn runs(&self) -> Vec<RunStart> {
        let run = |preview: &Preview| {
            let wanted = preview.steps.iter().enumerate().filter(|(index, _)| !self.is_skipped(preview, *index));
            let chosen = Preview { steps: wanted.map(|(_, step)| step.clone()).collect(), ..preview.clone() };
            let tasks = chosen.tasks();
            let anchor_on = preview.anchor_on.filter(|_| !tasks.is_empty())?;
            Some(RunStart { account: preview.account, anchor_on, tasks })
        };
        self.previews.iter().filter(|preview| self.can_start(preview)).filter_map(run).collect()
    }

    fn start(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let runs = self.runs();
        match &self.playbook {
            Some(playbook) if !runs.is_empty() => {
                let (key, name) = (self.key.clone(), playbook.name().to_owned());
                let start = PlaybookStart { key, name, reason: self.reason, runs };
                vec![Effect::Write(match &self.answers {
                    Some(mark) => Op::Triage(TriageOp::Start(Box::new(start), mark.clone())),
                    None => Op::StartPlaybook(start),
                })]
            }
            _ => vec![Effect::Notice(Notice::error(say!(cx.words, "playbook-start-nothing")))],
        }
    }

    /// Leaves the selected step out or in; on an account all of its steps.
    fn skip(&mut self) {
        let Some(Line { preview, step, .. }) = self.selection.row(self.rows.len()).map(|row| self.rows[row]) else { return };
        let (account, steps) = (self.previews[preview].account, self.previews[preview].steps.len());
        let places: Vec<(AccountId, usize)> =
            step.map_or_else(|| (0..steps).collect(), |step| vec![step]).into_iter().map(|step| (account, step)).collect();
        if places.iter().all(|place| self.skipped.contains(place)) {
            self.skipped.retain(|place| !places.contains(place));
        } else {
            self.skipped.extend(places);
        }
        if step.is_some() {
            self.selection.moved(Cmd::Down, self.rows.len(), 1);
        }
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back if self.typing.is_some() => self.typing = None,
            Cmd::Back => return vec![Effect::Close],
            Cmd::StartPlaybook => return self.start(cx),
            Cmd::SkipStep => self.skip(),
            Cmd::PlaybookDay => self.typing = Some(LineInput::with_text(&self.on.map(|day| day.to_string()).unwrap_or_default())),
            Cmd::KeepPlaybookDay => return self.keep_day(cx),
            _ => {
                self.selection.moved(cmd, self.rows.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    /// Takes the typed day; nothing typed is each account's own day.
    fn keep_day(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(line) = &self.typing else { return Vec::new() };
        let text = line.text().trim();
        let day = when::parse_day(text, cx.today());
        if day.is_none() && !text.is_empty() {
            return vec![Effect::Notice(Notice::error(say!(cx.words, "playbook-start-bad-day")))];
        }
        self.on = day;
        self.typing = None;
        self.read(cx);
        Vec::new()
    }

    fn typed(&mut self, key: KeyEvent) {
        let Some(line) = &mut self.typing else { return };
        line.typed(key);
    }

    fn row(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let Line { preview, step, is_obstacle } = self.rows[index];
        let preview = &self.previews[preview];
        let Some(step_at) = step else { return self.account_row(cx, preview, is_obstacle) };
        let step = &preview.steps[step_at];
        let is_skipped = self.is_skipped(preview, step_at);
        let role = if step.is_left_out || is_skipped { Role::Dim } else { Role::Text };
        let priority = if step.priority == Priority::NORMAL { String::new() } else { format!("!{}", step.priority.value()) };
        let told = if is_skipped { say!(cx.words, "playbook-skipped") } else { remark(cx.words, cx.format, step) };
        let sign = if step.is_left_out || is_skipped { "–" } else { "▪" };
        let cells = vec![
            Phrase::new(format!("  {sign} "), Role::Dim).then(cx.format.short_date(step.due_on), Role::Dim),
            Phrase::new(step.title.clone(), role),
            Phrase::new(priority, Role::Yellow),
            Phrase::new(told, Role::Dim),
        ];
        TableRow { cells, is_marked: false }
    }

    /// The account's name above its tasks, or the reason why it gets none.
    fn account_row(&self, cx: &Cx<'_>, preview: &Preview, is_obstacle: bool) -> TableRow<'static> {
        let obstacle = self.playbook.as_ref().and_then(|playbook| preview.obstacle(playbook.anchor()));
        let told = match (obstacle, preview.anchor_on) {
            (Some(why), _) if is_obstacle => Phrase::new(cannot_start(cx.words, cx.format, why), Role::Warning),
            (None, Some(day)) => {
                let counted = say!(cx.words, "playbook-start-counted", day = cx.format.short_date(day));
                Phrase::new(preview.name.clone(), Role::Heading).then("   ", Role::Text).then(counted, Role::Dim)
            }
            _ => Phrase::new(preview.name.clone(), Role::Heading),
        };
        TableRow { cells: vec![Phrase::new("", Role::Text), told], is_marked: false }
    }

    fn selected_step(&self) -> Option<&PlannedStep> {
        let Line { preview, step, .. } = self.rows[self.selection.row(self.rows.len())?];
        step.map(|step| &self.previews[preview].steps[step])
    }

    fn draw_head(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) -> u16 {
        let runs = self.runs();
        let tasks: usize = runs.iter().map(|run| run.tasks.len()).sum();
        let blocked = self.previews.len() - runs.len();
        let mut head = say!(cx.words, "playbook-start-head", tasks = tasks, accounts = runs.len());
        if blocked > 0 {
            head = format!("{head} · {}", say!(cx.words, "playbook-start-blocked", n = blocked));
        }
        let room = area.width.saturating_sub(4);
        let mut pen = Pen::new(cx.look, area, buffer);
        pen.put(3, 0, room, &head, Role::Heading);
        let label = format!("{}  ", say!(cx.words, "playbook-start-from"));
        let used = pen.put(3, 1, room, &label, Role::Dim) + 3;
        if let Some(line) = &self.typing {
            let field =
                Rect { x: area.x + used, y: area.y + 1, width: 24.min(area.width.saturating_sub(used)), height: 1 }.intersection(area);
            let understood = when::parse_day(line.text(), cx.today()).map(|day| cx.format.date(day)).unwrap_or_default();
            pen.put(used + 26, 1, room.saturating_sub(used + 23), &understood, Role::Dim);
            state.cursor = draw_line(cx.look, field, buffer, line, &[]);
            state.editing = true;
        } else {
            let day = self.on.map_or_else(|| say!(cx.words, "playbook-start-own-day", n = self.previews.len()), |day| cx.format.date(day));
            pen.put(used, 1, room.saturating_sub(used), &day, Role::Text);
        }
        if area.height >= 16 { 3 } else { 2 }
    }
}

impl Pane for StartPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        let name = self.playbook.as_ref().map_or_else(|| self.key.clone(), |playbook| playbook.name().to_owned());
        say!(cx.words, "playbook-start-title", name = name)
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.typing.is_some() { &[Scope::PlaybookDay] } else { &[Scope::PlaybookStart, Scope::List] }
    }

    fn takes_text(&self) -> bool {
        self.typing.is_some()
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::StartPlaybook && self.runs().is_empty()).then(|| say!(cx.words, "playbook-start-nothing"))
    }

    fn account(&self) -> Option<AccountId> {
        let row = self.selection.row(self.rows.len())?;
        Some(self.previews[self.rows[row].preview].account)
    }

    fn accounts(&self) -> Vec<AccountId> {
        self.accounts.clone()
    }

    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => self.typed(key),
            Msg::Paste(text) => {
                if let Some(line) = &mut self.typing {
                    line.paste(&text);
                }
            }
            Msg::Written(_) => return vec![Effect::Close],
            Msg::Changed(_) => self.read(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let gone = || say!(cx.words, "playbook-gone");
        if let Some(failure) = self.failure.clone().or_else(|| self.playbook.is_none().then(gone)) {
            return Blank { sentence: &failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
        }
        let top = self.draw_head(cx, area, buffer, state).min(area.height);
        let below = Rect { y: area.y + top, height: area.height - top, ..area };
        let ids = ["playbook-col-day", "playbook-col-task", "playbook-col-remark"].map(|id| cx.words.get(id));
        let anchor = self.playbook.as_ref().map_or(Anchor::Start, Playbook::anchor);
        let reasons: Vec<String> =
            self.previews.iter().filter_map(|preview| preview.obstacle(anchor)).map(|why| cannot_start(cx.words, cx.format, why)).collect();
        let titles = self.previews.iter().flat_map(|preview| preview.steps.iter().map(|step| step.title.as_str()));
        let texts = titles.chain(reasons.iter().map(String::as_str));
        let steps = self.previews.iter().flat_map(|preview| &preview.steps);
        let remarks: Vec<String> = steps.map(|step| remark(cx.words, cx.format, step)).collect();
        let told = ColumnWidth::fitting(cx.look.cells, (6, 44), remarks.iter().map(String::as_str));
        let all: Vec<&PlannedStep> = self.previews.iter().flat_map(|preview| &preview.steps).collect();
        let columns = [
            Column::new(&ids[0], ColumnWidth::Fixed(days_width(cx, all.iter().copied()) + 4), 0),
            Column::new(&ids[1], ColumnWidth::fitting(cx.look.cells, (36, 76), texts), 0),
            Column::new("", ColumnWidth::Fixed(2), 2),
            Column::new(&ids[2], told, 1),
        ];
        let selected = self.selection.row(self.rows.len());
        let below = draw_selected(cx, below, buffer, self.selected_step(), is_cut(cx, below.width.saturating_sub(4), &all, &remarks));
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected, has_focus: self.typing.is_none() };
        state.draw_list(&table, cx.look, below, buffer, |index| self.row(cx, index));
    }
}
