//! Draws the board: what is true of all plans, the filter, and the plans, of which only the rows in view are built.

use super::board::BoardPane;
use super::board_order::BoardKey;
use super::phrase;
use crate::domain::StepOwner;
use crate::i18n::format::NOTHING;
use crate::review::PlanView;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of;
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, TableRow, draw_line};
use crate::wording::onboarding::{bar, due, phase, plan_state, summary, value};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells left of the text, where the list has its marks.
const GUTTER: u16 = 3;
/// From this height of the body on an empty row stands under the summary.
const AIRY: u16 = 14;
/// The cells of a progress bar, and below which width they are half as many.
const BAR: usize = 10;
const WIDE: u16 = 140;
/// More phases than this are not shown as columns.
const PHASES: usize = 6;
/// The cells of a phase: `12/12✗`; its heading is cut to them.
const PHASE_LEAST: u16 = 6;
/// The cells that all other columns need: the phases are shown together where nothing else leaves for them, or not at all.
const BESIDE_PHASES: u16 = 120;

pub(super) fn draw(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.failure {
        return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    }
    if pane.board.plans.is_empty() {
        return draw_empty(pane, cx, area, buffer);
    }
    let mut y = 0;
    draw_summary(pane, cx, Rect { height: 1.min(area.height), ..area }, buffer);
    y += 1;
    if pane.is_filtering || !pane.filter.is_empty() {
        draw_filter(pane, cx, Rect { y: area.y + y, height: 1.min(area.height.saturating_sub(y)), ..area }, buffer, state);
        y += 1;
    }
    y += u16::from(area.height >= AIRY);
    let below = Rect { y: area.y + y.min(area.height), height: area.height.saturating_sub(y), ..area };
    draw_list(pane, cx, below, buffer, state);
}

fn draw_empty(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let (sentence, cmd) = if pane.board.done > 0 && !pane.with_done {
        (say!(cx.words, "onboarding-empty-done", n = pane.board.done, key = first_key(Cmd::ShowDonePlans.spec())), Cmd::StartPlan)
    } else {
        (say!(cx.words, "onboarding-empty", key = first_key(Cmd::AccountPlan.spec())), Cmd::StartPlan)
    };
    let (key, label) = (first_key(cmd.spec()), cx.words.get(&cmd.spec().word_id()));
    Blank { sentence: &sentence, role: Role::Text, key: Some(KeyHint { key: &key, label: &label }) }.draw(cx.look, area, buffer);
}

/// Puts the facts of all plans on one line; what does not fit as a whole is left out from the end.
fn draw_summary(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(GUTTER + 1);
    let mut line = Phrase::default();
    for (index, (text, tone)) in summary(cx.words, &pane.board).into_iter().enumerate() {
        let longer = if index > 0 { line.clone().then("   ", Role::Dim) } else { line.clone() }.then(text, role_of(tone));
        if index > 0 && longer.width(cx.look.cells) > usize::from(room) {
            break;
        }
        line = longer;
    }
    pen.put_phrase(GUTTER, 0, room, &line);
}

fn draw_filter(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let hint = if pane.is_filtering { say!(cx.words, "onboarding-filter-keys") } else { say!(cx.words, "onboarding-filter-kept") };
    let hint = Phrase::new(hint, Role::Dim);
    let taken = u16::try_from(hint.width(cx.look.cells)).unwrap_or(u16::MAX);
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(GUTTER + 1);
    let lead = pen.put(GUTTER, 0, room, "/ ", Role::Accent);
    let left = room.saturating_sub(lead);
    // The hint leaves before what is typed gets narrow.
    let taken = if left >= taken.saturating_add(20) { taken + 2 } else { 0 };
    if taken > 0 {
        pen.put_phrase_right(GUTTER + lead, 0, left, &hint);
    }
    let field = Rect { x: area.x + GUTTER + lead, width: left - taken, ..area }.intersection(area);
    if !pane.is_filtering {
        Pen::new(cx.look, field, buffer).put(0, 0, field.width, pane.filter.text(), Role::Text);
        return;
    }
    let place = draw_line(cx.look, field, buffer, &pane.filter, &[]);
    let mut pen = Pen::new(cx.look, field, buffer);
    if pane.filter.is_empty() {
        pen.put(0, 0, field.width, &say!(cx.words, "onboarding-filter-hint"), Role::Dim);
    }
    pen.lay_over(Rect::new(0, 0, field.width, field.height), Role::Field);
    state.cursor = place;
    state.editing = true;
}

fn draw_list(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if pane.shown.is_empty() {
        let sentence = say!(cx.words, "onboarding-no-match");
        return Blank { sentence: &sentence, role: Role::Text, key: None }.draw(cx.look, area, buffer);
    }
    let views: Vec<&PlanView> = pane.shown.iter().map(|index| &pane.board.plans[*index]).collect();
    let mut phases = phase_headings(cx, &views);
    let needed = u16::try_from(phases.len()).unwrap_or(u16::MAX).saturating_mul(PHASE_LEAST + 3);
    if area.width < BESIDE_PHASES.saturating_add(needed) {
        phases.clear();
    }
    let headings = [
        "onboarding-head-account",
        "onboarding-head-state",
        "onboarding-head-progress",
        "onboarding-head-next",
        "onboarding-head-who",
        "onboarding-head-due",
        "onboarding-head-value",
    ]
    .map(|id| cx.words.get(id));
    let bar_cells = if area.width < WIDE { BAR / 2 } else { BAR };
    let columns = columns(pane, cx, &views, &headings, &phases, bar_cells);
    let selected = pane.selection.row(views.len());
    let table = ListTable { columns: &columns, rows: views.len(), selected, has_focus: !pane.is_filtering };
    state.draw_list(&table, cx.look, area, buffer, |index| TableRow {
        cells: cells(cx, views[index], phases.len(), bar_cells),
        is_marked: false,
    });
}

