//! Contacts: matched within their account by external id, then address, then name.

use super::report::Why;
use super::resolve::{Resolver, fault, find_contact};
use super::{Fate, Result, state};
use crate::domain::{Account, AccountId, Contact, ContactId, Moment};
use crate::import::plan::ContactRecord;
use crate::ops::mail::give_address;
use crate::store::mail::whose::addresses_of;
use crate::store::{self, RowId, Tx};

pub(super) fn upsert_contact(tx: &Tx, resolver: &mut Resolver, record: &ContactRecord) -> Result<std::result::Result<Fate, Why>> {
    let account = match resolver.account(tx, &record.account)? {
        Ok(account) => account,
        Err(why) => return Ok(Err(why)),
    };
    match find(tx, account, record)? {
        Some(id) => update(tx, id, record),
        None => add(tx, account, record),
    }
}

/// Gives a person the further addresses that a row states; says whether any is new.
fn add_addresses(tx: &Tx, id: ContactId, contact: &Contact, record: &ContactRecord) -> Result<bool> {
    let mut is_new = false;
    for email in record.other_emails.iter().chain(&record.email) {
        is_new |= give_address(tx, id, contact, email)?;
    }
    Ok(is_new)
}

fn find(tx: &Tx, account: AccountId, record: &ContactRecord) -> Result<Option<ContactId>> {
    // A card goes by its own id, then like any row; the id that another program gave the person says nothing against it.
    let named = [&record.external_id, &record.card_id, &record.email].into_iter().flatten();
    for named in named.chain(&record.other_emails).chain(&record.name) {
        let found = find_contact(tx, account, named)?;
        let contact = found.map(|id| store::get::<Contact>(tx.connection(), id)).transpose()?.flatten();
        // The same name under another external id or address is another person.
        let is_other = |stated: &Option<String>, present: &Option<String>| stated.is_some() && present.is_some() && stated != present;
        if let Some(contact) = contact.filter(|row| !is_other(&record.external_id, &row.external_id)) {
            let by_name_only = record.name.as_ref() == Some(named);
            if !(by_name_only && record.external_id.is_none() && is_other(&record.email, &contact.email)) {
                return Ok(Some(contact.id));
            }
        }
    }
    Ok(None)
}

fn add(tx: &Tx, account: AccountId, record: &ContactRecord) -> Result<std::result::Result<Fate, Why>> {
    let name = record.name.clone().or_else(|| record.email.clone()).or_else(|| record.external_id.clone());
    let mut contact = Contact::named(account, name.unwrap_or_default());
    merge(&mut contact, record);
    if let Some(why) = fault(&contact) {
        return Ok(Err(why));
    }
    let id = ContactId::of(tx.new_id());
    store::insert(tx.connection(), id, &contact, known_since(tx, account)?)?;
    note_leaving(tx, id, &contact)?;
    add_addresses(tx, id, &contact, record)?;
    Ok(Ok(Fate::Added))
}

fn update(tx: &Tx, id: ContactId, record: &ContactRecord) -> Result<std::result::Result<Fate, Why>> {
    let before = store::needed::<Contact>(tx.connection(), id)?.fields;
    let mut contact = before.clone();
    if let Some(name) = &record.name {
        contact.name.clone_from(name);
    }
    merge(&mut contact, record);
    let is_known = |first: &String| record.other_emails.iter().any(|email| email.eq_ignore_ascii_case(first));
    if before.email.as_ref().is_some_and(is_known) || is_further(tx, id, record)? {
        // The row has another of the person's addresses first.
        contact.email.clone_from(&before.email);
    }
    let has_new_address = add_addresses(tx, id, &contact, record)?;
    if contact == before {
        return Ok(Ok(if has_new_address { Fate::Updated } else { Fate::Unchanged }));
    }
    if let Some(why) = fault(&contact) {
        return Ok(Err(why));
    }
    store::update(tx.connection(), id, &contact)?;
    if contact.left_on != before.left_on {
        note_leaving(tx, id, &contact)?;
    }
    Ok(Ok(Fate::Updated))
}

fn is_further(tx: &Tx, id: ContactId, record: &ContactRecord) -> Result<bool> {
    let Some(email) = &record.email else { return Ok(false) };
    Ok(addresses_of(tx.connection(), id)?.iter().any(|row| row.email.eq_ignore_ascii_case(email)))
}

fn merge(contact: &mut Contact, record: &ContactRecord) {
    if contact.external_id.is_none() {
        contact.external_id.clone_from(&record.card_id);
    }
    state(&mut contact.external_id, &record.external_id);
    state(&mut contact.email, &record.email);
    state(&mut contact.phone, &record.phone);
    state(&mut contact.title, &record.title);
    state(&mut contact.left_on, &record.left_on);
    if let Some(role) = record.role {
        contact.role = role;
    }
}

/// Imported history was known when it happened.
fn note_leaving(tx: &Tx, id: ContactId, contact: &Contact) -> Result<()> {
    if let Some(day) = contact.left_on {
        store::set_column::<Contact>(tx.connection(), id, "left_known_at", day.to_string())?;
    }
    Ok(())
}

/// A person without a date of their own has been known as long as the account.
pub(super) fn known_since(tx: &Tx, account: AccountId) -> Result<Moment> {
    let created = store::get::<Account>(tx.connection(), account)?.and_then(|row| row.created_on);
    Ok(created.map_or(tx.at(), |day| Moment::Day(day).min(tx.at())))
}
