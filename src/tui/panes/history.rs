//! History: every write, newest first, with what undo and redo would take next.

use crate::say;
use crate::store::{self, HistoryEntry};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::command::Scope;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Phrase, TableRow};
use crate::wording::{op_label, store_error};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// As many as anybody scrolls through.
const ENTRIES: usize = 2_000;

pub struct History {
    entries: Vec<HistoryEntry>,
    failure: Option<String>,
    selection: Selection,
}

impl History {
    pub fn new(cx: &Cx<'_>) -> History {
        let mut pane = History { entries: Vec::new(), failure: None, selection: Selection::default() };
        pane.read(cx);
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        match store::history(cx.book.connection(), ENTRIES) {
            Ok(entries) => self.entries = entries,
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    fn row(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let entry = &self.entries[index];
        let role = if entry.undone { Role::Dim } else { Role::Text };
        let state = if entry.undone { say!(cx.words, "history-undone") } else { String::new() };
        let cells = vec![
            Phrase::new(cx.format.timestamp(entry.at), Role::Dim),
            Phrase::new(op_label(cx.words, &entry.kind, &entry.args), role),
            Phrase::new(cx.format.whole(i64::try_from(entry.changes).unwrap_or(i64::MAX)), Role::Dim),
            Phrase::new(state, Role::Warning),
        ];
        TableRow { cells, is_marked: false }
    }
}

fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

impl Pane for History {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "history-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open && self.entries.is_empty()).then(|| say!(cx.words, "row-none"))
    }

    /// Every write is an entry: whatever changes, changes this too.
    fn interest(&self) -> &'static [&'static str] {
        crate::store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Changed(_) => self.read(cx),
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(Cmd::Open) => return vec![Effect::Notice(Notice::said(say!(cx.words, "history-order")))],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.entries.len(), cx.page_rows);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
        }
        if self.entries.is_empty() {
            let sentence = say!(cx.words, "history-empty");
            let (key, label) = (first_key(Cmd::Import.spec()), cx.words.get("cmd-import"));
            return Blank { sentence: &sentence, role: Role::Dim, key: Some(KeyHint { key: &key, label: &label }) }
                .draw(cx.look, area, buffer);
        }
        let headings = ["history-when", "history-what", "history-rows"].map(|id| cx.words.get(id));
        // What was done is what is looked for: the others take no more than they need.
        let undone = if self.entries.iter().any(|entry| entry.undone) { say!(cx.words, "history-undone") } else { String::new() };
        let whens: Vec<String> = self.entries.iter().map(|entry| cx.format.timestamp(entry.at)).collect();
        let needed = |texts: &[String]| cells(texts.iter().map(|text| cx.look.cells.width(text)).max().unwrap_or(0));
        let mut columns = vec![
            Column::new(&headings[0], ColumnWidth::Fixed(needed(&whens).max(needed(&headings[..1]))), 2),
            Column::new(&headings[1], ColumnWidth::Flexible { min: 20, max: 120 }, 0),
            Column::new(&headings[2], ColumnWidth::Fixed(needed(&headings[2..]).max(4)), 3).right(),
        ];
        if !undone.is_empty() {
            columns.push(Column::new("", ColumnWidth::Fixed(needed(&[undone])), 1));
        }
        let selected = self.selection.row(self.entries.len());
        let table = ListTable { columns: &columns, rows: self.entries.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.row(cx, index));
    }
}