/// Names the phases by their place: by the name they share over all plans, else by the number.
fn phase_headings(cx: &Cx<'_>, views: &[&PlanView]) -> Vec<String> {
    let most = views.iter().map(|view| view.progress.phases.len()).max().unwrap_or(0).min(PHASES);
    let name = |place: usize| {
        let mut names = views.iter().filter_map(|view| view.progress.phases.get(place)).map(|phase| phase.name.as_str());
        let first = names.next().unwrap_or_default();
        if names.all(|other| other == first) && !first.is_empty() {
            cx.look.cells.cut(first, usize::from(PHASE_LEAST)).into_owned()
        } else {
            (place + 1).to_string()
        }
    };
    (0..most).map(name).collect()
}

fn columns<'a>(
    pane: &BoardPane,
    cx: &Cx<'_>,
    views: &[&PlanView],
    headings: &'a [String; 7],
    phases: &'a [String],
    bar_cells: usize,
) -> Vec<Column<'a>> {
    let cells = cx.look.cells;
    let widest = |most: usize, texts: Vec<String>| {
        let width = texts.iter().map(|text| cells.width(text)).max().unwrap_or(0).min(most);
        ColumnWidth::Fixed(u16::try_from(width).unwrap_or(u16::MAX))
    };
    let fitting = |bounds, texts: Vec<String>| ColumnWidth::fitting(cells, bounds, texts.iter().map(String::as_str));
    let [account, state, progress, next, who, when, first] = headings;
    let names = fitting((14, 30), views.iter().map(|view| view.account_name.clone()).collect());
    let states = widest(16, views.iter().map(|view| plan_state(cx.words, cx.format, view).0).chain([state.clone()]).collect());
    let steps = fitting((20, 44), views.iter().filter_map(|view| view.next()).map(|step| step.title.clone()).collect());
    let owners = widest(10, StepOwner::ALL.iter().map(|owner| cx.words.word(*owner)).chain([who.clone()]).collect());
    // The heading has room for the mark of its order.
    let days = widest(
        12,
        views
            .iter()
            .filter_map(|view| view.next())
            .map(|step| due(cx.words, cx.format, step.due_on))
            .chain([format!("{when} ▴")])
            .collect(),
    );
    let values = widest(14, views.iter().map(|view| value(cx.words, view).0).chain([format!("{first} ▴")]).collect());
    let by = |key| pane.order.mark(key);
    let mut columns = vec![
        Column::new(account, names, 0).sorted(by(BoardKey::Account)),
        Column::new(state, states, 0).sorted(by(BoardKey::Trouble)),
        Column::new(next, steps, 0),
        Column::new(who, owners, 2),
        Column::new(when, days, 1).sorted(by(BoardKey::Due)),
        Column::new(progress, ColumnWidth::Fixed(if bar_cells < BAR { 11 } else { 16 }), 3).sorted(by(BoardKey::Progress)),
    ];
    columns.extend(phases.iter().map(|name| Column::new(name, ColumnWidth::Fixed(PHASE_LEAST), 5)));
    columns.push(Column::new(first, values, 4).sorted(by(BoardKey::FirstValue)));
    columns
}

fn cells(cx: &Cx<'_>, view: &PlanView, phases: usize, bar_cells: usize) -> Vec<Phrase<'static>> {
    let progress = &view.progress;
    let is_done = view.plan.done_on.is_some();
    let mut cells = vec![
        Phrase::new(view.account_name.clone(), if is_done { Role::Dim } else { Role::Text }),
        phrase(plan_state(cx.words, cx.format, view)),
    ];
    match view.next() {
        Some(step) => cells.extend([
            Phrase::new(step.title.clone(), Role::Text),
            Phrase::new(cx.words.word(step.owner), Role::Dim),
            Phrase::new(due(cx.words, cx.format, step.due_on), due_role(cx, step.due_on)),
        ]),
        None => cells.extend([Phrase::new(NOTHING, Role::Dim), Phrase::default(), Phrase::default()]),
    }
    cells.push(
        Phrase::new(bar(progress.done, progress.total, bar_cells), if is_done { Role::Dim } else { Role::Accent })
            .then(format!(" {}/{}", progress.done, progress.total), Role::Text),
    );
    cells.extend((0..phases).map(|place| match progress.phases.get(place) {
        Some(of) => phrase(phase(of)),
        None => Phrase::new(NOTHING, Role::Dim),
    }));
    cells.push(phrase(value(cx.words, view)));
    cells
}

pub(super) fn due_role(cx: &Cx<'_>, due: Option<chrono::NaiveDate>) -> Role {
    match due {
        Some(day) if day < cx.today() => Role::Red,
        Some(day) if day == cx.today() => Role::Heading,
        Some(_) => Role::Text,
        None => Role::Dim,
    }
}
