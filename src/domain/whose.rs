//! Whose mail it is: which account and which person a message belongs to, and whether it came in or went out.
//!
//! Of the people of a message the sender counts first, then those it is for, then the copies. Of what is known about one
//! address the more exact counts: whose address it is, then what was said about the address, then about its domain.
//! What was said about a domain counts before what the accounts say, of domains the longest that fits, and a domain that
//! two accounts have, or anybody may have an address at, says nothing.

pub mod domains;
pub mod likeness;
pub mod person_name;
pub mod signature;

use crate::domain::{AccountId, ContactId, Direction, MailPerson, MailRole, MailRule, MailRuleKind};
use domains::{host_of, is_public, parents, plain, untagged};
use std::collections::{HashMap, HashSet};

/// What is known about addresses.
#[derive(Clone, Debug, Default)]
pub struct Whose {
    own: HashSet<String>,
    /// Domains of own addresses: the people there are colleagues.
    own_domains: HashSet<String>,
    /// A person may stand at several accounts.
    people: HashMap<String, Vec<(ContactId, AccountId)>>,
    /// What was said about an address.
    said: HashMap<String, (AccountId, Option<ContactId>)>,
    said_domains: HashMap<String, AccountId>,
    /// `None` for a domain that two accounts have.
    domains: HashMap<String, Option<AccountId>>,
    public: HashSet<String>,
    ignored: HashSet<String>,
}

/// Where a message belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belonging {
    /// `None`: to nobody yet.
    pub account: Option<AccountId>,
    /// The person at the account.
    pub contact: Option<ContactId>,
    pub direction: Direction,
}

/// How it is known whose an address is, the most exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    Contact(ContactId),
    Said(Option<ContactId>),
    Domain,
}

impl Whose {
    /// Adds an address of a person; of several persons with one address those who are still there are to be added first.
    pub fn add_person(&mut self, email: &str, contact: ContactId, account: AccountId) {
        let held = self.people.entry(email.trim().to_lowercase()).or_default();
        if !held.iter().any(|(_, other)| *other == account) {
            held.push((contact, account));
        }
    }

    /// Adds the domain of an account, as it was written there.
    pub fn add_domain(&mut self, domain: &str, account: AccountId) {
        let domain = plain(domain);
        if domain.contains('.') {
            self.domains.entry(domain).and_modify(|held| *held = held.filter(|held| *held == account)).or_insert(Some(account));
        }
    }

    pub fn add_own(&mut self, email: &str) {
        let email = email.trim().to_lowercase();
        if let Some(host) = host_of(&email).filter(|host| !is_public(host)) {
            self.own_domains.insert(host.to_owned());
        }
        self.own.insert(email);
    }

    /// Adds what was said about an address or a domain.
    pub fn add_rule(&mut self, rule: &MailRule) {
        let pattern = rule.pattern.trim().to_lowercase();
        match (rule.kind, rule.account) {
            (MailRuleKind::Own, _) => self.add_own(&pattern),
            (MailRuleKind::Public, _) => drop(self.public.insert(pattern)),
            (MailRuleKind::Ignore, _) => drop(self.ignored.insert(pattern)),
            (MailRuleKind::Account, Some(account)) if pattern.contains('@') => {
                self.said.insert(pattern, (account, rule.contact));
            }
            (MailRuleKind::Account, Some(account)) => drop(self.said_domains.insert(pattern, account)),
            (MailRuleKind::Account | MailRuleKind::Forbidden, _) => {}
        }
    }

    pub fn is_own(&self, email: &str) -> bool {
        self.own.contains(email) || untagged(email).is_some_and(|bare| self.own.contains(&bare))
    }

    /// Says whether any own address is known.
    pub fn knows_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// Returns the own addresses, in order.
    pub fn own(&self) -> Vec<&str> {
        let mut own: Vec<&str> = self.own.iter().map(String::as_str).collect();
        own.sort_unstable();
        own
    }

    /// Says whether somebody is oneself or a colleague, that is at the domain of an own address and nobody's customer.
    pub fn is_us(&self, email: &str) -> bool {
        let is_colleague = || {
            let mut hosts = host_of(email).into_iter().flat_map(parents);
            hosts.any(|host| self.own_domains.contains(host)) && self.of_address(email).is_none()
        };
        self.is_own(email) || is_colleague()
    }

    /// Says whether one does not want to be asked about an address.
    pub fn is_ignored(&self, email: &str) -> bool {
        self.ignored.contains(email) || host_of(email).is_some_and(|host| parents(host).any(|part| self.ignored.contains(part)))
    }

    /// Says whether anybody may have an address at a domain, by the list or by what was said.
    pub fn is_public(&self, domain: &str) -> bool {
        is_public(domain) || parents(domain).any(|part| self.public.contains(part))
    }

