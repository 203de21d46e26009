//! The end of the queue: what was done today, and what comes next.

use super::TodayPane;
use crate::domain::MarkAction;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::Cx;
use crate::tui::widget::{Blank, KeyHint, Pen, Phrase};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) fn draw(pane: &TodayPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    if pane.queue.today().is_none_or(|today| today.is_without_accounts()) {
        let (key, label) = (cx.keys.first(Cmd::Import), cx.words.get(&Cmd::Import.spec().word_id()));
        let key = Some(KeyHint { key: &key, label: &label });
        return Blank { sentence: &say!(cx.words, "today-no-accounts"), role: Role::Text, key }.draw(cx.look, area, buffer);
    }
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(4);
    for (y, line) in (area.height / 6..area.height).zip(lines(pane, cx)) {
        pen.put_phrase(3, y, room, &line);
    }
}

fn lines(pane: &TodayPane, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
    let below = pane.queue.items().len();
    let sentence = if below > 0 { say!(cx.words, "today-end-above", n = below) } else { say!(cx.words, "today-end") };
    let mut lines = vec![Phrase::new(sentence, Role::Heading), Phrase::default()];
    let counts = [
        ("today-end-done", MarkAction::Done),
        ("today-end-snoozed", MarkAction::Snoozed),
        ("today-end-skipped", MarkAction::Skipped),
        ("today-end-merged", MarkAction::Merged),
    ];
    for (id, action) in counts {
        let count = pane.queue.said(cx, action);
        if count > 0 {
            lines.push(Phrase::new(cx.words.with(id, &[("n", count.into())]), Role::Text));
        }
    }
    lines.extend(done(pane, cx));
    if let Some(coming) = &pane.queue.coming {
        lines.extend([Phrase::default(), Phrase::new(coming.clone(), Role::Text)]);
    }
    if let Some((id, on)) = pane.queue.today().and_then(|today| today.next_return(&pane.queue.day(cx))) {
        let name = pane.queue.account(id.account).map(|scored| scored.line.name.clone()).unwrap_or_default();
        lines.push(Phrase::default());
        lines.push(Phrase::new(
            say!(cx.words, "today-end-next", account = name, rule = cx.words.word(id.reason), day = cx.format.date(on)),
            Role::Dim,
        ));
    }
    lines
}

/// Lists what was done today, the last first.
fn done(pane: &TodayPane, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
    let day = pane.queue.day(cx);
    let said = pane.queue.today().map(|today| today.said_today(&day)).unwrap_or_default();
    let done = said.into_iter().rev().filter(|mark| mark.action == MarkAction::Done);
    done.take(8)
        .map(|mark| {
            let name = pane.queue.account(mark.account).map(|scored| scored.line.name.clone()).unwrap_or_default();
            Phrase::new("  ✓ ", Role::Green).then(name, Role::Text).then("  ", Role::Dim).then(cx.words.word(mark.reason), Role::Dim)
        })
        .collect()
}
