//! What was said about addresses and domains, to be looked at and taken back.

use super::whose;
use crate::domain::{AccountId, MailRule, MailRuleId, Row};
use crate::ops::WhoseOp;
use crate::say;
use crate::store::directory::names_by_account;
use crate::store::mail::whose::rules;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

pub(super) struct Rules {
    rows: Vec<Row<MailRuleId, MailRule>>,
    names: HashMap<AccountId, String>,
    selection: Selection,
    failure: Option<String>,
}

impl Rules {
    pub fn open(cx: &Cx<'_>) -> Rules {
        let mut pane = Rules { rows: Vec::new(), names: HashMap::new(), selection: Selection::default(), failure: None };
        pane.read(cx);
        pane
    }

    pub fn read(&mut self, cx: &Cx<'_>) {
        let connection = cx.book.connection();
        match rules(connection).and_then(|rows| Ok((rows, names_by_account(connection)?))) {
            Ok((rows, names)) => (self.rows, self.names, self.failure) = (rows, names, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    pub fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match (cmd, self.selection.row(self.rows.len())) {
            (Cmd::DeleteRule, Some(row)) => return vec![whose(WhoseOp::Unsay(vec![self.rows[row].id]))],
            _ => self.selection.moved(cmd, self.rows.len(), cx.page_rows),
        };
        Vec::new()
    }

    pub fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (matches!(cmd, Cmd::DeleteRule | Cmd::Open) && self.rows.is_empty()).then(|| say!(cx.words, "row-none"))
    }

    pub fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.rows.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "whose-rules-none"), Cmd::WhoseRules);
        }
        let headings = ["whose-col-pattern", "whose-col-kind", "whose-col-account"].map(|id| cx.words.get(id));
        let kinds: Vec<String> = self.rows.iter().map(|rule| cx.words.word(rule.kind)).collect();
        let columns = [
            Column::new(&headings[0], ColumnWidth::fitting(cx.look.cells, (20, 48), self.rows.iter().map(|rule| rule.pattern.as_str())), 0),
            Column::new(&headings[1], ColumnWidth::fitting(cx.look.cells, (10, 24), kinds.iter().map(String::as_str)), 0),
            Column::new(&headings[2], ColumnWidth::Flexible { min: 12, max: 40 }, 1),
        ];
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected: self.selection.row(self.rows.len()), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| {
            let rule = &self.rows[index];
            let account = rule.account.and_then(|id| self.names.get(&id).cloned()).unwrap_or_default();
            let cells = vec![
                Phrase::new(rule.pattern.clone(), Role::Text),
                Phrase::new(kinds[index].clone(), Role::Dim),
                Phrase::new(account, Role::Text),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}
