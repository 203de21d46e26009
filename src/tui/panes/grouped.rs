//! What lists in groups have in common: the sums of a group on one line, and the filter over the list.

use crate::theme::Role;
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of;
use crate::tui::widget::{Pen, Phrase, draw_line};
use crate::wording::renewals::Said;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells left of the text, where the list has its marks.
pub(super) const GUTTER: u16 = 3;

/// Puts parts behind a name; what does not fit as a whole is left out from the end.
pub(super) fn fitting(cx: &Cx<'_>, room: usize, name: Phrase<'static>, said: Vec<Said>) -> Phrase<'static> {
    let mut line = name;
    for (text, tone) in said {
        let longer = line.clone().then("   ", Role::Dim).then(text, role_of(tone));
        if longer.width(cx.look.cells) > room {
            break;
        }
        line = longer;
    }
    line
}

/// Draws parts behind a name on one line.
pub(super) fn draw_said(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, name: Phrase<'static>, said: Vec<Said>) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(GUTTER + 1);
    let line = fitting(cx, usize::from(room), name, said);
    pen.put_phrase(GUTTER, 0, room, &line);
}

/// The filter over a list, as it stands or while it is typed.
pub(super) struct FilterLine<'a> {
    pub input: &'a LineInput,
    pub is_typed: bool,
    /// What can be typed, shown while nothing is.
    pub hint: &'a str,
}

impl FilterLine<'_> {
    pub fn draw(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let mut pen = Pen::new(cx.look, area, buffer);
        let lead = pen.put(GUTTER, 0, 2, "/ ", Role::Accent);
        let width = pen.width().saturating_sub(GUTTER + lead + 1);
        let field = Rect { x: area.x + GUTTER + lead, width, ..area }.intersection(area);
        if !self.is_typed {
            Pen::new(cx.look, field, buffer).put(0, 0, field.width, self.input.text(), Role::Text);
            return;
        }
        state.cursor = draw_line(cx.look, field, buffer, self.input, &[]);
        state.editing = true;
        let mut pen = Pen::new(cx.look, field, buffer);
        if self.input.is_empty() {
            pen.put(0, 0, field.width, self.hint, Role::Dim);
        }
        pen.lay_over(Rect::new(0, 0, field.width, field.height), Role::Field);
    }
}
