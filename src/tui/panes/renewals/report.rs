//! What there is to read about renewals, on four pages: what changed, what is missing, what was decided, how good forecasts were.

use super::{SHOWN, ground, read};
use crate::domain::renewal::change::Change;
use crate::i18n::format::NOTHING;
use crate::review::renewals::{Pipeline, PipelineLine, churn_by_reason};
use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::panes::account::tab::draw_failure;
use crate::tui::panes::sheet::scrolled;
use crate::tui::tone::role_of;
use crate::tui::widget::{KeyHint, Pen, Phrase, Tabs};
use crate::wording::renewals as wording;
use crate::wording::store_error;
use crate::wording::timeline::tone_of_outcome;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How far back changes are told.
const DAYS: u64 = 7;
/// The widest a name gets before what is said of it.
const NAME: usize = 24;

const PAGES: [&str; 4] = ["renewals-page-changes", "renewals-page-missing", "renewals-page-decided", "renewals-page-calibration"];

pub struct ReportPane {
    page: usize,
    top: usize,
    pages: [Vec<Phrase<'static>>; 4],
    failure: Option<String>,
}

impl ReportPane {
    pub fn new(cx: &Cx<'_>) -> ReportPane {
        let mut pane = ReportPane { page: 0, top: 0, pages: Default::default(), failure: None };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        let made = read(cx).and_then(|pipeline| Ok((pipeline.changes(&ground(cx), DAYS)?, pipeline)));
        match made {
            Ok((changes, pipeline)) => {
                self.pages = [changed(cx, &pipeline, &changes), missing(cx, &pipeline), decided(cx, &pipeline), calibrated(cx, &pipeline)];
                self.failure = None;
            }
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    fn turn(&mut self, by: usize) {
        self.page = (self.page + by) % PAGES.len();
        self.top = 0;
    }
}

fn heading(text: String) -> Phrase<'static> {
    Phrase::new(text, Role::Heading)
}

/// A name in a column, and what is said of it.
fn told(cx: &Cx<'_>, name: &str, when: String, said: Phrase<'static>) -> Phrase<'static> {
    let cells = cx.look.cells;
    let name = cells.cut(name, NAME).into_owned();
    let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(cells.width(text)) + 2);
    let (after_name, after_day) = (pad(&name, NAME), pad(&when, 12));
    let mut line = Phrase::new(name, Role::Text).then(after_name, Role::Text).then(when, Role::Dim).then(after_day, Role::Dim);
    line.pieces.extend(said.pieces);
    line
}

