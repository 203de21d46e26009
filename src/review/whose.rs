//! Whose mail is not known yet: addresses that belong to nobody, people of accounts who are no contacts, and which addresses
//! look like one's own.

use crate::domain::whose::domains::{host_of, is_machine};
use crate::domain::whose::likeness::{Called, suggestion};
use crate::domain::whose::person_name::{is_same_name, name_of_address, person_name};
use crate::domain::whose::signature::{Signature, signature};
use crate::domain::whose::{Known, Whose};
use crate::domain::{AccountId, ContactId, MailId, Timestamp};
use crate::store::Result;
use crate::store::directory::{ContactName, all_contact_names, names_by_account, setting};
use crate::store::mail::strangers::{self, OwnEvidence, Stranger};
use crate::store::mail::whose::{OWN_ADDRESSES, load, own_addresses};
use rusqlite::Connection;
use std::collections::HashMap;

/// How many of the last texts of a person are looked at for a signature.
const TEXTS: usize = 3;
/// So many addresses are listed; more nobody goes through.
const LISTED: usize = 500;
/// An address that looks like one's own is in that share of the mail, in percent.
const OWN_SHARE: usize = 30;
/// Where it only wrote or only got mail, more has to speak for it.
const OWN_SHARE_ONE_WAY: usize = 70;
const OWN_LISTED: usize = 3;

/// An address that nobody's mail is known by.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmatched {
    pub email: String,
    pub name: Option<String>,
    pub count: usize,
    pub newest: Timestamp,
    /// The newest message.
    pub mail: MailId,
    pub subject: String,
    pub suggestion: Option<Suggested>,
    /// How many of the list are at the same domain; `None` where anybody may have an address there.
    pub at_domain: Option<usize>,
}

/// Whose address it may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggested {
    pub account: AccountId,
    pub name: String,
    /// The contact of the account who has the same name.
    pub contact: Option<(ContactId, String)>,
}

/// Somebody who writes from an account and is none of its contacts.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPerson {
    pub email: String,
    /// As the header has it, in the order it is spoken; else made of the address.
    pub name: String,
    pub account: AccountId,
    pub account_name: String,
    pub count: usize,
    pub newest: Timestamp,
    pub mail: MailId,
    /// From the signature.
    pub title: Option<String>,
    pub phone: Option<String>,
    /// The contact of the account who has the same name: it may be another address of theirs.
    pub same_as: Option<(ContactId, String)>,
}

/// What the lists need to know of the book.
struct Ground<'c> {
    connection: &'c Connection,
    whose: Whose,
    accounts: HashMap<AccountId, String>,
    contacts: Vec<ContactName>,
}

impl<'c> Ground<'c> {
    fn read(connection: &'c Connection) -> Result<Ground<'c>> {
        Ok(Ground {
            connection,
            whose: load(connection)?,
            accounts: names_by_account(connection)?,
            contacts: all_contact_names(connection)?,
        })
    }

    /// Says whether one could be asked whose an address is.
    fn is_asked(&self, email: &str) -> bool {
        !self.whose.is_us(email) && !self.whose.is_ignored(email) && !is_machine(email)
    }

    /// Returns the name that the newest message has, else that of the newest that the address wrote.
    fn name_of(&self, email: &str, header: Option<&str>) -> Result<Option<String>> {
        let name = header.and_then(person_name);
        if name.is_some() {
            return Ok(name);
        }
        Ok(strangers::header_of(self.connection, email)?.as_deref().and_then(person_name))
    }

    /// Finds the only contact who has a name, at an account or anywhere.
    fn same_name(&self, name: &str, account: Option<AccountId>) -> Option<&ContactName> {
        let mut same = self.contacts.iter().filter(|contact| account.is_none_or(|account| contact.account == account));
        let found = same.find(|contact| is_same_name(&contact.name, name));
        found.filter(|_| !same.any(|contact| is_same_name(&contact.name, name)))
    }
}

/// Reads the addresses in mail that belongs to nobody, those with most mail first.
pub fn unmatched(connection: &Connection) -> Result<Vec<Unmatched>> {
    let strangers = strangers::of_nobody(connection)?;
    if strangers.is_empty() {
        return Ok(Vec::new());
    }
    let ground = Ground::read(connection)?;
    let called = called(connection)?;
    let mut asked: Vec<Stranger> = strangers
        .into_iter()
        .filter(|stranger| ground.is_asked(&stranger.email) && ground.whose.of_address(&stranger.email).is_none())
        .collect();
    asked.sort_by(|one, other| (other.count, other.newest, &one.email).cmp(&(one.count, one.newest, &other.email)));
    let domains = domains(&ground.whose, &asked);
    asked.truncate(LISTED);
    asked.into_iter().map(|stranger| unmatched_line(&ground, &called, &domains, stranger)).collect()
}

fn unmatched_line(ground: &Ground<'_>, called: &[Called], domains: &HashMap<String, usize>, stranger: Stranger) -> Result<Unmatched> {
    let (subject, header) = strangers::subject_and_header(ground.connection, stranger.mail, &stranger.email)?;
    let name = ground.name_of(&stranger.email, header.as_deref())?;
    let header = header.or_else(|| name.clone()).unwrap_or_default();
    let person = name.as_deref().and_then(|name| ground.same_name(name, None));
    let account = person.map(|person| person.account).or_else(|| suggestion(&stranger.email, &header, called));
    let suggestion = account.and_then(|account| {
        let contact = person.map(|person| (person.id, person.name.clone()));
        Some(Suggested { account, name: ground.accounts.get(&account)?.clone(), contact })
    });
    let at_domain = host_of(&stranger.email).and_then(|host| domains.get(host)).copied();
    let Stranger { email, count, newest, mail } = stranger;
    Ok(Unmatched { email, name, count, newest, mail, subject, suggestion, at_domain })
}

/// Counts the addresses at each domain that is a company's.
fn domains(whose: &Whose, strangers: &[Stranger]) -> HashMap<String, usize> {
    let mut domains: HashMap<String, usize> = HashMap::new();
    for host in strangers.iter().filter_map(|stranger| host_of(&stranger.email)).filter(|host| !whose.is_public(host)) {
        *domains.entry(host.to_owned()).or_default() += 1;
    }
    domains
}

fn called(connection: &Connection) -> Result<Vec<Called>> {
    let mut statement = connection.prepare_cached("SELECT id, name, kana, domain FROM account WHERE deleted_at IS NULL")?;
    let read = |row: &rusqlite::Row<'_>| {
        let (kana, domain): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        Ok(Called::new(row.get(0)?, &row.get::<_, String>(1)?, kana.as_deref(), domain.as_deref()))
    };
    let called = statement.query_map([], read)?;
    Ok(called.collect::<rusqlite::Result<_>>()?)
}

