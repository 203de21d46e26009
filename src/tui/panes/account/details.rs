//! The details tab: every field of the account, the custom ones below, and the note.

use super::tab::{Tab, draw_failure};
use crate::domain::{AccountId, EntityRef};
use crate::review::read_row;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, Msg, ViewState};
use crate::tui::panes::sheet::{draw_sheet, scrolled};
use crate::tui::route::Route;
use crate::wording::sheet::{self, Sheet};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct Details {
    account: AccountId,
    sheet: Sheet,
    /// The first line in view.
    top: usize,
    failure: Option<String>,
}

impl Details {
    pub fn new(cx: &Cx<'_>, account: AccountId) -> Details {
        let mut details = Details { account, sheet: Sheet::default(), top: 0, failure: None };
        details.reread(cx);
        details
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        match read_row(cx.book.connection(), self.account.into()) {
            Ok(row) => {
                self.sheet = row.map(|row| sheet::row(cx.words, cx.format, &row)).unwrap_or_default();
                self.failure = None;
            }
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }
}

impl Tab for Details {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Open) => return vec![Effect::Open(Route::AccountForm(Some(self.account)))],
            Msg::Command(cmd) => {
                scrolled(&mut self.top, cmd, cx);
            }
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match &self.failure {
            Some(failure) => draw_failure(cx, area, buffer, failure),
            None => draw_sheet(cx, area, buffer, &self.sheet, self.account.0, self.top, state),
        }
    }

    fn row(&self) -> Option<EntityRef> {
        None
    }
}
