//! The Health tab: what the score is made of, the biggest drag first, with the rows behind each part, the smallest change that
//! would leave the band, and why the score moved in 30 days.
//!
//! A list of caps and parts above; below it the rows behind the selected one. Enter goes into the rows and opens one of them.

mod breakdown;
mod details;
mod drawing;

use crate::domain::health::Cause;
use crate::domain::{AccountId, EntityRef};
use crate::ops::Op;
use crate::say;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, Msg, ViewState};
use crate::tui::route::Route;
use crate::tui::selection::Selection;
use crate::wording::store_error;
use breakdown::{Breakdown, Line};
use details::Detail;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct HealthTab {
    account: AccountId,
    /// What was read, or what to say instead.
    breakdown: Result<Breakdown, String>,
    /// Among the lines.
    selection: Selection,
    /// Among the rows behind the selected line, while they have the keys.
    inside: Option<Selection>,
}

impl HealthTab {
    /// The tables that health is read from: a change of them is worth a `Msg::Changed`.
    pub const INTEREST: &'static [&'static str] = &[
        "account",
        "contact",
        "contract",
        "touch",
        "touch_contact",
        "response",
        "ticket",
        "usage",
        "plan",
        "step",
        "pulse",
        "health_override",
    ];

    /// Reads and scores the account.
    pub fn new(cx: &Cx<'_>, account: AccountId) -> HealthTab {
        HealthTab { account, breakdown: read(cx, account), selection: Selection::default(), inside: None }
    }

    /// Returns the row that is selected among those behind a part or a cap.
    pub fn selected_row(&self) -> Option<EntityRef> {
        match self.selected_detail()? {
            Detail::Row(evidence) => Some(evidence.entity),
            Detail::Moved(_) => None,
        }
    }

    /// Returns why a command cannot be run now.
    pub fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let has_override = self.breakdown.as_ref().is_ok_and(|breakdown| breakdown.score.override_.is_some());
        (cmd == Cmd::ClearOverride && !has_override).then(|| say!(cx.words, "health-no-override"))
    }

    /// Comes out of the rows behind a line; returns whether the keys were there.
    pub fn leave(&mut self) -> bool {
        self.inside.take().is_some()
    }

    /// Decides what a message means; `Back` closes the pane unless there are rows to come back from.
    pub fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Changed(_) => self.reread(cx),
            Msg::Command(Cmd::Back) => return if self.leave() { Vec::new() } else { vec![Effect::Close] },
            Msg::Command(Cmd::Open) => return self.open(),
            Msg::Command(Cmd::ClearOverride) => return self.clear_override(),
            Msg::Command(cmd) => self.moved(cmd, cx.page_rows),
            _ => {}
        }
        Vec::new()
    }

    pub fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        drawing::draw(self, cx, area, buffer, state);
    }

    /// Reads anew; the line that was selected stays so, wherever it stands now.
    fn reread(&mut self, cx: &Cx<'_>) {
        let line = self.selected_line();
        self.breakdown = read(cx, self.account);
        if let Some(line) = line {
            self.select(line);
        }
        if self.details().is_empty() {
            self.inside = None;
        }
    }

    fn lines(&self) -> &[Line] {
        self.breakdown.as_ref().map_or(&[], |breakdown| &breakdown.lines)
    }

    fn selected_line(&self) -> Option<Line> {
        self.selection.row(self.lines().len()).map(|index| self.lines()[index])
    }

    fn select(&mut self, line: Line) {
        if let Some(index) = self.lines().iter().position(|one| *one == line) {
            self.selection = Selection::at(index);
        }
    }

    /// Returns what is behind the selected line.
    fn details(&self) -> Vec<Detail> {
        match (&self.breakdown, self.selected_line()) {
            (Ok(breakdown), Some(line)) => breakdown.details(line),
            _ => Vec::new(),
        }
    }

    fn selected_detail(&self) -> Option<Detail> {
        let details = self.details();
        self.inside?.row(details.len()).map(|index| details[index])
    }

    /// Goes into the rows behind a line, opens a row, or jumps to the line of a cause.
    fn open(&mut self) -> Vec<Effect> {
        match self.selected_detail() {
            Some(Detail::Row(evidence)) => return vec![Effect::Open(Route::Row(evidence.entity))],
            Some(Detail::Moved(moved)) => return self.open_cause(moved.cause),
            None if !self.details().is_empty() => self.inside = Some(Selection::default()),
            None => {}
        }
        Vec::new()
    }

    fn open_cause(&mut self, cause: Cause) -> Vec<Effect> {
        let over = self.breakdown.as_ref().ok().and_then(|breakdown| breakdown.score.override_);
        let line = match cause {
            Cause::Input(id) => Line::Part(id),
            Cause::Cap(id) => Line::Cap(id),
            Cause::Override => return over.map(|over| Effect::Open(Route::Row(over.id.into()))).into_iter().collect(),
            Cause::Model => return Vec::new(),
        };
        // A cause that no longer stands has no line to go to.
        if self.lines().contains(&line) {
            self.inside = None;
            self.select(line);
        }
        Vec::new()
    }

    fn clear_override(&self) -> Vec<Effect> {
        let over = self.breakdown.as_ref().ok().and_then(|breakdown| breakdown.score.override_);
        over.map(|over| Effect::Write(Op::ClearOverride(over.id))).into_iter().collect()
    }

    /// Moves among the rows while inside, else among the lines; up from the first row comes back to the lines.
    fn moved(&mut self, cmd: Cmd, page: usize) {
        let details = self.details().len();
        match self.inside.as_mut() {
            Some(inside) if cmd == Cmd::Up && inside.row(details) == Some(0) => self.inside = None,
            Some(inside) => {
                inside.moved(cmd, details, page);
            }
            None => {
                let lines = self.lines().len();
                self.selection.moved(cmd, lines, page);
            }
        }
    }
}

fn read(cx: &Cx<'_>, account: AccountId) -> Result<Breakdown, String> {
    Breakdown::read(cx, account).map_err(|error| store_error(cx.words, &error))
}
