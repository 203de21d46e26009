//! One event: its guests, who came, and what came after.

use super::afters::Afters;
use super::{SHOWN, not_yet, view};
use crate::domain::{AccountId, EntityRef, Event, EventId, GuestId, GuestState};
use crate::ops::Op;
use crate::say;
use crate::store::events::{CountedEvent, NamedGuest, guests, of_book};
use crate::store::{Result, no_row};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::account::tab::{ask_to_delete, draw_failure};
use crate::tui::route::{AccountTab, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

/// What somebody was asked about.
enum Doomed {
    Event,
    Guests(Vec<GuestId>),
}

pub struct EventPane {
    id: EventId,
    /// `None` when it could not be read.
    pub(super) event: Option<CountedEvent>,
    pub(super) guests: Vec<NamedGuest>,
    pub(super) marks: HashSet<GuestId>,
    pub(super) afters: Afters,
    pub(super) selection: Selection,
    doomed: Option<Doomed>,
    failure: Option<String>,
}

impl EventPane {
    pub fn new(cx: &Cx<'_>, id: EventId) -> EventPane {
        let (event, guests, marks, afters) = (None, Vec::new(), HashSet::new(), Afters::default());
        let mut pane = EventPane { id, event, guests, marks, afters, selection: Selection::default(), doomed: None, failure: None };
        pane.reread(cx);
        pane
    }

    /// Reads again; the same guest stays selected.
    fn reread(&mut self, cx: &Cx<'_>) {
        let selected = self.selected().map(|row| row.guest.id);
        self.failure = self.read(cx).err().map(|error| store_error(cx.words, &error));
        let place = self.guests.iter().position(|row| Some(row.guest.id) == selected);
        self.selection = place.map_or(self.selection, Selection::at);
        let guests = &self.guests;
        self.marks.retain(|id| guests.iter().any(|row| row.guest.id == *id));
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        let connection = cx.book.connection();
        self.event = of_book(connection)?.into_iter().find(|counted| counted.event.id == self.id);
        if self.event.is_none() {
            return Err(no_row::<Event>(self.id));
        }
        self.guests = guests(connection, self.id)?;
        self.afters = Afters::new(cx);
        Ok(())
    }

    pub(super) fn selected(&self) -> Option<&NamedGuest> {
        self.selection.row(self.guests.len()).map(|index| &self.guests[index])
    }

    /// Returns the marked guests, or the selected one.
    fn meant(&self) -> Vec<&NamedGuest> {
        if self.marks.is_empty() {
            return self.selected().into_iter().collect();
        }
        self.guests.iter().filter(|row| self.marks.contains(&row.guest.id)).collect()
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let open = |route| vec![Effect::Open(route)];
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::Open => return self.selected().map(|row| self.open_account(row.guest.account)).into_iter().collect(),
            Cmd::InviteGuests => return open(Route::Invite(self.id)),
            Cmd::ImportAttendance => return open(Route::Attendance(self.id)),
            Cmd::EditEvent => return open(Route::EventForm(Some(self.id))),
            Cmd::MarkAttended => return self.mark(GuestState::Attended),
            Cmd::MarkAbsent => return self.mark(GuestState::Absent),
            Cmd::MarkGuest => self.toggle(cx),
            Cmd::MarkAllGuests => self.marks.extend(self.guests.iter().map(|row| row.guest.id)),
            Cmd::MarkNoGuests => self.marks.clear(),
            Cmd::RemoveGuests => return self.ask_to_remove(cx),
            Cmd::DeleteEvent => return self.ask_to_delete(cx),
            _ => {
                self.selection.moved(cmd, self.guests.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    fn open_account(&self, id: AccountId) -> Effect {
        let mut siblings: Vec<AccountId> = self.guests.iter().map(|row| row.guest.account).collect();
        siblings.dedup();
        Effect::Open(Route::Account { id, siblings, tab: AccountTab::Timeline })
    }

    /// Marks those meant; where all of them are in that state already, takes the mark away.
    fn mark(&mut self, state: GuestState) -> Vec<Effect> {
        let meant = self.meant();
        let is_so = meant.iter().all(|row| row.guest.state == state);
        let state = if is_so { GuestState::Invited } else { state };
        let guests: Vec<GuestId> = meant.iter().map(|row| row.guest.id).collect();
        if guests.is_empty() { Vec::new() } else { vec![Effect::Write(Op::MarkGuests(self.id, guests, state))] }
    }

    fn toggle(&mut self, cx: &Cx<'_>) {
        let Some(id) = self.selected().map(|row| row.guest.id) else { return };
        if !self.marks.remove(&id) {
            self.marks.insert(id);
        }
        self.selection.moved(Cmd::Down, self.guests.len(), cx.page_rows);
    }

    fn ask_to_remove(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let meant = self.meant();
        let names: Vec<String> = meant.iter().take(3).map(|row| name_of(row)).collect();
        let name = if meant.len() > 3 {
            say!(cx.words, "event-names-more", names = names.join(", "), n = meant.len() - 3)
        } else {
            names.join(", ")
        };
        let guests: Vec<GuestId> = meant.iter().map(|row| row.guest.id).collect();
        let question = say!(cx.words, "event-remove-ask", n = guests.len());
        self.doomed = Some(Doomed::Guests(guests));
        let consequence = say!(cx.words, "event-remove-consequence", name = crate::text::display(&name).into_owned());
        vec![Effect::Open(Route::Confirm { question, consequence })]
    }

    fn ask_to_delete(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(event) = self.event.as_ref() else { return Vec::new() };
        let ask = ask_to_delete(cx.words, event.event.id.into(), &event.event.title);
        self.doomed = Some(Doomed::Event);
        vec![ask]
    }

    fn confirmed(&mut self) -> Vec<Effect> {
        match self.doomed.take() {
            Some(Doomed::Event) => vec![Effect::Write(Op::Delete(self.id.into()))],
            Some(Doomed::Guests(guests)) => vec![Effect::Write(Op::RemoveGuests(self.id, guests))],
            None => Vec::new(),
        }
    }

    /// What was deleted, here or by undo, has no screen.
    fn changed(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.reread(cx);
        match self.failure {
            Some(_) => vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "row-gone")))],
            None => Vec::new(),
        }
    }
}

