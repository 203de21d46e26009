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
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

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
    let offered = match playbook.template.reason {
        Some(reason) => say!(cx.words, "playbook-offered", reason = cx.words.word(reason)),
        None => say!(cx.words, "playbook-not-offered"),
    };
    let origin = match (playbook.is_own(), playbook.is_built_in) {
        (false, _) => "playbook-built-in",
        (true, true) => "playbook-replaced",
        (true, false) => "playbook-own-one",
    };
    let started = say!(cx.words, "playbook-started-n", n = tally.started, tasks = tally.tasks, done = tally.done);
    let first = [say!(cx.words, "playbook-for", model = model), offered].join(" · ");
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

/// Draws the steps from a line on: each in full where all have room that way, else each on one line.
pub fn draw_steps(cx: &Cx<'_>, pen: &mut Pen<'_>, x: u16, y: u16, steps: &[PlannedStep]) {
    let day = days_width(cx, steps);
    let room = pen.width().saturating_sub(x + day + 2).max(1);
    let texts: Vec<String> = steps.iter().map(|step| whole(cx, step)).collect();
    let lines: Vec<Vec<&str>> = texts.iter().map(|text| wrap(text, usize::from(room), cx.look.cells)).collect();
    let is_whole = lines.iter().map(Vec::len).sum::<usize>() <= usize::from(pen.height().saturating_sub(y));
    let mut row = y;
    for (step, lines) in steps.iter().zip(&lines) {
        if row >= pen.height() {
            break;
        }
        pen.put(x, row, day, &cx.format.short_date(step.due_on), Role::Dim);
        if is_whole {
            let role = if step.is_left_out { Role::Dim } else { Role::Text };
            for line in lines {
                pen.put(x + day + 1, row, room, line, role);
                row += 1;
            }
        } else {
            pen.put_phrase(x + day + 1, row, room, &in_short(cx, step, room));
            row += 1;
        }
    }
}

/// Returns what a step says on one line: what is special about it only where it can be read whole.
fn in_short(cx: &Cx<'_>, step: &PlannedStep, room: u16) -> Phrase<'static> {
    let role = if step.is_left_out { Role::Dim } else { Role::Text };
    let phrase = Phrase::new(step.title.clone(), role).then(urgency(step, "  "), Role::Yellow);
    let note = remark(cx.words, cx.format, step);
    let longer = phrase.clone().then("  ", Role::Dim).then(note, Role::Dim);
    if longer.width(cx.look.cells) <= usize::from(room) { longer } else { phrase }
}

/// Returns everything that is to be said of a step but its day.
fn whole(cx: &Cx<'_>, step: &PlannedStep) -> String {
    let note = remark(cx.words, cx.format, step);
    let parts = [format!("{}{}", step.title, urgency(step, " ")), note];
    display(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")).into_owned()
}

fn urgency(step: &PlannedStep, before: &str) -> String {
    if step.priority == crate::domain::Priority::NORMAL { String::new() } else { format!("{before}!{}", step.priority.value()) }
}

/// Says whether a list of this width has to cut a title or a remark: the columns' gaps are three cells at most.
pub fn is_cut(cx: &Cx<'_>, width: u16, steps: &[&PlannedStep], remarks: &[String]) -> bool {
    let titles = steps.iter().map(|step| cx.look.cells.width(&step.title)).max().unwrap_or(0);
    let remarks = remarks.iter().map(|text| cx.look.cells.width(text)).max().unwrap_or(0);
    let besides = usize::from(days_width(cx, steps.iter().copied())) + PRIORITY + 3 * GAP + MARGIN;
    titles > WIDEST.0 || remarks > WIDEST.1 || besides + titles + remarks.max(6) > usize::from(width)
}

/// The widest a title and a remark get in a list.
pub const WIDEST: (usize, usize) = (76, 44);
/// The cells of a priority, of the widest gap between columns, and left and right of a list.
const PRIORITY: usize = 2;
const GAP: usize = 3;
const MARGIN: usize = 4;

/// Below a list too narrow for its texts stands the selected step in full: cuts these lines off `area`, draws them, and returns
/// what is left for the list.
pub fn draw_selected(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, step: Option<&PlannedStep>, is_cut: bool) -> Rect {
    if !is_cut || area.height < LEAST_ABOVE + SELECTED {
        return area;
    }
    let list = Rect { height: area.height - SELECTED, ..area };
    let below = Rect { y: area.y + list.height, height: SELECTED, ..area };
    let mut pen = Pen::new(cx.look, below, buffer);
    pen.rule(1, 0, area.width.saturating_sub(2));
    if let Some(step) = step {
        let (text, room) = (whole(cx, step), area.width.saturating_sub(4));
        for (y, line) in (1..SELECTED).zip(wrap(&text, usize::from(room.max(1)), cx.look.cells)) {
            pen.put(3, y, room, line, Role::Text);
        }
    }
    list
}

/// The lines of a selected step, with the rule above them; and how many the list keeps at least.
const SELECTED: u16 = 3;
const LEAST_ABOVE: u16 = 5;

/// Returns the cells that the days of these steps take.
pub fn days_width<'s>(cx: &Cx<'_>, steps: impl IntoIterator<Item = &'s PlannedStep>) -> u16 {
    let width = |step: &PlannedStep| cx.look.cells.width(&cx.format.short_date(step.due_on));
    u16::try_from(steps.into_iter().map(width).max().unwrap_or(0)).unwrap_or(u16::MAX).max(6)
}

/// Returns the cells of any day: of another year it takes 14 in Japanese.
pub fn day_width(cx: &Cx<'_>) -> u16 {
    if cx.format.lang == Lang::Ja { 14 } else { 11 }
}
