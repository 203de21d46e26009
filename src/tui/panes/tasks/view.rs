//! Draws the list of all tasks: the name of a group stands beside its first task.

use super::TasksPane;
use super::rows::{Group, Item};
use crate::domain::Priority;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, TableRow, draw_line};
use crate::wording::rhythm;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this height on an empty row sets the filter off from the list.
const AIRY: u16 = 16;

pub(super) fn draw(pane: &TasksPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.failure {
        return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    }
    if pane.rows.has_none() {
        let (sentence, label) = (say!(cx.words, "task-none"), cx.words.get("cmd-add-to-tasks"));
        let key = cx.keys.first(Cmd::AddToTasks);
        return Blank { sentence: &sentence, role: Role::Text, key: Some(KeyHint { key: &key, label: &label }) }
            .draw(cx.look, area, buffer);
    }
    let has_filter = pane.is_filtering || !pane.filter.is_empty();
    let used = u16::from(has_filter) + u16::from(has_filter && area.height >= AIRY);
    let list = Rect { y: area.y + used.min(area.height), height: area.height.saturating_sub(used), ..area };
    draw_list(pane, cx, list, buffer, state);
    if has_filter && let Some(place) = draw_filter(pane, cx, Rect { height: area.height.min(1), ..area }, buffer) {
        state.cursor = Some(place);
        state.editing = true;
    }
}

fn draw_filter(pane: &TasksPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let lead = Pen::new(cx.look, area, buffer).put(3, 0, 2, "/ ", Role::Accent);
    let field = Rect { x: area.x + 3 + lead, width: area.width.saturating_sub(4 + lead), ..area };
    if !pane.is_filtering {
        Pen::new(cx.look, field, buffer).put(0, 0, field.width, pane.filter.text(), Role::Text);
        return None;
    }
    let place = draw_line(cx.look, field, buffer, &pane.filter, &[]);
    let mut pen = Pen::new(cx.look, field, buffer);
    if pane.filter.is_empty() {
        pen.put(0, 0, field.width, &say!(cx.words, "task-filter-hint"), Role::Dim);
    }
    pen.lay_over(Rect::new(0, 0, field.width, field.height), Role::Field);
    place
}

fn draw_list(pane: &TasksPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if pane.rows.is_empty() {
        let (sentence, label) = (say!(cx.words, "task-no-match"), say!(cx.words, "book-clear-filter"));
        return Blank { sentence: &sentence, role: Role::Text, key: Some(KeyHint { key: "Esc", label: &label }) }
            .draw(cx.look, area, buffer);
    }
    let ids = ["task-col-when", "tasks-due", "tasks-what", "task-col-account", "tasks-priority", "task-col-repeats"];
    let headings = ids.map(|id| cx.words.get(id));
    let columns = columns(pane, cx, &headings);
    let selected = pane.selection.row(pane.rows.len());
    let table = ListTable { columns: &columns, rows: pane.rows.len(), selected, has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |index| {
        let Some(item) = pane.rows.get(index) else { return TableRow::default() };
        TableRow { cells: cells(pane, cx, index, item), is_marked: pane.marks.contains(&item.task.id) }
    });
}

fn columns<'a>(pane: &TasksPane, cx: &Cx<'_>, headings: &'a [String; 6]) -> Vec<Column<'a>> {
    let cells = cx.look.cells;
    // Only the first rows are measured: a list of thousands must not be walked in every frame.
    let first = || pane.rows.shown().take(200);
    let widest = |heading: &str, texts: Vec<String>| {
        let widest = texts.iter().map(|text| cells.width(text)).max().unwrap_or(0).max(cells.width(heading));
        ColumnWidth::Fixed(u16::try_from(widest).unwrap_or(u16::MAX).min(18))
    };
    let groups = first().map(|item| format!("{} {}", cx.words.get(item.group.word_id()), pane.rows.len())).collect();
    let days = first().map(|item| due_words(cx, item)).collect();
    let priorities = first().map(|item| cx.words.word(item.task.priority)).collect();
    let repeats: Vec<String> = first().filter_map(|item| item.task.repeat).map(|repeat| rhythm(cx.words, repeat)).collect();
    // What is to be done has the most room: the other columns are as wide as what stands in them.
    let titles = ColumnWidth::fitting(cells, (24, 72), first().map(|item| item.task.title.as_str()));
    let accounts = ColumnWidth::fitting(cells, (12, 28), first().map(|item| item.account.as_str()));
    let mut columns = vec![
        Column::new(&headings[0], widest(&headings[0], groups), 1),
        Column::new(&headings[1], widest(&headings[1], days), 2),
        Column::new(&headings[2], titles, 0),
        Column::new(&headings[3], accounts, 0),
        Column::new(&headings[4], widest(&headings[4], priorities), 3),
    ];
    if !repeats.is_empty() {
        columns.push(Column::new(&headings[5], widest(&headings[5], repeats), 4));
    }
    columns
}

fn cells(pane: &TasksPane, cx: &Cx<'_>, index: usize, item: &Item) -> Vec<Phrase<'static>> {
    let task = &item.task;
    let group = pane.rows.opens_group(index).map_or_else(Phrase::default, |n| {
        let name = Phrase::new(cx.words.get(item.group.word_id()), group_role(item.group));
        name.then(format!(" {n}"), Role::Dim)
    });
    let is_done = item.group == Group::Done;
    let pressing = if task.priority == Priority::HIGH && !is_done { Role::Yellow } else { Role::Dim };
    let title = Phrase::new(if is_done { "✓ " } else { "" }, Role::Dim);
    vec![
        group,
        due(cx, item),
        title.then(task.title.clone(), if is_done { Role::Dim } else { Role::Text }),
        Phrase::new(item.account.clone(), if is_done { Role::Dim } else { Role::Text }),
        Phrase::new(cx.words.word(task.priority), pressing),
        Phrase::new(task.repeat.map(|repeat| rhythm(cx.words, repeat)).unwrap_or_default(), Role::Dim),
    ]
}

fn due(cx: &Cx<'_>, item: &Item) -> Phrase<'static> {
    let role = if item.group == Group::Overdue { Role::Red } else { Role::Dim };
    Phrase::new(due_words(cx, item), role).may_mean(day_of(cx, item))
}

fn due_words(cx: &Cx<'_>, item: &Item) -> String {
    day_of(cx, item).map(|day| cx.format.due(day)).unwrap_or_default()
}

/// Returns the day that counts for a task as it stands.
fn day_of(cx: &Cx<'_>, item: &Item) -> Option<NaiveDate> {
    let task = &item.task;
    match item.group {
        Group::Snoozed => task.snoozed_until,
        Group::Done => task.done_at.map(|at| cx.zone().wall(at).date()),
        _ => task.due_on,
    }
}

fn group_role(group: Group) -> Role {
    match group {
        Group::Overdue => Role::Red,
        Group::Today => Role::Heading,
        Group::Week | Group::Later | Group::Undated => Role::Text,
        Group::Snoozed | Group::Done => Role::Dim,
    }
}
