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
mod history;
mod laid;
mod new_people;
mod owed;
mod said;
mod sources;
mod tab;
mod template;
mod templates;
mod thread;
mod unmatched;

use crate::domain::{EntityKind, EntityRef, MailId, MailThreadId, TouchId};
use crate::store::mail::history::{of_touch, thread_of};
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
        MailRoute::Thread(thread, mail) => Box::new(thread::ThreadPane::new(cx, thread, mail)),
        MailRoute::History(whose) => Box::new(history::HistoryPane::new(cx, whose)),
    }
}

/// Makes the pane of a row that is mail, or is a touch that came by mail; `None` for any other.
pub(super) fn of_row(cx: &Cx<'_>, row: EntityRef) -> Option<Box<dyn Pane>> {
    let connection = cx.book.connection();
    let (mail, thread) = match row.kind {
        EntityKind::Mail => (Some(MailId(row.id)), thread_of(connection, MailId(row.id)).ok().flatten()?),
        EntityKind::Thread => (None, MailThreadId(row.id)),
        EntityKind::Touch => of_touch(connection, TouchId(row.id)).ok().flatten().map(|(mail, thread)| (Some(mail), thread))?,
        _ => return None,
    };
    Some(Box::new(thread::ThreadPane::new(cx, thread, mail)))
}
