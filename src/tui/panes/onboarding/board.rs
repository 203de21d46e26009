//! The board: every onboarding plan, what is in trouble first. Decides what a key means; the drawing is beside.

use super::board_order::Order;
use super::board_view;
use crate::domain::onboarding::templates;
use crate::domain::{AccountId, EntityRef, PlanId};
use crate::review::{Board, PlanView, onboarding_board};
use crate::say;
use crate::store::onboarding::own_templates;
use crate::text::search_key;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::{AccountTab, Choice, ChoiceRow, OnboardingRoute, Route, WhichTemplate};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::store_error;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct BoardPane {
    pub(super) board: Board,
    pub(super) failure: Option<String>,
    /// Indices into the board's plans: what the filter lets through.
    pub(super) shown: Vec<usize>,
    pub(super) selection: Selection,
    /// The plan one stands on, wherever it goes.
    anchor: Option<PlanId>,
    pub(super) filter: LineInput,
    pub(super) is_filtering: bool,
    pub(super) with_done: bool,
    pub(super) order: Order,
    /// What the open list of choices is for.
    asked: Asked,
}

/// What one was asked to choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asked {
    #[default]
    Template,
    Order,
}

impl BoardPane {
    pub fn new(cx: &Cx<'_>) -> BoardPane {
        let mut pane = BoardPane {
            board: Board::default(),
            failure: None,
            shown: Vec::new(),
            selection: Selection::default(),
            anchor: None,
            filter: LineInput::default(),
            is_filtering: false,
            with_done: false,
            order: Order::default(),
            asked: Asked::default(),
        };
        pane.read(cx);
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        match onboarding_board(cx.book.connection(), cx.today(), self.with_done) {
            Ok(board) => (self.board, self.failure) = (board, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        self.arrange();
    }

    /// Filters and sorts anew; the selected plan stays selected.
    fn arrange(&mut self) {
        let wanted = search_key(self.filter.text());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |view: &PlanView| {
            words.is_empty() || {
                let name = key_of(view);
                words.iter().all(|word| name.contains(word))
            }
        };
        self.shown = (0..self.board.plans.len()).filter(|index| fits(&self.board.plans[*index])).collect();
        self.order.sort(&self.board.plans, &mut self.shown);
        let place = self.shown.iter().position(|index| Some(self.board.plans[*index].plan.id) == self.anchor);
        self.selection = place.map_or(self.selection, Selection::at);
        self.settle();
    }

    fn settle(&mut self) {
        self.anchor = self.selected().map(|view| view.plan.id).or(self.anchor);
    }

    pub(super) fn selected(&self) -> Option<&PlanView> {
        self.selection.row(self.shown.len()).map(|row| &self.board.plans[self.shown[row]])
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Open => return self.selected().map(|view| Effect::Open(plan_route(view.plan.id))).into_iter().collect(),
            Cmd::PlanAccount => return self.open_account(),
            Cmd::StartPlan => return vec![Effect::Open(Route::Onboarding(OnboardingRoute::Start(Vec::new())))],
            Cmd::PlanTemplates => return self.choose_template(cx),
            Cmd::SortPlans => {
                self.asked = Asked::Order;
                return vec![Effect::Open(Route::Choose(self.order.choice(cx)))];
            }
            Cmd::FilterPlans => self.is_filtering = true,
            Cmd::KeepFilter => self.is_filtering = false,
            Cmd::ShowDonePlans => return self.toggle_done(cx),
            Cmd::Back => return self.back(cx),
            _ => {
                self.selection.moved(cmd, self.shown.len(), cx.page_rows);
                self.settle();
            }
        }
        Vec::new()
    }

    fn open_account(&self) -> Vec<Effect> {
        let Some(id) = self.account() else { return Vec::new() };
        let mut siblings: Vec<AccountId> = Vec::new();
        for index in &self.shown {
            let account = self.board.plans[*index].plan.account;
            if !siblings.contains(&account) {
                siblings.push(account);
            }
        }
        vec![Effect::Open(Route::Account { id, siblings, tab: AccountTab::Timeline })]
    }

    fn toggle_done(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.with_done = !self.with_done;
        self.read(cx);
        let said = if self.with_done { say!(cx.words, "onboarding-with-done") } else { say!(cx.words, "onboarding-without-done") };
        vec![Effect::Notice(Notice::said(said))]
    }

    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if !self.is_filtering && self.filter.is_empty() {
            return vec![Effect::Close];
        }
        self.is_filtering = false;
        self.filter.clear();
        self.arrange();
        vec![Effect::Notice(Notice::said(say!(cx.words, "onboarding-filter-cleared", n = self.board.plans.len())))]
    }

