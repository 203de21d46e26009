//! A figure opened: what it is called and how it is worked out, its numerator and denominator, and the rows behind it, which open
//! further. Takes any figure; the words come with it.

use crate::domain::kpi::{Part, Unit};
use crate::domain::{AccountId, EntityRef};
use crate::i18n::format::NOTHING;
use crate::review::evidence_text;
use crate::say;
use crate::store::directory::names_by_account;
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{FigureSheet, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// The widest line of the formula that reads well.
const MEASURE: u16 = 90;

pub struct FigurePane {
    sheet: FigureSheet,
    names: HashMap<AccountId, String>,
    selection: Selection,
}

impl FigurePane {
    pub fn new(cx: &Cx<'_>, sheet: FigureSheet) -> FigurePane {
        // Names only: where they cannot be read, the rows still open.
        let names = names_by_account(cx.book.connection()).unwrap_or_default();
        FigurePane { sheet, names, selection: Selection::default() }
    }

    fn parts(&self) -> &[Part] {
        &self.sheet.figure.parts
    }

    fn selected(&self) -> Option<&Part> {
        self.selection.row(self.parts().len()).map(|index| &self.parts()[index])
    }

    /// Draws value, formula, numerator and denominator; returns how many rows they took.
    fn draw_head(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4).min(MEASURE);
        pen.put(1, 0, room, &self.sheet.value, Role::Heading);
        let mut y = 1;
        for line in &self.sheet.lines {
            for part in wrap(line, usize::from(room), cx.look.cells) {
                pen.put(1, y, room, part, Role::Text);
                y += 1;
            }
        }
        let figure = &self.sheet.figure;
        let said = say!(
            cx.words,
            "figure-fraction",
            numerator = amount(cx, figure.unit, figure.numerator),
            denominator = amount(cx, Unit::Count, figure.denominator),
            n = figure.n
        );
        pen.put(1, y, room, &said, Role::Dim);
        y + 2
    }

    fn row_of(&self, cx: &Cx<'_>, part: &Part) -> TableRow<'static> {
        let role = if part.counts { Role::Text } else { Role::Dim };
        let account = part.account.and_then(|id| self.names.get(&id)).cloned().unwrap_or_default();
        let worth = match part.counts {
            true => amount(cx, self.sheet.figure.unit, part.numerator),
            false => say!(cx.words, "figure-not-counted"),
        };
        let text = evidence_text(cx.book.connection(), part.row).unwrap_or_default();
        let on = part.on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.short_date(day));
        let cells = [on, cx.words.word(part.row.kind), account, worth, text];
        TableRow { cells: cells.map(|text| Phrase::new(text, role)).into(), is_marked: false }
    }

    fn draw_rows(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = ["figure-on", "figure-kind", "figure-account", "figure-worth", "figure-row"];
        let [on, kind, account, worth, row] = ids.map(|id| cx.words.get(id));
        let columns = [
            Column::new(&on, ColumnWidth::Fixed(14), 1).right(),
            Column::new(&kind, ColumnWidth::Fixed(16), 4),
            Column::new(&account, ColumnWidth::Flexible { min: 14, max: 32 }, 0),
            Column::new(&worth, ColumnWidth::Fixed(12), 0).right(),
            Column::new(&row, ColumnWidth::Flexible { min: 26, max: 80 }, 2),
        ];
        let selected = self.selection.row(self.parts().len());
        let table = ListTable { columns: &columns, rows: self.parts().len(), selected, has_focus: true };
        state.cursor = table.draw(cx.look, area, buffer, &mut state.list, |index| self.row_of(cx, &self.parts()[index]));
        state.page_rows = state.list.height;
    }
}

/// Writes what a part brings; whole numbers without decimals.
fn amount(cx: &Cx<'_>, unit: Unit, value: f64) -> String {
    match unit {
        Unit::Points => cx.format.change(value.round() as i64),
        _ => cx.format.decimal(value),
    }
}

impl Pane for FigurePane {
    fn title(&self, _cx: &Cx<'_>) -> String {
        self.sheet.title.clone()
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List]
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().and_then(|part| part.account)
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|part| part.row)
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open && self.parts().is_empty()).then(|| say!(cx.words, "row-none"))
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => vec![Effect::Close],
            Msg::Command(Cmd::Open) => self.row().map(|row| Effect::Open(Route::Row(row))).into_iter().collect(),
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.parts().len(), cx.page_rows);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let used = self.draw_head(cx, area, buffer).min(area.height);
        let rest = Rect { y: area.y + used, height: area.height - used, ..area };
        if self.parts().is_empty() {
            Pen::new(cx.look, rest, buffer).put(3, 0, rest.width.saturating_sub(4), &say!(cx.words, "figure-no-rows"), Role::Dim);
            return;
        }
        self.draw_rows(cx, rest, buffer, state);
    }
}
