//! The usage tab: how each metric goes, what is not as usual, and under the list the chart of the selected one; in its place its
//! twin, a table day by day, whose days open the rows behind them.

mod days;
mod view;

use super::tab::Tab;
use crate::domain::kpi::Span;
use crate::domain::usage::{Course, Report};
use crate::domain::{AccountId, EntityKind, EntityRef};
use crate::review::{AsKnown, evidence_text, usage_on};
use crate::say;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, ViewState};
use crate::tui::route::{Choice, ChoiceRow, Route};
use crate::tui::selection::Selection;
use crate::wording::store_error;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The days of a chart and of its table: half a year.
const CHART_DAYS: u64 = 182;
/// The most rows of one day that are offered.
const MOST_ROWS: usize = 200;

pub struct UsageTab {
    account: AccountId,
    report: Option<Report>,
    selection: Selection,
    /// The selected day of the table, while it is shown in place of the chart.
    days: Option<Selection>,
    failure: Option<String>,
}

impl UsageTab {
    pub fn new(cx: &Cx<'_>, account: AccountId) -> UsageTab {
        let mut tab = UsageTab { account, report: None, selection: Selection::default(), days: None, failure: None };
        tab.reread(cx);
        tab
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        let known = AsKnown { connection: cx.book.connection(), account: self.account, day: cx.today(), zone: &cx.zone() };
        match usage_on(known, cx.workdays, None) {
            Ok(report) => (self.report, self.failure) = (Some(report), None),
            Err(error) => (self.report, self.failure) = (None, Some(store_error(cx.words, &error))),
        }
    }

    fn courses(&self) -> &[Course] {
        self.report.as_ref().map_or(&[], |report| &report.courses)
    }

    fn selected(&self) -> Option<&Course> {
        self.selection.row(self.courses().len()).map(|index| &self.courses()[index])
    }

    /// Returns the days of the chart.
    fn span(&self, cx: &Cx<'_>) -> Span {
        Span::days_up_to(cx.today(), CHART_DAYS)
    }

    /// Returns the selected day of the table.
    fn selected_day(&self, cx: &Cx<'_>) -> Option<NaiveDate> {
        let span = self.span(cx);
        let index = self.days?.row(days::count(span))?;
        Some(days::day_at(span, index))
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match (cmd, self.days) {
            (Cmd::UsageTable, Some(_)) => self.days = None,
            (Cmd::UsageTable | Cmd::Open, None) => self.days = self.selected().map(|_| Selection::default()),
            (Cmd::Open, Some(_)) => return self.open_day(cx),
            (cmd, Some(mut days)) => {
                days.moved(cmd, days::count(self.span(cx)), cx.page_rows);
                self.days = Some(days);
            }
            (cmd, None) => {
                self.selection.moved(cmd, self.courses().len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    /// Opens the row of the selected day; of several a choice.
    fn open_day(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let (Some(course), Some(day)) = (self.selected(), self.selected_day(cx)) else { return Vec::new() };
        let rows = course.series.rows_within(Span { from: day, to: day });
        let route = match rows.as_slice() {
            [] => return Vec::new(),
            [(_, row, _)] => Route::Row((*row).into()),
            several => {
                let row = |(_, row, _): &(NaiveDate, crate::domain::UsageId, f64)| {
                    // A row whose words cannot be read is still there to be opened.
                    let label = evidence_text(cx.book.connection(), (*row).into()).unwrap_or_default();
                    ChoiceRow { key: row.to_string(), label, hint: String::new() }
                };
                let rows = several.iter().take(MOST_ROWS).map(row).collect();
                Route::Choose(Choice { title: cx.format.full_date(day), rows, selected: 0, more: None })
            }
        };
        vec![Effect::Open(route)]
    }
}

impl Tab for UsageTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(Answer::Chosen(key)) => {
                let row = key.parse().ok().map(|id| EntityRef { kind: EntityKind::Usage, id });
                return row.map(|row| Effect::Open(Route::Row(row))).into_iter().collect();
            }
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
    }

    fn row(&self) -> Option<EntityRef> {
        None
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let has_rows = |day| self.selected().is_some_and(|course| course.series.days.contains_key(&day));
        match cmd {
            Cmd::Open | Cmd::UsageTable if self.selected().is_none() => Some(say!(cx.words, "usage-empty")),
            Cmd::Open if self.selected_day(cx).is_some_and(|day| !has_rows(day)) => Some(say!(cx.words, "usage-no-row")),
            _ => None,
        }
    }

    fn leave(&mut self, _cx: &Cx<'_>) -> bool {
        self.days.take().is_some()
    }
}
