//! Programmes for many: the list of events, one event with its guests, whom to ask, and a list of who came.

mod afters;
mod attendance;
mod guests;
mod invite;
mod invite_to;
mod list;
mod suggest;
mod view;

pub use attendance::AttendancePane;
pub use guests::EventPane;
pub use invite::Invite;
pub use invite_to::InviteTo;
pub use list::EventsPane;

use crate::domain::Event;
use crate::say;
use crate::tui::pane::Cx;

/// The tables whose rows are shown or scored here.
const SHOWN: &[&str] = crate::store::JOURNALED;

/// Returns why nobody can be marked yet.
fn not_yet(cx: &Cx<'_>, event: &Event) -> Option<String> {
    (event.at.day(&cx.zone()) > cx.today()).then(|| say!(cx.words, "event-not-yet"))
}
