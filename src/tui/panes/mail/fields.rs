//! What a template can put in: every field with what it holds, to be looked up while one writes.

use crate::domain::letter::FIELDS;
use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::letters::field_meaning;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What stands beside the fields: how they are written, and the words for each.
const WAYS: &[(&str, &str)] = &[
    ("{{ contact.first or \"there\" }}", "template-way-default"),
    ("{{ ask(\"…\") }}", "template-way-ask"),
    ("{% if goal.title %} … {% else %} … {% endif %}", "template-way-if"),
    ("{{ contact.family|sama }}  |san  |onchu", "template-way-honour"),
    ("{{ own.tier }}  {{ own[\"…\"] }}", "template-way-own"),
];

pub struct FieldsPane {
    selection: Selection,
}

impl FieldsPane {
    pub fn new() -> FieldsPane {
        FieldsPane { selection: Selection::default() }
    }

    fn rows() -> usize {
        WAYS.len() + FIELDS.len()
    }
}

impl Pane for FieldsPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "template-fields-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open).then(|| say!(cx.words, "row-none"))
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => drop(self.selection.moved(cmd, FieldsPane::rows(), cx.page_rows)),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = ["template-col-field", "template-col-meaning"].map(|id| cx.words.get(id));
        let columns = [
            Column::new(&ids[0], ColumnWidth::Fixed(48.min(area.width / 2)), 0),
            Column::new(&ids[1], ColumnWidth::Flexible { min: 16, max: 80 }, 0),
        ];
        let selected = self.selection.row(FieldsPane::rows());
        let table = ListTable { columns: &columns, rows: FieldsPane::rows(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| {
            let (written, said) = match WAYS.get(index) {
                Some((way, id)) => ((*way).to_owned(), cx.words.get(id)),
                None => {
                    let field = FIELDS[index - WAYS.len()].name;
                    (format!("{{{{ {field} }}}}"), field_meaning(cx.words, field))
                }
            };
            TableRow { cells: vec![Phrase::new(written, Role::Accent), Phrase::new(said, Role::Text)], is_marked: false }
        });
    }
}
