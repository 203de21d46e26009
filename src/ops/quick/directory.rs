//! The names of the book, kept while a line is typed: accounts from the start, people when they are asked for.

use super::names::Names;
use super::{Source, Understood, Who};
use crate::domain::quicklog::{Asked, Line, Name, written_name};
use crate::domain::{AccountId, Direction, Task, TaskPurpose};
use crate::store::directory::{self, AccountName, ContactName};
use crate::store::{self, Result};
use rusqlite::Connection;

/// The account of a line, and how it came to be meant.
type AccountOfLine = (Option<Who<AccountName>>, Source);

/// What names mean in a book at one time; read again when the book changes.
#[derive(Clone, Debug)]
pub struct Directory {
    accounts: Names<AccountName>,
    /// The people of the account asked about last.
    people: Option<(AccountId, Names<ContactName>)>,
    /// Everybody; only needed where a line names people and no account.
    everybody: Option<Names<ContactName>>,
}

impl Directory {
    pub fn read(connection: &Connection) -> Result<Directory> {
        Ok(Directory { accounts: Names::new(directory::account_names(connection)?), people: None, everybody: None })
    }

    /// Returns a directory that knows nobody.
    pub fn empty() -> Directory {
        Directory { accounts: Names::new(Vec::new()), people: None, everybody: None }
    }

    /// Looks the names of a line up. An account in view wins over one that only a person's name points at.
    pub fn understand(&mut self, connection: &Connection, line: Line, default: Option<AccountId>) -> Result<Understood> {
        let (account, source) = self.account_of(connection, &line, default)?;
        let contacts = line.contacts.iter().map(|name| self.contact(connection, account.as_ref(), name)).collect::<Result<_>>()?;
        let mut understood = Understood { line, account, source, contacts, answers: Vec::new() };
        understood.answers = answered(connection, &understood)?;
        Ok(understood)
    }

    pub fn account(&self, id: AccountId) -> Option<&AccountName> {
        self.accounts.rows().iter().find(|account| account.id == id)
    }

    /// Returns the accounts whose names fit, best first; all of them when nothing is typed.
    pub fn accounts(&self, typed: &str) -> Vec<&AccountName> {
        self.accounts.matching(typed)
    }

    /// Returns the people whose names fit, at an account or, without one, anywhere.
    pub fn people(&mut self, connection: &Connection, account: Option<AccountId>, typed: &str) -> Result<Vec<&ContactName>> {
        Ok(self.names_of(connection, account)?.matching(typed))
    }

    /// Returns what to write after `#` for this account and no other.
    pub fn written_account(&self, account: &AccountName) -> String {
        written_name(Asked::Account, &self.accounts.unmistakable(account))
    }

    /// Returns what to write after `@` for this person and no other of the account or, without one, of the book.
    pub fn written_contact(&mut self, connection: &Connection, account: Option<AccountId>, contact: &ContactName) -> Result<String> {
        Ok(written_name(Asked::Contact, &self.names_of(connection, account)?.unmistakable(contact)))
    }

    fn account_of(&mut self, connection: &Connection, line: &Line, default: Option<AccountId>) -> Result<AccountOfLine> {
        if let Some(name) = &line.account {
            return Ok((Some(self.accounts.who(&name.0)), Source::Line));
        }
        let default = default.and_then(|id| self.account(id)).cloned();
        if default.is_none() || !self.knows_somebody(connection, default.as_ref(), line)? {
            for name in &line.contacts {
                if let Some(who) = self.employer(connection, name)? {
                    return Ok((Some(who), Source::Person));
                }
            }
        }
        Ok(default.map_or((None, Source::Line), |account| (Some(Who::Known(account)), Source::Default)))
    }

    /// Says whether the account in view has one of the people: else a person known elsewhere tells which account is meant.
    fn knows_somebody(&mut self, connection: &Connection, account: Option<&AccountName>, line: &Line) -> Result<bool> {
        for name in &line.contacts {
            if !matches!(self.names_of(connection, account.map(|account| account.id))?.who(&name.0), Who::New(_)) {
                return Ok(true);
            }
        }
        Ok(line.contacts.is_empty())
    }

    /// Returns the account of a person the book has, or the accounts where somebody of that name is.
    fn employer(&mut self, connection: &Connection, name: &Name) -> Result<Option<Who<AccountName>>> {
        let mut ids: Vec<AccountId> = match self.names_of(connection, None)?.who(&name.0) {
            Who::Known(contact) => vec![contact.account],
            Who::Ambiguous { candidates, .. } => candidates.iter().map(|contact| contact.account).collect(),
            Who::New(_) => Vec::new(),
        };
        let mut seen = std::collections::HashSet::new();
        ids.retain(|id| seen.insert(*id));
        let mut candidates: Vec<AccountName> = ids.into_iter().filter_map(|id| self.account(id).cloned()).collect();
        Ok(match candidates.len() {
            0 => None,
            1 => candidates.pop().map(Who::Known),
            _ => Some(Who::Ambiguous { typed: name.0.clone(), candidates }),
        })
    }

    /// Returns whom a name means at the line's account. While the account is not settled everybody known is left open.
    fn contact(&mut self, connection: &Connection, account: Option<&Who<AccountName>>, name: &Name) -> Result<Who<ContactName>> {
        let id = match account {
            Some(Who::Known(account)) => Some(account.id),
            Some(Who::New(_)) => return Ok(Names::new(Vec::new()).who(&name.0)),
            _ => None,
        };
        Ok(self.names_of(connection, id)?.who(&name.0))
    }

    fn names_of(&mut self, connection: &Connection, account: Option<AccountId>) -> Result<&Names<ContactName>> {
        let Some(account) = account else {
            let everybody = match self.everybody.take() {
                Some(names) => names,
                None => Names::new(directory::all_contact_names(connection)?),
            };
            return Ok(self.everybody.insert(everybody));
        };
        let people = match self.people.take() {
            Some((id, names)) if id == account => names,
            _ => Names::new(directory::contact_names(connection, account)?),
        };
        Ok(&self.people.insert((account, people)).1)
    }
}

/// Returns the titles of the planned contacts that logging would close.
fn answered(connection: &Connection, understood: &Understood) -> Result<Vec<String>> {
    let Some(account) = understood.known_account().filter(|_| understood.kind().usual_direction() == Direction::TwoWay) else {
        return Ok(Vec::new());
    };
    let tasks = store::by_account::<Task>(connection, account.id)?.into_iter();
    let planned = tasks.filter(|task| task.done_at.is_none() && task.purpose == TaskPurpose::Contact);
    Ok(planned.map(|task| task.fields.title).collect())
}
