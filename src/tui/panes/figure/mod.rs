//! A figure opened: what it is called and how it is worked out, its numerator and denominator, and the rows behind it, which open
//! further. Takes any figure; the words come with it.

use crate::domain::kpi::{Kpi, Part, Unit};
use crate::domain::{AccountId, EntityKind, EntityRef, Money};
use crate::i18n::format::NOTHING;
use crate::review::evidence_text;
use crate::say;
use crate::store::directory::names_by_account;
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::exact::Exact;
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{AccountTab, FigureSheet, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::kpi::term;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// The widest line of the formula that reads well.
const MEASURE: u16 = 90;

/// The columns of the rows, by their headings.
const TITLES: [&str; 6] = ["figure-on", "figure-kind", "figure-account", "figure-worth", "figure-of", "figure-row"];
const DAY: usize = 0;
const KIND: usize = 1;
const ACCOUNT: usize = 2;
const WORTH: usize = 3;
const OF: usize = 4;
const TEXT: usize = 5;

pub struct FigurePane {
    sheet: FigureSheet,
    /// The rows in the order in which they are listed.
    parts: Vec<Part>,
    names: HashMap<AccountId, String>,
    selection: Selection,
    /// How wide each column is, `None` where it tells nothing; measured once over all rows.
    widths: [Option<ColumnWidth>; 6],
    /// Whether rows have changed since it was worked out.
    is_stale: bool,
}

impl FigurePane {
    pub fn new(cx: &Cx<'_>, sheet: FigureSheet) -> FigurePane {
        // Names only: where they cannot be read, the rows still open.
        let names = names_by_account(cx.book.connection()).unwrap_or_default();
        let parts = sheet.figure.ordered().into_iter().cloned().collect();
        let pane = FigurePane { sheet, parts, names, selection: Selection::default(), widths: [None; 6], is_stale: false };
        FigurePane { widths: pane.measured(cx), ..pane }
    }

    fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns where a row leads: an account to its page, anything else to the row read in full.
    fn target(&self) -> Option<Route> {
        let part = self.selected()?;
        if part.row.kind != EntityKind::Account {
            return Some(Route::Row(part.row));
        }
        let siblings = self.parts.iter().filter_map(|part| part.account).collect();
        Some(Route::Account { id: part.account?, siblings, tab: AccountTab::Timeline })
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
        pen.put(1, y, room, &self.made_of(cx), Role::Dim);
        if self.is_stale {
            y += 1;
            pen.put(1, y, room, &say!(cx.words, "figure-stale"), Role::Notice);
        }
        y + 2
    }

    /// Writes what it is divided by what; a sum and a median only have rows.
    fn made_of(&self, cx: &Cx<'_>) -> String {
        let figure = &self.sheet.figure;
        if !matches!(figure.unit, Unit::Share | Unit::Points | Unit::Mean) {
            return say!(cx.words, "figure-rows", n = figure.n);
        }
        let [numerator, denominator] = [(figure.unit, figure.numerator), (Unit::Count, figure.denominator)];
        say!(
            cx.words,
            "figure-fraction",
            numerator = self.amount(cx, numerator.0, numerator.1),
            denominator = self.amount(cx, denominator.0, denominator.1),
            n = figure.n
        )
    }

    /// Writes what a part brings, or the whole: in the unit of the figure where it is one of those.
    fn amount(&self, cx: &Cx<'_>, unit: Unit, value: f64) -> String {
        match (self.sheet.kpi, unit) {
            (None, Unit::Points) | (Some(Kpi::Nps), Unit::Points) => cx.format.change(value.round() as i64),
            (kpi, _) => term(cx.words, cx.format, kpi, &self.sheet.figure, value),
        }
    }

    fn cell(&self, cx: &Cx<'_>, part: &Part, place: usize) -> String {
        match place {
            DAY => part.on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.short_date(day)),
            KIND => cx.words.word(part.row.kind),
            ACCOUNT => part.account.and_then(|id| self.names.get(&id)).cloned().unwrap_or_default(),
            WORTH if part.counts => self.amount(cx, self.sheet.figure.unit, part.numerator),
            OF if part.counts => self.amount(cx, Unit::Count, part.denominator),
            WORTH => part.aside.map_or_else(|| say!(cx.words, "figure-not-counted"), |why| cx.words.word(why)),
            _ => String::new(),
        }
    }

    /// Returns the day, and an amount of money, as a file is to hold them.
    fn exact(&self, part: &Part, place: usize) -> Option<Exact> {
        match (place, self.sheet.figure.unit) {
            (DAY, _) => part.on.map(Exact::Day),
            (WORTH, Unit::Money(currency)) if part.counts => Some(Exact::Money(Money { minor: part.numerator.round() as i64, currency })),
            _ => None,
        }
    }

    /// Measures the columns over all rows: the kind of rows that are all alike, what each is divided by where that is one, and
    /// what an account says in short, are left out.
    fn measured(&self, cx: &Cx<'_>) -> [Option<ColumnWidth>; 6] {
        let is_mixed = self.parts.windows(2).any(|pair| pair[0].row.kind != pair[1].row.kind);
        let is_divided = self.parts.iter().any(|part| part.counts && part.denominator != 1.0);
        let has_text = self.parts.iter().any(|part| part.row.kind != EntityKind::Account);
        let is_shown = [true, is_mixed, true, true, is_divided, has_text];
        std::array::from_fn(|place| {
            let widest = self.parts.iter().map(|part| cx.look.cells.width(&self.cell(cx, part, place))).max().unwrap_or(1);
            let widest = widest.max(cx.look.cells.width(&cx.words.get(TITLES[place])));
            let widest = u16::try_from(widest).unwrap_or(u16::MAX);
            let width = match place {
                ACCOUNT => ColumnWidth::Flexible { min: 14, max: widest.clamp(14, 40) },
                TEXT => ColumnWidth::Flexible { min: 26, max: 80 },
                KIND => ColumnWidth::Fixed(widest.min(20)),
                _ => ColumnWidth::Fixed(widest.min(28)),
            };
            is_shown[place].then_some(width)
        })
    }

    fn row_of(&self, cx: &Cx<'_>, part: &Part, places: &[usize]) -> TableRow<'static> {
        let role = if part.counts { Role::Text } else { Role::Dim };
        let cell = |place: &usize| match *place {
            TEXT => Phrase::new(evidence_text(cx.book.connection(), part.row).unwrap_or_default(), Role::Dim),
            place => Phrase::new(self.cell(cx, part, place), role).may_mean(self.exact(part, place)),
        };
        TableRow { cells: places.iter().map(cell).collect(), is_marked: false }
    }

    fn draw_rows(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let titles = TITLES.map(|id| cx.words.get(id));
        let places: Vec<usize> = (0..TITLES.len()).filter(|place| self.widths[*place].is_some()).collect();
        // The account and what it brings never leave.
        let column = |place: &usize| {
            let column = Column::new(&titles[*place], self.widths[*place]?, [1, 4, 0, 0, 3, 2][*place]);
            Some(if [DAY, WORTH, OF].contains(place) { column.right() } else { column })
        };
        let columns: Vec<Column<'_>> = places.iter().filter_map(column).collect();
        let selected = self.selection.row(self.parts.len());
        let table = ListTable { columns: &columns, rows: self.parts.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.row_of(cx, &self.parts[index], &places));
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

    fn interest(&self) -> &'static [&'static str] {
        crate::store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Changed(_) => {
                self.is_stale = true;
                Vec::new()
            }
            Msg::Command(Cmd::Back) => vec![Effect::Close],
            Msg::Command(Cmd::Open) => self.target().map(Effect::Open).into_iter().collect(),
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
