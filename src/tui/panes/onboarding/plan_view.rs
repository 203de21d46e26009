//! Draws one plan: what is true of it as a whole, then its steps under their phases.

use super::board_view::due_role;
use super::phrase;
use super::plan::PlanPane;
use crate::domain::{Row, Step, StepId};
use crate::i18n::format::NOTHING;
use crate::review::PlanView;
use crate::say;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of;
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, TableRow};
use crate::wording::onboarding::{bar, due, phase, plan_state, step_reason, step_state, value};
use crate::wording::timeline::Tone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const BAR: usize = 12;
/// Stands before the title of a done step.
const DONE: &str = "✓ ";
/// From this height of the body on empty rows set the parts off.
const AIRY: u16 = 14;

/// A row of the list: the name of a phase, or a step by its place in the plan.
enum Line<'a> {
    Phase(&'a str),
    Step(usize),
}

pub(super) fn draw(pane: &PlanPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let Some(view) = &pane.view else {
        let gone = pane.failure.clone().unwrap_or_else(|| say!(cx.words, "onboarding-gone"));
        return Blank { sentence: &gone, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    };
    let head = draw_head(cx, view, area, buffer);
    let below = Rect { y: area.y + head.min(area.height), height: area.height.saturating_sub(head), ..area };
    if view.steps.is_empty() {
        let sentence = say!(cx.words, "onboarding-plan-empty");
        let (key, label) = (cx.keys.first(Cmd::AddStep), cx.words.get(&Cmd::AddStep.spec().word_id()));
        let key = Some(KeyHint { key: &key, label: &label });
        return Blank { sentence: &sentence, role: Role::Dim, key }.draw(cx.look, below, buffer);
    }
    draw_steps(pane, cx, view, below, buffer, state);
}

/// Draws progress and state, then the dates; returns the rows it took.
fn draw_head(cx: &Cx<'_>, view: &PlanView, area: Rect, buffer: &mut Buffer) -> u16 {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(2);
    let progress = &view.progress;
    let first = Phrase::new(bar(progress.done, progress.total, BAR), Role::Accent)
        .then(format!(" {}/{}   ", progress.done, progress.total), Role::Heading);
    let (state, tone) = plan_state(cx.words, cx.format, view);
    let (reached, reached_tone) = value(cx.words, view);
    let first = first.then(state, role_of(tone)).then("   ", Role::Dim).then(view.plan.name.clone(), Role::Text);
    pen.put_phrase(1, 0, room, &first);
    pen.put_phrase(1, 1, room, &dates(cx, view, &reached, role_of(reached_tone)));
    let rule = if area.height >= AIRY { 2 } else { return 2 };
    pen.rule(1, rule, area.width.saturating_sub(2));
    rule + 1
}

fn dates(cx: &Cx<'_>, view: &PlanView, reached: &str, role: Role) -> Phrase<'static> {
    let plan = &view.plan;
    let mut line = Phrase::new(say!(cx.words, "onboarding-plan-line", start = cx.format.short_date(plan.start_on)), Role::Dim);
    if let Some(target) = plan.target_on.filter(|_| plan.first_value_on.is_none()) {
        let role = if target < cx.today() { Role::Yellow } else { Role::Dim };
        line = line.then(" · ", Role::Dim).then(say!(cx.words, "onboarding-plan-target", day = cx.format.short_date(target)), role);
    }
    line = line.then(" · ", Role::Dim);
    let word = say!(cx.words, "onboarding-step-first-value");
    line = match plan.first_value_on {
        Some(_) => line.then(format!("{word} {reached}"), role),
        None => line.then(reached.to_owned(), Role::Dim),
    };
    if let Some(done) = plan.done_on {
        line = line.then(" · ", Role::Dim).then(say!(cx.words, "onboarding-plan-done", day = cx.format.short_date(done)), Role::Dim);
    }
    if let Some(template) = &plan.template {
        line = line.then(" · ", Role::Dim).then(say!(cx.words, "onboarding-plan-template", template = template.clone()), Role::Dim);
    }
    line
}

/// Puts the name of each phase above its steps.
fn lines(view: &PlanView) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut phase: Option<&str> = None;
    for (place, step) in view.steps.iter().enumerate() {
        if phase != Some(step.phase.as_str()) && !step.phase.is_empty() {
            lines.push(Line::Phase(&step.phase));
        }
        phase = Some(&step.phase);
        lines.push(Line::Step(place));
    }
    lines
}

fn draw_steps(pane: &PlanPane, cx: &Cx<'_>, view: &PlanView, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let lines = lines(view);
    let chosen = pane.selection.row(view.steps.len());
    let selected = lines.iter().position(|line| matches!(line, Line::Step(place) if Some(*place) == chosen));
    // The phase's name comes into view with its first step.
    if let Some(above) = selected.and_then(|row| row.checked_sub(1)).filter(|row| matches!(lines[*row], Line::Phase(_))) {
        state.list.top = state.list.top.min(above);
    }
    let headings = ["onboarding-head-step", "onboarding-head-state", "onboarding-head-who", "onboarding-head-due", "onboarding-head-why"]
        .map(|id| cx.words.get(id));
    let cells = cx.look.cells;
    let texts: Vec<String> = view.steps.iter().map(|step| format!("{DONE}{}{}", step.title, value_mark(cx, step))).collect();
    // The titles come first: what a step waits for is one of them.
    let least = u16::try_from(texts.iter().map(|text| cells.width(text)).max().unwrap_or(0)).unwrap_or(u16::MAX);
    let least = least.clamp(22, (area.width / 2).saturating_sub(6).max(22));
    let titles = ColumnWidth::fitting(cells, (least, 72), texts.iter().map(String::as_str));
    let states: Vec<String> = view.steps.iter().map(|step| step_state(cx.words, cx.format, view, step).0).collect();
    let [step, standing, who, when, why] = &headings;
    let columns = [
        Column::new(step, titles, 0),
        Column::new(standing, ColumnWidth::fitting(cells, (12, 18), states.iter().map(String::as_str)), 0),
        Column::new(who, ColumnWidth::Fixed(8), 1),
        Column::new(when, ColumnWidth::Fixed(10), 0),
        Column::new(why, ColumnWidth::Flexible { min: 14, max: 48 }, 2),
    ];
    let reason = chosen.map(|place| step_reason(cx.words, view, &view.steps[place])).unwrap_or_default();
    let area = draw_reason(cx, area, buffer, &reason, view.steps.get(chosen.unwrap_or(0)).is_some_and(|step| step.blocked.is_some()));
    let table = ListTable { columns: &columns, rows: lines.len(), selected, has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |index| match lines[index] {
        Line::Phase(name) => phase_row(view, name),
        Line::Step(place) => step_row(cx, view, &view.steps[place]),
    });
}

/// Puts what the selected step waits for in full below the list, where its column is too narrow for it or has left; returns what
/// is left for the list.
fn draw_reason(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, reason: &str, is_blocked: bool) -> Rect {
    if area.height < LEAST_STEPS + REASON {
        return area;
    }
    let list = Rect { height: area.height - REASON, ..area };
    let mut pen = Pen::new(cx.look, Rect { y: area.y + list.height, height: REASON, ..area }, buffer);
    let (text, room) = (display(reason), area.width.saturating_sub(4));
    for (y, line) in (1..REASON).zip(wrap(&text, usize::from(room.max(1)), cx.look.cells)) {
        pen.put(3, y, room, line, if is_blocked { Role::Red } else { Role::Dim });
    }
    list
}

/// The lines of a reason with the empty one above; and how many the list keeps at least.
const REASON: u16 = 3;
const LEAST_STEPS: u16 = 12;

fn phase_row(view: &PlanView, name: &str) -> TableRow<'static> {
    let counted = view.progress.phases.iter().find(|phase| phase.name == name).map(phase).unwrap_or_default();
    TableRow { cells: vec![Phrase::new(name.to_owned(), Role::Heading), phrase(counted)], is_marked: false }
}

