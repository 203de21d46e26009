//! Draws the pages: tabs, sums, the list with its stages, and below it what is to be said of the selected line.

use super::list::{ExpansionsPane, Page, ScreenRow};
use super::pages::{Plan, cells, plan};
use super::{details, list};
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::panes::grouped::{FilterLine, GUTTER, draw_said, fitting};
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, TableRow, Tabs};
use crate::wording::expansions::totals;
use crate::wording::timeline::Tone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this height of the body on an empty row stands under the tabs.
const AIRY: u16 = 18;
/// Rows the list keeps, whatever is said below it.
const LIST: u16 = 7;
/// The most rows that are said below the list.
const DETAILS: u16 = 7;

const TABS: [&str; 4] = ["expansions-page-open", "expansions-page-suggested", "expansions-page-held", "expansions-page-decided"];

pub(super) fn facts(pane: &ExpansionsPane, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
    let n = pane.order.len();
    if n == 0 {
        return Vec::new();
    }
    let count = match pane.page {
        Page::Open | Page::Decided => say!(cx.words, "expansions-count", n = n),
        Page::Suggested => say!(cx.words, "expansions-suggested-count", n = n),
        Page::Held => say!(cx.words, "expansions-held-count", n = n),
    };
    let mut facts = vec![Phrase::new(count, Role::Text)];
    if !pane.marks.is_empty() && pane.page == Page::Open {
        facts.push(Phrase::new(say!(cx.words, "expansions-marked", n = pane.marks.len()), Role::Marked));
    }
    facts
}

pub(super) fn draw(pane: &ExpansionsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.failure {
        return draw_failure(cx, area, buffer, failure);
    }
    let words = TABS.map(|id| cx.words.get(id));
    let tabs = words.each_ref().map(|label| KeyHint { key: "", label });
    state.draw_tabs(&Tabs { tabs: &tabs, open: pane.page.place() }, cx.look, row_of(area, 0), buffer);
    let mut y = 1 + u16::from(area.height >= AIRY);
    if pane.shows_rule {
        return draw_rule(cx, below(area, y), buffer);
    }
    if pane.page == Page::Open && !pane.groups.is_empty() {
        draw_sums(pane, cx, row_of(area, y), buffer);
        y += 1;
    }
    if pane.is_filtering || !pane.filter.is_empty() {
        let hint = say!(cx.words, "expansions-filter-hint");
        FilterLine { input: &pane.filter, is_typed: pane.is_filtering, hint: &hint }.draw(cx, row_of(area, y), buffer, state);
        y += 1;
    }
    let body = below(area, y);
    if pane.order.is_empty() {
        return draw_nothing(pane, cx, body, buffer);
    }
    let said = details::wrapped(cx, &details::of_selected(pane, cx), usize::from(body.width.saturating_sub(GUTTER + 2)));
    let wanted = u16::try_from(said.len()).unwrap_or(u16::MAX).min(DETAILS) + 1;
    let room = if body.height > LIST + 2 { wanted.min(body.height - LIST) } else { 0 };
    draw_list(pane, cx, Rect { height: body.height - room, ..body }, buffer, state);
    draw_details(cx, below(body, body.height - room), buffer, &said);
}

fn row_of(area: Rect, y: u16) -> Rect {
    Rect { y: area.y + y.min(area.height), height: 1.min(area.height.saturating_sub(y)), ..area }
}

fn below(area: Rect, y: u16) -> Rect {
    Rect { y: area.y + y.min(area.height), height: area.height.saturating_sub(y), ..area }
}

fn draw_rule(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let width = pen.width().saturating_sub(GUTTER + 2);
    pen.put(GUTTER, 0, width, &say!(cx.words, "expansions-rule"), Role::Heading);
    let mut y = 2;
    for paragraph in details::rule(cx) {
        for line in details::wrapped(cx, &[paragraph], usize::from(width)) {
            pen.put_phrase(GUTTER, y, width, &line);
            y += 1;
        }
        y += 1;
    }
}

