//! People who write from known domains and are no contacts yet: taken in one by one or many at once, looked over before, or set
//! aside. Who has the name of a contact may be that contact with another address.

use super::tab::MailTab;
use super::unmatched::{day, whose};
use crate::domain::{AccountId, Contact, ContactId, EntityRef};
use crate::ops::{Person, WhoseOp};
use crate::review::whose::{NewPerson, new_people};
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::route::{AccountTab, Choice, ChoiceRow, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::{op_error, store_error};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// What is chosen where somebody has the name of a contact.
const SAME: &str = "same";
const OTHER: &str = "other";

struct NewPeopleTab {
    people: Vec<NewPerson>,
    ticked: BTreeSet<String>,
    selection: Selection,
    /// Of whom it was asked whether they are the contact of the same name.
    asked: Option<(NewPerson, ContactId)>,
    failure: Option<String>,
}

/// Reads what the tab shows.
pub(super) fn open(cx: &Cx<'_>) -> Box<dyn MailTab> {
    let mut tab = NewPeopleTab { people: Vec::new(), ticked: BTreeSet::new(), selection: Selection::default(), asked: None, failure: None };
    tab.reread(cx);
    Box::new(tab)
}

fn person(found: &NewPerson) -> Person {
    let NewPerson { account, name, email, title, phone, .. } = found.clone();
    Person { account, name, email, title, phone }
}

impl NewPeopleTab {
    fn reread(&mut self, cx: &Cx<'_>) {
        match new_people(cx.book.connection()) {
            Ok(people) => (self.people, self.failure) = (people, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        self.ticked.retain(|email| self.people.iter().any(|person| person.email == *email));
    }

    fn selected(&self) -> Option<&NewPerson> {
        self.selection.row(self.people.len()).map(|index| &self.people[index])
    }

    fn meant(&self) -> Vec<&NewPerson> {
        if self.ticked.is_empty() {
            return self.selected().into_iter().collect();
        }
        self.people.iter().filter(|person| self.ticked.contains(&person.email)).collect()
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::PeopleAccept => return self.accept(cx),
            Cmd::PeopleEdit => return self.edit(),
            Cmd::PeopleAccount => return self.open_account(),
            Cmd::WhoseAside => {
                let emails = self.meant().into_iter().map(|person| person.email.clone()).collect();
                return vec![whose(WhoseOp::Ignore(emails))];
            }
            Cmd::WhoseTick => self.tick(),
            Cmd::WhoseTickAll => {
                let all: BTreeSet<String> = self.people.iter().map(|person| person.email.clone()).collect();
                self.ticked = if self.ticked == all { BTreeSet::new() } else { all };
            }
            _ => {
                self.selection.moved(cmd, self.people.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    fn tick(&mut self) {
        let Some(email) = self.selected().map(|person| person.email.clone()) else { return };
        if !self.ticked.remove(&email) {
            self.ticked.insert(email);
        }
        self.selection.moved(Cmd::Down, self.people.len(), 1);
    }

    /// Takes people in; of one with the name of a contact it is asked first whether they are the same.
    fn accept(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let meant: Vec<NewPerson> = self.meant().into_iter().cloned().collect();
        match meant.as_slice() {
            [] => Vec::new(),
            [one] if one.same_as.is_some() => {
                let Some((contact, name)) = one.same_as.clone() else { return Vec::new() };
                let row = |key: &str, label: String| ChoiceRow { key: key.to_owned(), label, hint: String::new() };
                let rows = vec![
                    row(SAME, say!(cx.words, "whose-same-person", name = name)),
                    row(OTHER, say!(cx.words, "whose-other-person", name = one.name.clone())),
                ];
                let title = say!(cx.words, "whose-who-is", email = one.email.clone());
                self.asked = Some((one.clone(), contact));
                vec![Effect::Open(Route::Choose(Choice { title, rows, selected: 0, more: None }))]
            }
            people => vec![whose(WhoseOp::AddPeople(people.iter().map(person).collect()))],
        }
    }

    fn answered(&mut self, key: &str) -> Vec<Effect> {
        match (self.asked.take(), key) {
            (Some((found, contact)), SAME) => vec![whose(WhoseOp::AddAddress(contact, found.email))],
            (Some((found, _)), OTHER) => vec![whose(WhoseOp::AddPeople(vec![person(&found)]))],
            _ => Vec::new(),
        }
    }

    /// Opens the form of a contact with what is known of the person.
    fn edit(&self) -> Vec<Effect> {
        let contact = |found: &NewPerson| Contact {
            email: Some(found.email.clone()),
            title: found.title.clone(),
            phone: found.phone.clone(),
            ..Contact::named(found.account, &found.name)
        };
        self.selected().map(|found| Effect::Open(Route::ContactDraft(contact(found)))).into_iter().collect()
    }

    fn open_account(&self) -> Vec<Effect> {
        let open = |found: &NewPerson| Route::Account { id: found.account, siblings: vec![found.account], tab: AccountTab::Contacts };
        self.selected().map(|found| Effect::Open(open(found))).into_iter().collect()
    }
}

impl MailTab for NewPeopleTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(Answer::Chosen(key)) => return self.answered(&key),
            Msg::Written(_) => self.ticked.clear(),
            Msg::Refused(error) => return vec![Effect::Notice(Notice::said(op_error(cx.words, &error)))],
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn mark_selected(&mut self) {
        let email = self.selected().map(|person| person.email.clone());
        self.ticked.extend(email);
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|found| found.mail.into())
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|found| found.account)
    }

    fn count(&self) -> Option<usize> {
        Some(self.people.len())
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::PeopleAccept | Cmd::PeopleEdit | Cmd::PeopleAccount | Cmd::WhoseAside | Cmd::WhoseTick if self.people.is_empty() => {
                Some(say!(cx.words, "row-none"))
            }
            Cmd::Open => Some(say!(cx.words, "whose-enter-accepts")),
            _ => None,
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.people.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "mail-empty-new-people"), Cmd::MailSources);
        }
        let ids = ["whose-col-name", "whose-col-account", "whose-col-title", "whose-col-phone", "whose-col-count", "whose-col-newest"];
        let headings = ids.map(|id| cx.words.get(id));
        let (address, same) = (say!(cx.words, "whose-col-address"), say!(cx.words, "whose-col-same"));
        let days: Vec<String> = self.people.iter().map(|person| day(cx, person.newest)).collect();
        let cells = cx.look.cells;
        let fitting =
            |bounds, text: fn(&NewPerson) -> Option<&str>| ColumnWidth::fitting(cells, bounds, self.people.iter().filter_map(text));
        let mut columns = vec![
            Column::new(&headings[0], fitting((10, 24), |person| Some(&person.name)), 0),
            Column::new(&address, fitting((16, 36), |person| Some(&person.email)), 0),
            Column::new(&headings[1], fitting((12, 24), |person| Some(&person.account_name)), 1),
            Column::new(&headings[2], fitting((8, 28), |person| person.title.as_deref()), 3),
            Column::new(&headings[3], fitting((8, 18), |person| person.phone.as_deref()), 5),
            Column::new(&headings[4], ColumnWidth::Fixed(6), 2).right(),
            Column::new(&headings[5], ColumnWidth::fitting(cells, (8, 14), days.iter().map(String::as_str)), 4),
        ];
        let has_same = self.people.iter().any(|person| person.same_as.is_some());
        if has_same {
            columns.push(Column::new(&same, ColumnWidth::Flexible { min: 10, max: 24 }, 1));
        }
        let table =
            ListTable { columns: &columns, rows: self.people.len(), selected: self.selection.row(self.people.len()), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| table_row(cx, &self.people[index], &self.ticked));
    }
}

fn table_row(cx: &Cx<'_>, person: &NewPerson, ticked: &BTreeSet<String>) -> TableRow<'static> {
    let same = person.same_as.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let cells = vec![
        Phrase::new(person.name.clone(), Role::Text),
        Phrase::new(person.email.clone(), Role::Text),
        Phrase::new(person.account_name.clone(), Role::Text),
        Phrase::new(person.title.clone().unwrap_or_default(), Role::Dim),
        Phrase::new(person.phone.clone().unwrap_or_default(), Role::Dim),
        Phrase::new(cx.format.whole(i64::try_from(person.count).unwrap_or(i64::MAX)), Role::Text),
        Phrase::new(day(cx, person.newest), Role::Dim),
        Phrase::new(same, Role::Accent),
    ];
    TableRow { cells, is_marked: ticked.contains(&person.email) }
}
