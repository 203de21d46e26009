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

/// How many rows each part has.
struct Rows {
    list: u16,
    chips: u16,
    note: u16,
}

impl Rows {
    /// Divides the height: only the list depends on more than the screen.
    fn of(area: Rect, suggestions: usize) -> Rows {
        let (chips, note) = (if area.height > 10 { 2 } else { 1 }, (area.height / 10).clamp(1, 3));
        let taken = 2 + 1 + chips + note + 1;
        // One row more for the rule under the list.
        let room = area.height.saturating_sub(taken + 1).min(LIST);
        Rows { list: u16::try_from(suggestions).unwrap_or(u16::MAX).min(room), chips, note }
    }

    fn list_and_rule(&self) -> u16 {
        if self.list == 0 { 0 } else { self.list + 1 }
    }

    fn height(&self) -> u16 {
        self.list_and_rule() + 1 + self.chips + self.note + 1
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
    draw_chips(pane, cx, part(line + 1, rows.chips), buffer);
    draw_note(pane, cx, part(line + 1 + rows.chips, rows.note), buffer);
    draw_status(pane, cx, part(line + 1 + rows.chips + rows.note, 1), buffer);
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

/// Draws what was understood; on an empty line, what one can type.
fn draw_chips(pane: &QuickLog, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
    let understood = &pane.understood;
    let shown = if pane.line.text().trim().is_empty() {
        let legend = Phrase::new(say!(cx.words, "log-legend"), Role::Dim);
        let account = chips::chips(cx, understood).into_iter().take(understood.known_account().iter().count());
        account.chain([legend]).collect()
    } else {
        chips::chips(cx, understood)
    };
    let mut pen = Pen::new(cx.look, area, buffer);
    let rows = chips::packed(shown, usize::from(pen.width()), usize::from(pen.height()), cx.look.cells);
    for (y, row) in (0..pen.height()).zip(rows) {
        pen.put_phrase(0, y, pen.width(), &row);
    }
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
