//! The list of ends to decide on, in groups. Decides what a key means; the drawing is beside.

use super::columns::Widths;
use super::{SHOWN, read, view};
use crate::domain::renewal::Target;
use crate::domain::renewal::group::{Basis, By};
use crate::domain::renewal::outlook::Outlook;
use crate::domain::renewal::totals::Totals;
use crate::domain::triage::Reason;
use crate::domain::{AccountId, EntityRef, Forecast};
use crate::ops::{Op, RenewalChange, RenewalOp};
use crate::review::renewals::{LineGroup, Pipeline, PipelineLine};
use crate::say;
use crate::text::search_key;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::in_view::InView;
use crate::tui::route::{AccountTab, Choice, ChoiceRow, ExpansionRoute, MailRoute, RenewalRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::letters::{About, Start};
use crate::wording::store_error;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

pub struct RenewalsPane {
    pub(super) pipeline: Option<Pipeline>,
    pub(super) failure: Option<String>,
    /// The groups of what the filter lets through.
    pub(super) groups: Vec<LineGroup>,
    /// The sums of them all, and what the quarter may come to.
    pub(super) totals: Option<Totals>,
    pub(super) outlook: Option<Outlook>,
    pub(super) widths: Widths,
    /// The accounts of the rows that were in view.
    pub(super) accounts: InView,
    pub(super) by: By,
    pub(super) basis: Basis,
    pub(super) selection: Selection,
    /// The end one stands on, wherever it goes.
    anchor: Option<Target>,
    pub(super) marks: BTreeSet<Target>,
    pub(super) filter: LineInput,
    pub(super) is_filtering: bool,
    /// What the open popup is for.
    asked: Asked,
}

/// What one was asked to choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asked {
    #[default]
    Forecast,
    Group,
    Account,
}

/// A row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScreenRow {
    /// The heading of a group, by its place.
    Head(usize),
    /// A line, by its place in the pipeline.
    Line(usize),
}

impl ScreenRow {
    pub fn line(self, pane: &RenewalsPane) -> Option<&PipelineLine> {
        match self {
            ScreenRow::Head(_) => None,
            ScreenRow::Line(place) => pane.line(place),
        }
    }
}

