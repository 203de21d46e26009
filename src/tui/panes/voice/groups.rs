//! The figures by segment, role, touch model, stage, industry or account; Enter shows the comments of a group.

use super::board::VoicePane;
use super::shown::MEASURES;
use crate::domain::kpi::Figure;
use crate::domain::voice::is_thin;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::panes::account::tab::draw_empty;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::voice as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) fn draw(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let groups = &pane.shown.groups;
    if groups.is_empty() {
        return draw_empty(cx, area, buffer, &cx.words.get("voice-empty-period"), Cmd::VoiceEarlier);
    }
    let by = cx.words.word(pane.choice.by);
    let headings: Vec<String> = MEASURES.iter().map(|measure| cx.words.word(*measure)).collect();
    let width = |heading: &str| u16::try_from(cx.look.cells.width(heading)).unwrap_or(u16::MAX).clamp(11, 16);
    // What is said first leaves last; the share of CES says much the same as its mean.
    let priorities = [0, 1, 3, 4, 2];
    let mut columns = vec![Column::new(&by, ColumnWidth::Flexible { min: 12, max: 34 }, 0)];
    columns.extend(
        headings
            .iter()
            .zip(priorities)
            .map(|(heading, priority)| Column::new(heading, ColumnWidth::Fixed(width(heading)), priority).right()),
    );
    let table = ListTable { columns: &columns, rows: groups.len(), selected: pane.selected(), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |row| {
        let mut cells = vec![Phrase::new(wording::group_name(cx.words, &groups[row].key), Role::Text)];
        cells.extend(groups[row].figures.iter().map(|figure| cell(cx, figure)));
        TableRow { cells, is_marked: false }
    });
}

/// A value and how many rows it is made of; one of few is dim.
fn cell(cx: &Cx<'_>, figure: &Figure) -> Phrase<'static> {
    let value = wording::figure_value(cx.format, figure);
    let role = if is_thin(figure) || figure.n == 0 { Role::Dim } else { Role::Text };
    match figure.n {
        0 => Phrase::new(value, role),
        n => Phrase::new(value, role).then(format!(" n{n:<3}"), Role::Dim),
    }
}
