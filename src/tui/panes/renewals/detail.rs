//! What is known of the selected end beside its row, under the list: its chance, what it counts for, the last touch, the next step
//! and the risk in full. On a narrow screen this is where the columns went that have no room.

use super::list::RenewalsPane;
use crate::review::renewals::PipelineLine;
use crate::say;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::{Pen, Phrase};
use crate::wording::renewals::gaps;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The rows it takes: a rule and three lines.
const ROWS: u16 = 4;
/// From this height of the list on there is room for it.
const ROOMY: u16 = 16;

/// Draws it at the foot of an area; returns what is left for the list.
pub(super) fn draw(pane: &RenewalsPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> Rect {
    let Some(line) = pane.selected().filter(|_| area.height >= ROOMY) else { return area };
    let list = Rect { height: area.height - ROWS, ..area };
    let mut pen = Pen::new(cx.look, Rect { y: list.bottom(), height: ROWS, ..area }, buffer);
    let room = pen.width().saturating_sub(4);
    pen.rule(1, 0, pen.width().saturating_sub(2));
    pen.put_phrase(3, 1, room, &figures(pane, cx, line));
    for (y, phrase) in (2..ROWS).zip(texts(pane, cx, line)) {
        pen.put_phrase(3, y, room, &phrase);
    }
    list
}

/// Name, chance, what it counts for, and the last touch.
fn figures(pane: &RenewalsPane, cx: &Cx<'_>, line: &PipelineLine) -> Phrase<'static> {
    let chance = line.deal.probability().map(|chance| say!(cx.words, "renewals-detail-chance", chance = cx.format.percent(chance)));
    let expected = line.deal.expected().map(|money| say!(cx.words, "renewals-expected", money = cx.format.money(money)));
    let account = pane.accounts.of(cx, line.deal.account);
    let touch = account.map(|account| match account.line.last_touch_on {
        Some(on) => say!(cx.words, "renewals-detail-touch", when = cx.format.near(on)),
        None => say!(cx.words, "renewals-detail-no-touch"),
    });
    let parts = [chance, expected, touch].into_iter().flatten();
    parts.fold(Phrase::new(line.account.name.clone(), Role::Heading), |phrase, part| phrase.then("   ", Role::Dim).then(part, Role::Text))
}

/// The next step, and the risk or what is missing.
fn texts(pane: &RenewalsPane, cx: &Cx<'_>, line: &PipelineLine) -> Vec<Phrase<'static>> {
    let labelled = |label: &str, text: String, role: Role| Phrase::new(format!("{}  ", cx.words.get(label)), Role::Dim).then(text, role);
    let task = pane.accounts.of(cx, line.deal.account).and_then(|account| account.line.next_task.clone());
    let next = task.map(|task| {
        let due = task.due_on.map(|on| format!("  {}", cx.format.near(on))).unwrap_or_default();
        labelled("renewals-detail-next", task.title, Role::Text).then(due, Role::Dim)
    });
    let renewal = line.renewal.as_ref();
    let words = [renewal.and_then(|row| row.risk.clone()), renewal.and_then(|row| row.note.clone())];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let missing = gaps(cx.words, &line.deal);
    let risk = match (words.is_empty(), missing.is_empty()) {
        (false, _) => Some(labelled("renewals-detail-risk", words.join(" · "), Role::Text)),
        (true, false) => Some(labelled("renewals-detail-missing", missing.join(", "), Role::Yellow)),
        (true, true) => None,
    };
    [next, risk].into_iter().flatten().collect()
}
