//! Numbers: every figure of a period with what it is compared with, by groups of accounts, and as charts, each with its table.
//!
//! What is shown is worked out between frames: the facts are read once for what the open tab needs, health is scored a few
//! accounts a frame, and only the open tab is made.

mod charts;
mod commands;
mod explain;
mod forms;
mod grid;
mod grids;
mod tab;
mod view;
mod work;

use crate::domain::kpi::{GroupBy, Kpi, Periods, SpanLength, TrendStep};
use crate::domain::{AccountId, Currency};
use crate::review::renewals::base_currency;
use crate::say;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::NumbersRoute;
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use grid::Grid;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tab::{Asked, CohortMeasure, Tab};
use work::Work;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: NumbersRoute) -> Box<dyn Pane> {
    let made = match route {
        NumbersRoute::Board => return Box::new(NumbersPane::new(cx)),
        NumbersRoute::Target(kpi) => forms::TargetForm::open(cx, kpi),
        NumbersRoute::Definition(name) => forms::DefinitionForm::open(cx, name),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

pub struct NumbersPane {
    tab: Tab,
    length: SpanLength,
    /// How many periods back.
    back: u32,
    by: GroupBy,
    /// The figure of the trend.
    kpi: Kpi,
    step: TrendStep,
    measure: CohortMeasure,
    filter: LineInput,
    is_filtering: bool,
    /// Whether a chart is shown as its table.
    is_table: bool,
    row: Selection,
    /// Among the columns that can be opened.
    column: usize,
    asked: Asked,
    work: Work,
}

impl NumbersPane {
    pub fn new(cx: &Cx<'_>) -> NumbersPane {
        let mut pane = NumbersPane {
            tab: Tab::Figures,
            length: SpanLength::TwelveMonths,
            back: 0,
            by: GroupBy::Segment,
            kpi: Kpi::Nrr,
            step: TrendStep::Quarters,
            measure: CohortMeasure::Logos,
            filter: LineInput::default(),
            is_filtering: false,
            is_table: false,
            row: Selection::default(),
            column: 0,
            asked: Asked::default(),
            work: Work::default(),
        };
        pane.start(cx);
        pane
    }

    fn periods(&self, cx: &Cx<'_>) -> Periods {
        self.length.periods(self.back, cx.today(), self.work.choices.year_begins)
    }

    fn grid(&self) -> Option<&Grid> {
        self.work.grid.as_ref()
    }

    /// Returns row and column of what is chosen in the table of the open tab.
    fn chosen(&self) -> Option<(usize, usize)> {
        let grid = self.grid()?;
        let row = self.row.row(grid.rows.len())?;
        let columns = grid.openable();
        let column = columns.get(self.column.min(columns.len().saturating_sub(1)))?;
        Some((row, *column))
    }

    /// Says whether the open tab is drawn as a table.
    fn shows_table(&self) -> bool {
        self.is_table || !self.tab.has_chart()
    }
}

/// Returns the currency that amounts are added up in.
fn currency(cx: &Cx<'_>) -> Currency {
    base_currency(cx.book.connection(), cx.words.home())
}

impl Pane for NumbersPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "numbers-title")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        self.progress(cx)
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.is_filtering { &[Scope::Filter, Scope::List] } else { &[Scope::Numbers, Scope::List] }
    }

    fn takes_text(&self) -> bool {
        self.is_filtering
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        self.objection(cx, cmd)
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    /// Everything a figure is made of.
    fn interest(&self) -> &'static [&'static str] {
        crate::store::JOURNALED
    }

    fn go_on(&mut self, cx: &Cx<'_>) {
        self.advance(cx);
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => {
                self.filter.typed(key);
            }
            Msg::Paste(text) => {
                self.filter.paste(&text);
            }
            Msg::Changed(_) => self.start(cx),
            Msg::Answer(Answer::Chosen(key)) => return self.answered(cx, &key),
            Msg::Answer(_) | Msg::Written(_) | Msg::Refused(_) | Msg::Job(_) | Msg::Edited(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        state.is_unfinished = !self.is_done(cx);
        view::draw(self, cx, area, buffer, state);
    }
}
