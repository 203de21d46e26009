//! The kept searches: choose one, keep what is typed as one, edit, delete, order.

use super::CHOSEN;
use crate::domain::{EntityRef, Row, SavedSearch, SavedSearchId};
use crate::ops::{Op, SearchOp};
use crate::say;
use crate::store::search::saved_searches;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{Route, SearchRoute};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, Popup, TableRow};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) struct SavedPane {
    rows: Vec<Row<SavedSearchId, SavedSearch>>,
    /// What is typed, to be kept.
    query: String,
    selection: Selection,
    failure: Option<String>,
}

impl SavedPane {
    pub fn new(cx: &Cx<'_>, query: String) -> SavedPane {
        let mut pane = SavedPane { rows: Vec::new(), query, selection: Selection::default(), failure: None };
        pane.read(cx);
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        match saved_searches(cx.book.connection()) {
            Ok(rows) => (self.rows, self.failure) = (rows, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    fn selected(&self) -> Option<&Row<SavedSearchId, SavedSearch>> {
        self.rows.get(self.selection.row(self.rows.len())?)
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let form = |id, query| vec![Effect::Open(Route::Search(SearchRoute::Form { id, query }))];
        match (cmd, self.selected().map(|row| row.id)) {
            (Cmd::UseSearch | Cmd::Open, Some(id)) => vec![Effect::Answer(Answer::Chosen(format!("{CHOSEN}{id}")))],
            (Cmd::AddSearch, _) => form(None, self.query.clone()),
            (Cmd::EditSearch, Some(id)) => form(Some(id), String::new()),
            (Cmd::DeleteSearch, Some(id)) => vec![Effect::Write(Op::Delete(EntityRef::from(id)))],
            (Cmd::SearchUp | Cmd::SearchDown, Some(_)) => self.shifted(cmd == Cmd::SearchDown),
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
        vec![Effect::Write(Op::Search(SearchOp::Order(self.rows.iter().map(|row| row.id).collect())))]
    }
}

impl Pane for SavedPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "search-saved-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::SavedSearches, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::UseSearch | Cmd::EditSearch | Cmd::DeleteSearch | Cmd::SearchUp | Cmd::SearchDown);
        match cmd {
            Cmd::AddSearch if self.query.is_empty() => Some(say!(cx.words, "search-no-query")),
            _ if needs_row && self.rows.is_empty() => Some(say!(cx.words, "search-no-saved")),
            _ => None,
        }
    }

    fn interest(&self) -> &'static [&'static str] {
        &["saved_search"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(_) | Msg::Refused(_) => self.read(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let words = ["cmd-use-search", "cmd-add-search", "cmd-edit-search", "cmd-delete-search"].map(|id| cx.words.get(id));
        let keys = [
            KeyHint { key: "Enter", label: &words[0] },
            KeyHint { key: "a", label: &words[1] },
            KeyHint { key: "e", label: &words[2] },
            KeyHint { key: "Del", label: &words[3] },
        ];
        let title = self.title(cx);
        let width = area.width.saturating_sub(8).min(96);
        // One row more than there are searches: the list has a heading, here the empty line under the title.
        let height = u16::try_from(self.rows.len() + 1).unwrap_or(u16::MAX).min(area.height.saturating_sub(6));
        let anchor = state.anchor(area, 2);
        let inner = Popup { title: &title, keys: &keys }.draw(cx.look, area, anchor, (width, height), buffer);
        if self.rows.is_empty() {
            let sentence = self.failure.clone().unwrap_or_else(|| say!(cx.words, "search-saved-empty"));
            Pen::new(cx.look, inner, buffer).put(0, 0, inner.width, &sentence, Role::Dim);
            return;
        }
        let columns = [
            Column::new("", ColumnWidth::fitting(cx.look.cells, (10, 28), self.rows.iter().map(|row| row.name.as_str())), 0),
            Column::new("", ColumnWidth::Flexible { min: 10, max: 70 }, 1),
        ];
        let selected = self.selection.row(self.rows.len());
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, inner, buffer, |index| {
            let row = &self.rows[index];
            TableRow { cells: vec![Phrase::new(row.name.clone(), Role::Text), Phrase::new(row.query.clone(), Role::Dim)], is_marked: false }
        });
    }
}
