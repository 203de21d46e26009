//! What the keys of the numbers do.

use super::NumbersPane;
use super::tab::{Asked, Tab};
use crate::domain::kpi::{ChoiceName, GroupBy, Kpi, SpanLength, TrendStep};
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, Notice};
use crate::tui::route::{Choice, ChoiceRow, NumbersRoute, Route};
use crate::tui::selection::Selection;
use crate::wording::kpi::choice;

impl NumbersPane {
    pub(super) fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        if let Some(tab) = Tab::ALL.into_iter().find(|tab| tab.cmd() == cmd) {
            return self.go(cx, tab);
        }
        match cmd {
            Cmd::Open => return self.explained(cx).map(|sheet| Effect::Open(Route::Figure(Box::new(sheet)))).into_iter().collect(),
            Cmd::NumbersNextTab => return self.go(cx, self.tab.beside(1)),
            Cmd::NumbersPreviousTab => return self.go(cx, self.tab.beside(Tab::ALL.len() - 1)),
            Cmd::NumbersEarlier => self.step_back(cx, self.back + 1),
            Cmd::NumbersLater => self.step_back(cx, self.back.saturating_sub(1)),
            Cmd::NumbersLeft | Cmd::NumbersRight => self.sideways(cmd == Cmd::NumbersRight),
            Cmd::NumbersTable => self.is_table = !self.is_table,
            Cmd::NumbersPeriod => return self.ask(Asked::Length, self.lengths(cx)),
            Cmd::NumbersBy => return self.ask(Asked::By, self.fields(cx)),
            Cmd::NumbersTrend => return self.trend(cx),
            Cmd::NumbersVariant => self.vary(cx),
            Cmd::NumbersFilter => self.is_filtering = true,
            Cmd::KeepFilter => return self.keep_filter(cx),
            Cmd::FilterHelp => return vec![Effect::Open(Route::FilterHelp)],
            Cmd::NumbersTarget => return self.kpi_in_view().map(|kpi| open(NumbersRoute::Target(kpi))).into_iter().collect(),
            Cmd::NumbersDefinitions => return self.ask(Asked::Definition, self.definitions(cx)),
            Cmd::NumbersExport => return self.ask(Asked::Export, formats(cx)),
            Cmd::Back => return self.back(cx),
            _ => self.moved(cx, cmd),
        }
        Vec::new()
    }

    fn go(&mut self, cx: &Cx<'_>, tab: Tab) -> Vec<Effect> {
        if tab != self.tab {
            self.tab = tab;
            self.column = 0;
            self.remake();
            self.advance_now(cx);
            // A trend is looked at from its newest point.
            self.row = Selection::at(if tab == Tab::Trend { usize::MAX } else { 0 });
        }
        Vec::new()
    }

    /// Makes what is shown at once where the facts suffice; reading waits for the next frame.
    fn advance_now(&mut self, cx: &Cx<'_>) {
        if self.work.held.is_some() {
            self.advance(cx);
        }
    }

    fn step_back(&mut self, cx: &Cx<'_>, back: u32) {
        self.back = back;
        self.remake();
        self.advance_now(cx);
    }

    /// Moves up and down the table; the points of a trend are its rows.
    fn moved(&mut self, cx: &Cx<'_>, cmd: Cmd) {
        let rows = self.grid().map_or(0, |grid| grid.rows.len());
        self.row.moved(cmd, rows, cx.page_rows);
    }

    fn sideways(&mut self, is_right: bool) {
        let Some(grid) = self.grid() else { return };
        let (rows, columns) = (grid.rows.len(), grid.openable().len());
        if self.tab == Tab::Trend && !self.is_table {
            let cmd = if is_right { Cmd::Down } else { Cmd::Up };
            self.row.moved(cmd, rows, 1);
            return;
        }
        let last = columns.saturating_sub(1);
        let now = self.column.min(last);
        self.column = if is_right { (now + 1).min(last) } else { now.saturating_sub(1) };
    }

    /// Shows the trend of the figure in view; in the trend itself, of another.
    fn trend(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.tab == Tab::Trend {
            return self.ask(Asked::Figure, self.kpis(cx));
        }
        if let Some(kpi) = self.kpi_in_view() {
            self.kpi = kpi;
        }
        self.go(cx, Tab::Trend)
    }

    fn vary(&mut self, cx: &Cx<'_>) {
        if self.tab == Tab::Trend {
            let place = TrendStep::ALL.iter().position(|step| *step == self.step).unwrap_or(0);
            self.step = TrendStep::ALL[(place + 1) % TrendStep::ALL.len()];
            self.row = Selection::at(usize::MAX);
        } else {
            self.measure = self.measure.next();
        }
        self.remake();
        self.advance_now(cx);
    }

    /// Returns the figure that is chosen.
    fn kpi_in_view(&self) -> Option<Kpi> {
        match self.tab {
            Tab::Figures => Kpi::ALL.get(self.chosen()?.0).copied(),
            Tab::Groups => super::grids::OF_GROUPS.get(self.chosen()?.1.checked_sub(3)?).copied(),
            Tab::Trend => Some(self.kpi),
            Tab::Nps => Some(Kpi::Nps),
            Tab::Arr => Some(Kpi::Arr),
            Tab::Cohorts | Tab::Renewals => None,
        }
    }

    fn keep_filter(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if let Some(complaint) = self.take_filter(cx) {
            return vec![Effect::Notice(Notice::error(complaint))];
        }
        self.is_filtering = false;
        Vec::new()
    }

    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.is_filtering {
            self.is_filtering = false;
            let kept = self.filter_in_force().to_owned();
            self.filter.set_text(&kept);
            return vec![Effect::Notice(Notice::said(say!(cx.words, "numbers-filter-left")))];
        }
        if self.filter_in_force().is_empty() {
            return vec![Effect::Close];
        }
        self.filter.clear();
        self.take_filter(cx);
        vec![Effect::Notice(Notice::said(say!(cx.words, "numbers-filter-cleared")))]
    }

    /// Why a command cannot be run now.
    pub(super) fn objection(&self, cx: &Cx<'_>, cmd: Cmd) -> Option<String> {
        let say = |id: &str| Some(cx.words.get(id));
        match cmd {
            Cmd::FilterComplete => say("numbers-filter-plain"),
            Cmd::NumbersLater if self.back == 0 => say("numbers-is-last"),
            Cmd::NumbersTable if !self.tab.has_chart() => say("numbers-is-table"),
            Cmd::NumbersVariant if !matches!(self.tab, Tab::Trend | Tab::Cohorts) => say("numbers-no-variant"),
            Cmd::NumbersTarget | Cmd::NumbersTrend if self.kpi_in_view().is_none() => say("numbers-no-figure"),
            Cmd::Open if self.is_filtering => say("numbers-no-figure"),
            Cmd::Open | Cmd::NumbersExport if self.chosen().is_none() => say("numbers-nothing"),
            Cmd::Open if !self.has_figure() => say("numbers-no-figure"),
            Cmd::Numbers => say("numbers-already-open"),
            _ => None,
        }
    }

    fn ask(&mut self, asked: Asked, choice: Choice) -> Vec<Effect> {
        self.asked = asked;
        vec![Effect::Open(Route::Choose(choice))]
    }

    pub(super) fn answered(&mut self, cx: &Cx<'_>, key: &str) -> Vec<Effect> {
        match self.asked {
            Asked::Length => {
                self.length = key.parse().unwrap_or(self.length);
                self.step_back(cx, 0);
            }
            Asked::By => {
                self.by = key.parse().unwrap_or(self.by);
                self.tab = Tab::Groups;
                (self.row, self.column) = (Selection::default(), 0);
                self.remake();
                self.advance_now(cx);
            }
            Asked::Figure => {
                self.kpi = key.parse().unwrap_or(self.kpi);
                self.remake();
                self.advance_now(cx);
            }
            Asked::Definition => {
                let name = key.parse::<ChoiceName>().ok();
                return name.map(|name| open(NumbersRoute::Definition(name))).into_iter().collect();
            }
            Asked::Export => return self.exported(cx, key),
        }
        Vec::new()
    }

    fn exported(&self, cx: &Cx<'_>, format: &str) -> Vec<Effect> {
        let Some(data) = self.grid().map(super::grid::Grid::data) else { return Vec::new() };
        let content = if format == "json" { data.json() } else { data.csv() };
        let day = if self.tab.looks_ahead() { cx.today() } else { self.periods(cx).now.to };
        let name = format!("{}-{day}.{format}", self.tab.cmd().spec().id);
        vec![Effect::Open(Route::ExportText { name, content })]
    }

    fn lengths(&self, cx: &Cx<'_>) -> Choice {
        let row = |length: &SpanLength| {
            let now = length.periods(0, cx.today(), self.work.choices.year_begins).now;
            let label = cx.words.get(&format!("numbers-length-{}", length.as_str()));
            ChoiceRow { key: length.to_string(), label, hint: crate::wording::kpi::span(cx.format, now) }
        };
        let selected = SpanLength::ALL.iter().position(|length| *length == self.length).unwrap_or(0);
        Choice { title: say!(cx.words, "numbers-period"), rows: SpanLength::ALL.iter().map(row).collect(), selected, more: None }
    }

    fn fields(&self, cx: &Cx<'_>) -> Choice {
        let row = |by: &GroupBy| ChoiceRow { key: by.to_string(), label: cx.words.word(*by), hint: String::new() };
        let selected = GroupBy::ALL.iter().position(|by| *by == self.by).unwrap_or(0);
        Choice { title: say!(cx.words, "numbers-by"), rows: GroupBy::ALL.iter().map(row).collect(), selected, more: None }
    }

    fn kpis(&self, cx: &Cx<'_>) -> Choice {
        let row = |kpi: &Kpi| ChoiceRow { key: kpi.to_string(), label: cx.words.word(*kpi), hint: String::new() };
        let selected = Kpi::ALL.iter().position(|kpi| *kpi == self.kpi).unwrap_or(0);
        Choice { title: say!(cx.words, "numbers-col-figure"), rows: Kpi::ALL.iter().map(row).collect(), selected, more: None }
    }

    fn definitions(&self, cx: &Cx<'_>) -> Choice {
        let row = |name: &ChoiceName| {
            let hint = match (name, &self.work.held) {
                (ChoiceName::Currency, Some(held)) => held.currency().to_string(),
                _ => choice(cx.words, *name, &self.work.choices),
            };
            ChoiceRow { key: name.to_string(), label: cx.words.word(*name), hint }
        };
        Choice { title: say!(cx.words, "numbers-definitions"), rows: ChoiceName::ALL.iter().map(row).collect(), selected: 0, more: None }
    }

    /// Returns what stands beside the period: the filter in force, and what groups are made by.
    pub(super) fn beside_period(&self, cx: &Cx<'_>) -> Vec<(String, Role)> {
        let mut said = Vec::new();
        if self.tab == Tab::Groups {
            said.push((say!(cx.words, "numbers-grouped", field = cx.words.word(self.by)), Role::Text));
        }
        if let Some(held) = &self.work.held {
            said.push((cx.words.count(crate::domain::EntityKind::Account, held.accounts()), Role::Dim));
        }
        if !self.filter_in_force().is_empty() {
            said.push((format!("/ {}", self.filter_in_force()), Role::Accent));
        }
        said
    }
}

fn open(route: NumbersRoute) -> Effect {
    Effect::Open(Route::Numbers(route))
}

fn formats(cx: &Cx<'_>) -> Choice {
    let row = |key: &str, label: &str, hint: &str| ChoiceRow { key: key.to_owned(), label: label.to_owned(), hint: cx.words.get(hint) };
    let rows = vec![row("csv", "CSV", "numbers-csv-hint"), row("json", "JSON", "numbers-json-hint")];
    Choice { title: say!(cx.words, "numbers-export-as"), rows, selected: 0, more: None }
}
