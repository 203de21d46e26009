//! Draws a review: the name of a part stands beside its first line.

use super::RhythmPane;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::period::{Line, Part, Section};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Returns the part of a row, its line, and the section when the row is its first.
pub(super) fn at(sections: &[Section], row: usize) -> Option<(Part, Option<&Line>, Option<&Section>)> {
    let mut first = 0;
    for section in sections {
        let rows = section.lines.len().max(1);
        if row < first + rows {
            return Some((section.part, section.lines.get(row - first), (row == first).then_some(section)));
        }
        first += rows;
    }
    None
}

pub(super) fn draw(pane: &RhythmPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.failure {
        return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    }
    let sections = pane.sections.borrow();
    let lines = || sections.iter().flat_map(|section| &section.lines);
    let cells = cx.look.cells;
    let when = lines().map(|line| cells.width(&line.when)).max().unwrap_or(0);
    let when = u16::try_from(when).unwrap_or(u16::MAX).clamp(4, 20);
    let [head_when, head_account, head_text] = ["review-col-when", "review-col-account", "review-col-text"].map(|id| cx.words.get(id));
    // Where little fits, what happened comes before with whom.
    let (account, text) = if area.width < 70 { (1, 16) } else { (8, 22) };
    let columns = [
        Column::new("", ColumnWidth::fitting(cells, (8, 20), sections.iter().map(|section| section.title.as_str())), 0),
        Column::new(&head_when, ColumnWidth::Fixed(when), 2),
        Column::new(&head_account, ColumnWidth::fitting(cells, (account, 28), lines().map(|line| line.account.as_str())), 1),
        Column::new(&head_text, ColumnWidth::fitting(cells, (text, 80), lines().map(|line| line.text.as_str())), 0),
    ];
    let rows = pane.rows();
    let table = ListTable { columns: &columns, rows, selected: pane.selection.row(rows), has_focus: true };
    let is_comparing = state_of(pane);
    if lines().next().is_none() && !is_comparing {
        let (log, tasks) = (first_key(Cmd::QuickLog.spec()), first_key(Cmd::AllTasks.spec()));
        let sentence = say!(cx.words, "review-empty", log = log, tasks = tasks);
        let used = u16::try_from(rows + 1).unwrap_or(u16::MAX).min(area.height);
        let below = Rect { y: area.y + used, height: area.height - used, ..area };
        Blank { sentence: &sentence, role: Role::Dim, key: None }.draw(cx.look, below, buffer);
    }
    state.draw_list(&table, cx.look, area, buffer, |row| {
        let Some((part, line, section)) = at(&sections, row) else { return TableRow::default() };
        TableRow { cells: cells_of(cx, part, line, section, is_comparing), is_marked: false }
    });
}

fn state_of(pane: &RhythmPane) -> bool {
    let (done, total) = pane.moves.borrow().progress();
    done < total
}

fn cells_of(cx: &Cx<'_>, part: Part, line: Option<&Line>, section: Option<&Section>, is_comparing: bool) -> Vec<Phrase<'static>> {
    let title = section.map_or_else(Phrase::default, |section| Phrase::new(section.title.clone(), Role::Heading));
    let Some(line) = line else {
        let nothing = if part == Part::Health && is_comparing { say!(cx.words, "review-wait") } else { say!(cx.words, "review-nothing") };
        return vec![title, Phrase::default(), Phrase::default(), Phrase::new(nothing, Role::Dim)];
    };
    // What slipped is late by its day, as in the list of tasks: a list all in red warns of nothing.
    let (when, text) = if part == Part::Slipped { (role_of(line.tone), Role::Text) } else { (Role::Dim, role_of(line.tone)) };
    vec![title, Phrase::new(line.when.clone(), when), Phrase::new(line.account.clone(), Role::Text), Phrase::new(line.text.clone(), text)]
}