/// Reads the people who write from accounts and are no contacts, those with most mail first.
pub fn new_people(connection: &Connection) -> Result<Vec<NewPerson>> {
    let strangers = strangers::at_accounts(connection)?;
    if strangers.is_empty() {
        return Ok(Vec::new());
    }
    let ground = Ground::read(connection)?;
    let is_new = |known: Known| !matches!(known, Known::Contact(_) | Known::Said(Some(_)));
    let of_account = |stranger: Stranger| {
        let (account, known) = ground.whose.of_address(&stranger.email)?;
        (is_new(known) && ground.is_asked(&stranger.email)).then_some((account, stranger))
    };
    let mut found: Vec<(AccountId, Stranger)> = strangers.into_iter().filter_map(of_account).collect();
    found.sort_by(|(_, one), (_, other)| (other.count, other.newest, &one.email).cmp(&(one.count, one.newest, &other.email)));
    found.truncate(LISTED);
    found.into_iter().map(|(account, stranger)| new_person(&ground, account, stranger)).collect()
}

fn new_person(ground: &Ground<'_>, account: AccountId, stranger: Stranger) -> Result<NewPerson> {
    let (_, header) = strangers::subject_and_header(ground.connection, stranger.mail, &stranger.email)?;
    let name = ground.name_of(&stranger.email, header.as_deref())?.unwrap_or_else(|| name_of_address(&stranger.email));
    let same_as = ground.same_name(&name, Some(account)).map(|contact| (contact.id, contact.name.clone()));
    let Signature { title, phone } = signature_of(ground.connection, &stranger.email)?;
    let account_name = ground.accounts.get(&account).cloned().unwrap_or_default();
    let Stranger { email, count, newest, mail } = stranger;
    Ok(NewPerson { email, name, account, account_name, count, newest, mail, title, phone, same_as })
}

/// Reads title and telephone from the newest signatures that say them.
fn signature_of(connection: &Connection, email: &str) -> Result<Signature> {
    let texts = strangers::last_texts(connection, email, TEXTS)?;
    let found: Vec<Signature> = texts.iter().map(|text| signature(text)).collect();
    Ok(Signature {
        title: found.iter().find_map(|signature| signature.title.clone()),
        phone: found.iter().find_map(|signature| signature.phone.clone()),
    })
}

/// Reads which addresses are one's own, and nothing else.
pub fn ourselves(connection: &Connection) -> Result<Whose> {
    let mut us = Whose::default();
    let told = setting(connection, OWN_ADDRESSES)?.unwrap_or_default();
    for own in own_addresses(connection)?.iter().map(String::as_str).chain(told.split_whitespace()) {
        us.add_own(own);
    }
    Ok(us)
}

/// Finds addresses that look like one's own, as long as none is known: those in most of the mail, that nobody of the book has.
pub fn own_candidates(connection: &Connection) -> Result<Vec<OwnEvidence>> {
    let total = strangers::count(connection)?;
    if total == 0 || !own_addresses(connection)?.is_empty() {
        return Ok(Vec::new());
    }
    let whose = load(connection)?;
    if whose.knows_own() {
        return Ok(Vec::new());
    }
    let mut likely: Vec<OwnEvidence> = strangers::own_evidence(connection)?;
    likely.retain(|evidence| {
        let is_both_ways = evidence.wrote > 0 && evidence.got > 0;
        let share = if is_both_ways { OWN_SHARE } else { OWN_SHARE_ONE_WAY };
        // One letter says nothing.
        evidence.named >= 2
            && evidence.named * 100 >= total * share
            && whose.of_address(&evidence.email).is_none()
            && !is_machine(&evidence.email)
    });
    likely.sort_by_key(|evidence| (evidence.wrote == 0 || evidence.got == 0, std::cmp::Reverse(evidence.named)));
    let mut listed: Vec<OwnEvidence> = Vec::new();
    for evidence in likely {
        // Who mostly stands beside an own address is somebody else: one writes to others, not to oneself.
        let mut is_other = false;
        for own in &listed {
            is_other |= strangers::together(connection, &evidence.email, &own.email)? * 2 > evidence.named;
        }
        if !is_other && listed.len() < OWN_LISTED {
            listed.push(evidence);
        }
    }
    Ok(listed)
}
