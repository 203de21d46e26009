//! Draws the numbers: tabs, the period, the table or the chart, and below a table what the chosen figure is.

use super::NumbersPane;
use super::charts;
use super::grids::standing;
use super::tab::{Shown, Tab};
use crate::domain::kpi::Kpi;
use crate::say;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::chart::GUTTER;
use crate::tui::widget::{Blank, KeyHint, Pen, Phrase, Tabs, draw_line};
use crate::wording::kpi::{asides, formula, span};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this height of the body on there is an empty row under the heading, and what a figure is below its table.
const AIRY: u16 = 15;
/// Rows for what a figure is.
const ABOUT: u16 = 3;

pub(super) fn draw(pane: &NumbersPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.work.failure {
        return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    }
    let row = |y: u16, height: u16| Rect { y: area.y + y.min(area.height), height: height.min(area.height.saturating_sub(y)), ..area };
    draw_tabs(pane, cx, row(0, 1), buffer, state);
    if pane.is_filtering {
        draw_filter(pane, cx, row(1, 1), buffer, state);
    } else {
        draw_period(pane, cx, row(1, 1), buffer);
    }
    let top = 2 + u16::from(area.height >= AIRY);
    let body = row(top, area.height.saturating_sub(top));
    match (&pane.work.shown, pane.grid()) {
        (Some(shown), Some(grid)) => {
            if pane.work.held.as_ref().is_some_and(|held| held.accounts() == 0) {
                draw_empty(pane, cx, body, buffer);
            } else if pane.shows_table() {
                let about = if area.height >= AIRY && pane.tab == Tab::Figures { ABOUT + 1 } else { 0 };
                let list = Rect { height: body.height.saturating_sub(about), ..body };
                grid.draw(cx, list, buffer, state, pane.chosen());
                draw_about(pane, cx, shown, row(area.height - about, about), buffer);
            } else {
                charts::draw(pane, cx, shown, body, buffer, state);
            }
        }
        _ => Blank { sentence: &say!(cx.words, "numbers-working"), role: Role::Dim, key: None }.draw(cx.look, body, buffer),
    }
    if pane.is_filtering {
        state.editing = true;
    }
}

fn draw_tabs(pane: &NumbersPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let labels: Vec<(String, String)> =
        Tab::ALL.iter().map(|tab| (first_key(tab.cmd().spec()), cx.words.get(&tab.cmd().spec().word_id()))).collect();
    let tabs: Vec<KeyHint<'_>> = labels.iter().map(|(key, label)| KeyHint { key, label }).collect();
    state.draw_tabs(&Tabs { tabs: &tabs, open: pane.tab.place() }, cx.look, area, buffer);
}

/// Puts period, accounts and filter on one line; what has no room as a whole is left out.
fn draw_period(pane: &NumbersPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = usize::from(pen.width().saturating_sub(GUTTER + 1));
    let mut line = if pane.tab.looks_ahead() {
        Phrase::new(say!(cx.words, "numbers-ahead"), Role::Text)
    } else {
        Phrase::new(span(cx.format, pane.periods(cx).now), Role::Text)
    };
    for (text, role) in pane.beside_period(cx) {
        let longer = line.clone().then("   ", Role::Dim).then(text, role);
        if longer.width(cx.look.cells) <= room {
            line = longer;
        }
    }
    pen.put_phrase(GUTTER, 0, pen.width().saturating_sub(GUTTER + 1), &line);
}

fn draw_filter(pane: &NumbersPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let lead = pen.put(GUTTER, 0, 4, "/ ", Role::Accent);
    let field = Rect { x: area.x + GUTTER + lead, width: area.width.saturating_sub(GUTTER + lead + 1), ..area };
    state.cursor = draw_line(cx.look, field, buffer, &pane.filter, &[]);
}

fn draw_empty(pane: &NumbersPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let (sentence, cmd) = match pane.filter_in_force() {
        "" => (say!(cx.words, "numbers-no-accounts"), Cmd::Import),
        _ => (say!(cx.words, "numbers-none-fits"), Cmd::NumbersFilter),
    };
    let (key, label) = (first_key(cmd.spec()), cx.words.get(&cmd.spec().word_id()));
    Blank { sentence: &sentence, role: Role::Text, key: Some(KeyHint { key: &key, label: &label }) }.draw(cx.look, area, buffer);
}

/// Says what the chosen figure is: why there is none, where it stands to its target, what does not count, and its formula.
fn draw_about(pane: &NumbersPane, cx: &Cx<'_>, shown: &Shown, area: Rect, buffer: &mut Buffer) {
    let (Shown::Figures(lines), Some((row, _)), true) = (shown, pane.chosen(), area.height > 1) else { return };
    let Some(line) = lines.get(row) else { return };
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(GUTTER + 1);
    pen.rule(1, 0, area.width.saturating_sub(2));
    let mut head = Phrase::new(cx.words.word(line.kpi), Role::Heading);
    let is_scoring = line.kpi == Kpi::ArrAtRisk && pane.is_scoring(cx);
    let why = line.now.value.err().filter(|_| !is_scoring).map(|why| (cx.words.word(why), Role::Text));
    let aside = Some((asides(cx.words, &line.now), Role::Dim)).filter(|(text, _)| !text.is_empty());
    let compared = Some((pane.compared(cx, &pane.periods(cx)), Role::Dim));
    for (text, role) in [standing(cx, line), why, aside, compared].into_iter().flatten() {
        let longer = head.clone().then("   ", Role::Dim).then(text, role);
        if longer.width(cx.look.cells) <= usize::from(room) {
            head = longer;
        }
    }
    pen.put_phrase(GUTTER, 1, room, &head);
    let formula = formula(cx.words, line.kpi, &pane.work.choices);
    let safe = display(&formula);
    let lines = wrap(&safe, usize::from(room.max(1)), cx.look.cells);
    let rest = usize::from(area.height.saturating_sub(2));
    for (y, text) in (2..area.height).zip(lines.iter().take(rest)) {
        let is_cut = usize::from(y) == rest + 1 && lines.len() > rest;
        let text = if is_cut { format!("{}…", text.trim_end()) } else { (*text).to_owned() };
        pen.put(GUTTER, y, room, &text, Role::Dim);
    }
}
