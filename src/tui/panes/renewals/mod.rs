//! Renewals: the pipeline in groups with their sums, what changed and what is missing, and what is typed to forecast and close.

mod columns;
mod detail;
mod forms;
mod list;
mod report;
mod view;

use crate::domain::query::Filter;
use crate::review::Ground;
use crate::review::renewals::{Pipeline, base_currency, pipeline};
use crate::store;
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::RenewalRoute;

/// The tables whose rows are shown or scored here.
const SHOWN: &[&str] = &[
    "account",
    "contact",
    "contract",
    "renewal",
    "renewal_forecast",
    "exchange_rate",
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
pub(super) fn open(cx: &Cx<'_>, route: RenewalRoute) -> Box<dyn Pane> {
    let made = match route {
        RenewalRoute::List => return Box::new(list::RenewalsPane::new(cx)),
        RenewalRoute::Report => return Box::new(report::ReportPane::new(cx)),
        RenewalRoute::Change(targets) => forms::change::ChangeForm::open(cx, targets),
        RenewalRoute::Close(target) => forms::close::CloseForm::open(cx, target),
        RenewalRoute::Add(account) => forms::add::AddForm::open(cx, account),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

/// Reads the pipeline of the whole book.
fn read(cx: &Cx<'_>) -> store::Result<Pipeline> {
    let base = base_currency(cx.book.connection(), cx.words.home());
    pipeline(&ground(cx), base, &Filter::default())
}

fn ground<'a>(cx: &'a Cx<'_>) -> Ground<'a> {
    Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &cx.format.zone }
}
