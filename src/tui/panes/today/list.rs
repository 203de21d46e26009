//! The list of the queue: who, why in a word, when it is due, and how much it presses; and the line of the capacity in it.

use super::TodayPane;
use super::queue::Queue;
use crate::domain::triage::{Item, Reason};
use crate::i18n::format::NOTHING;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::triage;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// Draws the items in view; the line of the capacity takes a row of its own behind the last that fits.
pub(super) fn draw(pane: &TodayPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState, has_focus: bool) {
    let items = pane.queue.shown();
    let line = pane.queue.line().map(|line| line.min(items.len()));
    let headings = ["today-col-account", "today-col-reason", "today-col-due", "today-col-priority"].map(|id| cx.words.get(id));
    let columns = columns(cx, &headings, items, area.width);
    let selected = pane.selection.row(items.len());
    let row_of = |index: usize| index + usize::from(line.is_some_and(|line| index >= line));
    let rows = items.len() + usize::from(line.is_some());
    let table = ListTable { columns: &columns, rows, selected: selected.map(row_of), has_focus };
    let mut rule = None;
    state.draw_list(&table, cx.look, area, buffer, |index| match line {
        Some(line) if index == line => {
            rule = Some(index);
            TableRow::default()
        }
        Some(line) if index > line => row(cx, &pane.queue, &items[index - 1], true),
        _ => row(cx, &pane.queue, &items[index], false),
    });
    if let Some(index) = rule {
        let y = u16::try_from(index - state.list.top).unwrap_or(u16::MAX).saturating_add(u16::from(area.height > 1));
        draw_rule(cx, area, buffer, y, pane.queue.capacity.unwrap_or_default());
    }
    state.places.renumber(|row| match line {
        Some(line) if row == line => None,
        Some(line) if row > line => Some(row - 1),
        _ => Some(row),
    });
    state.places.focus_by((!has_focus).then_some(Cmd::TodayQueue));
}

/// Draws the line of the capacity with its words in it.
fn draw_rule(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, y: u16, capacity: usize) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let width = pen.width();
    pen.rule(3, y, width.saturating_sub(4));
    let words = format!(" {} ", say!(cx.words, "today-cli-line", n = capacity));
    pen.put(5, y, width.saturating_sub(8), &words, Role::Dim);
}

fn columns<'a>(cx: &Cx<'_>, headings: &'a [String; 4], items: &[Item], width: u16) -> Vec<Column<'a>> {
    let [account, reason, due, priority] = headings;
    // A long queue says each reason and each day often: every one is worded once, not once for each item.
    let reasons: BTreeSet<Reason> = items.iter().map(|item| item.id.reason).collect();
    let reasons: Vec<String> = reasons.into_iter().map(|reason| cx.words.word(reason)).collect();
    // A reason that is cut is none: the name gives way first, then how much it presses.
    let fixed = |texts: &[String], least, most| {
        let widest = texts.iter().map(|text| cx.look.cells.width(text)).max().unwrap_or(0);
        ColumnWidth::Fixed(u16::try_from(widest).unwrap_or(u16::MAX).clamp(least, most))
    };
    let days: BTreeSet<NaiveDate> = items.iter().filter_map(|item| item.raised.due_on).collect();
    let dues: Vec<String> = days.into_iter().map(|day| cx.format.due(day)).collect();
    vec![
        Column::new(account, ColumnWidth::Flexible { min: 12, max: 40 }, 0),
        Column::new(reason, fixed(&reasons, 8, if width < 50 { 16 } else { 24 }), 0),
        Column::new(due, fixed(&dues, 6, 14), 1).right(),
        Column::new(priority, ColumnWidth::Fixed(8), 2).right(),
    ]
}

fn row(cx: &Cx<'_>, queue: &Queue, item: &Item, is_below: bool) -> TableRow<'static> {
    let name = queue.account(item.id.account).map(|scored| scored.line.name.clone()).unwrap_or_default();
    let text = if is_below { Role::Dim } else { Role::Text };
    let due = match item.raised.due_on {
        Some(day) if day < cx.today() && !is_below => Phrase::new(cx.format.due(day), Role::Red).means(day),
        Some(day) => Phrase::new(cx.format.due(day), text).means(day),
        None => Phrase::new(NOTHING, Role::Dim),
    };
    let cells = vec![
        Phrase::new(name, text),
        Phrase::new(cx.words.word(item.id.reason), text),
        due,
        Phrase::new(triage::value(&item.priority), Role::Dim),
    ];
    TableRow { cells, is_marked: false }
}
