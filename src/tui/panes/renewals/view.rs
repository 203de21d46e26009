//! Draws the pipeline: the outlook, the sums, and the ends in groups, each group under a line of its sums.

use super::list::{RenewalsPane, ScreenRow};
use super::{columns, detail};
use crate::domain::renewal::group::Basis;
use crate::domain::renewal::totals::Totals;
use crate::review::renewals::{LineGroup, Pipeline};
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::panes::grouped::{FilterLine, draw_said, fitting};
use crate::tui::widget::{Blank, KeyHint, ListTable, Pen, Phrase};
use crate::wording::renewals::{Said, group, outlook, totals};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this height of the body on an empty row stands under the sums.
const AIRY: u16 = 14;

pub(super) fn facts(pane: &RenewalsPane, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
    let Some(pipeline) = pane.pipeline.as_ref().filter(|pipeline| !pipeline.open.is_empty()) else { return Vec::new() };
    let mut facts = vec![Phrase::new(say!(cx.words, "renewals-count", n = pipeline.open.len()), Role::Text)];
    if !pane.marks.is_empty() {
        facts.push(Phrase::new(say!(cx.words, "renewals-marked", n = pane.marks.len()), Role::Marked));
    }
    facts
}

pub(super) fn draw(pane: &RenewalsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.failure {
        return draw_failure(cx, area, buffer, failure);
    }
    let Some(pipeline) = &pane.pipeline else { return };
    if pipeline.open.is_empty() {
        let sentence = say!(cx.words, "renewals-empty-screen", key = first_key(Cmd::Import.spec()));
        return draw_empty(cx, area, buffer, &sentence, Cmd::RenewalAdd);
    }
    let mut y = draw_head(pane, pipeline, cx, area, buffer);
    if pane.is_filtering || !pane.filter.is_empty() {
        let hint = say!(cx.words, "renewals-filter-hint");
        FilterLine { input: &pane.filter, is_typed: pane.is_filtering, hint: &hint }.draw(cx, row_of(area, y), buffer, state);
        y += 1;
    }
    y += u16::from(area.height >= AIRY);
    let below = Rect { y: area.y + y.min(area.height), height: area.height.saturating_sub(y), ..area };
    draw_list(pane, cx, below, buffer, state);
}

fn row_of(area: Rect, y: u16) -> Rect {
    Rect { y: area.y + y.min(area.height), height: 1.min(area.height.saturating_sub(y)), ..area }
}

/// Draws the outlook of the quarter and the sums of all that is shown; returns the rows it took.
fn draw_head(pane: &RenewalsPane, pipeline: &Pipeline, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
    let quarter = group(cx.words, cx.format, pipeline.quarter(), Basis::Due);
    let found = pane.outlook.as_ref().map_or_else(Vec::new, |found| outlook(cx.words, cx.format, found));
    draw_said(cx, row_of(area, 0), buffer, Phrase::new(quarter, Role::Heading), found);
    let name = Phrase::new(say!(cx.words, "renewals-all"), Role::Heading);
    let sums = pane.totals.as_ref().map_or_else(Vec::new, |sums| totals(cx.words, cx.format, sums));
    draw_said(cx, row_of(area, 1), buffer, name, sums);
    2
}

fn draw_list(pane: &RenewalsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let rows = pane.rows();
    if rows.is_empty() {
        let (sentence, label) = (say!(cx.words, "renewals-no-match"), say!(cx.words, "book-clear-filter"));
        let key = Some(KeyHint { key: "Esc", label: &label });
        return Blank { sentence: &sentence, role: Role::Text, key }.draw(cx.look, area, buffer);
    }
    let selected = selected_row(pane, &rows);
    let area = detail::draw(pane, cx, area, buffer);
    columns::read_around(pane, cx, selected.unwrap_or_default(), usize::from(area.height), &rows);
    let headings = columns::headings(pane, cx);
    let columns = columns::columns(pane, cx, &headings);
    // The heading of the first line of a group stays in view with it.
    if let Some(row) = selected.filter(|row| matches!(rows.get(row.wrapping_sub(1)), Some(ScreenRow::Head(_)))) {
        state.list.top = state.list.top.min(row - 1);
    }
    let table = ListTable { columns: &columns, rows: rows.len(), selected, has_focus: !pane.is_filtering };
    state.draw_list(&table, cx.look, area, buffer, |index| columns::table_row(pane, cx, rows[index]));
    draw_heads(pane, cx, area, buffer, &rows, state.list.top);
    let lines_before = |row: usize| rows.iter().take(row).filter(|row| matches!(row, ScreenRow::Line(_))).count();
    state.places.renumber(|row| matches!(rows.get(row), Some(ScreenRow::Line(_))).then(|| lines_before(row)));
}

/// Draws the headings of the groups in view over their empty rows.
fn draw_heads(pane: &RenewalsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, rows: &[ScreenRow], top: usize) {
    let first = u16::from(area.height > 1);
    for (y, row) in (first..area.height).zip(rows.iter().skip(top)) {
        if let ScreenRow::Head(place) = row {
            let head = &pane.groups[*place];
            let mut pen = Pen::new(cx.look, row_of(area, y), buffer);
            let room = pen.width().saturating_sub(2);
            let name = Phrase::new(group(cx.words, cx.format, head.group, pane.basis), Role::Heading);
            let phrase = fitting(cx, usize::from(room), name, sums(cx, head));
            pen.put_phrase(1, 0, room, &phrase);
        }
    }
}

/// The number of lines, then the sums of a group.
fn sums(cx: &Cx<'_>, head: &LineGroup) -> Vec<Said> {
    let found: &Totals = &head.totals;
    let count = (say!(cx.words, "renewals-count", n = found.n), crate::wording::timeline::Tone::Quiet);
    [count].into_iter().chain(totals(cx.words, cx.format, found)).collect()
}

fn selected_row(pane: &RenewalsPane, rows: &[ScreenRow]) -> Option<usize> {
    let order = pane.order();
    let place = pane.selection.row(order.len()).map(|row| order[row])?;
    rows.iter().position(|row| *row == ScreenRow::Line(place))
}
