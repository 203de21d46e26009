//! A figure read in full: its formula, numerator and denominator, interval and source, and every row behind it, which opens further.

use crate::domain::kpi::{Kpi, Part, Unit};
use crate::domain::{AccountId, EntityKind, EntityRef};
use crate::i18n::format::NOTHING;
use crate::say;
use crate::store;
use crate::store::directory::names_by_account;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{AccountTab, Explained, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::kpi::{asides, full_amount, interval, term};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// Cells left of the text, where lists have their marks.
const GUTTER: u16 = 3;
/// The widest line that reads well.
const MEASURE: u16 = 96;

/// The columns of the rows, by their headings.
const TITLES: [&str; 6] =
    ["figure-col-account", "figure-col-row", "figure-col-on", "figure-col-numerator", "figure-col-denominator", "figure-col-note"];
const ACCOUNT: usize = 0;
const KIND: usize = 1;
const DAY: usize = 2;
const COUNTS: usize = 3;
const OF: usize = 4;
/// The least and the greatest width of each column of text.
const MOST: [(u16, u16); 6] = [(14, 44), (6, 16), (6, 16), (1, 1), (1, 1), (8, 34)];

pub struct FigurePane {
    explained: Explained,
    /// In the order in which they are listed.
    parts: Vec<Part>,
    names: HashMap<AccountId, String>,
    selection: Selection,
    /// Whether rows have changed since it was worked out.
    is_stale: bool,
    /// How wide each column is; measured once over all rows.
    columns: [Option<ColumnWidth>; 6],
}

impl FigurePane {
    pub fn new(cx: &Cx<'_>, explained: Explained) -> FigurePane {
        let parts = explained.figure.ordered().into_iter().cloned().collect();
        // Without the names the rows still open.
        let names = names_by_account(cx.book.connection()).unwrap_or_default();
        let pane = FigurePane { explained, parts, names, selection: Selection::default(), is_stale: false, columns: [None; 6] };
        FigurePane { columns: pane.measured(cx), ..pane }
    }

    fn selected(&self) -> Option<&Part> {
        self.selection.row(self.parts.len()).map(|row| &self.parts[row])
    }

    fn target(&self) -> Option<Route> {
        let part = self.selected()?;
        if part.row.kind != EntityKind::Account {
            return Some(Route::Row(part.row));
        }
        let mut siblings: Vec<AccountId> = Vec::new();
        for account in self.parts.iter().filter_map(|part| part.account) {
            if siblings.last() != Some(&account) {
                siblings.push(account);
            }
        }
        Some(Route::Account { id: part.account?, siblings, tab: AccountTab::Timeline })
    }

    /// Returns what stands above the rows, line by line.
    fn head(&self, cx: &Cx<'_>, width: u16) -> Vec<Phrase<'static>> {
        let figure = &self.explained.figure;
        let value = figure.known().map_or_else(|| NOTHING.to_owned(), |value| full_amount(cx.words, cx.format, figure.unit, value));
        let mut first = Phrase::new(value, Role::Heading);
        if let Err(why) = figure.value {
            first = first.then("   ", Role::Dim).then(cx.words.word(why), Role::Text);
        }
        let around = interval(cx.words, cx.format, figure);
        if !around.is_empty() {
            first = first.then("   ", Role::Dim).then(say!(cx.words, "figure-interval", interval = around), Role::Text);
        }
        first = first.then("   ", Role::Dim).then(format!("n {}", figure.n), Role::Dim);
        let mut lines = vec![first, Phrase::new(self.explained.about.clone(), Role::Dim), Phrase::default()];
        lines.extend(wrapped(cx, &self.explained.formula, width, Role::Text));
        if let Some(terms) = self.terms(cx) {
            lines.push(Phrase::new(terms, Role::Text));
        }
        if let Some(source) = &self.explained.source {
            lines.extend(wrapped(cx, &say!(cx.words, "figure-source", source = source.as_str()), width, Role::Dim));
        }
        let aside = asides(cx.words, figure);
        if !aside.is_empty() {
            lines.extend(wrapped(cx, &say!(cx.words, "figure-asides", list = aside), width, Role::Dim));
        }
        if self.is_stale {
            lines.push(Phrase::new(say!(cx.words, "figure-stale"), Role::Notice));
        }
        lines
    }

    /// Writes numerator and denominator; a sum and a median have none of their own.
    fn terms(&self, cx: &Cx<'_>) -> Option<String> {
        let figure = &self.explained.figure;
        let is_ratio = matches!(figure.unit, Unit::Share | Unit::Points | Unit::Mean);
        let of = |value| term(cx.words, cx.format, self.explained.kpi, figure, value);
        is_ratio.then(|| say!(cx.words, "figure-terms", numerator = of(figure.numerator), denominator = of(figure.denominator)))
    }

    fn draw_rows(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let titles = TITLES.map(|id| cx.words.get(id));
        let places: Vec<usize> = (0..TITLES.len()).filter(|place| self.columns[*place].is_some()).collect();
        let columns: Vec<Column<'_>> = places.iter().filter_map(|place| Some(column(&titles, *place, self.columns[*place]?))).collect();
        let table = ListTable { columns: &columns, rows: self.parts.len(), selected: self.selection.row(self.parts.len()), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |row| {
            let part = &self.parts[row];
            let role = if part.counts { Role::Text } else { Role::Dim };
            let cell = |place: &usize| {
                let role = if [ACCOUNT, COUNTS, OF].contains(place) { role } else { Role::Dim };
                Phrase::new(self.cell(cx, part, *place), role)
            };
            TableRow { cells: places.iter().map(cell).collect(), is_marked: false }
        });
    }

    /// Returns the width of each column that tells something: the kind of rows that are all alike, what a sum is divided by, and
    /// reasons where every row counts are left out.
    fn measured(&self, cx: &Cx<'_>) -> [Option<ColumnWidth>; 6] {
        let is_mixed = self.parts.windows(2).any(|pair| pair[0].row.kind != pair[1].row.kind);
        let is_sum = matches!(self.explained.figure.unit, Unit::Money(_) | Unit::Count | Unit::Hours | Unit::Days);
        let is_divided = !is_sum || self.explained.kpi == Some(Kpi::Ltv);
        let has_asides = self.parts.iter().any(|part| part.aside.is_some());
        let is_shown = [true, is_mixed, true, true, is_divided, has_asides];
        std::array::from_fn(|place| {
            let title = cx.words.get(TITLES[place]);
            let texts = || self.parts.iter().map(|part| self.cell(cx, part, place)).chain([title.clone()]);
            let widest = texts().map(|text| cx.look.cells.width(&text)).max().unwrap_or(1);
            let widest = u16::try_from(widest).unwrap_or(u16::MAX);
            let (min, most) = MOST[place];
            let width = match place {
                COUNTS | OF => ColumnWidth::Fixed(widest),
                _ => ColumnWidth::Flexible { min, max: widest.clamp(min, most) },
            };
            is_shown[place].then_some(width)
        })
    }

    fn cell(&self, cx: &Cx<'_>, part: &Part, place: usize) -> String {
        match place {
            ACCOUNT => part.account.and_then(|account| self.names.get(&account)).cloned().unwrap_or_default(),
            KIND => cx.words.word(part.row.kind),
            DAY => part.on.map(|day| cx.format.short_date(day)).unwrap_or_default(),
            COUNTS => self.part_term(cx, part, part.numerator),
            OF => self.part_term(cx, part, part.denominator),
            _ => part.aside.map(|why| cx.words.word(why)).unwrap_or_default(),
        }
    }

    fn part_term(&self, cx: &Cx<'_>, part: &Part, value: f64) -> String {
        if part.counts { term(cx.words, cx.format, self.explained.kpi, &self.explained.figure, value) } else { String::new() }
    }
}

fn column(titles: &[String; 6], place: usize, width: ColumnWidth) -> Column<'_> {
    // The account and what counts never leave.
    let priority = [0, 4, 2, 0, 1, 3][place];
    let column = Column::new(&titles[place], width, priority);
    if [COUNTS, OF].contains(&place) { column.right() } else { column }
}

fn wrapped(cx: &Cx<'_>, text: &str, width: u16, role: Role) -> Vec<Phrase<'static>> {
    let safe = display(text);
    let lines = wrap(&safe, usize::from(width.max(1)), cx.look.cells);
    lines.into_iter().map(|line| Phrase::new(line.to_owned(), role)).collect()
}

impl Pane for FigurePane {
    fn title(&self, _cx: &Cx<'_>) -> String {
        self.explained.title.clone()
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open && self.parts.is_empty()).then(|| say!(cx.words, "figure-no-rows"))
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().and_then(|part| part.account)
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|part| part.row)
    }

    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Open) => return self.target().map(Effect::Open).into_iter().collect(),
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.parts.len(), cx.page_rows);
            }
            Msg::Changed(_) => self.is_stale = true,
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let width = area.width.saturating_sub(GUTTER + 1).min(MEASURE);
        let head = self.head(cx, width);
        // The rows keep at least a third.
        let room = area.height.saturating_sub(area.height / 3 + 1);
        let mut pen = Pen::new(cx.look, area, buffer);
        let mut y = 0;
        for line in head.iter().take(usize::from(room)) {
            pen.put_phrase(GUTTER, y, pen.width().saturating_sub(GUTTER + 1), line);
            y += 1;
        }
        if y < area.height {
            pen.rule(1, y, area.width.saturating_sub(2));
            y += 1;
        }
        let list = Rect { y: area.y + y.min(area.height), height: area.height.saturating_sub(y), ..area };
        if self.parts.is_empty() {
            return Blank { sentence: &say!(cx.words, "figure-no-rows"), role: Role::Dim, key: None }.draw(cx.look, list, buffer);
        }
        self.draw_rows(cx, list, buffer, state);
    }
}
