//! What was said in this session: every notice with its time, newest first; Enter shows one whole.

use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::notices::Told;
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Phrase, Popup, TableRow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct NoticesPane {
    told: Vec<Told>,
    selection: Selection,
    /// Whether the selected one is shown whole.
    is_open: bool,
}

impl NoticesPane {
    pub fn new(told: Vec<Told>) -> NoticesPane {
        NoticesPane { told, selection: Selection::default(), is_open: false }
    }

    fn selected(&self) -> Option<&Told> {
        self.selection.row(self.told.len()).map(|row| &self.told[row])
    }

    fn row(&self, cx: &Cx<'_>, index: usize) -> TableRow<'_> {
        let told = &self.told[index];
        let (word, role) = if told.notice.is_error { (say!(cx.words, "notices-error"), Role::Error) } else { (String::new(), Role::Text) };
        let cells = vec![
            Phrase::new(cx.format.timestamp(told.at), Role::Dim),
            Phrase::new(word, role),
            Phrase::new(told.notice.text.as_str(), Role::Text),
        ];
        TableRow { cells, is_marked: false }
    }
}

impl Pane for NoticesPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "notices-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open && self.told.is_empty()).then(|| say!(cx.words, "row-none"))
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        let Msg::Command(cmd) = msg else { return Vec::new() };
        let was_open = std::mem::take(&mut self.is_open);
        match cmd {
            Cmd::Open => self.is_open = !was_open,
            Cmd::Back if was_open => {}
            Cmd::Back => return vec![Effect::Close],
            _ => {
                self.selection.moved(cmd, self.told.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let Some(selected) = self.selected() else {
            let sentence = say!(cx.words, "notices-empty");
            return Blank { sentence: &sentence, role: Role::Dim, key: None }.draw(cx.look, area, buffer);
        };
        let headings = ["notices-when", "notices-what"].map(|id| cx.words.get(id));
        let width = |texts: &mut dyn Iterator<Item = String>| {
            u16::try_from(texts.map(|text| cx.look.cells.width(&text)).max().unwrap_or(0)).unwrap_or(u16::MAX)
        };
        let whens = width(&mut self.told.iter().map(|told| cx.format.timestamp(told.at)).chain([headings[0].clone()]));
        let has_errors = self.told.iter().any(|told| told.notice.is_error);
        let kinds = if has_errors { width(&mut [say!(cx.words, "notices-error")].into_iter()) } else { 0 };
        let columns = [
            Column::new(&headings[0], ColumnWidth::Fixed(whens), 1),
            Column::new("", ColumnWidth::Fixed(kinds), 0),
            Column::new(&headings[1], ColumnWidth::Flexible { min: 20, max: 200 }, 0),
        ];
        let table = ListTable { columns: &columns, rows: self.told.len(), selected: self.selection.row(self.told.len()), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.row(cx, index));
        if self.is_open {
            let back = cx.words.get("cmd-back");
            let keys = [KeyHint { key: "Esc", label: &back }];
            let at = state.cursor.map_or(area.y, |cursor| cursor.y);
            let anchor = Rect { x: area.x.saturating_add(3), y: at, width: 1, height: 1 };
            let title = cx.format.timestamp(selected.at);
            Popup { title: &title, keys: &keys }.draw_message(cx.look, area, anchor, &selected.notice.text, buffer);
        }
    }
}
