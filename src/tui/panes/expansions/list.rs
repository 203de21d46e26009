//! The pages of opportunities: open, suggested, held back, decided. Decides what a key means; the drawing is beside.

use super::{SHOWN, ground, view};
use crate::domain::query::Filter;
use crate::domain::{AccountId, EntityRef, Expansion, ExpansionId, ExpansionSource, ExpansionStage};
use crate::ops::{ExpansionOp, Op};
use crate::review::expansions::{ExpansionLine, Opportunities, ProposalLine, StageGroup, Suggestions, opportunities, suggestions};
use crate::review::renewals::base_currency;
use crate::say;
use crate::store;
use crate::text::search_key;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::account::tab::ask_to_delete;
use crate::tui::route::{AccountTab, ExpansionRoute, RenewalRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::expansions::title;
use crate::wording::store_error;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// One of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Page {
    #[default]
    Open,
    Suggested,
    Held,
    Decided,
}

impl Page {
    pub(super) const ALL: [Page; 4] = [Page::Open, Page::Suggested, Page::Held, Page::Decided];

    pub(super) fn place(self) -> usize {
        Page::ALL.iter().position(|page| *page == self).unwrap_or(0)
    }
}

/// A row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScreenRow {
    /// The heading of a stage, by its place.
    Head(usize),
    /// A line, by its place in what the page lists.
    Line(usize),
}

#[derive(Default)]
pub struct ExpansionsPane {
    pub(super) found: Option<Opportunities>,
    /// Asked for when a page that shows it is opened: the whole book is scored for it.
    pub(super) suggestions: Option<Suggestions>,
    pub(super) failure: Option<String>,
    pub(super) page: Page,
    /// The stages of what the filter lets through.
    pub(super) groups: Vec<StageGroup>,
    /// The lines of the page that the filter lets through, in the order of the screen.
    pub(super) order: Vec<usize>,
    pub(super) selection: Selection,
    /// The opportunity one stands on, wherever it goes.
    anchor: Option<ExpansionId>,
    pub(super) marks: BTreeSet<ExpansionId>,
    pub(super) filter: LineInput,
    pub(super) is_filtering: bool,
    pub(super) shows_rule: bool,
    /// The opportunity somebody was asked about.
    doomed: Option<ExpansionId>,
}

impl ExpansionsPane {
    pub fn new(cx: &Cx<'_>) -> ExpansionsPane {
        let mut pane = ExpansionsPane::default();
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        let read = self.read(cx);
        self.failure = read.err().map(|error| store_error(cx.words, &error));
        self.arrange();
    }

    fn read(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        let base = base_currency(cx.book.connection(), cx.words.home());
        self.found = Some(opportunities(&ground(cx), base, &Filter::default())?);
        self.suggestions = match self.page {
            Page::Suggested | Page::Held => Some(suggestions(&ground(cx), base, &Filter::default())?),
            Page::Open | Page::Decided => None,
        };
        Ok(())
    }

    /// Filters anew; the selected opportunity stays selected while it is there.
    fn arrange(&mut self) {
        let Some(found) = &self.found else { return };
        let wanted = search_key(self.filter.text());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |key: String| words.iter().all(|word| key.contains(word));
        let of_lines = |lines: &[ExpansionLine]| (0..lines.len()).filter(|place| fits(key_of(&lines[*place]))).collect::<Vec<usize>>();
        let of_proposals =
            |lines: &[ProposalLine]| (0..lines.len()).filter(|place| fits(key_of_proposal(&lines[*place]))).collect::<Vec<usize>>();
        let nothing = Suggestions::default();
        let seen = self.suggestions.as_ref().unwrap_or(&nothing);
        self.order = match self.page {
            Page::Open => of_lines(&found.open),
            Page::Suggested => of_proposals(&seen.suggested),
            Page::Held => of_proposals(&seen.held),
            Page::Decided => of_lines(&found.closed),
        };
        self.groups = if self.page == Page::Open { found.groups() } else { Vec::new() };
        for group in &mut self.groups {
            group.lines.retain(|place| self.order.contains(place));
            group.totals = found.totals(group.lines.iter().map(|place| &found.open[*place]));
        }
        self.groups.retain(|group| !group.lines.is_empty());
        if self.page == Page::Open {
            self.order = self.groups.iter().flat_map(|group| group.lines.iter().copied()).collect();
        }
        // What the filter hides is not written to.
        if self.page == Page::Open {
            let shown: BTreeSet<ExpansionId> = self.order.iter().map(|place| found.open[*place].row.id).collect();
            self.marks.retain(|id| shown.contains(id));
        }
        let anchor = self.anchor;
        let place = self.order.iter().position(|place| self.line(*place).map(|line| line.row.id).is_some_and(|id| Some(id) == anchor));
        self.selection = place.map_or(self.selection, Selection::at);
        self.settle();
    }

