//! Draws the usage tab: what is told of the account in one line, the metrics, and the chart of the selected one.

use super::super::tab::draw_failure;
use super::{UsageTab, days};
use crate::domain::usage::{Course, Report};
use crate::say;
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of;
use crate::tui::widget::{Blank, CHART_LEAST, Column, ColumnWidth, LineChart, ListTable, Pen, Phrase, TableRow, sparkline};
use crate::wording::health::decimal;
use crate::wording::usage;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the twelve weeks.
const COURSE: usize = 8;
/// From so many rows on there is an empty one between the parts.
const AIRY: u16 = 16;

pub(super) fn draw(tab: &UsageTab, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &tab.failure {
        return draw_failure(cx, area, buffer, failure);
    }
    let Some((report, course)) = tab.report.as_ref().zip(tab.selected()) else {
        let sentence = say!(cx.words, "usage-empty");
        return Blank { sentence: &sentence, role: Role::Dim, key: None }.draw(cx.look, area, buffer);
    };
    if let Some(selection) = tab.days {
        return days::draw(tab, (course, selection), cx, area, buffer, state);
    }
    let facts = facts_height(area);
    draw_facts(cx, report, course, area, buffer);
    let gap = u16::from(area.height >= AIRY);
    let below = Rect { y: area.y + facts, height: area.height - facts, ..area };
    let wanted = u16::try_from(report.courses.len() + 1).unwrap_or(u16::MAX);
    let chart = below.height.saturating_sub(wanted + gap).max(below.height / 2);
    let has_chart = chart >= CHART_LEAST.1 + 1 && below.height.saturating_sub(chart + gap) >= 2;
    let list = if has_chart { below.height - chart - gap } else { below.height };
    draw_list(tab, cx, report, Rect { height: list, ..below }, buffer, state);
    if has_chart {
        draw_chart(tab, cx, course, Rect { y: below.y + list + gap, height: chart, ..below }, buffer);
    }
}

/// The rows of the facts: a line of figures, what is not as usual, and an empty one where there is room.
fn facts_height(area: Rect) -> u16 {
    (2 + u16::from(area.height >= AIRY)).min(area.height)
}

fn draw_facts(cx: &Cx<'_>, report: &Report, course: &Course, area: Rect, buffer: &mut Buffer) {
    let (words, format) = (cx.words, cx.format);
    let mut facts = vec![say!(words, "usage-facts-active", text = usage::active(words, format, &report.active))];
    if let Ok(share) = report.weekly.whole.value {
        facts.push(say!(words, "usage-facts-weekly", share = format.percent(share)));
    }
    if let Ok(share) = report.daily.whole.value {
        facts.push(say!(words, "usage-facts-daily", share = format.percent(share)));
    }
    facts.extend(report.last_on.map(|on| say!(words, "usage-facts-until", on = format.short_date(on))));
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = area.width.saturating_sub(2);
    pen.put(1, 0, room, &fitting(cx, &facts, usize::from(room)), Role::Text);
    let odd: Vec<String> = course.outside.iter().rev().map(|odd| usage::outside(words, format, odd)).collect();
    match odd.is_empty() {
        true => pen.put(1, 1, room, &say!(words, "usage-all-usual"), Role::Dim),
        false => pen.put(1, 1, room, &say!(words, "usage-odd", text = odd.join(" · ")), Role::Yellow),
    };
}

/// Puts as many facts behind one another as fit whole; the first always stands.
fn fitting(cx: &Cx<'_>, facts: &[String], room: usize) -> String {
    let mut line = facts.first().cloned().unwrap_or_default();
    for fact in facts.iter().skip(1) {
        let longer = format!("{line} · {fact}");
        if cx.look.cells.width(&longer) <= room {
            line = longer;
        }
    }
    line
}

/// A column of numbers, as wide as its heading and its widest number.
fn figures<'a>(cx: &Cx<'_>, heading: &'a str, priority: u8, texts: impl Iterator<Item = String>) -> Column<'a> {
    let cells = cx.look.cells;
    let widest = texts.map(|text| cells.width(&text)).chain([cells.width(heading)]).max().unwrap_or(0);
    Column::new(heading, ColumnWidth::Fixed(u16::try_from(widest).unwrap_or(u16::MAX).min(14)), priority).right()
}

