//! Draws the tab: the score in one line, the list of what it is made of, the rows behind the selected line, and at the bottom
//! what would change the band.

use super::HealthTab;
use super::breakdown::{Breakdown, Line};
use super::details;
use crate::domain::health::{CapHit, Part};
use crate::i18n::format::NOTHING;
use crate::say;
use crate::text;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of_band;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::health;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this height on a rule sets the rows behind a line apart.
const RULED: u16 = 13;
/// From this height on there are empty lines between the blocks.
const ROOMY: u16 = 18;

/// Where the blocks stand, from the top down.
struct Places {
    head: Rect,
    list: Rect,
    details: Rect,
    foot: Rect,
}

pub(super) fn draw(tab: &HealthTab, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let breakdown = match &tab.breakdown {
        Ok(breakdown) => breakdown,
        Err(failure) => return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer),
    };
    let foot = health::way_out(cx.words, cx.format, &breakdown.score, cx.model);
    let foot = text::wrap(&foot, usize::from(area.width.saturating_sub(2)), cx.look.cells);
    let places = places(tab, breakdown, foot.len(), area);
    draw_head(cx, breakdown, places.head, buffer);
    draw_list(tab, cx, breakdown, places.list, buffer, state);
    if area.height >= RULED {
        Pen::new(cx.look, area, buffer).rule(1, places.details.y - area.y - 1, area.width.saturating_sub(2));
    }
    details::draw(tab, cx, places.details, buffer, state);
    draw_foot(cx, &foot, places.foot, buffer);
}

/// Divides the area: the rows behind a line take a third, half while they have the keys, and never more than they need.
fn places(tab: &HealthTab, breakdown: &Breakdown, foot_lines: usize, area: Rect) -> Places {
    let (rule, air) = (u16::from(area.height >= RULED), u16::from(area.height >= ROOMY));
    let head = (1 + u16::from(breakdown.score.override_.is_some())).min(area.height);
    let foot = match area.height {
        0..6 => 0,
        6..RULED => 1,
        _ => to_rows(foot_lines).min(2),
    };
    let rest = area.height.saturating_sub(head + foot + rule + 2 * air);
    let most = if tab.inside.is_some() { rest / 2 } else { rest / 3 };
    let details = to_rows(tab.details().len().max(1) + 1).min(most);
    let list = to_rows(breakdown.lines.len() + 1).min(rest - details);
    let row = |y: u16, height: u16| Rect { y: area.y + y, height, ..area }.intersection(area);
    Places {
        head: row(0, head),
        list: row(head + air, list),
        details: row(head + air + list + rule, rest - list),
        foot: row(area.height - foot, foot),
    }
}

fn to_rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

fn draw_head(cx: &Cx<'_>, breakdown: &Breakdown, area: Rect, buffer: &mut Buffer) {
    let score = &breakdown.score;
    let line = Phrase::new(health::health_phrase(cx.words, score.grade, score.shown(), score.band), role_of_band(score.band));
    let mut facts = Vec::new();
    if let Some(cap) = score.caps.iter().filter(|cap| cap.holds).min_by(|one, other| one.limit.total_cmp(&other.limit)) {
        facts.push((say!(cx.words, "health-held", limit = cap.limit.round()), Role::Text));
    }
    facts.push((health::coverage(cx.words, cx.format, score), Role::Text));
    if score.uncapped.is_some() {
        facts.push((say!(cx.words, "health-parts", points = tenths(breakdown.sum())), Role::Dim));
    }
    facts.push((say!(cx.words, "health-model", version = score.model_version), Role::Dim));
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(2);
    let line = facts.into_iter().fold(line, |line, (fact, role)| with_fact(cx, line, fact, role, room));
    pen.put_phrase(1, 0, room, &line);
    if let Some(over) = &score.override_ {
        let line = health::override_line(cx.words, cx.format, over, &breakdown.override_reason);
        pen.put(1, 1, pen.width().saturating_sub(2), &line, Role::Text);
    }
}

/// Adds a fact that has room as a whole; the last ones matter least.
fn with_fact(cx: &Cx<'_>, line: Phrase<'static>, fact: String, role: Role, room: u16) -> Phrase<'static> {
    let longer = line.clone().then("   ", Role::Dim).then(fact, role);
    if longer.width(cx.look.cells) <= usize::from(room) { longer } else { line }
}

fn draw_list(tab: &HealthTab, cx: &Cx<'_>, breakdown: &Breakdown, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let titles = [
        say!(cx.words, "health-column-group"),
        say!(cx.words, "health-column-input"),
        say!(cx.words, "health-column-weight"),
        say!(cx.words, "health-column-value"),
        say!(cx.words, "health-column-points"),
        say!(cx.words, "health-column-lost"),
        say!(cx.words, "health-column-reason"),
    ];
    // The reason takes what the numbers leave; it stands in full below.
    let reason = ColumnWidth::Flexible { min: (area.width * 2 / 5).clamp(21, 44), max: 90 };
    let columns = [
        Column::new(&titles[0], ColumnWidth::Fixed(11), 5),
        Column::new(&titles[1], ColumnWidth::Fixed(17), 0),
        Column::new(&titles[2], ColumnWidth::Fixed(6), 4).right(),
        Column::new(&titles[3], ColumnWidth::Fixed(5), 2).right(),
        Column::new(&titles[4], ColumnWidth::Fixed(6), 3).right(),
        Column::new(&titles[5], ColumnWidth::Fixed(5), 1).right(),
        Column::new(&titles[6], reason, 0),
    ];
    let selected = tab.selection.row(breakdown.lines.len());
    let table = ListTable { columns: &columns, rows: breakdown.lines.len(), selected, has_focus: tab.inside.is_none() };
    state.draw_list(&table, cx.look, area, buffer, |index| row(cx, breakdown, breakdown.lines[index]));
    state.places.focus_by(tab.inside.is_some().then_some(Cmd::Back));
}

