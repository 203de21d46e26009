//! Playbooks on the screen: the list of all and of those under way, one with the days of its steps, what starting it brings, and its
//! text.

mod acts;
mod form;
mod list;
mod one;
mod start;
mod steps;
mod text;

use crate::review::playbook::Ground;
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::Route;

/// Makes the pane of a route that leads to playbooks; what cannot be read says so instead.
pub fn open(cx: &Cx<'_>, route: Route) -> Box<dyn Pane> {
    let made = match route {
        Route::Playbook { key, accounts } => Ok(Box::new(one::OnePane::new(cx, key, accounts)) as Box<dyn Pane>),
        Route::PlaybookStart { key, accounts, reason } => Ok(Box::new(start::StartPane::new(cx, key, accounts, reason)) as Box<dyn Pane>),
        Route::PlaybookForItem { key, mark } => Ok(Box::new(start::StartPane::answering(cx, key, mark)) as Box<dyn Pane>),
        Route::PlaybookText(key) => text::TextPane::open(cx, &key),
        Route::PlaybookForm(key) => form::PlaybookForm::open(cx, &key),
        Route::Playbooks { accounts } => Ok(Box::new(list::ListPane::new(cx, accounts)) as Box<dyn Pane>),
        // The caller gives routes of playbooks only.
        _ => Ok(Box::new(list::ListPane::new(cx, Vec::new())) as Box<dyn Pane>),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

/// The book as playbooks look at it.
fn ground<'a>(cx: &Cx<'a>) -> Ground<'a> {
    Ground { connection: cx.book.connection(), model: cx.model, workdays: cx.workdays, today: cx.today(), zone: &cx.format.zone }
}