    fn settle(&mut self) {
        self.anchor = self.selected().map(|line| line.row.id).or(self.anchor);
    }

    /// Returns the rows of the screen: of what is open, each stage under its heading.
    pub(super) fn rows(&self) -> Vec<ScreenRow> {
        if self.groups.is_empty() {
            return self.order.iter().map(|place| ScreenRow::Line(*place)).collect();
        }
        let group = |(place, group): (usize, &StageGroup)| {
            let lines: Vec<ScreenRow> = group.lines.iter().map(|line| ScreenRow::Line(*line)).collect();
            [ScreenRow::Head(place)].into_iter().chain(lines)
        };
        self.groups.iter().enumerate().flat_map(group).collect()
    }

    pub(super) fn selected_place(&self) -> Option<usize> {
        self.selection.row(self.order.len()).map(|row| self.order[row])
    }

    /// Returns an opportunity of the page by its place.
    pub(super) fn line(&self, place: usize) -> Option<&ExpansionLine> {
        let found = self.found.as_ref()?;
        match self.page {
            Page::Open => found.open.get(place),
            Page::Decided => found.closed.get(place),
            Page::Suggested | Page::Held => None,
        }
    }

    /// Returns what the rule sees by its place on the page.
    pub(super) fn proposal(&self, place: usize) -> Option<&ProposalLine> {
        let seen = self.suggestions.as_ref()?;
        match self.page {
            Page::Suggested => seen.suggested.get(place),
            Page::Held => seen.held.get(place),
            Page::Open | Page::Decided => None,
        }
    }

    pub(super) fn selected(&self) -> Option<&ExpansionLine> {
        self.selected_place().and_then(|place| self.line(place))
    }

    pub(super) fn selected_proposal(&self) -> Option<&ProposalLine> {
        self.selected_place().and_then(|place| self.proposal(place))
    }

    /// Returns what a write is about: the marked opportunities, else the selected one.
    fn targets(&self) -> Vec<ExpansionId> {
        match self.marks.is_empty() || self.page != Page::Open {
            true => self.selected().map(|line| line.row.id).into_iter().collect(),
            false => self.marks.iter().copied().collect(),
        }
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let go = |route| vec![Effect::Open(Route::Expansions(route))];
        match cmd {
            Cmd::Open | Cmd::ExpansionAccount => return self.open_account(),
            Cmd::ExpansionTake => return self.take(cx),
            Cmd::ExpansionAdd => {
                return vec![Effect::Open(Route::PickAccount { title: say!(cx.words, "expansions-ask-account"), first: self.account() })];
            }
            Cmd::ExpansionEdit => return go(ExpansionRoute::Edit(self.targets())),
            Cmd::ExpansionForward => return self.step(cx, true),
            Cmd::ExpansionBack => return self.step(cx, false),
            Cmd::ExpansionWin => return self.targets().first().map(|id| ExpansionRoute::Win(*id)).map_or(Vec::new(), go),
            Cmd::ExpansionLose => return go(ExpansionRoute::Lose(self.targets())),
            Cmd::ExpansionReopen => return vec![Effect::Write(Op::Expansion(ExpansionOp::Reopen(self.targets(), None)))],
            Cmd::ExpansionDelete => return self.ask_to_delete(cx),
            Cmd::ExpansionRule => self.shows_rule = !self.shows_rule,
            Cmd::ExpansionPage => self.turn(cx, 1),
            Cmd::ExpansionPageBack => self.turn(cx, Page::ALL.len() - 1),
            Cmd::ToRenewals => return vec![Effect::Close, Effect::Open(Route::Renewals(RenewalRoute::List))],
            Cmd::FilterExpansions => self.is_filtering = true,
            Cmd::KeepFilter => self.is_filtering = false,
            Cmd::MarkExpansion => self.toggle_mark(),
            Cmd::MarkAllExpansions => self.marks = self.order.iter().filter_map(|place| Some(self.line(*place)?.row.id)).collect(),
            Cmd::MarkNoExpansion => self.marks.clear(),
            Cmd::Back => return self.back(),
            _ => {
                self.selection.moved(cmd, self.order.len(), cx.page_rows);
                self.settle();
            }
        }
        Vec::new()
    }

