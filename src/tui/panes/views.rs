//! The saved views of the book: choose one, save the filter as one, edit, delete, order. Each is a segment.

use crate::domain::{EntityRef, Row, Segment, SegmentId, TouchModel};
use crate::ops::Op;
use crate::review::segments;
use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::Route;
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, Popup, TableRow};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What `Answer::Chosen` begins with when a view was chosen.
pub const CHOSEN: &str = "view:";

pub struct Views {
    rows: Vec<Row<SegmentId, Segment>>,
    /// The filter of the book, to be saved.
    filter: String,
    selection: Selection,
    failure: Option<String>,
}

impl Views {
    pub fn new(cx: &Cx<'_>, filter: String) -> Views {
        let mut pane = Views { rows: Vec::new(), filter, selection: Selection::default(), failure: None };
        pane.read(cx);
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        match segments(cx.book.connection()) {
            Ok(rows) => (self.rows, self.failure) = (rows, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    fn selected(&self) -> Option<&Row<SegmentId, Segment>> {
        self.rows.get(self.selection.row(self.rows.len())?)
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match (cmd, self.selected().map(|row| row.id)) {
            (Cmd::UseView | Cmd::Open, Some(id)) => vec![Effect::Answer(Answer::Chosen(format!("{CHOSEN}{id}")))],
            (Cmd::SaveView, _) => vec![Effect::Open(Route::SegmentForm { id: None, filter: self.filter.clone() })],
            (Cmd::EditView, Some(id)) => vec![Effect::Open(Route::SegmentForm { id: Some(id), filter: String::new() })],
            (Cmd::DeleteView, Some(id)) => vec![Effect::Write(Op::Delete(EntityRef::from(id)))],
            (Cmd::ViewUp | Cmd::ViewDown, Some(_)) => self.shifted(cmd == Cmd::ViewDown),
            (Cmd::AssignModels, _) => vec![Effect::Open(Route::Assign)],
            (Cmd::Back, _) => vec![Effect::Close],
            _ => {
                self.selection.moved(cmd, self.rows.len(), cx.page_rows);
                Vec::new()
            }
        }
    }

    /// Changes places with the neighbour; the selection goes along.
    fn shifted(&mut self, is_down: bool) -> Vec<Effect> {
        let Some(from) = self.selection.row(self.rows.len()) else { return Vec::new() };
        let to = if is_down { from + 1 } else { from.wrapping_sub(1) };
        if to >= self.rows.len() {
            return Vec::new();
        }
        self.rows.swap(from, to);
        self.selection = Selection::at(to);
        vec![Effect::Write(Op::OrderSegments(self.rows.iter().map(|row| row.id).collect()))]
    }
}

impl Pane for Views {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "segment-views")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Views, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::UseView | Cmd::EditView | Cmd::DeleteView | Cmd::ViewUp | Cmd::ViewDown);
        match cmd {
            Cmd::SaveView if self.filter.trim().is_empty() => Some(say!(cx.words, "segment-no-filter")),
            _ if needs_row && self.rows.is_empty() => Some(say!(cx.words, "segment-none")),
            _ => None,
        }
    }

    fn interest(&self) -> &'static [&'static str] {
        &["segment"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(_) => self.read(cx),
            Msg::Refused(_) => self.read(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let words = ["cmd-use-view", "cmd-save-view", "cmd-edit-view", "cmd-delete-view"].map(|id| cx.words.get(id));
        let keys = [
            KeyHint { key: "Enter", label: &words[0] },
            KeyHint { key: "a", label: &words[1] },
            KeyHint { key: "e", label: &words[2] },
            KeyHint { key: "Del", label: &words[3] },
        ];
        let title = self.title(cx);
        let width = area.width.saturating_sub(8).min(96);
        // One row more than there are views: the list has a heading, here the empty line under the title.
        let height = u16::try_from(self.rows.len() + 1).unwrap_or(u16::MAX).min(area.height.saturating_sub(6));
        let anchor = state.anchor(area, 2);
        let inner = Popup { title: &title, keys: &keys }.draw(cx.look, area, anchor, (width, height), buffer);
        if self.rows.is_empty() {
            let sentence = self.failure.clone().unwrap_or_else(|| say!(cx.words, "segment-none"));
            Pen::new(cx.look, inner, buffer).put(0, 0, inner.width, &sentence, Role::Dim);
            return;
        }
        let word = |model: Option<TouchModel>| model.map(|model| cx.words.word(model)).unwrap_or_default();
        let models: Vec<String> = self.rows.iter().map(|row| word(row.touch_model)).collect();
        let columns = [
            Column::new("", ColumnWidth::fitting(cx.look.cells, (10, 28), self.rows.iter().map(|row| row.name.as_str())), 0),
            Column::new("", ColumnWidth::Flexible { min: 10, max: 60 }, 1),
            Column::new("", ColumnWidth::fitting(cx.look.cells, (1, 16), models.iter().map(String::as_str)), 2),
        ];
        let selected = self.selection.row(self.rows.len());
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, inner, buffer, |index| {
            let row = &self.rows[index];
            let cells = vec![
                Phrase::new(row.name.clone(), Role::Text),
                Phrase::new(row.filter.clone(), Role::Dim),
                Phrase::new(models[index].clone(), Role::Dim),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}
