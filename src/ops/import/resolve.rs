//! Finds the account and the people that a row names, and remembers what it found.

use super::Result;
use super::report::Why;
use crate::domain::account::name_key;
use crate::domain::check::{Check, is_email};
use crate::domain::whose::domains::is_public;
use crate::domain::{Account, AccountId, Contact, ContactId, Moment, Row};
use crate::import::plan::AccountRef;
use crate::import::value;
use crate::store::mail::whose::by_further_address;
use crate::store::{self, Entity, RowId, Tx};
use std::collections::{HashMap, HashSet};

/// The outcome of a search for one row.
type Found = std::result::Result<AccountId, Why>;

pub(super) struct Resolver {
    accounts: HashMap<AccountRef, Found>,
    /// The rows of the book that rows of this import were about already. An import fills one table, so ids suffice.
    claimed: HashSet<i64>,
    adds: bool,
    added: u64,
}

impl Resolver {
    pub fn new(adds: bool) -> Resolver {
        Resolver { accounts: HashMap::new(), claimed: HashSet::new(), adds, added: 0 }
    }

    /// How many accounts were added because rows named them.
    pub fn added(&self) -> u64 {
        self.added
    }

    /// Notes that a row of this import is about a row of the book.
    pub fn claim(&mut self, id: impl RowId) {
        self.claimed.insert(id.get());
    }

    pub fn is_claimed(&self, id: impl RowId) -> bool {
        self.claimed.contains(&id.get())
    }

    /// Picks what a row without an id of its own is about, among those it could be: one that says the same already, else
    /// one that no other row of this import was about. Rows that differ are different things.
    pub fn pick<E: Entity + PartialEq>(&self, candidates: Vec<Row<E::Id, E>>, merged: impl Fn(&E) -> E) -> Option<Row<E::Id, E>> {
        let same = candidates.iter().position(|row| merged(&row.fields) == row.fields);
        let place = same.or_else(|| candidates.iter().position(|row| !self.is_claimed(row.id)))?;
        candidates.into_iter().nth(place)
    }

    /// Finds the account of a row: by id, external id, contract, name, domain, contact, in this order.
    pub fn account(&mut self, tx: &Tx, named: &AccountRef) -> Result<Found> {
        if let Some(found) = self.accounts.get(named) {
            return Ok(found.clone());
        }
        let mut found = find(tx, named)?;
        if let (Err(Why::UnknownAccount(_)), true, Some(name)) = (&found, self.adds, named.named.first()) {
            found = Ok(add(tx, name)?);
            self.added += 1;
        }
        self.accounts.insert(named.clone(), found.clone());
        Ok(found)
    }

    /// Finds a person at an account, or adds one: a name on a call is a person somebody spoke with.
    pub fn contact(&self, tx: &Tx, account: AccountId, named: &str, known_at: Moment) -> Result<ContactId> {
        if let Some(found) = find_contact(tx, account, named)? {
            return Ok(found);
        }
        let mut contact = Contact::named(account, named);
        if is_email(named) {
            contact.email = Some(named.to_lowercase());
        }
        let id = ContactId::of(tx.new_id());
        store::insert(tx.connection(), id, &contact, known_at)?;
        Ok(id)
    }
}

fn find(tx: &Tx, named: &AccountRef) -> Result<Found> {
    for text in &named.named {
        match by_text(tx, text)?.as_slice() {
            [] => {}
            [one] => return Ok(Ok(*one)),
            many => return Ok(Err(Why::AmbiguousAccount(text.to_owned(), many.len()))),
        }
    }
    for (sql, text) in [(BY_CONTRACT, &named.contract), (BY_CONTACT, &named.contact)] {
        let Some(text) = text else { continue };
        match ids(tx, sql, text)?.as_slice() {
            [] => {}
            [one] => return Ok(Ok(*one)),
            many => return Ok(Err(Why::AmbiguousAccount(text.to_owned(), many.len()))),
        }
    }
    if let Some(found) = named.contact.as_deref().and_then(company_domain).map(|domain| ids(tx, BY_DOMAIN, &domain)).transpose()?
        && let [one] = found.as_slice()
    {
        return Ok(Ok(*one));
    }
    let said = named.named.first().or(named.contract.as_ref()).or(named.contact.as_ref());
    Ok(Err(said.map_or(Why::NoAccount, |said| Why::UnknownAccount(said.clone()))))
}

