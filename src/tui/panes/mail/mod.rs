//! Mail: what waits for an answer, the conversations, whose mail is not known, drafts and templates, and where mail is read from.
//!
//! Each tab is a `MailTab` in a file of its own with a place in `tab::TABS`.

mod board;
mod conversations;
mod drafts;
mod import;
mod new_people;
mod owed;
mod sources;
mod tab;
mod templates;
mod unmatched;

use crate::tui::pane::{Cx, Pane};
use crate::tui::route::MailRoute;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: MailRoute) -> Box<dyn Pane> {
    match route {
        MailRoute::Board(tab) => Box::new(board::MailPane::new(cx, tab)),
        MailRoute::Import(path) => Box::new(import::MailImport::new(cx, path)),
    }
}
