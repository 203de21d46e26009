//! Upsell and cross-sell: the opportunities by stage, where the rule sees room for more, and what is typed about one.

mod details;
mod forms;
mod list;
mod pages;
mod view;

use crate::review::Ground;
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::ExpansionRoute;

/// The tables whose rows are shown or scored here.
const SHOWN: &[&str] = &[
    "account",
    "contact",
    "contract",
    "renewal",
    "expansion",
    "exchange_rate",
    "feedback",
    "feedback_voice",
    "touch",
    "response",
    "ticket",
    "usage",
    "plan",
    "step",
    "task",
    "pulse",
    "health_override",
];

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: ExpansionRoute) -> Box<dyn Pane> {
    let made = match route {
        ExpansionRoute::List => return Box::new(list::ExpansionsPane::new(cx)),
        ExpansionRoute::Add(account, begun) => forms::edit::AddForm::open(cx, account, begun.map(|begun| *begun)),
        ExpansionRoute::Edit(ids) => forms::edit::EditForm::open(cx, ids),
        ExpansionRoute::Win(id) => forms::decide::WinForm::open(cx, id),
        ExpansionRoute::Lose(ids) => forms::decide::LoseForm::open(cx, ids),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

fn ground<'a>(cx: &'a Cx<'_>) -> Ground<'a> {
    Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &cx.format.zone }
}
