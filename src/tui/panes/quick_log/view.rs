//! Draws the quick log at the foot of the screen: the list when there is one, the line, and below it what it means.
//!
//! The line keeps its row while chips come and go, as an input method's window hangs on it; only the list grows the box, upwards.

use super::{QuickLog, chips, wanting};
use crate::say;
use crate::text::{self, Cells};
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Pen, Phrase, Popup, draw_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The most suggestions shown at once.
const LIST: u16 = 6;

/// A line longer than this is hard to read back; the box stays narrower than a wide screen.
const WIDEST: u16 = 116;

/// How many rows the parts have that differ.
struct Rows {
    list: u16,
    /// Chips and note, whatever they need.
    meaning: u16,
}

impl Rows {
    /// Divides the height: only the list depends on more than the screen.
    fn of(area: Rect, suggestions: usize) -> Rows {
        let meaning = (area.height / 8 + 3).min(5).min(area.height.saturating_sub(4)).max(1);
        // Border, line, status, and the rule under the list.
        let room = area.height.saturating_sub(2 + 1 + meaning + 1 + 1).min(LIST);
        Rows { list: u16::try_from(suggestions).unwrap_or(u16::MAX).min(room), meaning }
    }

    fn list_and_rule(&self) -> u16 {
        if self.list == 0 { 0 } else { self.list + 1 }
    }

    fn height(&self) -> u16 {
        self.list_and_rule() + 1 + self.meaning + 1
    }
}

pub(super) fn draw(pane: &QuickLog, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let rows = Rows::of(area, pane.suggestions.rows.len());
    let title = say!(cx.words, "log-title");
    let anchor = Rect { x: area.x, y: area.bottom(), width: 1, height: 0 };
    let size = (area.width.saturating_sub(4).min(WIDEST), rows.height());
    let inner = Popup { title: &title, keys: &[] }.draw(cx.look, area, anchor, size, buffer);
    let part = |y: u16, height: u16| Rect { y: inner.y.saturating_add(y), height, ..inner }.intersection(inner);
    let line = rows.list_and_rule();
    if rows.list > 0 {
        draw_list(pane, cx, part(0, rows.list), buffer, state);
        Pen::new(cx.look, part(rows.list, 1), buffer).rule(0, 0, inner.width);
    }
    let roles = chips::token_roles(&pane.understood);
    state.cursor = draw_line(cx.look, part(line, 1), buffer, &pane.line, &roles);
    state.editing = true;
    let has_note = u16::from(!pane.understood.line.note.is_empty());
    let used = draw_chips(pane, cx, part(line + 1, rows.meaning.saturating_sub(has_note).max(1)), buffer);
    draw_note(pane, cx, part(line + 1 + used, rows.meaning.saturating_sub(used)), buffer);
    draw_status(pane, cx, part(line + 1 + rows.meaning, 1), buffer);
}

fn draw_list(pane: &QuickLog, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let suggestions = &pane.suggestions;
    state.list.follow(suggestions.chosen.or(Some(0)), suggestions.rows.len(), usize::from(area.height));
    let widest = suggestions.rows.iter().map(|row| width(cx.look.cells, &row.label)).max().unwrap_or(0);
    let mut pen = Pen::new(cx.look, area, buffer);
    let label = widest.min(pen.width() / 2);
    for (y, (index, row)) in (0..pen.height()).zip(suggestions.rows.iter().enumerate().skip(state.list.top)) {
        pen.put(3, y, label, &row.label, Role::Text);
        let x = 3 + label + 2;
        pen.put(x, y, pen.width().saturating_sub(x), &row.hint, Role::Dim);
        if suggestions.chosen == Some(index) {
            pen.put(1, y, 1, "▸", Role::Accent);
            let whole = Rect::new(0, y, pen.width(), 1);
            pen.lay_over(whole, Role::Selected);
        }
    }
}

/// Draws what was understood, on an empty line what one can type; returns the rows it took.
fn draw_chips(pane: &QuickLog, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
    let mut shown = chips::chips(cx, &pane.understood, pane.is_for_the_view());
    if pane.line.text().trim().is_empty() {
        shown.truncate(pane.understood.known_account().iter().count());
        let legend = say!(cx.words, "log-legend");
        shown.extend(legend.split("  ").map(|sign| Phrase::new(sign.to_owned(), Role::Dim)));
    }
    let mut pen = Pen::new(cx.look, area, buffer);
    let rows = chips::packed(shown, usize::from(pen.width()), usize::from(pen.height()), cx.look.cells);
    let mut used = 0;
    for row in rows {
        pen.put_phrase(0, used, pen.width(), &row);
        used += 1;
    }
    used
}

/// Draws the text that is kept as the note; of a long one the end, which is being typed.
fn draw_note(pane: &QuickLog, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let note = &pane.understood.line.note;
    if note.is_empty() {
        return;
    }
    let label = say!(cx.words, "log-note");
    let mut pen = Pen::new(cx.look, area, buffer);
    let x = width(cx.look.cells, &label) + 2;
    let room = pen.width().saturating_sub(x);
    let safe = text::display(note);
    let lines = text::wrap(&safe, usize::from(room.max(1)), cx.look.cells);
    pen.put(0, 0, x, &label, Role::Dim);
    let hidden = lines.len().saturating_sub(usize::from(pen.height()));
    for (y, line) in (0..pen.height()).zip(lines.iter().skip(hidden)) {
        pen.put(x, y, room, line, Role::Text);
    }
}

/// Draws what the next key would do.
fn draw_status(pane: &QuickLog, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let suggested = pane.suggestions.first().map(|row| row.label.clone());
    let (status, role) = match (&pane.failure, suggested, pane.entry(cx)) {
        (Some(failure), _, _) => (failure.clone(), Role::Error),
        (None, Some(label), _) if pane.suggestions.chosen.is_some() => (say!(cx.words, "log-enter-takes", label = label), Role::Dim),
        (None, Some(label), _) => (say!(cx.words, "log-tab-takes", label = label), Role::Dim),
        (None, None, _) if pane.is_restored => (say!(cx.words, "log-restored"), Role::Notice),
        (None, None, Ok(_)) => (say!(cx.words, "log-enter-saves"), Role::Dim),
        (None, None, Err(unready)) => (wanting(cx, &unready), Role::Dim),
    };
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width();
    pen.put(0, 0, room, &status, role);
}

fn width(cells: Cells, text: &str) -> u16 {
    u16::try_from(cells.width(&text::display(text))).unwrap_or(u16::MAX)
}
