//! A popup to choose an account by typing part of its name.

use crate::domain::AccountId;
use crate::say;
use crate::store::directory::{AccountName, account_names};
use crate::text::search_key;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, Popup, TableRow, draw_line};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows of accounts at a time.
const ROWS: u16 = 8;
const WIDTH: u16 = 52;

pub struct AccountPicker {
    title: String,
    accounts: Vec<AccountName>,
    keys: Vec<String>,
    typed: LineInput,
    /// Places of the accounts that fit what was typed.
    found: Vec<usize>,
    selection: Selection,
}

impl AccountPicker {
    /// Opens with all accounts, one of them in front.
    pub fn new(cx: &Cx<'_>, title: String, first: Option<AccountId>) -> AccountPicker {
        // Accounts that cannot be read are none to choose from; the screen below says what is wrong with the book.
        let mut accounts = account_names(cx.book.connection()).unwrap_or_default();
        accounts.sort_by_key(|account| Some(account.id) != first);
        let key = |account: &AccountName| {
            search_key(
                &[Some(&account.name), account.kana.as_ref(), account.external_id.as_ref()]
                    .into_iter()
                    .flatten()
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        };
        let keys = accounts.iter().map(key).collect();
        let found = (0..accounts.len()).collect();
        AccountPicker { title, accounts, keys, typed: LineInput::default(), found, selection: Selection::default() }
    }

    fn find(&mut self) {
        let wanted = search_key(self.typed.text());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        self.found = (0..self.keys.len()).filter(|index| words.iter().all(|word| self.keys[*index].contains(word))).collect();
        self.selection = Selection::default();
    }

    fn key(&mut self, key: KeyEvent) {
        if self.typed.typed(key) == Change::Text {
            self.find();
        }
    }

    fn chosen(&self) -> Vec<Effect> {
        match self.selection.row(self.found.len()) {
            Some(row) => vec![Effect::Answer(Answer::Chosen(self.accounts[self.found[row]].id.to_string()))],
            None => Vec::new(),
        }
    }
}

impl Pane for AccountPicker {
    fn title(&self, _cx: &Cx<'_>) -> String {
        self.title.clone()
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => {
                self.typed.paste(&text);
                self.find();
            }
            Msg::Command(Cmd::Choose | Cmd::Open) => return self.chosen(),
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.found.len(), cx.page_rows);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let (choose, back) = (cx.words.get("cmd-choose"), cx.words.get("cmd-back"));
        let keys = [KeyHint { key: "Enter", label: &choose }, KeyHint { key: "Esc", label: &back }];
        let anchor = state.anchor(area, area.width / 6);
        let size = (WIDTH.min(area.width.saturating_sub(6)), (ROWS + 1).min(area.height.saturating_sub(5)));
        let inner = Popup { title: &self.title, keys: &keys }.draw(cx.look, area, anchor, size, buffer);
        Pen::new(cx.look, inner, buffer).put(1, 0, 2, ">", Role::Accent);
        let line = Rect { x: inner.x + 3, width: inner.width.saturating_sub(4), height: 1.min(inner.height), ..inner };
        state.cursor = draw_line(cx.look, line, buffer, &self.typed, &[]);
        state.editing = true;
        let list = Rect { y: inner.y + 1.min(inner.height), height: inner.height.saturating_sub(1), ..inner };
        if self.found.is_empty() {
            Pen::new(cx.look, list, buffer).put(3, 0, list.width.saturating_sub(4), &say!(cx.words, "agenda-no-such-account"), Role::Dim);
            return;
        }
        let columns = [Column::new("", ColumnWidth::Flexible { min: 8, max: WIDTH }, 0)];
        let table =
            ListTable { columns: &columns, rows: self.found.len(), selected: self.selection.row(self.found.len()), has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| {
            let name = self.accounts[self.found[index]].name.clone();
            TableRow { cells: vec![Phrase::new(name, Role::Text)], is_marked: false }
        });
    }
}
