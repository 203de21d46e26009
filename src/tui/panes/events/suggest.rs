//! Whom a typed line could mean: accounts and people by their names, and all accounts that a filter fits.

use crate::domain::name_match::NameIndex;
use crate::domain::query::{Filter, Term};
use crate::domain::{AccountId, ContactId, GuestId, Invitee};
use crate::i18n::query_error;
use crate::review::{Ground, Subjects, understood, views};
use crate::store::Result;
use crate::store::directory::{AccountName, ContactName, account_names, all_contact_names};
use crate::store::portfolio;
use crate::tui::pane::Cx;
use crate::wording::store_error;
use std::collections::HashMap;

/// More than anybody reads; typing on narrows better.
const MOST: usize = 40;

/// A row that can be taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Suggestion {
    /// All accounts that fit what was typed.
    All(Vec<AccountId>),
    Account(AccountName),
    /// A person, and the name of their account.
    Person(ContactName, String),
}

impl Suggestion {
    /// Returns whom taking the row asks.
    pub fn invitees(&self) -> Vec<Invitee> {
        match self {
            Suggestion::All(accounts) => accounts.iter().map(|account| Invitee { account: *account, contact: None }).collect(),
            Suggestion::Account(account) => vec![Invitee { account: account.id, contact: None }],
            Suggestion::Person(person, _) => vec![Invitee { account: person.account, contact: Some(person.id) }],
        }
    }

    /// Returns how many of them have not been asked yet.
    pub fn new_ones(&self, asked: &HashMap<Invitee, GuestId>) -> usize {
        self.invitees().iter().filter(|invitee| !asked.contains_key(*invitee)).count()
    }
}

/// The names of the book, and its accounts as filters see them; read once while the pane is open.
pub(super) struct Sources {
    accounts: Vec<AccountName>,
    people: Vec<ContactName>,
    account_index: NameIndex<AccountId>,
    people_index: NameIndex<ContactId>,
    views: Vec<(String, String)>,
    subjects: Subjects,
}

/// What could be meant, and what is wrong with it as a filter.
#[derive(Default)]
pub(super) struct Suggestions {
    pub rows: Vec<Suggestion>,
    pub trouble: Option<String>,
}

impl Sources {
    pub fn read(cx: &Cx<'_>) -> Result<Sources> {
        let connection = cx.book.connection();
        let (accounts, mut people) = (account_names(connection)?, all_contact_names(connection)?);
        people.retain(|person| !person.has_left);
        let spelled = accounts.iter().flat_map(|account| {
            let others = [&account.kana, &account.external_id].into_iter().flatten().map(String::as_str);
            others.chain([account.name.as_str()]).map(move |text| (account.id, text))
        });
        let account_index = NameIndex::new(spelled);
        let called = people
            .iter()
            .flat_map(|person| person.email.as_deref().into_iter().chain([person.name.as_str()]).map(move |text| (person.id, text)));
        let people_index = NameIndex::new(called);
        let subjects = Subjects::of_lines(&portfolio::lines(connection, cx.today(), &cx.zone())?);
        Ok(Sources { accounts, people, account_index, people_index, views: views(connection)?, subjects })
    }

    /// Finds whom a line could mean. Conditions come before names, and text that is only part of names after them.
    pub fn suggest(&mut self, cx: &Cx<'_>, typed: &str) -> Suggestions {
        let typed = typed.trim();
        if typed.is_empty() {
            return Suggestions::default();
        }
        let mut rows = self.named(typed);
        let (filtered, trouble) = match understood(typed, &self.views) {
            Ok(filter) => match self.fitting(cx, &filter) {
                Ok(accounts) => (Some((filter, accounts)), None),
                Err(error) => (None, Some(store_error(cx.words, &error))),
            },
            Err(error) => (None, Some(query_error(cx.words, &error.kind))),
        };
        if let Some((filter, accounts)) = filtered {
            let is_text = is_plain_text(&filter);
            if !is_text {
                rows.insert(0, Suggestion::All(accounts));
            } else if accounts.len() > 1 {
                rows.push(Suggestion::All(accounts));
            }
        }
        let trouble = trouble.filter(|_| rows.is_empty());
        Suggestions { rows, trouble }
    }

    fn named(&self, typed: &str) -> Vec<Suggestion> {
        let account = |id: AccountId| self.accounts.iter().find(|account| account.id == id);
        let accounts = self.account_index.matches(typed).into_iter().filter_map(|found| account(found.item).cloned());
        let people = self.people_index.matches(typed).into_iter().filter_map(|found| {
            let person = self.people.iter().find(|person| person.id == found.item)?;
            Some(Suggestion::Person(person.clone(), account(person.account)?.name.clone()))
        });
        accounts.map(Suggestion::Account).take(MOST / 2).chain(people.take(MOST / 2)).collect()
    }

    fn fitting(&mut self, cx: &Cx<'_>, filter: &Filter) -> Result<Vec<AccountId>> {
        let ground = Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &cx.zone() };
        self.subjects.prepare(&ground, filter)?;
        let matcher = filter.on(cx.today());
        Ok(self.accounts.iter().map(|account| account.id).filter(|id| self.subjects.fits(&matcher, *id)).collect())
    }
}

/// Says whether a filter asks for nothing but text.
fn is_plain_text(filter: &Filter) -> bool {
    match filter {
        Filter::Term(Term::Text(_)) => true,
        Filter::And(parts) => parts.iter().all(is_plain_text),
        _ => false,
    }
}