    fn turn(&mut self, cx: &Cx<'_>, by: usize) {
        self.page = Page::ALL[(self.page.place() + by) % Page::ALL.len()];
        (self.selection, self.shows_rule) = (Selection::default(), false);
        self.reread(cx);
    }

    fn open_account(&self) -> Vec<Effect> {
        let Some(id) = self.account() else { return Vec::new() };
        let mut siblings: Vec<AccountId> = Vec::new();
        for account in self.order.iter().filter_map(|place| self.account_of(*place)) {
            if !siblings.contains(&account) {
                siblings.push(account);
            }
        }
        let tab = if self.page == Page::Held { AccountTab::Health } else { AccountTab::Contracts };
        vec![Effect::Open(Route::Account { id, siblings, tab })]
    }

    fn account_of(&self, place: usize) -> Option<AccountId> {
        let own = self.line(place).map(|line| line.row.account);
        own.or_else(|| self.proposal(place).map(|line| line.proposal.account))
    }

    /// Begins an opportunity with what the rule proposes.
    fn take(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(line) = self.selected_proposal() else { return Vec::new() };
        let proposal = &line.proposal;
        let mut begun = Expansion::titled(proposal.account, proposal.kind, title(cx.words, proposal));
        (begun.product, begun.amount) = (proposal.product.clone(), proposal.amount);
        begun.source = Some(source_of(line));
        vec![Effect::Open(Route::Expansions(ExpansionRoute::Add(proposal.account, Some(Box::new(begun)))))]
    }

    /// Moves what is marked by one stage; what is at the end stays.
    fn step(&self, cx: &Cx<'_>, forward: bool) -> Vec<Effect> {
        let Some(found) = &self.found else { return Vec::new() };
        let stage_of = |id: &ExpansionId| Some((*id, found.find(*id)?.row.stage.beside(forward)?));
        let stages: Vec<(ExpansionId, ExpansionStage)> = self.targets().iter().filter_map(stage_of).collect();
        if stages.is_empty() {
            let at_end = say!(cx.words, "expansions-at-end", key = cx.keys.first(Cmd::ExpansionWin));
            let said = if forward { at_end } else { say!(cx.words, "expansions-at-start") };
            return vec![Effect::Notice(Notice::said(said))];
        }
        vec![Effect::Write(Op::Expansion(ExpansionOp::Stage(stages)))]
    }

    fn ask_to_delete(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let target = self.targets().first().copied();
        let found = target.and_then(|id| self.order.iter().filter_map(|place| self.line(*place)).find(|line| line.row.id == id));
        let Some((id, title)) = found.map(|line| (line.row.id, line.row.title.clone())) else { return Vec::new() };
        self.doomed = Some(id);
        vec![ask_to_delete(cx.words, id.into(), &title)]
    }

    fn toggle_mark(&mut self) {
        let Some(id) = self.selected().map(|line| line.row.id) else { return };
        if !self.marks.remove(&id) {
            self.marks.insert(id);
        }
        self.selection.moved(Cmd::Down, self.order.len(), 1);
        self.settle();
    }

    fn back(&mut self) -> Vec<Effect> {
        if self.shows_rule {
            self.shows_rule = false;
            return Vec::new();
        }
        if !self.is_filtering && self.filter.is_empty() {
            return vec![Effect::Close];
        }
        self.is_filtering = false;
        self.filter.clear();
        self.arrange();
        Vec::new()
    }

    fn typed(&mut self, key: KeyEvent) {
        if self.filter.typed(key) == Change::Text {
            self.arrange();
        }
    }

    fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Confirmed => self.doomed.take().map(|id| Effect::Write(Op::Delete(id.into()))).into_iter().collect(),
            Answer::Chosen(key) => {
                let account = key.parse().map(|account| Effect::Open(Route::Expansions(ExpansionRoute::Add(account, None))));
                account.into_iter().collect()
            }
        }
    }
}

/// Where a proposal comes from, as one would write it down.
fn source_of(line: &ProposalLine) -> ExpansionSource {
    use crate::domain::expansion::suggest::Room;
    match line.proposal.room.first().map(|because| &because.what) {
        Some(Room::Requested { .. }) => ExpansionSource::Request,
        _ => ExpansionSource::Usage,
    }
}

/// What an opportunity is found by: its account, title, product and note.
fn key_of(line: &ExpansionLine) -> String {
    let (account, row) = (&line.account.line, &line.row);
    let parts = [Some(account.name.as_str()), account.kana.as_deref(), Some(&row.title), row.product.as_deref(), row.note.as_deref()];
    search_key(&parts.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

fn key_of_proposal(line: &ProposalLine) -> String {
    let account = &line.account.line;
    let parts = [Some(account.name.as_str()), account.kana.as_deref(), line.proposal.product.as_deref()];
    search_key(&parts.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

impl Pane for ExpansionsPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "expansions-title")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        view::facts(self, cx)
    }

    fn scopes(&self) -> &'static [Scope] {
        match self.page {
            _ if self.is_filtering => &[Scope::Filter, Scope::List],
            // The list is away while the rule is shown.
            Page::Suggested | Page::Held if self.shows_rule => &[Scope::ExpansionsRule, Scope::Expansions],
            Page::Open => &[Scope::ExpansionsOpen, Scope::ExpansionsRows, Scope::Expansions, Scope::Marks, Scope::List],
            Page::Suggested => &[Scope::ExpansionsSuggested, Scope::ExpansionsRule, Scope::Expansions, Scope::List],
            Page::Held => &[Scope::ExpansionsRule, Scope::Expansions, Scope::List],
            Page::Decided => &[Scope::ExpansionsDecided, Scope::ExpansionsRows, Scope::Expansions, Scope::List],
        }
    }

    fn takes_text(&self) -> bool {
        self.is_filtering
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(
            cmd,
            Cmd::Open
                | Cmd::ExpansionAccount
                | Cmd::ExpansionTake
                | Cmd::ExpansionEdit
                | Cmd::ExpansionForward
                | Cmd::ExpansionBack
                | Cmd::ExpansionWin
                | Cmd::ExpansionLose
                | Cmd::ExpansionReopen
                | Cmd::ExpansionDelete
                | Cmd::MarkExpansion
                | Cmd::MarkAllExpansions
        );
        match cmd {
            Cmd::ExpansionWin | Cmd::ExpansionDelete if self.targets().len() > 1 => {
                Some(say!(cx.words, "expansions-one-at-a-time", key = cx.keys.first(Cmd::MarkNoExpansion)))
            }
            Cmd::MarkNoExpansion => self.marks.is_empty().then(|| say!(cx.words, "expansions-no-mark")),
            _ => (needs_row && !self.is_filtering && self.order.is_empty()).then(|| say!(cx.words, "expansions-no-row")),
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected_place().and_then(|place| self.account_of(place))
    }

    fn accounts(&self) -> Vec<AccountId> {
        let Some(found) = self.found.as_ref().filter(|_| !self.marks.is_empty() && self.page == Page::Open) else {
            return self.account().into_iter().collect();
        };
        let marked = found.open.iter().filter(|line| self.marks.contains(&line.row.id));
        marked.map(|line| line.row.account).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn mark_selected(&mut self) {
        let id = self.selected().map(|line| line.row.id);
        self.marks.extend(id);
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|line| line.row.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => self.typed(key),
            Msg::Paste(text) => {
                self.filter.paste(&text);
                self.arrange();
            }
            Msg::Changed(_) => self.reread(cx),
            Msg::Answer(answer) => return self.answered(answer),
            Msg::Refused(error) => return vec![Effect::Notice(Notice::error(crate::wording::op_error(cx.words, &error)))],
            Msg::Written(_) | Msg::Job(_) | Msg::Edited(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
    }
}
