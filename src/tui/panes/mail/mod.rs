//! Mail: what waits for an answer, the conversations, whose mail is not known, drafts and templates, and where mail is read from.
//!
//! Each tab is a `MailTab` in a file of its own with a place in `tab::TABS`.

mod acts;
mod board;
mod choose;
mod conversations;
mod draft;
mod drafts;
mod import;
mod fields;
mod forbidden;
mod letter;
mod mailing;
mod new_people;
mod owed;
mod sources;
mod tab;
mod template;
mod templates;
mod unmatched;

use crate::tui::pane::{Cx, Pane};
use crate::tui::route::MailRoute;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: MailRoute) -> Box<dyn Pane> {
    match route {
        MailRoute::Board(tab) => Box::new(board::MailPane::new(cx, tab)),
        MailRoute::Import(path) => Box::new(import::MailImport::new(cx, path)),
        // Drafts and templates.
        MailRoute::Letter(start) => letter::open(cx, &start),
        MailRoute::Edit(id) => letter::edit(cx, id),
        MailRoute::Draft(id) => Box::new(draft::DraftPane::new(cx, id)),
        MailRoute::Choose { accounts } => Box::new(choose::ChoosePane::new(cx, accounts)),
        MailRoute::Mailing { accounts, template } => Box::new(mailing::MailingPane::new(cx, accounts, template)),
        MailRoute::Template(key) => template::open(cx, key.as_deref()),
        MailRoute::Fields => Box::new(fields::FieldsPane::new()),
        MailRoute::Words => Box::new(forbidden::ForbiddenPane::new(cx)),
    }
}
