//! Touch models by rule: who would change from what to what, and what it comes to, before anything is written.

use crate::domain::{AccountId, EntityKind, EntityRef, Money, TouchModel};
use crate::i18n::format::NOTHING;
use crate::i18n::query_error;
use crate::ops::Op;
use crate::review::{Assignments, Ground, assignments};
use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{AccountTab, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct Assign {
    found: Assignments,
    failure: Option<String>,
    selection: Selection,
}

impl Assign {
    pub fn new(cx: &Cx<'_>) -> Assign {
        let mut pane = Assign { found: Assignments::default(), failure: None, selection: Selection::default() };
        pane.read(cx);
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        let zone = cx.zone();
        let ground = Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &zone };
        match assignments(&ground) {
            Ok(found) => (self.found, self.failure) = (found, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    /// Returns why there is nothing to show.
    fn sentence(&self, cx: &Cx<'_>) -> Option<(String, Role)> {
        if let Some(failure) = &self.failure {
            return Some((failure.clone(), Role::Error));
        }
        if let Some((name, kind)) = self.found.broken.first() {
            let why = query_error(cx.words, kind);
            return Some((say!(cx.words, "segment-rule-broken", name = name.clone(), why = why), Role::Error));
        }
        match (self.found.rules, self.found.changes.is_empty()) {
            (0, _) => Some((say!(cx.words, "segment-assign-no-rules"), Role::Dim)),
            (_, true) => Some((say!(cx.words, "segment-assign-nothing"), Role::Dim)),
            _ => None,
        }
    }

    fn selected(&self) -> Option<AccountId> {
        Some(self.found.changes.get(self.selection.row(self.found.changes.len())?)?.account)
    }

    /// Draws one line for each touch model; returns how many rows it took.
    fn draw_totals(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        let mut y = 0;
        for total in self.found.after.iter().take(usize::from(area.height / 3)) {
            let count = cx.words.count(EntityKind::Account, total.accounts);
            let line = say!(cx.words, "segment-after", model = model_word(cx, total.model), count = count, arr = amounts(cx, &total.arr));
            pen.put(3, y, room, &line, Role::Text);
            y += 1;
        }
        y + 1
    }
}

fn model_word(cx: &Cx<'_>, model: Option<TouchModel>) -> String {
    model.map_or_else(|| NOTHING.to_owned(), |model| cx.words.word(model))
}

fn amounts(cx: &Cx<'_>, arr: &[Money]) -> String {
    if arr.is_empty() { NOTHING.to_owned() } else { arr.iter().map(|sum| cx.format.money(*sum)).collect::<Vec<_>>().join(" + ") }
}

impl Pane for Assign {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "segment-assign-title")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let found = &self.found;
        let summary =
            say!(cx.words, "segment-assign-facts", changes = found.changes.len(), fitting = found.fitting, unmatched = found.unmatched);
        vec![Phrase::new(summary, Role::Text)]
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Assign, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        matches!(cmd, Cmd::ApplyModels | Cmd::Open).then(|| self.sentence(cx).map(|(sentence, _)| sentence)).flatten()
    }

    fn account(&self) -> Option<AccountId> {
        self.selected()
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(EntityRef::from)
    }

    fn interest(&self) -> &'static [&'static str] {
        &["account", "segment", "contract", "custom_field"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::ApplyModels) => return vec![Effect::Write(Op::SetTouchModels(self.found.models()))],
            Msg::Command(Cmd::Open) => {
                let siblings = self.found.changes.iter().map(|change| change.account).collect();
                let open = |id| Effect::Open(Route::Account { id, siblings, tab: AccountTab::Details });
                return self.selected().map(open).into_iter().collect();
            }
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.found.changes.len(), cx.page_rows);
            }
            Msg::Changed(_) => self.read(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some((sentence, role)) = self.sentence(cx) {
            return Blank { sentence: &sentence, role, key: None }.draw(cx.look, area, buffer);
        }
        let used = self.draw_totals(cx, area, buffer).min(area.height);
        let list = Rect { y: area.y + used, height: area.height - used, ..area };
        let headings = ["segment-account", "segment-from", "segment-to", "segment-arr", "segment-by"].map(|id| cx.words.get(id));
        let words: Vec<String> = TouchModel::ALL.iter().map(|model| cx.words.word(*model)).collect();
        let models = ColumnWidth::fitting(cx.look.cells, (6, 16), words.iter().map(String::as_str));
        let columns = [
            Column::new(&headings[0], ColumnWidth::Flexible { min: 14, max: 40 }, 0),
            Column::new(&headings[1], models, 1),
            Column::new(&headings[2], models, 0),
            Column::new(&headings[3], ColumnWidth::Fixed(9), 3).right(),
            Column::new(&headings[4], ColumnWidth::Flexible { min: 6, max: 24 }, 2),
        ];
        let rows = &self.found.changes;
        let table = ListTable { columns: &columns, rows: rows.len(), selected: self.selection.row(rows.len()), has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| {
            let change = &rows[index];
            let cells = vec![
                Phrase::new(change.name.clone(), Role::Text),
                Phrase::new(model_word(cx, change.from), Role::Dim),
                Phrase::new(model_word(cx, Some(change.to)), Role::Accent),
                Phrase::new(change.arr.map(|arr| cx.format.money(arr)).unwrap_or_default(), Role::Text).may_mean(change.arr),
                Phrase::new(change.segment.clone(), Role::Dim),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}
