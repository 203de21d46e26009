//! One row read in full: every field it has and its long text, whatever kind of row it is.

use super::sheet::{draw_sheet, scrolled};
use crate::domain::{AccountId, EntityRef};
use crate::review::read_row;
use crate::say;
use crate::store;
use crate::store::timeline::account_of;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::widget::Blank;
use crate::wording::sheet::{self, Sheet};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct RowPane {
    row: EntityRef,
    account: Option<AccountId>,
    /// What was read, or what to say instead.
    sheet: std::result::Result<Sheet, String>,
    /// The first line in view.
    top: usize,
}

/// Writes a word as the title of a screen begins.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl RowPane {
    pub fn new(cx: &Cx<'_>, row: EntityRef) -> RowPane {
        let account = account_of(cx.book.connection(), row).ok().flatten();
        let gone = || say!(cx.words, "row-gone");
        RowPane { row, account, sheet: read_worded(cx, row).and_then(|sheet| sheet.ok_or_else(gone)), top: 0 }
    }

    fn changed(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        match read_worded(cx, self.row) {
            Ok(Some(sheet)) => self.sheet = Ok(sheet),
            Err(failure) => self.sheet = Err(failure),
            Ok(None) => return vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "row-gone")))],
        }
        Vec::new()
    }
}

impl Pane for RowPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        capitalised(&cx.words.word(self.row.kind))
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open).then(|| say!(cx.words, "row-none"))
    }

    fn account(&self) -> Option<AccountId> {
        self.account
    }

    fn row(&self) -> Option<EntityRef> {
        Some(self.row)
    }

    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => vec![Effect::Close],
            Msg::Command(cmd) => {
                scrolled(&mut self.top, cmd, cx);
                Vec::new()
            }
            Msg::Changed(_) => self.changed(cx),
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match &self.sheet {
            Ok(sheet) => draw_sheet(cx, area, buffer, sheet, self.row.id, self.top, state),
            Err(failure) => Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer),
        }
    }
}

/// Reads the row in words; `None` when it is gone.
fn read_worded(cx: &Cx<'_>, row: EntityRef) -> std::result::Result<Option<Sheet>, String> {
    let found = read_row(cx.book.connection(), row).map_err(|error| store_error(cx.words, &error))?;
    Ok(found.map(|found| sheet::row(cx.words, cx.format, &found)))
}
