//! Draws Today: what there is of each reason, the list, and beside it (below it, where the screen is narrow) the item in view.

use super::detail::{Detail, DetailLine, EvidenceRow};
use super::{Mode, TodayPane, end, list};
use crate::domain::triage::Reason;
use crate::say;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::place::ListPlace;
use crate::tui::widget::{Blank, Pen, Phrase};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on list and item stand side by side.
const BESIDE: u16 = 100;
/// From this height on the reasons are counted above the list.
const COUNTED: u16 = 14;

pub(super) fn draw(pane: &TodayPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.queue.failure {
        return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    }
    if !pane.queue.is_complete() {
        state.is_unfinished = true;
        let sentence = reading(pane, cx);
        return Blank { sentence: &sentence, role: Role::Text, key: None }.draw(cx.look, area, buffer);
    }
    match &pane.mode {
        Mode::Since(since) => since.draw(cx, area, buffer, state),
        Mode::Rules(rules) => rules.draw(cx, area, buffer, state),
        Mode::Queue | Mode::Evidence if pane.queue.shown().is_empty() => end::draw(pane, cx, area, buffer),
        Mode::Queue | Mode::Evidence => draw_queue(pane, cx, area, buffer, state),
    }
}

fn reading(pane: &TodayPane, cx: &Cx<'_>) -> String {
    let (done, total) = pane.queue.progress();
    let share = cx.format.percent(done as f64 / total.max(1) as f64);
    say!(cx.words, "today-reading-share", share = share)
}

fn draw_queue(pane: &TodayPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let top = if area.height >= COUNTED { draw_counts(pane, cx, area, buffer) } else { 0 };
    let area = Rect { y: area.y + top, height: area.height - top, ..area };
    let (queue, item) = parts(area);
    list::draw(pane, cx, queue, buffer, state, matches!(pane.mode, Mode::Queue));
    let Some(detail) = &pane.detail else { return };
    if item.x > area.x + 2 {
        Pen::new(cx.look, area, buffer).vertical_rule(item.x - area.x - 2, 0, area.height);
    } else {
        Pen::new(cx.look, Rect { y: item.y.saturating_sub(1), height: 1, ..area }, buffer).rule(1, 0, area.width.saturating_sub(2));
    }
    let focused = matches!(pane.mode, Mode::Evidence).then(|| pane.evidence.row(detail.rows.len())).flatten();
    let drawn = draw_detail(cx, item, buffer, detail, pane.shows_terms, focused);
    if drawn.cursor.is_some() {
        state.cursor = drawn.cursor;
    }
    let focus = focused.is_none().then_some(Cmd::TodayEvidence);
    state.places.lists.push(ListPlace { area: item.intersection(buffer.area), rows: drawn.evidence, selected: focused, focus });
}

/// Divides the screen into the list and the item.
fn parts(area: Rect) -> (Rect, Rect) {
    if area.width >= BESIDE {
        let left = area.width * 29 / 50;
        let queue = Rect { width: left, ..area };
        return (queue, Rect { x: area.x + left + 3, width: area.width.saturating_sub(left + 4), ..area });
    }
    let below = (area.height / 2).clamp(3, 12).min(area.height);
    let queue = Rect { height: area.height - below, ..area };
    let item = Rect { x: area.x, y: area.y + queue.height + 1, width: area.width, height: below - 1 };
    (queue, Rect { x: item.x + 1, width: item.width.saturating_sub(2), ..item })
}

/// Counts the reasons, and says which meetings come and what happened since the last look; returns the rows it took.
fn draw_counts(pane: &TodayPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(today) = pane.queue.today() else { return 0 };
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(4);
    pen.put_phrase(3, 0, room, &counts(cx, &today.counts(), usize::from(room)));
    let mut taken = 1;
    for line in [&pane.queue.coming, &pane.queue.since].into_iter().flatten() {
        pen.put(3, taken, room, line, Role::Dim);
        taken += 1;
    }
    taken + 1
}