fn draw_details(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, said: &[Phrase<'static>]) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let width = pen.width();
    if pen.height() > 0 {
        pen.rule(1, 0, width.saturating_sub(2));
    }
    for (y, line) in (1..pen.height()).zip(said) {
        pen.put_phrase(GUTTER, y, width.saturating_sub(GUTTER + 1), line);
    }
}

/// Says why a page is empty, and what helps.
fn draw_nothing(pane: &ExpansionsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    if !pane.filter.is_empty() {
        let (sentence, label) = (say!(cx.words, "expansions-no-match"), say!(cx.words, "book-clear-filter"));
        let key = Some(KeyHint { key: "Esc", label: &label });
        return Blank { sentence: &sentence, role: Role::Text, key }.draw(cx.look, area, buffer);
    }
    let (id, cmd) = match pane.page {
        Page::Open => ("expansions-empty-screen", Cmd::ExpansionAdd),
        Page::Suggested => ("expansions-empty-suggested", Cmd::ExpansionRule),
        Page::Held => ("expansions-empty-held", Cmd::ExpansionRule),
        Page::Decided => ("expansions-empty-decided", Cmd::ExpansionAdd),
    };
    draw_empty(cx, area, buffer, &cx.words.with(id, &[("key", first_key(Cmd::ExpansionPage.spec()).into())]), cmd);
}

/// Draws the sums of all that is shown.
fn draw_sums(pane: &ExpansionsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let Some(found) = &pane.found else { return };
    let sums = found.totals(pane.order.iter().filter_map(|place| pane.line(*place)));
    let name = Phrase::new(say!(cx.words, "expansions-all"), Role::Heading);
    draw_said(cx, area, buffer, name, totals(cx.words, cx.format, &sums));
}

fn draw_list(pane: &list::ExpansionsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let rows = pane.rows();
    let lines: Vec<Vec<Phrase<'static>>> = rows.iter().map(|row| cells_of(pane, cx, *row)).collect();
    let plans = plan(pane.page);
    let headings: Vec<String> = plans.iter().map(|plan| cx.words.get(plan.heading)).collect();
    let columns: Vec<Column<'_>> =
        plans.iter().zip(&headings).enumerate().map(|(at, (plan, heading))| column(cx, plan, heading, at, &lines)).collect();
    let selected = pane.selected_place().and_then(|place| rows.iter().position(|row| *row == ScreenRow::Line(place)));
    // The heading of the first line of a stage stays in view with it.
    if let Some(row) = selected.filter(|row| matches!(rows.get(row.wrapping_sub(1)), Some(ScreenRow::Head(_)))) {
        state.list.top = state.list.top.min(row - 1);
    }
    let table = ListTable { columns: &columns, rows: rows.len(), selected, has_focus: !pane.is_filtering };
    state.draw_list(&table, cx.look, area, buffer, |index| TableRow {
        cells: lines[index].clone(),
        is_marked: matches!(rows[index], ScreenRow::Line(place) if is_marked(pane, place)),
    });
    draw_heads(pane, cx, area, buffer, &rows, state.list.top);
    let lines_before = |row: usize| rows.iter().take(row).filter(|row| matches!(row, ScreenRow::Line(_))).count();
    state.places.renumber(|row| matches!(rows.get(row), Some(ScreenRow::Line(_))).then(|| lines_before(row)));
}

fn is_marked(pane: &ExpansionsPane, place: usize) -> bool {
    pane.line(place).is_some_and(|line| pane.marks.contains(&line.row.id))
}

fn cells_of(pane: &ExpansionsPane, cx: &Cx<'_>, row: ScreenRow) -> Vec<Phrase<'static>> {
    match row {
        ScreenRow::Head(_) => Vec::new(),
        ScreenRow::Line(place) => cells(pane, cx, place),
    }
}

/// Lays out a column by what its cells need.
fn column<'a>(cx: &Cx<'_>, plan: &Plan, heading: &'a str, at: usize, lines: &[Vec<Phrase<'static>>]) -> Column<'a> {
    let widths = lines.iter().filter_map(|line| line.get(at)).map(|cell| cell.width(cx.look.cells));
    let widest = widths.chain([cx.look.cells.width(heading)]).max().unwrap_or(0);
    let widest = u16::try_from(widest).unwrap_or(u16::MAX);
    let width = match plan.bounds {
        Some((min, max)) => ColumnWidth::Flexible { min, max: widest.clamp(min, max) },
        None => ColumnWidth::Fixed(widest),
    };
    let column = Column::new(heading, width, plan.priority);
    if plan.is_number { column.right() } else { column }
}

/// Draws the headings of the stages in view over their empty rows.
fn draw_heads(pane: &ExpansionsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, rows: &[ScreenRow], top: usize) {
    let first = u16::from(area.height > 1);
    for (y, row) in (first..area.height).zip(rows.iter().skip(top)) {
        if let ScreenRow::Head(place) = row {
            let head = &pane.groups[*place];
            let mut pen = Pen::new(cx.look, row_of(area, y), buffer);
            let room = pen.width().saturating_sub(2);
            let name = Phrase::new(cx.words.word(head.stage), Role::Heading);
            let count = (say!(cx.words, "expansions-count", n = head.totals.n), Tone::Quiet);
            let said = [count].into_iter().chain(totals(cx.words, cx.format, &head.totals)).collect();
            let phrase = fitting(cx, usize::from(room), name, said);
            pen.put_phrase(1, 0, room, &phrase);
        }
    }
}
