//! The forms of onboarding, one file each.

pub(super) mod block;
pub(super) mod plan;
pub(super) mod start;
pub(super) mod step;
pub(super) mod template;

use crate::i18n::Words;
use crate::store::{self, Entity, ErrorKind, RowId};
use crate::tui::form::{Field, FormPane, Options, Subject};
use crate::tui::pane::{Cx, Pane};

/// Makes the pane of a form.
fn boxed<S: Subject + 'static>(cx: &Cx<'_>, subject: S, fields: Vec<Field>) -> store::Result<Box<dyn Pane>> {
    Ok(Box::new(FormPane::open(cx, subject, fields)?))
}

/// Reads a row that must be there.
fn needed<E: Entity>(cx: &Cx<'_>, id: E::Id) -> store::Result<E> {
    let row = store::get::<E>(cx.book.connection(), id)?;
    row.map(|row| row.fields).ok_or_else(|| ErrorKind::NoRow { table: E::TABLE, id: id.get() }.into())
}

/// Asks for yes or no.
fn yes_no(words: &Words, chosen: bool) -> Options {
    let rows = vec![("no".to_owned(), words.get("onboarding-no")), ("yes".to_owned(), words.get("onboarding-yes"))];
    Options::new(rows, if chosen { "yes" } else { "no" })
}
