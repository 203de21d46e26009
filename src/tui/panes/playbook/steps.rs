//! How a playbook reads: its facts in a few lines, and its steps with their days.

use crate::domain::playbook::{PlannedStep, Playbook, schedule};
use crate::domain::{AccountId, Lang};
use crate::review::playbook::{Preview, Tally, previews};
use crate::say;
use crate::store;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::{Pen, Phrase};
use crate::wording::playbook::remark;

/// The steps of a playbook with days: those for an account, or as if it were started today.
pub struct Dated {
    pub steps: Vec<PlannedStep>,
    /// For whom the days are.
    pub about: String,
}

impl Dated {
    /// Dates the steps for the first account; without one, and where it has no day to count from, as if started today.
    pub fn of(cx: &Cx<'_>, playbook: &Playbook, accounts: &[AccountId]) -> store::Result<Dated> {
        let first = accounts.get(..1).unwrap_or_default();
        let preview = previews(super::ground(cx), playbook, first, None)?.pop();
        Ok(match preview {
            Some(Preview { name, anchor_on: Some(day), steps, .. }) => {
                let about = say!(cx.words, "playbook-dates-of", account = name, day = cx.format.short_date(day));
                Dated { steps, about }
            }
            Some(Preview { steps, .. }) => Dated { steps, about: say!(cx.words, "playbook-dates-from-today") },
            None => {
                let steps = crate::domain::playbook::Script::read(&playbook.template.body).into_steps();
                let steps = schedule(&steps, cx.today(), cx.today(), cx.workdays, |_| true);
                Dated { steps, about: say!(cx.words, "playbook-dates-from-today") }
            }
        })
    }
}

/// Says in a line each what a playbook is for, by which rule it is offered and how often it was started.
pub fn facts(cx: &Cx<'_>, playbook: &Playbook, tally: Tally) -> Vec<String> {
    let model = playbook.template.touch_model.map_or_else(|| say!(cx.words, "playbook-for-all"), |model| cx.words.word(model));
    let reason = playbook.template.reason.map_or_else(|| say!(cx.words, "playbook-by-hand"), |reason| cx.words.word(reason));
    let origin = match (playbook.is_own(), playbook.is_built_in) {
        (false, _) => "playbook-built-in",
        (true, true) => "playbook-replaced",
        (true, false) => "playbook-own-one",
    };
    let started = say!(cx.words, "playbook-started-n", n = tally.started, tasks = tally.tasks, done = tally.done);
    let first = [say!(cx.words, "playbook-for", model = model), say!(cx.words, "playbook-offered", reason = reason)].join(" · ");
    let anchor = say!(cx.words, "playbook-counted-from", anchor = cx.words.word(playbook.anchor()));
    vec![first, [anchor, cx.words.get(origin)].join(" · "), started]
}

/// Draws the purpose and the facts from a line on; returns the line below them.
pub fn draw_head(cx: &Cx<'_>, pen: &mut Pen<'_>, x: u16, mut y: u16, playbook: &Playbook, facts: &[String]) -> u16 {
    let room = pen.width().saturating_sub(x + 1);
    if let Some(description) = &playbook.template.description {
        let text = display(description);
        for line in wrap(&text, usize::from(room.max(1)), cx.look.cells) {
            pen.put(x, y, room, line, Role::Text);
            y += 1;
        }
    }
    for fact in facts {
        for line in wrap(&display(fact), usize::from(room.max(1)), cx.look.cells) {
            pen.put(x, y, room, line, Role::Dim);
            y += 1;
        }
    }
    y
}

/// Draws a step on one line: its day, what to do, and what is special in as much as there is room.
pub fn draw_step(cx: &Cx<'_>, pen: &mut Pen<'_>, x: u16, y: u16, step: &PlannedStep) {
    let room = pen.width().saturating_sub(x + 1);
    let width = day_width(cx);
    let role = if step.is_left_out { Role::Dim } else { Role::Text };
    pen.put(x, y, width, &cx.format.short_date(step.due_on), Role::Dim);
    let priority = if step.priority == crate::domain::Priority::NORMAL { String::new() } else { format!("  !{}", step.priority.value()) };
    let note = remark(cx.words, cx.format, step);
    let note = if note.is_empty() { String::new() } else { format!("  {note}") };
    let phrase = Phrase::new(step.title.clone(), role).then(priority, Role::Yellow).then(note, Role::Dim);
    pen.put_phrase(x + width + 1, y, room.saturating_sub(width + 1), &phrase);
}

/// Returns the cells of a day: of another year it takes 14 in Japanese.
pub fn day_width(cx: &Cx<'_>) -> u16 {
    if cx.format.lang == Lang::Ja { 14 } else { 11 }
}
