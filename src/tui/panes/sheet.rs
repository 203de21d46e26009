//! Draws a row read in full: its heading, its fields with the labels in a column, and its long text, scrolled as one.

use crate::text::{display, display_lines, wrap};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Pen, Prose, ProseState};
use crate::wording::sheet::{Field, Sheet};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The widest line that reads well.
const MEASURE: u16 = 84;

/// Of a field's value no more is wrapped: an import can put megabytes into one. The long text has no such limit.
const VALUE_CHARACTERS: usize = 4_000;

/// One line above the long text.
enum Line {
    Heading(String),
    Field { label: String, value: String },
    Blank,
}

/// Draws the sheet from its line `top` on; notes in the view state how many lines there are.
pub fn draw_sheet(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, sheet: &Sheet, id: i64, top: usize, state: &mut ViewState) {
    let area = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2).min(MEASURE), ..area };
    let lines = lines_of(cx, sheet, area.width);
    let shown = u16::try_from(lines.len().saturating_sub(top)).unwrap_or(u16::MAX).min(area.height);
    let label_width = label_width(cx, sheet, area.width);
    let mut pen = Pen::new(cx.look, area, buffer);
    for (y, line) in (0..shown).zip(lines.iter().skip(top)) {
        match line {
            Line::Heading(text) => {
                pen.put(0, y, area.width, text, Role::Heading);
            }
            Line::Field { label, value } => {
                pen.put(0, y, label_width, label, Role::Dim);
                pen.put(label_width + 2, y, area.width.saturating_sub(label_width + 2), value, Role::Text);
            }
            Line::Blank => {}
        }
    }
    let rest = Rect { y: area.y + shown, height: area.height - shown, ..area };
    let mut prose = ProseState { top: top.saturating_sub(lines.len()), ..ProseState::default() };
    Prose { id: id.unsigned_abs(), text: &sheet.text, role: Role::Text }.draw(cx.look, rest, buffer, &mut prose, &mut state.prose_cache);
    let text_lines = if sheet.text.is_empty() { 0 } else { prose.lines };
    state.prose = ProseState { top, lines: lines.len() + text_lines, height: usize::from(area.height) };
    state.page_rows = usize::from(area.height);
}

/// Moves the first line in view by a command of a list; returns whether it was one that moves.
pub fn scrolled(top: &mut usize, cmd: Cmd, cx: &Cx<'_>) -> bool {
    let page = cx.page_rows.saturating_sub(1).max(1);
    let now = (*top).min(cx.scroll_room);
    *top = match cmd {
        Cmd::Up => now.saturating_sub(1),
        Cmd::Down => now + 1,
        Cmd::PageUp => now.saturating_sub(page),
        Cmd::PageDown => now + page,
        Cmd::First => 0,
        Cmd::Last => cx.scroll_room,
        _ => return false,
    }
    .min(cx.scroll_room);
    true
}

/// Returns the width of the widest label, at most a third of the line.
fn label_width(cx: &Cx<'_>, sheet: &Sheet, width: u16) -> u16 {
    let widest = sheet.fields.iter().map(|field| cx.look.cells.width(&display(&field.label))).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX).min(width / 3)
}

fn lines_of(cx: &Cx<'_>, sheet: &Sheet, width: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    if !sheet.heading.is_empty() {
        let heading = display(&sheet.heading);
        lines.extend(wrap(&heading, usize::from(width.max(1)), cx.look.cells).into_iter().map(|line| Line::Heading(line.to_owned())));
        lines.push(Line::Blank);
    }
    let room = width.saturating_sub(label_width(cx, sheet, width) + 2).max(1);
    lines.extend(sheet.fields.iter().flat_map(|field| field_lines(cx, field, room)));
    if !sheet.text.is_empty() && !sheet.fields.is_empty() {
        lines.push(Line::Blank);
    }
    lines
}

/// Wraps a value; the label stands on its first line.
fn field_lines(cx: &Cx<'_>, field: &Field, room: u16) -> Vec<Line> {
    let start: String = field.value.chars().take(VALUE_CHARACTERS).collect();
    let value = if start.len() < field.value.len() { format!("{start}…") } else { start };
    let safe = display_lines(&value);
    let mut label = field.label.clone();
    wrap(&safe, usize::from(room), cx.look.cells)
        .into_iter()
        .map(|line| Line::Field { label: std::mem::take(&mut label), value: line.to_owned() })
        .collect()
}
