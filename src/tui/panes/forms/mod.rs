//! The forms, one file each: what their fields are, and the op they make. The engine is `tui::form`.

mod account;
mod contact;
mod contract;
mod event;
mod goal;
mod override_;
mod pulse;
pub(super) mod search;
mod segment;
mod reading;
mod snooze;
mod task;
mod touch;

use crate::domain::{Account, AccountId, EntityKind};
use crate::say;
use crate::store::{self, Entity};
use crate::tui::form::{Field, FormPane, Subject};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::Route;

/// Makes the pane of a route that leads to a form; what cannot be read says so instead.
pub fn open(cx: &Cx<'_>, route: Route) -> Box<dyn Pane> {
    let made = match route {
        Route::AccountForm(id) => account::AccountForm::open(cx, id),
        Route::ContactForm { account, id } => contact::ContactForm::open(cx, account, id),
        Route::ContactDraft(contact) => contact::ContactForm::draft(cx, contact),
        Route::ContractForm { account, id } => contract::ContractForm::open(cx, account, id),
        Route::TaskForm { account, id } => task::TaskForm::open(cx, account, id),
        Route::TouchForm { account, id } => touch::TouchForm::open(cx, account, id),
        Route::PulseForm(account) => pulse::PulseForm::open(cx, account),
        Route::OverrideForm(account) => override_::OverrideForm::open(cx, account),
        Route::EventForm(id) => event::EventForm::open(cx, id),
        Route::GoalForm { account, id } => goal::GoalForm::open(cx, account, id),
        Route::ReadingForm { goal, id } => reading::ReadingForm::open(cx, goal, id),
        Route::SnoozeForm(task) => snooze::SnoozeForm::open(cx, vec![task]),
        Route::SnoozeTasks(tasks) => snooze::SnoozeForm::open(cx, tasks),
        Route::Survey { account, id } => super::survey::SurveyForm::open(cx, account, id),
        Route::ItemSnooze(mark) => super::today::ItemSnooze::open(cx, mark),
        Route::SegmentForm { id, filter } => segment::SegmentForm::open(cx, id, filter),
        // The caller gives form routes only.
        _ => account::AccountForm::open(cx, None),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

/// Makes the pane of a form.
pub(in crate::tui::panes) fn boxed<S: Subject + 'static>(cx: &Cx<'_>, subject: S, fields: Vec<Field>) -> store::Result<Box<dyn Pane>> {
    Ok(Box::new(FormPane::open(cx, subject, fields)?))
}

/// Reads a row that must be there.
pub(in crate::tui::panes) fn needed<E: Entity>(cx: &Cx<'_>, id: E::Id) -> store::Result<E> {
    Ok(store::needed::<E>(cx.book.connection(), id)?.fields)
}

pub(in crate::tui::panes) fn account_name(cx: &Cx<'_>, id: AccountId) -> store::Result<String> {
    Ok(needed::<Account>(cx, id)?.name)
}

/// Names a form: `New contact`, `Edit contact`.
pub(super) fn title(cx: &Cx<'_>, kind: EntityKind, is_new: bool) -> String {
    let kind = cx.words.word(kind);
    if is_new { say!(cx.words, "form-new", kind = kind) } else { say!(cx.words, "form-edit", kind = kind) }
}

/// Names the draft of a row: of its id, or of what a new one belongs to.
pub(super) fn draft_name(form: &str, id: Option<i64>, account: Option<AccountId>) -> String {
    match (id, account) {
        (Some(id), _) => format!("form-{form}-{id}"),
        (None, Some(account)) => format!("form-{form}-new-{account}"),
        (None, None) => format!("form-{form}-new"),
    }
}
