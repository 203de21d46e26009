//! Words that no draft may hold: typed to add one, Delete takes the selected one away.

use crate::domain::{MailRule, MailRuleId, Row};
use crate::ops::{LetterOp, Op};
use crate::say;
use crate::store::letters::forbidden;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, Popup, TableRow, draw_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const ROWS: u16 = 8;
const WIDTH: u16 = 46;

pub struct ForbiddenPane {
    rows: Vec<Row<MailRuleId, MailRule>>,
    typed: LineInput,
    selection: Selection,
}

impl ForbiddenPane {
    pub fn new(cx: &Cx<'_>) -> ForbiddenPane {
        let mut pane = ForbiddenPane { rows: Vec::new(), typed: LineInput::default(), selection: Selection::default() };
        pane.read(cx);
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        // A list that cannot be read is shown as an empty one; the screen below says what is wrong with the book.
        self.rows = forbidden(cx.book.connection()).unwrap_or_default();
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::ForbidWord if self.typed.text().trim().is_empty() => {
                return vec![Effect::Notice(Notice::said(say!(cx.words, "forbidden-hint")))];
            }
            Cmd::ForbidWord => return vec![Effect::Write(Op::Letter(LetterOp::Forbid(self.typed.text().trim().to_owned())))],
            Cmd::AllowWord => {
                let row = self.selection.row(self.rows.len()).map(|index| self.rows[index].id);
                return row.map(|id| Effect::Write(Op::Letter(LetterOp::Allow(id)))).into_iter().collect();
            }
            _ => {
                self.selection.moved(cmd, self.rows.len(), cx.page_rows);
            }
        }
        Vec::new()
    }
}

impl Pane for ForbiddenPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "forbidden-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Forbidden, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::AllowWord && self.rows.is_empty()).then(|| say!(cx.words, "forbidden-none"))
    }

    fn interest(&self) -> &'static [&'static str] {
        crate::store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => drop(self.typed.typed(key)),
            Msg::Paste(text) => drop(self.typed.paste(&text)),
            Msg::Changed(_) => self.read(cx),
            Msg::Written(_) => self.typed.clear(),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let (title, add, back) = (self.title(cx), cx.words.get("cmd-forbid-word"), cx.words.get("cmd-back"));
        let remove = cx.words.get("cmd-allow-word");
        let keys = [KeyHint { key: "Enter", label: &add }, KeyHint { key: "Del", label: &remove }, KeyHint { key: "Esc", label: &back }];
        let anchor = state.anchor(area, area.width / 6);
        let size = (WIDTH.min(area.width.saturating_sub(6)), (ROWS + 1).min(area.height.saturating_sub(5)));
        let inner = Popup { title: &title, keys: &keys }.draw(cx.look, area, anchor, size, buffer);
        Pen::new(cx.look, inner, buffer).put(1, 0, 2, ">", Role::Accent);
        let line = Rect { x: inner.x + 3, width: inner.width.saturating_sub(4), height: 1.min(inner.height), ..inner };
        state.cursor = draw_line(cx.look, line, buffer, &self.typed, &[]);
        state.editing = true;
        let list = Rect { y: inner.y + 1.min(inner.height), height: inner.height.saturating_sub(1), ..inner };
        if self.rows.is_empty() {
            Pen::new(cx.look, list, buffer).put(3, 0, list.width.saturating_sub(4), &say!(cx.words, "forbidden-none"), Role::Dim);
            return;
        }
        let columns = [Column::new("", ColumnWidth::Flexible { min: 8, max: WIDTH }, 0)];
        let selected = self.selection.row(self.rows.len());
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| TableRow {
            cells: vec![Phrase::new(self.rows[index].pattern.clone(), Role::Text)],
            is_marked: false,
        });
    }
}