/// Says behind its title that a step is the first value.
fn value_mark(cx: &Cx<'_>, step: &Step) -> String {
    if step.is_first_value { format!(" · {}", say!(cx.words, "onboarding-step-first-value")) } else { String::new() }
}

fn step_row(cx: &Cx<'_>, view: &PlanView, step: &Row<StepId, Step>) -> TableRow<'static> {
    let is_done = step.done_on.is_some();
    let (mark, role) = if is_done { (DONE, Role::Dim) } else { ("  ", Role::Text) };
    let title = Phrase::new(mark, Role::Green).then(step.title.clone(), role).then(value_mark(cx, step), Role::Accent);
    let (state, tone) = step_state(cx.words, cx.format, view, step);
    let when = if is_done {
        Phrase::new(NOTHING, Role::Dim)
    } else {
        Phrase::new(due(cx.words, cx.format, step.due_on), due_role(cx, step.due_on))
    };
    let why_role = if step.blocked.is_some() { role_of(Tone::Bad) } else { Role::Dim };
    let cells = vec![
        title,
        phrase((state, tone)),
        Phrase::new(cx.words.word(step.owner), Role::Dim),
        when,
        Phrase::new(step_reason(cx.words, view, step), why_role),
    ];
    TableRow { cells, is_marked: false }
}