impl RenewalsPane {
    pub fn new(cx: &Cx<'_>) -> RenewalsPane {
        let mut pane = RenewalsPane {
            pipeline: None,
            failure: None,
            groups: Vec::new(),
            totals: None,
            outlook: None,
            widths: Widths::default(),
            accounts: InView::default(),
            by: By::Window,
            basis: Basis::Due,
            selection: Selection::default(),
            anchor: None,
            marks: BTreeSet::new(),
            filter: LineInput::default(),
            is_filtering: false,
            asked: Asked::default(),
        };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        match read(cx) {
            Ok(pipeline) => {
                self.outlook = Some(pipeline.outlook());
                (self.pipeline, self.failure) = (Some(pipeline), None);
            }
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        self.arrange(cx);
    }

    /// Filters and groups anew; the selected end stays selected, and so does one that got a row of its own.
    fn arrange(&mut self, cx: &Cx<'_>) {
        let Some(pipeline) = &self.pipeline else { return };
        let wanted = search_key(self.filter.text());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |line: &PipelineLine| {
            let key = key_of(line);
            words.iter().all(|word| key.contains(word))
        };
        self.groups = pipeline.groups(self.by, self.basis);
        if !words.is_empty() {
            for group in &mut self.groups {
                group.lines.retain(|place| fits(&pipeline.open[*place]));
                group.totals = pipeline.totals(group.lines.iter().map(|place| &pipeline.open[*place]));
            }
            self.groups.retain(|group| !group.lines.is_empty());
        }
        let order = self.order();
        let lines = || order.iter().map(|place| &pipeline.open[*place]);
        self.totals = Some(pipeline.totals(lines()));
        self.widths = Widths::of(cx, lines());
        let is_anchor = |line: &PipelineLine| self.anchor.is_some_and(|anchor| is_same(line, anchor));
        let place = order.iter().position(|place| is_anchor(&pipeline.open[*place]));
        // What the filter hides is not written to.
        self.marks = self.marks.iter().filter_map(|mark| Some(lines().find(|line| is_same(line, *mark))?.deal.target_of)).collect();
        self.selection = place.map_or(self.selection, Selection::at);
        self.settle();
    }

    fn settle(&mut self) {
        self.anchor = self.selected().map(|line| line.deal.target_of).or(self.anchor);
    }

    /// Returns the lines in the order of the screen.
    pub(super) fn order(&self) -> Vec<usize> {
        self.groups.iter().flat_map(|group| group.lines.iter().copied()).collect()
    }

    /// Returns the rows of the screen: each group under its heading.
    pub(super) fn rows(&self) -> Vec<ScreenRow> {
        let group = |(place, group): (usize, &LineGroup)| {
            let lines: Vec<ScreenRow> = group.lines.iter().map(|line| ScreenRow::Line(*line)).collect();
            [ScreenRow::Head(place)].into_iter().chain(lines)
        };
        self.groups.iter().enumerate().flat_map(group).collect()
    }

    pub(super) fn line(&self, place: usize) -> Option<&PipelineLine> {
        self.pipeline.as_ref()?.open.get(place)
    }

    pub(super) fn selected(&self) -> Option<&PipelineLine> {
        let order = self.order();
        self.selection.row(order.len()).and_then(|row| self.line(order[row]))
    }

    /// Returns what a write is about: the marked ends, else the selected one.
    fn targets(&self) -> Vec<Target> {
        match self.marks.is_empty() {
            true => self.selected().map(|line| line.deal.target_of).into_iter().collect(),
            false => self.marks.iter().copied().collect(),
        }
    }

    /// A mail about the selected renewal; to several marked ones a template is chosen.
    fn mail(&self) -> Vec<Effect> {
        let route = match self.accounts().as_slice() {
            [] => return Vec::new(),
            [one] => MailRoute::Letter(Start::new(*one, About::Reason(Reason::RenewalNear))),
            many => MailRoute::Choose { accounts: many.to_vec() },
        };
        vec![Effect::Open(Route::Mail(route))]
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let go = |route| vec![Effect::Open(Route::Renewals(route))];
        match cmd {
            Cmd::Open => return self.open_account(),
            Cmd::RenewalForecast => return self.ask_forecast(cx),
            Cmd::RenewalChange => return go(RenewalRoute::Change(self.targets())),
            Cmd::RenewalClose => return self.selected().map(|line| RenewalRoute::Close(line.deal.target_of)).map_or(Vec::new(), go),
            Cmd::RenewalAdd => return self.ask_account(cx),
            Cmd::RenewalReport => return go(RenewalRoute::Report),
            Cmd::RenewalMail => return self.mail(),
            Cmd::ToExpansions => return vec![Effect::Close, Effect::Open(Route::Expansions(ExpansionRoute::List))],
            Cmd::RenewalGroup => return self.ask_group(cx),
            Cmd::FilterRenewals => self.is_filtering = true,
            Cmd::KeepFilter => self.is_filtering = false,
            Cmd::MarkRenewal => self.toggle_mark(),
            Cmd::MarkAllRenewals => self.marks = self.order().iter().filter_map(|place| Some(self.line(*place)?.deal.target_of)).collect(),
            Cmd::MarkNoRenewal => self.marks.clear(),
            Cmd::Back => return self.back(cx),
            _ => {
                self.selection.moved(cmd, self.order().len(), cx.page_rows);
                self.settle();
            }
        }
        Vec::new()
    }

    fn open_account(&self) -> Vec<Effect> {
        let Some(id) = self.account() else { return Vec::new() };
        let mut siblings: Vec<AccountId> = Vec::new();
        for place in self.order() {
            siblings.extend(self.line(place).map(|line| line.deal.account).filter(|account| !siblings.contains(account)));
        }
        vec![Effect::Open(Route::Account { id, siblings, tab: AccountTab::Contracts })]
    }

    fn toggle_mark(&mut self) {
        let Some(target) = self.selected().map(|line| line.deal.target_of) else { return };
        if !self.marks.remove(&target) {
            self.marks.insert(target);
        }
        self.selection.moved(Cmd::Down, self.order().len(), 1);
        self.settle();
    }

    fn ask_forecast(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.asked = Asked::Forecast;
        let row = |forecast: &Forecast| ChoiceRow {
            key: forecast.to_string(),
            label: cx.words.word(*forecast),
            hint: cx.format.percent(forecast.usual_probability()),
        };
        let now = self.selected().and_then(|line| line.deal.forecast);
        let selected = Forecast::ALL.iter().position(|forecast| Some(*forecast) == now).unwrap_or(2);
        let title = say!(cx.words, "renewals-ask-forecast", n = self.targets().len());
        vec![Effect::Open(Route::Choose(Choice { title, rows: Forecast::ALL.iter().map(row).collect(), selected, more: None }))]
    }

    fn ask_group(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.asked = Asked::Group;
        let ways: Vec<(By, Basis)> = Basis::ALL.iter().flat_map(|basis| By::ALL.iter().map(|by| (*by, *basis))).collect();
        let row =
            |(by, basis): &(By, Basis)| ChoiceRow { key: format!("{by} {basis}"), label: cx.words.word(*by), hint: cx.words.word(*basis) };
        let selected = ways.iter().position(|way| *way == (self.by, self.basis)).unwrap_or(0);
        let rows = ways.iter().map(row).collect();
        vec![Effect::Open(Route::Choose(Choice { title: say!(cx.words, "renewals-ask-group"), rows, selected, more: None }))]
    }

    fn ask_account(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.asked = Asked::Account;
        vec![Effect::Open(Route::PickAccount { title: say!(cx.words, "renewals-ask-account"), first: self.account() })]
    }

    fn chosen(&mut self, cx: &Cx<'_>, key: &str) -> Vec<Effect> {
        match self.asked {
            Asked::Forecast => {
                let op = key.parse().map(|forecast| RenewalOp::Set(self.targets(), RenewalChange::forecast(forecast)));
                op.map(|op| Effect::Write(Op::Renewal(op))).into_iter().collect()
            }
            Asked::Group => {
                let way = key.split_once(' ').and_then(|(by, basis)| Some((by.parse().ok()?, basis.parse().ok()?)));
                (self.by, self.basis) = way.unwrap_or((self.by, self.basis));
                self.arrange(cx);
                Vec::new()
            }
            Asked::Account => {
                let account = key.parse().map(|account| Effect::Open(Route::Renewals(RenewalRoute::Add(account))));
                account.into_iter().collect()
            }
        }
    }

    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if !self.is_filtering && self.filter.is_empty() {
            return vec![Effect::Close];
        }
        self.is_filtering = false;
        self.filter.clear();
        self.arrange(cx);
        Vec::new()
    }

