//! What changed since the last look, account by account: how health moved and why, what is new, what resolved itself.

use super::queue::Queue;
use crate::domain::AccountId;
use crate::domain::triage::Reason;
use crate::i18n::format::NOTHING;
use crate::review::today::{Change, HealthMove};
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, ViewState};
use crate::tui::route::{AccountTab, Route};
use crate::tui::selection::Selection;
use crate::tui::tone::role_of_band;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::triage;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) struct SinceView {
    heading: String,
    rows: Vec<(AccountId, Vec<Phrase<'static>>)>,
    selection: Selection,
}

/// Causes of a movement that are named.
const CAUSES: usize = 2;

impl SinceView {
    pub fn read(cx: &Cx<'_>, queue: &Queue) -> SinceView {
        let Some(today) = queue.today() else {
            return SinceView { heading: String::new(), rows: Vec::new(), selection: Selection::default() };
        };
        let changes = today.since_last_look(&queue.day(cx));
        let heading = queue.since.clone().unwrap_or_default();
        let rows = changes.iter().map(|change| (change.scored.line.id, row(cx, change))).collect();
        SinceView { heading, rows, selection: Selection::default() }
    }

    pub fn open(&self) -> Vec<Effect> {
        let Some(row) = self.selection.row(self.rows.len()) else { return Vec::new() };
        let siblings = self.rows.iter().map(|(id, _)| *id).collect();
        vec![Effect::Open(Route::Account { id: self.rows[row].0, siblings, tab: AccountTab::Health })]
    }

    pub fn moved(&mut self, cmd: Cmd, page: usize) {
        self.selection.moved(cmd, self.rows.len(), page);
    }

    /// Makes a column that is as wide as what stands in it.
    fn column<'a>(&self, cx: &Cx<'_>, title: &'a str, index: usize, (least, most): (u16, u16), priority: u8) -> Column<'a> {
        let widest = self.rows.iter().map(|(_, cells)| cells[index].width(cx.look.cells)).max().unwrap_or(0);
        let max = u16::try_from(widest).unwrap_or(most).clamp(least, most);
        Column::new(title, ColumnWidth::Flexible { min: least, max }, priority)
    }

    pub fn draw(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if self.rows.is_empty() {
            return Blank { sentence: &say!(cx.words, "today-since-nothing"), role: Role::Text, key: None }.draw(cx.look, area, buffer);
        }
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        pen.put(3, 0, room, &self.heading, Role::Dim);
        let headings = ["today-col-account", "today-col-health", "today-col-queue", "today-col-cause"].map(|id| cx.words.get(id));
        let columns = [
            self.column(cx, &headings[0], 0, (16, 30), 0),
            self.column(cx, &headings[1], 1, (7, 10), 0),
            self.column(cx, &headings[2], 2, (26, 60), 1),
            self.column(cx, &headings[3], 3, (24, 70), 2),
        ];
        let list = Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected: self.selection.row(self.rows.len()), has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| TableRow { cells: self.rows[index].1.clone(), is_marked: false });
    }
}

fn row(cx: &Cx<'_>, change: &Change<'_>) -> Vec<Phrase<'static>> {
    vec![
        Phrase::new(change.scored.line.name.clone(), Role::Text),
        change.moved.map_or_else(|| Phrase::new(NOTHING, Role::Dim), |moved| health(change, moved)),
        news(cx, change),
        Phrase::new(causes(cx, change), Role::Dim),
    ]
}

/// Says from which score to which: `78 → 62 −16`.
fn health(change: &Change<'_>, moved: &HealthMove) -> Phrase<'static> {
    let shown = |score: Option<u8>| score.map_or_else(|| NOTHING.to_owned(), |score| score.to_string());
    let score = &change.scored.score;
    Phrase::new(shown(moved.from.sure()), role_of_band(moved.from.band))
        .then(" → ", Role::Dim)
        .then(shown(score.sure()), role_of_band(score.band))
}

fn news(cx: &Cx<'_>, change: &Change<'_>) -> Phrase<'static> {
    let named = |reasons: &[Reason]| cx.format.list(&reasons.iter().map(|reason| cx.words.word(*reason)).collect::<Vec<_>>());
    let mut phrase = Phrase::default();
    if !change.resolved.is_empty() {
        phrase = phrase.then(say!(cx.words, "today-since-resolved", reasons = named(&change.resolved)), Role::Green);
    }
    if !change.new.is_empty() {
        let gap = if change.resolved.is_empty() { "" } else { "  " };
        phrase = phrase.then(gap, Role::Dim);
        phrase = phrase.then(say!(cx.words, "today-since-new", reasons = named(&change.new)), Role::Text);
    }
    phrase
}

fn causes(cx: &Cx<'_>, change: &Change<'_>) -> String {
    let causes = change.moved.map(|moved| moved.causes.as_slice()).unwrap_or_default();
    let said: Vec<String> = causes.iter().take(CAUSES).map(|moved| triage::cause(cx.words, cx.format, moved)).collect();
    said.join(" · ")
}
