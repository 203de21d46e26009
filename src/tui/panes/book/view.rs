//! Draws the book: the line that is typed, if any, and the list, of which only the rows in view are built.

use super::BookPane;
use super::bulk::TaskLine;
use super::columns::{columns, headings, row, unread_row};
use super::courses::Seen;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Blank, KeyHint, ListTable, Pen, Phrase, TableRow, draw_line};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this height on an empty row sets the typed line off from the list.
const AIRY: u16 = 16;

pub(super) fn draw(pane: &BookPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    state.is_unfinished = pane.rows.is_being_read();
    if let Some(failure) = &pane.rows.failure {
        return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    }
    if pane.rows.total() == 0 {
        return draw_empty(cx, area, buffer);
    }
    let complaint = if pane.task.is_none() && pane.filter.is_shown() { pane.filter.complaint(cx) } else { None };
    let (top, list) = parts(area, pane.task.is_some() || pane.filter.is_shown(), complaint.is_some());
    draw_list(pane, cx, list, buffer, state);
    let edit_point = match &pane.task {
        Some(task) => draw_task(cx, top, buffer, task, pane.marks.len()),
        None if pane.filter.is_shown() => draw_filter(pane, cx, top, buffer),
        None => None,
    };
    if let Some(complaint) = complaint {
        draw_complaint(pane, cx, Rect { y: top.y.saturating_add(1), ..top }.intersection(area), buffer, &complaint);
    }
    if let Some(place) = edit_point {
        state.cursor = Some(place);
        state.editing = true;
        let anchor = Rect { x: place.x, y: place.y + u16::from(pane.filter.error.is_some()), width: 1, height: 1 };
        pane.filter.suggestions.draw(cx, area, anchor, buffer);
    }
}

/// Says under the filter what is wrong with it; behind a mark under the first wrong character, where there is room for both.
fn draw_complaint(pane: &BookPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, complaint: &str) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let typed = pane.filter.line.text();
    let before: String = typed.chars().take(pane.filter.error.as_ref().map_or(0, |error| error.span.start)).collect();
    let width = |text: &str| u16::try_from(cx.look.cells.width(&crate::text::display(text))).unwrap_or(u16::MAX);
    let at = (GUTTER + LEAD).saturating_add(width(&before));
    let needed = width(complaint).saturating_add(2);
    let room = pen.width();
    if at.saturating_add(needed) < room {
        pen.put(at, 0, 1, "^", Role::Warning);
        pen.put(at + 2, 0, room - at - 2, complaint, Role::Dim);
    } else if needed.saturating_add(GUTTER) < at {
        pen.put(at.min(room.saturating_sub(1)), 0, 1, "^", Role::Warning);
        pen.put(at.min(room.saturating_sub(1)) - needed, 0, needed - 1, complaint, Role::Dim);
    } else {
        pen.put(GUTTER, 0, room.saturating_sub(GUTTER), complaint, Role::Dim);
    }
}

/// Cells of the sign before the filter.
const LEAD: u16 = 2;

/// Divides the screen into the typed line and the list.
fn parts(area: Rect, has_line: bool, has_complaint: bool) -> (Rect, Rect) {
    let used = match has_line {
        false => 0,
        true if has_complaint => 2,
        true if area.height >= AIRY => 2,
        true => 1,
    };
    let used = used.min(area.height);
    let line = Rect { height: used.min(1), ..area };
    (line, Rect { y: area.y + used, height: area.height - used, ..area })
}

fn draw_empty(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let sentence = say!(cx.words, "book-empty", add = cx.keys.first(Cmd::AddAccount));
    let (key, label) = (cx.keys.first(Cmd::Import), cx.words.get(&Cmd::Import.spec().word_id()));
    let key = Some(KeyHint { key: &key, label: &label });
    Blank { sentence: &sentence, role: Role::Text, key }.draw(cx.look, area, buffer);
}

