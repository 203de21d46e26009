//! Programmes for many: the list of events, one event with its guests, whom to ask, and a list of who came.

mod afters;
mod attendance;
mod guests;
mod invite;
mod invite_to;
mod list;
mod suggest;
mod view;

use crate::domain::Event;
use crate::say;
use crate::tui::pane::{Cx, Pane};
use crate::tui::route::Route;

/// The tables whose rows are shown or scored here.
const SHOWN: &[&str] = crate::store::JOURNALED;

/// Makes the pane of one of its routes; the list is that of every other.
pub fn open(cx: &Cx<'_>, route: Route) -> Box<dyn Pane> {
    match route {
        Route::Event(id) => Box::new(guests::EventPane::new(cx, id)),
        Route::Invite(id) => Box::new(invite::Invite::new(cx, id)),
        Route::InviteTo(accounts) => Box::new(invite_to::InviteTo::new(cx, accounts)),
        Route::Attendance(id) => Box::new(attendance::AttendancePane::new(cx, id)),
        _ => Box::new(list::EventsPane::new(cx)),
    }
}

/// Returns why nobody can be marked yet.
fn not_yet(cx: &Cx<'_>, event: &Event) -> Option<String> {
    (event.at.day(&cx.zone()) > cx.today()).then(|| say!(cx.words, "event-not-yet"))
}
