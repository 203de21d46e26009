//! The chart's twin: one row a day, the newest first.

use super::UsageTab;
use crate::domain::kpi::Span;
use crate::domain::usage::{Course, Grain, Measure, Norm, norm_of};
use crate::i18n::format::NOTHING;
use crate::say;
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::health::decimal;
use crate::wording::usage;
use chrono::{Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) fn count(span: Span) -> usize {
    usize::try_from(span.days()).unwrap_or(0)
}

/// Returns the day of a row, 0 being the newest.
pub(super) fn day_at(span: Span, index: usize) -> NaiveDate {
    span.to.checked_sub_days(Days::new(index as u64)).unwrap_or(span.from)
}

/// Draws the table of one metric; the norm stands where a day, or the week that ends with it, is compared.
pub(super) fn draw(
    tab: &UsageTab,
    (course, selection): (&Course, Selection),
    cx: &Cx<'_>,
    area: Rect,
    buffer: &mut Buffer,
    state: &mut ViewState,
) {
    let title = say!(cx.words, "usage-twin", metric = usage::name(cx.words, &course.series));
    let mut pen = Pen::new(cx.look, area, buffer);
    let line = Phrase::new(title, Role::Heading).then("   ", Role::Dim).then(usage::grain(cx.words, course.grain), Role::Dim);
    pen.put_phrase(1, 0, area.width.saturating_sub(2), &line);
    let area = Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area };
    let ids = ["usage-day", "usage-value", "usage-people-head", "usage-usual"].map(|id| cx.words.get(id));
    let columns = [
        Column::new(&ids[0], ColumnWidth::Fixed(18), 0),
        Column::new(&ids[1], ColumnWidth::Fixed(10), 0).right(),
        Column::new(&ids[2], ColumnWidth::Fixed(8), 2).right(),
        Column::new(&ids[3], ColumnWidth::Fixed(16), 0).right(),
        Column::new("", ColumnWidth::Fixed(8), 0),
    ];
    let span = tab.span(cx);
    let rows = count(span);
    let table = ListTable { columns: &columns, rows, selected: selection.row(rows), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |index| row(cx, course, day_at(span, index)));
}

fn row(cx: &Cx<'_>, course: &Course, day: NaiveDate) -> TableRow<'static> {
    let series = &course.series;
    let known = series.first_on().is_some_and(|first| first <= day);
    let role = if series.days.contains_key(&day) { Role::Text } else { Role::Dim };
    let value = if known { decimal(cx.format, series.on(day)) } else { NOTHING.to_owned() };
    let people = match series.measure {
        Measure::Amount if series.names_people() => {
            cx.format.whole(i64::try_from(series.users_within(Span { from: day, to: day }).len()).unwrap_or(0))
        }
        _ => String::new(),
    };
    let (usual, mark) = match compared(course, day) {
        Some((norm, value)) => (band(cx, norm), mark(cx, norm, value)),
        None => (String::new(), Phrase::default()),
    };
    let cells = vec![
        Phrase::new(cx.format.date(day), role).means(day),
        Phrase::new(value, role),
        Phrase::new(people, Role::Dim),
        Phrase::new(usual, Role::Dim),
        mark,
    ];
    TableRow { cells, is_marked: false }
}

/// Returns what is usual, and what is compared with it: the day, or the week that ends with it.
fn compared(course: &Course, day: NaiveDate) -> Option<(Norm, f64)> {
    let norm = norm_of(&course.series, course.grain, day)?;
    let span = match course.grain {
        Grain::Day => Span { from: day, to: day },
        // Weeks end where the list of odd ones says; others would say the same thing seven times.
        Grain::Week => course.trend.weeks.iter().map(|(span, _)| *span).find(|span| span.to == day)?,
    };
    Some((norm, course.series.within(span)))
}

fn band(cx: &Cx<'_>, norm: Norm) -> String {
    say!(cx.words, "usage-usual-band", low = decimal(cx.format, norm.low), high = decimal(cx.format, norm.high))
}

fn mark(cx: &Cx<'_>, norm: Norm, value: f64) -> Phrase<'static> {
    match value {
        value if value < norm.low => Phrase::new(say!(cx.words, "usage-low"), Role::Yellow),
        value if value > norm.high => Phrase::new(say!(cx.words, "usage-high"), Role::Yellow),
        _ => Phrase::default(),
    }
}
