//! Whose a message is: by the addresses of people, then by the domains of accounts.

use crate::domain::{AccountId, ContactId, Direction, MailPerson, MailRole, MailRuleKind};
use crate::store::Result;
use crate::store::meetings::{account_domains, known_addresses};
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// Whose a message is, and which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belonging {
    pub account: Option<AccountId>,
    pub contact: Option<ContactId>,
    pub direction: Direction,
}

/// Everything that tells whose mail is, read once.
#[derive(Debug)]
pub struct Whose {
    own: HashSet<String>,
    people: HashMap<String, (ContactId, AccountId)>,
    domains: HashMap<String, AccountId>,
}

impl Whose {
    pub fn load(connection: &Connection) -> Result<Whose> {
        let mut own = connection.prepare_cached("SELECT pattern FROM mail_rule WHERE kind = ? AND deleted_at IS NULL")?;
        let own = own.query_map([MailRuleKind::Own.as_str()], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let mut people = HashMap::new();
        for known in known_addresses(connection)? {
            people.entry(known.email).or_insert((known.contact, known.account));
        }
        Ok(Whose { own, people, domains: account_domains(connection)?.into_iter().collect() })
    }

    /// Says whose a message of these people is.
    pub fn of(&self, people: &[MailPerson]) -> Belonging {
        let is_own = |person: &&MailPerson| self.own.contains(&person.email);
        let is_sent = people.iter().filter(|person| person.role == MailRole::From).any(|person| is_own(&person));
        let mut others = people.iter().filter(|person| !is_own(person));
        let known = others.clone().find_map(|person| self.people.get(&person.email));
        let at_domain = others.find_map(|person| self.domains.get(person.email.split_once('@')?.1)).copied();
        Belonging {
            account: known.map(|(_, account)| *account).or(at_domain),
            contact: known.map(|(contact, _)| *contact),
            direction: if is_sent { Direction::Out } else { Direction::In },
        }
    }
}
