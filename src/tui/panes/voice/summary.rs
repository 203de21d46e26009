//! The summary: every figure with its interval and how it moved, and below the selected one how its answers spread and its trend.

use super::board::{VoicePane, kind_of};
use super::chart::{draw_spread, draw_trend, spread_height};
use crate::domain::voice::{FEW, is_thin};
use crate::i18n::format::NOTHING;
use crate::review::voice::Compared;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::voice as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows of the trend: heading, line, months, values, how many.
const TREND: u16 = 5;

pub(super) fn draw(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let table = u16::try_from(pane.shown.compared.len()).unwrap_or(u16::MAX).saturating_add(1).min(area.height);
    draw_figures(pane, cx, Rect { height: table, ..area }, buffer, state);
    let mut y = table;
    if pane.shown.compared.iter().any(|one| is_thin(&one.figure)) && y < area.height {
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        pen.put(3, y, room, &say!(cx.words, "voice-thin-rule", few = FEW), Role::Dim);
        y += 1;
    }
    if pane.shown.compared.iter().all(|one| one.figure.value.is_err() && one.before.value.is_err()) && y + 1 < area.height {
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        let (stack, import) = (first_key(Cmd::VoiceStack.spec()), first_key(Cmd::Import.spec()));
        pen.put(3, y + 1, room, &say!(cx.words, "voice-summary-how", stack = stack, import = import), Role::Text);
        y += 2;
    }
    let span = pane.choice.span(cx);
    let kind = kind_of(pane.measure());
    let part = |y: u16, height: u16| Rect { y: area.y + y, height, ..area };
    let spread = pane.shown.voices.spreads(kind, span).into_iter().next();
    let left = area.height.saturating_sub(y + 1);
    // The spread needs its bars; the trend comes where both fit, or where there is nothing to spread.
    if let Some(spread) = spread.filter(|_| left >= spread_height(1)) {
        let both = left >= spread_height(1) + 1 + TREND;
        let room = if both { left - TREND - 1 } else { left };
        let bars = room.saturating_sub(spread_height(0)).clamp(1, 6);
        draw_spread(cx, part(y + 1, spread_height(bars)), buffer, kind, &spread, bars);
        y += 1 + spread_height(bars);
    }
    if area.height >= y + 1 + TREND {
        let course = pane.shown.voices.course(pane.measure(), pane.choice.stretch.trend(), span.to);
        draw_trend(cx, part(y + 1, TREND), buffer, pane.measure(), &course);
    }
}

fn draw_figures(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let ids = ["voice-figure", "voice-value", "voice-interval", "voice-answers", "voice-before", "voice-change"];
    let [figure, value, interval, answers, before, change] = ids.map(|id| cx.words.get(id));
    let fitting = |least, most, texts: Vec<String>| ColumnWidth::fitting(cx.look.cells, (least, most), texts.iter().map(String::as_str));
    let compared = &pane.shown.compared;
    let names = compared.iter().map(|one| cx.words.word(one.measure)).collect();
    let counts = compared.iter().map(|one| made_of(cx, one)).collect();
    let changes = compared.iter().map(|one| change_of(cx, one).0).collect();
    let columns = [
        Column::new(&figure, fitting(8, 20, names), 0),
        Column::new(&value, ColumnWidth::Fixed(6), 0).right(),
        Column::new(&interval, fitting(9, 14, compared.iter().filter_map(|one| wording::interval(cx.format, &one.figure)).collect()), 0),
        Column::new(&answers, fitting(8, 20, counts), 1),
        Column::new(&before, ColumnWidth::Fixed(6), 3).right(),
        Column::new(&change, fitting(12, 34, changes), 2),
    ];
    let table = ListTable { columns: &columns, rows: compared.len(), selected: pane.selected(), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |row| figure_row(cx, &compared[row]));
}

fn figure_row(cx: &Cx<'_>, one: &Compared) -> TableRow<'static> {
    // A figure of few answers is not to be read as loudly as the others.
    let role = if is_thin(&one.figure) || one.figure.value.is_err() { Role::Dim } else { Role::Heading };
    let (change, change_role) = change_of(cx, one);
    let cells = vec![
        Phrase::new(cx.words.word(one.measure), Role::Text),
        Phrase::new(wording::figure_value(cx.format, &one.figure), role),
        Phrase::new(wording::interval(cx.format, &one.figure).unwrap_or_else(|| NOTHING.to_owned()), Role::Text),
        Phrase::new(made_of(cx, one), Role::Dim),
        Phrase::new(wording::figure_value(cx.format, &one.before), Role::Dim),
        Phrase::new(change, change_role),
    ];
    TableRow { cells, is_marked: false }
}

fn made_of(cx: &Cx<'_>, one: &Compared) -> String {
    match one.figure.value {
        Ok(_) => wording::made_of(cx.words, one.measure, &one.figure),
        Err(why) => wording::why_none(cx.words, why),
    }
}

fn change_of(cx: &Cx<'_>, one: &Compared) -> (String, Role) {
    let (text, tone) = wording::change_words(cx.words, cx.format, one.figure.unit, one.change);
    (text, role_of(tone))
}