fn draw_list(pane: &BookPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if pane.rows.is_empty() {
        let (sentence, label) = (say!(cx.words, "book-no-match"), say!(cx.words, "book-clear-filter"));
        let key = Some(KeyHint { key: "Esc", label: &label });
        return Blank { sentence: &sentence, role: Role::Text, key }.draw(cx.look, area, buffer);
    }
    let headings = headings(cx);
    let columns = columns(cx, &headings, pane.rows.order_now(), &pane.rows.totals, area.width);
    let has_focus = pane.task.is_none();
    let table = ListTable { columns: &columns, rows: pane.rows.len(), selected: pane.rows.selected_row(), has_focus };
    pane.rows.courses.begin();
    let extent = (area.width, pane.rows.totals.due_cells(cx));
    state.draw_list(&table, cx.look, area, buffer, |index| {
        let scored = pane.rows.row(index);
        let cells = match (pane.rows.is_read(index), pane.rows.is_being_read()) {
            (false, _) => unread_row(scored),
            // Until they stand by rank, other accounts may be in view in the end.
            (true, true) => row(cx, scored, Seen::Coming, extent),
            (true, false) => row(cx, scored, pane.rows.courses.seen(cx, scored), extent),
        };
        TableRow { cells, is_marked: pane.marks.contains(&scored.line.id) }
    });
    state.is_unfinished |= pane.rows.courses.is_behind();
}

/// Draws the filter; returns the edit point while it is edited.
fn draw_filter(pane: &BookPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let hint = if pane.filter.is_editing() {
        say!(cx.words, "book-filter-keys", n = cx.words.count(crate::domain::EntityKind::Account, pane.rows.len()))
    } else {
        say!(cx.words, "book-filter-kept")
    };
    let lead = Phrase::new("/ ", Role::Accent);
    let typed =
        Typed { lead, line: &pane.filter.line, placeholder: say!(cx.words, "book-filter-hint"), hint: Phrase::new(hint, Role::Dim) };
    typed.draw(cx, area, buffer, pane.filter.is_editing())
}

fn draw_task(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, task: &TaskLine, marked: usize) -> Option<Position> {
    let hint = match task.due_on(cx.today()) {
        Some(day) => Phrase::new(say!(cx.words, "book-task-due", day = cx.format.date(day)), Role::TokenDate),
        None => Phrase::new(say!(cx.words, "book-task-keys"), Role::Dim),
    };
    let lead = Phrase::new(say!(cx.words, "book-task-for", n = marked), Role::Accent).then("  ", Role::Dim);
    let typed = Typed { lead, line: &task.line, placeholder: say!(cx.words, "book-task-hint"), hint };
    typed.draw(cx, area, buffer, true)
}

/// A line with a word before it and a hint at its right end.
struct Typed<'a> {
    lead: Phrase<'a>,
    line: &'a LineInput,
    /// Stands in an empty line.
    placeholder: String,
    hint: Phrase<'a>,
}

/// Cells left of the line, where the list has its marks.
const GUTTER: u16 = 3;

/// Cells that stay for what is typed before the hint leaves.
const LEAST: u16 = 24;

impl Typed<'_> {
    fn draw(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, is_edited: bool) -> Option<Position> {
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(GUTTER + 1);
        let lead = pen.put_phrase(GUTTER, 0, room, &self.lead);
        let hint = u16::try_from(self.hint.width(cx.look.cells)).unwrap_or(u16::MAX).saturating_add(2);
        let room = room.saturating_sub(lead);
        let hint = if room >= hint.saturating_add(LEAST) { hint } else { 0 };
        if hint > 0 {
            pen.put_phrase_right(GUTTER + lead, 0, room, &self.hint);
        }
        let x = GUTTER + lead;
        let field = Rect { x: area.x.saturating_add(x), width: room - hint, ..area }.intersection(area);
        if !is_edited {
            Pen::new(cx.look, field, buffer).put(0, 0, field.width, self.line.text(), Role::Text);
            return None;
        }
        let place = draw_line(cx.look, field, buffer, self.line, &[]);
        let mut pen = Pen::new(cx.look, field, buffer);
        if self.line.is_empty() {
            pen.put(0, 0, field.width, &self.placeholder, Role::Dim);
        }
        pen.lay_over(Rect::new(0, 0, field.width, field.height), Role::Field);
        place
    }
}
