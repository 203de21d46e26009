//! A popup with a short list to choose from.

use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::Choice;
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Phrase, Popup, TableRow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct Choose {
    choice: Choice,
    selection: Selection,
}

impl Choose {
    pub fn new(choice: Choice) -> Choose {
        Choose { selection: Selection::at(choice.selected), choice }
    }

    /// Chooses a row by its number; a number that no row has chooses nothing.
    fn chosen_at(&mut self, row: usize) -> Vec<Effect> {
        if row >= self.choice.rows.len() {
            return Vec::new();
        }
        self.selection = Selection::at(row);
        self.chosen()
    }

    fn chosen(&self) -> Vec<Effect> {
        self.answer("")
    }

    /// Gives back the key of the selected row, with what stands before it.
    fn answer(&self, before: &str) -> Vec<Effect> {
        match self.selection.row(self.choice.rows.len()) {
            Some(row) => vec![Effect::Answer(Answer::Chosen(format!("{before}{}", self.choice.rows[row].key)))],
            None => vec![Effect::Close],
        }
    }
}

impl Pane for Choose {
    fn title(&self, _cx: &Cx<'_>) -> String {
        self.choice.title.clone()
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.choice.more.is_some() { &[Scope::ChoiceMore, Scope::Choice, Scope::List] } else { &[Scope::Choice, Scope::List] }
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn offers(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Chosen(key) if self.choice.rows.iter().any(|row| row.key == *key))
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        let Msg::Command(cmd) = msg else { return Vec::new() };
        match cmd {
            Cmd::Choose | Cmd::Open => self.chosen(),
            Cmd::ChooseMore => self.answer(self.choice.more.unwrap_or_default()),
            Cmd::ChooseFirst => self.chosen_at(0),
            Cmd::ChooseSecond => self.chosen_at(1),
            Cmd::ChooseThird => self.chosen_at(2),
            Cmd::ChooseFourth => self.chosen_at(3),
            Cmd::Back => vec![Effect::Close],
            _ => {
                self.selection.moved(cmd, self.choice.rows.len(), cx.page_rows);
                Vec::new()
            }
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let cells = cx.look.cells;
        let widest = |text: fn(&crate::tui::route::ChoiceRow) -> &str| {
            u16::try_from(self.choice.rows.iter().map(|row| cells.width(text(row))).max().unwrap_or(0)).unwrap_or(u16::MAX)
        };
        let (labels, hints) = (widest(|row| &row.label).max(8), widest(|row| &row.hint));
        let height = u16::try_from(self.choice.rows.len() + 1).unwrap_or(u16::MAX).min(area.height.saturating_sub(4));
        let [choose, more, back] = ["cmd-choose", "cmd-choose-more", "cmd-back"].map(|id| cx.words.get(id));
        let mut keys = vec![KeyHint { key: "Enter", label: &choose }, KeyHint { key: "Esc", label: &back }];
        if self.choice.more.is_some() {
            keys.insert(1, KeyHint { key: "Tab", label: &more });
        }
        let popup = Popup { title: &self.choice.title, keys: &keys };
        let width = (labels + hints + 8).min(area.width.saturating_sub(8));
        let anchor = state.anchor(area, area.width / 6);
        let inner = popup.draw(cx.look, area, anchor, (width, height), buffer);
        let columns = [
            Column::new("", ColumnWidth::Flexible { min: 8, max: labels.max(9) }, 0),
            Column::new("", ColumnWidth::Flexible { min: 1, max: hints.max(2) }, 1),
        ];
        let table = ListTable {
            columns: &columns,
            rows: self.choice.rows.len(),
            selected: self.selection.row(self.choice.rows.len()),
            has_focus: true,
        };
        state.draw_list(&table, cx.look, inner, buffer, |index| {
            let row = &self.choice.rows[index];
            TableRow { cells: vec![row.label.as_str().into(), Phrase::new(row.hint.as_str(), Role::Dim)], is_marked: false }
        });
    }
}
