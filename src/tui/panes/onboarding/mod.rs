//! Onboarding: the board of plans, one plan with its steps, and what is typed to start, shift and change them.

mod board;
mod board_order;
mod board_view;
mod depend;
mod forms;
mod plan;
mod plan_view;
mod shift;

use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::OnboardingRoute;
use crate::tui::tone::role_of;
use crate::tui::widget::Phrase;
use crate::wording::onboarding::Said;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: OnboardingRoute) -> Box<dyn Pane> {
    let made = match route {
        OnboardingRoute::Board => return Box::new(board::BoardPane::new(cx)),
        OnboardingRoute::Plan(id) => return Box::new(plan::PlanPane::new(cx, id)),
        OnboardingRoute::Shift(id) => shift::ShiftPane::open(cx, id),
        OnboardingRoute::Depend(id) => depend::DependPane::open(cx, id),
        OnboardingRoute::Start(accounts) => forms::start::StartForm::open(cx, &accounts),
        OnboardingRoute::EditPlan(id) => forms::plan::PlanForm::open(cx, id),
        OnboardingRoute::Step { plan, id, behind } => forms::step::StepForm::open(cx, plan, id, behind),
        OnboardingRoute::Block(id) => forms::block::BlockForm::open(cx, id),
        OnboardingRoute::Template(which) => forms::template::TemplateForm::open(cx, which),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

fn phrase((text, tone): Said) -> Phrase<'static> {
    Phrase::new(text, role_of(tone))
}
