//! The item in view: why it is there, with the rows behind it, the next step, and what else is known of the account. Read when
//! the selection moves, never while drawing.

use super::queue::Queue;
use crate::domain::EntityRef;
use crate::domain::triage::Item;
use crate::review::{ScoredLine, evidence_text, playbook_for};
use crate::say;
use crate::store;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::tone::role_of_band;
use crate::tui::widget::Phrase;
use crate::wording::health::health_phrase;
use crate::wording::triage;
use chrono::NaiveDate;

pub(super) struct Detail {
    pub name: String,
    pub reason: String,
    /// Health and revenue of the account; its renewal.
    pub standing: [Phrase<'static>; 2],
    pub lines: Vec<DetailLine>,
    /// The rows behind the lines, in their order.
    pub rows: Vec<EvidenceRow>,
    pub suggestion: String,
    /// The playbook that fits best.
    pub offer: Option<Offer>,
    /// The account's other open items.
    pub others: String,
    pub terms: [String; 2],
}

/// A playbook that is offered for an item.
pub(super) struct Offer {
    pub key: String,
    pub name: String,
    /// Whether it runs for the account already.
    pub is_running: bool,
}

/// One line of the why, and how many of the rows belong to it.
pub(super) struct DetailLine {
    pub text: String,
    pub rows: usize,
}

/// A row behind a line, worded.
pub(super) struct EvidenceRow {
    pub entity: EntityRef,
    pub text: String,
}

impl Detail {
    pub fn read(cx: &Cx<'_>, queue: &Queue, item: &Item) -> Detail {
        let scored = queue.account(item.id.account);
        let (mut lines, mut rows) = (Vec::new(), Vec::new());
        for line in &item.raised.why {
            lines.push(DetailLine { text: triage::why(cx.words, cx.format, &line.why), rows: line.evidence.len() });
            rows.extend(line.evidence.iter().map(|row| evidence_row(cx, row.entity, row.on)));
        }
        let others: Vec<String> = queue.others_of(item).map(|other| cx.words.word(other.id.reason)).collect();
        Detail {
            name: scored.map(|scored| scored.line.name.clone()).unwrap_or_default(),
            reason: cx.words.word(item.id.reason),
            standing: scored.map(|scored| standing(cx, scored)).unwrap_or_default(),
            lines,
            rows,
            suggestion: triage::suggestion(cx.words, item.raised.suggestion),
            // Playbooks that cannot be read are none to offer.
            offer: offer(cx, scored, item).ok().flatten(),
            others: if others.is_empty() { String::new() } else { say!(cx.words, "today-also", reasons = cx.format.list(&others)) },
            terms: [triage::terms(cx.words, &item.priority), triage::share(cx.words, item.priority.share)],
        }
    }
}

fn offer(cx: &Cx<'_>, scored: Option<&ScoredLine>, item: &Item) -> store::Result<Option<Offer>> {
    let (connection, touch_model) = (cx.book.connection(), scored.and_then(|scored| scored.line.touch_model));
    let Some(playbook) = playbook_for(connection, cx.format.lang, item.id.reason, touch_model)? else { return Ok(None) };
    let is_running = store::playbook::running(connection, item.id.account, playbook.key())?.is_some();
    Ok(Some(Offer { key: playbook.key().to_owned(), name: playbook.name().to_owned(), is_running }))
}

fn evidence_row(cx: &Cx<'_>, entity: EntityRef, on: Option<NaiveDate>) -> EvidenceRow {
    // A row that cannot be read is still named by its kind and day.
    let text = evidence_text(cx.book.connection(), entity).unwrap_or_default();
    let day = on.map(|on| cx.format.short_date(on)).unwrap_or_default();
    let parts = [day, cx.words.word(entity.kind), text.lines().next().unwrap_or_default().to_owned()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    EvidenceRow { entity, text: parts.join("  ") }
}

/// Says health and revenue in one line, and the renewal in another.
fn standing(cx: &Cx<'_>, scored: &ScoredLine) -> [Phrase<'static>; 2] {
    let score = &scored.score;
    let health = health_phrase(cx.words, score.grade, score.sure(), score.band);
    let mut phrase = Phrase::new(health, role_of_band(score.band));
    let renewal = scored.line.renewal.map(|coming| match coming.notice_by.filter(|by| *by >= cx.today() && *by != coming.due_on) {
        Some(by) => say!(cx.words, "today-notice-by", notice = cx.format.near(by), due = cx.format.near(coming.due_on)),
        None => say!(cx.words, "today-renews", due = cx.format.near(coming.due_on)),
    });
    if let Some(arr) = scored.line.arr {
        phrase = phrase.then("   ", Role::Text).then(format!("ARR {}", cx.format.money(arr)), Role::Text);
    }
    [phrase, renewal.map(|text| Phrase::new(text, Role::Text)).unwrap_or_default()]
}