    fn typed(&mut self, cx: &Cx<'_>, key: KeyEvent) {
        if self.filter.typed(key) == Change::Text {
            self.arrange(cx);
        }
    }
}

/// Says whether a line is that of a target; the end of a contract stays the same when it gets a row.
fn is_same(line: &PipelineLine, target: Target) -> bool {
    let of_contract = matches!(target, Target::End(contract, _) if line.deal.contract == Some(contract));
    line.deal.target_of == target || of_contract
}

/// What a line is found by: its account, product, risk and note.
fn key_of(line: &PipelineLine) -> String {
    let account = &line.account;
    let product = line.contract.as_ref().and_then(|row| row.product.as_deref());
    let (risk, note) =
        (line.renewal.as_ref().and_then(|row| row.risk.as_deref()), line.renewal.as_ref().and_then(|row| row.note.as_deref()));
    let parts = [Some(account.name.as_str()), account.kana.as_deref(), product, risk, note];
    search_key(&parts.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

impl Pane for RenewalsPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "renewals-title")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        view::facts(self, cx)
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.is_filtering { &[Scope::Filter, Scope::List] } else { &[Scope::Renewals, Scope::List] }
    }

    fn takes_text(&self) -> bool {
        self.is_filtering
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(
            cmd,
            Cmd::Open
                | Cmd::RenewalMail
                | Cmd::RenewalForecast
                | Cmd::RenewalChange
                | Cmd::RenewalClose
                | Cmd::MarkRenewal
                | Cmd::MarkAllRenewals
        );
        match cmd {
            Cmd::MarkNoRenewal => self.marks.is_empty().then(|| say!(cx.words, "renewals-no-mark")),
            _ => (needs_row && !self.is_filtering && self.order().is_empty()).then(|| say!(cx.words, "renewals-no-row")),
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|line| line.deal.account)
    }

    fn accounts(&self) -> Vec<AccountId> {
        let Some(pipeline) = self.pipeline.as_ref().filter(|_| !self.marks.is_empty()) else {
            return self.account().into_iter().collect();
        };
        let marked = pipeline.open.iter().filter(|line| self.marks.contains(&line.deal.target_of));
        marked.map(|line| line.deal.account).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|line| line.deal.row())
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => self.typed(cx, key),
            Msg::Paste(text) => {
                self.filter.paste(&text);
                self.arrange(cx);
            }
            Msg::Changed(changes) => {
                self.accounts.forget(&changes.accounts);
                self.reread(cx);
            }
            Msg::Answer(Answer::Chosen(key)) => return self.chosen(cx, &key),
            Msg::Refused(error) => return vec![Effect::Notice(Notice::error(crate::wording::op_error(cx.words, &error)))],
            Msg::Answer(_) | Msg::Written(_) | Msg::Job(_) | Msg::Edited(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
    }
}