const BY_CONTRACT: &str = "SELECT DISTINCT account_id FROM contract WHERE external_id = ? AND deleted_at IS NULL";
const BY_CONTACT: &str = "SELECT DISTINCT account_id FROM contact WHERE email = lower(?1) AND deleted_at IS NULL
    UNION SELECT account_id FROM contact_address WHERE email = lower(?1) AND deleted_at IS NULL
    UNION SELECT account_id FROM contact WHERE external_id = ?1 AND deleted_at IS NULL";
const BY_DOMAIN: &str = "SELECT id FROM account WHERE domain = ? AND deleted_at IS NULL";

/// Everything an account goes by, the most exact first; the first kind that finds any counts.
fn by_text(tx: &Tx, text: &str) -> Result<Vec<AccountId>> {
    let key = name_key(text);
    // An address speaks for its company's domain, and for none where anybody may have one.
    let domain = if text.contains('@') { company_domain(text) } else { value::domain(text) }.unwrap_or_default();
    let ways = [
        ("SELECT id FROM account WHERE id = CAST(? AS INTEGER) AND deleted_at IS NULL", numeric(text)),
        ("SELECT id FROM account WHERE external_id = ? AND deleted_at IS NULL", text.to_owned()),
        (BY_CONTRACT, text.to_owned()),
        ("SELECT id FROM account WHERE name_key = ? AND deleted_at IS NULL", key),
        (BY_CONTACT, if is_email(text) { text.to_owned() } else { String::new() }),
        (BY_DOMAIN, domain),
    ];
    for (sql, text) in ways.iter().filter(|(_, text)| !text.is_empty()) {
        let found = ids(tx, sql, text)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn numeric(text: &str) -> String {
    if text.len() >= 15 && text.bytes().all(|byte| byte.is_ascii_digit()) { text.to_owned() } else { String::new() }
}

/// Returns the host of an address, unless anybody may have one there.
fn company_domain(text: &str) -> Option<String> {
    let host = text.split_once('@')?.1.to_lowercase();
    (!host.is_empty() && !is_public(&host)).then_some(host)
}

fn ids(tx: &Tx, sql: &str, text: &str) -> Result<Vec<AccountId>> {
    let mut statement = tx.connection().prepare_cached(sql)?;
    let found = statement.query_map([text], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn add(tx: &Tx, name: &str) -> Result<AccountId> {
    let mut account = Account::named(name);
    account.external_id = Some(name.to_owned());
    let id = AccountId::of(tx.new_id());
    store::insert(tx.connection(), id, &account, tx.at())?;
    Ok(id)
}

/// Finds a person of an account by address, external id or name.
pub(super) fn find_contact(tx: &Tx, account: AccountId, named: &str) -> Result<Option<ContactId>> {
    let people = store::by_account::<Contact>(tx.connection(), account)?;
    let key = name_key(named);
    type Person = Row<ContactId, Contact>;
    let ways: [&dyn Fn(&Person) -> bool; 3] = [
        &|person| person.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(named)),
        &|person| person.external_id.as_deref() == Some(named),
        &|person| name_key(&person.name) == key,
    ];
    let by_further = || if is_email(named) { by_further_address(tx.connection(), account, named) } else { Ok(None) };
    match people.iter().find(|person| ways[0](person)) {
        Some(person) => Ok(Some(person.id)),
        None => Ok(by_further()?.or_else(|| ways.iter().find_map(|way| people.iter().find(|person| way(person))).map(|person| person.id))),
    }
}

/// Returns the first field of an entity that breaks a rule, as the reason to leave its row out.
pub(super) fn fault<E: Check>(entity: &E) -> Option<Why> {
    entity.faults().into_iter().next().map(Why::Fault)
}