/// Draws the wrapped sentence at the bottom; the last row takes what is left and is cut where that is too long.
fn draw_foot(cx: &Cx<'_>, lines: &[&str], area: Rect, buffer: &mut Buffer) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(2);
    let last = usize::from(pen.height().saturating_sub(1));
    for y in 0..pen.height() {
        let index = usize::from(y);
        let line = if index < last {
            lines.get(index).map_or(String::new(), ToString::to_string)
        } else {
            lines.get(index..).unwrap_or_default().join(" ")
        };
        pen.put(1, y, room, &line, Role::Text);
    }
}

fn row(cx: &Cx<'_>, breakdown: &Breakdown, line: Line) -> TableRow<'static> {
    let cells = match line {
        Line::Part(id) => breakdown.part(id).map(|part| part_cells(cx, breakdown, part)),
        Line::Cap(id) => breakdown.cap(id).map(|cap| cap_cells(cx, breakdown, cap)),
        Line::Movement => Some(movement_cells(cx, breakdown)),
    };
    TableRow { cells: cells.unwrap_or_default(), is_marked: false }
}

/// A missing part is dim and keeps its weight: it is what could be known.
fn part_cells(cx: &Cx<'_>, breakdown: &Breakdown, part: &Part) -> Vec<Phrase<'static>> {
    let known = if part.value.is_some() { Role::Text } else { Role::Dim };
    let value = part.value.map(|value| value.round() as u8);
    let value_role = value.map_or(Role::Dim, |value| role_of_band(cx.model.bands.of(value)));
    let points = breakdown.points(part.id);
    let number = |tenth: Option<i64>| tenth.map_or_else(|| NOTHING.to_owned(), tenths);
    vec![
        Phrase::new(health::group_name(cx.words, part.group), Role::Dim),
        Phrase::new(health::input_name(cx.words, part.id), known),
        Phrase::new(weight(part), Role::Dim),
        Phrase::new(value.map_or_else(|| NOTHING.to_owned(), |value| value.to_string()), value_role),
        Phrase::new(number(points.map(|points| points.brought)), known),
        Phrase::new(number(points.map(|points| points.lost)), known),
        Phrase::new(details::sentence(cx, breakdown, Line::Part(part.id)), known),
    ]
}

/// The weight that counts; with the model's own beside it where it has faded.
fn weight(part: &Part) -> String {
    let whole = one_decimal(part.weight);
    let has_faded = part.known_weight > 0.0 && part.weight - part.known_weight > 0.05;
    if has_faded { format!("{}/{}", one_decimal(part.known_weight), part.weight.round()) } else { whole }
}

/// The strictest cap in force takes the points; the others would take them if it were gone.
fn cap_cells(cx: &Cx<'_>, breakdown: &Breakdown, cap: &CapHit) -> Vec<Phrase<'static>> {
    let is_strictest = cap.holds && breakdown.lines.first() == Some(&Line::Cap(cap.id));
    let (role, lost) = match (cap.holds, is_strictest) {
        (true, true) => (Role::Red, tenths(breakdown.sum() - (cap.limit * 10.0).round() as i64)),
        (true, false) => (Role::Red, NOTHING.to_owned()),
        _ => (Role::Dim, NOTHING.to_owned()),
    };
    let reason = details::sentence(cx, breakdown, Line::Cap(cap.id));
    let reason = if cap.holds { reason } else { format!("{reason} ({})", say!(cx.words, "health-cap-idle")) };
    vec![
        Phrase::new(say!(cx.words, "health-limit"), Role::Dim),
        Phrase::new(health::cap_name(cx.words, cap.id), role),
        Phrase::default(),
        Phrase::new(format!("≤{}", cap.limit.round()), role),
        Phrase::default(),
        Phrase::new(lost, role),
        Phrase::new(reason, if cap.holds { Role::Text } else { Role::Dim }),
    ]
}

fn movement_cells(cx: &Cx<'_>, breakdown: &Breakdown) -> Vec<Phrase<'static>> {
    let days = health::days(cx.words, super::breakdown::MOVEMENT_DAYS);
    let change = breakdown.movement.as_ref().map(|movement| cx.format.change(i64::from(movement.shown_change())));
    vec![
        Phrase::default(),
        Phrase::new(say!(cx.words, "moved-name", days = days), Role::Text),
        Phrase::default(),
        Phrase::new(change.unwrap_or_else(|| NOTHING.to_owned()), Role::Text),
        Phrase::default(),
        Phrase::default(),
        Phrase::new(details::sentence(cx, breakdown, Line::Movement), Role::Text),
    ]
}

/// Writes tenths of a point: `14.5`.
fn tenths(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn one_decimal(number: f64) -> String {
    if number.fract().abs() < 0.05 { format!("{number:.0}") } else { format!("{number:.1}") }
}