/// Names a guest: the person with the account, or the account.
fn name_of(row: &NamedGuest) -> String {
    row.contact.as_ref().map_or_else(|| row.account.clone(), |contact| format!("{contact} ({})", row.account))
}

impl Pane for EventPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        self.event.as_ref().map_or_else(|| say!(cx.words, "events-name"), |counted| counted.event.title.clone())
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let marked = (!self.marks.is_empty()).then(|| Phrase::new(say!(cx.words, "book-marked", n = self.marks.len()), Role::Marked));
        marked.into_iter().collect()
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Event, Scope::EventAny, Scope::Marks, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_guest =
            matches!(cmd, Cmd::Open | Cmd::MarkAttended | Cmd::MarkAbsent | Cmd::MarkGuest | Cmd::MarkAllGuests | Cmd::RemoveGuests);
        match cmd {
            _ if needs_guest && self.guests.is_empty() => Some(say!(cx.words, "event-no-guest")),
            Cmd::MarkNoGuests if self.marks.is_empty() => Some(say!(cx.words, "event-nothing-marked")),
            Cmd::MarkAttended | Cmd::MarkAbsent => self.event.as_ref().and_then(|counted| not_yet(cx, &counted.event)),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|row| row.guest.account)
    }

    fn mark_selected(&mut self) {
        let id = self.selected().map(|row| row.guest.id);
        self.marks.extend(id);
    }

    fn row(&self) -> Option<EntityRef> {
        Some(self.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => self.command(cx, cmd),
            Msg::Changed(_) => self.changed(cx),
            Msg::Answer(Answer::Confirmed) => self.confirmed(),
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match (&self.failure, &self.event) {
            (Some(failure), _) => draw_failure(cx, area, buffer, failure),
            (None, Some(counted)) => view::draw(self, counted, cx, area, buffer, state),
            (None, None) => {}
        }
    }
}