fn draw_list(tab: &UsageTab, cx: &Cx<'_>, report: &Report, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let ids = ["usage-metric", "usage-course-head", "usage-now", "usage-before", "usage-change", "usage-slope", "usage-share-head"];
    let heads = ids.map(|id| cx.words.get(id));
    let names: Vec<String> = report.courses.iter().map(|course| usage::name(cx.words, &course.series)).collect();
    let shares: Vec<String> = report.courses.iter().map(|course| share(cx, course)).collect();
    let each = || report.courses.iter();
    let columns = [
        Column::new(&heads[0], ColumnWidth::fitting(cx.look.cells, (13, 28), names.iter().map(String::as_str)), 0),
        Column::new(&heads[1], ColumnWidth::Fixed(u16::try_from(COURSE).unwrap_or(8)), 3),
        figures(cx, &heads[2], 0, each().map(|course| decimal(cx.format, course.trend.now))),
        figures(cx, &heads[3], 4, each().map(|course| decimal(cx.format, course.trend.before))),
        figures(cx, &heads[4], 0, each().map(|course| usage::change(cx.format, &course.trend.change))),
        figures(cx, &heads[5], 5, each().map(|course| usage::slope(cx.format, course))),
        Column::new(&heads[6], ColumnWidth::fitting(cx.look.cells, (13, 30), shares.iter().map(String::as_str)), 2),
    ];
    let rows = report.courses.len();
    let table = ListTable { columns: &columns, rows, selected: tab.selection.row(rows), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |index| table_row(cx, &report.courses[index]));
}

fn share(cx: &Cx<'_>, course: &Course) -> String {
    course.adoption.as_ref().map(|adoption| usage::adoption_parts(cx.words, cx.format, adoption)).unwrap_or_default()
}

fn table_row(cx: &Cx<'_>, course: &Course) -> TableRow<'static> {
    let trend = &course.trend;
    let most = trend.weeks.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    let scaled = |value: f64| if most > 0.0 { Some(value / most * 100.0) } else { None };
    let weeks: Vec<Option<f64>> = trend.weeks.iter().map(|(_, value)| scaled(*value)).collect();
    let cells = vec![
        Phrase::new(usage::name(cx.words, &course.series), Role::Text),
        Phrase::new(sparkline(&weeks, COURSE), Role::Dim),
        Phrase::new(decimal(cx.format, trend.now), Role::Text),
        Phrase::new(decimal(cx.format, trend.before), Role::Dim),
        Phrase::new(usage::change(cx.format, &trend.change), role_of(usage::tone_of_change(&trend.change))),
        Phrase::new(usage::slope(cx.format, course), Role::Dim),
        Phrase::new(share(cx, course), Role::Dim),
    ];
    TableRow { cells, is_marked: false }
}

fn draw_chart(tab: &UsageTab, cx: &Cx<'_>, course: &Course, area: Rect, buffer: &mut Buffer) {
    let span = tab.span(cx);
    let weekly = course.series.by_week(span);
    let points: Vec<Option<f64>> = weekly.iter().map(|(_, value)| *value).collect();
    let top = points.iter().flatten().copied().fold(0.0, f64::max);
    let latest = points.last().copied().flatten().unwrap_or(0.0);
    let marks: Vec<usize> = course.outside.iter().filter_map(|odd| usize::try_from((odd.span.to - span.from).num_days()).ok()).collect();
    let (highest, latest) = (decimal(cx.format, top), decimal(cx.format, latest));
    let (first, last) = (cx.format.short_date(span.from), cx.format.short_date(span.to));
    let title = Phrase::new(usage::name(cx.words, &course.series), Role::Heading)
        .then("   ", Role::Dim)
        .then(usage::chart_title(cx.words, course), Role::Dim);
    Pen::new(cx.look, area, buffer).put_phrase(1, 0, area.width.saturating_sub(2), &title);
    let chart = LineChart { points: &points, top, ends: (&highest, "0"), days: (&first, &last), latest: &latest, marks: &marks };
    let inner = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height.saturating_sub(1) };
    chart.draw(cx.look, inner, buffer);
}
