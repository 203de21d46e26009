//! The Health tab: the parts of the score, the biggest drag first.

use crate::domain::health::{Drag, drags};
use crate::domain::{AccountId, EntityRef};
use crate::review::health_on;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, Msg, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct HealthTab {
    account: AccountId,
    /// What was read, or what to say instead.
    drags: Result<Vec<Drag>, String>,
    selection: Selection,
}

impl HealthTab {
    /// Reads and scores the account.
    pub fn new(cx: &Cx<'_>, account: AccountId) -> HealthTab {
        HealthTab { account, drags: read(cx, account), selection: Selection::default() }
    }

    pub fn selected_row(&self) -> Option<EntityRef> {
        None
    }

    pub fn disabled(&self, _cmd: Cmd, _cx: &Cx<'_>) -> Option<String> {
        None
    }

    pub fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Changed(_) => self.drags = read(cx, self.account),
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.drags.as_ref().map_or(0, Vec::len), cx.page_rows);
            }
            _ => {}
        }
        Vec::new()
    }

    pub fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let drags = match &self.drags {
            Ok(drags) => drags,
            Err(failure) => return super::tab::draw_failure(cx, area, buffer, failure),
        };
        let columns = [Column::new("", ColumnWidth::Flexible { min: 16, max: 40 }, 0), Column::new("", ColumnWidth::Fixed(6), 0).right()];
        let table = ListTable { columns: &columns, rows: drags.len(), selected: self.selection.row(drags.len()), has_focus: true };
        state.cursor = table.draw(cx.look, area, buffer, &mut state.list, |index| {
            let drag = drags[index];
            let name = cx.words.get(&format!("input-{}", drag.id.as_str().replace('_', "-")));
            let lost = cx.format.change(-(drag.points.round() as i64));
            TableRow { cells: vec![name.into(), Phrase::new(lost, Role::Red)], is_marked: false }
        });
        state.page_rows = state.list.height;
    }
}

fn read(cx: &Cx<'_>, account: AccountId) -> Result<Vec<Drag>, String> {
    let score = health_on(cx.book.connection(), account, cx.model, cx.today(), &cx.zone());
    score.map(|score| drags(&score)).map_err(|error| store_error(cx.words, &error))
}
