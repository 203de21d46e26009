//! People and their addresses: adding those who wrote, and further addresses of those who are there.

use super::follow::{follow, follow_each};
use super::outcome;
use crate::domain::check::is_email;
use crate::domain::{AccountId, Contact, ContactAddress, ContactAddressId, ContactId, Invalid};
use crate::ops::save::{self, account_name, save};
use crate::ops::{Error, Outcome, Result};
use crate::store::mail::placed::Which;
use crate::store::mail::whose::addresses_of;
use crate::store::{self, OpLabel, RowId, Tx};
use serde_json::json;

/// Somebody who wrote, to be added as a contact.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub title: Option<String>,
    pub phone: Option<String>,
}

/// Adds people as contacts; who is there already by the address stays.
pub fn add(tx: &Tx, people: &[Person]) -> Result<(Outcome, OpLabel)> {
    let mut made = Outcome::default();
    let mut added = Vec::new();
    for person in people {
        let email = person.email.to_lowercase();
        let is_there = |row: &Contact| row.email.as_deref().is_some_and(|present| present.eq_ignore_ascii_case(&email));
        let present = store::by_account::<Contact>(tx.connection(), person.account)?.into_iter().any(|row| is_there(&row.fields));
        if present {
            continue;
        }
        let contact = Contact {
            email: Some(email.clone()),
            title: person.title.clone(),
            phone: person.phone.clone(),
            ..Contact::named(person.account, &person.name)
        };
        let (id, _) = save(tx, None, &contact)?;
        made = outcome(id, Some(person.account));
        added.push(email);
    }
    follow_each(tx, &added.iter().map(|email| Which::Address(email)).collect::<Vec<_>>())?;
    let first = people.first();
    let account = first.map(|person| account_name(tx, person.account)).transpose()?.unwrap_or_default();
    let args = json!({ "n": added.len(), "contact": first.map(|person| &person.name), "account": account });
    Ok((made, OpLabel { kind: "people-add", args }))
}

/// Adds an address to a person.
pub fn add_address(tx: &Tx, id: ContactId, email: &str) -> Result<(Outcome, OpLabel)> {
    let contact = store::needed::<Contact>(tx.connection(), id)?;
    let email = email.trim().to_lowercase();
    give_address(tx, id, &contact.fields, &email)?;
    let moved = follow(tx, Which::Address(&email))?;
    let args = json!({ "contact": contact.name, "address": email, "n": moved });
    Ok((outcome(id, Some(contact.account)), OpLabel { kind: "contact-address", args }))
}

/// Gives a person an address that is not theirs yet; says whether it was not.
pub(in crate::ops) fn give_address(tx: &Tx, id: ContactId, contact: &Contact, email: &str) -> Result<bool> {
    let is_first = contact.email.as_deref().is_some_and(|first| first.eq_ignore_ascii_case(email));
    if is_first || addresses_of(tx.connection(), id)?.iter().any(|row| row.email == email) {
        return Ok(false);
    }
    let address = ContactAddress { contact: id, account: contact.account, email: email.to_owned() };
    save(tx, None::<ContactAddressId>, &address)?;
    Ok(true)
}

/// Adds or replaces a contact with all addresses it has.
pub fn save_contact(tx: &Tx, id: Option<ContactId>, contact: &Contact, further: &[String]) -> Result<(Outcome, OpLabel)> {
    if let Some(wrong) = further.iter().find(|email| !is_email(email.trim())) {
        return Err(Error::Invalid(vec![("further", Invalid::NotAnEmail(wrong.clone()))]));
    }
    let (made, label) = save::contact(tx, id, contact)?;
    let id = made.row.map(|row| ContactId::of(row.id)).expect("saving makes a row");
    let wanted: Vec<String> = further.iter().map(|email| email.trim().to_lowercase()).collect();
    for row in addresses_of(tx.connection(), id)?.into_iter().filter(|row| !wanted.contains(&row.email)) {
        store::delete::<ContactAddress>(tx.connection(), row.id, tx.at())?;
        follow(tx, Which::Address(&row.email))?;
    }
    for email in wanted {
        if give_address(tx, id, contact, &email)? {
            follow(tx, Which::Address(&email))?;
        }
    }
    Ok((made, label))
}
