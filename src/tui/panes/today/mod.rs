//! Today: one queue of who needs the manager, why, and the next step; it ends empty.
//!
//! Decides here what a key means; the parts beside hold the queue, the item in view, what changed since the last look, the
//! rules, and the drawing. Items are known by account and reason, so that the selection stays whatever is read anew.

mod answers;
mod detail;
mod end;
mod list;
mod queue;
mod rules;
mod since;
mod snooze;
mod view;

pub use snooze::ItemSnooze;

use crate::domain::triage::{Item, ItemId, Mark, MarkAction, Reason};
use crate::domain::{AccountId, EntityRef};
use crate::ops::{Op, Settled, TriageOp};
use crate::say;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{AccountTab, MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::letters::{About, Start};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use detail::Detail;
use queue::Queue;
use rules::RulesView;
use since::SinceView;

/// What of the queue is in view.
enum Mode {
    Queue,
    /// The rows behind the selected item have the focus.
    Evidence,
    Since(SinceView),
    Rules(RulesView),
}

pub struct TodayPane {
    queue: Queue,
    mode: Mode,
    selection: Selection,
    /// Which row behind the item is selected.
    evidence: Selection,
    detail: Option<Detail>,
    /// Whether the priority's terms are shown.
    shows_terms: bool,
    /// Whether the look at the queue was noted in the book.
    is_noted: bool,
    /// The item that was selected before a large book had to be read anew.
    anchor: Option<ItemId>,
}

impl TodayPane {
    /// Begins to read; a small book is read at once, a large one a little before each frame.
    pub fn new(cx: &Cx<'_>) -> TodayPane {
        let mut pane = TodayPane {
            queue: Queue::begin(cx),
            mode: Mode::Queue,
            selection: Selection::default(),
            evidence: Selection::default(),
            detail: None,
            shows_terms: false,
            is_noted: false,
            anchor: None,
        };
        pane.show(cx);
        pane
    }

    /// Brings what is drawn in line with the selection.
    fn show(&mut self, cx: &Cx<'_>) {
        self.detail = self.item().map(|item| Detail::read(cx, &self.queue, item));
    }

    fn item(&self) -> Option<&Item> {
        self.queue.shown().get(self.selection.row(self.queue.shown().len())?)
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match &mut self.mode {
            Mode::Since(_) => self.command_in_since(cx, cmd),
            Mode::Rules(_) => self.command_in_rules(cx, cmd),
            Mode::Evidence => self.command_in_evidence(cx, cmd),
            Mode::Queue => self.command_in_queue(cx, cmd),
        }
    }

    fn command_in_queue(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            // Its next step is to be logged, with the others that were held.
            Cmd::Open | Cmd::TodayLog if self.is_meeting() => self.about_account(Route::LogMeetings),
            Cmd::Open => self.open_account(),
            Cmd::TodayDone => self.mark(cx, MarkAction::Done),
            Cmd::TodaySkip => self.mark(cx, MarkAction::Skipped),
            Cmd::TodayMerge => self.merge(cx),
            Cmd::TodaySnooze => vec![Effect::Open(Route::Choose(answers::snooze_choice(cx)))],
            Cmd::TodayLog => self.log(cx),
            Cmd::TodayTask => self.about_account(|id| Route::TaskForm { account: Some(id), id: None }),
            Cmd::TodayMail => self.mail(),
            Cmd::TodayPlaybook => self.start_playbook(cx),
            Cmd::TodayWhy => self.quietly(|pane| pane.shows_terms = !pane.shows_terms),
            Cmd::TodayCapacity => vec![Effect::Open(Route::Choose(answers::capacity_choice(cx, self.queue.capacity)))],
            Cmd::TodayAll => self.quietly(|pane| pane.queue.only_above = !pane.queue.only_above),
            Cmd::TodayEvidence => self.quietly(|pane| pane.mode = Mode::Evidence),
            Cmd::TodaySince => {
                self.mode = Mode::Since(SinceView::read(cx, &self.queue));
                Vec::new()
            }
            Cmd::TodayRules => {
                self.mode = Mode::Rules(RulesView::read(cx, &self.queue));
                Vec::new()
            }
            Cmd::Back => vec![Effect::Close],
            _ => {
                self.selection.moved(cmd, self.queue.shown().len(), cx.page_rows);
                self.evidence = Selection::default();
                self.show(cx);
                Vec::new()
            }
        }
    }

    fn command_in_evidence(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let rows = self.detail.as_ref().map_or(0, |detail| detail.rows.len());
        match cmd {
            Cmd::Back | Cmd::TodayQueue => self.quietly(|pane| pane.mode = Mode::Queue),
            Cmd::Open => match self.detail.as_ref().and_then(|detail| detail.rows.get(self.evidence.row(rows)?)) {
                Some(row) => vec![Effect::Open(Route::Row(row.entity))],
                None => Vec::new(),
            },
            _ if self.evidence.moved(cmd, rows, cx.page_rows) => Vec::new(),
            // What the item's keys do, they do from its evidence too.
            _ => self.command_in_queue(cx, cmd),
        }
    }

    fn command_in_since(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let Mode::Since(since) = &mut self.mode else { return Vec::new() };
        match cmd {
            Cmd::Back | Cmd::TodayLeaveSince => self.quietly(|pane| pane.mode = Mode::Queue),
            Cmd::Open => since.open(),
            _ => {
                since.moved(cmd, cx.page_rows);
                Vec::new()
            }
        }
    }

    fn command_in_rules(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let Mode::Rules(rules) = &mut self.mode else { return Vec::new() };
        match cmd {
            Cmd::Back | Cmd::TodayRules => self.quietly(|pane| pane.mode = Mode::Queue),
            Cmd::TodayMute => rules.mute(),
            _ => {
                rules.moved(cmd, cx.page_rows);
                Vec::new()
            }
        }
    }

    /// Does what concerns nobody else.
    fn quietly(&mut self, act: impl FnOnce(&mut TodayPane)) -> Vec<Effect> {
        act(self);
        Vec::new()
    }

    fn about_account(&self, route: impl FnOnce(AccountId) -> Route) -> Vec<Effect> {
        self.item().map(|item| Effect::Open(route(item.id.account))).into_iter().collect()
    }

    fn open_account(&self) -> Vec<Effect> {
        let siblings = self.queue.accounts();
        self.about_account(|id| Route::Account { id, siblings, tab: AccountTab::Timeline })
    }

    /// Says the same about the selected item; a done one settles what it is about.
    fn mark(&self, cx: &Cx<'_>, action: MarkAction) -> Vec<Effect> {
        let Some(item) = self.item() else { return Vec::new() };
        let mark = item.mark(action, None, None, &self.queue.rules, (cx.today(), cx.now));
        let settled = if action == MarkAction::Done { Settled::by(item) } else { Settled::default() };
        vec![Effect::Write(Op::Triage(TriageOp::Mark(vec![mark], settled)))]
    }

    /// Merges the account's other items into the selected one.
    fn merge(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(item) = self.item() else { return Vec::new() };
        let merged = |other: &Item| {
            let mut mark = other.mark(MarkAction::Merged, None, None, &self.queue.rules, (cx.today(), cx.now));
            mark.merged_into = Some(item.id.reason);
            mark
        };
        let marks: Vec<_> = self.queue.others_of(item).map(merged).collect();
        vec![Effect::Write(Op::Triage(TriageOp::Mark(marks, Settled::default())))]
    }

    /// Opens the quick log for the account; saving it does the item.
    fn log(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(item) = self.item() else { return vec![Effect::Open(Route::QuickLog { account: None })] };
        let mark = item.mark(MarkAction::Done, None, None, &self.queue.rules, (cx.today(), cx.now));
        vec![Effect::Open(Route::AnswerItem(mark))]
    }

    fn is_meeting(&self) -> bool {
        self.item().is_some_and(|item| item.id.reason == Reason::MeetingUnlogged)
    }

    /// Shows what the playbook for the item would bring; starting it does the item.
    fn start_playbook(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let offer = self.detail.as_ref().and_then(|detail| detail.offer.as_ref());
        let (Some(item), Some(offer)) = (self.item(), offer) else { return Vec::new() };
        let mark = item.mark(MarkAction::Done, None, None, &self.queue.rules, (cx.today(), cx.now));
        vec![Effect::Open(Route::PlaybookForItem { key: offer.key.clone(), mark })]
    }

    fn mail(&self) -> Vec<Effect> {
        let Some(item) = self.item() else { return Vec::new() };
        let start = Start::new(item.id.account, About::Reason(item.id.reason));
        vec![Effect::Open(Route::Mail(MailRoute::Letter(start)))]
    }

    fn answered(&mut self, cx: &Cx<'_>, key: &str) -> Vec<Effect> {
        if let Some(capacity) = answers::capacity(key) {
            self.queue.capacity = capacity;
            return vec![Effect::Write(Op::Triage(TriageOp::Capacity(cx.today(), capacity)))];
        }
        let Some(item) = self.item() else { return Vec::new() };
        let (key, wants_reason) = answers::with_reason(key);
        let until = answers::snooze_day(key, cx.today());
        let mark = Mark { until, ..item.mark(MarkAction::Snoozed, until, None, &self.queue.rules, (cx.today(), cx.now)) };
        if until.is_some() && !wants_reason {
            return vec![Effect::Write(Op::Triage(TriageOp::Mark(vec![mark], Settled::default())))];
        }
        vec![Effect::Open(Route::ItemSnooze(mark))]
    }

    /// Says why there is no playbook to start for the item.
    fn no_playbook(&self, cx: &Cx<'_>) -> Option<String> {
        match self.detail.as_ref().and_then(|detail| detail.offer.as_ref()) {
            None => Some(say!(cx.words, "today-no-playbook")),
            Some(offer) if offer.is_running => Some(say!(cx.words, "today-playbook-runs", name = offer.name.as_str())),
            Some(_) => None,
        }
    }

    /// Shows what was read: the rules anew, and the item that was selected before; where that is gone, what is in its place.
    fn settle(&mut self, cx: &Cx<'_>) {
        if let Mode::Rules(rules) = &mut self.mode {
            rules.reread(cx, &self.queue);
        }
        if self.queue.is_complete()
            && let Some(id) = self.anchor.take()
        {
            let place = self.queue.shown().iter().position(|item| item.id == id);
            self.selection = place.map_or(self.selection, Selection::at);
        }
        self.show(cx);
    }

    /// Notes the look with the first key that opens nothing: what is written is told to the pane on top.
    fn noting(&mut self, cx: &Cx<'_>, mut effects: Vec<Effect>) -> Vec<Effect> {
        let is_free = effects.iter().all(|effect| !matches!(effect, Effect::Open(_) | Effect::Replace(_)));
        if !self.is_noted && is_free && self.queue.is_complete() && cx.read_only.is_none() {
            self.is_noted = true;
            effects.insert(0, Effect::Write(Op::Triage(self.queue.look(cx))));
        }
        effects
    }
}

