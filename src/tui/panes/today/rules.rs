//! The rules of the queue: what each weighs, how often it fired and what came of it, so that noise can be muted with evidence.
//!
//! A rule is muted in the book and not in the person's file: it can be undone like every other write, and travels with the book.

use super::queue::Queue;
use crate::domain::triage::Reason;
use crate::ops::{Op, TriageOp};
use crate::review::today::RuleStats;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) struct RulesView {
    rows: Vec<RuleRow>,
    selection: Selection,
}

struct RuleRow {
    reason: Reason,
    weight: f64,
    muted: bool,
    stats: RuleStats,
}

impl RulesView {
    pub fn read(cx: &Cx<'_>, queue: &Queue) -> RulesView {
        let mut view = RulesView { rows: Vec::new(), selection: Selection::default() };
        view.reread(cx, queue);
        view
    }

    pub fn reread(&mut self, cx: &Cx<'_>, queue: &Queue) {
        let row = |reason: &Reason| {
            let settings = queue.rules.of(*reason);
            RuleRow { reason: *reason, weight: settings.weight, muted: settings.muted, stats: queue.stats(cx, *reason) }
        };
        self.rows = Reason::ALL.iter().map(row).collect();
    }

    pub fn moved(&mut self, cmd: Cmd, page: usize) {
        self.selection.moved(cmd, self.rows.len(), page);
    }

    /// Mutes the selected rule, or lets it speak again.
    pub fn mute(&self) -> Vec<Effect> {
        let row = self.selection.row(self.rows.len()).map(|row| &self.rows[row]);
        row.map(|row| Effect::Write(Op::Triage(TriageOp::Mute(row.reason, !row.muted)))).into_iter().collect()
    }

    pub fn draw(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = [
            "today-rules-col-reason",
            "today-rules-col-weight",
            "today-rules-col-fired",
            "today-rules-col-acted",
            "today-rules-col-snoozed",
            "today-rules-col-skipped",
        ];
        let headings = ids.map(|id| cx.words.get(id));
        let number = |index: usize, priority| Column::new(&headings[index], ColumnWidth::Fixed(8), priority).right();
        let names: Vec<String> = self.rows.iter().map(|row| cx.words.word(row.reason)).collect();
        let muted = say!(cx.words, "today-cli-col-muted");
        let columns = [
            Column::new(&headings[0], ColumnWidth::fitting(cx.look.cells, (20, 28), names.iter().map(String::as_str)), 0),
            number(1, 4),
            number(2, 0),
            number(3, 0),
            number(4, 3),
            number(5, 0),
            Column::new("", ColumnWidth::fitting(cx.look.cells, (5, 10), [muted.as_str()]), 2),
        ];
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected: self.selection.row(self.rows.len()), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.rows[index].cells(cx));
    }
}

impl RuleRow {
    fn cells(&self, cx: &Cx<'_>) -> TableRow<'static> {
        let text = if self.muted { Role::Dim } else { Role::Text };
        let number = |count: usize| Phrase::new(count.to_string(), if count == 0 { Role::Dim } else { text });
        let muted = if self.muted { say!(cx.words, "today-cli-col-muted") } else { String::new() };
        let cells = vec![
            Phrase::new(cx.words.word(self.reason), text),
            Phrase::new(self.weight.to_string(), Role::Dim),
            number(self.stats.fired),
            number(self.stats.acted),
            number(self.stats.snoozed),
            number(self.stats.skipped),
            Phrase::new(muted, Role::Yellow),
        ];
        TableRow { cells, is_marked: false }
    }
}
