//! Draws the stack: what every line has in common, the line, what it means, and what was entered.

use super::stack::StackPane;
use crate::domain::voice::class;
use crate::say;
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of;
use crate::tui::widget::{Pen, Phrase, draw_line};
use crate::wording::voice as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The first row of what was entered.
const LIST: u16 = 6;

pub(super) fn draw(pane: &StackPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let line = Rect { x: area.x + 3, y: area.y + 2, width: area.width.saturating_sub(6), height: 1 }.intersection(area);
    {
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        pen.put_phrase(1, 0, room, &common(pane, cx));
        pen.put(1, 2, 1, "▸", Role::Accent);
        pen.rule(1, 3, room);
        pen.put_phrase(3, 4, room, &meaning(pane, cx));
        draw_entered(pane, cx, &mut pen, room);
    }
    state.cursor = draw_line(cx.look, line, buffer, &pane.line, &[]);
    state.editing = true;
}

/// Kind, scale and day, which stay for the next line.
fn common(pane: &StackPane, cx: &Cx<'_>) -> Phrase<'static> {
    Phrase::new(cx.words.word(pane.kind), Role::Heading)
        .then(format!("   {}   ", pane.scale), Role::Text)
        .then(cx.format.full_date(pane.on), Role::Text)
        .then(format!("   {}", say!(cx.words, "stack-entered", n = pane.entered.len())), Role::Dim)
}

/// What the line was understood as, or what it lacks; of an empty one, how a line is written.
fn meaning(pane: &StackPane, cx: &Cx<'_>) -> Phrase<'static> {
    if let Some(failure) = &pane.failure {
        return Phrase::new(failure.clone(), Role::Error);
    }
    if pane.line.text().trim().is_empty() {
        return Phrase::new(say!(cx.words, "stack-legend"), Role::Dim);
    }
    let understood = &pane.understood;
    let mut phrase = Phrase::default();
    if let Some((_, name)) = &understood.account {
        phrase = phrase.then(name.clone(), Role::Heading).then("  ", Role::Dim);
    }
    if let Some((_, name)) = &understood.person {
        phrase = phrase.then(name.clone(), Role::Text).then("  ", Role::Dim);
    }
    if let Some(score) = &understood.score {
        let class = class(pane.kind, score);
        let role = role_of(wording::tone_of_class(class));
        phrase = phrase
            .then(wording::score_words(cx.words, score), Role::Text)
            .then(format!(" {}  ", cx.words.get(wording::class_id(pane.kind, class))), role);
    }
    match &understood.missing {
        Some(missing) => phrase.then(missing.clone(), Role::Notice),
        None => phrase.then(understood.typed.comment.clone(), Role::Dim),
    }
}

/// Draws the last ones entered, the latest first.
fn draw_entered(pane: &StackPane, cx: &Cx<'_>, pen: &mut Pen<'_>, room: u16) {
    if pane.entered.is_empty() || pen.height() <= LIST {
        return;
    }
    pen.put(1, LIST, room, &say!(cx.words, "stack-list"), Role::Dim);
    for (y, entered) in (LIST + 1..pen.height()).zip(pane.entered.iter().rev()) {
        pen.put(3, y, room.saturating_sub(2), &entered.text, Role::Text);
    }
}