impl Pane for TodayPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        match &self.mode {
            Mode::Since(_) => say!(cx.words, "today-since-title"),
            Mode::Rules(_) => say!(cx.words, "today-rules-title"),
            Mode::Queue | Mode::Evidence => say!(cx.words, "today-title"),
        }
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        self.queue.facts(cx)
    }

    fn scopes(&self) -> &'static [Scope] {
        match self.mode {
            Mode::Queue => &[Scope::Today, Scope::List],
            Mode::Evidence => &[Scope::TodayEvidence, Scope::Today, Scope::List],
            Mode::Since(_) => &[Scope::TodaySince, Scope::List],
            Mode::Rules(_) => &[Scope::TodayRules, Scope::List],
        }
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let of_item = matches!(
            cmd,
            Cmd::Open
                | Cmd::TodayDone
                | Cmd::TodaySnooze
                | Cmd::TodaySkip
                | Cmd::TodayMerge
                | Cmd::TodayTask
                | Cmd::TodayMail
                | Cmd::TodayPlaybook
                | Cmd::TodayWhy
                | Cmd::TodayEvidence
        );
        let is_here = matches!(self.mode, Mode::Queue | Mode::Evidence);
        match cmd {
            _ if !self.queue.is_complete() && (of_item || matches!(cmd, Cmd::TodaySince | Cmd::TodayRules)) => {
                Some(say!(cx.words, "today-still-reading"))
            }
            Cmd::TodayMerge if self.item().is_some_and(|item| self.queue.others_of(item).next().is_none()) => {
                Some(say!(cx.words, "today-nothing-to-merge"))
            }
            // The weights stand in a file: there is nothing to open.
            Cmd::Open if matches!(self.mode, Mode::Rules(_)) => Some(say!(cx.words, "today-rules-keys")),
            Cmd::TodayAll if self.queue.capacity.is_none() => Some(say!(cx.words, "today-no-capacity")),
            Cmd::TodaySince if is_here && !self.queue.has_earlier_look() => Some(say!(cx.words, "today-first-look")),
            _ if is_here && of_item && self.item().is_none() => Some(say!(cx.words, "today-no-item")),
            Cmd::TodayPlaybook if is_here => self.no_playbook(cx),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.item().map(|item| item.id.account)
    }

    fn row(&self) -> Option<EntityRef> {
        self.account().map(EntityRef::from)
    }

    fn interest(&self) -> &'static [&'static str] {
        crate::store::JOURNALED
    }

    fn go_on(&mut self, cx: &Cx<'_>) {
        if !self.queue.is_complete() {
            self.queue.read_some(cx);
            self.settle(cx);
        }
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => {
                let effects = self.command(cx, cmd);
                // Leaving is for the stack to see: nothing here may look like an answer to it.
                return if cmd == Cmd::Back { effects } else { self.noting(cx, effects) };
            }
            Msg::Answer(Answer::Chosen(key)) => return self.answered(cx, &key),
            Msg::Changed(changes) => {
                self.anchor = self.item().map(|item| item.id).or(self.anchor);
                self.queue.changed(cx, &changes);
                self.settle(cx);
            }
            Msg::Written(_) => self.show(cx),
            Msg::Key(_) | Msg::Paste(_) | Msg::Answer(_) | Msg::Refused(_) | Msg::Job(_) | Msg::Edited(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
    }
}
