//! The rows behind a line of the breakdown: the rows of the book it was made from, or what moved the score.

use super::HealthTab;
use super::breakdown::{Breakdown, Line, MOVEMENT_DAYS};
use crate::domain::health::Evidence;
use crate::domain::health::movement::Moved;
use crate::domain::{EntityKind, Lang};
use crate::review;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::place::ListPlace;
use crate::tui::widget::{Column, ColumnWidth, ListState, ListTable, Pen, Phrase, TableRow};
use crate::wording::health;
use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

/// One row behind a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Detail {
    Row(Evidence),
    Moved(Moved),
}

/// Draws the selected line's sentence in full and below it the rows behind it.
pub(super) fn draw(tab: &HealthTab, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let (Ok(breakdown), Some(line)) = (&tab.breakdown, tab.selected_line()) else { return };
    let details = tab.details();
    let selected = tab.inside.and_then(|inside| inside.row(details.len()));
    let columns = columns(cx, line, &details);
    let table = ListTable { columns: &columns, rows: details.len(), selected, has_focus: tab.inside.is_some() };
    let mut list = ListState::default();
    let cursor = table.draw(cx.look, area, buffer, &mut list, |index| row(cx, &details[index]));
    let place = ListPlace::of(area.intersection(buffer.area), u16::from(area.height > 1), list.top, details.len(), 1, selected);
    state.places.lists.push(ListPlace { focus: tab.inside.is_none().then_some(Cmd::Open), ..place });
    if tab.inside.is_some() {
        state.cursor = cursor;
        state.page_rows = list.height;
    }
    // A list of one row has no heading to write over.
    if area.height > 1 {
        let mut pen = Pen::new(cx.look, area, buffer);
        pen.put(3, 0, pen.width().saturating_sub(4), &sentence(cx, breakdown, line), Role::Heading);
        if details.is_empty() && line != Line::Movement {
            pen.put(3, 1, pen.width().saturating_sub(4), &say!(cx.words, "health-no-rows"), Role::Dim);
        }
    }
}

/// Returns why a line is as it is, in one sentence.
pub(super) fn sentence(cx: &Cx<'_>, breakdown: &Breakdown, line: Line) -> String {
    match line {
        Line::Part(id) => breakdown.part(id).map(|part| health::reason(cx.words, cx.format, &part.reason)).unwrap_or_default(),
        Line::Cap(id) => breakdown.cap(id).map(|cap| health::cap_reason(cx.words, cx.format, &cap.reason)).unwrap_or_default(),
        Line::Movement => movement(cx, breakdown),
    }
}

fn movement(cx: &Cx<'_>, breakdown: &Breakdown) -> String {
    let Some(movement) = &breakdown.movement else {
        return say!(cx.words, "moved-unscored", days = health::days(cx.words, MOVEMENT_DAYS));
    };
    // What went against the change did not bring it about.
    let causes = || movement.causes.iter().filter(|moved| moved.shown != 0);
    let along = causes().find(|moved| moved.shown.signum() == movement.shown_change().signum());
    match along.or(causes().next()) {
        Some(most) => {
            let (cause, why) = (health::cause_name(cx.words, most.cause), health::why(cx.words, most.why));
            say!(cx.words, "moved-most", cause = cause, why = why)
        }
        None => say!(cx.words, "moved-none"),
    }
}

/// The day, what kind of row, and its own words; or the points, the cause, and why.
fn columns(cx: &Cx<'_>, line: Line, details: &[Detail]) -> [Column<'static>; 3] {
    let text = ColumnWidth::Flexible { min: 16, max: 120 };
    if line == Line::Movement {
        return [Column::new("", ColumnWidth::Fixed(5), 0).right(), Column::new("", ColumnWidth::Fixed(17), 0), Column::new("", text, 0)];
    }
    let day = ColumnWidth::Fixed(day_width(cx, details));
    let kind = ColumnWidth::Fixed(kind_width(cx, details));
    [Column::new("", day, 0), Column::new("", kind, 1), Column::new("", text, 0)]
}

/// Returns the cells of the days: those of the column above, so that both lists line up, unless a day of another year needs more
/// (`18 Oct 2025`, `2025年10月18日`).
fn day_width(cx: &Cx<'_>, details: &[Detail]) -> u16 {
    let is_of_another_year = |on: NaiveDate| on.year() != cx.today().year();
    let is_long = cx.format.lang == Lang::Ja && rows(details).filter_map(|row| row.on).any(is_of_another_year);
    if is_long { 14 } else { 11 }
}

/// Returns the cells of the widest kind there is; there may be thousands of rows, of few kinds.
fn kind_width(cx: &Cx<'_>, details: &[Detail]) -> u16 {
    let kinds: HashSet<EntityKind> = rows(details).map(|row| row.entity.kind).collect();
    let widest = kinds.into_iter().map(|kind| cx.look.cells.width(&cx.words.word(kind))).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX)
}

fn rows(details: &[Detail]) -> impl Iterator<Item = &Evidence> {
    details.iter().filter_map(|detail| match detail {
        Detail::Row(evidence) => Some(evidence),
        Detail::Moved(_) => None,
    })
}

/// Builds a row in view; its own words are read only now, as there may be thousands behind one part.
fn row(cx: &Cx<'_>, detail: &Detail) -> TableRow<'static> {
    let cells = match detail {
        Detail::Row(evidence) => {
            let text = review::evidence_text(cx.book.connection(), evidence.entity).unwrap_or_default();
            vec![
                Phrase::new(evidence.on.map(|on| cx.format.short_date(on)).unwrap_or_default(), Role::Dim),
                Phrase::new(cx.words.word(evidence.entity.kind), Role::Dim),
                Phrase::new(text, Role::Text),
            ]
        }
        Detail::Moved(moved) => vec![
            Phrase::new(cx.format.change(i64::from(moved.shown)), Role::Text),
            Phrase::new(health::cause_name(cx.words, moved.cause), Role::Text),
            Phrase::new(health::why(cx.words, moved.why), Role::Dim),
        ],
    };
    TableRow { cells, is_marked: false }
}
