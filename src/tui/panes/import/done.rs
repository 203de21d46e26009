//! What an import did: counts, the rows that were left out, and how to take it back.

use super::problems;
use super::summary::{LEFT, counts_behind, put_wrapped};
use crate::domain::OpId;
use crate::ops::import::ImportReport;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::Pen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) struct Finished {
    report: ImportReport,
    /// `None` when the book had all of it.
    pub op: Option<OpId>,
    /// Whether undo took it back since.
    pub is_undone: bool,
    selection: Selection,
}

impl Finished {
    pub fn new(report: ImportReport, op: Option<OpId>) -> Finished {
        Finished { report, op, is_undone: false, selection: Selection::default() }
    }

    pub fn moved(&mut self, cmd: Cmd, page: usize) {
        self.selection.moved(cmd, problems::count(Some(&self.report)), page);
    }

    pub fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let files = self.report.files.join(", ");
        let (sentence, next) = match (self.op, self.is_undone) {
            (None, _) => (say!(cx.words, "import-screen-nothing-new"), None),
            (Some(_), false) => (say!(cx.words, "import-screen-imported", files = files), Some(say!(cx.words, "import-screen-take-back"))),
            (Some(_), true) => (say!(cx.words, "import-screen-undone", files = files), Some(say!(cx.words, "import-screen-do-again"))),
        };
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(LEFT + 1);
        pen.put(LEFT, 0, room, &sentence, Role::Heading);
        let counts = Rect { y: area.y + 1, height: area.height.saturating_sub(1).min(2), ..area };
        let mut y = 1 + put_counts(cx, counts, buffer, &counts_behind(cx, &self.report));
        if let Some(next) = next {
            let part = Rect { y: area.y + y, height: area.height.saturating_sub(y).min(2), ..area };
            y += put_wrapped(cx, part, buffer, &next, Role::Dim);
        }
        let rest = Rect { y: area.y + y + 1, height: area.height.saturating_sub(y + 1), ..area };
        if self.report.skipped > 0 {
            problems::view(cx, Some(&self.report), self.selection, rest, buffer, state);
        }
    }
}

/// Draws counts in one line, or in two where one is too short; returns the lines drawn.
pub(super) fn put_counts(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, counts: &crate::tui::widget::Phrase<'_>) -> u16 {
    let room = area.width.saturating_sub(LEFT + 1);
    if counts.width(cx.look.cells) <= usize::from(room) {
        Pen::new(cx.look, area, buffer).put_phrase(LEFT, 0, room, counts);
        return 1;
    }
    // A gap goes before each count but the first: what does not fit goes to the second line with its colour.
    let mut first = crate::tui::widget::Phrase::default();
    let mut second = crate::tui::widget::Phrase::default();
    for pair in counts.pieces.chunks(2) {
        let width: usize = pair.iter().map(|piece| cx.look.cells.width(&piece.text)).sum();
        if second.pieces.is_empty() && first.width(cx.look.cells) + width <= usize::from(room) {
            first.pieces.extend_from_slice(pair);
        } else if second.pieces.is_empty() {
            second.pieces.extend_from_slice(pair.get(1..).unwrap_or_default());
        } else {
            second.pieces.extend_from_slice(pair);
        }
    }
    let mut pen = Pen::new(cx.look, area, buffer);
    pen.put_phrase(LEFT, 0, room, &first);
    pen.put_phrase(LEFT, 1, room, &second);
    area.height.min(2)
}
