//! The contacts tab: who is there, who left, and when each was last spoken to.

use super::tab::{Tab, ask_to_delete, draw_empty, draw_failure};
use crate::domain::whose::person_name::is_same_name;
use crate::domain::{AccountId, Contact, ContactId, ContactRole, EntityRef, Moment, Row};
use crate::ops::{MailOp, Op, WhoseOp};
use crate::say;
use crate::store::mail::history::Whose;
use crate::store::{Result, by_account, engagement};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, ViewState};
use crate::tui::route::{Choice, ChoiceRow, MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

pub struct People {
    account: AccountId,
    contacts: Vec<Row<ContactId, Contact>>,
    last_touches: HashMap<ContactId, Moment>,
    selection: Selection,
    /// The contact somebody was asked about.
    doomed: Option<ContactId>,
    /// The contact who stays where two become one.
    kept: Option<ContactId>,
    failure: Option<String>,
}

impl People {
    pub fn new(cx: &Cx<'_>, account: AccountId) -> People {
        let (contacts, last_touches) = (Vec::new(), HashMap::new());
        let mut people =
            People { account, contacts, last_touches, selection: Selection::default(), doomed: None, kept: None, failure: None };
        people.reread(cx);
        people
    }

    /// Reads again; the same person stays selected while known.
    fn reread(&mut self, cx: &Cx<'_>) {
        let before = self.selected().map(|contact| contact.id);
        self.failure = self.read(cx).err().map(|error| store_error(cx.words, &error));
        if let Some(index) = before.and_then(|id| self.contacts.iter().position(|contact| contact.id == id)) {
            self.selection = Selection::at(index);
        }
    }

    /// Reads the people: those still there first, by their role and name.
    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        self.contacts = by_account(cx.book.connection(), self.account)?;
        self.contacts.sort_by_key(|contact| (contact.left_on.is_some(), contact.role, contact.name.clone()));
        self.last_touches = engagement::last_touches(cx.book.connection(), self.account)?;
        Ok(())
    }

    fn selected(&self) -> Option<&Row<ContactId, Contact>> {
        self.selection.row(self.contacts.len()).map(|index| &self.contacts[index])
    }

    fn form(&self, id: Option<ContactId>) -> Effect {
        Effect::Open(Route::ContactForm { account: self.account, id })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match (cmd, self.selected()) {
            (Cmd::AddHere, _) => return vec![self.form(None)],
            (Cmd::Open, Some(contact)) => return vec![self.form(Some(contact.id))],
            (Cmd::PersonMail, Some(contact)) => return vec![Effect::Open(Route::Mail(MailRoute::History(Whose::Person(contact.id))))],
            (Cmd::DeleteContact, Some(contact)) => {
                let question = ask_to_delete(cx.words, contact.id.into(), &contact.name);
                self.doomed = Some(contact.id);
                return vec![question];
            }
            (Cmd::MergeContact, Some(contact)) => {
                let choice = self.same_as(cx, contact);
                self.kept = Some(contact.id);
                return vec![Effect::Open(Route::Choose(choice))];
            }
            _ => self.selection.moved(cmd, self.contacts.len(), cx.page_rows),
        };
        Vec::new()
    }

    /// Asks who else the person is; those of the same name stand first.
    fn same_as(&self, cx: &Cx<'_>, contact: &Row<ContactId, Contact>) -> Choice {
        let mut others: Vec<&Row<ContactId, Contact>> = self.contacts.iter().filter(|other| other.id != contact.id).collect();
        others.sort_by_key(|other| !is_same_name(&other.name, &contact.name));
        let row = |other: &&Row<ContactId, Contact>| ChoiceRow {
            key: other.id.to_string(),
            label: other.name.clone(),
            hint: other.email.clone().unwrap_or_default(),
        };
        let title = say!(cx.words, "people-merge", name = contact.name.clone());
        Choice { title, rows: others.iter().map(row).collect(), selected: 0, more: None }
    }

    fn merge(&mut self, key: &str) -> Vec<Effect> {
        let other = key.parse().ok().map(ContactId);
        let pair = self.kept.take().zip(other);
        pair.map(|(into, other)| Effect::Write(Op::Mail(MailOp::Whose(WhoseOp::Merge { into, other })))).into_iter().collect()
    }

    fn table_row(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let contact = &self.contacts[index];
        let role = if contact.left_on.is_some() { Role::Dim } else { Role::Text };
        let last_on = self.last_touches.get(&contact.id).map(|at| at.day(&cx.zone()));
        let last = last_on.map(|day| cx.format.near(day)).unwrap_or_else(|| say!(cx.words, "people-never"));
        let left = contact.left_on.map(|on| say!(cx.words, "people-left", day = cx.format.short_date(on))).unwrap_or_default();
        let is_missed = contact.left_on.is_some() && contact.role == ContactRole::Champion;
        let text = |text: &Option<String>| Phrase::new(text.clone().unwrap_or_default(), role);
        let cells = vec![
            Phrase::new(contact.name.clone(), role),
            Phrase::new(cx.words.word(contact.role), role),
            text(&contact.title),
            text(&contact.email),
            Phrase::new(last, Role::Dim).may_mean(last_on),
            Phrase::new(left, if is_missed { Role::Yellow } else { Role::Dim }),
        ];
        TableRow { cells, is_marked: false }
    }
}

impl Tab for People {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(Answer::Confirmed) => {
                return self.doomed.take().map(|id| Effect::Write(Op::Delete(id.into()))).into_iter().collect();
            }
            Msg::Answer(Answer::Chosen(key)) => return self.merge(&key),
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.contacts.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "people-empty"), Cmd::AddHere);
        }
        let ids = ["people-name", "people-role", "people-title", "people-email", "people-last"];
        let [name, role, title, email, last] = ids.map(|id| cx.words.get(id));
        // What the names and roles do not need goes to the addresses, which are the longest; titles leave before those are cut.
        let fitting = |bounds, text: fn(&Contact) -> Option<&str>| {
            ColumnWidth::fitting(cx.look.cells, bounds, self.contacts.iter().filter_map(|contact| text(&contact.fields)))
        };
        let least = if self.contacts.iter().any(|contact| contact.title.is_some()) { 14 } else { 8 };
        let mut columns = vec![
            Column::new(&name, fitting((12, 28), |contact| Some(&contact.name)), 0),
            Column::new(&role, ColumnWidth::Fixed(14), 1),
            Column::new(&title, fitting((least, 24), |contact| contact.title.as_deref()), 4),
            Column::new(&email, fitting((18, 48), |contact| contact.email.as_deref()), 3),
            Column::new(&last, ColumnWidth::Fixed(11), 2),
        ];
        if self.contacts.iter().any(|contact| contact.left_on.is_some()) {
            columns.push(Column::new("", ColumnWidth::Fixed(12), 1));
        }
        let selected = self.selection.row(self.contacts.len());
        let table = ListTable { columns: &columns, rows: self.contacts.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.table_row(cx, index));
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|contact| contact.id.into())
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        if cmd == Cmd::MergeContact && self.contacts.len() < 2 {
            return Some(say!(cx.words, "people-merge-none"));
        }
        let needs_row = matches!(cmd, Cmd::Open | Cmd::PersonMail | Cmd::DeleteContact);
        (needs_row && self.contacts.is_empty()).then(|| say!(cx.words, "row-none"))
    }
}