fn changed(cx: &Cx<'_>, pipeline: &Pipeline, changes: &[Change]) -> Vec<Phrase<'static>> {
    let days = usize::try_from(DAYS).unwrap_or(usize::MAX);
    if changes.is_empty() {
        let how = say!(
            cx.words,
            "renewals-changes-how",
            renewals = first_key(Cmd::Renewals.spec()),
            say = first_key(Cmd::RenewalForecast.spec())
        );
        return vec![Phrase::new(say!(cx.words, "renewals-changes-none", days = days), Role::Dim), Phrase::new(how, Role::Dim)];
    }
    let mut lines = vec![heading(say!(cx.words, "renewals-changes", days = days)), Phrase::default()];
    for change in changes {
        let mut known = pipeline.open.iter().chain(&pipeline.closed);
        let name = known.find(|line| line.deal.account == change.account).map_or("", |line| line.account.name.as_str());
        let said = Phrase::new(wording::change(cx.words, cx.format, change), Role::Text);
        lines.push(told(cx, name, cx.format.short_date(change.due_on), said));
    }
    lines
}

fn missing(cx: &Cx<'_>, pipeline: &Pipeline) -> Vec<Phrase<'static>> {
    let mut lines: Vec<Phrase<'static>> = Vec::new();
    for (owner, _) in &pipeline.endless {
        lines.push(Phrase::new(say!(cx.words, "renewals-endless", account = owner.name.clone()), Role::Text));
    }
    for line in pipeline.open.iter().filter(|line| !line.deal.gaps.is_empty()) {
        let gaps: Vec<String> = line.deal.gaps.iter().map(|gap| cx.words.word(*gap)).collect();
        let said = Phrase::new(cx.words.list(&gaps), Role::Yellow);
        lines.push(told(cx, &line.account.name, cx.format.short_date(line.deal.due_on), said));
    }
    if lines.is_empty() {
        lines.push(Phrase::new(say!(cx.words, "renewals-missing-none"), Role::Dim));
    }
    lines
}

fn decided(cx: &Cx<'_>, pipeline: &Pipeline) -> Vec<Phrase<'static>> {
    if pipeline.closed.is_empty() {
        return vec![Phrase::new(say!(cx.words, "renewals-decided-none"), Role::Dim)];
    }
    let mut lines = Vec::new();
    let reasons = churn_by_reason(&pipeline.closed, pipeline);
    if !reasons.is_empty() {
        lines.push(heading(say!(cx.words, "renewals-churn-reasons")));
        for (reason, totals) in reasons {
            let word = if reason.is_empty() { say!(cx.words, "renewals-no-reason") } else { cx.words.churn_reason(&reason).to_owned() };
            let lost = wording::sum_known(cx.format, &totals.due);
            lines.push(told(cx, &word, cx.format.count(totals.n), Phrase::new(lost, Role::Text)));
        }
        lines.push(Phrase::default());
    }
    lines.push(heading(say!(cx.words, "renewals-closed")));
    lines.extend(pipeline.closed.iter().map(|line| outcome(cx, line)));
    lines
}

fn outcome(cx: &Cx<'_>, line: &PipelineLine) -> Phrase<'static> {
    let Some(renewal) = line.renewal.as_ref() else { return Phrase::default() };
    let mut said = Phrase::default();
    if let Some(outcome) = renewal.outcome {
        said = said.then(cx.words.word(outcome), role_of(tone_of_outcome(outcome)));
    }
    let amount = renewal.final_arr.filter(|amount| amount.minor > 0).map(|amount| cx.format.money(amount));
    let reason = renewal.churn_reason.as_deref().map(|reason| cx.words.churn_reason(reason).to_owned());
    let timing = renewal.timing().map(|timing| wording::timing(cx.words, timing));
    for more in [amount, reason, timing].into_iter().flatten() {
        said = said.then("  ", Role::Dim).then(more, Role::Dim);
    }
    told(cx, &line.account.name, cx.format.short_date(renewal.due_on), said)
}

fn calibrated(cx: &Cx<'_>, pipeline: &Pipeline) -> Vec<Phrase<'static>> {
    let calibrations = pipeline.calibrations(&ground(cx));
    if calibrations.iter().all(|calibration| calibration.n == 0) {
        return vec![Phrase::new(say!(cx.words, "renewals-calibration-empty"), Role::Dim)];
    }
    let mut lines = Vec::new();
    for calibration in &calibrations {
        let mut said = wording::calibration(cx.words, calibration).into_iter();
        lines.extend(said.next().map(|(text, _)| heading(text)));
        lines.extend(said.map(|(text, tone)| Phrase::new("  ", Role::Dim).then(text, role_of(tone))));
        for category in &calibration.categories {
            let name = category.forecast.map_or_else(|| NOTHING.to_owned(), |forecast| cx.words.word(forecast));
            let (bias, tone) = wording::bias(cx.words, cx.format, category);
            let shares = format!("{} → {}", cx.format.percent(category.forecast_mean), cx.format.percent(category.actual));
            let said = Phrase::new(format!("n {:<4}", category.n), Role::Dim).then(bias.to_string(), role_of(tone));
            lines.push(told(cx, &format!("  {name}"), shares, said));
        }
        lines.push(Phrase::default());
    }
    lines.push(Phrase::new(say!(cx.words, "renewals-convention"), Role::Dim));
    lines
}

impl Pane for ReportPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "renewals-report")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::RenewalReport, Scope::List]
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open).then(|| say!(cx.words, "row-none"))
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::ReportNext) => self.turn(1),
            Msg::Command(Cmd::ReportPrevious) => self.turn(PAGES.len() - 1),
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                scrolled(&mut self.top, cmd, cx);
            }
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        let words = PAGES.map(|id| cx.words.get(id));
        let tabs = words.each_ref().map(|label| KeyHint { key: "", label });
        state.draw_tabs(&Tabs { tabs: &tabs, open: self.page }, cx.look, Rect { height: 1.min(area.height), ..area }, buffer);
        let body = Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
        let lines = &self.pages[self.page];
        let top = self.top.min(lines.len().saturating_sub(usize::from(body.height)));
        let mut pen = Pen::new(cx.look, body, buffer);
        for (y, line) in (0..pen.height()).zip(lines.iter().skip(top)) {
            let room = pen.width().saturating_sub(3);
            pen.put_phrase(2, y, room, line);
        }
        state.prose.top = top;
        (state.prose.lines, state.prose.height) = (lines.len(), usize::from(body.height));
        state.page_rows = usize::from(body.height);
    }
}