    fn choose_template(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let own = match own_templates(cx.book.connection()) {
            Ok(own) => own,
            Err(error) => return vec![Effect::Notice(Notice::error(store_error(cx.words, &error)))],
        };
        let rows = templates(cx.format.lang, own.iter().map(|row| &row.fields))
            .into_iter()
            .map(|template| {
                let steps = say!(cx.words, "onboarding-template-steps", n = template.outline.len());
                let hint = if template.is_own { format!("{steps} · {}", say!(cx.words, "onboarding-template-own")) } else { steps };
                ChoiceRow { key: template.key, label: template.name, hint }
            })
            .collect();
        self.asked = Asked::Template;
        vec![Effect::Open(Route::Choose(Choice { title: say!(cx.words, "onboarding-templates"), rows, selected: 0, more: None }))]
    }

    fn typed(&mut self, key: KeyEvent) {
        let change = self.filter.typed(key);
        if change == Change::Text {
            self.arrange();
        }
    }
}

pub(super) fn plan_route(id: PlanId) -> Route {
    Route::Onboarding(OnboardingRoute::Plan(id))
}

/// What a plan is found by: its account, its name, and the step that is next.
fn key_of(view: &PlanView) -> String {
    let next = view.next().map(|step| step.title.as_str()).unwrap_or_default();
    let kana = view.account_kana.as_deref().unwrap_or_default();
    search_key(&[view.account_name.as_str(), kana, view.plan.name.as_str(), next].join("\n"))
}

impl Pane for BoardPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "onboarding-title")
    }

    fn facts(&self, _cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        Vec::new()
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.is_filtering { &[Scope::Filter, Scope::List] } else { &[Scope::Onboarding, Scope::OnboardingAny, Scope::List] }
    }

    fn takes_text(&self) -> bool {
        self.is_filtering
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        if matches!(cmd, Cmd::FilterComplete | Cmd::FilterHelp) {
            return Some(say!(cx.words, "onboarding-filter-plain"));
        }
        let needs_plan = matches!(cmd, Cmd::Open | Cmd::PlanAccount | Cmd::FilterPlans | Cmd::SortPlans);
        (needs_plan && self.shown.is_empty() && !self.is_filtering).then(|| say!(cx.words, "onboarding-no-plan"))
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|view| view.plan.account)
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|view| view.plan.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        &["account", "plan", "step", "step_dependency"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => self.typed(key),
            Msg::Paste(text) => {
                self.filter.paste(&text);
                self.arrange();
            }
            Msg::Changed(_) => self.read(cx),
            Msg::Answer(Answer::Chosen(key)) if self.asked == Asked::Order => {
                self.order.choose(&key);
                self.arrange();
            }
            Msg::Answer(Answer::Chosen(key)) => {
                return vec![Effect::Open(Route::Onboarding(OnboardingRoute::Template(WhichTemplate::Key(key))))];
            }
            Msg::Answer(_) | Msg::Written(_) | Msg::Refused(_) | Msg::Job(_) | Msg::Edited(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        board_view::draw(self, cx, area, buffer, state);
    }
}