/// Counts as many reasons as fit as a whole, and in one word the items of the others.
fn counts(cx: &Cx<'_>, counts: &[(Reason, usize)], room: usize) -> Phrase<'static> {
    let line = |shown: usize| {
        let mut line = Phrase::default();
        for (index, (reason, count)) in counts[..shown].iter().enumerate() {
            let gap = if index > 0 { "   " } else { "" };
            line = line.then(gap, Role::Dim).then(cx.words.word(*reason), Role::Dim).then(format!(" {count}"), Role::Text);
        }
        let others: usize = counts[shown..].iter().map(|(_, count)| count).sum();
        if others == 0 { line } else { line.then(format!("   {}", say!(cx.words, "today-counts-others", n = others)), Role::Dim) }
    };
    (0..=counts.len()).rev().map(line).find(|line| line.width(cx.look.cells) <= room).unwrap_or_default()
}

/// One line of the item, as it is drawn.
enum Row<'a> {
    Plain(Phrase<'a>),
    /// A row of evidence by its place among all.
    Evidence(usize, &'a EvidenceRow),
    Blank,
}

/// What was drawn of an item: where the focused row of evidence stands, and which row of evidence each line is.
#[derive(Default)]
struct DrawnItem {
    cursor: Option<Position>,
    evidence: Vec<Option<usize>>,
}

/// Draws the item.
fn draw_detail(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, detail: &Detail, shows_terms: bool, focused: Option<usize>) -> DrawnItem {
    let rows = detail_rows(cx, detail, area, shows_terms);
    let focus = focused.and_then(|focus| rows.iter().position(|row| matches!(row, Row::Evidence(place, _) if *place == focus)));
    // What has the focus is in view.
    let top = focus.map_or(0, |row| (row + 1).saturating_sub(usize::from(area.height)));
    let mut drawn = DrawnItem::default();
    let mut pen = Pen::new(cx.look, area, buffer);
    for (y, (index, row)) in (0..area.height).zip(rows.iter().enumerate().skip(top)) {
        drawn.evidence.push(if let Row::Evidence(place, _) = row { Some(*place) } else { None });
        match row {
            Row::Plain(phrase) => {
                pen.put_phrase(0, y, area.width, phrase);
            }
            Row::Evidence(_, row) => {
                let is_focused = Some(index) == focus;
                pen.put(2, y, 1, if is_focused { "▸" } else { "▪" }, if is_focused { Role::Accent } else { Role::Dim });
                pen.put(4, y, area.width.saturating_sub(4), &row.text, Role::Dim);
                if is_focused {
                    pen.lay_over(Rect::new(0, y, area.width, 1), Role::Selected);
                    drawn.cursor = Some(Position::new(area.x + 2, area.y + y));
                }
            }
            Row::Blank => {}
        }
    }
    drawn
}

fn detail_rows<'a>(cx: &Cx<'_>, detail: &'a Detail, area: Rect, shows_terms: bool) -> Vec<Row<'a>> {
    let is_roomy = area.height >= 10;
    let mut rows = Vec::new();
    let head = Phrase::new(detail.name.as_str(), Role::Heading).then("   ", Role::Dim).then(detail.reason.as_str(), Role::Accent);
    rows.push(Row::Plain(head));
    if is_roomy {
        rows.extend(standing(detail));
        rows.push(Row::Blank);
    }
    let next = |rows: &mut Vec<Row<'a>>| {
        let next = say!(cx.words, "today-next", step = detail.suggestion.as_str());
        rows.extend(wrapped(cx, &next, area.width, Role::Text));
        if let Some(offer) = &detail.offer {
            let id = if offer.is_running { "today-playbook-runs" } else { "today-playbook-fits" };
            rows.extend(wrapped(cx, &cx.words.with(id, &[("name", offer.name.as_str().into())]), area.width, Role::Text));
        }
    };
    if !is_roomy {
        next(&mut rows);
    }
    if shows_terms {
        rows.extend(detail.terms.iter().flat_map(|line| wrapped(cx, line, area.width, Role::Notice)));
        rows.extend(is_roomy.then_some(Row::Blank));
    }
    let mut place = 0;
    for DetailLine { text, rows: count } in &detail.lines {
        rows.extend(wrapped(cx, text, area.width, Role::Text));
        rows.extend((place..place + count).map(|place| Row::Evidence(place, &detail.rows[place])));
        place += count;
    }
    if is_roomy {
        rows.push(Row::Blank);
        next(&mut rows);
    }
    if !detail.others.is_empty() {
        rows.extend(wrapped(cx, &detail.others, area.width, Role::Dim));
    }
    if !is_roomy {
        rows.extend(standing(detail));
    }
    rows
}

fn standing(detail: &Detail) -> impl Iterator<Item = Row<'_>> {
    detail.standing.iter().filter(|phrase| !phrase.pieces.is_empty()).cloned().map(Row::Plain)
}

fn wrapped<'a>(cx: &Cx<'_>, text: &str, width: u16, role: Role) -> Vec<Row<'a>> {
    let safe = display(text);
    let lines = wrap(&safe, usize::from(width.max(1)), cx.look.cells);
    lines.into_iter().map(|line| Row::Plain(Phrase::new(line.to_owned(), role))).collect()
}
