//! One plan: its steps by phase. Decides what a key does to the selected step; the drawing is beside.

use super::plan_view;
use crate::domain::{AccountId, EntityRef, PlanId, Row, Stage, Step, StepId};
use crate::ops::Op;
use crate::ops::onboarding::{Direction, OnboardingOp};
use crate::review::{PlanView, onboarding_plan};
use crate::say;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::{AccountTab, OnboardingRoute, Route, WhichTemplate};
use crate::tui::selection::Selection;
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct PlanPane {
    id: PlanId,
    /// `None` when it is gone, or could not be read.
    pub(super) view: Option<PlanView>,
    pub(super) failure: Option<String>,
    pub(super) selection: Selection,
    anchor: Option<StepId>,
    asked: Option<Asked>,
    /// Whether the write under way finishes the last open step.
    is_finishing: bool,
}

/// What somebody was asked, until the answer comes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Asked {
    Delete(EntityRef),
    Advance(AccountId),
}

impl PlanPane {
    pub fn new(cx: &Cx<'_>, id: PlanId) -> PlanPane {
        let (view, failure, selection) = (None, None, Selection::default());
        let mut pane = PlanPane { id, view, failure, selection, anchor: None, asked: None, is_finishing: false };
        pane.read(cx);
        // One comes to do what is next.
        pane.anchor = pane.view.as_ref().and_then(|view| view.progress.next);
        pane.arrange();
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        match onboarding_plan(cx.book.connection(), self.id, cx.today()) {
            Ok(view) => (self.view, self.failure) = (view, None),
            Err(error) => (self.view, self.failure) = (None, Some(store_error(cx.words, &error))),
        }
    }

    /// Keeps the selected step selected.
    fn arrange(&mut self) {
        let place = self.steps().iter().position(|step| Some(step.id) == self.anchor);
        self.selection = place.map_or(self.selection, Selection::at);
        self.anchor = self.selected().map(|step| step.id);
    }

    fn steps(&self) -> &[Row<StepId, Step>] {
        self.view.as_ref().map_or(&[], |view| &view.steps)
    }

    pub(super) fn selected(&self) -> Option<&Row<StepId, Step>> {
        self.selection.row(self.steps().len()).map(|index| &self.steps()[index])
    }

    fn go(&self, route: OnboardingRoute) -> Vec<Effect> {
        vec![Effect::Open(Route::Onboarding(route))]
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::AddStep => {
                let behind = self.selected().map(|step| step.id);
                return self.go(OnboardingRoute::Step { plan: self.id, id: None, behind });
            }
            Cmd::EditPlan => return self.go(OnboardingRoute::EditPlan(self.id)),
            Cmd::SavePlanTemplate => return self.go(OnboardingRoute::Template(WhichTemplate::OfPlan(self.id))),
            Cmd::PlanAccount => {
                let account = self.account();
                let route = |id| Route::Account { id, siblings: vec![id], tab: AccountTab::Timeline };
                return account.map(|id| Effect::Open(route(id))).into_iter().collect();
            }
            Cmd::DeletePlan => return self.ask_to_delete(cx, self.id.into(), self.view.as_ref().map(|view| view.plan.name.clone())),
            Cmd::Back => return vec![Effect::Close],
            _ => {}
        }
        if self.selection.moved(cmd, self.steps().len(), cx.page_rows) {
            self.anchor = self.selected().map(|step| step.id);
            return Vec::new();
        }
        self.step_command(cx, cmd)
    }

    fn step_command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let Some(step) = self.selected() else { return Vec::new() };
        let (id, is_done) = (step.id, step.done_on.is_some());
        let write = |op| vec![Effect::Write(Op::Onboarding(op))];
        match cmd {
            Cmd::Open | Cmd::EditStep => self.go(OnboardingRoute::Step { plan: self.id, id: Some(id), behind: None }),
            Cmd::FinishStep if is_done => write(OnboardingOp::Reopen(id)),
            Cmd::FinishStep => {
                self.is_finishing = self.steps().iter().all(|other| other.id == id || other.done_on.is_some());
                write(OnboardingOp::Finish(id, cx.today()))
            }
            Cmd::BlockStep => self.go(OnboardingRoute::Block(id)),
            Cmd::ShiftStep => self.go(OnboardingRoute::Shift(id)),
            Cmd::DependStep => self.go(OnboardingRoute::Depend(id)),
            Cmd::StepEarlier => write(OnboardingOp::Reorder(id, Direction::Earlier)),
            Cmd::StepLater => write(OnboardingOp::Reorder(id, Direction::Later)),
            Cmd::DeleteStep => {
                let title = step.title.clone();
                self.ask_to_delete(cx, id.into(), Some(title))
            }
            _ => Vec::new(),
        }
    }

    fn ask_to_delete(&mut self, cx: &Cx<'_>, row: EntityRef, name: Option<String>) -> Vec<Effect> {
        let Some(name) = name else { return Vec::new() };
        self.asked = Some(Asked::Delete(row));
        let question = say!(cx.words, "row-delete", kind = cx.words.word(row.kind));
        let consequence = say!(cx.words, "row-delete-consequence", name = crate::text::display(&name).into_owned());
        vec![Effect::Open(Route::Confirm { question, consequence })]
    }

    /// With the last step done, the stage that goes with it is offered.
    fn written(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let is_over = std::mem::take(&mut self.is_finishing);
        let Some(view) = self.view.as_ref().filter(|view| is_over && view.stage == Some(Stage::Onboarding)) else { return Vec::new() };
        let question = say!(cx.words, "onboarding-stage-question");
        let consequence = say!(cx.words, "onboarding-stage-consequence", account = view.account_name.clone());
        self.asked = Some(Asked::Advance(view.plan.account));
        vec![Effect::Open(Route::Confirm { question, consequence })]
    }

    fn changed(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.read(cx);
        self.arrange();
        if self.view.is_none() && self.failure.is_none() {
            return vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "onboarding-gone")))];
        }
        Vec::new()
    }
}

impl Pane for PlanPane {
    fn title(&self, _cx: &Cx<'_>) -> String {
        self.view.as_ref().map_or_else(String::new, |view| view.account_name.clone())
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::OnboardingPlan, Scope::OnboardingAny, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let on_step = matches!(cmd, Cmd::Open | Cmd::EditStep | Cmd::FinishStep | Cmd::DeleteStep | Cmd::StepEarlier | Cmd::StepLater);
        let on_open_step = matches!(cmd, Cmd::BlockStep | Cmd::ShiftStep);
        match self.selected() {
            None if on_step || on_open_step || cmd == Cmd::DependStep => Some(say!(cx.words, "onboarding-none-selected")),
            Some(step) if on_open_step && step.done_on.is_some() => Some(say!(cx.words, "onboarding-is-done")),
            Some(_) if cmd == Cmd::DependStep && self.steps().len() < 2 => Some(say!(cx.words, "onboarding-alone")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.view.as_ref().map(|view| view.plan.account)
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|step| step.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        &["account", "plan", "step", "step_dependency"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => self.command(cx, cmd),
            Msg::Changed(_) => self.changed(cx),
            Msg::Written(_) => self.written(cx),
            Msg::Answer(Answer::Confirmed) => match self.asked.take() {
                Some(Asked::Delete(row)) => vec![Effect::Write(Op::Delete(row))],
                Some(Asked::Advance(account)) => vec![Effect::Write(Op::Onboarding(OnboardingOp::Advance(account)))],
                None => Vec::new(),
            },
            Msg::Refused(_) => {
                self.is_finishing = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        plan_view::draw(self, cx, area, buffer, state);
    }
}