    /// Finds whose an address is, and how that is known.
    pub fn of_address(&self, email: &str) -> Option<(AccountId, Known)> {
        self.candidates(email).into_iter().next()
    }

    /// Finds whose an address may be: somebody who stands at several accounts is of each.
    fn candidates(&self, email: &str) -> Vec<(AccountId, Known)> {
        let bare = untagged(email);
        let spellings = || std::iter::once(email).chain(bare.as_deref());
        if let Some(held) = spellings().find_map(|email| self.people.get(email)) {
            return held.iter().map(|(contact, account)| (*account, Known::Contact(*contact))).collect();
        }
        let said = spellings().find_map(|email| self.said.get(email)).map(|(account, contact)| (*account, Known::Said(*contact)));
        said.or_else(|| self.of_domain(host_of(email)?).map(|account| (account, Known::Domain))).into_iter().collect()
    }

    /// Finds all whose an address may be.
    pub fn may_be(&self, email: &str) -> Vec<(AccountId, Option<ContactId>)> {
        self.candidates(&email.to_lowercase()).into_iter().map(|(account, known)| (account, known.contact())).collect()
    }

    /// Finds the account of a domain or of one it is part of.
    pub fn of_domain(&self, host: &str) -> Option<AccountId> {
        let is_public = self.is_public(host);
        parents(host).find_map(|domain| match self.said_domains.get(domain) {
            Some(account) => Some(Some(*account)),
            None if is_public => None,
            None => self.domains.get(domain).copied(),
        })?
    }

    /// Finds where a message belongs, by its people.
    pub fn of(&self, people: &[MailPerson]) -> Belonging {
        let named: Vec<&MailPerson> = people.iter().filter(|person| !person.email.is_empty()).collect();
        if !named.is_empty() && named.iter().all(|person| self.is_own(&person.email)) {
            return Belonging { account: None, contact: None, direction: Direction::TwoWay };
        }
        let known: Vec<(MailRole, AccountId, Known)> = named
            .iter()
            .filter(|person| !self.is_own(&person.email))
            .flat_map(|person| self.candidates(&person.email).into_iter().map(|(account, known)| (person.role, account, known)))
            .collect();
        let account = best(&known);
        let at_it = |known: &&(MailRole, AccountId, Known)| Some(known.1) == account;
        let mut of_account: Vec<&(MailRole, AccountId, Known)> = known.iter().filter(at_it).collect();
        of_account.sort_by_key(|(role, ..)| weight(*role));
        let contact = of_account.into_iter().find_map(|(_, _, known)| known.contact());
        Belonging { account, contact, direction: self.direction(&named, account) }
    }

    /// Mail of ours goes out, mail of others comes in. As long as no address of one's own is known, mail that somebody of
    /// nobody's wrote to an account is taken for ours.
    fn direction(&self, people: &[&MailPerson], account: Option<AccountId>) -> Direction {
        let Some(sender) = people.iter().find(|person| person.role == MailRole::From) else { return Direction::In };
        let is_theirs = || self.candidates(&sender.email).iter().any(|(theirs, _)| Some(*theirs) == account);
        let is_ours = self.is_us(&sender.email) || (!self.knows_own() && account.is_some() && !is_theirs());
        if is_ours { Direction::Out } else { Direction::In }
    }
}

impl Known {
    pub fn contact(self) -> Option<ContactId> {
        match self {
            Known::Contact(contact) => Some(contact),
            Known::Said(contact) => contact,
            Known::Domain => None,
        }
    }

    fn weight(self) -> u8 {
        match self {
            Known::Contact(_) => 0,
            Known::Said(_) => 1,
            Known::Domain => 2,
        }
    }
}

/// The sender counts first, then those it is for, then the copies.
fn weight(role: MailRole) -> u8 {
    match role {
        MailRole::From => 0,
        MailRole::ReplyTo => 1,
        MailRole::To => 2,
        MailRole::Cc => 3,
        MailRole::Bcc => 4,
    }
}

/// Chooses the account: by role, then by how well it is known, then the one that more people of the message are of, then the
/// one that is named first.
fn best(known: &[(MailRole, AccountId, Known)]) -> Option<AccountId> {
    let rank = |(role, _, known): &(MailRole, AccountId, Known)| (weight(*role), known.weight());
    let first = known.iter().map(rank).min()?;
    let how_many = |account: AccountId| known.iter().filter(|(_, other, _)| *other == account).count();
    let mut candidates: Vec<AccountId> = known.iter().filter(|known| rank(known) == first).map(|(_, account, _)| *account).collect();
    // A stable order keeps the first of equals in front.
    candidates.sort_by_key(|account| std::cmp::Reverse(how_many(*account)));
    candidates.first().copied()
}

#[cfg(test)]
mod tests;
